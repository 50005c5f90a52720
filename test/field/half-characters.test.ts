/** Characters that take two units of UTF-16, where texts are cut: the half of one is refused, or never the same again. */
import { expect, it } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

it.each(["elizaOS/eliza#18079", "octopusreview/octopus#686"])(
  "%s: a service with a long name of such characters gets its sub-issue and its deployment",
  async () => {
    const name = `A${"🚂".repeat(99)}`;
    const services = solo.services.map((one) => ({ ...one, name, team: "infra" }));
    await using story = await startStory({ fleet: { ...solo, services } });
    await story.go();
    await story.reach("complete");
    const { repository } = siteOf(story.fleet, "api");
    const subIssue = [...story.fleet.trainRepository.issues.values()].find(({ title }) =>
      title.startsWith("["),
    );
    expect(subIssue?.title).toMatch(/^\[infra\] A🚂+ v1\.1\.0$/u);
    for (const { description } of repository.deployments.values())
      expect((description ?? "").isWellFormed()).toBe(true);
    // The title that is wanted is the one that is there: it isn't written again and again.
    const edits = story.simulator.requests.filter(
      ({ method, path }) => method === "PATCH" && path.endsWith(`/issues/${subIssue?.number ?? 0}`),
    );
    expect(edits.length).toBeLessThan(6);
  },
);
