import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { gone, left, shown, voted } from "../../support/consent.ts";
import { reactionTo, saidIn, startsIn, stateIn } from "../../support/decision.ts";
import {
  away,
  closed,
  green,
  later,
  mayGive,
  push,
  redCheck,
  reports,
  says,
  withAuthority,
  withReading,
} from "../../support/observation.ts";
import { people } from "../../support/train.ts";
import { commandUses } from "../../../src/model/release/command.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, sue, eve } = people;

describe("/go", () => {
  test("is a vote from a team, a GO from a manager, both from who is both", () => {
    expect(leaves(shown(), ina, "/go")).toEqual(["vote go"]);
    expect(leaves(voted(), sarah, "/go")).toEqual(["decision go", "departure"]);
    const both = withAuthority(voted(), sarah, mayGive(["acme/search"], { isManager: true }));
    expect(leaves(both, sarah, "/go")).toEqual(["vote go", "decision go", "departure"]);
    expect(answerTo(voted(), sarah, "/go")).toBe("rocket");
  });

  test("is for those whom the train names", () => {
    expect(answerTo(shown(), eve, "/go")).toBe(
      "confused: /go is for the teams of this release (acme/infra, acme/backend and acme/search) and its managers (sarah), and GitHub doesn't list you as one of them. If you should be, ask to be added and comment again.",
    );
  });

  test("of a manager tells what is still open", () => {
    const open = since(shown()).says(ina, "/go").looks().by(redCheck, "search").now;
    expect(answerTo(open, sarah, "/go")).toBe(
      [
        "confused: No GO yet. What is still open:",
        "Search is blocked: check test failed on " +
          `${decide(open).view?.services[3]?.commit?.sha.slice(0, 7)}`,
        "acme/backend has not voted for Auth Service and User Service",
        "acme/search has not voted for Search",
        "Comment /go again when that is done.",
        "Or release only what is ready: /go api-gateway.",
      ].join("\n"),
    );
  });

  test("of a manager who is in a team too counts as a vote meanwhile", () => {
    const both = withAuthority(shown(), sarah, mayGive(["acme/search"], { isManager: true }));
    expect(leaves(both, sarah, "/go")).toEqual(["vote go"]);
    expect(answerTo(both, sarah, "/go")).toMatch(
      /^rocket: Your vote for acme\/search counts\.\nNo GO yet\. What is still open:\nacme\/infra has not voted/,
    );
  });

  test("counts only for what the issue showed when it was said", () => {
    const stale =
      "confused: The services of acme/search have changed, and this issue did not show that yet when you commented. Review them and comment /go again.";
    expect(answerTo(green(), sue, "/go")).toBe(stale);
    expect(answerTo(push(shown(), "search", "fix"), sue, "/go")).toBe(stale);
    const pushed = look(push(shown(), "search", "fix"));
    const before = says(pushed, sue, "/go", { createdAt: pushed.now.subtract({ seconds: 1 }) });
    expect(saidIn(decide(before))["reply:1001"]).toContain("did not show that yet");
    expect(leaves(pushed, sue, "/go")).toEqual(["vote go"]);
    expect(leaves(push(shown(), "search", "fix"), ina, "/go")).toEqual(["vote go"]);
  });

  test("needs something certain", () => {
    expect(answerTo(withReading(shown(), "search", away), sue, "/go")).toBe(
      "confused: A commit of the release can't be read from GitHub right now, so /go would apply to unknown content. Comment it again in a minute.",
    );
  });

  test("of a team is for all that it ships", () => {
    expect(answerTo(shown(), sue, "/go search")).toBe(
      "confused: Your team's vote covers all of its services: comment /go alone. Only the managers (sarah) can release a part.",
    );
  });

  test("waits while the issue is closed", () => {
    expect(answerTo(closed(shown()), sue, "/go")).toBe(
      "confused: This release is closed: reopen the issue and comment /go again.",
    );
  });

  test("is refused while something is held, before the departure", () => {
    const held = look(says(voted(), bob, "/hold user-service migrating"));
    expect(answerTo(held, sarah, "/go")).toContain(
      "User Service is on hold by bob: migrating. Comment /resume user-service to continue",
    );
    const stopped = look(says(voted(), sue, "/hold smoke"));
    expect(answerTo(stopped, sarah, "/go")).toContain(
      "the release is held by sue: smoke. Comment /resume to continue",
    );
  });
});

