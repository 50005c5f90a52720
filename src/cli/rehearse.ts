import { parse, stringify } from "yaml";
import type { Environment } from "../config/settings.ts";
import { openingFrom, startIn } from "../decide/calendar/window.ts";
import { systemClock } from "../engine/clock.ts";
import type { Train } from "../model/train/train.ts";
import { virtualClock } from "../simulator/clock.ts";
import type { Crew, Fleet } from "../simulator/fleet.ts";
import { startMonitor, type Monitor } from "../simulator/monitor.ts";
import { fewNames } from "../text/few.ts";
import type { Given } from "./command.ts";
import type { Saying } from "./demo-play.ts";
import { openTrain } from "./open-train.ts";
import { startOwnPipelines } from "./own-pipelines.ts";
import { foundOwnTrain, ownersOf } from "./own-train.ts";
import { oneLine } from "./one-line.ts";
import { playOut } from "./play-out.ts";
import { readPlayOptions } from "./play-options.ts";
import { addFaults } from "./rehearse-faults.ts";
import { usualTimes } from "./usual-times.ts";

/**
 * Plays a release of a person's own train on a simulated GitHub: its services, teams, drives, gates and calendar. What
 * lies beyond GitHub is simulated too: its health checks are asked of this process, and no chat hears of it.
 * @returns 0 when the release was completed; 1 when it was rolled back or didn't come to its end, or when the file has
 * problems; 2 when it can't be read
 */
export async function rehearse(given: Given, environment: Environment): Promise<number> {
  const opened = await openTrain(given.words[0]);
  if (!opened.ok) return opened.code;
  const { train, text } = opened;
  const options = readPlayOptions(
    given,
    train.services.map(({ id }) => id),
    environment,
  );
  const paces = await usualTimes(train, environment);
  if (paces.size > 0)
    console.log(
      oneLine(`Deployments take as long as those that ${fewNames([...paces.keys()])} had.`),
    );
  const monitor = await startMonitor();
  measure(monitor, train);
  const state = await playOut({
    options,
    monitor,
    clock: virtualClock(beforeDeparture(train)),
    found(world) {
      const trainFile = onSimulator(text, train, monitor);
      return foundOwnTrain(world, train, { trainFile, paces });
    },
    accountsOf: ownersOf,
    begin(rehearsal, latest) {
      const { fleet, simulator } = rehearsal;
      startOwnPipelines({ fleet, services: train.services, fail: options.fail, latest });
      if (given.flag("faults")) addFaults(simulator);
    },
    confirmationsOf: (fleet) => confirmations(train, fleet),
  });
  if (state === "complete") return 0;
  if (state === "rolled back") {
    const why = options.fail === null ? "" : ` because ${options.fail} failed, as --fail asked`;
    console.log(`The release was rolled back${why}.`);
  }
  return 1;
}

/** So long before the window opens that everybody can prepare; without a window, now. */
function beforeDeparture({ calendar, services }: Train): Temporal.Instant {
  const now = systemClock.now();
  const opening = openingFrom(calendar, now);
  if (!opening || opening.to === null) return now;
  const opens = startIn(opening, now);
  const preparation = Temporal.Duration.from({ minutes: 15 + 3 * services.length });
  // A window that is open already may close too soon: then the next one.
  const next =
    opening.from.epochMilliseconds >= now.epochMilliseconds
      ? opens
      : (openingFrom(calendar, opening.to)?.from ?? opens);
  return next.subtract(preparation);
}

type Mapping = Record<string, unknown>;

/** The file with what lies beyond GitHub exchanged for what this process simulates. */
function onSimulator(text: string, train: Train, { url }: Monitor): string {
  // As the file has them: every scalar is a text.
  const file = parse(text, { schema: "failsafe" }) as Mapping & {
    readonly services: Record<string, Mapping>;
  };
  delete file["notify"];
  delete file["schedule"];
  for (const { id, health } of train.services) {
    const own = file.services[id]?.["health"] as Mapping | undefined;
    if (!own || !health?.probe) continue;
    own["url"] = `${url}/${id}/health`;
    own["json"] = { status: "up" };
    delete own["status"];
    delete own["method"];
  }
  return stringify(file, { schema: "failsafe" });
}

/** Every metric is well within its limits. */
function measure(monitor: Monitor, { services }: Train): void {
  for (const { query, min, max } of services.flatMap(({ health }) => health?.metrics ?? [])) {
    monitor.series.set(query, min ?? (max === null ? 1 : max / 2));
  }
}

/** What people must say to have the checklists confirmed. */
function confirmations(
  { checklist, services, goNoGo }: Train,
  fleet: Fleet<Crew>,
): readonly Saying[] {
  const items = checklist.filter(({ proof }) => proof.kind === "person");
  return [
    ...services.flatMap((service, index) => {
      const by = fleet.sites[index]?.lead ?? fleet.manager;
      return items.map(({ text }) => ({ by, text: `/confirm ${service.id} ${text}` }));
    }),
    ...goNoGo.checklist.map(({ text }) => ({ by: fleet.manager, text: `/confirm ${text}` })),
  ];
}
