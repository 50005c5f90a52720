/** Finds the changes of which people ask where they are, and which commits have them. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { instantShape, shaShape } from "../../github/resources/shapes.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import type {
  ChangeName,
  ChangePlace,
  ChangeQuestion,
  ChangeStanding,
  FoundChange,
} from "../../model/release/sought-change.ts";
import { ask, type Answer, type Put, type Question } from "../ask/ask.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { pageInfo, pageOf, part } from "../ask/part.ts";
import { createReadWhetherIn, type ReadWhetherIn, type SoughtCommit } from "./whether-in.ts";
import { wording } from "../../model/view/wording.ts";

export type FindChanges = (
  questions: readonly ChangeQuestion[],
) => Promise<ReadonlyMap<number, Reading<readonly FoundChange[]>>>;

/** By the comment that asks; one request tells whether the changes are there at all. */
export function createFindChanges(github: GitHub): FindChanges {
  const whetherIn = createReadWhetherIn(github);
  return async (questions) => {
    const asked = questions.flatMap(({ comment, change, places }) =>
      places.map((place) => ({ comment, change, place })),
    );
    const answers = await ask(
      github,
      asked.map(({ change, place }): Question => ({
        repo: place.repo,
        select: (put) => selectionOf(put, change),
      })),
      { fragments },
    );
    const found = await inParallel(
      4,
      asked,
      async ({ change, place }, index): Promise<Reading<FoundChange | null>> => {
        const answer = answers[index];
        if (!answer?.ok) return unknown(answer?.failure.message ?? wording`GitHub did not answer`);
        const sought = soughtIn(answer.value, change);
        if (sought.kind === "unknown") return sought;
        if (!sought.value) return known(null);
        return known(await placed(whetherIn, place, sought.value));
      },
    );
    return new Map(
      questions.map(({ comment }) => [
        comment,
        allOf(found.filter((_, index) => asked[index]?.comment === comment)),
      ]),
    );
  };
}

/** What could not be read may be just where it is. */
function allOf(readings: readonly Reading<FoundChange | null>[]): Reading<readonly FoundChange[]> {
  const unread = readings.find((one) => one.kind === "unknown");
  if (unread) return unread;
  return known(readings.flatMap((one) => (one.kind === "known" && one.value ? [one.value] : [])));
}

/** The first parent is the history from which a change is new. */
const fragments = [
  "fragment Landed on Commit { oid url committedDate parents(first: 1) { nodes { oid } } }",
  `fragment Sought on PullRequest {
    number title url state baseRefName mergedAt mergeCommit { ...Landed } baseRepository { id }
  }`,
];

const landedShape = z
  .object({
    oid: shaShape,
    url: z.string(),
    committedDate: instantShape,
    parents: z.object({ nodes: z.array(z.object({ oid: shaShape })) }),
  })
  .transform(({ oid, url, committedDate, parents }) => ({
    commit: oid,
    url,
    at: committedDate,
    parent: parents.nodes[0]?.oid ?? null,
  }));
type Landed = z.infer<typeof landedShape>;

const pullShape = z.object({
  number: z.int(),
  title: z.string(),
  url: z.string(),
  state: z.enum(["OPEN", "MERGED", "CLOSED"]),
  baseRefName: z.string(),
  mergedAt: instantShape.nullable(),
  mergeCommit: landedShape.nullable(),
  baseRepository: z.object({ id: z.string() }).nullable(),
});
type Pull = z.infer<typeof pullShape>;

const commitShape = z
  .object({ associatedPullRequests: pageOf(pullShape) })
  .and(landedShape)
  // An object that is no commit has none of these fields.
  .or(z.object({ oid: z.undefined() }).transform(() => null))
  .nullable();

function selectionOf(put: Put, change: ChangeName): string {
  if (change.kind === "pull") {
    return `id change: pullRequest(number: ${put("Int!", change.number)}) { ...Sought }`;
  }
  return `id change: object(expression: ${put("String!", change.digits)}) { ... on Commit {
    ...Landed associatedPullRequests(first: 10) { ${pageInfo} nodes { ...Sought } } } }`;
}

