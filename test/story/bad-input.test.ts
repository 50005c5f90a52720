import { expect, test } from "vitest";
import { commit } from "../../src/simulator/world/commits.ts";
import { editComment } from "../../src/simulator/world/comments.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

async function ready(): Promise<Story> {
  const story = await startStory({ fleet: solo });
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  return story;
}

test.each([
  ["a quote", "> /go"],
  ["a block of code", "```\n/go\n```"],
  ["an indented block", "    /go"],
  ["the second line", "We should soon say\n/go"],
  ["a sentence", "I will say /go later"],
  ["64 KB of text", "x".repeat(65_536)],
  ["64 KB after a slash", `/${"-".repeat(65_535)}`],
])("threat 23: %s is no command", async (_what, text) => {
  await using story = await ready();
  const comment = story.people.say(story.people.lead("api"), text);
  await story.pass({ minutes: 5 });
  expect(story.reactions(comment)).toEqual([]);
  expect(story.replies()).toEqual([]);
  expect(story.row("API")).toContain("Ready");
});

test("threat 21: a comment that is edited into a command has no effect, and is told so", async () => {
  await using story = await ready();
  const { people, fleet } = story;
  const lead = people.lead("api");
  const comment = people.say(lead, "Looks good to me");
  await story.settle();
  editComment(fleet.world, fleet.trainRepository, comment, { body: "/go", by: lead });
  await story.until(() => story.reactions(comment).includes("confused"));
  const go = await story.told(people.manager, "/go");
  expect(story.reactions(go)).toEqual(["eyes", "confused"]);
});

test("threat 29: a command of 64 KB is carried out by its first line", async () => {
  await using story = await ready();
  const { people } = story;
  const text = `/go\n${"x".repeat(65_000)}`;
  const vote = await story.told(people.lead("api"), text);
  expect(story.reactions(vote)).toEqual(["eyes", "rocket"]);
});

test("threat 23: a command in the text of the issue is no command", async () => {
  await using story = await startStory({ fleet: solo });
  const { people } = story;
  people.openWith("/go\n\n### Version\nv2.5.0\n### Services\napi 1.1.0\n\n### Notes\n/go\n");
  people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 5 });
  expect(story.state()).toBe("ready");
  expect(story.replies()).toEqual([]);
});

test("threat 26: a /go on a closed issue starts nothing", async () => {
  await using story = await ready();
  const { people } = story;
  await story.told(people.lead("api"), "/go");
  people.close();
  await story.settle();
  const go = await story.told(people.manager, "/go");
  expect(story.reactions(go)).toEqual(["eyes", "confused"]);
  await story.pass({ minutes: 10 });
  expect(story.deployments()).toEqual([]);
});

test("an issue that can't be planned gets one reply, and is taken when it is mended", async () => {
  await using story = await startStory({ fleet: solo });
  const { people } = story;
  const issue = people.openWith("### Version\nv2.5.0\n### Services\napj 1.1.0\n");
  people.prepare();
  await story.pass({ minutes: 10 });
  expect(story.replies()).toHaveLength(1);
  expect(story.replies()[0]?.text).toContain("api");
  people.edit(people.manager, issue.body.replace("apj", "api"));
  await story.reach("ready");
  expect(story.replies()).toHaveLength(1);
});

const trainFile = ".github/release-train.yml";

function writeTrainFile({ fleet, people }: Story, text: string | null): string {
  return commit(fleet.world, fleet.trainRepository, {
    branch: "main",
    files: { [trainFile]: text },
    message: "Change the train",
    by: people.manager,
  }).sha;
}

function trainText({ fleet: { trainRepository } }: Story): string {
  const head = trainRepository.refs.get("refs/heads/main") ?? "";
  return trainRepository.commits.get(head)?.files.get(trainFile) ?? "";
}

test("errors of the train file are noted at their lines, and the release waits", async () => {
  await using story = await ready();
  const right = trainText(story);
  const sha = writeTrainFile(story, right.replace("repo: acme/api", "repo: acme"));
  await story.until(() => story.replies().length > 0);
  const checkOf = () =>
    [...story.fleet.trainRepository.checkRuns.values()].find((one) => one.sha === sha);
  await story.until(() => checkOf() !== undefined);
  const check = checkOf();
  expect(check?.name).toBe("Release train file");
  expect(check?.conclusion).toBe("failure");
  const line = right.split("\n").findIndex((text) => text.includes("repo: acme/api")) + 1;
  expect(check?.output.annotations).toMatchObject([{ path: trainFile, start_line: line }]);
  expect(story.replies()[0]?.text).toContain(`line ${line}`);

  const mended = writeTrainFile(story, right);
  await story.until(() =>
    [...story.fleet.trainRepository.checkRuns.values()].some(
      (one) => one.sha === mended && one.conclusion === "success",
    ),
  );
  await story.told(story.people.lead("api"), "/go");
  await story.told(story.people.manager, "/go");
  await story.reach("complete");
});

test("without a train file there is one reply that says so", async () => {
  await using story = await startStory({ fleet: solo });
  writeTrainFile(story, null);
  story.people.open();
  await story.pass({ minutes: 10 });
  expect(story.replies()).toHaveLength(1);
  expect(story.replies()[0]?.text).toContain(trainFile);
});

test("threat 57: an issue that loses its label is left alone", async () => {
  await using story = await ready();
  const { people, fleet } = story;
  editIssue(fleet.world, fleet.trainRepository, people.tracking(), {
    by: people.manager,
    labels: [],
  });
  await story.settle();
  const before = story.body();
  const vote = people.say(people.lead("api"), "/go");
  people.push("api");
  await story.pass({ minutes: 10 });
  expect(story.reactions(vote)).toEqual([]);
  expect(story.body()).toBe(before);

  editIssue(fleet.world, fleet.trainRepository, people.tracking(), {
    by: people.manager,
    labels: ["release-train"],
  });
  await story.until(() => story.reactions(vote).length > 0);
});
