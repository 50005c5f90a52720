import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { sectionsOf } from "../../src/decide/record/sections.ts";
import { issueForm, issueFormProposal } from "../../src/render/issue-form.ts";

/** GitHub's docs, "Syntax for GitHub's form schema" and "Syntax for issue forms": what GitHub takes. */
const text = z.string().min(1);
const field = z.strictObject({
  type: z.enum(["input", "textarea"]),
  id: z.string().regex(/^[\w-]+$/),
  attributes: z.strictObject({ label: text, description: text, placeholder: text }),
  validations: z.strictObject({ required: z.boolean() }).optional(),
});
const markdown = z.strictObject({
  type: z.literal("markdown"),
  attributes: z.strictObject({ value: text }),
});
const form = z
  .strictObject({
    name: z.string().min(4),
    description: text,
    title: text,
    labels: z.array(text),
    body: z.array(z.union([markdown, field])),
  })
  .parse(parse(issueForm()));

const fields = form.body.filter((one) => one.type !== "markdown");

/** What GitHub makes of the answers. */
const filled = (answers: Readonly<Record<string, string>>): string =>
  fields
    .map(({ id, attributes }) => `### ${attributes.label}\n\n${answers[id] || "_No response_"}`)
    .join("\n\n");

test("carries the label of tracking issues", () => {
  expect(form.labels).toEqual(["release-train"]);
  expect(fields.map(({ attributes }) => attributes.label)).toEqual([
    "Version",
    "Departure",
    "Services",
  ]);
});

test("filled in as its examples show, it has the sections of a plan", () => {
  const examples = fields.map(({ id, attributes }) => [id, attributes.placeholder] as const);
  expect(Object.fromEntries(sectionsOf(filled(Object.fromEntries(examples))))).toEqual({
    version: ["v2.5.0"],
    departure: ["2026-03-19 14:00"],
    services: ["api-gateway 1.8.0", "auth-service 2.3.0"],
  });
});

test("what GitHub writes for an empty field is nothing", () => {
  expect(sectionsOf(filled({ version: "v2.5.0" })).get("departure")).toEqual([]);
});

test("its proposal says what it is for in a body that GitHub takes", () => {
  expect(issueFormProposal.title.length).toBeLessThan(80);
  expect(issueFormProposal.body).toContain("`release-train`");
});
