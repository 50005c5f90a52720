import { describe, expect, test } from "vitest";
import { createDeploymentStatus } from "../../src/github/resources/deployment-statuses.ts";
import { cancelWorkflowRun, readRun } from "../../src/github/resources/workflows.ts";
import {
  asked,
  checkContract,
  commit,
  connected,
  granted,
  installed,
  ready,
  repo,
  token,
} from "./github-fixture.ts";

checkContract();

describe("what asks a deployment to stop", () => {
  const withActions = (actions: "read" | "write") => {
    const it = connected();
    installed(it.api, { permissions: { ...granted, actions } });
    return it;
  };

  test("cancels a run, once", async () => {
    const it = withActions("write");
    token(it.api);
    it.api.post("/repos/acme/api/actions/runs/88/cancel").reply(202, {});
    expect(await cancelWorkflowRun(it.github, { repo, run: 88 })).toMatchObject({ ok: true });
    expect(asked(it)).toHaveLength(1);
  });

  test("takes a run that has ended for a conflict, and asks no more", async () => {
    const it = withActions("write");
    token(it.api);
    it.api
      .post("/repos/acme/api/actions/runs/88/cancel")
      .reply(409, { message: "Cannot cancel a workflow run that is completed." });
    expect(await cancelWorkflowRun(it.github, { repo, run: 88 })).toMatchObject({
      failure: { kind: "conflict", retry: "never" },
    });
  });

  test("sends nothing where the owner lets it only read", async () => {
    const it = withActions("read");
    const answer = await cancelWorkflowRun(it.github, { repo, run: 88 });
    expect(answer).toMatchObject({ failure: { isLacking: true } });
    expect(asked(it)).toEqual([]);
  });

  test("reads of which commit a run is, and whether it has ended", async () => {
    const it = withActions("read");
    token(it.api);
    const run = {
      id: 88,
      html_url: "https://github.com/acme/api/actions/runs/88",
      head_sha: commit,
      created_at: "2026-03-19T14:00:00Z",
      status: "completed",
      conclusion: "cancelled",
    };
    it.api.get("/repos/acme/api/actions/runs/88").reply(200, run);
    it.api
      .get("/repos/acme/api/actions/runs/88")
      .reply(200, { ...run, status: "in_progress", conclusion: null });
    for (const isOver of [true, false]) {
      expect(await readRun(it.github, { repo, run: 88 })).toEqual({
        ok: true,
        value: { commit, isOver },
      });
    }
  });

  test("sets a deployment inactive, with the request in its description", async () => {
    const it = ready();
    it.api.post("/repos/acme/api/deployments/5/statuses").reply(201, { id: 9 });
    const description = "Please stop: storefront 2.5.0 is being rolled back";
    await createDeploymentStatus(it.github, {
      repo,
      deployment: 5,
      state: "inactive",
      description,
      logUrl: null,
    });
    expect(asked(it).map(({ body }) => body)).toEqual([
      expect.objectContaining({ state: "inactive", description }),
    ]);
  });
});
