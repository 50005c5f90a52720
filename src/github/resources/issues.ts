import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { isSameName, splitRepo, type RepoName } from "../../model/ids.ts";
import type { Urgency } from "../../model/github/urgency.ts";
import type { GitHub } from "../client/github.ts";
import { nullIfMissing } from "./missing.ts";
import { anyShape, idShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

export interface IssueAt {
  readonly repo: RepoName;
  readonly number: number;
}

const address = (at: IssueAt): { owner: string; repo: string; issue_number: number } => {
  const { owner, name } = splitRepo(at.repo);
  return { owner, repo: name, issue_number: at.number };
};

/** What there is to know of an issue before it is changed. */
export interface IssueNow {
  readonly body: string;
  readonly labels: readonly string[];
}

interface Placed extends IssueNow {
  readonly number: number;
  readonly repository_url: string;
}

const nowShape = z
  .object({
    body: z.string().nullish(),
    labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  })
  .transform(({ body, labels }): IssueNow => ({
    body: body ?? "",
    labels: labels.flatMap((one) => (typeof one === "string" ? one : (one.name ?? []))),
  }));

const placedShape = z
  .object({ number: z.int().positive(), repository_url: z.string() })
  .loose()
  .transform((issue): Placed => {
    const { number, repository_url } = issue;
    return { number, repository_url, ...nowShape.parse(issue) };
  });

/**
 * The issue as it stands now; null: it was deleted, or transferred to another repository, to which GitHub leads on
 * (docs, "Get an issue").
 */
export async function getIssue(github: GitHub, at: IssueAt): Promise<Result<IssueNow | null>> {
  const found = await github.read({
    repos: [at.repo],
    fresh: true,
    doing: wording`read the issue ${at.repo}#${at.number}`,
    shape: placedShape,
    ask: (octokit) => octokit.rest.issues.get(address(at)),
  });
  if (!found.ok) return nullIfMissing(github, at.repo, found);
  if (isAt(found.value, at)) return found;
  if (found.value.number !== at.number) return succeed(null);
  // Under its number there: another repository, or the same one under a name that it has got meanwhile.
  const { owner, repo } = address(at);
  const repository = await github.read({
    repos: [at.repo],
    fresh: true,
    doing: wording`read the repository ${at.repo}`,
    shape: z.object({ url: z.string() }),
    ask: (octokit) => octokit.rest.repos.get({ owner, repo }),
  });
  if (!repository.ok) return repository;
  return isSameName(repository.value.url, found.value.repository_url) ? found : succeed(null);
}

/** Whether GitHub has not led on to where it was transferred; in doubt, after a rename, it is not written. */
const isAt = ({ number, repository_url }: Placed, at: IssueAt): boolean =>
  number === at.number && repository_url.toLowerCase().endsWith(`/${at.repo.toLowerCase()}`);

export interface NewIssue {
  readonly repo: RepoName;
  /** At most 256 characters. */
  readonly title: string;
  /** At most 65,536 characters. */
  readonly body: string;
  /** GitHub makes those that are missing. */
  readonly labels: readonly string[];
  /** Number of the milestone. */
  readonly milestone?: number;
}

const openedShape = z.object({ number: z.int().positive(), id: idShape });

/** Opens an issue; answers its number, and its id in the database. GitHub has no key against doing it twice. */
export async function openIssue(
  github: GitHub,
  { repo, ...issue }: NewIssue,
): Promise<Result<{ readonly number: number; readonly id: number }>> {
  const { owner, name } = splitRepo(repo);
  return github.write({
    repo,
    permissions: { issues: "write" },
    urgency: "cosmetic",
    doing: wording`open the issue "${issue.title}" in ${repo}`,
    shape: openedShape,
    ask: (octokit) =>
      octokit.rest.issues.create({ owner, repo: name, ...issue, labels: [...issue.labels] }),
  });
}

export interface IssueChange {
  readonly title?: string;
  readonly body?: string;
  readonly state?: "open" | "closed";
  readonly state_reason?: "completed" | "not_planned" | "reopened";
  /** All of them: what isn't named is taken off. */
  readonly labels?: readonly string[];
  readonly milestone?: number;
}

/** Changes what is named, at once. */
export const changeIssue = (
  github: GitHub,
  at: IssueAt,
  fields: IssueChange,
): Promise<Result<void>> => change(github, at, "change", fields);

const assigneesShape = z
  .object({ assignees: z.array(z.object({ login: z.string() })).nullish() })
  .transform(({ assignees }) => (assignees ?? []).map(({ login }) => login));

/**
 * Assigns more people, by login; at most ten in all. Answers everyone who is assigned then: GitHub silently leaves
 * out whom it doesn't let be assigned.
 */
export async function addAssignees(
  github: GitHub,
  at: IssueAt & { readonly logins: readonly string[] },
): Promise<Result<readonly string[]>> {
  return github.write({
    repo: at.repo,
    permissions: { issues: "write" },
    urgency: "cosmetic",
    doing: wording`assign the issue ${at.repo}#${at.number}`,
    shape: assigneesShape,
    ask: (octokit) =>
      octokit.rest.issues.addAssignees({ ...address(at), assignees: [...at.logins] }),
  });
}

const rewrittenShape = z.unknown().transform((data) => data !== null);

const fieldsOf = ({ labels, ...fields }: IssueChange) => ({
  ...fields,
  ...(labels && { labels: [...labels] }),
});

/**
 * Changes the issue to what `make` makes of it as it stands now; null: nothing. The turn to write is taken before the
 * reading, so that the two lie as close together as they can: GitHub has no lock. A body has at most 65,536
 * characters; more is refused by GitHub as "invalid".
 * @returns whether it was changed
 */
export async function rewriteIssue(
  github: GitHub,
  at: IssueAt & { readonly urgency?: Urgency },
  make: (now: IssueNow) => Promise<IssueChange | null>,
): Promise<Result<boolean>> {
  const answer = await github.write({
    ...changing(at, "edit"),
    ...(at.urgency && { urgency: at.urgency }),
    shape: rewrittenShape,
    async ask(octokit) {
      const { data } = await octokit.rest.issues.get(address(at));
      const now = placedShape.parse(data);
      // What was transferred meanwhile is another repository's affair.
      const change = isAt(now, at) ? await make(now) : null;
      if (change === null) return { data: null };
      return octokit.rest.issues.update({ ...address(at), ...fieldsOf(change) });
    },
  });
  return answer.ok ? succeed(answer.value) : answer;
}

/** An issue that is closed already stays so. */
export async function closeIssue(
  github: GitHub,
  at: IssueAt,
  reason: "completed" | "not_planned",
): Promise<Result<void>> {
  return change(github, at, "close", { state: "closed", state_reason: reason });
}

/** An issue that is open already stays so. */
export async function reopenIssue(github: GitHub, at: IssueAt): Promise<Result<void>> {
  return change(github, at, "reopen", { state: "open" });
}

/** What every change of an issue asks for. */
const changing = (at: IssueAt, verb: string) =>
  ({
    repo: at.repo,
    permissions: { issues: "write" },
    urgency: "cosmetic",
    doing: wording`${verb} the issue ${at.repo}#${at.number}`,
  }) as const;

async function change(
  github: GitHub,
  at: IssueAt,
  verb: string,
  fields: IssueChange,
): Promise<Result<void>> {
  const answer = await github.write({
    ...changing(at, verb),
    shape: anyShape,
    ask: (octokit) => octokit.rest.issues.update({ ...address(at), ...fieldsOf(fields) }),
  });
  return answer.ok ? succeed(undefined) : answer;
}
