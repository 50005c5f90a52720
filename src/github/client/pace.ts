import type { Spent, WriteKind } from "../../model/github/spent.ts";
import { byUrgency, createBudget, type Budget, type Wanted } from "./budget.ts";
import type { Urgency } from "../../model/github/urgency.ts";
import type { Clock, WriteUsage } from "./github.ts";

/**
 * Lets each write of an installation go when its budget has room for it: what is urgent overtakes what is less so, and
 * waits behind nothing of it.
 */
export interface Pace {
  /** Resolves when it is this write's turn. @param count how many changes the one request makes */
  turn(installation: number, urgency: Urgency, kind?: WriteKind, count?: number): Promise<void>;
  /** When coming back with so many such changes is worth it; null: now there is room for them. */
  room(
    installation: number,
    urgency: Urgency,
    count?: number,
    kind?: WriteKind,
  ): Promise<Temporal.Instant | null>;
  /** Writes that wait for the clock. */
  waiting(): number;
  usage(): ReadonlyMap<number, WriteUsage>;
}

/** Where it is written down what was spent, so that a restart and other replicas count it too. */
export interface Ledger {
  note(installation: number, spent: Spent): Promise<void>;
  /** What was spent since, but by this process. */
  others(installation: number, since: Temporal.Instant): Promise<readonly Spent[]>;
}

/** Nobody comes back for a single turn: each look at a release reads all of it. */
const roomWanted: Readonly<Record<Urgency, number>> = {
  brake: 1,
  effect: 1,
  answer: 1,
  cosmetic: 1,
  background: 10,
};
/** So old is what is known of other replicas at most. */
const learnEvery = Temporal.Duration.from({ seconds: 30 });

interface Waiting extends Wanted {
  readonly count: number;
  readonly go: () => void;
}

interface Line {
  readonly installation: number;
  readonly budget: Budget;
  /** Those that are alike to the budget together, each in the order of asking. */
  readonly queues: Map<string, Waiting[]>;
  learnedAt: Temporal.Instant | null;
  /** Takes back the timer for the next turn. */
  cancel: () => void;
}

/** @param ledger absent: nothing is known of other processes */
export function createPace(clock: Clock, ledger?: Ledger): Pace {
  const lines = new Map<number, Line>();
  const lineOf = (installation: number): Line => {
    const line = lines.get(installation) ?? {
      installation,
      budget: createBudget(),
      queues: new Map(),
      learnedAt: null,
      cancel: () => undefined,
    };
    lines.set(installation, line);
    return line;
  };
  const learn = async (line: Line): Promise<void> => {
    const now = clock.now();
    const { learnedAt, installation } = line;
    if (!ledger || (learnedAt && Temporal.Instant.compare(learnedAt.add(learnEvery), now) > 0))
      return;
    line.learnedAt = now;
    // A database that is away keeps no stop waiting.
    const others = await ledger.others(installation, now.subtract({ hours: 1 })).catch(() => null);
    if (others) line.budget.learn(others);
  };
  const spend = (line: Line, { kind, count }: Waiting): void => {
    const spent = { at: clock.now(), kind, count };
    line.budget.spend(spent);
    // Lost, a write isn't counted by others.
    void ledger?.note(line.installation, spent).catch(() => undefined);
  };
  const serve = (line: Line): void => {
    for (let next = takeNext(line, clock.now()); next; next = takeNext(line, clock.now())) {
      spend(line, next);
      next.go();
    }
    // Anew each time: whoever came now may have a turn before those that waited already.
    line.cancel();
    const at = nextTurn(line, clock.now());
    if (at) line.cancel = clock.after(clock.now().until(at), () => serve(line));
  };
  return {
    async turn(installation, urgency, kind = "writes", count = 1) {
      const line = lineOf(installation);
      await learn(line);
      await new Promise<void>((go) => {
        const key = `${urgency} ${kind} ${count}`;
        const queue = line.queues.get(key) ?? [];
        queue.push({ urgency, kind, count, go });
        line.queues.set(key, queue);
        serve(line);
      });
    },
    async room(installation, urgency, count = 1, kind = "writes") {
      const line = lineOf(installation);
      await learn(line);
      const now = clock.now();
      const wanted = { urgency, kind };
      if (line.budget.roomFor(wanted, now, count) === null) return null;
      return line.budget.roomFor(wanted, now, Math.max(count, roomWanted[urgency]));
    },
    waiting: () => [...lines.values()].reduce((all, line) => all + lengthOf(line), 0),
    usage: () =>
      new Map(
        [...lines.values()].map((line) => {
          const { installation, budget } = line;
          const now = clock.now();
          const slowed = byUrgency.flatMap((urgency) => {
            const until = budget.roomFor({ urgency, kind: "writes" }, now);
            return until ? [[urgency, until] as const] : [];
          });
          const usage = { ...budget.used(now), waiting: lengthOf(line), slowed: new Map(slowed) };
          return [installation, usage] as const;
        }),
      ),
  };
}

const lengthOf = ({ queues }: Line): number =>
  [...queues.values()].reduce((all, { length }) => all + length, 0);

/** The first of the most urgent ones which may go now, taken out of its line. */
function takeNext({ queues, budget }: Line, now: Temporal.Instant): Waiting | undefined {
  const [key] = [...queues]
    .filter(([, [first]]) => first && budget.roomFor(first, now, first.count) === null)
    .map(([name, [first]]) => ({ name, place: first ? byUrgency.indexOf(first.urgency) : 0 }))
    .toSorted((a, b) => a.place - b.place);
  const queue = key && queues.get(key.name);
  const next = queue?.shift();
  if (key && queue?.length === 0) queues.delete(key.name);
  return next;
}

/** When one of those that wait may go at the earliest; null: nobody waits. */
function nextTurn({ budget, queues }: Line, now: Temporal.Instant): Temporal.Instant | null {
  const times = [...queues.values()].flatMap(([first]) =>
    first ? [budget.roomFor(first, now, first.count) ?? now] : [],
  );
  const [next] = times.toSorted((a, b) => Temporal.Instant.compare(a, b));
  if (!next) return null;
  // Never at once: what may go has gone.
  return Temporal.Instant.compare(next, now) > 0 ? next : now.add({ seconds: 1 });
}
