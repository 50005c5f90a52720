import { linkMany, linkOne, type LinkedIssues } from "../github/resources/issue-links.ts";
import type { Action } from "../model/action.ts";
import type { IssueKey } from "../model/github/issue-key.ts";
import { linkName, type IssueLink } from "../model/github/links.ts";
import { isDone, nobodyCalls, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers the names of all links of the release that it made. */
export const linksMemory = "links";

/** So many in one request: GitHub ends one after ten seconds. */
const linksAtOnce = 20;
/** So many single ones in one run: whatever matters more doesn't wait behind all of them. */
const singlesAtOnce = 10;

/** What came of the links of one run so far. */
interface Linking {
  readonly tools: Tools;
  /** Names of all that are made, those of earlier runs too. */
  readonly made: Set<string>;
  singles: number;
  /** Why it ends before all are made; `at`: there is room again. */
  end?: Outcome;
}

/**
 * Links sub-issues with their tracking issue and with each other, many in one request. A link that is there already
 * is refused by GitHub, so nothing comes of it when one is asked for twice.
 */
export async function linkSubIssues(
  { links: wanted }: Extract<Action, { kind: "link sub-issues" }>,
  tools: Tools,
): Promise<Outcome> {
  const { observation, journal, learned, clock } = tools;
  const linking: Linking = { tools, made: new Set(observation.links), singles: 0 };
  const { made } = linking;
  const open = (): readonly IssueLink[] =>
    wanted.filter((link) => !made.has(linkName(link)) && !learned.unsupported.has(link.kind));
  for (let [next] = open(); next && !linking.end; [next] = open()) {
    const { kind } = next;
    const links = open().filter((one) => one.kind === kind);
    await linkSome(linking, kind, links.slice(0, linksAtOnce));
  }
  if (made.size > observation.links.size) {
    const kept = await journal.remember(linksMemory, [...made]);
    if (kept === "fenced") return { kind: "fenced" };
  }
  return linking.end ?? (open().length > 0 ? { kind: "open", at: clock.now() } : isDone);
}

/** Together; those of which nothing came, one by one. */
async function linkSome(
  linking: Linking,
  kind: IssueLink["kind"],
  links: readonly IssueLink[],
): Promise<void> {
  const { tools, made } = linking;
  const { github, observation, learned } = tools;
  const { repo } = observation.issue;
  if (links.length > 1 && !learned.single.has(kind)) {
    if (await mustEnd(linking, links.length)) return;
    const pairs = links.map((link) => issuesOf(link, tools));
    const answer = await linkMany(github, repo, { kind, links: pairs });
    if (!answer.ok) {
      linking.end = { kind: "failed", failure: answer.failure };
      return;
    }
    const done = answer.value;
    if (done === "unknown") learned.single.add(kind);
    else links.filter((_, place) => done[place]).forEach((link) => made.add(linkName(link)));
  }
  for (const link of links) {
    if (made.has(linkName(link)) || learned.unsupported.has(kind)) continue;
    if (await mustEnd(linking)) return;
    linking.singles += 1;
    const answer = await linkOne(github, { kind, ...issuesOf(link, tools) });
    if (!answer.ok) linking.end = { kind: "failed", failure: answer.failure };
    else if (answer.value === "unsupported") learned.unsupported.add(kind);
    else made.add(linkName(link));
  }
}

/** Somebody calls, there is no room for more, something failed, or enough was done in one run. */
async function mustEnd(linking: Linking, count = 1): Promise<boolean> {
  if (linking.end) return true;
  const { github, observation, clock, isCalled = nobodyCalls } = linking.tools;
  const later = await github.room(observation.issue.repo, "background", count);
  const hasBegun = linking.made.size > observation.links.size;
  if (later || linking.singles >= singlesAtOnce || (hasBegun && (await isCalled())))
    linking.end = { kind: "open", at: later ?? clock.now() };
  return linking.end !== undefined;
}

/** A part is linked from the whole, and what is blocked from itself. */
function issuesOf({ kind, issue, other }: IssueLink, { observation }: Tools): LinkedIssues {
  const { subIssues, issue: tracking } = observation;
  const factsOf = (key: IssueKey) =>
    [...subIssues.values()].find((one) => one.key === key) ?? {
      repo: tracking.repo,
      number: key,
      id: 0,
      node: "",
    };
  return kind === "part of"
    ? { issue: tracking, other: factsOf(issue) }
    : { issue: factsOf(issue), other: factsOf(other) };
}
