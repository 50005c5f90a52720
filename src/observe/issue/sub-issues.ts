/** The sub-issues of a release with what people did and said there. */
import { z } from "zod";
import { parseCommand } from "../../decide/commands/command.ts";
import type { AppIdentity, Clock, GitHub } from "../../github/client/github.ts";
import { isElsewhere } from "../../model/github/issue-key.ts";
import type { TrainBlockers } from "../../model/github/blocker.ts";
import { known, type Reading } from "../../model/failure.ts";
import type { ReleaseKey, RepoName, ServiceId, TrainNames } from "../../model/ids.ts";
import type { SubIssueFacts } from "../../model/github/sub-issue.ts";
import { accountFragment } from "../ask/account.ts";
import { ask, type Answer, type Put } from "../ask/ask.ts";
import { dependenciesOf, isAboutDependencies } from "../services/blocker-shape.ts";
import { chunks } from "../ask/chunks.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { part, wholeList, type Page } from "../ask/part.ts";
import { factsOf, ownOf } from "./own-sub-issues.ts";
import { remarkFragment, type Remark } from "./remarks.ts";
import {
  remarkPage,
  remarksOf,
  revisionFragment,
  revisionPage,
  revisionsOf,
  subIssueFragment,
  subIssueList,
  subIssuePageShape,
  type Revision,
  type SubIssue,
} from "./sub-issue-shape.ts";
import { wording } from "../../model/view/wording.ts";

/** The sub-issues of one release, whole. */
export interface SubIssuesRead {
  readonly facts: ReadonlyMap<ServiceId, SubIssueFacts>;
  /** By number of the sub-issue, each oldest first. */
  readonly remarks: ReadonlyMap<number, readonly Remark[]>;
  /** By number of the sub-issue: the texts that it had, the newest first. */
  readonly revisions: ReadonlyMap<number, Reading<readonly Revision[]>>;
  /** By number of the sub-issue: what GitHub says blocks it. */
  readonly dependencies: TrainBlockers["dependencies"];
}

interface At {
  readonly release: ReleaseKey;
  readonly repo: RepoName;
}

/**
 * Reads sub-issues along with their tracking issue. What was said and done in one is asked again only when
 * GitHub says that the sub-issue has changed, or when a command stands there: reactions, and what becomes of
 * a comment, don't count as a change of the issue.
 */
export interface SubIssues {
  /** Whether dependencies are asked for: not of a server that has shown not to know them. */
  readonly asks: { dependencies: boolean };
  /** Fields of the train repository, to be asked together with the tracking issue, and what has most likely changed with them. */
  select(
    put: Put,
    at: At & { readonly issue: number; readonly inQuestion: readonly number[] },
  ): string;
  /** Out of the answer to these fields, and of further requests where something is new. */
  read(
    app: AppIdentity,
    at: At & { readonly openedAt: Temporal.Instant; readonly train: TrainNames },
    answer: Answer,
  ): Promise<Reading<SubIssuesRead>>;
}

export const subIssueFragments = [
  accountFragment,
  remarkFragment,
  subIssueFragment,
  revisionFragment,
];

/** What was said and done in one sub-issue. */
interface Talk {
  readonly remarks: readonly Remark[];
  /** Newest first. */
  readonly revisions: Reading<readonly Revision[]>;
}

interface Remembered extends Talk {
  readonly updatedAt: string;
  /** GitHub's times are whole seconds: what comes later in the same one doesn't show in them. */
  readonly isSettled: boolean;
}

/** After that nothing more can come under the same time, with some allowance for clocks that differ. */
const settling = Temporal.Duration.from({ seconds: 5 });

interface Memory {
  readonly openedAt: Temporal.Instant;
  readonly talks: Map<number, Remembered>;
}

const releasesMax = 100;
const talksPerRequest = 20;
const parallelMax = 4;

