/** What services were released as and what came since, for those whose next version follows from it. */
import { z } from "zod";
import { highestOther, ownerOfTags, type OtherTag } from "../../decide/plan/other-tags.ts";
import { compareVersions, isVersion } from "../../decide/plan/version.ts";
import { areUnrelated } from "../../github/resources/commits-between.ts";
import type { GitHub } from "../../github/client/github.ts";
import { shaShape, visibilityShape } from "../../github/resources/shapes.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { BranchHistory, Change } from "../../model/release/history.ts";
import type { RepoName, ServiceId, Sha } from "../../model/ids.ts";
import type { IssueFacts } from "../../model/observation.ts";
import { isForFewer } from "../../model/github/visibility.ts";
import { tagPrefix, versionOfTag } from "../../model/train/tag-names.ts";
import { fillTemplate, type Service, type Train } from "../../model/train/train.ts";
import { ask, type Answer, type Put, type Question } from "../ask/ask.ts";
import { chunks } from "../ask/chunks.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { ownCommits } from "./own-commits.ts";
import { ownWords } from "../../text/own-words.ts";
import { part } from "../ask/part.ts";
import { livesSelection, liveVersion } from "../services/live-version.ts";
import { rangeBetween } from "./ranges.ts";
import { readNews } from "./read-changes.ts";
import { createRemembered } from "../ask/remembered.ts";
import { createReadTags, tagsSelection, type Tag as NamedTag } from "../trains/tags.ts";
import { wording } from "../../model/view/wording.ts";

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

/** So many of the highest versions may be of other branches. */
const elsewhereMax = 10;
const pullsPerQuestion = 50;
/** GitHub lets a pull request have no more; a list that is longer all the same isn't known. */
const labelsMax = 100;
const rememberedMax = 1_000;

/** What the commits say, and the numbers of the pull requests with the messages of what came with each. */
interface Past {
  readonly last: string | null;
  readonly pulls: readonly { readonly number: number; readonly messages: readonly string[] }[];
  readonly direct: readonly string[];
}

interface Tag {
  readonly version: string;
  readonly commit: Sha;
}

export function createReadHistories(github: GitHub): ReadHistories {
  const pasts = createRemembered<Past>(rememberedMax);
  const readTags = createReadTags(github);

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
      services.map(({ service, isWritten }) => ({
        repo: service.repo,
        select: (put) =>
          isWritten
            ? tipSelection(put, branch)
            : [
                tipSelection(put, branch),
                tagsSelection(put),
                livesSelection(put, service.environments.production),
              ].join(" "),
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
        if (tip.value === null) return { ...none, service, past: known(null) };
        if (isWritten) return { ...none, service, past: known("written") };
        const prefix = tagPrefix(train, service);
        const all = await readTags(answer.value, { repo: service.repo, prefix });
        if (all.kind === "unread")
          return away(service, all.isLasting ? `${all.why}; write the version` : all.why);
        const live = liveVersion(answer.value, service, tip.value);
        if (live.kind === "unknown") return away(service, live.why);
        const tags = versionsOf(all.entries, train, service);
        const taken = tags.map((one) => one.version);
        const names = all.entries.map(({ name }) => name);
        const other = highestOther(names, ownerOfTags(train, service), tags.length === 0);
        // Without one of the right form any other may be the last, those too that were not read.
        if (tags.length === 0 && all.kind === "cut") {
          return away(
            service,
            `none of the tags of ${service.repo} that were read names a version; write the version`,
          );
        }
        const past = await pastOf(service, tip.value, tags);
        return { service, taken, other, live: live.value, past };
      },
    );
    return withChanges(github, read);
  };
}

interface Found {
  readonly service: Service;
  readonly taken: readonly string[];
  readonly other: OtherTag | null;
  readonly live: string | null;
  readonly past: Reading<Past | "written" | null>;
}

const none = { taken: [], other: null, live: null };
const away = (service: Service, why: string): Found => ({ ...none, service, past: unknown(why) });

const tipSelection = (put: Put, branch: string): string =>
  `visibility tip: ref(qualifiedName: ${put("String!", `refs/heads/${branch}`)}) { target { oid } }`;

