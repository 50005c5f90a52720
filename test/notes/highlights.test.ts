import { expect, test } from "vitest";
import { wordsOf } from "../../src/model/view/text.ts";
import { judgeHighlights } from "../../src/notes/highlights.ts";
import { notedPull, serviceNotes } from "../support/notes.ts";

const pullIn = (repo: string, number: number) =>
  notedPull(number, { url: `https://github.com/acme/${repo}/pull/${number}` });
const services = [
  serviceNotes("api", { pulls: [pullIn("api", 12), pullIn("api", 13)] }),
  serviceNotes("web", { pulls: [pullIn("web", 13)] }),
  serviceNotes("safe", { isHidden: true, pulls: [pullIn("safe", 99)] }),
];
const judged = (...lines: readonly string[]) => judgeHighlights(lines, services);

test("a sentence is kept when it cites a pull request of the release, as a link", () => {
  const { kept, left } = judged("- Carts keep their content (#12), and Acme/API#13 counts them.");
  expect(left).toEqual([]);
  expect(kept).toEqual([
    [
      { kind: "plain", text: "Carts keep their content (" },
      { kind: "link", text: "#12", url: "https://github.com/acme/api/pull/12" },
      { kind: "plain", text: "), and " },
      { kind: "link", text: "Acme/API#13", url: "https://github.com/acme/api/pull/13" },
      { kind: "plain", text: " counts them." },
    ],
  ]);
});

test.each([
  ["cites nothing", "It is much faster now."],
  ["cites what isn't in the release", "Faster, see #14."],
  ["cites one that is and one that isn't", "Faster (#12) and smaller (#14)."],
  ["cites a number that two repositories have", "Faster, see #13."],
  ["cites another repository's", "Faster, see other/api#12."],
  ["cites what readers may not know of", "Safer, see acme/safe#99."],
  ["only looks like it", "Color a#12 and page/12#x and #12th."],
])("one that %s is left, with its words: %s", (_, sentence) => {
  expect(judged(sentence)).toEqual({ kept: [], left: [sentence] });
});

test("each sentence is judged by itself, in its order", () => {
  const { kept, left } = judged(
    "Carts are kept for a week (#12). Everybody loves it! See https://github.com/acme/web/pull/13 for v2.5.0.",
    "1. Nothing else.",
    "See #12. and it is safe, too.",
    "Some things, e.g. carts, are faster (#12).",
  );
  expect(kept.map(wordsOf)).toEqual([
    "Carts are kept for a week (#12).",
    "See #13 for v2.5.0.",
    "See #12.",
    "Some things, e.g. carts, are faster (#12).",
  ]);
  expect(left).toEqual(["Everybody loves it!", "Nothing else.", "and it is safe, too."]);
});

test("very much is cut to what people read, and takes no longer than its length", () => {
  const many = judged(...Array.from({ length: 500 }, () => "See #12."));
  expect(many.kept).toHaveLength(50);
  expect(judged("acme/".repeat(5_000) + "#12", "#".repeat(50_000)).kept).toEqual([]);
});
