/** A release that left under the version before rollbacks, parts and health goes on under this one. */
import { expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { recordMark } from "../../src/model/marks/marks.ts";
import type { ReleaseRecord } from "../../src/model/record/record.ts";
import { sortRemarks, type Remark } from "../../src/observe/issue/remarks.ts";
import { startsIn, stateIn } from "../support/decision.ts";
import { left, live } from "../support/consent.ts";
import { later, recordOf, reports } from "../support/observation.ts";
import { commit } from "../support/train.ts";

const app = { id: 1, slug: "release-train" } as Parameters<typeof sortRemarks>[2];
const nothingSaid: ReadonlySet<string> = new Set();
const bot = { id: 9, login: "release-train", kind: "bot" } as const;

/** Search has failed once. */
const world = later(reports(live(left(), "api-gateway"), "search", "failure"), { minutes: 1 });
const present = recordOf(world);

/** As that version wrote it: without what came later. */
function old(): ReleaseRecord {
  const { issue: _issue, ...rest } = present;
  const said = { comment: 1_020, by: { id: 1, login: "sarah" }, at: world.now.toString() };
  const entries = present.entries.map((entry) => {
    if (entry.kind === "decision") {
      const { part: _part, ...decision } = entry;
      return decision;
    }
    if (entry.kind !== "departure") return entry;
    const { behind: _behind, ...departure } = entry;
    return departure;
  });
  const more = [
    { kind: "hold", ...said, service: "search", reason: "" },
    { kind: "resume", ...said, service: "search", reason: "", past: ["search:1"] },
    { kind: "retry", ...said, service: "search", attempt: 2 },
    { kind: "confirm", ...said, service: "search", item: "docs", commit: commit("search") },
    { kind: "withdraw", service: "search", item: "docs", by: null, at: said.at, commit: null },
    { kind: "waive", ...said, service: "search", item: "docs", reason: "", commit: null },
    {
      kind: "undone",
      service: "search",
      issue: 13,
      at: said.at,
      place: 0,
      by: "eve",
      boxes: [{ box: "gate-ci", ticked: true, why: "computed" }],
    },
  ];
  return { ...rest, entries: [...entries, ...more] } as unknown as ReleaseRecord;
}

const remark = (body: string): Remark => ({
  id: "IC_500",
  fullDatabaseId: 500,
  url: "https://github.test/500",
  body,
  createdAt: world.now,
  lastEditedAt: null,
  isMinimized: false,
  author: bot,
  editor: bot,
  reactionGroups: null,
});

const tracking = (remarks: readonly Remark[]) => ({
  issue: world.issue.number,
  repository: world.issue.repository,
  remarks,
});

test.each([
  [
    "in its comment",
    () =>
      sortRemarks(tracking([remark(recordMark(old()))]), [], app, {
        written: null,
        said: nothingSaid,
      }),
  ],
  [
    "in the app's memory, its comment deleted",
    () =>
      sortRemarks(tracking([]), [], app, {
        written: { comment: 500, record: old() },
        said: nothingSaid,
      }),
  ],
])("threat 68: its record is believed %s, and followed", (_, read) => {
  const { record } = read();
  expect(record).toMatchObject({ kind: "kept" });
  const decision = decide({ ...world, record });
  expect(startsIn(decision)).toEqual(["search 2"]);
  expect(stateIn(decision)).toMatch(/^rolling out: 1 of 4 services live/);
});
