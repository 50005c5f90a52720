/** What keeps a service from leaving: open issues and pull requests that people marked, or linked to the release. */
import { derived } from "../../model/derived.ts";
import type { BlockerFacts } from "../../model/github/blocker.ts";
import { isSameName, issueName, type ServiceId } from "../../model/ids.ts";
import { nameBeside } from "../../text/name-beside.ts";
import { mapListing, unread, whole, type Listing } from "../../model/listing.ts";
import type { BlockerWaiveEntry } from "../../model/record/managers-entries.ts";
import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Service } from "../../model/train/train.ts";
import { entriesOf } from "../record/record.ts";
import { isNearVersion } from "../../model/release/near-version.ts";
import { isForFewer } from "../../model/github/visibility.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** One that blocks a service. */
export interface Blocking {
  readonly facts: BlockerFacts;
  /** `acme/api#12`, or other words where readers of the tracking issue can't read it. */
  readonly name: string;
  readonly isHidden: boolean;
  /** What it is linked to; null: it has the blockers' label. */
  readonly linked: "the release" | "the sub-issue" | null;
  /** Its milestones and labels that name another release. */
  readonly others: readonly string[];
  /** The word of a manager that sets it aside for the service. */
  readonly waived: BlockerWaiveEntry | undefined;
}

export interface BlockersFound {
  readonly blocking: readonly Blocking[];
  /** Why there may be more. */
  readonly gaps: readonly string[];
  /** With the label, and meant for no release at all, or for one that is called nearly as this one. */
  readonly stray: readonly BlockerFacts[];
}

const nothing: BlockersFound = { blocking: [], gaps: [], stray: [] };

type Seen = Pick<Situation, "observation" | "train" | "plan">;

/** Everything that blocks one service of the release, each once. */
export function blockersOf(
  situation: Seen,
  { service, hides }: Pick<ServiceAssessment, "service" | "hides">,
  record: ReleaseRecord,
): BlockersFound {
  const { observation, train } = situation;
  if (train.blockers === null) return nothing;
  const { labelled, dependencies } = observation.blockers;
  const { issue } = observation;
  const facts = observation.services.get(service.id);
  const own = isHome(situation, service)
    ? none
    : facts?.kind === "known"
      ? facts.value.blockers
      : unread(facts?.why ?? wording`not read yet`);
  const siblings = servicesByRepo(train.services).get(service.repo.toLowerCase()) ?? [];
  const subIssue = observation.subIssues.get(service.id);
  const sources: readonly Source[] = [
    {
      list: marked(own, siblings, service),
      linked: null,
      where: service.repo,
      hides: hides && facts?.kind === "known",
    },
    {
      list: marked(labelled, train.services, service),
      linked: null,
      where: observation.issue.repo,
    },
    {
      list: dependencies.get(observation.issue.number) ?? unseen(),
      linked: "the release",
      where: wording`the tracking issue`,
    },
    ...(subIssue
      ? [
          {
            list: dependencies.get(subIssue.key) ?? unseen(),
            linked: "the sub-issue",
            where: nameBeside(issue, subIssue),
          } as const,
        ]
      : []),
  ];
  const seen = new Map<string, Blocking>();
  const stray = new Map<string, BlockerFacts>();
  for (const { list, linked } of sources) {
    for (const one of list.kind === "unread" ? [] : list.entries) {
      if (isOwn(situation, one) || seen.has(one.id)) continue;
      const meaning = meaningOf(one, situation.plan.version);
      if (linked !== null || meaning.isThis) {
        seen.set(one.id, {
          ...namedIn(situation, one),
          linked,
          others: linked ? [] : meaning.others,
          waived: waivedIn(record, one, service.id),
        });
      } else if (meaning.isNone) stray.set(one.id, one);
    }
  }
  return {
    blocking: [...seen.values()],
    gaps: sources.flatMap(({ list, where, hides: isSecret = false }) =>
      list.kind === "whole"
        ? []
        : isSecret
          ? [wording`its blockers are unknown`]
          : [wording`blockers of ${where}: ${list.why}`],
    ),
    stray: [...stray.values()].filter((one) => !seen.has(one.id) && !isHiddenIn(situation, one)),
  };
}

