import type { RepoName, ServiceId, Sha } from "../ids.ts";

/** What the sections of a tracking issue ask for. */
export interface Plan {
  /** Of the release, without a leading `v`. */
  readonly version: string;
  /** Nothing starts before it; null: as soon as there is a GO. */
  readonly departure: Temporal.Instant | null;
  readonly services: readonly { readonly service: ServiceId; readonly version: string }[];
  /** null: only what it names rides. Else everything with unreleased changes does, and these stay at home. */
  readonly rest: readonly StayAtHome[] | null;
}

/** A service that doesn't ride since it has nothing to release. */
export interface StayAtHome {
  readonly service: ServiceId;
  /** The version since which nothing changed; null: it has no release branch. */
  readonly since: string | null;
}

/** A service at a version and an exact commit, for one release. `commit` is null while it isn't known. */
export interface Candidate {
  readonly service: ServiceId;
  readonly repo: RepoName;
  readonly version: string;
  readonly commit: Sha | null;
  readonly environment: string;
  /** Only services of the same release. */
  readonly dependsOn: readonly ServiceId[];
}

/** Which way a deployment leads: GitHub's `task` says it. Attempts are counted for each by itself. */
export type Direction = "deploy" | "rollback";

/** The words with which the state sentence of a tracking issue begins. */
export const releaseStates = [
  "planning",
  "ready",
  "go",
  "rolling out",
  "on hold",
  "verifying",
  "complete",
  "rolling back",
  "rolled back",
  "no-go",
  "aborted",
] as const;

export type ReleaseState = (typeof releaseStates)[number];

export interface Link {
  readonly text: string;
  readonly url: string;
}

/** Ready, Blocked or Unknown: the state of one gate, or of all gates of a service together. */
export type Readiness = "ready" | "blocked" | "unknown";

/** One named condition with its result, its reason, its proof, and the conditions it is made of. */
export interface Gate {
  readonly name: string;
  readonly readiness: Readiness;
  /** One sentence fragment for people: what is proved, missing or not known. */
  readonly reason: string;
  /** Where the reason names the commit: the same for any commit, so that services that lack the same are told together. */
  readonly alike?: string;
  readonly links: readonly Link[];
  readonly children: readonly Gate[];
  /** Only of a gate that an item of the checklist makes. */
  readonly item?: ItemStanding;
  /** Only of the pull requests: those that count since a manager said so. */
  readonly counted?: readonly CountedPull[];
}

/** Which gate of a service it is. Names are for people; this is what the code goes by. */
export type GateId =
  | "visibility"
  | "health source"
  | "repository"
  | "release branch"
  | "pull requests"
  | "hotfixes"
  | "ci"
  | "staging"
  | "version"
  | "permission"
  | "blockers"
  | "checklist"
  | "taken back";

/** A gate of a service, as its rule judged it. */
export interface ServiceGate extends Gate {
  readonly id: GateId;
}

/** A pull request that counts as contained by somebody's word. */
export interface CountedPull {
  readonly number: number;
  readonly by: string;
  readonly reason: string;
}

/** An item of the checklist of one service, as its box shows it. */
export interface ItemStanding {
  /** `ChecklistItem.id`. */
  readonly id: string;
  /** What a person said of it that counts now; null: nobody did, or it is proved otherwise. */
  readonly word: ItemWord | null;
}

/** What holds for one service, or for the release itself, by the word of a manager and not by a proof. */
export interface SetAside {
  /** An item of the checklist that doesn't count, or a pull request (`#12`) that does. */
  readonly item: string;
  readonly how:
    | "set aside"
    | "counted as contained"
    | "counted as published"
    | "overridden"
    | "let be"
    | "replaced";
  /** Name of the service, or `the release`. */
  readonly service: string;
  readonly by: string;
  readonly reason: string;
}

export type ItemWord =
  /** `commit`: the service's commit when it was said; null: there was none yet. */
  | {
      readonly kind: "confirmed";
      readonly by: string;
      readonly at: Temporal.Instant;
      readonly commit: Sha | null;
    }
  | {
      readonly kind: "waived";
      readonly by: string;
      readonly at: Temporal.Instant;
      readonly reason: string;
    };
