/** What a first train file is made of: files that other tools keep, and where was deployed. */
import { describe, expect, test } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { choose } from "../../src/cli/init/ask-services.ts";
import { componentsIn, owningTeam } from "../../src/cli/init/described.ts";
import { propose } from "../../src/cli/init/proposal.ts";
import type { Surveyed } from "../../src/observe/trains/survey.ts";
import { trainText } from "../../src/cli/init/train-text.ts";
import { repoName } from "../../src/model/ids.ts";

const at = (repo: string, facts: Partial<Surveyed> = {}): Surveyed => ({
  repo: repoName(repo),
  environments: ["production", "staging"],
  codeowners: null,
  catalog: null,
  ...facts,
});

const component = (name: string, ...dependsOn: readonly string[]): string =>
  `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${name} }
spec:
  type: service
  owner: group:default/backend
  dependsOn: [${dependsOn.map((one) => `"${one}"`).join(", ")}]
`;

describe("a catalog", () => {
  test.for<[what: string, text: string, found: readonly object[]]>([
    [
      "a service with what it depends on",
      component("api", "component:auth", "component:default/cart", "resource:db", "plain"),
      [{ name: "api", owner: "backend", dependsOn: ["auth", "cart"] }],
    ],
    [
      "several documents, of which one is deployed",
      `kind: System\nmetadata: { name: shop }\n---\n${component("web")}---\nkind: API\n`,
      [{ name: "web", owner: "backend", dependsOn: [] }],
    ],
    ["a library", component("lib").replace("type: service", "type: library"), []],
    [
      "a person as the owner",
      component("api").replace("group:default/backend", "user:sarah"),
      [{ name: "api", owner: null, dependsOn: [] }],
    ],
    ["no YAML", "{{ cookiecutter.name }}: [", []],
    ["a list, a number, nothing", "- 1\n---\n2\n---\n", []],
    ["keys without values", "kind: Component\nmetadata:\nspec:\n", []],
  ])("%s", ([, text, found]) => expect(componentsIn(text)).toEqual(found));
});

test.for<[codeowners: string, team: string | null]>([
  ["* @acme/backend", "acme/backend"],
  ["* @acme/first\n/docs @acme/writers\n* @sarah @acme/last # all of it", "acme/last"],
  ["* @sarah", null],
  ["/src @acme/backend", null],
  ["# * @acme/backend", null],
  ["*\n", null],
  ["", null],
])("CODEOWNERS %j is owned by %s", ([text, team]) => expect(owningTeam(text)).toBe(team));

test("a circle of a catalog is cut, and what isn't aboard is waited for by nobody", async () => {
  const proposed = propose([
    at("acme/a", { catalog: component("a", "component:b") }),
    at("acme/b", { catalog: component("b", "component:c") }),
    at("acme/c", { catalog: component("c", "component:a", "component:c", "component:gone") }),
  ]);
  expect(proposed.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", []],
  ]);
  const answers = ["a, nothing", "a acme/c", "", "@sarah, acme/managers"];
  const asked: string[] = [];
  const { heading, services } = await choose(proposed, (question) => {
    asked.push(question);
    return Promise.resolve(answers.shift() ?? "");
  });
  expect(asked[1]).toBe("The App sees no repository nothing. It sees a, b and c: ");
  expect(heading).toEqual({ train: "acme", managers: ["sarah", "acme/managers"] });
  expect(services.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
    ["a", []],
    ["c", []],
  ]);
});

describe("the train file", () => {
  const textOf = async (surveyed: readonly Surveyed[]): Promise<string> => {
    const { heading, services } = await choose(propose(surveyed), undefined);
    const text = trainText(heading, services);
    expect(readTrainFile(text)).toMatchObject({ ok: true });
    return text;
  };

  test("says only what isn't meant without a word", async () => {
    const text = await textOf([
      at("acme/api", { codeowners: "* @acme/infra", catalog: component("api") }),
      at("acme/web", { catalog: component("web", "component:api") }),
      at("acme/releases", { environments: [] }),
    ]);
    expect(text.split("\n").slice(1)).toEqual([
      "train: acme",
      "# Who decides: logins, or org/team.",
      "managers: [your-login]",
      "# Each service by its id, with the team that answers for it; without one, whoever may write to its repository.",
      "services:",
      "  api:",
      "    repo: acme/api",
      "    team: acme/infra",
      "  web:",
      "    repo: acme/web",
      "    team: acme/backend",
      "    depends_on: [api]",
      "",
    ]);
  });

  test("names the environments that were seen, those of most services once", async () => {
    const text = await textOf([
      at("acme/api", { environments: ["Live", "stage"] }),
      at("acme/web", { environments: ["Live", "stage"] }),
      at("acme/docs", { environments: ["production"] }),
      at("acme/new", { environments: null, catalog: component("new") }),
    ]);
    expect(text).toContain("environments: { production: Live, staging: stage }\n");
    expect(text).toContain("    environments: { production: production, staging: null }\n");
    expect(text).toMatch(
      / {2}new:\n {4}repo: acme\/new\n.*\n {4}# Nothing was deployed here of late/,
    );
  });

  test("names what else a repository describes, which takes a path to be a service", async () => {
    const catalog = ["shop", "admin", "evil\\n\\u2028jobs: x"].map((name) =>
      component(`"${name}"`),
    );
    const text = await textOf([at("acme/mono", { catalog: catalog.join("---\n") })]);
    expect(text).toContain(
      "    # The repository has admin and evil jobs: x as well: write a service for each, and give all of them a path.\n",
    );
    expect(text.split(/[\n\u2028]/).filter((line) => /^ *jobs/.test(line))).toEqual([]);
  });

  test.for<[repo: string, id: string]>([
    ["acme/Web.App", "web.app"],
    ["acme/_private", "private"],
    ["acme/2048", "service-2048"],
    ["acme/true", "true"],
  ])("%s becomes the service %s", async ([repo, id]) => {
    const [proposed] = propose([at(repo)]);
    expect(proposed?.id).toBe(id);
    await textOf([at(repo)]);
  });

  test("repositories of one name are told apart, and hostile names of environments stay names", async () => {
    const hostile = "live\n# }, managers: [mallory], x: {";
    const text = await textOf([
      at("acme/api"),
      at("other/api"),
      at("acme/web", { environments: ["Production", "pre-prod"], catalog: component("web") }),
      at("acme/odd", { environments: [hostile, "prod"] }),
    ]);
    expect(text).not.toContain("mallory");
    expect(text).toContain("  other-api:\n    repo: other/api\n");
    expect(text).toContain("{ production: Production, staging: pre-prod }");
  });
});
