/** How long rollouts take: played by the decisions themselves, and as others would do it. */
import { known } from "../../src/model/failure.ts";
import type { DeploymentFacts, Observation } from "../../src/model/observation.ts";
import type { Train } from "../../src/model/train/train.ts";
import { look } from "./carry-out.ts";
import { gone, shown, voted } from "./consent.ts";
import type { Step } from "./dags.ts";
import { withHistory } from "./history.ts";
import { green, reports, says } from "./observation.ts";
import { people, service, trainOf } from "./train.ts";

/** A train of these services; each takes as long as it did before. */
function trainFor(steps: readonly Step[], maxParallel: number | null): Train {
  const services = steps.map(({ id, after }) => ({
    ...service(id, "infra", ...after),
    timeout: Temporal.Duration.from({ hours: 24 }),
  }));
  return trainOf(services, { maxParallel });
}

/** A release of these services that is about to leave, with a history of as long as each takes. */
function ready(steps: readonly Step[], maxParallel: number | null): Observation {
  const world = steps.reduce<Observation>(
    (before, { id, takes }) => withHistory(before, id, [takes]),
    green(trainFor(steps, maxParallel)),
  );
  return look(gone(voted(shown(world))));
}

/** Seconds from the first start to the last end when each look comes the moment something has ended. */
export function playedMakespan(steps: readonly Step[], maxParallel: number | null): number {
  const begin = ready(steps, maxParallel);
  return played(begin, steps, look).now.since(begin.now).total("seconds");
}

/** The same of the rollback of all of it, decided as the last of them is live. */
export function playedReturn(steps: readonly Step[], maxParallel: number | null): number {
  const decided = (world: Observation): Observation =>
    [...world.services.values()].every((facts) => {
      const newest = newestOf(facts);
      return newest?.ours === true && newest.statuses.length > 0;
    })
      ? world
      : look(world);
  const live = played(ready(steps, maxParallel), steps, decided);
  const begin = look(says(live, people.sarah, "/rollback because"));
  return played(begin, steps, look).now.since(begin.now).total("seconds");
}

/** Until nothing deploys any more. */
function played(
  begin: Observation,
  steps: readonly Step[],
  next: (world: Observation) => Observation,
): Observation {
  const takes = new Map(steps.map((step) => [step.id, step.takes]));
  let world = begin;
  for (;;) {
    const running = [...world.services].flatMap(([id, facts]) => {
      const newest = newestOf(facts);
      if (!newest?.ours || newest.statuses.length > 0) return [];
      return [{ id, end: newest.createdAt.add({ seconds: takes.get(id) ?? 0 }) }];
    });
    const [first] = running.toSorted((a, b) => Temporal.Instant.compare(a.end, b.end));
    if (!first) return world;
    world = next(
      running
        .filter(({ end }) => end.equals(first.end))
        .reduce<Observation>((one, { id }) => reports(one, id, "success"), {
          ...world,
          now: first.end,
          begunAt: first.end,
        }),
    );
  }
}

/** The way back of a graph: what depends on a service comes before it. */
export const reversed = (steps: readonly Step[]): readonly Step[] =>
  steps.toReversed().map(({ id, takes }) => ({
    id,
    takes,
    after: steps.filter(({ after }) => after.includes(id)).map((one) => one.id),
  }));

function newestOf(
  facts: Observation["services"] extends ReadonlyMap<unknown, infer Facts> ? Facts : never,
): DeploymentFacts | undefined {
  const { production } = facts.kind === "known" ? facts.value : { production: known([]) };
  return production.kind === "known" ? production.value[0] : undefined;
}

/** Seconds of the longest chain: no rollout is quicker. */
export function criticalSeconds(steps: readonly Step[]): number {
  const ends = new Map<string, number>();
  for (const { id, after, takes } of steps) {
    ends.set(id, takes + Math.max(0, ...after.map((one) => ends.get(one) ?? 0)));
  }
  return Math.max(0, ...ends.values());
}

/** Seconds if whatever may start does, at most so many at once, the lower rank first. */
function listMakespan(
  steps: readonly Step[],
  workers: number,
  rank: ReadonlyMap<string, number>,
): number {
  const ends = new Map<string, number>();
  for (let now = 0; ;) {
    const running = [...ends.values()].filter((end) => end > now).length;
    const startable = steps
      .filter(
        ({ id, after }) =>
          !ends.has(id) && after.every((one) => (ends.get(one) ?? Infinity) <= now),
      )
      .toSorted((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
    for (const { id, takes } of startable.slice(0, workers - running)) ends.set(id, now + takes);
    const next = Math.min(...[...ends.values()].filter((end) => end > now));
    if (next === Infinity) return now;
    now = next;
  }
}

/**
 * The best of many list schedules, each by another order of all services.
 * @param random from 0 to 1, seeded
 */
export function bestListMakespan(
  steps: readonly Step[],
  workers: number,
  { tries, random }: { readonly tries: number; readonly random: () => number },
): number {
  let best = Infinity;
  for (let count = 0; count < tries; count += 1) {
    const rank = new Map(steps.map(({ id }) => [id, random()]));
    best = Math.min(best, listMakespan(steps, workers, rank));
  }
  return best;
}

/** Numbers from 0 to 1, the same for the same seed (numerical recipes' linear congruence). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Seconds if levels of the graph go one after the other, each when all of the one before has ended. */
export function wavesMakespan(steps: readonly Step[]): number {
  const levels = new Map<string, number>();
  const longest = new Map<number, number>();
  for (const { id, after, takes } of steps) {
    const level = 1 + Math.max(-1, ...after.map((one) => levels.get(one) ?? 0));
    levels.set(id, level);
    longest.set(level, Math.max(takes, longest.get(level) ?? 0));
  }
  return [...longest.values()].reduce((sum, one) => sum + one, 0);
}
