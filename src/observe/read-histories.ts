/** What services were released as and what came since, for those whose next version follows from it. */
import { z } from "zod";
import { compareVersions, isVersion } from "../decide/plan/version.ts";
import { commitsBetween } from "../github/commits-between.ts";
import type { GitHub } from "../github/github.ts";
import { shaShape, visibilityShape } from "../github/shapes.ts";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { BranchHistory, Change } from "../model/history.ts";
import type { RepoName, ServiceId, Sha } from "../model/ids.ts";
import type { IssueFacts } from "../model/observation.ts";
import { isForFewer } from "../model/visibility.ts";
import { fillTemplate, type Service, type Train } from "../model/train.ts";
import { ask, type Answer, type Put, type Question } from "./ask.ts";
import { chunks } from "./chunks.ts";
import { inParallel } from "./in-parallel.ts";
import { part } from "./part.ts";
import { readNews } from "./read-changes.ts";
import { createRemembered } from "./remembered.ts";

export interface HistoriesQuestion {
  readonly train: Train;
  /** Of the release, without a leading `v`. */
  readonly version: string;
  readonly services: readonly {
    readonly service: Service;
    /** No next version can follow: it only matters whether the release branch is there. */
    readonly isWritten: boolean;
  }[];
  /** What repositories hold that fewer can read is not asked for it. */
  readonly issue: Pick<IssueFacts, "repo" | "visibility">;
}

type Histories = ReadonlyMap<ServiceId, Reading<BranchHistory>>;

/**
 * Reads them live, the labels and titles of pull requests too; what commits fix for ever is read once. While
 * nothing changes this takes two requests for 25 services, of few points.
 */
export type ReadHistories = (question: HistoriesQuestion) => Promise<Histories>;

/** Newest first by their commits; older ones are no last release. */
const tagsMax = 100;
/** So many of the highest versions may be of other branches. */
const elsewhereMax = 10;
const pullsPerQuestion = 50;
const labelsMax = 20;
const rememberedMax = 1_000;

/** What the commits say, and the numbers of the pull requests. */
interface Past {
  readonly last: string | null;
  readonly pulls: readonly number[];
  readonly direct: readonly string[];
}

interface Tag {
  readonly version: string;
  readonly commit: Sha;
}

export function createReadHistories(github: GitHub): ReadHistories {
  const pasts = createRemembered<Past>(rememberedMax);

  const pastOf = async (
    { repo, path }: Service,
    tip: Sha,
    tags: readonly Tag[],
  ): Promise<Reading<Past>> => {
    const highest = tags.slice(0, elsewhereMax);
    const key = [repo, tip, ...path, "", ...highest.map((one) => `${one.version} ${one.commit}`)];
    const before = pasts.get(key.join("\n"));
    if (before) return known(before);
    const read = await readPast(github, { repo, path }, tip, highest);
    if (read.kind === "known") pasts.put(key.join("\n"), read.value);
    return read;
  };

  return async ({ train, version, services, issue }) => {
    const branch = fillTemplate(train.branch, version);
    const answers = await ask(
      github,
      services.map(({ service: { repo }, isWritten }) => ({
        repo,
        select: (put) => `${tipSelection(put, branch)} ${isWritten ? "" : tagsSelection}`,
      })),
    );
    const read = await inParallel(
      8,
      services,
      async ({ service, isWritten }, index): Promise<Found> => {
        const answer = answers[index];
        if (!answer?.ok) return away(service, answer?.failure.message ?? "GitHub did not answer");
        const visibility = part(answer.value, "visibility", visibilityShape);
        if (visibility.kind === "unknown") return away(service, visibility.why);
        const place = { repo: service.repo, visibility: visibility.value };
        if (!train.allowPrivate && isForFewer(place, issue)) {
          return away(service, `its repository is ${visibility.value}`);
        }
        const tip = tipOf(answer.value);
        if (tip.kind === "unknown") return away(service, tip.why);
        if (tip.value === null) return { service, taken: [], past: known(null) };
        if (isWritten) return { service, taken: [], past: known("written") };
        const tags = tagsOf(answer.value, train, service);
        if (tags.kind === "unknown") return away(service, tags.why);
        const taken = tags.value.map((one) => one.version);
        return { service, taken, past: await pastOf(service, tip.value, tags.value) };
      },
    );
    return withChanges(github, read);
  };
}

interface Found {
  readonly service: Service;
  readonly taken: readonly string[];
  readonly past: Reading<Past | "written" | null>;
}

const away = (service: Service, why: string): Found => ({ service, taken: [], past: unknown(why) });

const tipSelection = (put: Put, branch: string): string =>
  `visibility tip: ref(qualifiedName: ${put("String!", `refs/heads/${branch}`)}) { target { oid } }`;

