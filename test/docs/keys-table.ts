/** The table of keys in docs/train-file.md, made of the schema that reads train files. */
import { meaningAt } from "../../src/config/train-file/meanings.ts";
import { trainJsonSchema } from "../../src/config/train-file/train-json-schema.ts";

export const page = "docs/train-file.md";
const begin = "<!-- keys:begin, written by `npm run schema` -->";
const end = "<!-- keys:end -->";

/** The page with the table as it should be; as `oxfmt` then lays it out. */
export function withKeys(text: string): string {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${page} has no place for the table: write ${begin} and ${end} into it.`);
  return `${before}${begin}\n\n${keysTable()}\n\n${end}${after}`;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** A row for each key that takes a value of its own. */
function keysTable(): string {
  const rows = [...rowsBelow(trainJsonSchema() as Schema, "")];
  return ["| Key | Default | Meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

function* rowsBelow(schema: Schema, place: string): Generator<string> {
  const { properties = {}, additionalProperties: entries, items, anyOf = [] } = schema;
  const at = (key: string): string => (place === "" ? key : `${place}.${key}`);
  for (const [key, value] of Object.entries(properties))
    yield* rowsOf(value, at(key), schema.required?.includes(key) ?? false);
  if (typeof entries === "object") yield* rowsBelow(entries, at("*"));
  if (items) yield* rowsBelow(items, at("[]"));
  for (const one of anyOf) yield* rowsBelow(one, place);
}

function* rowsOf(schema: Schema, place: string, isRequired: boolean): Generator<string> {
  const meaning = meaningAt(place);
  if (!meaning) throw new Error(`Nothing says what ${place} means: write it into meanings.ts.`);
  const { is, see, like, without } = meaning;
  const below = [...rowsBelow(schema, place)];
  const isValue = below.length === 0 || schema.items !== undefined || schema.anyOf !== undefined;
  // What only holds other keys says nothing that they don't say, unless something is to be said of it.
  if (isValue || see !== undefined || without !== undefined) {
    const more = [
      ...(like === undefined ? [] : [`with the keys of \`${like}\``]),
      ...(see === undefined ? [] : [`see [${see}](#${see.toLowerCase().replaceAll(" ", "-")})`]),
    ];
    const left = without ?? (isRequired ? "required" : defaultOf(schema));
    yield `| \`${nameOf(place)}\` | ${left} | ${[is, ...more].join("; ")} |`;
  }
  if (like === undefined) yield* below;
}

/** The places of all keys, also of those that only hold others. */
export const keyNames = (): readonly string[] => placesBelow(trainJsonSchema() as Schema, "");

function placesBelow(schema: Schema, place: string): readonly string[] {
  const { properties = {}, additionalProperties: entries, items, anyOf = [] } = schema;
  const at = (key: string): string => (place === "" ? key : `${place}.${key}`);
  return [
    ...Object.entries(properties).flatMap(([key, value]) => [
      at(key),
      ...placesBelow(value, at(key)),
    ]),
    ...(typeof entries === "object" ? placesBelow(entries, at("*")) : []),
    ...(items ? [at("[]"), ...placesBelow(items, at("[]"))] : []),
    ...anyOf.flatMap((one) => placesBelow(one, place)),
  ];
}

const nameOf = (place: string): string =>
  place
    .replace("services.*", "services.<id>")
    .replace("people.*", "people.<login>")
    .replaceAll(".[]", "[]");

const defaultOf = ({ default: value }: Schema): string =>
  typeof value === "string" && value !== "" ? `\`${value}\`` : "none";
