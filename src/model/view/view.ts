import type { ServiceId, Sha } from "../ids.ts";
import type { Freeze } from "../train/calendar.ts";
import type { HealthResult } from "../train/health.ts";
import type { ServiceGate, Link, Readiness, ReleaseState, SetAside } from "../release/release.ts";
import type { AboardPulls, EndedDeployment } from "./seen-on-github.ts";
import type { DraftNotes } from "./draft-notes.ts";
import type { Text } from "./text.ts";

/** A release as people see it: the same for the issue, `/plan` and whatever shows it later. */
export interface ReleaseView {
  readonly train: string;
  readonly version: string;
  readonly state: ReleaseState;
  /** What is so and what comes next, without what only a forecast says; the state's word is put before it. */
  readonly sentence: Text;
  /** What matters most in this state besides its sentence; null: the sentence says it all. */
  readonly focus: FocusView | null;
  /** Logins and teams who must act before it can go on; empty: nobody must. */
  readonly actors: readonly string[];
  /** When it leaves or left, and who moved that; null: as soon as there is a GO. */
  readonly departure: Text | null;
  /** In the order of the train file. */
  readonly services: readonly ServiceView[];
  /** null: there is no plan yet. */
  readonly timetable: TimetableView | null;
  readonly checklist: readonly ChecklistItem[];
  /** What managers set aside. */
  readonly setAside: readonly SetAside[];
  readonly votes: readonly VoteView[];
  /** What a manager decided, as far as it stands; null: nothing. */
  readonly decision: DecisionView | null;
  /** To whom the release was handed over last; null: nobody did that. */
  readonly handedOver: HandOverView | null;
  /** What was planned and doesn't leave with this release. */
  readonly behind: readonly BehindView[];
  /** Where each service rolls back to, in the order in which they would; while they do, also how far each is. */
  readonly wayBack: readonly Text[];
  /** What production runs after a rollback of a part, and whether that ever ran; absent: no part is rolled back, or offered. */
  readonly remains?: Text | undefined;
  /** How far its rehearsal in staging is, or what it showed; absent: there was none of exactly this manifest. */
  readonly rehearsal?: Text | undefined;
  /** First digits of the digest that votes are for; null before it is known. */
  readonly digest: string | null;
  /** Where everything rides that has something new: what doesn't, by the reason. */
  readonly atHome: readonly Text[];
  /** What it carries where the sections of the issue don't say it; null: they do. */
  readonly carries: readonly ServiceId[] | null;
  /** The mark of what GitHub has shown of its deployments; "": nothing. */
  readonly shown: string;
  /** What must be mended in the plan or the train file, most important first; then what must be known of it. */
  readonly problems: readonly Text[];
  /** Why nothing new starts, of the release or of a service; empty: nothing holds. */
  readonly holds: readonly HoldView[];
  /** What happened so far, oldest first. */
  readonly timeline: readonly Happening[];
  /** When it was complete or aborted, whatever followed; absent: it wasn't, or that isn't known. */
  readonly firstEnd?: { readonly state: "complete" | "aborted"; readonly at: Temporal.Instant };
  /** What each service has aboard, where everybody who reads the issue may know. */
  readonly aboard: readonly AboardPulls[];
  /** What ended in production, as far as it was read. */
  readonly ended: readonly EndedDeployment[];
  /** Of a release that is over: what ended with it and before it, which stays the same whatever follows. Absent: it isn't. */
  readonly past?: readonly EndedDeployment[];
  /** Days on which nothing of it starts; absent: not known. */
  readonly freezes?: readonly Freeze[];
  /** When the train leaves next, whatever becomes of this release; absent: not known. */
  readonly coming?: readonly ComingDeparture[];
  /** How the notes grow; absent: they are published, or won't be. */
  readonly notes?: DraftNotes | undefined;
}

