/** Readings of services that still hold: repositories of which nothing was heard are read ever more seldom. */
import { createHash } from "node:crypto";
import { derived } from "../../model/derived.ts";
import type { Service, Train } from "../../model/train/train.ts";
import type { AppIdentity, Clock, GitHub } from "../../github/client/github.ts";
import type { Reading } from "../../model/failure.ts";
import type { ReleaseKey, RepoName, ServiceId } from "../../model/ids.ts";
import type { Watched } from "../../model/github/watched.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import { alone, type Joint } from "../ask/joint.ts";
import { createRemembered } from "../ask/remembered.ts";
import { isHeardOf, type Freshness } from "../freshness.ts";
import { holds, keep, type Kept } from "../kept.ts";
import type { Planned, ReleaseQuestion } from "./service-question.ts";
import { createReadServices, type ServiceReadings } from "./services.ts";
import { trainUnread, type TrainReadings } from "../trains/train-release.ts";

type Readings = ReadonlyMap<ServiceId, Reading<ServiceFacts>>;

/** Of one release. */
interface KeptRelease {
  readonly question: ReleaseQuestion;
  readonly repositories: Map<RepoName, Kept<Readings>>;
  train?: Kept<TrainReadings>;
}

/** The services as they were read last, and which of them in this look. */
export interface KeptReadings extends ServiceReadings {
  readonly readNow: ReadonlySet<ServiceId>;
}

export interface KeptServices {
  /** @param joint absent: it asks alone */
  read(
    app: AppIdentity,
    question: ReleaseQuestion,
    freshness: Freshness,
    joint?: Joint,
  ): Promise<KeptReadings>;
  /** What was asked in the last look at a release: most likely the same is asked in this one. */
  lastQuestion(release: ReleaseKey): ReleaseQuestion | undefined;
}

const releasesMax = 200;

/** Reads again what may have changed, and takes the rest from before. */
export function createKeptServices(github: GitHub, clock: Pick<Clock, "now">): KeptServices {
  const readServices = createReadServices(github);
  const releases = createRemembered<KeptRelease>(releasesMax);
  const read: KeptServices["read"] = async (app, question, freshness, joint = alone(github)) => {
    const { release } = question;
    const { look } = freshness;
    const before = releases.get(release);
    const kept = releases.put(release, { repositories: new Map(), ...before, question });
    hear(kept, question, freshness);
    const byRepo = Map.groupBy(question.services, ({ service }) => service.repo);
    const askedOfAll = printOf(question);
    const askedOf = (planned: readonly Planned[]): string =>
      `${askedOfAll} ${planned.map(textOf).join(" ")}`;
    const readAt = clock.now();
    const isDue = (
      one: Kept<unknown> | undefined,
      asked: string,
      planned: readonly Planned[],
    ): boolean =>
      one?.asked !== asked || !holds(one, { ...wantedOf(planned, freshness), now: readAt });
    const due = [...byRepo].filter(([repo, planned]) =>
      isDue(kept.repositories.get(repo), askedOf(planned), planned),
    );
    const isTrainDue = isDue(kept.train, askedOfAll, []);
    if (due.length > 0 || isTrainDue) {
      const services = due.flatMap(([, planned]) => planned);
      const how = { isTrainAsked: isTrainDue, joint };
      const read = await readServices(app, { ...question, services }, how);
      for (const [repo, planned] of due) {
        const own = new Map(
          idsOf(planned).flatMap((id) => {
            const reading = read.services.get(id);
            return reading ? [[id, reading] as const] : [];
          }),
        );
        const before = kept.repositories.get(repo);
        kept.repositories.set(repo, keep(own, { asked: askedOf(planned), look, readAt }, before));
      }
      if (read.train)
        kept.train = keep(read.train, { asked: askedOfAll, look, readAt }, kept.train);
    } else {
      joint.leave();
    }
    const parts = [...byRepo.keys()].flatMap((repo) => kept.repositories.get(repo) ?? []);
    return {
      services: new Map(parts.flatMap(({ value }) => [...value])),
      readNow: new Set(parts.flatMap((one) => (one.look === look ? [...one.value.keys()] : []))),
      ...(kept.train?.value ?? trainUnread("it was not read")),
    };
  };
  return { read, lastQuestion: (release) => releases.get(release)?.question };
}

/** What is asked of all. Each repository's reading is held against it, and a train of many has a long text. */
const printOf = ({ train, ...question }: ReleaseQuestion): string =>
  createHash("sha256")
    .update(JSON.stringify({ ...question, services: [] }))
    .update(trainText(train))
    .digest("base64url");
const trainText = derived((train: Train): string => JSON.stringify(train));

const textOf = ({ service, ...planned }: Planned): string =>
  `${serviceText(service)} ${JSON.stringify(planned)}`;
const serviceText = derived((service: Service): string => JSON.stringify(service));

const most = {
  underWay: Temporal.Duration.from({ minutes: 1 }),
  busy: Temporal.Duration.from({ minutes: 10 }),
  calm: Temporal.Duration.from({ hours: 2 }),
} as const;

/** What is wanted of the reading of a repository with these services; with none: of the train's. */
function wantedOf(
  planned: readonly Planned[],
  { look, attention, ground }: Freshness,
): Pick<Parameters<typeof holds>[1], "look" | "isNeeded" | "most"> {
  const isAny = (ids: ReadonlySet<ServiceId> | undefined): boolean =>
    planned.some(({ service }) => ids?.has(service.id));
  const isGround = ground === "everything" || (ground !== "nothing" && isAny(ground));
  const isUnderWay = isAny(attention?.underWay);
  return {
    look,
    isNeeded: !attention || isGround || isAny(attention.unsettled),
    most: isUnderWay ? most.underWay : attention?.isCalm ? most.calm : most.busy,
  };
}

const idsOf = (planned: readonly Planned[]): readonly ServiceId[] =>
  planned.map(({ service }) => service.id);

/** What something was heard of is read again, in this look or when it can be. */
function hear(kept: KeptRelease, question: ReleaseQuestion, { heard }: Freshness): void {
  for (const [repo, one] of kept.repositories) {
    const isMeant = namesOf(repo, one.value).some((name) => isHeardOf(heard, name));
    if (isMeant) kept.repositories.set(repo, { ...one, isStale: true });
  }
  const { trainRepo: repo, names } = question;
  if (kept.train && isHeardOf(heard, { repo, id: names.repository })) {
    kept.train = { ...kept.train, isStale: true };
  }
}

/** As the train file calls it and as it is called now. */
const namesOf = (repo: RepoName, readings: Readings): readonly Watched[] => [
  { repo, id: null },
  ...[...readings.values()].flatMap((one) =>
    one.kind === "known" ? [{ repo: one.value.repo, id: one.value.repository }] : [],
  ),
];
