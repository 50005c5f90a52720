import type { ServicePage } from "../../model/view/page.ts";
import { clockTime } from "../../text/time-words.ts";
import { cleanText, cutText } from "../../render/clean-text.ts";
import { serviceBadge, type Tone } from "./words.ts";

/** The times of services as bars, planned above real. Lengths in pixels. */
export interface Bars {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly rows: readonly {
    readonly name: string;
    readonly y: number;
    readonly text: number;
    readonly planned: number | null;
    readonly x: number;
    readonly width: number;
    readonly tone: Tone;
    readonly words: string;
  }[];
  readonly from: string;
  readonly to: string;
}

const millis = (at: string): number => Temporal.Instant.from(at).epochMilliseconds;

/** So many services have a bar. */
const barsMax = 60;
const [left, wide, high] = [190, 560, 26] as const;

/** null: no service has times yet. */
export function drawBars(services: readonly ServicePage[], timeZone: string): Bars | null {
  const timed = services
    .flatMap((service) => {
      const { start, end } = service;
      if (start === null || end === null) return [];
      const [from, to] = [millis(start), millis(end)];
      return to < from ? [] : [{ service, from, to }];
    })
    .toSorted((a, b) => a.from - b.from)
    .slice(0, barsMax);
  if (timed.length === 0) return null;
  const begin = Math.min(...timed.map(({ from }) => from));
  const end = Math.max(...timed.map(({ to }) => to));
  const scale = wide / Math.max(end - begin, 1);
  const place = (at: number): number => Math.round(left + (at - begin) * scale);
  const clock = (at: number): string => {
    const moment = Temporal.Instant.fromEpochMilliseconds(at);
    return clockTime(timeZone, moment, Temporal.Instant.fromEpochMilliseconds(begin));
  };
  return {
    left,
    width: left + wide + 10,
    height: timed.length * high + 24,
    from: `${clock(begin)} ${timeZone}`,
    to: clock(end),
    rows: timed.map(({ service, from, to }, index) => {
      const { planned, state, name } = service;
      const { sign, word, tone } = serviceBadge(state);
      const plan = planned === null ? null : millis(planned);
      return {
        name: cutText(cleanText(name), 24),
        y: index * high + 4,
        text: index * high + 17,
        planned: plan === null || plan < begin || plan > end ? null : place(plan),
        x: place(from),
        width: Math.max(3, Math.round((to - from) * scale)),
        tone,
        words: `${cleanText(name)}: ${clock(from)} to ${clock(to)}, ${sign} ${word}`,
      };
    }),
  };
}
