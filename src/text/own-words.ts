/**
 * A message without what it only quotes: comments of a template, code, quotes, and what bots fold away of other projects.
 * What is never closed is text: what a person says of a breaking change is rather heard once too often.
 */
export function ownWords(message: string): string {
  const lines = withoutComments(message).split(/\r?\n/);
  const isGone = new Set<number>([...fenced(lines), ...folded(lines)]);
  return lines.filter((line, index) => !isGone.has(index) && !/^ {0,3}>/.test(line)).join("\n");
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const begin = text.indexOf("<!--", from);
    const end = begin < 0 ? -1 : text.indexOf("-->", begin + 4);
    if (end < 0) break;
    parts.push(text.slice(from, begin));
    from = end + 3;
  }
  return [...parts, text.slice(from)].join("");
}

/** Lines of code between a pair of fences. */
function fenced(lines: readonly string[]): readonly number[] {
  const inside: number[] = [];
  let open: { readonly at: number; readonly mark: string } | undefined;
  for (const [at, line] of lines.entries()) {
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1];
    if (mark === undefined || (open && open.mark !== mark)) continue;
    if (open) for (let one = open.at; one <= at; one += 1) inside.push(one);
    open = open ? undefined : { at, mark };
  }
  return inside;
}

/** Lines of what is folded or quoted as HTML, from the first tag to its own end. */
function folded(lines: readonly string[]): readonly number[] {
  const inside: number[] = [];
  let depth = 0;
  let from = 0;
  for (const [at, line] of lines.entries()) {
    const opened = line.match(/<(?:details|blockquote|pre)\b/gi)?.length ?? 0;
    const closed = line.match(/<\/(?:details|blockquote|pre)>/gi)?.length ?? 0;
    if (depth === 0 && opened > 0) from = at;
    const before = depth + opened;
    depth = Math.max(0, before - closed);
    if (before > 0 && depth === 0) for (let one = from; one <= at; one += 1) inside.push(one);
  }
  return inside;
}
