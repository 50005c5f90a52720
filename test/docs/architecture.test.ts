import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const text = readFileSync("docs/architecture.md", "utf8");

describe("docs/architecture.md", () => {
  test("names only files and folders that exist", () => {
    const named = [...text.matchAll(/`((?:src|test)\/[^`]+)`/g)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  test("has a row for each folder of src", () => {
    const folders = readdirSync("src", { withFileTypes: true }).filter((one) => one.isDirectory());
    const rows = [...text.matchAll(/^\| `src\/(\w+)` +\|/gm)].map((match) => match[1] ?? "");
    expect(rows.toSorted()).toEqual(folders.map((one) => one.name).toSorted());
  });

  test("has a row for each room of decide", () => {
    const folders = readdirSync("src/decide", { withFileTypes: true });
    const rooms = folders.filter((one) => one.isDirectory()).map((one) => one.name);
    const table = text.slice(text.indexOf("## The rooms of decide"), text.indexOf("## The states"));
    const rows = [...table.matchAll(/^\| `(\w+)` +\|/gm)].map((match) => match[1] ?? "");
    expect(rows.toSorted()).toEqual(rooms.toSorted());
  });

  test("names a test for each of the twelve invariants", () => {
    const rows = [...text.matchAll(/^\| (\d+)\. .* \| .*`test\/[^`]+`.* \|$/gm)];
    expect(rows.map((row) => Number(row[1]))).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
  });
});
