import * as fc from "fast-check";
import { expect, test } from "vitest";
import { code, link, mention, plain, say, strong, type Span } from "../../src/model/view/text.ts";
import { cleanText } from "../../src/render/clean-text.ts";
import { linkToMarkdown, plainToMarkdown, toMarkdown } from "../../src/render/markdown.ts";
import { commitAsCode, decode, githubReferences, page } from "./reading.ts";

const hostile = [
  "@sarah and @acme/infra, cc me@example.com",
  "fixes #12, GH-12, acme/api#12, GHSA-1234, CVE-2026-1234",
  "0123456789abcdef0123456789abcdef01234567 and abcdef1",
  "acme/api@abcdef1",
  "https://evil.example/x www.evil.example ftp://x.y xmpp:a@b.c mailto:a@b.c",
  "![tracker](https://evil.example/p.png) [click](javascript:alert(1))",
  "[a]: https://evil.example",
  "<img src=x onerror=alert(1)> </details> <!-- release-train:end --> -->",
  "a | b || c \\| d \\",
  "`code` ``x` $e=mc^2$ $`x`$ :tada: :+1:",
  "**bold** _it_ __x__ *a* ~~s~~ ~t~ snake_case _a",
  "# heading",
  "- item",
  "+ item",
  "1. item",
  "2) item",
  "> quote",
  "===",
  "---",
  "***",
  "```js",
  "[ ] box",
  "[x] box",
  "[^1]: note",
  "&copy; &amp; &#64;sarah &",
  "line one\nline two\r\n\r\n# three",
  "\u202Egnp.exe\u200B\u2066x\u0000\u001B[31m\uFEFF\u{E0041}",
  "wow!",
  "1.8.0",
  "",
  "   ",
];

test.for(hostile.map((text) => [text] as const))("shows as it is: %j", ([text]) => {
  const shown = cleanText(text).trim();
  expect(shownText(plainToMarkdown(text))).toBe(shown === "" ? "" : `<p>${shown}</p>`);
});

test("what the source of such text looks like", () => {
  expect(hostile.map((text) => plainToMarkdown(text)).join("\n")).toMatchInlineSnapshot(`
    "@&#8203;sarah and @&#8203;acme/infra, cc me@&#8203;example.com
    fixes #&#8203;12, GH-&#8203;12, acme/api#&#8203;12, GHSA-&#8203;1234, CVE-&#8203;2026-1234
    \`0123456789abcdef0123456789abcdef01234567\` and \`abcdef1\`
    acme/api@&#8203;\`abcdef1\`
    https:&#8203;//evil.example/x www&#8203;.evil.example ftp:&#8203;//x.y xmpp:a@&#8203;b.c mailto:a@&#8203;b.c
    !\\[tracker\\](https:&#8203;//evil.example/p.png) \\[click\\](javascript:alert(1))
    \\[a\\]: https:&#8203;//evil.example
    &lt;img src=x onerror=alert(1)&gt; &lt;/details&gt; &lt;!-- release-train:end --&gt; --&gt;
    a &#124; b &#124;&#124; c &#92;&#124; d &#92;
    \\\`code\\\` \\\`\\\`x\\\` &#36;e=mc^2&#36; &#36;\\\`x\\\`&#36; :&#8203;tada: :&#8203;+1:
    \\*\\*bold\\*\\* \\_it\\_ \\_\\_x\\_\\_ \\*a\\* \\~\\~s\\~\\~ \\~t\\~ snake_case \\_a
    \\# heading
    \\- item
    \\+ item
    1\\. item
    2\\) item
    &gt; quote
    \\===
    \\---
    \\*\\*\\*
    \\\`\\\`\\\`js
    \\[ \\] box
    \\[x\\] box
    \\[^1\\]: note
    &amp;copy; &amp;amp; &amp;#&#8203;64;sarah &amp;
    line one line two \\# three
    gnp.exex \\[31m
    wow\\!
    1.8.0

    "
  `);
});

test("words that need no escape keep their source", () => {
  const calm =
    'auth-service 1.8.0: 3 of 5 (60 %), snake_case, 14:00 UTC, R & D, it\'s "so"; v2.5.0/x.';
  expect(plainToMarkdown(calm)).toBe(calm);
});

test("what is too long ends with an ellipsis", () => {
  expect(plainToMarkdown("abcdef", 6)).toBe("abcdef");
  expect(plainToMarkdown("abcdefg", 6)).toBe("abcde…");
  expect(plainToMarkdown("abcd😀fg", 6)).toBe("abcd…");
  expect(plainToMarkdown("[[[[[[[", 3)).toBe("\\[\\[…");
});

