/** Whether the changes of a release hold some that have no way back, as the train file tells them. */
import { z } from "zod";
import type { BarrierQuestion } from "../../decide/questions/barriers-to-read.ts";
import { filesBetween } from "../../github/resources/compare.ts";
import type { Clock, GitHub } from "../../github/client/github.ts";
import type { BarrierFacts } from "../../model/release/barrier.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName, ServiceId } from "../../model/ids.ts";
import { cut, mapListing, someIn, unread, whole, type Listing } from "../../model/listing.ts";
import { ask, type Question } from "../ask/ask.ts";
import { chunks } from "../ask/chunks.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { createPathMatch } from "./matches-path.ts";
import { listingOf, pageInfo, pageOf, part } from "../ask/part.ts";
import { readNews } from "./read-changes.ts";
import { createRemembered } from "../ask/remembered.ts";
import { wording } from "../../model/view/wording.ts";

type Barriers = ReadonlyMap<ServiceId, Reading<BarrierFacts>>;

/** @param mayBeOld whether labels will do that were read some minutes ago */
export type ReadBarriers = (
  questions: readonly BarrierQuestion[],
  mayBeOld?: boolean,
) => Promise<Barriers>;

const rangesMax = 2_000;
const releasesMax = 200;
const oldMost = Temporal.Duration.from({ minutes: 10 });
const numbersPerQuestion = 50;

/** What two commits fix for ever is read once; labels are read live, all of them together, unless old ones will do. */
export function createReadBarriers(github: GitHub, clock: Pick<Clock, "now">): ReadBarriers {
  const remembered = createRemembered<{ readonly labels: Labels; readonly at: Temporal.Instant }>(
    releasesMax,
  );
  const files = createRemembered<Listing<string>>(rangesMax);
  const pulls = createRemembered<Listing<number>>(rangesMax);

  const filesOf = async ({ repo, from, to }: BarrierQuestion): Promise<Listing<string>> => {
    const key = `${repo} ${from} ${to}`;
    const before = files.get(key);
    if (before) return before;
    const read = await filesBetween(github, { repo, base: from, head: to });
    return read.kind === "unread" ? read : files.put(key, read);
  };
  const pullsOf = async (asked: BarrierQuestion): Promise<Listing<number>> => {
    const { repo, path, from, to } = asked;
    const key = `${repo} ${from} ${to} ${path.join(" ")}`;
    const before = pulls.get(key);
    if (before) return before;
    // One too many keeps a service from going back; one that is missing is never undone.
    const news = await readNews(
      github,
      { repo, path, commit: to, previous: from },
      { doubtful: "all" },
    );
    if (!news.ok) return unread(news.failure.message);
    const { cut: missing } = news.value;
    const numbers = news.value.pulls.map(({ number }) => number);
    return pulls.put(key, missing === null ? whole(numbers) : cut(numbers, missing));
  };

  const labelsOf = async (read: readonly Read[], mayBeOld: boolean): Promise<Labels> => {
    const wanted = read.flatMap(({ asked, pulls }) =>
      pulls.kind === "unread" ? [] : pulls.entries.map((number) => keyOf(asked.repo, number)),
    );
    const key = wanted.join(" ");
    const before = mayBeOld ? remembered.get(key) : undefined;
    const now = clock.now();
    if (before && Temporal.Instant.compare(before.at.add(oldMost), now) > 0) return before.labels;
    return remembered.put(key, { labels: await readLabels(github, read), at: now }).labels;
  };

  return async (questions, mayBeOld = false) => {
    const read = await inParallel(8, questions, async (asked): Promise<Read> => {
      const { paths, label } = asked.until;
      return {
        asked,
        files: paths.length === 0 ? nothing : await filesOf(asked),
        pulls: label === null ? nothing : await pullsOf(asked),
      };
    });
    const labels = await labelsOf(read, mayBeOld);
    return new Map(read.map((one) => [one.asked.service, barrierOf(one, labels)] as const));
  };
}

const nothing: Listing<never> = whole([]);

interface Read {
  readonly asked: BarrierQuestion;
  readonly files: Listing<string>;
  readonly pulls: Listing<number>;
}

/** By `keyOf`. */
type Labels = ReadonlyMap<string, Listing<string>>;

const keyOf = (repo: RepoName, number: number): string => `${repo}#${number}`;

const labelledShape = z
  .object({ labels: pageOf(z.object({ name: z.string() })).nullable() })
  .transform(({ labels }) => labels ?? { nodes: [], next: null });

async function readLabels(github: GitHub, read: readonly Read[]): Promise<Labels> {
  const wanted = new Map<RepoName, Set<number>>();
  for (const { asked, pulls } of read) {
    if (pulls.kind === "unread") continue;
    const numbers = wanted.get(asked.repo) ?? new Set();
    for (const number of pulls.entries) numbers.add(number);
    wanted.set(asked.repo, numbers);
  }
  const parts = [...wanted].flatMap(([repo, numbers]) =>
    chunks([...numbers], numbersPerQuestion).map((some) => ({ repo, some })),
  );
  const answers = await ask(
    github,
    parts.map(({ repo, some }): Question => ({
      repo,
      select: (put) =>
        some
          .map(
            (number) =>
              `pull${number}: pullRequest(number: ${put("Int!", number)}) { labels(first: 100) { ${pageInfo} nodes { name } } }`,
          )
          .join("\n"),
    })),
  );
  const labels = new Map<string, Listing<string>>();
  for (const [index, { repo, some }] of parts.entries()) {
    const answer = answers[index];
    for (const number of some) {
      const one = answer?.ok
        ? part(answer.value, `pull${number}`, labelledShape)
        : unknown<never>(answer?.failure.message ?? wording`GitHub did not answer`);
      const list = listingOf(one, `the list of labels of #${number}`);
      labels.set(
        keyOf(repo, number),
        mapListing(list, ({ name }) => [name.toLowerCase()]),
      );
    }
  }
  return labels;
}

function barrierOf({ asked, files, pulls }: Read, labels: Labels): Reading<BarrierFacts> {
  if (files.kind === "unread") return unknown(files.why);
  if (pulls.kind === "unread") return unknown(pulls.why);
  const { repo, from, to, until } = asked;
  const label = until.label?.toLowerCase();
  const barred: number[] = [];
  for (const number of pulls.entries) {
    const own = labels.get(keyOf(repo, number)) ?? unread("labels were not read");
    const isBarred = someIn(own, (name) => name === label);
    if (isBarred.kind === "unknown") return isBarred;
    if (isBarred.value) barred.push(number);
  }
  return known({
    from,
    to,
    files: files.entries.filter(createPathMatch(until.paths)),
    pulls: barred,
    isWhole: files.kind === "whole" && pulls.kind === "whole",
  });
}
