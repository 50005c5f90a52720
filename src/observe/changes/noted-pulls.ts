/** What the notes say of each pull request: its labels, and whether it is the first of its author. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { succeed, type Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { NotedPull } from "../../model/release/notes.ts";
import { ask } from "../ask/ask.ts";
import type { NewsPull } from "./pulls-brought.ts";
import { pullsNumbered, unread } from "./range-pulls.ts";

/**
 * The same pull requests as the notes have them.
 * @param of.isFirstRelease then everybody is new, and nobody is told of
 */
export async function notedPulls(
  github: GitHub,
  of: { readonly repo: RepoName; readonly isFirstRelease: boolean },
  {
    pulls,
    messages,
  }: {
    readonly pulls: readonly NewsPull[];
    readonly messages: ReadonlyMap<number, readonly string[]>;
  },
): Promise<Result<readonly NotedPull[]>> {
  const labels = await labelsOf(github, of.repo, pulls);
  if (!labels.ok) return labels;
  const firsts: ReadonlyMap<string, number | null> = of.isFirstRelease
    ? new Map()
    : await firstPulls(github, of.repo, pulls);
  const isFirst = ({ author, number }: NewsPull): boolean | null => {
    const first = firsts.get(author.login);
    return first === null ? null : first === number;
  };
  return succeed(
    pulls.map((pull): NotedPull => ({
      number: pull.number,
      title: pull.title,
      url: pull.url,
      author: pull.author.login,
      isBot: pull.author.kind === "bot",
      body: pull.body,
      labels: labels.value.get(pull.number) ?? [],
      messages: messages.get(pull.number) ?? [],
      isFirst: isFirst(pull),
    })),
  );
}

type Labels = ReadonlyMap<number, readonly string[]>;

async function labelsOf(
  github: GitHub,
  repo: RepoName,
  pulls: readonly NewsPull[],
): Promise<Result<Labels>> {
  const without = pulls.filter(({ labels }) => labels === undefined);
  const read = await pullsNumbered(
    github,
    repo,
    without.map(({ number }) => number),
  );
  if (!read.ok) return read;
  const names = new Map<number, readonly string[]>();
  for (const { number, labels } of [...pulls, ...read.value]) {
    if (labels === undefined) continue;
    // More than GitHub allows.
    if (labels?.next) return unread(repo, `#${number} has more labels than can be read`);
    names.set(number, labels?.nodes.map(({ name }) => name) ?? []);
  }
  const missing = pulls.find(({ number }) => !names.has(number));
  return missing ? unread(repo, `the labels of #${missing.number} are missing`) : succeed(names);
}

const countShape = z.object({ issueCount: z.int().nonnegative() });
/** As many connections as make one point. */
const authorsPerRequest = 100;

/** By the author's login the number of the first of these pull requests, where nothing was merged before; null: not known. */
async function firstPulls(
  github: GitHub,
  repo: RepoName,
  pulls: readonly NewsPull[],
): Promise<ReadonlyMap<string, number | null>> {
  const earliest = new Map<string, NewsPull>();
  for (const pull of pulls) {
    const { author, mergedAt } = pull;
    const before = earliest.get(author.login)?.mergedAt;
    if (author.kind !== "person" || author.id === null || mergedAt === null) continue;
    if (!before || Temporal.Instant.compare(mergedAt, before) < 0) earliest.set(author.login, pull);
  }
  const firsts = new Map<string, number | null>();
  const all = [...earliest];
  const counts = await mergedBy(
    github,
    repo,
    all.map(([, pull]) => pull),
  );
  for (const [index, [login, first]] of all.entries()) {
    const count = counts[index];
    if (count === undefined) firsts.set(login, null);
    else if (count <= pulls.filter((one) => isAsEarly(one, first)).length)
      firsts.set(login, first.number);
  }
  return firsts;
}

/** Merged at the very same time by the same author: neither was there before the other. */
const isAsEarly = (one: NewsPull, { author, mergedAt }: NewsPull): boolean =>
  one.author.login === author.login &&
  one.mergedAt !== null &&
  mergedAt !== null &&
  Temporal.Instant.compare(one.mergedAt, mergedAt) === 0;

/**
 * How many pull requests of the same author were merged by the time of each of these, itself included ("Searching
 * issues and pull requests", GitHub docs); undefined: GitHub didn't say.
 */
async function mergedBy(
  github: GitHub,
  repo: RepoName,
  pulls: readonly NewsPull[],
): Promise<readonly (number | undefined)[]> {
  const questions = pulls.map(({ author, mergedAt }) => ({
    repo,
    search: `repo:${repo} is:pr is:merged author:${author.login} merged:<=${mergedAt?.round("second").toString() ?? ""}`,
    select: () => "issueCount",
  }));
  const answers = await ask(github, questions, { batch: authorsPerRequest });
  return answers.map((answer) => {
    if (!answer.ok || answer.value.errors.length > 0) return undefined;
    const read = countShape.safeParse(answer.value.data);
    return read.success ? read.data.issueCount : undefined;
  });
}
