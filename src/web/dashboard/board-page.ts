import type { ListedRelease } from "../../model/view/page.ts";
import type { Frame } from "./frame.ts";
import { compilePage, shownTime, type ShownTime } from "./html.ts";
import { releaseBadge, type Badge, type Tone } from "./words.ts";
import { wording } from "../../model/view/wording.ts";
import { stateName } from "../../text/state-words.ts";

/** One release in a list. */
export interface ReleaseRow {
  readonly path: string;
  readonly train: string;
  readonly trainPath: string;
  readonly version: string;
  readonly badge: Badge;
  readonly sentence: string;
  readonly actors: readonly string[];
  readonly live: number;
  readonly services: number;
  readonly departure: ShownTime | null;
  readonly eta: ShownTime | null;
  readonly changed: ShownTime | null;
  readonly timeZone: string;
}

export interface PageFrame extends Frame {
  readonly title: string;
  /** Where the page hears of changes; "": it doesn't. */
  readonly events: string;
}

const perPage = 50;

type BoardView = PageFrame & {
  readonly moving: readonly ReleaseRow[];
  readonly over: readonly ReleaseRow[];
  readonly hasMoving: boolean;
  readonly hasOver: boolean;
  readonly trains: readonly TrainRow[];
  readonly hasTrains: boolean;
  readonly query: string;
  readonly pager: Pager;
};

interface TrainRow {
  readonly name: string;
  readonly path: string;
  readonly repository: string;
  readonly moving: number;
  readonly all: number;
  /** The next one that is to come. */
  readonly departure: ShownTime | null;
  readonly timeZone: string;
}

/** So many trains are listed: the rest is found by search. */
const trainsMax = 50;

const board: (view: BoardView) => string = compilePage("board");

export interface Pager {
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

/** All releases that the viewer may see: what moves first, then what is over. */
export function boardPage(parts: {
  readonly releases: readonly ListedRelease[];
  readonly query: string;
  readonly page: number;
  readonly now: Temporal.Instant;
  readonly frame: Frame;
}): string {
  const found = urgentFirst(parts.releases.filter((one) => matches(one, parts.query)));
  const { shown, pager } = paged(found, {
    page: parts.page,
    perPage,
    query: parts.query,
    path: "/",
  });
  const rows = shown.map((one) => ({ row: releaseRow(one, parts.now), isOver: isOver(one) }));
  const moving = rows.filter(({ isOver }) => !isOver).map(({ row }) => row);
  const over = rows.filter(({ isOver }) => isOver).map(({ row }) => row);
  const trains = parts.page > 1 ? [] : trainRows(found, parts.now);
  return board({
    title: wording`Releases`,
    events: "/api/releases/events",
    ...parts.frame,
    moving,
    over,
    hasMoving: moving.length > 0,
    hasOver: over.length > 0,
    trains: trains.slice(0, trainsMax),
    hasTrains: trains.length > 0,
    query: parts.query,
    pager,
  });
}

/** What somebody must act on before what moves, and that before what waits; else their order stays. */
function urgentFirst(releases: readonly ListedRelease[]): readonly ListedRelease[] {
  const order: readonly Tone[] = ["alarm", "busy", "calm"];
  const rank = (one: ListedRelease): number =>
    isOver(one) ? order.length : order.indexOf(releaseBadge(one.release.state).tone);
  return releases.toSorted((a, b) => rank(a) - rank(b));
}

/** The trains of these releases, by name. */
function trainRows(releases: readonly ListedRelease[], now: Temporal.Instant): readonly TrainRow[] {
  const byRepository = Map.groupBy(releases, ({ release }) => release.repository);
  return [...byRepository]
    .map(([repository, own]) => {
      const [newest] = own.toSorted((a, b) => b.release.number - a.release.number);
      const timeZone = newest?.timeZone ?? "UTC";
      const [next = null] = own
        .flatMap((one) => (isOver(one) ? [] : (one.release.departure ?? [])))
        .map((at) => Temporal.Instant.from(at))
        .filter((at) => Temporal.Instant.compare(at, now) > 0)
        .toSorted((a, b) => Temporal.Instant.compare(a, b));
      return {
        name: newest?.release.train ?? "",
        path: `/trains/${repository}`,
        repository,
        moving: own.filter((one) => !isOver(one)).length,
        all: own.length,
        departure: shownTime(next && next.toString(), { timeZone, beside: now }),
        timeZone,
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, "en") || (a.path < b.path ? -1 : 1));
}

export const isOver = ({ release: { state } }: ListedRelease): boolean =>
  state === "complete" || state === "rolled back" || state === "aborted";

export function releaseRow(one: ListedRelease, now: Temporal.Instant): ReleaseRow {
  const { release, timeZone } = one;
  const clock = { timeZone, beside: now };
  return {
    path: releasePath(release),
    train: release.train,
    trainPath: `/trains/${release.repository}`,
    version: release.version,
    badge: releaseBadge(release.state),
    sentence: release.sentence,
    actors: one.actors,
    live: release.live,
    services: release.services,
    departure: shownTime(release.departure, clock),
    eta: isOver(one) ? null : shownTime(release.eta, clock),
    changed: shownTime(one.changedAt.toString(), clock),
    timeZone,
  };
}

export const releasePath = ({
  repository,
  number,
}: {
  readonly repository: string;
  readonly number: number;
}): string => `/releases/${repository}/${number}`;

function matches({ release, actors }: ListedRelease, query: string): boolean {
  const { train, version, repository, state } = release;
  const words = [train, version, repository, state, stateName(state), ...actors]
    .join(" ")
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** One page of a list, and the way to the others. */
export function paged<T>(
  all: readonly T[],
  at: {
    readonly page: number;
    readonly perPage: number;
    readonly query: string;
    readonly path: string;
  },
): { readonly shown: readonly T[]; readonly pager: Pager } {
  const last = Math.max(1, Math.ceil(all.length / at.perPage));
  const page = Math.min(Math.max(at.page, 1), last);
  const from = (page - 1) * at.perPage;
  const link = (to: number): string => {
    if (to < 1 || to > last) return "";
    return `${at.path}?${new URLSearchParams({ ...(at.query && { q: at.query }), page: String(to) }).toString()}`;
  };
  const until = Math.min(from + at.perPage, all.length);
  return {
    shown: all.slice(from, until),
    pager: {
      words: last === 1 ? "" : wording`${from + 1} to ${until} of ${all.length}`,
      before: link(page - 1),
      after: link(page + 1),
    },
  };
}
