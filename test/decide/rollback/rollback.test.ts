import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { gone, left, live, shown, voted } from "../../support/consent.ts";
import { deploysIn, kindsIn, saidIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import {
  away,
  closed,
  deployment,
  green,
  idOf,
  later,
  push,
  recordOf,
  reports,
  says,
  withFacts,
  withReading,
} from "../../support/observation.ts";
import { shownInSubIssues } from "../../support/sub-issues.ts";
import { commit, noon, people, service, storefront, trainOf } from "../../support/train.ts";

const { sarah, ina, bob, sue, eve } = people;

/** Gateway, Search and Auth are live, User Service is deploying. */
const three = live(left(), "api-gateway", "search", "auth-service");
/** All are live, nothing is published. */
const failing = later(look(reports(three, "user-service", "failure")), { minutes: 1 });
const told = (world: Observation, body: string, by = sarah): Observation =>
  later(look(says(world, by, body)), { minutes: 1 });
/** The newest deployment of each succeeds, one after the other. */
const succeeds = (world: Observation, ...ids: readonly string[]): Observation =>
  live(world, ...ids);
const back = (world: Observation): Observation =>
  succeeds(world, "user-service", "auth-service", "search", "api-gateway");

describe("the whole release", () => {
  test("goes back one by one, last deployed first, to what ran before", () => {
    const first = decide(says(failing, sarah, "/rollback errors rise"));
    expect(startsIn(first)).toEqual(["back user-service 1"]);
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
    expect(order).toEqual(["back auth-service 1", "back search 1", "back api-gateway 1"]);
    expect(stateIn(decide(world))).toBe(
      `rolled back: Decided by sarah: errors rise. Back are User Service to ${short("user-service")}, Auth Service to ${short("auth-service")}, Search to ${short("search")}, Api Gateway to ${short("api-gateway")}.`,
    );
  });

  test("is told to everyone concerned, with the order", () => {
    expect(saidIn(decide(says(failing, sarah, "/rollback errors rise")))["rollback:1005"]).toBe(
      [
        "@acme/infra @acme/backend @acme/search @sarah: sarah takes back the whole release: errors rise. Nothing new starts. One after the other, last deployed first:",
        `User Service to ${short("user-service")}`,
        `Auth Service to ${short("auth-service")}`,
        `Search to ${short("search")}`,
        `Api Gateway to ${short("api-gateway")}`,
      ].join("\n"),
    );
  });

  test("is over then: nothing is published, sub-issues and issue close as not planned", () => {
    const last = decide(reports(back(told(failing, "/rollback")), "api-gateway", "success"));
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
    expect(decision.rest).toBe(true);
  });

  test("/go starts nothing any more, also when the issue is opened again", () => {
    const over = { ...back(told(failing, "/rollback")) };
    const open = { ...over, issue: { ...over.issue, state: "open" as const } };
    for (const by of [ina, bob, sue, sarah]) {
      expect(answerTo(open, by, "/go")).toBe(
        "confused: This release is rolled back, so /go starts and stops nothing any more. What it carried goes with another release.",
      );
      expect(startsIn(decide(says(open, by, "/go")))).toEqual([]);
    }
    expect(startsIn(decide(open))).toEqual([]);
    expect(kindsIn(decide(open))).not.toContain("close issue");
    expect(answerTo(open, sarah, "/rollback")).toBe(
      "confused: That was taken back already, or is being taken back.",
    );
  });

  test("stays over when a branch moves on or a check turns red", () => {
    const over = back(told(failing, "/rollback"));
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
      /^rolling back: 0 of 3 services are back; Auth Service waits for the end of what is deploying: Auth Service, Search\./,
    );
    const ended = reports(reports(world, "auth-service", "success"), "search", "failure");
    expect(startsIn(decide(ended))).toEqual(["back auth-service 1"]);
  });

  test("what never answers is waited for as long as it may take", () => {
    const world = told(live(left(), "api-gateway", "search"), "/rollback");
    expect(startsIn(decide(later(world, { minutes: 26 })))).toEqual([]);
    expect(startsIn(decide(later(world, { minutes: 27 })))).toEqual(["back auth-service 1"]);
  });

  test("a request without an answer counts as deployed once it can't take effect any more", () => {
    const world = told(live(left(), "api-gateway", "search"), "/rollback");
    const lost = withFacts(world, "auth-service", (facts) => ({
      ...facts,
      production: known([deployment(2, commit("auth-service before"))]),
    }));
    const pending: Observation = {
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
          outcome: { kind: "pending" },
        },
      ],
    };
    expect(startsIn(decide(pending))).toEqual([]);
    expect(startsIn(decide(later(pending, { minutes: 1 })))).toEqual(["back auth-service 1"]);
  });

  test("nothing goes back while one of them can't be read: it may be the last that was deployed", () => {
    const unread = withReading(told(three, "/rollback"), "search", away);
    expect(startsIn(decide(unread))).toEqual([]);
    expect(stateIn(decide(unread))).toMatch(/Search not known: GitHub is away/);
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
    expect(startsIn(decide(says(frozen, sarah, "/rollback")))).toEqual(["back user-service 1"]);
  });
});

