import { expect, test } from "vitest";
import { commit } from "../../src/simulator/world/commits.ts";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("a deputy votes for a team that has nobody at hand, while they have a part in its repository", async () => {
  await using story = await startStory({ fleet: solo, running: false });
  const { people, fleet } = story;
  const { trainRepository, world } = fleet;
  const path = ".github/release-train.yml";
  const text =
    trainRepository.commits
      .get(trainRepository.refs.get("refs/heads/main") ?? "")
      ?.files.get(path) ?? "";
  commit(world, trainRepository, {
    branch: "main",
    files: { [path]: text.replace(/^( *)repo: acme\/api$/m, "$&\n$1deputies: [dana]") },
    message: "Name a deputy",
    by: people.manager,
  });
  await story.startApp();
  people.open();
  people.prepare();
  await story.reach("ready");
  const dana = people.person("dana");
  const early = await story.told(dana, "/go");
  expect(story.reactions(early)).toEqual(["eyes", "confused"]);
  setCollaborator(world, fleet.sites[0]!.repository, dana, "triage");
  await story.told(dana, "/go");
  await story.until(() => story.shown().includes("go by dana"));
  await story.told(people.manager, "/go");
  await story.reach("complete");
});