const tagsSelection = `tags: refs(refPrefix: "refs/tags/", first: ${tagsMax}, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
    nodes { name target { oid ... on Tag { target { oid } } } } }`;

const tipShape = z.object({ target: z.object({ oid: shaShape }) }).nullable();
const tipOf = (answer: Answer): Reading<Sha | null> => {
  const read = part(answer, "tip", tipShape);
  return read.kind === "known" ? known(read.value?.target.oid ?? null) : read;
};

const tagsShape = z.object({
  nodes: z.array(
    z.object({
      name: z.string(),
      target: z.object({ oid: shaShape, target: z.object({ oid: shaShape }).optional() }),
    }),
  ),
});

/** Highest version first. */
function tagsOf(answer: Answer, train: Train, { versioning }: Service): Reading<readonly Tag[]> {
  const read = part(answer, "tags", tagsShape);
  if (read.kind === "unknown") return read;
  const [before = "", after = ""] = train.tag.split(/\{\{\s*version\s*\}\}/);
  const tags = read.value.nodes.flatMap(({ name, target }) => {
    if (!name.startsWith(before) || !name.endsWith(after)) return [];
    const version = name.slice(before.length, name.length - after.length);
    if (!isVersion(version, versioning)) return [];
    return [{ version, commit: target.target?.oid ?? target.oid }];
  });
  return known(tags.toSorted((a, b) => compareVersions(b.version, a.version, versioning)));
}

async function readPast(
  github: GitHub,
  { repo, path }: Pick<Service, "repo" | "path">,
  tip: Sha,
  tags: readonly Tag[],
): Promise<Reading<Past>> {
  for (const { version, commit } of tags) {
    const of = { repo, base: commit, head: tip, max: 1, onlyForward: true } as const;
    const range = await commitsBetween(github, of);
    if (!range.ok) return unknown(range.failure.message);
    if (!range.value.isForward) continue;
    const news = await readNews(github, { repo, path, commit: tip, previous: commit });
    if (!news.ok) return unknown(news.failure.message);
    const { pulls, direct, complete } = news.value;
    if (!complete) return unknown(`too much changed since ${version} to tell the next version`);
    return known({ last: version, pulls: pulls.map((one) => one.number), direct });
  }
  if (tags.length < elsewhereMax) return known({ last: null, pulls: [], direct: [] });
  return unknown(`none of the ${elsewhereMax} highest versions is in the release branch`);
}

/** Labels and titles may change after the merge. */
async function withChanges(github: GitHub, found: readonly Found[]): Promise<Histories> {
  const parts = found.flatMap(({ service, past }) =>
    past.kind === "unknown" || past.value === null || past.value === "written"
      ? []
      : chunks(past.value.pulls, pullsPerQuestion).map((numbers) => ({ service, numbers })),
  );
  const answers = await ask(
    github,
    parts.map(({ service, numbers }): Question => ({
      repo: service.repo,
      select: (put) => numbers.map((number) => changeSelection(put, number)).join("\n"),
    })),
  );
  const changes = new Map<string, Reading<Change>>();
  for (const [index, { service, numbers }] of parts.entries()) {
    const answer = answers[index];
    for (const number of numbers) {
      const read: Reading<Change> = answer?.ok
        ? part(answer.value, `pull${number}`, changeShape)
        : unknown(answer?.failure.message ?? "GitHub did not answer");
      changes.set(keyOf(service.repo, number), read);
    }
  }
  return new Map(
    found.map(({ service, taken, past }): [ServiceId, Reading<BranchHistory>] => {
      if (past.kind === "unknown") return [service.id, past];
      if (past.value === null || past.value === "written") return [service.id, known(past.value)];
      const { last, pulls, direct } = past.value;
      const read: Change[] = direct.map((message) => ({
        title: message.split("\n", 1)[0] ?? "",
        message,
        labels: [],
      }));
      for (const number of pulls) {
        const change = changes.get(keyOf(service.repo, number));
        if (change?.kind !== "known") return [service.id, unknown(change?.why ?? "not read")];
        read.push(change.value);
      }
      return [service.id, known({ last, taken, changes: read })];
    }),
  );
}

const keyOf = (repo: RepoName, number: number): string => `${repo}#${number}`;

const changeSelection = (put: Put, number: number): string =>
  `pull${number}: pullRequest(number: ${put("Int!", number)}) {
    title mergeCommit { message } labels(first: ${labelsMax}) { nodes { name } } }`;

const changeShape = z
  .object({
    title: z.string(),
    mergeCommit: z.object({ message: z.string() }).nullable(),
    labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
  })
  .transform(({ title, mergeCommit, labels }): Change => ({
    title,
    message: mergeCommit?.message ?? "",
    labels: labels?.nodes.map(({ name }) => name) ?? [],
  }));
