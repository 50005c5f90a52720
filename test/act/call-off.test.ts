import { expect, test } from "vitest";
import { callOff, dispatch } from "../../src/act/dispatch.ts";
import { repoName } from "../../src/model/ids.ts";
import { actingApp } from "../support/act-tools.ts";
import { idOf } from "../support/observation.ts";

const start = {
  service: idOf("search"),
  repo: repoName("acme/search"),
  workflow: "deploy.yml",
  deployment: 102,
};
const started = { kind: "dispatch", ...start, ref: "release/2.5.0", inputs: {} } as const;
const off = { kind: "call off", ...start } as const;

test("what is called off is never started, and the deployment says so", async () => {
  const { asked, happened, nextRun } = await actingApp();
  expect(await callOff(off, await nextRun())).toEqual({ kind: "done" });
  expect(asked.map(({ doing }) => doing)).toEqual([
    "say of deployment 102 in acme/search that it is error",
  ]);
  await dispatch(started, await nextRun());
  expect(happened).not.toContain("actions.createWorkflowDispatch");
});

test("what was started isn't called off: its end is waited for", async () => {
  const { happened, nextRun } = await actingApp();
  await dispatch(started, await nextRun());
  expect(await callOff(off, await nextRun())).toEqual({ kind: "done" });
  expect(happened).toEqual(["actions.createWorkflowDispatch"]);
});

test("nor is what may have been started", async () => {
  const { asked, fates, nextRun } = await actingApp();
  fates.push("no answer");
  await dispatch(started, await nextRun());
  expect(await callOff(off, await nextRun())).toMatchObject({ kind: "open" });
  expect(asked).toHaveLength(1);
});
