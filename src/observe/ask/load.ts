/** How much goes into one request: less after one was too heavy for GitHub, and more again while all goes well. */

interface Weighed {
  /** The part of a request that it takes, above 0 and at most 1. */
  readonly weight: number;
}

export interface Load {
  /** Of weight in one request at present, at most 1. */
  most(): number;
  learn(request: readonly Weighed[], how: "answered" | "too heavy"): void;
}

/** Below this nothing that is asked could be made any lighter. */
const least = 1 / 25;
const fewer = 1 / 2;
/** Four good ones make up for one that failed. */
const more = 2 ** (1 / 4);

export function createLoad(): Load {
  let most = 1;
  return {
    most: () => most,
    learn(request, how) {
      const weight = weightOf(request);
      if (how === "too heavy") {
        // A single question says nothing of how many go together.
        if (request.length > 1) most = Math.max(least, Math.min(most, weight * fewer));
      } else if (weight > most * fewer) {
        most = Math.min(1, most * more);
      }
    },
  };
}

/** Cuts a list into parts of at most this weight, and of one entry at least. */
export function loads<T extends Weighed>(
  all: readonly T[],
  most: number,
): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let weight = Infinity;
  for (const one of all) {
    weight += one.weight;
    if (weight > most + rounding) {
      parts.push([]);
      weight = one.weight;
    }
    parts.at(-1)?.push(one);
  }
  return parts;
}

/** Of sums of fractions. */
const rounding = 1e-9;

const weightOf = (all: readonly Weighed[]): number =>
  all.reduce((sum, { weight }) => sum + weight, 0);
