import type { GitHub } from "../github/client/github.ts";

/** GitHub with a memory of whether something had to be left for later, and until when. */
export interface Watched {
  readonly github: GitHub;
  /** null: there was room for everything, or there is again within a moment. */
  slowed(): Temporal.Instant | null;
}

/** A wait that nobody notices isn't worth a word. */
const noticeable = Temporal.Duration.from({ minutes: 2 });

/** Notes when a run finds no room for its writes. */
export function watchingRoom(github: GitHub, clock: { now(): Temporal.Instant }): Watched {
  let until: Temporal.Instant | null = null;
  return {
    github: {
      ...github,
      async room(...asked) {
        const at = await github.room(...asked);
        const isLong = at && Temporal.Instant.compare(at, clock.now().add(noticeable)) > 0;
        if (isLong && (!until || Temporal.Instant.compare(at, until) > 0)) until = at;
        return at;
      },
    },
    slowed: () => until,
  };
}
