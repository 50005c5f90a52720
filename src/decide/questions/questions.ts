import type { AuthorityQuestion } from "../../model/github/authority.ts";
import type { Answers } from "../../model/answers.ts";
import type { Observation } from "../../model/observation.ts";
import type { ReplacementQuestion } from "../../model/release/replacement.ts";
import type { ChangeQuestion } from "../../model/release/sought-change.ts";
import type { HealthQuestion } from "../../model/train/health.ts";
import { loginsNamed } from "../answers/answer-manager.ts";
import { changesToFind } from "../answers/places-sought.ts";
import { replacementsToFind } from "../answers/replacements-sought.ts";
import { healthQuestions } from "../health/service-health.ts";
import { authorsToCheck } from "./authors-to-check.ts";
import { barriersToRead, type BarrierQuestion } from "./barriers-to-read.ts";
import { commitsToCheck, type CommitAt } from "./commits-to-check.ts";

interface Asked extends Record<keyof Answers, unknown> {
  authority: AuthorityQuestion;
  /** A login in lower case. */
  named: string;
  /** A commit that others deployed, of which it matters with what pull request it came. */
  labels: CommitAt;
  /** Changes that may have no way back. */
  barriers: BarrierQuestion;
  /** A change of which somebody asks where it is. */
  sought: ChangeQuestion;
  /** A fix that somebody named. */
  replacements: ReplacementQuestion;
  /** What must be known of a service's health now. */
  health: HealthQuestion;
}

/**
 * All that must still be asked before anything is decided, from what is known so far. Each answer goes into `Answers`
 * under the name of its question; what health sources say goes with the rest of what is known of health.
 */
export type Questions = {
  readonly [Key in keyof Asked]: (observation: Observation) => readonly Asked[Key][];
};

export const questions: Questions = {
  authority: authorsToCheck,
  named: loginsNamed,
  labels: commitsToCheck,
  barriers: barriersToRead,
  sought: changesToFind,
  replacements: replacementsToFind,
  health: healthQuestions,
};
