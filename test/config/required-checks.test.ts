/** Words that say which checks are required stand alone; in a list they would be checks that never report. */
import { expect, test } from "vitest";
import { accepted, refused } from "./train-reading.ts";

const file = (checks: string): string =>
  `train: t\nmanagers: [sarah]\nrequired_checks: ${checks}\nservices: { api: { repo: acme/api } }\n`;
const ofService = (checks: string): string =>
  `train: t\nmanagers: [sarah]\nservices:\n  api:\n    repo: acme/api\n    required_checks: ${checks}\n`;

test.each(["all", "none", "None", "branch rules"])(
  "a list of checks is no place for the word %s",
  (word) => {
    const alone = word.toLowerCase();
    for (const [text, where] of [
      [file(`[test, ${word}]`), /^3:25 /],
      [ofService(`[${word}]`), /^6:23 /],
    ] as const) {
      const [first, ...others] = refused(text);
      expect(others).toEqual([]);
      expect(first).toMatch(where);
      expect(first).toContain(`has \`${alone}\` in a list`);
      expect(first).toContain(`Write required_checks: ${alone}, without brackets`);
    }
    expect(accepted(file(`[test, ${word}-green]`)).services).toHaveLength(1);
  },
);
