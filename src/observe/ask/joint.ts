/** The first questions of several readers in one request. */
import type { GitHub } from "../../github/client/github.ts";
import type { Result } from "../../model/failure.ts";
import { ask, type Answer, type Question } from "./ask.ts";

export interface Joint {
  /** As `ask` does, once all who take part have asked or left. Once for each. */
  ask(
    questions: readonly Question[],
    fragments: readonly string[],
  ): Promise<readonly Result<Answer>[]>;
  /** Whoever has nothing to ask says so, or the others wait for ever. */
  leave(): void;
}

/** @param members how many take part */
export function createJoint(github: GitHub, members: number): Joint {
  const all: Question[] = [];
  const fragments = new Set<string>();
  const answered = Promise.withResolvers<readonly Result<Answer>[]>();
  let missing = members;
  const arrive = (): void => {
    missing -= 1;
    if (missing > 0) return;
    ask(github, all, { fragments: [...fragments] }).then(answered.resolve, answered.reject);
  };
  return {
    async ask(questions, own) {
      const from = all.length;
      all.push(...questions);
      for (const one of own) fragments.add(one);
      arrive();
      return (await answered.promise).slice(from, from + questions.length);
    },
    leave: arrive,
  };
}

/** Of one who asks alone. */
export const alone = (github: GitHub): Joint => createJoint(github, 1);
