import { isSameName } from "../../model/ids.ts";
import type { TrainFacts } from "../../model/observation.ts";
import { unknown } from "../../model/failure.ts";
import { dutyAt, type Duty, type ReadRotation } from "../../model/train/rotation.ts";
import type { Principal } from "../../model/train/train.ts";
import { wording } from "../../model/view/wording.ts";

/** The same, with the turns that its calendar has. */
export async function withRotation(
  facts: TrainFacts,
  read: ReadRotation | undefined,
): Promise<TrainFacts> {
  if (facts.kind !== "valid" || facts.train.rotationUrl === undefined) return facts;
  const { train } = facts;
  const { timeZone } = train.calendar;
  const turns = read
    ? await read(facts.train.rotationUrl, timeZone)
    : unknown<readonly Duty[]>(wording`nothing reads it`);
  return turns.kind === "known"
    ? { ...facts, train: { ...train, rotation: turns.value } }
    : { ...facts, train: { ...train, rotationUnread: turns.why } };
}

/**
 * The same train, of which those who have the turn at this moment are managers too, the first of them. Asked in each
 * look: whose turn has ended decides nothing any more, and what they decided no longer stands on their word.
 */
export function withManagersOnDuty(facts: TrainFacts, now: Temporal.Instant): TrainFacts {
  if (facts.kind !== "valid") return facts;
  const { managers, rotation } = facts.train;
  const duty = dutyAt(rotation, now);
  if (!duty) return facts;
  const logins = duty.deputy === null ? [duty.manager] : [duty.manager, duty.deputy];
  const onDuty = logins.map((login): Principal => ({ kind: "person", login, isOnDuty: true }));
  const isAmong = (one: Principal): boolean =>
    one.kind === "person" && logins.some((login) => isSameName(login, one.login));
  const all = [...onDuty, ...managers.filter((one) => !isAmong(one))];
  return { ...facts, train: { ...facts.train, managers: all } };
}
