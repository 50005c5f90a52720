import { expect, test } from "vitest";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

test("the meeting is called, the departure passes, and another one is given and kept", async () => {
  await using story = await startStory({ fleet: solo, running: false });
  addToTrainFile(
    story.fleet,
    "go_no_go: { remind: 10m, checklist: [Channels ready, Support informed] }",
  );
  await story.startApp();
  const { people } = story;
  const keys = (): readonly string[] =>
    story.replies().flatMap(({ key }) => (/^(meeting|late):/.test(key) ? [key] : []));
  people.open("2026-03-19 13:30");
  people.prepare();
  await story.reach("ready");
  expect(keys()).toEqual([]);
  await story.told(people.manager, "/confirm channels ready");
  await story.pass({ minutes: 22 });
  expect(keys()).toEqual(["meeting:2026-03-19T13:30:00Z"]);
  const call = story.replies().find(({ key }) => key.startsWith("meeting:"));
  expect(call?.text).toMatch(/@acme\/infra @sarah: \*\*Go\/no-go\*\* for 2\.5\.0/);
  expect(call?.text).toContain("acme/infra has not voted for API");
  expect(call?.text).toContain("Support informed** is not confirmed");

  // A restart tells nothing twice.
  await story.stopApp();
  await story.startApp();
  await story.pass({ minutes: 15 });
  expect(keys()).toEqual(["meeting:2026-03-19T13:30:00Z", "late:2026-03-19T13:30:00Z"]);
  expect(story.replies().at(-1)?.text).toContain("because it had no GO");

  await story.told(people.manager, "/reschedule 14:00");
  people.vote();
  await story.told(people.manager, "/waive 2 nobody is on duty");
  await story.told(people.manager, "/go");
  expect(story.state()).toBe("go");
  await story.reach("complete");
  expect(story.deployments()[0]?.start.toString()).toBe("2026-03-19T14:00:00Z");
  expect(keys().slice(2)).toEqual(["meeting:2026-03-19T14:00:00Z"]);
  expect(story.shown()).toMatch(/- \[x\] Channels ready \(confirmed by sarah, 2026-03-19 13:0/);
  expect(story.shown()).toContain("Support informed of the release, waived by sarah");
});
