/** The manager of a release: says go, has doubts, and ends what stops it. */
import { pushFix, type Site } from "../../src/simulator/fleet.ts";
import { speak, type PeopleParts, type Whim } from "./moods.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import {
  commandsIn,
  endOf,
  replacedAt,
  scopeOf,
  shippedAt,
  standingHolds,
  type Ride,
} from "./ride.ts";

/** What the manager does on a look. */
export function manage(parts: PeopleParts, whim: Whim): void {
  const { ride, random, isCalm } = parts;
  const { manager } = ride.fleet;
  switch (ride.reading.state()) {
    case "ready":
      if (whim("people: the manager rehearses", parts.temper.rehearsals, manager, "/rehearse"))
        return;
      if (whim("people: the manager holds the release", 0.03, manager, "/hold wait")) return;
      if (isCalm() || random.chance(0.7)) speak(ride, manager, "/go");
      return;
    case "no-go":
      if (isCalm() || random.chance(0.7)) speak(ride, manager, "/go");
      return;
    case "go":
    case "rolling out":
    case "verifying":
      if (random.chance(0.5) && resumeServices(ride)) return;
      return doubt(parts, whim);
    case "on hold":
    case "rolling back":
      return goOn(parts);
    default:
      if (whim("people: a go before its time", 0.05, manager, "/go")) return;
      if (whim("people: the manager holds the release", 0.02, manager, "/hold wait")) return;
      void whim("people: the manager says no-go", 0.02, manager, "/no-go not today");
  }
}

/** In mid-release. */
function doubt({ ride, random }: PeopleParts, whim: Whim): void {
  const { manager, sites } = ride.fleet;
  const { id } = random.pick(sites).plan;
  for (const [kind, chance, text] of [
    ["people: the manager holds the release", 0.14, "/hold let me look"],
    ["people: the manager holds a service", 0.14, `/hold ${id} let me look`],
    ["people: the manager takes the release back", 0.05, "/rollback it smells"],
    ["people: the manager takes a service back", 0.07, `/rollback ${id} it smells`],
    ["people: the manager says no-go", 0.05, "/no-go too many doubts"],
    ["people: the manager ends the release", 0.08, "/abort wrong day"],
  ] as const) {
    if (whim(kind, chance, manager, text)) return;
  }
}

/** Whether a deployment failed, or came to no end in time. */
function hasFailed(ride: Ride, deployment: Deployment, timeout: number): boolean {
  const end = endOf(deployment);
  const age = ride.fleet.world.clock.now().since(deployment.createdAt).total("minutes");
  return end === undefined ? age >= timeout : end !== "success";
}

/** Lets services go on that are held on their own; whether there was one. */
function resumeServices(ride: Ride): boolean {
  const held = standingHolds(ride).find((hold) => scopeOf(ride, hold) !== null);
  if (!held) return false;
  speak(ride, ride.fleet.manager, `/resume ${scopeOf(ride, held) ?? ""} go on`);
  return true;
}

/** Ends what stops the release: first the gentle ways, and when nothing helps, the release. */
function goOn({ ride, plan, random, isCalm, goOn: given }: PeopleParts): void {
  const { manager } = ride.fleet;
  if (given) {
    const text = given(ride);
    if (text !== null) speak(ride, manager, text);
    return;
  }
  const failed = ride.fleet.sites.filter((site) => {
    const last = shippedAt(ride, site, "deploy").at(-1);
    return last !== undefined && hasFailed(ride, last, plan.timeout);
  });
  const said = commandsIn(ride).filter(({ comment }) => comment.author.id === manager.id).length;
  const retry = failed.length > 0 ? `/retry ${random.pick(failed).plan.id}` : "/resume go on";
  const isFixed = ride.fleet.sites.some((site) => replacedAt(ride, site).length > 0);
  const word = commandsIn(ride).findLast(({ name }) => name === "go" || name === "no-go");
  if (!isCalm()) {
    if (random.chance(0.5)) return;
    if (failed.length > 0 && random.chance(0.25)) return replace(ride, random.pick(failed));
    if ((isFixed || word?.name === "no-go") && random.chance(0.5)) {
      return speak(ride, manager, "/go");
    }
    if (random.chance(0.3) && resumeServices(ride)) return;
    if (random.chance(0.6)) speak(ride, manager, random.pick([retry, retry, "/resume go on"]));
    else if (random.chance(0.2)) speak(ride, manager, "/rollback enough");
    return;
  }
  if (resumeServices(ride)) return;
  const ways = [retry, "/resume go on", "/go", retry, "/rollback it has to end", "/resume go on"];
  speak(ride, manager, said > 24 ? "/abort nothing helps" : (ways[said % ways.length] ?? retry));
}

/** A fix of its own branch takes the place of what failed. */
function replace(ride: Ride, site: Site): void {
  const branch = `fix/${site.plan.id}`;
  if (!site.repository.refs.has(`refs/heads/${branch}`)) pushFix(ride.fleet, site);
  speak(ride, ride.fleet.manager, `/replace ${site.plan.id} ${branch}`);
}
