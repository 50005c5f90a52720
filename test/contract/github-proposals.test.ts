import { describe, expect, test } from "vitest";
import { createTrainFileCheck } from "../../src/act/check-train-file.ts";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { mergeBaseOf } from "../../src/github/resources/compare.ts";
import {
  addFile,
  createBranch,
  createLabel,
  openPull,
} from "../../src/github/resources/proposals.ts";
import {
  asked,
  checkContract,
  commit,
  connected,
  granted,
  installed,
  otherCommit,
  ready,
  repo,
  token,
} from "./github-fixture.ts";

checkContract();

const pull = { repo, head: "release-train/form", base: "main", title: "Form", body: "Why" };

describe("a proposal", () => {
  test("is a label, a branch, a file on it and a pull request", async () => {
    const it = connected();
    installed(it.api, { permissions: { ...granted, pull_requests: "write" } });
    // One token for each kind of write, which may do nothing else.
    for (const name of ["ghs_issues", "ghs_contents", "ghs_pulls"]) token(it.api, name);
    it.api.post("/repos/acme/api/labels").reply(201, {});
    it.api.post("/repos/acme/api/git/refs").reply(201, {});
    it.api.put("/repos/acme/api/contents/.github%2Fform.yml").reply(201, {});
    it.api.post("/repos/acme/api/pulls").reply(201, {});
    const done = { ok: true, value: undefined };
    const { github } = it;
    expect(await createLabel(github, { repo, name: "train", description: "Ours" })).toEqual(done);
    expect(await createBranch(github, { repo, name: pull.head, commit })).toEqual(done);
    const file = { path: ".github/form.yml", text: "größe\n", message: "Form" };
    expect(await addFile(github, { repo, branch: pull.head, ...file })).toEqual(done);
    expect(await openPull(github, pull)).toEqual(done);
    expect(asked(it).map(({ body }) => body)).toEqual([
      { name: "train", description: "Ours" },
      { ref: `refs/heads/${pull.head}`, sha: commit },
      { branch: pull.head, message: "Form", content: Buffer.from("größe\n").toString("base64") },
      { head: pull.head, base: "main", title: "Form", body: "Why" },
    ]);
    const tokens = it.sent.filter(({ path }) => path.endsWith("/access_tokens"));
    expect(tokens.map(({ body }) => (body as { permissions: object }).permissions)).toEqual([
      { issues: "write" },
      { contents: "write" },
      { pull_requests: "write" },
    ]);
  });

  test("isn't even tried where only reading pull requests was granted", async () => {
    const it = connected();
    installed(it.api);
    expect(await openPull(it.github, pull)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(asked(it)).toEqual([]);
  });

  const validation = { message: "Validation Failed" };
  const steps = {
    label: [
      "/repos/acme/api/labels",
      { ...validation, errors: [{ resource: "Label", code: "already_exists", field: "name" }] },
      (it: ReturnType<typeof ready>) =>
        createLabel(it.github, { repo, name: "train", description: "Ours" }),
    ],
    branch: [
      "/repos/acme/api/git/refs",
      { message: "Reference already exists" },
      (it: ReturnType<typeof ready>) => createBranch(it.github, { repo, name: "a", commit }),
    ],
    file: [
      "/repos/acme/api/contents/a",
      { message: 'Invalid request.\n\n"sha" wasn\'t supplied.' },
      (it: ReturnType<typeof ready>) =>
        addFile(it.github, { repo, branch: "a", path: "a", text: "a", message: "a" }),
    ],
  } as const;

  test.each(Object.entries(steps))("a %s that is there is fine", async (_what, step) => {
    const [path, body, act] = step;
    const it = ready();
    it.api.intercept(path, path.includes("contents") ? "PUT" : "POST").reply(422, body);
    expect(await act(it)).toEqual({ ok: true, value: undefined });
  });

  test.each(Object.entries(steps))("any other refusal of a %s is told", async (_what, step) => {
    const [path, , act] = step;
    const it = ready();
    it.api.intercept(path, path.includes("contents") ? "PUT" : "POST").reply(422, validation);
    expect(await act(it)).toMatchObject({ failure: { kind: "invalid" } });
  });

  test("a pull request that is open already is fine", async () => {
    const it = connected();
    installed(it.api, { permissions: { ...granted, pull_requests: "write" } });
    token(it.api);
    const message = "A pull request already exists for acme:release-train/form.";
    it.api.post("/repos/acme/api/pulls").reply(422, {
      ...validation,
      errors: [{ resource: "PullRequest", code: "custom", message }],
    });
    expect(await openPull(it.github, pull)).toEqual({ ok: true, value: undefined });
  });
});

test("finds where a branch left another", async () => {
  const it = ready();
  it.api
    .get(`/repos/acme/api/compare/${commit}...${otherCommit}?per_page=1`)
    .reply(200, { merge_base_commit: { sha: commit } });
  const answer = await mergeBaseOf(it.github, { repo, base: commit, head: otherCommit });
  expect(answer).toEqual({ ok: true, value: commit });
});

describe("the check of a train file", () => {
  const at = { repo, commit };
  const file = {
    type: "file",
    size: 8,
    encoding: "base64",
    content: Buffer.from("train: [").toString("base64"),
  };
  /** A commit that has a train file, and this many check runs of ours. */
  const withFile = (checks: number) => {
    const it = ready();
    it.api
      .get(`/repos/acme/api/contents/.github%2Frelease-train.yml?ref=${commit}`)
      .reply(200, file);
    it.api.get("/app").reply(200, { id: 7, slug: "release-train", name: "Release Train" });
    it.api
      .get(`/repos/acme/api/commits/${commit}/check-runs`)
      .query({ check_name: "Release train file", app_id: 7, per_page: 1 })
      .reply(200, { total_count: checks, check_runs: [] });
    return it;
  };

  test("is written once for all who tell of the commit", async () => {
    const it = withFile(0);
    token(it.api, "ghs_checks");
    it.api.post("/repos/acme/api/check-runs").reply(201, { id: 77 });
    const check = createTrainFileCheck(it.github, readTrainFile);
    const answers = await Promise.all([check(at), check(at)]);
    const all = [...answers, await check(at)];
    expect(all.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(asked(it).filter(({ method }) => method === "POST")).toMatchObject([
      { body: { name: "Release train file", head_sha: commit, conclusion: "failure" } },
    ]);
  });

  test("isn't written where another process wrote it", async () => {
    const it = withFile(1);
    const check = createTrainFileCheck(it.github, readTrainFile);
    expect(await check(at)).toEqual({ ok: true, value: undefined });
    expect(asked(it).some(({ method }) => method === "POST")).toBe(false);
  });
});
