import { expect, test } from "vitest";
import { siteOf } from "../../src/simulator/fleet.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { createMilestone } from "../../src/simulator/world/labels.ts";
import { addBlockedBy } from "../../src/simulator/world/sub-issues.ts";
import type { Issue, Repository } from "../../src/simulator/world/types.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

/** Everything is ready, and all teams have voted go. */
async function voted(): Promise<Story> {
  const story = await startStory({ fleet: pairs });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  story.people.vote();
  await story.settle();
  return story;
}

/** An issue with the label, in the milestone of the release. */
function report(story: Story, repository: Repository, ...labels: readonly string[]): Issue {
  const { world, manager: by } = story.fleet;
  const titled = [...repository.milestones.values()].find(({ title }) => title === "v2.5.0");
  const milestone = (titled ?? createMilestone(world, repository, { title: "v2.5.0", by })).number;
  return createIssue(world, repository, {
    title: "Orders are lost",
    by,
    milestone,
    labels: ["release-blocker", ...labels],
  });
}

const close = ({ fleet: { world, manager: by } }: Story, repository: Repository, issue: Issue) =>
  editIssue(world, repository, issue, { state: "closed", by });

test("a blocker keeps its service from the release until it is closed, and the issue names it", async () => {
  await using story = await voted();
  const { people, fleet } = story;
  const { repository } = siteOf(fleet, "web");
  const bug = report(story, repository);
  await story.reach("planning");
  expect(story.row("Web")).toContain("Blocked");
  expect(story.row("Web")).toContain(`${fleet.plan.org}/${repository.name}#${bug.number}`);
  expect(story.row("API")).toContain("Ready");
  const early = await story.told(people.manager, "/go");
  expect(story.reactions(early)).toEqual(["eyes", "confused"]);

  close(story, repository, bug);
  await story.reach("ready");
  await story.told(people.manager, "/go");
  await story.reach("complete");
});

test("one in the train repository blocks all; a manager sets it aside, and the notes say so", async () => {
  await using story = await voted();
  const { people, fleet } = story;
  const bug = report(story, fleet.trainRepository);
  await story.reach("planning");
  for (const name of ["API", "Web", "Mail", "Digest"]) expect(story.row(name)).toContain("Blocked");
  const notHers = await story.told(people.lead("api"), `/waive blocker #${bug.number} fine`);
  expect(story.reactions(notHers)).toEqual(["eyes", "confused"]);
  const word = await story.told(
    people.manager,
    `/waive blocker #${bug.number} only in the old shop`,
  );
  expect(story.reactions(word)).toEqual(["eyes", "rocket"]);
  await story.reach("ready");
  expect(story.shown()).toContain("only in the old shop");
  // The record holds it, not the memory of the app.
  await story.stopApp();
  await story.startApp();
  await story.told(people.manager, "/go");
  await story.reach("complete");
  const [notes] = story.releases(fleet.trainRepository);
  expect(notes?.body).toContain("only in the old shop");
});

test("a dependency of the tracking issue on an issue of any repository blocks until that is closed", async () => {
  await using story = await voted();
  const { people, fleet } = story;
  const { world, manager: by, trainRepository } = fleet;
  const { repository } = siteOf(fleet, "mail");
  const secret = createIssue(world, repository, { title: "Key rotation", by });
  addBlockedBy(world, trainRepository, people.tracking(), { blocking: secret, by });
  await story.reach("planning");
  expect(story.shown()).toContain(`#${secret.number}`);
  close(story, repository, secret);
  await story.reach("ready");
});

test("one that appears in the middle of the rollout keeps back what hasn't started, and says whom it waits for", async () => {
  await using story = await startStory({ fleet: pairs });
  const started = () => story.deployments().map((one) => one.service);
  await story.go();
  await story.until(() => started().length === 2);
  const { repository } = siteOf(story.fleet, "web");
  const bug = report(story, repository);
  await story.pass({ minutes: 40 });
  expect(started().toSorted()).toEqual(["api", "digest", "mail"]);
  expect(story.shown()).toContain("Web is no longer ready");
  expect(story.replies().some(({ text }) => text.includes("@acme/frontend"))).toBe(true);
  close(story, repository, bug);
  await story.reach("complete");
  expect(started().toSorted()).toEqual(["api", "digest", "mail", "web"]);
});
