import { expect, test } from "vitest";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { editBody, turnGreen } from "../../src/simulator/people.ts";
import { solo } from "../support/fleets.ts";
import { toggled } from "../support/sub-issues.ts";
import {
  boxOf,
  subIssue,
  tick,
  toldIn,
  withChecklist,
  writtenIn,
} from "../support/story-checklist.ts";
import { startStory, type Story } from "../support/story.ts";

const migrations = "item-migrations-ready";

/** All is proved; what is missing are the people's words. */
async function asking(...checklist: readonly string[]): Promise<Story> {
  const story = await startStory({ fleet: solo, running: false });
  withChecklist(story, ...checklist);
  await story.startApp();
  story.people.open();
  story.people.prepare();
  await story.until(() => story.row("API").includes("not confirmed") || story.state() === "ready");
  await story.pass({ minutes: 1 });
  return story;
}

test("the owning team ticks, and the box shows who at which commit; then all may go", async () => {
  await using story = await asking("Migrations ready", "Config documented");
  const { people } = story;
  expect(story.row("API")).toContain("Blocked");
  expect(story.row("API")).toContain("Migrations ready: not confirmed by acme/infra");
  const early = await story.told(people.manager, "/go");
  expect(story.reactions(early)).toEqual(["eyes", "confused"]);

  tick(story, "API", people.lead("api"), migrations);
  await story.until(() => boxOf(story, "API", "Migrations ready").includes("infra-lead"));
  const at = people.head("api").slice(0, 7);
  expect(boxOf(story, "API", "Migrations ready")).toMatch(
    new RegExp(`^- \\[x\\] Migrations ready: confirmed by infra-lead .*${at}`),
  );
  expect(toldIn(story, "API")).toEqual([]);
  const command = people.say(people.lead("api"), "/confirm config", subIssue(story, "API"));
  await story.reach("ready");
  expect(story.reactions(command)).toEqual(["eyes", "rocket"]);
  expect(boxOf(story, "API", "Config documented")).toContain("- [x]");
  people.vote();
  await story.settle();
  await story.told(people.manager, "/go");
  await story.reach("complete");
  expect(story.shipped()).toEqual(["api 1 success"]);
});

test("a tick of an outsider is taken back with one reason, and every word around it stays", async () => {
  await using story = await asking("Migrations ready");
  const { people, fleet } = story;
  const mallory = people.person("mallory");
  setCollaborator(fleet.world, fleet.trainRepository, mallory, "write");
  const issue = subIssue(story, "API");
  const body = `Our notes\n\n${toggled(issue.body, migrations, "x")}\n\nMore notes  \n`;
  editBody(fleet.world, fleet.trainRepository, issue, mallory, body);
  await story.until(() => toldIn(story, "API").length > 0);
  await story.pass({ minutes: 10 });
  expect(toldIn(story, "API")).toHaveLength(1);
  expect(toldIn(story, "API")[0]).toContain("@mallory");
  expect(toldIn(story, "API")[0]).toContain("unticked");
  expect(boxOf(story, "API", "Migrations ready")).toContain("- [ ]");
  expect(writtenIn(story, "API")).toBe("Our notes\r\n\r\n\r\n\r\nMore notes  \r\n");
  expect(story.row("API")).toContain("not confirmed by acme/infra");
});

test("a box that the app proves is put right with a reason, once", async () => {
  await using story = await asking("Migrations ready");
  const { people } = story;
  people.red("api", "build");
  await story.until(() => boxOf(story, "API", "ci").startsWith("- [ ]"));
  tick(story, "API", people.lead("api"), "gate-ci");
  await story.until(
    () => boxOf(story, "API", "ci").startsWith("- [ ]") && toldIn(story, "API").length > 0,
  );
  await story.pass({ minutes: 10 });
  expect(toldIn(story, "API")).toHaveLength(1);
  expect(toldIn(story, "API")[0]).toContain("is verified automatically");
  expect(story.row("API")).toContain("Blocked");
});

test("a tick that the app writes over in the same moment counts", async () => {
  await using story = await asking("Migrations ready");
  const { people, simulator } = story;
  const { number } = subIssue(story, "API");
  let isTicked = false;
  // Between the moment when the app has read the body for the last time and its write.
  simulator.faults.push({
    when: "before",
    matches({ method, path, body }) {
      const isWrite = method === "PATCH" && path.endsWith(`/issues/${number}`);
      const hasBody = typeof body === "object" && body !== null && "body" in body;
      if (isWrite && hasBody && !isTicked) {
        isTicked = true;
        tick(story, "API", people.lead("api"), migrations);
      }
      return false;
    },
  });
  people.push("api");
  await story.until(() => isTicked);
  await story.until(() => boxOf(story, "API", "Migrations ready").includes("infra-lead"));
  expect(boxOf(story, "API", "Migrations ready")).toContain("- [x]");
  people.prove("api");
  await story.reach("ready");
});

