/** However much the app has to write, a stop is heard first. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Urgency } from "../../src/model/github/urgency.ts";
import { createPace } from "../../src/github/client/pace.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import type { IncomingRequest } from "../../src/simulator/http/faults.ts";
import { look } from "../support/carry-out.ts";
import { left, shown } from "../support/consent.ts";
import { kindsIn, reactionTo, saidIn } from "../support/decision.ts";
import { many, pairs } from "../support/fleets.ts";
import { says } from "../support/observation.ts";
import { startStory, type Story } from "../support/story.ts";
import { people } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const { sarah, ina, eve } = people;

const opens = ({ method, path }: IncomingRequest): boolean =>
  method === "POST" && path.endsWith("/issues");

/** Seconds of the world's time until a comment has its last reaction. */
async function secondsUntilAnswered(story: Story, text: string): Promise<number> {
  const before = story.clock.now();
  await story.told(story.people.manager, text);
  return before.until(story.clock.now()).total("seconds");
}

describe("attack 66: thirty services in the middle of making their sub-issues", () => {
  it("a stop is answered within three seconds, another command within five", async () => {
    await using story = await startStory({
      fleet: many(30),
      rateLimit: { contentPerMinute: 80, contentPerHour: 500 },
    });
    story.people.open();
    await story.settle();
    const made = story.simulator.requests.filter(opens).length;
    expect([made > 0, made < 30]).toEqual([true, true]);
    expect(await secondsUntilAnswered(story, "/hold wait for the meeting")).toBeLessThan(3);
    expect(await secondsUntilAnswered(story, "/plan")).toBeLessThan(5);
    expect(await secondsUntilAnswered(story, "/resume")).toBeLessThan(3);
    await story.until(() => story.simulator.requests.filter(opens).length >= 30);
    await story.pass({ minutes: 2 });
    // Each once, however often the run made way.
    expect(story.simulator.requests.filter(opens)).toHaveLength(30);
    expect(story.simulator.requests.filter(({ status }) => status === 403)).toEqual([]);
  });

  it("a stop that comes while GitHub is slow is answered before the next sub-issue is made", async () => {
    await using story = await startStory({ fleet: many(8) });
    const slow = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    story.simulator.faults.push({
      matches(request) {
        if (!opens(request) || story.simulator.requests.filter(opens).length !== 2) return false;
        begun.resolve();
        return true;
      },
      when: "after",
      delay: slow.promise,
      times: 1,
    });
    story.people.open();
    await begun.promise;
    const comment = story.people.say(story.people.manager, "/hold fire");
    // The webhook is in before GitHub has answered.
    const isIn = (): boolean =>
      story.fleet.world.deliveries.some(({ event }) => event === "issue_comment");
    while (!isIn()) await sleep(5);
    await sleep(200);
    slow.resolve();
    await story.until(() => story.reactions(comment).includes("rocket"));
    const log = story.simulator.requests;
    const answered = log.findIndex(
      ({ path, body }) => path.endsWith("/reactions") && JSON.stringify(body).includes("rocket"),
    );
    const made = log.slice(0, answered).filter(opens).length;
    expect(made).toBe(3);
    await story.until(() => log.filter(opens).length >= 8);
    await story.pass({ minutes: 2 });
    expect(log.filter(opens)).toHaveLength(8);
  });
});

describe("attack 53: a stranger asks a hundred times", () => {
  it("a manager's /rollback is done at once", async () => {
    await using story = await startStory({
      fleet: pairs,
      rateLimit: { contentPerMinute: 80, contentPerHour: 500 },
    });
    await story.go();
    await story.until(() => story.shipped().includes("api 1 success"));
    const eve = story.people.person("eve");
    for (let count = 0; count < 60; count += 1) story.people.say(eve, "/plan");
    expect(await secondsUntilAnswered(story, "/rollback it is broken")).toBeLessThan(3);
    await story.pass({ minutes: 2 });
    const replies = story.replies().filter(({ text }) => /^\W*eve\b/.test(text));
    expect(replies.length).toBeLessThanOrEqual(11);
    expect(replies.filter(({ text }) => text.includes("only with a reaction"))).toHaveLength(1);
  });

  it("ten are answered with words, the others by a reaction, and that is said once", () => {
    const asked = Array.from({ length: 100 }).reduce<ReturnType<typeof shown>>(
      (world) => says(world, eve, "/plan"),
      shown(),
    );
    const decision = decide(asked);
    const said = Object.keys(saidIn(decision));
    expect(said.filter((key) => key.startsWith("reply:"))).toHaveLength(10);
    expect(said.filter((key) => key.startsWith("enough:"))).toHaveLength(1);
    expect(reactionTo(decision, 1100)).toBe("rocket");
    const again = decide(since(asked).looks().after({ minutes: 5 }).says(eve, "/plan").now);
    expect(Object.keys(saidIn(again))).toEqual([]);
    expect(reactionTo(again, 1101)).toBe("rocket");
    const fresh = decide(since(asked).looks().after({ minutes: 61 }).says(eve, "/plan").now);
    expect(Object.keys(saidIn(fresh))).toEqual(["reply:1101"]);
  });

  it("nobody else's words are taken, nor those on a stop", () => {
    const asked = Array.from({ length: 30 }).reduce<ReturnType<typeof shown>>(
      (world) => says(world, eve, "/plan"),
      shown(),
    );
    const world = look(asked);
    expect(saidIn(decide(says(world, eve, "/hold now")))["reply:1031"]).toContain(
      "can use /hold here",
    );
    expect(Object.keys(saidIn(decide(says(world, ina, "/plan"))))).toEqual(["reply:1031"]);
  });
});

describe("attack 53: what is done first", () => {
  it("a stop and its effects come before everything that only tells", () => {
    const world = since(left()).live("api-gateway", "search").says(sarah, "/hold x").looks().now;
    const asked = says(says(world, eve, "/plan"), sarah, "/rollback api-gateway it is broken");
    const kinds = kindsIn(decide(asked));
    const first = (kind: string): number => kinds.indexOf(kind);
    expect(kinds.slice(0, 3)).toEqual(["write record", "acknowledge", "acknowledge"]);
    expect(first("say")).toBeGreaterThan(2);
    expect(first("say")).toBeLessThan(first("show"));
    expect(first("show")).toBeLessThan(first("tend sub-issues"));
  });
});

describe("attack 66: writes wait only for what GitHub counts", () => {
  it("an effect waits for nothing that tells, however much of that there is", async () => {
    const pace = createPace(virtualClock(Temporal.Instant.from("2026-03-19T14:00:00Z")));
    const turns: string[] = [];
    const ask = (name: string, urgency: Urgency): void =>
      void pace.turn(1, urgency).then(() => turns.push(name));
    for (let count = 0; count < 200; count += 1) ask("tell", "cosmetic");
    for (let count = 0; count < 5; count += 1) ask("effect", "effect");
    await new Promise((resolve) => setImmediate(resolve));
    expect(turns.filter((one) => one === "effect")).toHaveLength(5);
  });
});
