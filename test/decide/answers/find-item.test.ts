/** Which item of a checklist a text means, and what of it is the reason. */
import { describe, expect, it } from "vitest";
import { findItem } from "../../../src/decide/answers/find-item.ts";

const items = ["Runbook", "Runbook is up to date", "Migrations are ready", "Migrations tested"].map(
  (text) => ({ text }),
);

const foundIn = (text: string, isAlone = false): string => {
  const found = findItem(items, text, isAlone);
  return found ? `${found.item.text} | ${found.rest}` : "none";
};

describe("findItem", () => {
  it.each([
    ["by its words", "Migrations tested on staging", "Migrations tested | on staging"],
    ["whatever case and punctuation", "migrations, TESTED: twice", "Migrations tested | twice"],
    [
      "the longer one of two",
      "Runbook is up to date since May",
      "Runbook is up to date | since May",
    ],
    ["the shorter one, where more doesn't fit", "Runbook is old", "Runbook | is old"],
    ["in quotes", '"Migrations tested" twice', "Migrations tested | twice"],
    ["by its number", "#3 they are", "Migrations are ready | they are"],
    ["by a number with a dot", "4. they are", "Migrations tested | they are"],
    ["by first words that no other has", "migrations are fine", "Migrations are ready | fine"],
    ["not by words that two have", "migrations look fine", "none"],
    ["not by a number that none has", "5 they are", "none"],
    ["not by what is in the middle", "tested migrations", "none"],
  ])("%s", (_, text, expected) => {
    expect(foundIn(text)).toBe(expected);
  });

  it.each([
    ["a beginning may end within a word", "migrations t", "Migrations tested | "],
    ["not one that two share", "migrations", "none"],
    ["nothing may follow", "Migrations tested twice", "none"],
    ["nothing may follow a number", "3 twice", "none"],
    ["punctuation alone is nothing", "...", "none"],
  ])("alone: %s", (_, text, expected) => {
    expect(foundIn(text, true)).toBe(expected);
  });
});
