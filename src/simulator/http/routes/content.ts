import { commit, createRef, deleteRef, forcePush } from "../../world/commits.ts";
import { commitAt, isAncestor } from "../../world/graph.ts";
import { branchRef, moveRef } from "../../world/refs.ts";
import type { Repository } from "../../world/types.ts";
import { created, noContent, ok, orNotFound, Refusal, type Answer } from "../answer.ts";
import { listAnswer } from "../page.ts";
import { repositoryApi, type Json } from "../present/address.ts";
import {
  blobSha,
  presentCommit,
  presentCommitComment,
  presentFile,
  presentRef,
} from "../present/commit.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import { shaOf } from "./repository.ts";

/** Files at a commit, and git references. */
export const contentRoutes: readonly Route[] = [
  repositoryRoute("GET", "/contents/{path}", "contents:read", readContent),
  repositoryRoute("PUT", "/contents/{path}", "contents:write", writeContent),
  repositoryRoute("GET", "/git/ref/{ref}", "contents:read", ({ world, repository, param }) => {
    const name = `refs/${param("ref")}`;
    return ok(presentRef(world, repository, name, orNotFound(repository.refs.get(name))));
  }),
  repositoryRoute("GET", "/git/matching-refs/{ref}", "contents:read", (call) => {
    const { world, repository } = call;
    const matching = [...repository.refs].filter(([name]) =>
      name.startsWith(`refs/${call.param("ref")}`),
    );
    return ok(matching.map(([name, sha]) => presentRef(world, repository, name, sha)));
  }),
  repositoryRoute("POST", "/git/refs", "contents:write", (call) => {
    const { world, repository, actor } = call;
    const fields = call.fields("Reference");
    const ref = fields.text("ref", { required: true }) ?? "";
    const from = fields.text("sha", { required: true }) ?? "";
    fields.check();
    refuseExisting(repository, ref);
    const sha = createRef(world, repository, { ref, from: fullSha(from), by: actor });
    return created(presentRef(world, repository, ref, sha));
  }),
  repositoryRoute("PATCH", "/git/refs/{ref}", "contents:write", updateRef),
  repositoryRoute("DELETE", "/git/refs/{ref}", "contents:write", (call) => {
    const { world, repository, actor } = call;
    const ref = `refs/${call.param("ref")}`;
    if (!repository.refs.has(ref)) throw new Refusal(422, "Reference does not exist");
    deleteRef(world, repository, { ref, by: actor });
    return noContent();
  }),
  // Who may read the contents may comment on a commit (docs, "Permissions required for GitHub Apps", Contents).
  repositoryRoute("POST", "/commits/{commit_sha}/comments", "contents:read", commentOnCommit),
  repositoryRoute("GET", "/commits/{commit_sha}/comments", "contents:read", (call) => {
    const { world, repository } = call;
    const commit = shaOf(repository, call.param("commit_sha"));
    const said = repository.commitComments.filter((one) => one.commit === commit);
    return listAnswer(call, said, (one) => presentCommitComment(world, repository, one));
  }),
];

function commentOnCommit(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const fields = call.fields("CommitComment");
  const body = fields.text("body", { required: true }) ?? "";
  fields.check();
  const commit = shaOf(repository, call.param("commit_sha"));
  const createdAt = world.clock.now();
  const comment = { id: world.nextId(), commit, author: actor, createdAt, body };
  repository.commitComments.push(comment);
  return created(presentCommitComment(world, repository, comment));
}

/** GitHub says these two as plain messages, not as errors of a field. */
function refuseExisting(repository: Repository, ref: string): void {
  if (repository.refs.has(ref)) throw new Refusal(422, "Reference already exists");
}

function fullSha(text: string): string {
  if (/^[0-9a-f]{40}$/.test(text)) return text;
  throw new Refusal(422, "The SHA1 value for this ref must be 40 hexadecimal characters.");
}

function updateRef(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const ref = `refs/${call.param("ref")}`;
  const fields = call.fields("Reference");
  const sha = fields.text("sha", { required: true }) ?? "";
  const isForced = fields.flag("force") ?? false;
  fields.check();
  const before = repository.refs.get(ref);
  if (before === undefined) throw new Refusal(422, "Reference does not exist");
  if (!repository.commits.has(fullSha(sha))) throw new Refusal(422, "Object does not exist");
  if (!isForced && !isAncestor(repository, before, sha))
    throw new Refusal(422, "Update is not a fast forward");
  if (ref.startsWith(branchRef("")))
    forcePush(world, repository, { branch: ref.slice(branchRef("").length), to: sha, by: actor });
  else moveRef(world, repository, { ref, to: sha, by: actor });
  return ok(presentRef(world, repository, ref, sha));
}

function readContent(call: RepositoryCall): Answer {
  const { world, repository, query } = call;
  const ref = query.get("ref") ?? repository.defaultBranch;
  const { files } = commitAt(repository, shaOf(repository, ref));
  const path = call.param("path").replace(/\/+$/, "");
  const content = files.get(path);
  if (content === undefined) return listFolder(call, files, path, ref);
  if (String(call.headers["accept"]).includes("raw")) return { status: 200, raw: content };
  return ok(presentFile(world, repository, { path, content, ref }));
}

/** The entries of a folder: its files, and each folder in it once. */
function listFolder(
  { world, repository }: RepositoryCall,
  files: ReadonlyMap<string, string>,
  path: string,
  ref: string,
): Answer {
  const entries = new Map<string, Json>();
  for (const [name, content] of files) {
    if (!name.startsWith(`${path}/`)) continue;
    const [child = "", ...deeper] = name.slice(path.length + 1).split("/");
    const childPath = `${path}/${child}`;
    const url = `${repositoryApi(world, repository, `contents/${childPath}`)}?ref=${ref}`;
    if (deeper.length > 0)
      entries.set(child, { type: "dir", size: 0, name: child, path: childPath, url });
    else {
      const {
        content: _,
        encoding: __,
        ...file
      } = presentFile(world, repository, {
        path: childPath,
        content,
        ref,
      });
      entries.set(child, file);
    }
  }
  if (entries.size === 0) throw new Refusal(404, "Not Found");
  return ok([...entries.values()]);
}

/** Creates or replaces one file by a commit of its own; a replacement must name the blob it replaces. */
function writeContent(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const path = call.param("path");
  const fields = call.fields("Commit");
  const message = fields.text("message", { required: true }) ?? "";
  const encoded = fields.text("content", { required: true }) ?? "";
  const known = fields.text("sha");
  const branch = fields.text("branch") ?? repository.defaultBranch;
  fields.check();
  const tip = commitAt(repository, orNotFound(repository.refs.get(branchRef(branch))));
  const present = tip.files.get(path);
  if (present !== undefined && known === undefined)
    throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (known !== undefined && (present === undefined || blobSha(present) !== known))
    throw new Refusal(409, `${path} does not match ${known}`);
  const content = Buffer.from(encoded, "base64").toString("utf8");
  const files = { [path]: content };
  const made = commit(world, repository, { branch, files, message, by: actor });
  const body = {
    content: presentFile(world, repository, { path, content, ref: branch }),
    commit: presentCommit(world, repository, made)["commit"],
  };
  return { status: present === undefined ? 201 : 200, body };
}
