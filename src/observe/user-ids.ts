/** Who has a login at this moment. Logins change hands, ids don't. */
import { z } from "zod";
import type { GitHub } from "../github/github.ts";
import type { RepoName } from "../model/ids.ts";
import { chunks } from "./chunks.ts";
import { inParallel } from "./in-parallel.ts";
import { part } from "./part.ts";

const loginsMax = 100;
const parallelMax = 4;
const userShape = z.object({ databaseId: z.int() });

/**
 * User ids by login, for many in one query. A login without an answer is left out, whatever the reason.
 * @param repo by whose installation GitHub is asked
 */
export async function readUserIds(
  github: GitHub,
  repo: RepoName,
  logins: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  await inParallel(parallelMax, chunks([...new Set(logins)], loginsMax), async (some) => {
    const declared = some.map((_, index) => `$l${index}: String!`).join(", ");
    const fields = some.map((_, index) => `u${index}: user(login: $l${index}) { databaseId }`);
    const query = [`query (${declared}) {`, "rateLimit { cost }", ...fields, "}"].join("\n");
    const variables = Object.fromEntries(some.map((login, index) => [`l${index}`, login]));
    const answer = await github.graphql([repo], query, variables);
    if (!answer.ok) return;
    for (const [index, login] of some.entries()) {
      const user = part(answer.value, `u${index}`, userShape);
      if (user.kind === "known") ids.set(login, user.value.databaseId);
    }
  });
  return ids;
}
