/** What people, or somebody who means ill, may try with votes and commands; the words are those of our list of threats. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { isOrder, parseCommand } from "../../src/decide/commands/command.ts";
import { recordMark } from "../../src/model/marks/marks.ts";
import { emptyRecord } from "../../src/model/record/record.ts";
import { known } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import { answerTo, leaves } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { gone, shown, voted } from "../support/consent.ts";
import { deploysIn, reactionTo, recordIn, saidIn, startsIn, stateIn } from "../support/decision.ts";
import { answered } from "../support/answered.ts";
import {
  closed,
  later,
  mayGive,
  push,
  recordOf,
  says,
  withAuthority,
  withComment,
  withFacts,
  withText,
} from "../support/observation.ts";
import { commit, people, planText, storefront } from "../support/train.ts";
import type { Author } from "../../src/model/github/authority.ts";
import { commandUses } from "../../src/model/release/command.ts";
import { since } from "../support/in-order.ts";

const { sarah, ina, bob, sue, eve } = people;

/** Who stands where, as the issue shows it. */
const votes = (observation: Observation): string =>
  (decide(observation).view?.votes ?? [])
    .map(({ owner, answer }) => `${owner.replace("acme/", "")} ${answer}`)
    .join(", ");
const nobody = "infra waiting, backend waiting, search waiting";
const allGo = "infra go, backend go, search go";
const decided = since(voted())
  .by(withText, planText(storefront, "2026-03-19 14:00"))
  .by(gone)
  .looks().now;

describe("threat 15: a command by a user without the role, a removed member, an outside collaborator", () => {
  const orders = Object.keys(commandUses).filter((name) => {
    const command = parseCommand(`/${name}`);
    return command && isOrder(command);
  });

  test.each(orders)("/%s is refused once, politely, with no effect", (name) => {
    const world = answered(voted(), { named: new Map() });
    for (const rest of ["", " search because", " @eve", " search"]) {
      expect(answerTo(world, eve, `/${name}${rest}`)).toMatch(/^(confused: .+|eyes)/);
      expect(leaves(world, eve, `/${name}${rest}`)).toEqual([]);
    }
  });

  test("and a vote of a removed member counts no more at the departure", () => {
    const removed = withAuthority(later(decided, { hours: 3 }), ina, mayGive([]));
    expect(startsIn(decide(removed))).toEqual([]);
    expect(votes(removed)).toBe("infra waiting, backend go, search go");
  });
});

describe("threat 16: a command by a bot, by another App, by our own App, by a look-alike of it", () => {
  const accounts: readonly Author[] = [
    { ...ina, kind: "bot" },
    { id: 2, login: "release-train[bot]", kind: "bot" },
    { id: 66, login: "release-train", kind: "person" },
    { id: 67, login: "release-tr\u0430in[bot]", kind: "person" },
    { id: 68, login: "ina", kind: "person" },
  ];

  test.each(accounts)("$login ($kind) has no vote", (account) => {
    const world = account.id === ina.id ? shown() : withAuthority(shown(), account, mayGive([]));
    expect(votes(look(says(world, account, "/go")))).toBe(nobody);
  });
});

test("threat 17: a vote, then a new commit: the old vote is void and the gate opens again", () => {
  const pushed = push(decided, "search", "fix");
  expect(votes(pushed)).toBe("infra go, backend go, search waiting");
  expect(stateIn(decide(pushed))).toMatch(/^ready/);
});

test("threat 18: a push between /go and the deployment: what was voted on is deployed, or nothing", () => {
  const due = later(decided, { hours: 3 });
  for (const { service, commit: at } of deploysIn(decide(due))) expect(at).toBe(commit(service));
  expect(startsIn(decide(push(due, "search", "fix")))).toEqual([]);
});

describe("threat 19: a force-push removes the commit that was voted on; a tag is moved", () => {
  test("the vote is void, and stays void when the commit comes back", () => {
    const away = look(push(decided, "search", "other"));
    expect(votes(push(away, "search", "search"))).toBe("infra go, backend go, search waiting");
  });

  test("a tag at another commit blocks", () => {
    const tagged = withFacts(decided, "search", (facts) => ({
      ...facts,
      tag: known({ name: "v1.1.3", commit: commit("other") }),
    }));
    const due = later(tagged, { hours: 3 });
    expect(startsIn(decide(due))).toEqual([]);
    expect(stateIn(decide(due))).toContain("the tag v1.1.3 is already at");
  });
});

test("threat 20: a back-dated commit changes nothing: votes are for the manifest, not for a time", () => {
  const pushed = push(shown(), "search", "fix");
  const after = says(pushed, sue, "/go", { createdAt: pushed.now.add({ hours: 1 }) });
  expect(reactionTo(decide(after), 1001)).toBe("confused");
  const before = voted();
  expect(votes(push({ ...before, now: before.now.subtract({ hours: 24 }) }, "search", "fix"))).toBe(
    "infra go, backend go, search waiting",
  );
});

describe("threat 21: a comment that is edited", () => {
  test("into a vote never becomes one", () => {
    const edited = says(shown(), ina, "/go", { edited: true });
    expect(votes(look(edited))).toBe(nobody);
    expect(saidIn(decide(edited))["reply:1001"]).toContain("Edited commands are ignored");
  });

  test("after it was a vote makes the vote void", () => {
    expect(votes(withComment(voted(), 1001, { edited: true, body: "/go!" }))).toBe(
      "infra waiting, backend go, search go",
    );
  });
});

