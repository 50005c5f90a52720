import type { RepoName, Sha } from "../ids.ts";
import type { ChatPlace } from "../view/chat.ts";
import type { Text } from "../view/text.ts";

/**
 * For how long a release could not be read, not be written on, or not be handled through a fault of the app's own, and
 * why: ended, and not told on its issue yet.
 */
export interface Absence {
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly why: string;
  readonly of: "reading" | "writing" | "handling";
}

/** Whom to tell of a release that can't be read any more, and where: kept from the last look that saw it. */
export interface Whereabouts {
  readonly managers: Text;
  /** As it is named where nobody sees its issue. */
  readonly release: Text;
  /** Empty: no chat is told of it. */
  readonly chats: readonly ChatPlace[];
  /** Without a chat they are told on the first of these commits that takes it; none: nothing of it can be deployed yet. */
  readonly commits: readonly { readonly repo: RepoName; readonly commit: Sha }[];
}
