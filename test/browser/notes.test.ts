/** Release notes as GitHub shows them, on a desk and on a phone: of a service, of the train, and what became of them. */
import { mkdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { digest, releaseKey } from "../../src/model/ids.ts";
import { whole } from "../../src/model/listing.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { say, strong } from "../../src/model/view/text.ts";
import { amendedNotes } from "../../src/render/amended-notes.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { renderServiceNotes, renderTrainNotes } from "../../src/render/notes.ts";
import { planningView } from "../render/views.ts";
import { notedPull, serviceNotes, trainNotes } from "../support/notes.ts";
import { homeId } from "../support/train.ts";
import { expectNoSideScroll, hasBrowser, useBrowser } from "./browser.ts";
import { issuePage } from "./issue-page.ts";

/** Pictures are kept where this says, to be looked at: `PICTURES=docs/pictures`. */
const folder = process.env["PICTURES"];

const pulls = [
  notedPull(1, { title: "feat!: sessions end after a day", author: "ina", isFirst: true }),
  notedPull(2, { title: "feat: refunds in two currencies", author: "bob", body: "Closes #7" }),
  notedPull(3, { title: "fix: the cart keeps its content", author: "sue" }),
  notedPull(4, {
    title: "Bump lodash from 4.17.20 to 4.17.21",
    author: "dependabot",
    isBot: true,
  }),
  notedPull(5, { title: "Fix CVE-2026-12345 in the parser", author: "sue" }),
];
const url = "https://github.com/acme/api/issues/31";
const api = serviceNotes("api", {
  name: "API Gateway",
  pulls,
  knownIssues: whole([{ number: 31, title: "Refunds of gift cards are shown twice", url }]),
});
const web = serviceNotes("web", { name: "Web", pulls: [notedPull(9)], previous: null });
const release = releaseKey(homeId, 12);

const train = renderTrainNotes(
  trainNotes([api, web, serviceNotes("billing", { isHidden: true, pulls: [notedPull(3)] })], {
    digest: digest("1a2b".padEnd(64, "0")),
    highlights: ["Refunds work in two currencies (#2)."],
    takenBack: [{ service: "Mail", version: "2.0.0" }],
    knownIssues: whole([]),
  }),
  release,
).body;
const what = say`${strong("Rolled back:")} API Gateway 1.8.0. Decided by sarah at 2026-03-19 15:10 UTC: errors rise.`;

/** In the issue, unfolded, with what people wrote and what teams should fix. */
const draft = renderIssue(
  planningView({
    notes: {
      rules: defaultNotes,
      highlights: ["Refunds work in two currencies (#2).", "Everything is faster."],
      services: [
        { notes: api, owner: "acme/infra", unexplained: new Set([1]) },
        { notes: web, owner: "acme/frontend", unexplained: new Set() },
      ],
    },
  }),
  { room: 60_000 },
).replace("<details><summary>Draft", "<details open><summary>Draft");

const texts = {
  draft,
  service: renderServiceNotes([api], release, defaultNotes).body,
  train,
  amended: amendedNotes(train, what, "<!-- amended -->"),
};

describe.skipIf(!hasBrowser)("notes as GitHub shows them", () => {
  const browser = useBrowser();

  it.each(Object.entries(texts))("%s", async (name, text) => {
    for (const [screen, width] of [
      ["desk", 1280],
      ["phone", 390],
    ] as const) {
      const { page } = await browser.open({ viewport: { width, height: 900 } });
      await page.setContent(issuePage("v2.5.0", [{ author: "release-train", body: text }]));
      await expectNoSideScroll(page);
      const headings = await page.locator("h3, h4, h5, strong").allTextContents();
      const wanted = ["Breaking changes", "Fixes", ...(name === "draft" ? [] : ["Known issues"])];
      expect(headings.map((one) => one.replace(/:$/, ""))).toEqual(expect.arrayContaining(wanted));
      expect(await page.locator("blockquote.caution").count()).toBe(name === "amended" ? 1 : 0);
      if (folder !== undefined) {
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: `${folder}/notes-${name}-${screen}.png`, fullPage: true });
      }
    }
  });
});
