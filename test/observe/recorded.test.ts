/** What this version and each before it wrote into its record comment, as it wrote it: never changed, only added to. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import { sortRemarks, type Remark } from "../../src/observe/issue/remarks.ts";
import { left } from "../support/consent.ts";
import { startsIn, stateIn } from "../support/decision.ts";
import { recordOf, reports, says } from "../support/observation.ts";
import { failing, three, told } from "../support/rollback.ts";
import { people } from "../support/train.ts";

const recorded = JSON.parse(readFileSync("test/observe/recorded.json", "utf8")) as Readonly<
  Record<string, { readonly record: string; readonly state: string; readonly starts: unknown }>
>;

const app = { id: 1, slug: "release-train" } as Parameters<typeof sortRemarks>[2];
const bot = { id: 9, login: "release-train", kind: "bot" } as const;

/** What GitHub shows at each moment, and what happens next. */
const moments: Readonly<
  Record<string, { readonly now: Observation; readonly next: (world: Observation) => Observation }>
> = {
  "rolling out": {
    now: left(),
    next: (world) => reports(world, "api-gateway", "success"),
  },
  "on hold for a failure": {
    now: failing,
    next: (world) => says(world, people.bob, "/retry user-service"),
  },
  "held by a manager": {
    now: told(three, "/hold the pager rings"),
    next: (world) => says(world, people.sarah, "/rollback it smells"),
  },
  "rolling back": {
    now: told(failing, "/rollback it smells"),
    next: (world) => reports(world, "user-service", "success"),
  },
};

/** The record as a start without memory reads it from the comment. */
function withRecord(world: Observation, body: string): Observation {
  const remark: Remark = {
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
  };
  const at = { issue: world.issue.number, repository: world.issue.repository, remarks: [remark] };
  const { record } = sortRemarks(at, [], app, { written: null, said: new Set() });
  return { ...world, record };
}

test("threat 68: there is a record of each moment", () => {
  expect(Object.keys(recorded).map((one) => one.replace(/^\S+ /, ""))).toEqual(
    Object.keys(moments),
  );
});

test.each(Object.entries(recorded))(
  "threat 68: a release that an earlier version left behind goes on as it would have: %s",
  (name, { record, state, starts }) => {
    const moment = moments[name.replace(/^\S+ /, "")];
    if (!moment) throw new Error("Nobody knows that moment");
    const world = withRecord(moment.now, record);
    expect(world.record.kind).toBe("kept");
    expect(recordOf(world).entries.length).toBeGreaterThan(3);
    const decision = decide(world);
    expect(stateIn(decision).split(":")[0]).toBe(state);
    expect(startsIn(decision)).toEqual([]);
    expect(startsIn(decide(moment.next(world)))).toEqual(starts);
  },
);
