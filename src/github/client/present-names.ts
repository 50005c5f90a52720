import type { Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { Installations } from "./installations.ts";
import type { TokenScope } from "./tokens.ts";

/**
 * A scope by the names under which its repositories go now. GitHub leads on from former names ("Follow redirects"),
 * but takes present ones only when it makes a token ("Create an installation access token").
 * @param look the present name of a repository, read with a token of this scope
 * @returns undefined: none of them was renamed, or that can't be told
 */
export async function presentNames(
  scope: TokenScope,
  names: Pick<Installations, "rename">,
  look: (scope: TokenScope, repo: RepoName) => Promise<Result<RepoName>>,
): Promise<TokenScope | undefined> {
  // A token that names no repository is made whatever they are called.
  const unnamed: TokenScope = { ...scope, repos: [], needed: { metadata: "read" }, welcome: {} };
  const found: RepoName[] = [];
  for (const repo of scope.repos) {
    const answer = await look(unnamed, repo);
    if (!answer.ok) return undefined;
    if (answer.value !== repo) names.rename(repo, answer.value);
    found.push(answer.value);
  }
  const isSame = found.every((name, index) => name === scope.repos[index]);
  return isSame ? undefined : { ...scope, repos: found };
}
