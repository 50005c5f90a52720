/** What the simulation's people say, asked for or not. */
import { say } from "../../src/simulator/people.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import type { Agenda } from "./agenda.ts";
import type { Counts } from "./counts.ts";
import type { Random } from "./random.ts";
import type { Ride } from "./ride.ts";
import type { Temper } from "./tempers.ts";
import type { TrainPlan } from "./train.ts";

export interface PeopleParts {
  readonly ride: Ride;
  readonly plan: TrainPlan;
  readonly temper: Temper;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly counts: Counts;
  /** Whether it is time: nobody prepares it sooner. */
  readonly isTurn: () => boolean;
  /** From when on nobody has moods any more: they do what the issue asks for, until it is over. */
  readonly isCalm: () => boolean;
  /** What the manager says of a release that stands; null: nothing. Absent: it varies. */
  readonly goOn?: (ride: Ride) => string | null;
}

/** What people say that nobody asked them for. */
export const moods = [
  "people: the manager holds the release",
  "people: the manager holds a service",
  "people: the manager says no-go",
  "people: the manager ends the release",
  "people: the manager takes the release back",
  "people: the manager takes a service back",
  "people: the manager rehearses",
  "people: a go before its time",
  "people: a team's veto",
  "people: a team's hold",
  "people: a second voice of a team",
  "people: two of a team say go",
] as const;

/** Says it by chance, while people have moods. */
export type Whim = (
  kind: (typeof moods)[number],
  chance: number,
  by: User,
  text: string,
) => boolean;

export const speak = ({ fleet, issue }: Ride, by: User, text: string): void =>
  void say(fleet.world, fleet.trainRepository, issue, by, text);
