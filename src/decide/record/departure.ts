/** When a release is to leave: what the section of its issue says, or a manager who moved it since. */
import type { RescheduleEntry, OverrideEntry } from "../../model/record/managers-entries.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import { departureOf, withEntry } from "./record.ts";
import { sectionsOf } from "./sections.ts";
import { shorten } from "../../text/shorten.ts";
import { outsideSections } from "../../model/marks/region.ts";
import type { Situation } from "../assessment/assessment.ts";

type Sections = ReturnType<typeof sectionsOf>;

const pattern =
  /^(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}:\d{2}(?::\d{2})?) ?(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

const lineOf = (sections: Sections): string | undefined =>
  sections.get("departure")?.[0]?.replaceAll("`", "");

/** What the section Departure of an issue says, as it was written; "": nothing. */
export const departureText = (text: string): string => lineOf(sectionsOf(text)) ?? "";

/** The departure of the section; null: it says none. */
export function readDeparture(
  sections: Sections,
  timeZone: string,
  problems: Text[],
): Temporal.Instant | null {
  const words = lineOf(sections);
  if (words === undefined) return null;
  const at = readMoment(words, timeZone);
  const others = (sections.get("departure") ?? []).slice(1, 20).flatMap((line) => {
    const other = readMoment(line.replaceAll("`", ""), timeZone);
    return at && other && !other.equals(at) ? [line] : [];
  });
  if (others.length > 0) {
    problems.push(
      say`${code("### Departure")} names two times, ${code(shorten(words))} and ${code(shorten(others[0] ?? ""))}: keep one line.`,
    );
  }
  if (at) return at;
  problems.push(
    say`${code(shorten(words))} is not a valid departure time: write it as ${code("2026-03-19 14:00")} (${timeZone}) or with an offset, ${code("2026-03-19 14:00 +01:00")}.`,
  );
  return null;
}

/**
 * A moment that people wrote, in the time zone unless it carries an offset; undefined: it is none, or one that
 * clocks skip or show twice, of which people must say which they mean.
 * @param now for a time without a date, which is of that day; absent: the date must be written
 */
export function readMoment(
  words: string,
  timeZone: string,
  now?: Temporal.Instant,
): Temporal.Instant | undefined {
  const [whole, date, time = "", offset] = pattern.exec(words) ?? [];
  if (whole === undefined) return undefined;
  const zone = offset === undefined ? timeZone : /^(z|utc)$/i.test(offset) ? "UTC" : offset;
  try {
    const day =
      date === undefined
        ? now?.toZonedDateTimeISO(zone).toPlainDate()
        : Temporal.PlainDate.from(date);
    return day
      ?.toPlainDateTime(Temporal.PlainTime.from(time.replace(/^\d:/, "0$&")))
      .toZonedDateTime(zone, { disambiguation: "reject" })
      .toInstant();
  } catch {
    // A 31st of February, or half past two in the night in which clocks go forward.
    return undefined;
  }
}

/** The manager's word that counts for the departure; undefined: the section of the issue does. */
export function moveInForce(record: ReleaseRecord, section: string): RescheduleEntry | undefined {
  const last = newestMove(record);
  return last?.kind === "reschedule" && last.section === section ? last : undefined;
}

const newestMove = ({ entries }: ReleaseRecord) =>
  entries.findLast((entry) => entry.kind === "reschedule" || entry.kind === "section edited");

/** Writes down that the section was edited since: the newer word, also when it is edited back. */
export function withSectionEdited(
  record: ReleaseRecord,
  section: string,
  now: Temporal.Instant,
): ReleaseRecord {
  const last = newestMove(record);
  if (last?.kind !== "reschedule" || last.section === section || departureOf(record)) return record;
  return withEntry(record, {
    kind: "section edited",
    at: now.toString({ smallestUnit: "second" }),
  });
}

/** The word with which a manager moved the departure, while it counts. */
export const moveIn = ({ observation }: Pick<Situation, "observation">, record: ReleaseRecord) =>
  departureOf(record)
    ? undefined
    : moveInForce(record, departureText(outsideSections(observation.issue.body)));

/** The overrides that managers gave: the first one counts until the release ends, all stay visible. */
export const overridesOf = ({ entries }: ReleaseRecord): readonly OverrideEntry[] =>
  entries.filter((entry) => entry.kind === "override");
