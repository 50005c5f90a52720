import type {
  BlockerWaiveEntry,
  OverrideEntry,
  ReleaseConfirmEntry,
  ReleaseWaiveEntry,
  RescheduleEntry,
  SectionEditedEntry,
} from "./managers-entries.ts";
import type { Digest, RepoName, ServiceId, Sha } from "../ids.ts";
import type { AbortEntry, RollbackEntry } from "./ending.ts";
import { nothingKnown, type KnownIds } from "./known-ids.ts";
import type { Part } from "../release/part.ts";
import type { RehearsedEntry, RehearseEntry } from "./rehearse-entry.ts";
import type { ReplaceEntry } from "./replace-entry.ts";
import type { CompleteEntry, UnhealthyEntry, VouchEntry } from "./health-record.ts";
import type { Direction } from "../release/release.ts";
import type { HeardEdits, UndoneEntry } from "./heard-edits.ts";
import type { Person, Said } from "./said.ts";

/**
 * The app's memory of a release, kept in a comment of its own on the tracking issue: what people decided
 * and what exactly they decided about. It is believed only when the app wrote it and nobody else edited it.
 */
export interface ReleaseRecord {
  readonly v: 1;
  /** Grows by one with every write: of two copies the higher is the newer. */
  readonly seq: number;
  /** Number of the tracking issue; null: in a record that was written before that was noted. */
  readonly issue: number | null;
  /** GitHub's id of the repository that has that issue; absent: written by a version that didn't know it. */
  readonly repository?: number;
  /** Per owner, the digest of what that owner votes on, and since when it stands published. */
  readonly published: Readonly<Record<string, { readonly digest: Digest; readonly since: string }>>;
  /** The digest of the whole manifest that stands published. */
  readonly manifest: Digest | null;
  /** By number of a sub-issue: up to which edit of its body the people's ticks were heard. */
  readonly heard: Readonly<Record<string, HeardEdits>>;
  /** Who and what the train file's names mean in this release, also when names change and the app's memory is lost. */
  readonly ids: KnownIds;
  readonly entries: readonly RecordEntry[];
  /** An earlier one was lost, and whether the release had left could not be told when this one took its place. */
  readonly isLost?: boolean;
}

/** An owner's answer. It counts while the owner's digest is the one it was given for. */
export interface VoteEntry extends Said {
  readonly kind: "vote";
  readonly answer: "go" | "no-go";
  readonly reason: string;
  readonly owners: readonly { readonly owner: string; readonly digest: Digest }[];
}

/** What a manager decided, about the manifest with this digest and nothing else. */
export interface DecisionEntry extends Said {
  readonly kind: "decision";
  readonly answer: "go" | "no-go";
  readonly reason: string;
  /** null: a no-go, said while some commit wasn't known. */
  readonly digest: Digest | null;
  /** What a PARTIAL carries; null: the whole plan. */
  readonly part: Part | null;
}

/**
 * The release left: written before its first deployment. From here on plan and train file are these;
 * later edits of the issue or the file are not followed.
 */
export interface DepartureEntry {
  readonly kind: "departure";
  readonly at: string;
  /** Commit of the train repository whose train file holds. */
  readonly revision: Sha;
  readonly version: string;
  readonly services: readonly {
    readonly service: ServiceId;
    readonly version: string;
    /**
     * What production ran before: where notes begin and where a way back leads; null: nothing. Absent: the record was
     * lost, and the service could not be read when this was found out anew.
     */
    readonly previous?: Sha | null;
  }[];
  /** What was planned and a PARTIAL left to the next release. */
  readonly behind: readonly { readonly service: ServiceId; readonly version: string }[];
}

/**
 * A service that others deploy has its turn: what they deploy of its commit from then on is its deployment. The
 * app's own deployments need no such entry: they say so themselves.
 */
export interface TurnEntry {
  readonly kind: "turn";
  readonly task: Direction;
  readonly service: ServiceId;
  /** Counted as attempts are. */
  readonly attempt: number;
  readonly commit: Sha;
  /** When it was found to be its turn: its time runs from here. */
  readonly at: string;
  /** Since when it may be deployed: its last dependency was live then. */
  readonly from: string;
}

export interface HoldEntry extends Said {
  readonly kind: "hold";
  readonly service: ServiceId | null;
  readonly reason: string;
}

