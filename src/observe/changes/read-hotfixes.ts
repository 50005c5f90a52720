/** What production runs that a release would undo: changes that came there another way and that its commit lacks. */
import { areUnrelated } from "../../github/resources/commits-between.ts";
import type { GitHub } from "../../github/client/github.ts";
import { nullIfMissing } from "../../github/resources/missing.ts";
import { othersDeployment } from "../../decide/deployments/previous.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { ReleaseKey, Sha } from "../../model/ids.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import type { Hotfix, HotfixFacts } from "../../model/release/hotfix.ts";
import type { Service } from "../../model/train/train.ts";
import { short } from "../../text/short.ts";
import { createRemembered } from "../ask/remembered.ts";
import { noReleaseBranch } from "../services/no-release-branch.ts";
import { ownCommits, type DirectCommit } from "./own-commits.ts";
import { rangeBetween } from "./ranges.ts";
import { readNews } from "./read-changes.ts";
import { isVersionNote } from "./version-notes.ts";
import { wording } from "../../model/view/wording.ts";

export interface HotfixQuestion {
  readonly service: Service;
  readonly release: ReleaseKey;
  /** Page of its repository. */
  readonly url: string;
  /** null: there is no release branch. */
  readonly tip: Sha | null;
  readonly production: ServiceFacts["production"];
}

export type ReadHotfixes = (question: HotfixQuestion) => Promise<Reading<HotfixFacts>>;

type Lacking = HotfixFacts["lacking"];

const comparedMax = 1_000;

/** Two commits are compared once: one request where production's is in the history of the release's. */
export function createReadHotfixes(github: GitHub): ReadHotfixes {
  const compared = createRemembered<Lacking>(comparedMax);
  return async ({ service, release, url, tip, production: deployed }) => {
    if (tip === null) return noReleaseBranch;
    const running = othersDeployment({ production: deployed }, release, service);
    if (running.kind === "unknown") return running;
    const production = running.value?.commit ?? null;
    const isByTrain = running.value?.ours === true && running.value.rides !== null;
    const facts = { commit: tip, production, isByTrain };
    if (production === null || production === tip) return known({ ...facts, lacking: [] });
    const key = [service.repo, production, tip, ...service.path].join(" ");
    const before = compared.get(key);
    if (before !== undefined) return known({ ...facts, lacking: before });
    const pair = { service, url, production, tip };
    const read = await lackingIn(github, pair);
    if (read.kind === "unknown") return read;
    // A commit that isn't there yet may come; what it has never changes.
    return known({ ...facts, lacking: read.value && compared.put(key, read.value) });
  };
}

interface Pair {
  readonly service: Service;
  readonly url: string;
  readonly production: Sha;
  readonly tip: Sha;
}

async function lackingIn(
  github: GitHub,
  { service, url, production, tip }: Pair,
): Promise<Reading<Lacking>> {
  const { repo, path } = service;
  // The notes begin with the same page.
  const of = { repo, base: production, head: tip, max: 1, onlyForward: true } as const;
  const range = await rangeBetween(github, of);
  if (!range.ok && areUnrelated(range.failure)) return known(null);
  const there = await nullIfMissing(github, repo, range);
  if (!there.ok) return unknown(there.failure.message);
  if (there.value === null) return known(null);
  if (there.value.isForward) return known([]);
  // What would be new if production's commit came after the release's.
  const news = await readNews(
    github,
    { repo, path, commit: production, previous: tip },
    { doubtful: "all" },
  );
  if (!news.ok) return unknown(news.failure.message);
  const { pulls, direct, cut, isCompared } = news.value;
  const missing = pulls.filter(({ title }) => !isVersionNote(title));
  const own = await ownCommits(github, service, direct.filter(isChange));
  if (own.kind === "unknown") return own;
  const lacking: readonly Hotfix[] = [
    ...missing.map(({ number, title, url: page }) => ({ text: `#${number}`, title, url: page })),
    ...own.value.map(({ sha, message }) => ({
      text: short(sha),
      title: headlineOf(message),
      url: `${url}/commit/${sha}`,
    })),
  ];
  const doubt = cut ?? (lacking.length > 0 && !isCompared ? "the release has too many" : null);
  return doubt === null
    ? known(lacking)
    : unknown(wording`which commits of production the release lacks can't be told: ${doubt}`);
}

const headlineOf = (message: string): string => message.split("\n", 1)[0] ?? "";

const isChange = ({ message, isEmpty }: DirectCommit): boolean =>
  !isEmpty && !isVersionNote(headlineOf(message));
