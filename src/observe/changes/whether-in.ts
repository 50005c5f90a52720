/** Whether one commit has the change of another one in its history, picked and reverted ones told apart. */
import { areUnrelated } from "../../github/resources/commits-between.ts";
import { mergeBaseOf } from "../../github/resources/compare.ts";
import type { GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName, Sha } from "../../model/ids.ts";
import type { ChangeStanding } from "../../model/release/sought-change.ts";
import { createRemembered } from "../ask/remembered.ts";
import { logged } from "./branch-log.ts";
import { createChangeLog } from "./change-log.ts";
import { rangeBetween } from "./ranges.ts";
import { wording } from "../../model/view/wording.ts";

/** The commit with which a change landed. */
export interface SoughtCommit {
  readonly commit: Sha;
  /** Its first parent; null: it has none. */
  readonly parent: Sha | null;
  /** The pull request by which messages may name it. */
  readonly named: { readonly number: number; readonly title: string } | null;
}

interface Carried {
  readonly standing: Reading<ChangeStanding>;
  /** The commit that has it there; null: none. */
  readonly by: Sha | null;
}

export interface ReadWhetherIn {
  /** By the messages of all commits that came since, as for the gate. */
  withWords(repo: RepoName, sought: SoughtCommit, head: Sha): Promise<Carried>;
  /** By the history alone: one request. */
  byHistory(repo: RepoName, carrier: Sha, head: Sha): Promise<Reading<ChangeStanding>>;
}

/** Ten requests. Anybody may ask, so a question must not cost what a release does. */
const commitsMax = 1_000;
const rememberedMax = 1_000;

/** What is known of two commits never changes. */
export function createReadWhetherIn(github: GitHub): ReadWhetherIn {
  const carried = createRemembered<Carried>(rememberedMax);
  const histories = createRemembered<ChangeStanding>(rememberedMax);
  return {
    async withWords(repo, sought, head) {
      const key = `${repo} ${sought.commit} ${head}`;
      const before = carried.get(key);
      if (before) return before;
      const read = await readWithWords(github, repo, sought, head);
      return read.standing.kind === "known" ? carried.put(key, read) : read;
    },
    async byHistory(repo, carrier, head) {
      const key = `${repo} ${carrier} ${head}`;
      const before = histories.get(key);
      if (before !== undefined) return known(before);
      const base = await mergeBaseOf(github, { repo, base: carrier, head });
      if (!base.ok && areUnrelated(base.failure)) return known(histories.put(key, "absent"));
      if (!base.ok) return unknown(base.failure.message);
      return known(histories.put(key, base.value === carrier ? "there" : "absent"));
    },
  };
}

async function readWithWords(
  github: GitHub,
  repo: RepoName,
  { commit, parent, named }: SoughtCommit,
  head: Sha,
): Promise<Carried> {
  const range = await rangeBetween(github, {
    repo,
    base: parent ?? commit,
    head,
    max: commitsMax,
  });
  if (!range.ok && areUnrelated(range.failure)) return carriedBy(known("absent"));
  if (!range.ok) return carriedBy(unknown(range.failure.message));
  const { commits, total, isForward } = range.value;
  // Nothing is before the first commit of all, and it is in every history that goes on from it.
  if (parent === null && isForward && commits.length === total) {
    return carriedBy(known("there"), commit);
  }
  if (commits.length < total) {
    const why = `more than ${commitsMax} commits came since then, too many to read`;
    return carriedBy(unknown(why));
  }
  const undoes = { named: [], isAll: false };
  const log = createChangeLog(
    commits.map(logged(repo)),
    named ? [{ ...named, mergeCommit: commit, undoes }] : [],
  );
  const fate = log.fateOf(commit);
  switch (fate.kind) {
    case "there":
      return carriedBy(known("there"), fate.by ?? commit);
    case "taken back":
      return carriedBy(known("reverted"));
    case "absent":
      return carriedBy(known("absent"));
    case "unclear":
    case "unproved":
      return carriedBy(
        unknown(wording`what ${fate.by.slice(0, 7)} did to it can't be told from its message`),
      );
  }
}

const carriedBy = (standing: Reading<ChangeStanding>, by: Sha | null = null): Carried => ({
  standing,
  by,
});
