import { expect, test } from "vitest";
import type { GitHub, Permissions } from "../../src/github/github.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import type { Drive } from "../../src/model/train.ts";
import { readLacking } from "../../src/observe/lacking.ts";
import { service } from "../support/train.ts";

const granting = (permissions: Permissions): Pick<GitHub, "installationOf"> => ({
  installationOf: () =>
    Promise.resolve(succeed({ id: 11, owner: "acme", permissions, isSuspended: false })),
});
const by = (drive: Drive) => ({ ...service("search", "search"), drive });
const gate = by({ kind: "gate" });
const dispatch = by({ kind: "dispatch", workflow: "deploy.yml", ref: "commit" });
const tagged = by({ kind: "dispatch", workflow: "deploy.yml", ref: "tag" });

test.each<[string, Permissions, ReturnType<typeof by>, readonly string[]]>([
  ["a gate without a word of Actions", {}, gate, ["actions: read"]],
  ["a gate that may read", { actions: "read" }, gate, []],
  ["a gate that may write", { actions: "write" }, gate, []],
  ["a workflow that can only be read", { actions: "read" }, dispatch, ["actions: write"]],
  ["a workflow that may be started", { actions: "write" }, dispatch, []],
  ["tags", { contents: "read" }, tagged, ["contents: write", "actions: write"]],
  ["what the app creates alone", {}, by({ kind: "deployment", ref: "commit" }), []],
  ["what others deploy", {}, by({ kind: "observe" }), []],
])("%s", async (_, permissions, of, lacking) => {
  expect(await readLacking(granting(permissions), of)).toEqual(lacking);
});

test("nothing is lacking while the installation can't be read", async () => {
  const failure = { kind: "unreachable", message: "502", hint: "", retry: "later" } as const;
  const github: Pick<GitHub, "installationOf"> = {
    installationOf: () => Promise.resolve(fail(failure)),
  };
  expect(await readLacking(github, gate)).toEqual([]);
});
