/** The page of a train with its history and figures, on a desk and on a phone. */
import { mkdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { EndedDeployment } from "../../src/model/view/seen-on-github.ts";
import { say } from "../../src/model/view/text.ts";
import { serviceView } from "../render/views.ts";
import { now, openDashboard } from "../web/dashboard/show.ts";
import { expectNoSideScroll, faultsOf, hasBrowser, useBrowser } from "./browser.ts";

/** Pictures are kept where this says, to be looked at: `PICTURES=docs/pictures`. */
const folder = process.env["PICTURES"];

const hour = 3_600;

/** One release in two weeks; of every third the web service fails first, and is deployed again. */
function endedIn(week: number): readonly EndedDeployment[] {
  const at = now.subtract({ hours: 24 * 7 * week });
  const one = (id: number, service: string, isGood: boolean, attempt = 1): EndedDeployment => ({
    id: week * 10 + id,
    service,
    kind: "deploy",
    attempt,
    at: at.add({ minutes: 10 * id }).toString(),
    isGood,
    leadSeconds: isGood ? [(20 + 3 * week) * hour, 30 * hour] : [],
  });
  const failed = week % 6 === 0 ? [one(2, "web", false)] : [];
  return [one(1, "api", true), ...failed, one(3, "web", true, failed.length + 1)];
}

describe.skipIf(!hasBrowser)("the page of a train", () => {
  const browser = useBrowser();

  it.each([
    ["desk", { viewport: { width: 1280, height: 900 } }],
    ["phone", { viewport: { width: 390, height: 800 } }],
  ])("on a %s", async (screen, options) => {
    const { url, show } = await openDashboard();
    for (let week = 10; week >= 0; week -= 2) {
      const isOver = week > 0;
      const state = isOver ? "live" : "waiting";
      await show(20 - week, {
        version: `2.${10 - week / 2}.0`,
        state: isOver ? "complete" : "go",
        sentence: isOver ? say`all 2 services are live.` : say`decided by sarah; departs at 14:00.`,
        actors: [],
        services: ["api", "web"].map((id) => serviceView(id, { state })),
        ended: isOver ? endedIn(week) : [],
      });
    }
    const { page } = await browser.open(options);
    await page.goto(`${url}/trains/acme/releases`);
    expect(await faultsOf(page)).toEqual([]);
    await expectNoSideScroll(page);
    const text = await page.textContent("main");
    for (const words of ["Change lead time", "Deployment frequency", "All services"]) {
      expect(text).toContain(words);
    }
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: `${folder}/train-${screen}.png`, fullPage: true });
    }
  });
});
