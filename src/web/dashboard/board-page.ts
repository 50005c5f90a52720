import type { ListedRelease } from "../../model/view/page.ts";
import type { Frame } from "./frame.ts";
import { compilePage, shownTime, type ShownTime } from "./html.ts";
import { releaseBadge, type Badge } from "./words.ts";

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
  readonly query: string;
  readonly pager: Pager;
};

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
  const found = parts.releases.filter((one) => matches(one, parts.query));
  const { shown, pager } = paged(found, {
    page: parts.page,
    perPage,
    query: parts.query,
    path: "/",
  });
  const rows = shown.map((one) => ({ row: releaseRow(one, parts.now), isOver: isOver(one) }));
  const moving = rows.filter(({ isOver }) => !isOver).map(({ row }) => row);
  const over = rows.filter(({ isOver }) => isOver).map(({ row }) => row);
  return board({
    title: "Releases",
    events: "/api/releases/events",
    ...parts.frame,
    moving,
    over,
    hasMoving: moving.length > 0,
    hasOver: over.length > 0,
    query: parts.query,
    pager,
  });
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
    eta: shownTime(release.eta, clock),
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
  const words = [train, version, repository, state, ...actors].join(" ").toLowerCase();
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
      words: last === 1 ? "" : `${from + 1} to ${until} of ${all.length}`,
      before: link(page - 1),
      after: link(page + 1),
    },
  };
}
