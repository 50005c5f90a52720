import { comingOf, freezesOf } from "./feeds.ts";
import type { ComingPage, FreezePage, KeptRelease, ListedRelease } from "../../model/view/page.ts";
import { isOver, releasePath, releaseRow, type PageFrame, type ReleaseRow } from "./board-page.ts";
import { deliveryRows, shareOf, sinceWords, timeOf, type DeliveryRow } from "./delivery.ts";
import { figuresDays, trainFigures } from "./figures.ts";
import type { Frame } from "./frame.ts";
import { compilePage, shownTime, type ShownTime } from "./html.ts";
import { trendsOf, trendSize, type Trend, type TrendKind } from "./trends.ts";
import { wording, phrase } from "../../model/view/wording.ts";

interface TrainView extends PageFrame {
  readonly name: string;
  readonly repository: string;
  readonly calendar: string;
  readonly feed: string;
  readonly figures: readonly { readonly name: string; readonly value: string }[];
  readonly freezes: readonly FreezePage[];
  readonly coming: readonly ComingRow[];
  readonly hasComing: boolean;
  readonly timeZone: string;
  readonly moving: readonly ReleaseRow[];
  readonly over: readonly ReleaseRow[];
  readonly hasMoving: boolean;
  readonly hasOver: boolean;
  readonly running: readonly RunningRow[];
  readonly hasRunning: boolean;
  readonly delivery: readonly DeliveryRow[];
  readonly hasDelivery: boolean;
  readonly days: number;
  readonly trends: readonly Trend[];
  readonly trendSize: typeof trendSize;
  /** From when on deployments are known; "": none is. */
  readonly since: string;
  readonly figuresJson: string;
}

interface ComingRow {
  readonly name: string;
  /** "": it isn't opened yet. */
  readonly path: string;
  readonly departs: string;
  readonly opens: ShownTime | null;
  readonly freeze: string;
}

interface RunningRow {
  readonly name: string;
  readonly version: string;
  readonly commit: string;
  readonly release: string;
  readonly path: string;
  readonly feed: string;
}

const render: (view: TrainView) => string = compilePage("train");

/** The history of a train repository, and what its releases left in production. */
export function trainPage(parts: {
  readonly releases: readonly ListedRelease[];
  /** The newest, those that aren't over first. */
  readonly kept: readonly KeptRelease[];
  readonly now: Temporal.Instant;
  readonly frame: Frame;
}): string {
  const { releases, kept, now, frame } = parts;
  const repository = releases[0]?.release.repository ?? "";
  const name = releases[0]?.release.train ?? repository;
  const path = `/trains/${repository}`;
  const rows = (some: readonly ListedRelease[]) => some.map((one) => releaseRow(one, now));
  const coming = comingRows(releases, kept, now);
  const moving = rows(releases.filter((one) => !isOver(one)));
  const over = rows(releases.filter(isOver));
  const running = runningOf(kept.filter(({ shown }) => shown.page.release.state === "complete"));
  const counted = trainFigures(kept, now);
  const delivery = deliveryRows(counted);
  return render({
    title: name,
    events: "/api/releases/events",
    ...frame,
    name,
    repository,
    calendar: `${path}/calendar.ics`,
    feed: `${path}/releases.atom`,
    figures: figuresOf(releases),
    freezes: freezesOf(kept).filter(({ to }) => to >= now.toString().slice(0, 10)),
    coming,
    hasComing: coming.length > 0,
    timeZone: zoneOf(kept),
    moving,
    over,
    hasMoving: moving.length > 0,
    hasOver: over.length > 0,
    running,
    hasRunning: running.length > 0,
    delivery,
    hasDelivery: delivery.length > 0,
    days: figuresDays,
    trends: trendsOf(kept, now, trendKinds),
    trendSize,
    since: sinceWords(counted),
    figuresJson: `/api${path}/figures`,
  });
}

const zoneOf = ([newest]: readonly KeptRelease[]): string => newest?.shown.timeZone ?? "UTC";

/** Releases that have yet to depart, then those that the calendar of the train foresees. */
function comingRows(
  releases: readonly ListedRelease[],
  kept: readonly KeptRelease[],
  now: Temporal.Instant,
): readonly ComingRow[] {
  const clock = { timeZone: zoneOf(kept), beside: now };
  const known = releases.flatMap((one): readonly ComingRow[] => {
    const { departure, train, version } = one.release;
    if (isOver(one) || departure === null) return [];
    if (Temporal.Instant.compare(Temporal.Instant.from(departure), now) <= 0) return [];
    const departs = shownTime(departure, clock)?.words ?? "";
    const path = releasePath(one.release);
    return [{ name: `${train} ${version}`, path, departs, opens: null, freeze: "" }];
  });
  return [
    ...known,
    ...comingOf(kept, now).map(({ opens, from, to, freeze }) => ({
      name: opens === null ? wording`Any release` : wording`Next release`,
      path: "",
      departs: windowWords({ from, to }, clock),
      opens: shownTime(opens, clock),
      freeze: freeze ?? "",
    })),
  ];
}

function windowWords(
  { from, to }: Pick<ComingPage, "from" | "to">,
  clock: { readonly timeZone: string; readonly beside: Temporal.Instant },
): string {
  const start = shownTime(from, clock);
  if (!start || from === null) return wording`as soon as it has its GO`;
  const end = shownTime(to, { ...clock, beside: Temporal.Instant.from(from) });
  return end ? `${start.words}–${end.words}` : wording`from ${start.words}`;
}

/** Each service as the newest release that carried it left it. */
function runningOf(complete: readonly KeptRelease[]): readonly RunningRow[] {
  const running = new Map<string, RunningRow>();
  for (const { shown } of complete) {
    const { release, services } = shown.page;
    for (const service of services) {
      if (service.state !== "live" || running.has(service.id)) continue;
      running.set(service.id, {
        name: service.name,
        version: service.version,
        commit: service.commit?.slice(0, 7) ?? "",
        release: `${release.train} ${release.version}`,
        path: releasePath(release),
        feed: `/trains/${release.repository}/services/${encodeURIComponent(service.id)}/releases.atom`,
      });
    }
  }
  return [...running.values()];
}

const trendKinds: readonly TrendKind[] = [
  { figure: "deploymentsPerWeek", name: phrase("Deployment frequency"), show: String },
  { figure: "changeLeadSeconds", name: phrase("Change lead time"), show: timeOf },
  { figure: "changeFailRate", name: phrase("Change fail rate"), show: shareOf },
  { figure: "recoverySeconds", name: phrase("Recovery time"), show: timeOf },
  { figure: "reworkRate", name: phrase("Rework rate"), show: shareOf },
];

function figuresOf(releases: readonly ListedRelease[]): TrainView["figures"] {
  const count = (state: string): number =>
    releases.filter(({ release }) => release.state === state).length;
  const [complete, back] = [count("complete"), count("rolled back")];
  const ended = complete + back;
  return [
    { name: wording`Complete`, value: String(complete) },
    { name: wording`Rolled back`, value: ended === 0 ? "0" : wording`${back} of ${ended}` },
    { name: wording`Under way`, value: String(releases.filter((one) => !isOver(one)).length) },
  ];
}
