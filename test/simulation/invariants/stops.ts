import type { Site } from "../../../src/simulator/fleet.ts";
import {
  commandsIn,
  endOf,
  isOf,
  payloadOf,
  scopeOf,
  shippedAt,
  standingHolds,
  type Ride,
  type Said,
} from "../ride.ts";
import { isOver } from "./rest.ts";
import { knowsSince, type Started } from "./watched.ts";

/** Why nothing may start any more, as fragments like `after /hold wait`. */
export function stopsOf(started: Started): readonly string[] {
  const { ride, site } = started;
  const said = [...endsOf(ride), ...standingNoGo(ride), ...vetoesOf(ride), ...holdsFor(ride, site)];
  return [
    ...said.map(({ comment }) => `after ${comment.author.login} said ${comment.body}`),
    ...(isOver(ride) ? ["after the end of its release"] : []),
    ...(isShut(started) ? ["while its issue is closed or locked"] : []),
    ...(isGoingBack(ride) ? ["in a rollback"] : []),
    ...failuresBefore(started).map((one) => `while ${one.plan.id} has failed`),
    ...pastTheTrain(started).map((one) => `while ${one.plan.id} runs what others deployed`),
    ...othersFirst(started).map(({ fleet }) => `before ${fleet.plan.version} is over`),
  ];
}

function isShut(started: Started): boolean {
  const shut = started.ride.shutSince();
  return shut !== null && Temporal.Instant.compare(shut, knowsSince(started)) <= 0;
}

/** What the manager said last of ending it all. */
const endsOf = (ride: Ride): readonly Said[] =>
  heardOf(ride, isManagers(ride)).filter(
    (one) =>
      one.answer?.kind === "done" &&
      (one.name === "abort" || (one.name === "rollback" && scopeOf(ride, one) === null)),
  );

const standingNoGo = (ride: Ride): readonly Said[] => standingIn(heardOf(ride, isManagers(ride)));

/** A team's veto stands until whoever spoke it says go, or the manager sends everybody back to vote. */
function vetoesOf(ride: Ride): readonly Said[] {
  const { manager } = ride.fleet;
  const all = heardOf(ride, ({ comment }) => comment.author.id !== manager.id);
  const people = Map.groupBy(all, ({ comment }) => comment.author.id);
  const again = heardOf(ride, isManagers(ride)).findLast(({ name }) => name === "no-go");
  return [...people.values()]
    .flatMap(standingIn)
    .filter(
      ({ comment }) =>
        !again || Temporal.Instant.compare(again.comment.createdAt, comment.createdAt) < 0,
    );
}

/** The last no-go that was heard and that no go has ended; a word that ends it works before the app says so. */
const standingIn = (heard: readonly Said[]): readonly Said[] =>
  heard.filter(
    (stop, index) =>
      stop.name === "no-go" &&
      stop.answer?.kind === "done" &&
      !heard.slice(index + 1).some(({ name }) => name === "go"),
  );

const holdsFor = (ride: Ride, site: Site): readonly Said[] =>
  standingHolds(ride).filter((hold) => [null, site.plan.id].includes(scopeOf(ride, hold)));

/** A rollback of everything, while something is back or on its way there. */
function isGoingBack(ride: Ride): boolean {
  const isWhole = heardOf(ride, () => true).some(
    (one) => one.name === "rollback" && one.answer?.kind === "done" && scopeOf(ride, one) === null,
  );
  return isWhole && ride.fleet.sites.some((one) => shippedAt(ride, one, "rollback").length > 0);
}

/** What has failed keeps everything waiting until somebody says how it goes on. */
function failuresBefore(started: Started): readonly Site[] {
  const { ride, deployment } = started;
  const since = knowsSince(started);
  return ride.fleet.sites.filter((other) => {
    const last = shippedAt(ride, other, "deploy").findLast(({ id }) => id !== deployment.id);
    const end = last?.statuses.findLast(({ state }) => state === "failure" || state === "error");
    const hasFailed = last !== undefined && ["failure", "error"].includes(endOf(last) ?? "");
    if (!hasFailed || !end || Temporal.Instant.compare(end.at, since) > 0) return false;
    if (shippedAt(ride, other, "rollback").length > 0) return false;
    // Its own next attempt, or whatever else, has somebody's word.
    return !heardOf(ride, () => true).some(
      ({ name, comment }) =>
        ["retry", "resume", "replace", "rollback"].includes(name) &&
        Temporal.Instant.compare(comment.createdAt, end.at) >= 0,
    );
  });
}

/** What somebody deployed past the train since it left keeps everything waiting until somebody says how it goes on. */
function pastTheTrain(started: Started): readonly Site[] {
  const { ride, plan } = started;
  const known = knowsSince(started);
  const starts = ride.fleet.sites.flatMap((one) => shippedAt(ride, one, "deploy"));
  const left = Math.min(...starts.map(({ createdAt }) => createdAt.epochMilliseconds));
  return ride.fleet.sites.filter((site) => {
    if (plan.observed.has(site.plan.id) || shippedAt(ride, site, "rollback").length > 0)
      return false;
    const strange = [...site.repository.deployments.values()].findLast(
      ({ creator, environment, createdAt }) =>
        creator.id !== ride.bot.id &&
        environment === "production" &&
        createdAt.epochMilliseconds > left &&
        Temporal.Instant.compare(createdAt, known) <= 0,
    );
    return (
      strange !== undefined &&
      !heardOf(ride, () => true).some(
        ({ name, comment }) =>
          ["retry", "resume", "replace", "rollback"].includes(name) &&
          Temporal.Instant.compare(comment.createdAt, strange.createdAt) >= 0,
      )
    );
  });
}

/** Another release that has deployed the same service and isn't over. */
function othersFirst({ ride, site, rides }: Started): readonly Ride[] {
  return rides.filter((other) => {
    if (other === ride || isOver(other)) return false;
    const theirs = [...site.repository.deployments.values()].filter((one) =>
      isOf(other, payloadOf(one).key ?? ""),
    );
    const isBack = theirs.some(({ task }) => task === "rollback");
    const ours = shippedAt(ride, site, "deploy").length > 1;
    return (
      !ours &&
      !isBack &&
      theirs.some(({ task, environment }) => task === "deploy" && environment === "production")
    );
  });
}

const isManagers =
  ({ fleet }: Ride) =>
  ({ comment }: Said): boolean =>
    comment.author.id === fleet.manager.id;

const heardOf = (ride: Ride, isMeant: (said: Said) => boolean): readonly Said[] =>
  commandsIn(ride).filter(
    (one) => isMeant(one) && one.answer?.kind !== "refused" && !ride.deleted.has(one.comment.id),
  );
