/** A host that may be asked, wherever it is. */
export interface AllowedHost {
  /** As {@link plainHost} writes it. */
  readonly name: string;
  /** Whether every host below the name is meant, and not it itself. */
  readonly isWildcard: boolean;
  /** null: the usual ones. */
  readonly port: number | null;
}

/** Whom the app may ask for health, by the settings of who runs it. */
export interface HostPolicy {
  /** null: any host whose address is public. */
  readonly allowed: readonly AllowedHost[] | null;
  /** By origin, e.g. `https://api.example.com`: the secret headers that go there and nowhere else. */
  readonly headers: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** The host of a URL in lower case, without brackets and without the dot that ends a full name. */
export const plainHost = (hostname: string): string =>
  hostname
    .toLowerCase()
    .replaceAll(/^\[|\]$/g, "")
    .replace(/\.$/, "");
