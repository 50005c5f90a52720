import { Refusal, validationFailed, type FieldError } from "./answer.ts";

/**
 * Reads the fields of a request's body and collects what is wrong with them, so that one 422 names it all.
 * A reader answers undefined for a field that is absent (or wrong: `check` throws then); call `check` once
 * after the last one, before anything happens. It also refuses fields that nobody read: the simulator must not
 * ignore silently what GitHub would heed.
 */
export interface Fields {
  text(name: string, rule?: Rule): string | undefined;
  /** As `text`, where null means "none". */
  textOrNull(name: string, rule?: Rule): string | null | undefined;
  number(name: string, rule?: Rule): number | undefined;
  numberOrNull(name: string): number | null | undefined;
  flag(name: string): boolean | undefined;
  /** A list of texts, or of objects with such a `name`. */
  texts(name: string): readonly string[] | undefined;
  numbers(name: string): readonly number[] | undefined;
  /** One of these words; `null` among them only where it is listed. */
  oneOf<const Word extends string | null>(
    name: string,
    words: readonly Word[],
    rule?: Rule,
  ): Word | undefined;
  instant(name: string): Temporal.Instant | undefined;
  object(name: string): Readonly<Record<string, unknown>> | undefined;
  any(name: string): unknown;
  check(): void;
}

interface Rule {
  readonly required?: boolean;
}

export function readFields(body: unknown, resource: string): Fields {
  const given = isRecord(body) ? body : {};
  const errors: FieldError[] = [];
  const known = new Set<string>();
  const wrong = (field: string, code: FieldError["code"], message?: string) => {
    errors.push({ resource, field, code, ...(message !== undefined && { message }) });
    return undefined;
  };
  const read = <T>(name: string, accepts: (value: unknown) => value is T, rule: Rule = {}) => {
    const value = given[name];
    known.add(name);
    if (value === undefined || (rule.required && value === null))
      return rule.required ? wrong(name, "missing_field") : undefined;
    return accepts(value) ? value : wrong(name, "invalid", `${name} is of a wrong type`);
  };
  return {
    text: (name, rule) => read(name, isText, rule),
    textOrNull: (name, rule) => read(name, orNull(isText), rule),
    number: (name, rule) => read(name, isWhole, rule),
    numberOrNull: (name) => read(name, orNull(isWhole)),
    flag: (name) => read(name, isFlag),
    texts: (name) => read(name, isNames)?.map((one) => (isText(one) ? one : one.name)),
    numbers: (name) => read(name, isNumbers),
    oneOf: <Word extends string | null>(name: string, words: readonly Word[], rule?: Rule) =>
      read(name, (value): value is Word => words.some((word) => word === value), rule),
    instant(name) {
      const text = read(name, isText);
      try {
        return text === undefined ? undefined : Temporal.Instant.from(text);
      } catch {
        return wrong(name, "invalid", `${name} is not a time`);
      }
    },
    object: (name) => read(name, isRecord),
    any: (name) => read(name, isAnything),
    check() {
      const unread = Object.keys(given).filter((name) => !known.has(name));
      if (unread.length > 0)
        throw new Refusal(501, `Not modelled by the simulator: ${resource}.${unread.join(", ")}`);
      if (errors.length > 0) throw validationFailed(errors);
    },
  };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isAnything = (value: unknown): value is unknown => value !== undefined;
const isNames = (value: unknown): value is readonly (string | { readonly name: string })[] =>
  Array.isArray(value) &&
  value.every((one) => isText(one) || (isRecord(one) && isText(one["name"])));
const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(isWhole);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const orNull =
  <T>(accepts: (value: unknown) => value is T) =>
  (value: unknown): value is T | null =>
    value === null || accepts(value);
