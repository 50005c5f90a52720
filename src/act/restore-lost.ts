/**
 * GitHub has no lock on issues: what somebody writes between the app's reading of a body and its writing is gone from
 * it. But the history of edits keeps it, so each write is held against that history, and the text of the people is
 * put back.
 */
import { bodyHistory, type Revision } from "../github/body-history.ts";
import { getIssueBody, updateIssueBody, type IssueAt } from "../github/issues.ts";
import { outsideRegion, withManagedOf } from "../model/region.ts";
import { mention, paragraph, say } from "../model/text.ts";
import { sayOnce } from "./say-once.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** A body that the app wrote and that wasn't held against the history yet. */
export interface WrittenBody extends IssueAt {
  /** What it was made from. */
  readonly base: string;
  readonly body: string;
  /** It puts back a text itself. */
  readonly isRestored: boolean;
  readonly tries: number;
}

/** GitHub may be late to show the history; after that it is left alone. */
const triesMax = 5;

const keyOf = ({ repo, number }: IssueAt): string => `${repo}#${number}`;

/** Holds a body that was just written against the history. */
export async function afterWriting(
  written: Omit<WrittenBody, "isRestored" | "tries">,
  tools: Tools,
): Promise<Outcome> {
  tools.learned.unchecked.set(keyOf(written), { ...written, isRestored: false, tries: 0 });
  return restoreLost(written, tools);
}

/** Puts back what the app's last write of the issue's body may have written over. */
export async function restoreLost(issue: IssueAt, tools: Tools): Promise<Outcome> {
  const { github, learned, clock } = tools;
  const key = keyOf(issue);
  const written = learned.unchecked.get(key);
  if (!written) return isDone;
  const history = await bodyHistory(github, written);
  const place = history.ok
    ? history.value.findIndex(({ ours, text }) => ours && text === written.body)
    : -1;
  if (!history.ok || place < 0) {
    const tries = written.tries + 1;
    if (tries < triesMax) learned.unchecked.set(key, { ...written, tries });
    else learned.unchecked.delete(key);
    return tries < triesMax ? { kind: "open", at: clock.now().add({ seconds: 5 }) } : isDone;
  }
  const lost = history.value[place + 1];
  const isLost =
    lost !== undefined &&
    !lost.ours &&
    lost.text !== null &&
    outsideRegion(lost.text) !== outsideRegion(written.base);
  if (isLost) return putBack(written, { ...lost, text: lost.text ?? "" }, tools);
  learned.unchecked.delete(key);
  return isDone;
}

async function putBack(
  written: WrittenBody,
  lost: Revision & { readonly text: string },
  tools: Tools,
): Promise<Outcome> {
  const { github, learned, clock } = tools;
  const { repo, number } = written;
  const now = await getIssueBody(github, { repo, number });
  if (!now.ok) return { kind: "failed", failure: now.failure };
  // Two texts that don't know of each other are for people to join.
  if (written.isRestored || outsideRegion(now.value) !== outsideRegion(written.body)) {
    learned.unchecked.delete(keyOf(written));
    return tell(written, lost, tools);
  }
  const body = withManagedOf(lost.text, now.value);
  const restored = await updateIssueBody(github, { repo, number, body });
  if (!restored.ok) return { kind: "failed", failure: restored.failure };
  learned.unchecked.set(keyOf(written), {
    repo,
    number,
    base: now.value,
    body,
    isRestored: true,
    tries: 0,
  });
  // The plan may be another one by that text.
  return { kind: "open", at: clock.now() };
}

const tell = ({ number }: WrittenBody, { at, by }: Revision, tools: Tools): Promise<Outcome> =>
  sayOnce(
    {
      kind: "say",
      key: `lost:${number}:${at.toString()}`,
      message: [
        paragraph(
          say`${mention(by)}: your edit of this issue and another one came at the same moment as the app's, and yours is not in its text any more. The history of edits (“edited”, at the top) has it: put back what is missing.`,
        ),
      ],
      on: number,
    },
    tools,
  );
