import { expect, it } from "vitest";
import { createOwnTouches } from "../../src/engine/own-touches.ts";
import { createSweep } from "../../src/engine/sweep.ts";
import { succeed } from "../../src/model/failure.ts";
import { newLog } from "./setup.ts";
import { issueBegin, subIssueMark } from "../../src/model/marks/marks.ts";
import { releaseKey, serviceId } from "../../src/model/ids.ts";
import { home, homeId } from "../support/train.ts";

const touched = (second: number, comments: number) => ({
  number: 1,
  body: "",
  isOpen: true,
  labels: ["release-train"],
  updatedAt: `2026-03-19T12:00:0${second}Z`,
  comments,
});

/** How many looks a sweep asks for, after one that saw the issue at its beginning. */
async function looksAfter(
  next: ReturnType<typeof touched>,
  own: readonly ReturnType<typeof touched>[],
): Promise<number> {
  const touches = createOwnTouches();
  let now = touched(0, 0);
  let looks = 0;
  const sweep = createSweep({
    hear: () => undefined,
    releases: {
      activeAt: async () => [],
      watching: async () => [],
      learn: async () => undefined,
    },
    touched: async () => succeed([now]),
    poke: async () => void (looks += 1),
    isOwn: touches.isLast,
    log: newLog(),
  });
  sweep.include({ id: homeId, repo: home });
  const { signal } = new AbortController();
  await sweep.round(signal);
  now = next;
  for (const { number, updatedAt, comments } of own) {
    touches.note({ repository: homeId, issue: number, updatedAt, comments });
  }
  await sweep.round(signal);
  return looks;
}

it.each([
  ["nobody said that the app did it", touched(1, 0), []],
  ["somebody commented in the same second", touched(1, 1), [touched(1, 0)]],
  ["somebody touched it after the app", touched(2, 0), [touched(1, 0)]],
])("an issue that was touched is looked at when %s", async (_, next, own) => {
  expect(await looksAfter(next, own)).toBe(1);
});

it.each([
  ["the app touched it last", [touched(1, 0)]],
  ["what the app did is told out of order", [touched(1, 0), touched(0, 0)]],
])("an issue isn't looked at for what the app did itself: %s", async (_, own) => {
  expect(await looksAfter(touched(1, 0), own)).toBe(0);
});

it.each([
  ["that lost its label is looked at once more", issueBegin, 1],
  [
    "is no release for being one's sub-issue",
    `${issueBegin}\n${subIssueMark(releaseKey(homeId, 9), serviceId("api"))}`,
    0,
  ],
])("after a start, an issue %s", async (_, body, looks) => {
  const poked: string[] = [];
  const sweep = createSweep({
    hear: () => undefined,
    releases: { activeAt: async () => [], watching: async () => [], learn: async () => undefined },
    touched: async () => succeed([{ ...touched(0, 0), labels: ["release-train:service"], body }]),
    poke: async (key) => void poked.push(key),
    isOwn: createOwnTouches().isLast,
    log: newLog(),
  });
  sweep.include({ id: homeId, repo: home });
  await sweep.round(new AbortController().signal);
  expect(poked).toHaveLength(looks);
});
