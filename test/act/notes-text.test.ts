import { expect, test } from "vitest";
import { sha } from "../../src/model/ids.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { trainWorld, type TrainWorld } from "../observe/train-world.ts";
import { publisher, publishFully } from "../support/publishing.ts";

test("threat 59: a template of the train repository makes the notes, and what proves them stays", async () => {
  await using world = await trainWorld(["api"]);
  const source = "Ahoy {{train}}, see {{issue}}.";
  const revision = writeTemplate(world, source);
  await publishFully(world, await publisher(world), { revision, rules: withTemplate });
  const [release] = world.releases.releases.values();
  expect(release?.body).toMatch(
    /^Ahoy storefront, see \[Tracking issue\]\(\S+\)\.\n\n0 of 0 pull requests in 0 repositories\.\n\n<!-- release-train:release \S+ train -->$/,
  );
  expect((await world.see()).trainRelease).not.toMatchObject({ value: { isBuiltIn: true } });
});

test.each([
  ["isn't there", null],
  ["is refused by handlebars", "{{nothing}}"],
])(
  "a template that %s (%s): the built-in notes say why, and the issue that they do",
  async (why, source) => {
    await using world = await trainWorld(["api"]);
    const revision =
      source !== null ? writeTemplate(world, source) : sha(tipOf(world.releases, "main"));
    await publishFully(world, await publisher(world), { revision, rules: withTemplate });
    const [release] = world.releases.releases.values();
    expect(release?.body).toMatch(
      /^> \[!NOTE\]\n> The template `\.github\/notes\.hbs` of acme\/releases at /,
    );
    expect(release?.body).toContain(`can't be used: it ${why}`);
    expect(release?.body).toContain("storefront 2.5.0: 0 services.");
    const seen = await world.see();
    expect(seen.trainRelease).toMatchObject({ value: { isBuiltIn: true, ours: true } });
  },
);

test("a changelog that can't be offered keeps nothing back: the notes say why, and the issue that they do", async () => {
  await using world = await trainWorld(["api"]);
  const rules = { ...defaultNotes, changelog: "CHANGELOG.md" };
  await publishFully(world, await publisher(world), { rules });
  const [release] = world.releases.releases.values();
  expect(release?.body).toMatch(
    /^> \[!NOTE\]\n> The section for `CHANGELOG\.md` could not be offered/,
  );
  expect(release?.body).toContain("storefront 2.5.0: 0 services.");
  expect((await world.see()).trainRelease).toMatchObject({ value: { isUnoffered: true } });
});

test("a template that can't be read right now is waited for", async () => {
  await using world = await trainWorld(["api"]);
  const revision = writeTemplate(world, "Ahoy");
  world.simulator.faults.push({
    matches: ({ path }) => path.includes("/contents/"),
    when: "before",
    answer: { status: 502 },
  });
  const look = await publisher(world);
  await look({ revision, rules: withTemplate });
  expect(world.releases.releases.size).toBe(0);
  world.simulator.faults.length = 0;
  await publishFully(world, look, { revision, rules: withTemplate });
  expect([...world.releases.releases.values()][0]?.body).toContain("Ahoy");
});

const withTemplate = { ...defaultNotes, template: ".github/notes.hbs" };

function writeTemplate(world: TrainWorld, text: string) {
  const files = { ".github/notes.hbs": text };
  const made = commit(world.world, world.releases, {
    branch: "main",
    by: world.sarah,
    message: "Notes",
    files,
  });
  return sha(made.sha);
}
