import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { left, live, shown, voted } from "../../support/consent.ts";
import { kindsIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import {
  closed,
  green,
  later,
  recordOf,
  reports,
  says,
  withText,
} from "../../support/observation.ts";
import { failing, three, told } from "../../support/rollback.ts";
import { people, planText, storefront } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, eve } = people;

describe("who may", () => {
  test.each([
    ["a manager, all of it", sarah, "/rollback", "rocket"],
    ["a team, its own", bob, "/rollback auth-service", "rocket"],
    ["a team, its own by name", ina, "/rollback Api Gateway, down", "rocket"],
  ])("%s", (_, by, body, reaction) => {
    expect(answerTo(failing, by, body)).toBe(reaction);
  });

  test.each([
    [
      bob,
      "/rollback",
      "Only a manager (sarah) can use /rollback here, and GitHub doesn't list you as one of them. Your team can roll back its own service with everything that depends on it: /rollback auth-service. If User Service and Auth Service are rolled back, production runs Api Gateway 1.1.0, Auth Service db16156, User Service a96d0e1 and Search 1.1.3: this combination isn't known to have run before, in production or staging.",
    ],
    [
      bob,
      "/rollback search",
      "Only a manager (sarah) can use /rollback search here, and GitHub doesn't list you as one of them. Your team can roll back its own service with everything that depends on it: /rollback auth-service. If User Service and Auth Service are rolled back, production runs Api Gateway 1.1.0, Auth Service db16156, User Service a96d0e1 and Search 1.1.3: this combination isn't known to have run before, in production or staging.",
    ],
    [
      eve,
      "/rollback",
      "Only a manager (sarah) can use /rollback here, and GitHub doesn't list you as one of them.",
    ],
    [
      bob,
      "/rollback --force auth-service now",
      "Only a manager (sarah) can use /rollback --force here, and GitHub doesn't list you as one of them.",
    ],
    [
      sarah,
      "/rollback serch is down",
      "Is serch a service? Comment /rollback search if you mean search. Otherwise begin the reason with another word; /rollback alone rolls back the whole release. Nothing was done.",
    ],
    [
      sarah,
      "/rollback --force",
      "Please give a reason for crossing a point of no return: /rollback --force <reason>.",
    ],
  ])("%o is refused %s", (by, body, why) => {
    expect(answerTo(failing, by, body)).toBe(`confused: ${why}`);
    expect(leaves(failing, by, body)).toEqual([]);
  });

  test("there must be something to take back", () => {
    expect(answerTo(voted(), sarah, "/rollback")).toBe(
      "confused: Nothing of this release was deployed, so there is nothing to roll back. Comment /hold <reason> to stop it; a manager can end it with /abort <reason>.",
    );
    expect(answerTo(left(), sarah, "/rollback user-service")).toBe(
      "confused: Nothing of User Service was deployed, so there is nothing to roll back. Comment /hold <reason> to keep it from starting; a manager can end the release with /abort <reason>.",
    );
  });

  test("what is complete stays, with the way that people could go", () => {
    const complete = since(three).live("user-service").looks().looks().now;
    expect(stateIn(decide(complete))).toMatch(/^complete/);
    expect(answerTo(later(complete, { hours: 3 }), sarah, "/rollback")).toMatch(
      /^confused: This release is complete, .*\nUser Service to .*\nAuth Service to .*\nSearch to .*\nApi Gateway to /,
    );
  });
});

describe("/abort", () => {
  test("ends the release as it stands, and says what is live", () => {
    const world = told(three, "/abort wrong day");
    expect(startsIn(decide(world))).toEqual([]);
    expect(stateIn(decide(world))).toBe(
      "aborted: by sarah (wrong day). User Service 1.1.2 is still deploying and will be allowed to finish. Api Gateway 1.1.0, Auth Service 1.1.1 and Search 1.1.3 are live: nothing is undone. A manager can comment /rollback to roll back what is live.",
    );
    expect(world.issue.state).toBe("open");
    const ended = reports(world, "user-service", "success");
    expect(kindsIn(decide(ended))).not.toContain("publish");
    expect(look(ended).issue.state).toBe("closed");
    expect(startsIn(decide(says(look(ended), sarah, "/rollback after all")))).toEqual([
      "back user-service 1",
      "back search 1",
    ]);
  });

  test("nobody is called to its meeting any more", () => {
    const planned = withText(green(), planText(storefront, "2026-03-19 14:00"));
    const world = since(planned).by(shown).by(voted).by(told, "/abort next week").now;
    expect(wordsIn(decide(later(world, { hours: 3 })))).toBe("");
  });

  test("before the departure nothing of it is live", () => {
    const world = told(voted(), "/abort next week");
    expect(stateIn(decide(world))).toBe(
      "aborted: by sarah (next week). Nothing in this release is live.",
    );
    expect(world.issue.state).toBe("closed");
  });

  test.each([
    [bob, "/abort it", /^confused: Only a manager \(sarah\) can use \/abort/],
    [sarah, "/abort", /^confused: Please give a reason/],
  ])("%o %s", (by, body, words) => {
    expect(answerTo(three, by, body)).toMatch(words);
  });

  test("stops what goes back, and a rollback said after it goes on from there", () => {
    const stopped = since(failing)
      .by(told, "/rollback")
      .live("user-service")
      .by(told, "/abort leave it").now;
    expect(stateIn(decide(stopped))).toMatch(/^aborted/);
    expect(startsIn(decide(live(stopped, "auth-service")))).toEqual([]);
    const again = says(live(stopped, "auth-service"), sarah, "/rollback after all");
    expect(startsIn(decide(again))).toEqual(["back api-gateway 1"]);
    const over = since(stopped)
      .live("auth-service")
      .by(told, "/rollback")
      .live("search", "api-gateway").now;
    expect(stateIn(decide(over))).toMatch(/^rolled back: .* Restored: User Service .* Api Gateway/);
    expect(answerTo(over, sarah, "/rollback")).toMatch(
      /^confused: Those services are already rolled back/,
    );
  });

  test("is the end: nobody says go to it", () => {
    const world = told(voted(), "/abort next week");
    expect(answerTo(world, sarah, "/abort again")).toBe("confused: This release is already over.");
    expect(answerTo(world, sarah, "/go")).toMatch(/^confused: This release is aborted/);
    expect(recordOf(world).entries.at(-1)?.kind).toBe("abort");
    expect(stateIn(decide(closed(world)))).toMatch(/^aborted/);
  });
});
