/** A release whose record is lost, while not everything that it may have deployed can be read: whether it has left isn't known. */
import type { Reading } from "../../model/failure.ts";
import type { Observation, ServiceFacts } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { joinTexts, say, type Text } from "../../model/view/text.ts";
import { isOrder, parseCommand } from "../commands/command.ts";
import { isSecret } from "../privacy/confine.ts";
import { departureOf } from "../record/record.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { wording } from "../../model/view/wording.ts";

/** Whether it isn't known if the release has left. */
export const mayHaveLeft = (record: ReleaseRecord): boolean =>
  record.isLost === true && departureOf(record) === undefined;

/** A service of which it can't be read what was deployed. */
export interface Unread {
  readonly assessed: ServiceAssessment;
  /** "": it may not be said. */
  readonly why: string;
  /** Until a person does something. */
  readonly isLasting: boolean;
}

export const unreadServices = ({ observation, services }: Situation): readonly Unread[] =>
  [...services.values()].flatMap((assessed): readonly Unread[] => {
    const production = productionOf(observation.services.get(assessed.service.id));
    if (production.kind === "known") return [];
    const { why, isLasting = false } = production;
    return [{ assessed, why: isSecret(observation, assessed.service) ? "" : why, isLasting }];
  });

/** The deployments to production, as far as they could be read. */
export function productionOf(facts: Reading<ServiceFacts> | undefined): ServiceFacts["production"] {
  if (!facts) return { kind: "unknown", why: wording`its repository was not read` };
  return facts.kind === "unknown" ? facts : facts.value.production;
}

/** What can't be read, for the middle of a sentence; nothing of a repository that is for fewer eyes. */
export function unreadWords(unread: readonly Unread[]): Text {
  const causes = Map.groupBy(unread, ({ why }) =>
    why === "" ? "" : ` (${why.replace(/[.]$/, "")})`,
  );
  const texts = [...causes].map(([cause, some]) => {
    const names = fewNames(some.map(({ assessed }) => assessed.service.name));
    return say`the deployments of ${names} can't be read${cause}`;
  });
  return joinTexts(fewOf(texts, 3), ", ");
}

/** Why it isn't known whether the release has left, for the middle of a sentence. */
export const doubtWords = (situation: Situation): Text =>
  say`its record is lost, and ${unreadWords(unreadServices(situation))}`;

/** What the app says of an issue that has no plan: it proves no record. */
const saidWithoutPlan = /^(?:unplanned:|reply:|enough:|stranger$|schedule$)/;

/**
 * Whether the app once kept a record of the release, by all else that it has left on GitHub: a changed record, its
 * sub-issues, what it told, and commands that it answered as done.
 */
export const wasPlanned = ({ record, subIssues, said, comments }: Observation): boolean =>
  record.kind === "tampered" ||
  subIssues.size > 0 ||
  [...said].some((key) => !saidWithoutPlan.test(key)) ||
  comments.some(({ body, reactions }) => {
    const command = reactions.has("rocket") ? parseCommand(body) : undefined;
    return command !== undefined && isOrder(command) && command.name !== "adopt";
  });
