import type { User } from "./basic-types.ts";

/** A file of a release ("Release assets", REST docs). */
export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
  readonly uploader: User;
  readonly createdAt: Temporal.Instant;
}

export interface Release {
  readonly id: number;
  tagName: string;
  targetCommitish: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  readonly author: User;
  readonly createdAt: Temporal.Instant;
  publishedAt: Temporal.Instant | null;
  /** Number of the discussion that was opened with it; null: none was. */
  discussion: number | null;
  /** What `releases/latest` answers is decided by this wish. */
  makeLatest: boolean;
  /** By id. */
  readonly assets: Map<number, ReleaseAsset>;
}

/** A package of a dependency graph. */
interface Dependency {
  readonly name: string;
  readonly version: string;
  /** As in `pkg:npm/lodash@4.17.21`. */
  readonly purl: string;
  /** An SPDX expression. */
  readonly license?: string;
}

/** Of a default branch. */
export type Dependencies = readonly Dependency[];
