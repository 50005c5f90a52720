import { expect, test } from "vitest";
import { releaseHead, siteOf } from "../../src/simulator/fleet.ts";
import { storefront } from "../../src/simulator/storefront.ts";
import { startStory } from "../support/story.ts";

/** What a release of six services in 40 minutes may cost: a tenth of an hour's budget. What is answered 304 is free. */
const bound = { requests: 600, points: 450 };

test("a release of six services goes from plan to published notes", async () => {
  await using story = await startStory();
  const { people, fleet } = story;
  const issue = people.open();
  const written = issue.body;
  await story.reach("planning");
  expect(story.row("API Gateway")).toContain("Blocked");
  // As a browser saves it: with \r\n everywhere, the app's part included.
  const note = "\r\n\r\nStandup at 13:45 🚂\r\n\r\n- [ ] cake for **infra**  \r\n";
  people.edit(people.manager, issue.body.replaceAll("\n", "\r\n") + note);

  people.prepare();
  await story.reach("ready");
  for (const { name } of storefront.services) expect(story.row(name)).toContain("Ready");
  people.vote();
  await story.settle();
  expect(story.state()).toBe("ready");
  expect(story.deployments()).toEqual([]);
  people.say(people.manager, "/go");
  await story.reach("complete");

  const shipped = story.deployments();
  expect([...story.shipped()].sort()).toEqual(
    storefront.services.map(({ id }) => `${id} 1 success`).sort(),
  );
  const of = (id: string) => {
    const found = shipped.find((one) => one.service === id);
    if (!found?.end) throw new Error(`${id} did not end`);
    return { ...found, end: found.end };
  };
  for (const { id, dependsOn } of storefront.services) {
    for (const before of dependsOn) {
      expect(of(id).start.since(of(before).end).total("seconds")).toBeGreaterThanOrEqual(0);
    }
  }
  // Neither depends on the other: both start when the gateway is live.
  expect(of("logging-service").start).toEqual(of("auth-service").start);

  for (const { id, name, version, changes } of storefront.services) {
    const site = siteOf(fleet, id);
    const [release, ...more] = story.releases(site.repository);
    expect(more).toEqual([]);
    expect(release?.tagName).toBe(`v${version}`);
    expect(site.repository.refs.get(`refs/tags/v${version}`)).toBe(releaseHead(fleet, site));
    for (const change of changes) expect(release?.body).toContain(change);
    expect(release?.body?.match(/pull\/\d+/g)).toHaveLength(changes.length);
    expect(story.row(name)).toContain("live");
  }
  const [notes, ...more] = story.releases(fleet.trainRepository);
  expect(more).toEqual([]);
  expect(notes?.tagName).toBe("v2.5.0");
  for (const change of storefront.services.flatMap((one) => one.changes)) {
    expect(notes?.body).toContain(change);
  }
  expect(issue.state).toBe("closed");
  const gap = "\r\n";
  expect(story.written()).toBe(written.replaceAll("\n", "\r\n") + gap + note);

  const { requests, notModified, points } = story.app.github.usage();
  expect(requests - notModified).toBeLessThan(bound.requests);
  expect(points).toBeLessThan(bound.points);
});
