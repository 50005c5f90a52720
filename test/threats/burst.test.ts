import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("threat 11: a thousand events in one second are all kept, and cost at most three edits of the issue", async () => {
  await using story = await startStory({ fleet: solo });
  const { people, simulator, fleet } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  people.say(people.manager, "Looks good to me");
  await story.pass({ minutes: 5 });
  const said = fleet.world.deliveries.findLast(({ event }) => event === "issue_comment");
  const body = JSON.stringify(said?.payload);
  const signature = createHmac("sha256", story.settings.webhookSecret).update(body).digest("hex");
  const deliver = async (index: number): Promise<string> => {
    const response = await fetch(`${story.app.url}/api/github/webhooks`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-github-delivery": `burst-${index}`,
        "x-github-event": "issue_comment",
        "x-hub-signature-256": `sha256=${signature}`,
      },
      body,
    });
    return `${response.status} ${(await response.text()).trim()}`;
  };
  const seen = simulator.requests.length;
  // Something changes, too, which the issue has to show.
  people.vote();
  const answers = await Promise.all(Array.from({ length: 1_000 }, (_, index) => deliver(index)));
  expect(new Set(answers)).toEqual(new Set(['202 {"delivery":"kept"}']));
  await story.settle();
  await story.pass({ seconds: 30 });
  expect(story.shown()).toContain("go by infra-lead");
  const sent = simulator.requests.slice(seen);
  const edits = sent.filter(({ method, path }) => method === "PATCH" && path.endsWith("/issues/1"));
  expect(edits.length).toBeGreaterThan(0);
  expect(edits.length).toBeLessThanOrEqual(3);
  expect(sent.filter(({ status }) => status === 403 || status === 429)).toEqual([]);
});
