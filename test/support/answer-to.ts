/** What becomes of one command. */
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import { reactionTo, recordIn, saidIn } from "./decision.ts";
import { recordOf, says } from "./observation.ts";
import type { Author } from "../../src/model/github/authority.ts";

/** What becomes of a command said now: `reaction: reply`, the reply without the address. */
export function answerTo(observation: Observation, author: Author, body: string): string {
  const said = says(observation, author, body);
  const comment = said.comments.at(-1)?.id ?? 0;
  const decision = decide(said);
  const reply = saidIn(decision)[`reply:${comment}`]?.replace(`${author.login}: `, "");
  const reaction = reactionTo(decision, comment) ?? "nothing";
  return reply === undefined ? reaction : `${reaction}: ${reply}`;
}

/** Kinds of the entries that a command leaves in the record. */
export function leaves(observation: Observation, author: Author, body: string): readonly string[] {
  const before = observation.record.kind === "kept" ? recordOf(observation).entries.length : 0;
  const after = recordIn(decide(says(observation, author, body)))?.entries ?? [];
  return after
    .slice(before)
    .map((entry) => ("answer" in entry ? `${entry.kind} ${entry.answer}` : entry.kind));
}
