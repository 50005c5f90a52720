/** The tracking issue as people see it, on a desk and on a phone: in each state, and of a whole happy release. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { readRecordMark } from "../../src/model/marks/marks.ts";
import { releaseStates } from "../../src/model/release/release.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { capital } from "../../src/text/capital.ts";
import { everyState } from "../support/every-state.ts";
import { storefront } from "../../src/simulator/storefront.ts";
import { startStory, type Story } from "../support/story.ts";
import { giveGo } from "../support/story-go.ts";
import { expectNoSideScroll, hasBrowser, useBrowser } from "./browser.ts";
import { issuePage, type ShownComment } from "./issue-page.ts";

const screens = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

type Screen = keyof typeof screens;

/** Pictures are kept where this says, to be looked at: `PICTURES=docs/pictures`. */
const folder = process.env["PICTURES"];

async function keep(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

const heightOf = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollHeight");

/** The tracking issue with all that was said on it, as it stands. */
function shownIn(story: Story): string {
  const tracking = story.people.tracking();
  const comments = [...story.fleet.trainRepository.comments.values()]
    .filter(({ issue }) => issue === tracking.number)
    .map(({ author, body, minimized }): ShownComment => ({
      author: author.login,
      body,
      isMinimised: minimized,
    }));
  return issuePage(tracking.title, [{ author: "release-train", body: tracking.body }, ...comments]);
}

describe.skipIf(!hasBrowser)("the tracking issue in a browser", () => {
  const browser = useBrowser();

  it.each(Object.keys(screens) as Screen[])(
    "says in its first screen where the release stands, on a %s",
    async (screen) => {
      const viewport = screens[screen];
      const { page, trouble } = await browser.open({ viewport });
      for (const state of releaseStates) {
        const { view } = decide(everyState[state]);
        if (!view) throw new Error(`${state} has no view`);
        const body = renderIssue(view, { room: 65_000 });
        await page.setContent(issuePage("Release 2.5.0", [{ author: "sarah", body }]));
        await expectNoSideScroll(page);
        const alert = page.locator("blockquote p >> nth=1");
        expect(await alert.textContent()).toMatch(new RegExp(`^${capital(state)}: `));
        for (const part of [
          alert,
          page.locator("th >> nth=0"),
          page.locator("b, strong >> nth=0"),
        ]) {
          const box = await part.boundingBox();
          expect([state, (box?.y ?? Infinity) < viewport.height]).toEqual([state, true]);
        }
        // What waits is shown by its shape alone, and folded parts stay folded.
        expect(await page.locator("details[open]").count()).toBe(0);
        await keep(page, `${screen}-${state.replaceAll(" ", "-")}`);
      }
      expect(trouble).toEqual([]);
    },
  );

  it("shows a whole happy release on four screens of a desk and six of a phone", async () => {
    await using story = await startStory({ fleet: storefront });
    const { people } = story;
    await giveGo(story);
    await story.reach("complete");
    await story.pass({ minutes: 10 });
    const html = shownIn(story);
    expect(html).toContain("All services are live");
    for (const { plan } of story.fleet.sites) {
      expect(people.tracking().body).toContain(`- **${plan.name}**\n  - ✅ pull requests`);
    }
    expect(story.record() && readRecordMark(story.record()?.body ?? "")).toBeDefined();
    const most = { desk: 4, phone: 6 };
    for (const screen of Object.keys(screens) as Screen[]) {
      const viewport = screens[screen];
      const { page } = await browser.open({ viewport });
      await page.setContent(html);
      await expectNoSideScroll(page);
      const height = await heightOf(page);

      if (folder !== undefined)
        process.stdout.write(`${screen}: ${height / viewport.height} screens\n`);
      expect(height).toBeLessThanOrEqual(most[screen] * viewport.height);
    }
  });
});
