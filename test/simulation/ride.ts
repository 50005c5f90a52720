/** A release as anybody can see it on GitHub: its issue, its words, and what was deployed for it. */
import { commandIn } from "./words.ts";
import { readSaidMark } from "../../src/model/marks/marks.ts";
import type { Fleet, Site } from "../../src/simulator/fleet.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import type { Comment, Issue } from "../../src/simulator/world/types.ts";
import { readingOf } from "../support/story-reading.ts";

export interface Ride {
  readonly fleet: Fleet;
  readonly issue: Issue;
  readonly bot: User;
  readonly reading: ReturnType<typeof readingOf>;
  /** Every comment that was ever made on its issue, deleted ones too. */
  readonly comments: Comment[];
  /** When comments were deleted, by their ids. */
  readonly deleted: ReadonlyMap<number, Temporal.Instant>;
  /** Since when its issue is closed or locked; null: it isn't. */
  readonly shutSince: () => Temporal.Instant | null;
}

export function createRide(fleet: Fleet, issue: Issue, bot: User): Ride {
  const comments: Comment[] = [];
  const deleted = new Map<number, Temporal.Instant>();
  const { world } = fleet;
  let shutAt: Temporal.Instant | null = null;
  world.listen(({ name, action, subject }) => {
    const isShut = issue.locked || issue.state === "closed";
    shutAt = isShut ? (shutAt ?? world.clock.now()) : null;
    if (name !== "issue_comment" || (subject["issue"] as Issue).id !== issue.id) return;
    const comment = subject["comment"] as Comment;
    if (action === "created") comments.push(comment);
    if (action === "deleted") deleted.set(comment.id, world.clock.now());
  });
  const reading = readingOf(fleet, bot, () => issue);
  return { fleet, issue, bot, reading, comments, deleted, shutSince: () => shutAt };
}

/** What people said as a command and did not edit since, oldest first. */
export const commandsIn = (ride: Ride): readonly Said[] =>
  ride.comments.flatMap((comment) => (comment.edits.length > 0 ? [] : saidIn(ride, comment)));

/** What people said as a command that stood untouched at that time, deleted or edited since or not, oldest first. */
export const commandsAt = (ride: Ride, at: Temporal.Instant): readonly Said[] =>
  ride.comments.flatMap((comment) => {
    const touched = [comment.edits[1]?.at, ride.deleted.get(comment.id)];
    const isIntact = touched.every((one) => !one || Temporal.Instant.compare(one, at) > 0);
    return isIntact ? saidIn(ride, comment) : [];
  });

function saidIn(ride: Ride, comment: Comment): readonly Said[] {
  const command = commandIn(comment.edits[0]?.text ?? comment.body);
  const isTheirs = comment.author.id !== ride.bot.id;
  return command && isTheirs ? [{ ...command, comment, answer: answerTo(ride, comment) }] : [];
}

/** The service that what follows a command begins with; null: it is about the whole release. */
export function scopeOf({ fleet }: Ride, { rest }: Pick<Said, "rest">): string | null {
  const [first] = rest.split(" ");
  return fleet.sites.find(({ plan }) => plan.id === first)?.plan.id ?? null;
}

/** Holds that were heard and that nobody ended since; a word that ends one works before the app says that it heard. */
export function standingHolds(ride: Ride): readonly Said[] {
  const all = commandsIn(ride);
  return all.filter((hold, index) => {
    if (hold.name !== "hold" || hold.answer?.kind !== "done") return false;
    if (ride.deleted.has(hold.comment.id)) return false;
    const scope = scopeOf(ride, hold);
    return !all
      .slice(index + 1)
      .some(
        (one) =>
          one.name === "resume" && scopeOf(ride, one) === scope && one.answer?.kind !== "refused",
      );
  });
}

export interface Said {
  readonly name: string;
  readonly rest: string;
  readonly comment: Comment;
  readonly answer: Answered | null;
}

interface Answered {
  readonly kind: "done" | "refused";
  readonly at: Temporal.Instant;
}

function answerTo({ bot }: Ride, comment: Comment): Answered | null {
  const own = comment.reactions.filter(({ user }) => user.id === bot.id);
  const done = own.find(({ content }) => content === "rocket");
  if (done) return { kind: "done", at: done.at };
  const refused = own.find(({ content }) => content === "confused");
  return refused ? { kind: "refused", at: refused.at } : null;
}

interface Payload {
  readonly issue?: string;
  readonly key?: string;
  readonly service?: string;
  readonly attempt?: number;
}

export const payloadOf = ({ payload }: Deployment): Payload =>
  typeof payload === "object" && payload !== null ? payload : {};

/** By which branch a fix took the place of a site's commit, and since when, the last one last. */
export const replacedAt = (
  ride: Ride,
  { plan }: Site,
): readonly { readonly branch: string; readonly at: Temporal.Instant }[] =>
  commandsIn(ride).flatMap(({ name, rest, answer }) => {
    const [id, branch] = rest.split(" ");
    return name === "replace" && id === plan.id && branch && answer?.kind === "done"
      ? [{ branch, at: answer.at }]
      : [];
  });

/** The app's deployments of a site for this release, oldest first. */
export const shippedAt = (
  ride: Ride,
  { repository }: Site,
  task: "deploy" | "rollback",
): readonly Deployment[] =>
  [...repository.deployments.values()].filter(
    (one) =>
      one.creator.id === ride.bot.id &&
      one.environment === "production" &&
      one.task === task &&
      isOf(ride, payloadOf(one).key ?? ""),
  );

export const isOf = ({ fleet, issue }: Ride, key: string): boolean =>
  key === `${fleet.trainRepository.id}#${issue.number}`;

const unsaying: ReadonlySet<string> = new Set(["inactive", "queued", "pending", "waiting"]);
const ended: ReadonlySet<string> = new Set(["success", "failure", "error"]);

/** How a deployment ended, as its last word says; undefined: it hasn't. */
export function endOf({ statuses }: Deployment): string | undefined {
  const last = statuses.findLast(({ state }) => !unsaying.has(state));
  return last && ended.has(last.state) ? last.state : undefined;
}

/** Keys of what the app said, e.g. `turn:deploy:web:1`. */
export const saidKeys = (ride: Ride): readonly string[] =>
  ride.comments.flatMap(({ author, body }) => {
    const key = author.id === ride.bot.id ? readSaidMark(body) : undefined;
    return key === undefined ? [] : [key];
  });
