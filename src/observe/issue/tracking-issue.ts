import { z } from "zod";
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { issuesAreOff } from "../../github/client/failure.ts";
import { instantShape, visibilityShape } from "../../github/resources/shapes.ts";
import type { TrainBlockers } from "../../model/github/blocker.ts";
import { fail, succeed, type Failure, type Reading, type Result } from "../../model/failure.ts";
import {
  isSameName,
  repoName,
  type ReleaseKey,
  type RepoName,
  type TrainNames,
} from "../../model/ids.ts";
import type { Author } from "../../model/github/authority.ts";
import type { OpenRelease } from "../../model/github/open-release.ts";
import type { IssueFacts } from "../../model/observation.ts";
import { unsealRecord } from "../../model/marks/marks.ts";
import type { Seal } from "../../model/marks/seal.ts";
import { accountFragment, accountShape, isOurs } from "../ask/account.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { alone } from "../ask/joint.ts";
import { blockedByFields, dependenciesOf, isAboutDependencies } from "../services/blocker-shape.ts";
import { openReleasesSelection, readOtherReleases } from "../trains/open-releases.ts";
import { pageInfo, pageOf, part, wholeList, type Page } from "../ask/part.ts";
import { postMortemsSelection, readPostMortems } from "../trains/post-mortems.ts";
import type { PostMortemFacts } from "../../model/github/post-mortem.ts";
import { remarkFragment, remarkShape, type Remark } from "./remarks.ts";
import { textsHeard, textsOf } from "./body-texts.ts";
import type { BodyRevision } from "../../model/github/body-revision.ts";
import { subIssueFragments, type SubIssues, type SubIssuesRead } from "./sub-issues.ts";
import { defaultBranchShape, trainCommitFragment } from "../trains/train-at.ts";
import { wording } from "../../model/view/wording.ts";

/** Where a release is looked for. */
export interface TrackingIssueAt {
  readonly release: ReleaseKey;
  /** The name by which its repository went last. */
  readonly repo: RepoName;
  readonly issue: number;
  readonly train: TrainNames;
  /** Issues of the release of which the latest texts are wanted, also of sub-issues. */
  readonly inQuestion: readonly number[];
}

export interface TrackingIssue {
  readonly facts: IssueFacts;
  /** The train repository by all its names, the present one last. */
  readonly train: TrainNames;
  /** Who opened it. */
  readonly opener: Author;
  /** Oldest first, all of them; those on sub-issues are apart. */
  readonly remarks: readonly Remark[];
  readonly subIssues: SubIssuesRead;
  readonly bodyHistories: ReadonlyMap<number, readonly BodyRevision[]>;
  /** See `TrainBlockers`. */
  readonly dependencies: TrainBlockers["dependencies"];
  readonly others: Reading<readonly OpenRelease[]>;
  readonly postMortems: Reading<readonly PostMortemFacts[]>;
  /** The head of the train repository's default branch, with the train file. */
  readonly head: Reading<z.infer<typeof defaultBranchShape>>;
}

const remarkPageShape = pageOf(remarkShape);
const countShape = z.object({ filteredCount: z.int() });
const issueShape = z.object({
  id: z.string(),
  number: z.int(),
  url: z.string(),
  title: z.string(),
  body: z.string(),
  state: z.enum(["OPEN", "CLOSED"]),
  locked: z.boolean(),
  conversions: countShape,
  locks: countShape,
  createdAt: instantShape,
  author: accountShape,
  // An issue has at most 100 labels.
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
  milestone: z.object({ title: z.string() }).nullable(),
  comments: remarkPageShape,
  // Read apart, so that trouble with them leaves all else known: see `dependenciesOf`.
  issueDependenciesSummary: z.unknown().optional(),
  blockedBy: z.unknown().optional(),
});

/** An issue has at most 100 labels; of its events only how many there are of one kind is asked. */
const labels = "labels(first: 100) { nodes { name } }";

const commentsOf = (put: Put, after: string | null): string =>
  `comments(first: 100, after: ${put("String", after)}) { ${pageInfo} nodes { ...Remark } }`;

