import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { unknown, type Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import { ask } from "../ask/ask.ts";
import { part } from "../ask/part.ts";
import { branchRulesSelection, readBranchRules } from "./branch-rules.ts";

/** The checks that a repository's default branch requires. */
export interface RequiredOfDefault {
  readonly repo: RepoName;
  /** The default branch; null: it can't be told, or there is none. */
  readonly branch: string | null;
  readonly required: Reading<readonly string[]>;
}

const nameShape = z.object({ name: z.string() }).nullable();

/** Asks many repositories in few requests. */
export async function requiredOfDefaults(
  github: GitHub,
  repos: readonly RepoName[],
): Promise<readonly RequiredOfDefault[]> {
  const select = (): string =>
    `head: defaultBranchRef { name } defaultBranchRef { ${branchRulesSelection} }`;
  const answers = await ask(
    github,
    repos.map((repo) => ({ repo, select })),
  );
  return Promise.all(
    repos.map(async (repo, index): Promise<RequiredOfDefault> => {
      const answer = answers[index];
      const unread = (why: string): RequiredOfDefault => ({
        repo,
        branch: null,
        required: unknown(why),
      });
      if (!answer?.ok) return unread(answer?.failure.message ?? "GitHub did not answer.");
      const head = part(answer.value, "head", nameShape);
      if (head.kind === "unknown") return unread(head.why);
      const branch = head.value?.name ?? null;
      const of = { repo, branch: branch ?? "" };
      const rules = await readBranchRules(github, answer.value, "defaultBranchRef", of);
      if (rules.kind === "unknown") return { repo, branch, required: rules };
      return { repo, branch, required: { kind: "known", value: rules.value.required ?? [] } };
    }),
  );
}
