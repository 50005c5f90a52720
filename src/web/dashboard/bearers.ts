import { createHash } from "node:crypto";
import type { SignIn } from "../../model/github/sign-in.ts";
import type { WorkflowTokens } from "../../model/github/workflow-tokens.ts";
import { createStandingAnswers } from "./standing-answers.ts";
import type { Person, Viewer } from "./viewers.ts";

const answersMax = 1_000;

/**
 * Who shows this token: a person, or a workflow; undefined: GitHub knows nobody by it. Rejects when GitHub can't say.
 * @param authorization the header
 */
export type Bearers = (authorization: string) => Promise<Viewer | undefined>;

/** Programs ask with the token of a GitHub user, as they ask GitHub, workflows with one that GitHub made for them. */
export function createBearers(parts: {
  /** null: nobody can sign in. */
  readonly people: SignIn | null;
  /** null: it isn't known for whom tokens of workflows must be made. */
  readonly workflows: WorkflowTokens | null;
  readonly now: () => Temporal.Instant;
}): Bearers {
  const { people, workflows, now } = parts;
  const answerTo = createStandingAnswers<Person | undefined>(answersMax, now);
  const ask = async (signIn: SignIn, token: string): Promise<Person | undefined> => {
    const who = await signIn.whoIs(token);
    if (who.ok) return { ...who.value, token };
    if (who.failure.kind === "unauthorised" || who.failure.kind === "forbidden") return undefined;
    throw new Error(who.failure.message);
  };
  return async (authorization) => {
    const token = /^(?:bearer|token) ([\w.-]{10,8000})$/i.exec(authorization)?.[1] ?? "";
    if (workflows && token.split(".").length === 3) {
      const workflow = await workflows.workflowOf(token);
      return workflow && { kind: "workflow", repository: workflow.repository };
    }
    if (!people || !/^[\w-]{10,400}$/.test(token)) return undefined;
    const key = createHash("sha256").update(token).digest("base64");
    const person = await answerTo(key, () => ask(people, token));
    return person && { kind: "person", person };
  };
}
