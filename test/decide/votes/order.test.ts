/** A decision follows from the set of votes that stand, and from nothing in how they came about. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { shown } from "../../support/consent.ts";
import { reactionTo, saidIn } from "../../support/decision.ts";
import { later, mayGive, says, withAuthority, withComment } from "../../support/observation.ts";
import { people } from "../../support/train.ts";
import type { Author } from "../../../src/model/github/authority.ts";

const ben: Author = { id: 33, login: "ben", kind: "person" };
const { sarah, ina, bob, sue, eve } = people;
/** ben and bob speak for one team, eve for none. */
const voters = [ina, bob, ben, sue, eve];
const teamOf = new Map([
  [ina.id, "acme/infra"],
  [bob.id, "acme/backend"],
  [ben.id, "acme/backend"],
  [sue.id, "acme/search"],
]);

interface Happening {
  readonly who: Author;
  readonly what: "says" | "edits" | "deletes" | "hides";
  /** Which of their comments, counted from the newest. */
  readonly which: number;
  /** Whether the app looks at once. */
  readonly isSeen: boolean;
}

const happenings = fc.array(
  fc.record({
    who: fc.constantFrom(...voters),
    // Often enough that all teams come together.
    what: fc.constantFrom("says", "says", "says", "edits", "deletes", "hides"),
    which: fc.nat(2),
    isSeen: fc.boolean(),
  }),
  { maxLength: 14 },
);

const begin = withAuthority(shown(), ben, mayGive(["acme/backend"]));

/** The world after all of it, and the ids of the comments that stand as they were written. */
function happen(all: readonly Happening[]): {
  readonly world: Observation;
  readonly standing: ReadonlyMap<number, Author>;
} {
  let world = begin;
  // GitHub gives no id twice, whatever was deleted.
  let id = 2_000;
  const standing = new Map<number, Author>();
  for (const { who, what, which, isSeen } of all) {
    world = later(world, { seconds: 1 });
    if (what === "says") {
      id += 1;
      world = says(world, who, "/go", { id });
      standing.set(id, who);
    } else {
      const mine = world.comments.filter(({ author }) => author.id === who.id).toReversed();
      const meant = mine[which]?.id;
      if (meant !== undefined) {
        const change = what === "edits" ? { edited: true } : { minimized: true };
        world = withComment(world, meant, what === "deletes" ? "deleted" : change);
        standing.delete(meant);
      }
    }
    if (isSeen) world = look(world);
  }
  return { world: look(world), standing };
}

test("for any order and repetition of votes, edits and deletions, only the votes that stand decide", () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const { world, standing } = happen(all);
      const teams = new Set([...standing.values()].flatMap(({ id }) => teamOf.get(id) ?? []));
      const votes = decide(world).view?.votes.map(({ owner, answer }) => `${owner} ${answer}`);
      const expected = ["acme/infra", "acme/backend", "acme/search"].map(
        (team) => `${team} ${teams.has(team) ? "go" : "waiting"}`,
      );
      expect(votes).toEqual(expected);
      const asked = says(later(world, { minutes: 1 }), sarah, "/go", { id: 9_999_999 });
      const isGo = reactionTo(decide(asked), 9_999_999) === "rocket";
      expect(isGo).toBe(teams.size === 3);
      // What was said is said once: nothing of it is left for the next look.
      expect(saidIn(decide(world))).toEqual({});
    }),
    { numRuns: 150 },
  );
});
