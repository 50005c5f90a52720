import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

const paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const found = paths.find((path) => existsSync(path));

/** Whether there is a browser; `.ci/run` installs one where it can. */
export const hasBrowser = found !== undefined;

/** A browser for the tests of one file. `open` answers a page in a context of its own, with what went wrong in it. */
export function useBrowser(): {
  open(
    options?: BrowserContextOptions,
  ): Promise<{ readonly page: Page; readonly trouble: readonly string[] }>;
} {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (found === undefined) return;
    browser = await chromium.launch({
      executablePath: found,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  }, 60_000);
  afterAll(async () => browser?.close());
  return {
    async open(options = {}) {
      if (!browser) throw new Error("There is no browser");
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const trouble: string[] = [];
      // Violations of the content security policy are told on the console.
      page.on("console", (message) => {
        if (message.type() === "error") trouble.push(message.text());
      });
      page.on("pageerror", (error) => trouble.push(error.message));
      return { page, trouble };
    },
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds wrong with a page for people who don't see it, or use no mouse. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  // Beside the page's own policy, which lets no script of others in.
  await page.evaluate(axe);
  return page.evaluate<readonly string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`,
  );
}

/** Whether the page is wider than its window. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(beyond).toBeLessThanOrEqual(0);
}

/** The words of what has the focus. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>("document.activeElement.textContent");
