/** What had its turn and hasn't begun: a deployment whose workflow wasn't started, or a job at its gate. */
import { freezeAt } from "../timetable/window.ts";
import type { Outlook } from "../outlook.ts";
import type { Rider } from "../situation.ts";
import { whyTooEarly } from "../rollout/rollout.ts";
import { carries } from "../rollout/standing.ts";

/** Whether a service is out of the release, or all of it is over: what hasn't begun won't begin any more. */
export const isOver = ({ ending, out }: Outlook, { service }: Rider): boolean =>
  ending !== undefined || out.has(service.id);

/** Whether it may begin now: what would keep it from having its turn keeps it from that, too. */
export function mayBegin(outlook: Outlook, rider: Rider): boolean {
  const { situation, holds } = outlook;
  const { service, candidate } = rider;
  const { calendar } = situation.train;
  const { now } = situation.observation;
  const isHeld = holds.some((hold) => hold.service === null || hold.service === service.id);
  if (isHeld || isOver(outlook, rider) || whyTooEarly(outlook)) return false;
  if (freezeAt({ ...calendar, freezes: service.freezes }, now)) return false;
  return candidate.dependsOn.every((id) => {
    const dependency = situation.riders.get(id);
    return dependency !== undefined && carries(dependency.progress);
  });
}
