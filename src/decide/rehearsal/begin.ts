/** What a rehearsal would be of, and when the app begins one by itself. */
import type { RehearseEntry } from "../../model/record/rehearse-entry.ts";
import { driveModeOf } from "../../model/train/drives.ts";
import { runningCommit } from "../deployments/previous.ts";
import { mayHaveLeft } from "../lost/doubt.ts";
import { entriesOf } from "../record/record.ts";
import { passedRehearsal, waivedRehearsal } from "../record/rehearsed.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

/** What goes and what can't; `unread`: it isn't known which commit a service has, or what production runs of it. */
export function rehearsalCourse(
  situation: Situation,
): Pick<RehearseEntry, "services" | "left"> | "unread" {
  const services: RehearseEntry["services"][number][] = [];
  const left: RehearseEntry["left"][number][] = [];
  for (const assessed of situation.services.values()) {
    const { service, candidate } = assessed;
    const why = whyNotRehearsed(assessed);
    if (why !== undefined) {
      left.push({ service: service.id, why });
      continue;
    }
    const running = runningIn(situation, assessed);
    if (running.kind === "unknown" || candidate.commit === null) return "unread";
    const back = running.value === candidate.commit ? null : running.value;
    services.push({ service: service.id, commit: candidate.commit, back });
  }
  return { services, left };
}

function runningIn({ observation }: Situation, { service }: ServiceAssessment) {
  const facts = observation.services.get(service.id);
  return facts?.kind === "known"
    ? runningCommit(facts.value, service)
    : ({ kind: "unknown", why: wording`it was not read` } as const);
}

/**
 * The rehearsal that the train file asks for before every GO, as soon as all is ready; undefined: none. Of one manifest the
 * app begins it once: after a failure somebody looks into it, and a manager says so.
 */
export function automaticRehearsal(assessment: Assessment): RehearseEntry | undefined {
  const { train, record, digest, phase, holds, observation } = assessment;
  if (!train.rehearse || phase.kind !== "ready" || holds.length > 0) return undefined;
  if (digest === null || mayHaveLeft(record) || observation.issue.state === "closed")
    return undefined;
  if (waivedRehearsal(record, digest)) return undefined;
  const before = entriesOf(record, "rehearse");
  if (before.some((entry) => entry.digest === digest)) return undefined;
  const course = rehearsalCourse(assessment);
  if (course === "unread" || course.services.length === 0) return undefined;
  return {
    kind: "rehearse",
    id: `train-file-${before.length + 1}-${digest.slice(0, 12)}`,
    comment: null,
    by: null,
    at: observation.now.toString({ smallestUnit: "second" }),
    digest,
    ...course,
  };
}

/** Whether the train file wants a rehearsal before the GO, and this manifest had none that passed. */
export const lacksRehearsal = ({ train, record, digest, services }: Assessment): boolean =>
  train.rehearse &&
  passedRehearsal(record, digest) === undefined &&
  waivedRehearsal(record, digest) === undefined &&
  [...services.values()].some((one) => whyNotRehearsed(one) === undefined);

/** Why a service can't be rehearsed, as a sentence fragment; undefined: it can. */
function whyNotRehearsed({
  service,
  hides,
}: Pick<ServiceAssessment, "service" | "hides">): string | undefined {
  const { staging, production } = service.environments;
  if (hides) return wording`its repository is private`;
  if (staging === null) return wording`it has no staging environment`;
  if (staging.toLowerCase() === production.toLowerCase())
    return wording`its staging is its production`;
  return driveModeOf(service).notRehearsed ?? undefined;
}
