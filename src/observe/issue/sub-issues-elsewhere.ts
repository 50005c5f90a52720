/** The sub-issues that are in the repositories of their services, and whether these are places for them at all. */
import { z } from "zod";
import type { AppIdentity, Clock, GitHub } from "../../github/client/github.ts";
import { visibilityShape } from "../../github/resources/shapes.ts";
import { isElsewhere, keyElsewhere, type IssueKey } from "../../model/github/issue-key.ts";
import {
  whyUnfit,
  type SubIssueHome,
  type SubIssueHomes,
} from "../../model/github/sub-issue-home.ts";
import { known, type Reading } from "../../model/failure.ts";
import {
  isSameName,
  repoName,
  type ReleaseKey,
  type RepoName,
  type ServiceId,
} from "../../model/ids.ts";
import type { TrainFacts } from "../../model/observation.ts";
import type { Service } from "../../model/train/train.ts";
import { ask, type Put } from "../ask/ask.ts";
import { part } from "../ask/part.ts";
import { createRemembered } from "../ask/remembered.ts";
import { isHeardOf, type Freshness } from "../freshness.ts";
import { holds, keep, type Kept } from "../kept.ts";
import { textsIn } from "./body-texts.ts";
import {
  createSubIssues,
  subIssueFragments,
  type SubIssues,
  type SubIssuesRead,
} from "./sub-issues.ts";
import type { TrackingIssue } from "./tracking-issue.ts";
import { wording } from "../../model/view/wording.ts";

/** What was read of one repository. */
interface Read {
  readonly home: Reading<SubIssueHome>;
  /** As they were read last; null: they never were, or the repository is no place for them. */
  readonly own: SubIssuesRead | null;
}

interface OfRepository {
  readonly subIssues: SubIssues;
  kept?: Kept<Read>;
}

/** What is asked, and of which release. */
export interface AskedElsewhere {
  readonly release: ReleaseKey;
  readonly train: TrainFacts;
  readonly inQuestion: readonly IssueKey[];
}

export interface HeardElsewhere {
  /** With these sub-issues among its own. */
  readonly tracked: TrackingIssue;
  readonly homes: SubIssueHomes;
}

/** null: the train file wants none there. */
export type ReadElsewhere = (
  app: AppIdentity,
  tracked: TrackingIssue,
  asked: AskedElsewhere,
  freshness: Freshness,
) => Promise<HeardElsewhere | null>;

const releasesMax = 200;
/** So many repositories in one request. */
const batch = 20;
/** As of tracking issues: people wait for what they say there. */
const most = {
  open: Temporal.Duration.from({ minutes: 1 }),
  over: Temporal.Duration.from({ minutes: 30 }),
} as const;

export function createReadElsewhere(github: GitHub, clock: Pick<Clock, "now">): ReadElsewhere {
  const releases = createRemembered<Map<RepoName, OfRepository>>(releasesMax);
  return async (app, tracked, asked, freshness) => {
    const services = wantedElsewhere(asked.train, tracked);
    if (services.length === 0) return null;
    const byRepo = Map.groupBy(services, ({ repo }) => repo);
    const before = releases.get(asked.release) ?? new Map<RepoName, OfRepository>();
    const kept = releases.put(asked.release, before);
    for (const repo of byRepo.keys()) {
      if (!kept.has(repo))
        kept.set(repo, { subIssues: createSubIssues(github, clock, { first: 5 }) });
    }
    const reader = { github, clock, app, tracked, asked, freshness };
    const due = [...kept].filter(([repo, one]) => byRepo.has(repo) && isDue(reader, repo, one));
    await readAll(reader, due);
    const found = [...byRepo].map(([repo, of]) => ({ of, read: kept.get(repo)?.kept?.value }));
    return {
      homes: new Map(
        found.flatMap(({ of, read }) => (read ? of.map(({ id }) => [id, read.home] as const) : [])),
      ),
      tracked: found.reduce(
        (all, { of, read }) => (read?.own ? joined(all, read.own, of, { app, asked }) : all),
        tracked,
      ),
    };
  };
}

/** Services of the train repository itself have theirs there in any case. */
const wantedElsewhere = (facts: TrainFacts, { facts: issue }: TrackingIssue): readonly Service[] =>
  facts.kind === "valid" && facts.train.subIssues === "own repository"
    ? facts.train.services.filter(({ repo }) => !isSameName(repo, issue.repo))
    : [];

interface Reader {
  readonly github: GitHub;
  readonly clock: Pick<Clock, "now">;
  readonly app: AppIdentity;
  readonly tracked: TrackingIssue;
  readonly asked: AskedElsewhere;
  readonly freshness: Freshness;
}

