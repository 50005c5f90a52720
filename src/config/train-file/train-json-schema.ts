import { z } from "zod";
import { expectations, type Expectation } from "./expectations.ts";
import { meaningAt } from "./meanings.ts";
import { trainSchema } from "./train-schema.ts";

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema (draft-07, which the YAML language server speaks best) of a train file, for editors. It
 * refuses nothing that people would write and the reader takes; what keys mean together only the reader knows.
 */
export function trainJsonSchema(): Json {
  const schema = z.toJSONSchema(trainSchema, {
    io: "input",
    target: "draft-7",
    override({ zodSchema, jsonSchema }) {
      explain(zodSchema, jsonSchema);
      takeScalars(zodSchema, jsonSchema);
    },
  });
  return entitled(schema, "");
}

/** The schema with the meaning of every key as its title; by place, since keys share parts. */
function entitled(json: Json, place: string): Json {
  const at = (key: string): string => (place === "" ? key : `${place}.${key}`);
  const title = meaningAt(place)?.is;
  const { properties, items, additionalProperties: entries, anyOf } = json;
  return {
    ...(title !== undefined && { title }),
    ...json,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, entitled(value as Json, at(key))]),
      ),
    }),
    ...(isSchema(items) && { items: entitled(items, at("[]")) }),
    ...(isSchema(entries) && { additionalProperties: entitled(entries, at("*")) }),
    ...(anyOf && { anyOf: anyOf.map((one) => entitled(one, place)) }),
  };
}

const isSchema = (value: unknown): value is Json =>
  typeof value === "object" && !Array.isArray(value);

function explain(schema: z.core.$ZodType, json: Json): void {
  const expectation = expectationOf(schema);
  if (!expectation) return;
  const [expected, hint] = expectation;
  json.description = `Expected: ${expected}. ${hint}`;
}

/** The errors of the schema are names of expectations: the same words serve its editor. */
function expectationOf({ _zod }: z.core.$ZodType) {
  // Whatever is wrong with a value: the schema has one name for it.
  const name = _zod.def.error as (() => unknown) | undefined;
  const error = name?.();
  return typeof error === "string" && error in expectations
    ? expectations[error as Expectation]
    : undefined;
}

/**
 * The reader takes every scalar as the text that was written. Editors read `2026` as a number and `true` as
 * a truth value: allowed wherever their text is.
 */
function takeScalars(schema: z.core.$ZodType, json: Json): void {
  if (json.type === "string" && json.enum?.some((word) => word === "true" || word === "false")) {
    delete json.type;
    json.enum = [...json.enum, true, false];
  } else if (json.type === "string") {
    const others = [["number", "1"] as const, ["boolean", "true"] as const];
    const taken = others.filter(([, text]) => z.safeParse(schema, text).success);
    if (taken.length > 0) Object.assign(json, { type: ["string", ...taken.map(([type]) => type)] });
  }
}
