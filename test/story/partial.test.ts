import { expect, test } from "vitest";
import { pairs } from "../support/fleets.ts";
import { subIssue } from "../support/story-checklist.ts";
import { startStory, type Story } from "../support/story.ts";

/** Everything is ready but Mail, which nobody has proved, and the teams of the others have voted. */
async function almost(departure?: string): Promise<Story> {
  const story = await startStory({ fleet: pairs });
  const { people } = story;
  people.open(departure);
  people.prepare("api", "web", "digest");
  await story.until(() => story.row("Digest").includes("Ready"));
  await story.pass({ minutes: 1 });
  await story.told(people.lead("api"), "/go");
  await story.told(people.lead("web"), "/go");
  return story;
}

const texts = (story: Story): readonly string[] => story.news().map((one) => one.text);

test("a part that would break something is refused with one that is safe, which goes and leaves the rest", async () => {
  await using story = await almost();
  const { people, fleet } = story;
  const unsafe = await story.told(people.manager, "/go Web");
  expect(story.reactions(unsafe)).toEqual(["eyes", "confused"]);
  expect(texts(story).at(-1)).toContain("Web** needs API 1.1.0");
  expect(texts(story).at(-1)).toContain("The smallest safe part: `/go api web`.");

  await story.told(people.manager, "/go api web");
  await story.reach("complete");
  await story.until(() => people.tracking().state === "closed");
  expect(story.shipped()).toEqual(["api 1 success", "web 1 success"]);
  expect(subIssue(story, "Mail")).toMatchObject({ state: "closed", stateReason: "not_planned" });
  expect(subIssue(story, "Web")).toMatchObject({ state: "closed", stateReason: "completed" });
  expect(subIssue(story, "Mail").body).toContain("waits for the next one");
  expect(story.shown()).toMatch(/Left for the next release\n- Mail 1\.1\.0[^]*- Digest/);
  expect(texts(story).filter((one) => one.includes("@acme/mail"))).toHaveLength(1);
  const published = fleet.sites.flatMap(({ repository, plan }) =>
    story.releases(repository).length > 0 ? [plan.id] : [],
  );
  expect(published).toEqual(["api", "web"]);
});

test("a PARTIAL that a push makes fall brings the whole plan back, and its issues", async () => {
  await using story = await almost("2026-03-19 14:30");
  const { people } = story;
  await story.told(people.manager, "/go api web");
  await story.until(() => subIssue(story, "Digest").state === "closed");
  expect(story.sentence()).toContain("PARTIAL decided by sarah");
  people.push("api");
  await story.until(() => subIssue(story, "Digest").state === "open");
  expect(story.state()).toBe("planning");
  expect(story.row("Mail")).toContain("Blocked");
  expect(texts(story).at(-1)).toContain("this also voids the PARTIAL");
  expect(texts(story).at(-1)).toContain(
    "@acme/mail: the whole plan applies again, including Mail and Digest.",
  );
});
