import type { z } from "zod";
import { nearest } from "../decide/nearest.ts";
import { repoName, serviceId, teamName } from "../model/ids.ts";
import { boxId } from "../model/boxes.ts";
import type { ChecklistItem, Principal, Service, Train, TrainReading } from "../model/train.ts";
import { durationOf } from "./scalars.ts";
import { checkTogether } from "./train-rules.ts";
import type { Finding } from "./train-rules.ts";
import { toCalendar } from "./to-calendar.ts";
import {
  checklistKeys,
  expectations,
  freezeKeys,
  trainSchema,
  windowKeys,
} from "./train-schema.ts";
import type { Expectation, TrainFile } from "./train-schema.ts";
import { readYaml, shorten } from "./yaml-document.ts";
import type { YamlPath, YamlValue } from "./yaml-document.ts";

/** More than anyone mends in one go, and a bound for what a hostile file makes us say. */
const problemsMax = 100;

/**
 * Reads `.github/release-train.yml`. All problems of the file come at once, in the order of its lines, each
 * with the place and a hint how to mend it. Never throws, whatever the text.
 */
export function readTrainFile(text: string): TrainReading {
  const { document, problems } = readYaml(text);
  if (document === null) return { ok: false, problems };
  const file = trainSchema.safeParse(document.value);
  const found = findings(document.value, file.error)
    .take(problemsMax)
    .map(({ path, at, message, hint }) => ({ ...document.position(path, at), message, hint }));
  const all = [...problems.slice(0, problemsMax), ...found];
  if (!file.success || all.length > 0) {
    all.sort((a, b) => a.line - b.line || a.column - b.column);
    return { ok: false, problems: all.slice(0, problemsMax) };
  }
  return { ok: true, train: toTrain(file.data) };
}

function* findings(file: YamlValue, error: z.ZodError | undefined): Generator<Finding> {
  for (const issue of error?.issues ?? []) yield* explain(file, issue);
  yield* checkTogether(file);
}

function* explain(file: YamlValue, issue: z.core.$ZodIssue): Generator<Finding> {
  const path = issue.path as YamlPath;
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) yield unknownKey(path, key);
    return;
  }
  const inner = issue.code === "invalid_union" && issue.message === "item" ? withinItem(issue) : [];
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

/** What is wrong within an item that has keys; empty: it has the form of neither. */
function withinItem({ errors, path }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
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

const { shape } = trainSchema;

function knownKeys(path: YamlPath): readonly string[] {
  if (path[0] === "environments") return Object.keys(shape.environments.unwrap().shape);
  if (path[0] === "go_no_go") return Object.keys(shape.go_no_go.unwrap().shape);
  if (path[0] === "checklist") return Object.keys(checklistKeys);
  if (path[0] === "window") return Object.keys(windowKeys);
  if (path[0] === "freezes") return Object.keys(freezeKeys);
  return Object.keys(path[0] === "services" ? shape.services.valueType.shape : shape);
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

function toTrain(file: TrainFile): Train {
  return {
    name: file.train,
    managers: file.managers.map(toPrincipal),
    branch: file.branch,
    tag: file.tag,
    calendar: toCalendar(file),
    allowPrivate: file.allow_private === "true",
    teamVotes: file.go_no_go.team_votes,
    checklist: file.checklist.map(toItem),
    services: Object.entries(file.services).map(([id, service]) => toService(file, id, service)),
  };
}

function toService(file: TrainFile, id: string, service: TrainFile["services"][string]): Service {
  const repo = repoName(service.repo);
  return {
    id: serviceId(id),
    name: service.name ?? titleCase(id),
    repo,
    owner:
      service.team === undefined
        ? { kind: "writers", repo }
        : { kind: "team", team: teamName(service.team) },
    dependsOn: service.depends_on.map(serviceId),
    path: service.path,
    requiredChecks: service.required_checks ?? file.required_checks,
    versioning: service.versioning ?? file.versioning,
    timeout: durationOf(service.timeout),
    environments: file.environments,
    reporters: service.reporters ?? null,
  };
}

function toItem(item: TrainFile["checklist"][number]): ChecklistItem {
  if (typeof item === "string") return toItem({ text: item, per_commit: "false" });
  const { text, file, check, per_commit } = item;
  const id = boxId(text);
  if (file !== undefined) return { id, text, proof: { kind: "file", path: file } };
  if (check !== undefined) return { id, text, proof: { kind: "check", name: check } };
  return { id, text, proof: { kind: "person", perCommit: per_commit === "true" } };
}

const toPrincipal = (name: string): Principal =>
  name.includes("/") ? { kind: "team", team: teamName(name) } : { kind: "person", login: name };

/** `auth-service` becomes `Auth Service`. */
const titleCase = (id: string): string =>
  id
    .split(/[-_.]+/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
