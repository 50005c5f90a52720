/** What must be read to tell whether a fix may take the place of a commit. */
import type { Observation } from "../../model/observation.ts";
import type { ReplacementQuestion } from "../../model/release/replacement.ts";
import { keptRecord } from "../record/record.ts";
import { plannedScene } from "../assess/planned.ts";
import { pendingCommands } from "../commands/pending.ts";
import { readFixName, type FixNamed } from "../commands/fix-name.ts";
import { serviceFirst } from "../commands/services-named.ts";
import { runningCommit } from "../deployments/previous.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** So many are answered at one look; the others at the next ones. */
const questionsMax = 5;

export function replacementsToFind(observation: Observation): readonly ReplacementQuestion[] {
  const record = keptRecord(observation);
  const asked = pendingCommands(observation.comments, record).flatMap(({ comment, command }) =>
    command.kind === "command" && command.name === "replace" && !comment.edited
      ? [{ comment: comment.id, rest: command.rest }]
      : [],
  );
  if (asked.length === 0) return [];
  const situation = plannedScene(observation, record)?.(record);
  if (!situation) return [];
  return asked
    .flatMap(({ comment, rest }) => questionOf(situation, comment, rest) ?? [])
    .slice(0, questionsMax);
}

function questionOf(
  situation: Situation,
  comment: number,
  rest: string,
): ReplacementQuestion | undefined {
  const { assessed, fix } = replacedBy(situation, rest);
  const facts = assessed && situation.observation.services.get(assessed.service.id);
  if (!assessed || !fix || facts?.kind !== "known") return undefined;
  const running = runningCommit(facts.value, assessed.service);
  if (running.kind === "unknown") return undefined;
  return {
    comment,
    service: assessed.service.id,
    repo: assessed.service.repo,
    name: fix.name,
    releaseBranch: facts.value.branch,
    running: running.value,
  };
}

/** The service that a `/replace` names and the fix, as far as they can be told. */
export function replacedBy(
  { train, services }: Pick<Situation, "train" | "services">,
  rest: string,
): {
  /** As it was written; undefined: it names none of the train. */
  readonly named: string | undefined;
  readonly assessed: ServiceAssessment | undefined;
  readonly fix: FixNamed | undefined;
} {
  const first = serviceFirst(rest, train.services);
  return {
    named: first?.service.id,
    assessed: first && services.get(first.service.id),
    fix: first && readFixName(first.reason),
  };
}
