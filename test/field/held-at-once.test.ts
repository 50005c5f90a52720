/** What public reports say of other tools and held here at once: kept, since it is cheap and easily lost. */
import { describe, expect, it } from "vitest";
import { answerTo } from "../support/answer-to.ts";
import { shown, voted } from "../support/consent.ts";
import { green } from "../support/observation.ts";
import { people } from "../support/train.ts";

describe("a vote with conditions is none", () => {
  const conditions = ["once the tests pass", "tomorrow", "not yet", "no", "LGTM", "cancel"];
  const others = [", but wait for mail", "unless search is red"];

  it.each([...conditions, ...others, "for search"])("palantir/policy-bot#52: /go %s", (words) => {
    expect(answerTo(shown(green()), people.ina, `/go ${words}`)).toMatch(
      /^confused: Your team's vote is for all that it ships: say \/go alone/,
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
