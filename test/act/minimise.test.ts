/** Comments of the app that ask for nothing any more are folded, each by one write, when there is room. */
import { expect, test } from "vitest";
import { act } from "../../src/act/act.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import { createComment } from "../../src/github/resources/comments.ts";
import { repoName } from "../../src/model/ids.ts";
import { saidMark } from "../../src/model/marks/marks.ts";
import { toolsWith } from "../support/act-tools.ts";
import { trainWorld } from "../observe/train-world.ts";

/** An issue with so many comments of the app, and what folds them. */
async function told(count: number) {
  const world = await trainWorld(["api"]);
  const observation = await world.see();
  const { number } = observation.issue;
  for (let index = 0; index < count; index += 1) {
    const body = `${saidMark(`votes-in:${index}`)}\nComment /go.`;
    await createComment(world.github, { repo: repoName("acme/releases"), number, body });
  }
  const store = await openStore({ sql: openSqlite(":memory:"), clock: world.clock });
  const lease = await store.leases.begin(world.release);
  const own = async () => (await world.see()).ownComments ?? [];
  let writes = 0;
  const github = {
    ...world.github,
    mutate: (...asked: Parameters<typeof world.github.mutate>) => {
      writes += 1;
      return world.github.mutate(...asked);
    },
  };
  const minimise = async (ids: readonly string[]) =>
    act(
      [{ kind: "minimise", comments: ids.map((id) => ({ id, key: "votes-in:0" })) }],
      toolsWith({ github, journal: journalOf(store, lease), clock: world.clock, observation }),
    );
  return { world, own, minimise, writes: () => writes };
}

test("those that are folded are seen no more among the open ones, and are asked for once", async () => {
  const { world, own, minimise, writes } = await told(2);
  await using _world = world;
  const before = await own();
  expect(before.map(({ key }) => key)).toEqual(["votes-in:0", "votes-in:1"]);
  const first = before[0]?.id ?? "";
  await minimise([first]);
  expect((await own()).map(({ key }) => key)).toEqual(["votes-in:1"]);
  // A listing that is late shows it still.
  await minimise([first]);
  expect(writes()).toBe(1);
});

test("of many a few are folded in one run, and what is gone keeps none of them back", async () => {
  const { world, own, minimise, writes } = await told(5);
  await using _world = world;
  const ids = (await own()).map(({ id }) => id);
  await minimise(["IC_gone", ...ids]);
  expect(writes()).toBe(3);
  expect(await own()).toHaveLength(3);
  await minimise(["IC_gone", ...ids]);
  expect(await own()).toHaveLength(0);
});
