import { freezesOf } from "./feeds.ts";
import type { FreezePage, KeptRelease, ListedRelease } from "../../model/view/page.ts";
import { isOver, releasePath, releaseRow, type PageFrame, type ReleaseRow } from "./board-page.ts";
import { figuresDays, trainFigures, type TrainFigures } from "./figures.ts";
import type { Frame } from "./frame.ts";
import { compilePage } from "./html.ts";
import { trendsOf, trendSize, type Trend, type TrendKind } from "./trends.ts";

interface TrainView extends PageFrame {
  readonly repository: string;
  readonly calendar: string;
  readonly feed: string;
  readonly figures: readonly { readonly name: string; readonly value: string }[];
  readonly freezes: readonly FreezePage[];
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
  readonly figuresJson: string;
}

interface DeliveryRow {
  readonly name: string;
  readonly deployments: string;
  readonly frequency: string;
  readonly lead: string;
  readonly failed: string;
  readonly recovery: string;
  readonly rework: string;
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
  const path = `/trains/${repository}`;
  const rows = (some: readonly ListedRelease[]) => some.map((one) => releaseRow(one, now));
  const moving = rows(releases.filter((one) => !isOver(one)));
  const over = rows(releases.filter(isOver));
  const running = runningOf(kept.filter(({ shown }) => shown.page.release.state === "complete"));
  const delivery = deliveryRows(trainFigures(kept, now));
  return render({
    title: repository,
    events: "/api/releases/events",
    ...frame,
    repository,
    calendar: `${path}/calendar.ics`,
    feed: `${path}/releases.atom`,
    figures: figuresOf(releases),
    freezes: freezesOf(kept).filter(({ to }) => to >= now.toString().slice(0, 10)),
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
    figuresJson: `/api${path}/figures`,
  });
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

/** The train as a whole, then each service; nothing while nothing was deployed. */
function deliveryRows({ all, services }: TrainFigures): readonly DeliveryRow[] {
  if (services.length === 0) return [];
  return [{ name: "All services", ...all }, ...services].map((one) => ({
    name: one.name,
    deployments: String(one.deployments),
    frequency: one.deploymentsPerWeek === null ? noFigure : `${one.deploymentsPerWeek} a week`,
    lead: timeOf(one.changeLeadSeconds),
    failed: shareOf(one.changeFailRate),
    recovery: timeOf(one.recoverySeconds),
    rework: shareOf(one.reworkRate),
  }));
}

const trendKinds: readonly TrendKind[] = [
  { figure: "deploymentsPerWeek", name: "Deployment frequency", show: String },
  { figure: "changeLeadSeconds", name: "Change lead time", show: timeOf },
  { figure: "changeFailRate", name: "Change fail rate", show: shareOf },
  { figure: "recoverySeconds", name: "Recovery time", show: timeOf },
  { figure: "reworkRate", name: "Rework rate", show: shareOf },
];

const noFigure = "–";
function shareOf(share: number | null): string {
  return share === null ? noFigure : `${Math.round(share * 1000) / 10} %`;
}

function timeOf(seconds: number | null): string {
  if (seconds === null) return noFigure;
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  const hours = seconds / 3600;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}

function figuresOf(releases: readonly ListedRelease[]): TrainView["figures"] {
  const count = (state: string): number =>
    releases.filter(({ release }) => release.state === state).length;
  const [complete, back] = [count("complete"), count("rolled back")];
  const ended = complete + back;
  return [
    { name: "Complete", value: String(complete) },
    { name: "Rolled back", value: ended === 0 ? "0" : `${back} of ${ended}` },
    { name: "Under way", value: String(releases.filter((one) => !isOver(one)).length) },
  ];
}
