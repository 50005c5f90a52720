import { expect, test } from "vitest";
import { pairs } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("a check that goes red after the GO stops the service and the GO, until people say go again", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  const started = () => story.deployments().map((one) => one.service);
  await story.go();
  await story.until(() => started().length === 2);
  people.red("web");
  await story.reach("on hold");
  expect(story.row("Web")).toContain("Blocked");
  const told = story.news().map((one) => one.text);
  expect(told.some((text) => text.includes("@acme/frontend"))).toBe(true);

  await story.pass({ minutes: 30 });
  expect(started()).toEqual(["api", "mail"]);

  people.green("web");
  await story.until(() => story.row("Web").includes("Ready"));
  await story.pass({ minutes: 5 });
  expect(started()).toEqual(["api", "mail"]);

  await story.told(people.lead("web"), "/go");
  await story.pass({ minutes: 5 });
  expect(started()).toEqual(["api", "mail"]);

  await story.told(people.manager, "/go");
  await story.reach("complete");
  expect(started().sort()).toEqual(["api", "digest", "mail", "web"]);
});
