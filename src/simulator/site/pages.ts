import type { DispatchRequest } from "../http/dispatch-request.ts";
import type { Repository, World } from "../world/types.ts";
import { escapeHtml as escape, html, type Site, type SiteAnswer } from "./site.ts";

/**
 * What the links of the app lead to: issues, pull requests, commits, releases and deployments as plain pages. Texts are
 * shown as they were written, not as Markdown. What is private is for nobody here, since nobody signs in to look.
 */
export const createPages =
  (world: World): Site =>
  (request) => {
    if (request.method !== "GET" || !wantsPage(request)) return undefined;
    if (request.path === "/") return repositoriesPage(world);
    const [owner = "", name = "", kind, ...rest] = request.path.slice(1).split("/").map(decode);
    const repository = [...world.repositories.values()].find(
      (one) =>
        one.owner.toLowerCase() === owner.toLowerCase() &&
        one.name.toLowerCase() === name.toLowerCase(),
    );
    if (!repository || repository.isPrivate) return missing();
    return pageOf(repository, kind, rest.join("/"));
  };

/** Clients of the API accept JSON. */
const wantsPage = ({ headers }: DispatchRequest): boolean =>
  headers["accept"]?.includes("text/html") === true;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const missing = (): SiteAnswer => html("This is not the page you are looking for", "", 404);

function pageOf(repository: Repository, kind: string | undefined, rest: string): SiteAnswer {
  switch (kind) {
    case undefined:
    case "tree":
      return repositoryPage(repository);
    case "issues":
    case "pull":
      return rest === ""
        ? repositoryPage(repository)
        : issuePage(repository, Number.parseInt(rest, 10));
    case "commit":
    case "commits":
      return commitPage(repository, rest);
    case "releases":
      return releasesPage(repository, rest.replace(/^tag\//, ""));
    case "deployments":
      return deploymentsPage(repository);
    default:
      return missing();
  }
}

const nameOf = ({ owner, name }: Repository): string => `${owner}/${name}`;
const link = (path: string, text: string): string =>
  `<a href="/${path.split("/").map(encodeURIComponent).join("/")}">${escape(text)}</a>`;
const home = (repository: Repository): string =>
  `<p>${link(nameOf(repository), nameOf(repository))}</p>`;
const list = (items: readonly string[]): string =>
  items.length === 0
    ? "<p>None.</p>"
    : `<ul>${items.map((one) => `<li>${one}</li>`).join("")}</ul>`;
const text = (words: string): string => `<pre>${escape(words)}</pre>`;
const time = (at: Temporal.Instant): string =>
  `<time>${escape(at.toString({ smallestUnit: "minute" }).replace("T", " "))}</time>`;

function repositoriesPage(world: World): SiteAnswer {
  const names = [...world.repositories.values()].filter((one) => !one.isPrivate).map(nameOf);
  return html("A simulated GitHub", list(names.map((name) => link(name, name))));
}

function repositoryPage(repository: Repository): SiteAnswer {
  const path = nameOf(repository);
  const issues = [...repository.issues.values()].map(({ number, title, state, pull }) => {
    const kind = pull ? "pull" : "issues";
    return `${link(`${path}/${kind}/${number}`, `#${number} ${title}`)} (${state})`;
  });
  return html(
    path,
    `<p>${link(`${path}/releases`, "Releases")} · ${link(`${path}/deployments`, "Deployments")}</p>
<h2>Issues and pull requests</h2>${list(issues)}`,
  );
}

function issuePage(repository: Repository, number: number): SiteAnswer {
  const issue = repository.issues.get(number);
  if (!issue) return missing();
  const comments = issue.comments.flatMap((id) => repository.comments.get(id) ?? []);
  const said = comments.map(
    ({ author, body, createdAt }) =>
      `<h2>${escape(author.login)}, ${time(createdAt)}</h2>${text(body)}`,
  );
  return html(
    `${issue.title} #${number}`,
    `${home(repository)}<p>${escape(issue.state)}, opened by ${escape(issue.author.login)}</p>${text(issue.body)}${said.join("")}`,
  );
}

function commitPage(repository: Repository, sha: string): SiteAnswer {
  const found = [...repository.commits.values()].find(
    (one) => sha !== "" && one.sha.startsWith(sha),
  );
  if (!found) return missing();
  return html(
    `Commit ${found.sha.slice(0, 7)}`,
    `${home(repository)}<p>${time(found.at)}</p>${text(found.message)}<p><code>${escape(found.sha)}</code></p>`,
  );
}

function releasesPage(repository: Repository, tag: string): SiteAnswer {
  const all = [...repository.releases.values()].filter(({ draft }) => !draft).toReversed();
  const shown = tag === "" ? all : all.filter(({ tagName }) => tagName === tag);
  if (tag !== "" && shown.length === 0) return missing();
  const content = shown.map(
    ({ name, tagName, body }) => `<h2>${escape(name ?? tagName)}</h2>${text(body ?? "")}`,
  );
  return html(
    `Releases of ${nameOf(repository)}`,
    home(repository) + (content.join("") || "<p>None.</p>"),
  );
}

function deploymentsPage(repository: Repository): SiteAnswer {
  const rows = [...repository.deployments.values()].toReversed().map((one) => {
    const last = one.statuses.at(-1);
    const cells = [
      one.environment,
      one.task,
      one.sha.slice(0, 7),
      last?.state ?? "none",
      last?.description ?? "",
    ];
    return `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join("")}<td>${time(one.createdAt)}</td></tr>`;
  });
  return html(
    `Deployments of ${nameOf(repository)}`,
    `${home(repository)}<table><thead><tr><th>Environment</th><th>Task</th><th>Commit</th><th>State</th><th>Said</th><th>Made</th></tr></thead><tbody>${rows.join("")}</tbody></table>`,
  );
}
