import * as fc from "fast-check";
import { expect, test } from "vitest";
import { whole } from "../../src/model/listing.ts";
import { releaseKey } from "../../src/model/ids.ts";
import { releaseMark } from "../../src/model/marks/marks.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { renderServiceNotes, renderTrainNotes } from "../../src/render/notes.ts";
import { notedPull, serviceNotes, trainNotes } from "../support/notes.ts";
import { homeId } from "../support/train.ts";
import { commitAsCode, page } from "./reading.ts";

const release = releaseKey(homeId, 12);

/** What would notify, link, end a list or fold, make a heading or a table, or turn the text around. */
const attacks = [
  "@sarah @acme/infra",
  "#12 GH-12 acme/api#12",
  "</details></summary><h1>x</h1>",
  "<!-- release-train:release 900#12 api -->",
  "<script>alert(1)</script><img src=x onerror=y>",
  "\n\n## Heading\n\n- item\n",
  "\n\n| a | b |\n| - | - |\n",
  "\n```\n",
  "~~~",
  "![x](https://evil.test/y.png) [x](javascript:alert(1))",
  "https://evil.test www.evil.test",
  "\u202E\u2066\u200B\u0000\u001B[31m",
  ":tada: $x$ `code` **b** _i_ \\ &lt; &#64;sarah",
  "1. one",
  "---",
  "0123456789abcdef0123456789abcdef01234567",
  "x".repeat(10_000),
  "]".repeat(2_000),
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: "grapheme", maxLength: 20 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(""));

const hostilePull = fc.record({
  title: hostile,
  author: hostile,
  body: fc.oneof(
    hostile,
    hostile.map((text) => `\`\`\`release-note\n${text}\n\`\`\``),
    hostile.map((text) => `BEGIN_COMMIT_OVERRIDE\nfeat: ${text}\nEND_COMMIT_OVERRIDE`),
    hostile.map((text) => `Bump ${text} from 1.0 to 2.0\n\ncloses #7 ${text}`),
  ),
  labels: fc.array(fc.constantFrom("dependencies", "security", "bug"), { maxLength: 1 }),
  isFirst: fc.boolean(),
});

const hostilePulls = fc.array(hostilePull, { minLength: 1, maxLength: 4 });

/** Everything of the page that GitHub would make something of. */
function expectCalm(markdown: string, headings: readonly string[]): void {
  const html = page(markdown).replaceAll(commitAsCode, "$1");
  // Of our own Markdown, which micromark shows as text: HTML of the fold and our marks.
  const bare = html.replaceAll(/&lt;(\/?(?:details|summary|strong))&gt;/g, "");
  expect([...html.matchAll(/<h\d>(.*?)<\/h\d>/g)].map(([, title]) => title)).toEqual(headings);
  expect(html).not.toMatch(/<(?:table|pre|code|img|hr|ol|blockquote|em|input)\b/);
  for (const [, url = ""] of html.matchAll(/href="([^"]*)"/g))
    expect(url).toMatch(/^https:\/\/github\.com\/acme\//);
  // Words outside of links: no mention, reference or address is left whole.
  const words = bare.replaceAll(/<a [^>]*>.*?<\/a>/g, "").replaceAll(/<[^>]*>/g, "");
  const own = words.replaceAll(/&lt;!-- release-train:release \S+ \w+ --&gt;/g, "");
  expect(own).not.toMatch(/@[a-z0-9]/i);
  expect(own).not.toMatch(/#\d/);
  expect(own).not.toMatch(/\bwww\.|:\/\//i);
  expect(own).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length);
}

test("threat 58: whatever people write, notes stay what they are", () => {
  fc.assert(
    fc.property(hostilePulls, hostile, hostile, (pulls, name, words) => {
      const noted = pulls.map((over, index) => notedPull(index + 1, over));
      const url = "https://github.com/acme/api/issues/7";
      const knownIssues = whole([{ number: 7, title: words, url }]);
      const notes = [serviceNotes("api", { name, pulls: noted, knownIssues })];
      const service = renderServiceNotes(notes, release, defaultNotes).body;
      // Each sentence of it that cites one is in the notes.
      const highlights = [`${words} (#1).`, `#1 ${words}`];
      const train = renderTrainNotes(
        trainNotes(notes, { highlights, knownIssues, sbomLacks: words }),
        release,
      ).body;
      for (const [text, part] of [
        [service, "api"],
        [train, "train"],
      ] as const) {
        const mark = releaseMark(release, part);
        expect(text.endsWith(mark)).toBe(true);
        expect(text.indexOf("<!--")).toBe(text.length - mark.length);
        expect(text.length).toBeLessThan(125_000);
        const headings = [...text.matchAll(/^### (.*)$/gm)].map(([, title = ""]) => title);
        const known = [
          ...defaultNotes.categories.map(({ title }) => title),
          "Other changes",
          "Highlights",
          "Known issues",
          "Services",
          "New contributors",
        ];
        expect(known).toEqual(expect.arrayContaining(headings));
        expectCalm(text, headings);
      }
    }),
    { numRuns: 300 },
  );
});
