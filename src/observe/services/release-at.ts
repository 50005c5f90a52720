/** The GitHub release of a tag. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { getReleaseByTag } from "../../github/resources/releases.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import { instantShape } from "../../github/resources/shapes.ts";
import type { RepoName } from "../../model/ids.ts";
import {
  builtInNotice,
  hasReleaseMark,
  readAmendedMarks,
  undiscussedNotice,
  unofferedNotice,
} from "../../model/marks/marks.ts";
import type { ReleaseFacts } from "../../model/observation.ts";
import type { Answer } from "../ask/ask.ts";
import { part } from "../ask/part.ts";
import type { ReleaseQuestion } from "./service-question.ts";

const releaseShape = z
  .object({
    url: z.string(),
    isDraft: z.boolean(),
    publishedAt: instantShape.nullish(),
    description: z.string().nullable(),
  })
  .nullable();

/**
 * null: there is none that stands in the way. A draft of others holds no tag, such as the one that a bot keeps for the
 * next version: then it is asked for what is published (REST, "Get a release by tag name").
 * @param of.part the service, or `train`, for which this train published one
 */
export async function readRelease(
  github: GitHub,
  answer: Answer,
  of: {
    readonly alias: string;
    readonly repo: RepoName;
    readonly tag: string;
    readonly question: Pick<ReleaseQuestion, "release" | "names">;
    readonly part: string;
  },
): Promise<Reading<ReleaseFacts | null>> {
  const read = part(answer, of.alias, releaseShape, ({ type }) => type === "NOT_FOUND");
  if (read.kind === "unknown") return read;
  if (read.value === null) return known(null);
  const { url, isDraft, publishedAt, description } = read.value;
  const { release, names: train } = of.question;
  const isOurs = (text: string): boolean => hasReleaseMark(text, { release, part: of.part, train });
  const ours = isOurs(description ?? "");
  if (ours || !isDraft) {
    const at = publishedAt && { publishedAt };
    return known({ url, isDraft, ours, ...at, ...tellsIn(ours, description ?? "") });
  }
  const published = await getReleaseByTag(github, of);
  if (!published.ok) return unknown(published.failure.message);
  if (!published.value) return known(null);
  const { url: page, body } = published.value;
  return known({ url: page, isDraft: false, ours: isOurs(body), ...tellsIn(isOurs(body), body) });
}

/** Only what we published is ours to amend. */
function tellsIn(
  ours: boolean,
  text: string,
): Pick<ReleaseFacts, "tells" | "isBuiltIn" | "isUnoffered" | "isUndiscussed"> {
  const tells = ours ? readAmendedMarks(text) : [];
  const isBuiltIn = ours && text.includes(builtInNotice);
  const isUnoffered = ours && text.includes(unofferedNotice);
  return {
    ...(tells.length > 0 && { tells }),
    ...(isBuiltIn && { isBuiltIn }),
    ...(isUnoffered && { isUnoffered }),
    ...(ours && text.includes(undiscussedNotice) && { isUndiscussed: true }),
  };
}
