import { addBlockedBy, addSubIssue } from "../github/resources/issue-links.ts";
import type { Action } from "../model/action.ts";
import { linkName, type IssueLink } from "../model/github/links.ts";
import { isDone, nobodyCalls, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers the names of all links of the release that it made. */
export const linksMemory = "links";

/** So many in one run: whatever matters more doesn't wait behind all of them. */
const linksAtOnce = 10;

/**
 * Links sub-issues with their tracking issue and with each other. A link that is there already is refused by
 * GitHub, so nothing comes of it when one is asked for twice.
 */
export async function linkSubIssues(
  { links: wanted }: Extract<Action, { kind: "link sub-issues" }>,
  tools: Tools,
): Promise<Outcome> {
  const { github, observation, journal, learned, clock, isCalled = nobodyCalls } = tools;
  const { repo } = observation.issue;
  const ids = new Map([...observation.subIssues.values()].map(({ number, id }) => [number, id]));
  const made = new Set(observation.links);
  const open = (): readonly IssueLink[] =>
    wanted.filter((link) => !made.has(linkName(link)) && !learned.unsupported.has(link.kind));
  let failed: Outcome | undefined;
  let later: Temporal.Instant | null = null;
  for (const link of open().slice(0, linksAtOnce)) {
    if (learned.unsupported.has(link.kind)) continue;
    later = await github.room(repo, "cosmetic", "creates");
    if (later || (made.size > observation.links.size && (await isCalled()))) break;
    const { kind, issue, other } = link;
    const answer =
      kind === "part of"
        ? await addSubIssue(github, { repo, number: other, id: ids.get(issue) ?? 0 })
        : await addBlockedBy(github, { repo, number: issue, id: ids.get(other) ?? 0 });
    if (!answer.ok) {
      failed = { kind: "failed", failure: answer.failure };
      break;
    }
    if (answer.value === "unsupported") learned.unsupported.add(kind);
    else made.add(linkName(link));
  }
  if (made.size > observation.links.size) {
    const kept = await journal.remember(linksMemory, [...made]);
    if (kept === "fenced") return { kind: "fenced" };
  }
  if (failed) return failed;
  return open().length > 0 ? { kind: "open", at: later ?? clock.now() } : isDone;
}
