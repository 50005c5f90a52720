/** What a train's release has beside its notes, where the train file asks for it. None of it keeps a release back for long. */
import { dependencyGraph } from "../github/resources/dependency-graph.ts";
import { knownIssues } from "../github/resources/known-issues.ts";
import type { Publish } from "../model/action.ts";
import { succeed, type Failure, type Result } from "../model/failure.ts";
import type { ServiceId } from "../model/ids.ts";
import type { NotesModel } from "../model/release/notes.ts";
import type { Sbom } from "../model/release/sbom.ts";
import { cycloneDx, sbomFile, type Sboms } from "../notes/cyclonedx.ts";
import type { Tools } from "./tools.ts";

export interface TrainExtras {
  /** The notes with what they say of it. */
  readonly notes: NotesModel;
  /** Name and JSON of each further file. */
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

export async function trainExtras(
  notes: NotesModel,
  { rules }: Pick<Publish, "rules">,
  tools: Pick<Tools, "github" | "observation">,
): Promise<Result<TrainExtras>> {
  const { knownIssues: label, sbom } = rules;
  const own =
    label === null ? null : await knownIssues(tools.github, tools.observation.issue.repo, label);
  if (own?.ok === false) return own;
  const told = own ? { ...notes, knownIssues: own.value } : notes;
  if (sbom === null) return succeed({ notes: told, files: [] });
  const sboms = await readSboms(notes, tools);
  const lacks = lackOf(notes, sboms);
  return succeed({
    notes: { ...told, ...(lacks !== null && { sbomLacks: lacks }) },
    files: [{ name: sbomFile, content: cycloneDx(notes, sboms) }],
  });
}

/** One repository after the other: GitHub makes each anew, and refuses many at once. */
async function readSboms(
  { services }: NotesModel,
  { github }: Pick<Tools, "github">,
): Promise<Sboms> {
  const byRepo = new Map<string, Sbom | string>();
  const all = new Map<ServiceId, Sbom | string>();
  for (const { service, repo, isHidden } of services) {
    if (isHidden) continue;
    const before = byRepo.get(repo.toLowerCase());
    const read = before ?? (await sbomOf(github, repo));
    byRepo.set(repo.toLowerCase(), read);
    all.set(service, read);
  }
  return all;
}

async function sbomOf(
  github: Tools["github"],
  repo: Parameters<typeof dependencyGraph>[1],
): Promise<Sbom | string> {
  const read = await dependencyGraph(github, repo);
  return read.ok ? read.value : whyNot(read.failure);
}

const whyNot = ({ kind }: Failure): string =>
  kind === "not found"
    ? "no dependency graph"
    : kind === "forbidden"
      ? "the App may not read its dependency graph"
      : "GitHub did not give its dependency graph";

function lackOf({ services }: NotesModel, sboms: Sboms): string | null {
  const lacking = services.flatMap(({ service, name }) => {
    const read = sboms.get(service);
    return typeof read === "string" ? [`${name} (${read})`] : [];
  });
  if (lacking.length === 0) return null;
  const shown = lacking.slice(0, namesMax).join(", ");
  const left = lacking.length > namesMax ? ` and ${lacking.length - namesMax} more` : "";
  return `The bill of materials (${sbomFile}) lacks the dependencies of ${shown}${left}.`;
}

const namesMax = 20;
