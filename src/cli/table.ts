import { oneLine } from "./one-line.ts";

/** Rows under their headings, indented, each column as wide as its widest cell. */
export function* table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Generator<string> {
  const all = [headings, ...rows].map((row) => row.map(oneLine));
  const widths = headings.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? "").length)),
  );
  for (const row of all) {
    yield `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  }
}
