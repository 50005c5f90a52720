import { expect, test } from "vitest";
import {
  addTeamMember,
  addUser,
  findUser,
  removeTeamMember,
} from "../../src/simulator/world/accounts.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

/** Everything is ready for the vote of acme/infra. */
async function ready(): Promise<Story> {
  const story = await startStory({ fleet: solo });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  return story;
}

const nobodies: readonly (readonly [string, (story: Story) => User])[] = [
  ["a stranger", ({ people }) => people.person("mallory")],
  [
    "a collaborator who may only read",
    ({ fleet, people }) => {
      const reader = people.person("reader");
      setCollaborator(fleet.world, fleet.trainRepository, reader, "read");
      setCollaborator(fleet.world, fleet.sites[0]!.repository, reader, "read");
      return reader;
    },
  ],
  [
    "a former member of the team",
    ({ fleet, people }) => {
      const developer = people.developer("api");
      removeTeamMember(fleet.world, fleet.sites[0]!.team, developer);
      return developer;
    },
  ],
  [
    "someone who was invited into the team and has not accepted",
    ({ fleet, people }) => {
      const invited = people.person("newcomer");
      addTeamMember(fleet.world, fleet.sites[0]!.team, invited, "pending");
      return invited;
    },
  ],
];

test.each(nobodies)("threat 15: the /go of %s is refused with one reply", async (_who, whoOf) => {
  await using story = await ready();
  const refused = await story.told(whoOf(story), "/go");
  await story.pass({ minutes: 10 });
  expect(story.reactions(refused)).toEqual(["eyes", "confused"]);
  expect(story.news()).toHaveLength(1);
  expect(story.news()[0]?.text).toContain("acme/infra");

  const { people } = story;
  const early = await story.told(people.manager, "/go");
  expect(story.reactions(early)).toEqual(["eyes", "confused"]);
  expect(story.deployments()).toEqual([]);
});

test("threat 16: what a bot says is no command", async () => {
  await using story = await ready();
  const bot = addUser(story.fleet.world, "helper[bot]", "Bot");
  const ignored = story.people.say(bot, "/go");
  await story.pass({ minutes: 10 });
  expect(story.reactions(ignored)).toEqual([]);
  expect(story.news()).toEqual([]);
});

test("the train file may write a manager's login in other capitals", async () => {
  await using story = await ready();
  const { fleet, people } = story;
  const { trainRepository, world } = fleet;
  const head = trainRepository.refs.get("refs/heads/main") ?? "";
  const path = ".github/release-train.yml";
  const text = trainRepository.commits.get(head)?.files.get(path) ?? "";
  commit(world, trainRepository, {
    branch: "main",
    files: { [path]: text.replace("[sarah]", "[SARAH]") },
    message: "Shout",
    by: people.manager,
  });
  await story.settle();
  await story.told(people.lead("api"), "/go");
  expect(findUser(world, "SARAH")?.login).toBe("sarah");
  const accepted = await story.told(people.manager, "/go");
  expect(story.reactions(accepted)).toEqual(["eyes", "rocket"]);
  await story.reach("complete");
});
