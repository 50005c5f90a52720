/** How often each kind of fault has struck, whatever it struck. */
export interface Counts {
  readonly note: (kind: string) => void;
  readonly all: () => Readonly<Record<string, number>>;
}

/** Counts these kinds, those too that never strike. */
export function createCounts(kinds: readonly string[]): Counts {
  const counts = new Map(kinds.map((kind) => [kind, 0]));
  return {
    note(kind) {
      const before = counts.get(kind);
      if (before === undefined) throw new Error(`${kind} is no kind of fault`);
      counts.set(kind, before + 1);
    },
    all: () => Object.fromEntries(counts),
  };
}
