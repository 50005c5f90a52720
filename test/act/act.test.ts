/** In which order effects come, and what keeps the others back. */
import { describe, expect, test } from "vitest";
import { act } from "../../src/act/act.ts";
import { recordMemory } from "../../src/act/write-record.ts";
import type { Action } from "../../src/model/action.ts";
import { emptyRecord } from "../../src/model/record/record.ts";
import { paragraph, say } from "../../src/model/view/text.ts";
import { planningView } from "../render/views.ts";
import { actingApp, deploy, search, blind, live, wait } from "../support/act-tools.ts";
import { green, idOf } from "../support/observation.ts";
import { noon } from "../support/train.ts";

const record: Action = { kind: "write record", record: { ...emptyRecord, seq: 1 } };
const told = (key: string) =>
  ({ kind: "say", key, message: [paragraph(say`${key}`)] }) as const satisfies Action;
const mark = { kind: "acknowledge", comment: 1001, reaction: "rocket" } as const satisfies Action;
const show: Action = { kind: "show", view: planningView() };
const close: Action = { kind: "close issue", reason: "completed" };
const report = {
  kind: "report",
  ...search,
  deployment: 102,
  state: "success",
  description: "It is live.",
  logUrl: null,
} as const satisfies Action;

describe("the record goes first", () => {
  test.each([403, 404, 409, 422, "rate limit", "no answer"] as const)(
    "nothing is deployed while it isn't written (%s)",
    async (fate) => {
      const { nextRun, fates, happened } = await actingApp();
      fates.push(fate);
      const { again } = await act([record, deploy, told("hello")], await nextRun());
      expect(happened).toEqual([]);
      expect(again).not.toBeNull();
    },
  );

  test("nor after the app died while it wrote it, until GitHub shows it", async () => {
    const { nextRun, fates, happened, clock } = await actingApp();
    fates.push("crash after");
    expect(await live(act([record, deploy], await nextRun()))).toBe("dead");
    await act([record, deploy], await nextRun());
    wait(clock, { seconds: 59 });
    await act([record, deploy], await nextRun());
    expect(happened).toEqual(["issues.createComment"]);
  });

  test("it is remembered before what rests on it is done", async () => {
    const { nextRun, fates, recall } = await actingApp();
    fates.push("done", "crash before");
    expect(await live(act([record, deploy], await nextRun()))).toBe("dead");
    expect(await recall(recordMemory)).toMatchObject({ comment: 77, record: { seq: 1 } });
  });

  test("one that somebody deleted is written anew, and what rests on it is done then", async () => {
    const { nextRun, fates, happened } = await actingApp();
    const kept = { kind: "kept", comment: 500, record: emptyRecord } as const;
    fates.push(404);
    await act([record, deploy], await nextRun({ observation: { ...green(), record: kept } }));
    expect(happened).toEqual(["issues.createComment", "repos.createDeployment"]);
  });
});

describe("a run ends when it is called", () => {
  test("after one word, and the rest is told by the next run", async () => {
    const { nextRun, call, happened, clock } = await actingApp();
    const run = await nextRun();
    await call();
    const { again, isFenced } = await act([told("one"), told("two"), show], run);
    expect(happened).toEqual(["issues.createComment"]);
    expect(isFenced).toBe(false);
    expect(again).toEqual(clock.now());
    await act([told("one"), told("two"), show], await nextRun());
    expect(happened.slice(1)).toEqual(["issues.createComment", "issues.update"]);
  });

  test("not before it has deployed: what changes the world isn't left undone", async () => {
    const { nextRun, call, happened } = await actingApp();
    const run = await nextRun();
    await call();
    await act([record, deploy, report, mark, show], run);
    expect(happened).toEqual([
      "issues.createComment",
      "repos.createDeployment",
      "repos.createDeploymentStatus",
      "reactions.createForIssueComment",
    ]);
  });

  test("nothing more is written by a run that another has overtaken", async () => {
    const { nextRun, happened } = await actingApp();
    const old = await nextRun();
    await nextRun();
    expect(await act([deploy, told("one"), show], old)).toMatchObject({ isFenced: true });
    await act([mark, report, close], old);
    expect(happened).toEqual([]);
  });
});

describe("answers to brakes", () => {
  const hold = [
    { ...told("held"), isUrgent: true },
    { ...mark, isUrgent: true },
  ] as const;

  test("come before everything else that is written, and other answers don't", async () => {
    const { nextRun, asked } = await actingApp();
    await act([...hold, told("planned"), mark, show], await nextRun());
    expect(asked.map(({ urgency }) => urgency)).toEqual([
      "brake",
      "brake",
      "answer",
      "answer",
      "cosmetic",
    ]);
  });

  test("are given though there is no room for others, and though somebody calls", async () => {
    const { nextRun, call, happened, full } = await actingApp();
    const run = await nextRun();
    full.set("answer", noon.add({ minutes: 5 }));
    full.set("cosmetic", noon.add({ minutes: 9 }));
    await call();
    const { again } = await act([...hold, told("planned"), show], run);
    expect(happened).toEqual(["issues.createComment", "reactions.createForIssueComment"]);
    expect(again).toEqual(noon.add({ minutes: 5 }));
  });
});

