import { expect, test } from "vitest";
import { say } from "../../../src/model/view/text.ts";
import { serviceView } from "../../render/views.ts";
import { now, openDashboard } from "./show.ts";

const read = async (url: string): Promise<string> => (await fetch(url)).text();

test("the first page leads to each train, with what is under way and its next departure", async () => {
  const { url, show } = await openDashboard();
  await show(1, { version: "2.4.0", state: "complete" });
  await show(2, { state: "planning" });
  const page = await read(url);
  const [, trains = ""] = /id="trains">([\s\S]*?)<\/section>/.exec(page) ?? [];
  expect(trains).toContain('<a href="/trains/acme/releases">storefront</a>');
  expect(trains).toContain("1 under way, 2 in all");
  expect(trains).toMatch(/<time datetime="2026-03-19T14:00:00Z">14:00<\/time> UTC/);
  expect(await read(`${url}/?q=nothing`)).not.toContain('id="trains"');
});

test("what somebody must act on comes first, then what moves", async () => {
  const { url, show } = await openDashboard();
  for (const [index, state] of (
    ["on hold", "rolling out", "complete", "planning"] as const
  ).entries())
    await show(index + 1, { state, version: `2.${index}.0` });
  const page = await read(url);
  const order = [...page.matchAll(/<a href="\/releases\/acme\/releases\/(\d)"/g)].map(
    ([, one]) => one,
  );
  expect(order).toEqual(["1", "2", "4", "3"]);
});

test("what is over has no ETA", async () => {
  const { url, show } = await openDashboard();
  await show(1, { state: "rolled back" });
  expect(await read(`${url}/releases/acme/releases/1`)).not.toContain("ETA");
  await show(1, { state: "complete" });
  expect(await read(`${url}/releases/acme/releases/1`)).toContain("<dt>All live</dt>");
  expect(await read(url)).not.toContain('data-label="ETA"');
});

test("while a release rolls out, what only is ready doesn't look as what is live", async () => {
  const { url, show } = await openDashboard();
  const services = [
    serviceView("api", { state: "live" }),
    serviceView("web", { dependsOn: [serviceView("api").id] }),
  ];
  await show(1, { state: "rolling out", services });
  const page = await read(`${url}/releases/acme/releases/1`);
  const [graph = ""] = /<svg class="graph"[\s\S]*?<\/svg>/.exec(page) ?? [];
  expect(graph).toContain('class="node good"');
  expect(graph).toContain("… Waiting");
  expect(graph).not.toContain("Ready");
  const [row = ""] = /<tr id="service-api">[\s\S]*?<\/tr>/.exec(page) ?? [];
  expect(row.slice(0, row.indexOf("<details>"))).not.toContain("Ready");
});

test("the timeline is as wide as the page, and says what it leaves out", async () => {
  const { url, show } = await openDashboard();
  const at = (minutes: number) => ({ kind: "at", at: now.add({ minutes }) }) as const;
  const services = Array.from({ length: 62 }, (_, index) =>
    serviceView(`service-${index}`, {
      times: {
        planned: at(index),
        start: at(index),
        end: at(index + 10),
        usual: null,
        isOverdue: false,
      },
    }),
  );
  await show(1, { services, timeline: [{ at: now, kind: "said", service: null, text: say`x` }] });
  const page = await read(`${url}/releases/acme/releases/1`);
  const [bars = ""] = /<ol class="bars">[\s\S]*?<\/ol>/.exec(page) ?? [];
  expect(bars.match(/<li /g)).toHaveLength(60);
  expect(page).toContain("The 2 services that start last aren't shown.");
  for (const [, x = "", width = ""] of bars.matchAll(
    /<rect x="([\d.]+)%" y="2" width="([\d.]+)%"/g,
  ))
    expect(Number(x) + Number(width)).toBeLessThanOrEqual(100.01);
});
