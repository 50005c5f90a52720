/** A release that is rolling out with nothing that moves and nobody asked is impossible. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { departed, left, live } from "../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../support/decision.ts";
import { idOf, later, reports, says } from "../support/observation.ts";
import { people, service, trainOf } from "../support/train.ts";

const { sarah, ina } = people;

const after = (world: Observation): Observation => later(look(world), { seconds: 5 });
const fails = (world: Observation, id: string): Observation => after(reports(world, id, "failure"));

describe("newcomers (41): a service failed and what is left needs it", () => {
  const failed = fails(live(left(), "search"), "api-gateway");
  const passed = after(says(failed, sarah, "/resume go on without it"));

  it("the release is on hold and names who decides", () => {
    expect(stateIn(decide(passed))).toMatch(
      /^on hold: nothing else can be deployed: Api Gateway failed, and .* need that\. Its team: \/retry api-gateway\. A manager: \/rollback/,
    );
    const asked = decide(says(failed, sarah, "/resume go on without it"));
    expect(Object.values(saidIn(asked)).join("\n")).toMatch(
      /@sarah @acme\/infra: nothing else can be deployed/,
    );
    expect(saidIn(decide(passed))).toEqual({});
  });

  it("/resume is refused with what to do", () => {
    expect(answerTo(passed, sarah, "/resume please")).toMatch(
      /^confused: \/resume can't continue this release: nothing else can be deployed: .*\/retry api-gateway/,
    );
  });

  it("ends with another attempt, and with the end of the release", () => {
    expect(startsIn(decide(says(passed, ina, "/retry api-gateway")))).toEqual(["api-gateway 2"]);
    expect(stateIn(decide(after(says(passed, sarah, "/abort enough"))))).toMatch(/^aborted/);
    expect(stateIn(decide(after(says(passed, sarah, "/rollback enough"))))).toMatch(/^roll/);
  });

  it("isn't said while something independent goes on", () => {
    const busy = after(says(fails(left(), "api-gateway"), sarah, "/resume go on without it"));
    expect(stateIn(decide(busy))).toMatch(/^rolling out/);
  });

  it("the last service that failed is asked about as well", () => {
    const last = fails(left(), "search");
    const world = ["api-gateway", "auth-service", "user-service"].reduce(
      (now, id) => live(now, id),
      after(says(last, sarah, "/resume go on without it")),
    );
    expect(stateIn(decide(world))).toMatch(/^on hold: nothing else can be deployed: Search failed/);
  });
});

describe("invariant 9", () => {
  it("in any graph: something moves or starts, or somebody is asked, or it is over", () => {
    const graph = fc.array(fc.array(fc.nat(20), { maxLength: 2 }), { minLength: 1, maxLength: 6 });
    const fates = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(graph, fates, (edges, fate) => {
        const train = trainOf(
          edges.map((needs, index) =>
            service(
              `s${index}`,
              "infra",
              ...new Set(index === 0 ? [] : needs.map((one) => `s${one % index}`)),
            ),
          ),
        );
        let world = departed(train);
        for (let round = 0; round < 14; round += 1) {
          const moving = edges.flatMap((_, index) => {
            const facts = world.services.get(idOf(`s${index}`));
            const production = facts?.kind === "known" ? facts.value.production : undefined;
            const [newest] = production?.kind === "known" ? production.value : [];
            return newest?.ours && newest.statuses.length === 0 ? [index] : [];
          });
          for (const index of moving) {
            world = after(reports(world, `s${index}`, fate[index] ? "success" : "failure"));
          }
          const state = stateIn(decide(world));
          if (/^on hold: .*failed|failed to deploy/.test(state)) {
            world = after(says(world, sarah, "/resume go on"));
          }
        }
        const state = stateIn(decide(world));
        expect(state).toMatch(/^(on hold: nothing else can be deployed|verifying|complete)/);
      }),
      { numRuns: 40 },
    );
  });
});
