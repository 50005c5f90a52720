/** The comments of a release, sorted into what others said, what the app said, and its record. */
import { z } from "zod";
import type { AppIdentity } from "../../github/client/github.ts";
import { instantShape } from "../../github/resources/shapes.ts";
import { readRecordMark, readSaidMark } from "../../model/marks/marks.ts";
import type { OwnComment } from "../../model/github/own-comment.ts";
import type { CommentFacts } from "../../model/observation.ts";
import type { RecordFacts } from "../../model/record/record-facts.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { accountShape, isOurs } from "../ask/account.ts";
import { recordShape } from "./record-shape.ts";
import { isBrake, parseCommand } from "../../decide/commands/command.ts";
import { changedKey, isLastWord } from "../../decide/record/complete.ts";

// Ids of comments have outgrown GraphQL's Int, hence `fullDatabaseId` (docs: GraphQL, IssueComment).
// `viewerHasReacted`: the viewer is the App's bot.
export const remarkFragment = `fragment Remark on IssueComment {
  id fullDatabaseId url body createdAt lastEditedAt isMinimized
  author { ...Account } editor { ...Account }
  reactionGroups { content viewerHasReacted }
}`;

export const remarkShape = z.object({
  id: z.string(),
  fullDatabaseId: z.coerce.number().pipe(z.int().positive()),
  url: z.string(),
  body: z.string(),
  createdAt: instantShape,
  lastEditedAt: instantShape.nullable(),
  isMinimized: z.boolean(),
  author: accountShape,
  editor: accountShape,
  reactionGroups: z
    .array(z.object({ content: z.string(), viewerHasReacted: z.boolean() }))
    .nullable(),
});

export interface Remark extends z.infer<typeof remarkShape> {
  /** What it said first, of a stop that its own author edited; null: that can't be read. */
  readonly first?: string | null;
}

export interface Remarks {
  readonly comments: readonly CommentFacts[];
  readonly said: ReadonlySet<string>;
  readonly ownComments: readonly OwnComment[];
  readonly record: RecordFacts;
}

/** A record that this process wrote itself, which GitHub's answers may not show yet. */
export interface WrittenRecord {
  readonly comment: number;
  readonly record: ReleaseRecord;
}

/** Comments by the issue on which they were written. */
export interface RemarksOn {
  readonly issue: number;
  readonly remarks: readonly Remark[];
}

export function sortRemarks(
  tracking: RemarksOn & { readonly repository: number },
  subIssues: readonly RemarksOn[],
  app: AppIdentity,
  remembered: { readonly written: WrittenRecord | null; readonly said: ReadonlySet<string> },
): Remarks {
  const all = [tracking, ...subIssues];
  const own = all.map(({ remarks }) => remarks.filter(({ author }) => isOurs(author, app)));
  const others = all.flatMap(({ issue, remarks }) =>
    remarks.filter(({ author }) => !isOurs(author, app)).map((remark) => commentOf(remark, issue)),
  );
  // The record is on the tracking issue and nowhere else.
  const [onTracking = []] = own;
  return {
    comments: others.toSorted(byTime),
    said: new Set([...remembered.said, ...own.flat().flatMap((one) => saidBy(one, app))]),
    ownComments: own.flat().flatMap((one) => {
      const key = one.isMinimized ? undefined : readSaidMark(one.body);
      return key === undefined ? [] : [{ id: one.id, key }];
    }),
    record: newer(recordOf(onTracking, tracking, app), onTracking, app, remembered.written),
  };
}

/** Whoever may write can edit the app's comments, and so could end a release with a mark. */
function saidBy(remark: Remark, app: AppIdentity): readonly string[] {
  const key = readSaidMark(remark.body);
  if (key === undefined) return [];
  return [isLastWord(key) && isChanged(remark, app) ? changedKey(key) : key];
}

