import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { departing, left, voted } from "../../support/consent.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { later, recordOf, says } from "../../support/observation.ts";
import { people, storefront, trainOf } from "../../support/train.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, eve, sue } = people;

/** api-gateway failed in its first attempt. */
const failed = since(left())
  .reports("api-gateway", "failure", { description: "out of disk" })
  .looks()
  .after({ seconds: 1 }).now;
/** A second after somebody has said it. */
const after = (...said: Parameters<typeof says>) => later(look(says(...said)), { seconds: 1 });

describe("/hold and /resume", () => {
  test("anyone who answers for a part may stop the whole", () => {
    expect([sarah, ina, eve].map((one) => answerTo(voted(), one, "/hold fire"))).toEqual([
      "rocket",
      "rocket",
      "confused: Only acme/infra, acme/backend, acme/search or a manager (sarah) can use /hold here, and GitHub doesn't list you as one of them.",
    ]);
    expect(stateIn(decide(look(says(voted(), ina, "/hold fire"))))).toBe(
      "on hold: held by ina: fire. Comment /resume to continue.",
    );
    expect(stateIn(decide(look(says(voted(), ina, "/hold"))))).toBe(
      "on hold: held by ina: no reason given. Comment /resume to continue.",
    );
  });

  test("a service is held by its own team, under its id or its name", () => {
    for (const title of ["user-service", "User-Service", "user service", "User Service"]) {
      expect(answerTo(voted(), bob, `/hold ${title} migrating`)).toBe("rocket");
      expect(answerTo(voted(), ina, `/hold ${title} migrating`)).toBe(
        "confused: Only acme/backend or a manager (sarah) can use /hold here, and GitHub doesn't list you as one of them.",
      );
      const held = recordOf(look(says(voted(), bob, `/hold ${title} migrating`))).entries.at(-1);
      expect(held).toMatchObject({ service: "user-service", reason: "migrating" });
    }
    const whole = recordOf(look(says(voted(), bob, "/hold users are gone"))).entries.at(-1);
    expect(whole).toMatchObject({ service: null, reason: "users are gone" });
  });

  test("a hold is ended by its caller or a manager, of a service by its team too", () => {
    const held = after(voted(), ina, "/hold fire");
    expect([sarah, ina, bob].map((one) => answerTo(held, one, "/resume out"))).toEqual([
      "rocket: @ina: sarah ended your hold: out.",
      "rocket",
      "confused: Only ina or a manager (sarah) can use /resume here, and GitHub doesn't list you as one of them.",
    ]);
    const service = after(voted(), sarah, "/hold user-service x");
    expect([sarah, bob, ina].map((one) => answerTo(service, one, "/resume user service"))).toEqual([
      "rocket",
      "rocket: @sarah: bob ended your hold.",
      "confused: Only acme/backend or a manager (sarah) can use /resume here, and GitHub doesn't list you as one of them.",
    ]);
  });

  test("two holds are two reasons: nobody ends the other's with their own", () => {
    const two = after(after(voted(), ina, "/hold fire"), bob, "/hold water");
    expect(stateIn(decide(two))).toBe(
      "on hold: held by ina: fire. Comment /resume to continue; held by bob: water. Comment /resume to continue.",
    );
    expect(answerTo(two, bob, "/resume")).toBe(
      "confused: Only ina, bob or a manager (sarah) can use /resume here, and GitHub doesn't list you as one of them.",
    );
    expect(stateIn(decide(look(says(two, sarah, "/resume"))))).toMatch(/^ready/);
  });

  test("there must be something to end", () => {
    expect(answerTo(voted(), sarah, "/resume")).toBe(
      "confused: Nothing here is on hold, so there is nothing to resume.",
    );
    const service = look(says(voted(), sarah, "/hold user-service x"));
    expect(answerTo(service, sarah, "/resume")).toBe(
      "confused: Nothing here is on hold, so there is nothing to resume. On hold: user-service.",
    );
    expect(answerTo(service, sarah, "/resume search")).toMatch(
      /^confused: Nothing here is on hold/,
    );
  });

  test("a failed service is passed by its own team or a manager", () => {
    expect(answerTo(failed, sarah, "/resume without it")).toBe("rocket");
    expect(answerTo(failed, ina, "/resume without it")).toBe("rocket");
    expect(answerTo(failed, bob, "/resume")).toBe(
      "confused: Only acme/infra or a manager (sarah) can use /resume here, and GitHub doesn't list you as one of them.",
    );
    const passed = look(says(failed, ina, "/resume without it"));
    expect(stateIn(decide(passed))).toBe(
      "rolling out: 0 of 4 services live; Search is deploying; Api Gateway failed: comment /retry api-gateway to try again.",
    );
  });

  test("who ends the own hold doesn't pass what others answer for", () => {
    const held = look(says(failed, bob, "/hold looking"));
    const resumed = recordOf(look(says(held, bob, "/resume"))).entries.at(-1);
    expect(resumed).toMatchObject({ kind: "resume", past: [] });
  });
});

