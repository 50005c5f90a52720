import * as fc from "fast-check";
import { expect, test } from "vitest";
import { issueBegin, issueEnd } from "../../src/model/marks/marks.ts";
import { outsideRegion, outsideSections, replaceRegion } from "../../src/model/marks/region.ts";

const ours = (managed: string): string => `${issueBegin}\n${managed}\n${issueEnd}`;

test("a body without the app's part gets it at the end, after a blank line", () => {
  expect(replaceRegion("", "x")).toBe(ours("x"));
  expect(replaceRegion("plan", "x")).toBe(`plan\n\n${ours("x")}`);
  expect(replaceRegion("plan\n", "x")).toBe(`plan\n\n${ours("x")}`);
  expect(replaceRegion("plan\r\n\r\n", "x")).toBe(`plan\r\n\r\n${ours("x")}`);
});

test("only the app's part is exchanged", () => {
  const body = `a  \r\n\ttail \u{1F600}${ours("old $& $1")} b\r\n`;
  expect(replaceRegion(body, "new $& $1")).toBe(
    `a  \r\n\ttail \u{1F600}${ours("new $& $1")} b\r\n`,
  );
  expect(outsideRegion(body)).toBe("a  \r\n\ttail \u{1F600} b\r\n");
});

test("a mark without a partner belongs to the text of people", () => {
  const begun = `a ${issueBegin} b`;
  expect(outsideRegion(begun)).toBe(begun);
  expect(replaceRegion(begun, "x")).toBe(`${begun}\n\n${ours("x")}`);
  const ended = `a ${issueEnd} b`;
  expect(replaceRegion(ended, "x")).toBe(`${ended}\n\n${ours("x")}`);
  const turned = `a ${issueEnd} b ${issueBegin} c`;
  expect(replaceRegion(turned, "x")).toBe(`${turned}\n\n${ours("x")}`);
  // The next time, the part that was added is found, not the half one before it.
  expect(replaceRegion(replaceRegion(begun, "x"), "y")).toBe(`${begun}\n\n${ours("y")}`);
});

test("of several parts the first stays, and what people wrote between them", () => {
  const body = `a${ours("1")}b${ours("2")}c`;
  expect(replaceRegion(body, "x")).toBe(`a${ours("x")}bc`);
  expect(replaceRegion(`a ${issueBegin} b ${ours("1")} c`, "x")).toBe(
    `a ${issueBegin} b ${ours("x")} c`,
  );
});

test("a part inside a lone pair of marks takes the marks with it, and none of the text between", () => {
  const body = `a${issueBegin}b${ours("1")}c${issueEnd}d`;
  expect(outsideRegion(body)).toBe("abcd");
  expect(replaceRegion(body, "x")).toBe(`ab${ours("x")}cd`);
  const second = `${ours("1")}${issueBegin}b${ours("2")}c${issueEnd}`;
  expect(replaceRegion(second, "x")).toBe(`${ours("x")}bc`);
});

const bodies = fc
  .array(
    fc.oneof(
      fc.constantFrom(issueBegin, issueEnd, ours("old"), "\r\n", "\n", "  ", "### Version\nv1"),
      fc.constantFrom(issueBegin.slice(0, 9), issueEnd.slice(5), "<!--", "-->"),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

test("property: what people wrote is preserved in any body, and a second time changes nothing", () => {
  fc.assert(
    fc.property(bodies, fc.string(), fc.string(), (body, first, second) => {
      const written = replaceRegion(body, first);
      expect(written).toContain(ours(first));
      const outside = outsideRegion(body);
      expect(outsideRegion(written).slice(0, outside.length)).toBe(outside);
      expect(outsideRegion(written).slice(outside.length)).toMatch(/^\n{0,2}$/);
      expect(replaceRegion(written, first)).toBe(written);
      expect(outsideRegion(replaceRegion(written, second))).toBe(outsideRegion(written));
    }),
  );
});

test("property: without marks every character of a body is text of people", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (body) => {
      expect(outsideRegion(body)).toBe(body);
      expect(replaceRegion(body, "x").startsWith(body)).toBe(true);
    }),
  );
});

test("what people write below the app's part is no part of the section above it", () => {
  const body = `${replaceRegion("### Services\n\napi 1.0.0\n", "table")}\n\nStandup at 13:45`;
  expect(outsideSections(body)).toBe(
    "### Services\n\napi 1.0.0\n\n\n# Release Train\n\n\nStandup at 13:45",
  );
  expect(outsideSections("### Services")).toBe("### Services");
});