/** GitHub's times have whole seconds; ids grow with every comment. */
const byTime = (a: CommentFacts, b: CommentFacts): number =>
  Temporal.Instant.compare(a.createdAt, b.createdAt) || a.id - b.id;

/**
 * Of several record comments the newest that can be believed; tampered only when there is no such one. That of
 * another issue came here with a transfer: what was decided there was not decided here.
 */
function recordOf(
  own: readonly Remark[],
  { issue, repository }: { readonly issue: number; readonly repository: number },
  app: AppIdentity,
): RecordFacts {
  let best: RecordFacts = { kind: "none" };
  for (const remark of own) {
    const read = readRecord(remark, app);
    const isOther =
      read.kind === "kept" &&
      ((read.record.issue ?? issue) !== issue ||
        (read.record.repository ?? repository) !== repository);
    if (isOther) continue;
    if (read.kind === "none" || (read.kind === "tampered" && best.kind === "kept")) continue;
    const isOlder =
      read.kind === "kept" && best.kind === "kept" && best.record.seq > read.record.seq;
    if (!isOlder) best = read;
  }
  return best;
}

function readRecord(remark: Remark, app: AppIdentity): RecordFacts {
  const carried = readRecordMark(remark.body);
  if (carried === undefined) return { kind: "none" };
  const comment = remark.fullDatabaseId;
  if (isChanged(remark, app)) return { kind: "tampered", comment, by: remark.editor.login };
  const parsed = recordShape.safeParse(carried);
  return parsed.success
    ? { kind: "kept", comment, record: parsed.data }
    : { kind: "tampered", comment, by: app.slug };
}

/** Whether somebody else edited it last. */
const isChanged = (remark: Remark, app: AppIdentity): boolean =>
  remark.lastEditedAt !== null && !isOurs(remark.editor, app);

/**
 * GitHub's answer may be older than the app's last write. What the app itself remembers is never older than
 * that write, and outlives whatever others do to the comment.
 */
function newer(
  read: RecordFacts,
  own: readonly Remark[],
  app: AppIdentity,
  written: WrittenRecord | null,
): RecordFacts {
  if (!written) return read;
  // An older version may have remembered it.
  const remembered = recordShape.safeParse(written.record);
  if (!remembered.success) return read;
  if (read.kind === "kept" && read.record.seq >= written.record.seq) return read;
  const kept = { kind: "kept", comment: written.comment, record: remembered.data } as const;
  const comment = own.find(({ fullDatabaseId }) => fullDatabaseId === written.comment);
  if (comment && isChanged(comment, app)) {
    return { ...kept, spoiled: { by: comment.editor.login } };
  }
  // Where later comments are shown, an answer that is late would show this one, too.
  const isGone = !comment && own.some(({ fullDatabaseId }) => fullDatabaseId > written.comment);
  return isGone ? { ...kept, spoiled: { by: null } } : kept;
}

const answers: Readonly<Record<string, "eyes" | "rocket" | "confused">> = {
  EYES: "eyes",
  ROCKET: "rocket",
  CONFUSED: "confused",
};

function commentOf(remark: Remark, issue: number): CommentFacts {
  const reactions = (remark.reactionGroups ?? [])
    .filter((group) => group.viewerHasReacted)
    .map((group) => answers[group.content])
    .filter((answer) => answer !== undefined);
  const { first, body } = remark;
  const firstCommand = typeof first === "string" ? parseCommand(first) : undefined;
  const isStopped =
    typeof first === "string" && firstCommand !== undefined && isBrake(firstCommand);
  return {
    id: remark.fullDatabaseId,
    issue,
    url: remark.url,
    author: remark.author,
    createdAt: remark.createdAt,
    edited: remark.lastEditedAt !== null && !isStopped,
    ...(isStopped && { firstWords: "read" as const }),
    ...(first === null && { firstWords: "unread" as const }),
    minimized: remark.isMinimized,
    body: isStopped ? first : body,
    reactions: new Set(reactions),
  };
}
