import { expect, test } from "vitest";
import { act } from "../../src/act/act.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import type { AmendNotes } from "../../src/model/action.ts";
import { readAmendedMarks, releaseMark } from "../../src/model/marks/marks.ts";
import { repoName } from "../../src/model/ids.ts";
import { say } from "../../src/model/view/text.ts";
import { createRelease } from "../../src/simulator/world/releases.ts";
import { toolsWith } from "../support/act-tools.ts";
import { trainWorld } from "../observe/train-world.ts";

const amendment = (key: string, text = say`Rolled back: API 1.1.0.`): AmendNotes => ({
  kind: "amend notes",
  repo: repoName("acme/api"),
  tag: "v1.1.0",
  key,
  text,
});

/** Published notes of the service, immutable, and what acts on them. */
async function notes(body: string) {
  const world = await trainWorld(["api"]);
  const api = world.repository("api");
  api.immutableReleases = true;
  const mark = releaseMark(world.release, "api");
  const release = createRelease(world.world, api, {
    tagName: "v1.1.0",
    targetCommitish: world.tip("api"),
    name: "API 1.1.0",
    body: `${body}\n\n${mark}`,
    by: world.sarah,
  });
  const store = await openStore({ sql: openSqlite(":memory:"), clock: world.clock });
  const lease = await store.leases.begin(world.release);
  const amend = async (...actions: readonly AmendNotes[]) =>
    act(
      actions,
      toolsWith({
        github: world.github,
        journal: journalOf(store, lease),
        clock: world.clock,
        observation: { ...(await world.see()), blindUntil: null },
      }),
    );
  return { world, release, mark, amend };
}

test("the word comes first, once for each rollback, and all that was there stays, immutable or not", async () => {
  const { world, release, mark, amend } = await notes("### Features\n- Login");
  await using _world = world;
  expect(release.immutable).toBe(true);
  await amend(amendment("rollback:7"), amendment("rollback:7"));
  await amend(amendment("rollback:7"));
  expect(release.body).toMatch(/^> \[!CAUTION\]\n> Rolled back: API 1\.1\.0\.\n/);
  expect(release.body).toContain(`### Features\n- Login\n\n${mark}`);
  expect(readAmendedMarks(release.body ?? "")).toEqual(["rollback:7"]);
  await amend(amendment("rollback:9"));
  expect(readAmendedMarks(release.body ?? "")).toEqual(["rollback:9", "rollback:7"]);
  const seen = await world.see();
  const [facts] = [...seen.services.values()];
  expect(facts?.kind === "known" && facts.value.release).toMatchObject({
    value: { ours: true, tells: ["rollback:9", "rollback:7"] },
  });
});

test("what people wrote for a reason stays plain text", async () => {
  const { world, release, amend } = await notes("");
  await using _world = world;
  await amend(amendment("rollback:7", say`Decided by sarah: ${"<!-- @acme/all\n# x"}`));
  expect(release.body).not.toContain("<!-- @acme");
  expect(release.body).not.toContain("\n# x");
});

test("notes that are full or gone are no reason to stop", async () => {
  const { world, release, amend } = await notes("x".repeat(124_800));
  await using _world = world;
  const acted = await amend(amendment("rollback:7", say`${"long ".repeat(100)}`), {
    ...amendment("rollback:7"),
    tag: "v9.9.9",
  });
  expect(acted.failures).toEqual([]);
  expect(readAmendedMarks(release.body ?? "")).toEqual(["rollback:7"]);
});
