import type { KeptRelease, ListedRelease } from "../../model/view/page.ts";
import { isOver, releasePath, releaseRow, type PageFrame, type ReleaseRow } from "./board-page.ts";
import type { Frame } from "./frame.ts";
import { compilePage } from "./html.ts";

interface TrainView extends PageFrame {
  readonly repository: string;
  readonly calendar: string;
  readonly feed: string;
  readonly figures: readonly { readonly name: string; readonly value: string }[];
  readonly moving: readonly ReleaseRow[];
  readonly over: readonly ReleaseRow[];
  readonly hasMoving: boolean;
  readonly hasOver: boolean;
  readonly running: readonly RunningRow[];
  readonly hasRunning: boolean;
}

interface RunningRow {
  readonly name: string;
  readonly version: string;
  readonly commit: string;
  readonly release: string;
  readonly path: string;
}

const render: (view: TrainView) => string = compilePage("train");

/** The history of a train repository, and what its releases left in production. */
export function trainPage(parts: {
  readonly releases: readonly ListedRelease[];
  /** The newest that are complete, newest first. */
  readonly complete: readonly KeptRelease[];
  readonly now: Temporal.Instant;
  readonly frame: Frame;
}): string {
  const { releases, complete, now, frame } = parts;
  const repository = releases[0]?.release.repository ?? "";
  const path = `/trains/${repository}`;
  const rows = (some: readonly ListedRelease[]) => some.map((one) => releaseRow(one, now));
  const moving = rows(releases.filter((one) => !isOver(one)));
  const over = rows(releases.filter(isOver));
  const running = runningOf(complete);
  return render({
    title: repository,
    events: "/api/releases/events",
    ...frame,
    repository,
    calendar: `${path}/calendar.ics`,
    feed: `${path}/releases.atom`,
    figures: figuresOf(releases),
    moving,
    over,
    hasMoving: moving.length > 0,
    hasOver: over.length > 0,
    running,
    hasRunning: running.length > 0,
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
      });
    }
  }
  return [...running.values()];
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
