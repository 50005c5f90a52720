/** What comes first is taken first. */
export interface Heap<T> {
  add(item: T): void;
  /** undefined: it is empty. */
  first(): T | undefined;
  take(): T | undefined;
}

/** @param compare negative: the first of the two comes first */
export function createHeap<T>(compare: (a: T, b: T) => number): Heap<T> {
  const items: T[] = [];
  const isBefore = (a: T | undefined, b: T | undefined): boolean =>
    a !== undefined && b !== undefined && compare(a, b) < 0;
  const swap = (a: number, b: number): void => {
    const [one, other] = [items[a], items[b]];
    if (one === undefined || other === undefined) return;
    items[a] = other;
    items[b] = one;
  };
  return {
    add(item) {
      let at = items.push(item) - 1;
      for (let above = (at - 1) >> 1; isBefore(items[at], items[above]); above = (at - 1) >> 1) {
        swap(at, above);
        at = above;
      }
    },
    first: () => items[0],
    take() {
      swap(0, items.length - 1);
      const taken = items.pop();
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const below = isBefore(items[right], items[left]) ? right : left;
        if (!isBefore(items[below], items[at])) return taken;
        swap(at, below);
        at = below;
      }
    },
  };
}
