import { expect, test } from "vitest";
import { releaseKey, sha } from "../../src/model/ids.ts";
import { recordMark, saidMark } from "../../src/model/marks/marks.ts";
import { emptyRecord, type ReleaseRecord } from "../../src/model/record/record.ts";
import { editIssue, setLocked } from "../../src/simulator/world/issues.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import {
  addComment,
  deleteComment,
  editComment,
  react,
} from "../../src/simulator/world/comments.ts";
import { commit, createBranch } from "../../src/simulator/world/commits.ts";
import { openPull } from "../../src/simulator/world/pulls.ts";
import { plainTrain, trainWorld, untouched } from "./train-world.ts";

const record = (seq: number, entries: ReleaseRecord["entries"] = []): ReleaseRecord => ({
  ...emptyRecord,
  seq,
  entries,
});

test("the issue and what others said on it, oldest first", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, issue, sarah, mike, app } = world;
  const go = addComment(world.world, releases, issue, { body: "/go", by: mike });
  react(world.world, releases, go, { content: "eyes", by: app.bot });
  react(world.world, releases, go, { content: "rocket", by: sarah });
  const edited = addComment(world.world, releases, issue, { body: "/no", by: sarah });
  editComment(world.world, releases, edited, { body: "/no-go slow", by: sarah });
  addComment(world.world, releases, issue, { body: `${saidMark("planned")}\nHello`, by: app.bot });

  const seen = await world.see();
  expect(seen.issue).toMatchObject({
    repo: "acme/releases",
    state: "open",
    author: "sarah",
    labels: ["release-train"],
    visibility: "public",
  });
  expect(seen.comments).toEqual([
    expect.objectContaining({
      id: go.id,
      author: { id: mike.id, login: "mike", kind: "person" },
      body: "/go",
      edited: false,
      reactions: new Set(["eyes"]),
    }),
    expect.objectContaining({ id: edited.id, body: "/no-go slow", edited: true }),
  ]);
  expect(seen.said).toEqual(new Set(["planned"]));
});

test("more comments than fit on a page are all there", async () => {
  await using world = await trainWorld(["api"]);
  for (let count = 1; count <= 230; count += 1)
    addComment(world.world, world.releases, world.issue, { body: `${count}`, by: world.mike });
  const { comments } = await world.see();
  expect(comments.map(({ body }) => Number(body))).toEqual(
    Array.from({ length: 230 }, (_, index) => index + 1),
  );
});

test("an issue that is gone is a Failure for good", async () => {
  await using world = await trainWorld(["api"]);
  const gone = releaseKey(world.releases.id, 99);
  const seen = await world.observe(gone, untouched);
  expect(seen).toMatchObject({ ok: false, failure: { kind: "not found", retry: "never" } });
});

test("comments that can't be read whole stop the observation", async () => {
  await using world = await trainWorld(["api"]);
  world.simulator.faults.push({
    matches: ({ path }) => path === "/graphql",
    when: "before",
    answer: {
      status: 200,
      body: {
        data: { r0: { nameWithOwner: "acme/releases", visibility: "PUBLIC", issue: null } },
        errors: [{ message: "Something went wrong", path: ["r0", "issue", "comments"] }],
      },
    },
  });
  const seen = await world.observe(world.release, untouched);
  expect(seen).toMatchObject({ ok: false, failure: { kind: "unexpected", retry: "later" } });
});

test("a memory that is younger than the issue is blind to what was begun before it", async () => {
  await using world = await trainWorld(["api"]);
  const opened = world.issue.createdAt;
  const bornAfter = (seconds: number) => {
    const bornAt = opened.add({ seconds });
    return world.see({ bornAt, blindUntil: bornAt.add({ minutes: 1 }) });
  };
  expect((await bornAfter(1)).blindUntil).toEqual(opened.add({ seconds: 61 }));
  expect((await bornAfter(0)).blindUntil).toBeNull();
});

test("the record is what the app wrote and nobody else edited", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, issue, mike, app } = world;
  expect((await world.see()).record).toEqual({ kind: "none" });

  addComment(world.world, releases, issue, { body: recordMark(record(99)), by: mike });
  expect((await world.see()).record).toEqual({ kind: "none" });

  const own = addComment(world.world, releases, issue, {
    body: recordMark(record(1)),
    by: app.bot,
  });
  editComment(world.world, releases, own, { body: recordMark(record(2)), by: app.bot });
  expect((await world.see()).record).toEqual({
    kind: "kept",
    comment: own.id,
    record: record(2),
  });

  editComment(world.world, releases, own, { body: recordMark(record(3)), by: world.sarah });
  expect((await world.see()).record).toEqual({
    kind: "tampered",
    comment: own.id,
    by: "sarah",
  });
});

test("a person who is called like the app is not the app", async () => {
  await using world = await trainWorld(["api"]);
  const double = addUser(world.world, "release-train");
  addComment(world.world, world.releases, world.issue, {
    body: recordMark(record(1)),
    by: double,
  });
  const seen = await world.see();
  expect(seen.record).toEqual({ kind: "none" });
  expect(seen.comments[0]?.author).toMatchObject({ login: "release-train", kind: "person" });
});

test("a record that came with a transferred issue is none: nothing was decided here", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, issue, app } = world;
  const elsewhere = { ...record(9), issue: issue.number + 1 };
  addComment(world.world, releases, issue, { body: recordMark(elsewhere), by: app.bot });
  expect((await world.see()).record).toEqual({ kind: "none" });
  const here = { ...record(1), issue: issue.number };
  addComment(world.world, releases, issue, { body: recordMark(here), by: app.bot });
  expect((await world.see()).record).toMatchObject({ kind: "kept", record: here });
});

