import type { Spent, WriteKind } from "../../model/github/spent.ts";
import type { Urgency } from "../../model/github/urgency.ts";

/**
 * What an installation has written of late, against GitHub's secondary limits ("Rate limits for the REST API", "About
 * secondary rate limits"): 80 content-generating requests a minute and 500 an hour. GitHub doesn't say what counts as
 * content, nor whether many changes in one request are one: here every change counts, so that neither limit is ever met.
 */

/** The most urgent first. */
export const byUrgency = [
  "brake",
  "effect",
  "answer",
  "cosmetic",
  "background",
] as const satisfies readonly Urgency[];

/** So many changes an installation makes at most, those of less urgency first kept from it: each leaves some to those above. */
const perMinute: Readonly<Record<Urgency, number>> = {
  background: 40,
  cosmetic: 50,
  answer: 60,
  effect: 70,
  brake: 78,
};
const perHour: Readonly<Record<Urgency, number>> = {
  background: 240,
  cosmetic: 300,
  answer: 350,
  effect: 400,
  brake: 480,
};
/** Check runs in an hour, and all together: still below GitHub's 500. */
const checksPerHour = 90;
const allPerHour = 490;
const brakesPerHour = 497;

const minute = 60_000;
const hour = 60 * minute;

type SpentWrites = Spent & { readonly kind: WriteKind };

const isWrites = (spent: Spent): spent is SpentWrites => spent.kind !== "points";

/** Changes that are to be made. */
export interface Wanted {
  readonly urgency: Urgency;
  readonly kind: WriteKind;
}

/** The changes of the last hour, the oldest first. */
export interface Budget {
  spend(spent: SpentWrites): void;
  /** What others have spent, in place of what was known of them. */
  learn(others: readonly Spent[]): void;
  /** When there is room for so many more of them; null: now. */
  roomFor(wanted: Wanted, now: Temporal.Instant, count?: number): Temporal.Instant | null;
  used(now: Temporal.Instant): {
    readonly minute: number;
    readonly hour: number;
    readonly checks: number;
  };
}

/** By epoch milliseconds: this is asked before every write, and of many that wait. */
interface Moment {
  readonly ms: number;
  readonly kind: WriteKind;
  readonly count: number;
}

export function createBudget(): Budget {
  let own: Moment[] = [];
  let others: Moment[] = [];
  /** The oldest first. */
  const within = (now: number, time: number): readonly Moment[] => {
    const lately = own.filter(({ ms }) => ms > now - time);
    if (others.length === 0) return lately;
    const theirs = others.filter(({ ms }) => ms > now - time);
    return [...theirs, ...lately].toSorted((a, b) => a.ms - b.ms);
  };
  return {
    spend(spent) {
      const one = toMoment(spent);
      own = [...own.filter(({ ms }) => ms > one.ms - hour), one];
    },
    learn(known) {
      others = known.filter(isWrites).map(toMoment);
    },
    roomFor({ urgency, kind }, instant, count = 1) {
      const now = instant.epochMilliseconds;
      const lately = within(now, hour);
      const alike = lately.filter((one) => one.kind === kind);
      const inMinute = lately.filter(({ ms }) => ms > now - minute);
      const at = Math.max(
        freeAt(inMinute, perMinute[urgency] - count, minute),
        freeAt(alike, (kind === "checks" ? checksPerHour : perHour[urgency]) - count, hour),
        // What is most urgent goes nearly to the limit itself.
        freeAt(lately, (urgency === "brake" ? brakesPerHour : allPerHour) - count, hour),
      );
      return at > now ? Temporal.Instant.fromEpochMilliseconds(at) : null;
    },
    used(instant) {
      const now = instant.epochMilliseconds;
      const lately = within(now, hour);
      return {
        minute: sum(lately.filter(({ ms }) => ms > now - minute)),
        hour: sum(lately),
        checks: sum(lately.filter(({ kind }) => kind === "checks")),
      };
    },
  };
}

const toMoment = ({ at, kind, count }: SpentWrites): Moment => ({
  ms: at.epochMilliseconds,
  kind,
  count,
});

/** When no more than so many are left of them, as each counts for `time`; 0: now. A single large one waits for all. */
function freeAt(spent: readonly Moment[], most: number, time: number): number {
  let left = sum(spent) - Math.max(0, most);
  if (left <= 0) return 0;
  for (const { ms, count } of spent) {
    left -= count;
    if (left <= 0) return ms + time;
  }
  return 0;
}

const sum = (spent: readonly Moment[]): number => spent.reduce((all, { count }) => all + count, 0);
