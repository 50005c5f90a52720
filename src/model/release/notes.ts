import type { Listing } from "../listing.ts";
import type { Digest, RepoName, ServiceId, Sha } from "../ids.ts";
import type { NotesRules } from "../train/notes-rules.ts";
import type { SetAside } from "./release.ts";

/** A merged pull request as notes list it. */
export interface NotedPull {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly author: string;
  /** Whether a bot wrote it. */
  readonly isBot: boolean;
  readonly body: string;
  /** All of them. */
  readonly labels: readonly string[];
  /** Of the commits with which it came. */
  readonly messages: readonly string[];
  /** Whether nothing of its author was merged into this repository before; null: not known. */
  readonly isFirst: boolean | null;
}

/** What changed in one repository between two commits. */
export interface Changes {
  /** Oldest first, each once. */
  readonly pulls: readonly NotedPull[];
  /** false: more could not be read than is listed; the notes say so. */
  readonly complete: boolean;
}

/** An open issue that the notes name as known. */
export interface KnownIssue {
  readonly number: number;
  readonly title: string;
  readonly url: string;
}

/** The notes of one service. */
export interface ServiceNotes extends Changes {
  readonly service: ServiceId;
  readonly name: string;
  readonly repo: RepoName;
  /** `https://github.com/owner/name`. */
  readonly repoUrl: string;
  readonly version: string;
  readonly tag: string;
  readonly commit: Sha;
  /** What production ran before; null: the first release. */
  readonly previous: Sha | null;
  /** Page of the service's GitHub release; null while it isn't published. */
  readonly releaseUrl: string | null;
  /** Label of changes without a way back; null: none. */
  readonly irreversible?: string | null;
  /** Path of its template in the train repository; null: the built-in one. */
  readonly template?: string | null;
  /** Its repository is private and that of the train isn't: only its own release tells what changed. */
  readonly isHidden: boolean;
  /** Of its repository; absent: the train file asks for none. */
  readonly knownIssues?: Listing<KnownIssue>;
}

/** The notes that gather all services of a release. */
export interface NotesModel {
  readonly train: string;
  readonly version: string;
  /** Of the release of the train. */
  readonly tag: string;
  /** Page of the tracking issue. */
  readonly issueUrl: string;
  readonly rules: NotesRules;
  /** Of the manifest that was released; null: it isn't known any more. */
  readonly digest: Digest | null;
  readonly services: readonly ServiceNotes[];
  readonly setAside: readonly SetAside[];
  /** Lines that people wrote above them in the tracking issue. */
  readonly highlights: readonly string[];
  /** What the release had deployed and took back: no part of what it brings. */
  readonly takenBack: readonly { readonly service: string; readonly version: string }[];
  /** What went out of the release with that before it was deployed. */
  readonly notDeployed?: NotesModel["takenBack"] | undefined;
  /** Of the train repository; absent: the train file asks for none. */
  readonly knownIssues?: Listing<KnownIssue>;
  /** What its bill of materials lacks, in a sentence; absent: it has none, or lacks nothing. */
  readonly sbomLacks?: string;
}

/** One part of the notes: a service from what production ran before to what it runs now. */
export interface NotesPart {
  readonly service: ServiceId;
  readonly name: string;
  readonly repo: RepoName;
  /** Globs of the service's part of the repository; empty: all of it. */
  readonly path: readonly string[];
  readonly version: string;
  readonly tag: string;
  readonly commit: Sha;
  /** null: the first release. */
  readonly previous: Sha | null;
  /** Label of changes without a way back; null: none. */
  readonly irreversible?: string | null;
  /** Path of its template in the train repository; null: the built-in one. */
  readonly template?: string | null;
}
