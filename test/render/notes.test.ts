import { expect, test } from "vitest";
import { releaseKey, repoName, serviceId, sha } from "../../src/model/ids.ts";
import { releaseMark } from "../../src/model/marks/marks.ts";
import type { NotedPull, NotesModel, ServiceNotes } from "../../src/model/release/notes.ts";
import { renderServiceNotes, renderTrainNotes } from "../../src/render/notes.ts";
import { page } from "./reading.ts";
import { homeId } from "../support/train.ts";

const release = releaseKey(homeId, 12);
const commit = sha("abcdef1".padEnd(40, "0"));

const pull = (number: number, over: Partial<NotedPull> = {}): NotedPull => ({
  number,
  title: `Change ${number}`,
  url: `https://github.com/acme/api/pull/${number}`,
  author: "tom",
  ...over,
});

const service = (id: string, over: Partial<ServiceNotes> = {}): ServiceNotes => ({
  service: serviceId(id),
  name: id.toUpperCase(),
  repo: repoName(`acme/${id}`),
  repoUrl: `https://github.com/acme/${id}`,
  version: "1.8.0",
  tag: "v1.8.0",
  commit,
  previous: sha("1".repeat(40)),
  releaseUrl: null,
  isHidden: false,
  complete: true,
  pulls: [
    pull(12, { title: "Fix <b> for @sarah | closes #1\n## more", author: "renovate[bot]" }),
    pull(13),
  ],
  ...over,
});

const train = (services: readonly ServiceNotes[]): NotesModel => ({
  train: "storefront",
  version: "2.5.0",
  issueUrl: "https://github.com/acme/releases/issues/12",
  setAside: [],
  takenBack: [],
  services,
});

test("the notes of a service", () => {
  expect(renderServiceNotes([service("api")], release)).toMatchInlineSnapshot(`
    "Commit [abcdef1](https://github.com/acme/api/commit/abcdef1000000000000000000000000000000000). [All changes](https://github.com/acme/api/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000).

    ### Pull requests
    - Fix &lt;b&gt; for @&#8203;sarah &#124; closes #&#8203;1 #&#8203;\\# more ([#12](https://github.com/acme/api/pull/12)) by renovate\\[bot\\]
    - Change 13 ([#13](https://github.com/acme/api/pull/13)) by tom

    <!-- release-train:release 900#12 api -->"
  `);
});

test("the notes of the train gather those of its services", () => {
  const services = [
    service("api", { releaseUrl: "https://github.com/acme/api/releases/tag/v1.8.0" }),
    service("web", { pulls: [] }),
    service("new", { pulls: [], previous: null }),
    service("same", { pulls: [], previous: commit }),
    service("big", { complete: false, pulls: [pull(1)] }),
  ];
  expect(renderTrainNotes(train(services), release)).toMatchInlineSnapshot(`
    "storefront 2.5.0: 5 services, 3 pull requests. [Tracking issue](https://github.com/acme/releases/issues/12).

    ### [API 1.8.0](https://github.com/acme/api/releases/tag/v1.8.0)
    Commit [abcdef1](https://github.com/acme/api/commit/abcdef1000000000000000000000000000000000). [All changes](https://github.com/acme/api/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000).

    - Fix &lt;b&gt; for @&#8203;sarah &#124; closes #&#8203;1 #&#8203;\\# more ([#12](https://github.com/acme/api/pull/12)) by renovate\\[bot\\]
    - Change 13 ([#13](https://github.com/acme/api/pull/13)) by tom

    ### WEB 1.8.0
    Commit [abcdef1](https://github.com/acme/web/commit/abcdef1000000000000000000000000000000000). No pull requests. [All changes](https://github.com/acme/web/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000).

    ### NEW 1.8.0
    Commit [abcdef1](https://github.com/acme/new/commit/abcdef1000000000000000000000000000000000). First release: production ran nothing before. No pull requests.

    ### SAME 1.8.0
    Commit [abcdef1](https://github.com/acme/same/commit/abcdef1000000000000000000000000000000000), as production ran it before.

    ### BIG 1.8.0
    Commit [abcdef1](https://github.com/acme/big/commit/abcdef1000000000000000000000000000000000). [All changes](https://github.com/acme/big/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000).

    - Change 1 ([#1](https://github.com/acme/api/pull/1)) by tom

    Incomplete: not every change could be read from GitHub.

    <!-- release-train:release 900#12 train -->"
  `);
});

test("a repository that could not be read has no links", () => {
  const text = renderServiceNotes([service("api", { repoUrl: "", pulls: [] })], release);
  expect(text).not.toContain("](");
});

test("many pull requests: whole entries, and how many are left out", () => {
  const pulls = Array.from({ length: 2000 }, (_, n) => pull(n, { title: "x".repeat(100) }));
  const text = renderServiceNotes([service("api", { pulls })], release);
  expect(text.length).toBeLessThan(125_000);
  expect(text).toContain("1800 more pull requests left out for their length.");
  expect(text).toContain("/compare/");
  expect(text.endsWith(releaseMark(release, "api"))).toBe(true);
  expect([...page(text).matchAll(/<li>/g)]).toHaveLength(200);
});

test.for([[100], [1000]])("%i services in the notes of the train", ([count = 0]) => {
  const pulls = Array.from({ length: 30 }, (_, n) => pull(n));
  const services = Array.from({ length: count }, (_, n) => service(`service-${n}`, { pulls }));
  const text = renderTrainNotes(train(services), release);
  expect(text.length).toBeLessThan(125_000);
  expect(text.endsWith(releaseMark(release, "train"))).toBe(true);
  const named = services.filter(({ name }) => new RegExp(`${name} 1.8.0`).test(text)).length;
  const unnamed = Number(/(\d+) more services left out/.exec(text)?.[1] ?? 0);
  expect(named + unnamed).toBe(count);
});

test("what a private repository changed is not told where others may read", () => {
  const notes = renderTrainNotes(train([service("api", { isHidden: true })]), release);
  expect(notes).toContain("### API 1.8.0");
  expect(notes).toContain("2 pull requests of a private repository");
  expect(notes).not.toContain("Change 13");
  expect(notes).not.toContain("/pull/13");
});

test("what was set aside stands in the notes of the train", () => {
  const setAside = [
    {
      item: "Load <test>",
      how: "set aside" as const,
      service: "API",
      by: "sarah",
      reason: "@all know | #1",
    },
  ];
  const html = page(renderTrainNotes({ ...train([service("api")]), setAside }, release));
  expect(html).toContain("Set aside");
  expect(html).toContain("of API, set aside by sarah:");
  expect(html).not.toContain("<test>");
  expect(renderTrainNotes(train([service("api")]), release)).not.toContain("Set aside");
});

test("of very much that was set aside the notes tell the first and how much more", () => {
  const one = {
    item: "x".repeat(200),
    how: "set aside" as const,
    service: "y".repeat(100),
    by: "sarah",
    reason: "z".repeat(900),
  };
  const setAside = Array.from({ length: 1_000 }, () => one);
  const text = renderTrainNotes({ ...train([service("api")]), setAside }, release);
  expect(text).toContain("and 950 more");
  expect(text.length).toBeLessThan(125_000);
});
