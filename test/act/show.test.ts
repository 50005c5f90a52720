/** How long the tracking issue waits with what it shows, and with which part of what GitHub lets an app write. */
import { describe, expect, test } from "vitest";
import { act } from "../../src/act/act.ts";
import { whenShown } from "../../src/act/show.ts";
import { createTelling } from "../../src/act/telling.ts";
import { urgentInView } from "../../src/act/urgent-words.ts";
import type { Action } from "../../src/model/action.ts";
import { emptyRecord } from "../../src/model/record/record.ts";
import type { VoteEntry } from "../../src/model/record/record.ts";
import type { ReleaseState } from "../../src/model/release/release.ts";
import { planningView } from "../render/views.ts";
import { actingApp, wait } from "../support/act-tools.ts";
import { green } from "../support/observation.ts";
import { noon } from "../support/train.ts";

const showing = (state: ReleaseState): Action => ({ kind: "show", view: planningView({ state }) });

/** An app that told everything of its release at noon, and for which there is no room for what only tells. */
async function silentSince(time: Temporal.DurationLike, isSlowed = false) {
  const app = await actingApp();
  app.full.set("cosmetic", noon.add({ hours: 1 }));
  const journal = { remember: async () => "kept" as const };
  const telling = createTelling(undefined, journal, app.clock, 20);
  const observation = { ...green(), ...(isSlowed && { isSlowed }) };
  const { number, body } = observation.issue;
  const word = urgentInView(planningView());
  await telling.tell({ key: number, word, soon: "", steady: "", after: body });
  wait(app.clock, time);
  return { ...app, tools: await app.nextRun({ telling, observation }) };
}

describe("where most of the hour's changes are used up", () => {
  test("the issue waits, and while services deploy no longer than five minutes", async () => {
    for (const [state, minutes, urgency] of [
      ["rolling out", 4, undefined],
      ["rolling out", 5, "effect"],
      ["rolling back", 5, "effect"],
      ["planning", 30, undefined],
    ] as const) {
      const { tools, asked } = await silentSince({ minutes });
      const { again } = await act([showing(state)], tools);
      expect([state, minutes, asked[0]?.urgency]).toEqual([state, minutes, urgency]);
      expect(again).toEqual(urgency ? null : noon.add({ hours: 1 }));
    }
  });

  test("why it waits is told all the same", async () => {
    const { tools, asked } = await silentSince({ minutes: 4 }, true);
    await act([showing("planning")], tools);
    expect(asked.map(({ urgency }) => urgency)).toEqual(["brake"]);
  });
});

describe("a record that has something new", () => {
  const vote: VoteEntry = {
    kind: "vote",
    comment: 1001,
    at: noon.toString(),
    by: { id: 7, login: "mike" },
    answer: "go",
    reason: "",
    owners: [],
  };
  const kept = { kind: "kept", comment: 500, record: emptyRecord } as const;
  const shownAfter = async (entries: readonly VoteEntry[]) => {
    const { tools } = await silentSince({ seconds: 10 });
    const record = { ...emptyRecord, seq: 2, entries };
    const observation = { ...tools.observation, record: kept };
    const actions: Action[] = [{ kind: "write record", record }, showing("planning")];
    return whenShown(actions, { ...tools, observation });
  };

  test("is shown at once", async () => {
    expect(await shownAfter([{ ...vote, answer: "no-go" }])).toBeNull();
    expect(await shownAfter([vote, { ...vote, answer: "no-go" }])).toBeNull();
  });

  test("is shown soon when it is a vote for going", async () => {
    expect(await shownAfter([vote])).not.toBeNull();
  });
});
