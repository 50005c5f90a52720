import { expect, it } from "vitest";
import { bareNotes } from "../../src/render/amended-notes.ts";
import { withSection } from "../../src/render/changelog.ts";
import { builtInNotice } from "../../src/model/marks/marks.ts";

const added = (before: string) =>
  withSection(before, { version: "2.5.0", date: "2026-03-19", text: "- Carts\n" });
const section = "## 2.5.0 - 2026-03-19\n\n- Carts\n";

it.each([
  ["no file", "", `# Changelog\n\n${section}`],
  ["a title", "# Log\n\nAll of it.\n\n", `# Log\n\nAll of it.\n\n${section}`],
  ["versions", "# Log\n\n## v2.4.0\n\n- Less\n", `# Log\n\n${section}\n## v2.4.0\n\n- Less\n`],
  [
    "what is unreleased",
    "# Log\n\n## [Unreleased]\n\n## [2.4.0]\n",
    `# Log\n\n## [Unreleased]\n\n${section}\n## [2.4.0]\n`,
  ],
  ["only what is unreleased", "## Unreleased\n\n- More\n", `## Unreleased\n\n- More\n\n${section}`],
  [
    "lines of Windows",
    "# Log\r\n\r\n## 2.4.0\r\n",
    `# Log\n\n${section}\n## 2.4.0\n`.replaceAll("\n", "\r\n"),
  ],
])("goes in front of the newest version: %s", (_, before, after) => {
  expect(added(before)).toBe(after);
});

it.each(["## 2.5.0", "## v2.5.0", "## [2.5.0] - 2026-03-19", "## [v2.5.0](https://x.test/v2.5.0)"])(
  "is there already: %s",
  (line) => {
    expect(added(`# Log\n\n${line}\n\n- Carts\n`)).toBeUndefined();
  },
);

it.each(["## 12.5.0", "## 2.5.01", "## 2.5.0-rc.1", "- 2.5.0"])("is another one: %s", (line) => {
  expect(added(`# Log\n\n${line}\n`)).toContain(section);
});

it("has none of our marks, nor what the notes say of themselves", () => {
  const notes = `> [!NOTE]\n> The template can't be used.\n${builtInNotice}\n\nOne\n\n<!-- release-train:release 1#2 train -->`;
  expect(bareNotes(notes)).toBe("One");
  expect(bareNotes("One\n\n<!-- release-train:release 1#2 train -->")).toBe("One");
});
