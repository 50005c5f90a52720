import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "release-train-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** What a program says in which a file may grow to so many kilobytes: as on a disk that is full then. */
function withRoomFor(kilobytes: number, program: string): readonly string[] {
  const node = process.execPath;
  const limit = `trap "" XFSZ; ulimit -f ${kilobytes}; exec "$0" --input-type=module-typescript -e "$1"`;
  const text = execFileSync("bash", ["-c", limit, node, program], { encoding: "utf8" });
  return text.trim().split("\n");
}

const opening = (directory: string): string => `
  import { openSqlite } from "./src/engine/sqlite.ts";
  import { openStore } from "./src/engine/store.ts";
  import { systemClock as clock } from "./src/engine/clock.ts";
  const say = (error) => console.log(error.message);
  const open = async () => openStore({ sql: openSqlite(${JSON.stringify(directory)}), clock });
`;

it("attack 63: a start that can't write names DATA_DIR and what to do, in one sentence", () => {
  const directory = temporaryDirectory();
  const [said] = withRoomFor(0, `${opening(directory)} await open().catch(say)`);
  expect(said).toContain(`DATA_DIR (${directory})`);
  expect(said).toContain("isn't full");
});

it("attack 63: so does one whose folder can't be made, or whose file can't be opened", () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "file"), "");
  const inFile = join(directory, "file", "data");
  expect(() => openSqlite(inFile)).toThrow(`DATA_DIR (${inFile}) can't be made (ENOTDIR)`);
  mkdirSync(join(directory, "release-train.db"));
  expect(() => openSqlite(directory)).toThrow(`write in DATA_DIR (${directory})`);
});

it("threat 66, attack 63: a store that can't write any more isn't ready, and its errors say why", () => {
  const directory = temporaryDirectory();
  const program = `${opening(directory)}
    const store = await open();
    await store.proveWritable();
    console.log("writable");
    const lease = await store.leases.begin("acme/releases#1");
    const untilItFails = async (write) => {
      for (let round = 0; round < 1000; round += 1) await write(round);
    };
    await untilItFails((n) => store.memory.put(lease, "text " + n, "x".repeat(50_000))).catch(say);
    await untilItFails(() => store.proveWritable()).catch(say);
  `;
  const [before, failed, proof] = withRoomFor(300, program);
  expect(before).toBe("writable");
  for (const said of [failed, proof]) expect(said).toContain(`DATA_DIR (${directory})`);
});

it("attack 63: a webhook secret of blanks, or a short one, is refused", () => {
  for (const secret of [" ".repeat(40), "a".repeat(31), `${"a".repeat(16)}${" ".repeat(16)}`]) {
    const reading = readSettings({ APP_ID: "1", PRIVATE_KEY: "x", WEBHOOK_SECRET: secret });
    expect(reading).toEqual({
      kind: "refused",
      sentence: expect.stringContaining("WEBHOOK_SECRET is shorter than 32 bytes"),
    });
  }
});
