/** The people of a release: they prepare, vote, decide, stop and go on, each by what the issue shows at the time. */
import {
  cutReleaseBranch,
  mergeChanges,
  passChecks,
  proveInStaging,
  pushFix,
  releaseBranch,
  releaseHead,
  type Site,
} from "../../src/simulator/fleet.ts";
import { say } from "../../src/simulator/people.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import type { Agenda } from "./agenda.ts";
import type { Random } from "./random.ts";
import { commandsIn, replacedAt, saidKeys, shippedAt, type Ride } from "./ride.ts";
import type { TrainPlan } from "./train.ts";

export interface PeopleParts {
  readonly ride: Ride;
  readonly plan: TrainPlan;
  readonly agenda: Agenda;
  readonly random: Random;
  /** Whether the releases before it are over: nobody prepares it sooner. */
  readonly isTurn: () => boolean;
  /** From when on nobody has moods any more: they do what the issue asks for, until it is over. */
  readonly isCalm: () => boolean;
  /** What the manager says of a release that stands; null: nothing. Absent: it varies. */
  readonly goOn?: (ride: Ride) => string | null;
}

/** Lets the people of a release do their part. */
export function letPeopleAct(parts: PeopleParts): void {
  const { ride, agenda } = parts;
  for (const site of ride.fleet.sites) {
    agenda.often(0, 9, () => {
      if (!parts.isTurn()) return;
      if (hasBranch(ride, site)) tend(parts, site);
      else prepare(ride, site);
    });
    if (parts.plan.observed.has(site.plan.id)) agenda.often(1, 4, () => deployByHand(ride, site));
  }
  agenda.often(3, 9, () => manage(parts));
}

const speak = ({ fleet, issue }: Ride, by: User, text: string): void =>
  void say(fleet.world, fleet.trainRepository, issue, by, text);

const hasBranch = ({ fleet }: Ride, { repository }: Site): boolean =>
  repository.refs.has(`refs/heads/${releaseBranch(fleet)}`);

function prepare({ fleet }: Ride, site: Site): void {
  cutReleaseBranch(fleet, site);
  mergeChanges(fleet, site);
  passChecks(fleet, site);
  proveInStaging(fleet, site);
}

/** What a team's lead does on a look: gates first, then the vote. */
function tend(parts: PeopleParts, site: Site): void {
  const { ride, plan, random, isCalm } = parts;
  const { fleet, reading } = ride;
  const state = reading.state();
  if (state === "on hold") return voteAgain(ride, site);
  if (!beforeDeparture.has(state)) return;
  const head = releaseHead(fleet, site);
  const staged = [...site.repository.deployments.values()].findLast(
    ({ environment }) => environment === "staging",
  );
  if (staged?.sha !== head && (isCalm() || random.chance(0.7))) {
    passChecks(fleet, site);
    proveInStaging(fleet, site);
    return;
  }
  for (const item of plan.checklist) {
    const isOpen = !ride.comments.some(
      ({ author, body }) =>
        author.id === site.lead.id && body === `/confirm ${site.plan.id} ${item}`,
    );
    if (isOpen) return speak(ride, site.lead, `/confirm ${site.plan.id} ${item}`);
  }
  if (!isCalm() && random.chance(0.04)) return speak(ride, site.lead, "/no-go I feel bad about it");
  const mine = commandsIn(ride).filter(({ comment }) => comment.author.id === site.lead.id);
  const vote = mine.findLast(({ name }) => name === "go" || name === "no-go");
  const pushedAt = site.repository.commits.get(head)?.at;
  const veto = commandsIn(ride).findLast(
    ({ name, comment }) => name === "no-go" && comment.author.id === fleet.manager.id,
  );
  const isBeforeVeto =
    veto && vote && Temporal.Instant.compare(vote.comment.createdAt, veto.comment.createdAt) < 0;
  const isOld =
    vote?.name !== "go" ||
    isBeforeVeto ||
    vote.answer?.kind === "refused" ||
    (pushedAt && Temporal.Instant.compare(vote.comment.createdAt, pushedAt) <= 0);
  if (isOld || (isCalm() && random.chance(0.2))) speak(ride, site.lead, "/go");
}

