import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Settings } from "../../src/config/settings.ts";

export type Store = Settings["store"];

/** Where the apps of stories keep what they remember; each store is new and empty. */
interface Stores {
  /** For an app that never comes back. */
  readonly passing: () => Promise<Store>;
  /** For one that is killed and started again. Gone when the test is over. */
  readonly lasting: () => Promise<Store>;
  /** Real milliseconds after which waiting is given up, before the test runner does so without a word. */
  readonly patience: number;
}

const embedded: Stores = {
  passing: async () => ({ kind: "embedded", directory: ":memory:" }),
  async lasting() {
    const directory = mkdtempSync(join(tmpdir(), "release-train-"));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    return { kind: "embedded", directory };
  },
  patience: 60_000,
};

let stores = embedded;

/** Plays the stories of this test file on other databases than the embedded one. */
export const playOn = (others: Stores): void => void (stores = others);

export const passingStore = (): Promise<Store> => stores.passing();
export const patience = (): number => stores.patience;
export const lastingStore = (): Promise<Store> => stores.lasting();
