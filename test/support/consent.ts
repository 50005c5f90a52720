/** Releases on which people have spoken, from the first look on. */
import type { Observation } from "../../src/model/observation.ts";
import type { Train } from "../../src/model/train/train.ts";
import { look } from "./carry-out.ts";
import { green, later, reports, says } from "./observation.ts";
import { people } from "./train.ts";

/** Looked at once, so that people see what they vote on; a minute later. */
export const shown = (observation: Observation = green()): Observation =>
  later(look(observation), { minutes: 1 });

/** All teams said go: comments 1001 to 1003. */
export function voted(observation: Observation = shown()): Observation {
  const { ina, bob, sue } = people;
  return look([ina, bob, sue].reduce((world, one) => says(world, one, "/go"), observation));
}

/** And the manager too, comment 1004, but nothing of it is decided yet. */
export const gone = (observation: Observation = voted()): Observation =>
  says(observation, people.sarah, "/go");

/** The release has left: what depends on nothing is deploying. */
export const left = (observation: Observation = gone()): Observation =>
  later(look(observation), { minutes: 1 });

/** One service after the other became live. */
export const live = (observation: Observation, ...ids: readonly string[]): Observation =>
  ids.reduce(
    (world, id) => later(look(reports(world, id, "success")), { minutes: 1 }),
    observation,
  );

/** Shown, voted for by all teams, and decided by the manager: the next look lets it leave. */
export const decidedOn = (observation: Observation): Observation => gone(voted(shown(observation)));

/** A release of this train, about to leave. */
export const departing = (train: Train): Observation => decidedOn(green(train));

/** And under way: what depends on nothing is deploying. */
export const departed = (train: Train): Observation => left(departing(train));
