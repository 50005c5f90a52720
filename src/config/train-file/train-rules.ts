import { isSameName } from "../../model/ids.ts";
import { nearest } from "../../text/nearest.ts";
import { boxId } from "../../model/marks/boxes.ts";
import { readDate } from "../scalars.ts";
import { shorten, type YamlMap, type YamlPath, type YamlValue } from "../yaml-document.ts";
import { turnsThatClash } from "./rotation-rules.ts";
import { drivesThatClash } from "./drive.ts";
import { healthThatProvesNothing } from "./health-rules.ts";
import { asMap, isMap } from "./raw-values.ts";
import type { Finding } from "./finding.ts";

const servicesMax = 1000;

/**
 * What the keys of a train file mean together. Reads the raw values and passes over what has the wrong
 * type, so that one reading reports everything. Lazy: a hostile file has more findings than anyone reads.
 */
export function* checkTogether(file: YamlValue): Generator<Finding> {
  const top = asMap(file);
  const services = Object.entries(asMap(top["services"]));
  if ("services" in top && isMap(top["services"])) {
    if (services.length === 0) {
      const hint = "Write each below services: by its id, for instance api: { repo: acme/api }.";
      yield { path: ["services"], at: "key", message: "There are no services", hint };
    }
    if (services.length > servicesMax) {
      const message = `There are ${services.length} services, more than ${servicesMax}`;
      yield { path: ["services"], at: "key", message, hint: "Split the train into several." };
      return;
    }
  }
  yield* environmentsThatAreOne(asMap(top["environments"]), []);
  yield* repeated(top, "managers", []);
  yield* turnsThatClash(top["managers_rotation"]);
  yield* repeated(top, "required_checks", []);
  yield* wordsThatStandAlone(top["required_checks"], ["required_checks"]);
  const items = new Map<string, string>();
  yield* itemsThatClash(top["checklist"], ["checklist"], items);
  yield* itemsThatClash(asMap(top["go_no_go"])["checklist"], ["go_no_go", "checklist"], items);
  yield* repeated(asMap(top["window"]), "days", ["window"]);
  yield* timesThatNeverCome(top);
  if (top["schedule"] !== undefined && top["versioning"] === "plain") {
    const message = "The schedule can't determine the version of the next release";
    const hint = "Write versioning: semver or calver, and plain for the services that need it.";
    yield { path: ["schedule"], at: "key", message, hint };
  }
  const dependencies = new Map(
    services.map(([id, body]) => [id, texts(asMap(body)["depends_on"])]),
  );
  for (const [id, body] of services) {
    for (const key of [
      "deputies",
      "on_call",
      "depends_on",
      "path",
      "required_checks",
      "reporters",
    ]) {
      yield* repeated(asMap(body), key, ["services", id]);
    }
    const checks = asMap(body)["required_checks"];
    yield* wordsThatStandAlone(checks, ["services", id, "required_checks"]);
    yield* freezesThatNeverCome(asMap(body)["freezes"], ["services", id]);
    yield* healthThatProvesNothing(asMap(body)["health"], ["services", id, "health"]);
    yield* unknownDependencies(id, dependencies);
    yield* drivesThatClash(id, asMap(body));
    if (isMap(asMap(body)["environments"]))
      yield* environmentsThatAreOne(environmentsOf(top, body), ["services", id]);
  }
  yield* sameUnits(top, services);
  yield* cycles(dependencies);
}

/** What a service says of its environments, over what the train says. */
const environmentsOf = (top: YamlMap, service: YamlValue): YamlMap => ({
  ...asMap(top["environments"]),
  ...asMap(asMap(service)["environments"]),
});

function* environmentsThatAreOne(environments: YamlMap, above: YamlPath): Generator<Finding> {
  const staging = "staging" in environments ? environments["staging"] : "staging";
  const production = "production" in environments ? environments["production"] : "production";
  if (typeof staging !== "string" || typeof production !== "string") return;
  // GitHub knows an environment by its name in any case.
  if (!isSameName(staging, production)) return;
  yield {
    path: [...above, "environments"],
    at: "key",
    message: "Staging and production are the same environment",
    hint: "Name two environments, or write staging: null when there is no staging.",
  };
}

function* repeated(map: YamlMap, key: string, above: YamlPath): Generator<Finding> {
  const list = map[key];
  if (!Array.isArray(list)) return;
  // GitHub doesn't tell logins, teams and repositories apart by case; paths and checks it does.
  const ignoreCase = ["managers", "reporters", "on_call", "deputies"].includes(key);
  const seen = new Set<string>();
  for (const [index, item] of (list as readonly YamlValue[]).entries()) {
    if (typeof item !== "string") continue;
    const name = ignoreCase ? item.toLowerCase() : item;
    if (seen.has(name)) {
      const message = `${key} names ${shorten(item)} twice`;
      yield { path: [...above, key, index], at: "value", message, hint: "Keep one of the two." };
    }
    seen.add(name);
  }
}

/** In a list these would be names of checks, which never report: whoever writes that means the word itself. */
function* wordsThatStandAlone(list: YamlValue | undefined, path: YamlPath): Generator<Finding> {
  if (!Array.isArray(list)) return;
  for (const [index, item] of (list as readonly YamlValue[]).entries()) {
    const word = ["all", "none", "branch rules"].find(
      (one) => typeof item === "string" && isSameName(item, one),
    );
    if (word === undefined) continue;
    const message = `required_checks has \`${word}\` in a list, where only names of checks stand`;
    const hint = `Write required_checks: ${word}, without brackets, or only names: required_checks: [test, lint].`;
    yield { path: [...path, index], at: "value", message, hint };
  }
}

