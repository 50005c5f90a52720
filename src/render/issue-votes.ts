/** The votes of the tracking issue. */
import { timeWords } from "../decide/health/watch-words.ts";
import type { ReleaseState } from "../model/release/release.ts";
import { code, joinTexts, plain, say, strong, type Text } from "../model/view/text.ts";
import type { HandOverView, ReleaseView, VoteView } from "../model/view/view.ts";
import { tally } from "./issue-rows.ts";
import { plainToMarkdown, toMarkdown } from "./markdown.ts";
import { counted, wording } from "../model/view/wording.ts";
import { stateName } from "../text/state-words.ts";

export interface Ballot {
  readonly team: string;
  readonly vote: string;
  readonly services: string;
}

/** Whether people are asked to vote: a release that has left, or is over, waits for other words. */
const isVoting: Readonly<Record<ReleaseState, boolean>> = {
  planning: true,
  ready: true,
  go: true,
  "no-go": true,
  "rolling out": false,
  "on hold": false,
  verifying: false,
  complete: false,
  "rolling back": false,
  "rolled back": false,
  aborted: false,
};

/** What votes are for, and what was decided. */
export function ballotOf({ digest, state, decision, handedOver }: ReleaseView): Text {
  const about =
    digest === null
      ? []
      : say`Votes apply to exactly the commits above (manifest ${code(digest)}).`;
  const decided = [
    ...(decision ? [say`Decision: ${strong(decision.word)} by ${decision.by}.`] : []),
    ...(handedOver ? [handOverText(handedOver)] : []),
  ];
  if (!isVoting[state]) return joinTexts([about, ...decided], " ");
  return joinTexts(
    [about, ...decided, say`Vote with ${code("/go")} or ${code("/no-go <reason>")} in a comment.`],
    " ",
  );
}

function handOverText({ to, by, reason }: HandOverView): Text {
  const why = reason === "" ? "" : `: ${reason}`;
  return say`${strong(to)} manages this release, handed over by ${by}${why}.`;
}

/** `Votes: 2 of 3 teams said go; decision: GO by sarah`. */
export function votesSummary({ votes, decision }: ReleaseView): string {
  const go = votes.filter(({ answer }) => answer === "go").length;
  const said = wording`Votes: ${go} of ${counted(votes.length, "team")} said go`;
  return decision
    ? wording`${said}; decision: ${decision.word} by ${plainToMarkdown(decision.by)}`
    : said;
}

export function votesOf(votes: readonly VoteView[], max: number): readonly Ballot[] {
  if (votes.length <= max) return votes.map(voteOf);
  const shown = new Set(
    [...votes.filter(isNoGo), ...votes.filter(({ answer }) => answer === "waiting")].slice(0, max),
  );
  const rest = votes.filter((vote) => !shown.has(vote));
  const restRow: Ballot = {
    team: counted(rest.length, "more team"),
    vote: tally(rest.map(({ answer }) => stateName(answer))),
    services: "",
  };
  return [...[...shown].map(voteOf), restRow];
}

const isNoGo = ({ answer }: VoteView): boolean => answer === "no-go";

const voteSigns = { go: "✅", "no-go": "⛔", waiting: "⏳" } as const;

function voteOf({ owner, services, answer, by, at, reason }: VoteView): Ballot {
  const who = by === null ? [] : [plain(wording` by ${by}`)];
  const when = at === null ? [] : [plain(`, ${timeWords(at)}`)];
  const why = reason === "" ? [] : [plain(`: ${reason}`)];
  return {
    team: plainToMarkdown(owner, 200),
    vote: `${voteSigns[answer]} ${toMarkdown([plain(stateName(answer)), ...who, ...when, ...why])}`,
    services: plainToMarkdown(services.join(", "), 300),
  };
}
