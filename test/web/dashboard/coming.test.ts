import { expect, test } from "vitest";
import type { ComingDeparture } from "../../../src/model/view/view.ts";
import { now, openDashboard } from "./show.ts";

const hours = (count: number): Temporal.Instant => now.add({ hours: count });
const coming: readonly ComingDeparture[] = [
  { opens: hours(-1), from: hours(1), to: hours(3), freeze: null },
  { opens: hours(24), from: hours(25), to: hours(27), freeze: null },
  { opens: hours(48), from: hours(97), to: hours(99), freeze: "Quarter <b>end</b>" },
];

async function train(state: "planning" | "complete", all = coming) {
  const { url, show } = await openDashboard();
  await show(1, { state, coming: all });
  const page = await (await fetch(`${url}/trains/acme/releases`)).text();
  const calendar = await (await fetch(`${url}/trains/acme/releases/calendar.ics`)).text();
  const [, section = ""] = /id="coming">([\s\S]*?)<\/section>/.exec(page) ?? [];
  return { section, calendar };
}

test("the page of a train has its next departures, with what delays them", async () => {
  const { section } = await train("planning");
  expect(section).toContain('<a href="/releases/acme/releases/1">storefront 2.5.0</a>');
  expect(section).toContain("2026-03-20 14:00–16:00");
  expect(section).toContain('<time datetime="2026-03-20T13:00:00Z">2026-03-20 13:00</time>');
  expect(section).toContain("freeze: Quarter &lt;b&gt;end&lt;/b&gt;");
  expect(section.match(/Next release/g)).toHaveLength(2);
});

test("what was under way and is over has no departure to come", async () => {
  const { section } = await train("complete");
  expect(section).not.toContain("storefront 2.5.0");
  expect(section).toContain("Next release");
});

test("windows of a train without schedule are for any release, and not in its calendar", async () => {
  const { section, calendar } = await train("complete", [
    { opens: null, from: hours(-1), to: hours(1), freeze: null },
  ]);
  expect(section).toContain("Any release");
  expect(calendar).not.toContain("TENTATIVE");
});

test("its calendar has the departures of its schedule, as not yet certain", async () => {
  const { calendar } = await train("complete");
  expect(calendar.match(/STATUS:TENTATIVE/g)).toHaveLength(2);
  expect(calendar).toContain("SUMMARY:storefront: next release");
  expect(calendar).toContain("DTSTART:20260320T140000Z");
});

test("with nothing to come there is no such part", async () => {
  expect((await train("complete", [])).section).toBe("");
});
