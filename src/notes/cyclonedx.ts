/**
 * The bill of materials of a train's release in CycloneDX 1.6 (ECMA-424): the services with their release notes, and what each
 * depends on. The library of CycloneDX knows no release notes, so the text is made here.
 */
import type { ServiceId } from "../model/ids.ts";
import type { NotesModel, ServiceNotes } from "../model/release/notes.ts";
import type { NotesRules } from "../model/train/notes-rules.ts";
import type { Package, Sbom } from "../model/release/sbom.ts";
import { sortNotes, type Entry, type Section } from "./sort.ts";

export const sbomFile = "release-train.cdx.json";

/** What each service depends on, or why nobody knows, in a fragment of a sentence. */
export type Sboms = ReadonlyMap<ServiceId, Sbom | string>;

/** Of private services only name and version are told. The same release makes the same text. */
export function cycloneDx(notes: NotesModel, sboms: Sboms): string {
  const { train, version, tag, services } = notes;
  const parts = services.map((one) => partOf(one, sboms.get(one.service), notes));
  const root = `train:${train}`;
  const content = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      tools: { components: [{ type: "application", name: "release-train" }] },
      component: {
        type: "application",
        "bom-ref": root,
        name: train,
        version,
        releaseNotes: releaseNotes({ title: `${train} ${version}`, version, tag }, [], notes.rules),
        properties: notes.digest === null ? [] : [property("manifest", notes.digest)],
      },
    },
    components: parts.map(({ component }) => component),
    dependencies: [
      { ref: root, dependsOn: parts.map(({ component }) => component["bom-ref"]) },
      ...parts.flatMap(({ needs }) => needs),
    ],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

interface Part {
  readonly component: { readonly "bom-ref": string; readonly [key: string]: unknown };
  readonly needs: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

function partOf(notes: ServiceNotes, sbom: Sbom | string | undefined, of: NotesModel): Part {
  const { service, name, version, tag, repo, repoUrl, commit } = notes;
  const ref = `service:${service}`;
  const own = { type: "application", "bom-ref": ref, name, version };
  if (notes.isHidden)
    return { component: { ...own, properties: [property("private", "true")] }, needs: [] };
  const graph = typeof sbom === "object" ? graphOf(ref, sbom) : { components: [], needs: [] };
  const { sections } = sortNotes([notes], of.rules);
  return {
    component: {
      ...own,
      purl: `pkg:github/${repo.toLowerCase()}@${commit}`,
      externalReferences: [{ type: "vcs", url: `${repoUrl}/tree/${commit}` }],
      releaseNotes: releaseNotes({ title: `${name} ${version}`, version, tag }, sections, of.rules),
      properties: [property("dependencies", sourceOf(sbom))],
      components: graph.components,
    },
    needs: graph.needs,
  };
}

/** GitHub knows the default branch as it is now, not the commit that was released. */
const sourceOf = (sbom: Sbom | string | undefined): string =>
  typeof sbom === "object"
    ? `GitHub's dependency graph of the default branch at ${sbom.createdAt}`
    : (sbom ?? "not asked for");

function graphOf(
  ref: string,
  { packages, needs }: Sbom,
): { readonly components: readonly object[]; readonly needs: Part["needs"] } {
  const needed = new Set(needs.map(([, one]) => one));
  // What nothing needs is the repository itself.
  const roots = new Set(
    packages.filter(({ id, purl }) => !needed.has(id) && isRepository(purl)).map(({ id }) => id),
  );
  const refOf = (id: string): string => (roots.has(id) ? ref : `${ref}/${id}`);
  const known = new Set(packages.map(({ id }) => id));
  const pairs = needs.flatMap(([from = "", to = ""]) =>
    known.has(from) && known.has(to) ? [[refOf(from), refOf(to)] as const] : [],
  );
  return {
    components: packages
      .filter(({ id }) => !roots.has(id))
      .map((one) => library(refOf(one.id), one)),
    needs: [...Map.groupBy(pairs, ([from]) => from)].map(([from, some]) => ({
      ref: from,
      dependsOn: [...new Set(some.map(([, to]) => to))],
    })),
  };
}

const isRepository = (purl: string | null): boolean => purl?.startsWith("pkg:github/") === true;

const library = (ref: string, { name, version, purl, license }: Package): object => ({
  type: "library",
  "bom-ref": ref,
  name,
  ...(version !== "" && { version }),
  ...(purl !== null && { purl }),
  ...(license !== null && { licenses: [{ expression: license }] }),
});

function releaseNotes(
  {
    title,
    version,
    tag,
  }: { readonly title: string; readonly version: string; readonly tag: string },
  sections: readonly Section[],
  rules: NotesRules,
): object {
  return {
    type: kindOf(version),
    title,
    aliases: [tag],
    tags: sections.map((one) => one.title),
    resolves: sections.flatMap((section) =>
      section.entries.flatMap((entry) => resolvedBy(kindOfIssues(section, rules), entry)),
    ),
    notes: sections.map((section) => ({
      locale: "en",
      text: {
        contentType: "text/plain",
        content: [section.title, ...section.entries.map(lineOf)].join("\n"),
      },
    })),
  };
}

const lineOf = ({ text, pull }: Entry): string =>
  `- ${text.replaceAll(/\s+/g, " ").trim()} (${pull.url})`;

function kindOfIssues({ title }: Section, { categories }: NotesRules): string {
  const category = categories.find((one) => one.title === title);
  if (category?.security) return "security";
  return category?.types.includes("fix") ? "defect" : "enhancement";
}

const resolvedBy = (type: string, { services, closes }: Entry): readonly object[] =>
  closes.map(({ repo, number }) => {
    const site = services[0]?.repoUrl.replace(/\/[^/]+\/[^/]+$/, "") ?? "";
    return {
      type,
      id: `${repo}#${number}`,
      source: { name: "GitHub", url: `${site}/${repo}/issues/${number}` },
    };
  });

/** By the form of the version: which digits it ends with. Others are a release. */
function kindOf(version: string): string {
  const found = /^v?(\d+)\.(\d+)\.(\d+)(-)?/.exec(version);
  if (!found) return "release";
  const [, , minor, patch, pre] = found;
  if (pre !== undefined) return "pre-release";
  if (patch !== "0") return "patch";
  return minor === "0" ? "major" : "minor";
}

const property = (name: string, value: string): object => ({
  name: `release-train:${name}`,
  value,
});
