/** Whatever is deployed, fails and is barred: what a rollback takes back, in which order, and what it leaves. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Train } from "../../../src/model/train/train.ts";
import { carryOut, look } from "../../support/carry-out.ts";
import { decidedOn } from "../../support/consent.ts";
import { dags, type Step } from "../../support/dags.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { answered } from "../../support/answered.ts";
import { green, idOf, later, reports, says } from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";

const { sarah, ina } = people;

interface Play {
  readonly steps: readonly Step[];
  /** Which of the running ends next and how: drawn from as long as the release rolls out. */
  readonly dice: readonly { readonly which: number; readonly fails: boolean }[];
  /** Places of services whose changes have no way back. */
  readonly barred: readonly number[];
  /** Which service is named; null: the whole release. */
  readonly named: number | null;
  readonly forced: boolean;
}

const plays: fc.Arbitrary<Play> = dags({ max: 8 }).chain((steps) =>
  fc.record({
    steps: fc.constant(steps),
    dice: fc.array(
      fc.record({
        which: fc.nat(7),
        fails: fc.integer({ min: 0, max: 6 }).map((one) => one === 0),
      }),
      { maxLength: 12 },
    ),
    barred: fc.subarray(steps.map((_, place) => place)),
    named: fc.option(fc.nat(steps.length - 1)),
    forced: fc.boolean(),
  }),
);

function trainFor({ steps, barred }: Play): Train {
  const until = { paths: ["db/**"], label: null };
  return trainOf(
    steps.map(({ id, after }, place) => {
      const one = service(id, "infra", ...after);
      const isBarred = barred.includes(place);
      return { ...one, rollback: { ...one.rollback, until: isBarred ? until : null } };
    }),
  );
}

const withBarriers = (world: Observation, { steps, barred }: Play): Observation =>
  answered(world, {
    barriers: new Map(
      barred.map((place) => {
        const id = steps[place]?.id ?? "";
        const [from, to] = [commit(`${id} before`), commit(id)];
        return [
          idOf(id),
          known({ from, to, files: ["db/1.sql"], pulls: [], isWhole: true }),
        ] as const;
      }),
    ),
  });

/** The release goes on; `starts` collects what was started, in its order. */
function go(world: Observation, starts: string[]): Observation {
  const decision = decide(world);
  starts.push(...startsIn(decision));
  return later(carryOut(world, decision), { minutes: 1 });
}

const runningIn = (world: Observation, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => {
    const facts = world.services.get(idOf(id));
    const production =
      facts?.kind === "known" && facts.value.production.kind === "known"
        ? facts.value.production.value
        : [];
    // The app's own request to stop ends nothing.
    return production[0]?.ours === true && production[0].statuses.every(({ ours }) => ours);
  });

function depart(play: Play, starts: string[]): Observation {
  let world = withBarriers(green(trainFor(play)), play);
  world = go(decidedOn(world), starts);
  const ids = play.steps.map(({ id }) => id);
  for (const { which, fails } of play.dice) {
    const running = runningIn(world, ids);
    const id = running[which % Math.max(1, running.length)];
    if (id !== undefined) world = reports(world, id, fails ? "failure" : "success");
    world = go(world, starts);
  }
  return world;
}

/** Whatever runs ends well, one after the other, until nothing does; what starts never is under what isn't back yet. */
function finish(before: Observation, steps: readonly Step[], starts: string[]): Observation {
  const ids = steps.map(({ id }) => id);
  const isOpen = new Set<string>();
  const goOn = (world: Observation): Observation => {
    const count = starts.length;
    const next = go(world, starts);
    const begun = starts.slice(count).flatMap((one) => /^back (\S+)/.exec(one)?.[1] ?? []);
    for (const id of begun) isOpen.add(id);
    for (const id of begun) {
      const onTop = above(steps, new Set([id]));
      expect([...isOpen].filter((one) => one !== id && onTop.has(one))).toEqual([]);
    }
    return next;
  };
  let world = goOn(before);
  for (let running = runningIn(world, ids); running.length > 0; running = runningIn(world, ids)) {
    const [first = ""] = running;
    isOpen.delete(first);
    world = goOn(reports(world, first, "success"));
  }
  return world;
}

const above = (steps: readonly Step[], scope: ReadonlySet<string>): ReadonlySet<string> =>
  steps.reduce(
    (found, { id, after }) => (after.some((one) => found.has(one)) ? found.add(id) : found),
    new Set(scope),
  );

const below = (steps: readonly Step[], scope: ReadonlySet<string>): ReadonlySet<string> =>
  steps
    .toReversed()
    .reduce(
      (found, { id, after }) => (found.has(id) ? found.union(new Set(after)) : found),
      new Set(scope),
    );

test("exactly what was deployed goes back, what is on top first, and nothing staying loses what it needs", () => {
  fc.assert(
    fc.property(plays, (play) => {
      const { steps, forced } = play;
      const ids = steps.map(({ id }) => id);
      const there: string[] = [];
      const world = depart(play, there);
      // What is complete isn't taken back.
      fc.pre(world.issue.state === "open" && !/^(verifying|complete)/.test(stateIn(decide(world))));
      const deployed = there.map((one) => one.split(" ")[0] ?? "");
      const scope = new Set(play.named === null ? ids : [ids[play.named] ?? ""]);
      const meant = above(steps, scope);
      const barredIds = play.barred.map((place) => ids[place] ?? "");
      const stuck = new Set(
        forced ? [] : barredIds.filter((id) => meant.has(id) && deployed.includes(id)),
      );
      const stays = below(steps, stuck);
      const expected = deployed
        .filter((id) => meant.has(id) && !stays.has(id))
        .map((id) => `back ${id} 1`);
      const named = play.named === null ? "" : ` ${ids[play.named] ?? ""}`;
      const starts: string[] = [];
      const body = `/rollback${forced ? " --force" : ""}${named} because`;
      const over = finish(says(world, sarah, body), steps, starts);

      const backs = starts.filter((one) => one.startsWith("back "));
      expect(backs.toSorted()).toEqual(expected.toSorted());
      if (expected.length === 0) return;
      // Nothing starts forward after it was decided.
      expect(starts).toEqual(backs);
      const back = new Set(backs.map((one) => one.split(" ")[1]));
      for (const { id, after } of steps) {
        if (!deployed.includes(id) || back.has(id)) continue;
        expect(after.filter((one) => back.has(one))).toEqual([]);
      }
      const isWhole = meant.size === ids.length;
      expect(stateIn(decide(over))).toMatch(isWhole ? /^rolled back/ : /^on hold/);
      for (const by of [ina, sarah]) expect(startsIn(decide(says(over, by, "/go")))).toEqual([]);
      expect(isWhole ? startsIn(decide(look(says(over, sarah, "/resume")))) : []).toEqual([]);
    }),
    { numRuns: 80 },
  );
}, 600_000);
