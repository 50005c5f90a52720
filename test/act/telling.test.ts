import { describe, expect, it } from "vitest";
import { createTelling, type Pace, type Text } from "../../src/act/telling.ts";
import { soonInView, steadyInView, urgentInView } from "../../src/act/urgent-words.ts";
import { slowedWords } from "../../src/model/view/slowed.ts";
import { say } from "../../src/model/view/text.ts";
import type { ReleaseView } from "../../src/model/view/view.ts";
import { planningView } from "../render/views.ts";
import { noon } from "../support/train.ts";

const tracking = { key: 12, word: "planning" };

/** What is told over time; `kept` is what the store has of it. */
function prepare(services = 6) {
  let now = noon;
  const store = { kept: undefined as unknown };
  const journal = {
    remember: async (_: string, value: unknown) => {
      store.kept = JSON.parse(JSON.stringify(value));
      return "kept" as const;
    },
  };
  const telling = () => createTelling(store.kept, journal, { now: () => now }, services);
  let body = "";
  return {
    pass: (time: Temporal.DurationLike) => (now = now.add(time)),
    /** Shows it if it is due; answers in how many seconds it is. */
    show: async (
      after: string,
      word = tracking.word,
      {
        pace = "resting",
        steady = after,
        soon = "",
      }: { pace?: Pace; steady?: string; soon?: string } = {},
    ): Promise<number> => {
      const text = { ...tracking, word, steady, soon };
      const due = telling().trackingDue({ ...text, before: body }, pace);
      if (due) return now.until(due).total("seconds");
      await telling().tell({ ...text, after });
      body = after;
      return 0;
    },
    subIssue: (text: Text) => telling().subIssueDue(text),
    told: (text: { key: number; word: string; after: string }) => telling().tell(text, true),
    edited: (text: string) => (body = text),
  };
}

describe("the tracking issue", () => {
  it("is edited at once, and then not again within ten seconds", async () => {
    const { show, pass } = prepare();
    expect(await show("1 of 3")).toBe(0);
    expect(await show("2 of 3")).toBe(10);
    pass({ seconds: 10 });
    expect(await show("2 of 3")).toBe(0);
  });

  it("is edited in larger steps where something changes all the time", async () => {
    const { show, pass } = prepare();
    let edits = 0;
    for (let second = 0; second < 3_600; second += 10) {
      if ((await show(`change ${second}.`, "rolling out", { pace: "moving" })) === 0) edits += 1;
      pass({ seconds: 10 });
    }
    expect(edits).toBeGreaterThan(20);
    expect(edits).toBeLessThanOrEqual(40);
  });

  it("isn't silent for more than ten minutes while services deploy, however often it was edited", async () => {
    for (const services of [6, 80]) {
      const { show, pass } = prepare(services);
      for (let look = 0; look < 60; look += 1) {
        await show("", `service ${look} failed`);
        pass({ seconds: 10 });
      }
      const moving = { pace: "moving" } as const;
      const due = await show("3 of 6 live", "service 59 failed", moving);
      expect(due).toBe(590);
      expect(await show("3 of 6 live", "service 59 failed")).toBeGreaterThan(590);
      pass({ seconds: due });
      expect(await show("3 of 6 live", "service 59 failed", moving)).toBe(0);
    }
  });

  it("doesn't wait with what people must know, and after some quiet with nothing", async () => {
    const { show, pass } = prepare();
    for (let look = 0; look < 60; look += 1) {
      await show(`change ${look}.`);
      pass({ seconds: 10 });
    }
    expect(await show("a service failed", "on hold")).toBe(0);
    pass({ minutes: 30 });
    expect(await show("another change", "on hold")).toBe(0);
  });

  it("shows votes soon, and those of a large release within five minutes", async () => {
    for (const [services, seconds] of [
      [6, 10],
      [20, 33],
      [80, 300],
    ] as const) {
      const { show, pass } = prepare(services);
      for (let look = 0; look < 30; look += 1) await show(`change ${look}.`, `${look}`);
      pass({ minutes: 2 });
      expect(await show("1 voted", "29", { soon: "1" })).toBe(0);
      expect(await show("2 voted", "29", { soon: "2" })).toBe(seconds);
      expect(await show("all voted", "30", { soon: "3" })).toBe(10);
    }
  });

  it("takes for nothing to act on that one voted, or that nothing is slow any more", () => {
    const vote = { services: [], by: "mike", at: noon, reason: "" };
    const missing = { ...vote, owner: "acme/web", answer: "waiting", by: null, at: null } as const;
    const go = { ...vote, owner: "acme/infra", answer: "go" } as const;
    const votes = (...all: ReleaseView["votes"]) =>
      planningView({ state: "ready", sentence: say`${all.length} answered`, votes: all });
    const none = votes(missing, { ...missing, owner: "acme/infra" });
    const one = votes({ ...missing }, go);
    expect(urgentInView(one)).toBe(urgentInView(none));
    expect(soonInView(one)).not.toBe(soonInView(none));
    expect(urgentInView(votes(go, { ...go, owner: "acme/web" }))).not.toBe(urgentInView(one));
    expect(urgentInView(votes(missing, { ...go, answer: "no-go" }))).not.toBe(urgentInView(one));
    const slow = planningView({ problems: [say`${slowedWords()}, and most of it is used.`] });
    expect(urgentInView(slow)).toBe(urgentInView(planningView({ problems: [] })));
  });

  it("waits for sub-issues that are being opened, but not with what people must know", async () => {
    const { show, pass } = prepare();
    await show("none yet");
    pass({ seconds: 30 });
    expect(await show("1 of 3", tracking.word, { pace: "opening" })).toBe(90);
    expect(await show("1 of 3 failed", "failed", { pace: "opening" })).toBe(0);
  });

  it("isn't edited for a forecast alone", async () => {
    const { show, pass } = prepare();
    const steady = { steady: "1 of 3" };
    await show("1 of 3, ETA 14:10", "planning", steady);
    pass({ minutes: 1 });
    expect(await show("1 of 3, ETA 14:12", "planning", steady)).toBeGreaterThan(600);
    expect(await show("2 of 3, ETA 14:12", "planning", { steady: "2 of 3" })).toBe(0);
  });

  it("takes for a forecast what only the forecast moves", () => {
    const view = planningView();
    const { timetable } = view;
    if (!timetable) throw new Error("The view has no timetable");
    const hour = Temporal.Duration.from({ hours: 1 });
    const end = { kind: "after the start", time: hour } as const;
    const later = { ...view, timetable: { ...timetable, end, usual: hour } };
    expect(steadyInView(later)).toBe(steadyInView(view));
    const alone = { ...view, timetable: { ...timetable, critical: ["Mail"] } };
    expect(steadyInView(alone)).not.toBe(steadyInView(view));
    expect(steadyInView({ ...view, sentence: say`2 of 3` })).not.toBe(steadyInView(view));
  });

  it("answers at once what somebody wrote into it", async () => {
    const { show, pass, edited } = prepare();
    for (let look = 0; look < 60; look += 1) {
      await show(`change ${look}.`);
      pass({ seconds: 10 });
    }
    edited("what people made of it");
    expect(await show("put right")).toBe(0);
  });
});

