/** Whether whoever opened a tracking issue may open a release. */
import { repositoryPermission } from "../../github/resources/people.ts";
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { ReleaseKey, RepoName } from "../../model/ids.ts";
import type { Author } from "../../model/github/authority.ts";
import type { Observation, TrainFacts } from "../../model/observation.ts";
import type { RecordFacts } from "../../model/record/record-facts.ts";
import type { KnownIds } from "../../model/record/known-ids.ts";
import { ownerName, type Train } from "../../model/train/train.ts";
import { isOurs } from "../ask/account.ts";
import { isMoreThanReader, readAuthority } from "../people/authority.ts";
import { wording } from "../../model/view/wording.ts";

interface Opened {
  readonly trainRepo: RepoName;
  readonly issue: number;
  readonly train: Train;
  readonly opener: Author;
  readonly ids: KnownIds;
}

/**
 * Managers may, members of the train's teams, and whoever may triage the train repository: a stranger's issue would
 * keep real releases waiting. Apps and bots have no say.
 */
async function readOpening(
  github: GitHub,
  { trainRepo, train, opener, ids }: Opened,
): Promise<Reading<boolean>> {
  const { id, login, kind } = opener;
  if (id === null || kind !== "person") return known(false);
  const permission = await repositoryPermission(github, { repo: trainRepo, login });
  const isHolder = permission.ok && permission.value.user?.id === id;
  if (isHolder && isMoreThanReader(permission.value)) return known(true);
  const owners = [
    ...new Map(train.services.map(({ owner }) => [ownerName(owner), owner])).values(),
  ];
  const about = { isManager: true, owners: owners.map(ownerName) };
  const read = await readAuthority(github, {
    trainRepo,
    managers: train.managers,
    rotationUnread: train.rotationUnread,
    handedTo: [],
    owners,
    services: [],
    known: ids,
    questions: [{ author: opener, about }],
  });
  const authority = read.get(id);
  if (authority?.kind !== "known") return authority ?? unknown(wording`GitHub did not answer`);
  const { isManager, owners: speaksFor } = authority.value;
  if (isManager === true || [...speaksFor.values()].includes(true)) return known(true);
  const isWhole = isManager === false && owners.every((one) => speaksFor.has(ownerName(one)));
  if (isWhole && (permission.ok || permission.failure.kind === "not found")) return known(false);
  return unknown(
    permission.ok ? wording`the members of the teams are unknown` : permission.failure.message,
  );
}

const rememberedMax = 2_000;

/** Remembers who may: that holds once and for all. */
export function createReadOpening(github: GitHub): (of: Opened) => Promise<Reading<boolean>> {
  const accepted = new Set<string>();
  return async (of) => {
    const key = `${of.trainRepo}#${of.issue} ${of.opener.id}`;
    if (accepted.has(key)) return known(true);
    const opening = await readOpening(github, of);
    if (opening.kind === "known" && opening.value) {
      if (accepted.size >= rememberedMax) accepted.clear();
      accepted.add(key);
    }
    return opening;
  };
}

/** Not asked of what the app opened by the schedule, nor of what has its record: that has been a release. */
async function openingOf(
  read: ReturnType<typeof createReadOpening>,
  { repo, issue }: { readonly repo: RepoName; readonly issue: number },
  seen: {
    readonly opener: Author;
    readonly app: AppIdentity;
    readonly train: TrainFacts;
    readonly record: RecordFacts;
    readonly ids: KnownIds;
  },
): Promise<Pick<Observation, "opening">> {
  const { opener, app, train, record, ids } = seen;
  if (record.kind !== "none" || isOurs(opener, app) || train.kind !== "valid") return {};
  return { opening: await read({ trainRepo: repo, issue, train: train.train, opener, ids }) };
}

/** What strangers opened keeps no release waiting. */
async function withoutStrangers(
  others: Observation["others"],
  isStrangers: (release: ReleaseKey) => Promise<boolean> = async () => false,
): Promise<Observation["others"]> {
  if (others.kind === "unknown") return others;
  const strange = await Promise.all(others.value.map(({ release }) => isStrangers(release)));
  return known(others.value.filter((_, index) => !strange[index]));
}

/** What there is to know of strangers: whether it is one's, and the other releases but theirs. */
export async function strangersOf(
  read: ReturnType<typeof createReadOpening>,
  at: Parameters<typeof openingOf>[1],
  of: {
    readonly seen: Parameters<typeof openingOf>[2] & Pick<Observation, "others">;
    readonly isStrangers: ((release: ReleaseKey) => Promise<boolean>) | undefined;
  },
): Promise<Pick<Observation, "opening" | "others">> {
  const others = await withoutStrangers(of.seen.others, of.isStrangers);
  return { ...(await openingOf(read, at, of.seen)), others };
}
