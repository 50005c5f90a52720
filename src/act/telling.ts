/**
 * What only tells people something is told when somebody needs it: what matters at once, the rest together with it or
 * when there was some quiet. A release in which little happens shows everything at once; one in which something changes
 * every few seconds shows it in few edits. Lost, it costs some edits more.
 */
import { earlier, later } from "../model/instants.ts";
import type { IssueKey } from "../model/github/issue-key.ts";
import type { Journal } from "./journal.ts";
import { digestOf } from "./unchecked.ts";

/** Where the store keeps what was told last. */
export const toldMemory = "told";

/** Edits of one release beyond those that can't wait: so many at once, and one more after each interval. */
const burst = 9;
const interval = { least: 180, most: 600 };
/** So many seconds longer for each service beyond twenty: a release of many is long, and nobody follows each of them. */
const intervalGrowth = 7;
/** Never are two edits of the tracking issue closer together. */
const closest = Temporal.Duration.from({ seconds: 10 });
/** So far apart are those that can wait once many were made, while services deploy and before. */
const apart = { moving: { minutes: 2 }, resting: { minutes: 5 } } as const;
/** So far are those that only show which sub-issues there are by now. */
const opening = Temporal.Duration.from({ minutes: 2 });
/**
 * What others want to see soon, and what happens in the first minutes, is shown so many seconds after the last edit; in
 * a release of many so many more for each service beyond fifteen: it waits for others there anyway.
 */
const soonest = { least: 10, most: 300, growth: 4.5, from: 15 } as const;
/**
 * While services deploy, an issue that said nothing new for so long matters as much as one more deployment, and after
 * the longest time it is edited however many edits were made.
 */
const silence = { notable: { minutes: 5 }, longest: { minutes: 10 } } as const;
/** A forecast that moved goes along with the next edit, or is shown alone after so long. */
const forecast = Temporal.Duration.from({ minutes: 15 });
/** So many are kept for the tracking issue where a sub-issue changed, and where only its details did. */
const keptFor = { word: 3, detail: 8 } as const;
/** Nor is one edited for its details sooner than so long after its last edit. */
const details = Temporal.Duration.from({ minutes: 30 });

/** What a body says, as far as it is known before it is rendered: of two alike, the same was told. */
export interface Word {
  /** What of it must not wait: when it differs from what was told, it is told at once. */
  readonly word: string;
  /** What others want to see soon, though nobody must act on it; absent: there is none. */
  readonly soon?: string;
  /** All of it but what a forecast moves; absent: there is none in it. */
  readonly steady?: string;
}

interface Told extends Word {
  /** Of the body that the app wrote: whether somebody has edited it since. */
  readonly digest: string;
  readonly at: string;
}

interface Kept {
  readonly free: number;
  /** Up to when edits have been given back. */
  readonly counted: string;
  /** By issue. */
  readonly told: Readonly<Record<string, Told>>;
}

/** A body that is to be written in place of another one. */
export interface Text extends Word {
  readonly key: IssueKey;
  readonly before: string;
}

/** `moving`: services deploy; `opening`: their sub-issues are being opened. */
export type Pace = "moving" | "resting" | "opening";

export interface Telling {
  /** When the tracking issue may be edited; null: now. */
  trackingDue(text: Text, pace: Pace): Temporal.Instant | null;
  /** Whether the tracking issue has been silent for longer than people should have to wait while services deploy. */
  isSilent(key: IssueKey): boolean;
  /** When a sub-issue may be edited; null: now. */
  subIssueDue(text: Text): Temporal.Instant | null;
  /** What is written now. `isSpared`: it couldn't wait, so it takes nothing from what can. */
  tell(
    text: Omit<Text, "before"> & { readonly after: string },
    isSpared?: true,
  ): Promise<"kept" | "fenced">;
}

/** How often a release of so many services is told of. */
function pacesFor(services: number) {
  const beyond = Math.max(0, services - 20) * intervalGrowth;
  const more = Math.max(0, services - soonest.from) * soonest.growth;
  return {
    /** An edit more after so many seconds. */
    seconds: Math.round(Math.min(interval.most, interval.least + beyond)),
    /** What others want to see soon waits for so many. */
    soon: Math.round(Math.min(soonest.most, soonest.least + more)),
    // In a release of many the tracking issue needs all of them: they would do for the sub-issues of a few.
    keptAbove: (least: number): number => Math.min(burst, Math.round(least + beyond / 60)),
  };
}

/** @param remembered what the store has of it; `services`: how many the release has */
export function createTelling(
  remembered: unknown,
  journal: Pick<Journal, "remember">,
  clock: { now(): Temporal.Instant },
  services = 0,
): Telling {
  const { seconds, soon, keptAbove } = pacesFor(services);
  // Written by this app in this shape; a database that somebody else edits is not defended against.
  let kept = (remembered ?? {
    free: burst,
    counted: clock.now().toString(),
    told: {},
  }) as Kept;
  const refill = (): void => {
    const counted = Temporal.Instant.from(kept.counted);
    const turns = Math.floor(counted.until(clock.now()).total("seconds") / seconds);
    if (turns <= 0) return;
    kept = {
      ...kept,
      free: Math.min(burst, kept.free + turns),
      counted: counted.add({ seconds: turns * seconds }).toString(),
    };
  };
  /** When so many are left. */
  const whenLeft = (count: number): Temporal.Instant =>
    Temporal.Instant.from(kept.counted).add({
      seconds: Math.max(0, count - kept.free) * seconds,
    });
  const toldOf = ({ key, before }: Text): Told | undefined => {
    const told = kept.told[`${key}`];
    // Somebody wrote in it since: what they did is answered at once.
    return told?.digest === digestOf(before) ? told : undefined;
  };
  const future = (at: Temporal.Instant): Temporal.Instant | null =>
    Temporal.Instant.compare(at, clock.now()) > 0 ? at : null;
  return {
    trackingDue(text, pace) {
      refill();
      const last = kept.told[`${text.key}`];
      if (!last) return null;
      const at = Temporal.Instant.from(last.at);
      const told = toldOf(text);
      if (told?.word !== text.word) return future(at.add(closest));
      if (told.soon !== text.soon) return future(at.add({ seconds: soon }));
      const isForecast = text.steady !== undefined && told.steady === text.steady;
      if (isForecast) return future(at.add(forecast));
      if (pace === "opening") return future(at.add(opening));
      if (kept.free > burst / 2) return future(at.add({ seconds: soon }));
      const due = later(later(at.add(apart[pace]), at.add({ seconds: soon })), whenLeft(1));
      return future(pace === "moving" ? earlier(due, at.add(silence.longest)) : due);
    },
    isSilent(key) {
      const last = kept.told[`${key}`];
      return (
        last !== undefined && future(Temporal.Instant.from(last.at).add(silence.notable)) === null
      );
    },
    subIssueDue(text) {
      refill();
      const told = toldOf(text);
      if (!told) return null;
      if (told.word !== text.word) return future(whenLeft(keptAbove(keptFor.word)));
      const at = Temporal.Instant.from(told.at).add(details);
      return future(later(at, whenLeft(keptAbove(keptFor.detail))));
    },
    async tell({ key, after, ...word }, isSpared) {
      refill();
      const now = clock.now().toString();
      const told = { ...kept.told, [key]: { ...word, digest: digestOf(after), at: now } };
      // What was urgent is paid for by what can wait, but not for longer than an hour.
      const free = isSpared ? kept.free : Math.max(-burst, kept.free - 1);
      kept = { ...kept, told, free };
      return journal.remember(toldMemory, kept);
    },
  };
}
