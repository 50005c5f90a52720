import type { Clock } from "./github.ts";

/**
 * Spaces out the writes of each installation, so that GitHub's secondary limits are not met ("Rate limits for the
 * REST API"): 80 new things a minute and 500 an hour, and 900 points a minute, of which each write costs 5. What
 * only changes something, and a reaction, is no new thing. Effects and brakes overtake answers, and answers what
 * only tells people something; each keeps a part of the limits from those below, so that it waits behind nothing.
 */
export interface Pace {
  /** Resolves when it is this write's turn. @param count how many things the one request makes or changes */
  turn(installation: number, urgency: Urgency, kind?: WriteKind, count?: number): Promise<void>;
  /** When coming back with such a write is worth it; null: now there is room for one at least. */
  room(installation: number, urgency: Urgency, kind: WriteKind): Temporal.Instant | null;
  /** Writes that wait for the clock. */
  waiting(): number;
}

export type Urgency = "effect" | "answer" | "cosmetic";
const byUrgency = ["effect", "answer", "cosmetic"] as const satisfies readonly Urgency[];
export type WriteKind = "creates" | "changes";

/** Turns that fill up again, one after each interval. */
interface Bucket {
  readonly burst: number;
  /** How many turns must be left for this urgency to take one. */
  readonly atLeast: Readonly<Record<Urgency, number>>;
  readonly interval: Temporal.Duration;
  free: number;
  /** Up to when turns have been given back. */
  counted: Temporal.Instant;
}

/** 20 at once and one every 1.5 seconds are 60 in the first minute, and 77 with those kept for what is urgent. */
const creations = (counted: Temporal.Instant): Bucket => ({
  burst: 25,
  atLeast: { effect: -11, answer: 1, cosmetic: 6 },
  interval: Temporal.Duration.from({ milliseconds: 1500 }),
  free: 25,
  counted,
});

/** 35 at once and two a second are 155 in the first minute, and 175 with those kept for what is urgent: 875 points. */
const writes = (counted: Temporal.Instant): Bucket => ({
  burst: 45,
  atLeast: { effect: -9, answer: 1, cosmetic: 11 },
  interval: Temporal.Duration.from({ milliseconds: 500 }),
  free: 45,
  counted,
});

const hour = Temporal.Duration.from({ hours: 1 });
/** New things in an hour: what only tells leaves some to the effects. */
const perHour: Readonly<Record<Urgency, number>> = { cosmetic: 350, answer: 420, effect: 480 };
/** Nobody comes back for a single turn: each look at a release reads all of it. */
const roomWanted = 6;

interface Waiting {
  readonly kind: WriteKind;
  readonly count: number;
  readonly go: () => void;
}

interface Line {
  readonly creations: Bucket;
  readonly writes: Bucket;
  /** When things were created in the last hour. */
  created: readonly Temporal.Instant[];
  readonly lines: Readonly<Record<Urgency, Waiting[]>>;
  timer: boolean;
}

export function createPace(clock: Clock): Pace {
  const lines = new Map<number, Line>();
  const lineOf = (installation: number): Line => {
    const now = clock.now();
    const line = lines.get(installation) ?? {
      creations: creations(now),
      writes: writes(now),
      created: [],
      lines: { effect: [], answer: [], cosmetic: [] },
      timer: false,
    };
    lines.set(installation, line);
    return line;
  };
  const serve = (line: Line): void => {
    refill(line, clock.now());
    for (const urgency of byUrgency) {
      for (let next = takeNext(line, urgency); next; next = takeNext(line, urgency)) {
        line.writes.free -= 1;
        if (next.kind === "creates") {
          line.creations.free -= next.count;
          line.created = [
            ...line.created,
            ...Array<Temporal.Instant>(next.count).fill(clock.now()),
          ];
        }
        next.go();
      }
    }
    if (line.timer || lengthOf(line) === 0) return;
    line.timer = true;
    clock.after(clock.now().until(nextTurn(line)), () => {
      line.timer = false;
      serve(line);
    });
  };
  return {
    turn: (installation, urgency, kind = "creates", count = 1) =>
      new Promise((resolve) => {
        const line = lineOf(installation);
        line.lines[urgency].push({ kind, count, go: resolve });
        serve(line);
      }),
    room(installation, urgency, kind) {
      const line = lineOf(installation);
      refill(line, clock.now());
      return mayGo(line, urgency, kind) ? null : worthComing(line, urgency, kind);
    },
    waiting: () => [...lines.values()].reduce((sum, line) => sum + lengthOf(line), 0),
  };
}

const lengthOf = ({ lines }: Line): number =>
  byUrgency.reduce((sum, urgency) => sum + lines[urgency].length, 0);

function refill(line: Line, now: Temporal.Instant): void {
  for (const bucket of [line.creations, line.writes]) {
    const { counted, interval, burst } = bucket;
    const turns = Math.floor(counted.until(now).total("milliseconds") / interval.milliseconds);
    if (turns <= 0) continue;
    bucket.free = Math.min(burst, bucket.free + turns);
    bucket.counted = counted.add({ milliseconds: turns * interval.milliseconds });
  }
  const since = now.subtract(hour);
  line.created = line.created.filter((at) => Temporal.Instant.compare(at, since) > 0);
}

/** The first of those that wait which may go now, taken out of its line. */
function takeNext(line: Line, urgency: Urgency): Waiting | undefined {
  const at = line.lines[urgency].findIndex(({ kind }) => mayGo(line, urgency, kind));
  return at < 0 ? undefined : line.lines[urgency].splice(at, 1)[0];
}

function mayGo(line: Line, urgency: Urgency, kind: WriteKind): boolean {
  const isFree = ({ free, atLeast }: Bucket): boolean => free >= atLeast[urgency];
  if (!isFree(line.writes)) return false;
  return kind === "changes" || (isFree(line.creations) && line.created.length < perHour[urgency]);
}

function worthComing(line: Line, urgency: Urgency, kind: WriteKind): Temporal.Instant {
  const isReply = urgency === "answer" && kind === "creates";
  const spare = isReply ? 0 : roomWanted;
  const times = [line.writes, ...(kind === "creates" ? [line.creations] : [])].map(
    ({ free, counted, interval, atLeast }) => {
      const turns = Math.max(1, atLeast[urgency] - free + spare);
      return counted.add({ milliseconds: turns * interval.milliseconds });
    },
  );
  const [oldest] = line.created;
  const isFull = oldest && kind === "creates" && line.created.length >= perHour[urgency];
  const all = isFull ? [...times, oldest.add(hour)] : times;
  return all.reduce((a, b) => (Temporal.Instant.compare(a, b) > 0 ? a : b));
}

/** When the next turn is given back. */
function nextTurn({ creations, writes, created }: Line): Temporal.Instant {
  const [oldest] = created;
  const times = [creations, writes].map(({ counted, interval }) => counted.add(interval));
  const isFull = oldest && created.length >= perHour.cosmetic;
  const all = isFull ? [...times, oldest.add(hour)] : times;
  return all.reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? a : b));
}
