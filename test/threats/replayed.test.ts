import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** Everything of a story that an effect would change. */
function everything({ fleet }: Story): string {
  const repositories = [...fleet.world.repositories.values()];
  return JSON.stringify(
    repositories.map(({ comments, issues, deployments, releases, checkRuns, refs }) => [
      [...comments.values()].map(({ id, body, reactions }) => [id, body, reactions]),
      [...issues.values()].map(({ number, body, state }) => [number, body, state]),
      [...deployments.values()].map(({ id, statuses }) => [id, statuses.length]),
      [...releases.values()].map(({ id, body }) => [id, body]),
      [...checkRuns.keys()],
      [...refs],
    ]),
  );
}

/** Sends each delivery of the release again, rightly signed; how many were answered how. */
async function replay(story: Story, guidOf: (guid: string) => string) {
  const { world } = story.fleet;
  const outcomes = new Map<string, number>();
  for (const { guid, event, payload } of world.deliveries.filter(
    ({ statusCode }) => statusCode === 202,
  )) {
    const body = JSON.stringify(payload);
    const signature = createHmac("sha256", story.settings.webhookSecret).update(body).digest("hex");
    const response = await fetch(`${story.app.url}/api/github/webhooks`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-github-delivery": guidOf(guid),
        "x-github-event": event,
        "x-hub-signature-256": `sha256=${signature}`,
      },
      body,
    });
    const outcome = `${response.status} ${(await response.text()).trim()}`;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  await story.settle();
  await story.pass({ minutes: 10 });
  return outcomes;
}

const kept = '202 {"delivery":"kept"}';
const known = '202 {"delivery":"known"}';

test("threats 6 and 7: deliveries that come again after the end, by their ids or by others, have no effect", async () => {
  await using story = await startStory({ fleet: solo });
  await story.go();
  await story.reach("complete");
  await story.pass({ minutes: 30 });
  const before = everything(story);

  const again = await replay(story, (guid) => guid);
  expect(again.get(known)).toBeGreaterThan(10);
  expect(again.get(kept)).toBeUndefined();
  expect(everything(story)).toBe(before);

  const others = await replay(story, (guid) => `again-${guid}`);
  expect(others.get(kept)).toBe(again.get(known));
  expect(everything(story)).toBe(before);

  // Without its memory the app knows none of them, and the world all the better.
  await story.stopApp();
  await story.startApp();
  const anew = await replay(story, (guid) => guid);
  expect(anew.get(kept)).toBeGreaterThan(10);
  expect(everything(story)).toBe(before);
});
