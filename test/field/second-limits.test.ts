/** GitHub refuses to be written to for a while: stops are heard as soon as it allows. */
import { describe, expect, it } from "vitest";
import { createQuota } from "../../src/github/client/quota.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import type { Answer } from "../../src/simulator/http/answer.ts";
import type { Fault, IncomingRequest } from "../../src/simulator/http/faults.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const words = "You have exceeded a secondary rate limit. Please wait a few minutes.";

const writes = ({ method, path }: IncomingRequest): boolean =>
  method !== "GET" && !path.endsWith("/graphql") && !path.endsWith("/access_tokens");

/** From now on for so long, GitHub refuses what it is asked. */
function limit(
  story: Story,
  matches: (request: IncomingRequest) => boolean,
  answer: Answer,
): { readonly end: Temporal.Instant; readonly struck: () => number } {
  const end = story.clock.now().add({ seconds: 60 });
  let struck = 0;
  const fault: Fault = {
    matches(request) {
      const isIt = Temporal.Instant.compare(story.clock.now(), end) < 0 && matches(request);
      if (isIt) struck += 1;
      return isIt;
    },
    when: "before",
    answer,
  };
  story.simulator.faults.push(fault);
  return { end, struck: () => struck };
}

describe("octokit/plugin-throttling.js#566: a secondary limit in the middle of writes", () => {
  it.each<[string, (request: IncomingRequest) => boolean, Record<string, string>]>([
    ["without Retry-After", writes, { "x-ratelimit-remaining": "4000" }],
    ["with Retry-After", writes, { "retry-after": "60" }],
    ["on everything", () => true, { "retry-after": "60" }],
    [
      "on comments only",
      (r) => r.method === "POST" && r.path.endsWith("/comments"),
      { "retry-after": "60" },
    ],
  ])("%s: a hold is answered when it ends, and nothing starts", async (_, matches, headers) => {
    await using story = await startStory({ fleet: pairs });
    story.expectTrouble(/rate limit|asks to wait|failed|could not be/i);
    await story.go();
    await story.until(() => story.deployments().length === 2);
    const before = story.deployments().length;
    const { end, struck } = limit(story, matches, {
      status: 403,
      body: { message: words },
      headers,
    });
    // A question that is answered by a comment makes the app meet the limit.
    story.people.say(story.people.manager, "/plan");
    await story.settle();
    const hold = story.people.say(story.people.manager, "/hold fire");
    await story.until(() => story.reactions(hold).includes("rocket"));
    const late = end.until(story.clock.now()).total("seconds");
    expect(struck()).toBeGreaterThan(0);
    expect(late).toBeLessThan(5);
    expect(story.deployments()).toHaveLength(before);
    await story.pass({ minutes: 20 });
    expect(story.deployments()).toHaveLength(before);
  });
});

describe("yanyongyu/githubkit#271, renovatebot/renovate#21861: GraphQL says with status 200 that there is a limit", () => {
  it.each([
    ["RATE_LIMIT", null],
    ["RATE_LIMITED", {}],
    ["RATE_LIMITED", { repository: null }],
  ])(
    "%s with data %j: nothing is decided, and a hold is answered when it ends",
    async (type, data) => {
      await using story = await startStory({ fleet: pairs });
      story.expectTrouble(/rate limit|asks to wait|failed|could not be/i);
      await story.go();
      await story.until(() => story.deployments().length === 2);
      const body = { data, errors: [{ type, message: "API rate limit already exceeded." }] };
      const { end, struck } = limit(story, ({ path }) => path.endsWith("/graphql"), {
        status: 200,
        body,
      });
      const hold = story.people.say(story.people.manager, "/hold fire");
      await story.until(() => story.reactions(hold).includes("rocket"));
      expect(struck()).toBeGreaterThan(0);
      expect(end.until(story.clock.now()).total("seconds")).toBeLessThan(5);
      await story.pass({ minutes: 20 });
      expect(story.deployments()).toHaveLength(2);
    },
  );
});

describe("two limits at once", () => {
  it("the shorter one doesn't end the longer one", () => {
    const clock = virtualClock(Temporal.Instant.from("2026-03-19T13:00:00Z"));
    const quota = createQuota(clock);
    const reset = clock.now().add({ minutes: 40 });
    quota.heard(1, 403, { "x-ratelimit-remaining": "0", "x-ratelimit-resource": "core" });
    quota.pause(1, "rest", reset);
    quota.heard(1, 403, { "x-ratelimit-remaining": "4000", "x-ratelimit-resource": "graphql" });
    quota.pause(1, "graphql", clock.now().add({ seconds: 60 }));
    expect(quota.pausedUntil(1, "rest")).toEqual(reset);
    expect(quota.pausedUntil(1, "graphql")).toEqual(clock.now().add({ seconds: 60 }));
  });
});
