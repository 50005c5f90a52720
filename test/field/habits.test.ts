/** Words that people bring along from other tools: none of them starts, holds or ends anything here. */
import { describe, expect, it } from "vitest";
import { isBrake, parseCommand } from "../../src/decide/commands/command.ts";
import type { Author } from "../../src/model/github/authority.ts";
import type { Observation } from "../../src/model/observation.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { left, voted } from "../support/consent.ts";
import { later, recordOf, says } from "../support/observation.ts";
import { people } from "../support/train.ts";

const { sarah } = people;

const after = (world: Observation, author: Author, body: string): Observation =>
  later(look(says(world, author, body)), { seconds: 5 });

const entriesOf = (world: Observation): readonly string[] =>
  recordOf(world).entries.map(({ kind }) => kind);

describe("what ends a hold elsewhere doesn't begin one here", () => {
  const held = after(left(), sarah, "/hold the database is down");

  it.each([
    "/hold cancel",
    "/hold Cancel.",
    "/hold off",
    "/hold: cancel",
    "/hold search cancel",
    "/hold lifted",
  ])("kubernetes/test-infra#15160: %j is asked about", (body) => {
    for (const world of [voted(), left(), held]) {
      expect(answerTo(world, sarah, body)).toMatch(
        /^confused: \/hold .*can mean both.*\/resume .*goes on\..*Nothing was done\.$/,
      );
      expect(entriesOf(after(world, sarah, body))).toEqual(entriesOf(world));
    }
  });

  it.each(["/unhold", "/un-hold", "/remove-hold", "/cancel-hold", "/unhold: all is well"])(
    "kubernetes/test-infra#15160: %j is near to /resume",
    (body) => {
      expect(parseCommand(body)).toMatchObject({ kind: "near miss", meant: "resume" });
      expect(answerTo(held, sarah, body)).toMatch(/^confused: .*Did you mean \/resume\?/);
      expect(entriesOf(after(held, sarah, body))).toEqual(entriesOf(held));
    },
  );

  it.each(["/hold off until noon", "/hold cancelled orders come back", "/hold search off by one"])(
    "kubernetes-sigs/prow#456: %j is a hold with its reason",
    (body) => {
      expect(entriesOf(after(voted(), sarah, body))).toContain("hold");
    },
  );

  it.each(["/rollback cancel", "/rollback off", "/rollback search cancel"])(
    "kubernetes/test-infra#15160: %j takes nothing back",
    (body) => {
      expect(answerTo(left(), sarah, body)).toMatch(/^confused: \/rollback .*Nothing was done\.$/);
      expect(entriesOf(after(left(), sarah, body))).toEqual(entriesOf(left()));
    },
  );
});

it.each([
  "/lgtm",
  "/lgtm cancel",
  "/approve",
  "/approve cancel",
  "/remove-approve",
  "/cancel",
  "/stop",
  "/retest",
  "/ok-to-test",
  "/cherry-pick release-2.5",
  "/merge",
  "/ship",
  "/deploy",
  ".deploy",
  ".noop",
  ".lock",
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
