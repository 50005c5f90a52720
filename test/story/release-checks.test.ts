import { expect, test } from "vitest";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const checksIn = ({ fleet }: Story) =>
  [...fleet.sites.values()]
    .flatMap(({ repository }) => [...repository.checkRuns.values()])
    .filter(({ name }) => name === "Release train");

const titlesIn = (story: Story): readonly (string | null)[] =>
  checksIn(story).map(({ output }) => output.title);

test("branch and pull requests say how far their release is, once each, also when the app forgot", async () => {
  // Its memory ends with the process.
  await using story = await startStory({ fleet: solo });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 2 });
  const boarded = checksIn(story);
  const heads = new Set(boarded.map(({ sha }) => sha));
  expect(boarded.length).toBeGreaterThanOrEqual(2);
  expect(heads.size).toBe(boarded.length);
  expect(titlesIn(story)).toEqual(
    boarded.map(() => expect.stringMatching(/^Boarded .+, departs after the GO$/)),
  );
  await story.stopApp();
  await story.startApp();
  await story.pass({ minutes: 3 });
  expect(checksIn(story)).toHaveLength(boarded.length);
  story.people.vote();
  await story.settle();
  story.people.say(story.people.manager, "/go");
  await story.reach("complete");
  await story.pass({ minutes: 5 });
  expect(titlesIn(story)).toEqual(boarded.map(() => expect.stringMatching(/^Live: /)));
  expect(checksIn(story).map(({ conclusion }) => conclusion)).toEqual(boarded.map(() => "success"));
  expect(checksIn(story)).toHaveLength(boarded.length);
});
