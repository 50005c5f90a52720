import { expect, test } from "vitest";
import { afterReading, historyDown } from "../../src/simulator/collisions.ts";
import { editBody } from "../../src/simulator/people.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

function write(story: Story, issue: Issue, body: string): void {
  const { world, trainRepository, manager } = story.fleet;
  editBody(world, trainRepository, issue, manager, body);
}

const addTo = (story: Story, issue: Issue, text: string): void =>
  write(story, issue, `${text}\n${issue.body}`);

const tellings = (story: Story): readonly string[] =>
  story
    .replies()
    .filter(({ key }) => key.startsWith("lost:"))
    .map(({ text }) => text);

async function planned(): Promise<Story> {
  const story = await startStory({ fleet: solo });
  story.people.open();
  await story.until(() => story.state() === "planning");
  await story.pass({ minutes: 1 });
  return story;
}

test("threat 56, attack 55: what was written over while the history of edits can't be read is put back once it can", async () => {
  await using story = await planned();
  const issue = story.people.tracking();
  const { simulator } = story;
  const moment = afterReading(simulator, issue.number, [() => addTo(story, issue, "Ask Ina.")]);
  simulator.faults.push(...historyDown);
  story.expectTrouble(/edits of|502|Bad Gateway/i);
  story.people.prepare();
  await story.reach("ready");
  expect(moment.left()).toBe(0);
  await story.pass({ seconds: 90 });
  expect(story.written()).not.toContain("Ask Ina.");
  simulator.faults.length = 0;
  await story.pass({ minutes: 2 });
  expect(story.written()).toContain("Ask Ina.");
  expect(tellings(story)).toEqual([]);
});

test("attack 55: the app that dies right after it wrote over a text puts it back in its next life", async () => {
  await using story = await planned();
  const issue = story.people.tracking();
  const { simulator } = story;
  const moment = afterReading(simulator, issue.number, [() => addTo(story, issue, "Ask Ina.")]);
  simulator.faults.push(...historyDown);
  story.expectTrouble(/edits of|502|Bad Gateway/i);
  story.people.prepare();
  await story.reach("ready");
  expect(moment.left()).toBe(0);
  await story.stopApp();
  simulator.faults.length = 0;
  await story.startApp();
  await story.pass({ minutes: 2 });
  expect(story.written()).toContain("Ask Ina.");
});

test("attack 67: several edits in a row, also while the first is put back, all stay, and nobody is asked", async () => {
  await using story = await planned();
  const issue = story.people.tracking();
  const add = (text: string) => (): void => addTo(story, issue, text);
  let seen = "";
  const moment = afterReading(story.simulator, issue.number, [
    () => {
      add("First.")();
      add("Second.")();
      // What she has before her eyes, whatever the app does to the issue meanwhile.
      seen = issue.body;
    },
    () => write(story, issue, `Third.\n${seen}`),
  ]);
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 1 });
  expect(moment.left()).toBe(0);
  for (const text of ["First.", "Second.", "Third."]) expect(story.written()).toContain(text);
  expect(tellings(story)).toEqual([]);
});

test("attack 55: of two edits that don't know of each other one stands, and the other's author has the text", async () => {
  await using story = await planned();
  const issue = story.people.tracking();
  const add = (text: string) => (): void => addTo(story, issue, text);
  const moment = afterReading(story.simulator, issue.number, [
    add("First: `x` ```y``` @acme/backend"),
    add("Second."),
  ]);
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 1 });
  expect(moment.left()).toBe(0);
  expect(story.written()).toContain("First: `x`");
  expect(tellings(story)).toEqual([
    expect.stringMatching(/@sarah: your edit[^]*```text\nSecond\./),
  ]);
});
