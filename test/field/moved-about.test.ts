/**
 * People open a release's issue again after its end, pin it, and take its sub-issues away (thoth-station/kebechet#674,
 * probot/no-response#32, octokit/octokit.net#2942): nothing happens twice, and what is missing comes back.
 */
import { expect, it } from "vitest";
import { deleteIssue, editIssue, setPinned } from "../../src/simulator/world/issues.ts";
import { removeSubIssue } from "../../src/simulator/world/sub-issues.ts";
import { transferIssue } from "../../src/simulator/world/transfer-issue.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { pair } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const subIssues = ({ fleet, people }: Story): readonly Issue[] =>
  [...fleet.trainRepository.issues.values()].filter((one) => one !== people.tracking());

const deployed = (story: Story): readonly string[] =>
  story.deployments().map(({ task, service, attempt }) => `${task} ${service} ${attempt}`);

const published = ({ fleet }: Story): readonly string[] =>
  [...fleet.world.repositories.values()].flatMap(({ name, releases }) =>
    [...releases.values()].map(({ tagName }) => `${name} ${tagName}`),
  );

it.each(["complete", "rolled back", "aborted"] as const)(
  "thoth-station/kebechet#674, probot/no-response#32: an issue that is opened again when its release is %s starts, publishes and closes nothing",
  async (end) => {
    await using story = await startStory({ fleet: pair });
    await story.go();
    const { people } = story;
    if (end === "rolled back") await story.told(people.manager, "/rollback it smells");
    if (end === "aborted") await story.told(people.manager, "/abort it smells");
    await story.reach(end);
    await story.pass({ minutes: 1 });
    const before = [deployed(story), published(story), story.replies().length];
    people.reopen();
    await story.pass({ minutes: 5 });
    expect([deployed(story), published(story), story.replies().length]).toEqual(before);
    expect(story.state()).toBe(end);
    expect(people.tracking().state).toBe("open");
  },
);

it("octokit/octokit.net#2942: an issue that is pinned, and unpinned, in mid-release goes on", async () => {
  await using story = await startStory({ fleet: pair });
  await story.go();
  const { world, trainRepository, manager: by } = story.fleet;
  for (const isPinned of [true, false, true])
    setPinned(world, trainRepository, story.people.tracking(), { isPinned, by });
  await story.reach("complete");
  expect(new Set(deployed(story)).size).toBe(deployed(story).length);
});

/** What is done to the sub-issue of API. */
const losses: Readonly<Record<string, (story: Story, sub: Issue) => void>> = {
  unlinked: ({ fleet: { world, trainRepository, manager: by }, people }, sub) =>
    removeSubIssue(world, trainRepository, people.tracking(), { sub, by }),
  deleted: ({ fleet: { world, trainRepository, manager: by } }, sub) =>
    deleteIssue(world, trainRepository, sub, { by }),
  "transferred to a service's repository": ({ fleet }, sub) => {
    const { world, trainRepository, manager: by } = fleet;
    const [to] = fleet.sites.map(({ repository }) => repository);
    if (!to) throw new Error("The fleet has no service");
    to.collaborators.set(by.id, "write");
    transferIssue(world, trainRepository, sub, { to, by });
  },
};

it.each(
  Object.keys(losses).flatMap((loss) => [
    [loss, "planning"] as const,
    [loss, "rolling out"] as const,
  ]),
)(
  "kind f: a sub-issue is %s, %s: there is one of each service, and the release goes on",
  async (loss, moment) => {
    await using story = await startStory({ fleet: pair });
    story.expectTrouble(/./);
    const { people } = story;
    if (moment === "planning") {
      people.open();
      people.prepare();
      await story.reach("ready");
    } else await story.go();
    await story.pass({ minutes: 1 });
    const count = subIssues(story).length;
    const [sub] = subIssues(story);
    if (!sub) throw new Error("There is no sub-issue");
    losses[loss]?.(story, sub);
    await story.pass({ minutes: 5 });
    const titles = subIssues(story).map(({ title }) => title);
    expect(new Set(titles).size).toBe(count);
    expect(titles).toHaveLength(count);
    if (moment === "planning") return;
    // Elsewhere it still blocks the tracking issue, which says so, until somebody closes it.
    for (const { repository } of story.fleet.sites)
      for (const issue of repository.issues.values())
        editIssue(story.fleet.world, repository, issue, {
          by: story.fleet.manager,
          state: "closed",
        });
    await story.reach("complete");
    expect(new Set(deployed(story)).size).toBe(deployed(story).length);
  },
);
