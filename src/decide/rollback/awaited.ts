import type { Observation } from "../../model/observation.ts";
import { link, say, type Text } from "../../model/view/text.ts";
import type { Pending } from "../assessment/pending.ts";

/** Why a stop that somebody said is not answered yet. */
export function awaitedText(
  { answers: { authority } }: Observation,
  { comment, command }: Pending,
): Text {
  const { id, login } = comment.author;
  const word = command.kind === "command" ? command.name : command.meant;
  const reading = id === null ? undefined : authority.get(id);
  const unread = reading?.kind === "known" ? [...(reading.value.unread?.values() ?? [])] : [];
  const whys = reading?.kind === "unknown" ? [reading.why] : unread.map(({ why }) => why);
  if (reading?.kind === "known" && whys.length === 0) {
    return say`${link(`/${word}`, comment.url)} by ${login} waits until what was deployed can be read from GitHub`;
  }
  const why = whys.length === 0 ? "" : ` (${[...new Set(whys)].join(" ")})`;
  return say`GitHub can't say right now whether ${login} may use ${link(`/${word}`, comment.url)}${why}. I keep trying for ten minutes`;
}
