import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { gone, left, live, shown, voted } from "../../support/consent.ts";
import { stateIn, wordsIn } from "../../support/decision.ts";
import {
  away,
  green,
  later,
  mayGive,
  push,
  recordOf,
  redCheck,
  says,
  withAuthority,
  withComment,
  withFacts,
  withReading,
  withText,
} from "../../support/observation.ts";
import { commit, people, planText, storefront } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";
import { shownInSubIssues } from "../../support/sub-issues.ts";

const { sarah, bob, sue } = people;

/** Who stands where, as the issue shows it. */
const votes = (observation: Observation): string =>
  (decide(observation).view?.votes ?? [])
    .map(({ owner, answer }) => `${owner.replace("acme/", "")} ${answer}`)
    .join(", ");

const allGo = "infra go, backend go, search go";

test("votes count for what they were given for", () => {
  expect(votes(shown())).toBe("infra waiting, backend waiting, search waiting");
  expect(votes(voted())).toBe(allGo);
  expect(stateIn(decide(voted()))).toBe(
    "ready: all 4 services are ready and all votes are in. A manager can now comment /go.",
  );
});

describe("a push voids the votes of those concerned", () => {
  test.each([
    ["api-gateway", "infra waiting, backend waiting, search go"],
    ["auth-service", "infra go, backend waiting, search go"],
    ["user-service", "infra go, backend waiting, search go"],
    ["search", "infra go, backend go, search waiting"],
  ])("to %s", (id, after) => {
    const pushed = push(voted(), id, "fix");
    expect(votes(pushed)).toBe(after);
    const words = wordsIn(decide(pushed));
    for (const team of ["infra", "backend", "search"]) {
      expect(words.includes(`@acme/${team}`)).toBe(after.includes(`${team} waiting`));
    }
    expect(words).toContain(
      "your vote is void: a commit or version that it applied to has changed. Review it and comment /go again.",
    );
  });

  test("and tells which service changed, from which commit to which, and by whom", () => {
    const seen = voted(shownInSubIssues(shown()));
    const pushed = withFacts(push(seen, "auth-service", "fix"), "auth-service", (facts) => ({
      ...facts,
      tipAuthor: "max",
    }));
    const [before, after] = [commit("auth-service"), commit("fix")].map((one) => one.slice(0, 7));
    expect(wordsIn(decide(pushed))).toBe(
      `@acme/backend: your vote is void: Auth Service changed (${before} → ${after} by max). Review it and comment /go again.`,
    );
  });

  test("and a force-push back doesn't bring them back", () => {
    const pushed = look(push(voted(), "search", "fix"));
    const back = push(pushed, "search", "search");
    expect(votes(back)).toBe("infra go, backend go, search waiting");
    expect(wordsIn(decide(back))).toBe("");
  });

  test("and the next word counts again", () => {
    const pushed = since(voted()).by(push, "search", "fix").looks().after({ minutes: 1 }).now;
    expect(votes(look(says(pushed, sue, "/go")))).toBe(allGo);
  });
});

describe("when all votes are in", () => {
  const words = "@sarah: all services of 2.5.0 are ready and all votes are in.";

  test("the managers are told, once", () => {
    const [ina, ...others] = [people.ina, bob, sue];
    const two = look(others.reduce((world, one) => says(world, one, "/go"), shown()));
    expect(wordsIn(decide(two))).not.toContain(words);
    const all = says(two, ina ?? bob, "/go");
    expect(wordsIn(decide(all))).toContain(words);
    expect(wordsIn(decide(look(all)))).not.toContain(words);
  });

  test("and again when a void vote was given anew", () => {
    const pushed = look(push(voted(), "search", "fix"));
    const seen = later(look(pushed), { minutes: 1 });
    expect(wordsIn(decide(seen))).not.toContain(words);
    expect(wordsIn(decide(says(seen, sue, "/go")))).toContain(words);
  });

  test("not when somebody says again what they said", () => {
    const asked = look(voted());
    const again = look(says(asked, sue, "/go"));
    expect(wordsIn(decide(says(asked, sue, "/go")))).not.toContain(words);
    expect(votes(again)).toBe(allGo);
  });

  test("and again when a veto was taken back", () => {
    const vetoed = look(says(look(voted()), sue, "/no-go it is slow"));
    expect(wordsIn(decide(vetoed))).not.toContain(words);
    const back = says(later(vetoed, { minutes: 1 }), sue, "/go");
    expect(wordsIn(decide(back))).toContain(words);
    expect(wordsIn(decide(look(back)))).not.toContain(words);
  });

  test("not when the GO comes with the last vote", () => {
    const world = [people.ina, bob, sue].reduce((now, one) => says(now, one, "/go"), shown());
    expect(wordsIn(decide(says(world, sarah, "/go")))).not.toContain(words);
  });
});

test("another version voids, another time of departure doesn't", () => {
  const text = planText(storefront);
  const delayed = withText(voted(), planText(storefront, "2026-04-01 14:00"));
  expect(votes(delayed)).toBe(allGo);
  expect(votes(withText(voted(), text.replace("search 1.1.3", "search 1.2.0")))).toBe(
    "infra go, backend go, search waiting",
  );
  expect(votes(withText(voted(), text.replace("v2.5.0", "v2.6.0")))).toBe(
    "infra waiting, backend waiting, search waiting",
  );
});