describe("threat 22: a vote whose comment is deleted or minimised, or whose author's account is deleted", () => {
  const ghost: Author = { id: null, login: "ghost", kind: "person" };

  test.each([
    ["deleted", "deleted" as const],
    ["minimised", { minimized: true }],
    ["of a deleted account", { author: ghost }],
  ])("%s counts no more before the departure, and stays in the record after it", (_, change) => {
    expect(votes(withComment(voted(), 1001, change))).toBe("infra waiting, backend go, search go");
    const left = look(gone());
    expect(votes(withComment(left, 1001, change))).toBe(allGo);
    expect(recordOf(left).entries).toContainEqual(expect.objectContaining({ comment: 1001 }));
  });

  test("a deleted account says nothing new", () => {
    expect(votes(look(says(shown(), ghost, "/go")))).toBe(nobody);
  });
});

describe("threat 23: /go where it is no command", () => {
  test.each([
    "```\n/go\n```",
    "> /go",
    "<!-- /go -->",
    "<!--\n/go\n-->",
    "Sure.\n\n/go",
    "Thanks!\n\nOn Thu, Mar 19, sarah wrote:\n> /go",
    "    /go",
    "/going",
    "/go-live",
  ])("%j", (body) => {
    expect(recordIn(decide(says(shown(), ina, body)))).toBeUndefined();
  });

  test("nor in the text of the issue", () => {
    const world = shown();
    expect(votes(look(withText(world, `/go\n\n${world.issue.body}`)))).toBe(nobody);
  });
});

describe("threat 24: one user says several things", () => {
  test.each([
    [["/go", "/go"], "infra go"],
    [["/go", "/no-go wait"], "infra no-go"],
    [["/no-go wait", "/go"], "infra go"],
  ])("%j: the last word counts, once", (words, standing) => {
    const world = words.reduce((now, body) => says(now, ina, body), shown());
    expect(votes(look(world))).toBe(`${standing}, backend waiting, search waiting`);
  });
});

test("threat 25: two votes and two decisions at the same moment: one start", () => {
  const tom: Author = { id: 81, login: "tom", kind: "person" };
  const two = withAuthority(shown(), tom, mayGive([], { isManager: true }));
  const all = [ina, bob, sue, sarah, tom].reduce((world, who) => says(world, who, "/go"), two);
  const decision = decide(all);
  expect(startsIn(decision)).toEqual(["api-gateway 1", "search 1"]);
  expect(recordIn(decision)?.entries.filter(({ kind }) => kind === "departure")).toHaveLength(1);
  expect(startsIn(decide(look(all)))).toEqual([]);
});

describe("threat 26: /go on a closed or a locked issue", () => {
  const locked = (world: Observation): Observation => ({
    ...world,
    issue: { ...world.issue, isLocked: true },
  });

  test("is refused", () => {
    expect(answerTo(closed(voted()), sarah, "/go")).toMatch(/^confused: This release is closed/);
    expect(answerTo(locked(voted()), sarah, "/go")).toMatch(/^confused: This issue is locked/);
    expect(answerTo(locked(shown()), ina, "/go")).toMatch(/^confused: This issue is locked/);
  });

  test("while what stops a release counts everywhere", () => {
    expect(leaves(locked(voted()), ina, "/no-go fire")).toEqual(["vote no-go"]);
    expect(leaves(locked(voted()), sarah, "/hold fire")).toEqual(["hold"]);
  });
});

test("threat 26: /go on a copy of the tracking issue: it is another release, or none, whatever its text claims", () => {
  const shownPart =
    "<!-- release-train:begin -->\ngo: decided by sarah\n<!-- release-train:end -->";
  const text = `${planText(storefront)}\n${shownPart}`;
  const copy: Observation = { ...withText(decided, text), comments: [], record: { kind: "none" } };
  expect(votes(copy)).toBe(nobody);
  expect(leaves(look(copy), sarah, "/go")).toEqual([]);
  const elsewhere: Observation = { ...copy, train: { kind: "missing" } };
  expect(answerTo(elsewhere, sarah, "/go")).toBe(
    "confused: This repository has no train file. Add .github/release-train.yml.",
  );
});

test("threat 27: forged hidden markers in a comment or in the text of the issue are no record", () => {
  const forged = { ...emptyRecord, seq: 99, entries: recordOf(decided).entries };
  const world = says(shown(), eve, `${recordMark(forged)}\n/go`);
  expect(votes(look(world))).toBe(nobody);
  const text = withText(shown(), `${shown().issue.body}\n${recordMark(forged)}`);
  expect(votes(look(text))).toBe(nobody);
  expect(decide(text).view?.decision).toBeNull();
});

describe("threat 29: a hostile comment", () => {
  test.each([
    ["of 64 KB", `/go${" ".repeat(65_533)}`, ["vote go"]],
    ["of 10,000 commands: the first line alone is one", "/go\n".repeat(10_000), ["vote go"]],
    ["with NUL", "/go\u0000", []],
    ["with an override of direction", "/\u202Ego", []],
    ["with zero width", "/g\u200Bo", []],
    ["with a full-width slash", "\uFF0Fgo", []],
    ["with a line separator", "/go\u2028/no-go all", ["vote go"]],
    ["with half a character", "/go \uD800", []],
  ])("%s", (_, body, entries) => {
    expect(leaves(shown(), ina, body)).toEqual(entries);
  });
});
