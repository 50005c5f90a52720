import type { ReleaseState } from "./release.ts";

/**
 * Something that happened to a release, as other systems hear of it: plain JSON, with nothing that readers of the
 * tracking issue couldn't read there.
 */
export interface ReleaseEvent {
  /** Of two with the same key the release has one, whenever and by whom it is found. */
  readonly key: string;
  readonly kind: ReleaseEventKind;
  readonly at: Temporal.Instant;
  /** When it happened is told by nothing: it is what is so at the moment. */
  readonly isPresent?: true;
  /** null: it concerns the release. */
  readonly service: EventService | null;
  /** Login of whoever said it; null: the app found it. */
  readonly by: string | null;
  /** What its author or its reporter said; "": nothing. */
  readonly reason: string;
  /** Of a vote: whose it is. */
  readonly owners?: readonly string[];
  /** Of a decision or a rollback: the services that it is about; absent: all. */
  readonly part?: readonly string[];
  readonly attempt?: number;
}

/** Which of them there are; `src/events/kinds.ts` says under which name each is told. */
export type ReleaseEventKind =
  | "opened"
  | "ready"
  | "go"
  | "no-go"
  | "rolling out"
  | "on hold"
  | "rolling back"
  | "rolled back"
  | "complete"
  | "aborted"
  | "vote go"
  | "vote no-go"
  | "hold"
  | "resume"
  | "service deployed"
  | "service failed"
  | "service rolled back"
  | "service rollback failed";

export interface EventService {
  /** In the train file. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly environment: string;
  readonly team: string;
  /** Where its repository is and what runs there now; null: not everybody who reads the issue may know. */
  readonly source: { readonly repository: string; readonly commit: string } | null;
}

/** The release of which events tell. */
export interface EventSubject {
  readonly train: string;
  readonly version: string;
  readonly state: ReleaseState;
  readonly live: number;
  readonly services: number;
}

/** How it stands with the events for one receiver. */
export interface ReceiverStanding {
  /** Its name in `EVENT_WEBHOOKS`. */
  readonly receiver: string;
  /** So many wait to be delivered. */
  readonly waiting: number;
  /** Since when the oldest of them waits; null: none does. */
  readonly waitingSince: Temporal.Instant | null;
  /** So many were given up. */
  readonly dead: number;
  /** Why the last one that wasn't taken was not; null: all were. */
  readonly trouble: string | null;
}

/** What a receiver made of an event. */
export type Delivered =
  | { readonly kind: "taken" }
  | {
      readonly kind: "not taken";
      /** In words that carry nothing secret. */
      readonly why: string;
      /** It takes nothing at the moment, rather than not this one. */
      readonly isAway: boolean;
      /** When it wants to be asked again; null: it didn't say. */
      readonly retryAt: Temporal.Instant | null;
    };
