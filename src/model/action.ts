import type { Digest, RepoName, ServiceId, Sha } from "./ids.ts";
import type { ReleaseRecord } from "./record.ts";
import type { Message } from "./text.ts";
import type { ReleaseView } from "./view.ts";

/** An effect that should happen, decided but not done. In the order in which they must be done. */
export type Action =
  | { readonly kind: "write record"; readonly record: ReleaseRecord }
  | Deploy
  | Publish
  | {
      readonly kind: "acknowledge";
      readonly comment: number;
      readonly reaction: "eyes" | "rocket" | "confused";
      /** Key of what must be said first: not done while that isn't. */
      readonly after?: string;
    }
  /** A comment of the app, at most once per key and release. */
  | { readonly kind: "say"; readonly key: string; readonly message: Message }
  | { readonly kind: "show"; readonly view: ReleaseView }
  | { readonly kind: "close issue" };

/** Create the deployment of one service. */
export interface Deploy {
  readonly kind: "deploy";
  readonly service: ServiceId;
  readonly repo: RepoName;
  readonly commit: Sha;
  readonly environment: string;
  readonly version: string;
  readonly attempt: number;
  readonly train: string;
  readonly release: string;
  readonly digest: Digest;
}

/** One part of the notes: a service from what production ran before to what it runs now. */
export interface NotesPart {
  readonly service: ServiceId;
  readonly name: string;
  readonly repo: RepoName;
  readonly version: string;
  readonly tag: string;
  readonly commit: Sha;
  /** null: the first release. */
  readonly previous: Sha | null;
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
  /** The services whose own release is missing. */
  readonly missing: readonly ServiceId[];
  readonly trainMissing: boolean;
}
