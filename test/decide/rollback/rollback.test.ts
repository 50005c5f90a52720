import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { left, live } from "../../support/consent.ts";
import { deploysIn, kindsIn, saidIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import {
  away,
  deployment,
  idOf,
  later,
  push,
  reports,
  says,
  withFacts,
  withReading,
} from "../../support/observation.ts";
import { back, before, failing, three, told } from "../../support/rollback.ts";
import { shownInSubIssues } from "../../support/sub-issues.ts";
import { commit, noon, people, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, sue } = people;

describe("the whole release", () => {
  test("goes back, each service when what depends on it is back, to what ran before", () => {
    const first = decide(says(failing, sarah, "/rollback errors rise"));
    expect(startsIn(first)).toEqual(["back user-service 1", "back search 1"]);
    expect(deploysIn(first)[0]).toMatchObject({
      task: "rollback",
      commit: commit("user-service before"),
      environment: "production",
      release: "2.5.0",
    });
    let world = told(failing, "/rollback errors rise");
    expect(startsIn(decide(reports(world, "user-service", "in_progress")))).toEqual([]);
    const order: string[] = [];
    for (const id of ["user-service", "auth-service", "search", "api-gateway"]) {
      const next = reports(world, id, "success");
      order.push(...startsIn(decide(next)));
      world = later(look(next), { minutes: 1 });
    }
    expect(order).toEqual(["back auth-service 1", "back api-gateway 1"]);
    expect(stateIn(decide(world))).toBe(
      `rolled back: by sarah (errors rise). Restored: User Service to ${before("user-service")}, Auth Service to ${before("auth-service")}, Search to ${before("search")}, Api Gateway to ${before("api-gateway")}.`,
    );
  });

  test("says what rolls back now and what is next", () => {
    const world = told(failing, "/rollback errors rise");
    expect(stateIn(decide(world))).toMatch(
      /^rolling back: 0 of 4 services rolled back; now: User Service to \w+, Search to \w+; next: Auth Service\. Started by sarah \(errors rise\)\. ETA 1\d:\d\d UTC\.$/,
    );
  });

  test("is told to everyone concerned, with the order", () => {
    expect(saidIn(decide(says(failing, sarah, "/rollback errors rise")))["rollback:1005"]).toBe(
      [
        "@acme/infra @acme/backend @acme/search @sarah: sarah is rolling back the whole release: errors rise. No new deployments start. Each service rolls back after those that depend on it; the others roll back at the same time. This takes about 3 h:",
        `User Service to ${before("user-service")}`,
        `Auth Service to ${before("auth-service")}`,
        `Search to ${before("search")}`,
        `Api Gateway to ${before("api-gateway")}`,
      ].join("\n"),
    );
  });

  test("is over then: nothing is published, sub-issues and issue close as not planned", () => {
    const last = decide(
      since(failing).by(told, "/rollback").by(back).reports("api-gateway", "success").now,
    );
    const over = back(told(failing, "/rollback"));
    expect(kindsIn(last)).not.toContain("publish");
    expect(over.issue.state).toBe("closed");
    const decision = decide(over);
    expect(decision.view?.services.map(({ state }) => state)).toEqual(
      Array.from({ length: 4 }, () => "rolled back"),
    );
    const shownSubs = shownInSubIssues({ ...over, issue: { ...over.issue, state: "open" } });
    const wishes = decide(shownSubs).actions.flatMap((one) =>
      one.kind === "tend sub-issues" ? one.wishes.map(({ state }) => state) : [],
    );
    expect(new Set(wishes)).toEqual(new Set(["not shipped"]));
    // What is left is to link the post-mortem.
    expect(decision.rest).toBe(false);
    expect(decide(look(over)).rest).toBe(true);
  });

  test("/go starts nothing any more, also when the issue is opened again", () => {
    const over = { ...back(told(failing, "/rollback")) };
    const open = { ...over, issue: { ...over.issue, state: "open" as const } };
    for (const by of [ina, bob, sue, sarah]) {
      expect(answerTo(open, by, "/go")).toBe(
        "confused: This release is rolled back, so /go has no effect. Put its services into a new release.",
      );
      expect(startsIn(decide(says(open, by, "/go")))).toEqual([]);
    }
    expect(startsIn(decide(open))).toEqual([]);
    expect(kindsIn(decide(open))).not.toContain("close issue");
    expect(answerTo(open, sarah, "/rollback")).toBe(
      "confused: Those services are already rolled back or rolling back.",
    );
  });

  test("stays over when a branch moves on or a check turns red", () => {
    const over = since(failing).by(told, "/rollback").by(back).looks().now;
    expect(stateIn(decide(push(over, "search", "next")))).toMatch(/^rolled back/);
    expect(wordsIn(decide(push(over, "search", "next")))).toBe("");
  });
});

describe("before the first step", () => {
  test("what is deploying ends first, and nothing new starts", () => {
    const deploying = live(left(), "api-gateway");
    const world = told(deploying, "/rollback");
    expect(startsIn(decide(world))).toEqual([]);
    expect(stateIn(decide(world))).toMatch(
      /^rolling back: 0 of 3 services rolled back; Auth Service rolls back when Auth Service finishes deploying; Search rolls back when Search finishes deploying; Api Gateway rolls back when Auth Service finishes deploying\./,
    );
    const ended = reports(reports(world, "auth-service", "success"), "search", "failure");
    expect(startsIn(decide(ended))).toEqual(["back auth-service 1", "back search 1"]);
  });

  test("what never answers is waited for as long as it may take", () => {
    const world = told(live(left(), "api-gateway", "search"), "/rollback");
    expect(startsIn(decide(later(world, { minutes: 26 })))).toEqual([]);
    expect(startsIn(decide(later(world, { minutes: 27 })))).toEqual(["back auth-service 1"]);
  });

  describe("a request without an answer", () => {
    const world = told(live(left(), "api-gateway", "search"), "/rollback");
    const lost = withFacts(world, "auth-service", (facts) => ({
      ...facts,
      production: known([deployment(2, commit("auth-service before"))]),
    }));
    const asked = (outcome: Observation["intents"][number]["outcome"]): Observation => ({
      ...lost,
      intents: [
        {
          task: "deploy",
          service: idOf("auth-service"),
          attempt: 1,
          commit: commit("auth-service"),
          intent: "i",
          sentAt: lost.now,
          settledAt: lost.now.add({ minutes: 1 }),
          outcome,
        },
      ],
    });
    const pending = asked({ kind: "pending" });

    test("is waited for until it can't take effect any more, and is nothing to undo then", () => {
      expect(startsIn(decide(pending))).toEqual([]);
      expect(stateIn(decide(pending))).toMatch(
        /Auth Service rolls back when Auth Service finishes/,
      );
      for (const time of [{ minutes: 1 }, { hours: 1 }]) {
        expect(startsIn(decide(later(pending, time)))).toEqual(["back api-gateway 1"]);
      }
      const settled = look(live(later(pending, { minutes: 1 }), "search"));
      expect(startsIn(decide(live(settled, "api-gateway")))).toEqual([]);
      expect(stateIn(decide(live(settled, "api-gateway")))).toMatch(
        /^rolled back: .* Restored: Search to \w+, Api Gateway to \w+\.$/,
      );
    });

    test("goes back when GitHub shows that it took effect, however late", () => {
      const settled = look(live(later(pending, { minutes: 1 }), "search"));
      const shown = withFacts(settled, "auth-service", (facts) => {
        if (facts.production.kind !== "known") throw new Error("not known");
        const late = deployment(300, commit("auth-service"), {
          ours: true,
          createdAt: lost.now,
          rides: {
            issue: settled.release,
            service: idOf("auth-service"),
            attempt: 1,
            intent: "i",
          },
          service: "auth-service",
        });
        return { ...facts, production: known([late, ...facts.production.value]) };
      });
      expect(startsIn(decide(shown))).toEqual(["back auth-service 1"]);
    });

    test("counts when GitHub said that it is there, though it doesn't show it", () => {
      const made = asked({ kind: "created", deployment: 300 });
      const hour = later(live(made, "search"), { hours: 1 });
      expect(startsIn(decide(hour))).toEqual(["back auth-service 1"]);
    });
  });

  test("what can't be read keeps all waiting that it is related to: it may be deploying", () => {
    const unread = withReading(told(three, "/rollback"), "auth-service", away);
    expect(startsIn(decide(unread))).toEqual([]);
    expect(stateIn(decide(unread))).toMatch(
      /now: Search to \w+; User Service waits until Auth Service can be read from GitHub; Auth Service is unknown: GitHub is away; Api Gateway waits until/,
    );
  });

  test("window and freeze don't keep it", () => {
    const freeze = {
      from: Temporal.PlainDate.from("2026-03-19"),
      to: Temporal.PlainDate.from("2026-03-20"),
      reason: "Launch",
    };
    const { train } = failing;
    if (train.kind !== "valid") throw new Error("no train");
    const calendar = { ...train.train.calendar, freezes: [freeze] };
    const frozen: Observation = {
      ...failing,
      train: { ...train, train: { ...train.train, calendar } },
    };
    expect(startsIn(decide(says(frozen, sarah, "/rollback")))).toEqual([
      "back user-service 1",
      "back search 1",
    ]);
  });
});

describe("threat 44: a step that fails", () => {
  const stopped = since(failing)
    .by(told, "/rollback")
    .reports("user-service", "failure", {
      description: "quota exceeded",
    })
    .looks().now;

  test("stops there and asks the owning team and the managers", () => {
    expect(startsIn(decide(later(stopped, { hours: 2 })))).toEqual([]);
    const decision = decide(
      reports(told(failing, "/rollback"), "user-service", "failure", {
        description: "quota exceeded",
      }),
    );
    expect(saidIn(decision)["rollback-failed:user-service:1"]).toBe(
      `@acme/backend @sarah: the rollback of User Service to ${before("user-service")} failed: quota exceeded. Auth Service and Api Gateway wait for it. Fix it and comment /retry user-service. A manager can end the release as it is with /abort <reason>.`,
    );
    expect(stateIn(decision)).toMatch(
      /^rolling back: 0 of 4 services rolled back; now: Search to \w+; stopped at User Service: its rollback failed: quota exceeded\. Comment \/retry user-service to try again/,
    );
  });

  test("is tried again by its team, and then the others follow", () => {
    const again = decide(says(stopped, bob, "/retry user-service"));
    expect(startsIn(again)).toEqual(["back user-service 2"]);
    const world = told(stopped, "/retry user-service", bob);
    expect(startsIn(decide(reports(world, "user-service", "success")))).toEqual([
      "back auth-service 1",
    ]);
  });

  test("can be left where it is by ending the release", () => {
    const world = told(stopped, "/abort mended by hand");
    expect(startsIn(decide(world))).toEqual([]);
    expect(stateIn(decide(world))).toMatch(
      /^aborted: by sarah \(mended by hand\)\. Search .* still rolling back and will be allowed to finish/,
    );
    expect(live(world, "search").issue.state).toBe("closed");
  });
});

test("a hold called after it stops the next step, one called before doesn't", () => {
  const before = told(told(failing, "/hold wait"), "/rollback");
  expect(startsIn(decide(reports(before, "user-service", "success")))).toEqual([
    "back auth-service 1",
  ]);
  const after = told(told(failing, "/rollback"), "/hold it gets worse", ina);
  const next = reports(after, "user-service", "success");
  expect(startsIn(decide(next))).toEqual([]);
  expect(startsIn(decide(says(next, sarah, "/resume")))).toEqual(["back auth-service 1"]);
});

test("late is said", () => {
  const calendar = {
    timeZone: "UTC",
    window: {
      days: [4],
      from: Temporal.PlainTime.from("11:00"),
      to: Temporal.PlainTime.from("13:00"),
    },
    rollbackWindow: Temporal.Duration.from({ minutes: 30 }),
    freezes: [],
  };
  const train = trainOf(storefront.services, { calendar });
  const { train: kept } = failing;
  if (kept.kind !== "valid") throw new Error("no train");
  const world = told({ ...failing, train: { ...kept, train } }, "/rollback");
  expect(stateIn(decide(world))).not.toMatch(/late/);
  expect(stateIn(decide({ ...world, now: noon.add({ minutes: 91 }) }))).toMatch(
    /late: the rollback window ended at 2026-03-19 13:30 UTC/,
  );
});
