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
    const done = steps.filter((step): step is Done => step.kind === "done");
    const isWhole = steps.every(({ kind }) => kind === "done" || kind === "stays");
    return [
      ...done.flatMap((step) => amendedService(assessment, entry, step)),
      ...(isWhole ? amendedTrain(assessment, entry, done) : []),
    ];
  });
}

function amendedService(
  assessment: Unphased,
  entry: RollbackEntry,
  step: Done,
): readonly AmendNotes[] {
  const { service, candidate } = step.assessed;
  const facts = assessment.observation.services.get(service.id);
  if (facts?.kind !== "known" || !isToAmend(facts.value.release, entry)) return [];
  const text = say`${whatText([step])} ${whoText(assessment, entry)} Production runs ${targetWords(step)} again since ${whenWords(assessment.train.calendar, step.at)}.`;
  const tag = tagName(assessment.train, service, candidate.version);
  return [amending(facts.value.repo, tag, entry, text)];
}

/** The train's notes are about what it still brings, so only what they tell of is named. */
function amendedTrain(
  assessment: Unphased,
  entry: RollbackEntry,
  done: readonly Done[],
): readonly AmendNotes[] {
  const { observation, train, plan } = assessment;
  if (done.length === 0 || !isToAmend(observation.trainRelease, entry)) return [];
  const text = say`${whatText(done)} ${whoText(assessment, entry)} What follows was released before that.`;
  return [amending(observation.issue.repo, tagName(train, null, plan.version), entry, text)];
}

const isToAmend = (release: Reading<ReleaseFacts | null>, entry: RollbackEntry): boolean =>
  isPublished(release) &&
  release.kind === "known" &&
  release.value?.tells?.includes(rollbackKey(entry)) !== true;

const amending = (
  repo: AmendNotes["repo"],
  tag: string,
  entry: RollbackEntry,
  text: Text,
): AmendNotes => ({ kind: "amend notes", repo, tag, key: rollbackKey(entry), text });

function whatText(done: readonly Done[]): Text {
  const names = done.map(
    ({ assessed }) => say`${assessed.service.name} ${assessed.candidate.version}`,
  );
  return say`${strong("Rolled back:")} ${joinTexts(fewOf(names, namesMax), ", ")}.`;
}

function whoText({ train }: Unphased, { by, at, reason }: RollbackEntry): Text {
  const who = by ? by.login : "Release Train, as the train file says";
  const when = whenWords(train.calendar, Temporal.Instant.from(at));
  return say`Decided by ${who} at ${when}${reason === "" ? "" : `: ${reason.replace(/\.$/, "")}`}.`;
}
