/** After a part was taken back the rest waits for a manager's word. */
import type { RollbackEntry } from "../../model/record/ending.ts";
import { code, joinTexts, say, type Text, form, plural } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { managersMentioned } from "../../text/people.ts";
import { isLate } from "../record/complete.ts";
import { passedIn } from "../record/record.ts";
import { neighboursOf, openWords, unwatchedNames } from "../rollback/neighbours.ts";
import { rollbackKey, rollbacksIn, takenOut } from "../record/taken.ts";
import { remainsText } from "../rollback/combination.ts";
import { hasDeployment } from "../rollback/way-back.ts";
import type { Hold } from "../assessment/hold.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { Rollback } from "../assessment/rollback.ts";

/** What the rest of the release waits for. */
export function rollbackHolds(situation: Situation, rollback: Rollback): readonly Hold[] {
  if (rollback.isRunning) {
    const why = say`a rollback is running; nothing new starts until it is finished`;
    return [{ service: null, cause: "rollback", why, question: null }];
  }
  return [...unrecorded(situation), ...partsTaken(situation, rollback)];
}

/** GitHub shows a way back of which a record that somebody changed or lost tells nothing. */
function unrecorded({ services, train, record }: Situation): readonly Hold[] {
  const out = takenOut(record);
  const gone = [...services.values()].filter(
    ({ service, back }) =>
      back.kind !== "waiting" && back.kind !== "unknown" && !out.has(service.id),
  );
  if (gone.length === 0) return [];
  const names = fewNames(gone.map(({ service }) => service.name));
  const why = say`this release rolled back ${names}, but its record of that is lost. A manager can end it with ${code("/abort <reason>")}; put its services into a new release`;
  const text = say`${managersMentioned(train)}: ${why}.`;
  return [{ service: null, cause: "rollback", why, question: { key: "rollback-lost", text } }];
}

function partsTaken(situation: Situation, rollback: Rollback): readonly Hold[] {
  return unresumed(situation).map((entry) => {
    const neighbours = neighboursOf(situation, entry, rollback);
    const open = openWords(neighbours);
    const after = open ? say`${open}. After that, a` : say`A`;
    const why = say`${takenWords(situation, entry)}. ${after} manager can comment ${code("/resume <reason>")} to continue with the rest`;
    const names = unwatchedNames(neighbours);
    const look = names === undefined ? say`` : say` Please check what is still deployed: ${names}.`;
    const remains = remainsText(situation);
    const then = remains ? say` ${remains}` : say``;
    const text = say`${managersMentioned(situation.train)}: ${why}, or ${code("/rollback")} to roll back all of it.${look}${then}`;
    return {
      service: null,
      cause: "rollback",
      why,
      question: { key: `${rollbackKey(entry)}:rest`, text },
    };
  });
}

/** What is still to be seen beside what was taken back before a manager lets the rest go on; undefined: nothing. */
export function stillToSee(situation: Situation, rollback: Rollback): Text | undefined {
  const open = unresumed(situation).flatMap((entry) => {
    const words = openWords(neighboursOf(situation, entry, rollback));
    return words ? [words] : [];
  });
  return open.length === 0 ? undefined : joinTexts(open, "; ");
}

/** The rollbacks of a part after which nobody has let the rest go on yet; of a complete release the rest waits for nobody. */
export function unresumed({
  record,
  observation,
}: Pick<Situation, "record" | "observation">): readonly RollbackEntry[] {
  const past = passedIn(record);
  return rollbacksIn(record).filter(
    (entry) => !entry.whole && !past.has(rollbackKey(entry)) && !isLate(entry, observation),
  );
}

/** Of what the release had deployed; what was to come after it only stays out of the release. */
function takenWords(situation: Situation, { services }: RollbackEntry): Text {
  const names = (isDeployed: boolean): readonly string[] =>
    services.flatMap(({ service }) => {
      const assessed = situation.services.get(service);
      if (!assessed) return isDeployed ? [service] : [];
      return hasDeployment(situation, assessed) === isDeployed ? [assessed.service.name] : [];
    });
  const [back, never] = [names(true), names(false)];
  const taken = plural(
    back.length,
    form`${fewNames(back)} was rolled back`,
    form`${fewNames(back)} were rolled back`,
  );
  const rest = plural(
    never.length,
    form`${fewNames(never)} was not deployed`,
    form`${fewNames(never)} were not deployed`,
  );
  return joinTexts(
    [...(back.length > 0 ? [taken] : []), ...(never.length > 0 ? [rest] : [])],
    "; ",
  );
}
