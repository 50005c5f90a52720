import type { ReleaseState, Readiness } from "../release/release.ts";
import type { Visibility } from "../github/visibility.ts";
import type { AboardPulls, EndedDeployment } from "./seen-on-github.ts";
import type { ServiceState } from "./view.ts";
import type { Text } from "./text.ts";

/**
 * A release as the dashboard and the API show it: plain JSON, so that it can be kept, and read by any replica.
 * Moments are ISO 8601 in UTC; null: not known, or there is none.
 */
export interface ReleasePage {
  readonly release: ReleaseSummary;
  /** In the order of the train file. */
  readonly services: readonly ServicePage[];
  readonly votes: readonly VotePage[];
  readonly holds: readonly { readonly service: string | null; readonly reason: string }[];
  /** Where each service rolls back to, in the order in which they would, and how far that is while it is done. */
  readonly rollback: readonly string[];
  /** What happened, oldest first. */
  readonly timeline: readonly {
    readonly at: string;
    readonly kind: string;
    readonly service: string | null;
    readonly text: string;
  }[];
}

export interface ReleaseSummary {
  readonly train: string;
  readonly version: string;
  /** `owner/name` of the train repository. */
  readonly repository: string;
  /** Of the tracking issue. */
  readonly number: number;
  readonly url: string;
  readonly state: ReleaseState;
  /** What is so, who must act and what comes next. */
  readonly sentence: string;
  readonly departure: string | null;
  readonly eta: string | null;
  /** How many of the services are live. */
  readonly live: number;
  readonly services: number;
}

export interface ServicePage {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly commit: string | null;
  readonly team: string;
  readonly state: ServiceState;
  readonly readiness: Readiness;
  readonly health: string | null;
  readonly planned: string | null;
  readonly start: string | null;
  readonly end: string | null;
  /** What its pipeline said last of a deployment that is under way, in its own words; null: nothing. */
  readonly says: string | null;
  /** Where its deployment is to be seen. */
  readonly deployment: string | null;
  /** Where its repository, its commit, its sub-issue and the logs of its deployment and rollback are to be seen. */
  readonly links: {
    readonly log: string | null;
    /** Absent, as below: an earlier version kept it. */
    readonly rollback?: string | null | undefined;
    /** What the train file names, such as its metrics. */
    readonly more?: readonly { readonly name: string; readonly url: string }[] | undefined;
    readonly repository: string | null;
    readonly commit: string | null;
    readonly issue: string | null;
  };
  readonly dependsOn: readonly string[];
  /** Before the departure: it can't be rolled back past what it brings. */
  readonly isPointOfNoReturn?: true | undefined;
  readonly gates: readonly GatePage[];
}

export interface GatePage {
  readonly name: string;
  readonly state: Readiness;
  readonly reason: string;
  readonly url: string | null;
}

export interface VotePage {
  readonly team: string;
  readonly vote: "go" | "no-go" | "waiting";
  readonly services: readonly string[];
  readonly by: string | null;
  readonly at: string | null;
  readonly reason: string;
}

/** A page with what only its HTML needs, and whom it may be shown to. */
export interface ShownRelease {
  readonly page: ReleasePage;
  /** Of the train repository: who can read it may see the page. */
  readonly visibility: Visibility;
  /** GitHub's id of the train repository, which stays the same when it is renamed. */
  readonly repositoryId: number;
  /** GitHub's ids of its services' repositories: their workflows may see it; absent: an earlier version kept it. */
  readonly serviceRepositories?: readonly number[];
  /** Name of the IANA database. */
  readonly timeZone: string;
  /** Logins and teams who must act first, as the state sentence names them. */
  readonly actors: readonly string[];
  /** The texts of the page with their links. */
  readonly texts: {
    readonly sentence: Text;
    readonly holds: readonly Text[];
    readonly problems: readonly Text[];
    readonly rollback: readonly Text[];
    /** What a rollback of a part leaves; absent: there is none, or an earlier version kept it. */
    readonly remains?: Text;
    readonly timeline: readonly Text[];
    /** How far its rehearsal in staging is; absent: there was none. */
    readonly rehearsal?: Text;
    /** How the notes grow; absent: there are none yet, or they are published. */
    readonly notes?: NotesPage;
  };
  /** Days on which nothing starts, the first and the last one included; absent: an earlier version kept it. */
  readonly freezes?: readonly FreezePage[];
  /** When the train leaves next, as it was when the release was looked at last; absent: an earlier version kept it. */
  readonly coming?: readonly ComingPage[];
  /** The release's own checklist. */
  readonly checklist: readonly {
    readonly text: string;
    readonly done: boolean;
    readonly reason: string;
  }[];
  /** Numbers of the pull requests that each service has aboard, without private ones; absent: an earlier version kept it. */
  readonly aboard?: readonly AboardPulls[];
  /** What ended in production, as far as this release has seen it; absent: an earlier version kept it. */
  readonly ended?: readonly EndedDeployment[];
  /** Names of the services that decide how long it takes, in the order of their starts. */
  readonly critical: readonly string[];
}

export interface NotesPage {
  readonly sections: readonly { readonly title: string; readonly entries: readonly Text[] }[];
  /** So many entries aren't among them. */
  readonly left: number;
}

export interface FreezePage {
  /** ISO 8601, a date. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** See `ComingDeparture`. */
export interface ComingPage {
  readonly opens: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly freeze: string | null;
}

/** What lists of releases need of one. */
export interface ListedRelease extends Pick<
  ShownRelease,
  "visibility" | "repositoryId" | "serviceRepositories" | "timeZone" | "actors"
> {
  readonly release: ReleaseSummary;
  readonly changedAt: Temporal.Instant;
}

/** A release as it was seen last. */
export interface KeptRelease {
  readonly shown: ShownRelease;
  /** Grows with each change. */
  readonly revision: number;
  readonly changedAt: Temporal.Instant;
}
