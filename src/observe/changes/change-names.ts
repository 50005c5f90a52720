/** Which commits of a history a message means by a commit, a number or a first line. */
import type { Sha } from "../../model/ids.ts";
import type { LoggedCommit, NamedPull } from "./logged.ts";
import { splitNumbers } from "./references.ts";
import type { Named } from "./revert-words.ts";

/** The commits that may be named; several where it isn't clear which. */
type Names = (named: Named, before: number) => readonly Sha[];

/** Digits by which git and people shorten a commit, at least. */
const digits = 7;
const numbered = /(?:\(#(\d{1,9})\)|^Merge pull request #(\d{1,9}) from .*)$/;

/** Finds the commits that may be named, by a message at this place of the history. */
export function createNames(
  commits: readonly LoggedCommit[],
  places: ReadonlyMap<Sha, number>,
  pulls: readonly NamedPull[],
): Names {
  const whole = 40;
  const merges = new Map(pulls.map((pull) => [pull.number, pull.mergeCommit ?? undefined]));
  const known = [...commits.map(({ sha }) => sha), ...merges.values()];
  const beginning = Map.groupBy(new Set(known), (sha) => sha?.slice(0, digits) ?? "");
  const titled = new Map<string, Sha[]>();
  const byNumber = new Map<number, Sha[]>();
  const put = <K>(map: Map<K, Sha[]>, key: K, sha: Sha): void => {
    const list = map.get(key);
    if (list) list.push(sha);
    else map.set(key, [sha]);
  };
  for (const { sha, headline } of commits) {
    for (const title of new Set([headline, splitNumbers(headline).text])) put(titled, title, sha);
    const [, squashed, merged] = numbered.exec(headline) ?? [];
    const number = squashed ?? merged;
    if (number !== undefined) put(byNumber, Number(number), sha);
  }
  const proposed = Map.groupBy(pulls, ({ title }) => title);
  const isBefore = (sha: Sha, before: number): boolean => (places.get(sha) ?? -1) < before;
  /** Of a pull request that isn't among those that were read, by what its merge is called. */
  const ofNumber = (number: number, before: number): readonly Sha[] => {
    const merge = merges.get(number);
    const found = merge === undefined ? (byNumber.get(number) ?? []) : [merge];
    return found.filter((sha) => isBefore(sha, before));
  };
  return (named, before) => {
    switch (named.kind) {
      case "commit":
        if (named.sha.length >= whole) return [named.sha as Sha];
        return (beginning.get(named.sha.slice(0, digits)) ?? []).flatMap((sha) =>
          sha?.startsWith(named.sha) ? [sha] : [],
        );
      case "pull":
        return ofNumber(named.number, before);
      case "title": {
        const merged = (proposed.get(named.title) ?? []).flatMap(
          ({ mergeCommit }) => mergeCommit ?? [],
        );
        const found = new Set([...(titled.get(named.title) ?? []), ...merged]);
        const fit = [...found].filter((sha) => isBefore(sha, before));
        // The number behind it may as well be that of the pull request with which it came itself.
        const behind = new Set(named.number === null ? [] : ofNumber(named.number, before));
        return fit.some((sha) => behind.has(sha)) ? fit.filter((sha) => behind.has(sha)) : fit;
      }
    }
  };
}
