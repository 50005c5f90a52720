import { describe, expect, it } from "vitest";
import type { ReleaseState } from "../../src/model/release/release.ts";
import { serviceId } from "../../src/model/ids.ts";
import { say } from "../../src/model/view/text.ts";
import type { ServiceState } from "../../src/model/view/view.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { notedPull, serviceNotes } from "../support/notes.ts";
import { serviceView } from "../render/views.ts";
import { now, openDashboard } from "../web/dashboard/show.ts";
import { expectNoSideScroll, faultsOf, focused, hasBrowser, useBrowser } from "./browser.ts";

const phone = { viewport: { width: 390, height: 800 } };

const states: Readonly<Record<ReleaseState, ServiceState>> = {
  planning: "waiting",
  ready: "waiting",
  go: "waiting",
  "rolling out": "deploying",
  "on hold": "failed",
  verifying: "proving",
  complete: "live",
  "rolling back": "rolling back",
  "rolled back": "rolled back",
  "no-go": "waiting",
  aborted: "not shipped",
};

const viewIn = (state: ReleaseState) => ({
  state,
  sentence: say`${{ kind: "mention", name: "sarah" }} says what happens next.`,
  services: [
    serviceView("api", { state: "live", duration: Temporal.Duration.from({ minutes: 8 }) }),
    serviceView("web", {
      state: states[state],
      says: "rolling update 3/5 pods",
      dependsOn: [serviceId("api")],
      readiness: "blocked",
    }),
  ],
  notes: {
    rules: defaultNotes,
    highlights: [],
    services: [
      {
        notes: serviceNotes("web", { pulls: [notedPull(1, { title: "feat: cart" })] }),
        owner: "acme/frontend",
        unexplained: new Set<number>(),
      },
    ],
  },
  rehearsal: say`Rollback tested in staging`,
  wayBack: [say`Web to 1.7.0`],
  freezes: [
    {
      from: Temporal.PlainDate.from("2026-12-20"),
      to: Temporal.PlainDate.from("2027-01-03"),
      reason: "Holidays",
    },
  ],
  timeline: [
    { at: now, kind: "said", service: null, text: say`sarah opened the release` },
  ] as const,
});

describe.skipIf(!hasBrowser)("the dashboard in a browser", () => {
  const browser = useBrowser();
  const open = (options?: Parameters<typeof browser.open>[0]) => browser.open(options);

  it("has no fault for anybody in any state, light on a desk or dark on a phone", async () => {
    const { url, show } = await openDashboard();
    const desk = await open();
    const hand = await open({ colorScheme: "dark", ...phone });
    for (const [index, state] of (Object.keys(states) as ReleaseState[]).entries()) {
      await show(1, viewIn(state));
      const { page } = index % 2 === 0 ? desk : hand;
      await page.goto(`${url}/releases/acme/releases/1`);
      expect([state, ...(await faultsOf(page))]).toEqual([state]);
      await expectNoSideScroll(page);
    }
    for (const { page, trouble } of [desk, hand]) {
      for (const path of ["/", "/trains/acme/releases"]) {
        await page.goto(`${url}${path}`);
        expect([path, ...(await faultsOf(page))]).toEqual([path]);
        await expectNoSideScroll(page);
      }
      expect(trouble).toEqual([]);
    }
  }, 360_000);

  it("follows the release without being loaded again, and leaves open what is open", async () => {
    const { url, show } = await openDashboard();
    await show(1, viewIn("planning"));
    const { page, trouble } = await open();
    const { page: other } = await open();
    for (const one of [page, other]) await one.goto(`${url}/releases/acme/releases/1`);
    await page.evaluate("document.body.dataset.kept = 'yes'");
    await page.click("summary >> text=Gates");
    await show(1, viewIn("rolling out"));
    for (const one of [page, other]) await one.waitForSelector("h1 >> text=Rolling out");
    expect(await page.getAttribute("body", "data-kept")).toBe("yes");
    expect(await page.locator("details[open]").count()).toBe(1);
    expect(await page.title()).toContain("rolling out");
    expect(trouble).toEqual([]);
  });

  it("is read without scripts", async () => {
    const { url, show } = await openDashboard();
    await show(1, viewIn("on hold"));
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto(url);
    await page.click("text=storefront 2.5.0");
    expect(await page.textContent("h1")).toContain("On hold");
    await page.fill("input[name=q]", "web");
    await page.press("input[name=q]", "Enter");
    expect(await page.locator("tbody tr").count()).toBe(1);
  });

  it("is used by keyboard alone", async () => {
    const { url, show } = await openDashboard();
    await show(1, viewIn("planning"));
    const { page } = await open();
    await page.goto(url);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the content");
    for (let steps = 0; steps < 10; steps += 1) {
      await page.keyboard.press("Tab");
      if ((await focused(page)) === "storefront 2.5.0") break;
    }
    await page.keyboard.press("Enter");
    await page.waitForSelector("h1 >> text=storefront 2.5.0");
  });
});
