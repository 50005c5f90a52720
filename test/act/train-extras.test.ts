import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { serviceId } from "../../src/model/ids.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { proposeChange } from "../../src/simulator/people.ts";
import type { Release } from "../../src/simulator/world/release-types.ts";
import { trainWorld, type TrainWorld } from "../observe/train-world.ts";
import { notedPull } from "../support/notes.ts";
import { partOf, publisher, publishFully } from "../support/publishing.ts";

const only = (releases: ReadonlyMap<number, Release>): Release => {
  const [release, ...others] = releases.values();
  if (!release || others.length > 0) throw new Error(`${others.length + 1} releases`);
  return release;
};

const fileOf = ({ assets }: Release, name: string): string | undefined =>
  [...assets.values()].find((one) => one.name === name)?.content;

/** Publishes a release of these services. */
async function published(
  world: TrainWorld,
  rules: Partial<typeof defaultNotes>,
  ids: readonly string[] = ["api"],
): Promise<Release> {
  await publishFully(
    world,
    await publisher(world, [notedPull(1, { title: "fix: a", body: "Closes #7" })]),
    {
      rules: { ...defaultNotes, ...rules },
      parts: ids.map((id) => partOf(world, id)),
      missing: ids.map(serviceId),
    },
  );
  return only(world.releases.releases);
}

