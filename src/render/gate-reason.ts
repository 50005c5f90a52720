import type { Gate } from "../model/release.ts";
import type { ServiceView } from "../model/view.ts";
import { linkWords } from "./link-words.ts";
import { toMarkdown } from "./markdown.ts";

/** The reason of a gate, with its links on the very words that they are about. */
export function gateReason({ commit }: Pick<ServiceView, "commit">, gate: Gate): string {
  const own = commit === null ? [] : [{ text: commit.sha.slice(0, 7), url: commit.url }];
  return toMarkdown(linkWords(gate.reason, [...gate.links, ...own]));
}
