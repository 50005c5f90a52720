import { expect, test } from "vitest";
import { linkWords } from "../../src/text/link-words.ts";
import { toMarkdown } from "../../src/render/markdown.ts";

const url = "https://a.b/x";

test("the words that a link is about become the link", () => {
  const links = [
    { text: "#1", url },
    { text: "#12", url: "https://a.b/12" },
    { text: "absent", url },
  ];
  expect(toMarkdown(linkWords("#12 is open; #1 is a draft", links))).toBe(
    "[#12](https://a.b/12) is open; [#1](https://a.b/x) is a draft",
  );
});

test("a part of a word is no word", () => {
  const links = [{ text: "api", url }];
  expect(toMarkdown(linkWords("api-gateway, rapid, my_api and api", links))).toBe(
    "api-gateway, rapid, my_api and [api](https://a.b/x)",
  );
});

test("no links, no words", () => {
  expect(linkWords("", [{ text: "", url }])).toEqual([]);
  expect(toMarkdown(linkWords("a", [{ text: "", url }]))).toBe("a");
});
