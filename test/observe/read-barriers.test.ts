import { expect, test } from "vitest";
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import type { PointOfNoReturn } from "../../src/model/train/train.ts";
import { shipChange } from "../../src/simulator/people.ts";
import { editIssue } from "../../src/simulator/world/issues.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { branch, trainWorld } from "./train-world.ts";

const repo = repoName("acme/api");
const service = serviceId("api");

test("changed files and labelled pull requests that have no way back are found, the labels live", async () => {
  let until: PointOfNoReturn = { paths: ["db/migrate/**"], label: null };
  let from = "";
  let to = "";
  await using world = await trainWorld(["api"], {
    questions: {
      barriers: () =>
        from === "" ? [] : [{ service, repo, path: [], from: sha(from), to: sha(to), until }],
    },
  });
  const { world: it, mike: by, simulator } = world;
  const api = world.repository("api");
  ensureLabel(it, api, { name: "Irreversible", by });
  const ship = (title: string, path: string) =>
    shipChange(it, api, { by, title, files: { [path]: title }, into: branch });
  const barrier = async () => (await world.see()).answers.barriers.get(service);

  ship("Old", "db/migrate/1.sql");
  from = world.tip("api");
  const small = ship("Small", "src/a.ts");
  to = world.tip("api");
  const nothing = { from, to, files: [], pulls: [], isWhole: true };
  expect(await barrier()).toEqual({ kind: "known", value: nothing });

  until = { paths: [], label: "irreversible" };
  expect(await barrier()).toEqual({ kind: "known", value: nothing });
  editIssue(it, api, small, { labels: ["Irreversible"], by });
  expect(await barrier()).toEqual({ kind: "known", value: { ...nothing, pulls: [small.number] } });
  const before = simulator.requests.length;
  await world.see();
  const [known] = [simulator.requests.length - before];

  until = { paths: ["db/migrate/**"], label: null };
  ship("Migrate", "db/migrate/2.sql");
  to = world.tip("api");
  expect(await barrier()).toEqual({
    kind: "known",
    value: { from, to, files: ["db/migrate/2.sql"], pulls: [], isWhole: true },
  });
  // What two commits fix is read once: of a label only one request is left.
  until = { paths: ["db/migrate/**"], label: null };
  const again = simulator.requests.length;
  await world.see();
  expect(simulator.requests.length - again).toBe((known ?? 0) - 1);

  to = "e".repeat(40);
  expect((await barrier())?.kind).toBe("unknown");
});
