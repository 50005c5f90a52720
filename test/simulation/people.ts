/** The people of a release: they prepare, vote, decide, stop and go on, each by what the issue shows at the time. */
import {
  cutReleaseBranch,
  mergeChanges,
  passChecks,
  proveInStaging,
  releaseBranch,
  releaseHead,
  type Site,
} from "../../src/simulator/fleet.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { manage } from "./manager.ts";
import { speak, type PeopleParts, type Whim } from "./moods.ts";
import { commandsIn, replacedAt, saidKeys, shippedAt, type Ride } from "./ride.ts";

/** Lets the people of a release do their part. */
export function letPeopleAct(parts: PeopleParts): void {
  const { ride, agenda, random, counts, isCalm } = parts;
  const { looks } = parts.temper;
  const nerves = random.pick(parts.temper.nerves);
  const whim: Whim = (kind, chance, by, text) => {
    if (isCalm() || !random.chance(chance * nerves) || !counts.strikes(kind)) return false;
    speak(ride, by, text);
    return true;
  };
  for (const site of ride.fleet.sites) {
    agenda.often(0, looks, () => {
      if (!parts.isTurn()) return;
      if (hasBranch(ride, site)) tend(parts, site, whim);
      else prepare(ride, site);
    });
    if (parts.plan.observed.has(site.plan.id)) agenda.often(1, 4, () => deployByHand(ride, site));
  }
  agenda.often(looks / 3, looks, () => manage(parts, whim));
}

const hasBranch = ({ fleet }: Ride, { repository }: Site): boolean =>
  repository.refs.has(`refs/heads/${releaseBranch(fleet)}`);

function prepare({ fleet }: Ride, site: Site): void {
  cutReleaseBranch(fleet, site);
  mergeChanges(fleet, site);
  passChecks(fleet, site);
  proveInStaging(fleet, site);
}

/** Brings what staging doesn't run there, with green checks; whether that was needed. */
function prove({ fleet }: Ride, site: Site): boolean {
  const staged = [...site.repository.deployments.values()].findLast(
    ({ environment }) => environment === "staging",
  );
  if (staged?.sha === releaseHead(fleet, site)) return false;
  passChecks(fleet, site);
  proveInStaging(fleet, site);
  return true;
}

/** What a team's lead does on a look: gates first, then the vote. */
function tend(parts: PeopleParts, site: Site, whim: Whim): void {
  const { ride, plan, random, isCalm } = parts;
  const { fleet, reading } = ride;
  const state = reading.state();
  if (state === "on hold") {
    if (shippedAt(ride, site, "deploy").length === 0 && random.chance(0.6)) prove(ride, site);
    return voteAgain(parts, site);
  }
  if (inMidRelease.has(state)) {
    if (whim("people: a team's veto", 0.06, site.lead, "/no-go it breaks")) return;
    return void whim("people: a team's hold", 0.02, site.lead, "/hold wait for us");
  }
  if (!beforeDeparture.has(state)) return;
  const head = releaseHead(fleet, site);
  // Those of the next release may want it, too.
  if (random.chance(0.6) && prove(ride, site)) return;
  for (const item of plan.checklist) {
    const isOpen = !ride.comments.some(
      ({ author, body }) =>
        author.id === site.lead.id && body === `/confirm ${site.plan.id} ${item}`,
    );
    if (isOpen) return speak(ride, site.lead, `/confirm ${site.plan.id} ${item}`);
  }
  if (whim("people: a team's veto", 0.05, site.lead, "/no-go I feel bad about it")) return;
  const vote = votesOf(ride, site).at(-1);
  if (vote?.name === "no-go" && !isCalm() && random.chance(0.6)) {
    // Somebody else of the team sees it differently: the veto stands all the same.
    return void whim("people: a second voice of a team", 0.8, site.developer, "/go");
  }
  if (whim("people: two of a team say go", 0.2, site.developer, "/go")) return;
  const pushedAt = site.repository.commits.get(head)?.at;
  const isOld =
    vote?.name !== "go" ||
    isBeforeNoGo(ride, vote.comment.createdAt) ||
    vote.answer?.kind === "refused" ||
    (pushedAt && Temporal.Instant.compare(vote.comment.createdAt, pushedAt) <= 0);
  if (isOld || random.chance(isCalm() ? 0.1 : 0.08)) speak(ride, site.lead, "/go");
}

const beforeDeparture: ReadonlySet<string> = new Set(["planning", "ready", "no-go"]);
const inMidRelease: ReadonlySet<string> = new Set(["go", "rolling out", "verifying"]);

const votesOf = (ride: Ride, site: Site) =>
  commandsIn(ride).filter(
    ({ name, comment }) =>
      comment.author.id === site.lead.id && (name === "go" || name === "no-go"),
  );

/** Whether the manager's no-go came since: it sends everybody back to vote. */
function isBeforeNoGo(ride: Ride, at: Temporal.Instant): boolean {
  const veto = commandsIn(ride).findLast(
    ({ name, comment }) => name === "no-go" && comment.author.id === ride.fleet.manager.id,
  );
  return veto !== undefined && Temporal.Instant.compare(at, veto.comment.createdAt) < 0;
}

/** Once a fix took the place of a commit, those vote again whom that concerns, and so do those whose go fell. */
function voteAgain({ ride, random, isCalm }: PeopleParts, site: Site): void {
  const vote = votesOf(ride, site).at(-1);
  const isFallen = vote?.name === "no-go" || (vote && isBeforeNoGo(ride, vote.comment.createdAt));
  if (isFallen && (isCalm() || random.chance(0.4))) return speak(ride, site.lead, "/go");
  const fixes = ride.fleet.sites.flatMap((one) => replacedAt(ride, one));
  const last = fixes.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)).at(-1);
  if (!last) return;
  const hasVoted = votesOf(ride, site).some(
    ({ name, comment }) =>
      name === "go" && Temporal.Instant.compare(comment.createdAt, last.at) > 0,
  );
  if (!hasVoted) speak(ride, site.lead, "/go");
}

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
