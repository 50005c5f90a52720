import { describe, expect, test } from "vitest";
import { ensureTag } from "../../src/github/resources/tags.ts";
import { checkContract, commit, otherCommit, ready, repo, token } from "./github-fixture.ts";

checkContract();

describe("tags", () => {
  const at = { repo, tag: "deploy/api/aaaaaaaaaaaa", commit };
  const refs = "/repos/acme/api/git/refs";
  const one = "/repos/acme/api/git/ref/tags%2Fdeploy%2Fapi%2Faaaaaaaaaaaa";
  const there = { message: "Reference already exists" };

  test("are made at the commit", async () => {
    const it = ready();
    const made = { ref: `refs/tags/${at.tag}`, sha: commit };
    it.api.post(refs, made).reply(201, { ...made, object: { type: "commit", sha: commit } });
    expect(await ensureTag(it.github, at)).toEqual({ ok: true, value: undefined });
  });

  const thereAt = (sha: string) => {
    const it = ready();
    token(it.api, "ghs_canary2");
    it.api.post(refs).reply(422, there);
    it.api.get(one).reply(200, { object: { type: "commit", sha } });
    return it.github;
  };

  test("may be there already", async () => {
    expect(await ensureTag(thereAt(commit), at)).toEqual({ ok: true, value: undefined });
  });

  test("stay where they are", async () => {
    const answer = await ensureTag(thereAt(otherCommit), at);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "conflict" } });
    expect(!answer.ok && answer.failure.message).toContain(`at ${otherCommit}, not at ${commit}`);
  });

  test.each([
    [404, "Not Found", "not found"],
    [422, "Cannot create ref due to creations being restricted.", "invalid"],
    [502, "Server Error", "unreachable"],
  ])("that GitHub doesn't make (%i %s) are told as %s", async (status, message, kind) => {
    const it = ready();
    it.api.post(refs).reply(status, { message });
    expect(await ensureTag(it.github, at)).toMatchObject({ ok: false, failure: { kind } });
  });
});
