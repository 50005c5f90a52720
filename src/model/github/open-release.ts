import type { ReleaseKey } from "../ids.ts";

/** Another tracking issue that is open: anybody may have written it, and it may have no plan at all. */
export interface OpenRelease {
  readonly release: ReleaseKey;
  readonly number: number;
  readonly url: string;
  readonly body: string;
}
