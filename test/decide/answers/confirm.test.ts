import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { carryOut } from "../../support/carry-out.ts";
import { migrations, settled, shown, tip, words } from "../../support/checklist.ts";
import { reactionTo, saidIn, stateIn } from "../../support/decision.ts";
import { push, says } from "../../support/observation.ts";
import { shownInSubIssues, subIssueOf, ticks } from "../../support/sub-issues.ts";
import { people } from "../../support/train.ts";
import type { Author } from "../../../src/model/github/authority.ts";

const { sarah, bob, sue } = people;
const open = "blocked: Migrations ready: not confirmed by acme/search";

describe("/confirm and /waive", () => {
  const answered = (observation: Observation, author: Author, body: string, issue?: number) => {
    const said = says(observation, author, body, issue === undefined ? {} : { issue });
    const decision = decide(said);
    const id = said.comments.at(-1)?.id ?? 0;
    return {
      after: carryOut(said, decision),
      words: `${reactionTo(decision, id)}: ${saidIn(decision)[`reply:${id}`]?.replace(`${author.login}: `, "") ?? ""}`,
    };
  };

  test.each([
    ["Migrations ready", undefined],
    ["migrations", undefined],
    ["1", undefined],
    ["search migrations ready", undefined],
    ["search 1", undefined],
    ['"Migrations ready"', undefined],
    ["#1", 21],
    ["migr", 21],
  ])("/confirm %s", (rest, issue) => {
    const { after, words: reply } = answered(shown, sue, `/confirm ${rest}`, issue);
    expect(reply).toBe("rocket: ");
    expect(words(after)).toBe(`ready: Migrations ready: confirmed by sue at ${tip(shown)}`);
  });

  test.each<[string, Author, string, string]>([
    ["not of the team", bob, "/confirm search 1", "Only acme/search can /confirm this"],
    ["a manager who isn't", sarah, "/confirm search 1", "waive an item with /waive"],
    [
      "no item",
      sue,
      "/confirm",
      "Which item? The items of Search are: 1 Migrations ready, 2 Config documented.",
    ],
    ["misspelt", sue, "/confirm Migratoins ready", "Did you mean Migrations ready?"],
    ["more than an item", sue, "/confirm Migrations ready or not", "No checklist item matches"],
    ["a gate", sue, "/confirm ci", "ci is verified automatically"],
    ["no service", sarah, "/waive 1 later", "Which service? For example /waive search 1 <reason>."],
    ["waived by a team", sue, "/waive 1 later", "Only a manager (sarah) can use /waive here"],
    ["no reason", sarah, "/waive search Migrations ready", "Please give a reason"],
    ["a gate set aside", sarah, "/waive search staging it is flaky", "nobody can waive it"],
  ])("refused: %s", (_why, author, body, reply) => {
    const answer = answered(shown, author, body);
    expect(answer.words).toMatch(/^confused: /);
    expect(answer.words).toContain(reply);
    expect(words(answer.after)).toBe(open);
  });

  test.each([
    "search Migrations ready none in this release",
    "search Migrations ready: none in this release",
    "search 1 none in this release",
    'search "migr" none in this release',
    "search migrations none in this release",
  ])("/waive %s", (rest) => {
    const { after, words: reply } = answered(shown, sarah, `/waive ${rest}`);
    expect(reply).toBe(
      "rocket: Migrations ready of Search is waived: none in this release. The release notes will say so.",
    );
    expect(words(after)).toBe("ready: Migrations ready: waived by sarah: none in this release");
    expect(subIssueOf(shownInSubIssues(after), "search").body).toContain("- [ ] Migrations ready");
    expect(words(settled(ticks(shownInSubIssues(after), "search", sue, migrations)))).toMatch(
      /confirmed by sue/,
    );
  });

  test("a word for each commit needs that commit to have been shown", () => {
    const pushed = push(shown, "search", "fix");
    expect(answered(pushed, sue, "/confirm search 2").words).toContain("did not show that yet");
    const { after } = answered(settled(pushed), sue, "/confirm search 2");
    expect(words(after, "search", "Config documented")).toMatch(/^ready/);
  });

  test("both are needed for a GO", () => {
    expect(stateIn(decide(shown))).toContain("not confirmed by acme/search");
    expect(answered(shown, sarah, "/go").words).toContain("not confirmed by acme/search");
  });
});
