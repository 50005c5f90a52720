/** No list that was cut off is taken for the whole: each one that is asked of GitHub is named here, with how its end is known. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/**
 * `paged`: read to its end, or unknown. `told`: whether there is more is asked for, and whoever reads it handles that.
 * Else the words of the comment that says why the newest, or so many, are enough.
 */
type How = "paged" | "told" | { readonly enough: string };
const enough = (words: string): How => ({ enough: words });

const connections: Readonly<Record<string, How>> = {
  "github/resources/body-history.ts userContentEdits": "told",
  "github/resources/own-checks.ts checkRuns": "told",
  "github/resources/own-checks.ts checkSuites": "told",
  "observe/changes/find-replacements.ts associatedPullRequests": "told",
  "observe/services/blocker-shape.ts blockedBy": enough("The summary counts what is open"),
  "observe/services/blockers.ts ${field}": "paged",
  "observe/services/blockers.ts labels": enough("at most 100 labels"),
  "observe/services/branch-rules.ts rules": "told",
  "observe/people/candidates.ts ancestors": "told",
  "observe/people/candidates.ts collaborators": enough("a page of one holds all there is"),
  "observe/people/candidates.ts teams": "told",
  "observe/services/checks.ts contexts": "paged",
  "observe/services/deployments.ts deployments": "paged",
  "observe/services/deployments.ts statuses": "told",
  "observe/trains/discover.ts issues": "paged",
  "observe/trains/discover.ts pullRequests": "told",
  "observe/services/everywhere.ts deployments": "paged",
  "observe/changes/find-changes.ts associatedPullRequests": "told",
  "observe/changes/find-changes.ts parents": enough("The first parent is the history"),
  "observe/changes/labels.ts associatedPullRequests": "paged",
  "observe/changes/labels.ts labels": "told",
  "observe/services/late-words.ts deployments": enough("a hundred deployments ago"),
  "observe/services/live-version.ts deployments": "told",
  "observe/trains/open-releases.ts issues": "paged",
  "observe/trains/past-releases.ts issues": enough("The store keeps no more of one train"),
  "observe/trains/post-mortems.ts issues": "paged",
  "observe/ask/ask.ts search": enough("how many there are"),
  "observe/changes/milestones.ts milestones": "paged",
  "observe/changes/pulls.ts pullRequests": "paged",
  "observe/changes/range-pulls.ts associatedPullRequests": "paged",
  "observe/changes/range-pulls.ts labels": enough("GitHub lets a pull request have no more"),
  "observe/changes/read-barriers.ts labels": "told",
  "github/resources/pull-labels.ts labels": enough("A pull request has at most 100 labels"),
  "observe/changes/read-changes.ts history": "told",
  "observe/changes/read-changes.ts parents": enough("No merge joins so many"),
  "observe/changes/read-histories.ts labels": "told",
  "observe/trains/station.ts history": enough("since when it says so"),
  "observe/trains/station.ts issues": "paged",
  "observe/issue/first-words.ts userContentEdits": enough("the last of them is how it was written"),
  "observe/issue/sub-issue-shape.ts comments": "paged",
  "observe/issue/sub-issue-shape.ts issues": "paged",
  "observe/issue/sub-issue-shape.ts userContentEdits": "paged",
  "observe/trains/survey.ts deployments": enough("the last of it tells the names"),
  "observe/trains/tags.ts refs": "paged",
  "observe/issue/tracking-issue.ts comments": "paged",
  "observe/issue/tracking-issue.ts labels": enough("at most 100 labels"),
  "observe/issue/tracking-issue.ts timelineItems": enough("only how many there are"),
  "observe/trains/train-change.ts commits": enough("The newest one is its head"),
};

const requests: Readonly<Record<string, How>> = {
  "github/resources/checks.ts checks.listForRef": enough("the count is of all"),
  "github/resources/comments.ts repos.listCommentsForCommit": "paged",
  "github/resources/commits-between.ts repos.compareCommitsWithBasehead": "paged",
  "github/resources/compare.ts repos.compareCommitsWithBasehead": enough("GitHub lists"),
  "github/client/connect.ts apps.listReposAccessibleToInstallation": "paged",
  "github/resources/deliveries.ts apps.listWebhookDeliveries": "paged",
  "github/resources/deployment-ids.ts repos.listDeployments": "paged",
  "github/resources/gates.ts actions.getPendingDeploymentsForRun": enough("GitHub gives all"),
  "github/resources/gates.ts actions.listWorkflowRunsForRepo": "paged",
  "github/client/installations.ts apps.listInstallations": "paged",
  "github/resources/known-issues.ts issues.listForRepo": enough("the newest 100"),
  "github/resources/milestones.ts issues.listMilestones": "paged",
  "github/resources/pull-details.ts pulls.listCommits": "paged",
  "github/resources/pull-details.ts pulls.listFiles": "paged",
  "github/resources/pull-details.ts repos.listCommits": "paged",
  "github/resources/releases.ts repos.listReleases": "paged",
  "github/resources/touched-issues.ts issues.listForRepo": enough("Newest first is"),
  "github/resources/workflows.ts actions.listWorkflowRuns": "paged",
};

