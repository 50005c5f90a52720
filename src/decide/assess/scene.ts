import { isSameName } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record.ts";
import type { Plan } from "../../model/release.ts";
import type { Principal, Train, TrainAt } from "../../model/train.ts";
import { withLooks } from "../gates/second-look.ts";
import { waiversIn } from "../gates/waivers.ts";
import { partOf, within } from "../plan/part.ts";
import { departureOf, handOvers, healthWords } from "../record/record.ts";
import { situationOf } from "./situation.ts";
import type { Situation, Scene } from "../assessment/assessment.ts";

/** @param whole everything that the issue names, or what the release left with */
export function createScene(
  observation: Observation,
  { train, revision }: TrainAt,
  whole: Plan,
): Scene {
  const known = new Map<string, Situation>();
  return (record) => {
    const part = partOf(record);
    const managers = managersOf(train, record);
    const said = healthWords(record);
    const waivers = waiversIn(record);
    const key = JSON.stringify([part, managers, said, waivers]);
    const before = known.get(key);
    if (before) return before;
    const left = departureOf(record);
    const carried = left ? left.services.map(({ service }) => service) : part?.services;
    const narrowed = carried ? within(whole, carried) : { plan: whole, behind: [] };
    const { plan, behind } = left ? { ...narrowed, behind: left.behind } : narrowed;
    const situation = withLooks(
      situationOf(
        observation,
        { train: { ...train, managers }, revision },
        { plan, behind, part, healthWords: said, waivers },
      ),
    );
    known.set(key, situation);
    return situation;
  };
}

/** Whoever was handed the release decides like those whom the train file names, and is asked first. */
function managersOf({ managers }: Train, record: ReleaseRecord): readonly Principal[] {
  const handed = handOvers(record).map(({ to }) => to.login);
  const people = [...new Set(handed.toReversed())];
  const isHanded = (one: Principal): boolean =>
    one.kind === "person" && people.some((name) => isSameName(name, one.login));
  return [
    ...people.map((login): Principal => ({ kind: "person", login })),
    ...managers.filter((one) => !isHanded(one)),
  ];
}
