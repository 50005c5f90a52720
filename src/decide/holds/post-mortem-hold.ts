/** The train stays where it is until somebody has looked at what went wrong. */
import { compareInstants } from "../../model/instants.ts";
import type { PostMortemFacts } from "../../model/github/post-mortem.ts";
import type { ReleaseKey } from "../../model/ids.ts";
import { code, link, say } from "../../model/view/text.ts";
import { departureOf, passedIn } from "../record/record.ts";
import { isSaidComplete } from "../record/complete.ts";
import { fewNames } from "../../text/few.ts";
import { managersMentioned } from "../../text/people.ts";
import type { Hold } from "../assessment/hold.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation, Weighed } from "../assessment/assessment.ts";

/** As a resume names a post-mortem among what it passes. */
const postMortemKey = ({ number }: PostMortemFacts): string => `post-mortem#${number}`;

/** Post-mortems of other releases that nobody has closed, and that no manager has passed here. */
export function openPostMortems(
  situation: Situation,
): readonly { readonly facts: PostMortemFacts; readonly key: string }[] {
  const { observation, record } = situation;
  const { postMortems, release } = observation;
  if (postMortems.kind === "unknown") return [];
  const past = passedIn(record);
  const departure = departureOf(record);
  return postMortems.value
    .filter((one) => one.isOpen && one.release !== release)
    .filter(
      (one) =>
        !departure ||
        goneFromUnder(situation, one.release, Temporal.Instant.from(departure.at)).length > 0,
    )
    .map((facts) => ({ facts, key: postMortemKey(facts) }))
    .filter(({ key }) => !past.has(key));
}

/** What of this release another one has rolled back since this one departed: that was built on it. */
function goneFromUnder(
  { services, observation }: Situation,
  other: ReleaseKey,
  since: Temporal.Instant,
): readonly ServiceAssessment[] {
  return [...services.values()].filter(({ service }) => {
    const facts = observation.services.get(service.id);
    if (facts?.kind !== "known" || facts.value.production.kind !== "known") return false;
    return facts.value.production.value.some(
      (one) =>
        one.ours &&
        one.task === "rollback" &&
        one.rides?.issue === other &&
        one.rides.service === service.id &&
        compareInstants(one.createdAt, since) > 0,
    );
  });
}

/**
 * One for each that is open. What has left goes on, unless it was built on what is gone; whoever waits for the departure
 * is told.
 */
export function postMortemHolds(weighed: Weighed): readonly Hold[] {
  const { record, train, plan, go } = weighed;
  const departure = departureOf(record);
  if (isSaidComplete(weighed.observation)) return [];
  return openPostMortems(weighed).map(({ facts }) => {
    const { number, url } = facts;
    const resume = code("/resume <reason>");
    const issue = link(`#${number}`, url);
    if (!departure) {
      const why = say`an earlier release was rolled back and its post-mortem ${issue} is open. This release can depart when it is closed, or when a manager comments ${resume}`;
      const text = say`${managersMentioned(train)}: ${plan.version} doesn't depart yet, since an earlier release was rolled back and its post-mortem ${issue} is open. Check whether ${plan.version} needs what is gone. It departs when the post-mortem is closed, or when a manager comments ${resume}.`;
      const question = go.kind === "go" ? { key: `held:${postMortemKey(facts)}`, text } : null;
      return { service: null, cause: "post-mortem", why, question };
    }
    const gone = goneFromUnder(weighed, facts.release, Temporal.Instant.from(departure.at));
    const names = fewNames(gone.map(({ service }) => service.name));
    const why = say`an earlier release rolled back ${names} after this one had departed, and its post-mortem ${issue} is open. Nothing new starts until it is closed, or until a manager comments ${resume}`;
    const text = say`${managersMentioned(train)}: ${why}. Check whether what ${plan.version} has deployed works without it, or roll it back with ${code("/rollback")}.`;
    const question = { key: `held:${postMortemKey(facts)}`, text };
    return { service: null, cause: "post-mortem", why, question };
  });
}
