import { virtualClock, type VirtualClock } from "../../../src/simulator/clock.ts";
import { addMember, addOrg, addUser } from "../../../src/simulator/world/accounts.ts";
import { commit } from "../../../src/simulator/world/commits.ts";
import { createWorld } from "../../../src/simulator/world/create-world.ts";
import { addRepository } from "../../../src/simulator/world/repositories.ts";
import type { Repository, World, WorldEvent } from "../../../src/simulator/world/types.ts";
import type { Sha, User } from "../../../src/simulator/world/basic-types.ts";

export const START = Temporal.Instant.from("2026-03-19T12:00:00Z");

export interface SmallWorld {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly repo: Repository;
  /** Owns the organisation. */
  readonly olga: User;
  /** No member of anything. */
  readonly stranger: User;
  /** What was told since the last call, as "event.action". */
  readonly heard: () => string[];
  /** The subjects told since the last `heard`. */
  readonly events: WorldEvent[];
  /** Commits to a branch as Olga. */
  readonly put: (branch: string, files: Record<string, string | null>, message?: string) => Sha;
}

/** The organisation acme with one public repository, acme/api. */
export function smallWorld(): SmallWorld {
  const clock = virtualClock(START);
  const world = createWorld(clock);
  const olga = addUser(world, "olga");
  const stranger = addUser(world, "stranger");
  addOrg(world, "acme");
  addMember(world, "acme", olga, "admin");
  const repo = addRepository(world, { owner: "acme", name: "api", by: olga });
  const events: WorldEvent[] = [];
  world.listen((event) => events.push(event));
  return {
    world,
    clock,
    repo,
    olga,
    stranger,
    events,
    heard: () =>
      events.splice(0).map(({ name, action }) => (action === null ? name : `${name}.${action}`)),
    put: (branch, files, message = `Change ${Object.keys(files).join()}`) =>
      commit(world, repo, { branch, files, message, by: olga }).sha,
  };
}

/** Lets the time pass and fires what falls due. */
export function pass(clock: VirtualClock, duration: Temporal.DurationLike): void {
  const end = clock.now().add(duration);
  // A timer of our own stops the clock at the end, after all that was set for that time before.
  clock.after(Temporal.Duration.from(duration), () => undefined);
  for (let next = clock.next(); next && isUntil(next, end); next = clock.next()) clock.step();
}

function isUntil(time: Temporal.Instant, end: Temporal.Instant): boolean {
  return Temporal.Instant.compare(time, end) <= 0;
}
