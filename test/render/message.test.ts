import { expect, test } from "vitest";
import { readSaidMark } from "../../src/model/marks.ts";
import { code, list, mention, paragraph, say } from "../../src/model/text.ts";
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

test("on a terminal a text is one plain line", () => {
  const text = say`Held by ${mention("sarah")}: ${"\u001B[2J\u0007red\r\nline\u202E"} ${code("/go")}`;
  expect(toTerminal(text)).toBe("Held by @sarah: [2J red line /go");
});
