/** Trees and blobs, with the object ids that git gives them. */
import { nodeId } from "../node-id.ts";
import { blobOid, entriesOf, treeOid, type Files } from "../world/object-ids.ts";
import { resolveRef } from "../world/refs.ts";
import type { Repository } from "../world/types.ts";
import { commitNode, locate, placed, type Fields } from "./source.ts";

/** What GitHub returns of a text, in bytes; the rest is cut. */
const TEXT_MAX = 512_000;

/** The tree entry of a path, as the plain object that GraphQL's TreeEntry is read from; null: not there. */
export function treeEntry(repository: Repository, files: Files, path: string) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const text = files.get(path);
  const object = objectAt(repository, files, path);
  if (!object) return null;
  return {
    name,
    path,
    extension: name.includes(".") ? name.slice(name.lastIndexOf(".")) : "",
    type: text === undefined ? "tree" : "blob",
    mode: text === undefined ? 0o40000 : 0o100644,
    size: text === undefined ? 0 : Buffer.byteLength(text),
    oid: () => (text === undefined ? treeOid(files, path) : blobOid(text)),
    object,
    repository: locate("Repository", repository, repository),
  };
}

function objectAt(repository: Repository, files: Files, path: string) {
  const text = files.get(path);
  if (text !== undefined) return locate("Blob", repository, { text });
  const isDirectory = path === "" || [...files.keys()].some((file) => file.startsWith(`${path}/`));
  return isDirectory ? locate("Tree", repository, { path, files }) : null;
}

/**
 * What an expression names, as `git rev-parse` reads it: `<rev>` a commit, `<rev>:<path>` a file or a
 * directory, `<rev>^{tree}` the root; null when it names nothing.
 */
export function objectOf(repository: Repository, expression: string) {
  const colon = expression.indexOf(":");
  const isTree = expression.endsWith("^{tree}");
  const rev = colon < 0 ? expression.replace(/\^\{tree\}$/, "") : expression.slice(0, colon);
  const sha = resolveRef(repository, rev === "HEAD" ? repository.defaultBranch : rev);
  const commit = sha === undefined ? undefined : repository.commits.get(sha);
  if (!commit) return null;
  if (colon < 0 && !isTree) return locate("Commit", repository, commit);
  const path = colon < 0 ? "" : expression.slice(colon + 1).replace(/\/$/, "");
  return objectAt(repository, commit.files, path);
}

/** The commit or file with this object id; directories are only found by their path. */
export function objectByOid(repository: Repository, oid: string) {
  const commit = commitNode(repository, oid);
  if (commit) return commit;
  const texts = new Set<string>();
  for (const { files } of repository.commits.values())
    for (const text of files.values()) texts.add(text);
  for (const text of texts) if (blobOid(text) === oid) return locate("Blob", repository, { text });
  return null;
}

export const treeFields: Fields<"Tree"> = {
  ...placed,
  id: ({ repository, it }) => nodeId("Tree", `${repository.id}:${treeOid(it.files, it.path)}`),
  oid: ({ it }) => treeOid(it.files, it.path),
  abbreviatedOid: ({ it }) => treeOid(it.files, it.path).slice(0, 7),
  entries: ({ repository, it }) =>
    entriesOf(it.files, it.path).map(({ path }) => treeEntry(repository, it.files, path)),
};

const isBinary = (text: string): boolean => text.includes("\0");

export const blobFields: Fields<"Blob"> = {
  ...placed,
  id: ({ repository, it }) => nodeId("Blob", `${repository.id}:${blobOid(it.text)}`),
  oid: ({ it }) => blobOid(it.text),
  abbreviatedOid: ({ it }) => blobOid(it.text).slice(0, 7),
  byteSize: ({ it }) => Buffer.byteLength(it.text),
  isBinary: ({ it }) => isBinary(it.text),
  isTruncated: ({ it }) => Buffer.byteLength(it.text) > TEXT_MAX,
  text: ({ it }) =>
    isBinary(it.text) ? null : Buffer.from(it.text).subarray(0, TEXT_MAX).toString("utf8"),
};
