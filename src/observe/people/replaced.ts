/** Repositories that others have put in the place of those with which a release began. */
import { repositoryEntry, type KnownIds } from "../../model/record/known-ids.ts";
import type { Reading } from "../../model/failure.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import type { Train } from "../../model/train/train.ts";
import type { ServiceReadings } from "../services/services.ts";
import { wording } from "../../model/view/wording.ts";

/** A new repository may take the name of one that was renamed or deleted: what is in it was never voted on. */
export function withoutReplaced<T extends ServiceReadings>(
  read: T,
  { services }: Train,
  { repositories }: KnownIds,
): T {
  const left = new Map(read.services);
  for (const { id, repo } of services) {
    const facts = left.get(id);
    const before = repositories[repositoryEntry(id, repo)];
    if (facts?.kind !== "known" || before === undefined) continue;
    if (facts.value.repository !== before) left.set(id, replaced(repo));
  }
  return { ...read, services: left };
}

const replaced = (repo: string): Reading<ServiceFacts> => ({
  kind: "unknown",
  why: wording`${repo} is another repository now than the one with which this release began. Give that one its name back, or open another release.`,
  isLasting: true,
});
