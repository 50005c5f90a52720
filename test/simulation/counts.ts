/** How often each kind of fault has struck, whatever it struck, and which kinds don't strike at all. */
export interface Counts {
  /** Whether a fault of this kind, whose turn it is, strikes; if so, it is counted. */
  readonly strikes: (kind: string) => boolean;
  readonly all: () => Readonly<Record<string, number>>;
}

/**
 * Counts these kinds, those too that never strike.
 * @param without kinds that are switched off: what a run is without them
 */
export function createCounts(kinds: readonly string[], without: ReadonlySet<string>): Counts {
  const counts = new Map(kinds.map((kind) => [kind, 0]));
  return {
    strikes(kind) {
      const before = counts.get(kind);
      if (before === undefined) throw new Error(`${kind} is no kind of fault`);
      if (without.has(kind)) return false;
      counts.set(kind, before + 1);
      return true;
    },
    all: () => Object.fromEntries(counts),
  };
}