describe("/no-go", () => {
  test("is a veto from a team and a NO-GO from a manager", () => {
    expect(leaves(voted(), ina, "/no-go fire")).toEqual(["vote no-go"]);
    expect(leaves(voted(), sarah, "/no-go fire")).toEqual(["decision no-go"]);
    const both = withAuthority(voted(), sarah, mayGive(["acme/search"], { isManager: true }));
    expect(leaves(both, sarah, "/no-go fire")).toEqual(["decision no-go"]);
    expect(stateIn(decide(look(says(voted(), sarah, "/no-go fire"))))).toMatch(
      /^no-go: sarah said no-go: fire/,
    );
  });

  test("needs a reason and a right", () => {
    expect(answerTo(voted(), ina, "/no-go")).toBe(
      "confused: Please give a reason, so that others can act on it: /no-go <reason>.",
    );
    expect(answerTo(voted(), eve, "/no-go why not")).toMatch(/^confused: \/no-go is for the teams/);
  });

  test("waits for nothing, also while what it is about was never read", () => {
    const unread = withReading(green(), "search", away);
    expect(answerTo(unread, sue, "/no-go fire")).toBe("rocket");
    expect(answerTo(unread, sarah, "/no-go fire")).toBe("rocket");
    expect(leaves(withReading(shown(), "search", away), sarah, "/no-go fire")).toEqual([
      "decision no-go",
    ]);
  });

  test("in mid-rollout stops what hasn't started", () => {
    const stopped = look(says(left(), sarah, "/no-go users complain"));
    expect(stateIn(decide(stopped))).toBe(
      "on hold: sarah said no-go: users complain. All teams must vote again, then a manager comments /go.",
    );
    expect(startsIn(decide(reports(stopped, "api-gateway", "success")))).toEqual([]);
  });
});

describe("what anyone may ask", () => {
  test("/help lists the commands", () => {
    expect(answerTo(shown(), eve, "/help").split("\n")).toHaveLength(
      1 + Object.keys(commandUses).length,
    );
  });

  test("a near miss is told, with what can't be seen in it", () => {
    expect(answerTo(shown(), eve, "/go\u200B")).toBe(
      "confused: Unknown command /go\uFFFD. Did you mean /go? /help lists them all.",
    );
  });
});

describe("authority that can't be read", () => {
  const asking = says(withAuthority(shown(), sue, away), sue, "/go");

  test("is neither yes nor no: the command waits, seen", () => {
    const decision = decide(asking);
    expect(reactionTo(decision, 1001)).toBe("eyes");
    expect(decision.next?.since(asking.now).total("seconds")).toBe(15);
    expect(leaves(withAuthority(shown(), sue, away), sue, "/go")).toEqual([]);
  });

  test("ends in an answer: nobody expects the command hours later", () => {
    expect(saidIn(decide(later(asking, { minutes: 10 })))["reply:1001"]).toBe(
      "sue: GitHub could not be read for ten minutes (GitHub is away), so this was not done. Comment it again if you still mean it.",
    );
  });
});

test("a complete release takes no orders", () => {
  const done = since(left())
    .live("api-gateway", "auth-service", "user-service", "search")
    .looks()
    .looks().now;
  const reopened: Observation = { ...done, issue: { ...done.issue, state: "open" } };
  for (const body of ["/go", "/no-go x", "/hold", "/resume", "/retry search"]) {
    expect(answerTo(reopened, sarah, body)).toBe(
      "confused: This release is complete: there is nothing left to start or to stop.",
    );
  }
  expect(startsIn(decide(gone(reopened)))).toEqual([]);
});
