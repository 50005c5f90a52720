/** What the schedule of a train rests on: its file and since when it says so, its releases, and its tags. */
import { z } from "zod";
import type { Tracked } from "../../decide/plan/next-departure.ts";
import type { GitHub } from "../../github/client/github.ts";
import { instantShape } from "../../github/resources/shapes.ts";
import { fail, known, succeed, type Reading, type Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import { issueBegin, trackingLabel, trainFilePath } from "../../model/marks/marks.ts";
import type { TrainFacts } from "../../model/observation.ts";
import { tagPrefix } from "../../model/train/tag-names.ts";
import type { ReadTrainFile } from "../../model/train/train.ts";
import { ask, type Answer, type Put } from "../ask/ask.ts";
import { part } from "../ask/part.ts";
import { createReadTags, tagsSelection, type ReadTags } from "./tags.ts";
import { defaultBranchShape, trainCommitFragment, trainFactsOf } from "./train-at.ts";

export interface StationFacts {
  readonly train: TrainFacts;
  /** When the train file was last changed; null: that can't be told. */
  readonly changedAt: Temporal.Instant | null;
  readonly tracked: readonly Tracked[];
  /** Of the train's own releases; none are read without a schedule. */
  readonly tags: Reading<readonly string[]>;
}

/**
 * Newest first is enough: closed ones that were touched before so many others were are of no departure that is still due.
 * Of the open ones one alone tells that a release is open.
 */
const trackedMax = 50;

const historyFragment = `fragment TrainHistory on Commit {
  history(first: 1, path: "${trainFilePath}") { nodes { committedDate } } }`;

const fields = "nodes { body closedAt viewerDidAuthor authorAssociation }";
const select = (put: Put): string => {
  const labels = `labels: ${put("[String!]", [trackingLabel])}`;
  return `defaultBranchRef { target { ...TrainCommit ...TrainHistory } }
  open: issues(states: OPEN, ${labels}, first: 20) { ${fields} }
  latest: issues(${labels}, first: ${trackedMax}, orderBy: { field: UPDATED_AT, direction: DESC }) { ${fields} }
  ${tagsSelection(put)}`;
};

const trackedShape = z
  .object({
    nodes: z.array(
      z.object({
        body: z.string(),
        closedAt: instantShape.nullable(),
        viewerDidAuthor: z.boolean(),
        authorAssociation: z.string(),
      }),
    ),
  })
  .transform(({ nodes }) => ({ nodes: nodes.filter(isOfTrain) }));
/** What GitHub calls those who have no part in a repository; the form gives their issues the label, too. */
const strangers: ReadonlySet<string> = new Set([
  "NONE",
  "FIRST_TIMER",
  "FIRST_TIME_CONTRIBUTOR",
  "CONTRIBUTOR",
  "MANNEQUIN",
]);

/**
 * Whether an issue may be a release: the app opened it or has its part in it, or its author has a part in the repository. What
 * a stranger opened is none before somebody adopts it: else it would stop the schedule and raise its versions.
 */
function isOfTrain(issue: {
  readonly body: string;
  readonly viewerDidAuthor: boolean;
  readonly authorAssociation: string;
}): boolean {
  return (
    issue.viewerDidAuthor ||
    issue.body.includes(issueBegin) ||
    !strangers.has(issue.authorAssociation)
  );
}
const historyShape = z.object({
  target: z.object({
    history: z.object({ nodes: z.array(z.object({ committedDate: instantShape })) }),
  }),
});

/** One request, of few points; more only in a repository with more than 100 tags. Without the whole list of releases there is nothing to decide on. */
export function createReadStation(
  github: GitHub,
  readTrainFile: ReadTrainFile,
): (repo: RepoName) => Promise<Result<StationFacts>> {
  const readTags = createReadTags(github);
  return (repo) => readStation({ github, readTrainFile, readTags }, repo);
}

async function readStation(
  {
    github,
    readTrainFile,
    readTags,
  }: {
    readonly github: GitHub;
    readonly readTrainFile: ReadTrainFile;
    readonly readTags: ReadTags;
  },
  repo: RepoName,
): Promise<Result<StationFacts>> {
  const [answer] = await ask(github, [{ repo, select }], {
    fragments: [trainCommitFragment, historyFragment],
  });
  if (!answer) return unread(repo, "GitHub did not answer");
  if (!answer.ok) return answer;
  const head = part(answer.value, "defaultBranchRef", defaultBranchShape);
  if (head.kind === "unknown") return unread(repo, head.why);
  const open = part(answer.value, "open", trackedShape);
  if (open.kind === "unknown") return unread(repo, open.why);
  const latest = part(answer.value, "latest", trackedShape);
  if (latest.kind === "unknown") return unread(repo, latest.why);
  const train: TrainFacts = head.value
    ? trainFactsOf(head.value.target, readTrainFile)
    : { kind: "missing" };
  const scheduled = train.kind === "valid" && train.train.schedule ? train.train : null;
  const tags = scheduled
    ? await readTags(answer.value, { repo, prefix: tagPrefix(scheduled, null) })
    : known([]);
  return succeed({
    train,
    changedAt: changeOf(answer.value),
    tracked: [...open.value.nodes, ...latest.value.nodes],
    tags: tags.kind === "known" ? known(tags.value.map(({ name }) => name)) : tags,
  });
}

function changeOf(answer: Answer): Temporal.Instant | null {
  const read = part(answer, "defaultBranchRef", historyShape.nullable());
  const [last] = read.kind === "known" ? (read.value?.target.history.nodes ?? []) : [];
  return last?.committedDate ?? null;
}

const unread = (repo: RepoName, why: string): Result<never> =>
  fail({
    kind: "unexpected",
    message: `The releases of ${repo} can't be read whole: ${why}.`,
    hint: "The app tries again by itself; no release is opened until then.",
    retry: "later",
  });
