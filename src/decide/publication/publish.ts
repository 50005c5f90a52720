import { compareInstants } from "../../model/instants.ts";
import type { Publish } from "../../model/action.ts";
import { code, joinTexts, say, type Text } from "../../model/view/text.ts";
import { tagName } from "../../model/train/tag-names.ts";
import { fewOf } from "../../text/few.ts";
import { isSaidComplete } from "../record/complete.ts";
import { completedBy } from "../record/record.ts";
import { remaining } from "../record/taken.ts";
import {
  isObstacle,
  ownReleaseState,
  releaseStateOf,
  unreadable,
  type PublishedState,
} from "./publish-obstacles.ts";
import { evidenceOf } from "./evidence.ts";
import { highlightsIn } from "./highlights.ts";
import { setAsideOf } from "./set-aside.ts";
import { outOf } from "../rollback/words.ts";
import type { Unphased } from "../assessment/assessment.ts";
import type { Publication } from "../assessment/publication.ts";
import { retryAllowed } from "../deployments/failed-attempts.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { NotesPart } from "../../model/release/notes.ts";

/** What is published of a release already, and what is still missing. */
export function publicationOf(assessment: Unphased): Publication {
  const { departure, train, plan, observation } = assessment;
  const services = remaining(assessment);
  if (!departure || assessment.ending || services.length === 0) return { kind: "not yet" };
  const each = services.map((assessed) => ({
    assessed,
    state: releaseStateOf(assessment, assessed),
  }));
  const own = ownReleaseState(assessment);
  const states = [...each.map(({ state }) => state), own];
  const isSettled = states.every((one) => one === "published" || one === "counted");
  // What a manager counts as published proves nothing of what is live.
  const isSaid = isSaidComplete(observation);
  if (isSettled && (isSaid || states.every((one) => one === "published"))) return { kind: "done" };
  const isThere = ({ progress, service }: ServiceAssessment): boolean =>
    progress.kind === "live" &&
    !retryAllowed(assessment.record, service.id, progress.attempt + 1, "deploy");
  if (!services.every(isThere)) return { kind: "not yet" };
  const watch = watchOf(assessment);
  if (watch) return watch;
  if (isSettled && restraints(assessment).length === 0) return { kind: "done" };
  const asks = states.filter(isObstacle);
  const waits = [
    ...asks.filter(({ kind }) => kind !== "refused").map(({ text }) => text),
    ...each.flatMap(({ assessed, state }) =>
      state === "unknown"
        ? [unreadable(say`${code(tagOf(assessment, assessed))} of ${assessed.service.repo}`)]
        : [],
    ),
    ...(own === "unknown"
      ? [unreadable(say`${code(tagName(train, null, plan.version))} of ${observation.issue.repo}`)]
      : []),
    ...restraints(assessment),
  ];
  if (waits.length > 0) {
    const isForPeople = asks.some(({ kind }) => kind !== "refused");
    const passes = !isForPeople && heldBy(assessment).length === 0;
    return { kind: "waiting", why: joinTexts(fewOf(waits, 3), " "), passes, asks };
  }
  const previous = new Map(departure.services.map((one) => [one.service, one.previous]));
  const takenBack = named(outOf(assessment).back);
  const notDeployed = named(outOf(assessment).neverDeployed);
  const publish: Publish = {
    kind: "publish",
    train: train.name,
    version: plan.version,
    tag: tagName(train, null, plan.version),
    revision: assessment.revision,
    parts: services.flatMap((assessed) =>
      partOf(assessment, assessed, previous.get(assessed.service.id) ?? null),
    ),
    rules: train.notes,
    digest: assessment.digest,
    setAside: setAsideOf(assessment),
    highlights: highlightsIn(assessment),
    takenBack,
    notDeployed,
    evidence: evidenceOf(assessment, { rolledBack: takenBack, notDeployed }),
    missing: each
      .filter(({ state }) => isToPublish(state))
      .map(({ assessed }) => assessed.service.id),
    trainMissing: isToPublish(own),
  };
  return { kind: "due", publish, asks };
}

const named = (services: readonly ServiceAssessment[]): Publish["takenBack"] =>
  services.map(({ service, candidate }) => ({ service: service.name, version: candidate.version }));

/** What is still to be watched of a release that is live; undefined: nothing, or a manager has ended it. */
function watchOf(assessment: Unphased): Publication | undefined {
  const { record } = assessment;
  if (completedBy(record)) return undefined;
  const { train, observation } = assessment;
  const live = [...assessment.services.values()].flatMap(({ service, progress }) =>
    progress.kind === "live" ? [{ service, ...progress }] : [],
  );
  const doubts = live.flatMap(({ service, doubt }) =>
    doubt === null ? [] : [say`${service.name} has unknown health: ${doubt}`],
  );
  const lastAt = live
    .map(({ at }) => at)
    .toSorted(compareInstants)
    .at(-1);
  const end = train.verify && lastAt ? lastAt.add(train.verify) : null;
  const isOver = !end || compareInstants(end, observation.now) <= 0;
  if (isOver && doubts.length === 0) return undefined;
  const why = doubts.length === 0 ? say`` : say` ${joinTexts(fewOf(doubts, 3), "; ")}.`;
  return { kind: "watched", until: isOver ? null : end, why };
}

/** A closed issue is what people leave behind when all is live. */
const heldBy = ({ holds }: Unphased): Unphased["holds"] =>
  holds.filter(({ cause }) => cause !== "closed");

/** Whoever stops a release that is live wants it looked at before the world hears of it. */
function restraints(assessment: Unphased): readonly Text[] {
  const { now, blindUntil } = assessment.observation;
  const held = heldBy(assessment).map((hold) => say`The notes are on hold: ${hold.why}.`);
  const isBlind = blindUntil !== null && compareInstants(now, blindUntil) < 0;
  return isBlind
    ? [...held, say`The notes follow as soon as running changes have finished.`]
    : held;
}

function partOf(
  assessment: Unphased,
  { service, candidate }: ServiceAssessment,
  previous: NotesPart["previous"],
): readonly NotesPart[] {
  const { id, name, repo, path, rollback, notesTemplate: template } = service;
  const { version, commit } = candidate;
  if (commit === null) return [];
  const tag = tagName(assessment.train, service, version);
  const irreversible = rollback.until?.label ?? null;
  return [
    { service: id, name, repo, path, version, tag, commit, previous, irreversible, template },
  ];
}

/** What was refused is asked for again. */
const isToPublish = (state: PublishedState): boolean => state === "missing" || isObstacle(state);

const tagOf = (assessment: Unphased, { service, candidate }: ServiceAssessment): string =>
  tagName(assessment.train, service, candidate.version);
