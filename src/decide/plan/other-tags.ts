/** Tags that look like versions and aren't in the form that the train file gives them. */
import type { RepoName } from "../../model/ids.ts";
import { isTagPerService, trainWord, versionOfTag } from "../../model/train/tag-names.ts";
import type { Service, Train, Versioning } from "../../model/train/train.ts";
import { isVersion } from "./version.ts";

/** A tag of another form, and the version that it seems to mean. */
export interface OtherTag {
  readonly tag: string;
  readonly version: string;
}

const plain =
  /^(?:releases?|rel|version|ver)?[-_/.@]?v?[-_.]?(\d{1,9}(?:\.\d{1,9}){0,3})(?![\w.])/i;

/** Whose versions are looked for among the tags of a repository. */
export interface TagOwner {
  /** Its version in a tag of the train file's form. */
  readonly versionIn: (tag: string) => string | undefined;
  /** The same, whatever the capitals of the tag. */
  readonly versionInAnyCase: (tag: string) => string | undefined;
  readonly versioning: Versioning;
  /** What its tags may begin with: its id or name, and the repository's name. */
  readonly names: readonly string[];
  /** Others have tags in the repository, too: only those count that begin with one of its names. */
  readonly isNamed: boolean;
}

export const ownerOfTags = (train: Train, service: Service): TagOwner => ({
  ...formsOf(train, service),
  versioning: service.versioning,
  names: [service.id, bareName(service.repo)],
  isNamed: isTagPerService(train),
});

/**
 * Of the train's own releases.
 * @param isShared services have tags in the train repository, too
 */
export const trainAsOwner = (train: Train, home: RepoName, isShared: boolean): TagOwner => ({
  ...formsOf(train, null),
  versioning: train.versioning,
  names: [trainWord(train), bareName(home)],
  isNamed: isShared && isTagPerService(train),
});

function formsOf(
  train: Train,
  of: Service | null,
): Pick<TagOwner, "versionIn" | "versionInAnyCase"> {
  const lower = { name: train.name, tag: train.tag.toLowerCase() };
  return {
    versionIn: (tag) => versionOfTag(train, of, tag),
    versionInAnyCase: (tag) => versionOfTag(lower, of, tag.toLowerCase()),
  };
}

const bareName = (repo: RepoName): string => repo.slice(repo.indexOf("/") + 1);

/**
 * The highest version that the other tags of a repository seem to mean; null: none looks like one. Where each service has
 * tags of its own, only those count that begin with its id: the others are somebody else's.
 * @param isFirst no tag of the right form is there: then any form tells that there were releases
 */
export function highestOther(
  tags: readonly string[],
  owner: TagOwner,
  isFirst: boolean,
): OtherTag | null {
  let highest: OtherTag | null = null;
  for (const tag of tags) {
    const version = otherVersion(tag, owner, isFirst);
    if (version === undefined) continue;
    if (highest === null || compare(version, highest.version) > 0) highest = { tag, version };
  }
  return highest;
}

function otherVersion(tag: string, owner: TagOwner, isFirst: boolean): string | undefined {
  const own = owner.versionIn(tag);
  if (own !== undefined && isVersion(own, owner.versioning)) return undefined;
  // Of those that have the train file's form but for the version only what has two or more numbers is meant: `v1` moves.
  if (!isFirst) {
    const written = owner.versionInAnyCase(tag);
    return written === undefined ? undefined : numbersOf(written, 2);
  }
  const rest = withoutName(tag, owner.names);
  if (owner.isNamed && rest === tag) return undefined;
  // A number alone is a date or a build.
  return numbersOf(rest, /^\d+$/.test(rest) ? 2 : 1);
}

function withoutName(tag: string, names: readonly string[]): string {
  for (const name of names) {
    const rest = tag.slice(name.length);
    if (tag.toLowerCase().startsWith(name.toLowerCase()) && /^[-_/.@]/.test(rest)) return rest;
  }
  return tag;
}

/** What a version that people wrote seems to mean, if it isn't one of the right form; undefined: none, or it is. */
export const otherWritten = (written: string, versioning: Versioning): string | undefined =>
  isVersion(written, versioning) ? undefined : numbersOf(written, 2);

function numbersOf(text: string, least: number): string | undefined {
  const numbers = plain.exec(text)?.[1]?.split(".").map(Number);
  if (!numbers || numbers.length < least) return undefined;
  return [0, 1, 2].map((place) => numbers[place] ?? 0).join(".");
}

/** Of versions with three numbers. */
export function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((one) => (one.split(/[-+]/)[0] ?? "").split(".").map(Number));
  for (const place of [0, 1, 2]) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
