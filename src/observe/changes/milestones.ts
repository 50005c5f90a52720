/** Milestones and labels of a repository: which mean the release, and which are only called nearly so. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { known, type Reading } from "../../model/failure.ts";
import { isSameName, type RepoName } from "../../model/ids.ts";
import { isNearVersion, nearLabels } from "../../model/release/near-version.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part, wholeList } from "../ask/part.ts";

const milestoneShape = z.object({
  number: z.int(),
  title: z.string(),
  state: z.enum(["OPEN", "CLOSED"]),
});
export type MeantMilestone = z.infer<typeof milestoneShape>;

export interface MeantMilestones {
  readonly ours: readonly MeantMilestone[];
  /** Open ones that are called nearly as the release is. */
  readonly near: readonly MeantMilestone[];
}

interface Asked {
  readonly repo: RepoName;
  /** Of the release, without a leading `v`. */
  readonly version: string;
}

interface Found {
  readonly milestones: Reading<MeantMilestones>;
}

// All of them, and titles compared here: GitHub's own query on titles is fuzzy.
const milestones = (put: Put, after: string | null): string =>
  `milestones(first: 100, after: ${put("String", after)}) { ${pageInfo} nodes { number title state } }`;

/** What a milestone or a label must be called to mean the release, with and without `v`. */
const namesOf = (version: string): readonly string[] => [version, `v${version}`];
export const labelsOf = (version: string): readonly string[] =>
  namesOf(version).map((name) => `release:${name}`);

/** The fields of a repository that are read here. */
export const milestonesSelection = (put: Put, { version }: Pick<Asked, "version">): string =>
  [
    milestones(put, null),
    ...nearLabels(version).map(
      (label, index) => `near${index}: label(name: ${put("String!", label)}) { name }`,
    ),
  ].join("\n");

/**
 * The milestones that mean the release: there may be one with `v` and one without, and all count.
 * @param learn told the number that the next milestone gets: they are numbered one after the other
 */
export async function readMilestones(
  github: GitHub,
  meant: Asked,
  answer: Answer,
  learn: (next: number) => void,
): Promise<Reading<MeantMilestones>> {
  const list = await wholeList(github, part(answer, "milestones", pageOf(milestoneShape)), {
    repo: meant.repo,
    select: (put, cursor) => `page: ${milestones(put, cursor)}`,
    shape: pageOf(milestoneShape),
    pagesMax: 300,
  });
  if (list.kind === "unknown") return list;
  learn(1 + Math.max(0, ...list.value.map(({ number }) => number)));
  const names = namesOf(meant.version);
  const isOurs = (title: string): boolean => names.some((name) => isSameName(name, title.trim()));
  const near = list.value.filter(
    ({ title, state }) => state === "OPEN" && isNearVersion(title, meant.version),
  );
  return known({ ours: list.value.filter(({ title }) => isOurs(title)), near });
}

/** Titles of the open ones, where several mean the release; else none. */
function twinsIn({ milestones }: Found): readonly string[] {
  if (milestones.kind === "unknown") return [];
  const open = milestones.value.ours.filter(({ state }) => state === "OPEN");
  return open.length > 1 ? open.map(({ title }) => title) : [];
}

const labelShape = z.object({ name: z.string() }).nullable();

/** What most likely means the release and doesn't count for it: `milestone 2.5`, `label release:2.5`. */
function nearIn({
  meant,
  answer,
  milestones,
}: Found & { readonly meant: Asked; readonly answer: Answer }): readonly string[] {
  const titles = milestones.kind === "known" ? milestones.value.near : [];
  const labels = nearLabels(meant.version).flatMap((_, index) => {
    const label = part(answer, `near${index}`, labelShape);
    return label.kind === "known" && label.value ? [`label ${label.value.name}`] : [];
  });
  return [...titles.map(({ title }) => `milestone ${title}`), ...labels];
}

export const namesakesIn = (read: Parameters<typeof nearIn>[0]) => ({
  twins: twinsIn(read),
  near: nearIn(read),
});
