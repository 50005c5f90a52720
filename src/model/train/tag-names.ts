/** Names of the tags of a train's releases, by its template. */
import type { Service, Train } from "./train.ts";

type Named = Pick<Train, "name" | "tag">;
/** null: the train itself. */
type Of = Pick<Service, "id"> | null;

const serviceField = /\{\{\s*service\s*\}\}/g;
const versionField = /\{\{\s*version\s*\}\}/;

/** The tag of a service at a version, or of the train's own release; a version never carries a leading `v` there. */
export const tagName = (train: Named, of: Of, version: string): string =>
  partsOf(train, of).join(version.replace(/^v/, ""));

/** What every tag of it begins with. */
export const tagPrefix = (train: Named, of: Of): string => partsOf(train, of)[0] ?? "";

/** The version in the name of a tag; undefined: the tag is none of these. */
export function versionOfTag(train: Named, of: Of, tag: string): string | undefined {
  const parts = partsOf(train, of);
  const fixed = parts.reduce((sum, one) => sum + one.length, 0);
  const length = (tag.length - fixed) / Math.max(1, parts.length - 1);
  const start = parts[0]?.length ?? 0;
  const version = tag.slice(start, start + length);
  return length > 0 && parts.join(version) === tag ? version : undefined;
}

/** Whether each service has tags of its own, also beside others of its repository. */
export const isTagPerService = (train: Pick<Train, "tag">): boolean =>
  train.tag.search(serviceField) >= 0;

/** What stands around the version. */
const partsOf = (train: Named, of: Of): readonly string[] =>
  train.tag.replaceAll(serviceField, of?.id ?? trainWord(train)).split(versionField);

/** The train's name where tags have a service's id. */
export function trainWord({ name }: Pick<Train, "name">): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words?.join("-") ?? "train";
}
