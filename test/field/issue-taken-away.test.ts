/**
 * The tracking issue is taken away (ossf/allstar#64, Systemorph/MeshWeaver#4629, slapperwan/gh4a#1280): nothing new
 * starts unseen, nothing happens twice, and a named person hears of it once, without a chat on a commit.
 */
import { describe, expect, it } from "vitest";
import { admissionRulesUnseen } from "../../src/decide/rollout/admission-rules.ts";
import { admit } from "../../src/decide/guard/admission.ts";
import { repoName, sha } from "../../src/model/ids.ts";
import type { AdmissionRule } from "../../src/model/release/admission-rule.ts";
import type { IncomingRequest } from "../../src/simulator/http/faults.ts";
import { convertToDiscussion } from "../../src/simulator/world/convert-issue.ts";
import { deleteIssue } from "../../src/simulator/world/issues.ts";
import { setIssuesEnabled } from "../../src/simulator/world/repositories.ts";
import { transferIssue } from "../../src/simulator/world/transfer-issue.ts";
import { pair } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

/** What takes it away for good. */
const losses: Readonly<Record<string, (story: Story) => void>> = {
  deleted: ({ fleet: { world, trainRepository, manager }, people }) =>
    deleteIssue(world, trainRepository, people.tracking(), { by: manager }),
  "transferred to another repository": ({ fleet, people }) => {
    const { world, trainRepository, manager } = fleet;
    const [to] = fleet.sites.map(({ repository }) => repository);
    if (!to) throw new Error("The fleet has no service");
    to.collaborators.set(manager.id, "write");
    transferIssue(world, trainRepository, people.tracking(), { to, by: manager });
  },
  "converted to a discussion": ({ fleet: { world, trainRepository, manager }, people }) =>
    convertToDiscussion(world, trainRepository, people.tracking(), { by: manager }),
};

const switchIssues = ({ fleet }: Story, isEnabled: boolean): void =>
  setIssuesEnabled(fleet.world, fleet.trainRepository, { isEnabled, by: fleet.manager });

/** How far the release is, and whether something of it may be deployed. */
const moments: Readonly<
  Record<string, { until(story: Story): Promise<void>; isDecided: boolean }>
> = {
  planning: {
    isDecided: false,
    async until(story) {
      story.people.open();
      await story.reach("planning");
    },
  },
  voted: {
    isDecided: false,
    async until(story) {
      story.people.open();
      story.people.prepare();
      await story.reach("ready");
      story.people.vote();
      await story.settle();
    },
  },
  "rolling out": { isDecided: true, until: (story) => story.go() },
  "on hold": {
    isDecided: true,
    async until(story) {
      await story.go();
      await story.told(story.people.manager, "/hold it smells");
      await story.reach("on hold");
    },
  },
  "rolling back": {
    isDecided: true,
    async until(story) {
      await story.go();
      await story.told(story.people.manager, "/rollback it smells");
      await story.reach("rolling back");
    },
  },
  watched: {
    isDecided: true,
    async until(story) {
      addToTrainFile(story.fleet, "verify: 3h");
      await story.go();
      await story.reach("verifying");
    },
  },
};

/** What was said on commits, in all repositories. */
const onCommits = ({ fleet }: Story): readonly string[] =>
  [...fleet.world.repositories.values()].flatMap(({ commitComments }) =>
    commitComments.map(({ body }) => body),
  );

const deployed = (story: Story): readonly string[] =>
  story.deployments().map(({ task, service, attempt }) => `${task} ${service} ${attempt}`);

async function startAt(name: string): Promise<Story> {
  const story = await startStory({ fleet: pair });
  story.expectTrouble(/./);
  await moments[name]?.until(story);
  return story;
}

it.each(Object.keys(losses))(
  "Systemorph/MeshWeaver#4629: rolling out, the issue is %s: a manager hears of it on a commit, and nothing more starts",
  async (loss) => {
    await using story = await startAt("rolling out");
    const before = deployed(story);
    losses[loss]?.(story);
    await story.pass({ hours: 1 });
    expect(deployed(story)).toEqual(before);
    expect(onCommits(story)).toHaveLength(1);
    expect(onCommits(story)[0]).toMatch(/@sarah: shop 2\.5\.0 .* has lost its issue: .*open a new/);
  },
);

