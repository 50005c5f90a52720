import * as fc from "fast-check";
import { expect, it } from "vitest";
import { serviceId } from "../../../src/model/ids.ts";
import { code, link, plain } from "../../../src/model/view/text.ts";
import { serviceView } from "../../render/views.ts";
import { openDashboard } from "./show.ts";

const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  "</title></style></textarea>",
  "<!-- ",
  "]]>",
  "&lt;b&gt; &#60;b&#62; &amp;",
  "{{constructor}} {{{x}}}",
  "javascript:alert(1)",
  "\u0000\u001B[31m\u202E\u200B\uD800",
  "x".repeat(5_000),
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: "binary", maxLength: 20 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => `x${parts.join("")}`);

/** A release in which people wrote this wherever they can. */
const written = (name: string, words: string, address: string) => ({
  train: name,
  version: words,
  sentence: [plain(words), code(words), link(words, address)],
  problems: [[plain(words)]],
  services: [
    serviceView("api", { name: words, version: name, owner: words, repoUrl: address }),
    serviceView("web", { name, dependsOn: [serviceId("api")] }),
  ],
});

/** The tags of a page with the names of their attributes, and where it leads. */
function bonesOf(page: string) {
  const tags = [...page.matchAll(/<[^<>]*>/g)].map(([tag]) => tag);
  const names = tags.map((tag) => tag.replaceAll(/="[^"]*"/g, ""));
  const addresses = tags.flatMap((tag) =>
    [...tag.matchAll(/ (?:href|src|action)="([^"]*)"/g)].map(([, url = ""]) => url),
  );
  return { names, addresses };
}

it("threat 63: whatever people write, a page has the same tags, and leads to no other places", async () => {
  const { url, show } = await openDashboard();
  const paths = ["/", "/releases/acme/releases/1", "/trains/acme/releases"];
  const seen = async (...of: Parameters<typeof written>) => {
    await show(1, written(...of));
    return Promise.all(paths.map(async (path) => bonesOf(await (await fetch(url + path)).text())));
  };
  const expected = await seen("x", "x", "ftp://x");
  expect(expected.every(({ names }) => names.length > 20)).toBe(true);
  await fc.assert(
    fc.asyncProperty(text, text, text, async (name, words, address) => {
      const pages = await seen(name, words, address);
      expect(pages.map(({ names }) => names)).toEqual(expected.map(({ names }) => names));
      const places = pages.flatMap(({ addresses }) => addresses);
      expect(places.filter((place) => !/^(?:\/|#|\?|https:\/\/github\.com\/)/.test(place))).toEqual(
        [],
      );
    }),
    { numRuns: 60 },
  );
});
