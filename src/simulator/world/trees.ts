/** Whole trees: path to content. A commit that changes nothing shares its parent's map. */
export type Tree = ReadonlyMap<string, string>;

/** What a commit writes: path to content, null deletes. */
export type Changes = Readonly<Record<string, string | null>>;

export interface FileChange {
  readonly path: string;
  readonly status: "added" | "removed" | "modified";
  readonly before: string | null;
  readonly after: string | null;
}

export function withChanges(tree: Tree, changes: Changes): Tree {
  const entries = Object.entries(changes);
  if (entries.length === 0) return tree;
  const next = new Map(tree);
  for (const [path, content] of entries) {
    if (content === null) next.delete(path);
    else next.set(path, content);
  }
  return next;
}

/** The files that differ, by path. Renames show as removed and added. */
export function diffTrees(before: Tree, after: Tree): FileChange[] {
  if (before === after) return [];
  const changes: FileChange[] = [];
  for (const [path, content] of after) {
    const old = before.get(path);
    if (old === undefined) changes.push({ path, status: "added", before: null, after: content });
    else if (old !== content)
      changes.push({ path, status: "modified", before: old, after: content });
  }
  for (const [path, content] of before)
    if (!after.has(path)) changes.push({ path, status: "removed", before: content, after: null });
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Lays what `theirs` changed since `base` on top of `ours`. Answers the paths in conflict when both changed
 * the same file differently: files merge as a whole, so git may merge what this refuses.
 */
export function mergeTrees(
  base: Tree,
  ours: Tree,
  theirs: Tree,
): { readonly tree: Tree } | { readonly conflicts: readonly string[] } {
  const changes: Record<string, string | null> = {};
  const conflicts: string[] = [];
  for (const { path, before, after } of diffTrees(base, theirs)) {
    const own = ours.get(path) ?? null;
    if (own === before) changes[path] = after;
    else if (own !== after) conflicts.push(path);
  }
  return conflicts.length > 0 ? { conflicts } : { tree: withChanges(ours, changes) };
}
