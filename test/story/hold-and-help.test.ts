import { expect, test } from "vitest";
import { pairs, solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("a hold lets nothing new start until it is resumed", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  await story.go();
  await story.told(people.lead("mail"), "/hold the database is slow");
  await story.reach("on hold");
  expect(story.sentence()).toContain("the database is slow");
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success"]);
  const stranger = await story.told(people.person("mallory"), "/resume now");
  expect(story.reactions(stranger)).toEqual(["eyes", "confused"]);
  await story.told(people.manager, "/resume it is quick again");
  await story.reach("complete");
  expect(story.shipped()).toHaveLength(4);
});

test("a hold of one service lets the others go on", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  await story.go();
  await story.told(people.lead("web"), "/hold web a customer is watching");
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success", "digest 1 success"]);
  await story.told(people.lead("web"), "/resume web");
  await story.reach("complete");
});

test("a closed issue holds the release until it is opened again", async () => {
  await using story = await startStory({ fleet: pairs });
  await story.go();
  story.people.close();
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success"]);
  story.people.reopen();
  await story.reach("complete");
});

test("/plan and /help answer anyone, and a near miss is pointed out", async () => {
  await using story = await startStory({ fleet: solo });
  const { people } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  const anyone = people.person("visitor");
  const plan = await story.told(anyone, "/plan");
  const help = await story.told(anyone, "/help");
  const near = await story.told(people.lead("api"), "/goo");
  const path = people.say(people.lead("api"), "/etc/hosts is not a command");
  await story.pass({ minutes: 5 });
  expect(story.reactions(plan)).toEqual(["eyes", "rocket"]);
  expect(story.reactions(help)).toEqual(["eyes", "rocket"]);
  expect(story.reactions(near)).toEqual(["eyes", "confused"]);
  expect(story.reactions(path)).toEqual([]);
  const [planned, helped, missed, ...more] = story.news().map((one) => one.text);
  expect(planned).toContain("API");
  expect(helped).toContain("/resume");
  expect(missed).toContain("/go");
  expect(more).toEqual([]);
});
