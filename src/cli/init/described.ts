/** What files that other tools keep in a repository tell of its service. */
import { readYaml, type YamlMap, type YamlValue } from "../../config/yaml-document.ts";

/** A component of Backstage's catalog (backstage.io, "Descriptor Format of Catalog Entities"). */
export interface Component {
  readonly name: string;
  /** The name of a group, without kind and namespace; null: a person, or nobody. */
  readonly owner: string | null;
  /** Names of components. */
  readonly dependsOn: readonly string[];
}

/** The components of a `catalog-info.yaml` that are deployed: services and websites. */
export function componentsIn(text: string): readonly Component[] {
  return text
    .split(/^---.*$/m)
    .flatMap((document) => readYaml(document).document?.value ?? [])
    .flatMap((value) => componentOf(value) ?? []);
}

const deployed: ReadonlySet<unknown> = new Set(["service", "website"]);

function componentOf(value: YamlValue): Component | undefined {
  const entity = mapOf(value);
  const spec = mapOf(entity?.["spec"]);
  const name = mapOf(entity?.["metadata"])?.["name"];
  if (entity?.["kind"] !== "Component" || typeof name !== "string") return undefined;
  if (!deployed.has(spec?.["type"])) return undefined;
  const depends = spec?.["dependsOn"];
  return {
    name,
    owner: referenceTo("group", spec?.["owner"], "group"),
    dependsOn: (Array.isArray(depends) ? (depends as readonly YamlValue[]) : []).flatMap(
      (one) => referenceTo("component", one, null) ?? [],
    ),
  };
}

/** `[kind:][namespace/]name`, when it is of this kind; `implied`: the kind of one that names none. */
function referenceTo(kind: string, value: unknown, implied: string | null): string | null {
  if (typeof value !== "string") return null;
  const [, named = implied, name] =
    /^(?:([^:/]+):)?(?:[^:/]+\/)?([^:/]+)$/.exec(value.trim()) ?? [];
  return named?.toLowerCase() === kind && name !== undefined ? name : null;
}

const mapOf = (value: YamlValue | undefined): YamlMap | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as YamlMap)
    : undefined;

/**
 * The team that owns all of a repository: the first one in the last rule for `*`, since the last matching rule counts
 * ("About code owners", GitHub docs). null: none does.
 */
export function owningTeam(codeowners: string): string | null {
  const rules = codeowners
    .split(/\r?\n/)
    .map((line) => withoutRemark(line.trim().split(/\s+/)))
    .filter(([pattern]) => pattern === "*" || pattern === "/**" || pattern === "**");
  const owners = rules.at(-1)?.slice(1) ?? [];
  return owners.find((one) => /^@[^/\s@]+\/[^/\s@]+$/.test(one))?.slice(1) ?? null;
}

function withoutRemark(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => word.startsWith("#"));
  return end < 0 ? words : words.slice(0, end);
}
