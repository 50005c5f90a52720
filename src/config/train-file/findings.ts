import { z } from "zod";
import { nearest } from "../../text/nearest.ts";
import { shorten, type YamlPath, type YamlValue } from "../yaml-document.ts";
import { expectations, type Expectation } from "./expectations.ts";
import { checkTogether } from "./train-rules.ts";
import { trainSchema } from "./train-schema.ts";
import type { Finding } from "./finding.ts";

/** Everything wrong with a file: what its keys mean each, and then together. */
export function* findings(file: YamlValue, error: z.ZodError | undefined): Generator<Finding> {
  for (const issue of error?.issues ?? []) yield* explain(file, issue);
  yield* checkTogether(file);
}

function* explain(file: YamlValue, issue: z.core.$ZodIssue): Generator<Finding> {
  const path = issue.path as YamlPath;
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) yield unknownKey(path, key);
    return;
  }
  const inner = issue.code === "invalid_union" && hasKeys(issue) ? withinKeys(issue) : [];
  if (inner.length > 0) {
    for (const one of inner) yield* explain(file, one);
    return;
  }
  const wrongKey = issue.code === "invalid_key";
  const [expected, hint] = expectations[wrongKey ? "id" : (issue.message as Expectation)];
  const found = valueAt(file, path);
  if (found === undefined) {
    yield { path, at: "key", message: `${nameOf(path)} is missing`, hint };
  } else {
    const shown = wrongKey ? `"${shorten(String(path.at(-1)))}"` : describe(found);
    const message = `${nameOf(path)}: expected ${expected}, found ${shown}`;
    yield { path, at: wrongKey ? "key" : "value", message, hint };
  }
}

const hasKeys = ({ message }: z.core.$ZodIssueInvalidUnion): boolean =>
  message === "item" || message === "until" || message === "rotation";

/** What is wrong within the form that has keys; empty: it has none of the forms. */
function withinKeys({ errors, path }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
  const within = errors.find((issues) =>
    issues.every((one) => one.path.length > 0 || one.code === "unrecognized_keys"),
  );
  return (within ?? []).map((one) => ({ ...one, path: [...path, ...one.path] }));
}

function unknownKey(path: YamlPath, key: string): Finding {
  const known = knownKeys(path);
  const near = nearest(key, known);
  return {
    path: [...path, key],
    at: "key",
    message: `Unknown key ${shorten(key)}${path.length > 0 ? ` in ${nameOf(path)}` : ""}`,
    hint: near === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean ${near}?`,
  };
}

/** The keys that may stand at a path, as the schema has them. */
function knownKeys(path: YamlPath): readonly string[] {
  let at: unknown = trainSchema;
  for (const part of path) at = below(unwrapped(at), part);
  const schema = unwrapped(at);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Without what a schema is wrapped in: whether it may be left out, and what it is then. */
function unwrapped(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return unwrapped(schema.unwrap());
  }
  // Of several forms, the one with keys.
  if (schema instanceof z.ZodUnion) {
    return schema.options
      .map(unwrapped)
      .find((option) => option instanceof z.ZodObject || option instanceof z.ZodArray);
  }
  return schema;
}

function below(schema: unknown, part: string | number): unknown {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, unknown>)[part];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return schema instanceof z.ZodArray ? schema.element : undefined;
}

/** `services.api.depends_on[0]`; for the whole file its name. */
function nameOf(path: YamlPath): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${shorten(part)}`));
  return parts.join("").replace(/^\./, "") || "The train file";
}

function valueAt(file: YamlValue, path: YamlPath): YamlValue | undefined {
  let value: unknown = file;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value as YamlValue | undefined;
}

function describe(value: YamlValue): string {
  if (value === null) return "nothing";
  if (typeof value === "string") return `"${shorten(value)}"`;
  return Array.isArray(value)
    ? value.length === 0
      ? "an empty list"
      : "a list"
    : "keys with values";
}
