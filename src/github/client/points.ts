import type { Spent } from "../../model/github/spent.ts";
import type { Urgency } from "../../model/github/urgency.ts";
import type { Clock, PointsUsage } from "./github.ts";
import type { Ledger } from "./pace.ts";

/**
 * What an installation has spent of GraphQL's points, against the limit that GitHub's answers name ("Rate limits and query
 * limits for the GraphQL API"). Looks at releases grow rarer as the hour's allowance is used, so that it is never exhausted, and
 * what somebody waits for goes on when the rest has stopped.
 */
export interface Points {
  spend(installation: number, count: number): void;
  /**
   * When a look may begin; null: now. A stop is never kept from it.
   * @param last when the one before it began; null: it isn't known
   */
  turn(
    installation: number,
    urgency: Urgency,
    last: Temporal.Instant | null,
  ): Promise<Temporal.Instant | null>;
  usage(): ReadonlyMap<number, PointsUsage>;
}

/** So much of the hour's limit is used by looks of this urgency; each leaves some to those that are more urgent. */
const shares: Readonly<Record<Exclude<Urgency, "brake">, number>> = {
  background: 0.3,
  cosmetic: 0.4,
  answer: 0.56,
  effect: 0.66,
};
/** So much of its share may go in ten minutes, half as much again as would be even. */
const inTenMinutes = 1 / 4;
/** From this part of a share on looks are kept apart, and at its end twice as far as would spend it evenly. */
const freely = 0.5;
const mostApart = 2;

const second = 1_000;
const tenMinutes = 600 * second;
const hour = 3_600 * second;
/** Points of so long are counted together. */
const grain = 10 * second;
const learnEvery = 30 * second;

interface Account {
  own: Map<number, number>;
  others: ReadonlyMap<number, number>;
  learnedAt: number;
  /** What was spent from one look to the next, all others of the installation included. */
  price: number;
}

/** @param limitOf an hour's points, as GitHub's answers say; null: they name none, and nothing is kept waiting */
export function createPoints(
  clock: Clock,
  limitOf: (installation: number) => number | null,
  ledger?: Ledger,
): Points {
  const accounts = new Map<number, Account>();
  const accountOf = (installation: number): Account => {
    const account = accounts.get(installation) ?? {
      own: new Map(),
      others: new Map(),
      learnedAt: -Infinity,
      price: 0,
    };
    accounts.set(installation, account);
    return account;
  };
  const learn = async (installation: number, account: Account): Promise<void> => {
    const now = clock.now();
    const ms = now.epochMilliseconds;
    if (!ledger || account.learnedAt + learnEvery > ms) return;
    account.learnedAt = ms;
    // A database that is away keeps nothing waiting.
    const spent = await ledger.others(installation, now.subtract({ hours: 1 })).catch(() => null);
    if (spent) account.others = gathered(spent.filter(({ kind }) => kind === "points"));
  };
  /** By the end of the time in which they were spent, the oldest first. */
  const within = ({ own, others }: Account, now: number): readonly Counted[] =>
    [...others, ...own].filter(([at]) => at > now - hour).toSorted(([a], [b]) => a - b);
  return {
    spend(installation, count) {
      const account = accountOf(installation);
      const at = clock.now();
      const until = Math.ceil((at.epochMilliseconds + 1) / grain) * grain;
      account.own.set(until, (account.own.get(until) ?? 0) + count);
      for (const old of account.own.keys()) if (old <= until - hour) account.own.delete(old);
      // Lost, it isn't counted by others.
      void ledger?.note(installation, { at, kind: "points", count }).catch(() => undefined);
    },
    async turn(installation, urgency, last) {
      const account = accountOf(installation);
      await learn(installation, account);
      const limit = limitOf(installation);
      if (urgency === "brake" || limit === null) return null;
      const now = clock.now().epochMilliseconds;
      const spent = within(account, now);
      const full = fullUntil(spent, { now, most: shares[urgency] * limit });
      if (last) account.price = sum(since(spent, last.epochMilliseconds));
      const apart = apartOf(spent, { now, limit, price: account.price }, urgency);
      const at = Math.max(full, last ? last.epochMilliseconds + apart * second : 0);
      return at > now ? Temporal.Instant.fromEpochMilliseconds(Math.ceil(at)) : null;
    },
    usage: () =>
      new Map(
        [...accounts].map(([installation, account]) => {
          const now = clock.now().epochMilliseconds;
          const spent = within(account, now);
          const limit = limitOf(installation);
          const apart = (["background", "cosmetic", "answer", "effect"] as const).flatMap((one) => {
            const { price } = account;
            const seconds =
              limit === null ? 0 : Math.ceil(apartOf(spent, { now, limit, price }, one));
            return seconds > 0 ? [[one, Temporal.Duration.from({ seconds })] as const] : [];
          });
          return [
            installation,
            { hour: sum(spent), apart: new Map<Urgency, Temporal.Duration>(apart) },
          ];
        }),
      ),
  };
}

type Counted = readonly [at: number, count: number];

function gathered(spent: readonly Spent[]): ReadonlyMap<number, number> {
  const all = new Map<number, number>();
  for (const { at, count } of spent) {
    const key = at.epochMilliseconds;
    all.set(key, (all.get(key) ?? 0) + count);
  }
  return all;
}

const since = (spent: readonly Counted[], time: number): readonly Counted[] =>
  spent.filter(([at]) => at > time);

/** When less than all of a share is used again, of the hour and of its ten minutes; 0: it is. */
function fullUntil(
  spent: readonly Counted[],
  { now, most }: { readonly now: number; readonly most: number },
): number {
  return Math.max(
    freeAt(spent, most, hour),
    freeAt(since(spent, now - tenMinutes), most * inTenMinutes, tenMinutes),
  );
}

function freeAt(spent: readonly Counted[], most: number, time: number): number {
  let left = sum(spent) - most;
  if (left < 0) return 0;
  for (const [at, count] of spent) {
    left -= count;
    if (left < 0) return at + time;
  }
  return 0;
}

/** How many seconds two looks are kept apart: the more of the share is used, the more. */
function apartOf(
  spent: readonly Counted[],
  { now, limit, price }: { readonly now: number; readonly limit: number; readonly price: number },
  urgency: Exclude<Urgency, "brake">,
): number {
  const most = shares[urgency] * limit;
  const used = Math.max(
    sum(spent) / most,
    sum(since(spent, now - tenMinutes)) / (most * inTenMinutes),
  );
  const beyond = Math.min(1, Math.max(0, (used - freely) / (1 - freely)));
  return (beyond * mostApart * price * (hour / second)) / most;
}

const sum = (spent: readonly Counted[]): number => spent.reduce((all, [, count]) => all + count, 0);