describe("a sub-issue", () => {
  const text = { key: 13, word: "blocked", before: "checks are missing" };

  it("that nobody knows the app's last text of is edited at once", () => {
    expect(prepare().subIssue(text)).toBeNull();
  });

  it("waits while the tracking issue needs all edits, and is edited later", async () => {
    const { told, subIssue, show, pass } = prepare();
    await told({ key: 13, word: "blocked", after: text.before });
    expect(subIssue({ ...text, word: "ready" })).toBeNull();
    for (let look = 0; look < 30; look += 1) {
      await show(`change ${look}.`, `${look}`);
      pass({ seconds: 10 });
    }
    expect(subIssue({ ...text, word: "ready" })).not.toBeNull();
    pass({ minutes: 36 });
    expect(subIssue({ ...text, word: "ready" })).toBeNull();
  });

  it("of a large release leaves the edits to the tracking issue", async () => {
    const { told, subIssue, show } = prepare(80);
    await told({ key: 13, word: "blocked", after: text.before });
    expect(subIssue({ ...text, word: "ready" })).toBeNull();
    await show("1 of 80");
    expect(subIssue({ ...text, word: "ready" })).not.toBeNull();
  });

  it("of which only details changed waits for what matters, or half an hour", async () => {
    const { told, subIssue, pass } = prepare();
    await told({ key: 13, word: "blocked", after: text.before });
    expect(subIssue({ ...text, word: "ready" })).toBeNull();
    expect(subIssue(text)).not.toBeNull();
    pass({ minutes: 29 });
    expect(subIssue(text)).not.toBeNull();
    pass({ minutes: 1 });
    expect(subIssue(text)).toBeNull();
  });

  it("that somebody edited is put right at once", async () => {
    const { told, subIssue, show, pass } = prepare();
    await told({ key: 13, word: "blocked", after: text.before });
    for (let look = 0; look < 30; look += 1) {
      await show(`change ${look}.`);
      pass({ seconds: 10 });
    }
    expect(subIssue({ ...text, before: "ticked by hand" })).toBeNull();
  });
});
