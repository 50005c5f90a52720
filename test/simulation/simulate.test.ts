import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { planted } from "./planting.ts";
import { plants } from "./plants/plants.ts";
import type { Report } from "./report.ts";

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
/** Real time for a whole simulation, on a machine that has much else to do. */
const patience = 240_000;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const simulate = (...args: readonly string[]): Promise<Ended> => runOf("main.ts", args);

const runOf = (program: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { timeout: patience, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [pathOf(program), ...args], options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === "number" ? error.code : -1) : 0;
      resolve({ code, stdout, stderr });
    });
  });

const reportIn = ({ stdout }: Ended): Report =>
  JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as Report;

describe("npm run simulate", () => {
  test("lists the mistakes that can be planted, a name a line", async () => {
    const { code, stdout } = await simulate("--list-plants");
    expect(code).toBe(0);
    expect(stdout).toBe(plants.map(({ name }) => `${name}\n`).join(""));
    expect(new Set(plants.map(({ name }) => name)).size).toBe(plants.length);
  });

  test.each(plants)("$name can be planted where it is meant to be", ({ changes }) => {
    expect(changes).not.toEqual([]);
    for (const change of changes) {
      const text = readFileSync(`src/${change.file}`, "utf8");
      expect(planted(text, change)).not.toBe(text);
    }
  });

  test("finds nothing violated in a fixed set of seeds", { timeout: patience }, async () => {
    const ended = await simulate("--seeds", "3");
    // With the story of the seed that failed.
    expect(ended).toMatchObject({ code: 0 });
    const { violations, seeds, first, faults } = reportIn(ended);
    expect({ violations, seeds, first }).toEqual({ violations: 0, seeds: 3, first: null });
    const struck = Object.values(faults).filter((count) => count > 0);
    expect(struck.length).toBeGreaterThan(15);
  });

  test("does the same twice, to the last byte", { timeout: patience }, async () => {
    const first = await simulate("--seeds", "1", "--from", "7", "--json");
    const second = await simulate("--seeds", "1", "--from", "7", "--json");
    expect(first.stdout).toBe(second.stdout);
    expect(reportIn(first).steps).toBeGreaterThan(500);
  });

  test.each([
    [["--seeds", "0"], "--seeds must be a whole number from 1 on, not 0."],
    [["--from", "x"], "--from must be a whole number from 1 on, not x."],
    [["--sedes", "1"], "Unknown option '--sedes'"],
    [["--plant", "roses"], "There is no plant roses: --list-plants lists them."],
    [["--only", "rain"], 'There is no kind of fault "rain".'],
  ])("refuses %j with a sentence that says why", async (args, why) => {
    const { code, stdout, stderr } = await simulate(...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(why);
  });
});

describe("npm run simulate:plants", () => {
  test("tells which seed finds a mistake, and how", { timeout: patience }, async () => {
    const ended = await runOf("find-plants.ts", ["go-forgotten", "--seeds", "5"]);
    expect(ended.code).toBe(0);
    const [row, told] = ended.stdout.split("\n");
    expect(row).toMatch(/^go-forgotten {2}seed \d: consent$/);
    expect(JSON.parse(told ?? "")).toEqual({ plants: 1, found: 1, missing: [] });
  });

  test("refuses what it doesn't know with a sentence that says why", async () => {
    const { code, stdout, stderr } = await runOf("find-plants.ts", ["roses"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("There is no plant roses.");
  });
});

describe("npm run simulate:deaths", () => {
  test("kills a release here and there, and it ends as ever", { timeout: patience }, async () => {
    const ended = await runOf("deaths.ts", ["--every", "4001", "--from", "60"]);
    expect(ended).toMatchObject({ code: 0 });
    const { played, died, violations } = JSON.parse(
      ended.stdout.trimEnd().split("\n").at(-1) ?? "",
    ) as Readonly<Record<string, number>>;
    expect(played).toBeGreaterThan(2);
    expect({ died, violations }).toEqual({ died: played, violations: 0 });
  });

  test("refuses what it doesn't know with a sentence that says why", async () => {
    const { code, stdout, stderr } = await runOf("deaths.ts", ["--pairs", "none"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("--pairs must be a whole number from 1 on, not none.");
  });
});
