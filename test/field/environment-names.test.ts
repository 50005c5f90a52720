import { expect, test } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { createDeployment, environmentNamed } from "../../src/simulator/world/deployments.ts";
import { handsOn, containments } from "../observe/hands.ts";
import { plainTrain, trainWorld } from "../observe/train-world.ts";

const spelled = (environments: string): string =>
  `${plainTrain(["api"])}\nenvironments: ${environments}\n`;

test("github/lock#70: an environment that the train file spells otherwise is read all the same", async () => {
  const trainFile = spelled("{ staging: Staging, production: PRODUCTION }");
  await using world = await trainWorld(["api"], { trainFile });
  for (const environment of ["staging", "production"]) {
    createDeployment(world.world, world.repository("api"), {
      ref: world.tip("api"),
      environment,
      by: world.sarah,
    });
  }
  const { staging, production } = await world.factsOf("api");
  expect([staging, production].map((read) => read.kind === "known" && read.value.length)).toEqual([
    1, 1,
  ]);
});

test("github/lock#70: two spellings of one name are no two environments", () => {
  const read = readTrainFile(spelled("{ staging: Live, production: live }"));
  expect(JSON.stringify(read)).toContain("Staging and production are the same environment");
});

test("github/lock#70: GitHub keeps one environment of a name, however a deployment spells it", async () => {
  await using world = await trainWorld(["api"]);
  const repository = world.repository("api");
  for (const environment of ["Live", "live", "LIVE"])
    createDeployment(world.world, repository, {
      ref: world.tip("api"),
      environment,
      requiredContexts: [],
      by: world.sarah,
    });
  expect([...repository.environments]).toEqual(["Live"]);
  expect(environmentNamed(repository, "lIVE")).toBe("Live");
});

test.each(["V2.5.0", "v2.5.0", " 2.5.0 "])(
  "remind101/slashdeploy#148: a milestone %j means the release, as that of a blocker does",
  async (milestone) => {
    await using world = await trainWorld(["api"]);
    const pull = handsOn(world).ship({ milestone });
    expect(await containments(world)).toEqual([`#${pull.number} missing`]);
  },
);
