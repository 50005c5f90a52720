import { wordsOf } from "../model/view/text.ts";
import type { Text } from "../model/view/text.ts";
import { cleanText } from "./clean-text.ts";

/** A text as one line for a terminal; nothing that others wrote can move the cursor or change colours. */
export const toTerminal = (text: Text): string => cleanText(wordsOf(text)).trim();
