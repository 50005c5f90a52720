import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { driveKinds, driveModeOf } from "../../src/model/train/drives.ts";
import { expectations } from "../../src/config/train-file/expectations.ts";

const text = readFileSync("docs/train-file.md", "utf8");
const section = text.slice(text.indexOf("\n## Drive\n"), text.indexOf("\n## Versions\n"));

test("docs/train-file.md has a line for each drive mode, in the order of the table", () => {
  const lines = [...section.matchAll(/^- `(\w+)`: /gm)].map((match) => match[1]);
  expect(lines).toEqual(driveKinds);
});

test("who writes another drive is told of all there are", () => {
  const named = [...expectations.drive[0].matchAll(/`(\w+)`/g)].map((match) => match[1]);
  expect(named).toEqual(driveKinds);
});

test.each(driveKinds)("app.yml names each permission that drive: %s takes", (kind) => {
  const app = readFileSync("app.yml", "utf8");
  // Commented out, too: those who use the mode add it. What may be written may be read.
  const granted = new Set(
    [...app.matchAll(/^ {2}(?:# )?(\w+): (read|write)$/gm)].flatMap(([, name, level]) =>
      level === "write" ? [`${name}: write`, `${name}: read`] : [`${name}: read`],
    ),
  );
  const taken = Object.entries(driveModeOf({ drive: { kind } }).permissions);
  expect(taken.filter(([name, level]) => !granted.has(`${name}: ${level}`))).toEqual([]);
});
