import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { decode } from "../render/reading.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

const evil = "evil.example";
const titles = [
  "@sarah and @acme/frontend should look",
  "a | b | c",
  `<img src="https://${evil}/x.png"> <b>bold</b>`,
  "--> <!-- release-train:end --> <!-- release-train:begin -->",
  "`code` ``` ~~~",
  `[click](https://${evil}) ![i](https://${evil}/i.png) <https://${evil}>`,
  `see https://${evil}/x and www.${evil}`,
  "# heading",
  "closes #1 and acme/api#1",
];

/** A text of the app as readers see it can't notify, lead astray or break the page. */
function expectHarmless(markdown: string): void {
  // Raw HTML stays HTML, as on GitHub.
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1]);
  expect(links.filter((link) => link?.includes(evil))).toEqual([]);
  expect(html).not.toMatch(/<img|<b>|<h1/);
  const words = decode(html.replaceAll(/<code>.*?<\/code>/gs, "").replaceAll(/<[^>]*>/g, ""));
  // The app itself names who must act in its first sentence.
  const others = words
    .replace(/waiting for (?:@[\w/-]+(?:, | and )?)+;/, "")
    .replace(/^@sarah: all services of /, "");
  expect(others).not.toMatch(/@sarah|@acme\/frontend/);
  expect(words).not.toMatch(new RegExp(`(https?://|www\\.)${evil}`));
  expect(words).not.toMatch(/(closes|acme\/api)\s*#1/);
}

test("threat 58: what others wrote is shown as nothing but text", async () => {
  const plan = { ...solo, services: solo.services.map((one) => ({ ...one, changes: titles })) };
  await using story = await startStory({
    fleet: plan,
    outcome: (_site, _deployment, attempt) =>
      attempt > 1
        ? undefined
        : {
            kind: "failure",
            after: Temporal.Duration.from({ minutes: 3 }),
            description: `Broke\n\n# ${titles[0]} | ${titles[2]} ${titles[3]} ${titles[5]}`,
          },
  });
  const { people, fleet } = story;
  await story.go();
  await story.reach("on hold");
  expectHarmless(story.shown());
  await story.told(people.manager, `/hold ${titles.join(" ")}`);
  expectHarmless(story.shown());
  const named = await story.told(people.person("mallory"), `/retry ${titles[5]}`);
  expect(story.reactions(named)).toEqual(["eyes", "confused"]);
  await story.told(people.manager, "/resume");
  await story.told(people.lead("api"), "/retry api");
  await story.reach("complete");

  const [notes] = story.releases(fleet.sites[0]!.repository);
  const [gathered] = story.releases(fleet.trainRepository);
  expect(notes?.body?.match(/^[-*] .*\/pull\/\d+/gm)).toHaveLength(titles.length);
  expect(notes?.body).toContain("bold");
  const texts = [
    ...story.replies().map((one) => one.text),
    story.shown(),
    notes?.body ?? "",
    gathered?.body ?? "",
    story.record()?.body ?? "",
  ];
  for (const text of texts) expectHarmless(text.replaceAll(/^<!-- release-train:.*? -->$/gm, ""));
});
