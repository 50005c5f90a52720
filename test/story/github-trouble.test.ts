import { expect, test } from "vitest";
import type { Fault, IncomingRequest } from "../../src/simulator/http/faults.ts";
import { readRecordMark } from "../../src/model/marks/marks.ts";
import { pairs, solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

const posts =
  (path: RegExp) =>
  (request: IncomingRequest): boolean =>
    request.method === "POST" && path.test(request.path);

const badGateway = { status: 502, body: { message: "Server Error" } };

test.each<readonly [string, Omit<Fault, "matches">]>([
  ["is answered with an error", { when: "after", answer: badGateway }],
  ["gets no answer", { when: "after", drop: true }],
  ["never happens", { when: "before", answer: badGateway }],
  ["is cut off before it happens", { when: "before", drop: true }],
])(
  "threats 32 and 50: every service is deployed once, though each creation at first %s",
  async (_what, fault) => {
    await using story = await startStory({ fleet: pairs });
    for (const id of ["api", "web", "mail", "digest"]) {
      const matches = posts(new RegExp(`/${id}/deployments$`));
      story.simulator.faults.push({ ...fault, matches, times: 1 });
    }
    await story.go();
    await story.reach("complete");
    expect([...story.shipped()].sort()).toEqual([
      "api 1 success",
      "digest 1 success",
      "mail 1 success",
      "web 1 success",
    ]);
  },
);

test.each<readonly [string, Omit<Fault, "matches">]>([
  ["loses its answer", { when: "after", drop: true }],
  ["is answered with an error", { when: "after", answer: badGateway }],
  ["does not happen", { when: "before", answer: badGateway }],
])(
  "nothing is said or published twice, though every creation at first %s",
  async (_what, fault) => {
    await using story = await startStory({ fleet: solo });
    const { people, fleet } = story;
    const seen = new Set<string>();
    story.simulator.faults.push({
      ...fault,
      matches(request) {
        if (!posts(/\/(comments|releases)$/)(request)) return false;
        const mark = /release-train:(said \S+|record|release \S+ \S+)/;
        const [what = ""] = mark.exec(JSON.stringify(request.body)) ?? [];
        const isFirst = !seen.has(what);
        seen.add(what);
        return isFirst;
      },
    });
    story.expectTrouble(/An action failed/);
    people.open();
    people.prepare();
    await story.reach("ready");
    const help = await story.told(people.lead("api"), "/help");
    await story.told(people.lead("api"), "/go");
    await story.told(people.manager, "/go");
    await story.reach("complete");
    await story.pass({ minutes: 2 });
    expect(story.news().map((one) => one.key)).toEqual([`reply:${help.id}`, "complete"]);
    const records = [...fleet.trainRepository.comments.values()].filter(
      (one) => readRecordMark(one.body) !== undefined,
    );
    expect(records).toHaveLength(1);
    expect(story.releases(fleet.trainRepository)).toHaveLength(1);
    expect(story.releases(fleet.sites[0]!.repository)).toHaveLength(1);
  },
);

test("threat 50: while GitHub can't be read nothing is decided, and afterwards it goes on", async () => {
  await using story = await startStory({ fleet: pairs });
  story.expectTrouble(
    /could not be observed|could not be looked|is unread|failed|can no longer be looked after/,
  );
  await story.go();
  const fault: Fault = { matches: posts(/\/graphql$/), when: "before", answer: badGateway };
  story.simulator.faults.push(fault);
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success"]);
  story.simulator.faults.length = 0;
  await story.reach("complete");
  expect(story.shipped()).toHaveLength(4);
});

test("threat 51: an exhausted rate limit stops the release until it is reset, and it goes on", async () => {
  await using story = await startStory({ fleet: pairs });
  story.expectTrouble(/rate limit|asks to wait/);
  await story.go();
  await story.until(() => story.deployments().length === 2);
  const { graphql, core } = story.simulator.limits;
  story.simulator.limits.graphql = 0;
  story.simulator.limits.core = 0;
  const before = story.simulator.requests.length;
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success"]);
  // It doesn't knock at a closed door.
  expect(story.simulator.requests.length - before).toBeLessThan(20);
  Object.assign(story.simulator.limits, { graphql, core });
  await story.reach("complete");
  expect(story.shipped()).toHaveLength(4);
});

test("threat 51: the secondary limit on content is never met by a release", async () => {
  await using story = await startStory({ rateLimit: { contentPerMinute: 80 } });
  await story.go();
  await story.reach("complete");
  expect(story.simulator.requests.filter(({ status }) => status === 403)).toEqual([]);
});
