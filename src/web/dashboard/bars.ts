import type { ServicePage } from "../../model/view/page.ts";
import { clockTime } from "../../text/time-words.ts";
import { cleanText, cutText } from "../../render/clean-text.ts";
import { serviceBadge, type Tone } from "./words.ts";
import { wording } from "../../model/view/wording.ts";

/** The times of services as bars, real ones with a mark for the planned start. Places and lengths in hundredths of the whole. */
export interface Bars {
  readonly rows: readonly {
    readonly name: string;
    readonly planned: string | null;
    readonly x: string;
    readonly width: string;
    readonly tone: Tone;
    readonly words: string;
  }[];
  /** So many services have no bar. */
  readonly left: number;
  readonly from: string;
  readonly to: string;
}

const millis = (at: string): number => Temporal.Instant.from(at).epochMilliseconds;

/** So many services have a bar. */
const barsMax = 60;
/** What takes no time is still to be seen. */
const widthMin = 0.5;

/** null: no service has times yet. */
export function drawBars(services: readonly ServicePage[], timeZone: string): Bars | null {
  const all = services
    .flatMap((service) => {
      const { start, end } = service;
      if (start === null || end === null) return [];
      const [from, to] = [millis(start), millis(end)];
      return to < from ? [] : [{ service, from, to }];
    })
    .toSorted((a, b) => a.from - b.from);
  const timed = all.slice(0, barsMax);
  if (timed.length === 0) return null;
  const begin = Math.min(...timed.map(({ from }) => from));
  const end = Math.max(...timed.map(({ to }) => to));
  const share = (time: number): number => (100 * time) / Math.max(end - begin, 1);
  const clock = (at: number): string => {
    const moment = Temporal.Instant.fromEpochMilliseconds(at);
    return clockTime(timeZone, moment, Temporal.Instant.fromEpochMilliseconds(begin));
  };
  return {
    left: all.length - timed.length,
    from: `${clock(begin)} ${timeZone}`,
    to: clock(end),
    rows: timed.map(({ service, from, to }) => {
      const { planned, state, name } = service;
      const { sign, word, tone } = serviceBadge(state);
      const plan = planned === null ? null : millis(planned);
      return {
        name: cutText(cleanText(name), 24),
        planned:
          plan === null || plan < begin || plan > end ? null : share(plan - begin).toFixed(2),
        x: Math.min(share(from - begin), 100 - widthMin).toFixed(2),
        width: Math.max(share(to - from), widthMin).toFixed(2),
        tone,
        words: wording`${cleanText(name)}: ${clock(from)} to ${clock(to)}, ${sign} ${word}`,
      };
    }),
  };
}
