/**
 * Our own deployments that a status moved elsewhere. A status may name another environment than the deployment's, and
 * GitHub then lists the deployment there alone (GraphQL: `Deployment.latestEnvironment`, `originalEnvironment`; REST,
 * "Create a deployment status": `environment`). It stays the deployment that we made.
 */
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import { isSameName } from "../../model/ids.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import { accountFragment, isOurs } from "../ask/account.ts";
import { ask, type Answer } from "../ask/ask.ts";
import {
  deploymentFragments,
  deploymentsSelection,
  readDeployments,
  statusesMost,
} from "./deployments.ts";
import { everywhereSelection, everywhereShape } from "./everywhere.ts";
import { part, wholeList } from "../ask/part.ts";
import { createRemembered } from "../ask/remembered.ts";
import type { ReleaseQuestion, RepositoryQuery } from "./service-question.ts";
import { wording } from "../../model/view/wording.ts";

/** Of 100 each, without statuses: busy repositories make thousands for their previews while a release is open. */
const pagesMax = 100;
const rememberedMax = 1_000;

/** By environment: those that were made there by us and stand elsewhere now. */
export type ReadMoved = (
  app: AppIdentity,
  of: {
    readonly query: RepositoryQuery;
    readonly answer: Answer;
    readonly question: ReleaseQuestion;
  },
) => Promise<Reading<ReadonlyMap<string, readonly DeploymentFacts[]>>>;

export function createReadMoved(github: GitHub): ReadMoved {
  // By repository and release.
  const remembered = createRemembered<Seen>(rememberedMax);
  return async (app, { query, answer, question }) => {
    const { repo } = query;
    const key = `${repo} ${question.release}`;
    const before = remembered.get(key);
    const first = part(answer, "everywhere", everywhereShape);
    const list = await wholeList(github, first, {
      repo,
      select: (put, cursor) => everywhereSelection(put, "page", cursor),
      fragments: [accountFragment],
      shape: everywhereShape,
      pagesMax,
      isEnough: (entries) => {
        const oldest = entries.at(-1);
        if (oldest && Temporal.Instant.compare(oldest.createdAt, question.openedAt) < 0)
          return true;
        // Each of ours may be moved at any time, however many others were made since.
        return (
          before !== undefined &&
          entries.filter(({ id }) => before.own.has(id)).length >= before.own.size
        );
      },
    });
    if (list.kind === "unknown") return list;
    const all: Way[] = [...(before?.ways ?? [])];
    const own = new Set(before?.own);
    for (const { id, creator, originalEnvironment: from, latestEnvironment: to } of list.value) {
      if (!isOurs(creator, app)) continue;
      own.add(id);
      if (from === null || to === null || isSameName(from, to)) continue;
      const isKnown = all.some((one) => isSameName(one.from, from) && isSameName(one.to, to));
      if (!isKnown) all.push({ from, to });
    }
    remembered.put(key, { ways: all, own });
    const found = new Map<string, readonly DeploymentFacts[]>();
    for (const { environment } of query.environments.values()) {
      for (const { to } of all.filter(({ from }) => isSameName(from, environment))) {
        const read = await readThere(github, app, { query, question, from: environment, to });
        if (read.kind === "unknown") return read;
        found.set(environment, [...(found.get(environment) ?? []), ...read.value]);
      }
    }
    return known(found);
  };
}

/** Of those that stand elsewhere; the rest are read page by page. */
const movedFirst = 20;

interface Seen {
  /** To which environments our own went, from which. */
  readonly ways: readonly Way[];
  /** Our own, by node id. */
  readonly own: ReadonlySet<string>;
}

interface Way {
  readonly from: string;
  readonly to: string;
}

async function readThere(
  github: GitHub,
  app: AppIdentity,
  of: {
    readonly query: RepositoryQuery;
    readonly question: ReleaseQuestion;
    readonly from: string;
    readonly to: string;
  },
): Promise<Reading<readonly DeploymentFacts[]>> {
  const { question, from, to } = of;
  const { repo } = of.query;
  const there = {
    alias: "moved",
    environment: to,
    first: movedFirst,
    statuses: statusesMost,
    isProduction: true,
  };
  const [answer] = await ask(
    github,
    [{ repo, select: (put) => deploymentsSelection(put, there) }],
    {
      fragments: [accountFragment, ...deploymentFragments],
    },
  );
  if (!answer?.ok) return unknown(answer?.failure.message ?? wording`GitHub did not answer`);
  return readDeployments(github, app, {
    repo,
    answer: answer.value,
    question: there,
    train: question.names,
    madeFor: from,
    isEnough: (newest) => {
      const oldest = newest.at(-1);
      return (
        oldest !== undefined && Temporal.Instant.compare(oldest.createdAt, question.openedAt) < 0
      );
    },
  });
}

/** With those that were moved, newest first. */
export function withMoved(
  there: Reading<readonly DeploymentFacts[]>,
  moved: Awaited<ReturnType<ReadMoved>>,
  environment: string,
): Reading<readonly DeploymentFacts[]> {
  if (there.kind === "unknown") return there;
  if (moved.kind === "unknown") return moved;
  const more = moved.value.get(environment) ?? [];
  if (more.length === 0) return there;
  return known(
    [...there.value, ...more].toSorted(
      (a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt) || b.id - a.id,
    ),
  );
}
