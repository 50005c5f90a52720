/** What holds of every text that people read. */
import { describe, expect, test } from "vitest";
import { parseCommand } from "../../src/decide/commands/command.ts";
import { capital } from "../../src/text/capital.ts";
import { everyState } from "../support/every-state.ts";
import { everyText } from "./every-text.ts";

const texts = everyText();
const issues = texts.filter(({ where }) => where === "issue").map(({ text }) => text);

/** Words and phrases that plain English has better ones for. */
const never =
  /\b(?:tak(?:e|es|en|ing) (?:it |that |them |the whole release )?back|took back|way back|go(?:es|ing)? back|set(?:s|ting)? (?:it )?aside|mend(?:s|ed|ing)?|put right|attest(?:s|ed)?|made sure of|vouch(?:es|ed)?|rid(?:e|es|ing)|carr(?:y|ies|ied)|leaves|by itself|hears? of|tell of|told of|prove[sd]?|did not ship|as it stands|nobody can tell|live in \d+)\b/i;

/** Without marks, which nobody sees. */
const visible = (text: string): string => text.replaceAll(/<!--.*?-->/gs, "");

describe.each(Object.keys(everyState))("%s", (state) => {
  test("is the first word of an alert, in bold", () => {
    const first = `> **${capital(state)}**: `;
    expect(issues.filter((text) => text.split("\n")[1]?.startsWith(first))).not.toEqual([]);
  });
});

test("every issue begins with an alert that begins with a state", () => {
  const words = Object.keys(everyState).map(capital).join("|");
  const alert = new RegExp(`^> \\[!(?:NOTE|WARNING|CAUTION)\\]\n> \\*\\*(?:${words})\\*\\*: \\S`);
  for (const text of issues) expect(text).toMatch(alert);
});

test.each([
  "issue",
  "sub-issue",
  "comment",
  "notes",
  "check",
  "chat",
  "post-mortem",
  "record",
  "command line",
  "settings",
  "train file",
])("there is a text for each place: %s", (where) => {
  expect(texts.some((one) => one.where === where)).toBe(true);
});

test("no text has a word that has a plainer one", () => {
  const found = texts.flatMap(({ where, when, text }) => {
    const word = never.exec(visible(text))?.[0];
    return word === undefined ? [] : [`${where}, ${when}: ${word}`];
  });
  expect(found).toEqual([]);
});

test("every example of a command is one that is understood", () => {
  const examples = texts.flatMap(({ when, text }) =>
    // What people wrote themselves is quoted as they wrote it.
    [...visible(text).matchAll(/`(\/[a-z][^`]*)`/g)].map(([, body = ""]) => ({ when, body })),
  );
  const strange = examples.filter(
    ({ body }) => body !== "/goo" && parseCommand(body)?.kind !== "command",
  );
  expect(examples.length).toBeGreaterThan(100);
  expect(strange).toEqual([]);
});

test("every commit can be copied whole, and is no reference of another repository", () => {
  const broken = texts.flatMap(({ where, when, text }) => {
    const commit = /[0-9a-f]&#8203;[0-9a-f]/i.exec(text)?.[0];
    return commit === undefined ? [] : [`${where}, ${when}: ${commit}`];
  });
  expect(broken).toEqual([]);
});
