/** Path patterns as the train file writes them: `*`, `?`, `**`, `{one,other}`, and `!` before one that takes out. */

export interface Glob {
  /** It takes out what the ones before it let in. */
  readonly isNegative: boolean;
  /** The patterns that it stands for, without braces. */
  readonly patterns: readonly string[];
}

/** Nobody writes so many; what multiplies out to more is refused. */
const patternsMax = 64;
const lengthMax = 4_000;

/**
 * Reads one; undefined: it has what other tools read otherwise than letter by letter, and this doesn't: sets and
 * groups in brackets, ranges and braces without a choice, or it stands for too many patterns.
 */
export function readGlob(text: string): Glob | undefined {
  const marks = /^!*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(marks);
  if (rest === "" || /[[\]()|\\]|^\//.test(rest)) return undefined;
  const patterns = alternativesOf(rest);
  const length = patterns?.reduce((sum, one) => sum + one.length, 0) ?? 0;
  if (!patterns || length > lengthMax || patterns.includes("")) return undefined;
  return { isNegative: marks % 2 === 1, patterns };
}

/** The words of a text with braces; undefined where a brace isn't closed, has no choice, or they are too many. */
function alternativesOf(text: string): readonly string[] | undefined {
  // One list of words for each open brace: what was chosen between before, and what is being written.
  const open: { done: string[]; words: string[]; hasChoice: boolean }[] = [
    { done: [], words: [""], hasChoice: true },
  ];
  const chars = Array.from(text);
  for (const [at, char] of chars.entries()) {
    const top = open.at(-1);
    if (!top) return undefined;
    const isInside = open.length > 1;
    if (char === "{") {
      open.push({ done: [], words: [""], hasChoice: false });
    } else if (char === "," && isInside) {
      top.done.push(...top.words);
      Object.assign(top, { words: [""], hasChoice: true });
    } else if (char === "}") {
      open.pop();
      const outer = open.at(-1);
      if (!outer || !top.hasChoice) return undefined;
      const choices = [...top.done, ...top.words];
      if (outer.words.length * choices.length > patternsMax) return undefined;
      outer.words = outer.words.flatMap((word) => choices.map((choice) => word + choice));
    } else {
      if (isInside && char === "." && chars[at + 1] === ".") return undefined;
      top.words = top.words.map((word) => word + char);
    }
    if (top.done.length > patternsMax) return undefined;
  }
  const [all, ...unclosed] = open;
  return unclosed.length === 0 ? all?.words : undefined;
}
