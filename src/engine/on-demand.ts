/** Work that is asked for from many sides, done by one hand. */
export interface OnDemand {
  /** Asks for the work. While it is being done, any number of calls cause exactly one more round. */
  readonly ask: () => void;
  busy(): boolean;
  /** Resolves when no round is under way. */
  settled(): Promise<void>;
}

/** `work` handles its own errors: what it throws is lost. */
export function onDemand(work: () => Promise<void>): OnDemand {
  let asked = false;
  let rounds: Promise<void> | undefined;
  const loop = async (): Promise<void> => {
    while (asked) {
      asked = false;
      await work().catch(() => undefined);
    }
    rounds = undefined;
  };
  return {
    ask() {
      asked = true;
      rounds ??= loop();
    },
    busy: () => rounds !== undefined,
    settled: async () => rounds,
  };
}
