import { expect, test } from "vitest";
import { digest } from "../../src/model/ids.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { serviceNotesView, trainNotesView } from "../../src/render/notes-view.ts";
import { renderOwn } from "../../src/render/own-template.ts";
import { notedPull, serviceNotes, trainNotes } from "../support/notes.ts";

const manifest = digest("1a2b".padEnd(64, "0"));
const pulls = [
  notedPull(1, { title: "feat: @sarah <b>", author: "new-one", isFirst: true, body: "Closes #7" }),
  notedPull(2, { title: "Bump lodash from 4.17.20 to 4.17.21", isBot: true, author: "dependabot" }),
];
const api = serviceNotes("api", { pulls, complete: false });
const view = trainNotesView(trainNotes([api], { digest: manifest }));
const rendered = (source: string, of: object = view) => renderOwn(source, of, 100_000);

test("a template arranges what is Markdown already", async () => {
  const source = `# {{train}} {{version}} ({{proof}})
{{#each sections}}## {{title}}
{{#each entries}}* {{text}} {{link}} {{author}}{{#if closes}} closes {{#each closes}}{{this}}{{/each}}{{/if}}{{#each updates}} [{{this}}]{{/each}} of {{#each services}}{{this}}{{/each}}
{{/each}}{{/each}}{{#each services}}{{release}}: {{pullRequests}}{{#unless isPrivate}}!{{/unless}}
{{/each}}{{#each newContributors}}+{{this}}{{/each}} {{thanks}} {{missing}} {{manifest}}`;
  expect(await rendered(source)).toMatchInlineSnapshot(`
    {
      "kind": "text",
      "text": "# storefront 2.5.0 (2 of at least 2 pull requests in 1 repository, manifest 1a2b000000000000000000000000000000000000000000000000000000000000.)
    ## Features
    * feat: @&#8203;sarah &lt;b&gt; [#1](https://github.com/acme/api/pull/1) new-one closes [#7](https://github.com/acme/api/issues/7) of API
    ## Dependencies
    * Bump lodash from 4.17.20 to 4.17.21 [#2](https://github.com/acme/api/pull/2) dependabot [lodash 4.17.20 → 4.17.21] of API
    API 1.8.0: 2!
    +new-one Thanks to new-one. Incomplete: not every change could be read from GitHub. 1a2b000000000000000000000000000000000000000000000000000000000000",
    }
  `);
});

test("a template of a service has its own names", async () => {
  const of = serviceNotesView(api, defaultNotes);
  const text = await rendered("{{service}} {{version}} at {{commit}}: {{changes}}", of);
  expect(text).toMatchInlineSnapshot(`
    {
      "kind": "text",
      "text": "API 1.8.0 at [abcdef1](https://github.com/acme/api/commit/abcdef1000000000000000000000000000000000): [All changes](https://github.com/acme/api/compare/1111111111111111111111111111111111111111...abcdef1000000000000000000000000000000000)",
    }
  `);
});

/** Each list within each list: more rounds than there is time for. */
const nested = (inside: string): string =>
  `${"{{#each @root.rows}}".repeat(7)}${inside}${"{{/each}}".repeat(7)}`;
const rows = { rows: Array.from({ length: 1_000 }, (_, n) => n) };
const long = { rows: Array.from({ length: 3_000 }, () => "x".repeat(1_000)) };

test.each<[what: string, source: string, why: RegExp, of?: object]>([
  ["loops in loops", nested(""), /takes longer than 1 second/, rows],
  [
    "loops in loops that write",
    nested("x"),
    /takes (?:longer than 1 second|more than 64 MB)/,
    rows,
  ],
  [
    "a huge text",
    "{{#each rows}}{{#each @root.rows}}{{this}}{{/each}}{{/each}}",
    /takes|makes|handlebars/,
    long,
  ],
  [
    "too long a text",
    "{{#each rows}}{{this}}{{/each}}",
    /makes 3000000 characters, and there is room for 100000/,
    long,
  ],
  ["itself, without end", '{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', /stack|takes/],
  ["a name that isn't there", "{{nothing}}", /"nothing" not defined/],
  ["a constructor", "{{constructor.name}}", /handlebars/],
  ["a prototype", "{{__proto__}}", /empty text/],
  ["in a prototype", "{{#with __proto__}}{{this}}{{/with}}", /empty text/],
  ["a method", "{{train.split}}", /handlebars/],
  [
    "a look-up of a constructor",
    '{{lookup (lookup this "constructor") "name"}}',
    /empty text|handlebars/,
  ],
  ["a helper that isn't known", '{{exec "ls"}}', /exec/],
  ["a log", '{{log "x"}}', /log/],
  ["half a block", "{{#each sections}}", /Parse error/],
  ["nothing", "{{!-- only a comment --}}", /empty text/],
  ["a mark of ours", "<!-- release-train:release 900#12 train -->", /writes a mark/],
])("threat 59: %s is refused with a reason, in time", async (_, source, why, of) => {
  const time = Temporal.Duration.from({ seconds: 1 });
  const text = await renderOwn(source, of ?? view, 100_000, { time, memory: 64 });
  expect(text).toMatchObject({ kind: "unusable", why: expect.stringMatching(why) });
});

test("it finds nothing of the app: no environment, no output", async () => {
  // What isn't the view's own is looked up in vain, and what is looked up by hand is empty.
  expect(await rendered('{{train}}{{lookup this "process"}}{{lookup this "global"}}')).toEqual({
    kind: "text",
    text: "storefront",
  });
});
