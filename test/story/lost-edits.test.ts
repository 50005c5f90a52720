import { expect, test } from "vitest";
import { editBody } from "../../src/simulator/people.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { subIssue, writtenIn } from "../support/story-checklist.ts";

/** Once, right after the app has read this issue to write it, somebody does something. */
function inBetween({ simulator }: Story, issue: Issue, act: () => void): () => boolean {
  const before = simulator.onExchange;
  let isDone = false;
  simulator.onExchange = (exchange) => {
    before?.(exchange);
    if (isDone || exchange.method !== "GET") return;
    if (!exchange.path.endsWith(`/issues/${issue.number}`)) return;
    isDone = true;
    act();
  };
  return () => isDone;
}

const addTo = (story: Story, issue: Issue, text: string): void => {
  const { world, trainRepository, manager } = story.fleet;
  const body = `${text}\n${issue.body}`;
  editBody(world, trainRepository, issue, manager, body);
};

async function planned(): Promise<Story> {
  const story = await startStory({ fleet: solo });
  story.people.open();
  await story.until(() => story.state() === "planning");
  await story.pass({ minutes: 1 });
  return story;
}

test("threat 56: what somebody writes between the app's reading and its writing is put back", async () => {
  await using story = await planned();
  const issue = story.people.tracking();
  const text = "Ask Ina about the database — she knows.";
  const happened = inBetween(story, issue, () => addTo(story, issue, text));
  story.people.prepare();
  await story.reach("ready");
  expect(happened()).toBe(true);
  expect(story.written()).toContain(text);
  await story.pass({ minutes: 5 });
  expect(story.written()).toContain(text);
  expect(story.state()).toBe("ready");
});

test("a plan that was edited in that moment is followed", async () => {
  await using story = await planned();
  const issue = story.people.tracking();
  const happened = inBetween(story, issue, () => {
    const body = issue.body.replace("api 1.1.0", "api 1.2.0");
    editBody(story.fleet.world, story.fleet.trainRepository, issue, story.people.manager, body);
  });
  story.people.prepare();
  await story.until(() => happened() && story.row("API").includes("1.2.0"));
  expect(story.written()).toContain("api 1.2.0");
});

test("so is what is written in a sub-issue", async () => {
  await using story = await planned();
  const issue = subIssue(story, "API");
  const happened = inBetween(story, issue, () => addTo(story, issue, "Migrations first."));
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 1 });
  expect(happened()).toBe(true);
  expect(writtenIn(story, "API")).toContain("Migrations first.");
});

test("two edits that don't know of each other are for people to join, and they are told", async () => {
  await using story = await planned();
  const issue = story.people.tracking();
  inBetween(story, issue, () => {
    addTo(story, issue, "First.");
    // The app writes over it; somebody writes from the text without it while the app puts it back.
    inBetween(story, issue, () => addTo(story, issue, "Second."));
  });
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 1 });
  expect(story.written()).toContain("First.");
  const told = story.replies().filter(({ key }) => key.startsWith("lost:"));
  expect(told.map(({ text }) => text)).toEqual([
    expect.stringContaining("@sarah: your edit of this issue met another one at the same moment"),
  ]);
});
