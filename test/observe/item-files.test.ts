import { expect, test } from "vitest";
import { known } from "../../src/model/failure.ts";
import { commit, deleteRef } from "../../src/simulator/world/commits.ts";
import { branch, plainTrain, trainWorld } from "./train-world.ts";

const trainFile = (ids: readonly string[], ...paths: readonly string[]): string => {
  const items = paths.map((path) => `  - { text: Has ${path}, file: ${path} }`);
  return [plainTrain(ids), "checklist:", "  - Said by a person", ...items].join("\n");
};

test("files of the checklist are looked for at the release branch's head, in the same request", async () => {
  const paths = ["docs/rollback.md", "docs", "a file.md", "none.md"];
  await using world = await trainWorld(["api", "web"], {
    trainFile: trainFile(["api", "web"], ...paths),
  });
  commit(world.world, world.repository("api"), {
    branch,
    files: { "docs/rollback.md": "undo\n", "a file.md": "x\n" },
    message: "Document the way back",
    by: world.mike,
  });
  const before = world.simulator.requests.length;
  const { files } = await world.factsOf("api");
  const queries = world.simulator.requests.slice(before).filter(({ path }) => path === "/graphql");
  expect(queries).toHaveLength(2);
  const present = new Map([
    ["docs/rollback.md", true],
    // A directory proves nothing.
    ["docs", false],
    ["a file.md", true],
    ["none.md", false],
  ]);
  expect(files).toEqual(known({ commit: world.tip("api"), present }));
  expect((await world.factsOf("web")).files).toEqual(
    known({ commit: world.tip("web"), present: new Map(paths.map((path) => [path, false])) }),
  );
  expect(world.simulator.unmodelled).toEqual([]);
});

test("without a release branch there is nothing to look at", async () => {
  await using world = await trainWorld(["api"], { trainFile: trainFile(["api"], "a.md") });
  deleteRef(world.world, world.repository("api"), { ref: `refs/heads/${branch}`, by: world.mike });
  expect((await world.factsOf("api")).files).toMatchObject({ kind: "unknown" });
});