/** @param first so many are listed at once: in the repository of one service there are few */
export function createSubIssues(
  github: GitHub,
  clock: Pick<Clock, "now">,
  { first = 100 } = {},
): SubIssues {
  const memories = new Map<ReleaseKey, Memory>();
  const recall = (release: ReleaseKey, openedAt: Temporal.Instant): Memory => {
    const memory = memories.get(release) ?? { openedAt, talks: new Map() };
    memories.delete(release);
    memories.set(release, memory);
    const oldest = memories.keys().next().value;
    if (memories.size > releasesMax && oldest !== undefined) memories.delete(oldest);
    return memory;
  };
  const asks = { dependencies: true };
  const listing = () => ({ asksDependencies: asks.dependencies, first });
  return {
    asks,
    select(put, at) {
      const memory = memories.get(at.release);
      const talks = [...(memory?.talks ?? [])];
      const watched = talks.filter(([, talk]) => hasCommand(talk)).map(([number]) => number);
      const changed = [
        ...at.inQuestion.filter((number) => number !== at.issue && !isElsewhere(number)),
        ...talks.filter(([, talk]) => !talk.isSettled).map(([number]) => number),
      ].slice(0, talksPerRequest);
      const list = `subIssues: ${subIssueList(put, memory?.openedAt ?? null, null, listing())}`;
      const ahead = new Set([...watched, ...changed]);
      return [list, ...[...ahead].map((number) => talkOf(put, number))].join("\n");
    },
    async read(app, at, answer) {
      const { release } = at;
      const { talks, openedAt } = recall(release, at.openedAt);
      const listed = await wholeList(
        github,
        part(answer, "subIssues", subIssuePageShape, isAboutDependencies(3)),
        {
          repo: at.repo,
          select: (put, cursor) => `page: ${subIssueList(put, openedAt, cursor, listing())}`,
          fragments: subIssueFragments,
          shape: subIssuePageShape,
          pagesMax: 20,
          isEnough: (entries) => isBefore(entries.at(-1)?.createdAt, openedAt),
        },
      );
      if (listed.kind === "unknown") return listed;
      const own = ownOf(listed.value, app, release, at.train);
      const numbers = new Set([...own.values()].map((one) => one.number));
      for (const number of talks.keys()) if (!numbers.has(number)) talks.delete(number);
      const read = await readTalks({ github, clock, repo: at.repo, talks, answer }, [
        ...own.values(),
      ]);
      if (read.kind === "unknown") return read;
      return known({
        facts: new Map(
          [...own].map(([service, one]) => [
            service,
            factsOf({ app, repo: at.repo }, service, one, talks.get(one.number)),
          ]),
        ),
        dependencies: dependenciesOf(own.values(), asks.dependencies),
        revisions: new Map([...talks].map(([number, { revisions }]) => [number, revisions])),
        remarks: new Map(
          [...own.values()].map((one) => [one.number, talks.get(one.number)?.remarks ?? []]),
        ),
      });
    },
  };
}

const isBefore = (at: Temporal.Instant | undefined, limit: Temporal.Instant): boolean =>
  at !== undefined && Temporal.Instant.compare(at, limit) < 0;

const hasCommand = ({ remarks }: Talk): boolean =>
  remarks.some(({ body, author }) => author.kind === "person" && parseCommand(body) !== undefined);

const alias = (number: number): string => `talk${number}`;

const talkOf = (put: Put, number: number): string =>
  `${alias(number)}: issue(number: ${put("Int!", number)}) {
    updatedAt ${remarksOf(put, null)} ${revisionsOf(put, null)}
  }`;

interface Reader {
  readonly github: GitHub;
  readonly clock: Pick<Clock, "now">;
  readonly repo: RepoName;
  /** Brought up to date. */
  readonly talks: Map<number, Remembered>;
  readonly answer: Answer;
}

