import { expect, test } from "vitest";
import { parseCommand } from "../../../src/decide/commands/command.ts";

const command = (name: string, rest = "") => ({ kind: "command", name, rest });

test.each([
  ["/go", command("go")],
  ["/Go", command("go")],
  ["/GO  ", command("go")],
  ["/go\r\nand more", command("go")],
  ["/go\n/no-go second lines are not read", command("go")],
  ["/go\u2028/no-go", command("go")],
  ["/go\u00A0", command("go")],
  ["/no-go the\u00A0queue is full", command("no-go", "the\u00A0queue is full")],
  ["/hold\tuser-service \t broken ", command("hold", "user-service \t broken")],
  ["/hold", command("hold")],
  ["/confirm 1", command("confirm", "1")],
  ["/waive x y", command("waive", "x y")],
  ["/help", command("help")],
  [" /go", command("go")],
  ["   /go", command("go")],
  ["\n/go", command("go")],
  ["\uFEFF/go", command("go")],
  ["\u200B/go", command("go")],
  ["/go!", command("go")],
])("%j is a command", (body, expected) => {
  expect(parseCommand(body)).toEqual(expected);
});

test.each([
  "",
  "go",
  "\t/go",
  "> /go",
  "    /go",
  "`/go`",
  "```\n/go\n```",
  "<!-- /go -->",
  "<!--\n-->\n/go",
  "\uFF0Fgo",
  "@release-train /go",
  "/",
  "/ go",
  "/going",
  "/go-live",
  "/usr/bin/env",
  "/api/v2/orders returns 500",
  "/lgtm",
])("%j is not a command", (body) => {
  expect(parseCommand(body)).toBeUndefined();
});

test.each([
  ["/god", "go"],
  ["//go", "go"],
  ["/go?", "go"],
  ["/go\u200B", "go"],
  ["/g\u043E", "go"],
  ["/no", "no-go"],
  ["/nogo", "no-go"],
  ["/no_go", "no-go"],
  ["/holt", "hold"],
  ["/resum", "resume"],
  ["/rety user-service", "retry"],
  ["/plans", "plan"],
  ["/reshedule", "reschedule"],
  ["/hlep", "help"],
])("%j is a near miss of %s", (body, meant) => {
  expect(parseCommand(body)).toMatchObject({ kind: "near miss", meant });
});

test("only the beginning of a long comment is looked at", () => {
  const commands = "/hold x\n".repeat(10_000);
  const endless = `/hold ${"x ".repeat(32_000)}`;
  const blank = `/hold${" ".repeat(65_000)}x`;
  expect(parseCommand(`/${"x".repeat(65_000)}`)).toBeUndefined();
  expect(parseCommand(commands)).toEqual(command("hold", "x"));
  expect(parseCommand(endless)).toMatchObject({ name: "hold" });
  expect(parseCommand(blank)).toEqual(command("hold"));
});
