/** A train of chance: services, what they depend on, how they are driven, and the rules of the train. */
import type { FleetPlan, ServicePlan } from "../../src/simulator/fleet.ts";
import type { Random } from "./random.ts";
import type { Temper } from "./tempers.ts";

/** What is true of a train, in words of its own, so that invariants needn't ask the app. */
export interface TrainPlan {
  readonly fleet: FleetPlan;
  /** Ids of services whose repository is private. */
  readonly hidden: ReadonlySet<string>;
  /** Ids of services that a tool of their team deploys. */
  readonly observed: ReadonlySet<string>;
  /** Hours of the day between which something may start, in UTC; null: always. */
  readonly window: { readonly from: number; readonly to: number } | null;
  /** Ids of services that go back by themselves when they fail. */
  readonly automatic: ReadonlySet<string>;
  /** How many may deploy at the same time; null: all. */
  readonly maxParallel: number | null;
  /** For how long a deployment may be under way, in minutes. */
  readonly timeout: number;
  /** The day, in UTC, on which nothing starts; null: there is none. */
  readonly freeze: string | null;
  readonly checklist: readonly string[];
  /** Login that speaks for the first service's team, too; null: nobody. */
  readonly deputy: string | null;
}

/** The day on which all releases of the simulation begin. */
export const firstDay = "2026-03-19";
const dayAfter = "2026-03-20";

const names = ["api", "web", "mail", "cart", "search"];
const teams = ["infra", "frontend", "backend"];

export function randomTrain(random: Random, { sizes, edges, freezes }: Temper): TrainPlan {
  const count = random.pick(sizes);
  const ids = names.slice(0, count);
  const hidden = new Set(ids.filter(() => random.chance(0.15)));
  const observed = new Set(ids.slice(1).filter(() => random.chance(0.12)));
  const window = random.chance(0.25) ? { from: 14, to: 20 } : null;
  const freeze = random.chance(freezes) ? firstDay : random.chance(0.2) ? dayAfter : null;
  const checklist = random.chance(0.3) ? ["Runbook is up to date"] : [];
  const deputy = random.chance(0.3) ? "dora" : null;
  const automatic = new Set(ids.filter(() => random.chance(0.25)));
  const maxParallel = random.chance(0.3) ? 1 : null;
  const timeout = random.pick([10, 10, 30]);
  const services = ids.map((id, index): ServicePlan => {
    return {
      id,
      name: id.charAt(0).toUpperCase() + id.slice(1),
      team: random.pick(teams),
      dependsOn: ids.slice(0, index).filter(() => random.chance(edges)),
      version: "1.1.0",
      before: index > 0 && random.chance(0.1) ? null : "1.0.0",
      takes: Temporal.Duration.from({ minutes: 2 + random.below(4) }),
      changes: [`Improve ${id}${hidden.has(id) ? ` ${secret(id)}` : ""}`],
      keys: [
        `timeout: ${timeout}m`,
        ...(observed.has(id) ? ["drive: observe"] : []),
        ...(automatic.has(id) ? ["rollback: { automatic: true }"] : []),
        ...(index === 0 && deputy !== null ? [`deputies: [${deputy}]`] : []),
      ],
    };
  });
  const keys = [
    ...(window ? [`window: { from: "${window.from}:00", to: "${window.to}:00" }`] : []),
    ...(freeze === null
      ? []
      : [`freezes: [{ from: ${freeze}, to: ${freeze}, reason: Stocktaking }]`]),
    ...(checklist.length === 0 ? [] : [`checklist: [${checklist.join(", ")}]`]),
    ...(hidden.size > 0 ? ["allow_private: true"] : []),
    ...(maxParallel === null ? [] : [`max_parallel: ${maxParallel}`]),
    ...(random.chance(0.3) ? ["verify: 3m"] : []),
  ];
  const company = { org: "acme", train: "shop", version: "2.5.0", manager: "sarah" };
  return {
    fleet: { ...company, services, keys },
    hidden,
    observed,
    automatic,
    maxParallel,
    timeout,
    window,
    freeze,
    checklist,
    deputy,
  };
}

/** A word that only readers of a private repository know. */
export const secret = (id: string): string => `canary-${id}-7f3a`;

/** The next release of the same company. */
export const nextRelease = (plan: FleetPlan): FleetPlan => ({
  ...plan,
  version: "2.6.0",
  services: plan.services.map((service) => ({
    ...service,
    version: "1.2.0",
    changes: [`Improve ${service.id} again`],
  })),
});
