import type { Clock } from "./clock.ts";

/** What is left to aborted runs to clean up before nobody waits for them any more. */
const lastWords = Temporal.Duration.from({ seconds: 2 });

/** Keeps count of what is running, so that a stop can wait for it. */
export interface Runs {
  readonly size: number;
  /** Settles as `work` does. `signal` fires when a stop has run out of patience. */
  start(work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Waits for all of them; aborts those that run longer than `grace`, and soon after leaves them behind. */
  drain(grace: Temporal.Duration): Promise<void>;
}

export function trackRuns(clock: Clock): Runs {
  const running = new Map<AbortController, Promise<void>>();
  return {
    get size() {
      return running.size;
    },
    start(work) {
      const abort = new AbortController();
      const run = Promise.resolve(abort.signal)
        .then(work)
        .finally(() => running.delete(abort));
      running.set(abort, run);
      return run;
    },
    async drain(grace) {
      if (running.size === 0) return;
      const abortAll = (): void => {
        for (const abort of running.keys()) abort.abort(new Error("The app is stopping."));
      };
      const patience = Promise.withResolvers<void>();
      const timers = [
        clock.after(grace, abortAll),
        clock.after(grace.add(lastWords), patience.resolve),
      ];
      await Promise.race([Promise.allSettled(running.values()), patience.promise]);
      for (const cancel of timers) cancel();
    },
  };
}
