/** What published notes still lack: that something they tell of was rolled back since. */
import type { AmendNotes } from "../../model/action.ts";
import type { RollbackEntry } from "../../model/record/ending.ts";
import type { ReleaseFacts } from "../../model/observation.ts";
import type { Reading } from "../../model/failure.ts";
import { joinTexts, say, strong, type Text } from "../../model/view/text.ts";
import { tagName } from "../../model/train/tag-names.ts";
import { fewOf } from "../../text/few.ts";
import { whenWords } from "../calendar/window.ts";
import { isPublished } from "../record/complete.ts";
import { rollbackKey, rollbacksIn } from "../record/taken.ts";
import { targetWords } from "../rollback/words.ts";
import type { Unphased } from "../assessment/assessment.ts";
import type { RollbackStep } from "../assessment/rollback.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

type Done = Extract<RollbackStep, { kind: "done" }>;

/** So many services are named in one sentence. */
const namesMax = 20;

/**
 * Once a service is back, its notes say so, and those of the train when all that went back together are. Notes that were
 * published when something was out already leave it out, and need no word of it.
 */
export function amendmentsOf(assessment: Unphased): readonly AmendNotes[] {
  return rollbacksIn(assessment.record).flatMap((entry) => {
    const named = new Set(entry.services.map(({ service }) => service));
    const steps = assessment.rollback.steps.filter(({ assessed }) =>
      named.has(assessed.service.id),
    );
    const together = [...Map.groupBy(steps, ({ assessed }) => notesAt(assessment, assessed))];
    return [
      ...together.flatMap(([at, some]) => amendedServices(assessment, entry, at, some)),
      ...amendedTrain(assessment, entry, steps),
    ];
  });
}

/** Services may share their notes: by repository and tag. */
function notesAt({ train }: Unphased, { service, candidate }: ServiceAssessment): string {
  return `${service.repo} ${tagName(train, service, candidate.version)}`.toLowerCase();
}

const isBack = ({ kind }: RollbackStep): boolean => kind === "done" || kind === "stays";

const doneOf = (steps: readonly RollbackStep[]): readonly Done[] =>
  steps.filter((step): step is Done => step.kind === "done");

/** The notes of services that have them together say it when all of them are back. */
function amendedServices(
  assessment: Unphased,
  entry: RollbackEntry,
  at: string,
  steps: readonly RollbackStep[],
): readonly AmendNotes[] {
  const done = doneOf(steps);
  const [first] = done;
  if (!first || !steps.every(isBack)) return [];
  const { service, candidate } = first.assessed;
  const facts = assessment.observation.services.get(service.id);
  if (facts?.kind !== "known" || !isToAmend(facts.value.release, entry)) return [];
  const again = done.map(
    (step) => say`${whenWords(assessment.train.calendar, step.at)}: ${targetWords(step)}`,
  );
  const runs =
    done.length === 1
      ? say`Production runs ${targetWords(first)} again since ${whenWords(assessment.train.calendar, first.at)}.`
      : say`Production runs again since ${joinTexts(fewOf(again, namesMax), ", ")}.`;
  const text = say`${whatText(done)} ${whoText(assessment, entry)} ${runs}`;
  const tag = tagName(assessment.train, service, candidate.version);
  const all = [...assessment.services.values()].filter((one) => notesAt(assessment, one) === at);
  const back = new Set(doneOf(assessment.rollback.steps).map(({ assessed }) => assessed));
  const withdrawn = all.every((one) => back.has(one)) ? candidate.version : null;
  return [amending(facts.value.repo, tag, entry, { text, withdrawn })];
}

/** The train's notes are about what it still brings, so only what they tell of is named. */
function amendedTrain(
  assessment: Unphased,
  entry: RollbackEntry,
  steps: readonly RollbackStep[],
): readonly AmendNotes[] {
  const { observation, train, plan } = assessment;
  const done = doneOf(steps);
  if (done.length === 0 || !steps.every(isBack)) return [];
  if (!isToAmend(observation.trainRelease, entry)) return [];
  const text = say`${whatText(done)} ${whoText(assessment, entry)} What follows was released before that.`;
  const withdrawn = entry.whole ? plan.version : null;
  const tag = tagName(train, null, plan.version);
  return [amending(observation.issue.repo, tag, entry, { text, withdrawn })];
}

const isToAmend = (release: Reading<ReleaseFacts | null>, entry: RollbackEntry): boolean =>
  isPublished(release) &&
  release.kind === "known" &&
  release.value?.tells?.includes(rollbackKey(entry)) !== true;

const amending = (
  repo: AmendNotes["repo"],
  tag: string,
  entry: RollbackEntry,
  said: Pick<AmendNotes, "text" | "withdrawn">,
): AmendNotes => ({ kind: "amend notes", repo, tag, key: rollbackKey(entry), ...said });

function whatText(done: readonly Done[]): Text {
  const names = done.map(
    ({ assessed }) => say`${assessed.service.name} ${assessed.candidate.version}`,
  );
  return say`${strong(wording`Rolled back:`)} ${joinTexts(fewOf(names, namesMax), ", ")}.`;
}

function whoText({ train }: Unphased, { by, at, reason }: RollbackEntry): Text {
  const who = by ? by.login : wording`Release Train, as the train file says`;
  const when = whenWords(train.calendar, Temporal.Instant.from(at));
  return say`Decided by ${who} at ${when}${reason === "" ? "" : `: ${reason.replace(/\.$/, "")}`}.`;
}
