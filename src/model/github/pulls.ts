import type { Link } from "../release/release.ts";

/** Where the change of a pull request stands, as to the release branch's head. */
export type Containment =
  /** `via`: the pull request or commit that brought it, when its own merge didn't. */
  | { readonly kind: "contained"; readonly via: Link | null }
  | { readonly kind: "missing" }
  /** It was there, and `by` took it back. */
  | { readonly kind: "reverted"; readonly by: Link };
