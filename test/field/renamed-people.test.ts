/** People and repositories are who and what they were when they first mattered, whatever they are called now. */
import { describe, expect, it } from "vitest";
import { commit } from "../../src/simulator/world/commits.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import {
  editRepository,
  addRepository,
  setCollaborator,
} from "../../src/simulator/world/repositories.ts";
import { renameUser } from "../../src/simulator/world/renames.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

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

const takeLogin = ({ fleet }: Story): User => {
  renameUser(fleet.world, fleet.manager, "sarah-j");
  const mallory = addUser(fleet.world, "sarah");
  setCollaborator(fleet.world, fleet.trainRepository, mallory, "write");
  return mallory;
};

/** What whoever has the manager's old login is answered, and then what the manager is. */
async function answersTo(story: Story, mallory: User): Promise<readonly string[]> {
  const abort = await story.told(mallory, "/abort it is mine now");
  const hold = await story.told(story.fleet.manager, "/hold the certificate runs out");
  return [abort, hold].map((one) => story.reactions(one).at(-1) ?? "");
}
const sarahOnly = ["confused", "rocket"];

/** The app is started again, and remembers nothing of its own. */
async function loseStore(story: Story): Promise<void> {
  await story.pass({ minutes: 1 });
  await story.stopApp();
  await story.startApp();
  await story.pass({ minutes: 1 });
}

describe("whose login changes before a word of theirs", () => {
  it("attack b: a manager who has said nothing yet is one all the same, and nobody else by that login", async () => {
    await using story = await startStory({ fleet: pairs });
    story.people.open();
    await story.reach("planning");
    expect(await answersTo(story, takeLogin(story))).toEqual(sarahOnly);
  });

  it("attack b: the same when the app's own memory is lost before the first word", async () => {
    await using story = await startStory({ fleet: pairs });
    story.people.open();
    await story.reach("planning");
    const mallory = takeLogin(story);
    await loseStore(story);
    expect(await answersTo(story, mallory)).toEqual(sarahOnly);
  });

  it("attack b: the same while it rolls out, when the memory is lost after the login changed hands", async () => {
    await using story = await startStory({ fleet: pairs });
    await story.go();
    const mallory = takeLogin(story);
    await loseStore(story);
    expect(await answersTo(story, mallory)).toEqual(sarahOnly);
    await story.pass({ seconds: 2 });
    await story.told(story.fleet.manager, "/resume it is renewed");
    await story.reach("complete");
  });

  it("attack b: a deputy's login that goes to somebody else gives no vote away, and the GO stands", async () => {
    await using story = await startStory({ fleet: pairs, running: false });
    const { people, fleet } = story;
    nameDeputy(story);
    await story.startApp();
    people.open();
    people.prepare();
    await story.reach("ready");
    const dana = people.person("dana");
    const { repository } = siteOf(fleet, "api");
    setCollaborator(fleet.world, repository, dana, "triage");
    await story.told(dana, "/go");
    for (const id of ["web", "mail"]) people.say(people.lead(id), "/go");
    await story.settle();
    renameUser(fleet.world, dana, "dana-k");
    const squatter = addUser(fleet.world, "dana");
    setCollaborator(fleet.world, repository, squatter, "triage");
    await story.pass({ minutes: 2 });
    const veto = await story.told(squatter, "/no-go it is mine now");
    expect(story.reactions(veto)).toContain("confused");
    await story.told(people.manager, "/go");
    await story.reach("complete");
  });

  it("attack b: a manager's GO that waits for its window stands when login and memory are gone", async () => {
    await using story = await startStory({ fleet: pairs });
    const { people } = story;
    people.open("2026-03-19 13:20");
    people.prepare();
    await story.reach("ready");
    people.vote();
    await story.settle();
    await story.told(people.manager, "/go");
    takeLogin(story);
    await loseStore(story);
    await story.reach("complete");
    expect(story.shipped()).toHaveLength(4);
  });
});

/** Gives the service `api` a deputy in the train file. */
function nameDeputy({ fleet, people }: Story): void {
  const path = ".github/release-train.yml";
  const { trainRepository } = fleet;
  const tip = trainRepository.refs.get("refs/heads/main") ?? "";
  const text = trainRepository.commits.get(tip)?.files.get(path) ?? "";
  commit(fleet.world, trainRepository, {
    branch: "main",
    files: { [path]: text.replace(/^( *)repo: acme\/api$/m, "$&\n$1deputies: [dana]") },
    message: "Name a deputy",
    by: people.manager,
  });
}

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

  it("attack b: nor is it when the app's own memory is lost meanwhile", async () => {
    await using story = await startStory({ fleet: pairs });
    const { world, manager } = story.fleet;
    await story.go();
    const { repository } = siteOf(story.fleet, "web");
    editRepository(world, repository, { by: manager, name: "web-old" });
    addRepository(world, { owner: "acme", name: "web", by: manager });
    await story.reach("on hold");
    await loseStore(story);
    await story.pass({ minutes: 5 });
    expect(story.state()).toBe("on hold");
    expect(story.sentence()).toContain("another repository now");
  });
});
