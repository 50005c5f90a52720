import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { loginsNamed } from "../../../src/decide/answers/answer-manager.ts";
import { known, type Reading } from "../../../src/model/failure.ts";
import type { NamedPerson } from "../../../src/model/github/named-person.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { shown, voted } from "../../support/consent.ts";
import { reactionTo, saidIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import { answered } from "../../support/answered.ts";
import {
  away,
  later,
  mayGive,
  recordOf,
  redCheck,
  says,
  withAuthority,
} from "../../support/observation.ts";
import { people } from "../../support/train.ts";
import type { Author } from "../../../src/model/github/authority.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, eve } = people;
const max: Author = { id: 77, login: "max", kind: "person" };
const account: NamedPerson = { id: 77, login: "max", kind: "person", mayRead: true };

/** What GitHub says of the login `max`. */
const naming = (
  observation: Observation,
  reading: Reading<NamedPerson | null> = known(account),
): Observation => answered(observation, { named: new Map([["max", reading]]) });

const manager = mayGive([], { isManager: true });
const handed = since(naming(voted()))
  .says(sarah, "/manager @max on leave")
  .looks()
  .after({ minutes: 1 }).now;

describe("a release that is handed over", () => {
  test("is recorded, shown and told to the new manager", () => {
    expect(recordOf(handed).entries.at(-1)).toMatchObject({
      kind: "hand over",
      by: { login: "sarah" },
      to: { id: 77, login: "max" },
      reason: "on leave",
    });
    expect(decide(handed).view?.handedOver).toEqual({ to: "max", by: "sarah", reason: "on leave" });
    expect(answerTo(naming(voted()), sarah, "/manager max")).toBe(
      "rocket: @max: you are now a manager of this release: decide with /go and /no-go. /plan shows where it stands, /help lists the commands.",
    );
  });

  test("is decided by the new manager, and still by who handed it over", () => {
    const live = withAuthority(handed, max, manager);
    expect(startsIn(decide(says(live, max, "/go")))).toEqual(["api-gateway 1", "search 1"]);
    expect(startsIn(decide(says(handed, sarah, "/go")))).toEqual(["api-gateway 1", "search 1"]);
  });

  test("asks the new manager first from then on", () => {
    const decided = withAuthority(handed, max, manager);
    const fallen = since(decided)
      .says(max, "/go")
      .looks()
      .after({ minutes: 1 })
      .by(redCheck, "user-service").now;
    expect(wordsIn(decide(fallen))).toContain("@max @sarah: the GO is void");
  });

  test("falls back when the new manager has lost the right at the time of the effect", () => {
    const live = withAuthority(handed, max, mayGive([]));
    expect(answerTo(live, max, "/go")).toMatch(/^confused/);
    const decided = since(handed).by(withAuthority, max, manager).says(max, "/go").looks().now;
    const lost = withAuthority(decided, max, mayGive([]));
    expect(stateIn(decide(lost))).toContain("max is no longer a manager of this train");
  });

  test("makes a manager of nobody within the look in which it is said: the next one asks", () => {
    const both = says(says(naming(voted()), sarah, "/manager max"), max, "/go");
    const eager = withAuthority(both, max, mayGive([]));
    expect(reactionTo(decide(eager), 1005)).toBe("eyes");
    const next = withAuthority(look(eager), max, manager);
    expect(startsIn(decide(next))).toEqual(["api-gateway 1", "search 1"]);
  });

  test("may be handed on and back", () => {
    const live = withAuthority(handed, max, manager);
    const back = answered(live, {
      named: new Map([["sarah", known({ ...account, ...sarah, id: 1 })]]),
    });
    expect(leaves(back, max, "/manager @Sarah")).toEqual(["hand over"]);
    expect(decide(look(says(back, max, "/manager @Sarah"))).view?.handedOver?.to).toBe("sarah");
  });
});

describe("a hand-over is refused", () => {
  test.each<readonly [string, Observation, Author, string, string]>([
    [
      "from who is no manager",
      naming(voted()),
      ina,
      "/manager max",
      "Only a manager (sarah) can use /manager",
    ],
    [
      "from a stranger",
      naming(voted()),
      eve,
      "/manager max",
      "Only a manager (sarah) can use /manager",
    ],
    ["without a name", voted(), sarah, "/manager", "Name one person"],
    ["to a team", voted(), sarah, "/manager @acme/infra", "Name one person"],
    ["to nobody", naming(voted(), known(null)), sarah, "/manager max", "GitHub has no user"],
    [
      "to a bot",
      naming(voted(), known({ ...account, kind: "bot" })),
      sarah,
      "/manager max",
      "max is not a person",
    ],
    [
      "to who may not even read",
      naming(voted(), known({ ...account, mayRead: false })),
      sarah,
      "/manager max",
      "max can't read this repository",
    ],
    [
      "to who has it",
      naming(handed),
      sarah,
      "/manager @MAX",
      "is already a manager of this release",
    ],
  ])("%s", (_, world, who, words, why) => {
    expect(answerTo(world, who, words)).toMatch(/^confused/);
    expect(answerTo(world, who, words)).toContain(why);
    expect(leaves(world, who, words)).toEqual([]);
  });

  test("by nobody while it can't be read who that is", () => {
    expect(answerTo(naming(voted(), away), sarah, "/manager max")).toBe("eyes");
    const late = later(says(naming(voted(), away), sarah, "/manager max"), { minutes: 10 });
    expect(saidIn(decide(late))["reply:1004"]).toContain("was not done");
  });
});

test("only who is named in a waiting command is looked up", () => {
  const world = says(says(shown(), sarah, "/manager @Max later"), eve, "/go @ina");
  expect(loginsNamed(world)).toEqual(["max"]);
  expect(loginsNamed(look(naming(world)))).toEqual([]);
  expect(loginsNamed(says(shown(), sarah, "/manager @max", { edited: true }))).toEqual([]);
});
