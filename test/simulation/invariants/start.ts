import type { Site } from "../../../src/simulator/fleet.ts";
import { commandsIn, endOf, replacedAt, shippedAt, type Ride, type Said } from "../ride.ts";
import { checkOnce } from "./once.ts";
import type { Started } from "./watched.ts";

/** A deployment forward. */
export function checkStart(started: Started): void {
  const { ride, site, deployment, violate } = started;
  const what = `${site.plan.id} of ${ride.fleet.plan.version} at ${deployment.sha.slice(0, 7)}`;
  checkOnce(started, "deploy");
  checkTime(started, what);
  checkConsent(started, what);
  checkGates(started, what);
  for (const id of site.plan.dependsOn) {
    const before = ride.fleet.sites.find(({ plan }) => plan.id === id);
    if (before && !isLive(started, before)) {
      violate("dependencies first", `${what} starts while ${id} is not live`);
    }
  }
  const back = ride.fleet.sites.filter((one) => shippedAt(ride, one, "rollback").length > 0);
  const isWhole = commandsIn(ride).some(
    ({ name, rest, answer }) =>
      name === "rollback" && answer?.kind === "done" && !isService(ride, rest),
  );
  if (back.length > 0 && isWhole) violate("stop means stop", `${what} starts in a rollback`);
  for (const stop of stopsOf(ride)) {
    violate("stop means stop", `${what} starts after ${stop.comment.body}`);
  }
}

const isService = ({ fleet }: Ride, rest: string): boolean =>
  fleet.sites.some(({ plan }) => rest.split(" ")[0] === plan.id);

/** Stops of the manager that the app has taken and nothing ended since. */
function stopsOf(ride: Ride): readonly Said[] {
  // A word that ends a stop works before the app says that it heard.
  const heard = commandsIn(ride).filter(
    ({ comment, answer }) =>
      comment.author.id === ride.fleet.manager.id && answer?.kind !== "refused",
  );
  return heard.filter((stop, index) => {
    if (stop.answer?.kind !== "done") return false;
    const after = new Set(heard.slice(index + 1).map(({ name }) => name));
    switch (stop.name) {
      case "abort":
        return true;
      case "rollback":
        return !isService(ride, stop.rest);
      case "hold":
        return !after.has("resume") && !after.has("go");
      case "no-go":
        return !after.has("go");
      default:
        return false;
    }
  });
}

function checkTime({ plan, clock, violate }: Started, what: string): void {
  const now = clock.now().toZonedDateTimeISO("UTC");
  const { window, freeze } = plan;
  const isOpen = !window || (now.hour >= window.from && now.hour < window.to);
  if (!isOpen) violate("window and freeze", `${what} starts outside the window`);
  if (now.toPlainDate().toString() === freeze) {
    violate("window and freeze", `${what} starts in a freeze`);
  }
}

/** Checks and staging, both of exactly this commit. */
function checkGates({ site: { repository }, deployment, violate }: Started, what: string): void {
  const isGreen = [...repository.checkRuns.values()].some(
    (one) => one.sha === deployment.sha && one.conclusion === "success",
  );
  const isStaged = [...repository.deployments.values()].some(
    (one) =>
      one.sha === deployment.sha && one.environment === "staging" && endOf(one) === "success",
  );
  if (!isGreen) violate("gates", `${what} starts without green checks`);
  if (!isStaged) violate("gates", `${what} starts without a proof in staging`);
}

/** A standing GO and the team's vote, both for exactly this commit. */
function checkConsent(
  { ride, site, deployment, heads, violate, plan }: Started,
  what: string,
): void {
  const key = `${ride.fleet.plan.version} ${site.plan.id}`;
  const fixes = replacedAt(ride, site);
  const headAt = (at: Temporal.Instant): string | undefined => {
    const fix = fixes.findLast((one) => !isBefore(at, one.at));
    return fix
      ? site.repository.refs.get(`refs/heads/${fix.branch}`)
      : heads.get(key)?.findLast((one) => !isBefore(at, one.at))?.sha;
  };
  // It may start before it says that it heard.
  const heard = commandsIn(ride).filter(({ answer }) => answer?.kind !== "refused");
  const isManagers = (one: Said): boolean => one.comment.author.id === ride.fleet.manager.id;
  const veto = heard.findLast(
    (one) => one.name === "no-go" && isManagers(one) && one.answer?.kind === "done",
  );
  const goes = heard.filter(
    ({ name, comment }) =>
      name === "go" &&
      headAt(comment.createdAt) === deployment.sha &&
      !(veto && isBefore(comment.createdAt, veto.comment.createdAt)),
  );
  const speaks = ({ comment }: Said): boolean =>
    [site.lead.id, site.developer.id].includes(comment.author.id) ||
    comment.author.login === plan.deputy;
  if (!goes.some(isManagers)) violate("consent", `${what} starts without a GO for that commit`);
  if (!goes.some(speaks)) violate("consent", `${what} starts without its team's vote`);
}

/** Whether a service that something depends on is live in this release. */
function isLive({ ride, plan, heads }: Started, site: Site): boolean {
  if (!plan.observed.has(site.plan.id)) {
    const last = shippedAt(ride, site, "deploy").at(-1);
    return last !== undefined && endOf(last) === "success";
  }
  const shas = heads.get(`${ride.fleet.plan.version} ${site.plan.id}`) ?? [];
  return [...site.repository.deployments.values()].some(
    (one) =>
      one.environment === "production" &&
      shas.some(({ sha }) => sha === one.sha) &&
      endOf(one) === "success",
  );
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) < 0;
