import { describe, expect, test } from "vitest";
import { progressOf } from "../../../src/decide/deployments/progress.ts";
import { abandonedSince } from "../../../src/decide/deployments/progress-meaning.ts";
import { known } from "../../../src/model/failure.ts";
import { releaseKey } from "../../../src/model/ids.ts";
import type { DeployIntent } from "../../../src/model/release/deploy-intent.ts";
import type { DeploymentFacts, StatusFacts } from "../../../src/model/observation.ts";
import { emptyRecord } from "../../../src/model/record/record.ts";
import { away, deployment, greenFacts, idOf } from "../../support/observation.ts";
import { began, ours, ride, search, status } from "../../support/rides.ts";
import { commit, homeId, noon, release } from "../../support/train.ts";
import type { Progress } from "../../../src/decide/assessment/progress.ts";

const intent = (attempt: number, changes: Partial<DeployIntent> = {}): DeployIntent => ({
  task: "deploy",
  service: search.id,
  attempt,
  commit: commit("search"),
  intent: `i${attempt}`,
  sentAt: began,
  settledAt: began.add({ minutes: 1 }),
  outcome: { kind: "pending" },
  ...changes,
});

function progress(
  production: readonly DeploymentFacts[],
  intents: readonly DeployIntent[] = [],
  of = search,
): Progress {
  const facts = known({ ...greenFacts(search), production: known(production) });
  return progressOf({
    task: "deploy",
    record: emptyRecord,
    release,
    service: of,
    facts,
    intents,
    now: noon,
  });
}

test.each([
  ["nothing", [], "waiting"],
  ["foreign deployments", [deployment(9, commit("search"))], "waiting"],
  ["no status", [ours(1, 1, [])], "deploying"],
  ["queued", [ours(1, 1, [status("queued")])], "deploying"],
  ["a state that nobody knows", [ours(1, 1, [status("blessed")])], "deploying"],
  ["success", [ours(1, 1, [status("success"), status("in_progress")])], "live"],
  ["success and taken over", [ours(1, 1, [status("inactive"), status("success")])], "live"],
  ["our own success", [ours(1, 1, [status("success", { ours: true })])], "deploying"],
  ["failure", [ours(1, 1, [status("failure")])], "failed"],
  ["error", [ours(1, 1, [status("error")])], "failed"],
  ["failure after success", [ours(1, 1, [status("failure"), status("success")])], "failed"],
  ["success after failure", [ours(1, 1, [status("success"), status("failure")])], "live"],
  [
    "another release's",
    [ours(1, 1, [], { rides: ride(1, { issue: releaseKey(homeId, 11) }) })],
    "waiting",
  ],
  [
    "another service's",
    [ours(1, 1, [], { rides: ride(1, { service: idOf("users") }) })],
    "waiting",
  ],
  ["our payload by somebody else", [ours(1, 1, [status("success")], { ours: false })], "waiting"],
  ["a rollback", [ours(1, 1, [status("success")], { task: "rollback" })], "waiting"],
])("threats 9, 36 and 38: %s", (_, production, kind) => {
  expect(progress(production).kind).toBe(kind);
});

test("the way back is counted by itself", () => {
  const back = ours(3, 1, [status("success")], { task: "rollback", commit: commit("before") });
  const facts = known({ ...greenFacts(search), production: known([back, ours(1, 2, [])]) });
  const input = { record: emptyRecord, release, service: search, facts, now: noon };
  const deploying = { ...intent(2), task: "deploy" } as const;
  expect(progressOf({ ...input, task: "rollback", intents: [deploying] })).toMatchObject({
    kind: "live",
    attempt: 1,
    commit: commit("before"),
  });
  const again = { ...intent(2), task: "rollback" } as const;
  expect(progressOf({ ...input, task: "rollback", intents: [again] })).toMatchObject({
    kind: "starting",
    attempt: 2,
  });
  expect(progressOf({ ...input, task: "deploy", intents: [again] })).toMatchObject({
    kind: "deploying",
    attempt: 2,
  });
});

test("nothing is concluded from what could not be read", () => {
  const input = {
    task: "deploy",
    record: emptyRecord,
    release,
    service: search,
    intents: [],
    now: noon,
  } as const;
  expect(progressOf({ ...input, facts: undefined })).toMatchObject({ kind: "unknown" });
  expect(progressOf({ ...input, facts: away })).toEqual(away);
  const facts = known({ ...greenFacts(search), production: away });
  expect(progressOf({ ...input, facts, intents: [intent(1)] })).toEqual(away);
});