describe("what could not be read voids nothing", () => {
  test.each(["api-gateway", "user-service", "search"])("%s", (id) => {
    const unread = withReading(voted(), id, away);
    expect(votes(unread)).toBe(allGo);
    expect(recordOf(look(unread)).entries).toEqual(recordOf(voted()).entries);
  });

  test("not even when the branch of a live service moved on meanwhile", () => {
    const rolling = live(left(), "search");
    const moved = push(rolling, "search", "the next release");
    const blind = withFacts(moved, "search", (facts) => ({ ...facts, production: away }));
    expect(votes(moved)).toBe(allGo);
    expect(votes(blind)).toBe(allGo);
    expect(recordOf(look(blind)).entries).toEqual(recordOf(moved).entries);
  });
});

describe("a red check", () => {
  test("after the vote voids it, and those of who depends on it", () => {
    const red = redCheck(later(voted(), { minutes: 5 }), "api-gateway");
    expect(votes(red)).toBe("infra waiting, backend waiting, search go");
    expect(wordsIn(decide(red))).toContain(
      `@acme/infra, @acme/backend: your vote is void: check test of Api Gateway went red on ${commit("api-gateway").slice(0, 7)}.`,
    );
  });

  test("in the second of the vote voids it too", () => {
    expect(votes(since(shown()).says(sue, "/go").looks().by(redCheck, "search").now)).toContain(
      "search waiting",
    );
  });

  test("that is green again doesn't bring it back", () => {
    const red = since(voted()).after({ minutes: 5 }).by(redCheck, "search").looks().now;
    const again = push(red, "search", "search");
    expect(votes(again)).toBe("infra go, backend go, search waiting");
  });

  test("from before the vote doesn't", () => {
    const red = redCheck(green(), "search");
    expect(votes(voted(shown(red)))).toBe(allGo);
  });
});

describe("a veto", () => {
  const vetoed = since(voted())
    .after({ minutes: 1 })
    .says(bob, "/no-go the queue is full")
    .looks().now;

  test("outweighs every go", () => {
    expect(votes(vetoed)).toBe("infra go, backend no-go, search go");
    expect(stateIn(decide(vetoed))).toBe(
      "ready: all 4 services are ready. acme/backend voted no-go (bob): the queue is full. bob can comment /go to change that.",
    );
  });

  test("of one person isn't ended by another's go", () => {
    const ben = { id: 33, login: "ben", kind: "person" } as const;
    const speaks = mayGive(["acme/backend"]);
    const both = says(withAuthority(vetoed, ben, speaks), ben, "/go");
    expect(votes(look(both))).toBe("infra go, backend no-go, search go");
  });

  test("is taken back by its author's go", () => {
    expect(votes(since(vetoed).after({ minutes: 1 }).says(bob, "/go").looks().now)).toBe(allGo);
  });

  test.each([["deleted" as const], [{ edited: true }], [{ minimized: true }]])(
    "stands when its comment is tidied up: %j",
    (change) => {
      expect(votes(withComment(vetoed, 1004, change))).toBe("infra go, backend no-go, search go");
    },
  );

  test("stands whatever is pushed", () => {
    expect(votes(push(vetoed, "user-service", "fix"))).toBe("infra go, backend no-go, search go");
  });

  test("ends with a manager's no-go, after which all vote anew", () => {
    const over = look(says(vetoed, sarah, "/no-go let us start again"));
    expect(votes(over)).toBe("infra waiting, backend waiting, search waiting");
    expect(stateIn(decide(over))).toBe(
      "no-go: sarah said no-go: let us start again. All teams must vote again, then a manager comments /go.",
    );
  });

  test("is written down even when what it is about can't be read", () => {
    const unread = withReading(voted(), "user-service", away);
    expect(votes(look(says(unread, bob, "/no-go stop")))).toBe(
      "infra go, backend no-go, search go",
    );
  });
});

describe("a go whose comment is no longer what it was", () => {
  test.each([["deleted" as const], [{ edited: true }], [{ minimized: true }]])(
    "doesn't count: %j",
    (change) => {
      const withdrawn = withComment(voted(), 1003, change);
      expect(votes(withdrawn)).toBe("infra go, backend go, search waiting");
      expect(wordsIn(decide(withdrawn))).toBe(
        "@acme/search: your vote is void: its comment was edited, hidden or deleted. Review it and comment /go again.",
      );
    },
  );

  test("stays void when it is shown again", () => {
    const hidden = look(withComment(voted(), 1003, { minimized: true }));
    expect(votes(withComment(hidden, 1003, { minimized: false }))).toContain("search waiting");
  });

  test("counts after the departure all the same: what was decided can't be tidied away", () => {
    const tidy = withComment(withComment(left(), 1003, "deleted"), 1004, { edited: true });
    expect(votes(tidy)).toBe(allGo);
    expect(stateIn(decide(tidy))).toContain("rolling out");
  });

  test("of somebody who said it twice leaves the other", () => {
    const twice = look(says(voted(), sue, "/go"));
    for (const id of [1003, 1004]) {
      expect(votes(withComment(twice, id, "deleted"))).toBe(allGo);
      expect(wordsIn(decide(withComment(twice, id, "deleted")))).toBe("");
    }
    const tidy = withComment(twice, 1004, "deleted");
    expect(stateIn(decide(since(tidy).looks().by(gone).looks().now))).toMatch(/^rolling out/);
  });
});

test("a vote falls when its author is found to have lost the team", () => {
  const nobody = mayGive([]);
  const without = withAuthority(voted(), sue, nobody);
  expect(votes(without)).toBe("infra go, backend go, search waiting");
  expect(wordsIn(decide(without))).toContain("sue no longer votes for acme/search");
  expect(votes(withAuthority(voted(), sue, away))).toBe(allGo);
});
