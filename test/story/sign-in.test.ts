/** People sign in to the dashboard, see what they can read on GitHub, and say commands in their own name. */
import { expect, test } from "vitest";
import { editRepository, setCollaborator } from "../../src/simulator/world/repositories.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { createVisitor, formTokenIn } from "../support/visitor.ts";

/** A release of a private train repository, ready for its GO. */
async function secret(): Promise<Story & { readonly path: string }> {
  const story = await startStory({ fleet: solo, signIn: true });
  const { world, manager, trainRepository } = story.fleet;
  editRepository(world, trainRepository, { isPrivate: true, by: manager });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  const { owner, name } = trainRepository;
  return Object.assign(story, {
    path: `/releases/${owner}/${name}/${story.people.tracking().number}`,
  });
}

test("threat 63: whoever can read the train repository sees its releases, and nobody else", async () => {
  await using story = await secret();
  const { path, app, people } = story;
  const stranger = createVisitor(app.url);
  expect(await stranger.get(path)).toMatchObject({ status: 302 });
  expect(await stranger.get(`/api${path}`)).toMatchObject({ status: 401 });
  people.person("mallory");
  await stranger.signIn("mallory");
  for (const one of [path, `/api${path}`, `/api${path}/events`, `/trains${path.slice(9, -2)}`])
    expect([one, (await stranger.get(one)).status]).toEqual([one, 404]);
  expect((await stranger.get("/")).text).toContain("No release is known yet");

  const sarah = createVisitor(app.url);
  expect(await sarah.signIn("sarah", path)).toMatchObject({ status: 200 });
  expect((await sarah.get("/")).text).toContain(path);
});

test("who may no longer read it sees it no more after a minute", async () => {
  await using story = await secret();
  const { world, trainRepository } = story.fleet;
  const guest = story.people.person("guest");
  setCollaborator(world, trainRepository, guest, "read");
  const visitor = createVisitor(story.app.url);
  expect(await visitor.signIn("guest", story.path)).toMatchObject({ status: 200 });
  const asked = () => story.simulator.requests.length;
  const before = asked();
  await visitor.get(story.path);
  expect(asked()).toBe(before);
  trainRepository.collaborators.delete(guest.id);
  await story.pass({ seconds: 61 });
  expect(await visitor.get(story.path)).toMatchObject({ status: 404 });
});

test("a command on the page is a comment in the name of whoever says it, and is obeyed", async () => {
  await using story = await secret();
  const { path, app, people } = story;
  const sarah = createVisitor(app.url);
  const page = await sarah.signIn("sarah", path);
  const form = {
    token: formTokenIn(page),
    command: "hold",
    service: "",
    words: "the office\n/abort is on fire",
  };
  const said = await sarah.post(`${path}/commands`, form);
  expect(said).toMatchObject({ status: 303, location: `${path}?said=hold#say` });
  expect((await sarah.get(`${path}?said=hold`)).text).toContain("You said /hold on the issue.");
  await story.reach("on hold");
  const comments = [...story.fleet.trainRepository.comments.values()];
  const mine = comments.filter(({ author }) => author.id === people.manager.id);
  expect(mine.map(({ body }) => body)).toEqual(["/hold the office /abort is on fire"]);
});

test("threat 63: nothing is said for others: a form of another page, another site or nobody", async () => {
  await using story = await secret();
  const { path, app, people } = story;
  const sarah = createVisitor(app.url);
  const token = formTokenIn(await sarah.signIn("sarah", path));
  const form = { token, command: "go", service: "", words: "" };
  const post = `${path}/commands`;
  expect(await sarah.post(post, form, "https://evil.example")).toMatchObject({ status: 403 });
  expect(await sarah.post(post, { ...form, token: "" })).toMatchObject({ status: 403 });
  const guest = createVisitor(app.url);
  people.person("mallory");
  const other = formTokenIn(await guest.signIn("mallory"));
  expect(await sarah.post(post, { ...form, token: other })).toMatchObject({ status: 403 });
  expect(await guest.post(post, { ...form, token: other })).toMatchObject({ status: 404 });
  expect(await createVisitor(app.url).post(post, form)).toMatchObject({ status: 401 });
  const bad = [
    { command: "abort" },
    { command: "hold" },
    { command: "retry" },
    { service: "nope" },
  ];
  for (const one of bad)
    expect(await sarah.post(post, { ...form, ...one })).toMatchObject({ status: 400 });
  const authors = [...story.fleet.trainRepository.comments.values()].map(({ author }) => author.id);
  expect(authors).not.toContain(people.manager.id);
});

test("threat 3: a form that is too long isn't read, whoever sends it", async () => {
  await using story = await secret();
  const { path, app } = story;
  const sarah = createVisitor(app.url);
  const token = formTokenIn(await sarah.signIn("sarah", path));
  const form = { token, command: "hold", service: "", words: "x".repeat(100_000) };
  const post = `${path}/commands`;
  expect(await sarah.post(post, form)).toMatchObject({ status: 413 });
  expect(await sarah.post("/logout", form)).toMatchObject({ status: 413 });
  const refused = await createVisitor(app.url).post(post, form);
  expect(refused).toMatchObject({ status: 413 });
  expect(await sarah.post(post, { ...form, words: "too long" })).toMatchObject({ status: 303 });
});

test("a sign-in that was begun elsewhere is refused, and one that ends leaves no token behind", async () => {
  await using story = await secret();
  const { path, app } = story;
  const visitor = createVisitor(app.url);
  const begun = await createVisitor(app.url).get("/login");
  const code = (await visitor.get(`${begun.location}&login=sarah`)).location;
  expect(await visitor.get(code)).toMatchObject({ status: 403 });
  const away = await visitor.get("/login?to=//evil.example");
  const denied = await visitor.get(`${away.location}&login=`);
  expect((await visitor.get(denied.location)).text).toContain("did not let the App know");

  const page = await visitor.signIn("sarah", "//evil.example");
  expect(page).toMatchObject({ status: 200 });
  const out = await visitor.post("/logout", { token: formTokenIn(page) });
  expect(out.text).toContain("You are signed out");
  expect(await visitor.get(path)).toMatchObject({ status: 302 });
});

test("a program asks with the token of a person, and gets what they may see", async () => {
  await using story = await secret();
  const { app, path, simulator, people } = story;
  const ask = async (token: string) =>
    (await fetch(`${app.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } }))
      .status;
  expect(await ask(simulator.tokenFor(people.manager))).toBe(200);
  expect(await ask(simulator.tokenFor(people.person("mallory")))).toBe(404);
  expect(await ask("ghu_nobody_has_this")).toBe(401);
});
