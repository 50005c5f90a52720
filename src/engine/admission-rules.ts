/** What releases want of those who wait at the gates of their services, kept for whoever asks. */
import type { Decision } from "../decide/decide.ts";
import { admissionRulesUnseen } from "../decide/rollout/admission-rules.ts";
import type { ReleaseKey } from "../model/ids.ts";
import { admissionRulesMemory } from "./gatekeeper.ts";
import type { Lease } from "./leases.ts";
import type { Store } from "./store.ts";
import type { Watched } from "../model/github/watched.ts";

type Rules = Decision["admissionRules"];

/** null: not known, or never kept. */
export const recallRules = async (store: Pick<Store, "memory">, key: ReleaseKey): Promise<Rules> =>
  // Written by this app in this shape; a database that somebody else edits is not defended against.
  ((await store.memory.get(key, admissionRulesMemory)) as Rules | undefined) ?? null;

export interface GateParts {
  readonly store: Pick<Store, "memory">;
  /** Answers those who wait at the gates of a repository. */
  readonly tendGate: (repository: Watched) => Promise<void>;
  /** The same wherever somebody was left waiting because it wasn't known what the releases want. */
  readonly tendDeferred: () => Promise<void>;
}

/** Whoever waits at a gate of the release is answered by what it wants now. */
export async function keepRules(
  { store, tendGate, tendDeferred }: GateParts,
  lease: Lease,
  admissionRules: Rules,
): Promise<void> {
  const before = await recallRules(store, lease.key);
  if (JSON.stringify(before) !== JSON.stringify(admissionRules)) {
    if ((await store.memory.put(lease, admissionRulesMemory, admissionRules)) === "fenced") return;
  }
  if (admissionRules === null) return;
  await tendDeferred();
  const repositories = new Map(admissionRules.map((one) => [one.repo, one.repository]));
  for (const [repo, id] of repositories) await tendGate({ repo, id });
}

/** While nobody sees it nothing of it begins: it couldn't be stopped. What has lost its issue for good is over. */
export async function rulesUnseen(
  store: Pick<Store, "memory">,
  key: ReleaseKey,
  isGone: boolean,
): Promise<Rules> {
  const kept = await recallRules(store, key);
  return kept && admissionRulesUnseen(kept, isGone);
}