function isDue({ clock, freshness }: Reader, repo: RepoName, { kept }: OfRepository): boolean {
  if (!kept) return true;
  const { look, heard, attention, ground } = freshness;
  const { home } = kept.value;
  const isMeant =
    isHeardOf(heard, { repo, id: null }) ||
    (home.kind === "known" &&
      isHeardOf(heard, { repo: home.value.repo, id: home.value.repository }));
  const isNeeded = attention === null || ground !== "nothing" || isMeant;
  const wanted = { look, now: clock.now(), isNeeded };
  return !holds(kept, { ...wanted, most: attention?.isOver ? most.over : most.open });
}

async function readAll(
  reader: Reader,
  due: readonly (readonly [RepoName, OfRepository])[],
): Promise<void> {
  const { github, clock, tracked, asked, freshness } = reader;
  const readAt = clock.now();
  const questions = due.map(([repo, { subIssues, kept }]) => ({
    repo,
    select: (put: Put): string =>
      `databaseId nameWithOwner visibility hasIssuesEnabled isArchived
      ${subIssues.select(put, { ...asked, repo, issue: 0, inQuestion: numbersOf(kept, asked) })}`,
  }));
  const answers = await ask(github, questions, { fragments: subIssueFragments, batch });
  await Promise.all(
    due.map(async ([repo, one], index) => {
      const answer = answers[index];
      // What was said there stays said while it can't be read.
      const before = one.kept?.value.own ?? null;
      const home: Reading<SubIssueHome> = answer?.ok
        ? homeIn(answer.value)
        : { kind: "unknown", why: answer?.failure.message ?? wording`GitHub did not answer` };
      let read: Read = { home, own: before };
      if (answer?.ok && home.kind === "known") {
        const at = { ...asked, train: tracked.train, openedAt: tracked.facts.openedAt };
        const own =
          whyUnfit(home.value, tracked.facts) === null
            ? await one.subIssues.read(reader.app, { ...at, repo: home.value.repo }, answer.value)
            : known(null);
        read = own.kind === "known" ? { home, own: own.value } : { home: own, own: before };
      }
      one.kept = keep(read, { asked: repo, look: freshness.look, readAt }, one.kept);
    }),
  );
}

/** The numbers there of what is in question, as far as these issues were read before. */
const numbersOf = (
  kept: Kept<Read> | undefined,
  { inQuestion }: AskedElsewhere,
): readonly number[] => {
  const keys = new Set(inQuestion.filter(isElsewhere));
  return [...(kept?.value.own?.facts.values() ?? [])].flatMap(({ id, number }) =>
    keys.has(keyElsewhere(id)) ? [number] : [],
  );
};

const homeShape = z
  .object({
    databaseId: z.int(),
    nameWithOwner: z.string().transform(repoName),
    visibility: visibilityShape,
    hasIssuesEnabled: z.boolean(),
    isArchived: z.boolean(),
  })
  .transform((one): SubIssueHome => ({
    repo: one.nameWithOwner,
    repository: one.databaseId,
    visibility: one.visibility,
    hasIssues: one.hasIssuesEnabled,
    isArchived: one.isArchived,
  }));

/** Trouble with a part of it is trouble with all of it. */
function homeIn(answer: Parameters<typeof part>[0]): Reading<SubIssueHome> {
  const fields = new Set<unknown>(Object.keys(homeShape.in.shape));
  const errors = answer.errors.filter(({ path }) => path.length === 0 || fields.has(path[0]));
  return part(
    { data: { home: answer.data }, errors: errors.map((one) => ({ ...one, path: ["home"] })) },
    "home",
    homeShape,
  );
}

/** Those of these services among the others. Where one is in both places, the one in the train repository counts. */
function joined(
  tracked: TrackingIssue,
  read: SubIssuesRead,
  services: readonly Service[],
  { app, asked }: { readonly app: AppIdentity; readonly asked: AskedElsewhere },
): TrackingIssue {
  const ids = new Set<ServiceId>(services.map(({ id }) => id));
  const own = [...read.facts.values()].filter(
    ({ service }) => ids.has(service) && !tracked.subIssues.facts.has(service),
  );
  const byKey = <T>(of: ReadonlyMap<number, T>): readonly (readonly [IssueKey, T])[] =>
    own.flatMap(({ id, number }) => {
      const value = of.get(number);
      return value === undefined ? [] : [[keyElsewhere(id), value] as const];
    });
  const { facts, remarks, revisions, dependencies } = tracked.subIssues;
  const subIssues: SubIssuesRead = {
    facts: new Map([
      ...facts,
      ...own.map((one) => [one.service, { ...one, key: keyElsewhere(one.id) }] as const),
    ]),
    remarks: new Map([...remarks, ...byKey(read.remarks)]),
    revisions: new Map([...revisions, ...byKey(read.revisions)]),
    dependencies: new Map([...dependencies, ...byKey(read.dependencies)]),
  };
  const texts = textsIn(app, asked.inQuestion.filter(isElsewhere), subIssues.revisions);
  return {
    ...tracked,
    subIssues,
    dependencies: new Map([...tracked.dependencies, ...byKey(read.dependencies)]),
    bodyHistories: new Map([...tracked.bodyHistories, ...texts]),
  };
}
