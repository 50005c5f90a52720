import { code, say, type Text } from "../../model/view/text.ts";
import { managersNamed } from "../../text/people.ts";
import type { Request } from "./request.ts";

/** Refuses somebody else what only managers may do. */
export const managersMay = ({ situation }: Pick<Request, "situation">, command: string): Text =>
  say`Only a manager (${managersNamed(situation.train)}) can use ${code(command)} here, and GitHub doesn't list you as one of them.`;

/** So many are named. */
const whoMost = 5;

/** The same of what these teams may do, too. */
export function whoMay(
  { situation }: Pick<Request, "situation">,
  command: string,
  who: readonly string[],
): Text {
  const teams = who.slice(0, whoMost).join(", ");
  const managers = managersNamed(situation.train);
  return who.length > whoMost
    ? say`Only ${teams}, other teams of this release, or a manager (${managers}) can use ${code(command)} here, and GitHub doesn't list you as one of them.`
    : say`Only ${teams} or a manager (${managers}) can use ${code(command)} here, and GitHub doesn't list you as one of them.`;
}