export interface ResumeEntry extends Said {
  readonly kind: "resume";
  readonly service: ServiceId | null;
  readonly reason: string;
  /** What no longer holds the release: failed attempts, as `service:attempt`, foreign deployments, as `deployment#id`. */
  readonly past: readonly string[];
}

/** A manager lets a deployment through that the train doesn't make. */
export interface AllowEntry extends Said {
  readonly kind: "allow";
  /** Its id, the id of the workflow run that makes it, or the first digits of its commit. */
  readonly what: string;
  readonly reason: string;
}

export interface RetryEntry extends Said {
  readonly kind: "retry";
  /** Of what: the deployment, or the way back. */
  readonly task: Direction;
  readonly service: ServiceId;
  /** The attempt that it allows. */
  readonly attempt: number;
}

/**
 * Words that no longer count, for good: what they were about has changed. A force-push back to the old
 * commit doesn't bring them back, and people are told once.
 */
export interface VoidEntry {
  readonly kind: "void";
  readonly votes: readonly { readonly comment: number; readonly owner: string }[];
  /** Comment of a manager's GO that fell with them. */
  readonly decision: number | null;
  readonly at: string;
  readonly why: string;
}

/** The owning team says that an item of a service's checklist is done. */
export interface ConfirmEntry {
  readonly kind: "confirm";
  readonly service: ServiceId;
  /** `ChecklistItem.id`. */
  readonly item: string;
  readonly by: Person;
  readonly at: string;
  /** The service's commit that was shown when it was said; null: there was none yet. */
  readonly commit: Sha | null;
  /** Of the command; null: it was a tick in the sub-issue. */
  readonly comment: number | null;
}

/** A confirmation no longer counts, until somebody confirms the item again. */
export interface WithdrawEntry {
  readonly kind: "withdraw";
  readonly service: ServiceId;
  readonly item: string;
  /** Who took the tick off; null: a new commit voided it. */
  readonly by: Person | null;
  readonly at: string;
  /** The new commit; null: a person withdrew it. */
  readonly commit: Sha | null;
}

/** A manager sets an item of one service aside. */
export interface WaiveEntry extends Said {
  readonly kind: "waive";
  readonly service: ServiceId;
  readonly item: string;
  readonly reason: string;
  readonly commit: Sha | null;
  /** Only of hotfixes: what production ran; absent: that wasn't known, or it is about another item. */
  readonly production?: Sha;
}

/**
 * A manager counts a pull request as contained. It is about the pull request and what the rules made of it then,
 * not about one commit: what comes to the branch afterwards takes nothing away from it, but a revert does.
 */
export interface IncludeEntry extends Said {
  readonly kind: "include";
  readonly repo: RepoName;
  /** Number of the pull request. */
  readonly pull: number;
  readonly reason: string;
  /** How it stood when it was said. `by`: what had reverted it. */
  readonly over:
    | { readonly kind: "unknown" | "missing" }
    | { readonly kind: "reverted"; readonly by: string };
}

/** A manager hands the release over: from here on `to` is a manager of it, too. */
export interface HandOverEntry extends Said {
  readonly kind: "hand over";
  readonly to: Person;
  readonly reason: string;
}

export type RecordEntry =
  | ConfirmEntry
  | WithdrawEntry
  | WaiveEntry
  | BlockerWaiveEntry
  | IncludeEntry
  | HandOverEntry
  | UndoneEntry
  | VoteEntry
  | DecisionEntry
  | DepartureEntry
  | TurnEntry
  | HoldEntry
  | ResumeEntry
  | AllowEntry
  | RetryEntry
  | ReplaceEntry
  | RehearseEntry
  | RehearsedEntry
  | ReleaseConfirmEntry
  | ReleaseWaiveEntry
  | RescheduleEntry
  | SectionEditedEntry
  | OverrideEntry
  | UnhealthyEntry
  | VouchEntry
  | CompleteEntry
  | RollbackEntry
  | AbortEntry
  | VoidEntry;

export const emptyRecord: ReleaseRecord = {
  v: 1,
  seq: 0,
  issue: null,
  published: {},
  manifest: null,
  heard: {},
  ids: nothingKnown,
  entries: [],
};