interface Reader {
  readonly seal: Seal;
  readonly github: GitHub;
  readonly app: AppIdentity;
  readonly subIssues: SubIssues;
}

/**
 * A tracking issue and its sub-issues with all that was said on them. Without the whole of it there is
 * nothing to decide on: a word that isn't seen would count as taken back.
 */
export async function readTrackingIssue(
  reader: Reader,
  at: TrackingIssueAt,
  joint = alone(reader.github),
): Promise<Result<TrackingIssue>> {
  const select = (put: Put): string => `
    databaseId nameWithOwner visibility hasIssuesEnabled isArchived
    defaultBranchRef { target { ...TrainCommit } }
    issue(number: ${put("Int!", at.issue)}) {
      id number url title body state locked createdAt author { ...Account } milestone { title }
      conversions: timelineItems(first: 1, itemTypes: [CONVERTED_TO_DISCUSSION_EVENT]) { filteredCount }
      locks: timelineItems(first: 1, itemTypes: [LOCKED_EVENT]) { filteredCount }
      ${labels} ${commentsOf(put, null)}
      ${reader.subIssues.asks.dependencies ? blockedByFields : ""}
    }
    ${openReleasesSelection(put)}
    ${postMortemsSelection(put)}
    ${at.inQuestion.includes(at.issue) ? textsOf(put, at.issue) : ""}
    ${reader.subIssues.select(put, at)}`;
  const fragments = [...subIssueFragments, trainCommitFragment];
  const [answer] = await joint.ask([{ repo: at.repo, select }], fragments);
  if (!answer) return unreadable(at, "GitHub did not answer");
  if (!answer.ok && reader.subIssues.asks.dependencies && isWithoutDependencies(answer.failure)) {
    reader.subIssues.asks.dependencies = false;
    return readTrackingIssue(reader, at);
  }
  if (answer.ok) return build(reader, at, answer.value);
  const { failure } = answer;
  // The issue isn't gone with it: the App may be let in again.
  return failure.kind === "not found"
    ? fail({ ...failure, kind: "forbidden", isLacking: true })
    : answer;
}

/** A GitHub Enterprise Server that is older than issue dependencies refuses the whole question. */
const isWithoutDependencies = ({ message }: Failure): boolean =>
  /doesn't exist on type|Cannot query field/.test(message) &&
  /blockedBy|issueDependenciesSummary/.test(message);

async function build(
  reader: Reader,
  asked: TrackingIssueAt,
  answer: Answer,
): Promise<Result<TrackingIssue>> {
  const name = part(answer, "nameWithOwner", z.string());
  const repository = part(answer, "databaseId", z.int());
  if (name.kind === "unknown") return unreadable(asked, name.why);
  if (repository.kind === "unknown") return unreadable(asked, repository.why);
  if (repository.value !== asked.train.repository) return anotherRepository(asked, name.value);
  const repo = repoName(name.value);
  const at = { ...asked, repo, train: withName(asked.train, repo) };
  const isMissing = answer.errors.some(
    ({ path, type }) => type === "NOT_FOUND" && path.length === 1 && path[0] === "issue",
  );
  if (isMissing) return missing(at, part(answer, "hasIssuesEnabled", z.boolean()));
  const issue = part(answer, "issue", issueShape, isAboutDependencies(1));
  if (issue.kind === "unknown") return unreadable(at, issue.why);
  if (issue.value.conversions.filteredCount > 0) return converted(at);
  const visibility = part(answer, "visibility", visibilityShape);
  if (visibility.kind === "unknown") return unreadable(at, visibility.why);
  const isArchived = part(answer, "isArchived", z.boolean());
  if (isArchived.kind === "unknown") return unreadable(at, isArchived.why);
  const remarks = await allRemarks(reader.github, at, issue.value.comments);
  if (remarks.kind === "unknown") return unreadable(at, remarks.why);
  const opened = { ...at, openedAt: issue.value.createdAt };
  const subIssues = await reader.subIssues.read(reader.app, opened, answer);
  if (subIssues.kind === "unknown") return unreadable(at, subIssues.why);
  const { number, url, title, body, author, createdAt } = issue.value;
  const facts: IssueFacts = {
    repo,
    repository: repository.value,
    number,
    node: issue.value.id,
    url,
    title,
    body,
    state: issue.value.state === "OPEN" ? "open" : "closed",
    openedAt: createdAt,
    isLocked: issue.value.locked,
    locks: issue.value.locks.filteredCount,
    ...(isArchived.value && { isArchived: true }),
    author: author.login,
    labels: (issue.value.labels?.nodes ?? []).map((label) => label.name),
    milestone: issue.value.milestone?.title ?? null,
    visibility: visibility.value,
  };
  const head = part(answer, "defaultBranchRef", defaultBranchShape);
  return succeed({
    facts,
    train: at.train,
    opener: author,
    remarks: remarks.value.map((one) =>
      isOurs(one.author, reader.app) ? { ...one, body: unsealRecord(one.body, reader.seal) } : one,
    ),
    dependencies: new Map([
      ...subIssues.value.dependencies,
      ...dependenciesOf([issue.value], reader.subIssues.asks.dependencies),
    ]),
    subIssues: subIssues.value,
    bodyHistories: textsHeard(reader.app, at, { answer, subIssues: subIssues.value }),
    others: await readOtherReleases(reader.github, at, answer),
    postMortems: await readPostMortems(reader.github, reader.app, opened, answer),
    head,
  });
}