describe("a step that fails", () => {
  const stopped = look(
    reports(told(failing, "/rollback"), "user-service", "failure", {
      description: "quota exceeded",
    }),
  );

  test("stops there and asks the owning team and the managers", () => {
    expect(startsIn(decide(later(stopped, { hours: 2 })))).toEqual([]);
    const decision = decide(
      reports(told(failing, "/rollback"), "user-service", "failure", {
        description: "quota exceeded",
      }),
    );
    expect(saidIn(decision)["rollback-failed:user-service:1"]).toBe(
      `@acme/backend @sarah: the rollback of User Service to ${short("user-service")} failed to deploy: quota exceeded. Nothing goes back before it does. Mend it and say /retry user-service; a manager ends the release as it is with /abort <reason>.`,
    );
    expect(stateIn(decision)).toMatch(
      /^rolling back: 0 of 4 services are back; it stopped at User Service, whose rollback failed to deploy: quota exceeded; \/retry user-service tries again/,
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
    expect(stateIn(decide(world))).toMatch(/^aborted: by sarah: mended by hand\./);
    expect(world.issue.state).toBe("closed");
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

describe("a part of the release", () => {
  const part = told(failing, "/rollback auth-service it leaks", bob);

  test("takes what depends on it along, and nothing else", () => {
    expect(startsIn(decide(says(failing, bob, "/rollback auth-service it leaks")))).toEqual([
      "back user-service 1",
    ]);
    const over = succeeds(part, "user-service", "auth-service");
    expect(startsIn(decide(over))).toEqual([]);
    expect(decide(over).view?.services.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "api-gateway live",
      "auth-service rolled back",
      "user-service rolled back",
      "search live",
    ]);
  });

  test("then the rest waits for a manager, and completes without it", () => {
    const over = succeeds(part, "user-service", "auth-service");
    expect(stateIn(decide(over))).toBe(
      "on hold: Auth Service, User Service were taken back. /resume <reason> by a manager lets the rest go on.",
    );
    expect(answerTo(over, bob, "/resume fine")).toBe(
      "confused: What was taken back holds the rest of this release, and going on without it is for the managers (sarah).",
    );
    const publish = decide(says(over, sarah, "/resume gateway is fine")).actions.find(
      (one) => one.kind === "publish",
    );
    expect(publish?.parts.map(({ service: id }) => id)).toEqual(["api-gateway", "search"]);
    expect(publish?.takenBack.map(({ service: name }) => name)).toEqual([
      "Auth Service",
      "User Service",
    ]);
    const done = look(look(told(over, "/resume gateway is fine")));
    expect(stateIn(decide(done))).toMatch(
      /^complete: all 2 services are live and the notes are published\. Auth Service 1\.1\.1, User Service 1\.1\.2 were taken back\./,
    );
  });

  test("nothing new starts meanwhile, and what was taken back doesn't deploy again", () => {
    const early = live(left(), "api-gateway");
    const world = told(told(early, "/rollback search", sue), "/retry search", sue);
    expect(answerTo(world, sue, "/retry search")).toMatch(/^confused: Search was taken back/);
    const next = reports(reports(world, "search", "success"), "auth-service", "success");
    expect(startsIn(decide(next))).toEqual(["back search 1"]);
    const over = succeeds(look(next), "search");
    expect(startsIn(decide(over))).toEqual([]);
    expect(startsIn(decide(says(over, sarah, "/resume go on")))).toEqual(["user-service 1"]);
  });

  test("what is pushed to it afterwards voids nothing", () => {
    const early = told(live(left(), "api-gateway", "search"), "/rollback auth-service");
    const world = succeeds(look(reports(early, "auth-service", "failure")), "auth-service");
    expect(stateIn(decide(push(world, "user-service", "next")))).toMatch(/^on hold: Auth Service/);
    expect(wordsIn(decide(push(world, "user-service", "next")))).not.toMatch(/no longer/);
  });
});

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
      "Taking back the whole release is for the managers (sarah) here; GitHub doesn't list you as one of them. Your team takes back its own service with all that depends on it: /rollback auth-service.",
    ],
    [
      bob,
      "/rollback search",
      "Taking back that is for the managers (sarah) here; GitHub doesn't list you as one of them. Your team takes back its own service with all that depends on it: /rollback auth-service.",
    ],
    [
      eve,
      "/rollback",
      "Taking back the whole release is for the managers (sarah) here; GitHub doesn't list you as one of them.",
    ],
    [
      bob,
      "/rollback --force auth-service now",
      "Crossing a point of no return is for the managers (sarah): GitHub doesn't list you as one of them.",
    ],
    [
      sarah,
      "/rollback serch is down",
      "Is serch a service? Say /rollback search if you mean search. Otherwise begin the reason with another word; /rollback alone takes back the whole release. Nothing was done.",
    ],
    [
      sarah,
      "/rollback --force",
      "Crossing a point of no return needs its reason: say /rollback --force <reason>.",
    ],
  ])("%o is refused %s", (by, body, why) => {
    expect(answerTo(failing, by, body)).toBe(`confused: ${why}`);
    expect(leaves(failing, by, body)).toEqual([]);
  });

  test("there must be something to take back", () => {
    expect(answerTo(voted(), sarah, "/rollback")).toBe(
      "confused: Nothing of this release was deployed, so there is nothing to take back. /hold <reason> keeps it from leaving, /abort <reason> by a manager ends it.",
    );
    expect(answerTo(left(), sarah, "/rollback user-service")).toBe(
      "confused: Nothing of User Service was deployed, so there is nothing to take back. /hold <reason> keeps it from starting, /abort <reason> by a manager ends the release.",
    );
  });

  test("what is complete stays, with the way that people could go", () => {
    const complete = look(look(succeeds(three, "user-service")));
    expect(stateIn(decide(complete))).toMatch(/^complete/);
    expect(answerTo(complete, sarah, "/rollback")).toMatch(
      /^confused: This release is complete .*\nUser Service to .*\nAuth Service to .*\nSearch to .*\nApi Gateway to /,
    );
  });
});

