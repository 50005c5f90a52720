import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { createLocalQueue } from "../../src/engine/local-queue.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { engineContract } from "./engine-contract.ts";
import { queueContract } from "./queue-contract.ts";
import { newClock, newLog, release } from "./setup.ts";
import type { Setup } from "./setup.ts";
import { storeContract } from "./store-contract.ts";

async function open(): Promise<Setup> {
  const clock = newClock();
  const log = newLog();
  const sql = openSqlite(":memory:");
  return {
    clock,
    log,
    sql,
    store: await openStore({ sql, clock }),
    async openQueue(concurrency = 4) {
      const queue = createLocalQueue({ sql, clock, log, concurrency });
      onTestFinished(() => queue.stop());
      return queue;
    },
    reopen: () => openStore({ sql, clock }),
  };
}

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "release-train-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The message of what it throws. */
function attempt(work: () => unknown): string {
  try {
    work();
    return "nothing was thrown";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("embedded", () => {
  storeContract(open);
  queueContract(open);
  engineContract(open);
});

describe("data directory", () => {
  test("threat 8: is held by one process, and free again after a kill, with every acknowledged row", async () => {
    const directory = temporaryDirectory();
    const child = spawn(
      process.execPath,
      [fileURLToPath(import.meta.resolve("./keep-deliveries.ts")), directory],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    onTestFinished(() => void child.kill("SIGKILL"));
    const ended = once(child, "exit");
    const acknowledged: string[] = [];
    let refusal = "";
    for await (const guid of createInterface({ input: child.stdout })) {
      acknowledged.push(guid);
      if (acknowledged.length === 100) {
        refusal = attempt(() => openSqlite(directory));
        child.kill("SIGKILL");
      }
    }
    expect(refusal).toBe(
      `Another Release Train already works in ${directory}; stop it, or give this one a DATA_DIR of its own.`,
    );
    expect(await ended).toEqual([null, "SIGKILL"]);

    const sql = openSqlite(directory);
    const store = await openStore({ sql, clock: newClock() });
    onTestFinished(() => store.close());
    const known = await store.inbox.known(acknowledged);
    expect(acknowledged.filter((guid) => !known.has(guid))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(100);
  });

  test("survives a restart", async () => {
    const directory = join(temporaryDirectory(), "made", "here");
    const clock = newClock();
    const before = await openStore({ sql: openSqlite(directory), clock });
    await before.leases.begin(release(1));
    await before.close();
    const after = await openStore({ sql: openSqlite(directory), clock });
    expect((await after.leases.begin(release(1))).epoch).toBe(2);
    await after.close();
    await after.close();
  });

  test("threat 66: with a damaged file is explained", () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "release-train.db"), "not a database at all".repeat(500));
    expect(() => openSqlite(directory)).toThrow(/release-train.db is damaged; delete it/);
  });
});
