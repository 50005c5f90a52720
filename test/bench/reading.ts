/** What it costs GitHub to be asked: one look at a release, and the notes of many pull requests. */
import { repoName, sha } from "../../src/model/ids.ts";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import { shipChange } from "../../src/simulator/people.ts";
import { branch, trainWorld, type TrainWorld } from "../observe/train-world.ts";
import { row, tell, type Row } from "./row.ts";

interface Spent {
  readonly requests: number;
  readonly points: number;
}

/** What GitHub was asked meanwhile, without the tokens of the App. */
async function spent({ simulator }: TrainWorld, work: () => Promise<unknown>): Promise<Spent> {
  const before = simulator.requests.length;
  await work();
  const made = simulator.requests
    .slice(before)
    .filter(({ path }) => !path.includes("/access_tokens"));
  const points = made.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  return { requests: made.length, points };
}

/** A look at a release while nothing happens, when it was looked at before. */
async function look(count: number): Promise<Spent> {
  const ids = Array.from({ length: count }, (_, index) => `service-${index}`);
  await using world = await trainWorld(ids);
  await world.see();
  await world.see();
  return await spent(world, () => world.see());
}

/** The pull requests of a release's notes, in so many repositories, read for the first time. */
async function notes(repositories: number, pulls: number): Promise<Spent> {
  const ids = Array.from({ length: repositories }, (_, index) => `service-${index}`);
  await using world = await trainWorld(ids);
  const parts = ids.map((id) => {
    const previous = world.tip(id);
    for (let pull = 0; pull < pulls; pull += 1) {
      const files = { [`change-${pull}`]: "1" };
      const title = `Change ${pull}`;
      const change = { by: world.mike, title, files, into: branch, method: "squash" } as const;
      shipChange(world.world, world.repository(id), change);
    }
    return { repo: repoName(`acme/${id}`), previous: sha(previous), commit: sha(world.tip(id)) };
  });
  return await spent(world, async () => {
    for (const part of parts) {
      const changes = await readChanges(world.github, { ...part, path: [] });
      if (!changes.ok || !changes.value.complete || changes.value.pulls.length !== pulls) {
        throw new Error("The pull requests are not all there");
      }
    }
  });
}

async function* rows(): AsyncGenerator<Row> {
  // Three points of GitHub's formula for twenty repositories (head, checks, last deployments).
  for (const count of [5, 20, 80, 200, 500, 1_000]) {
    const { requests, points } = await look(count);
    const limit = Math.ceil(count * 0.13);
    yield row(`look at ${count} services: points`, points, {
      limit,
      goal: Math.ceil(count / 4) + 1,
    });
    yield row(`look at ${count} services: requests`, requests, { limit: 1 });
  }
  // Pages of a hundred, and what was merged by several at once.
  const one = await notes(1, 1_000);
  yield row("notes of 1 x 1,000 pull requests: requests", one.requests, { goal: 12, limit: 10 });
  yield row("notes of 1 x 1,000 pull requests: points", one.points, { goal: 25 });
  const many = await notes(20, 50);
  yield row("notes of 20 x 50 pull requests: requests", many.requests, { goal: 60, limit: 1 });
  yield row("notes of 20 x 50 pull requests: points", many.points, { goal: 25 });
}

if (import.meta.main) {
  for await (const one of rows()) tell([one]);
}
