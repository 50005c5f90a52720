import { expect, test } from "vitest";
import { checkResults } from "../../src/observe/services/checks.ts";

const app = { id: 1, slug: "release-train", name: "Release Train" };
type Context = Parameters<typeof checkResults>[0][number];
type Run = Extract<Context, { __typename: "CheckRun" }>;
type Status = Exclude<Context, Run>;

const at = (minute: number) =>
  Temporal.Instant.from("2026-03-19T09:00:00Z").add({ seconds: minute * 60 });

function run(name: string, conclusion: string | null, more: Partial<Run> = {}): Run {
  return {
    __typename: "CheckRun",
    name,
    status: conclusion === null ? "IN_PROGRESS" : "COMPLETED",
    conclusion,
    startedAt: at(0),
    completedAt: conclusion === null ? null : at(1),
    detailsUrl: null,
    checkSuite: { app: { databaseId: 7, slug: "ci" } },
    ...more,
  };
}

const status = (context: string, state: string, more: Partial<Status> = {}): Context => ({
  __typename: "StatusContext",
  context,
  state,
  targetUrl: null,
  createdAt: at(2),
  creator: { id: 9, login: "jenkins", kind: "bot" },
  ...more,
});

const results = (...contexts: Context[]) =>
  checkResults(contexts, app).results.map(
    ({ name, result, word }) => `${name}: ${result} (${word})`,
  );

test.each([
  ["SUCCESS", "passed"],
  ["NEUTRAL", "passed"],
  ["SKIPPED", "passed"],
  ["FAILURE", "failed"],
  ["TIMED_OUT", "failed"],
  ["CANCELLED", "failed"],
  ["ACTION_REQUIRED", "failed"],
  ["STARTUP_FAILURE", "failed"],
  ["STALE", "stale"],
  ["A_WORD_OF_TOMORROW", "unclear"],
])("a check run that ended as %s has %s", (conclusion, result) => {
  expect(results(run("test", conclusion))).toEqual([
    `test: ${result} (${conclusion.toLowerCase()})`,
  ]);
});

test.each([
  ["SUCCESS", "passed"],
  ["ERROR", "failed"],
  ["FAILURE", "failed"],
  ["PENDING", "running"],
  ["EXPECTED", "missing"],
  ["A_WORD_OF_TOMORROW", "unclear"],
])("a commit status %s has %s", (state, result) => {
  expect(results(status("jenkins", state))).toEqual([
    `jenkins: ${result} (${state.toLowerCase()})`,
  ]);
});

test("a check that has not ended is running, with the word of its status", () => {
  expect(results(run("test", null, { status: "QUEUED" }))).toEqual(["test: running (queued)"]);
});

test.each(["QUEUED", "IN_PROGRESS", "WAITING", "REQUESTED", "PENDING"])(
  "a check run that is %s is running",
  (word) => {
    const [result] = checkResults([run("test", null, { status: word })], app).results;
    expect(result).toMatchObject({ result: "running", word: word.toLowerCase(), endedAt: null });
  },
);

test("a check run that ended without a conclusion is no result", () => {
  expect(results(run("test", null, { status: "COMPLETED" }))).toEqual([
    "test: unclear (completed)",
  ]);
});

test("a rerun replaces the earlier run of the same suite, in whatever order they come", () => {
  const first = run("test", "FAILURE", { startedAt: at(0) });
  const second = run("test", "SUCCESS", { startedAt: at(5), completedAt: at(9) });
  expect(results(first, second)).toEqual(["test: passed (success)"]);
  expect(results(second, first)).toEqual(["test: passed (success)"]);
});

test("a rerun that has not begun is newer than what has ended", () => {
  const queued = run("test", null, { status: "QUEUED", startedAt: null });
  expect(results(queued, run("test", "SUCCESS"))).toEqual(["test: running (queued)"]);
});

test("two workflows with a job of the same name: the one that failed counts", () => {
  const other = { startedAt: at(0.5), completedAt: at(5) };
  expect(results(run("test", "FAILURE"), run("test", "SUCCESS", other))).toEqual([
    "test: failed (failure)",
  ]);
});

test("a status and a check run of the same name: the one that isn't green counts", () => {
  expect(results(status("test", "PENDING"), run("test", "SUCCESS"))).toEqual([
    "test: running (pending)",
  ]);
});

test("all that the app itself reports is left out, whatever its name, and only that", () => {
  const own = { checkSuite: { app: { databaseId: 1, slug: "release-train" } } };
  const contexts = [
    run("Release train", null, own),
    run("release-train.yml", "FAILURE", own),
    status("train", "PENDING", { creator: { id: 1, login: "Release-Train", kind: "bot" } }),
    status("person", "PENDING", { creator: { id: 2, login: "release-train", kind: "person" } }),
    run("test", "SUCCESS"),
    run("Release train", "SUCCESS"),
  ];
  expect(results(...contexts)).toEqual([
    "Release train: passed (success)",
    "person: running (pending)",
    "test: passed (success)",
  ]);
  const { ours } = checkResults(contexts, app);
  expect(ours).toEqual(["Release train", "release-train.yml", "train"]);
});

test("a result says when it ended", () => {
  const { results: both } = checkResults([run("a", "FAILURE"), run("b", null)], app);
  const [ended, running] = both;
  expect(ended?.endedAt?.toString()).toBe("2026-03-19T09:01:00Z");
  expect(running?.endedAt).toBeNull();
});
