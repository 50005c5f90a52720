/** Three releases of five services without any chance, in which the app can be killed at every point. */
import { say } from "../../src/simulator/people.ts";
import type { DispatchRequest } from "../../src/simulator/http/dispatch-request.ts";
import type { ServicePlan } from "../../src/simulator/fleet.ts";
import type { Agenda } from "./agenda.ts";
import { isMutation, type RequestFault } from "./requests.ts";
import { endOf, shippedAt, type Ride } from "./ride.ts";
import type { Course } from "./run.ts";
import type { TrainPlan } from "./train.ts";

export const courseNames = ["forward", "on hold", "rolling back"] as const;
export type CourseName = (typeof courseNames)[number];

/** How it ends when nobody dies. */
const ends: Readonly<Record<CourseName, string>> = {
  forward: "complete",
  "on hold": "complete",
  "rolling back": "rolled back",
};

/** Of all writes to GitHub and all commits of its database, in the order in which the app's processes make them. */
export interface Point {
  readonly kind: "before write" | "after write" | "write under way" | "after commit";
  /** From 1 on. */
  readonly index: number;
}

/** What stands in the way of a process at its points, and how many there were in the end. */
export interface Passed {
  writes: number;
  commits: number;
  /** The points at which it died. */
  died: number;
}

const dependsOn: Readonly<Record<string, readonly string[]>> = {
  api: [],
  mail: [],
  cart: ["api"],
  search: ["api", "mail"],
  web: ["cart", "search"],
};

const plan: TrainPlan = {
  fleet: {
    org: "acme",
    train: "shop",
    version: "2.5.0",
    manager: "sarah",
    keys: [],
    services: Object.entries(dependsOn).map(([id, below], index): ServicePlan => ({
      id,
      name: id.charAt(0).toUpperCase() + id.slice(1),
      team: index % 2 === 0 ? "infra" : "frontend",
      dependsOn: below,
      version: "1.1.0",
      before: "1.0.0",
      takes: Temporal.Duration.from({ minutes: 2 + (index % 3) }),
      changes: [`Improve ${id}`],
      keys: [],
    })),
  },
  hidden: new Set(),
  observed: new Set(),
  automatic: new Set(),
  maxParallel: null,
  timeout: 30,
  window: null,
  freeze: null,
  checklist: [],
  deputy: null,
};

/** The manager's word in mid-release, once some services are live; whatever else is to be said the issue asks for. */
const words: Readonly<Record<CourseName, string | null>> = {
  forward: null,
  "on hold": "/hold let me look",
  "rolling back": "/rollback it smells",
};

function steer(name: CourseName): Course["steer"] {
  const text = words[name];
  return (ride: Ride, agenda: Agenda) => {
    let isSaid = text === null;
    agenda.often(0.4, 0.6, () => {
      const { fleet, issue } = ride;
      const live = fleet.sites.filter((site) =>
        shippedAt(ride, site, "deploy").some((one) => endOf(one) === "success"),
      );
      if (isSaid || text === null || live.length < 2) return;
      isSaid = true;
      say(fleet.world, fleet.trainRepository, issue, fleet.manager, text);
    });
  };
}

/** A failure is tried again; a rollback goes on by itself. */
function goOn(ride: Ride): string | null {
  if (ride.reading.state() !== "on hold") return null;
  const failed = ride.fleet.sites.find((site) => {
    const last = shippedAt(ride, site, "deploy").at(-1);
    return last !== undefined && ["failure", "error"].includes(endOf(last) ?? "");
  });
  return failed ? `/retry ${failed.plan.id}` : "/resume go on";
}

/** Deaths change nothing: neither the end, nor how often anything is deployed. */
const judge =
  (name: CourseName) =>
  (ride: Ride): string | null => {
    const state = ride.reading.state();
    if (state !== ends[name]) return `it is ${state}, not ${ends[name]}`;
    for (const site of ride.fleet.sites) {
      const forward = shippedAt(ride, site, "deploy").length;
      const back = shippedAt(ride, site, "rollback").length;
      const isMeant = name === "rolling back" ? back === forward && back < 2 : forward === 1;
      if (!isMeant) return `${site.plan.id} was deployed ${forward} times, and back ${back} times`;
    }
    return null;
  };

const faultOf: Readonly<Record<Exclude<Point["kind"], "after commit">, RequestFault>> = {
  "before write": "process: killed before a request",
  "after write": "process: killed after a request",
  "write under way": "process: killed, request still under way",
};

const isWrite = ({ method, path, text }: DispatchRequest): boolean =>
  path === "/graphql" ? isMutation(text) : method !== "GET" && !path.endsWith("/access_tokens");

/**
 * A course with deaths at these points.
 * @param loseData whether what the app kept is lost with each
 */
export function courseOf(
  name: CourseName,
  points: readonly Point[],
  loseData: boolean,
): { readonly course: Course; readonly passed: Passed } {
  const passed: Passed = { writes: 0, commits: 0, died: 0 };
  const isThere = (kind: Point["kind"], index: number): boolean => {
    const found = points.some((one) => one.kind === kind && one.index === index);
    if (found) passed.died += 1;
    return found;
  };
  const course: Course = {
    plan,
    steer: steer(name),
    goOn,
    judge: judge(name),
    deaths: {
      loseData,
      isAfterCommit() {
        passed.commits += 1;
        return isThere("after commit", passed.commits);
      },
    },
    strikes(request) {
      if (!isWrite(request)) return undefined;
      passed.writes += 1;
      for (const kind of ["before write", "after write", "write under way"] as const) {
        if (isThere(kind, passed.writes)) return faultOf[kind];
      }
      return undefined;
    },
  };
  return { course, passed };
}
