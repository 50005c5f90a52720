/**
 * What a whole release costs at GitHub, from the opened issue to the published notes, with people who act within
 * half an hour. Everything is counted from the simulated GitHub's own log, so that any machine gives the same.
 */
import { startRehearsal } from "../../src/cli/rehearsal.ts";
import { virtualClock, type VirtualClock } from "../../src/simulator/clock.ts";
import { drive } from "../../src/simulator/drive.ts";
import {
  cutReleaseBranch,
  foundFleet,
  mergeChanges,
  openTrackingIssue,
  passChecks,
  proveInStaging,
  startPipelines,
  type Crew,
  type Fleet,
  type FleetPlan,
} from "../../src/simulator/fleet.ts";
import type { RequestLog } from "../../src/simulator/http/server.ts";
import { watchedBy, type Monitor } from "../../src/simulator/monitor.ts";
import { say } from "../../src/simulator/people.ts";
import { generatedFleet, storefront } from "../../src/simulator/storefront.ts";

export interface Cost {
  readonly services: number;
  /** How often a release was looked at. */
  readonly looks: number;
  readonly graphql: number;
  readonly points: number;
  readonly gets: number;
  /** Requests that change something; one that changes many things counts once. */
  readonly writes: number;
  /** Of these, check runs, which nothing else waits for. */
  readonly checks: number;
  /** Things that were changed: each of many in one request counts. */
  readonly changes: number;
  /** Of these, edits of an issue. */
  readonly edits: number;
  /** All requests that change something, by what they change. */
  readonly byKind: Readonly<Record<string, number>>;
  /** In the costliest hour. */
  readonly pointsPerHour: number;
  readonly writesPerHour: number;
  /** The same without check runs. */
  readonly ownWritesPerHour: number;
  readonly changesPerHour: number;
  /** From the opened issue to the last word; minutes. */
  readonly minutes: number;
}

/**
 * Plays one release and counts.
 * @param monitor what its services are watched by; absent: nothing
 */
export async function releaseCost(plan: FleetPlan, monitor?: Monitor): Promise<Cost> {
  const clock = virtualClock(Temporal.Instant.from("2026-03-19T13:00:00Z"));
  let looks = 0;
  let state: string | undefined;
  const rehearsal = await startRehearsal({
    clock,
    found: (world) => foundFleet(world, monitor ? watchedBy(plan, monitor) : plan),
    ...(monitor && { monitor }),
    onDecision(_observation, decision) {
      looks += 1;
      state = decision.view?.state;
    },
  });
  const { fleet, simulator } = rehearsal;
  startPipelines(fleet);
  const begun = clock.now();
  const played = people(clock, fleet, () => state);
  const issue = played.issue;
  await drive({ clock, isQuiet: rehearsal.isQuiet }, () => issue.state === "closed");
  const took = clock.now().since(begun).total("minutes");
  const log = [...simulator.requests];
  await rehearsal.close();
  return {
    services: plan.services.length,
    looks,
    ...countsOf(log, issue.number),
    minutes: Math.round(took),
  };
}

/** What people do, each at their own time. */
export function people(clock: VirtualClock, fleet: Fleet<Crew>, stateOf: () => string | undefined) {
  const issue = openTrackingIssue(fleet);
  const at = (seconds: number, what: () => void): void =>
    void clock.after(Temporal.Duration.from({ seconds: Math.max(1, Math.round(seconds)) }), what);
  const { sites, world, trainRepository, manager } = fleet;
  const share = 1200 / sites.length;
  for (const [index, site] of sites.entries()) {
    const start = 120 + index * share;
    at(start, () => {
      cutReleaseBranch(fleet, site);
      mergeChanges(fleet, site);
    });
    at(start + 90, () => passChecks(fleet, site));
    at(start + 135, () => proveInStaging(fleet, site));
  }
  const leads = [...new Map(sites.map(({ lead }) => [lead.id, lead])).values()];
  for (const [index, lead] of leads.entries()) {
    at(1560 + (index * 180) / leads.length, () => say(world, trainRepository, issue, lead, "/go"));
  }
  const decide = (): void => {
    if (stateOf() === "ready") say(world, trainRepository, issue, manager, "/go");
    else at(30, decide);
  };
  at(1800, decide);
  return { issue };
}

export function countsOf(log: readonly RequestLog[], tracking: number) {
  const graphql = log.filter(({ cost }) => cost !== null);
  const rest = log.filter(({ cost, path }) => cost === null && !path.includes("/access_tokens"));
  const isWrite = (one: RequestLog): boolean =>
    one.cost === null ? one.method !== "GET" : mutationsIn(one) > 0;
  const writes = log.filter((one) => isWrite(one) && !one.path.includes("/access_tokens"));
  const kinds = Map.groupBy(writes, (one) => kindOf(one, tracking));
  return {
    graphql: graphql.length,
    points: graphql.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    gets: rest.filter(({ method }) => method === "GET").length,
    writes: writes.length,
    checks: writes.filter(({ path }) => path.includes("/check-runs")).length,
    changes: writes.reduce((sum, one) => sum + changesIn(one), 0),
    edits: writes.filter(isEdit).length,
    byKind: Object.fromEntries([...kinds].map(([kind, all]) => [kind, all.length])),
    pointsPerHour: most(graphql, ({ cost }) => cost ?? 0),
    writesPerHour: most(writes, () => 1),
    ownWritesPerHour: most(
      writes.filter(({ path }) => !path.includes("/check-runs")),
      () => 1,
    ),
    changesPerHour: most(writes, changesIn),
  };
}

