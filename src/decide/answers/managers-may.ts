import { code, say, type Text } from "../../model/view/text.ts";
import { managersNamed } from "../../text/people.ts";
import type { Request } from "./request.ts";

/** Refuses somebody else what only managers may do. */
export const managersMay = ({ situation }: Pick<Request, "situation">, command: string): Text =>
  say`Only a manager (${managersNamed(situation.train)}) can use ${code(command)} here, and GitHub doesn't list you as one of them.`;
