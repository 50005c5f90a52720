import type { Sha } from "../ids.ts";

/** Which files one commit has. */
export interface FileFacts {
  readonly commit: Sha;
  /** By path, those that were asked for. */
  readonly present: ReadonlyMap<string, boolean>;
}
