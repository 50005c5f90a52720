import type { Deployment } from "../../../src/simulator/world/deployment-types.ts";
import type { Site } from "../../../src/simulator/fleet.ts";
import { chatter, strangerLogin } from "../mischief.ts";
import { commandsIn, endOf, shippedAt, type Ride } from "../ride.ts";
import type { Watch } from "./watched.ts";

/** What must hold when nothing goes on any more. */
export function checkEnd({ rides, violate }: Watch): void {
  for (const ride of rides) {
    checkClaims(ride, violate);
    checkAnswers(ride, violate);
    checkWords(ride, violate);
    checkNotes(ride, violate);
    checkRest(ride, violate);
  }
}

const over: ReadonlySet<string> = new Set(["complete", "rolled back", "aborted"]);

/** Whether a release has come to its end. */
export const isOver = ({ reading, issue }: Ride): boolean =>
  over.has(reading.state()) && issue.state === "closed";

/** At rest, or it says who must do what. */
function checkRest(ride: Ride, violate: Watch["violate"]): void {
  const { reading, fleet } = ride;
  if (over.has(reading.state())) return;
  const waitsForTime = /\b(window|opens|freeze|frozen|departs|departure)\b/i.test(
    reading.sentence(),
  );
  const asks = /@[\w-]+/.test(reading.sentence());
  if (!asks && !waitsForTime) {
    violate("comes to rest", `${fleet.plan.version} stands at: ${reading.sentence()}`);
  }
}

function checkClaims(ride: Ride, violate: Watch["violate"]): void {
  const { reading, fleet } = ride;
  for (const site of fleet.sites) {
    const forward = shippedAt(ride, site, "deploy").at(-1);
    const back = shippedAt(ride, site, "rollback").at(-1);
    const isDeployed = forward !== undefined && wasLive(ride, forward) && !back;
    if (reading.state() === "complete" && forward && !isDeployed && !back) {
      violate(
        "no false claim",
        `${fleet.plan.version} is complete, and ${site.plan.id} isn't live`,
      );
    }
    // What production ran nothing before stays as it is.
    const hasWayBack = site.plan.before !== null;
    const isBack = back !== undefined && endOf(back) === "success";
    if (reading.state() === "rolled back" && forward && hasWayBack && !isBack) {
      violate("no false claim", `${fleet.plan.version} is rolled back, and ${site.plan.id} isn't`);
    }
  }
}

/** Whether a deployment was a success when its release was published: what it says later is no part of that. */
function wasLive({ fleet }: Ride, deployment: Deployment): boolean {
  const published = [...fleet.trainRepository.releases.values()].find(
    (one) => one.tagName === `v${fleet.plan.version}`,
  )?.publishedAt;
  const statuses = deployment.statuses.filter(
    ({ at }) => !published || Temporal.Instant.compare(at, published) <= 0,
  );
  return endOf({ ...deployment, statuses }) === "success";
}

const brakes: ReadonlySet<string> = new Set(["hold", "no-go", "abort", "rollback"]);

function checkAnswers(ride: Ride, violate: Watch["violate"]): void {
  for (const { body, edits, reactions } of ride.comments) {
    const isObeyed = reactions.some(
      ({ user, content }) => user.id === ride.bot.id && content === "rocket",
    );
    if (edits[0]?.text === chatter && isObeyed) {
      violate("authority", `${body} was done, to which a comment was edited`);
    }
  }
  for (const { comment, name, answer } of commandsIn(ride)) {
    const isStranger = comment.author.login === strangerLogin;
    if (isStranger && answer?.kind === "done") {
      violate("authority", `a stranger's ${comment.body} was done`);
    }
    const isThere = ride.fleet.trainRepository.comments.has(comment.id);
    if (isThere && brakes.has(name) && !answer && !ride.issue.locked) {
      violate("brakes are answered", `${comment.author.login}: ${comment.body}`);
    }
  }
}

/** Notes that people added to the issue. */
function checkWords(ride: Ride, violate: Watch["violate"]): void {
  const added = new Set(ride.issue.edits.flatMap(({ text }) => text.match(/^Note w\d+$/gm) ?? []));
  for (const note of added) {
    if (!ride.issue.body.includes(note)) violate("nothing is lost", `"${note}" is gone`);
  }
}

function checkNotes(ride: Ride, violate: Watch["violate"]): void {
  const { fleet, reading } = ride;
  const isComplete = reading.state() === "complete";
  const published = (repository: Site["repository"], version: string): number =>
    [...repository.releases.values()].filter((one) => !one.draft && one.tagName === `v${version}`)
      .length;
  const train = published(fleet.trainRepository, fleet.plan.version);
  if (train > 1) violate("notes exactly once", `${train} releases v${fleet.plan.version}`);
  if (isComplete && train === 0) violate("notes exactly once", `no release v${fleet.plan.version}`);
  for (const { plan, repository } of fleet.sites) {
    const count = published(repository, plan.version);
    if (count > 1) violate("notes exactly once", `${count} releases of ${plan.id}`);
  }
}