interface Source {
  readonly list: Listing<BlockerFacts>;
  readonly linked: Blocking["linked"];
  /** For people. */
  readonly where: string;
  readonly hides?: boolean;
}

const none = whole<BlockerFacts>([]);
const unseen = () => unread(wording`not read yet`);

/** Whether the service lives in the train repository, whose blockers are read once. */
const isHome = ({ observation }: Pick<Seen, "observation">, { repo }: Service): boolean =>
  isSameName(repo, observation.issue.repo);

/** The app's own issues of this release don't block it. */
const isOwn = ({ observation: { issue, subIssues } }: Seen, one: BlockerFacts): boolean =>
  nameOf(one) === nameOf(issue) || namesOf(subIssues).has(nameOf(one));

const nameOf = ({ repo, number }: Pick<BlockerFacts, "repo" | "number">): string =>
  issueName(repo, number).toLowerCase();

const namesOf = derived(
  (subIssues: Observation["subIssues"]): ReadonlySet<string> =>
    new Set([...subIssues.values()].map(nameOf)),
);

const servicesByRepo = derived((services: readonly Service[]) =>
  Map.groupBy(services, ({ repo }) => repo.toLowerCase()),
);

/**
 * Those that are about the service: a label `service:<id>`, or one that is the id or name of a service, picks among
 * the services that it could be about; without one it is about all of them. Labels only: they take the right to
 * triage, while anybody may edit the text of an issue that they wrote.
 */
const marked = (
  list: Listing<BlockerFacts>,
  services: readonly Service[],
  service: Service,
): Listing<BlockerFacts> =>
  mapListing(list, (one) => {
    const words = new Set(
      one.labels.map((label) => label.toLowerCase().replace(/^service:\s*/, "")),
    );
    const known = wordsFor(services);
    const { id, name } = service;
    const isMeant = words.has(id.toLowerCase()) || words.has(name.toLowerCase());
    return isMeant || words.isDisjointFrom(known) ? [one] : [];
  });

/** What labels call these services. */
const wordsFor = derived(
  (services: readonly Service[]): ReadonlySet<string> =>
    new Set(services.flatMap(({ id, name }) => [id.toLowerCase(), name.toLowerCase()])),
);

interface Meaning {
  readonly isThis: boolean;
  readonly isNone: boolean;
  readonly others: readonly string[];
}

/** Of which release it says that it is. */
function meaningOf({ labels, milestone }: BlockerFacts, version: string): Meaning {
  const title = milestone?.trim() ?? "";
  const releases = labels.filter((label) => /^release:/i.test(label));
  const names = new Set([version, `v${version}`].map((one) => one.toLowerCase()));
  const isOurs = (word: string): boolean => names.has(word.toLowerCase());
  const others = releases.filter((label) => !isOurs(label.slice("release:".length).trim()));
  const isVersion = /^v?\d/i.test(title);
  const isNear =
    isNearVersion(title, version) ||
    releases.some((label) => isNearVersion(label.slice("release:".length), version));
  const hasOther = isVersion && !isOurs(title);
  return {
    isThis: isOurs(title) || others.length < releases.length,
    isNone: (!isVersion && releases.length === 0) || isNear,
    others: [
      ...(hasOther ? [wording`milestone ${title}`] : []),
      ...others.map((one) => wording`label ${one}`),
    ],
  };
}

const isHiddenIn = ({ observation: { issue } }: Seen, one: BlockerFacts): boolean =>
  isForFewer(one, issue);

function namedIn(
  situation: Seen,
  facts: BlockerFacts,
): Pick<Blocking, "facts" | "name" | "isHidden"> {
  const isHidden = isHiddenIn(situation, facts);
  const name = isHidden
    ? facts.kind === "issue"
      ? wording`an issue of a private repository`
      : wording`an open pull request of a private repository`
    : `${facts.repo}#${facts.number}`;
  return { facts, name, isHidden };
}

const waivedIn = (
  record: ReleaseRecord,
  { id }: BlockerFacts,
  service: ServiceId,
): BlockerWaiveEntry | undefined =>
  entriesOf(record, "waive blocker").findLast(
    (one) => one.id === id && (one.service === null || one.service === service),
  );
