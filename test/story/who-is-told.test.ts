/** Who is told what of a release, and how often, by mentions on its issues. */
import { expect, test } from "vitest";
import { readSaidMark } from "../../src/model/marks/marks.ts";
import { pairs } from "../support/fleets.ts";
import { addToTrainFile } from "../support/train-rules.ts";
import { startStory } from "../support/story.ts";
import { giveGo } from "../support/story-go.ts";

test("teams hear of their sub-issue, managers that all votes are in, everybody of the end, each once", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, fleet } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  const subIssues = [...fleet.trainRepository.issues.values()].filter(({ labels }) =>
    labels.includes("release-train:service"),
  );
  expect(subIssues).toHaveLength(fleet.sites.length);
  for (const { body, title } of subIssues) {
    const team = /^\[(.+?)\]/.exec(title)?.[1] ?? "";
    expect(body.split(`@acme/${team}`)).toHaveLength(2);
  }
  expect(story.replies()).toEqual([]);

  people.vote();
  await story.settle();
  await story.pass({ minutes: 10 });
  const [told, ...more] = story.replies();
  expect(more).toEqual([]);
  expect(told?.text).toMatch(/^@\S+: all services of .* are ready and all votes are in\./);

  await story.told(people.manager, "/go");
  await story.reach("complete");
  await story.pass({ minutes: 10 });
  const keys = story.replies().map(({ key }) => key);
  expect(keys.filter((key) => !key.startsWith("reply:"))).toEqual([
    told?.key,
    "departing",
    "complete",
  ]);
  const departing = story.replies().find(({ key }) => key === "departing")?.text;
  for (const { plan } of fleet.sites)
    expect(departing?.split(`@acme/${plan.team}`)).toHaveLength(2);
  const folded = [...fleet.trainRepository.comments.values()].filter(({ minimized }) => minimized);
  expect(folded.map(({ body }) => readSaidMark(body))).toEqual([told?.key]);
});

test("whose vote is void hears which service changed, at which commit now, and who wrote it", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  people.vote();
  await story.settle();
  people.push("web");
  await story.reach("planning");
  await story.pass({ minutes: 10 });
  const [told, ...more] = story.news();
  expect(more).toEqual([]);
  expect(told?.text).toMatch(/^@acme\/frontend: your vote is void: Web changed \(/);
  expect(told?.text.replaceAll("&#8203;", "")).toContain(people.head("web").slice(0, 7));
  expect(told?.text).toMatch(/ by [\w-]+\)\. Review it and comment `\/go` again\./);
});

test("a quiet train tells only what needs an answer, and its end", async () => {
  await using story = await startStory({ fleet: pairs });
  addToTrainFile(story.fleet, "quiet: true");
  await giveGo(story);
  await story.reach("complete");
  await story.pass({ minutes: 10 });
  const keys = story.replies().map(({ key }) => key.split(":")[0]);
  expect(keys).toEqual(["votes-in", "complete"]);
});