const tipShape = z.object({ target: z.object({ oid: shaShape }) }).nullable();
const tipOf = (answer: Answer): Reading<Sha | null> => {
  const read = part(answer, "tip", tipShape);
  return read.kind === "known" ? known(read.value?.target.oid ?? null) : read;
};

/** Highest version first. */
function versionsOf(tags: readonly NamedTag[], train: Train, service: Service): readonly Tag[] {
  const { versioning } = service;
  return tags
    .flatMap(({ name, commit }): readonly Tag[] => {
      const version = versionOfTag(train, service, name);
      return version !== undefined && isVersion(version, versioning) ? [{ version, commit }] : [];
    })
    .toSorted((a, b) => compareVersions(b.version, a.version, versioning));
}

async function readPast(
  github: GitHub,
  { repo, path }: Pick<Service, "repo" | "path">,
  tip: Sha,
  tags: readonly Tag[],
): Promise<Reading<Past>> {
  for (const { version, commit } of tags) {
    const of = { repo, base: commit, head: tip, max: 1, onlyForward: true } as const;
    const range = await rangeBetween(github, of);
    if (!range.ok && areUnrelated(range.failure)) continue;
    if (!range.ok) return unknown(range.failure.message);
    if (!range.value.isForward) continue;
    const news = await readNews(github, { repo, path, commit: tip, previous: commit });
    if (!news.ok) return unknown(news.failure.message);
    const { pulls, direct, messages, cut } = news.value;
    if (cut !== null) return unknown(wording`what came since ${version} can't be told: ${cut}`);
    const each = pulls.map(({ number }) => ({ number, messages: messages.get(number) ?? [] }));
    const own = await ownCommits(github, { repo, path }, direct);
    if (own.kind === "unknown") return own;
    return known({
      last: version,
      pulls: each,
      direct: own.value.map(({ message }) => message),
    });
  }
  if (tags.length < elsewhereMax) return known({ last: null, pulls: [], direct: [] });
  return unknown(
    wording`none of the ${elsewhereMax} highest versions is in the release branch; write the version`,
  );
}

/** Labels and titles may change after the merge. */
async function withChanges(github: GitHub, found: readonly Found[]): Promise<Histories> {
  const parts = found.flatMap(({ service, past }) =>
    past.kind === "unknown" || past.value === null || past.value === "written"
      ? []
      : chunks(
          past.value.pulls.map(({ number }) => number),
          pullsPerQuestion,
        ).map((numbers) => ({ service, numbers })),
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
        : unknown(answer?.failure.message ?? wording`GitHub did not answer`);
      changes.set(keyOf(service.repo, number), read);
    }
  }
  return new Map(
    found.map(({ service, taken, other, live, past }): [ServiceId, Reading<BranchHistory>] => {
      if (past.kind === "unknown") return [service.id, past];
      if (past.value === null || past.value === "written") return [service.id, known(past.value)];
      const { last, pulls, direct } = past.value;
      const read: Change[] = direct.map((message) => ({
        title: message.split("\n", 1)[0] ?? "",
        message: ownWords(message),
        labels: [],
      }));
      for (const { number, messages } of pulls) {
        const change = changes.get(keyOf(service.repo, number));
        if (change?.kind !== "known")
          return [service.id, unknown(change?.why ?? wording`not read`)];
        const all = [...new Set([change.value.message, ...messages])];
        const message = all.map(ownWords).join("\n\n");
        read.push({ ...change.value, message });
      }
      const strange = other && { other };
      return [service.id, known({ last, taken, ...strange, live, changes: read })];
    }),
  );
}

const keyOf = (repo: RepoName, number: number): string => `${repo}#${number}`;

const changeSelection = (put: Put, number: number): string =>
  `pull${number}: pullRequest(number: ${put("Int!", number)}) {
    title mergeCommit { message } labels(first: ${labelsMax}) { nodes { name } pageInfo { hasNextPage } } }`;

const changeShape = z
  .object({
    title: z.string(),
    mergeCommit: z.object({ message: z.string() }).nullable(),
    labels: z
      .object({
        nodes: z.array(z.object({ name: z.string() })),
        pageInfo: z.object({ hasNextPage: z.literal(false) }),
      })
      .nullable(),
  })
  .transform(({ title, mergeCommit, labels }): Change => ({
    title,
    message: mergeCommit?.message ?? "",
    labels: labels?.nodes.map(({ name }) => name) ?? [],
  }));
