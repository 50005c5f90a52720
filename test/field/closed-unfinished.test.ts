/** Releases that were closed before their end are found again when all memory is lost. */
import { expect, it } from "vitest";
import { createSweep } from "../../src/engine/sweep.ts";
import { succeed } from "../../src/model/failure.ts";
import type { ReleaseKey } from "../../src/model/ids.ts";
import { newLog } from "../engine/setup.ts";
import { home, homeId } from "../support/train.ts";

const issue = (number: number, isOpen: boolean, day: string, labels = ["release-train"]) => ({
  number,
  body: "",
  isOpen,
  labels,
  updatedAt: `2026-03-${day}T12:00:00Z`,
  comments: 0,
});

it("attack 51: at the first sweep closed releases that were touched lately are looked at, once, and no others", async () => {
  const poked: ReleaseKey[] = [];
  const sweep = createSweep({
    hear: () => undefined,
    releases: {
      activeAt: async () => [],
      watching: async () => [],
      learn: async () => undefined,
    },
    touched: async () =>
      succeed([
        issue(5, true, "19"),
        issue(4, false, "19"),
        issue(3, false, "18", ["bug"]),
        issue(2, false, "13"),
        issue(1, false, "01"),
      ]),
    poke: async (key) => void poked.push(key),
    isOwn: () => false,
    log: newLog(),
  });
  sweep.include({ id: homeId, repo: home });
  const { signal } = new AbortController();
  await sweep.round(signal);
  await sweep.round(signal);
  expect(poked.map((key) => key.split("#")[1])).toEqual(["4", "2"]);
});