const files = globSync("src/**/*.ts")
  .filter((file) => !file.startsWith("src/simulator/"))
  .toSorted()
  .map((file) => ({ name: file.replace("src/", ""), text: readFileSync(file, "utf8") }));

/** Comments as one line each. */
const prose = (text: string): string => text.replaceAll(/\n\s*(?:\*|\/\/) ?/g, " ");

interface Found {
  readonly key: string;
  readonly text: string;
  /** What is asked for of the list itself. */
  readonly asked: string;
}

/** Every field of a query that takes `first` or `last`: a connection, of which GitHub gives that many. */
const foundConnections = files.flatMap(({ name, text }): readonly Found[] =>
  [...text.matchAll(/(?<=[(,]\s*)(?:first|last): (?:\d|\$\{)/g)].map(({ index }) => {
    const open = openingBefore(text, index);
    const field = /(?:\$\{)?\w+\}?$/.exec(text.slice(0, open))?.[0] ?? "?";
    return { key: `${name} ${field}`, text, asked: ownFields(text.slice(index, index + 700)) };
  }),
);

function openingBefore(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at > 0; at -= 1) {
    if (text[at] === ")") depth += 1;
    else if (text[at] === "(" && depth === 0) return at;
    else if (text[at] === "(") depth -= 1;
  }
  return 0;
}

/** The selection after the arguments, without what is asked of each entry. */
function ownFields(text: string): string {
  const flat = text.replaceAll(/\$\{put\([^}]*\)\}/g, "_").replaceAll(/\$\{(\w+)\}/g, "$1");
  let own = "";
  let depth = 0;
  for (const sign of flat.slice(flat.indexOf(")"))) {
    if (sign === "{") depth += 1;
    else if (sign === "}" && depth === 1) return own;
    else if (sign === "}") depth -= 1;
    else if (depth === 1) own += sign;
  }
  return own;
}

const foundRequests = files.flatMap(({ name, text }): readonly Found[] =>
  [
    ...text.matchAll(
      /octokit\.rest\.(\w+\.(?:list\w+|compare\w+|getPending\w+|get(?:All|Repos)\w+))\b/g,
    ),
  ].map((match) => ({ key: `${name} ${match[1] ?? ""}`, text, asked: "" })),
);

const namesIn = (found: readonly Found[]): readonly string[] =>
  [...new Set(found.map(({ key }) => key))].toSorted();

/** What lacks in how the end of a list is known; undefined: nothing. */
function lackOf({ text, asked }: Found, how: How | undefined): string | undefined {
  if (typeof how === "object") {
    return prose(text).includes(how.enough) ? undefined : `no comment says: ${how.enough}`;
  }
  if (!/pageInfo|totalCount|fields/.test(asked)) return "whether there is more isn't asked for";
  const handled =
    how === "paged"
      ? /pageOf\(/
      : /next !== null|next === null|listingOf\(|hasNextPage|totalCount >/;
  return handled.test(text) ? undefined : "whether there is more isn't handled";
}

function lackOfRequest({ text }: Found, how: How | undefined): string | undefined {
  if (typeof how === "object") return lackOf({ key: "", text, asked: "" }, how);
  const isPaged = /octokit\.paginate|\.\.\.page\b|page,\n|page \+= 1/.test(text);
  return isPaged ? undefined : "it isn't read page by page";
}

describe("attack a2: every list of GitHub's", () => {
  it("is named here", () => {
    expect(namesIn(foundConnections)).toEqual(Object.keys(connections).toSorted());
    expect(namesIn(foundRequests)).toEqual(Object.keys(requests).toSorted());
  });

  it.each(foundConnections)("of a query: $key", (found) => {
    expect(lackOf(found, connections[found.key])).toBeUndefined();
  });

  it.each(foundRequests)("of a request: $key", (found) => {
    expect(lackOfRequest(found, requests[found.key])).toBeUndefined();
  });
});
