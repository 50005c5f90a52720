/**
 * In which phase a release is, with what makes it so. It is derived at each look and never stored; `kind` is the word
 * with which the state sentence of the tracking issue begins.
 *
 * A release is `planning` until all of its services and its version are ready. Then it is `ready`: teams vote, and a
 * manager decides. A NO-GO keeps it at `no-go` until the manager says `/go` again. Under a GO it is at `go` and waits for
 * its window. A GO that falls, because a commit or a proof has changed, leads back to `planning` or `ready`.
 *
 * With its departure it is `rolling out`, until all that it carries is deployed. Then it is `verifying`: services are
 * proved healthy and watched, and the notes are published. When all of them are, it is `complete`.
 *
 * In each of these a hold of the whole release makes it `on hold`. It stays where it was, and goes on from there when
 * nothing holds it any more. A closed issue is such a hold; but once all is live, it keeps nothing back.
 *
 * What is taken back makes it `rolling back`. Of a part, the rest goes on afterwards, first on hold; of the whole release,
 * it is `rolled back`. A manager's `/abort` makes it `aborted`, also while something is going back; what that left behind
 * may still be taken back. `complete`, `rolled back` and `aborted` are ends: nothing starts any more.
 */
import type { AbortEntry, RollbackEntry } from "../../model/record/ending.ts";
import type { DecisionEntry, DepartureEntry } from "../../model/record/record.ts";
import type { ReleaseState } from "../../model/release/release.ts";
import type { Hold } from "./hold.ts";
import type { Publication } from "./publication.ts";
import type { Ending } from "./rollback.ts";
import type { ServiceAssessment } from "./service.ts";

export type ReleasePhase = GoingOn | OnHold | RollingBack | Over;

/** The phase of which the issue says this word. */
export type PhaseOf<State extends ReleaseState> = Extract<ReleasePhase, { kind: State }>;

/** Nothing has ended it, and nothing goes back. */
export type GoingOn =
  | {
      readonly kind: "planning";
      /** What isn't ready; empty: only the version of the release itself isn't. */
      readonly open: readonly ServiceAssessment[];
    }
  | { readonly kind: "ready" }
  | { readonly kind: "no-go"; readonly decision: DecisionEntry }
  | { readonly kind: "go"; readonly decision: DecisionEntry }
  | { readonly kind: "rolling out"; readonly departure: DepartureEntry }
  | {
      readonly kind: "verifying";
      /** How far the notes are; `not yet` while something isn't proved to be healthy. */
      readonly publication: Exclude<Publication, { kind: "done" }>;
    };

export interface OnHold {
  readonly kind: "on hold";
  /** Those of the whole release; at least one. */
  readonly holds: readonly Hold[];
  /** Where it goes on when they have ended. */
  readonly held: GoingOn;
}

export interface RollingBack {
  readonly kind: "rolling back";
  /** What ends the release with it; undefined: a part goes back, and the rest goes on. */
  readonly ending: Ending | undefined;
  /** How far the notes of the rest are. */
  readonly publication: Publication;
}

export type Over =
  | { readonly kind: "complete" }
  | { readonly kind: "rolled back"; readonly ending: RollbackEntry }
  | { readonly kind: "aborted"; readonly ending: AbortEntry };
