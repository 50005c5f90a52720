/** Which pull requests are meant for a release, and whether the release branch has them. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { PullFacts } from "../../model/observation.ts";
import { accountFragment } from "../ask/account.ts";
import { ask, type Answer, type Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part, wholeList, type Page } from "../ask/part.ts";
import { isUnexplained } from "./unexplained.ts";
import {
  labelsOf,
  milestonesSelection,
  type MeantMilestone,
  type MeantMilestones,
} from "./milestones.ts";
import { pullFragment, pullShape, type Pull } from "./pull-shape.ts";
import { readLayers, type PullsInto } from "./stacks.ts";
import type { Destination, ReadContainments } from "./containment.ts";
import { wording } from "../../model/view/wording.ts";

const pullPageShape = pageOf(pullShape);
const fragments = [accountFragment, pullFragment];

const pulls = (
  put: Put,
  filter: string,
  after: string | null,
  { states = "[OPEN, MERGED, CLOSED]", more = "" } = {},
): string =>
  `pullRequests(${filter}states: ${states}, first: 100, after: ${put("String", after)}) {
    ${pageInfo} nodes { ...Pull ${more} } }`;
// One label at a time: whether several mean "any" or "all" is not documented.
const labelled = (put: Put, label: string): string => `labels: ${put("[String!]", [label])}, `;
const into = (put: Put, base: string): string => `baseRefName: ${put("String", base)}, `;
const above = (put: Put, head: string, after: string | null): string =>
  pulls(put, into(put, head), after, { states: "OPEN" });
export interface Meant {
  readonly repo: RepoName;
  /** Of the release, without a leading `v`. */
  readonly version: string;
  readonly branch: string;
  /** Milestones that meant the release when the repository was last read: saves a request. */
  readonly milestones: readonly number[];
  /** The number that the next milestone gets, while none means the release: it most likely does. Undefined: not known. */
  readonly nextMilestone?: number | undefined;
  /** Branches of open pull requests into the release branch then, into which others may go. */
  readonly heads: readonly string[];
  /** Nothing was read of it yet: what pull requests into the branch say of others comes with them. */
  readonly isNew: boolean;
}

const based = (put: Put, { branch, isNew }: Meant, after: string | null): string =>
  pulls(put, into(put, branch), after, {
    // Closing one that was to go into the branch takes it off.
    states: "[OPEN, MERGED]",
    more: isNew ? "body" : "",
  });

/** The fields of a repository that `readPulls` wants in its answer. */
export function pullsSelection(put: Put, meant: Meant): string {
  return [
    milestonesSelection(put, meant),
    ...meant.milestones.map((number) => ofMilestone(put, number)),
    ...(meant.nextMilestone === undefined ? [] : [ofMilestone(put, meant.nextMilestone, "body")]),
    ...labelsOf(meant.version).map(
      (label, index) => `label${index}: ${pulls(put, labelled(put, label), null)}`,
    ),
    `based: ${based(put, meant, null)}`,
    ...meant.heads.map((head, index) => `above${index}: ${above(put, head, null)}`),
  ].join("\n");
}

/** When its pull requests are read for the first time, what they say of others comes with them. */
const ofMilestone = (put: Put, number: number, more = ""): string =>
  `milestone${number}: milestone(number: ${put("Int!", number)}) { ${pulls(put, "", null, { more })} }`;

const milestonePullsShape = z
  .object({ pullRequests: pullPageShape })
  .transform(({ pullRequests }) => pullRequests);

type PullLists = ReadonlyMap<number, Reading<Page<Pull>>>;

/** First pages of the pull requests of milestones that the first answer didn't ask for, by repository. */
export async function readNewMilestones(
  github: GitHub,
  wanted: readonly { readonly meant: Meant; readonly found: readonly MeantMilestone[] }[],
): Promise<ReadonlyMap<Meant, PullLists>> {
  const asked = wanted
    .map(({ meant, found }) => ({
      meant,
      fresh: found
        .map(({ number }) => number)
        .filter((number) => !meant.milestones.includes(number) && number !== meant.nextMilestone),
    }))
    .filter(({ fresh }) => fresh.length > 0);
  const questions = asked.map(({ meant, fresh }) => ({
    repo: meant.repo,
    select: (put: Put): string =>
      fresh.map((number) => ofMilestone(put, number, "body")).join("\n"),
  }));
  const answers = await ask(github, questions, { fragments });
  return new Map(
    asked.map(({ meant, fresh }, index) => {
      const answer = answers[index];
      const lists = fresh.map((number): [number, Reading<Page<Pull>>] => [
        number,
        answer?.ok
          ? part(answer.value, `milestone${number}`, milestonePullsShape)
          : unknown(answer?.failure.message ?? wording`GitHub did not answer`),
      ]);
      return [meant, new Map(lists)];
    }),
  );
}

export interface PullsRead {
  readonly meant: Meant;
  readonly answer: Answer;
  readonly milestones: Reading<MeantMilestones>;
  /** Of milestones that the answer doesn't have. */
  readonly more: PullLists;
  /** Told the branches that are asked for at once the next time. */
  readonly learnHeads: (heads: readonly string[]) => void;
}

/** A pull request meant for the release, as far as it is the same for all services of the repository. */
export interface MeantPull {
  readonly pull: Pull;
  readonly facts: PullFacts;
}

