import { expect, test } from "vitest";
import type { Fault } from "../../src/simulator/http/faults.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { createTag } from "../../src/simulator/world/commits.ts";
import { editBody } from "../../src/simulator/people.ts";
import { solo } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory, type Story } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

/** Stories begin on Thursday, 2026-03-19, at 13:00 UTC, which is 14:00 in Berlin. */
const rules = `schedule: "30 14 * * THU,FRI"
window: { days: [thu, fri], from: "15:00", to: "18:00", timezone: Europe/Berlin }`;

const opened = ({ fleet }: Story): readonly Issue[] =>
  [...fleet.trainRepository.issues.values()].filter(({ labels }) =>
    labels.includes("release-train"),
  );

test("opens the next tracking issue once, whatever restarts and forgets", async () => {
  await using story = await startStory({ fleet: solo, store: await lastingStore() });
  addToTrainFile(story.fleet, rules);
  await story.pass({ minutes: 29 });
  expect(opened(story)).toEqual([]);
  await story.pass({ minutes: 2 });
  const [issue] = opened(story);
  expect(issue?.title).toBe("Release v0.1.0");
  expect(issue?.author.login).toBe("release-train[bot]");
  expect(issue?.createdAt.toString()).toContain("2026-03-19T13:30:0");
  expect(issue?.body).toContain(
    "### Version\n\nv0.1.0\n\n### Departure\n\n2026-03-19 15:00 +01:00",
  );
  // It is looked at as any other one: nothing is on any release branch yet.
  await story.pass({ minutes: 1 });
  expect(issue?.comments).toHaveLength(1);
  await story.stopApp();
  await story.startApp();
  await story.pass({ minutes: 30 });
  expect(opened(story)).toHaveLength(1);
});

test("makes up for the last time that was missed, and for no other", async () => {
  await using story = await startStory({ fleet: solo, store: await lastingStore() });
  addToTrainFile(story.fleet, rules);
  await story.pass({ minutes: 5 });
  await story.stopApp();
  await story.pass({ hours: 23 });
  await story.pass({ hours: 23 });
  await story.startApp();
  await story.pass({ minutes: 20 });
  const [issue, ...more] = opened(story);
  expect(more).toEqual([]);
  expect(issue?.body).toContain("### Departure\n\n2026-03-26 15:00 +01:00");
});

test.each([
  ["happened", "after"],
  ["didn't happen", "before"],
] as const)("an answer that is lost leaves one issue, when it %s", async (_name, when) => {
  await using story = await startStory({ fleet: solo, store: await lastingStore() });
  addToTrainFile(story.fleet, rules);
  const fault: Fault = {
    matches: ({ method, path }) => method === "POST" && path.endsWith("/releases/issues"),
    when,
    drop: true,
    times: 1,
  };
  story.simulator.faults.push(fault);
  await story.pass({ minutes: 29 });
  await story.pass({ minutes: 4 });
  expect(fault.times).toBe(0);
  await story.stopApp();
  await story.startApp();
  await story.pass({ minutes: 10 });
  expect(opened(story)).toHaveLength(1);
});

test("opens none while a release is open, and says so there once", async () => {
  await using story = await startStory({ fleet: solo });
  addToTrainFile(story.fleet, rules);
  const { people } = story;
  people.open("2026-03-27 16:00 +01:00");
  await story.pass({ minutes: 40 });
  expect(opened(story)).toHaveLength(1);
  const told = story.replies().filter(({ key }) => key === "schedule");
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain("2026-03-19 14:30 Europe/Berlin");
  people.close();
  await story.pass({ minutes: 20 });
  expect(opened(story)).toHaveLength(1);
});

test("opens one without a version when the last one can't be told, and takes the one that a manager writes", async () => {
  await using story = await startStory({ fleet: solo });
  const { fleet } = story;
  addToTrainFile(fleet, rules);
  const by = fleet.manager;
  createTag(fleet.world, fleet.trainRepository, { name: "release-2.5.0", from: "main", by });
  await story.pass({ minutes: 32 });
  const [issue, ...more] = opened(story);
  expect(more).toEqual([]);
  if (!issue) throw new Error("none was opened");
  expect(issue.body).toContain("the tag `release-2.5.0` looks like a version in another form");
  expect(issue.body).toContain("@sarah: the version of this release can't be told");
  const told = () => issue.comments.map((id) => fleet.trainRepository.comments.get(id)?.body ?? "");
  expect(told().join()).toContain("There is no version.");
  const body = issue.body.replace("### Version", "### Version\n\nv2.6.0");
  editBody(fleet.world, fleet.trainRepository, issue, by, body);
  await story.pass({ minutes: 1 });
  expect(told().at(-1)).toContain("No service has anything to release");
  expect(opened(story)).toHaveLength(1);
});
