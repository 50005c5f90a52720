import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { meanings } from "../../src/config/train-file/meanings.ts";
import { keyNames, page, withKeys } from "./keys-table.ts";

/** Without the widths of columns, which the formatter chooses. */
const plain = (text: string): string => text.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---");

test("the table of keys is up to date: `npm run schema` writes it", () => {
  const text = readFileSync(page, "utf8");
  expect(plain(text)).toBe(plain(withKeys(text)));
});

test("no meaning is left of a key that is gone, and keys that are like another one stand there", () => {
  const places = new Set(["", "services.*", "people.*", ...keyNames()]);
  expect(Object.keys(meanings).filter((place) => !places.has(place))).toEqual([]);
  for (const { like } of Object.values(meanings))
    expect(like === undefined || places.has(like)).toBe(true);
});