/** How many mutations a request of GraphQL has; 0: it only asks. */
function mutationsIn({ body }: RequestLog): number {
  const { query = "" } = (body ?? {}) as { readonly query?: string };
  return query.startsWith("mutation") ? (query.match(/\(input:/g) ?? []).length : 0;
}

const changesIn = (one: RequestLog): number => Math.max(1, mutationsIn(one));

const isEdit = ({ method, path }: RequestLog): boolean =>
  method === "PATCH" && /\/issues\/\d+$/.test(path);

/** The first that fits names what a write changes. */
const writeKinds: readonly (readonly [name: string, method: string, path: RegExp])[] = [
  ["open issue", "POST", /\/issues$/],
  ["edit issue", "PATCH", /\/issues\/\d+$/],
  ["create comment", "POST", /\/issues\/\d+\/comments$/],
  ["edit comment", "PATCH", /\/issues\/comments\/\d+$/],
  ["reaction", "POST", /\/reactions$/],
  ["sub-issue link", "POST", /\/sub_issues$/],
  ["blocked-by link", "POST", /\/dependencies\/blocked_by$/],
  ["assignees", "POST", /\/assignees$/],
  ["labels", "POST", /\/labels$/],
  ["milestone", "POST", /\/milestones$/],
  ["deployment", "POST", /\/deployments$/],
  ["deployment status", "POST", /\/deployments\/\d+\/statuses$/],
  ["check run", "POST", /\/check-runs$/],
  ["edit check run", "PATCH", /\/check-runs\/\d+$/],
  ["release", "POST", /\/releases$/],
  ["tag or branch", "POST", /\/git\/refs$/],
];

function kindOf(one: RequestLog, tracking: number): string {
  const { method, path } = one;
  if (mutationsIn(one) > 0) return "links, many at once";
  const [kind] = writeKinds.find(([, verb, form]) => verb === method && form.test(path)) ?? [];
  if (kind !== "edit issue") return kind ?? `${method} ${path.replaceAll(/\d+/g, "0")}`;
  return path.endsWith(`/${tracking}`) ? "edit tracking issue" : "edit sub-issue";
}

/** The most within any hour. */
function most(log: readonly RequestLog[], weigh: (one: RequestLog) => number): number {
  const sorted = log.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  let best = 0;
  let sum = 0;
  let first = 0;
  for (const one of sorted) {
    sum += weigh(one);
    const since = one.at.subtract({ hours: 1 });
    for (; Temporal.Instant.compare(sorted[first]!.at, since) <= 0; first += 1) {
      sum -= weigh(sorted[first]!);
    }
    best = Math.max(best, sum);
  }
  return best;
}

function* linesOf(costs: readonly Cost[]): Generator<readonly string[]> {
  const line = (name: string, of: (cost: Cost) => number): readonly string[] => [
    name,
    ...costs.map((cost) => `${of(cost)}`),
  ];
  yield line("services", ({ services }) => services);
  yield line("looks", ({ looks }) => looks);
  yield line("GraphQL requests", ({ graphql }) => graphql);
  yield line("points", ({ points }) => points);
  yield line("points in the costliest hour", ({ pointsPerHour }) => pointsPerHour);
  yield line("GET", ({ gets }) => gets);
  yield line("writes", ({ writes }) => writes);
  yield line("  of these check runs", ({ checks }) => checks);
  yield line("writes in the costliest hour", ({ writesPerHour }) => writesPerHour);
  yield line("  of these no check runs", ({ ownWritesPerHour }) => ownWritesPerHour);
  yield line("changes", ({ changes }) => changes);
  yield line("changes in the costliest hour", ({ changesPerHour }) => changesPerHour);
  yield line("edits of issues", ({ edits }) => edits);
  const all = new Set(costs.flatMap(({ byKind }) => Object.keys(byKind)));
  for (const kind of [...all].toSorted())
    yield line(`  ${kind}`, ({ byKind }) => byKind[kind] ?? 0);
}

/** How many services, e.g. `6 20 80`; `--json`: a line of JSON for each release. */
if (import.meta.main) {
  const words = process.argv.slice(2);
  const sizes = words.filter((word) => word !== "--json").map(Number);
  const costs: Cost[] = [];
  for (const size of sizes.length > 0 ? sizes : [6, 20, 80]) {
    const cost = await releaseCost(size === 6 ? storefront : generatedFleet(size));
    if (words.includes("--json")) process.stdout.write(`${JSON.stringify(cost)}\n`);
    costs.push(cost);
  }
  if (!words.includes("--json")) {
    for (const [name = "", ...cells] of linesOf(costs)) {
      const row = `${name.padEnd(32)}${cells.map((cell) => cell.padStart(8)).join("")}`;
      process.stdout.write(`${row}\n`);
    }
  }
}
