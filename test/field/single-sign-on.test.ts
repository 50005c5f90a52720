/** The organisation asks people to sign in with it first, or lets nobody in from where the app runs. */
import { expect, it } from "vitest";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { createVisitor, formTokenIn } from "../support/visitor.ts";

async function signedOut(): Promise<
  Story & { readonly path: string; readonly session: (is: boolean) => void }
> {
  const story = await startStory({ fleet: solo, signIn: true });
  const { world, manager, trainRepository } = story.fleet;
  editRepository(world, trainRepository, { isPrivate: true, by: manager });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  const { owner, name } = trainRepository;
  const org = world.orgs.get(owner.toLowerCase());
  if (!org) throw new Error("The train belongs to no organisation");
  const session = (is: boolean): void => {
    org.signedOut = new Set(is ? [] : [manager.id]);
  };
  const path = `/releases/${owner}/${name}/${story.people.tracking().number}`;
  return Object.assign(story, { path, session });
}

it("Reviewable#804, github-unwrapped#189: whoever has no session at the organisation's single sign-on hears that there may be more, and sees it once they have", async () => {
  await using story = await signedOut();
  const { path, app, session } = story;
  session(false);
  const sarah = createVisitor(app.url);
  const there = await sarah.signIn("sarah", path);
  expect(there).toMatchObject({ status: 404 });
  expect(there.text).toContain("single sign-on");
  expect((await sarah.get("/")).text).toContain("single sign-on");
  session(true);
  expect(await sarah.signIn("sarah", path)).toMatchObject({ status: 200 });
});

it("cli#2661: a command that GitHub refuses for want of a session says how to get one", async () => {
  await using story = await signedOut();
  const { path, app, session } = story;
  const sarah = createVisitor(app.url);
  const token = formTokenIn(await sarah.signIn("sarah", path));
  session(false);
  const form = { token, command: "hold", service: "", words: "the office is on fire" };
  const said = await sarah.post(`${path}/commands`, form);
  expect(said).toMatchObject({ status: 502 });
  expect(said.text).toMatch(/SAML enforcement.*Sign in to the organisation/s);
  const bodies = [...story.fleet.trainRepository.comments.values()].map(({ body }) => body);
  expect(bodies.filter((body) => body.startsWith("/"))).toEqual([]);
});
