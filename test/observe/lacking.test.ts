import { expect, test } from "vitest";
import type { GitHub, Permissions } from "../../src/github/client/github.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import type { Drive } from "../../src/model/train/train.ts";
import { readGranted } from "../../src/observe/services/lacking.ts";
import { service } from "../support/train.ts";

const granting = (permissions: Permissions): Pick<GitHub, "installationOf"> => ({
  installationOf: () =>
    Promise.resolve(
      succeed({ id: 11, ownerId: null, owner: "acme", permissions, isSuspended: false }),
    ),
});
const by = (drive: Drive) => ({ ...service("search", "search"), drive });
const gate = by({ kind: "gate" });
const dispatch = by({ kind: "dispatch", workflow: "deploy.yml", ref: "commit" });
const tagged = by({ kind: "dispatch", workflow: "deploy.yml", ref: "tag" });

const reads = { issues: "read", pull_requests: "read", checks: "read", statuses: "read" } as const;
const all = { ...reads, contents: "write", deployments: "write" } as const;
const withoutCi: Permissions = {
  issues: "read",
  pull_requests: "read",
  contents: "write",
  deployments: "write",
};
const deployment = by({ kind: "deployment", ref: "commit" });
const observe = by({ kind: "observe" });

test.each<[string, Permissions, ReturnType<typeof by>, readonly string[]]>([
  ["a gate without a word of Actions", all, gate, ["actions: read"]],
  ["a gate that may read", { ...all, actions: "read" }, gate, []],
  ["a gate that may write", { ...all, actions: "write" }, gate, []],
  [
    "a gate that may not answer",
    { ...all, actions: "read", deployments: "read" },
    gate,
    ["deployments: write"],
  ],
  ["a workflow that can only be read", { ...all, actions: "read" }, dispatch, ["actions: write"]],
  ["a workflow that may be started", { ...all, actions: "write" }, dispatch, []],
  ["tags", { ...all, contents: "read" }, tagged, ["actions: write", "contents: write"]],
  ["all that it takes", all, deployment, []],
  [
    "deployments that can only be read",
    { ...all, deployments: "read" },
    deployment,
    ["deployments: write"],
  ],
  ["a release that can't be published", { ...all, contents: "read" }, observe, ["contents: write"]],
  ["what others deploy, by reading", { ...all, deployments: "read" }, observe, []],
  ["CI that can't be read", withoutCi, observe, ["checks: read", "statuses: read"]],
])("kentaro-m/auto-assign#31: %s", async (_, permissions, of, lacking) => {
  expect((await readGranted(granting(permissions), of)).lacking).toEqual(lacking);
});

test("nothing is lacking while the installation can't be read", async () => {
  const failure = { kind: "unreachable", message: "502", hint: "", retry: "later" } as const;
  const github: Pick<GitHub, "installationOf"> = {
    installationOf: () => Promise.resolve(fail(failure)),
  };
  expect(await readGranted(github, gate)).toEqual({ lacking: [] });
});

test("a run behind a gate may be cancelled where Actions may be written", async () => {
  const mayCancel = async (actions: "read" | "write", of: ReturnType<typeof by>) =>
    (await readGranted(granting({ ...all, actions }), of)).mayCancel;
  expect(await mayCancel("write", gate)).toBe(true);
  expect(await mayCancel("read", gate)).toBeUndefined();
  expect(await mayCancel("write", deployment)).toBeUndefined();
});
