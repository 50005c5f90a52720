/**
 * A stop that its author mends in the next second (paritytech/parity-processbot#298, pytorch/test-infra#360) counts as it
 * was first written; what becomes a stop only by an edit, or by somebody else's hand, is refused.
 */
import { expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { historyDown } from "../../src/simulator/collisions.ts";
import { editComment } from "../../src/simulator/world/comments.ts";
import type { Comment } from "../../src/simulator/world/types.ts";
import { left } from "../support/consent.ts";
import { reactionTo, saidIn, startsIn } from "../support/decision.ts";
import { solo } from "../support/fleets.ts";
import { reports, says } from "../support/observation.ts";
import { startStory, type Story } from "../support/story.ts";
import { people } from "../support/train.ts";

type Person = Story["people"]["manager"];

async function leaving(): Promise<Story> {
  const story = await startStory({ fleet: solo });
  await story.go();
  return story;
}

function rewrite(story: Story, comment: Comment, body: string, by: Person): void {
  const { world, trainRepository } = story.fleet;
  editComment(world, trainRepository, comment, { body, by });
}

it.each([
  ["/hold it smels", "/hold it smells", "on hold"],
  ["/rollback it smels", "/rollback it smells", "rolling back"],
] as const)(
  "paritytech/parity-processbot#298: %s, mended by its author before anybody heard it, counts as it was first written",
  async (first, second, state) => {
    await using story = await leaving();
    const { manager } = story.people;
    const comment = story.people.say(manager, first);
    rewrite(story, comment, second, manager);
    await story.reach(state);
    await story.until(() => story.reactions(comment).includes("rocket"));
    const reply = story.replies().find(({ key }) => key === `reply:${comment.id}`);
    expect(reply?.text).toContain(`It counts as you first wrote it: \`${first}\``);
  },
);

it("Mergifyio/mergify#5001: a comment that becomes a stop by its edit alone stops nothing, and its author is told", async () => {
  await using story = await leaving();
  const { manager } = story.people;
  const comment = story.people.say(manager, "Shall we hold it?");
  rewrite(story, comment, "/hold it smells", manager);
  await story.until(() => story.reactions(comment).includes("confused"));
  await story.reach("complete");
  expect(story.reactions(comment)).toEqual(["eyes", "confused"]);
});

it("Mergifyio/mergify#5001: a stop that somebody else edited is not its author's word any more", async () => {
  await using story = await leaving();
  const comment = story.people.say(story.people.manager, "/hold it smells");
  rewrite(story, comment, "/rollback", story.people.lead("api"));
  await story.until(() => story.reactions(comment).includes("confused"));
  await story.reach("complete");
  expect(story.reactions(comment)).toEqual(["eyes", "confused"]);
});

it("pytorch/test-infra#360: while its first words can't be read it holds, and it is answered once they can", async () => {
  await using story = await leaving();
  const { manager } = story.people;
  story.simulator.faults.push(...historyDown);
  story.expectTrouble(/./);
  const comment = story.people.say(manager, "/hold it smels");
  rewrite(story, comment, "/hold it smells", manager);
  await story.pass({ seconds: 40 });
  expect(story.reactions(comment)).toEqual(["eyes"]);
  story.simulator.faults.length = 0;
  await story.until(() => story.reactions(comment).includes("rocket"));
  await story.reach("on hold");
});

it("pytorch/test-infra#360: nothing starts while the first words of an edited stop can't be read", () => {
  const moving = reports(left(), "api-gateway", "success");
  const edited = { edited: true, firstWords: "unread" } as const;
  const world = says(moving, people.sarah, "/hold it smells", edited);
  expect(startsIn(decide(moving))).not.toEqual([]);
  expect(startsIn(decide(world))).toEqual([]);
  const [stop] = world.comments.slice(-1);
  expect(reactionTo(decide(world), stop?.id ?? 0)).toBe("eyes");
  expect(Object.keys(saidIn(decide(world))).filter((key) => key.startsWith("reply"))).toEqual([]);
});
