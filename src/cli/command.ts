import { parseArgs } from "node:util";

/** An option of a command, such as `--speed N`. */
export interface Option {
  /** Without the leading dashes. */
  readonly name: string;
  /** What its value stands for, such as `N`; absent: it takes none. */
  readonly value?: string;
  readonly meaning: string;
}

/** One command of `release-train`. */
export interface Command {
  readonly name: string;
  /** The words that it takes beside options, as the help shows them, such as `[file]`. */
  readonly words?: string;
  /** How many of those words it takes at most. */
  readonly wordsMax?: number;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Whole sentences below it, for `--help`. */
  readonly more?: string;
  readonly options?: readonly Option[];
  /** @returns the exit code */
  readonly run: (given: Given) => Promise<number>;
}

/** What was written after the name of a command. */
export interface Given {
  readonly words: readonly string[];
  /** The value of an option; undefined: it wasn't given. */
  text(name: string): string | undefined;
  /** Whether an option without a value was given. */
  flag(name: string): boolean;
}

/** The command was written wrongly; the message is one sentence that says how to write it. */
export class UsageError extends Error {}

/** Reads the words after a command's name. Throws a {@link UsageError} about what doesn't belong there. */
export function readGiven(command: Command, args: readonly string[]): Given {
  const { options = [], wordsMax = 0, words = "" } = command;
  const parsed = parse(command, args);
  const { positionals, values } = parsed;
  if (positionals.length > wordsMax) {
    const takes = wordsMax === 0 ? "takes no such word" : `takes only ${words}`;
    throw new UsageError(`${command.name} ${takes}: leave out ${positionals[wordsMax] ?? ""}.`);
  }
  return {
    words: positionals,
    text(name) {
      const value = values[name];
      return typeof value === "string" ? value : undefined;
    },
    flag: (name) => options.some((one) => one.name === name) && values[name] === true,
  };
}

function parse({ name, options = [] }: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        options.map(({ name: option, value }) => [
          option,
          { type: value === undefined ? ("boolean" as const) : ("string" as const) },
        ]),
      ),
    });
  } catch (error) {
    throw new UsageError(sentenceOn(name, error));
  }
}

function sentenceOn(name: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /^Unknown option '([^']+)'/.exec(message)?.[1];
  return option === undefined ? message : `${name} has no option ${option}.`;
}
