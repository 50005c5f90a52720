/**
 * What people say and do in one moment, and what is said again: the stop wins, a GO is for what was shown, and nothing that
 * was done is done a second time.
 */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { known } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { gone, left, voted } from "../support/consent.ts";
import { startsIn, stateIn, wordsIn } from "../support/decision.ts";
import {
  deployment,
  green,
  later,
  push,
  reports,
  says,
  status,
  withComment,
  withFacts,
  withText,
} from "../support/observation.ts";
import { back, failing, told } from "../support/rollback.ts";
import { commit, people } from "../support/train.ts";

const { sarah, bob } = people;

describe("a stop in the same look as what it stops", () => {
  it.each([
    ["/abort the wrong one", /^aborted/],
    ["/hold the pager rings", /^on hold/],
    ["/no-go the pager rings", /^no-go/],
  ])("argoproj/argo-rollouts#4461: %s right after the GO: nothing starts", (stop, state) => {
    const world = says(gone(), sarah, stop);
    expect(stateIn(decide(world))).toMatch(state);
    expect(startsIn(decide(world))).toEqual([]);
    expect(startsIn(decide(later(look(world), { minutes: 5 })))).toEqual([]);
  });

  it("argoproj/argo-rollouts#1259: a hold right after a resume holds", () => {
    const held = look(says(left(), sarah, "/hold the pager rings"));
    const world = says(says(held, sarah, "/resume it was nothing"), sarah, "/hold it rings again");
    expect(stateIn(decide(world))).toMatch(/^on hold: held by sarah: it rings again/);
  });

  it.each([
    ["before", ["/retry user-service", "/rollback it smells"]],
    ["after", ["/rollback it smells", "/retry user-service"]],
  ])(
    "threat 44, argoproj/argo-rollouts#4461: a retry %s a rollback deploys nothing forward",
    (_, [one = "", two = ""]) => {
      const world = says(says(failing, sarah, one), sarah, two);
      const starts = startsIn(decide(world));
      expect(starts.length).toBeGreaterThan(0);
      expect(starts.filter((start) => !start.startsWith("back "))).toEqual([]);
    },
  );

  it("runatlantis/atlantis#5568: looking at the plan, and editing it, take no hold back", () => {
    const held = look(says(voted(), sarah, "/hold the pager rings"));
    const asked = look(says(held, bob, "/plan"));
    const edited = withText(asked, `${asked.issue.body}\n`);
    expect(stateIn(decide(edited))).toMatch(/^on hold: held by sarah/);
  });
});

describe("a GO is for what was shown", () => {
  it.each([
    ["before the comment", () => says(push(voted(), "search", "evil"), sarah, "/go")],
    ["after it, before it is heard", () => push(gone(), "search", "evil")],
  ])(
    "rust-lang/homu#215, github/branch-deploy#315: a commit that comes %s is not deployed",
    (_, worldOf) => {
      const world = worldOf();
      expect(startsIn(decide(world))).toEqual([]);
      expect(wordsIn(decide(world))).toContain(
        "have changed, and this issue did not show that yet",
      );
      expect(startsIn(decide(later(look(world), { minutes: 10 })))).toEqual([]);
    },
  );

  it("runatlantis/atlantis#6529: a GO before it is known what is planned is refused, not given to nothing", () => {
    const unknown = withText(green(), "### Version\n2.5.0\n");
    expect(answerTo(unknown, sarah, "/go")).toMatch(/^confused: /);
    expect(startsIn(decide(later(look(says(unknown, sarah, "/go")), { minutes: 5 })))).toEqual([]);
  });
});

describe("what was done is done once", () => {
  it.each(["/retry user-service", "/rollback it smells"])(
    "rust-lang/rustc-perf#283, rust-lang/homu#79: %s that is edited after it was heard isn't carried out again",
    (body) => {
      const heard = later(look(says(failing, sarah, body)), { minutes: 1 });
      const id = heard.comments.at(-1)?.id ?? 0;
      const edited = withComment(heard, id, { edited: true, body: `${body} please` });
      expect(startsIn(decide(edited))).toEqual(startsIn(decide(heard)));
      expect(wordsIn(decide(edited))).toBe(wordsIn(decide(heard)));
    },
  );

  it("spinnaker/keel#1485, fluxcd/flux2#5916: a rollback that fails asks its people, and isn't tried again by itself", () => {
    const going = told(failing, "/rollback it smells");
    const failed = reports(going, "user-service", "failure");
    expect(wordsIn(decide(failed))).toMatch(/@acme\/backend.*\/retry user-service/);
    let world: Observation = failed;
    for (let hours = 0; hours < 5; hours += 1) {
      world = later(look(world), { hours: 1 });
      expect(startsIn(decide(world)).filter((one) => one.includes("user-service"))).toEqual([]);
    }
  });

  it("TBS-EACPD/infobase#580, LucasSantana-Dev/Lucky#1892: what was rolled back says so, and isn't rolled back or deployed again", () => {
    const over = look(back(told(failing, "/rollback it smells")));
    expect(stateIn(decide(over))).toMatch(/^rolled back: /);
    for (const words of ["/rollback", "/retry search", "/resume go on", "/go"]) {
      expect(answerTo(over, sarah, words)).toMatch(/^confused: /);
      expect(startsIn(decide(later(look(says(over, sarah, words)), { minutes: 5 })))).toEqual([]);
    }
  });

  it("spinnaker/spinnaker#4895: who deploys something else in mid-rollback is named, and it isn't overwritten in silence", () => {
    const going = told(failing, "/rollback it smells");
    const foreign = withFacts(going, "search", (facts) => ({
      ...facts,
      production:
        facts.production.kind === "known"
          ? known([
              deployment(900, commit("resized"), {
                createdAt: going.now,
                statuses: [status("success", going.now)],
              }),
              ...facts.production.value,
            ])
          : facts.production,
    }));
    expect(wordsIn(decide(foreign))).toContain("to production of Search, outside this release");
  });
});
