import { expect } from "vitest";
import { readRecordMark } from "../../src/model/marks.ts";
import { releaseHead } from "../../src/simulator/fleet.ts";
import type { Story } from "./story.ts";

/** Everything that must happen in a release has happened, in the right order, and once. */
export async function expectWholeRelease(story: Story): Promise<void> {
  const { fleet, people } = story;
  // What is left to say after the state was shown.
  await story.pass({ minutes: 5 });
  const shipped = story.deployments();
  expect(shipped.map((one) => `${one.service} ${one.attempt} ${one.state}`).toSorted()).toEqual(
    fleet.plan.services.map(({ id }) => `${id} 1 success`).toSorted(),
  );
  for (const { id, dependsOn } of fleet.plan.services) {
    const start = shipped.find((one) => one.service === id)?.start;
    for (const before of dependsOn) {
      const end = shipped.find((one) => one.service === before)?.end;
      if (!start || !end) throw new Error(`${before} or ${id} was not deployed`);
      expect(Temporal.Instant.compare(end, start)).toBeLessThanOrEqual(0);
    }
  }
  for (const site of fleet.sites) {
    const [release, ...more] = story.releases(site.repository);
    expect(more).toEqual([]);
    expect(release?.tagName).toBe(`v${site.plan.version}`);
    expect(site.repository.refs.get(`refs/tags/v${site.plan.version}`)).toBe(
      releaseHead(fleet, site),
    );
  }
  expect(story.releases(fleet.trainRepository).map((one) => one.tagName)).toEqual([
    `v${fleet.plan.version}`,
  ]);
  expect(people.tracking().state).toBe("closed");
  expect(story.state()).toBe("complete");

  const said = story.replies().map((one) => one.key);
  expect(said).toEqual([...new Set(said)]);
  const records = people
    .tracking()
    .comments.map((id) => fleet.trainRepository.comments.get(id))
    .filter((one) => one && readRecordMark(one.body) !== undefined);
  expect(records).toHaveLength(1);
}