test("a text with each kind of span", () => {
  const text = say`Held by ${mention("sarah")} of ${mention("acme/infra")}: ${"@tom #1"} ${strong("API")} ${strong("(x)")} ${code("/go")} ${code("a|b")} ${link("#12", "https://github.com/a/b/pull/12")} ${link("x", "javascript:alert(1)")} ${mention("not a login")}`;
  expect(toMarkdown(text)).toMatchInlineSnapshot(
    `"Held by @sarah of @acme/infra: @&#8203;tom #&#8203;1 **API** <strong>(x)</strong> \`/go\` <code>a&#124;b</code> [#12](https://github.com/a/b/pull/12) x not a login"`,
  );
  expect(toMarkdown([strong("a"), strong("b")])).toBe("**ab**");
  expect(toMarkdown([plain("@"), plain("sarah"), plain("!"), link("x", "https://a.b")])).toBe(
    "@&#8203;sarah\\![x](https://a.b/)",
  );
});

test("links keep the number or the commit that they are about", () => {
  expect(linkToMarkdown("#12", "https://a.b/12")).toBe("[#12](https://a.b/12)");
  expect(linkToMarkdown("abcdef1234", "https://a.b")).toBe("[abcdef1234](https://a.b/)");
  expect(linkToMarkdown("a](b) @c", "https://a.b/(x) <y>|z?q=1&r=2#f")).toMatchInlineSnapshot(
    `"[a\\](b) @&#8203;c](https://a.b/%28x%29%20%3Cy%3E%7Cz?q=1&amp;r=2#f)"`,
  );
});

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."@#:/\\`*_~[]()<>|!&;$-+=.\"' \n\t\r0179afgAFGw".split("")),
      fc.constantFrom(
        "http",
        "https://",
        "www.",
        "GH-",
        "&#8203;",
        "<!--",
        "-->",
        "abcdef0",
        "x.y",
      ),
      fc.constantFrom("```", "1. ", "@sarah", "#12", ":tada:", "\u200B", "\u202E", "\u2028"),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

test("threat 58: property: any text shows as itself, in a paragraph, a list, a cell and a link", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const shown = cleanText(text).trim();
      const markdown = plainToMarkdown(text);
      expect(markdown).not.toMatch(/[\n\r]|<!--|-->/);
      const blank = shown === "";
      expect(shownText(markdown)).toBe(blank ? "" : `<p>${shown}</p>`);
      expect(shownText(`- x ${markdown}`)).toBe(`<ul>\n<li>${`x ${shown}`.trim()}</li>\n</ul>`);
      const cells = shownText(`| a | b |\n| - | - |\n| ${markdown} | z |`);
      expect(cells).toContain(`<td>${shown}</td>\n<td>z</td>`);
      const linked = shownText(linkToMarkdown(text, "https://a.b/"));
      expect(linked).toBe(blank ? "" : `<p><a href="https://a.b/">${shown}</a></p>`);
      for (const reference of githubReferences) {
        expect(decode(page(markdown).replaceAll(commitAsCode, ""))).not.toMatch(reference);
      }
    }),
    { numRuns: 300 },
  );
});

const spans: fc.Arbitrary<Span> = fc.oneof(
  nasty.map(plain),
  nasty.map(strong),
  nasty.map(code),
  nasty.map((text) => link(text, "https://a.b/")),
);

test("property: spans side by side make nothing that none of them is", () => {
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 5 }), (text) => {
      const markdown = toMarkdown(text);
      expect(markdown).not.toMatch(/[\n\r]|<!--|-->/);
      const html = page(markdown);
      const tags = new Set([...html.matchAll(/<\/?(\w+)/g)].map((match) => match[1]));
      for (const tag of tags) expect(["p", "a", "code", "strong"]).toContain(tag);
      for (const [, address] of html.matchAll(/href="([^"]*)"/g)) {
        expect(address).toBe("https://a.b/");
      }
      const said = text.map((span) => cleanText("text" in span ? span.text : "").trim()).join("");
      expect(bare(html)).toBe(said.replaceAll(/\s/g, ""));
    }),
    { numRuns: 300 },
  );
});

test("property: an address never ends its link or leaves the web", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        nasty,
        fc.webUrl(),
        nasty.map((text) => `https://a.b/${text}`),
      ),
      (url) => {
        const html = page(`| a |\n| - |\n| ${linkToMarkdown("x", url)} |`);
        expect(html).toMatch(/<td>(x|<a href="https?:\/\/[^"]*">x<\/a>)<\/td>/);
      },
    ),
    { numRuns: 300 },
  );
});

/** The page without the gaps that nobody sees, and with commits as words. */
const shownText = (markdown: string): string =>
  decode(page(markdown).replaceAll(commitAsCode, "$1")).replaceAll("\u200B", "");

/** The words of a page alone. Raw `<code>` and `<strong>` are tags on GitHub, though text to the parser here. */
const bare = (html: string): string =>
  decode(html.replaceAll(/<\/?(p|a|code|strong)\b[^>]*>|&lt;\/?(code|strong)&gt;/g, "")).replaceAll(
    /[\s\u200B]/g,
    "",
  );
