/** A team is the one that it was when a release began: by what it is called now, and never who takes its name. */
import { describe, expect, it } from "vitest";
import {
  addMember,
  addOrg,
  addTeam,
  addUser,
  deleteTeam,
} from "../../src/simulator/world/accounts.ts";
import { installApp } from "../../src/simulator/world/apps.ts";
import { renameOrganization, renameTeam } from "../../src/simulator/world/renames.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { siteOf } from "../../src/simulator/fleet.ts";
import { decide } from "../../src/decide/decide.ts";
import { teamName } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import { wordsOf } from "../../src/model/view/text.ts";
import { green } from "../support/observation.ts";
import type { AuthorityQuestion } from "../../src/model/github/authority.ts";
import { plainTrain, trainWorld, type TrainWorld } from "../observe/train-world.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const renames: readonly [string, (story: Story) => void][] = [
  ["its slug", ({ fleet }) => renameTeam(fleet.world, siteOf(fleet, "web").team, "webbers")],
  ["its organisation", ({ fleet }) => renameOrganization(fleet.world, "acme", "apex")],
];

describe("a team is renamed", () => {
  it.each(renames)("attack b: by %s, and its vote counts", async (_, rename) => {
    await using story = await startStory({ fleet: pairs });
    const { people } = story;
    people.open();
    people.prepare();
    await story.reach("ready");
    rename(story);
    await story.pass({ minutes: 2 });
    const vote = await story.told(people.lead("web"), "/go");
    expect(story.reactions(vote)).toContain("rocket");
    for (const id of ["api", "mail"]) people.say(people.lead(id), "/go");
    await story.settle();
    await story.told(people.manager, "/go");
    await story.reach("complete");
  });

  it.each(renames)("attack b: by %s, and its people hold what rolls out", async (_, rename) => {
    await using story = await startStory({ fleet: pairs });
    await story.go();
    rename(story);
    await story.pass({ minutes: 1 });
    await story.stopApp();
    await story.startApp();
    await story.pass({ minutes: 1 });
    const hold = await story.told(story.people.lead("web"), "/hold web smoke");
    expect(story.reactions(hold)).toContain("rocket");
  });
});

describe("a team that was never there", () => {
  const missing = ["acme/search", "acme/nobody"].map(teamName);
  const withoutTeam: Observation = { ...green(), missingTeams: new Set(missing) };
  const told = (observation: Observation): readonly string[] =>
    decide(observation).actions.flatMap((one) =>
      one.kind === "say" && one.key.startsWith("missing-teams:")
        ? [one.message.map((part) => (part.kind === "paragraph" ? wordsOf(part.text) : "")).join()]
        : [],
    );

  it("attack b: the managers hear of it before its vote is missed", () => {
    const [text, ...others] = told(withoutTeam);
    expect(others).toEqual([]);
    expect(text).toMatch(/@sarah.*acme\/search for .*Name an existing team in the train file/);
    expect(text).not.toContain("acme/nobody");
  });

  it("attack b: nothing is said of teams that are there", () => {
    expect(told(green())).toEqual([]);
  });
});

interface Asking extends AsyncDisposable {
  readonly world: TrainWorld;
  /** Whether this person may speak for the team; undefined: not known, and whether it is missing for good. */
  mayVote(who: User): Promise<{ readonly may: boolean | undefined; readonly isMissing?: boolean }>;
}

/** The release has been looked at once, before anybody said a word. */
async function asking(team: string, found: (world: TrainWorld) => void): Promise<Asking> {
  let questions: readonly AuthorityQuestion[] = [];
  const trainFile = plainTrain(["api"]).replace("acme/backend", team);
  const world = await trainWorld(["api"], {
    trainFile,
    questions: {
      authority: ({ answers: { authority } }) => (authority.size > 0 ? [] : questions),
    },
  });
  found(world);
  await world.see();
  return {
    world,
    async mayVote({ id, login }) {
      questions = [{ author: { id, login, kind: "person" }, about: "everything" }];
      const reading = (await world.see()).answers.authority.get(id);
      if (reading?.kind !== "known") throw new Error(`Nothing is known of ${login}`);
      const unread = reading.value.unread?.get(team);
      const may = reading.value.owners.get(team);
      return { may, ...(unread && { isMissing: unread.isMissing }) };
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

describe("who speaks for a team", () => {
  it("attack b: its members, and not those of a new team by its old name", async () => {
    await using it = await asking("acme/backend", () => undefined);
    const { world, mike, backend } = it.world;
    const mallory = addUser(world, "mallory");
    renameTeam(world, backend, "platform");
    addTeam(world, { org: "acme", slug: "backend", members: [mallory] });
    expect(await it.mayVote(mike)).toEqual({ may: true });
    expect(await it.mayVote(mallory)).toEqual({ may: false });
  });

  it("attack b: nobody when it was deleted, whoever makes a new one of that name", async () => {
    await using it = await asking("acme/backend", () => undefined);
    const { world, backend } = it.world;
    const mallory = addUser(world, "mallory");
    deleteTeam(world, backend);
    addTeam(world, { org: "acme", slug: "backend", members: [mallory] });
    expect(await it.mayVote(mallory)).toEqual({ may: undefined, isMissing: true });
  });

  it("attack b: its members also where it is another organisation's, renamed or not", async () => {
    let ivan: User | undefined;
    await using it = await asking("zenith/ops", ({ world, app }) => {
      addOrg(world, "zenith");
      installApp(world, app, "zenith");
      ivan = addUser(world, "ivan");
      addMember(world, "zenith", ivan);
      addTeam(world, { org: "zenith", slug: "ops", members: [ivan] });
    });
    const { world } = it.world;
    if (!ivan) throw new Error("There is no Ivan");
    expect(await it.mayVote(ivan)).toEqual({ may: true });
    const ops = [...world.teams.values()].find(({ slug }) => slug === "ops");
    if (ops) renameTeam(world, ops, "operations");
    expect(await it.mayVote(ivan)).toEqual({ may: true });
    expect(await it.mayVote(it.world.mike)).toEqual({ may: false });
    renameOrganization(world, "zenith", "nadir");
    it.world.wait({ hours: 2 });
    expect(await it.mayVote(ivan)).toEqual({ may: true });
  });

  it("attack b: what it is called now is asked together with who people are", async () => {
    await using it = await asking("acme/backend", () => undefined);
    const { world, mike, backend, simulator } = it.world;
    const requests = async (): Promise<number> => {
      const from = simulator.requests.length;
      expect(await it.mayVote(mike)).toEqual({ may: true });
      return simulator.requests.length - from;
    };
    await requests();
    const before = await requests();
    renameTeam(world, backend, "platform");
    expect(await requests()).toBe(before);
  });
});
