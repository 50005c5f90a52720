/** What stands between a service, or the release itself, and its GitHub release. */
import { derived } from "../../model/derived.ts";
import type { Reading } from "../../model/failure.ts";
import type { ReleaseFacts } from "../../model/observation.ts";
import { tagName } from "../../model/train/tag-names.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import { releaseWaiver, waiverOf, waiversIn } from "../gates/waivers.ts";
import { isPublished } from "../record/complete.ts";
import { remaining } from "../record/taken.ts";
import { managersMentioned, mentionOwner } from "../../text/people.ts";
import { short } from "../../text/short.ts";
import type { Unphased } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Obstacle } from "../assessment/publication.ts";
import { wording } from "../../model/view/wording.ts";

export type PublishedState =
  | "published"
  | "missing"
  /** A manager counts what is there as published. */
  | "counted"
  | "unknown"
  /** People must mend it, or a manager counts it as published. */
  | Obstacle;

export const isObstacle = (state: PublishedState): state is Obstacle => typeof state === "object";

/** How far the GitHub release of a service is. */
export function releaseStateOf(assessment: Unphased, assessed: ServiceAssessment): PublishedState {
  const { record } = assessment;
  const { service, candidate, hides } = assessed;
  const facts = assessment.observation.services.get(service.id);
  if (facts?.kind !== "known") return "unknown";
  const seen = seenState(facts.value.release);
  if (seen === "published" || seen === "unknown") return seen;
  if (waiverOf(waiversIn(record), "published", service.id, candidate.commit)) return "counted";
  const tag = tagName(assessment.train, service, candidate.version);
  const subject: Subject = {
    of: service.id,
    what: say`${code(tag)} of ${service.repo}`,
    who: [mentionOwner(service.owner)],
    instead: insteadOf(assessment, `/waive ${service.id} published <reason>`),
  };
  if (seen !== "missing") return obstacle(seen, subject);
  const { tag: there } = facts.value;
  if (there.kind === "known" && there.value && there.value.commit !== candidate.commit) {
    return obstacle("tag elsewhere", subject, hides ? null : short(there.value.commit));
  }
  const first = sharersOf(assessment, assessed)[0] ?? assessed;
  if (first.candidate.commit !== candidate.commit) {
    return obstacle("shared tag", subject, first.service.name);
  }
  const refusal = assessment.observation.refusals.get(first.service.id);
  return refusal === undefined ? "missing" : obstacle("refused", subject, hides ? null : refusal);
}

/** What people must mend of a release that has left, however far it is: better heard of at once than at its end. */
export const obstaclesOf = (assessment: Unphased): readonly Obstacle[] =>
  assessment.departure && !assessment.ending
    ? [
        ...remaining(assessment).map((assessed) => releaseStateOf(assessment, assessed)),
        ownReleaseState(assessment),
      ].filter(isObstacle)
    : [];

/** How far the release's own is. */
export function ownReleaseState(assessment: Unphased): PublishedState {
  const { record, observation, train, plan, revision } = assessment;
  const seen = seenState(observation.trainRelease);
  if (seen === "published" || seen === "unknown") return seen;
  if (releaseWaiver(waiversIn(record))) return "counted";
  const subject: Subject = {
    of: "train",
    what: say`${code(tagName(train, null, plan.version))} of ${observation.issue.repo}`,
    who: managersMentioned(train),
    instead: say`count it as published with ${code("/waive published <reason>")}`,
  };
  if (seen !== "missing") return obstacle(seen, subject);
  const { trainTag } = observation;
  if (trainTag.kind === "known" && trainTag.value && trainTag.value.commit !== revision) {
    return obstacle("tag elsewhere", subject, short(trainTag.value.commit));
  }
  const refusal = observation.refusals.get("train");
  return refusal === undefined ? "missing" : obstacle("refused", subject, refusal);
}

interface Subject {
  readonly of: Obstacle["of"];
  /** Tag and repository. */
  readonly what: Text;
  readonly who: Text;
  /** What else than mending it can be done. */
  readonly instead: Text;
}

const insteadOf = (assessment: Unphased, command: string): Text =>
  say`a manager (${managersMentioned(assessment.train)}) can count it as published with ${code(command)}`;

function obstacle(
  kind: Obstacle["kind"],
  { of, what, who, instead }: Subject,
  detail: string | null = null,
): Obstacle {
  const text = ((): Text => {
    switch (kind) {
      case "foreign":
        return say`${who}: there is a release ${what} that this train did not publish. Delete it, and the notes are published; if it must stay or is immutable, ${instead}.`;
      case "draft":
        return say`${who}: somebody made the release ${what} a draft. Publish it again, or delete it, and the notes are published; or ${instead}.`;
      case "tag elsewhere": {
        const at = detail === null ? wording`another commit` : detail;
        return say`${who}: the tag ${what} is at ${at}, not at the released commit. Delete it, and the notes are published; if it must stay, ${instead}.`;
      }
      case "shared tag":
        return say`${who}: ${what} is also the tag of ${detail ?? wording`another service`}, which was released at another commit; ${instead}.`;
      case "refused": {
        const why = detail === null ? "" : `: ${detail}`;
        return say`${who}: GitHub refused the release ${what}${why} I try again every two minutes; if it can't be fixed, ${instead}.`;
      }
    }
  })();
  return { kind, of, text };
}

function seenState(release: Reading<ReleaseFacts | null>) {
  if (release.kind === "unknown") return "unknown";
  if (release.value === null) return "missing";
  if (isPublished(release)) return "published";
  return release.value.ours ? "draft" : "foreign";
}

/** The services that are published at the same tag of the same repository, in the order of the train file. */
function sharersOf(
  assessment: Unphased,
  { service, candidate }: ServiceAssessment,
): readonly ServiceAssessment[] {
  return byTag(assessment).get(placeOf(assessment, { service, candidate })) ?? [];
}

const byTag = derived((assessment: Unphased) =>
  Map.groupBy(remaining(assessment), (assessed) => placeOf(assessment, assessed)),
);

const placeOf = (
  { train }: Unphased,
  { service, candidate }: Pick<ServiceAssessment, "service" | "candidate">,
): string => `${service.repo.toLowerCase()} ${tagName(train, service, candidate.version)}`;

/** What is said of a tag of which nothing can be read. */
export const unreadable = (what: Text): Text =>
  say`GitHub can't say right now whether ${what} is published.`;