describe("what must come after something else", () => {
  test.each([403, 404, "rate limit", "no answer"] as const)(
    "the last word isn't said while the issue can't be closed (%s)",
    async (fate) => {
      const { nextRun, fates, happened } = await actingApp();
      fates.push(fate);
      const { again } = await act([close, told("complete")], await nextRun());
      expect(happened).toEqual([]);
      expect(again).not.toBeNull();
      await act([close, told("complete")], await nextRun());
      expect(happened).toEqual(["issues.update", "issues.createComment"]);
    },
  );

  test("nor while there is no room to close it", async () => {
    const { nextRun, full, asked } = await actingApp();
    full.set("cosmetic", noon.add({ minutes: 9 }));
    const { again } = await act([close, told("complete")], await nextRun());
    expect(asked).toEqual([]);
    expect(again).toEqual(noon.add({ minutes: 9 }));
  });

  test.each([403, "no answer", "no room"] as const)(
    "a comment isn't marked as done before its answer is there (%s)",
    async (trouble) => {
      const { nextRun, fates, full, happened, clock } = await actingApp();
      const answered = [told("planned"), { ...mark, after: "planned" }, report] as const;
      if (trouble === "no room") full.set("answer", noon.add({ minutes: 1 }));
      else fates.push(trouble);
      await act(answered, await nextRun());
      expect(happened).toEqual(["repos.createDeploymentStatus"]);
      full.clear();
      wait(clock, { minutes: 2 });
      await act(answered, await nextRun());
      expect(happened.slice(1)).toEqual([
        "issues.createComment",
        "reactions.createForIssueComment",
        "repos.createDeploymentStatus",
      ]);
    },
  );

  test("a mark that waits for another answer isn't kept back", async () => {
    const { nextRun, fates, happened } = await actingApp();
    fates.push(403);
    await act([told("planned"), { ...mark, after: "held" }], await nextRun());
    expect(happened).toEqual(["reactions.createForIssueComment"]);
  });
});

describe("when it looks again", () => {
  test("at the time that GitHub names, of several at the earliest", async () => {
    const { nextRun, fates } = await actingApp();
    fates.push("rate limit");
    const { again, failures } = await act([report], await nextRun());
    expect(again).toEqual(noon.add({ minutes: 1 }));
    expect(failures.map(({ kind }) => kind)).toEqual(["rate limited"]);
    fates.push("rate limit", 403);
    const both = await act([report, { ...report, deployment: 103 }], await nextRun());
    expect(both.again).toEqual(noon.add({ seconds: 30 }));
    expect(both.failures).toHaveLength(2);
  });

  test("not at all when all is done", async () => {
    const { nextRun } = await actingApp();
    const acted = await act([record, report, mark, told("hello"), show], await nextRun());
    expect(acted).toEqual({ again: null, failures: [], isFenced: false });
  });

  test("at once when a deployment is refused: the next look asks the team", async () => {
    const { nextRun, fates, clock } = await actingApp();
    fates.push(422);
    expect(await act([deploy], await nextRun())).toEqual({
      again: clock.now(),
      failures: [],
      isFenced: false,
    });
  });

  test("when an unknown writer can have written nothing more, and nothing is asked for until then", async () => {
    const { nextRun, asked } = await actingApp();
    const until = noon.add({ seconds: 40 });
    const { again } = await act(
      [deploy, told("hello")],
      await nextRun({ observation: blind(until) }),
    );
    expect(again).toEqual(until);
    expect(asked).toEqual([]);
  });
});

describe("one that fails", () => {
  test("doesn't keep the others back", async () => {
    const { nextRun, fates, happened } = await actingApp();
    fates.push(409, 403);
    await act(
      [deploy, report, { ...deploy, service: idOf("auth-service") }, show],
      await nextRun(),
    );
    expect(happened).toEqual(["repos.createDeployment", "issues.update"]);
  });

  test("is no failure when the comment to be marked is gone", async () => {
    const { nextRun, fates } = await actingApp();
    fates.push(404);
    expect(await act([mark], await nextRun())).toMatchObject({ again: null, failures: [] });
  });

  test("a workflow that can't be started is told on its deployment, also by the run after a crash", async () => {
    const { nextRun, fates, happened } = await actingApp();
    const start: Action = {
      kind: "dispatch",
      ...search,
      workflow: "deploy.yml",
      ref: "release/2.5.0",
      deployment: 102,
      inputs: {},
    };
    fates.push(404, "crash before");
    expect(await live(act([start], await nextRun()))).toBe("dead");
    await act([start], await nextRun());
    expect(happened).toEqual(["repos.createDeploymentStatus"]);
  });
});
