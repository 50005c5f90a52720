import type { Decision } from "../decide/decide.ts";
import type { Clock } from "../simulator/clock.ts";
import {
  cutReleaseBranch,
  mergeChanges,
  openTrackingIssue,
  passChecks,
  proveInStaging,
  pushFix,
  type Crew,
  type Fleet,
} from "../simulator/fleet.ts";
import { say } from "../simulator/people.ts";
import type { User } from "../simulator/world/basic-types.ts";
import type { Issue } from "../simulator/world/types.ts";

export interface Play {
  readonly clock: Clock;
  readonly fleet: Fleet<Crew>;
  /** Id of the service whose deployment fails. */
  readonly failing: string | null;
  /** Whether a fix takes its place then, instead of a rollback. */
  readonly isReplaced?: boolean;
  /** What people confirm of the checklists; default: there are none. */
  readonly confirmations?: readonly Saying[];
  /** What the app decided last; undefined before it looked for the first time. */
  readonly latest: () => Decision | undefined;
}

/** What somebody says on the tracking issue. */
export interface Saying {
  readonly by: User;
  readonly text: string;
}

/** Longer than any release of the demo: who waits that long waits for something that won't come. */
const patience = Temporal.Duration.from({ hours: 12 });

/** How the deployment of a service that is to fail ends. */
export const brokenDeployment = {
  kind: "failure",
  after: Temporal.Duration.from({ minutes: 3 }),
  description: "Pods did not become ready",
} as const;

/**
 * People play the release from the tracking issue to the notes.
 * @returns whether the release came to its end
 */
export async function playRelease(play: Play): Promise<boolean> {
  const { clock, fleet } = play;
  const issue = openTrackingIssue(fleet);
  await pause(clock, { minutes: 2 });
  for (const site of fleet.sites) {
    cutReleaseBranch(fleet, site);
    mergeChanges(fleet, site);
    await pause(clock, { seconds: 90 });
    passChecks(fleet, site);
    await pause(clock, { seconds: 45 });
    proveInStaging(fleet, site);
  }
  for (const { by, text } of play.confirmations ?? []) {
    await pause(clock, { seconds: 5 });
    say(fleet.world, fleet.trainRepository, issue, by, text);
  }
  if (!(await reach(play, "ready"))) return false;
  const leads = new Map(fleet.sites.map((site) => [site.lead.id, site.lead]));
  for (const lead of leads.values()) {
    await pause(clock, { seconds: 40 });
    say(fleet.world, fleet.trainRepository, issue, lead, "/go");
  }
  await pause(clock, { minutes: 1 });
  say(fleet.world, fleet.trainRepository, issue, fleet.manager, "/go");
  if (play.failing !== null) {
    return play.isReplaced ? replace(play, issue, play.failing) : takeBack(play, issue);
  }
  // The app closes the issue last of all. Of a hold that lasts nobody here knows the way out.
  const isHeld = holdsFor(play, Temporal.Duration.from({ minutes: 30 }));
  const isOver = await waitFor(play, () => issue.state === "closed" || isHeld());
  return isOver && issue.state === "closed";
}

/** Whether the release has been on hold for so long; asked again and again. */
function holdsFor({ clock, latest }: Play, time: Temporal.Duration): () => boolean {
  let since: Temporal.Instant | undefined;
  return () => {
    if (latest()?.view?.state !== "on hold") since = undefined;
    else since ??= clock.now();
    return since !== undefined && Temporal.Instant.compare(since.add(time), clock.now()) <= 0;
  };
}

/** The team looks into it, and the manager takes the release back. */
async function takeBack(play: Play, issue: Issue): Promise<boolean> {
  const { fleet, clock } = play;
  const isHeld = (): boolean => play.latest()?.view?.state === "on hold";
  // With `rollback: { automatic: true }` nobody needs to say anything.
  const isOver = (): boolean => issue.state === "closed";
  if (!(await waitFor(play, () => isHeld() || isOver()))) return false;
  if (isHeld()) {
    await pause(clock, { minutes: 4 });
    const reason = "the pods crash on start, and nobody knows why yet";
    say(fleet.world, fleet.trainRepository, issue, fleet.manager, `/rollback ${reason}`);
  }
  const isBack = await waitFor(play, () => issue.state === "closed");
  // The post-mortem is opened and linked.
  await pause(clock, { minutes: 1 });
  return isBack;
}

/** The team mends it, and the fix takes its place: those whom it concerns vote again, and the release goes on. */
async function replace(play: Play, issue: Issue, failing: string): Promise<boolean> {
  const { fleet, clock } = play;
  const { world, trainRepository } = fleet;
  const site = fleet.sites.find(({ plan }) => plan.id === failing);
  if (!site || !(await reach(play, "on hold"))) return false;
  await pause(clock, { minutes: 6 });
  const branch = pushFix(fleet, site);
  await pause(clock, { minutes: 1 });
  say(world, trainRepository, issue, site.lead, `/replace ${failing} ${branch} wrong probe`);
  await pause(clock, { minutes: 1 });
  const mustVote = (): ReadonlySet<string> =>
    new Set(
      (play.latest()?.view?.votes ?? [])
        .filter(({ answer }) => answer === "waiting")
        .map(({ owner }) => owner),
    );
  if (!(await waitFor(play, () => mustVote().size > 0))) return false;
  const waiting = mustVote();
  const owns = ({ plan }: Crew): boolean =>
    [...waiting].some((one) => one.endsWith(`/${plan.team}`));
  const leads = new Map(fleet.sites.filter(owns).map(({ lead }) => [lead.id, lead]));
  for (const lead of leads.values()) {
    await pause(clock, { seconds: 40 });
    say(world, trainRepository, issue, lead, "/go");
  }
  await pause(clock, { minutes: 1 });
  say(world, trainRepository, issue, fleet.manager, "/go");
  return waitFor(play, () => issue.state === "closed");
}

/** Waits until the app shows this state; false: patience ran out. */
const reach = (play: Play, state: string): Promise<boolean> =>
  waitFor(play, () => play.latest()?.view?.state === state);

async function waitFor({ clock }: Play, holds: () => boolean): Promise<boolean> {
  const end = clock.now().add(patience);
  while (Temporal.Instant.compare(clock.now(), end) < 0) {
    if (holds()) return true;
    await pause(clock, { seconds: 5 });
  }
  return false;
}

const pause = (clock: Clock, time: Temporal.DurationLike): Promise<void> =>
  new Promise((resolve) => {
    clock.after(Temporal.Duration.from(time), resolve);
  });
