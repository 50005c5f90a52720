import { expect, test } from "vitest";
import { createIssue } from "../../src/simulator/world/issues.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { trainWorld, type TrainWorld } from "./train-world.ts";

const openOne = (world: TrainWorld, labels = ["release-train"]): Issue =>
  createIssue(world.world, world.releases, {
    title: "Release v2.6.0",
    body: "### Services\napi 1.2.0",
    by: world.sarah,
    labels,
  });

test("other open releases are read along with the tracking issue", async () => {
  await using world = await trainWorld(["api"]);
  expect((await world.see()).others).toEqual({ kind: "known", value: [] });
  const before = world.simulator.requests.length;
  const other = openOne(world);
  openOne(world, []);
  openOne(world).state = "closed";
  const seen = await world.see();
  expect(seen.others).toEqual({
    kind: "known",
    value: [
      {
        release: `${world.releases.id}#${other.number}`,
        number: other.number,
        url: expect.stringMatching(new RegExp(`/acme/releases/issues/${other.number}$`)),
        body: other.body,
      },
    ],
  });
  expect(world.simulator.requests.slice(before).map(({ cost }) => cost)).toEqual([1]);
  expect(world.simulator.unmodelled).toEqual([]);
});

test("all of many are read", async () => {
  await using world = await trainWorld(["api"]);
  for (let count = 0; count < 45; count += 1) openOne(world);
  const { others } = await world.see();
  expect(others.kind === "known" && others.value.length).toBe(45);
});
