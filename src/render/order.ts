/** One thing in an order of things. */
export interface Ordered {
  readonly id: string;
  /** Ids of what comes before it. */
  readonly dependsOn: readonly string[];
}

/** The same things without what others tell already: c after a goes without saying, when c is after b and b after a. */
export function withoutDetours<T extends Ordered>(all: readonly T[]): readonly T[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  const known = new Map<string, ReadonlySet<string>>();
  const before = (id: string): ReadonlySet<string> => {
    const already = known.get(id);
    if (already) return already;
    const direct = byId.get(id)?.dependsOn ?? [];
    // A circle, which no valid train file has, ends here.
    known.set(id, new Set(direct));
    const each = new Set([...direct, ...direct.flatMap((one) => [...before(one)])]);
    known.set(id, each);
    return each;
  };
  return all.map((one) => {
    const direct = one.dependsOn.filter((id) => byId.has(id));
    const dependsOn = direct.filter(
      (id) => !direct.some((other) => other !== id && before(other).has(id)),
    );
    return { ...one, dependsOn };
  });
}

/** What belongs together as one thing each, in the order of their first parts. Of two that would wait for each other the later one waits. */
export function folded<T extends Ordered>(
  all: readonly T[],
  groupOf: (one: T) => string,
): readonly (Ordered & { readonly parts: readonly T[] })[] {
  const groupById = new Map(all.map((one) => [one.id, groupOf(one)]));
  const groups = [...Map.groupBy(all, groupOf)];
  const places = new Map(groups.map(([group], index) => [group, index]));
  return groups.map(([id, parts], place) => {
    const others = parts.flatMap(({ dependsOn }) =>
      dependsOn.flatMap((one) => groupById.get(one) ?? []),
    );
    const dependsOn = [...new Set(others)].filter((one) => (places.get(one) ?? place) < place);
    return { id, dependsOn, parts };
  });
}
