/** What a repository depends on, as GitHub's dependency graph has it. */
export interface Sbom {
  /** When GitHub made it: it is of the default branch at that time. */
  readonly createdAt: string;
  readonly packages: readonly Package[];
  /** Ids of packages: the first needs the second. */
  readonly needs: readonly (readonly string[])[];
}

export interface Package {
  /** Within this graph. */
  readonly id: string;
  readonly name: string;
  /** A range, or empty, where no version is fixed. */
  readonly version: string;
  /** A package URL; null: it has none. */
  readonly purl: string | null;
  /** An SPDX expression; null: not known. */
  readonly license: string | null;
}