/** Once a fix took the place of a commit, those vote again whom that concerns. */
function voteAgain(ride: Ride, site: Site): void {
  const fixes = ride.fleet.sites.flatMap((one) => replacedAt(ride, one));
  const last = fixes.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)).at(-1);
  if (!last) return;
  const hasVoted = commandsIn(ride).some(
    ({ name, comment }) =>
      name === "go" &&
      comment.author.id === site.lead.id &&
      Temporal.Instant.compare(comment.createdAt, last.at) > 0,
  );
  if (!hasVoted) speak(ride, site.lead, "/go");
}

const beforeDeparture: ReadonlySet<string> = new Set(["planning", "ready", "no-go"]);

/** A tool of the team deploys when the app has told it that it is its turn. */
function deployByHand(ride: Ride, site: Site): void {
  const { id } = site.plan;
  const turns = saidKeys(ride).filter((key) => key.startsWith("turn:") && key.includes(`:${id}:`));
  const by = site.developer;
  const done = [...site.repository.deployments.values()].filter(
    ({ creator, environment }) => creator.id === by.id && environment === "production",
  );
  const next = turns[done.length];
  if (next === undefined) return;
  const before = [...site.repository.deployments.values()].find(
    ({ environment }) => environment === "production",
  );
  const ref = next.startsWith("turn:rollback") ? before?.sha : releaseHead(ride.fleet, site);
  if (ref === undefined) return;
  const input = { ref, environment: "production", autoMerge: false, requiredContexts: [], by };
  createDeployment(ride.fleet.world, site.repository, input);
}

/** What the manager does on a look. */
function manage(parts: PeopleParts): void {
  const { ride, random, isCalm } = parts;
  const { manager } = ride.fleet;
  const state = ride.reading.state();
  const mood = isCalm() ? 1 : random.next();
  switch (state) {
    case "ready":
      if (!isCalm() && random.chance(0.2)) return speak(ride, manager, "/rehearse");
      if (isCalm() || random.chance(0.7)) speak(ride, manager, "/go");
      return;
    case "no-go":
      if (isCalm() || random.chance(0.7)) speak(ride, manager, "/go");
      return;
    case "go":
    case "rolling out":
    case "verifying": {
      const brake = brakes.find(({ below }) => mood < below);
      if (brake) speak(ride, manager, brake.text);
      return;
    }
    case "on hold":
    case "rolling back":
      return goOn(parts);
    default:
      if (mood < 0.03)
        speak(ride, manager, random.pick(["/hold wait", "/plan", "/no-go not today"]));
  }
}

const brakes = [
  { below: 0.008, text: "/abort wrong day" },
  { below: 0.02, text: "/no-go too many doubts" },
  { below: 0.05, text: "/rollback it smells" },
  { below: 0.09, text: "/hold let me look" },
] as const;

/** Ends what stops the release: first the gentle ways, and when nothing helps, the release. */
function goOn({ ride, random, isCalm, goOn: given }: PeopleParts): void {
  const { manager } = ride.fleet;
  if (given) {
    const text = given(ride);
    if (text !== null) speak(ride, manager, text);
    return;
  }
  const failed = ride.fleet.sites.filter((site) => {
    const last = shippedAt(ride, site, "deploy").at(-1);
    return last !== undefined && last.statuses.at(-1)?.state !== "success";
  });
  const said = commandsIn(ride).filter(({ comment }) => comment.author.id === manager.id).length;
  const retry = failed.length > 0 ? `/retry ${random.pick(failed).plan.id}` : "/resume go on";
  const isFixed = ride.fleet.sites.some((site) => replacedAt(ride, site).length > 0);
  if (!isCalm()) {
    if (failed.length > 0 && random.chance(0.25)) return replace(ride, random.pick(failed));
    if (isFixed && random.chance(0.5)) return speak(ride, manager, "/go");
    if (random.chance(0.6)) speak(ride, manager, random.pick([retry, retry, "/resume go on"]));
    else if (random.chance(0.2)) speak(ride, manager, "/rollback enough");
    return;
  }
  const ways = [retry, "/resume go on", retry, "/rollback it has to end", "/resume go on"];
  speak(ride, manager, said > 60 ? "/abort nothing helps" : (ways[said % ways.length] ?? retry));
}

/** A fix of its own branch takes the place of what failed. */
function replace(ride: Ride, site: Site): void {
  const branch = `fix/${site.plan.id}`;
  if (!site.repository.refs.has(`refs/heads/${branch}`)) pushFix(ride.fleet, site);
  speak(ride, ride.fleet.manager, `/replace ${site.plan.id} ${branch}`);
}
