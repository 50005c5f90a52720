import { expect, test } from "vitest";
import { selectRepositories } from "../../src/simulator/world/apps.ts";
import { deleteRepository, editRepository } from "../../src/simulator/world/repositories.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** The App may see every repository of the company but this one. */
function shutOut({ fleet }: Story, id: string): () => void {
  const { world } = fleet;
  const [installation] = [...world.installations.values()];
  if (!installation) throw new Error("The App is installed nowhere");
  const gone = siteOf(fleet, id).repository;
  const rest = [...world.repositories.values()].filter((one) => one !== gone);
  selectRepositories(world, installation, rest);
  return () => selectRepositories(world, installation, "all");
}

const archive = ({ fleet }: Story, archived: boolean): void =>
  editRepository(fleet.world, siteOf(fleet, "web").repository, { archived, by: fleet.manager });

test("a repository that the App can't reach is unknown, and who can mend it is named", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  const letIn = shutOut(story, "web");
  await story.until(() => story.row("Web").includes("Unknown"));
  expect(story.row("Web")).toContain("The App is not installed on acme/web.");
  expect(story.row("Web")).toContain("An owner has to install it there");
  expect(story.row("API")).toContain("Ready");
  people.vote();
  const go = await story.told(people.manager, "/go");
  expect(story.reactions(go)).toEqual(["eyes", "confused"]);
  letIn();
  await story.reach("ready");
});

test("threat 14: an archived repository blocks, and whoever takes it out of the archive mends that", async () => {
  await using story = await startStory({ fleet: pairs });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  archive(story, true);
  await story.until(() => story.row("Web").includes("Blocked"));
  expect(story.row("Web")).toContain("acme/web is archived: unarchive it");
  archive(story, false);
  await story.reach("ready");
});

test("threat 14: a deleted repository is unknown, and the release goes on without its service", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, fleet } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  // News of it may come when it is gone already.
  story.expectTrouble(/A train file is unchecked/);
  deleteRepository(fleet.world, siteOf(fleet, "web").repository, fleet.manager);
  await story.until(() => story.row("Web").includes("Unknown"));
  people.edit(people.manager, story.body().replace(/^web 1\.1\.0$/m, ""));
  await story.reach("ready");
  expect(story.row("Web")).toBe("");
});

test.each<[string, (story: Story) => () => void]>([
  ["can't be reached", (story) => shutOut(story, "web")],
  [
    "is archived",
    (story) => {
      archive(story, true);
      return () => archive(story, false);
    },
  ],
])(
  "in the middle of a release nothing starts in a repository that %s, and then it goes on",
  async (_what, close) => {
    await using story = await startStory({ fleet: pairs });
    await story.go();
    const open = close(story);
    await story.until(() => story.shipped().includes("api 1 success"));
    await story.pass({ minutes: 10 });
    expect(story.shipped().filter((one) => one.startsWith("web"))).toEqual([]);
    expect(story.row("Web")).toMatch(/Unknown|Blocked/);
    expect(story.sentence()).toContain("Web");
    open();
    await story.reach("complete");
    expect(story.shipped()).toContain("web 1 success");
    expect(story.shipped()).toHaveLength(4);
  },
);