test("threat 35: only the named reporters count, with or without [bot]", () => {
  const strict = { ...search, reporters: ["Argo[bot]"] };
  const by = (creator: string) =>
    progress([ours(1, 1, [status("success", { creator })])], [], strict).kind;
  expect([by("argo"), by("argo[bot]"), by("argos"), by("deploy-bot")]).toEqual([
    "live",
    "live",
    "deploying",
    "deploying",
  ]);
});

describe("time", () => {
  const at = (minutes: number) =>
    progress([ours(1, 1, [], { createdAt: noon.subtract({ minutes }) })]);

  test("a deployment without a final status times out", () => {
    expect(at(29).kind).toBe("deploying");
    expect(at(30)).toMatchObject({ kind: "failed", how: "timed out", since: noon });
  });

  test.each<[string, readonly StatusFacts[], string]>([
    ["nothing", [], "no pipeline reported on it"],
    ["its own word", [status("queued", { ours: true })], "no pipeline reported on it"],
    ["a start", [status("in_progress")], "it was last in progress"],
    [
      "somebody else's success",
      [status("success", { creator: "mallory" })],
      "only mallory reported on it, who is not one of its reporters",
    ],
  ])("one that timed out after %s says so", (_, statuses, why) => {
    const old = ours(1, 1, statuses, { createdAt: noon.subtract({ hours: 1 }) });
    const strict = { ...search, reporters: ["deploy-bot"] };
    expect(progress([old], [], strict)).toMatchObject({ how: "timed out", why });
  });

  test("one of which nobody has said anything for half an hour is abandoned", () => {
    const slow = { ...search, timeout: Temporal.Duration.from({ hours: 2 }) };
    const since = (statuses: readonly StatusFacts[], minutes: number) => {
      const createdAt = noon.subtract({ minutes });
      return abandonedSince(progress([ours(1, 1, statuses, { createdAt })], [], slow), noon);
    };
    expect(since([], 29)).toBeNull();
    expect(since([], 30)).toEqual(noon.subtract({ minutes: 30 }));
    expect(since([status("in_progress")], 60)).toBeNull();
    expect(since([status("success")], 60)).toBeNull();
  });

  test("a success after the time counts all the same", () => {
    const late = ours(1, 1, [status("success")], { createdAt: noon.subtract({ hours: 3 }) });
    expect(progress([late]).kind).toBe("live");
  });
});

describe("attempts", () => {
  test("the newest one counts", () => {
    const both = [ours(2, 2, [status("success")]), ours(1, 1, [status("failure")])];
    expect(progress(both)).toMatchObject({ kind: "live", attempt: 2 });
    expect(progress(both.toReversed())).toMatchObject({ kind: "live", attempt: 2 });
  });

  test("threat 33: of two deployments of one attempt the first is it", () => {
    const twins = [ours(8, 1, [status("failure")]), ours(7, 1, [status("success")])];
    expect(progress(twins)).toMatchObject({ kind: "live", attempt: 1 });
    expect(progress(twins.toReversed())).toMatchObject({ kind: "live", attempt: 1 });
  });
});

describe("intents that GitHub doesn't show yet", () => {
  const created = { kind: "created", deployment: 1 } as const;
  const refused = { kind: "refused", why: "The environment is locked." } as const;

  test("a request without an answer is open: it may have to be made again", () => {
    expect(progress([], [intent(1)])).toMatchObject({ kind: "starting", isOpen: true });
  });

  test("one that was answered is not", () => {
    const answered = intent(1, { outcome: created });
    expect(progress([], [answered])).toMatchObject({ kind: "starting", isOpen: false });
  });

  test("one that stays out of sight for as long as it may take has failed", () => {
    const old = { sentAt: noon.subtract({ minutes: 30 }) };
    for (const lost of [intent(1, old), intent(1, { ...old, outcome: created })]) {
      expect(progress([], [lost])).toMatchObject({ kind: "failed", how: "unseen" });
    }
  });

  test("one that GitHub refused has failed, in GitHub's words", () => {
    expect(progress([], [intent(1, { outcome: refused })])).toMatchObject({
      kind: "failed",
      how: "refused",
      why: "The environment is locked.",
    });
  });

  test("the deployment outweighs the intent of the same attempt", () => {
    const seen = [ours(1, 1, [status("success")])];
    expect(progress(seen, [intent(1)]).kind).toBe("live");
    expect(progress(seen, [intent(1), intent(2)])).toMatchObject({ kind: "starting", attempt: 2 });
  });

  test("other services' intents are theirs", () => {
    expect(progress([], [intent(1, { service: idOf("users") })]).kind).toBe("waiting");
  });
});
