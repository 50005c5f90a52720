/** The record comment is changed or deleted, the data directory is lost, or both: what was deployed is never forgotten. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import { look } from "../support/carry-out.ts";
import { left, live, shown, voted } from "../support/consent.ts";
import { reactionTo, recordIn, startsIn, stateIn, wordsIn } from "../support/decision.ts";
import { closed, later, recordOf, says } from "../support/observation.ts";
import { back, failing, three, told } from "../support/rollback.ts";
import { people } from "../support/train.ts";
import { since } from "../support/in-order.ts";

/** As the app finds it after its data was lost, too. */
const lost: Readonly<Record<string, (world: Observation) => Observation>> = {
  "edited by a writer": (world) => ({
    ...world,
    intents: [],
    looks: new Map(),
    record: { kind: "tampered", comment: 500, by: "eve" },
  }),
  "deleted by an admin": (world) => ({
    ...world,
    intents: [],
    looks: new Map(),
    record: { kind: "none" },
  }),
};

const goingBack = told(failing, "/rollback it is slow");

for (const [name, lose] of Object.entries(lost)) {
  describe(`data lost and record ${name}`, () => {
    it("attack 49: in mid-rollout a manager is asked, nothing new starts, and all can be taken back", () => {
      const world = lose(three);
      const decision = decide(world);
      expect(stateIn(decision)).toMatch(/^on hold: /);
      expect(wordsIn(decision)).toContain("@sarah");
      expect(startsIn(decision)).toEqual([]);
      const asked = since(world)
        .looks()
        .after({ minutes: 1 })
        .says(people.sarah, "/rollback slow")
        .looks().now;
      const going = decide(later(asked, { minutes: 1 }));
      expect(stateIn(going)).toMatch(/^rolling back: /);
    });

    it("attack 49: the first words after the loss may be the rollback itself", () => {
      const world = says(lose(three), people.sarah, "/rollback slow");
      const decision = decide(world);
      const comment = world.comments.at(-1)?.id ?? 0;
      expect(reactionTo(decision, comment)).toBe("rocket");
      expect(wordsIn(decision)).not.toContain("Nothing of this release was deployed");
    });

    it("attack 49: a rollback under way goes on to its end", () => {
      const on = since(goingBack).looks().by(lose).looks().after({ minutes: 1 }).now;
      expect(stateIn(decide(on))).toMatch(/^rolling back: /);
      const end = live(on, "user-service", "auth-service", "search", "api-gateway");
      expect(stateIn(decide(end))).toMatch(/^rolled back: /);
    });

    it("attack 64: a rollback that was decided and has not begun is not forgotten", () => {
      const decided = says(three, people.sarah, "/rollback it is slow");
      const heard = look(decided);
      const world = lose({ ...heard, services: decided.services });
      expect(stateIn(decide(world))).toMatch(/^rolling back: /);
    });

    it("attack 64: what was rolled back whole stays so", () => {
      const over = look(back(goingBack));
      expect(stateIn(decide(over))).toMatch(/^rolled back: /);
      expect(stateIn(decide(lose(over)))).toMatch(/^rolled back: /);
    });

    it("attack 49: a failed service is still failed, and is asked about", () => {
      const decision = decide(lose(failing));
      expect(stateIn(decision)).toMatch(/^on hold: /);
      expect(startsIn(decision)).toEqual([]);
    });

    it("attack 49: while GitHub may still be late with the record, nothing is concluded", () => {
      const world = { ...lose(three), blindUntil: three.now.add({ seconds: 30 }) };
      expect(decide(world)).toMatchObject({ actions: [], admissionRules: null });
    });

    it("attack 49: before anything was deployed, people say it again as ever", () => {
      const decision = decide(lose(voted(shown())));
      expect(stateIn(decision)).toMatch(/^ready: /);
    });

    it("attack 64: an aborted release stays so", () => {
      const ended = look(told(three, "/abort enough"));
      expect(stateIn(decide(ended))).toMatch(/^aborted: /);
      expect(stateIn(decide(lose(ended)))).toMatch(/^aborted: /);
    });

    it("attack 49: closed in mid-rollout, it is held and known", () => {
      expect(stateIn(decide(lose(closed(three))))).toMatch(/^on hold: /);
    });
  });
}

it("attack 49: what the app remembers is written anew when somebody edits the record, and people are told once", () => {
  const { record } = three;
  if (record.kind !== "kept") throw new Error("There is no record");
  const spoiled = { ...three, record: { ...record, spoiled: { by: "eve" } } };
  const decision = decide(spoiled);
  expect(recordIn(decision)).toMatchObject({
    seq: recordOf(three).seq + 1,
    entries: recordOf(three).entries,
  });
  expect(wordsIn(decision)).toContain("Nothing is lost");
  expect(stateIn(decision)).toBe(stateIn(decide(three)));
  const after = later(look(spoiled), { minutes: 1 });
  expect(wordsIn(decide(after))).not.toContain("Nothing is lost");
  expect(recordIn(decide(after))).toBeUndefined();
});

it("attack 49: a service that was live before the loss counts as live", () => {
  const world = look(lost["deleted by an admin"]?.(left()) ?? left());
  const next = since(world).reports("api-gateway", "success").looks().after({ minutes: 1 }).now;
  expect(stateIn(decide(next))).toMatch(/^on hold: /);
});
