/** Where changes of releases are seen: a number that is another one after each. */
export interface StampSource {
  stamp(at?: { readonly repository: string; readonly number: number }): Promise<number>;
}

export type Place = { readonly repository: string; readonly number: number } | undefined;

/** Tells those who follow releases of changes, of this process and of others. */
export interface Changes {
  /**
   * Resolves with the present stamp as soon as it differs from the one that is known; with the same one after a
   * while, so that whoever waits can look whether there still is somebody to tell. undefined: nothing more is told.
   */
  next(at: Place, known: number, signal: AbortSignal): Promise<number | undefined>;
  /** Something was changed by this process: no need to wait for the next look. */
  nudge(): void;
  close(): void;
}

/** In milliseconds: how often the store is asked, and how long one waits for nothing. */
const [every, patience] = [1_000, 15_000] as const;

const placesMax = 10_000;

/** All who follow one release, or all of them, share one question to the store. */
export function createChanges(source: StampSource): Changes {
  interface Waiting {
    readonly at: Place;
    readonly listeners: Set<(stamp: number) => void>;
  }
  const waiting = new Map<string, Waiting>();
  /** What was told last of each place, and when. */
  const told = new Map<string, { readonly stamp: number; readonly at: number }>();
  /** Whoever was just told that needs no question of their own: the next look finds what is newer. */
  const isJustTold = (key: string, known: number): boolean => {
    const last = told.get(key);
    return last?.stamp === known && performance.now() - last.at < every;
  };
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  const closing = new AbortController();
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      if (told.size > placesMax) told.clear();
      for (const [key, { at, listeners }] of waiting) {
        const stamp = await source.stamp(at);
        told.set(key, { stamp, at: performance.now() });
        for (const listener of listeners) listener(stamp);
      }
    } catch {
      // The store is away: those who wait learn it by their patience.
    } finally {
      isLooking = false;
    }
  };
  const rest = (): void => {
    if (waiting.size > 0 || timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    async next(at, known, gone) {
      if (closing.signal.aborted || gone.aborted) return undefined;
      const key = at === undefined ? "" : `${at.repository.toLowerCase()}#${at.number}`;
      if (!isJustTold(key, known)) {
        const now = await source.stamp(at);
        if (now !== known) return now;
      }
      const signal = AbortSignal.any([gone, closing.signal]);
      timer ??= setInterval(() => void look(), every).unref();
      const mine = waiting.get(key) ?? { at, listeners: new Set() };
      waiting.set(key, mine);
      return new Promise((resolve) => {
        const end = (stamp: number | undefined): void => {
          clearTimeout(limit);
          signal.removeEventListener("abort", giveUp);
          mine.listeners.delete(hear);
          if (mine.listeners.size === 0) waiting.delete(key);
          rest();
          resolve(stamp);
        };
        const hear = (stamp: number): void => {
          if (stamp !== known) end(stamp);
        };
        const giveUp = (): void => end(undefined);
        const limit = setTimeout(() => end(known), patience).unref();
        if (signal.aborted) return giveUp();
        signal.addEventListener("abort", giveUp, { once: true });
        mine.listeners.add(hear);
      });
    },
    nudge() {
      if (waiting.size > 0) void look();
    },
    close: () => closing.abort(),
  };
}
