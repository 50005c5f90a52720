import { expect, test } from "vitest";
import type { Outcome } from "../../src/simulator/pipelines.ts";
import { isDeployment, killAt } from "../support/deaths.ts";
import { pairs } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

const failure = (description: string): Outcome => ({
  kind: "failure",
  after: Temporal.Duration.from({ minutes: 12 }),
  description,
});

/** Web fails when all the others are live; what goes back succeeds. */
const failingWeb = (options: StoryOptions = {}): Promise<Story> =>
  startStory({
    fleet: pairs,
    outcome: (site, { task }) =>
      site.plan.id === "web" && task === "deploy" ? failure("Errors rise") : undefined,
    ...options,
  });

const before = (story: Story, id: string): string | undefined => {
  const site = story.fleet.sites.find(({ plan }) => plan.id === id);
  const first = [...(site?.repository.deployments.values() ?? [])].find(
    ({ environment }) => environment === "production",
  );
  return first?.sha;
};

/** What goes back, and that nothing does before what is on top of it: what is on top of each comes before it. */
function checkOrder(story: Story, there: readonly string[]): void {
  const back = story.deployments().filter(({ task }) => task === "rollback");
  expect(back.map(({ service }) => service).toSorted()).toEqual(there.toSorted());
  for (const [above, below] of [
    ["web", "api"],
    ["digest", "mail"],
  ]) {
    const first = back.find(({ service }) => service === above);
    const next = back.find(({ service }) => service === below);
    if (!first?.end || !next) throw new Error(`${above} or ${below} did not go back`);
    expect(Temporal.Instant.compare(first.end, next.start)).toBeLessThanOrEqual(0);
  }
}

test("the whole release goes back, what no edge orders at the same time, and is over", async () => {
  await using story = await failingWeb();
  const { people, fleet } = story;
  await story.go();
  await story.until(() => story.shipped().includes("web 1 failure"));
  const there = story.deployments().map(({ service }) => service);

  const rollback = await story.told(people.manager, "/rollback errors rise");
  expect(story.reactions(rollback)).toEqual(["eyes", "rocket"]);
  await story.reach("rolled back");
  await story.pass({ minutes: 5 });

  const back = story.deployments().filter(({ task }) => task === "rollback");
  checkOrder(story, there);
  for (const { service, sha } of back) expect(sha).toBe(before(story, service));
  const [first, second] = back;
  expect(first?.end && second && Temporal.Instant.compare(second.start, first.end)).toBe(-1);
  const tracking = people.tracking();
  expect([tracking.state, tracking.stateReason]).toEqual(["closed", "not_planned"]);
  for (const { repository } of fleet.sites) expect(story.releases(repository)).toEqual([]);
  expect(story.releases(fleet.trainRepository)).toEqual([]);
  const subIssues = [...fleet.trainRepository.issues.values()].filter(({ labels }) =>
    labels.includes("release-train:service"),
  );
  expect(new Set(subIssues.map(({ stateReason }) => stateReason))).toEqual(
    new Set(["not_planned"]),
  );
  const postMortems = [...fleet.trainRepository.issues.values()].filter(({ labels }) =>
    labels.includes("release-train:post-mortem"),
  );
  expect(postMortems).toHaveLength(1);
  expect(postMortems[0]?.body).toContain("- [ ] Web 1.1.0: Improve web");
  expect(story.replies().map(({ key }) => key)).toContain("post-mortem");
  const shipped = story.shipped();
  const go = await story.told(people.manager, "/go");
  expect(story.reactions(go)).toContain("confused");
  await story.pass({ minutes: 5 });
  expect(story.shipped()).toEqual(shipped);
});

test("a part goes back, the rest waits for a manager and is published without it", async () => {
  await using story = await failingWeb();
  const { people, fleet } = story;
  await story.go();
  await story.until(() => story.shipped().includes("web 1 failure"));
  await story.told(people.lead("web"), "/rollback web");
  await story.until(() => story.shipped().includes("back web 1 success"));
  await story.pass({ minutes: 30 });
  expect(story.state()).toBe("on hold");
  await story.told(people.manager, "/resume the rest is fine");
  await story.reach("complete");
  expect(story.releases(fleet.trainRepository)[0]?.body).toMatch(/### Rolled back\n- Web 1\.1\.0/);
  const site = fleet.sites.find(({ plan }) => plan.id === "web");
  expect(site && story.releases(site.repository)).toEqual([]);
});

test("each step happens once, though its creation at first is answered with an error", async () => {
  await using story = await failingWeb();
  const { people } = story;
  await story.go();
  await story.until(() => story.shipped().includes("web 1 failure"));
  for (const id of ["api", "mail"]) {
    story.simulator.faults.push({
      matches: isDeployment(id),
      times: 1,
      when: "after",
      answer: { status: 502, body: { message: "Server Error" } },
    });
  }
  await story.told(people.manager, "/rollback");
  await story.reach("rolled back");
  expect(story.shipped().filter((one) => one.startsWith("back "))).toHaveLength(4);
});

test.each(["with its memory", "without its memory"])(
  "killed in the middle of it, the app goes on %s",
  async (memory) => {
    const store = await lastingStore();
    await using story = await failingWeb({ running: false });
    const app = await story.spawnApp(store);
    await story.go();
    await story.until(() => story.shipped().includes("web 1 failure"));
    const there = story.deployments().map(({ service }) => service);
    const death = killAt(story.simulator, app, { isMeant: isDeployment("mail"), effect: "late" });
    await story.told(story.people.manager, "/rollback");
    await story.until(death.hasCome);
    await story.spawnApp(memory === "with its memory" ? store : await lastingStore());
    await story.pass({ seconds: 30 });
    death.land();
    await story.reach("rolled back");
    expect(story.state()).toBe("rolled back");
    checkOrder(story, there);
  },
  // Two lives of the app, each in a process of its own.
  60_000,
);

test("a step that fails or never answers keeps it open until its team tries again", async () => {
  await using story = await failingWeb({
    outcome: (site, { task }, attempt) => {
      if (site.plan.id === "web" && task === "deploy") return failure("Errors rise");
      if (site.plan.id === "mail" && task === "rollback" && attempt === 1) return { kind: "never" };
      return undefined;
    },
  });
  const { people } = story;
  await story.go();
  await story.until(() => story.shipped().includes("web 1 failure"));
  await story.told(people.manager, "/rollback");
  await story.until(() => story.replies().some(({ key }) => key === "rollback-failed:mail:1"));
  await story.pass({ minutes: 30 });
  // Nothing depends on Mail any more, and the other pair has nothing to do with it.
  expect(story.shipped()).toContain("back api 1 success");
  expect(story.state()).toBe("rolling back");
  await story.told(people.lead("mail"), "/retry mail");
  await story.reach("rolled back");
  expect(story.shipped()).toContain("back mail 2 success");
});
