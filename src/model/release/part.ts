import type { Digest, ServiceId, Sha } from "../ids.ts";

/** What a PARTIAL narrows a release to, and what that rests on. */
export interface Part {
  /** The comment that named it: a later GO for the same part carries it on. */
  readonly comment: number;
  readonly services: readonly ServiceId[];
  /**
   * Of each owner in it: the digest that it had voted on when the PARTIAL was accepted, and the digest within
   * the part. While that stands, a vote for the former goes on counting.
   */
  readonly owners: readonly {
    readonly owner: string;
    readonly whole: Digest;
    readonly part: Digest;
  }[];
  /** What something in it depends on, and stays behind: production runs this commit of it already. */
  readonly rests: readonly { readonly service: ServiceId; readonly commit: Sha }[];
}
