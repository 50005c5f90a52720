/** Changes of which somebody asks where they are. */
import type { Reading } from "../failure.ts";
import type { RepoName, ServiceId, Sha } from "../ids.ts";

/** A change as people name it. */
export type ChangeName =
  | { readonly kind: "pull"; readonly number: number }
  /** Its hash or the first seven digits of it, at least, in lower case. */
  | { readonly kind: "commit"; readonly digits: string };

/** One change that is asked about, and where to look for it. */
export interface ChangeQuestion {
  /** Id of the comment that asks. */
  readonly comment: number;
  readonly change: ChangeName;
  readonly places: readonly ChangePlace[];
}

/** A service in whose repository a change may be. */
export interface ChangePlace {
  readonly service: ServiceId;
  readonly repo: RepoName;
  /** The commit that the release has of it; null: not known. */
  readonly released: Sha | null;
  /** What production ran, newest first; the first one runs now. */
  readonly deployed: readonly { readonly commit: Sha; readonly at: Temporal.Instant }[];
}

/** Whether a commit has a change. */
export type ChangeStanding = "there" | "absent" | "reverted";

/** A change that is there, in the repository of a service. */
export interface FoundChange {
  readonly service: ServiceId;
  /** How it is named to people: `#12`, or the first digits of its hash. */
  readonly text: string;
  readonly url: string;
  /** The pull request that brings it; null: it came without one. */
  readonly pull: {
    readonly number: number;
    readonly state: "open" | "merged" | "closed";
    readonly base: string;
  } | null;
  /**
   * By commit: of what is released and of what runs now; then of what ran before, as far back as it tells since when the
   * change runs, or when it ran last.
   */
  readonly standings: ReadonlyMap<Sha, Reading<ChangeStanding>>;
}
