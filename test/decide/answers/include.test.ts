import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation, PullFacts } from "../../../src/model/observation.ts";
import type { Containment } from "../../../src/model/github/pulls.ts";
import { carryOut, look } from "../../support/carry-out.ts";
import { gateOf } from "../../support/checklist.ts";
import { shown, voted } from "../../support/consent.ts";
import { reactionTo, recordIn, saidIn } from "../../support/decision.ts";
import { away, green, later, push, says, withFacts } from "../../support/observation.ts";
import { shownInSubIssues, subIssueOf } from "../../support/sub-issues.ts";
import { people, storefront } from "../../support/train.ts";
import type { Author } from "../../../src/model/github/authority.ts";

const { sarah, sue } = people;
const link = (text: string) => ({ text, url: `https://github.test/${text}` });
const missing: Containment = { kind: "missing" };
const reverted = (by: string): Containment => ({ kind: "reverted", by: link(by) });

const pull = (number: number, containment: Containment = missing): PullFacts => ({
  number,
  title: "Faster",
  url: `https://github.test/pull/${number}`,
  author: "sue",
  state: "merged",
  isDraft: false,
  base: "main",
  meantBy: "milestone",
  containment: known(containment),
});

const meant = (observation: Observation, id: string, ...pulls: readonly PullFacts[]) =>
  withFacts(observation, id, (facts) => ({ ...facts, pulls: known(pulls) }));

/** search waits for #12 and has #14; auth-service waits for #7. */
const base = shown(
  meant(
    meant(green(), "search", pull(12), pull(14, { kind: "contained", via: null })),
    "auth-service",
    pull(7),
  ),
);

const answered = (observation: Observation, author: Author, body: string, issue?: number) => {
  const said = says(observation, author, body, issue === undefined ? {} : { issue });
  const decision = decide(said);
  const id = said.comments.at(-1)?.id ?? 0;
  const reply = saidIn(decision)[`reply:${id}`]?.replace(`${author.login}: `, "") ?? "";
  return {
    after: later(carryOut(said, decision), { minutes: 1 }),
    words: `${reactionTo(decision, id)}: ${reply}`,
  };
};

/** Readiness and reason of the pull requests of a service. */
const pullsOf = (observation: Observation, id = "search"): string => {
  const { readiness, reason } = gateOf(observation, id, "pull requests");
  return `${readiness}: ${reason}`;
};

const counted = answered(base, sarah, "/include #12 its fix came with #9").after;

