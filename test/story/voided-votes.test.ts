import { expect, test } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { removeTeamMember } from "../../src/simulator/world/accounts.ts";
import { deleteComment, editComment } from "../../src/simulator/world/comments.ts";
import type { Comment } from "../../src/simulator/world/types.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** Everything is ready, and all teams have voted go. */
async function voted(): Promise<Story> {
  const story = await startStory({ fleet: pairs });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  story.people.vote();
  await story.settle();
  return story;
}

const texts = (story: Story): readonly string[] => story.news().map((one) => one.text);

test("threat 17: a push voids the votes of its team and of those that depend on it, once", async () => {
  await using story = await voted();
  const { people } = story;
  people.push("api");
  await story.reach("planning");
  await story.pass({ minutes: 10 });
  expect(texts(story)).toHaveLength(1);
  expect(texts(story)[0]).toContain("@acme/infra");
  expect(texts(story)[0]).toContain("@acme/frontend");
  expect(texts(story)[0]).not.toContain("acme/mail");

  people.prove("api");
  await story.reach("ready");
  const early = await story.told(people.manager, "/go");
  expect(story.reactions(early)).toEqual(["eyes", "confused"]);
  await story.told(people.lead("api"), "/go");
  await story.told(people.lead("web"), "/go");
  await story.told(people.manager, "/go");
  await story.reach("complete");
  expect(story.deployments().find((one) => one.service === "api")?.sha).toBe(people.head("api"));
});

test("a push to a service on which nothing depends voids only its own team's vote", async () => {
  await using story = await voted();
  story.people.push("web");
  await story.reach("planning");
  await story.pass({ minutes: 10 });
  expect(texts(story)).toHaveLength(1);
  expect(texts(story)[0]).toContain("@acme/frontend");
  expect(texts(story)[0]).not.toContain("acme/infra");
});

test("threat 19: a force push voids votes, and one back to the old commit doesn't bring them back", async () => {
  await using story = await voted();
  const { people } = story;
  const before = people.head("web");
  people.forcePush("web");
  await story.reach("planning");
  people.forcePush("web", before);
  await story.reach("ready");
  const early = await story.told(people.manager, "/go");
  expect(story.reactions(early)).toEqual(["eyes", "confused"]);
  expect(story.deployments()).toEqual([]);
  await story.told(people.lead("web"), "/go");
  await story.told(people.manager, "/go");
  await story.reach("complete");
});

test("threat 18: a push that comes together with the manager's go keeps the release from leaving", async () => {
  await using story = await voted();
  const { people } = story;
  people.push("api");
  const go = await story.told(people.manager, "/go");
  expect(story.reactions(go)).toEqual(["eyes", "confused"]);
  await story.pass({ minutes: 10 });
  expect(story.deployments()).toEqual([]);
});

test("a push after the departure stops what has not left, and what is live stays", async () => {
  await using story = await voted();
  const { people } = story;
  const consented = people.head("web");
  await story.told(people.manager, "/go");
  await story.until(() => story.shipped().includes("api 1 success"));
  await story.until(() => story.shipped().includes("web 1 none"));
  people.push("api");
  people.push("digest");
  await story.reach("on hold");
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success", "web 1 success"]);
  expect(story.deployments()[2]?.sha).toBe(consented);
  expect(texts(story).some((text) => text.includes("@acme/mail"))).toBe(true);
  expect(texts(story).some((text) => text.includes("@acme/infra"))).toBe(false);

  people.prove("digest");
  await story.until(() => story.row("Digest").includes("Ready"));
  await story.told(people.lead("digest"), "/go");
  await story.told(people.manager, "/go");
  await story.reach("complete");
  expect(story.deployments()[3]?.sha).toBe(people.head("digest"));
});

test.each<readonly [string, (story: Story, vote: Comment) => void]>([
  [
    "its comment is deleted",
    ({ fleet, people }, vote) =>
      deleteComment(fleet.world, fleet.trainRepository, vote, { by: people.developer("api") }),
  ],
  [
    "its comment is edited",
    ({ fleet, people }, vote) =>
      editComment(fleet.world, fleet.trainRepository, vote, {
        body: "/go later",
        by: people.developer("api"),
      }),
  ],
  [
    "its author leaves the team",
    ({ fleet, people }) => {
      const { team } = siteOf(fleet, "api");
      removeTeamMember(fleet.world, team, people.developer("api"));
    },
  ],
])("threats 21 and 22: a vote counts no more when %s", async (_what, takeBack) => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  const vote = await story.told(people.developer("api"), "/go");
  await story.told(people.lead("web"), "/go");
  await story.told(people.lead("mail"), "/go");
  takeBack(story, vote);
  await story.settle();
  const go = await story.told(people.manager, "/go");
  expect(story.reactions(go)).toEqual(["eyes", "confused"]);
  await story.pass({ minutes: 10 });
  expect(story.deployments()).toEqual([]);
  await story.told(people.lead("api"), "/go");
  await story.told(people.manager, "/go");
  await story.reach("complete");
});

test("a push to what is live changes nothing", async () => {
  await using story = await voted();
  const { people } = story;
  await story.told(people.manager, "/go");
  await story.until(() => story.shipped().includes("api 1 success"));
  const shippedCommit = people.head("api");
  people.push("api");
  await story.reach("complete");
  expect(story.shipped()).toHaveLength(4);
  const tag = story.fleet.sites[0]?.repository.refs.get("refs/tags/v1.1.0");
  expect(tag).toBe(shippedCommit);
});
