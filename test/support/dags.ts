/** Random dependency graphs, in the families that real trains are of. */
import * as fc from "fast-check";

export interface Step {
  readonly id: string;
  readonly after: readonly string[];
  /** Seconds. */
  readonly takes: number;
}

const idOf = (place: number): string => `s${place}`;

/** Of each service the places before its own that it depends on. */
type Shape = (count: number) => fc.Arbitrary<readonly (readonly number[])[]>;

const each = (
  count: number,
  one: (place: number) => fc.Arbitrary<readonly number[]>,
): fc.Arbitrary<readonly (readonly number[])[]> =>
  fc.tuple(...Array.from({ length: count }, (_, place) => one(place)));

const before = (place: number): readonly number[] => Array.from({ length: place }, (_, one) => one);

const chains: Shape = (count) => each(count, (place) => fc.constant(place < 4 ? [] : [place - 4]));

const shapes: readonly Shape[] = [
  // Each on up to three that come before it.
  (count) =>
    each(count, (place) => fc.subarray([...before(place)], { maxLength: Math.min(3, place) })),
  // Levels of four: each on some of the level below.
  (count) =>
    each(count, (place) => {
      const level = Math.floor(place / 4);
      const below = before(place).filter((one) => Math.floor(one / 4) === level - 1);
      return fc.subarray(below, { minLength: Math.min(1, below.length) });
    }),
  // A tree: each on one.
  (count) =>
    each(count, (place) => (place === 0 ? fc.constant([]) : fc.nat(place - 1).map((one) => [one]))),
  // Four chains beside each other.
  chains,
];

/** Durations spread as those of deployments are: most near each other, a few much longer. */
const seconds = fc
  .tuple(...Array.from({ length: 6 }, () => fc.double({ min: -1, max: 1, noNaN: true })))
  // The sum of six is near enough to a normal distribution, with a deviation of the square root of two.
  .map((parts) => parts.reduce((sum, part) => sum + part, 0) / Math.SQRT2)
  .map((normal) => Math.max(1, Math.round(300 * Math.exp(0.8 * normal))));

/** A graph of one to `max` services, dependencies before what depends on them. */
export const dags = ({ min = 1, max }: { readonly min?: number; readonly max: number }) =>
  fc
    .tuple(fc.integer({ min, max }), fc.nat(shapes.length - 1))
    .chain(([count, family]) =>
      fc.tuple(
        (shapes[family] ?? chains)(count),
        fc.array(seconds, { minLength: count, maxLength: count }),
      ),
    )
    .map(([after, takes]) =>
      after.map((places, place): Step => ({
        id: idOf(place),
        after: places.map(idOf),
        takes: takes[place] ?? 1,
      })),
    );
