/** Whether the changes of a release hold some that have no way back, as the train file tells them. */
import { z } from "zod";
import type { BarrierQuestion } from "../decide/rollback/barriers-to-read.ts";
import { filesBetween } from "../github/compare.ts";
import type { GitHub } from "../github/github.ts";
import type { BarrierFacts } from "../model/barrier.ts";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { RepoName, ServiceId } from "../model/ids.ts";
import { ask, type Question } from "./ask.ts";
import { chunks } from "./chunks.ts";
import { inParallel } from "./in-parallel.ts";
import { createPathMatch } from "./matches-path.ts";
import { part } from "./part.ts";
import { readNews } from "./read-changes.ts";
import { createRemembered } from "./remembered.ts";

type Barriers = ReadonlyMap<ServiceId, Reading<BarrierFacts>>;
export type ReadBarriers = (questions: readonly BarrierQuestion[]) => Promise<Barriers>;

/** Names or numbers, and whether there are no more. */
interface Listed<T> {
  readonly found: readonly T[];
  readonly isWhole: boolean;
}

const rangesMax = 2_000;
const numbersPerQuestion = 50;

/** What two commits fix for ever is read once; labels are read live, all of them together. */
export function createReadBarriers(github: GitHub): ReadBarriers {
  const files = createRemembered<Listed<string>>(rangesMax);
  const pulls = createRemembered<Listed<number>>(rangesMax);

  const filesOf = async ({ repo, from, to }: BarrierQuestion): Promise<Reading<Listed<string>>> => {
    const key = `${repo} ${from} ${to}`;
    const before = files.get(key);
    if (before) return known(before);
    const read = await filesBetween(github, { repo, base: from, head: to });
    if (!read.ok) return unknown(read.failure.message);
    return known(files.put(key, { found: read.value.files, isWhole: read.value.isWhole }));
  };
  const pullsOf = async (asked: BarrierQuestion): Promise<Reading<Listed<number>>> => {
    const { repo, path, from, to } = asked;
    const key = `${repo} ${from} ${to} ${path.join(" ")}`;
    const before = pulls.get(key);
    if (before) return known(before);
    const news = await readNews(github, { repo, path, commit: to, previous: from });
    if (!news.ok) return unknown(news.failure.message);
    const { complete } = news.value;
    const found = news.value.pulls.map(({ number }) => number);
    return known(pulls.put(key, { found, isWhole: complete }));
  };

  return async (questions) => {
    const read = await inParallel(8, questions, async (asked): Promise<Read> => {
      const { paths, label } = asked.until;
      return {
        asked,
        files: paths.length === 0 ? nothing : await filesOf(asked),
        pulls: label === null ? nothing : await pullsOf(asked),
      };
    });
    const labels = await readLabels(github, read);
    return new Map(read.map((one) => [one.asked.service, barrierOf(one, labels)] as const));
  };
}

const nothing = known({ found: [], isWhole: true });

interface Read {
  readonly asked: BarrierQuestion;
  readonly files: Reading<Listed<string>>;
  readonly pulls: Reading<Listed<number>>;
}

/** By `keyOf`. */
type Labels = ReadonlyMap<string, Reading<readonly string[]>>;

const keyOf = (repo: RepoName, number: number): string => `${repo}#${number}`;

const labelledShape = z.object({
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
});

async function readLabels(github: GitHub, read: readonly Read[]): Promise<Labels> {
  const wanted = new Map<RepoName, Set<number>>();
  for (const { asked, pulls } of read) {
    if (pulls.kind === "unknown") continue;
    const numbers = wanted.get(asked.repo) ?? new Set();
    for (const number of pulls.value.found) numbers.add(number);
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
              `pull${number}: pullRequest(number: ${put("Int!", number)}) { labels(first: 100) { nodes { name } } }`,
          )
          .join("\n"),
    })),
  );
  const labels = new Map<string, Reading<readonly string[]>>();
  for (const [index, { repo, some }] of parts.entries()) {
    const answer = answers[index];
    for (const number of some) {
      const one = answer?.ok
        ? part(answer.value, `pull${number}`, labelledShape)
        : unknown<never>(answer?.failure.message ?? "GitHub did not answer");
      labels.set(
        keyOf(repo, number),
        one.kind === "known"
          ? known(one.value.labels?.nodes.map(({ name }) => name.toLowerCase()) ?? [])
          : one,
      );
    }
  }
  return labels;
}

function barrierOf({ asked, files, pulls }: Read, labels: Labels): Reading<BarrierFacts> {
  if (files.kind === "unknown") return files;
  if (pulls.kind === "unknown") return pulls;
  const { repo, from, to, until } = asked;
  const label = until.label?.toLowerCase();
  const barred: number[] = [];
  for (const number of pulls.value.found) {
    const own = labels.get(keyOf(repo, number)) ?? unknown<never>("labels were not read");
    if (own.kind === "unknown") return own;
    if (label !== undefined && own.value.includes(label)) barred.push(number);
  }
  return known({
    from,
    to,
    files: files.value.found.filter(createPathMatch(until.paths)),
    pulls: barred,
    isWhole: files.value.isWhole && pulls.value.isWhole,
  });
}