function missing(
  { repo, issue }: { readonly repo: RepoName; readonly issue: number },
  hasIssues: Reading<boolean>,
): Result<never> {
  if (hasIssues.kind === "unknown") return unreadable({ repo, issue }, hasIssues.why);
  if (!hasIssues.value) return fail(issuesAreOff(`Issues are switched off in ${repo}.`));
  return fail({
    kind: "not found",
    message: wording`There is no issue ${repo}#${issue} any more.`,
    hint: wording`It was deleted or transferred: open a new tracking issue.`,
    retry: "never",
  });
}

/** GitHub keeps it, closed and locked for good (slapperwan/gh4a#1280), and leads people to the discussion. */
const converted = ({
  repo,
  issue,
}: {
  readonly repo: RepoName;
  readonly issue: number;
}): Result<never> =>
  fail({
    kind: "not found",
    message: wording`The issue ${repo}#${issue} was converted to a discussion, where nobody hears commands.`,
    hint: wording`That can't be undone: open a new tracking issue.`,
    retry: "never",
  });

function allRemarks(
  github: GitHub,
  at: { readonly repo: RepoName; readonly issue: number },
  first: Page<Remark>,
): Promise<Reading<readonly Remark[]>> {
  return wholeList(
    github,
    { kind: "known", value: first },
    {
      repo: at.repo,
      select: (put, cursor) =>
        `page: issue(number: ${put("Int!", at.issue)}) { ${commentsOf(put, cursor)} }`,
      fragments: [accountFragment, remarkFragment],
      shape: z.object({ comments: remarkPageShape }).transform(({ comments }) => comments),
      // GitHub takes 2,500 comments on an issue.
      pagesMax: 30,
    },
  );
}

const unreadable = (
  at: { readonly repo: RepoName; readonly issue: number },
  why: string,
): Result<never> =>
  fail({
    kind: "unexpected",
    message: wording`${at.repo}#${at.issue} can't be read whole: ${why}.`,
    hint: wording`The app retries automatically; nothing is decided until then.`,
    retry: "later",
  });

const withName = ({ repository, names }: TrainNames, repo: RepoName): TrainNames => ({
  repository,
  names: [...names.filter((one) => !isSameName(one, repo)), repo],
});

/** Somebody made a repository of the name that this one had: GitHub doesn't lead on from there any more. */
const anotherRepository = (at: { readonly issue: number }, repo: string): Result<never> =>
  fail({
    kind: "conflict",
    message: wording`${repo} is another repository now than that of the release #${at.issue}.`,
    hint: wording`The app looks for the present name of the release's repository automatically.`,
    retry: "later",
  });
