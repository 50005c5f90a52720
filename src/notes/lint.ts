/** What makes a line of the notes useless to those who read it. */
import { conventional } from "../text/conventional.ts";

/** The kind of a change without the change. */
const bare =
  /^(?:(?:small|minor|some|more|various|quick|another) )?(?:fix(?:es|ed)?|bug ?fix(?:es)?|updates?|changes?|clean ?up|misc|tests?|testing|refactor(?:ing)?|improvements?|stuff|patch)$/i;
const unfinished = /^(?:wip|draft|todo|tmp|temp|do not merge|dnm|fixup!|squash!)(?![\w-])/i;
/** `ABC-123`, `#12`, a commit: nobody outside knows them. */
const onlyName = /^(?:[A-Z][A-Z0-9]{1,9}-\d{1,9}|#\d{1,9}|[0-9a-f]{7,40})$/;

/** A sentence fragment on what to change of a title; undefined: it will do. */
export function titleRemark(title: string): string | undefined {
  const { type } = conventional(title);
  const words = (type === null ? title : title.slice(title.indexOf(":") + 1))
    .replaceAll(/^\s*(?:\[[^\]]{0,50}\]\s*){1,5}/g, "")
    .trim()
    .replace(/[.!]{1,5}$/, "");
  if (!/[\p{L}\p{N}]/u.test(words)) return "has no title";
  if (unfinished.test(title) || unfinished.test(words))
    return "has a title that says it is unfinished";
  if (onlyName.test(words)) return "has a title that only names something";
  return bare.test(words) ? "has a title that doesn't say what changed" : undefined;
}
