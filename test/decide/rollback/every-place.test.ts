/** The storefront's release goes wrong at every place of its graph, and is taken back to the end. */
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { HealthAnswers } from "../../../src/model/train/health.ts";
import type { DeploymentFacts, Observation } from "../../../src/model/observation.ts";
import { storefront } from "../../../src/simulator/storefront.ts";
import { look } from "../../support/carry-out.ts";
import { departed } from "../../support/consent.ts";
import { stateIn } from "../../support/decision.ts";
import { ill, plan, watch, well } from "../../support/health.ts";
import { idOf, later, reports } from "../../support/observation.ts";
import { told } from "../../support/rollback.ts";
import { commit, service, trainOf } from "../../support/train.ts";

const graph = storefront.services;
const ids = graph.map(({ id }) => id);

/** What goes wrong where: its deployment, or its health once it is deployed. */
interface Mishap {
  readonly place: string;
  readonly how: "fails" | "is unhealthy";
}

function begin(isWatched: boolean): Observation {
  const services = graph.map(({ id, dependsOn }) => ({
    ...service(id, "infra", ...dependsOn),
    health: isWatched ? plan() : null,
  }));
  return departed(trainOf(services));
}

const productionOf = (world: Observation, id: string): readonly DeploymentFacts[] => {
  const facts = world.services.get(idOf(id));
  return facts?.kind === "known" && facts.value.production.kind === "known"
    ? facts.value.production.value
    : [];
};

/** What the app deployed, in its order: `api-gateway`, `back api-gateway`. */
const deployedIn = (world: Observation): readonly string[] =>
  ids
    .flatMap((id) => productionOf(world, id).filter(({ ours }) => ours))
    .toSorted((a, b) => a.id - b.id)
    .map((one) => `${one.task === "rollback" ? "back " : ""}${one.service ?? ""}`);

/** Until nothing moves any more: whatever runs ends, and all is asked how it is. */
function rest(before: Observation, { place, how }: Mishap): Observation {
  let world = before;
  for (let count = -1; count < deployedIn(world).length;) {
    count = deployedIn(world).length;
    for (const id of ids) {
      const [newest] = productionOf(world, id);
      if (!newest?.ours || newest.statuses.length > 0) continue;
      const fails = how === "fails" && id === place && newest.task === "deploy";
      world = reports(world, id, fails ? "failure" : "success");
    }
    const answers = ids.map((id): [string, HealthAnswers] => {
      const isSick =
        how !== "fails" && id === place && productionOf(world, id)[0]?.task === "deploy";
      return [id, isSick ? ill : well];
    });
    world = watch(look(world), { seconds: 140 }, Object.fromEntries(answers));
  }
  return later(world, { minutes: 1 });
}

const runs = (world: Observation, id: string): string | undefined =>
  productionOf(world, id)[0]?.commit;

const everywhere = ids.flatMap((place): readonly Mishap[] => [
  { place, how: "fails" },
  { place, how: "is unhealthy" },
]);

test.each(everywhere)("$place $how: everything goes back", (mishap) => {
  const failed = rest(begin(mishap.how !== "fails"), mishap);
  expect(stateIn(decide(failed))).toMatch(/^on hold: /);
  const there = deployedIn(failed);
  expect(there).toContain(mishap.place);

  const over = rest(told(failed, "/rollback"), mishap);
  const back = deployedIn(over).slice(there.length);
  expect(back.toSorted()).toEqual(there.map((id) => `back ${id}`).toSorted());
  for (const { id, dependsOn } of graph.filter((one) => there.includes(one.id))) {
    const below = dependsOn.map((one) => back.indexOf(`back ${one}`));
    expect(Math.min(...below, Infinity)).toBeGreaterThan(back.indexOf(`back ${id}`));
  }
  expect(ids.map((id) => runs(over, id))).toEqual(ids.map((id) => commit(`${id} before`)));
  expect(stateIn(decide(over))).toMatch(/^rolled back: /);
  expect(over.issue.state).toBe("closed");
});

test.each([
  {
    place: "web-frontend",
    part: "auth-service",
    taken: ["web-frontend", "mobile-backend", "user-service", "auth-service"],
  },
  { place: "logging-service", part: "logging-service", taken: ["logging-service"] },
])(
  "$place is unhealthy: $part goes back with what stands on it, the rest stays and completes",
  ({ place, part, taken }) => {
    const mishap: Mishap = { place, how: "is unhealthy" };
    const failed = rest(begin(true), mishap);
    const there = deployedIn(failed);
    const begun = told(failed, `/rollback ${part}`);
    const held = rest(begun, mishap);
    expect(deployedIn(held)).toEqual([...there, ...taken.map((id) => `back ${id}`)]);
    expect(stateIn(decide(held))).toMatch(
      /^on hold: .* Api Gateway stays deployed and is being checked/,
    );
    const seen = rest(held, mishap);
    expect(stateIn(decide(seen))).toMatch(
      /^on hold: .* rolled back(; .* not deployed)?\. A manager can comment \/resume/,
    );
    const over = rest(told(seen, "/resume the rest is fine"), mishap);
    const stays = ids.filter((id) => !taken.includes(id) && id !== "web-frontend");
    for (const id of stays) expect(runs(over, id)).toBe(commit(id));
    for (const id of taken) expect(runs(over, id)).toBe(commit(`${id} before`));
    expect(runs(over, "web-frontend")).toBe(commit("web-frontend before"));
    expect(stateIn(decide(over))).toMatch(
      new RegExp(`^complete: all ${stays.length} services are live`),
    );
  },
);
