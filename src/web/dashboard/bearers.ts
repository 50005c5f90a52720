import { createHash } from "node:crypto";
import type { SignIn } from "../../model/github/sign-in.ts";
import { createStandingAnswers } from "./standing-answers.ts";
import type { Person } from "./viewers.ts";

const answersMax = 1_000;

/**
 * Whose token a program shows; undefined: GitHub knows nobody by it. Rejects when GitHub can't say.
 * @param authorization the header
 */
export type Bearers = (authorization: string) => Promise<Person | undefined>;

/** Programs ask with the token of a GitHub user, as they ask GitHub. */
export function createBearers(people: SignIn, now: () => Temporal.Instant): Bearers {
  const answerTo = createStandingAnswers<Person | undefined>(answersMax, now);
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
    return answerTo(key, () => ask(token));
  };
}
