import { expect, test } from "vitest";
import { subIssueLabel, subIssueMark } from "../../src/model/marks/marks.ts";
import { serviceId, type ReleaseKey } from "../../src/model/ids.ts";
import type { SubIssueFacts } from "../../src/model/github/sub-issue.ts";
import { addComment, deleteComment, react } from "../../src/simulator/world/comments.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { trainWorld, type TrainWorld } from "./train-world.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

function open(
  { world, releases, app, release }: TrainWorld,
  service: string,
  { by = app.bot, of = release }: { by?: User; of?: ReleaseKey } = {},
): Issue {
  return createIssue(world, releases, {
    title: `[backend] ${service} v1.1.0`,
    body: `${subIssueMark(of, serviceId(service))}\n- [ ] item`,
    by,
    labels: [subIssueLabel],
  });
}

async function factsOf(world: TrainWorld, service: string): Promise<SubIssueFacts> {
  const facts = (await world.see()).subIssues.get(serviceId(service));
  if (!facts) throw new Error(`${service} has no sub-issue`);
  return facts;
}

test("sub-issues are known by a mark that the app wrote for this release", async () => {
  await using world = await trainWorld(["api", "web"]);
  const own = open(world, "api");
  open(world, "web", { by: world.mike });
  open(world, "web", { of: "acme/releases#99" as ReleaseKey });
  const seen = await world.see();
  expect([...seen.subIssues.keys()]).toEqual(["api"]);
  expect(await factsOf(world, "api")).toMatchObject({
    number: own.number,
    id: own.id,
    title: "[backend] api v1.1.0",
    state: "open",
    milestone: null,
    edits: { kind: "known", value: [] },
  });
});

test("edits tell who made what of which text; those of the app are only texts between", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, mike, sarah, app } = world;
  const issue = open(world, "api");
  const first = issue.body;
  const marked = (text: string): string =>
    `${text}\n${subIssueMark(world.release, serviceId("api"))}`;
  setCollaborator(world.world, releases, mike, "write");
  const write = (by: User, body: string): void => {
    world.wait({ seconds: 5 });
    editIssue(world.world, releases, issue, { by, body });
  };
  write(mike, marked("ticked"));
  // Read in between: what was read before is not asked for again.
  expect((await factsOf(world, "api")).edits).toMatchObject({
    value: [{ after: marked("ticked") }],
  });
  write(app.bot, marked("shown"));
  write(sarah, marked("unticked"));
  for (let step = 1; step <= 45; step += 1) write(app.bot, marked(`shown ${step}`));
  write(mike, marked("again"));
  const { edits } = await factsOf(world, "api");
  if (edits.kind === "unknown") throw new Error(edits.why);
  expect(edits.value.map(({ by, before, after }) => [by.login, before, after])).toEqual([
    ["mike", first, marked("ticked")],
    ["sarah", marked("shown"), marked("unticked")],
    ["mike", marked("shown 45"), marked("again")],
  ]);
});

test("comments of sub-issues stand among those of the tracking issue, by time", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, mike, sarah, app } = world;
  const issue = open(world, "api");
  const say = (on: Issue, by: User, body: string) => {
    world.wait({ seconds: 5 });
    return addComment(world.world, releases, on, { body, by });
  };
  say(issue, mike, "/go");
  say(world.issue, sarah, "/go");
  say(issue, app.bot, "<!-- release-train:said reply:1 -->\nSaid.");
  const seen = await world.see();
  expect(seen.comments.map(({ issue: on, author }) => [on, author.login])).toEqual([
    [issue.number, "mike"],
    [world.issue.number, "sarah"],
  ]);
  expect([...seen.said]).toEqual(["reply:1"]);
});

test("what becomes of a command in a sub-issue is seen, though GitHub calls the issue unchanged", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, mike, app } = world;
  const issue = open(world, "api");
  const comment = addComment(world.world, releases, issue, { body: "/go", by: mike });
  await world.see();
  const { updatedAt } = issue;
  react(world.world, releases, comment, { content: "rocket", by: app.bot });
  expect((await world.see()).comments[0]?.reactions).toEqual(new Set(["rocket"]));
  deleteComment(world.world, releases, comment, { by: mike });
  issue.updatedAt = updatedAt;
  expect((await world.see()).comments).toEqual([]);
});

test("sub-issues that can't be read stop the observation: a vote there would look taken back", async () => {
  await using world = await trainWorld(["api"]);
  open(world, "api");
  world.simulator.faults.push({
    matches: ({ path, body }) => path === "/graphql" && JSON.stringify(body).includes("talk"),
    when: "before",
    answer: { status: 502, body: {} },
  });
  await expect(world.see()).rejects.toThrow(/can't be read|502/);
});

test("thirty services in 24 repositories that haven't changed cost two requests and eight points", async () => {
  const names = Array.from({ length: 24 }, (_, index) => `s${index + 1}`);
  const parts = names.slice(0, 6);
  const trainFile = [
    "train: storefront",
    "managers: [sarah]",
    "services:",
    ...names.map((id) => `  ${id}: { repo: acme/${id}, team: acme/backend, path: ["${id}/**"] }`),
    ...parts.map((id) => `  ${id}-b: { repo: acme/${id}, team: acme/backend, path: ["b/**"] }`),
  ].join("\n");
  await using world = await trainWorld(names, { trainFile });
  const services = [...names, ...parts.map((id) => `${id}-b`)];
  const { releases, mike, sarah } = world;
  setCollaborator(world.world, releases, mike, "write");
  const lines = services.map((id, index) => `${id} 1.${index}.0`).join("\n");
  editIssue(world.world, releases, world.issue, {
    by: sarah,
    body: `### Version\nv2.5.0\n### Services\n${lines}\n`,
  });
  for (const id of services) {
    const issue = open(world, id);
    addComment(world.world, releases, issue, { body: "/go", by: mike });
    editIssue(world.world, releases, issue, { by: mike, body: issue.body.replace("[ ]", "[x]") });
  }
  world.wait({ minutes: 1 });
  const seen = await world.see();
  expect(seen.subIssues.size).toBe(30);
  expect(seen.services.size).toBe(30);
  expect(seen.comments).toHaveLength(30);
  const before = world.github.usage();
  await world.see();
  const after = world.github.usage();
  expect(after.requests - before.requests).toBeLessThanOrEqual(2);
  // Among them what the next milestone may bring: without it each new one would cost a request.
  expect(after.points - before.points).toBeLessThanOrEqual(8);
});
