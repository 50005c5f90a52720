/** People and repositories are who and what they were when they first mattered, whatever they are called now. */
import { describe, expect, it } from "vitest";
import { addUser } from "../../src/simulator/world/accounts.ts";
import {
  editRepository,
  addRepository,
  setCollaborator,
} from "../../src/simulator/world/repositories.ts";
import { renameUser } from "../../src/simulator/world/renames.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { pairs } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

describe("a manager who is named by login takes another one", () => {
  it("stays a manager, and whoever signs up under the old login is none", async () => {
    await using story = await startStory({ fleet: pairs });
    const { world, manager, trainRepository } = story.fleet;
    await story.go();
    renameUser(world, manager, "sarah-j");
    const mallory = addUser(world, "sarah");
    setCollaborator(world, trainRepository, mallory, "write");
    const abort = await story.told(mallory, "/abort it is mine now");
    expect(story.reactions(abort)).toContain("confused");
    expect(story.state()).toBe("rolling out");
    const hold = await story.told(manager, "/hold the certificate runs out");
    expect(story.reactions(hold)).toContain("rocket");
    expect(story.state()).toBe("on hold");
    await story.pass({ seconds: 2 });
    await story.told(manager, "/resume it is renewed");
    await story.reach("complete");
    expect([...story.shipped()].toSorted()).toEqual([
      "api 1 success",
      "digest 1 success",
      "mail 1 success",
      "web 1 success",
    ]);
  });
});

describe("a new repository takes the name of a service's", () => {
  it("is not followed: its people are asked, and nothing is deployed there", async () => {
    await using story = await startStory({ fleet: pairs });
    const { world, manager } = story.fleet;
    await story.go();
    const { repository } = siteOf(story.fleet, "web");
    editRepository(world, repository, { by: manager, name: "web-old" });
    const other = addRepository(world, { owner: "acme", name: "web", by: manager });
    await story.reach("on hold");
    expect(story.sentence()).toContain("another repository now");
    expect(
      story
        .replies()
        .map(({ text }) => text)
        .join("\n"),
    ).toMatch(/@sarah.*another repository/);
    await story.pass({ minutes: 30 });
    expect([...other.deployments.values()]).toEqual([]);
  });
});
