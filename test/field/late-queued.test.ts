/** That the work of a deployment is queued or waits, said behind its end: a late word, or another time that hasn't begun. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { beginningOf } from "../../src/decide/deployments/begun.ts";
import { look } from "../support/carry-out.ts";
import { left } from "../support/consent.ts";
import { startsIn, stateIn } from "../support/decision.ts";
import { deployment, later, reports, status } from "../support/observation.ts";
import { commit } from "../support/train.ts";

const waits = ["queued", "pending", "waiting"];

describe.each(waits)("%s", (word) => {
  it("gitlab-org/gitlab#410427: behind a success leaves the service live, and what depends on it starts", () => {
    const world = reports(reports(left(), "api-gateway", "success"), "api-gateway", word);
    expect(startsIn(decide(world))).toEqual(["auth-service 1"]);
    expect(stateIn(decide(later(look(world), { minutes: 20 })))).toMatch(/^rolling out: 1 of 4/);
  });

  it("behind a failure leaves it failed", () => {
    const world = reports(reports(left(), "search", "failure"), "search", word);
    expect(stateIn(decide(look(world)))).toMatch(/^on hold: Search failed to deploy/);
  });

  it("is no beginning for the guard either", () => {
    const said = [status(word), status("success"), status("in_progress")];
    const one = deployment(1, commit("a"), { statuses: said });
    expect(beginningOf(one, [one])).toMatchObject({ isAgain: false });
  });

  it("before any end is what it says", () => {
    const world = reports(reports(left(), "api-gateway", "in_progress"), "api-gateway", word);
    expect(stateIn(decide(world))).toMatch(/^rolling out: 0 of 4/);
    expect(startsIn(decide(world))).toEqual([]);
  });
});

it("gitlab-org/gitlab#410427: what is in progress again is not live until it ends", () => {
  const again = ["success", "queued", "in_progress"].reduce(
    (world, word) => reports(world, "api-gateway", word),
    left(),
  );
  expect(startsIn(decide(again))).toEqual([]);
});
