/**
 * Checks requests and answers against GitHub's published OpenAPI description, so that neither the app nor the
 * simulator is tested against our own imagination.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import { fixedLength, pathMatcher } from "../../src/simulator/http/path.ts";

interface ObservedRequest {
  readonly method: string;
  /** Without host, prefix and query. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  readonly body: unknown;
}

interface ObservedExchange extends ObservedRequest {
  /** Null: the connection was cut. */
  readonly status: number | null;
  readonly answer: unknown;
}

type Schema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Body {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body | { readonly $ref: string }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * What GitHub's description doesn't know about this request: its path or method, a parameter, a field of its
 * body, or a value of a wrong type. GraphQL is described elsewhere: nothing is said of it.
 */
export function openapiViolations(request: ObservedRequest): string[] {
  if (request.path === "/graphql") return [];
  const found = findOperation(request);
  if (typeof found === "string") return [found];
  return [...parameterViolations(request, found), ...bodyViolations(request, found.operation)].map(
    (violation) => `${request.method} ${request.path}: ${violation}`,
  );
}

/** What in an answer contradicts the description. Fields that are absent are no matter; wrong ones are. */
export function responseViolations(exchange: ObservedExchange): string[] {
  const { method, path, status, answer } = exchange;
  if (path === "/graphql" || status === null || status >= 300) return [];
  const found = findOperation(exchange);
  if (typeof found === "string") return [found];
  const response = found.operation.responses[String(status)];
  if (!response) return [`${method} ${path}: ${status} is no answer of it`];
  const schema = jsonSchema(resolve(response) as Body);
  if (!schema || answer === undefined) return [];
  return complaints("response", schema, answer).map((text) => `${method} ${path}: answer${text}`);
}

interface Found {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

function findOperation({ method, path: asked }: ObservedRequest): Found | string {
  // Where GitHub leads on to from a former name; its description has no addresses by id.
  const path = asked.replace(/^\/repositories\/\d+(?=\/|$)/, "/repos/o/r");
  const matching = (description().templates.get(placeOf(path)) ?? []).flatMap(
    ({ match, operations }) => {
      const params = match(path);
      return params ? [{ operation: operations[method.toLowerCase()], params }] : [];
    },
  );
  const found = matching.find(({ operation }) => operation);
  if (found?.operation) return { operation: found.operation, params: found.params };
  return `${method} ${path}: GitHub has no such ${matching.length > 0 ? "method there" : "path"}`;
}

function parameterViolations(request: ObservedRequest, { operation, params }: Found): string[] {
  const known = (operation.parameters ?? []).map((one) => resolve(one) as Parameter);
  const query = new URLSearchParams(request.query);
  const unknown = [...query.keys()].filter(
    (name) => !known.some((one) => one.in === "query" && one.name === name),
  );
  const wrong = known.flatMap((parameter) => {
    const value = parameter.in === "path" ? params[parameter.name] : query.get(parameter.name);
    if (parameter.in !== "path" && parameter.in !== "query") return [];
    if (value === undefined || value === null)
      return parameter.required ? [`${parameter.name} is missing`] : [];
    const object = { type: "object", properties: { value: parameter.schema ?? {} } };
    return complaints("parameter", parameter.schema ? memo(parameter.schema, object) : {}, {
      value,
    }).map((text) => `${parameter.name}${text.replace("/value", "")}`);
  });
  return [...unknown.map((name) => `${name} is no parameter of it`), ...wrong];
}

const wrapped = new WeakMap<Schema, Schema>();

/** One object for one schema, since validators are cached by identity. */
function memo(key: Schema, value: Schema): Schema {
  const known = wrapped.get(key) ?? value;
  wrapped.set(key, known);
  return known;
}

function bodyViolations({ body }: ObservedRequest, { requestBody }: Operation): string[] {
  const isEmpty = body === undefined || (isObject(body) && Object.keys(body).length === 0);
  if (!requestBody) return isEmpty ? [] : ["it takes no body"];
  if (body === undefined) return requestBody.required ? ["the body is missing"] : [];
  const schema = jsonSchema(requestBody);
  if (!schema) return [];
  const known = knownFields(schema);
  const unknown = isObject(body) && known ? Object.keys(body).filter((key) => !known.has(key)) : [];
  return [
    ...unknown.map((name) => `${name} is no field of its body`),
    ...complaints("request", schema, body).map((text) => `body${text}`),
  ];
}

/** The fields that a body may have; undefined: any. */
function knownFields(schema: Schema): Set<string> | undefined {
  if (typeof schema["$ref"] === "string") return knownFields(resolve(schema) as Schema);
  const fields = new Set(Object.keys(isObject(schema["properties"]) ? schema["properties"] : {}));
  for (const kind of ["oneOf", "anyOf", "allOf"])
    for (const branch of asList(schema[kind]))
      for (const field of knownFields(branch) ?? []) fields.add(field);
  return fields.size === 0 ? undefined : fields;
}

function jsonSchema(body: Body): Schema | undefined {
  return body.content?.["application/json"]?.schema;
}

/** Requests are strict; answers may leave fields out; parameters come as text. */
type Mode = "request" | "response" | "parameter";

const validators: Record<Mode, WeakMap<Schema, ValidateFunction>> = {
  request: new WeakMap(),
  response: new WeakMap(),
  parameter: new WeakMap(),
};
const compilers: Record<Mode, Ajv> = {
  request: compiler(false),
  response: compiler(false),
  parameter: compiler(true),
};
const referred: Record<Mode, Set<string>> = {
  request: new Set(),
  response: new Set(),
  parameter: new Set(),
};

function complaints(mode: Mode, schema: Schema, value: unknown): string[] {
  let validate = validators[mode].get(schema);
  if (!validate) {
    validate = compilers[mode].compile(toJsonSchema(schema, mode) as Schema);
    validators[mode].set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function compiler(coerceTypes: boolean): Ajv {
  return new Ajv({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    inlineRefs: false,
    coerceTypes,
  });
}

/**
 * OpenAPI 3.0 as JSON Schema: `nullable` becomes a choice. GitHub's `oneOf` overlap, so any of them will do.
 * What a schema refers to is handed to the compiler on the way: few of the thousands are ever needed.
 */
function toJsonSchema(schema: unknown, mode: Mode): unknown {
  if (Array.isArray(schema)) return schema.map((each) => toJsonSchema(each, mode));
  if (!isObject(schema)) return schema;
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "nullable" && value === true) continue;
    if (key === "required" && mode === "response" && Array.isArray(value)) continue;
    if (key === "$ref" && typeof value === "string") plain["$ref"] = refer(value, mode);
    else if (key === "oneOf" && Array.isArray(value)) plain["anyOf"] = toJsonSchema(value, mode);
    else plain[key] = toJsonSchema(value, mode);
  }
  return schema["nullable"] === true ? { anyOf: [plain, { type: "null" }] } : plain;
}

/** Makes a schema of the description known to the compiler; answers its name there. */
function refer($ref: string, mode: Mode): string {
  const name = `github:${$ref.slice("#/components/schemas/".length)}`;
  if (!referred[mode].has(name)) {
    referred[mode].add(name);
    compilers[mode].addSchema(toJsonSchema(resolve({ $ref }), mode) as Schema, name);
  }
  return name;
}

function resolve(value: unknown): unknown {
  if (!isObject(value) || typeof value["$ref"] !== "string") return value;
  let target: unknown = description().document;
  for (const key of value["$ref"].slice(2).split("/"))
    target = isObject(target) ? target[key] : undefined;
  return target;
}

interface Template {
  readonly place: string;
  readonly match: ReturnType<typeof pathMatcher>;
  readonly operations: Readonly<Record<string, Operation>>;
}

interface Loaded {
  readonly document: Description;
  /** By `placeOf`, the more fixed ones first. */
  readonly templates: ReadonlyMap<string, readonly Template[]>;
}

/** What a path is about: there are a thousand of them, and no parameter comes so early but those of the repository. */
function placeOf(path: string): string {
  const [, first = "", , , kind = ""] = path.split("/");
  return first === "repos" ? `repos ${kind}` : first;
}

let loaded: Loaded | undefined;

function description(): Loaded {
  if (!loaded) {
    const path = createRequire(import.meta.url).resolve(
      "@octokit/openapi/generated/api.github.com.json",
    );
    const document = JSON.parse(readFileSync(path, "utf8")) as Description;
    const templates = Object.entries(document.paths)
      .sort(([a], [b]) => fixedLength(b) - fixedLength(a))
      .map(([template, operations]) => ({
        place: placeOf(template),
        match: pathMatcher(template),
        operations,
      }));
    loaded = { document, templates: Map.groupBy(templates, ({ place }) => place) };
  }
  return loaded;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asList(value: unknown): readonly Schema[] {
  return Array.isArray(value) ? value : [];
}
