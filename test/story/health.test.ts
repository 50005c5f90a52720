import { expect, test } from "vitest";
import { startMonitor, watchedBy, well, type Monitor } from "../../src/simulator/monitor.ts";
import type { FleetPlan } from "../../src/simulator/fleet.ts";
import { pair, pairs, solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const watched = (monitor: Monitor, fleet: FleetPlan = pairs): Promise<Story> =>
  startStory({ fleet: watchedBy(fleet, monitor, ["verify: 5m"]), monitor });

test("a service that is unhealthy holds the release, and what depends on it never starts", async () => {
  await using monitor = await startMonitor();
  await using story = await watched(monitor);
  const { people } = story;
  monitor.vitals.set("api", { ...well, errorRate: 0.05 });
  await story.go();
  await story.reach("on hold");
  expect(story.sentence()).toContain(
    "API is deployed and unhealthy: error rate: 0.05, more than 0.01",
  );
  const [question] = story.news();
  expect(question?.text).toContain("@acme/infra");
  expect(question?.text).toContain("/confirm api health");
  await story.pass({ minutes: 5 });
  expect(story.shipped()).toEqual(["api 1 success", "mail 1 success"]);
  expect(story.row("API")).toContain("❌ unhealthy");
  expect(story.row("Mail")).toContain("✅ healthy");

  monitor.vitals.delete("api");
  await story.told(people.lead("api"), "/retry api");
  await story.reach("complete");
  expect(story.shipped().slice(2).sort()).toEqual([
    "api 2 success",
    "digest 1 success",
    "web 1 success",
  ]);
});

test("a release is complete when all was healthy for as long as it is watched, and each is live only after its soak", async () => {
  await using monitor = await startMonitor();
  await using story = await watched(monitor, pair);
  await story.go();
  await story.reach("verifying");
  const deployments = story.deployments();
  const at = (id: string) => deployments.find(({ service }) => service === id);
  const gap = at("web")?.start.since(at("api")?.end ?? story.clock.now());
  expect(gap?.total("seconds")).toBeGreaterThanOrEqual(60);
  await story.reach("complete");
  expect(story.shown()).toContain("- [x] Health checks and metrics are healthy (2 of 2)");
  expect(story.shown()).toContain("- [x] Observation period finished");
  expect(monitor.asked.filter((one) => one.startsWith("p99_seconds")).length).toBeGreaterThan(0);
  // Once it is over nobody asks any more.
  const asked = monitor.asked.length;
  await story.pass({ minutes: 5 });
  expect(monitor.asked).toHaveLength(asked);
});

test("health that is lost while the release is watched holds it, and nothing is published", async () => {
  await using monitor = await startMonitor();
  await using story = await watched(monitor, solo);
  await story.go();
  await story.reach("verifying");
  await story.until(() => story.sentence().includes("is live; observed until"));
  monitor.vitals.set("api", { ...well, isUp: false });
  await story.reach("on hold");
  expect(story.sentence()).toContain("API is deployed and unhealthy: health check: answers 503");
  await story.pass({ minutes: 5 });
  expect(story.releases(story.fleet.sites[0]!.repository)).toEqual([]);
});

test("what can't be measured asks the team, and goes on when it vouches or the measuring does", async () => {
  await using monitor = await startMonitor();
  await using story = await watched(monitor, solo);
  const { people } = story;
  monitor.isMeasuring = false;
  await story.go();
  await story.reach("on hold");
  expect(story.sentence()).toContain("was not healthy in time");
  expect(story.sentence()).toContain("Prometheus says: the store is away");
  await story.told(
    people.lead("api"),
    "/confirm api health Prometheus is down, the graphs of the host are fine",
  );
  await story.reach("verifying");
  expect(story.record()?.body).toContain("Confirmed the health of api in attempt 1");
  await story.told(people.manager, "/complete");
  await story.reach("complete");
});

test("an app that forgot everything proves it anew, and deploys nothing twice", async () => {
  await using monitor = await startMonitor();
  await using story = await startStory({
    fleet: watchedBy(pair, monitor),
    monitor,
    store: { kind: "embedded", directory: ":memory:" },
  });
  await story.go();
  await story.until(() => story.shipped().includes("api 1 success"));
  await story.pass({ seconds: 30 });
  await story.stopApp();
  await story.startApp();
  await story.reach("complete");
  const [api] = story.deployments();
  const web = story.deployments().find(({ service }) => service === "web");
  expect(web?.start.since(api!.end!).total("seconds")).toBeGreaterThanOrEqual(90);
  expect(story.shipped()).toHaveLength(2);
});
