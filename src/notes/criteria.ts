/** What can put a pull request under a heading of the notes. A new criterion is added to `criteria`. */
import type { NotedPull } from "../model/release/notes.ts";
import type { NotesCategory } from "../model/train/notes-rules.ts";
import { conventional, saysBreaking, typesIn } from "../text/conventional.ts";
import { ownWords } from "../text/own-words.ts";
import { isUpdate } from "./dependencies.ts";

/** One line of the notes before it is put under a heading. */
export interface Subject {
  readonly pull: NotedPull;
  /** What is said of the change: a title, or what somebody wrote in its place. */
  readonly text: string;
  /** Whether the text replaces what the pull request and its commits say. */
  readonly isOverride: boolean;
  /** Label of changes without a way back; null: the service names none. */
  readonly irreversible: string | null;
}

/** Whether a pull request fits a category by one criterion. */
export type Criterion = (subject: Subject, category: NotesCategory) => boolean;

const criteria: readonly Criterion[] = [
  (subject, { breaking }) => breaking && isBreaking(subject),
  ({ pull, text }, { security }) =>
    security &&
    (advisory.test(text) ||
      typesOf(pull, text).includes("security") ||
      hasLabel(pull, ["security"])),
  ({ pull }, { dependencies }) => dependencies && isUpdate(pull),
  ({ pull, irreversible }, category) =>
    category.irreversible && irreversible !== null && hasLabel(pull, [irreversible]),
  ({ pull }, { labels }) => labels.includes("*") || hasLabel(pull, labels),
  // `fix(deps):` of a bot is an update, not a fix of this service.
  ({ pull, text, isOverride }, { types }) =>
    types.includes("*") ||
    ((isOverride || !isUpdate(pull)) && typesOf(pull, text).some((type) => types.includes(type))),
];

const advisory = /\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})\b/i;
const breakingLabels = /^(?:semver:major|(?:[a-z]{1,20}[:/] ?)?breaking(?:[ -]changes?)?)$/i;
/** Kubernetes asks for these words in front of a note. */
const actionRequired = /^\s*\**\[?action required\]?/i;

/** Whether it is under this heading. */
export const fits = (subject: Subject, category: NotesCategory): boolean =>
  criteria.some((criterion) => criterion(subject, category));

function isBreaking({ pull, text, isOverride }: Subject): boolean {
  if (conventional(text).isBreaking || actionRequired.test(text) || saysBreaking(text)) return true;
  if (pull.labels.some((label) => breakingLabels.test(label))) return true;
  return !isOverride && [pull.body, ...pull.messages].some((one) => saysBreaking(ownWords(one)));
}

/** The type that the line says; where it says none, those of its commits. */
function typesOf({ messages }: NotedPull, text: string): readonly string[] {
  const { type } = conventional(text);
  return type === null ? messages.flatMap(typesIn) : [type];
}

/** Whether a pull request has one of these labels, compared as GitHub does, without case. */
export const hasLabel = (
  { labels }: Pick<NotedPull, "labels">,
  wanted: readonly string[],
): boolean =>
  labels.some((label) => wanted.some((one) => one.toLowerCase() === label.toLowerCase()));
