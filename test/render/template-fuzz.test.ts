import * as fc from "fast-check";
import { expect, test } from "vitest";
import { serviceNotesView } from "../../src/render/notes-view.ts";
import { renderOwn } from "../../src/render/own-template.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { notedPull, serviceNotes } from "../support/notes.ts";

const pulls = [notedPull(1, { title: "feat: @sarah <b> https://evil.test", author: "mallory" })];
const view = serviceNotesView(serviceNotes("api", { pulls }), defaultNotes);

const pieces = [
  "{{service}}",
  "{{{version}}}",
  "{{&commit}}",
  "{{#each sections}}",
  "{{#each entries}}{{text}}{{/each}}",
  "{{/each}}",
  "{{#if service}}",
  "{{else}}",
  "{{/if}}",
  "{{#with this}}",
  "{{/with}}",
  "{{@root}}",
  "{{@root.constructor}}",
  "{{lookup this '__proto__'}}",
  "{{> service}}",
  "{{log service}}",
  "{{!-- --}}",
  "{{~",
  "~}}",
  "}}",
  "{{",
  String.raw`\{{service}}`,
  "# ",
  "\n",
];

const source = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 5 })), {
    minLength: 1,
    maxLength: 25,
  })
  .map((parts) => parts.join(""));

test("threat 59: whatever a template is, it makes a text or there is a reason, and titles stay harmless", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(source, async (template) => {
      const rendered = await renderOwn(template, view, 2_000);
      seen.add(rendered.kind);
      const words = rendered.kind === "text" ? rendered.text : rendered.why;
      expect(words.trim()).not.toBe("");
      expect(words.length).toBeLessThanOrEqual(2_000);
      expect(words).not.toMatch(/@sarah|<b>|https:\/\/evil|<!-- release-train/);
    }),
    { numRuns: 40 },
  );
  expect(seen).toContain("unusable");
});

test("threat 59: what a template gives out raw is as harmless as the rest", async () => {
  const text = (form: string) =>
    renderOwn(`{{#each sections}}{{#each entries}}${form}{{/each}}{{/each}}`, view, 2_000);
  const usual = await text("{{text}}");
  expect(usual).toMatchObject({
    kind: "text",
    text: expect.stringContaining("&lt;b&gt;") as string,
  });
  expect(await text("{{{text}}}")).toEqual(usual);
  expect(await text("{{&text}}")).toEqual(usual);
});

test("threat 59: thousands of blocks in each other are refused or rendered, in time", async () => {
  const deep = `${"{{#if service}}".repeat(2_000)}x${"{{/if}}".repeat(2_000)}`;
  const rendered = await renderOwn(deep, view, 2_000);
  expect(rendered.kind === "unusable" || rendered.text === "x").toBe(true);
});
