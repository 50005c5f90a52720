/** Whether the schedule of a train opens its next release now, and with what text. */
import type { Reading } from "../../model/failure.ts";
import { isSameName, type RepoName } from "../../model/ids.ts";
import { outsideSections } from "../../model/marks/region.ts";
import { isTagPerService, versionOfTag } from "../../model/train/tag-names.ts";
import type { Train } from "../../model/train/train.ts";
import { firingAfter, firingBefore } from "../calendar/firings.ts";
import { openingFrom } from "../calendar/window.ts";
import { readPlan } from "./plan.ts";
import { compareVersions, isVersion, nextCalver, nextSemver } from "./version.ts";

/** A tracking issue of the train repository, whoever opened it. */
export interface Tracked {
  readonly body: string;
  /** null: it is open. */
  readonly closedAt: Temporal.Instant | null;
}

/** What was read of a train and its releases. */
export interface ScheduleFacts {
  readonly now: Temporal.Instant;
  readonly repo: RepoName;
  readonly train: Train;
  /** All that are open, and those that were closed last. */
  readonly tracked: readonly Tracked[];
  /** Names of the train repository's tags. */
  readonly tags: Reading<readonly string[]>;
  /** Since when the schedule is the one that it is: earlier times were not meant. */
  readonly since: Temporal.Instant;
}

export interface NewRelease {
  /** The time that opens it. */
  readonly firing: Temporal.Instant;
  readonly title: string;
  readonly body: string;
}

/**
 * The release that is due; null: none is. Of several times that have come only the last one counts, and it counts
 * as used when a release of the train was open then or has been since: two never overlap.
 */
export function dueRelease(station: ScheduleFacts): NewRelease | null {
  const { now, train, tracked, since } = station;
  const { schedule, calendar } = train;
  const firing = schedule && firingBefore(schedule, calendar.timeZone, now);
  if (!firing || Temporal.Instant.compare(firing, since) <= 0) return null;
  const isUsed = tracked.some(
    ({ closedAt }) => closedAt === null || Temporal.Instant.compare(closedAt, firing) > 0,
  );
  if (isUsed) return null;
  const departure = nextOpening(station);
  const version = nextVersionOf(station, departure ?? now);
  if (version === null) return null;
  const title = /^\d/.test(version) ? `v${version}` : version;
  return { firing, title: `Release ${title}`, body: bodyOf(train, title, departure) };
}

/** Which schedule was seen, as a text, and since when it counts (ISO 8601). */
export interface ScheduleSeen {
  /** null: there was none. */
  readonly text: string | null;
  readonly since: string;
}

/**
 * A schedule that is new counts from when it was first seen on; one that nobody remembers having seen, from the last
 * change of the train file on.
 */
export function seenNow(
  before: ScheduleSeen | undefined,
  train: Train | null,
  changedAt: Temporal.Instant | null,
  now: Temporal.Instant,
): ScheduleSeen {
  const text = train?.schedule ? `${train.schedule.text} ${train.calendar.timeZone}` : null;
  if (before?.text === text) return before;
  const since = before ? now : (changedAt ?? now);
  return { text, since: since.toString() };
}

/** When to look again; null: the train has no schedule. */
export const nextFiring = ({ now, train }: ScheduleFacts): Temporal.Instant | null =>
  train.schedule ? (firingAfter(train.schedule, train.calendar.timeZone, now) ?? null) : null;

/** The next window that hasn't opened yet; undefined: the train has none, or none opens. */
function nextOpening({ now, train: { calendar } }: ScheduleFacts): Temporal.Instant | undefined {
  if (!calendar.window) return undefined;
  const first = openingFrom(calendar, now);
  if (!first || Temporal.Instant.compare(first.from, now) > 0) return first?.from;
  return first.to === null ? undefined : openingFrom(calendar, first.to)?.from;
}

/** null: what it follows from can't be read at the moment. */
function nextVersionOf(
  { repo, train, tracked, tags }: ScheduleFacts,
  departure: Temporal.Instant,
): string | null {
  const { versioning } = train;
  // Tags of a repository that is a service's, too, may be the service's.
  const isShared =
    !isTagPerService(train) && train.services.some((one) => isSameName(one.repo, repo));
  if (tags.kind === "unknown" && !isShared) return null;
  const tagged = isShared || tags.kind === "unknown" ? [] : tags.value;
  const versions = [
    ...tagged.flatMap((name) => versionOfTag(train, null, name) ?? []),
    ...tracked.flatMap(({ body }) => {
      const reading = readPlan(outsideSections(body), train);
      return reading.ok ? [reading.plan.version] : [];
    }),
  ].filter((one) => isVersion(one, versioning));
  const last = versions.toSorted((a, b) => compareVersions(b, a, versioning))[0] ?? null;
  if (versioning !== "calver") return nextSemver(last, "minor");
  const day = departure.toZonedDateTimeISO(train.calendar.timeZone).toPlainDate();
  return nextCalver(last, day.toPlainYearMonth());
}

function bodyOf(train: Train, title: string, departure: Temporal.Instant | undefined): string {
  const { timeZone } = train.calendar;
  const there = departure?.toZonedDateTimeISO(timeZone);
  const words = there?.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ");
  const offset = timeZone === "UTC" ? "" : ` ${there?.offset ?? ""}`;
  return [
    `Opened by the schedule of ${train.name}. Every service rides that has something new; name services below a heading Services to carry those instead.`,
    `### Version`,
    title,
    ...(words === undefined ? [] : ["### Departure", `${words}${offset}`]),
  ].join("\n\n");
}
