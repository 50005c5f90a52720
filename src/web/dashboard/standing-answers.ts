/** In milliseconds: for so long an answer of GitHub's stands. */
const standing = 60_000;

/** Gives the answer that was given under a key, or asks; one that fails doesn't stand. */
export type StandingAnswers<T> = (key: string, ask: () => Promise<T>) => Promise<T>;

/** Keeps each answer for a minute, and of so many at most: the one that was given first is forgotten first. */
export function createStandingAnswers<T>(
  max: number,
  now: () => Temporal.Instant,
): StandingAnswers<T> {
  const answers = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return async (key, ask) => {
    const time = now().epochMilliseconds;
    const known = answers.get(key);
    if (known && known.until > time) return known.answer;
    const answer = ask();
    answers.delete(key);
    answers.set(key, { until: time + standing, answer });
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > max && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
