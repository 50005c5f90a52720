import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { ShownRelease } from "../../src/model/view/page.ts";
import { advance } from "../support/advance.ts";
import { pair } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory, type Story } from "../support/story.ts";
import { trainFigures, type TrainFigures } from "../../src/web/dashboard/figures.ts";

/** As the page of the train has them, from what the store keeps. */
function figuresIn(directory: string, { clock }: Story): TrainFigures {
  using database = new DatabaseSync(join(directory, "release-train.db"), { readOnly: true });
  const rows = database.prepare("select page from pages order by number").all();
  const kept = rows.map(({ page }) => ({ shown: JSON.parse(String(page)) as ShownRelease }));
  return trainFigures(kept, clock.now());
}

test("a store that is lost long after a release has the same figures again, from GitHub alone", async () => {
  const store = await lastingStore();
  if (store.kind !== "embedded") return;
  await using story = await startStory({
    fleet: pair,
    store,
    outcome: ({ plan }, _, attempt) =>
      plan.id === "web" && attempt === 1
        ? { kind: "failure", after: Temporal.Duration.from({ minutes: 3 }), description: "no" }
        : undefined,
  });
  const { people, clock } = story;
  await story.go();
  await story.reach("on hold");
  await story.told(people.manager, "/retry web");
  await story.reach("complete");
  await story.pass({ minutes: 40 });
  await story.stopApp();

  // Another release is open meanwhile, so that nobody looks at the first one again.
  advance(clock, clock.now().add({ hours: 24 * 20 }));
  people.openWith("### Version\nv2.6.0\n### Services\napi 1.2.0\n");
  await story.startApp();
  await story.pass({ minutes: 3 });
  await story.stopApp();
  const before = figuresIn(store.directory, story);
  expect(before.all).toMatchObject({ deployments: 3 + 2, changeFailRate: 0.2, reworkRate: 0.2 });
  expect(before.all.changeLeadSeconds).not.toBeNull();

  rmSync(store.directory, { recursive: true });
  mkdirSync(store.directory);
  await story.startApp();
  await story.pass({ minutes: 3 });
  await story.stopApp();
  const after = figuresIn(store.directory, story);
  expect(after).toEqual(before);
});
