/** Whose word counts and who is asked by name: people are who they were when the release began, whoever takes their login. */
import { describe, expect, it } from "vitest";
import { assignEach } from "../../src/act/assign.ts";
import { isHeard } from "../../src/decide/deployments/statuses.ts";
import { addMember, addUser } from "../../src/simulator/world/accounts.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { addDeploymentStatus, createDeployment } from "../../src/simulator/world/deployments.ts";
import { renameUser } from "../../src/simulator/world/renames.ts";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import { plainTrain, trainWorld, valueOf, type TrainWorld } from "../observe/train-world.ts";

const trainFile = (more: string): string =>
  plainTrain(["api"]).replace("team: acme/backend }", `team: acme/backend, ${more} }`);

/** Somebody reports a deployment to an environment as done; then, whether that counts. */
async function counts(world: TrainWorld, by: User, environment = "production"): Promise<boolean> {
  const repository = world.repository("api");
  const answer = createDeployment(world.world, repository, {
    ref: "main",
    environment,
    autoMerge: false,
    requiredContexts: [],
    payload: {},
    by: world.mike,
  });
  if (answer.kind === "merged") throw new Error(answer.message);
  world.wait({ minutes: 1 });
  // Whoever takes a login must be able to write there, too: an owner may mistake them for the one they knew.
  if (by.type === "User") setCollaborator(world.world, repository, by, "write");
  addDeploymentStatus(world.world, repository, answer.deployment, { state: "success", by });
  const { train } = await world.see();
  if (train.kind !== "valid") throw new Error("no train");
  const [service] = train.train.services;
  const facts = await world.factsOf("api");
  const list = environment === "production" ? facts.production : facts.staging;
  const status = list.kind === "known" ? list.value[0]?.statuses[0] : undefined;
  if (!service || !status) throw new Error("not reported");
  return isHeard(status, service);
}

describe("NEAR-DevHub/race-of-sloths#205: a reporter who takes another login", () => {
  it.each(["production", "staging"])(
    "counts on in %s, and who takes the old one doesn't",
    async (where) => {
      await using world = await trainWorld(["api"], {
        trainFile: `${trainFile("reporters: [bob]")}\nenvironments: { staging: staging }`,
      });
      const bob = addUser(world.world, "bob");
      expect(await counts(world, bob, where)).toBe(true);
      renameUser(world.world, bob, "bob-j");
      const mallory = addUser(world.world, "Bob");
      expect(await counts(world, mallory, where)).toBe(false);
      expect(await counts(world, bob, where)).toBe(true);
      expect(await counts(world, world.mike, where)).toBe(false);
    },
  );

  it("before anybody reported anything, the same", async () => {
    await using world = await trainWorld(["api"], { trainFile: trainFile("reporters: [bob]") });
    const bob = addUser(world.world, "bob");
    await world.see();
    renameUser(world.world, bob, "bob-j");
    expect(await counts(world, addUser(world.world, "bob"))).toBe(false);
    expect(await counts(world, bob)).toBe(true);
  });

  it("an App's name is no person's who signs up under it later", async () => {
    await using world = await trainWorld(["api"], {
      trainFile: trainFile("reporters: [deploy-bot]"),
    });
    const bot = addUser(world.world, "deploy-bot[bot]", "Bot");
    expect(await counts(world, bot)).toBe(true);
    expect(await counts(world, addUser(world.world, "deploy-bot"))).toBe(false);
    expect(await counts(world, bot)).toBe(true);
  });

  it("is asked for once", async () => {
    await using world = await trainWorld(["api"], {
      trainFile: trainFile("reporters: [deploy-bot, bob], on_call: [mike]"),
    });
    addUser(world.world, "bob");
    await world.see();
    const before = world.simulator.requests.length;
    await world.see();
    const first = world.simulator.requests.length - before;
    await world.see();
    expect(world.simulator.requests.length - before).toBe(2 * first);
    expect(JSON.stringify(world.simulator.requests.slice(before))).not.toContain("user(login");
  });
});

describe("NEAR-DevHub/race-of-sloths#205: who is on call", () => {
  it("is assigned under the present login, and who took the old one isn't", async () => {
    await using world = await trainWorld(["api"], { trainFile: trainFile("on_call: [bob]") });
    const bob = addUser(world.world, "bob");
    addMember(world.world, "acme", bob);
    await world.see();
    renameUser(world.world, bob, "bob-j");
    const mallory = addUser(world.world, "bob");
    for (const one of [bob, mallory]) setCollaborator(world.world, world.releases, one, "write");
    const { github, issue } = world;
    const observation = await world.see();
    const made = await assignEach({ github, observation }, observation.issue, ["bob"]);
    expect(valueOf(made)).toEqual({ done: ["bob"], refused: [] });
    expect(issue.assignees).toEqual([bob.id]);
  });

  it("isn't replaced by whoever has the login when the account is gone", async () => {
    await using world = await trainWorld(["api"], { trainFile: trainFile("on_call: [bob]") });
    const bob = addUser(world.world, "bob");
    await world.see();
    world.world.users.delete(bob.id);
    const mallory = addUser(world.world, "bob");
    setCollaborator(world.world, world.releases, mallory, "write");
    const { github, issue } = world;
    const observation = await world.see();
    const made = await assignEach({ github, observation }, observation.issue, ["bob"]);
    expect(valueOf(made)).toEqual({ done: [], refused: ["bob"] });
    expect(issue.assignees).toEqual([]);
  });
});
