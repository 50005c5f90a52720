import { z } from "zod";
import { fail, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import type { Sbom } from "../../model/release/sbom.ts";
import type { GitHub } from "../client/github.ts";
import { wording } from "../../model/view/wording.ts";

const shape = z
  .object({
    sbom: z.object({
      creationInfo: z.object({ created: z.string() }),
      packages: z.array(
        z.object({
          SPDXID: z.string(),
          name: z.string(),
          versionInfo: z.string().nullish(),
          licenseConcluded: z.string().nullish(),
          licenseDeclared: z.string().nullish(),
          externalRefs: z
            .array(z.object({ referenceType: z.string(), referenceLocator: z.string() }))
            .nullish(),
        }),
      ),
      relationships: z
        .array(
          z.object({
            relationshipType: z.string(),
            spdxElementId: z.string(),
            relatedSpdxElement: z.string(),
          }),
        )
        .nullish(),
    }),
  })
  .transform(({ sbom }): Sbom => ({
    createdAt: sbom.creationInfo.created,
    packages: sbom.packages.map((one) => ({
      id: one.SPDXID,
      name: one.name,
      version: one.versionInfo ?? "",
      purl: one.externalRefs?.find((ref) => ref.referenceType === "purl")?.referenceLocator ?? null,
      license: [one.licenseConcluded, one.licenseDeclared].find(isSaid) ?? null,
    })),
    needs: (sbom.relationships ?? []).flatMap((one) =>
      one.relationshipType === "DEPENDS_ON" ? [[one.spdxElementId, one.relatedSpdxElement]] : [],
    ),
  }));

const isSaid = (license: string | null | undefined): boolean =>
  !["", "NOASSERTION", "NONE", null, undefined].includes(license);

/**
 * The packages that a repository's default branch depends on, as GitHub's dependency graph has them ("Export a software bill
 * of materials", REST API). "not found": the graph is switched off, or out of the App's reach.
 */
export async function dependencyGraph(github: GitHub, repo: RepoName): Promise<Result<Sbom>> {
  const { owner, name } = splitRepo(repo);
  const answer = await github.read({
    repos: [repo],
    doing: wording`read the dependency graph of ${repo}`,
    shape,
    ask: (octokit) => octokit.rest.dependencyGraph.exportSbom({ owner, repo: name }),
  });
  if (answer.ok || answer.failure.kind !== "not found") return answer;
  const hint = `Switch the dependency graph of ${repo} on, under Settings, Advanced Security.`;
  return fail({ ...answer.failure, hint, retry: "never" });
}
