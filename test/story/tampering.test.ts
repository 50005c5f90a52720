import { expect, test } from "vitest";
import { issueBegin } from "../../src/model/marks/marks.ts";
import { editComment } from "../../src/simulator/world/comments.ts";
import { throughTheForm } from "../../src/simulator/people.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

async function ready(): Promise<Story> {
  const story = await startStory({ fleet: solo });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  return story;
}

test("threat 27, attack 49: a record that somebody edits, or deletes, is written anew, and nobody says anything again", async () => {
  await using story = await ready();
  const { people, fleet } = story;
  await story.told(people.lead("api"), "/go");
  const record = story.record();
  if (!record) throw new Error("There is no record");
  editComment(fleet.world, fleet.trainRepository, record, {
    body: `${record.body}\nfor the record`,
    by: people.manager,
  });
  await story.pass({ minutes: 5 });
  const [told, ...more] = story.news().map((one) => one.text);
  expect(told).toContain("sarah edited the release record");
  expect(told).toContain("Nothing is lost");
  expect(more).toEqual([]);
  expect(story.record()?.body).not.toContain("for the record");
  await story.told(people.manager, "/go");
  await story.reach("complete");
  expect(story.shipped()).toEqual(["api 1 success"]);
});

test("threat 27: an edit of the app's part is repaired, and the text around it stays", async () => {
  await using story = await ready();
  const { people } = story;
  // What is not urgent is shown a little later: the link of the sub-issue, here.
  await story.pass({ minutes: 10 });
  const shown = story.shown();
  const edited = story.body().replaceAll("[ ]", "[x]").replace("Ready", "Rotten");
  people.edit(people.manager, `Dear all,\n\n${edited}\n\nKind regards`);
  await story.until(() => story.shown() === shown);
  expect(story.body().startsWith("Dear all,\r\n\r\n### Version")).toBe(true);
  expect(story.body().endsWith("\r\n\r\nKind regards")).toBe(true);
});

test("a part that somebody deletes comes back at the end", async () => {
  await using story = await ready();
  const { people } = story;
  const written = `${story.written()}### Notes\n\nThe end.`;
  people.edit(people.manager, written);
  await story.until(() => story.body().includes(issueBegin));
  expect(story.body().startsWith(throughTheForm(written))).toBe(true);
  expect(story.state()).toBe("ready");
});

test("threat 56: an edit that comes while the app writes is kept", async () => {
  await using story = await ready();
  const { people, simulator } = story;
  let isEdited = false;
  simulator.faults.push({
    when: "before",
    // The app has observed and decided, and now looks at the body before it writes.
    matches({ method, path }) {
      if (!isEdited && method === "GET" && path.endsWith("/issues/1")) {
        isEdited = true;
        people.edit(people.manager, `Note to all\n\n${story.body()}`);
      }
      return false;
    },
  });
  await story.told(people.lead("api"), "/go");
  expect(isEdited).toBe(true);
  expect(story.body().startsWith("Note to all\r\n\r\n### Version")).toBe(true);
  await story.until(() => story.shown().includes("go by infra-lead"));
});
