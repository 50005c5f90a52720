import { expect, test } from "vitest";
import { checkResults } from "../../src/observe/checks.ts";

const app = { id: 1, slug: "release-train", name: "Release Train" };
type Context = Parameters<typeof checkResults>[0][number];
type Run = Extract<Context, { __typename: "CheckRun" }>;

const at = (minute: number) =>
  Temporal.Instant.from("2026-03-19T09:00:00Z").add({ minutes: minute });

function run(name: string, conclusion: string | null, more: Partial<Run> = {}): Run {
  return {
    __typename: "CheckRun",
    name,
    status: conclusion === null ? "IN_PROGRESS" : "COMPLETED",
    conclusion,
    startedAt: at(0),
    completedAt: conclusion === null ? null : at(1),
    detailsUrl: null,
    checkSuite: { id: "suite", app: { slug: "ci" } },
    ...more,
  };
}

const status = (context: string, state: string): Context => ({
  __typename: "StatusContext",
  context,
  state,
  targetUrl: null,
  createdAt: at(2),
});

const results = (...contexts: Context[]) =>
  checkResults(contexts, app).map(({ name, result, word }) => `${name}: ${result} (${word})`);

test.each([
  ["SUCCESS", "passed"],
  ["NEUTRAL", "passed"],
  ["SKIPPED", "passed"],
  ["FAILURE", "failed"],
  ["TIMED_OUT", "failed"],
  ["CANCELLED", "failed"],
  ["ACTION_REQUIRED", "failed"],
  ["STARTUP_FAILURE", "failed"],
  ["STALE", "failed"],
  ["A_WORD_OF_TOMORROW", "running"],
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
  ["EXPECTED", "running"],
])("a commit status %s has %s", (state, result) => {
  expect(results(status("jenkins", state))).toEqual([
    `jenkins: ${result} (${state.toLowerCase()})`,
  ]);
});

test("a check that has not ended is running, with the word of its status", () => {
  expect(results(run("test", null, { status: "QUEUED" }))).toEqual(["test: running (queued)"]);
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
  const other = { checkSuite: { id: "another suite", app: { slug: "ci" } }, startedAt: at(5) };
  expect(results(run("test", "FAILURE"), run("test", "SUCCESS", other))).toEqual([
    "test: failed (failure)",
  ]);
});

test("a status and a check run of the same name: the one that isn't green counts", () => {
  expect(results(status("test", "PENDING"), run("test", "SUCCESS"))).toEqual([
    "test: running (pending)",
  ]);
});

test("the app's own check runs are left out", () => {
  const own = { checkSuite: { id: "own", app: { slug: "release-train" } } };
  expect(results(run("Release train", null, own), run("test", "SUCCESS"))).toEqual([
    "test: passed (success)",
  ]);
});

test("a result says when it ended", () => {
  const [ended, running] = checkResults([run("a", "FAILURE"), run("b", null)], app);
  expect(ended?.endedAt?.toString()).toBe("2026-03-19T09:01:00Z");
  expect(running?.endedAt).toBeNull();
});
