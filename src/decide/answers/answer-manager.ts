import type { Observation } from "../../model/observation.ts";
import { emptyRecord } from "../../model/record/record.ts";
import { code, mention, paragraph, say } from "../../model/view/text.ts";
import { managersNamed } from "../../text/people.ts";
import { handOvers } from "../record/record.ts";
import { isOrder } from "../commands/command.ts";
import { pendingCommands } from "../commands/pending.ts";
import { managersMay } from "./managers-may.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";

const pattern = /^@?([A-Za-z0-9][A-Za-z0-9_-]{0,60})(?:[\s,:]([^]*))?$/;

/** The login at the beginning of a text, and what follows it; undefined: there is none. */
function readLogin(text: string): { readonly login: string; readonly reason: string } | undefined {
  const [, login, reason = ""] = pattern.exec(text) ?? [];
  return login === undefined ? undefined : { login, reason: reason.replace(/^[\s,:]+/, "").trim() };
}

/** The logins, in lower case, that waiting commands name: who has them must be read. */
export function loginsNamed({ comments, record }: Observation): readonly string[] {
  const believed = record.kind === "kept" ? record.record : emptyRecord;
  const logins = pendingCommands(comments, believed).flatMap(({ comment, command }) =>
    isOrder(command) && command.name === "manager" && !comment.edited
      ? (readLogin(command.rest)?.login.toLowerCase() ?? [])
      : [],
  );
  return [...new Set(logins)];
}

/**
 * `/manager @login [reason]`: hands the release over.
 * @returns undefined while it can't be read who has that login
 */
export function answerManager(request: Request): Answer | undefined {
  const { situation, authority, rest } = request;
  const { record } = situation;
  const managers = managersNamed(situation.train);
  if (!authority.isManager) return refused(managersMay(request, "/manager"));
  const read = readLogin(rest);
  if (!read) {
    return refused(
      say`Name one person, for example ${code("/manager @<login>")}. The managers are: ${managers}.`,
    );
  }
  const { login, reason } = read;
  const named = situation.observation.answers.named.get(login.toLowerCase());
  if (named?.kind !== "known") return undefined;
  const person = named.value;
  if (!person) return refused(say`GitHub has no user ${code(login)}.`);
  if (person.kind === "bot") {
    return refused(say`${code(login)} is not a person, and only people can be managers.`);
  }
  if (!person.mayRead) {
    return refused(
      say`${code(login)} can't read this repository. Give them access, then comment ${code("/manager")} again.`,
    );
  }
  if (handOvers(record).at(-1)?.to.id === person.id) {
    return refused(say`${code(login)} is already a manager of this release.`);
  }
  const to = { id: person.id, login: person.login };
  const text = say`${mention(person.login)}: you are now a manager of this release: decide with ${code("/go")} and ${code("/no-go")}. ${code("/plan")} shows where it stands, ${code("/help")} lists the commands.`;
  return done([{ kind: "hand over", ...saidBy(request), to, reason }], [paragraph(text)]);
}
