import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName, type Sha } from "../../model/ids.ts";
import type { GitHub } from "../client/github.ts";
import { anyShape, idShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

export interface Annotation {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
}

export interface NewCheckRun {
  readonly repo: RepoName;
  readonly name: string;
  readonly commit: Sha;
  readonly conclusion: "success" | "failure" | "neutral" | "action_required";
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** The app's own word, by which it finds the run again. */
  readonly externalId?: string;
}

/** GitHub takes no more in one request ("Create a check run", REST API); later ones are added to them. */
const annotationsMax = 50;

const checkShape = z.object({ id: idShape });

/** Brings a completed check run to what it should say: that one, whatever else is on its commit. */
export async function updateCheckRun(
  github: GitHub,
  id: number,
  check: Omit<NewCheckRun, "commit" | "annotations">,
): Promise<Result<number>> {
  const { owner, name: repo } = splitRepo(check.repo);
  const written = await github.write({
    ...commonOf(check),
    shape: checkShape,
    ask: (octokit) =>
      octokit.rest.checks.update({
        owner,
        repo,
        check_run_id: id,
        conclusion: check.conclusion,
        ...(check.externalId !== undefined && { external_id: check.externalId }),
        output: { title: check.title, summary: check.summary },
      }),
  });
  return written.ok ? succeed(written.value.id) : written;
}

const commonOf = ({ repo, name }: Pick<NewCheckRun, "repo" | "name">) =>
  ({
    repo,
    permissions: { checks: "write" },
    urgency: "background",
    isCheck: true,
    doing: wording`write the check run ${name} in ${repo}`,
  }) as const;

/** Writes a completed check run. Answers its id. */
export async function createCheckRun(github: GitHub, check: NewCheckRun): Promise<Result<number>> {
  const { owner, name: repo } = splitRepo(check.repo);
  const common = commonOf(check);
  const outputs = pages(check.annotations).map((annotations) => ({
    title: check.title,
    summary: check.summary,
    annotations,
  }));
  const [first, ...further] = outputs;
  const created = await github.write({
    ...common,
    shape: checkShape,
    ask: (octokit) =>
      octokit.rest.checks.create({
        owner,
        repo,
        name: check.name,
        head_sha: check.commit,
        status: "completed",
        conclusion: check.conclusion,
        ...(check.externalId !== undefined && { external_id: check.externalId }),
        ...(first && { output: first }),
      }),
  });
  if (!created.ok) return created;
  const { id } = created.value;
  for (const output of further) {
    const added = await github.write({
      ...common,
      shape: anyShape,
      ask: (octokit) => octokit.rest.checks.update({ owner, repo, check_run_id: id, output }),
    });
    if (!added.ok) return added;
  }
  return succeed(id);
}

const foundShape = z.object({ total_count: z.int().nonnegative() });

/** Whether this App has written a check run of that name on the commit: the count is of all, whatever the page holds. */
export async function hasCheckRun(
  github: GitHub,
  at: { readonly repo: RepoName; readonly commit: Sha; readonly name: string },
): Promise<Result<boolean>> {
  const self = await github.app();
  if (!self.ok) return self;
  const { owner, name: repo } = splitRepo(at.repo);
  const found = await github.read({
    repos: [at.repo],
    fresh: true,
    doing: wording`look for the check run ${at.name} on ${at.commit} in ${at.repo}`,
    shape: foundShape,
    ask: (octokit) =>
      octokit.rest.checks.listForRef({
        owner,
        repo,
        ref: at.commit,
        check_name: at.name,
        app_id: self.value.id,
        per_page: 1,
      }),
  });
  return found.ok ? succeed(found.value.total_count > 0) : found;
}

/** In GitHub's words and in parts that one request takes; one empty part when there are none. */
function pages(annotations: readonly Annotation[]) {
  const all = annotations.map((annotation) => ({
    path: annotation.path,
    start_line: annotation.line,
    end_line: annotation.line,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
  }));
  const parts = [all.slice(0, annotationsMax)];
  for (let from = annotationsMax; from < all.length; from += annotationsMax) {
    parts.push(all.slice(from, from + annotationsMax));
  }
  return parts;
}
