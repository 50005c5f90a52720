import { answerGate, listWaiting } from "../github/resources/gates.ts";
import type { GitHub } from "../github/client/github.ts";
import type { Result } from "../model/failure.ts";
import type { RepoName } from "../model/ids.ts";
import type { Admission, Waiting } from "../model/release/admission-rule.ts";

/** GitHub, for whoever answers those that wait at gates. */
export interface GateAccess {
  listWaiting(repo: RepoName): Promise<Result<readonly Waiting[]>>;
  answer(waiting: Waiting, verdict: Exclude<Admission, { kind: "wait" }>): Promise<Result<unknown>>;
}

export const gateAccess = (github: GitHub): GateAccess => ({
  listWaiting: (repo) => listWaiting(github, repo),
  answer: (waiting, { kind, why }) => answerGate(github, waiting, { state: kind, comment: why }),
});
