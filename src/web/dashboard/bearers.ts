import { createHash } from "node:crypto";
import type { People } from "./people.ts";
import type { Person } from "./viewers.ts";

/** In milliseconds: for so long an answer of GitHub's stands. */
const standing = 60_000;
const answersMax = 1_000;

/**
 * Whose token a program shows; undefined: GitHub knows nobody by it. Rejects when GitHub can't say.
 * @param authorization the header
 */
export type Bearers = (authorization: string) => Promise<Person | undefined>;

/** Programs ask with the token of a GitHub user, as they ask GitHub. */
export function createBearers(people: People, now: () => Temporal.Instant): Bearers {
  const answers = new Map<
    string,
    { readonly until: number; readonly who: Promise<Person | undefined> }
  >();
  const ask = async (token: string): Promise<Person | undefined> => {
    const who = await people.whoIs(token);
    if (who.ok) return { ...who.value, token };
    if (who.failure.kind === "unauthorised" || who.failure.kind === "forbidden") return undefined;
    throw new Error(who.failure.message);
  };
  return async (authorization) => {
    const token = /^(?:bearer|token) ([\w-]{10,400})$/i.exec(authorization)?.[1];
    if (token === undefined) return undefined;
    const key = createHash("sha256").update(token).digest("base64");
    const time = now().epochMilliseconds;
    const known = answers.get(key);
    if (known && known.until > time) return known.who;
    const who = ask(token);
    answers.delete(key);
    answers.set(key, { until: time + standing, who });
    who.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > answersMax && oldest !== undefined) answers.delete(oldest);
    return who;
  };
}
