/** Tags that look like versions and aren't in the form that the train file gives them. */
import { isTagPerService, versionOfTag } from "../../model/train/tag-names.ts";
import type { Service, Train } from "../../model/train/train.ts";
import { isVersion } from "./version.ts";

/** A tag of another form, and the version that it seems to mean. */
export interface OtherTag {
  readonly tag: string;
  readonly version: string;
}

const plain =
  /^(?:releases?|rel|version|ver)?[-_/.@]?v?[-_.]?(\d{1,9}(?:\.\d{1,9}){0,3})(?![\w.])/i;

/**
 * The highest version that the other tags of a repository seem to mean; null: none looks like one. Where each service has
 * tags of its own, only those count that begin with its id: the others are somebody else's.
 * @param isFirst no tag of the right form is there: then any form tells that there were releases
 */
export function highestOther(
  tags: readonly string[],
  train: Train,
  service: Service,
  isFirst: boolean,
): OtherTag | null {
  let highest: OtherTag | null = null;
  for (const tag of tags) {
    const version = otherVersion(tag, train, service, isFirst);
    if (version === undefined) continue;
    if (highest === null || compare(version, highest.version) > 0) highest = { tag, version };
  }
  return highest;
}

function otherVersion(
  tag: string,
  train: Train,
  service: Service,
  isFirst: boolean,
): string | undefined {
  const own = versionOfTag(train, service, tag);
  if (own !== undefined && isVersion(own, service.versioning)) return undefined;
  // Of those that have the train file's form but for the version only what has two or more numbers is meant: `v1` moves.
  if (!isFirst) return own === undefined ? undefined : numbersOf(own, 2);
  const rest = withoutName(tag, service);
  if (isTagPerService(train) && rest === tag) return undefined;
  // A number alone is a date or a build.
  return numbersOf(rest, /^\d+$/.test(rest) ? 2 : 1);
}

function withoutName(tag: string, { id, repo }: Service): string {
  for (const name of [id, repo.slice(repo.indexOf("/") + 1)]) {
    const rest = tag.slice(name.length);
    if (tag.toLowerCase().startsWith(name.toLowerCase()) && /^[-_/.@]/.test(rest)) return rest;
  }
  return tag;
}

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
