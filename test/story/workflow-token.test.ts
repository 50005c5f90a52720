import { expect, test } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { pair } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("a workflow of a service reads the release that ships it, by a token that GitHub made for it", async () => {
  const publicUrl = "https://train.example.com";
  await using story = await startStory({ fleet: pair, hearers: { publicUrl } });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  const { repository } = siteOf(story.fleet, "web");
  const ask = async (audience: string): Promise<Response> =>
    fetch(`${story.app.url}/api/releases`, {
      headers: {
        authorization: `Bearer ${story.simulator.workflowToken(repository, { audience })}`,
        // Of somebody elsewhere: this machine sees everything.
        "x-forwarded-for": "203.0.113.7",
      },
    });
  const before = story.simulator.requests.length;
  const seen = await ask(publicUrl);
  expect(await seen.json()).toMatchObject({ releases: [{ train: "shop", state: "ready" }] });
  expect((await ask("https://else.example.com")).status).toBe(403);
  const page = `${story.app.url}/releases/acme/${story.fleet.trainRepository.name}/${story.people.tracking().number}`;
  const pages = await Promise.all(Array.from({ length: 200 }, () => fetch(page)));
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
  expect(story.simulator.requests.length).toBe(before);
});
