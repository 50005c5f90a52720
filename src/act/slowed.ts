import type { GitHub } from "../github/client/github.ts";

/** GitHub with a memory of whether something had to be left for later, and until when. */
export interface Watched {
  readonly github: GitHub;
  /** null: there was room for everything, or there is again within a moment. */
  slowed(): Temporal.Instant | null;
}

/** A wait that nobody notices isn't worth a word. */
const noticeable = Temporal.Duration.from({ minutes: 2 });

/** The time until which something waits, where that is long enough to be noticed; null: it isn't. */
export const noticed = (
  until: Temporal.Instant | null,
  clock: { now(): Temporal.Instant },
): Temporal.Instant | null =>
  until && Temporal.Instant.compare(until, clock.now().add(noticeable)) > 0 ? until : null;

/** Notes when a run finds no room for its writes. */
export function watchingRoom(github: GitHub, clock: { now(): Temporal.Instant }): Watched {
  let until: Temporal.Instant | null = null;
  return {
    github: {
      ...github,
      async room(...asked) {
        const at = await github.room(...asked);
        const long = noticed(at, clock);
        if (long && (!until || Temporal.Instant.compare(long, until) > 0)) until = long;
        return at;
      },
    },
    slowed: () => until,
  };
}
