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
  "github/body-history.ts userContentEdits": enough("nobody edits more often"),
  "observe/blocker-shape.ts blockedBy": enough("The summary counts what is open"),
  "observe/blockers.ts ${field}": "paged",
  "observe/blockers.ts labels": enough("at most 100 labels"),
  "observe/branch-rules.ts rules": "told",
  "observe/candidates.ts ancestors": "told",
  "observe/candidates.ts collaborators": enough("a page of one holds all there is"),
  "observe/candidates.ts teams": "told",
  "observe/checks.ts contexts": "paged",
  "observe/deployments.ts deployments": "paged",
  "observe/deployments.ts statuses": "told",
  "observe/discover.ts issues": "paged",
  "observe/discover.ts pullRequests": "told",
  "observe/everywhere.ts deployments": "paged",
  "observe/labels.ts associatedPullRequests": "paged",
  "observe/labels.ts labels": "told",
  "observe/late-words.ts deployments": enough("a hundred deployments ago"),
  "observe/live-version.ts deployments": "told",
  "observe/open-releases.ts issues": "paged",
  "observe/post-mortems.ts issues": "paged",
  "observe/pulls.ts milestones": "paged",
  "observe/pulls.ts pullRequests": "paged",
  "observe/range-pulls.ts associatedPullRequests": "paged",
  "observe/read-barriers.ts labels": "told",
  "observe/read-changes.ts history": "told",
  "observe/read-changes.ts parents": enough("No merge joins so many"),
  "observe/read-histories.ts labels": "told",
  "observe/station.ts history": enough("since when it says so"),
  "observe/station.ts issues": enough("Newest first is enough"),
  "observe/sub-issue-shape.ts comments": "paged",
  "observe/sub-issue-shape.ts issues": "paged",
  "observe/sub-issue-shape.ts userContentEdits": "paged",
  "observe/tags.ts refs": "paged",
  "observe/tracking-issue.ts comments": "paged",
  "observe/tracking-issue.ts labels": enough("at most 100 labels"),
  "observe/train-change.ts commits": enough("The newest one is its head"),
};

const requests: Readonly<Record<string, How>> = {
  "github/checks.ts checks.listForRef": enough("the count is of all"),
  "github/commits-between.ts repos.compareCommitsWithBasehead": "paged",
  "github/compare.ts repos.compareCommitsWithBasehead": enough("GitHub lists"),
  "github/connect.ts apps.listReposAccessibleToInstallation": "paged",
  "github/deliveries.ts apps.listWebhookDeliveries": "paged",
  "github/deployment-ids.ts repos.listDeployments": "paged",
  "github/gates.ts actions.getPendingDeploymentsForRun": enough("GitHub gives all"),
  "github/gates.ts actions.listWorkflowRunsForRepo": "paged",
  "github/installations.ts apps.listInstallations": "paged",
  "github/milestones.ts issues.listMilestones": "paged",
  "github/pull-details.ts pulls.listCommits": "paged",
  "github/pull-details.ts pulls.listFiles": "paged",
  "github/pull-details.ts repos.listCommits": "paged",
  "github/touched-issues.ts issues.listForRepo": enough("Newest first is"),
  "github/workflows.ts actions.listWorkflowRuns": "paged",
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
  [...text.matchAll(/(?<!\{ )\b(?:first|last): (?:\d|\$\{)/g)].map(({ index }) => {
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
