import { derived } from "../../model/derived.ts";
import { known, type Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { PullFacts } from "../../model/observation.ts";
import type { Containment } from "../../model/github/pulls.ts";
import type { IncludeEntry, ReleaseRecord } from "../../model/record/record.ts";
import type { IncludedIn } from "./words.ts";

/** Reads the record once, for looking up. */
export const inclusions = ({ entries }: Pick<ReleaseRecord, "entries">): IncludedIn =>
  included(entries);

const nothingIncluded: IncludedIn = () => undefined;

const included = derived((entries: ReleaseRecord["entries"]): IncludedIn => {
  const said = new Map<string, IncludeEntry>();
  for (const entry of entries) {
    if (entry.kind === "include") said.set(keyOf(entry.repo, entry.pull), entry);
  }
  return said.size === 0 ? nothingIncluded : (repo, pull) => said.get(keyOf(repo, pull));
});

const keyOf = (repo: RepoName, pull: number): string => `${repo.toLowerCase()}#${pull}`;

/** Where a pull request stands by the rules, without what anybody said of it. */
export const containmentOf = ({ state, containment }: PullFacts): Reading<Containment> =>
  containment.kind === "known" && state === "open" ? known({ kind: "missing" }) : containment;

/**
 * Whether what was said still holds. Who said it knew how the pull request stood: what was missing may not turn
 * out to have been taken back, and what was known may not become unknown. Said while nothing was known, it
 * holds whatever comes to light.
 */
export function holds({ over }: IncludeEntry, containment: Reading<Containment>): boolean {
  if (over.kind === "unknown") return true;
  if (containment.kind === "unknown") return false;
  return containment.value.kind !== "reverted"
    ? true
    : over.kind === "reverted" && over.by === containment.value.by.text;
}
