/** An owner takes a permission away from the App, or the App away from a repository. */
import { describe, expect, it } from "vitest";
import { createComment } from "../../src/github/comments.ts";
import { repoName } from "../../src/model/ids.ts";
import { selectRepositories, setPermissions } from "../../src/simulator/world/apps.ts";
import type { Installation } from "../../src/simulator/world/app-types.ts";
import { trainWorld, type TrainWorld } from "../observe/train-world.ts";

function ours({ world, app }: TrainWorld): Installation {
  const found = [...world.installations.values()].find(({ appId }) => appId === app.id);
  if (!found) throw new Error("The App is installed nowhere");
  return found;
}

function without(world: TrainWorld, ...names: readonly string[]): void {
  const installation = ours(world);
  const kept = Object.entries(installation.permissions).filter(([name]) => !names.includes(name));
  setPermissions(world.world, installation, Object.fromEntries(kept));
}

/** Comments ten times, a few seconds apart, and counts what GitHub was asked. */
async function commenting(world: TrainWorld): Promise<number> {
  let asked = 0;
  world.simulator.onExchange = () => (asked += 1);
  for (let round = 0; round < 10; round += 1) {
    const at = { repo: repoName("acme/releases"), number: world.issue.number };
    const said = createComment(world.github, { ...at, body: "A word", urgency: "effect" });
    const answer = await said;
    expect(answer).toMatchObject({ ok: false, failure: { kind: "forbidden" } });
    world.wait({ seconds: 5 });
  }
  return asked;
}

describe("attack 60: what the App may not do costs next to nothing while it is asked for again and again", () => {
  it("attack 60: a permission that it lacks", async () => {
    await using world = await trainWorld(["api"]);
    await world.see();
    without(world, "issues");
    expect(await commenting(world)).toBeLessThanOrEqual(4);
  });

  it("attack 60: a repository that was taken from its installation", async () => {
    await using world = await trainWorld(["api"]);
    await world.see();
    selectRepositories(world.world, ours(world), [world.repository("api")]);
    expect(await commenting(world)).toBeLessThanOrEqual(8);
  });
});
