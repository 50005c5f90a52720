import type { ChatPlace, ChatPost } from "./view/chat.ts";
import type { IssueKey } from "./github/issue-key.ts";
import type { IssueLink } from "./github/links.ts";
import type { HealthFacts } from "./train/health.ts";
import type { Digest, RepoName, ServiceId, Sha } from "./ids.ts";
import type { Observation } from "./observation.ts";
import type { OwnComment } from "./github/own-comment.ts";
import type { ReleaseRecord } from "./record/record.ts";
import type { Direction, SetAside } from "./release/release.ts";
import type { ReportedState } from "./github/run.ts";
import type { OpenPostMortem } from "./github/post-mortem.ts";
import type { EventSubject, ReleaseEvent } from "./release/event.ts";
import type { Evidence } from "./release/evidence.ts";
import type { NotesModel, NotesPart } from "./release/notes.ts";
import type { NotesRules } from "./train/notes-rules.ts";
import type { Message, Text } from "./view/text.ts";
import type { LabelledPull } from "./view/pull-label.ts";
import type { ReleaseCheck } from "./view/release-check.ts";
import type { ReleaseView, ServiceView } from "./view/view.ts";

/** An effect that should happen, decided but not done. In the order in which they must be done. */
export type Action =
  | {
      readonly kind: "write record";
      readonly record: ReleaseRecord;
      /** Only what the issue shows is new in it: it is written when that is shown. */
      readonly isShownOnly?: true;
    }
  | { readonly kind: "remember looks"; readonly looks: Observation["looks"] }
  | { readonly kind: "remember health"; readonly looks: HealthFacts["looks"] }
  | Deploy
  | Dispatch
  | CallOff
  | CancelRun
  | Report
  | Publish
  | AmendNotes
  | {
      readonly kind: "acknowledge";
      readonly comment: number;
      readonly reaction: "eyes" | "rocket" | "confused";
      /** Key of what must be said first: not done while that isn't. */
      readonly after?: string;
      /** A stop: it waits behind nothing that only tells. */
      readonly isUrgent?: true;
    }
  /** A comment of the app, at most once per key and release. */
  | {
      readonly kind: "say";
      readonly key: string;
      readonly message: Message;
      /** The sub-issue on which it is said; absent: the tracking issue. */
      readonly on?: IssueKey;
      /** The answer to a stop: it waits behind nothing that only tells. */
      readonly isUrgent?: true;
      /** Nobody has to answer it: a quiet train doesn't say it. */
      readonly informs?: true;
    }
  | OpenPostMortem
  | {
      readonly kind: "show";
      readonly view: ReleaseView;
      /** Version whose milestone the issue gets along with its next text; absent: it keeps what it has. */
      readonly milestone?: string;
    }
  | Emit
  /** Told to the chat, at least once. */
  | {
      readonly kind: "post";
      readonly place: ChatPlace;
      readonly posts: readonly ChatPost[];
    }
  | TendSubIssues
  | { readonly kind: "link sub-issues"; readonly links: readonly IssueLink[] }
  /** The check run `Release train` on the commits that board the release, most important first. */
  | { readonly kind: "show checks"; readonly checks: readonly ReleaseCheck[] }
  /** The labels by which pull requests show how far the release is with them. */
  | { readonly kind: "label pulls"; readonly pulls: readonly LabelledPull[] }
  /** Folds comments of the app that ask for nothing any more. */
  | { readonly kind: "minimise"; readonly comments: readonly OwnComment[] }
  | { readonly kind: "close issue"; readonly reason: "completed" | "not_planned" }
  /** It was complete, and is rolled back after all. */
  | { readonly kind: "reopen issue" };

/** Tell other systems what happened so far: of each event every receiver hears at least once, and mostly once. */
export interface Emit {
  readonly kind: "emit";
  /** Names in `EVENT_WEBHOOKS`; those that the app wasn't given are passed over. */
  readonly receivers: readonly string[];
  readonly subject: EventSubject;
  readonly events: readonly ReleaseEvent[];
}

/** Open the sub-issues that are missing and bring the others to what they should be. */
export interface TendSubIssues {
  readonly kind: "tend sub-issues";
  /** Of the release. */
  readonly version: string;
  readonly wishes: readonly SubIssueWish[];
}

