/** Who has the turn when, from an iCalendar that the train file names. */
import ICAL from "ical.js";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { HostPolicy } from "../model/train/hosts.ts";
import type { Duty, ReadRotation } from "../model/train/rotation.ts";
import { askOnce, usualLimits, type Limits } from "./request.ts";
import { wording } from "../model/view/wording.ts";

/** A calendar that was read counts for so long; one that can't be read now, as it was, for so long at most. */
const readEvery = Temporal.Duration.from({ minutes: 10 });
const keptFor = Temporal.Duration.from({ hours: 1 });
const again = Temporal.Duration.from({ minutes: 1 });

/** What is asked of it, around a moment. */
const before = Temporal.Duration.from({ hours: 24 * 30 });
const ahead = Temporal.Duration.from({ hours: 24 * 90 });

/** Of all repetitions together: a hostile calendar repeats something each second. */
const repetitionsMax = 20_000;
const calendarsMax = 1_000;

interface Kept {
  readonly triedAt: Temporal.Instant;
  readonly readAt: Temporal.Instant | null;
  readonly reading: Reading<readonly Duty[]>;
}

/** Reads calendars by their addresses, each as seldom as it can, and only from hosts that health may be asked of. */
export function createReadRotation(
  policy: HostPolicy,
  clock: { now(): Temporal.Instant },
  limits: Limits = usualLimits,
): ReadRotation {
  const kept = new Map<string, Kept>();
  return async (url, timeZone) => {
    const now = clock.now();
    const key = `${timeZone} ${url}`;
    const last = kept.get(key);
    const since = last?.reading.kind === "known" ? readEvery : again;
    if (last && Temporal.Instant.compare(last.triedAt.add(since), now) > 0) return last.reading;
    const reading = await readOnce(url, { timeZone, now, policy, limits });
    const isBridged =
      reading.kind === "unknown" &&
      last?.readAt != null &&
      Temporal.Instant.compare(last.readAt.add(keptFor), now) > 0;
    const next: Kept = {
      triedAt: now,
      readAt: reading.kind === "known" ? now : (last?.readAt ?? null),
      reading: isBridged && last ? last.reading : reading,
    };
    kept.delete(key);
    kept.set(key, next);
    const oldest = kept.keys().next().value;
    if (kept.size > calendarsMax && oldest !== undefined) kept.delete(oldest);
    return next.reading;
  };
}

async function readOnce(
  address: string,
  at: {
    readonly timeZone: string;
    readonly now: Temporal.Instant;
    readonly policy: HostPolicy;
    readonly limits: Limits;
  },
): Promise<Reading<readonly Duty[]>> {
  const url = URL.parse(address);
  if (!url) return unknown(wording`its address is none`);
  const ask = { url, method: "GET", redirectsMax: 3, isTrusted: false } as const;
  const heard = await askOnce(ask, at.policy, at.limits);
  if (heard.kind !== "answered") return unknown(heard.why);
  if (heard.status !== 200) return unknown(wording`it answers ${heard.status}`);
  return dutiesIn(heard.body.toString("utf8"), at);
}

/**
 * The turns in a calendar. A turn is an event whose title is a login, or two with a comma between: manager and deputy; any
 * other event is none. Days without a time are days of the train.
 */
export function dutiesIn(
  text: string,
  { timeZone, now }: { readonly timeZone: string; readonly now: Temporal.Instant },
): Reading<readonly Duty[]> {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
    const odd = events.find((one) => !isRegular(one));
    if (odd) return unknown(wording`an event repeats by a rule that is neither daily nor weekly`);
    const main = events.filter((one) => !one.isRecurrenceException());
    for (const one of events.filter((event) => event.isRecurrenceException())) {
      main.find(({ uid }) => uid === one.uid)?.relateException(one);
    }
    const duties: Duty[] = [];
    let left = repetitionsMax;
    const end = now.add(ahead);
    for (const event of main) {
      for (const { item, from, to } of occurrencesOf(event, timeZone)) {
        left -= 1;
        if (left < 0) return unknown(wording`its events repeat too often`);
        if (Temporal.Instant.compare(from, end) > 0) break;
        const who = loginsIn(item.summary);
        if (who && Temporal.Instant.compare(to, now.subtract(before)) > 0) {
          duties.push({ from, to, ...who });
        }
      }
    }
    return known(duties.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from)));
  } catch {
    return unknown(wording`it is no iCalendar`);
  }
}

const day = "(?:MO|TU|WE|TH|FR|SA|SU)";
const daily = /^FREQ=DAILY(?:;(?:INTERVAL=\d{1,3}|COUNT=\d{1,4}|UNTIL=[\dTZ:-]{8,25}))*$/;
const weekly = new RegExp(
  `^FREQ=WEEKLY(?:;(?:INTERVAL=\\d{1,3}|COUNT=\\d{1,4}|UNTIL=[\\dTZ:-]{8,25}|WKST=${day}|BYDAY=${day}(?:,${day}){0,6}))*$`,
);

/** Rules that may never come true, such as each 30th of February, are looked for without end by whoever expands them. */
const isRegular = (event: ICAL.Event): boolean =>
  event.component.getAllProperties("rrule").every((property) => {
    const rule = String(property.getFirstValue()).replace(/^RRULE:/, "");
    return daily.test(rule) || weekly.test(rule);
  });

interface Occurrence {
  readonly item: ICAL.Event;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** In their order; endless where the event is. */
function* occurrencesOf(event: ICAL.Event, timeZone: string): Generator<Occurrence> {
  const named = event.component.getFirstProperty("dtstart")?.getFirstParameter("tzid");
  const at = (time: ICAL.Time): Temporal.Instant =>
    instantOf(time, time.isDate || named === undefined || named === "" ? timeZone : named);
  if (!event.isRecurring()) {
    yield { item: event, from: at(event.startDate), to: at(event.endDate) };
    return;
  }
  const times = event.iterator();
  for (let next = times.next(); next; next = times.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    yield { item, from: at(startDate), to: at(endDate) };
  }
}

/** A day, and a time without a zone that the calendar defines, are by the clocks of that name. */
function instantOf(time: ICAL.Time, timeZone: string): Temporal.Instant {
  const isFloating = time.isDate || time.zone === ICAL.Timezone.localTimezone;
  if (!isFloating) return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1_000);
  const { year, month, day, hour, minute, second } = time;
  const there = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second });
  return there.toZonedDateTime(timeZone).toInstant();
}

const pattern =
  /^\s{0,5}@?([A-Za-z0-9][A-Za-z0-9_-]{0,99})(?:\s{0,5},\s{0,5}@?([A-Za-z0-9][A-Za-z0-9_-]{0,99}))?\s{0,5}$/;

function loginsIn(title: string | null): Pick<Duty, "manager" | "deputy"> | undefined {
  const [, manager, deputy = null] = pattern.exec(title ?? "") ?? [];
  return manager === undefined ? undefined : { manager, deputy };
}
