/** Words that people bring along from other tools: none of them starts, holds or ends anything here. */
import { describe, expect, it } from "vitest";
import { isBrake, parseCommand } from "../../src/decide/commands/command.ts";
import type { Author } from "../../src/model/github/authority.ts";
import type { Observation } from "../../src/model/observation.ts";
import { answerTo } from "../support/answer-to.ts";
import { left, voted } from "../support/consent.ts";
import { recordOf } from "../support/observation.ts";
import { people } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const { sarah } = people;

const after = (world: Observation, author: Author, body: string): Observation =>
  since(world).says(author, body).looks().after({ seconds: 5 }).now;

const entriesOf = (world: Observation): readonly string[] =>
  recordOf(world).entries.map(({ kind }) => kind);

describe("what ends a stop elsewhere ends nothing here", () => {
  const held = after(left(), sarah, "/hold the database is down");

  it.each([
    "/hold cancel",
    "/hold Cancel.",
    "/hold off",
    "/hold: cancel",
    "/hold search cancel",
    "/hold lifted",
    "/hold cancel please",
    "/hold (cancel)",
    "/hold remove",
    "/abort cancel",
    "/no-go cancel",
    "/no-go: undo it",
    "/rollback cancel",
    "/rollback off",
    "/rollback search cancel",
  ])("kubernetes/test-infra#15160: %j is asked about, and holds until that is answered", (body) => {
    const word = /[a-z-]+/.exec(body)?.[0] ?? "";
    const question = new RegExp(
      `: /${word} .*can mean both.*To continue, comment /resume .*<reason>\\.`,
    );
    const ended = new Set(["no-go", "abort", "rollback"]);
    // Nothing of a release that hasn't left can be rolled back.
    for (const world of word === "rollback" ? [left()] : [voted(), left()]) {
      expect(answerTo(world, sarah, body)).toMatch(/^rocket.*Nothing new starts until you choose/);
      expect(answerTo(world, sarah, body)).toMatch(question);
      const asked = after(world, sarah, body);
      expect(entriesOf(asked).at(-1)).toBe("hold");
      expect(entriesOf(asked).filter((kind) => ended.has(kind))).toEqual([]);
      const on = body.includes("/hold search")
        ? "/resume search all is well"
        : "/resume all is well";
      expect(entriesOf(after(asked, sarah, on)).at(-1)).toBe("resume");
    }
    expect(answerTo(held, sarah, body)).toMatch(/^confused: .*Nothing was done\.$/);
    expect(answerTo(held, sarah, body)).toMatch(question);
    expect(entriesOf(after(held, sarah, body))).toEqual(entriesOf(held));
  });

  it("kubernetes/test-infra#15160: a rollback goes on while it is asked what is meant", () => {
    const back = after(left(), sarah, "/rollback it smells");
    expect(answerTo(back, sarah, "/abort cancel")).toMatch(/^confused: .*Nothing was done\.$/);
  });

  it("kubernetes/test-infra#15160: who may not stop it is told that, and holds nothing", () => {
    expect(answerTo(left(), people.eve, "/abort cancel")).toMatch(
      /^confused: Only a manager \(sarah\) can use \/abort/,
    );
  });

  it.each([
    ["/unhold", "resume"],
    ["/un-hold", "resume"],
    ["/remove-hold", "resume"],
    ["/cancel-hold", "resume"],
    ["/hold-cancel", "resume"],
    ["/hold_off", "resume"],
    ["/unhold: all is well", "resume"],
    ["/abort-cancel", "resume"],
    ["/no-go-cancel", "go"],
    ["/remove-no-go", "go"],
    ["/rollback-cancel", "hold"],
    ["/cancel-rollback", "hold"],
  ])("kubernetes/test-infra#15160: %j is near to /%s", (body, meant) => {
    expect(parseCommand(body)).toMatchObject({ kind: "near miss", meant });
    expect(answerTo(held, sarah, body)).toMatch(`. Did you mean /${meant}?`);
    expect(entriesOf(after(held, sarah, body))).toEqual(entriesOf(held));
  });

  it.each([
    ["/hold off until noon", "hold"],
    ["/hold cancelled orders come back", "hold"],
    ["/hold search off by one", "hold"],
    ["/abort cancelled by legal", "abort"],
    ["/no-go over budget", "decision"],
  ])("kubernetes-sigs/prow#456: %j is a stop with its reason", (body, kind) => {
    expect(entriesOf(after(voted(), sarah, body))).toContain(kind);
  });
});

