/**
 * Words that were said late, on deployments that are no longer among the newest. GitHub lists deployments by their
 * creation and by nothing else (GraphQL, `DeploymentOrderField`), so that whoever runs an old one again would not be
 * seen: of many the last word is asked, which costs no more than of one.
 */
import { z } from "zod";
import { instantShape } from "../../github/resources/shapes.ts";
import { known, type Reading } from "../../model/failure.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { Answer, Put } from "../ask/ask.ts";
import type { EnvironmentQuestion } from "./deployments.ts";
import { part } from "../ask/part.ts";

/** Newest first is enough: what ran a hundred deployments ago is no step back that anybody takes by mistake. */
const searchedMax = 100;

const nameOf = (alias: string): string => `${alias}Words`;

export const lateWordsSelection = (
  put: Put,
  { alias, environment }: Pick<EnvironmentQuestion, "alias" | "environment">,
): string =>
  `${nameOf(alias)}: deployments(environments: ${put("[String!]", [environment])}, first: ${searchedMax},
    orderBy: { field: CREATED_AT, direction: DESC }) { nodes { latestStatus { state createdAt } } }`;

const wordsShape = z.object({
  nodes: z.array(
    z.object({
      latestStatus: z.object({ state: z.string(), createdAt: instantShape }).nullable(),
    }),
  ),
});

type IsEnough = (newest: readonly DeploymentFacts[]) => boolean;

/** The same question of a list of deployments, which must reach back to the late words, too. */
export function withLateWords(
  answer: Answer,
  { alias, isProduction }: EnvironmentQuestion,
  { openedAt }: { readonly openedAt: Temporal.Instant },
  isEnough: IsEnough,
): Reading<IsEnough> {
  const reaches = reachesLateWords(answer, alias, isProduction ? openedAt : null);
  if (reaches.kind === "unknown") return reaches;
  return known((newest) => isEnough(newest) && reaches.value(newest));
}

/**
 * Whether a list of the newest deployments reaches back to every one of which something was said since the oldest of
 * them was made, or since the release is there. GitHub itself makes older ones `inactive`: that alone is no news, and
 * elsewhere than in production, where each new one does that to the one before it, never.
 * @param openedAt null: elsewhere than in production
 */
function reachesLateWords(
  answer: Answer,
  alias: string,
  openedAt: Temporal.Instant | null,
): Reading<IsEnough> {
  const read = part(answer, nameOf(alias), wordsShape);
  if (read.kind === "unknown") return read;
  const { nodes } = read.value;
  return known((newest) => {
    const oldest = newest.at(-1);
    if (!oldest) return nodes.length === 0;
    return !nodes.slice(newest.length).some(({ latestStatus: word }) => {
      if (!word || (word.state === "INACTIVE" && openedAt === null)) return false;
      const since = word.state === "INACTIVE" && openedAt ? openedAt : oldest.createdAt;
      return Temporal.Instant.compare(word.createdAt, since) > 0;
    });
  });
}
