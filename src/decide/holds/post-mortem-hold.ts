/** The train stays where it is until somebody has looked at what went wrong. */
import type { PostMortemFacts } from "../../model/github/post-mortem.ts";
import { code, link, say } from "../../model/view/text.ts";
import { departureOf, passedIn } from "../record/record.ts";
import type { Hold } from "../assessment/hold.ts";
import type { Situation } from "../assessment/assessment.ts";

/** As a resume names a post-mortem among what it passes. */
const postMortemKey = ({ number }: PostMortemFacts): string => `post-mortem#${number}`;

/** Post-mortems of other releases that nobody has closed, and that no manager has passed here. */
export function openPostMortems({
  observation,
  record,
}: Situation): readonly { readonly facts: PostMortemFacts; readonly key: string }[] {
  const { postMortems, release } = observation;
  if (postMortems.kind === "unknown") return [];
  const past = passedIn(record);
  return postMortems.value
    .filter((one) => one.isOpen && one.release !== release)
    .map((facts) => ({ facts, key: postMortemKey(facts) }))
    .filter(({ key }) => !past.has(key));
}

/** One for each that is open; what has left goes on. */
export function postMortemHolds(situation: Situation): readonly Hold[] {
  const { record } = situation;
  if (departureOf(record)) return [];
  return openPostMortems(situation).map(({ facts }) => {
    const { number, url } = facts;
    const why = say`an earlier release was rolled back and its post-mortem ${link(`#${number}`, url)} is open. This release can depart when it is closed, or when a manager comments ${code("/resume <reason>")}`;
    return { service: null, cause: "post-mortem", why, question: null };
  });
}
