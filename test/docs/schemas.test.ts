import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { notesJson } from "../../src/notes/json.ts";
import { solo } from "../support/fleets.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { createIssue } from "../../src/simulator/world/issues.ts";
import { addToTrainFile } from "../support/train-rules.ts";
import { startStory } from "../support/story.ts";
import { notedPull, serviceNotes, trainNotes } from "../support/notes.ts";
import { verifyEvidence } from "../../src/notes/statement.ts";

const validator = (file: string) => {
  const schema: unknown = JSON.parse(readFileSync(`docs/${file}`, "utf8"));
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema as object);
};
const isNotes = validator("notes.schema.json");
const isEvidence = validator("evidence.schema.json");

test("notes.json with all that it can have fits its schema", () => {
  const pulls = [
    notedPull(1, { body: "Closes #7", isFirst: true }),
    notedPull(2, { title: "Bump a from 1.0 to 2.0", author: "dependabot", isBot: true }),
  ];
  const services = [
    serviceNotes("api", { pulls }),
    serviceNotes("secret", { isHidden: true, pulls: [notedPull(3, { title: "Secret" })] }),
  ];
  const named = [{ service: "Web", version: "1.0.0" }];
  const text = notesJson(
    trainNotes(services, { rules: defaultNotes, takenBack: named, notDeployed: named }),
  );
  const notes: unknown = JSON.parse(text);
  expect([isNotes(notes), isNotes.errors]).toEqual([true, null]);
  expect(notes).toMatchObject({
    pullRequests: { listed: 3, found: 3, isComplete: true, repositories: 2 },
    newContributors: ["tom"],
  });
  expect(text).not.toContain("Secret");
});

test("the files of a release that was played fit their schemas, and all that notes can ask for is there", async () => {
  await using story = await startStory({ fleet: solo });
  const { world, trainRepository: home, manager } = story.fleet;
  const template = "# {{train}} {{version}}\n\n{{#each knownIssues}}\n- {{this}}\n{{/each}}";
  const files = { ".github/notes.hbs": template, "CHANGELOG.md": "# Changelog\n" };
  commit(world, home, { branch: home.defaultBranch, files, message: "Notes", by: manager });
  home.discussionCategories = ["Announcements"];
  createIssue(world, home, { title: "It is slow", body: "", by: manager, labels: ["known"] });
  addToTrainFile(
    story.fleet,
    "notes: { template: .github/notes.hbs, changelog: CHANGELOG.md, known_issues: known, discussion: Announcements, sbom: cyclonedx }",
  );
  await story.go();
  await story.reach("complete");
  const [release] = story.releases(story.fleet.trainRepository);
  const assets = new Map(
    [...(release?.assets.values() ?? [])].map(({ name, content }) => [name, content]),
  );
  expect(release?.body).toMatch(/^# shop 2\.5\.0\n\n- It is slow \(\[#\d+\]/);
  expect(release?.discussion).toEqual(expect.any(Number));
  expect(assets.get("release-train.cdx.json")).toContain('"bomFormat": "CycloneDX"');
  const section = [...home.issues.values()].find(({ pull }) => pull);
  expect(section?.title).toBe("Add v2.5.0 to CHANGELOG.md");
  const head = home.refs.get("refs/heads/release-train/changelog-v2.5.0") ?? "";
  expect(home.commits.get(head)?.files.get("CHANGELOG.md")).toMatch(
    /^# Changelog\n\n## 2\.5\.0.*\n\n# shop 2\.5\.0\n\n- It is slow/,
  );
  const notes: unknown = JSON.parse(assets.get("notes.json") ?? "");
  expect([isNotes(notes), isNotes.errors]).toEqual([true, null]);
  const text = assets.get("evidence.intoto.json") ?? "";
  expect(verifyEvidence(text, null)).toMatchObject({ isWhole: true });
  const evidence = JSON.parse(text) as {
    readonly subject: readonly unknown[];
    readonly predicate: Record<string, readonly { readonly counts?: boolean }[]>;
  };
  expect([isEvidence(evidence), isEvidence.errors]).toEqual([true, null]);
  const { predicate, subject } = evidence;
  expect(subject).toHaveLength(1);
  expect(predicate["deployments"]).toMatchObject([{ task: "deploy", attempt: 1 }]);
  expect(predicate["votes"]?.some(({ counts }) => counts)).toBe(true);
  expect(predicate["decisions"]).toMatchObject([{ answer: "go", counts: true }]);
  expect(predicate["timeline"]?.length).toBeGreaterThan(2);
  const { manifest } = (JSON.parse(text) as { predicate: { manifest: string } }).predicate;
  expect(release?.body).toContain(`manifest ${manifest}`);
}, 540_000);
