/** What decisions ask for beside what every look reads. */
import type { Authority } from "./github/authority.ts";
import type { NamedPerson } from "./github/named-person.ts";
import type { Reading } from "./failure.ts";
import type { ServiceId, Sha } from "./ids.ts";
import type { BarrierFacts } from "./release/barrier.ts";
import type { FoundReplacement } from "./release/replacement.ts";
import type { FoundChange } from "./release/sought-change.ts";

/** Each under the name of its question, by what was asked about. What is not in here was not asked. */
export interface Answers {
  /** By user id: what people may do whose word counts or is about to. Read live, for this observation. */
  readonly authority: ReadonlyMap<number, Reading<Authority>>;
  /** By login in lower case: who was named in a waiting command. null: nobody has that login. */
  readonly named: ReadonlyMap<string, Reading<NamedPerson | null>>;
  /** By commit of a foreign deployment: labels of the merged pull requests that brought it. */
  readonly labels: ReadonlyMap<Sha, Reading<readonly string[]>>;
  /** By service whose train file declares what has no way back: what its changes have of that. */
  readonly barriers: ReadonlyMap<ServiceId, Reading<BarrierFacts>>;
  /** By id of a comment: where the change is that it asks about. */
  readonly sought: ReadonlyMap<number, Reading<readonly FoundChange[]>>;
  /** By id of a comment: what the fix is that it names. */
  readonly replacements: ReadonlyMap<number, Reading<FoundReplacement>>;
}

export const nothingAsked: Answers = {
  authority: new Map(),
  named: new Map(),
  labels: new Map(),
  barriers: new Map(),
  sought: new Map(),
  replacements: new Map(),
};
