import type { ServiceId, Sha } from "./ids.ts";
import type { Gate, Link, Readiness, ReleaseState, SetAside } from "./release.ts";
import type { Text } from "./text.ts";

/** A release as people see it: the same for the issue, `/plan` and whatever shows it later. */
export interface ReleaseView {
  readonly train: string;
  readonly version: string;
  readonly state: ReleaseState;
  /** What is so and what comes next; the state's word is put before it. */
  readonly sentence: Text;
  /** In the order of the train file. */
  readonly services: readonly ServiceView[];
  readonly checklist: readonly ChecklistItem[];
  /** Items of the services' checklists that don't count. */
  readonly setAside: readonly SetAside[];
  readonly votes: readonly VoteView[];
  /** What a manager decided, as far as it stands; null: nothing. */
  readonly decision: DecisionView | null;
  /** What was planned and doesn't leave with this release. */
  readonly behind: readonly BehindView[];
  /** First digits of the digest that votes are for; null before it is known. */
  readonly digest: string | null;
  /** Where everything rides that has something new: what doesn't, by the reason. */
  readonly atHome: readonly Text[];
  /** What it carries where the sections of the issue don't say it; null: they do. */
  readonly carries: readonly ServiceId[] | null;
  /** What must be mended in the plan or the train file, most important first; then what must be known of it. */
  readonly problems: readonly Text[];
}

export type ServiceState = "waiting" | "starting" | "deploying" | "live" | "failed";

export interface ServiceView {
  readonly id: ServiceId;
  readonly name: string;
  readonly repoUrl: string;
  /** Its sub-issue, by number; null before it is there. */
  readonly subIssue: Link | null;
  readonly version: string;
  readonly commit: { readonly sha: Sha; readonly url: string } | null;
  /** As `ownerName` gives it. */
  readonly owner: string;
  readonly dependsOn: readonly ServiceId[];
  readonly state: ServiceState;
  readonly readiness: Readiness;
  /** The gates with their reasons. */
  readonly gates: readonly Gate[];
  readonly deployment: Link | null;
  /** How long it took to be live; null before. */
  readonly duration: Temporal.Duration | null;
}

export interface ChecklistItem {
  readonly text: string;
  readonly done: boolean;
  readonly reason: string;
}

export interface DecisionView {
  readonly word: "GO" | "PARTIAL" | "NO-GO";
  /** Login. */
  readonly by: string;
}

export interface BehindView {
  /** Of the service. */
  readonly name: string;
  readonly version: string;
  readonly owner: string;
}

export interface VoteView {
  readonly owner: string;
  readonly services: readonly string[];
  readonly answer: "go" | "no-go" | "waiting";
  readonly by: string | null;
  readonly at: Temporal.Instant | null;
  readonly reason: string;
}