test("the notes name open issues with the label that the train file names, each once, by whose they are", async () => {
  await using world = await trainWorld(["api", "web"]);
  const { world: it, mike: by, sarah } = world;
  const issue = (repo: typeof world.releases, title: string, labels: readonly string[]) =>
    createIssue(it, repo, { title, body: "", by: sarah, labels });
  issue(world.releases, "Checkout needs a reload", ["known-issue"]);
  issue(world.repository("api"), "Carts <b>flicker</b> @sarah", ["known-issue"]);
  issue(world.repository("api"), "Something else", ["bug"]);
  const fixed = issue(world.repository("api"), "Was fixed", ["known-issue"]);
  editIssue(it, world.repository("api"), fixed, { state: "closed", by });
  proposeChange(it, world.repository("api"), {
    by,
    title: "A fix",
    files: { a: "1" },
    label: "known-issue",
  });
  world.repository("web").hasIssues = false;
  const train = await published(world, { knownIssues: "known-issue" }, ["api", "web"]);
  const known = (body: string | null) =>
    body?.split("### Known issues\n")[1]?.split("\n\n")[0]?.split("\n");
  expect(known(train.body)).toEqual([
    expect.stringMatching(/^- Checkout needs a reload \(\[#\d+\]\(\S+\)\)$/),
    expect.stringMatching(
      /^- \*\*API\*\*: Carts &lt;b&gt;flicker&lt;\/b&gt; @&#8203;sarah \(\[#1\]\(\S+\)\)$/,
    ),
  ]);
  const own = only(world.repository("api").releases);
  expect(known(own.body)).toEqual([expect.stringContaining("- Carts &lt;b&gt;flicker")]);
  expect(only(world.repository("web").releases).body).not.toContain("Known issues");
  expect(JSON.parse(fileOf(train, "notes.json") ?? "")).toMatchObject({
    knownIssues: {
      isComplete: true,
      issues: [{ title: "Checkout needs a reload" }, { number: 1 }],
    },
  });
});

test("known issues that may not be read are said to be missing, and keep nothing back", async () => {
  await using world = await trainWorld(["api"]);
  world.simulator.faults.push({
    matches: ({ method, path }) => method === "GET" && path.endsWith("/acme/api/issues"),
    when: "before",
    answer: { status: 403, body: { message: "Resource not accessible by integration" } },
  });
  const train = await published(world, { knownIssues: "known-issue" });
  expect(train.body).toContain("- The known issues of API could not be read from GitHub.");
  expect(JSON.parse(fileOf(train, "notes.json") ?? "")).toMatchObject({
    knownIssues: { isComplete: false, issues: [] },
  });
});

test("a discussion is opened with the train's release", async () => {
  await using world = await trainWorld(["api"]);
  world.releases.discussionCategories = ["Announcements"];
  const train = await published(world, { discussion: "Announcements" });
  expect(train.discussion).toEqual(expect.any(Number));
  expect(train.body).not.toContain("No discussion");
});

test.each([
  ["that isn't there", ["Ideas"]],
  ["of a repository without discussions", null],
])(
  "a category %s keeps no release back: the notes say so, and the issue does",
  async (_, categories) => {
    await using world = await trainWorld(["api"]);
    world.releases.discussionCategories = categories;
    const train = await published(world, { discussion: "Announcements" });
    expect(train.discussion).toBeNull();
    expect(train.body).toContain(
      "> No discussion was opened: acme/releases has no category `Announcements`, or no discussions.",
    );
    expect((await world.see()).trainRelease).toMatchObject({ value: { isUndiscussed: true } });
  },
);

const schema: unknown = JSON.parse(readFileSync("test/notes/schemas/cyclonedx-1.6.json", "utf8"));
const isCycloneDx = new Ajv({
  allErrors: true,
  allowUnionTypes: true,
  strict: false,
  formats: { "iri-reference": true, "date-time": true, "idn-email": true, email: true },
}).compile(schema as object);

test("the bill of materials has each service with its notes and what it depends on; what GitHub doesn't tell is said", async () => {
  await using world = await trainWorld(["api", "web", "secret"]);
  world.repository("api").dependencies = [
    { name: "lodash", version: "4.17.21", purl: "pkg:npm/lodash@4.17.21", license: "MIT" },
    { name: "react", version: "19.0.0", purl: "pkg:npm/react@19.0.0" },
  ];
  world.repository("secret").isPrivate = true;
  world.repository("secret").dependencies = [
    { name: "hidden", version: "1.0.0", purl: "pkg:npm/hidden@1.0.0" },
  ];
  const train = await published(world, { sbom: "cyclonedx" }, ["api", "web", "secret"]);
  const text = fileOf(train, "release-train.cdx.json") ?? "";
  const bom: unknown = JSON.parse(text);
  expect([isCycloneDx(bom), isCycloneDx.errors]).toEqual([true, null]);
  expect(bom).toMatchObject({
    metadata: { component: { name: "storefront", version: "2.5.0" } },
    components: [
      {
        name: "API",
        purl: `pkg:github/acme/api@${world.tip("api")}`,
        releaseNotes: {
          type: "minor",
          resolves: [{ type: "defect", id: "acme/api#7" }],
          notes: [{ text: { content: expect.stringContaining("Fixes\n- fix: a (https://") } }],
        },
        components: [
          { name: "lodash", purl: "pkg:npm/lodash@4.17.21", licenses: [{ expression: "MIT" }] },
          { name: "react" },
        ],
      },
      { name: "WEB", components: [], properties: [{ value: "no dependency graph" }] },
      { name: "SECRET", properties: [{ name: "release-train:private" }] },
    ],
    dependencies: [
      { ref: "train:storefront" },
      { ref: "service:api", dependsOn: [expect.any(String), expect.any(String)] },
    ],
  });
  expect(text).not.toContain("hidden");
  expect(train.body).toContain(
    "The bill of materials (release-train.cdx.json) lacks the dependencies of WEB (no dependency graph).",
  );
});

test.each([
  [403, "the App may not read its dependency graph"],
  [502, "GitHub did not give its dependency graph"],
])("a dependency graph that GitHub answers with %i keeps no release back", async (status, why) => {
  await using world = await trainWorld(["api"]);
  world.simulator.faults.push({
    matches: ({ path }) => path.endsWith("/dependency-graph/sbom"),
    when: "before",
    answer: { status, body: { message: "No" } },
  });
  const train = await published(world, { sbom: "cyclonedx" });
  expect(train.body).toContain(`dependencies of API (${why}).`);
  expect([...train.assets.values()].map(({ name }) => name)).toContain("release-train.cdx.json");
});