/** Reads what is new in these sub-issues. Unknown: something that was said could not be read. */
async function readTalks(reader: Reader, subIssues: readonly SubIssue[]): Promise<Reading<"read">> {
  const { github, repo, talks, answer } = reader;
  const here: SubIssue[] = [];
  const elsewhere: SubIssue[] = [];
  for (const one of subIssues) {
    if (alias(one.number) in answer.data) here.push(one);
    else if (!isUpToDate(talks.get(one.number), one)) elsewhere.push(one);
  }
  const parts = chunks(elsewhere, talksPerRequest);
  const asked = parts.map((some) => ({
    repo,
    select: (put: Put) => some.map(({ number }) => talkOf(put, number)).join("\n"),
  }));
  const answers = await ask(github, asked, { fragments: subIssueFragments, batch: 1 });
  const sources = [{ answer, some: here }];
  for (const [index, some] of parts.entries()) {
    const given = answers[index];
    if (!given?.ok) return { kind: "unknown", why: given?.failure.message ?? wording`no answer` };
    sources.push({ answer: given.value, some });
  }
  const all = sources.flatMap((source) => source.some.map((one) => ({ ...source, one })));
  const read = await inParallel(parallelMax, all, async (source) => {
    const talk = await readTalk(reader, source.answer, source.one.number);
    if (talk.kind === "known") talks.set(source.one.number, talk.value);
    return talk;
  });
  return read.find((one) => one.kind === "unknown") ?? known("read");
}

const isUpToDate = (talk: Remembered | undefined, { updatedAt }: SubIssue): boolean =>
  talk !== undefined && talk.isSettled && talk.updatedAt === updatedAt;

const commentsShape = z.object({ comments: remarkPage }).transform(({ comments }) => comments);
const updatedShape = z.object({ updatedAt: z.string() });
const editsShape = z
  .object({ userContentEdits: revisionPage.nullable() })
  .transform(({ userContentEdits }): Page<Revision> => userContentEdits ?? noRevisions);
const noRevisions: Page<Revision> = { nodes: [], next: null };

async function readTalk(
  { github, clock, repo, talks }: Reader,
  answer: Answer,
  number: number,
): Promise<Reading<Remembered>> {
  const key = alias(number);
  const isAboutEdits = ({ path }: { readonly path: readonly unknown[] }): boolean =>
    path[1] === "userContentEdits";
  const updated = part(answer, key, updatedShape, isAboutEdits);
  if (updated.kind === "unknown") return updated;
  const remarks = await wholeList(github, part(answer, key, commentsShape, isAboutEdits), {
    repo,
    select: (put, cursor) =>
      `page: issue(number: ${put("Int!", number)}) { ${remarksOf(put, cursor)} }`,
    fragments: subIssueFragments,
    shape: commentsShape,
    // GitHub takes 2,500 comments on an issue.
    pagesMax: 30,
  });
  if (remarks.kind === "unknown") return remarks;
  const before = talks.get(number)?.revisions;
  const old = before?.kind === "known" ? before.value : [];
  const read = await wholeList(github, part(answer, key, editsShape), {
    repo,
    select: (put, cursor) =>
      `page: issue(number: ${put("Int!", number)}) { ${revisionsOf(put, cursor)} }`,
    fragments: subIssueFragments,
    shape: editsShape,
    pagesMax: 100,
    isEnough: (entries) => entries.some(({ id }) => id === old[0]?.id),
  });
  return known({
    updatedAt: updated.value.updatedAt,
    isSettled: isBefore(
      Temporal.Instant.from(updated.value.updatedAt),
      clock.now().subtract(settling),
    ),
    remarks: remarks.value,
    revisions: read.kind === "known" ? known(joined(read.value, old)) : read,
  });
}

/** The newest revisions, and below them those that were read before. */
function joined(read: readonly Revision[], old: readonly Revision[]): readonly Revision[] {
  const ids = new Set(read.map(({ id }) => id));
  return [...read, ...old.filter(({ id }) => !ids.has(id))];
}
