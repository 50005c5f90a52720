import { expect, test } from "vitest";
import { pairs } from "../support/fleets.ts";
import { deployedBefore } from "../../src/simulator/history.ts";
import { startStory } from "../support/story.ts";

/** Stories begin at 13:00 UTC. API, Web and Digest take 6 minutes, Mail 10. */
test("the issue shows planned times before the GO, then real ones and when all is live", async () => {
  await using story = await startStory({ fleet: pairs, running: false });
  deployedBefore(story.fleet, 6);
  await story.startApp();
  const { people } = story;
  people.open("2026-03-19 13:30");
  people.prepare();
  await story.reach("ready");
  expect(story.row("API")).toContain("| 13:30–13:36 |");
  expect(story.row("Web")).toContain("| 13:36–13:42 |");
  expect(story.row("Digest")).toContain("| 13:40–13:46 |");
  expect(story.shown()).toContain("Start 13:30 UTC, ETA 13:46 (about 16 min).");
  expect(story.shown()).toContain("Critical path: Mail → Digest.");
  people.vote();
  await story.settle();
  const plan = await story.told(people.manager, "/plan");
  expect(story.replies().find(({ key }) => key === `reply:${plan.id}`)?.text).toContain(
    "from 13:30 UTC to 13:46 UTC",
  );
  await story.told(people.manager, "/go");
  await story.until(() => story.deployments().length > 0);
  await story.pass({ minutes: 1 });
  expect(story.sentence()).toContain("0 of 4 services live; API and Mail are deploying. ETA 13:46");
  const before = story.shown();
  await story.pass({ minutes: 4 });
  // Nothing happened: the clock alone changes nothing.
  expect(story.shown()).toBe(before);
  await story.until(() => story.deployments().some(({ service }) => service === "web"));
  await story.pass({ minutes: 1 });
  expect(story.row("Web")).toMatch(/\[log\].*\| 13:36–13:42 \|/);
  await story.reach("complete");
  expect(story.row("Digest")).toMatch(/live \(took 6 min\).*\| 13:40–13:46 \|/);
});

test("a deployment that takes much longer than usual is told to its team once, and the end moves", async () => {
  await using story = await startStory({
    fleet: pairs,
    running: false,
    outcome: ({ plan }) =>
      plan.id === "api"
        ? { kind: "success", after: Temporal.Duration.from({ minutes: 20 }) }
        : undefined,
  });
  deployedBefore(story.fleet, 6);
  await story.startApp();
  await story.go();
  await story.pass({ minutes: 1 });
  const usual = story.sentence();
  await story.pass({ minutes: 9 });
  expect(story.sentence()).toContain("API (overdue)");
  expect(/ETA .*/.exec(story.sentence())?.[0]).not.toBe(/ETA .*/.exec(usual)?.[0]);
  await story.reach("complete");
  const told = story.replies().filter(({ key }) => key.startsWith("overdue:"));
  expect(told.map(({ key }) => key)).toEqual(["overdue:api:1"]);
  expect(told.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^@acme\/infra: \*\*API 1\.1\.0\*\* is slower than usual: .*\[log\]\(/),
  ]);
  expect(story.shipped()).toContain("api 1 success");
});