/** A departure that the calendar of the train foresees. */
export interface ComingDeparture {
  /** When the schedule opens its tracking issue, if no release is under way then; null: the train has no schedule. */
  readonly opens: Temporal.Instant | null;
  /** The window in which it departs; null: as soon as there is a GO, or without end. */
  readonly from: Temporal.Instant | null;
  readonly to: Temporal.Instant | null;
  /** The reason of the freeze without which it would be earlier; null: none. */
  readonly freeze: string | null;
}

export interface FocusView {
  readonly title: string;
  readonly lines: readonly Text[];
}

export interface HoldView {
  /** null: the whole release. */
  readonly service: ServiceId | null;
  /** What happened, and who ends it how. */
  readonly why: Text;
}

/** Something that happened to a release, and when. */
export interface Happening {
  readonly at: Temporal.Instant;
  readonly kind: "said" | "started" | "live" | "failed" | "rolled back" | "ended";
  /** null: it concerns the release. */
  readonly service: ServiceId | null;
  readonly text: Text;
}

/** A moment, or, while nobody knows when the first service starts, how long after that. */
export type Moment =
  | { readonly kind: "at"; readonly at: Temporal.Instant }
  | { readonly kind: "after the start"; readonly time: Temporal.Duration };

/**
 * The times of a release. None of them moves by itself from look to look: they change when something starts,
 * ends, or takes longer than it should.
 */
export interface TimetableView {
  /** Name of the IANA database: in it all times are shown. */
  readonly timeZone: string;
  readonly start: Moment | null;
  /** When the last service is live; null: unknown. */
  readonly end: Moment | null;
  /** From the first start to the last end: as a rule, and in nine of ten cases. */
  readonly usual: Temporal.Duration;
  readonly slow: Temporal.Duration;
  /** Names of the services that decide how long it takes, in the order of their starts. */
  readonly critical: readonly string[];
  /** Names of services without history, for which their timeout is counted. */
  readonly untimed: readonly string[];
}

/** The times of one service. */
export interface ServiceTimes {
  /** When it is to start if everything goes as it should. */
  readonly planned: Moment | null;
  /** When it started or will, as things stand; null: nobody can tell. */
  readonly start: Moment | null;
  readonly end: Moment | null;
  /** How long it takes as a rule; null: without history. */
  readonly usual: Temporal.Duration | null;
  readonly isOverdue: boolean;
}

export const serviceStates = [
  "waiting",
  "starting",
  "deploying",
  "proving",
  "live",
  "failed",
  "rolling back",
  "rolled back",
  /** It was never deployed, and won't be. */
  "not shipped",
] as const;

export type ServiceState = (typeof serviceStates)[number];

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
  /** Logins. */
  readonly onCall: readonly string[];
  /** Of these whom GitHub doesn't let be assigned to the sub-issue. */
  readonly unassignable: readonly string[];
  readonly dependsOn: readonly ServiceId[];
  /** Before the departure: it can't be rolled back past what it brings, or that isn't known. */
  readonly isPointOfNoReturn?: true;
  readonly state: ServiceState;
  readonly readiness: Readiness;
  /** The gates with their reasons. */
  readonly gates: readonly ServiceGate[];
  /** Where its deployment is to be seen: its log, before that the deployments of the repository. */
  readonly deployment: Link | null;
  /** The same of what is rolled back, once that has begun. */
  readonly before: Link | null;
  /** Pages about it that the train file names. */
  readonly links: readonly Link[];
  readonly times: ServiceTimes;
  /** null: there is nothing to watch, or it isn't deployed. */
  readonly health: HealthView | null;
  /** What its pipeline said last of a deployment that is under way; absent or "": nothing. */
  readonly says?: string;
  /** How long it took to be live; null before. */
  readonly duration: Temporal.Duration | null;
}

export interface HealthView {
  readonly result: HealthResult;
  /** What is so of all of it together. */
  readonly summary: string;
  readonly conditions: readonly {
    readonly name: string;
    readonly result: HealthResult | "set aside";
    /** What was seen and what is wanted. */
    readonly words: string;
  }[];
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

export interface HandOverView {
  /** Logins. */
  readonly to: string;
  readonly by: string;
  readonly reason: string;
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
