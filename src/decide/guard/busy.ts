import { compareInstants } from "../../model/instants.ts";
import { say, strong, type Text } from "../../model/view/text.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import { clockWords } from "../../text/time-words.ts";
import { authorOf, foreignByService, type UnmanagedDeployment } from "./unmanaged.ts";
import { isEnd } from "../deployments/statuses.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/**
 * What others deploy to the target of a service now, since before the GO too: two at the same time would overwrite
 * each other. It counts until it ends, by whoever's word, or until the service's own timeout is over. What a manager
 * went on past keeps nothing waiting, nor does what others are to deploy anyway.
 */
function busyWith(
  situation: Situation,
  assessed: ServiceAssessment,
): UnmanagedDeployment | undefined {
  const { now } = situation.observation;
  return foreignByService(situation)
    .get(assessed.service.id)
    ?.findLast(
      ({ deployment: { commit, statuses }, began, outcome }) =>
        outcome !== "passed" &&
        !(isDeployedByOthers(assessed.service) && commit === assessed.candidate.commit) &&
        compareInstants(now, began.at.add(assessed.service.timeout)) < 0 &&
        !(statuses[0] && (isEnd(statuses[0].state) || statuses[0].state === "inactive")),
    );
}

/** Why a service can't start since others deploy there; undefined: nobody does. */
export function whyBusy(situation: Situation, assessed: ServiceAssessment): Text | undefined {
  const busy = busyWith(situation, assessed);
  if (!busy) return undefined;
  const { at } = busy.began;
  const { timeZone } = situation.train.calendar;
  const time = (when: Temporal.Instant): string =>
    clockWords(timeZone, when, situation.observation.now);
  const until = at.add(assessed.service.timeout);
  return say`is being deployed by ${strong(authorOf(busy).name)} since ${time(at)}: waits until that ends, at the latest until ${time(until)}`;
}

/** When the last of what others deploy there can't keep a service waiting any more; undefined: nothing does. */
export function busyUntil(
  situation: Situation,
  assessed: ServiceAssessment,
): Temporal.Instant | undefined {
  const busy = busyWith(situation, assessed);
  return busy?.began.at.add(assessed.service.timeout);
}
