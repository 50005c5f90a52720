/** In the middle of a release the App loses sight of its issue, or may not write there any more. */
import { expect, it } from "vitest";
import {
  selectRepositories,
  setPermissions,
  setSuspended,
  uninstallApp,
} from "../../src/simulator/world/apps.ts";
import type { Installation } from "../../src/simulator/world/app-types.ts";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { deleteIssue } from "../../src/simulator/world/issues.ts";
import { pairs, solo } from "../support/fleets.ts";
import { startSlack, type FakeSlack } from "../support/slack.ts";
import { startStory, type Story } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

const startTold = async ({ url }: FakeSlack): Promise<Story> => {
  const story = await startStory({ fleet: solo, slack: { apiUrl: url, token: "xoxb-story" } });
  addToTrainFile(story.fleet, 'notify: { slack: { channel: "#releases" } }');
  return story;
};

function ours({ fleet }: Story): Installation {
  const [installation] = fleet.world.installations.values();
  if (!installation) throw new Error("The App is installed nowhere");
  return installation;
}

/** Takes it away; what gives it back. */
const losses: Readonly<Record<string, (story: Story) => () => void>> = {
  "the permission to read issues": (story) => change(story, undefined),
  "the permission to write issues": (story) => change(story, "read"),
  "the train repository": (story) => {
    const { world, trainRepository } = story.fleet;
    const rest = [...world.repositories.values()].filter((one) => one !== trainRepository);
    trainRepository.isPrivate = true;
    selectRepositories(world, ours(story), rest);
    return () => selectRepositories(world, ours(story), "all");
  },
  "the train repository, which is archived": (story) => {
    const { world, trainRepository, manager } = story.fleet;
    editRepository(world, trainRepository, { archived: true, by: manager });
    return () => editRepository(world, trainRepository, { archived: false, by: manager });
  },
  "the way in, by the organisation's list of addresses": (story) => {
    ours(story).isOffAllowList = true;
    return () => void (ours(story).isOffAllowList = false);
  },
  "the installation, which is suspended": (story) => {
    setSuspended(story.fleet.world, ours(story), true);
    return () => setSuspended(story.fleet.world, ours(story), false);
  },
};

function change(story: Story, issues: "read" | undefined): () => void {
  const { world } = story.fleet;
  const before = ours(story).permissions;
  const { issues: _, ...rest } = before;
  setPermissions(world, ours(story), issues ? { ...rest, issues } : rest);
  return () => setPermissions(world, ours(story), before);
}

const lost = (slack: FakeSlack): readonly string[] =>
  slack.posts
    .map(({ text }) => text)
    .filter((text) =>
      /I can't read .* on GitHub|I can't write to the issue|lost its issue/.test(text),
    );

it.each(Object.keys(losses))(
  "threats 13 and 53, attack 60: in mid-release %s is lost: the chat hears of it once, and the issue when it is back",
  async (name) => {
    await using slack = await startSlack();
    await using story = await startTold(slack);
    story.expectTrouble(/./);
    await story.go();
    const back = losses[name]?.(story);
    await story.pass({ minutes: 20 });
    expect(lost(slack)).toHaveLength(1);
    expect(lost(slack)[0]).toMatch(/sarah.*nothing .*continues automatically/);
    back?.();
    await story.reach("complete");
    await story.pass({ minutes: 2 });
    expect(lost(slack)).toHaveLength(1);
    const said = story
      .replies()
      .map(({ text }) => text)
      .filter((text) => /I couldn't (read this release|write to this issue)/.test(text));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/@sarah.*Live since then: /s);
  },
);

it("attack 60: in mid-release the App is uninstalled: the chat hears of it once", async () => {
  await using slack = await startSlack();
  await using story = await startTold(slack);
  story.expectTrouble(/./);
  await story.go();
  uninstallApp(story.fleet.world, ours(story));
  await story.pass({ minutes: 30 });
  expect(lost(slack)).toHaveLength(1);
});

it("GitHub's 410: in mid-release the issue is deleted: the chat hears of it once, and nothing is deployed twice", async () => {
  await using slack = await startSlack();
  await using story = await startTold(slack);
  story.expectTrouble(/./);
  await story.go();
  const { world, trainRepository, manager } = story.fleet;
  const issue = story.people.tracking();
  deleteIssue(world, trainRepository, issue, { by: manager });
  await story.pass({ hours: 1 });
  expect(lost(slack)).toHaveLength(1);
  expect(lost(slack)[0]).toMatch(/sarah.*lost its issue.*stays as it is/);
});

it.each([
  ["the train repository, which is archived", /Unarchive the repository/],
  ["the installation, which is suspended", /has to end the suspension|Unsuspend the App/],
  ["the way in, by the organisation's list of addresses", /add the address .* IP allow list/],
])(
  "PullRequestQuantifier#118, github-for-jira#1152, semantic-pull-requests#152, shared#237: in mid-release %s is lost: the chat hears within minutes who can mend it",
  async (name, how) => {
    await using slack = await startSlack();
    await using story = await startTold(slack);
    story.expectTrouble(/./);
    await story.go();
    losses[name]?.(story);
    await story.pass({ minutes: 4 });
    expect(lost(slack)[0]).toMatch(how);
  },
);

it("while the train repository is archived, the app tries to write there ever seldomer, and goes on soon after", async () => {
  await using story = await startStory({ fleet: pairs });
  story.expectTrouble(/./);
  await story.go();
  const unarchive = losses["the train repository, which is archived"]?.(story);
  const writes = (): number =>
    story.simulator.requests.filter(({ method, status }) => method !== "GET" && status === 403)
      .length;
  await story.pass({ hours: 1 });
  const early = writes();
  await story.pass({ hours: 4 });
  expect(writes() - early).toBeLessThan(early);
  unarchive?.();
  await story.reach("complete");
});

it("in mid-rollout the train repository is archived: what nobody can comment on any more starts nothing, and goes on when they can", async () => {
  await using story = await startStory({ fleet: pairs });
  story.expectTrouble(/./);
  await story.go();
  const before = story.shipped().length;
  const unarchive = losses["the train repository, which is archived"]?.(story);
  await story.pass({ minutes: 20 });
  expect(story.shipped()).toHaveLength(before);
  unarchive?.();
  await story.reach("complete");
});
