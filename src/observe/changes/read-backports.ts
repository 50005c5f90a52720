import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import { ask, type Put } from "../ask/ask.ts";
import { broughtBy, saidBy, type Brings } from "./backports.ts";
import { chunks } from "../ask/chunks.ts";
import { part } from "../ask/part.ts";
import type { Pull } from "./pull-shape.ts";
import { createRemembered } from "../ask/remembered.ts";
import { undoneBy, type Undoes } from "./reverts.ts";
import { wording } from "../../model/view/wording.ts";

/** What a pull request says of others: what it brings, and what it takes back. */
export interface Words {
  readonly brings: Brings;
  readonly undoes: Undoes;
}

/** What each pull request says, its body included; read again only when it was changed. */
export type ReadBackports = (
  repo: RepoName,
  pulls: readonly Pull[],
) => Promise<Reading<ReadonlyMap<Pull, Words>>>;

const pullsMax = 20_000;
/** A body holds up to 65,536 characters; most are short. */
const bodiesPerQuestion = 25;
const questionsPerRequest = 4;
const bodyShape = z.object({ body: z.string() });

export function createReadBackports(github: GitHub): ReadBackports {
  const remembered = createRemembered<Words>(pullsMax);
  return async (repo, pulls) => {
    const keyOf = ({ number, updatedAt }: Pull): string => `${repo}#${number} ${updatedAt}`;
    const wordsOf = (pull: Pull, body: string): Words => {
      const said = saidBy(repo, pull, body);
      return { brings: broughtBy(said), undoes: undoneBy(said) };
    };
    for (const pull of pulls) {
      if (pull.body !== undefined) remembered.put(keyOf(pull), wordsOf(pull, pull.body));
    }
    const wanted = pulls.filter((pull) => !remembered.get(keyOf(pull)));
    const parts = chunks(wanted, bodiesPerQuestion);
    const questions = parts.map((some) => ({
      repo,
      select: (put: Put) =>
        some
          .map(
            ({ number }) => `pull${number}: pullRequest(number: ${put("Int!", number)}) { body }`,
          )
          .join("\n"),
    }));
    const answers = await ask(github, questions, { batch: questionsPerRequest });
    const words = new Map<Pull, Words>();
    for (const [index, some] of parts.entries()) {
      const answer = answers[index];
      if (!answer?.ok) return unknown(answer?.failure.message ?? wording`GitHub did not answer`);
      for (const pull of some) {
        const read = part(answer.value, `pull${pull.number}`, bodyShape);
        if (read.kind === "unknown") return read;
        words.set(pull, remembered.put(keyOf(pull), wordsOf(pull, read.value.body)));
      }
    }
    for (const pull of pulls) {
      const before = words.get(pull) ?? remembered.get(keyOf(pull));
      if (!before) return unknown(wording`what #${pull.number} says was not read`);
      words.set(pull, before);
    }
    return known(words);
  };
}
