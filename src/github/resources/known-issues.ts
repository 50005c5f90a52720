import { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import { cut, unread, whole, type Listing } from "../../model/listing.ts";
import type { KnownIssue } from "../../model/release/notes.ts";
import { saysIssuesAreOff } from "../client/failure.ts";
import type { GitHub } from "../client/github.ts";
import { wording } from "../../model/view/wording.ts";

const perPage = 100;
const pageShape = z.array(
  z.object({
    number: z.int().positive(),
    title: z.string(),
    html_url: z.string(),
    pull_request: z.unknown().optional(),
  }),
);

/**
 * Open issues with a label, the newest 100 ("List repository issues", REST API, which lists pull requests as well). What
 * can't be read until somebody acts is unread; what may be read later is a Failure.
 */
export async function knownIssues(
  github: GitHub,
  repo: RepoName,
  label: string,
): Promise<Result<Listing<KnownIssue>>> {
  const { owner, name } = splitRepo(repo);
  const page = await github.read({
    repos: [repo],
    doing: wording`list the known issues of ${repo}`,
    shape: pageShape,
    ask: (octokit) =>
      octokit.rest.issues.listForRepo({
        owner,
        repo: name,
        labels: label,
        state: "open",
        per_page: perPage,
      }),
  });
  if (!page.ok) {
    if (page.failure.retry === "later") return page;
    return succeed(saysIssuesAreOff(page.failure) ? whole([]) : unread(page.failure.message));
  }
  const issues = page.value.flatMap(({ number, title, html_url: url, pull_request }) =>
    pull_request === undefined ? [{ number, title, url }] : [],
  );
  return succeed(
    page.value.length < perPage
      ? whole(issues)
      : cut(issues, `${repo} has more than ${perPage} issues with the label ${label}`),
  );
}