/** A window without time in it, and freezes that end before they begin. */
function* timesThatNeverCome(top: YamlMap): Generator<Finding> {
  const { from, to } = asMap(top["window"]);
  if (typeof from === "string" && from === to) {
    const hint = 'For whole days write from: "00:00" and to: "24:00".';
    yield { path: ["window", "to"], at: "value", message: "The window ends as it begins", hint };
  }
  yield* freezesThatNeverCome(top["freezes"], []);
}

function* freezesThatNeverCome(list: YamlValue | undefined, above: YamlPath): Generator<Finding> {
  if (!Array.isArray(list)) return;
  for (const [index, freeze] of (list as readonly YamlValue[]).entries()) {
    const { from: first, to: last } = asMap(freeze);
    if (typeof first !== "string" || typeof last !== "string") continue;
    if (!readDate(first) || !readDate(last) || first <= last) continue;
    const where = above.length === 0 ? "" : ` of ${shorten(String(above.at(-1)))}`;
    const message = `freezes[${index}]${where} ends before it begins`;
    const hint = "Both days are within the freeze: exchange them, or write the same day twice.";
    yield { path: [...above, "freezes", index, "to"], at: "value", message, hint };
  }
}

/** People name an item by its words, and its box keeps its id by them: they must tell items apart. */
function* itemsThatClash(
  list: YamlValue | undefined,
  above: YamlPath,
  first: Map<string, string>,
): Generator<Finding> {
  if (!Array.isArray(list)) return;
  for (const [index, item] of (list as readonly YamlValue[]).entries()) {
    const { text, file, check } = asMap(typeof item === "string" ? { text: item } : item);
    const path: YamlPath = [...above, index];
    if (file !== undefined && check !== undefined) {
      const message = `checklist[${index}] names a file and a check`;
      yield { path, at: "value", message, hint: "Keep one of the two; write two items for both." };
    }
    if (typeof text !== "string") continue;
    const id = boxId(text);
    const other = first.get(id);
    if (other !== undefined) {
      const message = `${above.join(".")} names ${shorten(text)} twice`;
      const hint =
        other === text ? "Keep one of the two." : `Use other words than ${shorten(other)}.`;
      yield { path, at: "value", message, hint };
    } else first.set(id, text);
  }
}

function* unknownDependencies(
  id: string,
  dependencies: ReadonlyMap<string, readonly IndexedText[]>,
): Generator<Finding> {
  for (const { text, index } of dependencies.get(id) ?? []) {
    const path = ["services", id, "depends_on", index];
    if (text === id) {
      const message = `${shorten(id)} depends on itself`;
      yield { path, at: "value", message, hint: "Remove it from its own depends_on." };
    } else if (!dependencies.has(text)) {
      const near = nearest(text, [...dependencies.keys()]);
      const message = `${shorten(id)} depends on ${shorten(text)}, which is not a service of this train`;
      const hint = near === undefined ? "Write the id of a service." : `Did you mean ${near}?`;
      yield { path, at: "value", message, hint };
    }
  }
}

/** Two services that would always deploy the same thing to the same place. */
function* sameUnits(
  top: YamlMap,
  services: readonly (readonly [string, YamlValue])[],
): Generator<Finding> {
  const first = new Map<string, string>();
  for (const [id, body] of services) {
    const { repo, path } = asMap(body);
    if (typeof repo !== "string") continue;
    const paths = texts(path).map((glob) => glob.text);
    const { production = "production" } = environmentsOf(top, body);
    // The app compares both as GitHub does, without case.
    const place = `${repo} ${typeof production === "string" ? production : ""}`.toLowerCase();
    const unit = JSON.stringify([place, ...paths.sort()]);
    const other = first.get(unit);
    if (other === undefined) {
      first.set(unit, id);
      continue;
    }
    yield {
      path: ["services", id, "repo"],
      at: "value",
      message: `${shorten(id)} and ${shorten(other)} have the same repository, path and environment`,
      hint: 'Tell them apart by path, for instance path: ["notifications/**"].',
    };
  }
}

/** Depth first, without recursion; each edge is walked once, so each closing edge tells one cycle. */
function* cycles(dependencies: ReadonlyMap<string, readonly IndexedText[]>): Generator<Finding> {
  const done = new Set<string>();
  const depthOf = new Map<string, number>();
  for (const root of dependencies.keys()) {
    if (done.has(root)) continue;
    const trail = [{ id: root, next: 0 }];
    depthOf.set(root, 0);
    for (let here = trail.at(-1); here !== undefined; here = trail.at(-1)) {
      const edge = dependencies.get(here.id)?.[here.next];
      here.next += 1;
      if (edge === undefined) {
        done.add(here.id);
        depthOf.delete(here.id);
        trail.pop();
        continue;
      }
      const start = depthOf.get(edge.text);
      if (start !== undefined) {
        if (edge.text !== here.id) {
          const names = [...trail.slice(start).map((step) => step.id), edge.text];
          yield cycle(here.id, edge.index, names);
        }
      } else if (dependencies.has(edge.text) && !done.has(edge.text)) {
        depthOf.set(edge.text, trail.length);
        trail.push({ id: edge.text, next: 0 });
      }
    }
  }
}

function cycle(id: string, index: number, names: readonly string[]): Finding {
  const shown = names.length > 12 ? [...names.slice(0, 10), "…", ...names.slice(-1)] : names;
  return {
    path: ["services", id, "depends_on", index],
    at: "value",
    message: `These services depend on each other: ${shown.map((name) => shorten(name)).join(" -> ")}`,
    hint: "Break the cycle: remove one of these dependencies.",
  };
}

interface IndexedText {
  readonly text: string;
  readonly index: number;
}

function texts(value: YamlValue | undefined): IndexedText[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly YamlValue[]).flatMap((text, index) =>
    typeof text === "string" ? [{ text, index }] : [],
  );
}
