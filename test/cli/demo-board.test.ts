import { expect, test } from "vitest";
import { boardLines, createRedraw, type BoardFacts } from "../../src/cli/demo-board.ts";
import { say } from "../../src/model/view/text.ts";
import { planningView, serviceView } from "../render/views.ts";

const now = Temporal.Instant.from("2026-03-19T14:03:00Z");
const at = (time: string) =>
  ({ kind: "at", at: Temporal.Instant.from(`2026-03-19T${time}Z`) }) as const;

const facts = (changes: Partial<BoardFacts> = {}): BoardFacts => ({
  title: "storefront v2.5.0",
  now,
  view: planningView({
    state: "rolling out",
    sentence: say`Web deploys.`,
    services: [
      serviceView("api", { name: "API", state: "live" }),
      serviceView("web", {
        name: "Web",
        state: "deploying",
        times: {
          planned: null,
          start: at("14:00:00"),
          end: at("14:06:00"),
          usual: null,
          isOverdue: false,
        },
      }),
    ],
  }),
  recent: ["14:02  ▶  Web is deploying"],
  columns: 80,
  hasColour: false,
  ...changes,
});

test("shows the state, how many are live, and how far each deployment is", () => {
  const lines = boardLines(facts());
  expect(lines[0]).toBe("14:03 UTC  storefront v2.5.0");
  expect(lines.join("\n")).toMatch(/█{24}░{24} 1 of 2 live/);
  expect(lines.find((line) => line.includes("Web  "))).toMatch(/^▶ Web .*deploying +█{12}░{12}$/);
  expect(lines.at(-1)).toBe("14:02  ▶  Web is deploying");
});

test("is never wider than the terminal, and has colours only where they are wanted", () => {
  for (const line of boardLines(facts({ columns: 30 }))) expect(line.length).toBeLessThan(30);
  expect(boardLines(facts()).join("")).not.toContain("\x1b");
  expect(boardLines(facts({ hasColour: true })).join("")).toContain("\x1b[32m");
});

test("shows what moves first where there are many, and how many are left out", () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    serviceView(`s${index}`, { name: `S${index}`, state: index === 19 ? "failed" : "waiting" }),
  );
  const lines = boardLines(facts({ view: planningView({ services: many }) }));
  expect(lines.findIndex((line) => line.includes("S19"))).toBeLessThan(
    lines.findIndex((line) => line.includes("S0")),
  );
  expect(lines).toContain("  and 8 more");
});

test("is drawn over the one before", () => {
  const written: string[] = [];
  const redraw = createRedraw({ write: (text) => written.push(text) });
  redraw(["one", "two"]);
  redraw(["three"]);
  expect(written).toEqual(["\x1b[2Kone\n\x1b[2Ktwo\n\x1b[J", "\x1b[2A\x1b[2Kthree\n\x1b[J"]);
});
