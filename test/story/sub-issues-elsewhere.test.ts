import { expect, test } from "vitest";
import { siteOf, type Site } from "../../src/simulator/fleet.ts";
import { selectRepositories } from "../../src/simulator/world/apps.ts";
import { editBody, say } from "../../src/simulator/people.ts";
import { editRepository, setIssuesEnabled } from "../../src/simulator/world/repositories.ts";
import type { Comment, Issue, Repository } from "../../src/simulator/world/types.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { pair, solo } from "../support/fleets.ts";
import { withChecklist } from "../support/story-checklist.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";
import { toggled } from "../support/sub-issues.ts";
import { addToTrainFile } from "../support/train-rules.ts";

/** The train wants each sub-issue in the repository of its service. */
async function spread(
  options: StoryOptions = {},
  before: (story: Story) => void = () => undefined,
): Promise<Story> {
  const story = await startStory({ fleet: solo, running: false, ...options });
  addToTrainFile(story.fleet, "sub_issues: service");
  before(story);
  await story.startApp();
  story.people.open();
  story.people.prepare();
  return story;
}

const subIssuesIn = ({ issues }: Repository): readonly Issue[] =>
  [...issues.values()].filter(({ title }) => /^\[.*\] \S+ v/.test(title));

function only(repository: Repository): Issue {
  const [issue, ...others] = subIssuesIn(repository);
  if (!issue || others.length > 0) throw new Error(`${others.length + 1} sub-issues or none`);
  return issue;
}

const site = ({ fleet }: Story, id = "api"): Site => siteOf(fleet, id);

/** Somebody takes the service's repository from the App. @returns gives it back */
function hide(story: Story): () => void {
  const { world, trainRepository } = story.fleet;
  const [installation] = world.installations.values();
  if (!installation) throw new Error("The App is not installed");
  selectRepositories(world, installation, [trainRepository]);
  return () => selectRepositories(world, installation, "all");
}

/** A comment on the sub-issue in the service's repository. */
function saidThere(story: Story, by: User, text: string, id = "api"): Comment {
  const { repository } = site(story, id);
  return say(story.fleet.world, repository, only(repository), by, text);
}

const answered = (story: Story, comment: Comment): Promise<void> =>
  story.until(() => story.reactions(comment).some((one) => one === "rocket" || one === "confused"));

/** What the app said in an issue of this repository. */
const toldIn = (repository: Repository, issue: Issue): readonly string[] =>
  issue.comments.flatMap((id) => {
    const comment = repository.comments.get(id);
    return comment?.author.type === "Bot" ? [comment.body] : [];
  });

test("the team works in its own repository: ticks, votes and stops there, and the release ends as always", async () => {
  await using story = await spread({ fleet: pair }, (one) =>
    withChecklist(one, "Migrations ready"),
  );
  const { people, fleet } = story;
  const { repository } = site(story);
  await story.until(() => story.row("API").includes("not confirmed"));
  await story.pass({ minutes: 2 });
  expect(subIssuesIn(fleet.trainRepository)).toEqual([]);
  const issue = only(repository);
  expect(issue.labels).toContain("release:2.5.0");
  expect(fleet.trainRepository.issues.get(people.tracking().number)?.subIssues).toContain(issue.id);
  expect(only(site(story, "web").repository).blockedBy).toEqual([issue.id]);
  expect(story.row("API")).toContain("acme/api#");

  for (const id of ["api", "web"]) {
    const { repository: own, lead } = site(story, id);
    const sub = only(own);
    const body = `${toggled(sub.body, "item-migrations-ready", "x")}\n\nOur words`;
    editBody(fleet.world, own, sub, lead, body);
  }
  await story.reach("ready");
  expect(only(repository).body).toContain("confirmed by infra-lead");
  expect(only(repository).body).toContain("Our words");

  const votes = ["api", "web"].map((id) => saidThere(story, site(story, id).lead, "/go", id));
  for (const vote of votes) await answered(story, vote);
  expect(votes.map((one) => story.reactions(one))).toEqual([
    ["eyes", "rocket"],
    ["eyes", "rocket"],
  ]);
  await story.told(people.manager, "/go");
  await story.until(() => story.deployments().length > 0);
  const held = saidThere(story, site(story, "web").lead, "/hold web a customer is watching", "web");
  await answered(story, held);
  expect(story.reactions(held)).toEqual(["eyes", "rocket"]);
  await story.pass({ minutes: 20 });
  expect(story.shipped()).toEqual(["api 1 success"]);
  const resumed = saidThere(story, site(story, "web").lead, "/resume web", "web");
  await answered(story, resumed);
  await story.reach("complete");
  expect(subIssuesIn(repository).map(({ state }) => state)).toEqual(["closed"]);
  expect(subIssuesIn(fleet.trainRepository)).toEqual([]);
});