test("a tick that came while the app was down counts once it is back", async () => {
  await using story = await asking("Migrations ready");
  await story.stopApp();
  tick(story, "API", story.people.lead("api"), migrations);
  await story.startApp();
  await story.reach("ready");
  expect(boxOf(story, "API", "Migrations ready")).toContain("confirmed by infra-lead");
});

test("an item for each commit is voided by a push and told once, the others stay", async () => {
  await using story = await asking("Migrations ready", "{ text: Config read, per_commit: true }");
  const { people } = story;
  tick(story, "API", people.lead("api"), migrations);
  tick(story, "API", people.lead("api"), "item-config-read");
  await story.reach("ready");
  people.push("api");
  people.prove("api");
  await story.until(() => story.row("API").includes("Config read: not confirmed"));
  await story.pass({ minutes: 10 });
  expect(toldIn(story, "API")).toHaveLength(1);
  expect(toldIn(story, "API")[0]).toContain("confirm these items again");
  expect(boxOf(story, "API", "Migrations ready")).toContain("- [x]");
  expect(boxOf(story, "API", "Config read")).toContain("- [ ]");
  tick(story, "API", people.lead("api"), "item-config-read");
  await story.reach("ready");
});

test("a withdrawn word after the GO keeps the release from leaving", async () => {
  await using story = await startStory({ fleet: solo, running: false });
  withChecklist(story, "Migrations ready");
  await story.startApp();
  const { people } = story;
  people.open("2026-03-19 13:20");
  people.prepare();
  await story.until(() => story.row("API").includes("not confirmed"));
  await story.pass({ minutes: 1 });
  tick(story, "API", people.lead("api"), migrations);
  await story.reach("ready");
  people.vote();
  await story.settle();
  await story.told(people.manager, "/go");
  expect(story.state()).toBe("go");
  tick(story, "API", people.lead("api"), migrations, " ");
  await story.pass({ minutes: 40 });
  expect(story.deployments()).toEqual([]);
  expect(story.replies().filter(({ key }) => key.startsWith("void:"))).toEqual([
    expect.objectContaining({
      text: expect.stringContaining(
        "@acme/infra: your vote is void: infra-lead withdrew Migrations ready of API.",
      ),
    }),
  ]);
  tick(story, "API", people.lead("api"), migrations);
  await story.reach("ready");
  await story.told(people.lead("api"), "/go");
  await story.told(people.manager, "/go");
  await story.reach("complete");
});

test("files and checks prove their items at the very commit", async () => {
  await using story = await asking(
    "{ text: Rollback documented, file: docs/rollback.md }",
    "{ text: Load test passed, check: load-test }",
    "Migrations ready",
  );
  const { people, fleet } = story;
  const { repository, developer } = fleet.sites[0]!;
  tick(story, "API", people.lead("api"), migrations);
  await story.until(() => boxOf(story, "API", "Migrations ready").includes("infra-lead"));
  expect(story.row("API")).toContain("docs/rollback.md is not in");
  expect(story.row("API")).toContain("check load-test has not reported");
  tick(story, "API", people.lead("api"), "item-rollback-documented");
  await story.until(() => toldIn(story, "API").length > 0);
  expect(boxOf(story, "API", "Rollback documented")).toContain("- [ ]");
  const refused = await story.told(people.lead("api"), "/confirm Rollback documented");
  expect(story.reactions(refused)).toEqual(["eyes", "confused"]);

  const { sha } = commit(fleet.world, repository, {
    branch: "release/2.5.0",
    files: { "docs/rollback.md": "undo\n" },
    message: "Document the way back",
    by: developer,
  });
  people.prove("api");
  turnGreen(fleet.world, repository, sha, ["load-test"]);
  await story.reach("ready");
  expect(boxOf(story, "API", "Rollback documented")).toContain("- [x]");
  expect(boxOf(story, "API", "Load test passed")).toContain("- [x]");
});

test("a manager sets an item aside, and issue and notes say so", async () => {
  await using story = await asking("Migrations ready");
  const { people, fleet } = story;
  const notHis = await story.told(people.lead("api"), "/waive 1 none this time");
  expect(story.reactions(notHis)).toEqual(["eyes", "confused"]);
  const bare = await story.told(people.manager, "/waive api Migrations ready");
  expect(story.reactions(bare)).toEqual(["eyes", "confused"]);
  await story.told(people.manager, "/waive api Migrations ready none this time");
  await story.reach("ready");
  expect(boxOf(story, "API", "Migrations ready")).toMatch(
    /^- \[ \] Migrations ready: waived by sarah: none this time/,
  );
  expect(story.shown()).toMatch(
    /Waived[^]*Migrations ready of API, waived by sarah: none this time/,
  );
  people.vote();
  await story.settle();
  await story.told(people.manager, "/go");
  await story.reach("complete");
  const [notes] = story.releases(fleet.trainRepository);
  expect(notes?.body).toContain("Waived");
  expect(notes?.body).toContain("Migrations ready of API, waived by sarah: none this time");
});
