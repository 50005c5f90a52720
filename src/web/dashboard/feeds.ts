import ical, { ICalEventStatus } from "ical-generator";
import type { ComingPage, FreezePage, KeptRelease, ListedRelease } from "../../model/view/page.ts";
import { cleanText, cutText } from "../../render/clean-text.ts";
import { releasePath } from "./board-page.ts";
import { releaseBadge } from "./words.ts";
import { wording } from "../../model/view/wording.ts";
import { stateName } from "../../text/state-words.ts";

/** How long a departure takes in the calendar while no end is known. */
const unknownLength = Temporal.Duration.from({ hours: 1 });

/** Departures of a train as an iCalendar: those that are to come, and those that were; and its freezes, as whole days. */
export function calendarOf(
  releases: readonly ListedRelease[],
  {
    name,
    base,
    freezes,
    coming,
  }: {
    readonly name: string;
    readonly base: string;
    readonly freezes: readonly FreezePage[];
    readonly coming: readonly ComingPage[];
  },
): string {
  const calendar = ical({ name, prodId: { company: "release-train", product: "release-train" } });
  for (const { release, changedAt, repositoryId } of releases) {
    if (release.departure === null) continue;
    const start = Temporal.Instant.from(release.departure);
    const eta = release.eta === null ? null : Temporal.Instant.from(release.eta);
    const isAfter = eta !== null && Temporal.Instant.compare(eta, start) > 0;
    calendar.createEvent({
      id: `${repositoryId}-${release.number}@release-train`,
      start: start.toString(),
      end: (isAfter ? eta : start.add(unknownLength)).toString(),
      stamp: changedAt.toString(),
      lastModified: changedAt.toString(),
      summary: `${release.train} ${release.version}: ${releaseBadge(release.state).word}`,
      description: release.sentence,
      url: `${base}${releasePath(release)}`,
    });
  }
  const [newest] = releases;
  for (const { from, to, reason } of newest ? freezes : []) {
    calendar.createEvent({
      id: `${newest?.repositoryId ?? 0}-freeze-${from}-${to}@release-train`,
      allDay: true,
      start: Temporal.PlainDate.from(from).toString(),
      // A calendar's last day is the one on which it is over (RFC 5545, section 3.6.1).
      end: Temporal.PlainDate.from(to).add({ days: 1 }).toString(),
      stamp: newest?.changedAt.toString() ?? from,
      summary: wording`Freeze: ${reason}`,
    });
  }
  for (const { opens, from, to } of newest ? coming : []) {
    // Without a schedule windows are only times at which a release could depart.
    if (opens === null || from === null) continue;
    const start = Temporal.Instant.from(from);
    calendar.createEvent({
      id: `${newest?.repositoryId ?? 0}-coming-${opens}@release-train`,
      start: start.toString(),
      end: (to === null ? start.add(unknownLength) : Temporal.Instant.from(to)).toString(),
      stamp: newest?.changedAt.toString() ?? opens,
      status: ICalEventStatus.TENTATIVE,
      summary: wording`${newest?.release.train ?? ""}: next release`,
    });
  }
  return calendar.toString();
}

/** What is still to come of the departures that the newest release of a train foresaw. */
export const comingOf = (
  [newest]: readonly KeptRelease[],
  now: Temporal.Instant,
): readonly ComingPage[] =>
  (newest?.shown.coming ?? []).filter(({ opens, to }) => {
    const until = opens ?? to;
    return until !== null && Temporal.Instant.compare(Temporal.Instant.from(until), now) > 0;
  });

/** Of a train: as its newest release has them. */
export const freezesOf = ([newest]: readonly KeptRelease[]): readonly FreezePage[] =>
  newest?.shown.freezes ?? [];

interface Feed {
  readonly name: string;
  readonly base: string;
  /** Its own path. */
  readonly self: string;
}

/** The releases of a train as an Atom feed, an entry for each, which follows its state. */
export const atomOf = (releases: readonly ListedRelease[], feed: Feed): string =>
  atom(
    feed,
    releases.map(({ release, changedAt, repositoryId }) => ({
      id: `${repositoryId}/${release.number}`,
      title: `${release.train} ${release.version}: ${releaseBadge(release.state).word}`,
      summary: release.sentence,
      release,
      changedAt,
    })),
  );

/** The same of one service: an entry for each release that carries it. */
export const serviceAtomOf = (kept: readonly KeptRelease[], id: string, feed: Feed): string =>
  atom(
    feed,
    kept.flatMap(({ shown, changedAt }) => {
      const { release, services } = shown.page;
      const own = services.filter((one) => one.id === id);
      return own.map(({ name, version, state, commit }) => ({
        id: `${shown.repositoryId}/${release.number}/${id}`,
        title: `${name} ${version}: ${stateName(state)}`,
        summary: wording`With ${release.train} ${release.version}${commit === null ? "" : wording`, commit ${commit}`}.`,
        release,
        changedAt,
      }));
    }),
  );

interface FeedEntry {
  /** Stays the same. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly release: ListedRelease["release"];
  readonly changedAt: Temporal.Instant;
}

/** RFC 4287. */
function atom({ name, base, self }: Feed, all: readonly FeedEntry[]): string {
  const newest = all.reduce(
    (latest, { changedAt }) =>
      Temporal.Instant.compare(changedAt, latest) > 0 ? changedAt : latest,
    Temporal.Instant.fromEpochMilliseconds(0),
  );
  const entries = all.map(({ id, title, summary, release, changedAt }) => {
    return `<entry><id>tag:release-train,2026:${xml(id)}</id><title>${xml(title)}</title><updated>${changedAt.toString()}</updated><link href="${xml(base + releasePath(release))}"/><author><name>${xml(release.repository)}</name></author><summary>${xml(summary)}</summary></entry>`;
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"><id>${xml(base + self)}</id><title>${xml(name)}</title><updated>${newest.toString()}</updated><link rel="self" href="${xml(base + self)}"/>`,
    ...entries,
    "</feed>",
  ].join("\n");
}

/** The state of a train's newest release as a picture for a README. */
export function badgeOf(release: ListedRelease["release"] | undefined): string {
  const label = cutText(cleanText(release?.train ?? wording`release train`), 30);
  const state = release ? releaseBadge(release.state) : undefined;
  const words =
    release && state ? cutText(`${release.version} ${state.word}`, 40) : wording`no release`;
  const colour = state ? colours[state.tone] : "#57606a";
  const [left, right] = [wide(label), wide(words)];
  const all = left + right;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${all}" height="20" role="img" aria-label="${xml(`${label}: ${words}`)}"><title>${xml(`${label}: ${words}`)}</title><rect width="${all}" height="20" rx="3" fill="#24292f"/><path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H${left}z" fill="${colour}"/><g fill="#fff" font-family="Verdana,Geneva,sans-serif" font-size="11" text-anchor="middle"><text x="${left / 2}" y="14">${xml(label)}</text><text x="${left + right / 2}" y="14">${xml(words)}</text></g></svg>`;
}

/** Dark enough for white words. */
const colours = {
  calm: "#57606a",
  busy: "#0550ae",
  good: "#116329",
  alarm: "#a40e26",
  back: "#6639ba",
} as const;

const wide = (text: string): number => Math.round(text.length * 6.8) + 12;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const xml = (text: string): string =>
  cleanText(text).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
