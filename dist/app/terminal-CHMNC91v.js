import { p as wordsOf, t as cleanText } from "./clean-text-CRrVyHJf.js";
// src/render/terminal.ts
/** A text as one line for a terminal; nothing that others wrote can move the cursor or change colours. */
const toTerminal = (text) => cleanText(wordsOf(text)).trim();
export { toTerminal as t };
