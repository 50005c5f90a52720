/** Names change, ids don't: whatever is renamed in the middle of a release, the same release goes on. */
import { describe, expect, it } from "vitest";
import { addOrg } from "../../src/simulator/world/accounts.ts";
import { installApp } from "../../src/simulator/world/apps.ts";
import { editRepository, grantTeam } from "../../src/simulator/world/repositories.ts";
import { renameOrganization, transferRepository } from "../../src/simulator/world/renames.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** Each (service, attempt) with its end, and each title of an issue, as often as it is there. */
const made = (story: Story) => ({
  shipped: [...story.shipped()].toSorted(),
  titles: [...story.fleet.trainRepository.issues.values()].map(({ title }) => title).toSorted(),
});

const once = {
  shipped: ["api 1 success", "digest 1 success", "mail 1 success", "web 1 success"],
  titles: [
    "Release v2.5.0",
    "[frontend] Web v1.1.0",
    "[infra] API v1.1.0",
    "[mail] Digest v1.1.0",
    "[mail] Mail v1.1.0",
  ],
};

const renameHome = ({ fleet }: Story): void =>
  editRepository(fleet.world, fleet.trainRepository, { by: fleet.manager, name: "departures" });

const moments: readonly [string, (story: Story) => Promise<void>][] = [
  [
    "while it is planned",
    async (story) => {
      story.people.open();
      await story.reach("planning");
    },
  ],
  [
    "when all have voted",
    async (story) => {
      story.people.open();
      story.people.prepare();
      await story.reach("ready");
      story.people.vote();
      await story.settle();
    },
  ],
  ["while it rolls out", (story) => story.go()],
];

async function finish(story: Story): Promise<void> {
  if (story.state() === "planning") {
    story.people.prepare();
    await story.reach("ready");
    story.people.vote();
    await story.settle();
  }
  if (story.state() === "ready") story.people.say(story.people.manager, "/go");
  await story.reach("complete");
}

describe("threat 14: the train repository is renamed", () => {
  it.each(moments)(
    "NEAR-DevHub/race-of-sloths#205, Netflix/hubcommander#73, ManageIQ/miq_bot#234: %s, and the same release goes on",
    async (_, come) => {
      await using story = await startStory({ fleet: pairs });
      await come(story);
      renameHome(story);
      await story.pass({ minutes: 1 });
      await finish(story);
      expect(made(story)).toEqual(once);
    },
  );

  it("NEAR-DevHub/race-of-sloths#205: what failed before is still held, and goes back with the rest", async () => {
    await using story = await startStory({
      fleet: pairs,
      outcome: ({ plan }, { task }) =>
        plan.id === "web" && task === "deploy"
          ? { kind: "failure", after: Temporal.Duration.from({ minutes: 2 }), description: "no" }
          : undefined,
    });
    await story.go();
    await story.reach("on hold");
    renameHome(story);
    await story.pass({ minutes: 12 });
    expect(story.state()).toBe("on hold");
    story.people.say(story.people.manager, "/rollback it smells");
    await story.reach("rolled back");
    const back = story.deployments().filter(({ task }) => task === "rollback");
    expect(back.map(({ service }) => service)).toContain("web");
  });
});

describe("other names change while it rolls out", () => {
  it("a service's repository goes to another organisation, where the App is, too", async () => {
    await using story = await startStory({ fleet: pairs });
    const { world, manager } = story.fleet;
    addOrg(world, "zenith");
    const [app] = world.apps.values();
    if (!app) throw new Error("There is no App");
    installApp(world, app, "zenith");
    await story.go();
    const { repository, team } = siteOf(story.fleet, "web");
    transferRepository(world, repository, { to: "zenith", by: manager });
    grantTeam(world, repository, team, "write");
    await finish(story);
    expect(made(story)).toEqual(once);
  });

  it("a service's repository: its deployments stay its own", async () => {
    await using story = await startStory({ fleet: pairs });
    await story.go();
    const { repository } = siteOf(story.fleet, "web");
    editRepository(story.fleet.world, repository, { by: story.fleet.manager, name: "site" });
    await finish(story);
    expect(made(story)).toEqual(once);
  });

  it("the organisation's: the same release goes on", async () => {
    await using story = await startStory({ fleet: pairs });
    await story.go();
    renameOrganization(story.fleet.world, "acme", "apex");
    await finish(story);
    expect(made(story)).toEqual(once);
  });
});