/** What was found of a change, before it is known where it is. */
interface Sought {
  readonly text: string;
  readonly url: string;
  readonly pull: Pull | null;
  /** null: it has not landed anywhere. */
  readonly landed: Landed | null;
}

function soughtIn(answer: Answer, change: ChangeName): Reading<Sought | null> {
  if (change.kind === "pull") {
    const pull = part(answer, "change", pullShape.nullable(), ({ type }) => type === "NOT_FOUND");
    if (pull.kind === "unknown" || !pull.value) return pull as Reading<null>;
    return soughtPull(pull.value);
  }
  const commit = part(answer, "change", commitShape);
  if (commit.kind === "unknown" || !commit.value) return commit as Reading<null>;
  const { associatedPullRequests: pulls, ...landed } = commit.value;
  // A branch or tag may be called like a hash.
  if (!landed.commit.startsWith(change.digits)) return known(null);
  const own = pulls.nodes.filter((one) => one.baseRepository?.id === answer.data["id"]);
  // A commit of a merged branch is in no history when it was squashed: what landed is its pull request.
  const merged = own.find(({ state, mergeCommit }) => state === "MERGED" && mergeCommit);
  if (merged) return soughtPull(merged);
  if (pulls.next !== null) {
    return unknown(wording`GitHub lists too many pull requests with ${landed.commit.slice(0, 7)}`);
  }
  const pull = own.find(({ state }) => state === "OPEN") ?? null;
  const text = landed.commit.slice(0, 7);
  return known({ text, url: landed.url, pull, landed: pull ? null : landed });
}

function soughtPull(pull: Pull): Reading<Sought> {
  const { number, url, state, mergeCommit } = pull;
  if (state === "MERGED" && !mergeCommit) {
    return unknown(wording`GitHub doesn't say which commit merged #${number}`);
  }
  const landed = state === "MERGED" ? mergeCommit : null;
  return known({ text: `#${number}`, url, pull, landed });
}

const stateOf = { OPEN: "open", MERGED: "merged", CLOSED: "closed" } as const;

async function placed(
  whetherIn: ReadWhetherIn,
  place: ChangePlace,
  { text, url, pull, landed }: Sought,
): Promise<FoundChange> {
  const { service } = place;
  const found = {
    service,
    text,
    url,
    pull: pull && {
      number: pull.number,
      state: stateOf[pull.state],
      base: pull.baseRefName,
    },
  };
  if (!landed) return { ...found, standings: new Map() };
  const { commit, parent } = landed;
  const named = pull ? { number: pull.number, title: pull.title } : null;
  const at = pull?.mergedAt ?? landed.at;
  return {
    ...found,
    standings: await standingsIn(whetherIn, place, { commit, parent, named }, at),
  };
}

/** So many deployments are looked into, the newest ones. */
const deployedMax = 10;

/**
 * First what is released and what runs now, by all that is known of picks and reverts; then what ran before, as long as
 * that tells since when the change runs, or when it ran last.
 */
async function standingsIn(
  whetherIn: ReadWhetherIn,
  { repo, released, deployed }: ChangePlace,
  sought: SoughtCommit,
  madeAt: Temporal.Instant,
): Promise<FoundChange["standings"]> {
  const standings = new Map<Sha, Reading<ChangeStanding>>();
  let carrier = sought.commit;
  const [running] = deployed;
  const heads = new Set([released, running?.commit ?? null]);
  for (const head of heads) {
    if (head === null) continue;
    const { standing, by } = await whetherIn.withWords(repo, sought, head);
    standings.set(head, standing);
    if (by !== null) carrier = by;
  }
  if (!running) return standings;
  const isLive = isThere(standings.get(running.commit));
  for (const { commit, at } of deployed.slice(1, deployedMax)) {
    if (standings.has(commit)) continue;
    // What ran before the change was made can't have it.
    const isOlder = Temporal.Instant.compare(at, madeAt) < 0;
    const standing: Reading<ChangeStanding> = isOlder
      ? known("absent")
      : await whetherIn.byHistory(repo, carrier, commit);
    standings.set(commit, standing);
    if (isThere(standing) !== isLive) break;
  }
  return standings;
}

const isThere = (standing: Reading<ChangeStanding> | undefined): boolean =>
  standing?.kind === "known" && standing.value === "there";
