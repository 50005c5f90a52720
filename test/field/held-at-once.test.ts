/** What public reports say of other tools and held here at once: kept, since it is cheap and easily lost. */
import { describe, expect, it } from "vitest";
import { answerTo } from "../support/answer-to.ts";
import { decide } from "../../src/decide/decide.ts";
import { look } from "../support/carry-out.ts";
import { left, shown, voted } from "../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../support/decision.ts";
import { green, later, reports, says, withText } from "../support/observation.ts";
import { people } from "../support/train.ts";

describe("a vote with conditions is none", () => {
  const conditions = ["once the tests pass", "tomorrow", "not yet", "no", "LGTM", "cancel"];
  const others = [", but wait for mail", "unless search is red"];

  it.each([...conditions, ...others, "for search"])("palantir/policy-bot#52: /go %s", (words) => {
    expect(answerTo(shown(green()), people.ina, `/go ${words}`)).toMatch(
      /^confused: Your team's vote covers all of its services: comment \/go alone/,
    );
  });

  it.each([...conditions, ...others])("palantir/policy-bot#52: a manager's /go %s", (words) => {
    expect(answerTo(voted(), people.sarah, `/go ${words}`)).toMatch(/^confused: /);
  });

  it.each(["> /go", "```\n/go\n```", "`/go`", "I would say /go", "<!-- /go -->", "    /go"])(
    "rust-lang/bors#295: %j is no vote",
    (text) => {
      expect(answerTo(shown(green()), people.ina, text)).not.toMatch(/rocket|confused/);
    },
  );
});

it("github/branch-deploy#155: a retry ends the hold that the failure caused, and none that a person called", () => {
  const failed = look(reports(left(), "search", "failure"));
  const held = later(look(says(failed, people.sarah, "/hold search until noon")), { minutes: 1 });
  const retried = says(held, people.sue, "/retry search");
  expect(startsIn(decide(retried))).toEqual([]);
  expect(stateIn(decide(look(retried)))).toContain("on hold by sarah: until noon");
  const resumed = says(later(look(retried), { minutes: 1 }), people.sarah, "/resume search");
  expect(startsIn(decide(resumed))).toEqual(["search 2"]);
});

it("renovatebot/renovate#19563: an issue whose text was erased goes on as it left, and says so", () => {
  const erased = withText(reports(left(), "api-gateway", "success"), "");
  expect(startsIn(decide(erased))).toEqual(["auth-service 1"]);
  expect(Object.values(saidIn(decide(erased))).join()).toContain(
    "the release continues with the version",
  );
});
