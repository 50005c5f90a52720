import { expect, test } from "vitest";
import { connectAs } from "../../src/cli/connect-as.ts";
import { survey } from "../../src/observe/trains/survey.ts";
import { registerOurs } from "../../src/cli/rehearsal.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { foundFleet } from "../../src/simulator/fleet.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { addRepository } from "../../src/simulator/world/repositories.ts";
import { pair } from "../support/fleets.ts";

test("reads what repositories say of themselves, in one request, and says where the App isn't", async () => {
  const clock = virtualClock(Temporal.Instant.from("2026-03-19T13:00:00Z"));
  const world = createWorld(clock);
  const { sites, manager: by } = foundFleet(world, pair);
  for (const { repository } of sites.slice(0, 1))
    commit(world, repository, {
      branch: repository.defaultBranch,
      files: { "docs/CODEOWNERS": "* @acme/infra\n", "catalog-info.yaml": "kind: Component\n" },
      message: "Describe it",
      by,
    });
  addRepository(world, { owner: "acme", name: "old", by }).archived = true;
  addRepository(world, { owner: "acme", name: "empty", by });
  const simulator = await startSimulator({ clock, world });
  try {
    const { settings } = registerOurs(simulator, [pair.org]);
    const github = connectAs(
      { ...settings, store: { kind: "embedded", directory: ":memory:" } },
      clock,
    );
    const found = await survey(github, "ACME");
    expect(found).toEqual({
      ok: true,
      value: {
        unread: [],
        surveyed: [
          {
            repo: "acme/api",
            environments: ["production"],
            codeowners: "* @acme/infra\n",
            catalog: "kind: Component\n",
          },
          { repo: "acme/empty", environments: [], codeowners: null, catalog: null },
          { repo: "acme/releases", environments: [], codeowners: null, catalog: null },
          { repo: "acme/web", environments: ["production"], codeowners: null, catalog: null },
        ],
      },
    });
    const asked = simulator.requests.filter(
      ({ path }) => path === "/graphql" || path === "/api/graphql",
    );
    expect(asked).toHaveLength(1);
    expect(simulator.unmodelled).toEqual([]);
    expect(await survey(github, "elsewhere")).toMatchObject({
      ok: false,
      failure: { message: "The App isn't installed on elsewhere." },
    });
  } finally {
    await simulator.close();
  }
});
