/** Every effect on GitHub, and what comes of it when GitHub refuses it or the app dies in the middle. */
import { describe, expect, test } from "vitest";
import { act } from "../../src/act/act.ts";
import type { Action } from "../../src/model/action.ts";
import { emptyRecord } from "../../src/model/record/record.ts";
import { paragraph, say } from "../../src/model/view/text.ts";
import { planningView } from "../render/views.ts";
import { actingApp, deploy, search, live, wait, type Fate } from "../support/act-tools.ts";
import { publishing, searchPart } from "../support/publishing.ts";

const publish = { ...publishing, parts: [searchPart] };
const wish = {
  ...search,
  title: "[acme/search] Search v1.1.3",
  state: "open",
  view: null,
  pending: new Set<string>(),
} as const;

/**
 * What is asked of GitHub a second time, at once and after two minutes, when the first time it met its fate and no
 * look has shown it since: one that has would leave the action out.
 */
type Repeats = readonly [atOnce: "asks" | "waits", after2Minutes: "asks" | "never"];
type Expected = Readonly<Record<Exclude<Fate, "no answer">, Repeats>>;

/** GitHub would do it twice, and a person answers a refusal. */
const onceForGood: Expected = {
  done: ["waits", "never"],
  "crash before": ["waits", "asks"],
  "crash after": ["waits", "asks"],
  403: ["waits", "never"],
  404: ["waits", "never"],
  409: ["waits", "never"],
  422: ["waits", "never"],
  "rate limit": ["waits", "asks"],
};
/** GitHub would do it twice, and what was refused is asked for again when people had time to mend it. */
const onceUntilDone: Expected = {
  ...onceForGood,
  403: ["waits", "asks"],
  404: ["waits", "asks"],
  409: ["waits", "asks"],
  422: ["waits", "asks"],
};
/** Twice is no harm: as often as it is decided. */
const asOften: Expected = {
  done: ["asks", "asks"],
  "crash before": ["asks", "asks"],
  "crash after": ["asks", "asks"],
  403: ["asks", "asks"],
  404: ["asks", "asks"],
  409: ["asks", "asks"],
  422: ["asks", "asks"],
  "rate limit": ["asks", "asks"],
};

/** Each effect by the endpoint that does it. */
const effects: readonly (readonly [endpoint: string, Action, Expected])[] = [
  ["repos.createDeployment", deploy, onceForGood],
  ["repos.createDeployment", { ...deploy, task: "rollback" }, onceForGood],
  [
    "actions.createWorkflowDispatch",
    {
      kind: "dispatch",
      ...search,
      workflow: "deploy.yml",
      ref: "release/2.5.0",
      deployment: 102,
      inputs: {},
    },
    onceForGood,
  ],
  [
    "issues.createComment",
    { kind: "say", key: "hello", message: [paragraph(say`Hello`)] },
    onceUntilDone,
  ],
  [
    "issues.createComment",
    { kind: "write record", record: { ...emptyRecord, seq: 1 } },
    onceUntilDone,
  ],
  [
    "issues.create",
    {
      kind: "open post-mortem",
      title: "Post-mortem",
      who: say``,
      reasons: [],
      timeline: [],
      stays: [],
      parts: [],
    },
    onceUntilDone,
  ],
  ["issues.create", { kind: "tend sub-issues", version: "2.5.0", wishes: [wish] }, onceUntilDone],
  ["repos.createRelease", publish, onceUntilDone],
  [
    "repos.createDeploymentStatus",
    {
      kind: "report",
      ...search,
      deployment: 102,
      state: "in_progress",
      description: "runs",
      logUrl: null,
    },
    asOften,
  ],
  ["issues.update", { kind: "close issue", reason: "completed" }, asOften],
  [
    "reactions.createForIssueComment",
    { kind: "acknowledge", comment: 1001, reaction: "rocket" },
    asOften,
  ],
  ["issues.update", { kind: "show", view: planningView() }, asOften],
];

const fates = [
  "done",
  "crash before",
  "crash after",
  403,
  404,
  409,
  422,
  "rate limit",
] as const satisfies readonly Fate[];

/** What a run does with the one action. */
async function app(action: Action) {
  const acting = await actingApp();
  const { asked } = acting;
  /** What the one run asked of GitHub, by what it is for. */
  const run = async () => {
    const before = asked.length;
    const readRank = async () =>
      ({ ok: true, value: { isPreRelease: false, latest: "true" } }) as const;
    const readChanges = async () => ({ ok: true, value: { pulls: [], complete: true } }) as const;
    const tools = await acting.nextRun({ readRank, readChanges });
    const acted = await live(act([action], tools));
    const first = asked[0];
    return { acted, asks: asked.slice(before).some(({ doing }) => doing === first?.doing) };
  };
  return { ...acting, run };
}

describe.each(fates)("a write that meets its fate: %s", (fate) => {
  const rows = effects.map(([endpoint, action, expected]) => ({
    name: `${action.kind}${action.kind === "deploy" ? ` (${action.task})` : ""}`,
    endpoint,
    action,
    repeats: expected[fate],
  }));

  test.each(rows)(
    "$name: asked again at once: $repeats.0, after two minutes: $repeats.1",
    async ({ endpoint, action, repeats: [atOnce, after] }) => {
      const { run, fates: script, happened, clock } = await app(action);
      script.push(fate);
      const first = await run();
      const hasHappened = fate === "done" || fate === "crash after";
      expect(happened.filter((one) => one === endpoint)).toHaveLength(hasHappened ? 1 : 0);
      expect(first.acted === "dead").toBe(fate === "crash before" || fate === "crash after");
      expect((await run()).asks ? "asks" : "waits").toBe(atOnce);
      wait(clock, { minutes: 2 });
      expect((await run()).asks ? "asks" : "never").toBe(after);
    },
  );
});