test("a stranger is refused there as anywhere, in that very issue, and a sub-issue numbered like the tracking issue is not it", async () => {
  await using story = await spread();
  const { people, fleet } = story;
  await story.until(() => subIssuesIn(site(story).repository).length === 1);
  await story.reach("ready");
  const { repository } = site(story);
  const issue = only(repository);
  const before = toldIn(fleet.trainRepository, people.tracking()).length;
  const comment = saidThere(story, people.person("mallory"), "/go");
  await answered(story, comment);
  expect(story.reactions(comment)).toEqual(["eyes", "confused"]);
  expect(toldIn(repository, issue)).toHaveLength(1);
  expect(toldIn(fleet.trainRepository, people.tracking())).toHaveLength(before);
});

test("what people wrote there while the app wrote is put back", async () => {
  await using story = await spread();
  const { simulator, fleet, people } = story;
  await story.until(() => subIssuesIn(site(story).repository).length === 1);
  await story.pass({ minutes: 1 });
  const { repository, lead } = site(story);
  const issue = only(repository);
  const before = simulator.onExchange;
  let isDone = false;
  // Right after the app has read the issue to write it.
  simulator.onExchange = (exchange) => {
    before?.(exchange);
    const isRead = exchange.path.endsWith(`/api/issues/${issue.number}`);
    if (isDone || exchange.method !== "GET" || !isRead) return;
    isDone = true;
    editBody(fleet.world, repository, issue, lead, `Meanwhile\n${issue.body}`);
  };
  people.red("api");
  await story.until(() => isDone);
  await story.pass({ minutes: 5 });
  expect(only(repository).body).toMatch(/^Meanwhile\r\n/);
});

test.each<[string, (story: Story) => void, string]>([
  [
    "not the same people can read both",
    ({ fleet, people }) =>
      editRepository(fleet.world, fleet.trainRepository, { isPrivate: true, by: people.manager }),
    "different people can read acme/api and this repository",
  ],
  [
    "issues are switched off there",
    (story) =>
      setIssuesEnabled(story.fleet.world, site(story).repository, {
        isEnabled: false,
        by: story.people.manager,
      }),
    "issues are switched off in acme/api. An admin there can switch them on",
  ],
])("where %s it stays in the train repository and says why", async (_, before, why) => {
  await using story = await spread({}, before);
  await story.until(() => subIssuesIn(story.fleet.trainRepository).length === 1);
  await story.pass({ minutes: 5 });
  expect(only(story.fleet.trainRepository).body).toContain(why);
  expect(subIssuesIn(site(story).repository)).toEqual([]);
  // Nothing of the train either.
  expect([...site(story).repository.issues.values()].filter(({ pull }) => !pull)).toEqual([]);
});

test("a repository that is renamed keeps its sub-issue, and what is said there is heard", async () => {
  await using story = await spread();
  const { fleet, people } = story;
  await story.until(() => subIssuesIn(site(story).repository).length === 1);
  await story.reach("ready");
  editRepository(fleet.world, site(story).repository, { name: "gateway", by: people.manager });
  await story.pass({ minutes: 10 });
  const comment = saidThere(story, site(story).lead, "/go");
  await answered(story, comment);
  expect(story.reactions(comment)).toEqual(["eyes", "rocket"]);
  expect(subIssuesIn(site(story).repository)).toHaveLength(1);
  expect(subIssuesIn(fleet.trainRepository)).toEqual([]);
});

test("while the App can't reach the repository no second one is opened, and afterwards it goes on there", async () => {
  await using story = await spread();
  const { fleet, people } = story;
  await story.until(() => subIssuesIn(site(story).repository).length === 1);
  await story.reach("ready");
  const reached = hide(story);
  await story.pass({ minutes: 10 });
  // Nothing is remembered of it either.
  await story.stopApp();
  await story.startApp();
  await story.pass({ hours: 1 });
  expect(subIssuesIn(fleet.trainRepository)).toEqual([]);
  expect(story.row("API")).toContain("Unknown");
  reached();
  const vote = saidThere(story, site(story).lead, "/go");
  await answered(story, vote);
  await story.reach("ready");
  await story.told(people.manager, "/go");
  await story.reach("complete");
  expect(subIssuesIn(site(story).repository)).toHaveLength(1);
});

test("an app that has lost its memory finds the sub-issue there and opens no other", async () => {
  await using story = await spread();
  await story.until(() => subIssuesIn(site(story).repository).length === 1);
  await story.reach("ready");
  const vote = saidThere(story, site(story).lead, "/go");
  await answered(story, vote);
  await story.stopApp();
  await story.startApp();
  await story.pass({ minutes: 20 });
  await story.told(story.people.manager, "/go");
  await story.reach("complete");
  expect(subIssuesIn(site(story).repository)).toHaveLength(1);
  expect(only(site(story).repository).state).toBe("closed");
});

test("a quiet hour costs few points more than with sub-issues in the train repository", async () => {
  const spent = async (story: Story): Promise<number> => {
    await story.until(() => story.state() === "ready");
    await story.pass({ minutes: 5 });
    const from = story.simulator.requests.length;
    await story.pass({ hours: 1 });
    return story.simulator.requests.slice(from).reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  };
  await using there = await spread({ fleet: pair });
  const own = await spent(there);
  await using here = await startStory({ fleet: pair });
  here.people.open();
  here.people.prepare();
  expect(own).toBeLessThanOrEqual((await spent(here)) + 10);
});
