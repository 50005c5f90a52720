/** Which comments of the app are folded, since nobody has to do anything about them any more. */
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { CommentFacts, Observation } from "../../../src/model/observation.ts";
import { look } from "../../support/carry-out.ts";
import { shown, voted } from "../../support/consent.ts";
import { later, push, says } from "../../support/observation.ts";
import { failing, told } from "../../support/rollback.ts";
import { people } from "../../support/train.ts";

/** With all that it has said shown as comments of the app. */
const withOwn = (world: Observation): Observation => ({
  ...world,
  ownComments: [...world.said].map((key) => ({ id: `IC_${key}`, key })),
});

/** Which of them are folded in the next look, by what begins their key. */
const foldedIn = (world: Observation): readonly string[] =>
  decide(withOwn(world)).actions.flatMap((action) =>
    action.kind === "minimise"
      ? action.comments.map(({ key }) => key.split(":")[0] ?? key).toSorted()
      : [],
  );

const { sarah, ina, sue } = people;

/** Of a comment that was answered by its reaction. */
const reactionOf = ({ comments }: Observation, body: string): CommentFacts["reactions"] =>
  comments.find((one) => one.body === body)?.reactions ?? new Set();

test("that all votes are in is asked until a manager decides", () => {
  const waiting = look(later(voted(), { minutes: 1 }));
  expect([...waiting.said].some((key) => key.startsWith("votes-in:"))).toBe(true);
  expect(foldedIn(waiting)).toEqual([]);
  expect(foldedIn(told(waiting, "/go"))).toEqual(["votes-in"]);
});

test("that a vote is void is told until the team has voted again", () => {
  const pushed = look(push(look(later(voted(), { minutes: 1 })), "search", "fix"));
  expect(foldedIn(pushed)).toEqual(["votes-in"]);
  expect(foldedIn(told(pushed, "/go", sue))).toEqual(["void", "votes-in"]);
});

test("a failure is asked about until it is retried", () => {
  expect([...failing.said].some((key) => key.startsWith("failed:"))).toBe(true);
  expect(foldedIn(failing)).not.toContain("failed");
  expect(foldedIn(told(failing, "/retry user-service"))).toContain("failed");
});

test("a refusal is folded once its reader has said it right", () => {
  const refused = look(says(shown(), sarah, "/waive nonsense"));
  expect(reactionOf(refused, "/waive nonsense")).toContain("confused");
  expect(foldedIn(refused)).toEqual([]);
  const other = look(says(refused, sarah, "/hold it smells"));
  expect(foldedIn(other)).toEqual([]);
  const refusedGo = look(says(shown(), sarah, "/go"));
  expect(reactionOf(refusedGo, "/go")).toContain("confused");
  const byOther = look(says(refusedGo, ina, "/go"));
  expect(foldedIn(byOther)).toEqual([]);
});

test("of several plans the newest stays", () => {
  const once = look(says(shown(), sarah, "/plan"));
  expect(foldedIn(once)).toEqual([]);
  expect(foldedIn(look(says(once, ina, "/plan")))).toEqual(["reply"]);
});

test("what isn't asked, and what others hold, is left alone", () => {
  const held = look(says(shown(), sarah, "/hold it smells"));
  const world = withOwn({
    ...held,
    said: new Set([...held.said, "complete", "rollback:7", "aborted:8"]),
  });
  expect(decide(world).actions.some(({ kind }) => kind === "minimise")).toBe(false);
});
