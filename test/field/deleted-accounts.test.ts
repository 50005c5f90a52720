/** Accounts of people are deleted in mid-release: GitHub shows null, or `ghost`, where they were. */
import { expect, it } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { deleteAccount } from "../../src/simulator/world/accounts.ts";
import { pair } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

it.each(["release-drafter/release-drafter#301", "getsentry/craft#559"])(
  "%s: whose author is gone, a pull request is released and named in the notes",
  async () => {
    await using story = await startStory({ fleet: pair });
    const { fleet, people } = story;
    people.open();
    people.prepare();
    const { repository } = siteOf(fleet, "web");
    for (const { author } of repository.issues.values()) deleteAccount(fleet.world, author);
    await story.reach("ready");
    people.vote();
    await story.settle();
    people.say(people.manager, "/go");
    await story.reach("complete");
    expect(story.releases(repository)[0]?.body).toContain("Improve web");
  },
);

it("anthropics/claude-code-action#1489: the vote of an account that is gone is void, and its team is asked again", async () => {
  await using story = await startStory({ fleet: pair });
  const { fleet, people } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  people.vote();
  await story.settle();
  deleteAccount(fleet.world, siteOf(fleet, "web").lead);
  const told = (): boolean =>
    story.replies().some(({ text }) => text.includes("the account that gave it was deleted"));
  await story.until(told);
  expect(story.people.tracking().body).toContain("acme/frontend has not voted for Web");
});

it("WordPress/props-bot-action#198: a hold of an account that is gone, which opened the release, too, holds, also without the app's data", async () => {
  await using story = await startStory({ fleet: pair });
  const { fleet, people } = story;
  await story.go();
  await story.told(people.manager, "/hold web our cache is cold");
  deleteAccount(fleet.world, people.manager);
  await story.pass({ minutes: 20 });
  await story.stopApp();
  await story.startApp();
  await story.pass({ minutes: 20 });
  expect(people.tracking().body).toContain("Web is on hold by sarah: our cache is cold");
  await story.told(siteOf(fleet, "web").lead, "/resume web it is warm");
  await story.reach("complete");
});
