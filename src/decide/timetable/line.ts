import type { ServiceId } from "../../model/ids.ts";
import { createHeap, type Heap } from "./heap.ts";

/** A service as it stands in line to deploy. */
export interface InLine {
  readonly id: ServiceId;
  /** Services with the same target take turns. */
  readonly target: string;
  /** Seconds from its start to the end of the last of all that wait for it: the longest goes first. */
  readonly path: number;
  /** Among equals the first one goes first. */
  readonly place: number;
}

/** The line of those that could start: one at a time for each target, and no more at once than the train allows. */
export interface Line<T extends InLine> {
  /** Something that is under way already. */
  begin(one: T): void;
  /** Something that could start. */
  join(one: T): void;
  /** Something that was under way has ended. */
  end(one: T): void;
  /** Those that start now, in their order; they are under way from here on. */
  starts(): readonly T[];
  /** Who is under way to a target. */
  holderOf(target: string): T | undefined;
}

/** @param parallel so many at once, at most; null: no limit */
export function createLine<T extends InLine>(parallel: number | null): Line<T> {
  const line = createHeap<T>(longestFirst);
  // Whoever finds its target taken waits there; only the first of them comes back into line.
  const parked = new Map<string, Heap<T>>();
  const holders = new Map<string, T>();
  let running = 0;
  const isFull = (): boolean => parallel !== null && running >= parallel;
  const begin = (one: T): void => {
    holders.set(one.target, one);
    running += 1;
  };
  const park = (one: T): void => {
    const others = parked.get(one.target) ?? createHeap<T>(longestFirst);
    others.add(one);
    parked.set(one.target, others);
  };
  return {
    begin,
    join: (one) => line.add(one),
    end(one) {
      holders.delete(one.target);
      running -= 1;
      const next = parked.get(one.target)?.take();
      if (next) line.add(next);
    },
    starts() {
      const started: T[] = [];
      while (!isFull()) {
        const one = line.take();
        if (!one) break;
        if (holders.has(one.target)) park(one);
        else {
          begin(one);
          started.push(one);
        }
      }
      return started;
    },
    holderOf: (target) => holders.get(target),
  };
}

const longestFirst = (a: InLine, b: InLine): number => b.path - a.path || a.place - b.place;
