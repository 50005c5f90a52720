/** The App loses a repository in the middle of a release. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Observation, ServiceFacts } from "../../src/model/observation.ts";
import type { Reading } from "../../src/model/failure.ts";
import { selectRepositories } from "../../src/simulator/world/apps.ts";
import { serviceId } from "../../src/model/ids.ts";
import { left, live } from "../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../support/decision.ts";
import { failing, told } from "../support/rollback.ts";
import { trainWorld } from "../observe/train-world.ts";

const lost = (world: Observation, id: string): Observation => {
  const why =
    "acme/search can't be found. Check the name acme/search, and that the App is installed there.";
  const reading: Reading<ServiceFacts> = { kind: "unknown", why, isLasting: true };
  return { ...world, services: new Map(world.services).set(serviceId(id), reading) };
};

describe("attack 60: the App loses a service's repository", () => {
  it("attack 60: on the way a named person is asked at the next look, and nothing new starts", () => {
    const world = lost(live(left(), "api-gateway"), "search");
    expect(saidIn(decide(world))["unreachable:search"]).toMatch(
      /@sarah.*@acme\/search.*can't be read any more: acme\/search can't be found/,
    );
    expect(startsIn(decide(world))).toEqual([]);
    expect(stateIn(decide(world))).toContain("the repository of Search can't be read any more");
  });

  it("attack 60: on the way back, too", () => {
    const back = lost(told(failing, "/rollback it smells"), "api-gateway");
    expect(saidIn(decide(back))["unreachable:api-gateway"]).toContain("@sarah");
  });

  it("attack 60: what passes by itself asks nobody", () => {
    const world = live(left(), "api-gateway");
    const why = "GitHub did not answer";
    const services = new Map(world.services).set(serviceId("search"), { kind: "unknown", why });
    const said = Object.keys(saidIn(decide({ ...world, services })));
    expect(said.filter((key) => key.startsWith("unreachable"))).toEqual([]);
  });

  it("attack 60: GitHub's answer for a repository that was taken from the App is known to last", async () => {
    await using world = await trainWorld(["api", "web"]);
    const [installation] = world.world.installations.values();
    if (!installation) throw new Error("The App is not installed");
    const kept = [world.releases, world.repository("web")];
    selectRepositories(world.world, installation, kept);
    world.repository("api").isPrivate = true;
    world.wait({ hours: 2 });
    const { services } = await world.see();
    expect(services.get(serviceId("api"))).toMatchObject({ kind: "unknown", isLasting: true });
    expect(services.get(serviceId("web"))).toMatchObject({ kind: "known" });
  });
});
