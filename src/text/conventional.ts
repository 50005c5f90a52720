/** What titles and messages say by the rules of Conventional Commits (conventionalcommits.org). */

const typed = /^([a-z]+)(?:\(([^()\r\n]{0,100})\))?(!)?:[ \t]/i;
/** Of a squash merge, the messages of the commits stand behind a star. */
const breaking = /^(?:\* )?BREAKING[ -]CHANGE:(?:[ \t]|$)/m;
/** First lines of commits, also in the list of a squash merge; only known types, since others may begin a sentence. */
const commits =
  /^(?:\* )?(feat|fix|perf|refactor|revert|build|chore|ci|docs|style|test)(?:\([^()\r\n]{0,100}\))?(!)?:[ \t]/gim;

export interface Conventional {
  /** In lower case; null: the title has none. */
  readonly type: string | null;
  readonly scope: string | null;
  /** Marked with `!`. */
  readonly isBreaking: boolean;
}

/** What the first line of a change says. */
export function conventional(title: string): Conventional {
  const [, type, scope, mark] = typed.exec(title) ?? [];
  return {
    type: type?.toLowerCase() ?? null,
    scope: scope ?? null,
    isBreaking: mark !== undefined,
  };
}

/** Types of the commits that a message lists, in lower case. */
export const typesIn = (message: string): readonly string[] =>
  [...message.matchAll(commits)].map(([, type = ""]) => type.toLowerCase());

/** Whether a message says of its change that it breaks something. */
export const saysBreaking = (message: string): boolean =>
  breaking.test(message) || [...message.matchAll(commits)].some(([, , mark]) => mark !== undefined);
