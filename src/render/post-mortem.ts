import { timeWords } from "../decide/health/watch-words.ts";
import type { ReleaseKey } from "../model/ids.ts";
import { postMortemMark } from "../model/marks/marks.ts";
import type { Changes } from "../model/release/notes.ts";
import type { OpenPostMortem } from "../model/github/post-mortem.ts";
import { firstThatFits } from "./fit.ts";
import { linkToMarkdown, plainToMarkdown, toMarkdown } from "./markdown.ts";
import { compileTemplate } from "./template.ts";
import { counted, wording } from "../model/view/wording.ts";

/** What one service brought and lost again. */
export interface TakenBack {
  /** With its version. */
  readonly name: string;
  /** Who reads the post-mortem may not read its repository. */
  readonly isHidden: boolean;
  /** null: they could not be read. */
  readonly changes: Changes | null;
}

const template = compileTemplate("post-mortem");

/** Below GitHub's limit for the body of an issue, 65,536 characters. */
const bodyMax = 60_000;

/** The text of a post-mortem: what is known is filled in, the rest is for people. */
export function renderPostMortem(
  { who, reasons, timeline, stays }: OpenPostMortem,
  of: {
    readonly release: ReleaseKey;
    readonly issueUrl: string;
    readonly parts: readonly TakenBack[];
  },
): string {
  const mark = postMortemMark(of.release);
  const render = (max: number): string =>
    template({
      mark,
      who: toMarkdown(who),
      tracking: linkToMarkdown(wording`the tracking issue`, of.issueUrl),
      reasons: reasons.map((one) => toMarkdown(one)),
      timeline: timeline
        .slice(0, max)
        .map(({ at, text }) => `${timeWords(at)} | ${toMarkdown(text)}`),
      stays: stays.map((one) => toMarkdown(one)),
      fixes: of.parts.flatMap((part) => fixesOf(part, max)),
    });
  return firstThatFits([500, 100, 20, 5, 0], bodyMax, render) ?? mark;
}

function fixesOf({ name, isHidden, changes }: TakenBack, max: number): readonly string[] {
  const service = plainToMarkdown(name, 200);
  if (!changes) return [`${service}: ${wording`its pull requests could not be read`}`];
  const { pulls } = changes;
  if (isHidden)
    return [`${service}: ${wording`${counted(pulls.length, "pull request")} of its repository`}`];
  if (pulls.length === 0) return [`${service}: ${wording`no pull requests`}`];
  const left = pulls.length - Math.min(pulls.length, max);
  return [
    ...pulls
      .slice(0, max)
      .map(
        ({ number, title, url }) =>
          `${service}: ${plainToMarkdown(title, 200)} (${linkToMarkdown(`#${number}`, url)})`,
      ),
    ...(left > 0 ? [`${service}: ${counted(left, "more pull request")}`] : []),
  ];
}