it("Systemorph/MeshWeaver#4629: the word on the commit whose answer was lost is found there, and not said twice", async () => {
  await using story = await startAt("rolling out");
  const isWord = ({ method, path }: IncomingRequest): boolean =>
    method === "POST" && /\/commits\/\w+\/comments$/.test(path);
  story.simulator.faults.push({ matches: isWord, times: 1, when: "after", drop: true });
  losses["deleted"]?.(story);
  await story.pass({ hours: 1 });
  expect(story.simulator.faults).toMatchObject([{ times: 0 }]);
  expect(onCommits(story)).toHaveLength(1);
});

describe("threat 57: at each moment", () => {
  it.each(Object.entries(moments).filter(([name]) => name !== "rolling out"))(
    "GitHub's 410: %s, the issue is deleted: nothing starts, and who manages a decided release hears of it once",
    async (name, { isDecided }) => {
      await using story = await startAt(name);
      const before = deployed(story);
      losses["deleted"]?.(story);
      await story.pass({ hours: 1 });
      expect(deployed(story)).toEqual(before);
      expect(onCommits(story)).toHaveLength(isDecided ? 1 : 0);
    },
  );

  it.each(Object.entries(moments))(
    "ossf/allstar#64: %s, issues are switched off: it waits, its managers hear of it once, and it goes on when they are on again",
    async (name, { isDecided }) => {
      await using story = await startAt(name);
      const before = deployed(story);
      switchIssues(story, false);
      await story.pass({ minutes: 40 });
      expect(deployed(story)).toEqual(before);
      expect(onCommits(story)).toHaveLength(isDecided ? 1 : 0);
      const words = /@sarah: .*I can't read.*Issues are switched off.*continues automatically/;
      expect(onCommits(story).filter((text) => !words.test(text))).toEqual([]);
      switchIssues(story, true);
      await story.pass({ minutes: 30 });
      expect(onCommits(story)).toHaveLength(isDecided ? 1 : 0);
      expect(new Set(deployed(story)).size).toBe(deployed(story).length);
      const told = story.replies().filter(({ text }) => /couldn't read this release/.test(text));
      expect(told).toHaveLength(1);
      if (name === "rolling out") await story.reach("complete");
      if (name === "rolling back") await story.reach("rolled back");
    },
  );

  it("GitHub's 410: complete, the issue is deleted: that is nobody's trouble", async () => {
    await using story = await startAt("rolling out");
    await story.reach("complete");
    losses["deleted"]?.(story);
    await story.pass({ hours: 1 });
    expect(onCommits(story)).toEqual([]);
  });
});

it("Systemorph/MeshWeaver#4629: transferred back it is a new release: what was said counts no more, and nothing is deployed twice", async () => {
  await using story = await startAt("rolling out");
  const { world, trainRepository: to, manager: by } = story.fleet;
  losses["transferred to another repository"]?.(story);
  await story.pass({ minutes: 5 });
  const [from] = story.fleet.sites.map(({ repository }) => repository);
  const moved = [...(from?.issues.values() ?? [])].find(
    (one) => one.labels.length + one.comments.length > 3,
  );
  if (!from || !moved) throw new Error("It was not transferred");
  const back = transferIssue(world, from, moved, { to, by });
  // Whether reactions go along isn't documented: without them each command looks as if nobody had heard it.
  for (const id of back.comments) to.comments.get(id)?.reactions.splice(0);
  back.labels.push("release-train");
  const before = deployed(story);
  await story.pass({ hours: 1 });
  expect(deployed(story)).toEqual(before);
  expect(onCommits(story)).toHaveLength(1);
});

describe("who waits at a gate of a release that nobody sees", () => {
  const commit = sha("a".repeat(40));
  const job = { repo: repoName("acme/api"), repository: 1, run: 1, environment: "production" };
  const turn: AdmissionRule = {
    ...job,
    release: "Release 2.5.0",
    commit,
    state: "turn",
    allowed: [],
  };
  const verdict = (isGone: boolean, at = commit) =>
    admit({ ...job, commit: at }, [admissionRulesUnseen([turn], isGone)], false).kind;

  it("ossf/allstar#64: waits while it can't be read, and is told when its issue is gone for good", () => {
    expect(admit({ ...job, commit }, [[turn]], false).kind).toBe("approved");
    expect(verdict(false)).toBe("wait");
    expect(verdict(true)).toBe("rejected");
  });

  it("GitHub's 410: another commit is the team's own affair once the release is gone", () => {
    const other = sha("b".repeat(40));
    expect(verdict(false, other)).toBe("rejected");
    expect(verdict(true, other)).toBe("approved");
  });
});
