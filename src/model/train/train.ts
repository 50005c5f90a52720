import type { Calendar, Freeze } from "./calendar.ts";
import type { ChatPerson, ChatPlan } from "./chats.ts";
import type { Cron } from "./cron.ts";
import type { Drive } from "./drives.ts";
import type { HealthPlan } from "./health.ts";
import type { NotesRules } from "./notes-rules.ts";
import type { Duty } from "./rotation.ts";
import type { RepoName, ServiceId, Sha, TeamName } from "../ids.ts";

export type { Drive } from "./drives.ts";

/** Who may decide: a person, or everyone in a team. */
export type Principal =
  | {
      readonly kind: "person";
      readonly login: string;
      /** They have the turn of the rotation now: absent, they always decide. */
      readonly isOnDuty?: true;
    }
  | { readonly kind: "team"; readonly team: TeamName };

/**
 * Who answers for a service: its team, or, when the train file names none, whoever may write to its
 * repository.
 */
export type Owner =
  | { readonly kind: "team"; readonly team: TeamName }
  | { readonly kind: "writers"; readonly repo: RepoName };

/** One name for an owner, used as key and shown to people: `acme/infra` or `writers of acme/api`. */
export const ownerName = (owner: Owner): string =>
  owner.kind === "team" ? owner.team : `writers of ${owner.repo}`;

/**
 * Which checks must be green. `branch rules`: those that the release branch's own rules require, and all
 * of the commit when there are no rules (the default). `none`: there is no CI.
 */
export type RequiredChecks = "branch rules" | "all" | "none" | readonly string[];

/**
 * How the next version of a service follows from the last one: by what changed (semantic versioning), by the
 * month (`2026.03.1`, `2026.03.2`), or not at all, so that people write each.
 */
export type Versioning = "semver" | "calver" | "plain";

export interface Environments {
  /** null: the train has no staging; the gate `staging` then says so and does not block. */
  readonly staging: string | null;
  readonly production: string;
}

