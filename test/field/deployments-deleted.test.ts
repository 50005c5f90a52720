/**
 * A clean-up deletes deployments (Kaiwen0418/agent-benchmark#100, MinBZK/regelrecht#75, elastic/docs-builder#334): what was
 * deployed is still known, nothing is deployed again by itself, and the way back leads where it led before.
 */
import { describe, expect, it } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { endByHand } from "../../src/simulator/deployed-again.ts";
import { deleteDeployment } from "../../src/simulator/world/deployments.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import { pair } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** As such tools do: each is set inactive, then deleted. */
function cleanUp({ fleet }: Story, id: string, isMeant: (one: Deployment) => boolean): number {
  const { repository, developer: by } = siteOf(fleet, id);
  const meant = [...repository.deployments.values()].filter(isMeant);
  for (const one of meant) {
    endByHand(fleet.world, repository, one, by);
    deleteDeployment(fleet.world, repository, one, { by });
  }
  return meant.length;
}

const isOwn = (one: Deployment): boolean =>
  typeof one.payload === "object" && one.environment === "production";

/** How often each commit of the release was taken to production, also where that was deleted since. */
function countingFrom(story: Story): () => readonly string[] {
  const seen: string[] = [];
  story.fleet.world.listen((event) => {
    if (event.name !== "deployment" || event.action !== "created") return;
    const one = event.subject["deployment"] as Deployment;
    if (!isOwn(one)) return;
    const { service, attempt } = one.payload as { service: string; attempt: number };
    seen.push(`${one.task} ${service} ${attempt}`);
  });
  return () => seen;
}

describe("what production ran before", () => {
  it("MinBZK/regelrecht#75: its deployments are gone, and the rollback leads there all the same", async () => {
    await using story = await startStory({ fleet: pair });
    const api = siteOf(story.fleet, "api").repository;
    const before = [...api.deployments.values()].find(
      ({ environment }) => environment === "production",
    )?.sha;
    await story.go();
    await story.until(() => story.row("API").includes("live"));
    expect(
      cleanUp(story, "api", (one) => one.environment === "production" && !isOwn(one)),
    ).toBeGreaterThan(0);
    await story.pass({ minutes: 2 });
    await story.told(story.fleet.manager, "/rollback it smells");
    await story.reach("rolled back");
    expect(
      story.deployments().find(({ task, service }) => task === "rollback" && service === "api")
        ?.sha,
    ).toBe(before);
  });
});

const ofApi = (all: readonly string[]): readonly string[] =>
  all.filter((one) => one.includes("api"));

describe("what the release deployed itself", () => {
  it.each(["live", "deploying"] as const)(
    "Kaiwen0418/agent-benchmark#100: it is gone while it is %s: nothing is deployed twice, people are asked, and it can go back",
    async (moment) => {
      await using story = await startStory({ fleet: pair });
      const created = countingFrom(story);
      await story.go();
      if (moment === "live") await story.until(() => story.row("API").includes("live"));
      else await story.pass({ minutes: 2 });
      expect(cleanUp(story, "api", isOwn)).toBe(1);
      await story.reach("on hold");
      await story.pass({ minutes: 45 });
      expect(ofApi(created())).toEqual(["deploy api 1"]);
      expect(story.news()[0]?.text).toMatch(/^@acme\/infra: .*GitHub doesn't show it/);
      await story.told(story.fleet.manager, "/rollback it smells");
      await story.reach("rolled back");
      expect(ofApi(created())).toEqual(["deploy api 1", "rollback api 1"]);
    },
  );

  it.each(["live", "deploying"] as const)(
    "elastic/docs-builder#334: the app's data is lost with it while it is %s: nothing is deployed twice, and people are asked",
    async (moment) => {
      await using story = await startStory({ fleet: pair });
      const created = countingFrom(story);
      await story.go();
      if (moment === "live") await story.until(() => story.row("API").includes("live"));
      else await story.until(() => story.row("API").includes("deploying"));
      await story.stopApp();
      expect(cleanUp(story, "api", isOwn)).toBe(1);
      await story.startApp();
      await story.reach("on hold");
      await story.pass({ minutes: 45 });
      expect(ofApi(created())).toEqual(["deploy api 1"]);
      expect(
        story.news().some(({ text }) => /^@acme\/infra: .*GitHub doesn't show it/.test(text)),
      ).toBe(true);
      await story.told(story.fleet.manager, "/retry api");
      await story.until(() => ofApi(created()).length === 2);
      expect(ofApi(created())).toEqual(["deploy api 1", "deploy api 2"]);
    },
  );
});
