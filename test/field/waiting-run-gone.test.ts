import { expect, it } from "vitest";
import { listWaiting } from "../../src/github/resources/gates.ts";
import type { GitHub } from "../../src/github/client/github.ts";
import { fail, succeed, type Failure } from "../../src/model/failure.ts";
import { repoName } from "../../src/model/ids.ts";

const repo = repoName("acme/api");
const failure = (kind: Failure["kind"]): Failure => ({
  kind,
  message: "",
  hint: "",
  retry: "later",
});

/** Lists two waiting runs; what the first one waits for can't be read. */
const githubWhere = (kind: Failure["kind"]): GitHub => {
  const runs = [1, 2].map((id) => ({ id, head_sha: "a".repeat(40) }));
  const answers = [
    succeed(runs),
    fail(failure(kind)),
    succeed([{ environment: { name: "production" } }]),
  ];
  return { read: async () => answers.shift() } as unknown as GitHub;
};

it("warestack/watchflow#26: a waiting run that was deleted since it was listed leaves no other job unanswered", async () => {
  const listed = await listWaiting(githubWhere("not found"), repo);
  expect(listed).toMatchObject({ ok: true, value: [{ run: 2, environment: "production" }] });
});

it("warestack/watchflow#26: a run that can't be read for another reason is not taken for gone", async () => {
  expect((await listWaiting(githubWhere("unreachable"), repo)).ok).toBe(false);
});

it("runs beyond the first page: a job that has waited for long is not hidden by a hundred newer ones", async () => {
  const pages = [100, 1].map((count, page) =>
    Array.from({ length: count }, (_, index) => ({
      id: page * 100 + index + 1,
      head_sha: "a".repeat(40),
    })),
  );
  const github = {
    read: async ({ doing }: { readonly doing: string }) =>
      succeed(doing.startsWith("list") ? pages.shift() : [{ environment: { name: "production" } }]),
  } as unknown as GitHub;
  const listed = await listWaiting(github, repo);
  expect(listed.ok && listed.value.at(-1)).toMatchObject({ run: 101 });
});
