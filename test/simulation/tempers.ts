/**
 * What a seed is about: one of five has some of everything, and in each of the others one sort of trouble comes thick and
 * hardly any other, so that few seeds reach what is rare.
 */
export interface Temper {
  /** For so many minutes there are faults and moods. */
  readonly minutes: number;
  /** How many services there may be. */
  readonly sizes: readonly number[];
  /** How likely a service needs one that comes before it. */
  readonly edges: number;
  /** How likely nothing may start on the whole day. */
  readonly freezes: number;
  /** How likely the release is rehearsed first, which takes long, each time that it could go. */
  readonly rehearsals: number;
  /** How likely the next release is prepared, too. */
  readonly company: number;
  /** How likely nobody looks at the next one before the first is over. */
  readonly inTurn: number;
  /** How often people look after the release, in minutes at most. */
  readonly looks: number;
  /** How often people have moods: factors of which one is picked. */
  readonly nerves: readonly number[];
  /** How likely people do something just when a service starts. */
  readonly moments: readonly number[];
  /** What they do then: say something, do something, or either. */
  readonly momentsOf: "words" | "facts" | "all";
  /** Mischief at other times, with so many minutes in between at most. */
  readonly mischief: readonly number[];
  /** What requests meet: probabilities of which one is picked for the run. */
  readonly requests: Readonly<
    Record<"trouble" | "death" | "staleness" | "effects" | "lag", readonly number[]>
  >;
  /** How likely a webhook is lost, doubled, or late. */
  readonly webhooks: Readonly<Record<"lost" | "doubled" | "late", readonly number[]>>;
  /** Whether processes die and databases fail by themselves. */
  readonly isFragile: boolean;
}

const everything: Temper = {
  minutes: 33,
  sizes: [2, 2, 3, 3, 4, 5],
  edges: 0.6,
  freezes: 0.15,
  rehearsals: 0.08,
  company: 0.35,
  inTurn: 0.5,
  looks: 3,
  nerves: [0.5, 1, 1.5],
  moments: [0.3, 0.6, 0.9],
  momentsOf: "all",
  mischief: [5, 10, 30, 600],
  requests: {
    trouble: [0, 0.005, 0.02, 0.08],
    death: [0, 0, 0.002, 0.01],
    staleness: [0, 0, 0.02, 0.1],
    effects: [0, 0.2, 0.6],
    lag: [0, 0.3, 0.9],
  },
  webhooks: { lost: [0, 0.1, 0.5, 0.9, 1], doubled: [0, 0.1, 0.5], late: [0, 0.1, 0.5] },
  isFragile: true,
};

const calm: Temper = {
  ...everything,
  minutes: 24,
  edges: 0.8,
  freezes: 0,
  rehearsals: 0,
  looks: 1.5,
  nerves: [0.4],
  requests: { trouble: [0, 0.003], death: [0], staleness: [0, 0.02], effects: [0], lag: [0] },
  webhooks: { lost: [0, 0, 0.1], doubled: [0, 0.1], late: [0, 0.1] },
  isFragile: false,
};

/** By the remainder of the seed. */
const tempers: readonly Temper[] = [
  everything,
  // People change their minds, and most of all when something starts.
  { ...calm, company: 0, sizes: [3, 4], moments: [0.8, 1], momentsOf: "words", mischief: [8] },
  // GitHub answers too late, not at all, or with what was true before.
  {
    ...calm,
    freezes: 0.25,
    company: 0.2,
    sizes: [2, 3],
    moments: [0.3],
    mischief: [600],
    requests: {
      trouble: [0, 0.005, 0.02],
      death: [0, 0.002],
      staleness: [0, 0.02, 0.1],
      effects: [0.6, 0.9],
      lag: [0.3, 0.9],
    },
    webhooks: { lost: [0, 0.1], doubled: [0, 0.5], late: [0, 0.5] },
  },
  // Two releases at once.
  { ...calm, company: 1, inTurn: 1, sizes: [2, 3], moments: [0.2], mischief: [10, 30] },
  // What was ready is so no more, and most of all when something starts.
  {
    ...calm,
    nerves: [0],
    company: 0,
    sizes: [3, 4],
    moments: [1],
    momentsOf: "facts",
    mischief: [600],
  },
];

export const temperOf = (seed: number): Temper => tempers[seed % tempers.length] ?? everything;
