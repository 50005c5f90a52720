/** The ids that git gives to trees and blobs: equal content has equal ids. */
import { createHash } from "node:crypto";

export type Files = ReadonlyMap<string, string>;

function oidOf(kind: "blob" | "tree", content: Buffer): string {
  return createHash("sha1").update(`${kind} ${content.length}\0`).update(content).digest("hex");
}

export function blobOid(text: string): string {
  return oidOf("blob", Buffer.from(text, "utf8"));
}

interface Entry {
  readonly name: string;
  readonly path: string;
  /** undefined: a directory. */
  readonly text: string | undefined;
}

/** What lies directly in a directory ("" is the root), in git's order: a directory sorts as `name/`. */
export function entriesOf(files: Files, directory: string): Entry[] {
  const prefix = directory === "" ? "" : `${directory}/`;
  const entries = new Map<string, Entry>();
  for (const [path, text] of files) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...deeper] = path.slice(prefix.length).split("/");
    const isFile = deeper.length === 0;
    entries.set(name, { name, path: prefix + name, text: isFile ? text : undefined });
  }
  const sortName = ({ name, text }: Entry) => (text === undefined ? `${name}/` : name);
  return [...entries.values()].sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
}

/** Of trees that commits share it is made once. */
const roots = new WeakMap<Files, string>();

/** The id of a directory of a tree; "" is the root. */
export function treeOid(files: Files, directory: string): string {
  const known = directory === "" ? roots.get(files) : undefined;
  if (known !== undefined) return known;
  const parts = entriesOf(files, directory).map(({ name, path, text }) =>
    Buffer.concat([
      Buffer.from(`${text === undefined ? "40000" : "100644"} ${name}\0`),
      Buffer.from(text === undefined ? treeOid(files, path) : blobOid(text), "hex"),
    ]),
  );
  const oid = oidOf("tree", Buffer.concat(parts));
  if (directory === "") roots.set(files, oid);
  return oid;
}
