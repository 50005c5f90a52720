/** Whatever fails, can't be read or is slow on the way back: nothing is left on top of what went back, or goes twice. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { carryOut } from "../../support/carry-out.ts";
import { decidedOn } from "../../support/consent.ts";
import { dags, type Step } from "../../support/dags.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { away, green, idOf, later, reports, says, withReading } from "../../support/observation.ts";
import { people, service, trainOf } from "../../support/train.ts";

const { sarah } = people;

/** What happens before one look: something that runs ends, and something can't be read. */
interface Turn {
  readonly which: number;
  readonly end: "success" | "failure" | "none";
  readonly unread: number;
}

const turns = (maxLength: number): fc.Arbitrary<readonly Turn[]> =>
  fc.array(
    fc.record({
      which: fc.nat(7),
      end: fc.constantFrom(
        "success" as const,
        "success" as const,
        "failure" as const,
        "none" as const,
      ),
      unread: fc.nat(11),
    }),
    { maxLength },
  );

const plays = dags({ max: 7 }).chain((steps) =>
  fc.record({
    steps: fc.constant(steps),
    parallel: fc.constantFrom(null, 1, 2),
    there: turns(10),
    back: turns(12),
  }),
);

const newestOf = (world: Observation, id: string) => {
  const facts = world.services.get(idOf(id));
  return facts?.kind === "known" && facts.value.production.kind === "known"
    ? facts.value.production.value[0]
    : undefined;
};

const isRunning = (world: Observation, id: string): boolean => {
  const newest = newestOf(world, id);
  return newest?.ours === true && !newest.statuses.some(({ state }) => state !== "inactive");
};

const isBack = (world: Observation, id: string): boolean => {
  const newest = newestOf(world, id);
  return newest?.task === "rollback" && newest.statuses[0]?.state === "success";
};

/** All that depends on a service, directly or not, or that it depends on. */
function line(steps: readonly Step[], id: string) {
  const above = new Set([id]);
  for (const step of steps) if (step.after.some((one) => above.has(one))) above.add(step.id);
  const below = new Set([id]);
  for (const step of steps.toReversed()) {
    if (below.has(step.id)) for (const one of step.after) below.add(one);
  }
  above.delete(id);
  return { above, all: above.union(below) };
}

function ended(world: Observation, ids: readonly string[], { which, end }: Turn): Observation {
  const running = ids.filter((id) => isRunning(world, id));
  const id = running[which % Math.max(1, running.length)];
  return id === undefined || end === "none" ? world : reports(world, id, end);
}

test("a service starts to go back when all on top of it is back, and once, whatever happens", () => {
  fc.assert(
    fc.property(plays, ({ steps, parallel, there, back }) => {
      const ids = steps.map(({ id }) => id);
      const services = steps.map(({ id, after }) => service(id, "infra", ...after));
      let world = decidedOn(green(trainOf(services, { maxParallel: parallel })));
      const go = (before: Observation): Observation =>
        later(carryOut(before, decide(before)), { minutes: 1 });
      world = go(world);
      for (const turn of there) world = go(ended(world, ids, turn));
      fc.pre(world.issue.state === "open" && !/^(verifying|complete)/.test(stateIn(decide(world))));
      world = says(world, sarah, "/rollback because");

      const returned = (before: Observation, unread: string | undefined): Observation => {
        const seen = unread === undefined ? before : withReading(before, unread, away);
        const decision = decide(seen);
        const starts = startsIn(decision);
        for (const start of starts) {
          const id = /^back (\S+)/.exec(start)?.[1] ?? "";
          // Nothing starts forward, nothing goes back twice, and nothing under what isn't back.
          expect(start).toMatch(/^back /);
          expect([isRunning(before, id), isBack(before, id)]).toEqual([false, false]);
          const { above, all } = line(steps, id);
          const left = [...above].filter(
            (one) => newestOf(before, one)?.ours === true && !isBack(before, one),
          );
          expect(left).toEqual([]);
          expect(unread !== undefined && all.has(unread)).toBe(false);
          expect([...all].filter((one) => isRunning(before, one))).toEqual([]);
        }
        const running = ids.filter((id) => isRunning(before, id)).length;
        const most = starts.length === 0 ? Infinity : (parallel ?? Infinity);
        expect(running + starts.length).toBeLessThanOrEqual(most);
        const after = carryOut(seen, decision);
        return later(unread === undefined ? after : startedOf(before, after, unread), {
          minutes: 1,
        });
      };
      for (const turn of back) {
        const unread = ids[turn.unread];
        const said = ended(world, ids, turn);
        world = returned(
          said,
          unread !== undefined && !isRunning(said, unread) ? unread : undefined,
        );
      }
      // From here on all ends well, and people try again what failed.
      for (let count = 0; count < 4 * ids.length + 4; count += 1) {
        const failed = ids.filter((id) => {
          const newest = newestOf(world, id);
          return newest?.task === "rollback" && newest.statuses[0]?.state === "failure";
        });
        for (const id of failed) world = says(world, sarah, `/retry ${id}`);
        world = returned(ended(world, ids, { which: 0, end: "success", unread: 99 }), undefined);
      }
      const left = ids.filter((id) => newestOf(world, id)?.ours === true && !isBack(world, id));
      expect(left).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 600_000);

/** What was started elsewhere while one couldn't be read; that one is as it was. */
function startedOf(before: Observation, after: Observation, unread: string): Observation {
  const services = [...after.services].map(
    ([id, facts]) =>
      [id, id === idOf(unread) ? (before.services.get(id) ?? facts) : facts] as const,
  );
  return { ...after, services: new Map(services) };
}
