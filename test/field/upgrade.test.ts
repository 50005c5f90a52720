/** A release that the version before began, which knew releases by name, goes on as the same one under this version. */
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { expect, it } from "vitest";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { pairs } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory, type Story } from "../support/story.ts";

/** The app's database as the version before kept it. */
function asBefore(directory: string, repository: number): void {
  const db = new DatabaseSync(join(directory, "release-train.db"));
  for (const table of ["releases", "watches", "intents", "memory"])
    db.exec(
      `update ${table} set key = replace(key, '${repository}#', 'acme/releases#') where key like '${repository}#%'`,
    );
  db.exec("delete from watches where repository like 'id:%'");
  db.exec("delete from memory where name = 'ids'");
  db.exec("alter table releases drop column names");
  for (const later of ["pages", "spending", "events", "receivers"]) db.exec(`drop table ${later}`);
  db.exec("update store set version = 2");
  db.close();
}

/** What is on GitHub as the version before wrote it: deployments without a key, sub-issues by name. */
function asWrittenBefore({ fleet }: Story): void {
  for (const repository of fleet.world.repositories.values())
    for (const one of repository.deployments.values()) {
      if (!one.payload || typeof one.payload !== "object") continue;
      const { key: _, ...payload } = one.payload as Record<string, unknown>;
      Object.assign(one, { payload });
    }
  const { id, issues } = fleet.trainRepository;
  for (const issue of issues.values())
    issue.body = issue.body.replace(`sub-issue ${id}#`, "sub-issue acme/releases#");
}

it.each([
  ["rolls out", "and keeps its name", false],
  ["rolls out", "and its train repository is renamed meanwhile", true],
  ["rolls back", "and keeps its name", false],
  ["rolls back", "and its train repository is renamed meanwhile", true],
] as const)(
  "threat 68, attack b: what %s during the upgrade %s ends as it should",
  async (phase, _, renamed) => {
    const store = await lastingStore();
    if (store.kind !== "embedded") throw new Error("Only of the embedded database");
    await using story = await startStory({ fleet: pairs, store });
    const { fleet } = story;
    await story.go();
    if (phase === "rolls back") {
      await story.until(() => story.shipped().some((one) => one.endsWith("success")));
      await story.told(fleet.manager, "/rollback it smells");
      await story.until(() => story.shipped().some((one) => one.startsWith("back")));
    }
    await story.stopApp();
    asBefore(store.directory, fleet.trainRepository.id);
    asWrittenBefore(story);
    if (renamed)
      editRepository(fleet.world, fleet.trainRepository, { by: fleet.manager, name: "departures" });
    await story.startApp();
    await story.reach(phase === "rolls out" ? "complete" : "rolled back");
    const shipped = story.shipped();
    expect(new Set(shipped).size).toBe(shipped.length);
    const deployed = story.deployments().filter(({ task }) => task === "deploy");
    const back = story.deployments().filter(({ task }) => task === "rollback");
    expect([deployed.length > 0, back.length]).toEqual([
      true,
      phase === "rolls out" ? 0 : deployed.length,
    ]);
    const titles = [...fleet.trainRepository.issues.values()].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  },
);
