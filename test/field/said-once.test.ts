/**
 * Several events of one moment, as "Close with comment" and ten labels make them, and the same delivery again: elsewhere each of
 * them was answered by a process of its own, and said the same.
 */
import { expect, it } from "vitest";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { readRecordMark } from "../../src/model/marks/marks.ts";
import { pair } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** Keys of what was said more than once, and how many records there are. */
function doubles(story: Story) {
  const { fleet, people } = story;
  const keys = story.replies().map(({ key }) => key);
  const records = people
    .tracking()
    .comments.map((id) => fleet.trainRepository.comments.get(id)?.body ?? "")
    .filter((body) => readRecordMark(body) !== undefined);
  const titles = [...fleet.trainRepository.issues.values()].map(({ title }) => title);
  return {
    said: keys.filter((key, index) => keys.indexOf(key) !== index),
    records: records.length,
    issues: titles.filter((title, index) => titles.indexOf(title) !== index),
  };
}

const none = { said: [], records: 1, issues: [] };

it("OpenAstronomy/baldrick#40, DefinitelyTyped/dt-mergebot#43: an issue that is opened and given ten labels at once", async () => {
  await using story = await startStory({ fleet: pair });
  const { world, trainRepository, manager: by } = story.fleet;
  story.people.open();
  const issue = story.people.tracking();
  const labels = [...issue.labels];
  for (let count = 0; count < 10; count += 1) {
    labels.push(`label-${count}`);
    editIssue(world, trainRepository, issue, { by, labels: [...labels] });
  }
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 2 });
  story.people.vote();
  await story.told(by, "/go");
  await story.reach("complete");
  expect(doubles(story)).toEqual(none);
  expect(new Set(story.shipped()).size).toBe(story.shipped().length);
});

it("openedx/openedx-webhooks#277, Mergifyio/mergify#654: a stop in the same moment as the issue is closed and opened again", async () => {
  await using story = await startStory({ fleet: pair });
  await story.go();
  const { people } = story;
  const said = people.say(people.manager, "/hold the pager rings");
  people.close();
  const asked = people.say(people.lead("api"), "/plan");
  people.reopen();
  await story.until(() => story.reactions(said).includes("rocket"));
  await story.pass({ minutes: 5 });
  expect(story.state()).toBe("on hold");
  expect(story.reactions(asked)).toContain("rocket");
  expect(story.deployments().map(({ service }) => service)).toEqual(["api"]);
  await story.told(people.manager, "/resume it was nothing");
  await story.reach("complete");
  expect(doubles(story)).toEqual(none);
  expect(story.shipped()).toEqual(["api 1 success", "web 1 success"]);
});
