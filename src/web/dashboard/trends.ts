import { weeklyFigures, weeksShown, type Figures } from "./figures.ts";
import type { KeptRelease } from "../../model/view/page.ts";
import { type Phrase, translated, wording } from "../../model/view/wording.ts";
import { form, plural, wordsOf } from "../../model/view/text.ts";

/** One figure over the last twelve weeks, as small bars. Lengths in pixels. */
export interface Trend {
  readonly name: string;
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly height: number;
    readonly words: string;
  }[];
  /** The same for those who don't see it. */
  readonly words: string;
}

type Named = Exclude<keyof Figures, "deployments">;

/** `show`: a value of this figure in words. */
export interface TrendKind {
  readonly figure: Named;
  readonly name: Phrase;
  readonly show: (value: number) => string;
}

const [step, wide, high] = [12, 9, 36] as const;
/** Of the whole picture, and how wide a bar is. */
export const trendSize = { width: weeksShown * step, height: high, bar: wide };

/** In the order of `kinds`; none while nothing was deployed. */
export function trendsOf(
  kept: readonly KeptRelease[],
  now: Temporal.Instant,
  kinds: readonly TrendKind[],
): readonly Trend[] {
  const weeks = weeklyFigures(kept, now);
  if (weeks.every(({ deployments }) => deployments === 0)) return [];
  return kinds.map(({ figure, name: english, show }) => {
    const name = translated(english);
    const values = weeks.map((one) => one[figure]);
    const most = Math.max(...values.map((value) => value ?? 0));
    const said = values.map((value) => (value === null ? wording`none` : show(value)));
    return {
      name,
      words: wording`${name} in each of the last ${weeks.length} weeks, oldest first: ${said.join(", ")}`,
      bars: values.map((value, index) => {
        // What is there and small is seen; what isn't there has no bar.
        const height =
          value === null || most === 0 ? 0 : Math.max(1, Math.round((value / most) * high));
        return {
          x: index * step,
          y: high - height,
          height,
          words: `${agoWords(weeks.length - index)}: ${said[index] ?? ""}`,
        };
      }),
    };
  });
}

const agoWords = (weeks: number): string =>
  weeks === 1
    ? wording`this week`
    : wordsOf(plural(weeks - 1, form`${weeks - 1} week ago`, form`${weeks - 1} weeks ago`));
