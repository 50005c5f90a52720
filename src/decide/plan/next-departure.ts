/** Whether the schedule of a train opens its next release now, and with what text. */
import { compareInstants } from "../../model/instants.ts";
import { entriesOf, type Listing } from "../../model/listing.ts";
import { isSameName, type RepoName } from "../../model/ids.ts";
import { outsideSections } from "../../model/marks/region.ts";
import { isTagPerService } from "../../model/train/tag-names.ts";
import type { Train } from "../../model/train/train.ts";
import { firingAfter, firingBefore } from "../calendar/firings.ts";
import { openingAfter } from "../calendar/window.ts";
import { wordsOf } from "../../model/view/text.ts";
import { managersMentioned } from "../../text/people.ts";
import { compare, highestOther, otherWritten, trainAsOwner } from "./other-tags.ts";
import { writtenVersion } from "./plan.ts";
import { compareVersions, isVersion, nextCalver, nextSemver } from "./version.ts";
import { wording } from "../../model/view/wording.ts";

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
  /** At least one that is open, if any is, and those that were touched last. */
  readonly tracked: readonly Tracked[];
  /** Names of the train repository's tags, at least all that begin as those of the train's releases do. */
  readonly tags: Listing<string>;
  /** Since when the schedule is the one that it is: earlier times were not meant. */
  readonly since: Temporal.Instant;
}

export interface NewRelease {
  /** The time that opens it. */
  readonly firing: Temporal.Instant;
  readonly title: string;
  readonly body: string;
}

/** So long after its time a release waits for what its version follows from; then it is opened without one. */
const patience = Temporal.Duration.from({ minutes: 15 });

/**
 * The release that is due; null: none is; "later": its version can't be told at the moment. Of several times that have come only the last one counts, and it counts
 * as used when a release of the train was open then or has been since: two never overlap. Where no version follows, the
 * release is opened without one and asks the managers for it: a departure is never left out in silence.
 */
export function dueRelease(station: ScheduleFacts): NewRelease | "later" | null {
  const { now, train, tracked, since } = station;
  const { schedule, calendar } = train;
  const firing = schedule && firingBefore(schedule, calendar.timeZone, now);
  if (!firing || compareInstants(firing, since) <= 0) return null;
  const isUsed = tracked.some(
    ({ closedAt }) => closedAt === null || compareInstants(closedAt, firing) > 0,
  );
  if (isUsed) return null;
  const departure = openingAfter(calendar, now)?.from;
  const next = nextVersionOf(station, departure ?? now);
  if (next.kind === "unread" && compareInstants(now, firing.add(patience)) < 0) {
    return "later";
  }
  if (next.kind !== "version") {
    const day = firing.toZonedDateTimeISO(calendar.timeZone).toPlainDate().toString();
    const body = bodyOf(train, { version: null, why: next.why }, departure);
    return { firing, title: wording`Release of ${train.name}, ${day}`, body };
  }
  const version = /^\d/.test(next.version) ? `v${next.version}` : next.version;
  return {
    firing,
    title: wording`Release ${version}`,
    body: bodyOf(train, { version }, departure),
  };
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

type NextVersion =
  | { readonly kind: "version"; readonly version: string }
  /** People have to write it. */
  | { readonly kind: "asked"; readonly why: string }
  | { readonly kind: "unread"; readonly why: string };

const asked = (why: string): NextVersion => ({ kind: "asked", why });

function nextVersionOf(
  { repo, train, tracked, tags }: ScheduleFacts,
  departure: Temporal.Instant,
): NextVersion {
  const { versioning } = train;
  const isAtHome = train.services.some((one) => isSameName(one.repo, repo));
  // Tags of a repository that is a service's, too, may be the service's.
  const isShared = isAtHome && !isTagPerService(train);
  const written = tracked.flatMap(({ body }) => writtenVersion(outsideSections(body)) ?? []);
  const used = written.filter((one) => isVersion(one, versioning));
  // With versions of its own issues a train whose tags may be somebody else's needs no tags.
  const isEnough = isShared && used.length > 0;
  if (tags.kind === "unread" && !isEnough) return tags.isLasting ? asked(tags.why) : tags;
  const names = isEnough ? [] : entriesOf(tags);
  const owner = trainAsOwner(train, repo, isAtHome);
  const tagged = names.filter((name) => isVersion(owner.versionIn(name) ?? "", versioning));
  const [maybe] = isShared ? tagged : [];
  if (maybe !== undefined) {
    return asked(
      wording`${quoted(maybe)} and other tags of ${repo} may be of the train or of a service, and no earlier release issue tells a version`,
    );
  }
  if (tags.kind === "cut" && tagged.length === 0 && !isEnough) {
    return asked(wording`none of the tags of ${repo} that were read names a version: ${tags.why}`);
  }
  const versions = [...used, ...tagged.map((name) => owner.versionIn(name) ?? "")];
  const unlike = written.find((one) => otherWritten(one, versioning) === undefined);
  if (versions.length === 0 && unlike !== undefined) {
    return asked(
      wording`no other follows from ${quoted(unlike)}, the version of an earlier release`,
    );
  }
  const last = versions.toSorted((a, b) => compareVersions(b, a, versioning))[0] ?? null;
  const next = versionAfter(train, last, departure);
  const other = highestOther(names, owner, tagged.length === 0);
  if (other && compare(other.version, next) >= 0) {
    return asked(
      wording`the next one would be ${next}, and the tag ${quoted(other.tag)} looks like a version in another form than ${quoted(train.tag)}`,
    );
  }
  const strange = written.find((one) => compare(otherWritten(one, versioning) ?? "0", next) >= 0);
  if (strange === undefined) return { kind: "version", version: next };
  return asked(
    wording`the next one would be ${next}, and an earlier release was ${quoted(strange)}`,
  );
}

function versionAfter(train: Train, last: string | null, departure: Temporal.Instant): string {
  if (train.versioning !== "calver") return nextSemver(last, "minor");
  const day = departure.toZonedDateTimeISO(train.calendar.timeZone).toPlainDate();
  return nextCalver(last, day.toPlainYearMonth());
}

/** Tags and versions may hold whatever git lets them: nothing of that is to be Markdown. */
const quoted = (name: string): string => `\`${name.replaceAll("`", "'")}\``;

function bodyOf(
  train: Train,
  known: { readonly version: string } | { readonly version: null; readonly why: string },
  departure: Temporal.Instant | undefined,
): string {
  const { timeZone } = train.calendar;
  const there = departure?.toZonedDateTimeISO(timeZone);
  const words = there?.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ");
  const offset = timeZone === "UTC" ? "" : ` ${there?.offset ?? ""}`;
  return [
    wording`Opened by the schedule of ${train.name}. It includes every service with unreleased changes; to choose others, name them below a heading Services.`,
    ...(known.version === null
      ? [
          wording`${wordsOf(managersMentioned(train))}: the version of this release can't be told, since ${known.why}. Edit this issue and write the version, for example v2.5.0, below the heading Version.`,
        ]
      : []),
    `### Version`,
    ...(known.version === null ? [] : [known.version]),
    ...(words === undefined ? [] : ["### Departure", `${words}${offset}`]),
  ].join("\n\n");
}
