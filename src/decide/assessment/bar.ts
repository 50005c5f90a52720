/** Why a service may not start, or may not go back yet: the same answer wherever it is asked. */
import type { Text } from "../../model/view/text.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Gate } from "../../model/release/release.ts";

/** One thing that keeps a service where it is. */
interface Bar<Kind extends string> {
  readonly kind: Kind;
  readonly why: Text;
  /** Whether it ends when others end or when its time has come: nobody needs to do anything. */
  readonly passes: boolean;
  /** What it is made of, each with its own reason; absent: it is one thing. */
  readonly parts?: readonly Bar<Kind>[];
}

/** Why a service may not start. */
export interface StartBar extends Bar<StartBarKind> {
  /** Of `dependency`: what isn't live. */
  readonly services?: readonly ServiceId[];
  /** Of `gates`: those that aren't ready, with their own reasons. */
  readonly gates?: readonly Gate[];
}

type StartBarKind =
  /** It keeps the whole release, by at least one of its parts. */
  | "release"
  | "over"
  | "out"
  | "no GO"
  | "authority"
  | "part"
  | "other release"
  | "hold"
  | "dependency"
  | "gates"
  | "checklist"
  | "time"
  | "settling"
  | "busy"
  | "second look"
  | "commit"
  /** Others go first: the target is shared, or no more may deploy at once. */
  | "line"
  | "unread"
  /** Its attempt did not succeed, and nobody has asked for another one. */
  | "failed";

/** Why a service that is taken back may not go back yet. */
export type ReturnBar = Bar<
  /** It isn't known where to. */
  | "target"
  | "unread"
  | "aborted"
  /** Somebody said a stop of whom it isn't known yet whether they may. */
  | "awaited"
  | "hold"
  /** What depends on it, or what it depends on, is still being deployed. */
  | "deploying"
  | "settling"
  /** What depends on it goes first. */
  | "order"
  /** Others go first: the target is shared, or no more may deploy at once. */
  | "line"
  /** Somebody deployed over it, and a manager has yet to say what becomes of that. */
  | "overtaken"
  | "permission"
  | "other release"
>;
