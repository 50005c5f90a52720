import { createHash } from "node:crypto";
import type { IssueKey } from "../model/github/issue-key.ts";
import type { Journal } from "./journal.ts";

/** Where the store keeps which bodies were written and not yet held against the history of edits. */
export const uncheckedMemory = "unchecked bodies";

/** An issue whose body the app has written. */
export interface Unchecked {
  /** Digests of what it wrote since all was well, oldest first. None: the memory of that is lost. */
  readonly written: readonly string[];
  /** When the first of these was about to be written; absent: not known. */
  readonly since?: string;
  /** How often the history was read in vain. */
  readonly vain: number;
  /** How often it couldn't be read since. */
  readonly unread: number;
}

/**
 * The bodies that must still be held against the history of edits, by issue. Kept in the store
 * before each write: a person's text that the write runs over must not be forgotten with the process.
 */
export interface UncheckedBodies {
  of(key: IssueKey): Unchecked | undefined;
  /** Whether it was written in this run. */
  isNew(key: IssueKey): boolean;
  /** It is about to be written. */
  writes(key: IssueKey, unchecked: Unchecked): Promise<"kept" | "fenced">;
  /** null: all is well. */
  keep(key: IssueKey, unchecked: Unchecked | null): Promise<"kept" | "fenced">;
}

/** @param kept what the store has of it */
export function uncheckedBodies(
  kept: unknown,
  journal: Pick<Journal, "remember">,
): UncheckedBodies {
  // Written by this app in this shape; a database that somebody else edits is not defended against.
  const entries = new Map(Object.entries((kept ?? {}) as Record<string, Unchecked>));
  const written = new Set<IssueKey>();
  const keep: UncheckedBodies["keep"] = async (key, unchecked) => {
    const before = entries.get(`${key}`);
    if (!unchecked && !before) return "kept";
    if (unchecked) entries.set(`${key}`, unchecked);
    else entries.delete(`${key}`);
    return journal.remember(uncheckedMemory, Object.fromEntries(entries));
  };
  return {
    of: (key) => entries.get(`${key}`),
    isNew: (key) => written.has(key),
    writes(key, unchecked) {
      written.add(key);
      return keep(key, unchecked);
    },
    keep,
  };
}

/** The issues in question. */
export const uncheckedIssues = (kept: unknown): readonly IssueKey[] =>
  Object.keys((kept ?? {}) as Record<string, Unchecked>).map(Number);

/** Of an issue of which it isn't known what the app wrote. */
export const nothingWritten: Unchecked = { written: [], vain: 0, unread: 0 };

/** With more, the first ones are long out of sight in the history. */
const writtenMax = 60;

/** The same with one more body about to be written. */
export const withWritten = (
  before: Unchecked | undefined,
  body: string,
  now: Temporal.Instant,
): Unchecked => ({
  ...(before ?? { ...nothingWritten, since: now.toString() }),
  written: [...(before?.written ?? []), digestOf(body)].slice(-writtenMax),
});

export const digestOf = (body: string): string =>
  createHash("sha256").update(body).digest("base64url");
