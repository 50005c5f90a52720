import type { Command, Option } from "./command.ts";

const common: readonly Option[] = [{ name: "help", meaning: "this text" }];

/** What `release-train --help` says. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(
    (command) => [[command.name, command.words].join(" ").trimEnd(), command.summary] as const,
  );
  return [
    "release-train: coordinates releases across repositories",
    "",
    ...columns(rows, "  "),
    "",
    "Run `release-train <command> --help` for details, `release-train --version` for the version.",
    "Exit codes: 0 done, 1 it failed or there are problems, 2 the command line is invalid or its file can't be read.",
  ].join("\n");
}

/** What `release-train <command> --help` says. */
export function helpOf({ name, words, summary, more, options = [] }: Command): string {
  const usage = ["release-train", name, words, options.length > 0 ? "[options]" : undefined];
  const rows = [...options, ...common].map(
    (option) => [`--${[option.name, option.value].join(" ").trimEnd()}`, option.meaning] as const,
  );
  return [
    usage.filter((word) => word !== undefined).join(" "),
    "",
    `${summary}.`,
    ...(more === undefined ? [] : ["", more]),
    "",
    ...columns(rows, "  "),
  ].join("\n");
}

function columns(rows: readonly (readonly [string, string])[], indent: string): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${indent}${left.padEnd(width)}  ${right}`);
}