describe("/include", () => {
  test.each([
    "#12 its fix came with #9",
    "12 its fix came with #9",
    "#12: its fix came with #9",
    "search #12 its fix came with #9",
    "acme/search#12 its fix came with #9",
    "ACME/Search#12 its fix came with #9",
    "https://github.test/acme/search/pull/12/files its fix came with #9",
  ])("%s", (rest) => {
    const { after, words } = answered(base, sarah, `/include ${rest}`);
    expect(words).toBe(
      "rocket: #12 of Search counts as contained in release/2.5.0: its fix came with #9. The release notes will say so.",
    );
    expect(pullsOf(after)).toBe(
      "ready: 1 pull request in release/2.5.0; #12 counted by sarah: its fix came with #9",
    );
    expect(decide(after).view?.setAside).toEqual([
      {
        item: "#12",
        how: "counted as contained",
        service: "Search",
        by: "sarah",
        reason: "its fix came with #9",
      },
    ]);
  });

  test.each<[string, Author, string, string]>([
    ["a team", sue, "#12 it is fine", "Only a manager (sarah) can use /include here"],
    ["nothing named", sarah, "", "Which pull request, and why does it count?"],
    ["a word", sarah, "the login", "Which pull request, and why does it count?"],
    ["no reason", sarah, "#12", "/include acme/search#12 <reason>"],
    ["contained", sarah, "#14 sure", "#14 is already in release/2.5.0"],
    ["misspelt", sarah, "#122 sure", "is not assigned to this release (by milestone"],
    ["near", sarah, "#122 sure", "Did you mean #12?"],
    [
      "far",
      sarah,
      "#9999 sure",
      "confused: #9999 is not assigned to this release (by milestone, label or base branch). Outstanding: #7 and #12.",
    ],
    ["of another service", sarah, "search #7 sure", "Outstanding: #12."],
    ["of a contained one only", sarah, "user-service #7 sure", "No pull requests are outstanding."],
    ["misspelt repository", sarah, "acme/serach#12 sure", "Did you mean acme/search?"],
    ["another repository", sarah, "acme/other-things#12 sure", "They are acme/api-gateway, "],
  ])("refused: %s", (_why, author, rest, reply) => {
    const { after, words } = answered(base, author, `/include ${rest}`);
    expect(words).toMatch(/^confused: /);
    expect(words).toContain(reply);
    expect(pullsOf(after)).toMatch(/^blocked/);
  });

  test("asks back where the number is in two repositories, unless a sub-issue tells", () => {
    const two = meant(base, "auth-service", pull(12));
    expect(answered(two, sarah, "/include #12 sure").words).toBe(
      "confused: acme/auth-service and acme/search each have a #12. Which one? For example /include acme/auth-service#12 sure.",
    );
    const opened = shownInSubIssues(two);
    const { number } = subIssueOf(opened, "search");
    const { after } = answered(opened, sarah, "/include #12 sure", number);
    expect(pullsOf(after)).toMatch(/^ready/);
    expect(pullsOf(after, "auth-service")).toMatch(/^blocked/);
    // Where one of them is in, only the other one can be meant.
    const one = meant(base, "auth-service", pull(12, { kind: "contained", via: null }));
    expect(answered(one, sarah, "/include #12 sure").words).toMatch(/^rocket: #12 of Search/);
  });

  test("an open one counts too, and the answer says so", () => {
    const open = meant(base, "search", { ...pull(12), state: "open" });
    const { after, words } = answered(open, sarah, "/include #12 next time");
    expect(words).toContain("It is still open, so the release departs without it.");
    expect(pullsOf(after)).toBe("ready: #12 counted by sarah: next time");
  });

  test("nobody is refused for what could not be read, for ten minutes", () => {
    const unread = withFacts(base, "user-service", (facts) => ({ ...facts, pulls: away }));
    expect(answered(unread, sarah, "/include #13 sure").words).toBe("eyes: ");
    expect(answered(unread, sarah, "/include #12 sure").words).toMatch(/^rocket/);
    const said = later(says(unread, sarah, "/include #13 sure"), { minutes: 10 });
    expect(reactionTo(decide(said), said.comments.at(-1)?.id ?? 0)).toBe("confused");
  });

  test("it voids no vote, and outlasts new commits and the app's memory", () => {
    const said = answered(voted(base), sarah, "/include #12 sure");
    expect(recordIn(decide(said.after))?.entries.some(({ kind }) => kind === "void")).not.toBe(
      true,
    );
    expect(decide(said.after).view?.votes.map(({ answer }) => answer)).toEqual(["go", "go", "go"]);
    expect(pullsOf(look(push(said.after, "search", "more")))).toMatch(/^ready/);
    expect(pullsOf({ ...said.after, record: { kind: "none" } })).toMatch(/^blocked/);
  });

  test.each<[string, PullFacts, string]>([
    ["contained after all", pull(12, { kind: "contained", via: link("#20") }), "1 pull request in"],
    ["still missing", pull(12), "#12 counted by sarah"],
    ["taken back later", pull(12, reverted("#20")), "#12 was reverted by #20"],
    ["not known", { ...pull(12), containment: away }, "#12: GitHub is away"],
  ])("what was missing when it was counted: %s", (_now, now, reason) => {
    expect(pullsOf(meant(counted, "search", now))).toContain(reason);
  });

  test("counted in spite of one revert, it is blocked by another", () => {
    const first = answered(
      meant(base, "search", pull(12, reverted("#15"))),
      sarah,
      "/include #12 x",
    );
    expect(pullsOf(first.after)).toMatch(/^ready/);
    expect(pullsOf(meant(first.after, "search", pull(12, reverted("#16"))))).toMatch(/^blocked/);
  });

  test("what could never be known counts whatever comes to light", () => {
    const never = meant(base, "search", { ...pull(12), containment: away });
    const { after } = answered(never, sarah, "/include #12 too many commits to list");
    expect(pullsOf(after)).toMatch(/^ready/);
    expect(pullsOf(meant(after, "search", pull(12, reverted("#15"))))).toMatch(/^ready/);
  });

  test("nothing of a private repository is told by it", () => {
    const train = { ...storefront, allowPrivate: true };
    const secret = withFacts(green(train), "search", (facts) => ({
      ...facts,
      visibility: "private",
      pulls: known([pull(12)]),
    }));
    const { after, words } = answered(shown(secret), sarah, "/include #12 we know");
    expect(words).not.toContain("Faster");
    expect(gateOf(after, "search", "pull requests").reason).toBe("proved");
    expect(decide(after).view?.setAside).toMatchObject([{ item: "#12", reason: "we know" }]);
    const guess = answered(shown(secret), sarah, "/include #13 we know").words;
    expect(guess).not.toContain("#12");
  });
});
