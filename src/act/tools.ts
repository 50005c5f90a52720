import type { Action, Emit } from "../model/action.ts";
import type { Chats } from "../chat/chat.ts";
import type { GitHub } from "../github/client/github.ts";
import type { Failure, Result } from "../model/failure.ts";
import type { RepoName } from "../model/ids.ts";
import type { Changes, NotesPart } from "../model/release/notes.ts";
import type { Observation } from "../model/observation.ts";
import type { Signer } from "../notes/dsse.ts";
import type { Rank } from "../model/release/rank.ts";
import type { Seal } from "../model/marks/seal.ts";
import type { Journal } from "./journal.ts";
import type { Learned } from "./learned.ts";
import type { Telling } from "./telling.ts";
import type { UncheckedBodies } from "./unchecked.ts";

/** What the executor acts with. */
export interface Tools {
  readonly github: GitHub;
  readonly chats: Chats;
  readonly journal: Journal;
  readonly clock: { now(): Temporal.Instant };
  /** How long an unanswered request may still take effect; well above the time limit of a request. */
  readonly settle: Temporal.Duration;
  /**
   * The pull requests between what production ran before and what it runs now.
   * @param meet called once, when it is known which commits these are, and waited for: what several ask for then goes in
   *   the same requests
   */
  readonly readChanges: (part: NotesPart, meet?: () => Promise<void>) => Promise<Result<Changes>>;
  /** How a release is to be shown, by the versions that the repository's tags have. */
  readonly readRank: (of: {
    readonly repo: RepoName;
    readonly tag: string;
    readonly version: string;
  }) => Promise<Result<Rank>>;
  /** Which release is the latest again when this one is rolled back; null: another one is it already, or there is none. */
  readonly readReleaseBefore: (of: {
    readonly repo: RepoName;
    readonly tag: string;
    readonly version: string;
  }) => Promise<Result<{ readonly id: number; readonly tag: string } | null>>;
  /** Signs evidence; absent: it isn't signed. */
  readonly signer?: Signer | null;
  /** Keeps events until they are delivered. Absent: the app knows nobody who would hear them. */
  readonly emit?: (action: Emit, home: Tools["observation"]["issue"]) => Promise<"kept" | "fenced">;
  /** For what others may not read. */
  readonly seal: Seal;
  readonly learned: Learned;
  readonly unchecked: UncheckedBodies;
  /** Whether nobody may look at the release again. Absent: that isn't known. */
  readonly isLastLook?: boolean;
  /** When what only tells is told. Default: at once. */
  readonly telling?: Telling;
  /**
   * Whether somebody wants to be heard before the run has done all that only tells people something: it ends then,
   * between two writes, and the next run does the rest. Default: nobody does.
   */
  readonly isCalled?: () => Promise<boolean>;
  /** What the actions were decided on. */
  readonly observation: Observation;
  /** Told what became of each action that was tried. */
  readonly onOutcome?: (action: Action, outcome: Outcome) => void;
}

/** What became of one action. */
export type Outcome =
  | { readonly kind: "done" }
  /** Look again at that time: something is still open. */
  | { readonly kind: "open"; readonly at: Temporal.Instant }
  | { readonly kind: "failed"; readonly failure: Failure }
  /** A newer run has begun: stop at once. */
  | { readonly kind: "fenced" };

export const nobodyCalls = (): Promise<boolean> => Promise.resolve(false);
export const isDone: Outcome = { kind: "done" };
