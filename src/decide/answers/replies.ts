/** How many words one person gets from the app: who asks and asks again keeps it from speaking to the others. */
import { compareInstants } from "../../model/instants.ts";
import type { Action } from "../../model/action.ts";
import type { Observation } from "../../model/observation.ts";
import type { Person } from "../../model/record/said.ts";
import { mention, paragraph, say } from "../../model/view/text.ts";
import { timeWords } from "../health/watch-words.ts";
import { isBrake, parseCommand } from "../commands/command.ts";
import type { Answer } from "./request.ts";
import type { Command } from "../../model/release/command.ts";
import type { Pending } from "../assessment/pending.ts";

/**
 * In an hour, to one person, for what they asked or had refused; stops are counted by themselves, so that asking
 * never takes the words from them. What people decide is always answered.
 */
const repliesMost = { anyone: 10, withSay: 40 } as const;
const period = Temporal.Duration.from({ hours: 1 });

interface Replies {
  /** The answer as it is given: beyond the bound without words, after the key under which that was said. */
  within(asked: Pending, answer: Answer): Given;
}

interface Given {
  readonly answer: Answer;
  /** Key of what must be said before it. */
  readonly after?: string;
  /** That itself, once. */
  readonly told?: Extract<Action, { kind: "say" }>;
}

export function createReplies({ comments, said, now, answers }: Observation): Replies {
  const since = now.subtract(period);
  const given = new Map<string, number>();
  const countFor = (key: string): number => given.get(key) ?? 0;
  for (const { author, createdAt, id, body } of comments) {
    if (author.id === null || !said.has(`reply:${id}`)) continue;
    if (compareInstants(createdAt, since) <= 0) continue;
    const key = keyFor(author.id, parseCommand(body));
    given.set(key, countFor(key) + 1);
  }
  const mostFor = (id: number): number => {
    const reading = answers.authority.get(id);
    const hasSay =
      reading?.kind === "known" &&
      (reading.value.isManager === true || [...reading.value.owners.values()].includes(true));
    return hasSay ? repliesMost.withSay : repliesMost.anyone;
  };
  const toldTo = new Set<number>();
  return {
    within({ comment, command }, answer) {
      const { id, login } = comment.author;
      const isDecided = answer.kind === "done" && answer.entries.length > 0;
      if (id === null || !answer.reply || isDecided) return { answer };
      const key = keyFor(id, command);
      const count = countFor(key);
      given.set(key, count + 1);
      if (count < mostFor(id) || said.has(`reply:${comment.id}`)) return { answer };
      const told = enough({ id, login }, mostFor(id), now);
      const short = { answer: { ...answer, reply: [] }, after: told.key };
      if (toldTo.has(id)) return short;
      toldTo.add(id);
      return { ...short, told };
    },
  };
}

function enough(
  { id, login }: Person,
  most: number,
  now: Temporal.Instant,
): NonNullable<Given["told"]> {
  const from = now.round({ smallestUnit: "hour", roundingMode: "floor" });
  const until = timeWords(now.add(period));
  return {
    kind: "say",
    // Again when they come back in another hour.
    key: `enough:${id}:${from.epochMilliseconds}`,
    message: [
      paragraph(
        say`${mention(login)}: that was more than ${most} questions and refused commands within an hour, so until about ${until} I answer further ones only with a reaction: 🚀 done, 😕 refused. Commands that you may give still take effect.`,
      ),
    ],
  };
}

const keyFor = (id: number, command: Command | undefined): string =>
  `${id} ${command && isBrake(command) ? "stops" : "other"}`;
