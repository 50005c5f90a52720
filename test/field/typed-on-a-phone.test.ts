/** What phones, mail programs and editors make of what people type. */
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../src/decide/commands/command.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { left } from "../support/consent.ts";
import { recordOf, says } from "../support/observation.ts";
import { people } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const { sarah } = people;

describe("NousResearch/hermes-agent#7700, mattermost/mattermost-mobile#5259: a keyboard's dashes", () => {
  it.each([
    "/no\u2011go x",
    "/no\u2013go x",
    "/no\u2014go x",
    "/no\u2212go x",
    "/no\u2010go x",
    "/no-go\u2014x",
  ])("%j is heard", (body) => {
    expect(parseCommand(body)).toMatchObject({ kind: "command", name: "no-go" });
  });
  it.each([
    "/hold api\u2011gateway fire",
    "/hold api\u2013gateway fire",
    "/rollback api\u2014gateway",
    "/hold \u201Capi-gateway\u201D fire",
    "/hold \u2018api-gateway\u2019 fire",
    "/hold \u00ABapi-gateway\u00BB fire",
    "/hold\u2014fire",
    "/hold\u2013fire",
    "/hold \u2014 fire",
  ])("%j is done", (body) => {
    expect(answerTo(left(), sarah, body)).toMatch(/^rocket/);
  });
});

describe("fullsend-ai/fullsend#6403: a dash of a phone behind a service's name", () => {
  it.each([
    ["/hold search\u2014reindexing", "search: reindexing"],
    ["/hold search\u2013 reindexing", "search: reindexing"],
    ["/hold api\u2013gateway\u2014fire", "api-gateway: fire"],
    ["/hold fire\u2014all of it", "release: fire\u2014all of it"],
  ])("%j holds that service only", (body, held) => {
    const { entries } = recordOf(look(says(left(), sarah, body)));
    const holds = entries.flatMap((one) =>
      one.kind === "hold" ? [`${one.service ?? "release"}: ${one.reason}`] : [],
    );
    expect(holds).toEqual([held]);
  });

  it("/resume search\u2014done doesn't end the release's hold", () => {
    const held = since(left()).says(sarah, "/hold fire").looks().after({ seconds: 5 }).now;
    expect(answerTo(held, sarah, "/resume search\u2014done")).toMatch(/^confused/);
  });
});

describe("github/branch-deploy#26: other signs for what people type", () => {
  it.each([
    "\uFF0Fhold fire",
    "\u2215hold fire",
    "\u2044hold fire",
    "\uFF0F\uFF48\uFF4F\uFF4C\uFF44 fire",
    "/Hold fire",
    "/HOLD\u00A0fire",
    "/hold\u3000fire",
    "/hold\uFE0F fire",
    "/\u200Bhold\u2060 fire",
    "\u200E/hold fire",
    "/ hold fire",
    "/hold\uFF1Afire",
  ])("%j is heard", (body) => {
    expect(parseCommand(body)).toMatchObject({ kind: "command", name: "hold", rest: "fire" });
    expect(answerTo(left(), sarah, body)).toBe("rocket");
  });
});

describe("github/branch-deploy#26: what only begins as a stop", () => {
  it.each([
    "/hold-fire",
    "/hold(api) fire",
    "/hold/api",
    "/rollback-plan.md is here",
    '/abort"x"',
    "/no-go-now",
  ])("%j is never met with silence, and does nothing", (body) => {
    expect(answerTo(left(), sarah, body)).toMatch(/^confused: Unknown command/);
  });
});

describe("kubernetes/test-infra#8937: what nobody sees", () => {
  it.each([
    "<!-- sent from my phone -->\n/hold x",
    "<!-- a -->\r\n\r\n<!--\nb\n-->\n/hold x",
    "<!-- a --> /hold x",
  ])("%j: the first line that people see counts", (body) => {
    expect(parseCommand(body)).toMatchObject({ kind: "command", name: "hold" });
  });
  it.each([
    "<!-- /hold x -->",
    "<!--\n/hold x\n-->",
    "<!-- never ended\n/hold x",
    "<!-- a -->\n    /hold x",
  ])("%j is no command", (body) => {
    expect(parseCommand(body)).toBeUndefined();
  });
});

describe("github/gh-aw#61580, fullsend-ai/fullsend#2137: CRLF, and what mail adds", () => {
  it.each([
    ["/hold\r\n\r\nmore", "hold", ""],
    ["/hold fire\r\n-- \r\nSent from my phone", "hold", "fire"],
    ["/hold fire\n\nOn Mon, 1 Mar 2026 at 10:00, Sarah wrote:\n> /go", "hold", "fire"],
    ["/go\u00A0", "go", ""],
    ["/go\u202F\r\n", "go", ""],
  ])("%j", (body, name, rest) => {
    expect(parseCommand(body)).toEqual({ kind: "command", name, rest });
  });
});
