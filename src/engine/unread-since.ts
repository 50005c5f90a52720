import { isLong, unreadIn } from "../decide/holds/unread.ts";
import type { ReleaseKey, ServiceId } from "../model/ids.ts";
import type { Observation } from "../model/observation.ts";

/** Since when what passes by itself can't be read. Lost with the process, people are told so much later. */
export interface UnreadSince {
  /** The observation with that. A train file that nobody has read for long is told of as one that stays unread. */
  within(observation: Observation): Observation;
  /** It came to rest: what is unread later is a spell of its own. */
  ended(key: ReleaseKey): void;
}

interface Since {
  readonly services: ReadonlyMap<ServiceId, Temporal.Instant>;
  /** Of the train file; null: it is read. */
  readonly file: Temporal.Instant | null;
}

export function createUnreadSince(): UnreadSince {
  const kept = new Map<ReleaseKey, Since>();
  return {
    within(observation) {
      const { release, now, train } = observation;
      const before = kept.get(release);
      const services = new Map(
        [...unreadIn(observation).keys()].map((id) => [id, before?.services.get(id) ?? now]),
      );
      const isTrainUnread = train.kind === "unknown" && !train.isLasting;
      const file = isTrainUnread ? (before?.file ?? now) : null;
      if (services.size > 0 || file) kept.set(release, { services, file });
      else kept.delete(release);
      const isTold = isTrainUnread && file && isLong(file, now);
      return {
        ...observation,
        unreadSince: services,
        ...(isTold && { train: { ...train, isLasting: true as const } }),
      };
    },
    ended: (key) => void kept.delete(key),
  };
}
