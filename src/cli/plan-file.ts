import type { Environment } from "../config/settings.ts";
import type { Pace } from "../decide/assessment/service.ts";
import { whenWords } from "../decide/calendar/window.ts";
import { planTrain, type TrainPlan } from "../decide/timetable/train-plan.ts";
import { systemClock } from "../engine/clock.ts";
import type { ServiceId } from "../model/ids.ts";
import { levelsOf } from "../model/train/levels.ts";
import { ownerName, type Train } from "../model/train/train.ts";
import { fewNames } from "../text/few.ts";
import { chainWords, clockTime, roughly } from "../text/time-words.ts";
import type { Given } from "./command.ts";
import { oneLine } from "./one-line.ts";
import { openTrain } from "./open-train.ts";
import { obstacles, type Finding } from "./plan-obstacles.ts";
import { table } from "./table.ts";
import { usualTimes } from "./usual-times.ts";

/**
 * Says in which order a train deploys its services, when, how it rolls back, and what would block a release of it.
 * @returns 0, also when something would block; 1 when the file has problems; 2 when it can't be read
 */
export async function planFile(given: Given, environment: Environment): Promise<number> {
  const opened = await openTrain(given.words[0]);
  if (!opened.ok) return opened.code;
  const { train } = opened;
  const now = systemClock.now();
  const paces = await usualTimes(train, environment);
  const planned = planTrain(train, now, paces);
  const findings = obstacles(train, planned, now);
  if (given.flag("json"))
    console.log(JSON.stringify(asJson(train, planned, { paces, findings }), null, 2));
  else for (const line of asLines(train, planned, { paces, findings })) console.log(line);
  return 0;
}

interface Beside {
  readonly paces: ReadonlyMap<ServiceId, Pace>;
  readonly findings: readonly Finding[];
}

function* asLines(train: Train, plan: TrainPlan, { paces, findings }: Beside): Generator<string> {
  const { calendar } = train;
  const { departs } = plan;
  const count = plan.services.length;
  yield oneLine(`Train ${train.name}: ${count} ${count === 1 ? "service" : "services"}`);
  yield departs
    ? `A release that is ready now departs at ${whenWords(calendar, departs)}; all services are live ${roughly(plan.takes)} later at the latest.`
    : `From the first deployment until all services are live it takes up to ${roughly(plan.takes)}.`;
  yield oneLine(timesWords(train, paces));
  yield "";
  yield "Order";
  const at = (after: Temporal.Duration): string =>
    departs ? clockTime(calendar.timeZone, departs.add(after), departs) : `+${roughly(after)}`;
  yield* table(
    ["starts", "live by", "service", "team", "drive", "after"],
    plan.services.map(({ service, start, live }) => [
      at(start),
      at(live),
      service.id,
      ownerName(service.owner),
      service.drive.kind,
      service.dependsOn.join(", ") || "-",
    ]),
  );
  if (plan.critical.length > 1) yield `Critical path: ${chainWords(plan.critical)}`;
  yield "";
  yield "Rollback of the whole release, last deployed first";
  for (const [index, ids] of plan.rollback.entries()) yield `  ${index + 1}. ${ids.join(", ")}`;
  for (const { service } of plan.services) {
    const { until, note } = service.rollback;
    if (until) yield `  ${service.id}: ${untilWords(until)} can't be rolled back`;
    if (note !== null) yield `  ${oneLine(`${service.id}: ${note}`)}`;
  }
  yield "";
  yield "Before a release departs, each service needs";
  for (const line of needs(train)) yield `  - ${oneLine(line)}`;
  yield "";
  yield* findingLines(
    "What would block",
    findings.filter(({ kind }) => kind === "blocks"),
  );
  yield* findingLines(
    "Worth a look",
    findings.filter(({ kind }) => kind === "note"),
  );
}

function timesWords({ services }: Train, paces: Beside["paces"]): string {
  const unknown = services.filter(({ id }) => !paces.has(id)).map(({ id }) => id);
  if (unknown.length === services.length)
    return "Times are the latest possible: without the history of past deployments each service counts with its `timeout`.";
  const rest =
    unknown.length === 0
      ? ""
      : ` No past deployment of ${fewNames(unknown)} is known, so the \`timeout\` counts there.`;
  return `Times are those of past deployments to production: nine of ten took no longer.${rest}`;
}

function* findingLines(heading: string, findings: readonly Finding[]): Generator<string> {
  if (findings.length === 0) {
    if (heading === "What would block") yield "Nothing in the train file blocks a release.";
    return;
  }
  yield heading;
  for (const { what, fix } of findings) yield `  - ${oneLine(what)}\n    ${oneLine(fix)}`;
}

const untilWords = ({ paths, label }: { paths: readonly string[]; label: string | null }): string =>
  [
    ...(paths.length > 0 ? [`changes of ${paths.join(", ")}`] : []),
    ...(label === null ? [] : [`pull requests with the label ${label}`]),
  ].join(" and ");

function needs({ branch, services, checklist, blockers, teamVotes }: Train): readonly string[] {
  const staged = services.filter(({ environments }) => environments.staging !== null).length;
  const checked = services.filter(({ requiredChecks }) => requiredChecks !== "none").length;
  const some = (count: number): string =>
    count === services.length ? "" : ` (${count} of ${services.length} services)`;
  return [
    `every pull request meant for the release in ${branch}`,
    ...(checked > 0 ? [`green checks on that commit${some(checked)}`] : []),
    ...(staged > 0 ? [`a successful deployment of that commit to staging${some(staged)}`] : []),
    ...(blockers
      ? [`no open issue or pull request of the release labelled ${blockers.label}`]
      : []),
    ...checklist.map(({ text }) => `checklist: ${text}`),
    ...(teamVotes === "required" ? ["its team's /go"] : []),
  ];
}

const asJson = (train: Train, plan: TrainPlan, { paces, findings }: Beside) => ({
  train: train.name,
  departs: plan.departs?.toString() ?? null,
  window: plan.opening
    ? { from: plan.opening.from.toString(), to: plan.opening.to?.toString() ?? null }
    : null,
  takesSeconds: plan.takes.total("seconds"),
  services: plan.services.map(({ service, start, live }) => ({
    id: service.id,
    name: service.name,
    repo: service.repo,
    team: ownerName(service.owner),
    drive: service.drive.kind,
    dependsOn: service.dependsOn,
    past: pastOf(paces.get(service.id)),
    startSeconds: start.total("seconds"),
    liveSeconds: live.total("seconds"),
  })),
  order: levelsOf(train.services).map((level) => level.map(({ id }) => id)),
  critical: plan.critical,
  rollback: plan.rollback,
  needs: needs(train),
  findings,
});

/** null: no past deployment is known. */
const pastOf = (pace: Pace | undefined) =>
  pace ? { deployments: pace.samples, usualSeconds: pace.usual, slowSeconds: pace.slow } : null;
