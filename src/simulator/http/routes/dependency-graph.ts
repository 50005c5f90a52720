import type { Dependencies } from "../../world/release-types.ts";
import { ok, orNotFound } from "../answer.ts";
import { stamp, type Json } from "../present/address.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";

/** "Export a software bill of materials (SBOM) for a repository" (REST docs): of its default branch as it is now. */
export const dependencyGraphRoutes: readonly Route[] = [
  repositoryRoute("GET", "/dependency-graph/sbom", "contents:read", (call) =>
    ok({ sbom: presentSbom(call, orNotFound(call.repository.dependencies ?? undefined)) }),
  ),
];

function presentSbom({ world, repository }: RepositoryCall, dependencies: Dependencies): Json {
  const { owner, name } = repository;
  const root = {
    SPDXID: "SPDXRef-Repository",
    name: `com.github.${owner}/${name}`,
    versionInfo: repository.defaultBranch,
    downloadLocation: `git+https://github.com/${owner}/${name}`,
    filesAnalyzed: false,
    externalRefs: [purl(`pkg:github/${owner}/${name}@${repository.defaultBranch}`)],
  };
  const packages = dependencies.map((one, index) => ({
    SPDXID: `SPDXRef-Package-${index}`,
    name: one.name,
    versionInfo: one.version,
    downloadLocation: "NOASSERTION",
    filesAnalyzed: false,
    ...(one.license !== undefined && { licenseConcluded: one.license }),
    externalRefs: [purl(one.purl)],
  }));
  return {
    SPDXID: "SPDXRef-DOCUMENT",
    spdxVersion: "SPDX-2.3",
    creationInfo: {
      created: stamp(world.clock.now()),
      creators: ["Tool: GitHub.com-Dependency-Graph"],
    },
    name: root.name,
    dataLicense: "CC0-1.0",
    documentNamespace: `https://github.com/${owner}/${name}/dependency_graph/sbom`,
    packages: [root, ...packages],
    relationships: packages.map(({ SPDXID }) => ({
      relationshipType: "DEPENDS_ON",
      spdxElementId: root.SPDXID,
      relatedSpdxElement: SPDXID,
    })),
  };
}

const purl = (locator: string): Json => ({
  referenceCategory: "PACKAGE-MANAGER",
  referenceType: "purl",
  referenceLocator: locator,
});
