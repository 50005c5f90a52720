import { cut } from "../model/cut.ts";

/**
 * Text of others as one harmless line: line breaks and control characters become spaces; what is invisible
 * or turns the direction of reading (zero-width and bidirectional characters, tags) goes.
 */
export const cleanText = (text: string): string =>
  // As a rule there is nothing to do.
  /[^\x20-\x7e]| {2}/.test(text)
    ? text
        .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
        .replaceAll(/[\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]+/gu, "")
    : text;

/** At most `max` UTF-16 units, the last of them an ellipsis when something was left out. */
export const cutText = (text: string, max: number): string =>
  text.length <= max ? text : `${cut(text, max - 1)}…`;
