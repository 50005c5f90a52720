import { createHash } from "node:crypto";
import { nodeId } from "../../node-id.ts";
import { repositoryPage } from "../../web-address.ts";
import { treeOid } from "../../world/object-ids.ts";
import { diffTrees, type FileChange } from "../../world/trees.ts";
import type { CommitComment } from "../../world/commit-comment-types.ts";
import type { Commit, Repository, World } from "../../world/types.ts";
import { authorAssociation, presentUser } from "./account.ts";
import { repositoryApi, stamp, type Json } from "./address.ts";
import type { Sha } from "../../world/basic-types.ts";

const UNVERIFIED = { verified: false, reason: "unsigned", signature: null, payload: null };

/** Schema `commit`, without stats and files. */
export function presentCommit(world: World, repository: Repository, commit: Commit): Json {
  const url = repositoryApi(world, repository, `commits/${commit.sha}`);
  const person = presentUser(world, commit.author);
  return {
    url,
    sha: commit.sha,
    node_id: nodeId("Commit", `${repository.id}:${commit.sha}`),
    html_url: commitPage(world, repository, commit.sha),
    comments_url: `${url}/comments`,
    commit: {
      url: repositoryApi(world, repository, `git/commits/${commit.sha}`),
      author: signature(commit),
      committer: signature(commit),
      message: commit.message,
      tree: presentTree(world, repository, commit),
      comment_count: 0,
      verification: { ...UNVERIFIED, verified_at: null },
    },
    author: person,
    committer: person,
    parents: commit.parents.map((sha) => ({
      sha,
      url: repositoryApi(world, repository, `commits/${sha}`),
      html_url: commitPage(world, repository, sha),
    })),
  };
}

/** Schema `commit-comment`. */
export function presentCommitComment(
  world: World,
  repository: Repository,
  { id, commit, author, createdAt, body }: CommitComment,
): Json {
  return {
    id,
    node_id: nodeId("CommitComment", id),
    url: repositoryApi(world, repository, `comments/${id}`),
    html_url: `${commitPage(world, repository, commit)}#commitcomment-${id}`,
    body,
    path: null,
    position: null,
    line: null,
    commit_id: commit,
    user: presentUser(world, author),
    created_at: stamp(createdAt),
    updated_at: stamp(createdAt),
    author_association: authorAssociation(world, repository, author),
  };
}

function commitPage(world: World, repository: Repository, sha: Sha): string {
  return repositoryPage(world, repository, `commit/${sha}`);
}

function signature(commit: Commit): Json {
  return {
    name: commit.author.login,
    email: `${commit.author.id}+${commit.author.login}@users.noreply.github.com`,
    date: stamp(commit.at),
  };
}

function presentTree(world: World, repository: Repository, { files }: Commit): Json {
  const sha = treeOid(files, "");
  return { sha, url: repositoryApi(world, repository, `git/trees/${sha}`) };
}

/** A commit in the `commits` of a `push` webhook (docs, "Webhook events and payloads", push). */
export function presentPushedCommit(world: World, repository: Repository, commit: Commit): Json {
  const parent = repository.commits.get(commit.parents[0] ?? "");
  const changes = diffTrees(parent?.files ?? new Map(), commit.files);
  const paths = (status: FileChange["status"]): readonly string[] =>
    changes.filter((one) => one.status === status).map((one) => one.path);
  const { name, email } = signature(commit);
  const person = { name, email, username: commit.author.login };
  return {
    id: commit.sha,
    tree_id: treeOid(commit.files, ""),
    distinct: true,
    message: commit.message,
    timestamp: stamp(commit.at),
    url: commitPage(world, repository, commit.sha),
    author: person,
    committer: person,
    added: paths("added"),
    removed: paths("removed"),
    modified: paths("modified"),
  };
}

/** Schema `git-ref`; `name` is the full one, `refs/heads/main`. */
export function presentRef(world: World, repository: Repository, name: string, sha: Sha): Json {
  return {
    ref: name,
    node_id: nodeId("Ref", `${repository.id}:${name}`),
    url: repositoryApi(world, repository, `git/${name}`),
    object: {
      type: "commit",
      sha,
      url: repositoryApi(world, repository, `git/commits/${sha}`),
    },
  };
}

/** The git sha of a file's content. */
export function blobSha(content: string): Sha {
  const bytes = Buffer.from(content, "utf8");
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** Schema `content-file`. */
export function presentFile(
  world: World,
  repository: Repository,
  file: { readonly path: string; readonly content: string; readonly ref: string },
): Json {
  const bytes = Buffer.from(file.content, "utf8");
  const sha = blobSha(file.content);
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  const url = `${repositoryApi(world, repository, `contents/${path}`)}?ref=${encodeURIComponent(file.ref)}`;
  const gitUrl = repositoryApi(world, repository, `git/blobs/${sha}`);
  const page = repositoryPage(world, repository, `blob/${file.ref}/${path}`);
  return {
    type: "file",
    encoding: "base64",
    size: bytes.length,
    name: file.path.split("/").at(-1),
    path: file.path,
    // GitHub breaks the lines of its base64; clients must bear it.
    content: bytes.toString("base64").replace(/.{60}/g, "$&\n") + "\n",
    sha,
    url,
    git_url: gitUrl,
    html_url: page,
    download_url: repositoryPage(world, repository, `raw/${file.ref}/${path}`),
    _links: { git: gitUrl, self: url, html: page },
  };
}
