import { expect, test } from "vitest";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import type { ChangeName, ChangePlace } from "../../src/model/release/sought-change.ts";
import { proposeChange, shipChange } from "../../src/simulator/people.ts";
import { cherryPick, commit } from "../../src/simulator/world/commits.ts";
import { mergePull, revertPull } from "../../src/simulator/world/pulls.ts";
import { branch, trainWorld } from "./train-world.ts";

const now = Temporal.Instant.from("2026-03-19T10:00:00Z");

/** A release of one service, and what is found of a change in it. */
async function seeking() {
  let asked: { readonly change: ChangeName; readonly place: Partial<ChangePlace> } | undefined;
  const world = await trainWorld(["api"], {
    questions: {
      sought: () =>
        asked
          ? [
              {
                comment: 1,
                change: asked.change,
                places: [
                  {
                    service: serviceId("api"),
                    repo: repoName("acme/api"),
                    released: sha(world.tip("api")),
                    deployed: [],
                    ...asked.place,
                  },
                ],
              },
            ]
          : [],
    },
  });
  const by = world.mike;
  const api = world.repository("api");
  const seek = async (change: ChangeName, place: Partial<ChangePlace> = {}) => {
    asked = { change, place };
    return (await world.see()).answers.sought.get(1);
  };
  const pull = (number: number): ChangeName => ({ kind: "pull", number });
  /** What the head of the release branch has of it: one word. */
  const onBranch = async (change: ChangeName) => {
    const found = await seek(change);
    if (found?.kind !== "known") return found;
    const standing = found.value[0]?.standings.get(sha(world.tip("api")));
    return standing?.kind === "known" ? standing.value : standing;
  };
  return { world, by, api, seek, onBranch, pull };
}

const files = (name: string) => ({ [`src/${name}.txt`]: `${name}\n` });

test("a pull request in the release branch, one that isn't, and one that was picked", async () => {
  const { world: it, by, api, onBranch, pull } = await seeking();
  await using _world = it;
  const inside = shipChange(it.world, api, { by, title: "In", files: files("in"), into: branch });
  const outside = shipChange(it.world, api, { by, title: "Out", files: files("out") });
  expect(await onBranch(pull(inside.number))).toBe("there");
  expect(await onBranch(pull(outside.number))).toBe("absent");
  cherryPick(it.world, api, { sha: outside.pull?.mergeCommit ?? "", branch, by, trailer: true });
  expect(await onBranch(pull(outside.number))).toBe("there");
});

test("what was reverted is not there, although it is in the history", async () => {
  const { world: it, by, api, onBranch, pull } = await seeking();
  await using _world = it;
  const change = shipChange(it.world, api, { by, title: "In", files: files("in"), into: branch });
  mergePull(it.world, api, revertPull(it.world, api, change, { by }), { method: "merge", by });
  expect(await onBranch(pull(change.number))).toBe("reverted");
});

test("a commit by its first digits is found with the pull request that landed it", async () => {
  const { world: it, by, api, seek, onBranch } = await seeking();
  await using _world = it;
  const change = shipChange(it.world, api, { by, title: "In", files: files("in"), into: branch });
  const head = change.pull?.headSha ?? "";
  const digits = { kind: "commit", digits: head.slice(0, 9) } as const;
  expect(await onBranch(digits)).toBe("there");
  const found = await seek(digits);
  expect(found?.kind === "known" && found.value[0]).toMatchObject({
    service: "api",
    text: `#${change.number}`,
    pull: { number: change.number, state: "merged", base: branch },
  });
  const direct = commit(it.world, api, { branch, files: files("b"), message: "Direct", by });
  expect(await onBranch({ kind: "commit", digits: direct.sha })).toBe("there");
});

test("open pull requests are found, issues, branches called like a hash and nothing are not", async () => {
  const { world: it, by, api, seek, pull } = await seeking();
  await using _world = it;
  const open = proposeChange(it.world, api, { by, title: "Open", files: files("open") });
  const found = await seek(pull(open.number));
  expect(found?.kind === "known" && found.value[0]?.pull?.state).toBe("open");
  const none = { kind: "known", value: [] };
  expect(await seek(pull(999))).toEqual(none);
  expect(await seek({ kind: "commit", digits: "eeeeeee" })).toEqual(none);
  api.refs.set("refs/heads/deadbee", api.refs.get("refs/heads/main") ?? "");
  expect(await seek({ kind: "commit", digits: "deadbee" })).toEqual(none);
});

test("of what production ran it is read since when the change runs, and no further", async () => {
  const { world: it, by, api, seek, pull } = await seeking();
  await using _world = it;
  const before = it.tip("api");
  const change = shipChange(it.world, api, { by, title: "In", files: files("in"), into: branch });
  const first = it.tip("api");
  const second = commit(it.world, api, { branch, files: files("c"), message: "More", by }).sha;
  const place = {
    deployed: [second, first, before].map((one, index) => ({
      commit: sha(one),
      at: now.subtract({ minutes: index }),
    })),
  };
  const found = await seek(pull(change.number), place);
  expect(found?.kind === "known" && Object.fromEntries(found.value[0]?.standings ?? [])).toEqual({
    [second]: { kind: "known", value: "there" },
    [first]: { kind: "known", value: "there" },
    [before]: { kind: "known", value: "absent" },
  });
  // What is known of two commits never changes: only whether the change is there is asked again.
  const requests = it.simulator.requests.length;
  await seek(pull(change.number), place);
  const again = it.simulator.requests.length - requests;
  await it.see();
  expect(it.simulator.requests.length - requests - again).toBe(again);
});

test("a repository that can't be read leaves it unknown", async () => {
  const { world: it, seek, pull } = await seeking();
  await using _world = it;
  expect((await seek(pull(1), { repo: repoName("acme/nowhere") }))?.kind).toBe("unknown");
});