test("a pull request is no tracking issue, whatever its label", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, sarah, issue } = world;
  createBranch(world.world, releases, { name: "topic", from: "main", by: sarah });
  commit(world.world, releases, {
    branch: "topic",
    files: { "a.txt": "a" },
    message: "Change",
    by: sarah,
  });
  const pull = openPull(world.world, releases, {
    title: "Release v2.5.0",
    body: issue.body,
    head: "topic",
    base: "main",
    by: sarah,
  });
  const seen = await world.observe(releaseKey(world.releases.id, pull.number), untouched);
  expect(seen).toMatchObject({ ok: false, failure: { kind: "not found" } });
});

test("whether the issue is locked", async () => {
  await using world = await trainWorld(["api"]);
  expect((await world.see()).issue.isLocked).toBe(false);
  setLocked(world.world, world.releases, world.issue, { locked: true, by: world.sarah });
  expect((await world.see()).issue.isLocked).toBe(true);
});

test("a record that doesn't parse is not believed", async () => {
  await using world = await trainWorld(["api"]);
  const broken = { ...record(1), entries: [{ kind: "departure" }] } as unknown as ReleaseRecord;
  const own = addComment(world.world, world.releases, world.issue, {
    body: recordMark(broken),
    by: world.app.bot,
  });
  expect((await world.see()).record).toMatchObject({ kind: "tampered", comment: own.id });
});

test("of several records the newest counts, and the app's own memory where GitHub lags", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, issue, app } = world;
  const write = (seq: number) =>
    addComment(world.world, releases, issue, { body: recordMark(record(seq)), by: app.bot });
  write(2);
  const newest = write(5);
  write(3);
  const remember = (seq: number) => ({ lastRecord: { comment: newest.id, record: record(seq) } });
  expect((await world.see()).record).toMatchObject({ comment: newest.id, record: { seq: 5 } });
  expect((await world.see(remember(4))).record).toMatchObject({ record: { seq: 5 } });
  expect((await world.see(remember(6))).record).toEqual({
    kind: "kept",
    comment: newest.id,
    record: record(6),
  });
});

test("attack 49: what the app remembers outlives a comment that somebody edited", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, issue, app, sarah } = world;
  const own = addComment(world.world, releases, issue, {
    body: recordMark(record(1)),
    by: app.bot,
  });
  const edit = (body: string) => editComment(world.world, releases, own, { body, by: sarah });
  edit(`${recordMark(record(1))}\nI was here.`);
  const lastRecord = { comment: own.id, record: record(1) };
  const kept = { kind: "kept", ...lastRecord, spoiled: { by: "sarah" } };
  expect((await world.see({ lastRecord })).record).toEqual(kept);
  edit("No record at all.");
  expect((await world.see({ lastRecord })).record).toEqual(kept);
  expect((await world.see()).record.kind).not.toBe("kept");

  const next = { comment: own.id + 1, record: record(2) };
  expect((await world.see({ lastRecord: next })).record).toMatchObject({
    kind: "kept",
    comment: next.comment,
  });
});

test("a deleted record comment doesn't take the app's memory away", async () => {
  await using world = await trainWorld(["api"]);
  const { releases, issue, app, sarah } = world;
  const own = addComment(world.world, releases, issue, {
    body: recordMark(record(1)),
    by: app.bot,
  });
  deleteComment(world.world, releases, own, { by: sarah });
  const lastRecord = { comment: own.id, record: record(1) };
  expect((await world.see({ lastRecord })).record).toEqual({ kind: "kept", ...lastRecord });
  // GitHub may only be late, until it shows what came after it.
  addComment(world.world, releases, issue, { body: "Later.", by: app.bot });
  expect((await world.see({ lastRecord })).record).toEqual({
    kind: "kept",
    ...lastRecord,
    spoiled: { by: null },
  });
});

test("threats 46 and 61: the train file is the default branch's, until the release has left", async () => {
  await using world = await trainWorld(["api", "web"]);
  const before = (await world.see()).train;
  if (before.kind !== "valid") throw new Error(before.kind);

  commit(world.world, world.releases, {
    branch: "main",
    files: { ".github/release-train.yml": plainTrain(["api"]) },
    message: "Drop web",
    by: world.sarah,
  });
  const after = (await world.see()).train;
  expect(after).toMatchObject({ kind: "valid", train: { services: [{ id: "api" }] } });

  const departure: ReleaseRecord["entries"][number] = {
    kind: "departure",
    at: "2026-03-19T14:00:00Z",
    revision: before.revision,
    version: "2.5.0",
    services: [],
    behind: [],
  };
  const lastRecord = { comment: 1, record: record(1, [departure]) };
  expect((await world.see({ lastRecord })).train).toEqual(before);

  const gone = { ...departure, revision: sha("c".repeat(40)) };
  const lost = { comment: 1, record: record(1, [gone]) };
  expect((await world.see({ lastRecord: lost })).train).toMatchObject({ kind: "unknown" });
});

test.each([
  ["train: [", "invalid"],
  [null, "missing"],
])("a train file %j is %s, and there are no services then", async (text, kind) => {
  await using world = await trainWorld(["api"]);
  commit(world.world, world.releases, {
    branch: "main",
    files: { ".github/release-train.yml": text },
    message: "Break it",
    by: world.sarah,
  });
  const seen = await world.see();
  expect(seen.train.kind).toBe(kind);
  expect(seen.services.size).toBe(0);
  expect(seen.trainRelease.kind).toBe("unknown");
});

test("a plan that is no plan leaves the services unread", async () => {
  await using world = await trainWorld(["api"]);
  editIssue(world.world, world.releases, world.issue, { body: "Later", by: world.sarah });
  const seen = await world.see();
  expect(seen.train.kind).toBe("valid");
  expect(seen.services.size).toBe(0);
});
