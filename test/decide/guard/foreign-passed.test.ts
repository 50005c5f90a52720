import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { left, voted } from "../../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../../support/decision.ts";
import { deploys } from "../../support/foreign.ts";
import { answered } from "../../support/answered.ts";
import { away, later, recordOf, reports, says, status } from "../../support/observation.ts";
import { commit, people } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob } = people;
const ready = (world: Observation) => reports(world, "api-gateway", "success");
const words = (world: Observation) => stateIn(decide(world));

describe("the hold for a foreign deployment ends", () => {
  const held = since(left())
    .by(ready)
    .by(deploys, "user-service")
    .looks()
    .after({ minutes: 1 }).now;

  test("by a manager's /resume with a reason, for this deployment only", () => {
    expect(answerTo(held, ina, "/resume fine with us")).toBe(
      "confused: Only a manager (sarah) can use /resume here, and GitHub doesn't list you as one of them.",
    );
    expect(answerTo(held, sarah, "/resume")).toBe(
      "confused: Please give a reason for accepting what others deployed: /resume <reason>.",
    );
    expect(startsIn(decide(says(held, sarah, "/resume it is mended")))).toEqual(["auth-service 1"]);
    const passed = look(says(held, sarah, "/resume it is mended"));
    expect(recordOf(passed).entries.at(-1)).toMatchObject({
      kind: "resume",
      past: ["deployment#700"],
    });
    const again = deploys(later(passed, { minutes: 1 }), "user-service", { id: 701 });
    expect(words(again)).toMatch(/^on hold: mike deployed/);
  });

  test("for one service by naming it", () => {
    const two = deploys(held, "search", { id: 701 });
    expect(answerTo(two, sarah, "/resume auth-service seen")).toMatch(
      /^confused: Nothing here is on hold/,
    );
    const one = look(says(two, sarah, "/resume user-service is deployed over it"));
    expect(recordOf(one).entries.at(-1)).toMatchObject({ past: ["deployment#700"] });
    expect(words(one)).toMatch(/^on hold: mike deployed [0-9a-f]{7} to production of Search/);
  });

  test("a /resume from before it was made passes nothing of it", () => {
    const called = look(says(left(), ina, "/hold looking"));
    const said = says(later(called, { minutes: 1 }), sarah, "/resume looked");
    const since = deploys(later(said, { seconds: 5 }), "user-service");
    expect(words(look(since))).toMatch(/^on hold: mike deployed/);
  });

  test("who ends the own hold doesn't pass what others deployed", () => {
    const both = since(held).says(bob, "/hold looking").looks().after({ minutes: 1 }).now;
    expect(answerTo(both, bob, "/resume seen")).toBe("rocket");
    expect(words(look(says(both, bob, "/resume seen")))).toMatch(/^on hold: mike deployed/);
  });

  test.each([
    ["by its commit", commit("by hand").slice(0, 7)],
    ["by its whole commit in another case", commit("by hand").toUpperCase()],
    ["by its id", "700"],
    ["by its run", "https://github.com/acme/user-service/actions/runs/42/job/7"],
    ["by the id of its run", "#42"],
  ])("by a manager's /allow beforehand, %s", (_, what) => {
    expect(answerTo(voted(), bob, `/allow ${what} hotfix`)).toMatch(
      /^confused: Only a manager \(sarah\) can use \/allow/,
    );
    expect(answerTo(voted(), sarah, `/allow ${what}`)).toMatch(/Please give a reason/);
    const allowed = since(left())
      .says(sarah, `/allow ${what} the login is broken`)
      .looks()
      .after({ minutes: 1 }).now;
    const logUrl = "https://github.com/acme/user-service/actions/runs/42/job/9";
    const statuses = [{ ...status("in_progress"), logUrl }];
    const world = deploys(allowed, "user-service", { statuses });
    expect(words(world)).toMatch(/^rolling out: /);
    expect(saidIn(decide(world))["let-through:700"]).toMatch(
      /^mike deployed [0-9a-f]{7} to production of User Service\. The release continues, because a manager allowed it; check that/,
    );
    expect(words(deploys(world, "search", { id: 701, commit: commit("other") }))).toMatch(
      /^on hold: mike/,
    );
  });

  test.each(["", "the-fix now", "abc12 short", "-1 x"])("/allow %s is asked back", (rest) => {
    expect(answerTo(left(), sarah, `/allow ${rest}`)).toMatch(
      /^confused: Which deployment\? Give its commit/,
    );
  });

  test("when its pull request has the label hotfix, which is told", () => {
    const labelled = (labels: readonly string[]): Observation =>
      answered(deploys(left(), "user-service"), {
        labels: new Map([[commit("by hand"), known(labels)]]),
      });
    expect(words(labelled(["bug", "Hotfix"]))).toMatch(/^rolling out: /);
    expect(Object.keys(saidIn(decide(labelled(["hotfix"]))))).toEqual(["let-through:700"]);
    expect(words(labelled(["bug"]))).toMatch(/^on hold: /);
    const unread = answered(labelled([]), { labels: new Map([[commit("by hand"), away]]) });
    expect(words(unread)).toMatch(/^on hold: /);
  });
});