describe("/retry", () => {
  test("allows the next attempt of what failed", () => {
    expect(startsIn(decide(failed))).toEqual([]);
    expect(startsIn(decide(says(failed, ina, "/retry api-gateway")))).toEqual(["api-gateway 2"]);
    expect(startsIn(decide(says(failed, sarah, "/retry Api Gateway please")))).toEqual([
      "api-gateway 2",
    ]);
  });

  test.each([
    [
      "of another team",
      bob,
      "/retry api-gateway",
      "Only acme/infra or a manager (sarah) can use /retry here, and GitHub doesn't list you as one of them.",
    ],
    [
      "without a service",
      ina,
      "/retry",
      "Which service? For example /retry api-gateway. Failed: api-gateway.",
    ],
    [
      "with a service that is misspelt",
      ina,
      "/retry api-gatway",
      "Which service? For example /retry api-gateway. The train has no service api-gatway. Did you mean api-gateway? Failed: api-gateway.",
    ],
    [
      "of what hasn't failed",
      bob,
      "/retry user-service",
      "User Service has no failed deployment in this release, so there is nothing to retry.",
    ],
  ])("%s is refused with what to do", (_name, author, body, reply) => {
    expect(answerTo(failed, author, body)).toBe(`confused: ${reply}`);
  });

  test("said twice allows one attempt", () => {
    const twice = says(says(failed, ina, "/retry api-gateway"), sarah, "/retry api-gateway");
    expect(startsIn(decide(twice))).toEqual(["api-gateway 2"]);
    expect(startsIn(decide(look(twice)))).toEqual([]);
  });
});

test("a hold without a reason holds at once, and asks for one", () => {
  const asked = look(says(left(), ina, "/hold"));
  expect(answerTo(left(), ina, "/hold")).toBe(
    "rocket: The release is on hold. Please add a reason, so that others can act on it: /hold <reason>.",
  );
  expect(startsIn(decide(asked))).toEqual([]);
  const told = look(says(asked, ina, "/hold the database is slow"));
  const holds = decide(told).view?.holds.map(({ why }) => wordsOf(why));
  expect(holds).toEqual(["held by ina: the database is slow. Comment /resume to continue"]);
  expect(decide(look(says(told, ina, "/resume"))).view?.holds).toEqual([]);
});

test("whose service somebody else holds hears of it, and of a quiet train nobody", () => {
  expect(answerTo(left(), sarah, "/hold search it is slow")).toBe(
    "rocket: Search is on hold: it is slow. @acme/search: sarah stopped it. To continue, comment /resume search <reason>.",
  );
  expect(answerTo(left(), sue, "/hold search it is slow")).toBe("rocket");
  const quiet = left(departing(trainOf(storefront.services, { quiet: true })));
  expect(answerTo(quiet, sarah, "/hold search it is slow")).toBe("rocket");
});
