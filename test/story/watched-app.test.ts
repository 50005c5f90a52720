/** What a running app tells those who operate it: metrics, readiness and its log. */
import { expect, test } from "vitest";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const metricsOf = async ({ app }: Story): Promise<string> =>
  (await fetch(`${app.url}/metrics`)).text();

/** A line of the log, as far as it is about decisions and effects. */
interface Line {
  readonly message: string;
  readonly release?: string;
  readonly epoch?: number;
  readonly deliveries?: readonly string[];
  readonly effects?: readonly string[];
  readonly action?: string;
}

/** The value of the one line that begins so. */
const valueOf = (metrics: string, begin: string): number =>
  Number(
    metrics
      .split("\n")
      .find((line) => line.startsWith(`${begin} `))
      ?.slice(begin.length + 1),
  );

test("the metrics follow a release to its end and name nobody", async () => {
  await using story = await startStory({ fleet: solo });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 10 });
  const waiting = await metricsOf(story);
  expect(valueOf(waiting, 'release_train_releases{state="ready"}')).toBe(1);
  expect(valueOf(waiting, 'release_train_oldest_question_seconds{state="ready"}')).toBeGreaterThan(
    599,
  );
  story.people.vote();
  await story.settle();
  story.people.say(story.people.manager, "/go");
  await story.reach("complete");

  const metrics = await metricsOf(story);
  const families = [...metrics.matchAll(/^# TYPE (release_train_\w+) /gm)].map(([, name]) => name);
  expect(families.length).toBeGreaterThanOrEqual(10);
  expect(valueOf(metrics, 'release_train_releases{state="ready"}')).toBe(0);
  const deploys = 'release_train_actions_total{kind="deploy",outcome="done"}';
  expect(valueOf(metrics, deploys)).toBe(solo.services.length);
  expect(valueOf(metrics, 'release_train_decisions_total{state="complete"}')).toBeGreaterThan(0);
  const heard = 'release_train_deliveries_total{event="issue_comment",outcome="kept"}';
  expect(valueOf(metrics, heard)).toBeGreaterThan(0);
  expect(metrics).toMatch(
    /release_train_github_budget_remaining\{installation="\d+",api="rest"\} \d/,
  );
  const labels = metrics.split("\n").filter((line) => !line.startsWith("#"));
  const names = [story.fleet.plan.org, story.people.manager.login, "api", "2.5.0"];
  const found = names.filter((name) => labels.some((line) => line.includes(`"${name}`)));
  expect(found).toEqual([]);
});

test("lost deliveries are counted, and those that were fetched", async () => {
  await using story = await startStory({ fleet: solo });
  await story.stopApp();
  story.people.open();
  await story.startApp();
  await story.settle();
  const metrics = await metricsOf(story);
  expect(valueOf(metrics, "release_train_deliveries_lost_total")).toBeGreaterThan(0);
  expect(valueOf(metrics, "release_train_deliveries_recovered_total")).toBeGreaterThan(0);
});

test("each decision with effects and each effect is a line with its release and deliveries", async () => {
  await using story = await startStory({ fleet: solo });
  await story.go();
  await story.reach("complete");
  const lines = story.logged.map(({ fields, message }): Line => ({
    ...fields,
    message,
  }));
  const deploy = lines.find((line) => line.message === "Done" && line.action === "deploy");
  expect(deploy).toMatchObject({ service: "api", attempt: 1, task: "deploy" });
  const decided = lines.find((line) => line.message === "Decided" && line.epoch === deploy?.epoch);
  expect(decided).toMatchObject({ release: deploy?.release });
  expect(decided?.effects).toContain("deploy");
  const acknowledged = lines.filter((line) => line.action === "acknowledge");
  expect(acknowledged.flatMap((line) => line.deliveries).length).toBeGreaterThan(0);
});

test("an App without what it needs is ready and says what it lacks", async () => {
  await using story = await startStory({ fleet: solo });
  const ask = async () => {
    const response = await fetch(`${story.app.url}/readyz`);
    return { status: response.status, content: await response.json() };
  };
  // Deliveries from before the App had an address are lost, and this one arrives.
  story.people.open();
  await story.settle();
  expect(await ask()).toEqual({
    status: 200,
    content: {
      ready: true,
      checks: { store: "ok", github: "ok", permissions: "ok", deliveries: "ok" },
    },
  });
  await story.stopApp();
  const [installation] = story.fleet.world.installations.values();
  if (!installation) throw new Error("The App is installed nowhere.");
  installation.permissions = { ...installation.permissions, deployments: "read" };
  story.expectTrouble(/Readiness check failed/);
  await story.startApp();
  await story.settle();
  expect(await ask()).toMatchObject({
    status: 200,
    content: { ready: true, checks: { permissions: "failed" } },
  });
});
