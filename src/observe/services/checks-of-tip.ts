import { z } from "zod";
import type { Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import type { Answer } from "../ask/ask.ts";
import type { BranchRules } from "./branch-rules.ts";
import { checkedCommitShape, readChecks } from "./checks.ts";
import type { EnvironmentReader } from "./environment.ts";
import { part } from "../ask/part.ts";
import type { RepositoryQuery } from "./service-question.ts";
import { noReleaseBranch } from "./no-release-branch.ts";

const checkedShape = z.object({ target: checkedCommitShape }).transform(({ target }) => target);

/** The checks of the newest commit of a release branch. */
export function checksOf(
  { github, app }: Pick<EnvironmentReader, "github" | "app">,
  of: {
    readonly query: RepositoryQuery;
    readonly answer: Answer;
    readonly tip: Sha | null;
    readonly rules: Reading<BranchRules>;
  },
): Promise<ServiceFacts["checks"]> | ServiceFacts["checks"] {
  const { query, answer, tip, rules } = of;
  if (tip === null) return noReleaseBranch;
  return readChecks(github, {
    repo: query.repo,
    tip,
    commit: part(answer, "checks", checkedShape),
    rules,
    app,
  });
}
