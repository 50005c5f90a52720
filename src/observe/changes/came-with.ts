/** What came with a pull request. */
import type { Sha } from "../../model/ids.ts";
import type { LoggedCommit } from "./logged.ts";

/** The commits that these were picked from. */
export const originsOf = (commits: readonly LoggedCommit[]): readonly Sha[] =>
  commits
    .flatMap(({ deeds }) => deeds.filter(({ reverts }) => reverts.length === 0))
    .flatMap(({ picks }) => picks)
    .flatMap((named) =>
      named.kind === "commit" && named.sha.length >= 40 ? [named.sha as Sha] : [],
    );

/**
 * Messages of the commits of a range with which each pull request came, by its number: a backport's commits are those
 * of what it brings.
 * @param mergedOf numbers of the merged pull requests of each commit
 */
export function messagesCame(
  {
    commits,
    messages,
  }: {
    readonly commits: readonly LoggedCommit[];
    readonly messages: ReadonlyMap<Sha, string>;
  },
  mergedOf: ReadonlyMap<Sha, readonly number[]>,
  pulls: readonly { readonly number: number; readonly by: readonly number[] }[],
): ReadonlyMap<number, readonly string[]> {
  const byNumber = new Map<number, string[]>();
  for (const commit of commits) {
    const came = [commit.sha, ...originsOf([commit])].flatMap((one) => mergedOf.get(one) ?? []);
    for (const number of new Set(came)) {
      const others = byNumber.get(number) ?? [];
      byNumber.set(number, [...others, messages.get(commit.sha) ?? commit.headline]);
    }
  }
  return new Map(
    pulls.map(({ number, by }) => [
      number,
      [...new Set([number, ...by])].flatMap((one) => byNumber.get(one) ?? []),
    ]),
  );
}