test("said as the last service becomes live, the release is rolled back and nothing else", () => {
  const race = says(reports(three, "user-service", "success"), sarah, "/rollback");
  expect(kindsIn(decide(race))).not.toContain("publish");
  expect(startsIn(decide(race))).toEqual(["back user-service 1"]);
  expect(stateIn(decide(back(later(look(race), { minutes: 1 }))))).toMatch(/^rolled back/);
});

test("what production never ran before stays, and its team is asked", () => {
  const train = trainOf([service("api", "infra"), service("web", "search", "api")]);
  const fresh = withFacts(green(train), "web", (facts) => ({ ...facts, production: known([]) }));
  const world = live(left(gone(voted(shown(fresh)))), "api");
  const failed = look(reports(world, "web", "failure"));
  const decision = decide(says(failed, sarah, "/rollback"));
  expect(startsIn(decision)).toEqual(["back api 1"]);
  expect(saidIn(decision)["rollback-first:web"]).toMatch(
    /^@acme\/search @sarah: Web ran nothing in production before this release, so there is nothing to go back to\. It stays as it is/,
  );
  const over = succeeds(told(failed, "/rollback"), "api");
  expect(stateIn(decide(over))).toMatch(
    /^rolled back: .* Web stays as it is: production ran nothing before\./,
  );
  expect(answerTo(failed, sarah, "/rollback web")).toBe(
    "confused: Web: production ran nothing before this release, so there is nothing to go back to.",
  );
});

