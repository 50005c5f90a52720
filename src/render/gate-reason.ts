import type { Gate } from "../model/release/release.ts";
import type { ServiceView } from "../model/view/view.ts";
import { linkWords } from "../text/link-words.ts";
import { plainToMarkdown, toMarkdown } from "./markdown.ts";

/** The reason of a gate, with its links on the very words that they are about. */
export function gateReason({ commit }: Pick<ServiceView, "commit">, gate: Gate): string {
  const own = commit === null ? [] : [{ text: commit.sha.slice(0, 7), url: commit.url }];
  return toMarkdown(linkWords(gate.reason, [...gate.links, ...own]));
}

/** Name and reason. The reason of a checklist's item begins with its name already. */
export function gateLine(service: Pick<ServiceView, "commit">, gate: Gate): string {
  const reason = gateReason(service, gate);
  if (gate.reason.startsWith(`${gate.name}: `)) return reason;
  const name = plainToMarkdown(gate.name, 100);
  return reason === "" ? name : `${name}: ${reason}`;
}
