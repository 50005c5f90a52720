import { createHash } from "node:crypto";

/** Chance that repeats: the same seed gives the same numbers, on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number, at least 0, below `count`. */
  below(count: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** One of the list. Throws when it is empty. */
  pick<T>(list: readonly T[]): T;
  bytes(count: number): Buffer;
  /** Chance of its own, so that what one part draws changes nothing for another. */
  fork(name: string): Random;
}

/** sfc32 by Chris Doty-Humphrey: small, fast, and good enough for tests (PractRand). */
export function createRandom(seed: string): Random {
  const digest = createHash("sha256").update(seed).digest();
  let [a, b, c, counter] = [0, 4, 8, 12].map((at) => digest.readInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  const random: Random = {
    next,
    below: (count) => Math.floor(next() * count),
    chance: (probability) => next() < probability,
    pick(list) {
      const index = random.below(list.length);
      if (index >= list.length) throw new Error("There is nothing to pick from");
      return list[index] as (typeof list)[number];
    },
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => random.below(256))),
    fork: (name) => createRandom(`${seed} ${name}`),
  };
  return random;
}
