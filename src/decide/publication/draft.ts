import { ownerName } from "../../model/train/train.ts";
import { tagName } from "../../model/train/tag-names.ts";
import type { PullFacts } from "../../model/observation.ts";
import type { NotedPull } from "../../model/release/notes.ts";
import type { DraftNotes, DraftService } from "../../model/view/draft-notes.ts";
import type { ReleaseState } from "../../model/release/release.ts";
import { highlightsIn } from "./highlights.ts";
import { isContained } from "../gates/pull-gate.ts";
import type { Assessment, Unphased } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** Whether notes are still to come. */
const isToCome: Readonly<Record<ReleaseState, boolean>> = {
  planning: true,
  ready: true,
  go: true,
  "no-go": true,
  "rolling out": true,
  "on hold": true,
  verifying: true,
  complete: false,
  "rolling back": false,
  "rolled back": false,
  aborted: false,
};

/**
 * The notes as they grow while pull requests land: what was read for the gates anyway, so labels and descriptions count
 * only when the notes are published.
 */
export function draftOf(assessment: Assessment): DraftNotes | undefined {
  if (!isToCome[assessment.phase.kind]) return undefined;
  return {
    rules: assessment.train.notes,
    highlights: highlightsIn(assessment),
    services: [...assessment.services.values()].flatMap((one) => draftService(assessment, one)),
  };
}

function draftService(
  { observation, train }: Unphased,
  { service, candidate, hides }: ServiceAssessment,
): readonly DraftService[] {
  const facts = observation.services.get(service.id);
  // Nothing of a repository that fewer may read is shown here.
  if (hides || facts?.kind !== "known" || candidate.commit === null) return [];
  const { pulls, url, repo } = facts.value;
  const landed = pulls.kind === "known" ? pulls.value.filter(isContained) : [];
  const { version, commit } = candidate;
  return [
    {
      owner: ownerName(service.owner),
      unexplained: new Set(landed.flatMap((one) => (one.isUnexplained ? [one.number] : []))),
      notes: {
        service: service.id,
        name: service.name,
        repo,
        repoUrl: url,
        version,
        tag: tagName(train, service, version),
        commit,
        previous: null,
        releaseUrl: null,
        isHidden: false,
        pulls: landed.map(noted),
        complete: pulls.kind === "known",
      },
    },
  ];
}

const noted = ({ number, title, url, author }: PullFacts): NotedPull => ({
  number,
  title,
  url,
  author,
  isBot: false,
  body: "",
  labels: [],
  messages: [],
  isFirst: false,
});
