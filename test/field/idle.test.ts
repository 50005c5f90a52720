import { expect, test } from "vitest";
import type { Issue } from "../../src/simulator/world/types.ts";
import { solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";

const far = "2026-03-28 14:00";

/** What GitHub counts of the GraphQL requests since then. */
const spent = ({ simulator }: Story, from: number): number =>
  simulator.requests.slice(from).reduce((sum, { cost }) => sum + (cost ?? 0), 0);

async function idle(): Promise<{ readonly story: Story; readonly first: Issue }> {
  const story = await startStory({ fleet: solo });
  const first = story.people.open(far);
  story.people.prepare();
  await story.reach("ready");
  return { story, first };
}

test("attack 57: an idle release costs at most 100 points a day, however many there are", async () => {
  const { story } = await idle();
  await using _ = story;
  const open = (minor: number): Issue =>
    story.people.openWith(
      `### Version\nv2.${minor}.0\n### Departure\n${far}\n### Services\napi 1.${minor}.0\n`,
    );
  await story.pass({ minutes: 2 });
  let begin = story.simulator.requests.length;
  await story.pass({ hours: 12 });
  expect(spent(story, begin)).toBeLessThanOrEqual(50);
  // One is ready, nine have no branch yet and wait behind it.
  for (let minor = 6; minor < 15; minor += 1) open(minor);
  await story.pass({ hours: 1 });
  begin = story.simulator.requests.length;
  await story.pass({ hours: 12 });
  expect(spent(story, begin)).toBeLessThanOrEqual(10 * 50);
  // A day of ten releases is played minute by minute.
}, 600_000);

test("attack 57: what is said in an idle release is heard within two minutes, though no delivery tells of it", async () => {
  const { story, first } = await idle();
  await using _ = story;
  await story.pass({ hours: 8 });
  story.simulator.deliveries.lose = () => true;
  const { people } = story;
  const held = people.say(people.manager, "/hold the database moves", first);
  await story.pass({ minutes: 2 });
  expect(story.reactions(held)).toContain("rocket");
  await story.pass({ hours: 8 });
  const sub = [...story.fleet.trainRepository.issues.values()].find(({ title }) =>
    title.includes("API"),
  );
  const help = people.say(people.manager, "/help", sub);
  await story.pass({ minutes: 2 });
  expect(story.reactions(help)).toContain("rocket");
});

test("attack 57: the meeting of a release that was idle for days is called in time", async () => {
  await using story = await startStory({ fleet: solo });
  story.people.open("2026-03-20 09:00");
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ hours: 18 });
  const calls = (): readonly string[] =>
    story
      .replies()
      .flatMap(({ key, text }) => (/meeting|call/i.test(`${key} ${text}`) ? [key] : []));
  const before = calls();
  while (calls().length === before.length) {
    await story.pass({ minutes: 1 });
    if (
      Temporal.Instant.compare(story.clock.now(), Temporal.Instant.from("2026-03-20T09:00:00Z")) > 0
    )
      break;
  }
  expect(calls().length).toBeGreaterThan(before.length);
  expect(story.clock.now().toString()).toMatch(/^2026-03-20T08:3[01]/);
});
