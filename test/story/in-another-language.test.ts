import { afterEach, expect, test } from "vitest";
import { speak } from "../../src/model/view/catalogue.ts";
import type { Outcome } from "../../src/simulator/pipelines.ts";
import { pairs } from "../support/fleets.ts";
import { pseudo, toEnglish } from "../support/pseudo.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

// The process speaks one language: what is tested after this is in English again.
afterEach(() => speak(null));

const language = { catalogue: pseudo, unknown: [] };

/** What a release comes to, and what was said on the way, in the words of English. */
interface Told {
  readonly shipped: readonly string[];
  readonly said: readonly string[];
  readonly sentence: string;
}

async function toldOf(
  options: StoryOptions,
  play: (story: Story) => Promise<void>,
): Promise<Told & { readonly plain: string }> {
  await using story = await startStory({ fleet: pairs, ...options });
  await play(story);
  const said = story.replies().map(({ text }) => text);
  return {
    shipped: story.shipped(),
    // Asterisks hold beside plain letters only; and each world has a port of its own.
    said: said.map((text) =>
      toEnglish(text)
        .replaceAll(/<\/?strong>/g, "**")
        .replaceAll(/127\.0\.0\.1:\d+/g, "github"),
    ),
    sentence: story.sentence().replaceAll(/127\.0\.0\.1:\d+/g, "github"),
    plain: said.join("\n"),
  };
}

/** The same release in both languages. */
async function inBoth(options: StoryOptions, play: (story: Story) => Promise<void>): Promise<Told> {
  const { plain: english, ...before } = await toldOf(options, play);
  const { plain, ...after } = await toldOf({ ...options, language }, play);
  expect(after).toEqual(before);
  expect(plain).not.toBe(english);
  return after;
}

test("a whole release ends in another language as in English", async () => {
  const { shipped, said } = await inBoth({}, async (story) => {
    await story.go();
    await story.reach("complete");
  });
  expect(shipped).toHaveLength(4);
  expect(said.some((text) => text.includes("is complete"))).toBe(true);
});

const failure = (): Outcome => ({
  kind: "failure",
  after: Temporal.Duration.from({ minutes: 12 }),
  description: "Errors rise",
});

test("so do a hold, a failure and a rollback", async () => {
  const outcome: StoryOptions["outcome"] = (site, { task }) =>
    site.plan.id === "web" && task === "deploy" ? failure() : undefined;
  const { shipped, sentence } = await inBoth({ outcome }, async (story) => {
    const { people } = story;
    await story.go();
    await story.told(people.lead("mail"), "/hold the database is slow");
    await story.reach("on hold");
    await story.told(people.manager, "/resume it is quick again");
    await story.reach("on hold");
    await story.told(people.manager, "/rollback errors rise");
    await story.reach("rolled back");
  });
  expect(shipped.length).toBeGreaterThan(3);
  expect(sentence).toContain("errors rise");
});
