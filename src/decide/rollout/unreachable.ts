/** Services of a release that has left whose repositories the App can't reach any more, until somebody acts. */
import { plain, say } from "../../model/text.ts";
import type { Consent } from "../consent/votes.ts";
import { isSaidComplete } from "../complete.ts";
import { managersMentioned, mentionOwner } from "../tell/people.ts";
import type { Situation } from "../situation.ts";
import type { Hold } from "./holds.ts";

/** Waiting mends nothing there: those who can give the App its way back are asked at once. */
export function unreachableHolds(
  situation: Situation,
  { departure }: Pick<Consent, "departure">,
): readonly Hold[] {
  const { observation, riders, train } = situation;
  if (!departure || isSaidComplete(observation)) return [];
  return [...riders.values()].flatMap(({ service, hides }): readonly Hold[] => {
    const facts = observation.services.get(service.id);
    if (facts?.kind !== "unknown" || facts.isLasting !== true) return [];
    const cause = hides ? say`` : say`: ${facts.why.replace(/[.]$/, "")}`;
    const why = say`the repository of ${service.name} can't be read any more${cause}`;
    const people = [...managersMentioned(train), plain(" "), mentionOwner(service.owner)];
    const text = say`${people}: ${why}. What is deploying there goes on unseen, and nothing new starts meanwhile. Once the App reaches it again, the release goes on by itself.`;
    const question = { key: `unreachable:${service.id}`, text };
    return [{ service: null, cause: "unreachable", why, question }];
  });
}
