import { expect, test } from "vitest";
import { readSaidMark } from "../../src/model/marks/marks.ts";
import { code, list, mention, paragraph, say } from "../../src/model/view/text.ts";
import { renderMessage } from "../../src/render/message.ts";
import { toTerminal } from "../../src/render/terminal.ts";

test("a comment says a message, and carries its key in the first line", () => {
  const body = renderMessage("refused:17", [
    paragraph(say`${mention("sarah")}, this can't be done yet:`),
    list([say`Auth Service is blocked: ${"@tom\n# says"} no`, say`votes are missing`]),
    paragraph(say`Say ${code("/go")} again when it is mended.`),
  ]);
  expect(body).toMatchInlineSnapshot(`
    "<!-- release-train:said refused:17 -->
    @sarah, this can't be done yet:

    - Auth Service is blocked: @&#8203;tom \\# says no
    - votes are missing

    Say \`/go\` again when it is mended."
  `);
  expect(readSaidMark(body)).toBe("refused:17");
});

test("what has no room in a comment is left out by whole lines, and counted", () => {
  const items = Array.from({ length: 300 }, (_, index) => say`${index}: ${"x".repeat(500)}`);
  const body = renderMessage("reply:1", [paragraph(say`All:`), list(items), paragraph(say`End.`)]);
  expect(body.length).toBeLessThanOrEqual(65_000);
  const lines = body.split("\n").filter((line) => line.startsWith("- "));
  expect(lines).toHaveLength(101);
  expect(lines.at(-1)).toBe("- and 200 more lines");
  expect(body.endsWith("\n\nEnd.")).toBe(true);
  const huge = renderMessage("reply:1", [paragraph(say`${"y".repeat(70_000)}`)]);
  expect(huge.length).toBeLessThanOrEqual(65_000);
  expect(readSaidMark(huge)).toBe("reply:1");
});

test("on a terminal a text is one plain line", () => {
  const text = say`Held by ${mention("sarah")}: ${"\u001B[2J\u0007red\r\nline\u202E"} ${code("/go")}`;
  expect(toTerminal(text)).toBe("Held by @sarah: [2J red line /go");
});
