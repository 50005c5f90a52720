/** What people were told is done, where the record of it is lost: the app's own answers prove it. */
import { isSameName, type ServiceId } from "../../model/ids.ts";
import type { CommentFacts, Observation } from "../../model/observation.ts";
import type { HoldEntry, ReleaseRecord, ResumeEntry } from "../../model/record/record.ts";
import type { Person } from "../../model/record/said.ts";
import type { Train } from "../../model/train/train.ts";
import { parseCommand } from "../commands/command.ts";
import { servicesFirst } from "../commands/services-named.ts";
import { heardComments } from "../record/record.ts";

type Name = "abort" | "go" | "hold" | "no-go" | "replace" | "resume" | "rollback";

/** A command that was answered as done. */
export interface Accepted {
  readonly name: Name;
  readonly comment: CommentFacts;
  readonly by: Person;
  /** In whole seconds. */
  readonly at: string;
  /** What follows the command. */
  readonly rest: string;
}

/**
 * Commands that the app has answered as done: its own reaction is the proof, and nobody edited them since. Oldest
 * first, without those of which the record knows.
 */
export function accepted(
  { comments }: Observation,
  record: ReleaseRecord,
  ...names: readonly Name[]
): readonly Accepted[] {
  const heard = heardComments(record);
  return comments.flatMap((comment) => {
    const command = parseCommand(comment.body);
    const name = names.find((one) => command?.kind === "command" && command.name === one);
    const { id, login } = comment.author;
    if (!name || command?.kind !== "command" || !isDone(comment)) return [];
    if (id === null || heard.has(comment.id)) return [];
    const at = comment.createdAt.toString({ smallestUnit: "second" });
    return [{ name, comment, by: { id, login }, at, rest: command.rest }];
  });
}

const isDone = ({ edited, reactions }: CommentFacts): boolean => !edited && reactions.has("rocket");

/** The holds that people called, and what ended them, in the order in which they were said. */
export const holdsSaid = (
  observation: Observation,
  train: Train,
  record: ReleaseRecord,
): readonly (HoldEntry | ResumeEntry)[] =>
  accepted(observation, record, "hold", "resume").flatMap(
    ({ name, comment, by, at, rest }): readonly (HoldEntry | ResumeEntry)[] => {
      const { services, rest: reason } = servicesFirst(rest, train);
      const scopes = services.length > 0 ? services.map(({ id }) => id) : [null];
      return scopes.map((service) => {
        const said = { comment: comment.id, by, at, service, reason };
        return name === "hold" ? { kind: "hold", ...said } : { kind: "resume", ...said, past: [] };
      });
    },
  );

/** A word that was, or may have been, the GO of a manager. */
export interface GoSaid {
  readonly at: Temporal.Instant;
  /** What a PARTIAL named; null: the whole plan. */
  readonly services: readonly ServiceId[] | null;
  /** Whether its author is known to be a manager; else it may have been the vote of a team. */
  readonly isSure: boolean;
}

/** What may have been a GO, since a manager last said no-go; oldest first. A vote that was no GO got a word, too. */
export function goesSaid(
  observation: Observation,
  train: Train,
  record: ReleaseRecord,
): readonly GoSaid[] {
  let goes: GoSaid[] = [];
  const isManager = managersIn(observation, train);
  for (const { name, comment, by, rest } of accepted(observation, record, "go", "no-go")) {
    const is = isManager(by);
    if (name === "no-go") {
      if (is === true) goes = [];
    } else if (is !== false && !observation.said.has(`reply:${comment.id}`)) {
      // Only managers may name what leaves.
      const { services } = servicesFirst(rest, train);
      const part = services.length > 0 ? services.map(({ id }) => id) : null;
      const isSure = is === true || part !== null;
      goes.push({ at: comment.createdAt, services: part, isSure });
    }
  }
  return goes;
}

/** Whether somebody is a manager; undefined: that isn't known. */
const managersIn =
  ({ answers: { authority } }: Observation, { managers }: Train) =>
  ({ id, login }: Person): boolean | undefined => {
    const isNamed = managers.some((one) => one.kind === "person" && isSameName(one.login, login));
    if (isNamed) return true;
    const reading = authority.get(id);
    const is = reading?.kind === "known" ? reading.value.isManager : null;
    return is ?? (managers.every(({ kind }) => kind === "person") ? false : undefined);
  };
