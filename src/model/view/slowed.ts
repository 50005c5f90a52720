import { wordsOf, type Text } from "./text.ts";
import { wording } from "./wording.ts";

/** What the issue says while something of the release waits for room to read or write; the rest of it is in `messages/view.ts`. */
export const slowedWords = (): string =>
  wording`GitHub limits how much an app may read and write per hour`;

/** Whether a problem is only that: nobody can do anything about it, and it passes. */
export const isOfSlowness = (problem: Text): boolean => wordsOf(problem).startsWith(slowedWords());
