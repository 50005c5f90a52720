/** What closed tracking issues keep of releases that are over: for a store that has never seen them. */
import { z } from "zod";
import { serviceStates } from "../../model/view/view.ts";
import type { GitHub } from "../../github/client/github.ts";
import { instantShape, visibilityShape } from "../../github/resources/shapes.ts";
import type { PastIssue } from "../../model/github/past-issue.ts";
import { repoName } from "../../model/ids.ts";
import { readPastMark } from "../../model/marks/past-mark.ts";
import { trackingLabel } from "../../model/marks/marks.ts";
import { managedPart } from "../../model/marks/region.ts";
import { ask, type Answer, type Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part, readListing } from "../ask/part.ts";
import type { TrainRepository } from "./discover.ts";

/** Bodies are long: so many in one answer, and so many answers of one repository. The store keeps no more of one train. */
const [issuesAtOnce, pagesMax] = [20, 10];
const reposPerRequest = 5;

const whole = z.int().nonnegative();
const time = z.iso.datetime();
const pastShape = z.object({
  train: z.string().max(200),
  version: z.string().max(200),
  state: z.enum(["complete", "rolled back", "aborted"]),
  timeZone: z.string().max(100),
  departure: time.nullable(),
  services: z
    .array(
      z.object({
        id: z.string().max(200),
        name: z.string().max(200),
        version: z.string().max(200),
        commit: z.string().max(64).nullable(),
        state: z.enum(serviceStates),
      }),
    )
    .max(2_000),
  ended: z
    .array(
      z.object({
        id: whole,
        service: z.string().max(200),
        kind: z.enum(["deploy", "rollback"]),
        attempt: whole.nullable(),
        at: time,
        isGood: z.boolean(),
        leadSeconds: z.array(whole).max(100),
      }),
    )
    .max(20_000),
});

const issueShape = z.object({
  number: z.int(),
  url: z.string(),
  body: z.string(),
  closedAt: instantShape.nullable(),
});
const pageShape = pageOf(issueShape);

const issues = (put: Put, since: Temporal.Instant, after: string | null): string =>
  `issues(filterBy: ${put("IssueFilters", { labels: [trackingLabel], states: ["CLOSED"], since: since.toString() })},
    first: ${issuesAtOnce}, after: ${put("String", after)}, orderBy: { field: UPDATED_AT, direction: DESC }) {
    ${pageInfo} nodes { number url body closedAt }
  }`;

/** Of these trains, as far as they can be read; whoever edits an issue can change what it tells, and no more than that. */
export async function readPastReleases(
  github: GitHub,
  trains: readonly TrainRepository[],
  since: Temporal.Instant,
): Promise<readonly PastIssue[]> {
  const questions = trains.map(({ repo }) => ({
    repo,
    select: (put: Put) => `nameWithOwner visibility ${issues(put, since, null)}`,
  }));
  const answers = await ask(github, questions, { batch: reposPerRequest });
  const found = await Promise.all(
    answers.map(async (answer, index) => {
      const train = trains[index];
      return answer.ok && train ? releasesIn(github, train, since, answer.value) : [];
    }),
  );
  return found.flat();
}

async function releasesIn(
  github: GitHub,
  { id, repo: asked }: TrainRepository,
  since: Temporal.Instant,
  answer: Answer,
): Promise<readonly PastIssue[]> {
  const name = part(answer, "nameWithOwner", z.string().transform(repoName));
  const visibility = part(answer, "visibility", visibilityShape);
  if (name.kind === "unknown" || visibility.kind === "unknown") return [];
  const listed = await readListing(github, part(answer, "issues", pageShape), {
    repo: asked,
    select: (put, cursor) => `page: ${issues(put, since, cursor)}`,
    shape: pageShape,
    pagesMax: pagesMax - 1,
  });
  if (listed.kind === "unread") return [];
  return listed.entries.flatMap(({ number, url, body, closedAt }): readonly PastIssue[] => {
    const past = pastShape.safeParse(readPastMark(managedPart(body)));
    if (!past.success || closedAt === null) return [];
    const at = { repo: name.value, repository: id, visibility: visibility.value };
    return [{ ...at, number, url, closedAt, past: past.data }];
  });
}