/** A deployable unit of one repository, owned by a team. */
export interface Service {
  readonly id: ServiceId;
  readonly name: string;
  readonly repo: RepoName;
  readonly owner: Owner;
  /** Logins of the people to whom its sub-issue is assigned. */
  readonly onCall: readonly string[];
  /** Logins of those who may speak for its owner, too. */
  readonly deputies: readonly string[];
  readonly dependsOn: readonly ServiceId[];
  /** Globs that tell apart the services of one repository; empty: the whole repository. */
  readonly path: readonly string[];
  readonly requiredChecks: RequiredChecks;
  readonly versioning: Versioning;
  readonly drive: Drive;
  /** For one deployment, from its creation to a final status. */
  readonly timeout: Temporal.Duration;
  readonly environments: Environments;
  /** Of this service alone, beside those of the train's calendar. */
  readonly freezes: readonly Freeze[];
  /** Whose deployment statuses count; null: anyone whom GitHub lets write them, but the app itself. */
  readonly reporters: readonly string[] | null;
  /** null: a deployment that succeeded is live. */
  readonly health: HealthPlan | null;
  readonly rollback: RollbackRules;
  /** Path of the template of its notes in the train repository; null: the built-in one. */
  readonly notesTemplate: string | null;
  /** Pages about it, such as its metrics, by the names that the train file gives them. */
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

/** How a service is taken back. */
export interface RollbackRules {
  /** Whether the app does it by itself when a deployment of the service fails. */
  readonly automatic: boolean;
  /** Changes that have no way back; null: all have one. */
  readonly until: PointOfNoReturn | null;
  /** What helps people who do it by hand. */
  readonly note: string | null;
}

/** A change beyond which a service isn't taken back unless a manager insists: by file or by pull request. */
export interface PointOfNoReturn {
  /** Globs from the top of the repository; empty: no file does. */
  readonly paths: readonly string[];
  /** Of a pull request; null: none does. */
  readonly label: string | null;
}

/** One line of the checklist that every service of a release must satisfy. */
export interface ChecklistItem {
  /** See `boxId`; unique within the train. */
  readonly id: string;
  readonly text: string;
  readonly proof: ItemProof;
}

/** What makes an item true: the word of the owning team, or something at the candidate's very commit. */
export type ItemProof =
  /** `perCommit`: the word counts for one commit only, and a new one asks for it again. */
  | { readonly kind: "person"; readonly perCommit: boolean }
  /** From the top of the service's repository. */
  | { readonly kind: "file"; readonly path: string }
  /** Name of a check or status. */
  | { readonly kind: "check"; readonly name: string };

/** One line of the release's own checklist, which its managers confirm. */
export interface GoNoGoItem {
  /** See `boxId`; unique within the train. */
  readonly id: string;
  readonly text: string;
}

/** How the decision is called for. */
export interface GoNoGo {
  /** So long before the departure the meeting is called. */
  readonly remind: Temporal.Duration;
  /** In the order of the file. */
  readonly checklist: readonly GoNoGoItem[];
}

/** The standing definition of a release train, as its file gives it. */
export interface Train {
  readonly name: string;
  readonly managers: readonly Principal[];
  /** Who manages when, beside the managers. Empty: nobody takes turns. */
  readonly rotation: readonly Duty[];
  /** Address of an iCalendar that says so; absent: the train file does. */
  readonly rotationUrl?: string;
  /** Why that can't be read now: then it is unknown who else decides. Absent: it can. */
  readonly rotationUnread?: string;
  /** Template of the release branch, e.g. `release/{{version}}`. */
  readonly branch: string;
  /** Template of every tag, e.g. `v{{version}}`. */
  readonly tag: string;
  readonly calendar: Calendar;
  /** So many services of a release deploy at once, at most; null: no limit. */
  readonly maxParallel: number | null;
  /** Whether a service may ride whose repository fewer people can read than the tracking issue. */
  readonly allowPrivate: boolean;
  readonly teamVotes: "required" | "optional";
  /** Where releases are told of; one place in each chat at most. */
  readonly chats: readonly ChatPlan[];
  /** Who hears of its events: names in `EVENT_WEBHOOKS`. */
  readonly webhooks: readonly string[];
  /** Who people and teams are in the chats. */
  readonly people: readonly ChatPerson[];
  /** Where the sub-issue of each service is opened. */
  readonly subIssues: "train repository" | "own repository";
  /** Whether pull requests show by a label how far the release is with them. */
  readonly pullLabels: boolean;
  /** Whether people are told only what needs their answer; the issue shows the rest. */
  readonly quiet: boolean;
  /** Whether a rehearsal in staging must have passed before a GO; the app begins it by itself. */
  readonly rehearse: boolean;
  /** What keeps a release from leaving: open issues and pull requests with this label; null: nothing does. */
  readonly blockers: { readonly label: string } | null;
  readonly goNoGo: GoNoGo;
  /** After the last service is live: so long all are watched before the release is complete; null: not at all. */
  readonly verify: Temporal.Duration | null;
  /** When the next release is opened by itself; null: people open each. */
  readonly schedule: Cron | null;
  /** Of the train's own releases, and of services that name no other. */
  readonly versioning: Versioning;
  /** What release notes list, and under which headings. */
  readonly notes: NotesRules;
  /** Of every service, in the order of the file. */
  readonly checklist: readonly ChecklistItem[];
  /** In the order of the file; no cycles, every dependency exists. */
  readonly services: readonly Service[];
}

/** A train file at the commit where it was read. */
export interface TrainAt {
  readonly train: Train;
  readonly revision: Sha;
}

/** One thing wrong with a train file: where it is and how to mend it. Lines and columns count from 1. */
export interface TrainProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** A train file read: the train, or everything that is wrong with the file. */
export type TrainReading =
  | { readonly ok: true; readonly train: Train }
  | { readonly ok: false; readonly problems: readonly TrainProblem[] };

/** @param from the repository whose file it is */
export type ReadTrainFile = (text: string, from: RepoName) => TrainReading;

/** `{{version}}` filled in; a version never carries a leading `v` there. */
export const fillTemplate = (template: string, version: string): string =>
  template.replaceAll(/\{\{\s*version\s*\}\}/g, version.replace(/^v/, ""));