describe("what is meant as a stop is never met with silence", () => {
  it.each([
    ["/lgtm cancel", "no-go"],
    ["/approve cancel", "no-go"],
    ["/remove-lgtm", "no-go"],
    ["bors r-", "no-go"],
    ["@bors r-", "no-go"],
    ["bors: cancel", "hold"],
    ["@mergifyio dequeue", "hold"],
    ["@Mergifyio unqueue", "hold"],
    ["@release-train hold the database is down", "hold"],
    ["@release-train[bot] /rollback", "rollback"],
    ["@sarah /hold fire", "hold"],
    [".rollback", "rollback"],
    [".lock", "hold"],
    ["!stop", "hold"],
    ["\\hold fire", "hold"],
    ["**/hold** fire", "hold"],
    ["- /abort it burns", "abort"],
    ["/stop", "hold"],
    ["/pause api", "hold"],
    ["/cancel", "hold"],
    ["/veto", "no-go"],
    ["/revert", "rollback"],
    ["HOLD!!!", "hold"],
    ["Stop everything.", "hold"],
    ["no go", "no-go"],
    ["roll back!", "rollback"],
    ["please /hold", "hold"],
    ["Hi all, please /rollback it burns", "rollback"],
    ["cc @acme/infra /abort it burns", "abort"],
    ["\u{1F6D1} /hold fire", "hold"],
    ["Urgent: /no-go the queue is full", "no-go"],
    ["ROLLBACK NOW!!!", "rollback"],
  ])("bors-ng/bors-ng#899, Mergify: %j is asked about", (body, meant) => {
    expect(answerTo(left(), sarah, body)).toMatch(
      new RegExp(`^confused: .*Did you mean /${meant}\\?`),
    );
    expect(entriesOf(after(left(), sarah, body))).toEqual(entriesOf(left()));
  });

  it.each([
    "It burns.\n/hold fire",
    "Hi all,\r\n\r\n   /no-go the queue is full",
    "talk\n/abort",
    "I would say\n/hold x",
  ])("kubernetes-sigs/prow: in %j nobody would hear it", (body) => {
    expect(answerTo(left(), sarah, body)).toMatch(/^confused: Only the first line .*further down/);
    expect(entriesOf(after(left(), sarah, body))).toEqual(entriesOf(left()));
  });

  it.each([
    ["/go\n/hold search until noon", "hold"],
    ["/go\n\nbut\n- /hold: search", "hold"],
    ["/hold api-gateway: fire\n/hold search: flood", "hold"],
    ["/plan\r\n**/abort** it", "abort"],
  ])(
    "kubernetes/test-infra#1672: %j: the first line is done, and what stops below isn't met with silence",
    (body, stop) => {
      const [first = ""] = body.split(/\r?\n/);
      expect(answerTo(voted(), sarah, body)).toMatch(
        new RegExp(`^rocket: [^]*so /${stop} further down did nothing`),
      );
      expect(entriesOf(after(voted(), sarah, body))).toEqual(
        entriesOf(after(voted(), sarah, first)),
      );
    },
  );

  it.each([
    "1. /hold x",
    "## /hold x",
    "* [ ] /hold x",
    "@acme/backend: /hold x",
    "talk\n- /hold x",
  ])("pmcfadin/cqlite#3545: %j is asked about", (body) => {
    expect(answerTo(left(), sarah, body)).toMatch(/^confused: /);
    expect(entriesOf(after(left(), sarah, body))).toEqual(entriesOf(left()));
  });

  it.each([
    "Hold on, I look into it",
    "stop by my desk",
    "we can revert it later",
    "@bob stop using staging",
    "@bob hold the line",
    "The docs say:\n```\n/hold fire\n```",
    "On Monday Sarah wrote:\n> /hold fire",
    "Sure\n<!--\n/hold fire\n-->",
    "See\n/hold/api.ts",
    "See\n    /hold fire",
    "- [x] hold",
    "mergify is away",
  ])("%j is talk", (body) => {
    expect(parseCommand(body)).toBeUndefined();
  });
});

it.each([
  "/lgtm",
  "/approve",
  "/retest",
  "/ok-to-test",
  "/cherry-pick release-2.5",
  "/merge",
  "/ship",
  "/deploy",
  ".deploy",
  ".noop",
  "bors r+",
  "@bors r+",
  "!deploy production",
  "+1",
  "\u{1F44D}",
])("%j of another tool has no effect", (body) => {
  const command = parseCommand(body);
  expect(command === undefined || (command.kind === "near miss" && !isBrake(command))).toBe(true);
  expect(entriesOf(after(left(), sarah, body))).toEqual(entriesOf(left()));
});
