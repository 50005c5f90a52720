import * as fc from "fast-check";
import { expect, test } from "vitest";
import { digest, releaseKey, repoName } from "../../src/model/ids.ts";
import { releaseMark } from "../../src/model/marks/marks.ts";
import type { ServiceNotes } from "../../src/model/release/notes.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { inParts, type NotesText } from "../../src/render/notes-split.ts";
import { renderServiceNotes, renderTrainNotes } from "../../src/render/notes.ts";
import { page } from "./reading.ts";
import { homeId } from "../support/train.ts";
import { notedPull, notesCommit, serviceNotes, trainNotes } from "../support/notes.ts";

const release = releaseKey(homeId, 12);
const commit = notesCommit;
const pull = notedPull;

const service = (id: string, over: Partial<ServiceNotes> = {}): ServiceNotes =>
  serviceNotes(id, {
    pulls: [
      pull(12, {
        title: "Fix <b> for @sarah | closes #1\n## more",
        author: "renovate[bot]",
        isBot: true,
      }),
      pull(13),
    ],
    ...over,
  });

const train = trainNotes;
const renderService = (notes: ServiceNotes): string =>
  renderServiceNotes([notes], release, defaultNotes).body;

test("the notes of a service", () => {
  expect(renderService(service("api"))).toMatchInlineSnapshot(`
    "Commit [abcdef1](https://github.com/acme/api/commit/abcdef1000000000000000000000000000000000). [All changes](https://github.com/acme/api/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000).

    ### Dependencies
    <details><summary>1 update</summary>

    - Fix &lt;b&gt; for @&#8203;sarah &#124; closes #&#8203;1 #&#8203;\\# more ([#12](https://github.com/acme/api/pull/12)) by renovate\\[bot\\]

    </details>

    ### Other changes
    - Change 13 ([#13](https://github.com/acme/api/pull/13)) by tom

    Thanks to tom.

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
  expect(renderTrainNotes(train(services), release).body).toMatchInlineSnapshot(`
    "storefront 2.5.0: 5 services. 3 of at least 3 pull requests in 5 repositories. [Tracking issue](https://github.com/acme/releases/issues/12).

    ### Dependencies
    <details><summary>1 update</summary>

    - **API**: Fix &lt;b&gt; for @&#8203;sarah &#124; closes #&#8203;1 #&#8203;\\# more ([#12](https://github.com/acme/api/pull/12)) by renovate\\[bot\\]

    </details>

    ### Other changes
    - **API**: Change 13 ([#13](https://github.com/acme/api/pull/13)) by tom
    - **BIG**: Change 1 ([#1](https://github.com/acme/api/pull/1)) by tom

    Incomplete: not every change of BIG could be read from GitHub.

    ### Services
    - [API 1.8.0](https://github.com/acme/api/releases/tag/v1.8.0): 2 pull requests. Commit [abcdef1](https://github.com/acme/api/commit/abcdef1000000000000000000000000000000000). [All changes](https://github.com/acme/api/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000).
    - WEB 1.8.0: Commit [abcdef1](https://github.com/acme/web/commit/abcdef1000000000000000000000000000000000). No pull requests. [All changes](https://github.com/acme/web/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000).
    - NEW 1.8.0: Commit [abcdef1](https://github.com/acme/new/commit/abcdef1000000000000000000000000000000000). First release to production. No pull requests.
    - SAME 1.8.0: Commit [abcdef1](https://github.com/acme/same/commit/abcdef1000000000000000000000000000000000), which production already ran.
    - BIG 1.8.0: 1 pull request. Commit [abcdef1](https://github.com/acme/big/commit/abcdef1000000000000000000000000000000000). [All changes](https://github.com/acme/big/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000).

    Thanks to tom.

    <!-- release-train:release 900#12 train -->"
  `);
});

test("a repository that could not be read has no links", () => {
  const text = renderService(service("api", { repoUrl: "", pulls: [] }));
  expect(text).not.toContain("](");
});

/** What a pattern finds in the notes and their files, in its order. */
const foundIn = ({ body, files }: NotesText, pattern: RegExp): readonly string[] =>
  [body, ...files.map(({ content }) => content)]
    .flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name))
    .toSorted();
const sorted = (names: readonly unknown[]): readonly string[] => names.map(String).toSorted();

test("threat 55: many pull requests go on in files: each entry once, and nothing is left out", () => {
  const pulls = Array.from({ length: 4000 }, (_, n) => pull(n, { title: "x".repeat(100) }));
  const notes = renderServiceNotes([service("api", { pulls })], release, defaultNotes);
  const { body, files } = notes;
  expect(foundIn(notes, /\/pull\/(\d+)\)/g)).toEqual(sorted(pulls.map(({ number }) => number)));
  expect(body.length).toBeLessThanOrEqual(120_000);
  expect(body).toContain("/compare/");
  expect(body.endsWith(releaseMark(release, "api"))).toBe(true);
  expect(files.map(({ name }) => name)).toEqual(files.map((_, n) => `notes-${n + 2}.md`));
  for (const { name, content } of files) {
    expect(content.length).toBeLessThanOrEqual(120_000);
    expect(body).toContain(`(https://github.com/acme/api/releases/download/v1.8.0/${name})`);
    expect(content).toContain("### Other changes (continued)\n- ");
    // The way back, and no mark: what is read back stands in the release alone.
    expect(content).toContain("(https://github.com/acme/api/releases/tag/v1.8.0)");
    expect(content).not.toContain("<!--");
  }
  expect(files[0]?.content).toMatch(/^# API 1\.8\.0, part 2 of \d+\n\nSee \[part 1\]/);
});

test.for([[100], [1000]])(
  "%i services in the notes of the train: each is named once",
  ([count = 0]) => {
    const pulls = Array.from({ length: 30 }, (_, n) => pull(n));
    const services = Array.from({ length: count }, (_, n) => service(`service-${n}`, { pulls }));
    const notes = renderTrainNotes(train(services), release);
    expect(notes.body.length).toBeLessThanOrEqual(120_000);
    expect(notes.body.endsWith(releaseMark(release, "train"))).toBe(true);
    expect(foundIn(notes, /^- (\S+) 1\.8\.0: /gm)).toEqual(
      sorted(services.map(({ name }) => name)),
    );
    const entries = foundIn(notes, /^- \*\*(\S+)\*\*: Change 7 /gm);
    expect(entries).toEqual(sorted(services.map(({ name }) => name)));
  },
);

test("two services that share notes go on in the same files, each under its name", () => {
  const pulls = (from: number) =>
    Array.from({ length: 1_000 }, (_, n) => pull(from + n, { title: "x".repeat(100) }));
  const both = [
    service("api", { pulls: pulls(10_000) }),
    service("web", { repo: repoName("acme/api"), pulls: pulls(20_000) }),
  ];
  const notes = renderServiceNotes(both, release, defaultNotes);
  const numbers = both.flatMap((one) => one.pulls.map(({ number }) => number));
  expect(foundIn(notes, /\/pull\/(\d+)\)/g)).toEqual(sorted(numbers));
  for (const id of ["api", "web"]) expect(notes.body).toContain(releaseMark(release, id));
  expect(notes.files.map(({ content }) => content).join("")).toContain(
    "### WEB 1.8.0: Other changes",
  );
});

test("however long the entries and lists are, none is cut and none comes twice", () => {
  const lists = fc.array(fc.integer({ min: 1, max: 6_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.array(lists, { minLength: 1, maxLength: 5 }), (sizes) => {
      let count = 0;
      const blocks = sizes.map((lengths, index) => ({
        group: index % 2 === 0 ? "a" : "b",
        of: "",
        title: `List ${index}`,
        folded: "",
        entries: lengths.map((length) => `[${(count += 1)}]${"x".repeat(length)}`),
      }));
      const notes = inParts({
        title: "x",
        repoUrl: "https://github.com/acme/api",
        tag: "v1",
        blocks,
        shares: { b: 1 / 8 },
        render: (some, goesOn) =>
          [
            goesOn,
            ...some.map(({ title, entries }) => `### ${title}\n- ${entries.join("\n- ")}`),
          ].join("\n\n"),
      });
      const numbers = Array.from({ length: count }, (_, n) => n + 1);
      expect(foundIn(notes, /^- \[(\d+)\]x/gm)).toEqual(sorted(numbers));
      for (const text of [notes.body, ...notes.files.map(({ content }) => content)])
        expect(text.length).toBeLessThanOrEqual(120_000);
    }),
    { numRuns: 60 },
  );
});

test("what a private repository changed is not told where others may read", () => {
  const notes = renderTrainNotes(train([service("api", { isHidden: true })]), release).body;
  expect(notes).toContain("- API 1.8.0:");
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
  const html = page(renderTrainNotes({ ...train([service("api")]), setAside }, release).body);
  expect(html).toContain("Waived");
  expect(html).toContain("of API, waived by sarah:");
  expect(html).not.toContain("<test>");
  expect(renderTrainNotes(train([service("api")]), release).body).not.toContain("Waived");
});

test("of very much that was set aside the notes tell all, in files", () => {
  const one = {
    item: "x".repeat(200),
    how: "set aside" as const,
    service: "y".repeat(100),
    by: "sarah",
    reason: "z".repeat(900),
  };
  const setAside = Array.from({ length: 1_000 }, (_, n) => ({ ...one, by: `sarah-${n}` }));
  const notes = renderTrainNotes({ ...train([service("api")]), setAside }, release);
  expect(foundIn(notes, /waived by (\S+):/g)).toEqual(sorted(setAside.map(({ by }) => by)));
  expect(notes.body.length).toBeLessThanOrEqual(120_000);
});

test("the train's notes say how much of what they tell, and of which manifest", () => {
  const manifest = digest("1a2b".padEnd(64, "0"));
  const pulls = [pull(1), pull(2, { labels: ["skip-changelog"] })];
  const notes = trainNotes([service("api"), service("web", { pulls })], { digest: manifest });
  const text = renderTrainNotes(notes, release).body;
  expect(text).toContain(`3 of 4 pull requests in 2 repositories, manifest ${manifest}.`);
  expect(text).toContain("1 pull request left out by the train file or by their own description.");
  const cut = renderTrainNotes(trainNotes([service("api", { complete: false })]), release).body;
  expect(cut).toContain("2 of at least 2 pull requests in 1 repository.");
  expect(cut).toContain("Incomplete: not every change could be read from GitHub.");
});

test("an entry tells its author, the versions and the issues that it closes; newcomers are named", () => {
  const pulls = [
    pull(1, { title: "feat: cart", body: "Closes #7 and fixes acme/web#8", isFirst: true }),
    pull(2, { title: "Bump lodash from 4.17.20 to 4.17.21", author: "dependabot", isBot: true }),
    pull(4, {
      title: "Bump the npm group",
      body: "Updates `lodash` from 4.17.20 to 4.17.21",
      author: "dependabot",
      isBot: true,
    }),
    pull(3, { author: "ana", isFirst: null }),
  ];
  expect(renderService(service("api", { pulls }))).toMatchInlineSnapshot(`
    "Commit [abcdef1](https://github.com/acme/api/commit/abcdef1000000000000000000000000000000000). [All changes](https://github.com/acme/api/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000).

    ### Features
    - feat: cart ([#1](https://github.com/acme/api/pull/1)) by tom, closes [#7](https://github.com/acme/api/issues/7), [acme/web#8](https://github.com/acme/web/issues/8)

    ### Dependencies
    <details><summary>2 updates</summary>

    - Bump lodash from 4.17.20 to 4.17.21 ([#2](https://github.com/acme/api/pull/2)) by dependabot
    - Bump the npm group ([#4](https://github.com/acme/api/pull/4)) by dependabot: lodash 4.17.20 → 4.17.21

    </details>

    ### Other changes
    - Change 3 ([#3](https://github.com/acme/api/pull/3)) by ana

    ### New contributors
    - tom
    - Whether others are new could not be read from GitHub.

    Thanks to ana and tom.

    <!-- release-train:release 900#12 api -->"
  `);
});

test("what people wrote stands first, as far as each sentence cites a pull request of the release", () => {
  const notes = trainNotes(
    [service("api"), service("safe", { isHidden: true, pulls: [pull(99)] })],
    {
      highlights: [
        "- Carts are kept for a week (#13).",
        "- It is safer (acme/safe#99).",
        "- Just great.",
      ],
    },
  );
  const text = renderTrainNotes(notes, release).body;
  expect(text).toMatch(
    /### Highlights\n- Carts are kept for a week \(\[#13\]\(https:\/\/github\.com\/acme\/api\/pull\/13\)\)\.\n\n### /,
  );
  expect(text).toContain(
    "2 sentences of the highlights left out. They cite no pull request of this release.",
  );
  expect(text).not.toContain("safer");
  expect(text).not.toContain("great");
});
