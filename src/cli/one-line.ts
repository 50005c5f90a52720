import { plain } from "../model/view/text.ts";
import { toTerminal } from "../render/terminal.ts";

/** What others wrote, such as names of files and texts in them, as one line that changes nothing in a terminal. */
export const oneLine = (text: string): string => toTerminal([plain(text)]);