test("what somebody else deployed over it isn't undone silently", () => {
  const over = withFacts(failing, "search", (facts) => {
    if (facts.production.kind !== "known") return facts;
    const hotfix = deployment(900, commit("hotfix"), { createdAt: failing.now, creator: "bob" });
    return { ...facts, production: known([hotfix, ...facts.production.value]) };
  });
  const world = told(over, "/rollback");
  expect(Object.values(saidIn(decide(says(over, sarah, "/rollback")))).join()).toContain(
    `Search stays: bob deployed ${commit("hotfix").slice(0, 7)} over it`,
  );
  expect(stateIn(decide(succeeds(world, "user-service", "auth-service", "api-gateway")))).toMatch(
    /^rolled back: .* Search stays: bob deployed/,
  );
  expect(startsIn(decide(says(over, sarah, "/rollback --force search")))).toEqual([]);
  expect(startsIn(decide(says(over, sarah, "/rollback --force search: it is ours")))).toEqual([
    "back search 1",
  ]);
});

describe("/abort", () => {
  test("ends the release as it stands, and says what is live", () => {
    const world = told(three, "/abort wrong day");
    expect(startsIn(decide(world))).toEqual([]);
    expect(stateIn(decide(world))).toBe(
      "aborted: by sarah: wrong day. User Service 1.1.2 is deploying and is left to end. Api Gateway 1.1.0, Auth Service 1.1.1, Search 1.1.3 are live: nothing is undone; /rollback by a manager takes back what is live.",
    );
    expect(world.issue.state).toBe("open");
    const ended = reports(world, "user-service", "success");
    expect(kindsIn(decide(ended))).not.toContain("publish");
    expect(look(ended).issue.state).toBe("closed");
    expect(startsIn(decide(says(look(ended), sarah, "/rollback after all")))).toEqual([
      "back user-service 1",
    ]);
  });

  test("before the departure nothing of it is live", () => {
    const world = told(voted(), "/abort next week");
    expect(stateIn(decide(world))).toBe("aborted: by sarah: next week. Nothing of it is live.");
    expect(world.issue.state).toBe("closed");
  });

  test.each([
    [bob, "/abort it", /^confused: \/abort is for the managers \(sarah\) here/],
    [sarah, "/abort", /^confused: Ending a release needs its reason/],
  ])("%o %s", (by, body, words) => {
    expect(answerTo(three, by, body)).toMatch(words);
  });

  test("is the end: nobody says go to it", () => {
    const world = told(voted(), "/abort next week");
    expect(answerTo(world, sarah, "/abort again")).toBe("confused: This release is over already.");
    expect(answerTo(world, sarah, "/go")).toMatch(/^confused: This release is aborted/);
    expect(recordOf(world).entries.at(-1)?.kind).toBe("abort");
    expect(stateIn(decide(closed(world)))).toMatch(/^aborted/);
  });
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

function short(id: string): string {
  return commit(`${id} before`).slice(0, 7);
}
