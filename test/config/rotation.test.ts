import { expect, test } from "vitest";
import { accepted, refused } from "./train-reading.ts";

const file = (rotation: string, more = ""): string =>
  `train: t\nmanagers: [sarah]\n${more}managers_rotation: ${rotation}\nservices: { web: { repo: a/web } }`;

test("a week is from Monday to Monday by the clocks of the train, over a change of these", () => {
  const window = "window: { timezone: Europe/Berlin }\n";
  const { rotation } = accepted(
    file(
      "[{ week: 2026-W13, manager: dana, deputy: li }, { week: 2026-W14, manager: li }]",
      window,
    ),
  );
  expect(rotation.map(({ from, to, ...who }) => [from.toString(), to.toString(), who])).toEqual([
    ["2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z", { manager: "dana", deputy: "li" }],
    ["2026-03-29T22:00:00Z", "2026-04-05T22:00:00Z", { manager: "li", deputy: null }],
  ]);
});

test.each([
  ["[{ week: 2025-W53, manager: li }]", /expected an ISO week that exists, found "2025-W53"/],
  ["[{ week: 12, manager: li }]", /expected an ISO week/],
  ["[{ week: 2026-W13, manager: acme/team }]", /expected a login, found "acme\/team"/],
  ["[{ week: 2026-W13 }]", /manager is missing/],
  ["dana", /expected a list of weeks/],
  ["[{ week: 2026-W13, manager: a }, { week: 2026-W13, manager: b }]", /the week 2026-W13 twice/],
  ["[{ week: 2026-W13, manager: dana, deputy: Dana }]", /Dana is manager and deputy of the same/],
])("%s is a problem", (rotation, problem) => {
  expect(refused(file(rotation)).join("\n")).toMatch(problem);
});