/** Every pull request that is meant for the release: by milestone, label or base branch. */
export async function readPulls(
  github: GitHub,
  containments: ReadContainments,
  read: PullsRead,
  to: Destination,
): Promise<Reading<readonly MeantPull[]>> {
  const { meant, answer } = read;
  if (read.milestones.kind === "unknown") return read.milestones;
  const lists = [
    ...read.milestones.value.ours.map(({ number }) => ({
      meantBy: "milestone" as const,
      first: read.more.get(number) ?? part(answer, `milestone${number}`, milestonePullsShape),
      next: (put: Put, cursor: string): string =>
        `page: milestone(number: ${put("Int!", number)}) { ${pulls(put, "", cursor)} }`,
      shape: milestonePullsShape as z.ZodType<Page<Pull>>,
    })),
    ...labelsOf(meant.version).map((label, index) => ({
      meantBy: "label" as const,
      first: part(answer, `label${index}`, pullPageShape),
      next: (put: Put, cursor: string): string =>
        `page: ${pulls(put, labelled(put, label), cursor)}`,
      shape: pullPageShape,
    })),
    {
      meantBy: "base branch" as const,
      first: part(answer, "based", pullPageShape),
      next: (put: Put, cursor: string): string => `page: ${based(put, meant, cursor)}`,
      shape: pullPageShape,
    },
  ];
  const found = new Map<number, { readonly pull: Pull; readonly meantBy: PullFacts["meantBy"] }>();
  for (const { meantBy, first, next, shape } of lists) {
    const list = await wholeList(github, first, {
      repo: meant.repo,
      select: next,
      fragments,
      shape,
      pagesMax: 20,
    });
    if (list.kind === "unknown") return list;
    for (const pull of list.value) {
      const before = found.get(pull.number);
      const isFuller = before?.pull.body === undefined;
      found.set(pull.number, {
        pull: before && !isFuller ? before.pull : pull,
        meantBy: before?.meantBy ?? meantBy,
      });
    }
  }
  const layers = await readStacked(github, read, found);
  if (layers.kind === "unknown") return layers;
  for (const pull of layers.value) {
    if (!found.has(pull.number)) found.set(pull.number, { pull, meantBy: "stack" });
  }
  const all = [...found.values()].toSorted((a, b) => a.pull.number - b.pull.number);
  const containment = await containments(
    to,
    all.map(({ pull }) => pull),
  );
  const wanted = all.map(({ pull, meantBy }): MeantPull => ({
    pull,
    facts: factsOf(
      pull,
      meantBy,
      containment.get(pull.number) ?? unknown(wording`it was not looked for`),
    ),
  }));
  return known(wanted.filter((one) => !isTakenOff(one) && !carriesOut(one, to)));
}

/** The layers of stacks whose base is the release branch; only the lowest of each goes into it. */
async function readStacked(
  github: GitHub,
  { meant, answer, learnHeads }: PullsRead,
  found: ReadonlyMap<number, { readonly pull: Pull }>,
): Promise<Reading<readonly Pull[]>> {
  const { repo, branch } = meant;
  const asked = new Set<string>();
  const pullsInto: PullsInto = async (head) => {
    asked.add(head);
    const index = meant.heads.indexOf(head);
    const next = (put: Put, cursor: string | null): string => `page: ${above(put, head, cursor)}`;
    const further = { repo, select: next, fragments, shape: pullPageShape, pagesMax: 10 };
    if (index >= 0) {
      return wholeList(github, part(answer, `above${index}`, pullPageShape), further);
    }
    const [first] = await ask(github, [{ repo, select: (put) => next(put, null) }], { fragments });
    if (!first?.ok) return unknown(first?.failure.message ?? wording`GitHub did not answer`);
    return wholeList(github, part(first.value, "page", pullPageShape), further);
  };
  const lowest = [...found.values()]
    .map(({ pull }) => pull)
    .filter(({ baseRefName, state }) => baseRefName === branch && state !== "CLOSED");
  const layers = await readLayers(github, { repo, branch, lowest }, pullsInto);
  learnHeads([...asked]);
  return layers;
}

/** It takes the release elsewhere, as back to main: all that it has is what is released, whenever it is merged. */
const carriesOut = ({ pull }: MeantPull, { branch, tip }: Destination): boolean =>
  pull.baseRefName !== branch &&
  ((pull.headRefName === branch && !pull.isCrossRepository) ||
    (pull.state === "OPEN" && pull.headRefOid === tip));

/** What was merged into the release branch can't get another base: a milestone of its own takes it off. */
function isTakenOff({ pull, facts: { meantBy, containment } }: MeantPull): boolean {
  const isReverted = containment.kind === "known" && containment.value.kind === "reverted";
  return isReverted && meantBy === "base branch" && pull.milestone !== null;
}

const stateOf = { OPEN: "open", MERGED: "merged", CLOSED: "closed" } as const;

const factsOf = (
  pull: Pull,
  meantBy: PullFacts["meantBy"],
  containment: PullFacts["containment"],
): PullFacts => ({
  number: pull.number,
  title: pull.title,
  url: pull.url,
  author: pull.author.login,
  state: stateOf[pull.state],
  isDraft: pull.isDraft,
  ...(pull.mergedAt && { mergedAt: pull.mergedAt }),
  base: pull.baseRefName,
  head: pull.headRefOid,
  meantBy,
  ...(isUnexplained(pull) && { isUnexplained: true }),
  containment,
});
