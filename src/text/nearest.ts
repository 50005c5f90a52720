/**
 * How many letters must be inserted, removed or exchanged to make one word of the other; `limit + 1` when
 * it is more than `limit`. Takes time in proportion to the product of the lengths.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchange = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchange, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

/** The word that was probably meant: at most two letters away, and fewer than the word has. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.min(3, word.length);
  for (const candidate of known) {
    const distance = editDistance(word, candidate, 2);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Whether one word was probably meant for the other: one letter away, of longer words two, or two exchanged. */
export function isNear(word: string, known: string): boolean {
  const most = Math.max(word.length, known.length) <= 4 ? 1 : 2;
  if (Math.min(word.length, known.length) < 2 || word === known) return false;
  return editDistance(word, known, most) <= most || isTransposed(word, known);
}

function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
