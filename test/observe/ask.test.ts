import { expect, test } from "vitest";
import type { GitHub } from "../../src/github/client/github.ts";
import { fail, succeed, type Failure } from "../../src/model/failure.ts";
import { repoName } from "../../src/model/ids.ts";
import { ask, type Question } from "../../src/observe/ask/ask.ts";
import { createLoad, loads } from "../../src/observe/ask/load.ts";

const tooHeavy: Failure = {
  kind: "unreachable",
  message: "Bad gateway",
  hint: "",
  retry: "later",
};

/** Answers each field with its own text, as long as no more than `most` questions come at once. */
function gitHubThatTakes(most: number) {
  const requests: { readonly questions: number; readonly query: string }[] = [];
  const may = { most };
  const github = {
    groupByInstallation: async (repos: readonly string[]) => ({
      groups: [repos],
      failures: new Map(),
    }),
    graphql: async (_: unknown, query: string, variables: Readonly<Record<string, unknown>>) => {
      const asked = [...query.matchAll(/^r\d+: (.*)$/gm)].map(([, field = ""]) => field);
      requests.push({ questions: asked.length, query });
      if (asked.length > may.most) return fail(tooHeavy);
      const said = (field: string): string =>
        field.replaceAll(/\$(v\d+)/g, (_all, name: string) => String(variables[name]));
      const data = asked.map((field, index) => [`r${index}`, { said: said(field) }]);
      return succeed({ data: Object.fromEntries(data), errors: [], cost: 1 });
    },
  };
  return { requests, may, github: github as unknown as GitHub };
}

const questionOn = (name: string): Question => ({
  repo: repoName(`acme/${name}`),
  select: () => "said",
});

const saidTo = async (github: GitHub, names: readonly string[], batch?: number) =>
  (
    await ask(github, names.map(questionOn), {
      fragments: [`fragment ${names[0] ?? ""} on Repository { id }`],
      ...(batch !== undefined && { batch }),
    })
  ).map((answer) => (answer.ok ? answer.value.data["said"] : answer.failure.message));

test("what several readers ask at the same moment goes in one request, and each gets its own answers", async () => {
  const { github, requests } = gitHubThatTakes(100);
  const [some, other, third] = await Promise.all([
    saidTo(github, ["a", "b"]),
    saidTo(github, ["c"]),
    Promise.resolve()
      .then(() => null)
      .then(() => saidTo(github, ["d"])),
  ]);
  expect(requests.map(({ questions }) => questions)).toEqual([4]);
  expect(some).toEqual([
    "repository(owner: acme, name: a) { said }",
    "repository(owner: acme, name: b) { said }",
  ]);
  expect(other).toEqual(["repository(owner: acme, name: c) { said }"]);
  expect(third).toEqual(["repository(owner: acme, name: d) { said }"]);
  expect(await saidTo(github, ["e"])).toHaveLength(1);
  expect(requests).toHaveLength(2);
});

test("a reader that asks for much at once leaves less room for others in its request", async () => {
  const { github, requests } = gitHubThatTakes(100);
  const few = Array.from({ length: 6 }, (_, index) => `s${index}`);
  await Promise.all([
    saidTo(github, few, 12),
    saidTo(github, ["heavy"], 1),
    saidTo(github, ["x"], 2),
  ]);
  expect(requests.map(({ questions }) => questions)).toEqual([6, 1, 1]);
});

test("a search goes along under a name of its own", async () => {
  const { github, requests } = gitHubThatTakes(100);
  const [found] = await ask(github, [
    { repo: repoName("acme/a"), search: "is:pr author:sarah", select: () => "issueCount" },
  ]);
  expect(found).toMatchObject({
    ok: true,
    value: {
      data: { said: "search(query: is:pr author:sarah, type: ISSUE, first: 1) { issueCount }" },
    },
  });
  expect(requests).toHaveLength(1);
});

test("what was too heavy is asked in halves, and less goes together until that went well for a while", async () => {
  const { github, requests, may } = gitHubThatTakes(10);
  const names = Array.from({ length: 25 }, (_, index) => `s${index}`);
  expect(new Set(await saidTo(github, names)).size).toBe(25);
  requests.splice(0);
  await saidTo(github, names);
  expect(requests.every(({ questions }) => questions <= 10)).toBe(true);
  may.most = 25;
  for (let turn = 0; turn < 8; turn += 1) await saidTo(github, names);
  requests.splice(0);
  await saidTo(github, names);
  expect(requests.map(({ questions }) => questions)).toEqual([25]);
});

test("one question that GitHub can't answer makes the others no smaller", () => {
  const load = createLoad();
  load.learn([{ weight: 1 / 25 }], "too heavy");
  expect(load.most()).toBe(1);
  for (let turn = 0; turn < 20; turn += 1)
    load.learn([{ weight: 0.5 }, { weight: 0.5 }], "too heavy");
  expect(loads([{ weight: 1 }, { weight: 1 }], load.most())).toHaveLength(2);
});
