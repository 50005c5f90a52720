/** Fixes that took the place of candidates: from then on everything that is known of a service is about its fix. */
import { derived } from "../../model/derived.ts";
import { known, unknown } from "../../model/failure.ts";
import { sha, type ServiceId } from "../../model/ids.ts";
import type { Observation, ServiceFacts } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { ReplaceEntry } from "../../model/record/replace-entry.ts";
import { entriesOf } from "./record.ts";
import { wording } from "../../model/view/wording.ts";

/** By service, the last one. */
export const replacementsIn = (record: ReleaseRecord): ReadonlyMap<ServiceId, ReplaceEntry> =>
  lastOf(entriesOf(record, "replace"));

const lastOf = derived(
  (entries: readonly ReplaceEntry[]): ReadonlyMap<ServiceId, ReplaceEntry> =>
    new Map(entries.map((entry) => [entry.service, entry])),
);

/**
 * What was read of another commit is nothing that is known of the fix: until that is read its gates are unknown.
 */
export function withReplacements(observation: Observation, record: ReleaseRecord): Observation {
  const services = new Map(observation.services);
  let isSame = true;
  for (const [id, { commit }] of replacementsIn(record)) {
    const reading = services.get(id);
    if (reading?.kind !== "known" || reading.value.tip === commit) continue;
    isSame = false;
    services.set(id, known(ofFix(reading.value, commit)));
  }
  return isSame ? observation : { ...observation, services };
}

function ofFix(facts: ServiceFacts, commit: ReplaceEntry["commit"]): ServiceFacts {
  const unread = unknown<never>(wording`its new commit was not read yet`);
  const fix = { ...facts, tip: commit, pulls: unread, checks: unread, files: unread };
  delete fix.tipAuthor;
  return fix;
}

/**
 * Of the word that tells it: it outlives the record, and so names the commit, but not that of a repository which is for
 * fewer eyes.
 */
export const replacedKey = (
  { comment, service, commit }: Pick<ReplaceEntry, "comment" | "service" | "commit">,
  hides: boolean,
): string => `replaced:${comment}:${service}${hides ? "" : `:${commit}`}`;

/** What such a key tells; undefined: it is none, or names no commit. */
export function readReplacedKey(key: string): Pick<ReplaceEntry, "comment" | "commit"> | undefined {
  const [, comment, commit] = /^replaced:(\d+):.*:([0-9a-f]{40}|[0-9a-f]{64})$/.exec(key) ?? [];
  return commit === undefined ? undefined : { comment: Number(comment), commit: sha(commit) };
}
