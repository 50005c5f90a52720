import { expect, test } from "vitest";
import { pairs, solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** The first deployment of API fails after three minutes, while Mail still deploys. */
const failingApi = (): Promise<Story> =>
  startStory({
    fleet: pairs,
    outcome: (site, _deployment, attempt) =>
      site.plan.id === "api" && attempt === 1
        ? {
            kind: "failure",
            after: Temporal.Duration.from({ minutes: 3 }),
            description: "Pods did not become ready",
          }
        : undefined,
  });

test("a failed service holds the release, and its team's retry completes it", async () => {
  await using story = await failingApi();
  const { people } = story;
  await story.go();
  await story.reach("on hold");
  expect(story.sentence()).toContain("API");
  const [question] = story.news();
  expect(question?.text).toContain("@acme/infra");
  expect(question?.text).toContain("Pods did not become ready");
  expect(question?.text).toContain("/retry api");

  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 failure", "mail 1 success"]);
  expect(story.news()).toHaveLength(1);

  const retry = await story.told(people.lead("api"), "/retry api");
  expect(story.reactions(retry)).toEqual(["eyes", "rocket"]);
  await story.reach("complete");
  expect(story.shipped().slice(2).sort()).toEqual([
    "api 2 success",
    "digest 1 success",
    "web 1 success",
  ]);
});

test("after a resume the services that don't need the failed one go on", async () => {
  await using story = await failingApi();
  const { people } = story;
  await story.go();
  await story.reach("on hold");
  // Nobody answers a hold in the second in which it shows.
  await story.pass({ seconds: 1 });
  const resume = await story.told(people.manager, "/resume the mails can't wait");
  expect(story.reactions(resume)).toEqual(["eyes", "rocket"]);

  await story.until(() => story.shipped().includes("digest 1 success"));
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 failure", "mail 1 success", "digest 1 success"]);

  await story.told(people.lead("api"), "/retry api");
  await story.reach("complete");
  expect(story.shipped().slice(3)).toEqual(["api 2 success", "web 1 success"]);
});

test("another team's retry is refused", async () => {
  await using story = await failingApi();
  const { people } = story;
  await story.go();
  await story.reach("on hold");
  const retry = await story.told(people.lead("mail"), "/retry api");
  expect(story.reactions(retry)).toEqual(["eyes", "confused"]);
  await story.pass({ minutes: 30 });
  expect(story.shipped()).toEqual(["api 1 failure", "mail 1 success"]);
});

test("threat 39: a deployment that is never heard of again holds the release when its time is over", async () => {
  await using story = await startStory({
    fleet: pairs,
    outcome: (site, _deployment, attempt) =>
      site.plan.id === "api" && attempt === 1 ? { kind: "stuck" } : undefined,
  });
  const { people } = story;
  await story.go();
  const [first] = story.deployments();
  await story.reach("on hold");
  expect(story.news()[0]?.text).toContain("@acme/infra");
  expect(story.clock.now().since(first!.start).total("minutes")).toBeCloseTo(30, 0);
  await story.told(people.lead("api"), "/retry api");
  await story.reach("complete");
  expect(story.shipped()).toContain("api 2 success");
});

test("threat 34: a deployment that GitHub refuses is asked about, and tried again when told to", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, simulator } = story;
  simulator.faults.push({
    matches: ({ method, path }) => method === "POST" && path.endsWith("/api/deployments"),
    when: "before",
    answer: { status: 422, body: { message: "The environment is locked" } },
    times: 1,
  });
  await story.go();
  await story.reach("on hold");
  expect(story.news()[0]?.text).toContain("@acme/infra");
  expect(story.news()[0]?.text).toContain("The environment is locked");
  await story.told(people.lead("api"), "/retry api");
  await story.reach("complete");
  expect(story.shipped()).toContain("api 2 success");
});

test("a service that was never released before has notes too", async () => {
  const services = solo.services.map((one) => ({ ...one, before: null }));
  await using story = await startStory({ fleet: { ...solo, services } });
  await story.go();
  await story.reach("complete");
  const [release] = story.releases(story.fleet.sites[0]!.repository);
  expect(release?.body).toContain("First release");
});
