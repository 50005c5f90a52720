/** How an issue is called on a page of a repository, as GitHub writes it: `#7` of the same one, else `owner/name#7`. */
import { isSameName, issueName, type RepoName } from "../model/ids.ts";

export const nameBeside = (
  page: { readonly repo: RepoName },
  { repo, number }: { readonly repo: RepoName; readonly number: number },
): string => (isSameName(repo, page.repo) ? `#${number}` : issueName(repo, number));
