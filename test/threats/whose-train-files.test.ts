/** An App that anybody can install obeys the train files of those alone whom its operator names. */
import { expect, it, test } from "vitest";
import { createReadTrainFile } from "../../src/config/train-file/obeyed.ts";
import { repoName } from "../../src/model/ids.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

const file = "train: t\nmanagers: [sarah]\nservices: { api: { repo: acme/api } }\n";

it.each([
  ["acme/releases", ["acme/releases"], true],
  ["acme/releases", ["ACME/Releases"], true],
  ["acme/releases", ["other", "acme"], true],
  ["acme/releases", ["acme/release"], false],
  ["acme/releases", ["acme/releases-2"], false],
  ["acme-labs/releases", ["acme"], false],
  ["evil/acme", ["acme"], false],
  ["evil/releases", ["acme/releases"], false],
  ["evil/releases", null, true],
] as const)("threat 61: the train file of %s where %j are named: %s", (from, named, isObeyed) => {
  const reading = createReadTrainFile(named)(file, repoName(from));
  expect(reading.ok).toBe(isObeyed);
  if (reading.ok) return;
  expect(reading.problems).toEqual([
    {
      line: 1,
      column: 1,
      message: `Train files of ${from} are not obeyed here.`,
      hint: `Whoever runs the App can add ${from} to its setting TRAIN_REPOSITORIES.`,
    },
  ]);
});

test.each([
  ["acme-labs", [] as readonly string[]],
  ["acme/releases", ["api"]],
])(
  "threat 61: where only %s is named, the train of acme/releases deploys %j",
  async (named, live) => {
    await using story = await startStory({ fleet: solo, trainRepositories: [named] });
    const { people } = story;
    people.open();
    people.prepare();
    await story.settle();
    people.vote();
    await story.settle();
    people.say(people.manager, "/go");
    await story.pass({ hours: 1 });
    expect(story.deployments().map(({ service }) => service)).toEqual(live);
    const isTold = story.news().some(({ text }) => text.includes("TRAIN_REPOSITORIES"));
    expect(isTold).toBe(live.length === 0);
  },
);
