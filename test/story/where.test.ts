import { expect, test } from "vitest";
import { shipChange } from "../../src/simulator/people.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("anybody asks where a change is, before, during and after a release", async () => {
  await using story = await startStory({ fleet: solo });
  const { people, fleet } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  const { repository } = fleet.sites[0]!;
  const [inside] = [...repository.issues.values()];
  const by = people.developer("api");
  const late = shipChange(fleet.world, repository, { by, title: "Late", files: { a: "late\n" } });
  const eve = people.person("eve");
  const ask = async (words: string): Promise<string> => {
    const comment = await story.told(eve, `/where ${words}`);
    await story.settle();
    const reply = story.replies().find(({ key }) => key === `reply:${comment.id}`);
    return reply?.text ?? `only ${story.reactions(comment).join(" ")}`;
  };

  expect(await ask(`#${inside?.number}`)).toContain("has boarded shop 2.5.0 with API 1.1.0");
  expect(await ask(`acme/api#${late.number}`)).toContain("is not aboard shop 2.5.0");
  people.vote();
  await story.settle();
  await story.told(people.manager, "/go");
  await story.reach("complete");
  expect(await ask(`#${inside?.number}`)).toMatch(
    /is live since 2026-03-19 \d\d:\d\d UTC, deployed as 1\.1\.0 with \[shop 2\.5\.0\]\(\S+\/acme\/releases\/issues\/1\)/,
  );
  expect(await ask(`${late.pull?.mergeCommit?.slice(0, 8)}`)).toContain(
    "is too late for shop 2.5.0",
  );
  expect(await ask("acme/payroll#1")).toContain("is not a repository of this train");
  expect(await ask("what")).toContain("Say which change");
});
