/** What the schedule of a train rests on: its file and since when it says so, its releases, and its tags. */
import { z } from "zod";
import type { Tracked } from "../../decide/plan/next-departure.ts";
import type { GitHub } from "../../github/client/github.ts";
import { instantShape } from "../../github/resources/shapes.ts";
import { firingBefore } from "../../decide/calendar/firings.ts";
import { fail, known, succeed, type Reading, type Result } from "../../model/failure.ts";
import { mapListing, whole, type Listing } from "../../model/listing.ts";
import type { RepoName } from "../../model/ids.ts";
import { issueBegin, trackingLabel, trainFilePath } from "../../model/marks/marks.ts";
import type { TrainFacts } from "../../model/observation.ts";
import { tagPrefix } from "../../model/train/tag-names.ts";
import type { ReadTrainFile, Train } from "../../model/train/train.ts";
import { ask, type Answer, type Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part, wholeList } from "../ask/part.ts";
import { createReadTags, tagsSelection, type ReadTags } from "./tags.ts";
import { defaultBranchShape, trainCommitFragment, trainFactsOf } from "./train-at.ts";
import { wording } from "../../model/view/wording.ts";

export interface StationFacts {
  readonly train: TrainFacts;
  /** When the train file was last changed; null: that can't be told. */
  readonly changedAt: Temporal.Instant | null;
  readonly tracked: readonly Tracked[];
  /** Names of tags, at least all that begin as those of the train's own releases do; none are read without a schedule. */
  readonly tags: Listing<string>;
}

/** So many of the train's own, the last touched first, tell which versions were used. */
const trackedEnough = 20;
const pagesMax = 60;

const historyFragment = `fragment TrainHistory on Commit {
  history(first: 1, path: "${trainFilePath}") { nodes { committedDate } } }`;

type Which = "open" | "latest";

const issues = (put: Put, which: Which, after: string | null): string => {
  const labels = `labels: ${put("[String!]", [trackingLabel])}`;
  const states = which === "open" ? "states: OPEN, " : "";
  return `issues(${states}${labels}, first: 50, after: ${put("String", after)},
    orderBy: { field: UPDATED_AT, direction: DESC }) {
    ${pageInfo} nodes { body closedAt updatedAt viewerDidAuthor authorAssociation } }`;
};
const select = (put: Put): string => `defaultBranchRef { target { ...TrainCommit ...TrainHistory } }
  open: ${issues(put, "open", null)} latest: ${issues(put, "latest", null)}
  ${tagsSelection(put)}`;

const issueShape = z.object({
  body: z.string(),
  closedAt: instantShape.nullable(),
  updatedAt: instantShape,
  viewerDidAuthor: z.boolean(),
  authorAssociation: z.string(),
});
type TrackedIssue = z.infer<typeof issueShape>;
const trackedShape = pageOf(issueShape);

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

interface StationTools {
  readonly github: GitHub;
  readonly readTrainFile: ReadTrainFile;
  readonly readTags: ReadTags;
}

/**
 * One request, of few points; more only in a repository with more than 100 tags, or more than 50 issues that strangers opened.
 * Without the whole list of releases there is nothing to decide on.
 */
export function createReadStation(
  github: GitHub,
  readTrainFile: ReadTrainFile,
): (repo: RepoName, now: Temporal.Instant) => Promise<Result<StationFacts>> {
  const readTags = createReadTags(github);
  return (repo, now) => readStation({ github, readTrainFile, readTags }, repo, now);
}

async function readStation(
  tools: StationTools,
  repo: RepoName,
  now: Temporal.Instant,
): Promise<Result<StationFacts>> {
  const { github, readTrainFile, readTags } = tools;
  const [answer] = await ask(github, [{ repo, select }], {
    fragments: [trainCommitFragment, historyFragment],
  });
  if (!answer) return unread(repo, "GitHub did not answer");
  if (!answer.ok) return answer;
  const head = part(answer.value, "defaultBranchRef", defaultBranchShape);
  if (head.kind === "unknown") return unread(repo, head.why);
  const train: TrainFacts = head.value
    ? trainFactsOf(repo, head.value.target, readTrainFile)
    : { kind: "missing" };
  const scheduled = train.kind === "valid" && train.train.schedule ? train.train : null;
  const tracked = await readTracked(github, { repo, now, train: scheduled }, answer.value);
  if (tracked.kind === "unknown") return unread(repo, tracked.why);
  const tags = scheduled
    ? await readTags(answer.value, { repo, prefix: tagPrefix(scheduled, null) })
    : whole([]);
  return succeed({
    train,
    changedAt: changeOf(answer.value),
    tracked: tracked.value,
    tags: mapListing(tags, ({ name }) => [name]),
  });
}

/** One that is open alone tells that a release is; closed ones count as far as they were touched since the schedule's last time. */
async function readTracked(
  github: GitHub,
  of: { readonly repo: RepoName; readonly now: Temporal.Instant; readonly train: Train | null },
  answer: Answer,
): Promise<Reading<readonly Tracked[]>> {
  const { repo, now, train } = of;
  const firing =
    train?.schedule && (firingBefore(train.schedule, train.calendar.timeZone, now) ?? null);
  const read = (which: Which, isEnough: (all: readonly TrackedIssue[]) => boolean) =>
    wholeList(github, part(answer, which, trackedShape), {
      repo,
      select: (put, cursor) => `page: ${issues(put, which, cursor)}`,
      shape: trackedShape,
      pagesMax,
      isEnough: (all) => train === null || isEnough(all),
    });
  const open = await read("open", (all) => all.some(isOfTrain));
  if (open.kind === "unknown") return open;
  const latest = await read("latest", (all) => {
    const last = all.at(-1)?.updatedAt;
    const isBefore = !firing || (last && Temporal.Instant.compare(last, firing) < 0);
    return Boolean(isBefore) && all.filter(isOfTrain).length >= trackedEnough;
  });
  if (latest.kind === "unknown") return latest;
  return known([...open.value, ...latest.value].filter(isOfTrain));
}

function changeOf(answer: Answer): Temporal.Instant | null {
  const read = part(answer, "defaultBranchRef", historyShape.nullable());
  const [last] = read.kind === "known" ? (read.value?.target.history.nodes ?? []) : [];
  return last?.committedDate ?? null;
}

const unread = (repo: RepoName, why: string): Result<never> =>
  fail({
    kind: "unexpected",
    message: wording`The releases of ${repo} can't be read whole: ${why}.`,
    hint: wording`The app retries automatically; no release is opened until then.`,
    retry: "later",
  });
