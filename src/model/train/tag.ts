import type { ServiceId, Sha } from "../ids.ts";

export interface TagFacts {
  readonly name: string;
  /** What it points at, also through an annotated tag: a commit, in all but strange repositories. */
  readonly commit: Sha;
}

/**
 * The git tag by which the app deploys a commit of a service: the same one each time, and never of another commit.
 * Whatever `tag:` says, no release has a tag of that form.
 */
export const deployTag = (service: ServiceId, commit: Sha): string =>
  `deploy/${service}/${commit.slice(0, 12)}`;