/** Where the sub-issue of a service is, or is opened. */
export type SubIssuePlace =
  /** `why`: what keeps it out of the service's own repository, where the train file wants it; absent: nothing does. */
  | { readonly kind: "train repository"; readonly why?: Text }
  | { readonly kind: "own repository"; readonly repo: RepoName; readonly repository: number };

/** What the sub-issue of a service should be like. */
export interface SubIssueWish {
  readonly service: ServiceId;
  readonly title: string;
  /** Absent: where it is, or in the train repository. */
  readonly place?: SubIssuePlace;
  /** All but `open` close it: `live` as completed, the others as not planned. */
  readonly state: "open" | "live" | "left out" | "behind" | "not shipped";
  /** null: the service is no part of the release any more. */
  readonly view: ServiceView | null;
  /** Ids of the boxes that stay as people left them: what they mean isn't settled yet. */
  readonly pending: ReadonlySet<string>;
}

/** Create the deployment of one service. */
export interface Deploy {
  readonly kind: "deploy";
  readonly task: Direction;
  readonly service: ServiceId;
  readonly repo: RepoName;
  readonly commit: Sha;
  /** The git tag by which the deployment names it, made where it is missing; null: it names the commit itself. */
  readonly tag: string | null;
  readonly environment: string;
  /** Of the commit: what the service runs when it succeeds. */
  readonly version: string;
  readonly attempt: number;
  readonly train: string;
  readonly release: string;
  /** Of the manifest whose GO it rests on; null: a rollback, which rests on none. */
  readonly digest: Digest | null;
  /** Id of the rehearsal in staging that it is of; absent: it is in production. */
  readonly rehearsal?: string;
}

/** Start the workflow that does a deployment. */
export interface Dispatch {
  readonly kind: "dispatch";
  readonly service: ServiceId;
  readonly repo: RepoName;
  /** Name of its file. */
  readonly workflow: string;
  /** The branch or tag on which it is started. */
  readonly ref: string;
  /** Database id of the deployment that it does. */
  readonly deployment: number;
  readonly inputs: Readonly<Record<string, string>>;
}

/** See to it that the workflow of a deployment is never started, and say so there. */
export interface CallOff extends Pick<Dispatch, "service" | "repo" | "workflow" | "deployment"> {
  readonly kind: "call off";
}

/** Have a run stopped whose deployment is rolled back before it has ended. */
export interface CancelRun {
  readonly kind: "cancel run";
  readonly service: ServiceId;
  readonly repo: RepoName;
  readonly run: number;
  /** Of a run that the app didn't start: it is only cancelled if it is of this commit. null: the app started it. */
  readonly commit: Sha | null;
}

/** Say on a deployment how far the run is that does it. */
export interface Report {
  readonly kind: "report";
  readonly service: ServiceId;
  readonly repo: RepoName;
  readonly deployment: number;
  readonly state: ReportedState;
  readonly description: string;
  readonly logUrl: string | null;
}

/** Say before published notes what became of what they tell, once for each `key`. */
export interface AmendNotes {
  readonly kind: "amend notes";
  readonly repo: RepoName;
  readonly tag: string;
  readonly key: string;
  readonly text: Text;
  /** Its version, when all of it was rolled back: then the release before it is the latest again. null: some of it still runs. */
  readonly withdrawn: string | null;
}

/** Publish the GitHub releases that are still missing. */
export interface Publish {
  readonly kind: "publish";
  readonly train: string;
  readonly version: string;
  readonly tag: string;
  /** Commit of the train repository that the train's own tag names: the one with its train file. */
  readonly revision: Sha;
  /** All services of the release, for the notes that gather them. */
  readonly parts: readonly NotesPart[];
  readonly rules: NotesRules;
  /** Of the manifest; null: it isn't known any more. */
  readonly digest: Digest | null;
  readonly setAside: readonly SetAside[];
  readonly highlights: NotesModel["highlights"];
  readonly takenBack: NotesModel["takenBack"];
  readonly notDeployed?: NotesModel["takenBack"];
  readonly evidence: Evidence;
  /** The services whose own release is missing. */
  readonly missing: readonly ServiceId[];
  readonly trainMissing: boolean;
}
