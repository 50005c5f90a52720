import { describe, expect, test } from "vitest";
import { act } from "../../src/act/act.ts";
import type { Tools } from "../../src/act/tools.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import type { AmendNotes } from "../../src/model/action.ts";
import { readAmendedMarks, releaseMark, withdrawnMark } from "../../src/model/marks/marks.ts";
import { fail } from "../../src/model/failure.ts";
import { repoName } from "../../src/model/ids.ts";
import { say } from "../../src/model/view/text.ts";
import { createRelease, latestRelease, updateRelease } from "../../src/simulator/world/releases.ts";
import { createReadReleaseBefore } from "../../src/observe/trains/release-before.ts";
import { Death, live, toolsWith } from "../support/act-tools.ts";
import { trainWorld } from "../observe/train-world.ts";

const amendment = (key: string, text = say`Rolled back: API 1.1.0.`): AmendNotes => ({
  kind: "amend notes",
  repo: repoName("acme/api"),
  tag: "v1.1.0",
  key,
  text,
  withdrawn: null,
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
  const amend = async (...actions: readonly AmendNotes[]) => amendWith({}, ...actions);
  const amendWith = async (changes: Partial<Tools>, ...actions: readonly AmendNotes[]) =>
    act(
      actions,
      toolsWith({
        github: world.github,
        journal: journalOf(store, lease),
        clock: world.clock,
        readReleaseBefore: createReadReleaseBefore(world.github),
        observation: { ...(await world.see()), blindUntil: null },
        ...changes,
      }),
    );
  const latest = () => latestRelease(api)?.tagName;
  return { world, api, release, mark, amend, amendWith, latest };
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

describe("what GitHub shows as the latest release", () => {
  /** What was released before, published in this order; the last one that is full is the latest. */
  async function after(
    others: readonly { tagName: string; draft?: boolean; prerelease?: boolean; body?: string }[],
  ) {
    const made = await notes("### Features");
    const { world, api, release } = made;
    for (const other of others) {
      createRelease(world.world, api, { targetCommitish: "main", by: world.sarah, ...other });
    }
    updateRelease(world.world, api, release, { makeLatest: "true", by: world.sarah });
    return made;
  }
  const withdrawal = (key = "rollback:7"): AmendNotes => ({
    ...amendment(key),
    withdrawn: "1.1.0",
  });

  test.each([
    ["the highest version below", [{ tagName: "v1.0.9" }, { tagName: "v1.0.10" }], "v1.0.10"],
    ["no higher one", [{ tagName: "v1.0.0" }, { tagName: "v1.2.0" }], "v1.0.0"],
    ["none of another form", [{ tagName: "v1.0.0" }, { tagName: "web-v1.0.9" }], "v1.0.0"],
    [
      "neither a draft nor a pre-release",
      [
        { tagName: "v1.0.0" },
        { tagName: "v1.0.8", draft: true },
        { tagName: "v1.0.9", prerelease: true },
      ],
      "v1.0.0",
    ],
    [
      "none that was rolled back itself",
      [{ tagName: "v1.0.0" }, { tagName: "v1.0.9", body: withdrawnMark }],
      "v1.0.0",
    ],
    ["itself, where there was none before", [], "v1.1.0"],
  ])("is %s", async (_what, others, expected) => {
    const { world, latest, amend } = await after(others);
    await using _world = world;
    expect(latest()).toBe("v1.1.0");
    expect((await amend(withdrawal())).failures).toEqual([]);
    expect(latest()).toBe(expected);
  });

  test("stays while something of the release still runs", async () => {
    const { world, latest, amend } = await after([{ tagName: "v1.0.0" }]);
    await using _world = world;
    await amend(amendment("rollback:7"));
    expect(latest()).toBe("v1.1.0");
  });

  test("stays what others made it since, before the word and after it", async () => {
    const { world, api, release, latest, amend } = await after([
      { tagName: "v1.0.0" },
      { tagName: "v1.2.0" },
    ]);
    await using _world = world;
    const newer = [...api.releases.values()].find(({ tagName }) => tagName === "v1.2.0");
    updateRelease(world.world, api, newer!, { makeLatest: "true", by: world.sarah });
    await amend(withdrawal());
    expect(latest()).toBe("v1.2.0");
    updateRelease(world.world, api, release, { makeLatest: "true", by: world.sarah });
    await amend(withdrawal());
    expect(latest()).toBe("v1.1.0");
  });

  test("changes once, also when the app dies before it has said so", async () => {
    const { world, release, latest, amend, amendWith } = await after([{ tagName: "v1.0.0" }]);
    await using _world = world;
    let count = 0;
    const dying = {
      ...world.github,
      async write(request: Parameters<typeof world.github.write>[0]) {
        count += 1;
        if (count > 1) throw new Death();
        return world.github.write(request);
      },
    } as typeof world.github;
    expect(await live(amendWith({ github: dying }, withdrawal()))).toBe("dead");
    expect(latest()).toBe("v1.0.0");
    expect(readAmendedMarks(release.body ?? "")).toEqual([]);
    const asked = world.simulator.requests.length;
    await amend(withdrawal());
    const changes = world.simulator.requests
      .slice(asked)
      .filter(({ method }) => method === "PATCH");
    expect(changes).toHaveLength(1);
    expect(readAmendedMarks(release.body ?? "")).toEqual(["rollback:7"]);
    expect(latest()).toBe("v1.0.0");
  });

  test("that GitHub doesn't change is told, and keeps nothing waiting", async () => {
    const { world, release, amendWith } = await after([{ tagName: "v1.0.0" }]);
    await using _world = world;
    const refusing = {
      ...world.github,
      write: (request: Parameters<typeof world.github.write>[0]) =>
        request.doing.startsWith("make ")
          ? Promise.resolve(
              fail({ kind: "invalid", message: "Validation Failed", hint: "", retry: "never" }),
            )
          : world.github.write(request),
    } as typeof world.github;
    expect((await amendWith({ github: refusing }, withdrawal())).failures).toEqual([]);
    expect(release.body).toContain(
      "GitHub refused to show v1.0.0 as the latest release: set that by hand.",
    );
  });
});
