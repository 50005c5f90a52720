/**
 * Two open releases with the same service: one of them goes first, and the other one waits until that is
 * over. Otherwise the second would replace what the first has put live and still vouches for.
 */
import { parseReleaseKey, type ReleaseKey, type ServiceId } from "../../model/ids.ts";
import type { OpenRelease } from "../../model/github/open-release.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import { readCarriesMark } from "../../model/marks/marks.ts";
import { managedPart, outsideSections } from "../../model/marks/region.ts";
import { link, plain, say, type Span, type Text } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { readPlan } from "./plan.ts";
import { isUnderWay } from "../deployments/progress.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** Another release that keeps a service of this one from starting. */
export interface Overlap {
  readonly assessed: ServiceAssessment;
  readonly other: ReleaseKey;
  /** `deploying`: to the same repository and environment, now. `first`: it carries the service, too. */
  readonly how: "deploying" | "first";
}

/**
 * What other releases stand in the way of, by service. Of two that plan the same service the older issue comes
 * first, unless the younger one has left already: so two that say go at once never wait for each other.
 * @param hasLeft whether this release has: then only one that has left before can keep it waiting
 */
export function overlapsOf(situation: Situation, hasLeft: boolean): readonly Overlap[] {
  const rivals = rivalsOf(situation, hasLeft);
  return [...situation.services.values()].flatMap((assessed): readonly Overlap[] => {
    const { kind } = assessed.progress;
    const isBegun = kind === "starting" || kind === "deploying";
    if (isBegun || kind === "proving" || kind === "live") return [];
    const busy = deployingElsewhere(situation, assessed);
    if (busy !== undefined) return [{ assessed, other: busy, how: "deploying" }];
    const rival = rivals.find(({ services }) => services.has(assessed.service.id));
    return rival ? [{ assessed, other: rival.release, how: "first" }] : [];
  });
}

/** One sentence for each other release: what it has, and who can do what. */
export function overlapTexts(situation: Situation, overlaps: readonly Overlap[]): readonly Text[] {
  const groups = Map.groupBy(overlaps, ({ other, how }) => `${how} ${other}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const names = fewNames(group.map(({ assessed }) => assessed.service.name));
    const other = nameOf(situation, first);
    return first.how === "deploying"
      ? [
          say`${other} is deploying ${names}: wait until it ends, or remove ${names} from this release`,
        ]
      : [
          say`${other} also contains ${names} and comes first: let it finish or close it, or remove ${names} from one of the two`,
        ];
  });
}

interface Rival {
  readonly release: ReleaseKey;
  readonly services: ReadonlySet<ServiceId>;
}

/** The open releases that come before this one, with what they plan. */
function rivalsOf({ observation, train }: Situation, hasLeft: boolean): readonly Rival[] {
  const { others, issue } = observation;
  if (others.kind === "unknown") return [];
  const left = releasesSeen(observation.services);
  const comesFirst = ({ release, number }: OpenRelease): boolean => {
    const isOlder = number < issue.number;
    return hasLeft ? isOlder && left.has(release) : isOlder || left.has(release);
  };
  return others.value.filter(comesFirst).map(({ release, body }) => {
    const marked = readCarriesMark(managedPart(body));
    if (marked) return { release, services: new Set(marked) };
    const reading = readPlan(outsideSections(body), train);
    const planned = reading.ok ? reading.plan.services.map(({ service }) => service) : [];
    return { release, services: new Set(planned) };
  });
}

/** The releases of which production has seen a deployment: they have left. */
function releasesSeen(services: Situation["observation"]["services"]): ReadonlySet<ReleaseKey> {
  const rides = [...services.values()].flatMap((facts) =>
    facts.kind === "known" && facts.value.production.kind === "known"
      ? facts.value.production.value.flatMap((one) => riding(one) ?? [])
      : [],
  );
  return new Set(rides);
}

const riding = (one: DeploymentFacts): ReleaseKey | undefined =>
  one.ours ? one.rides?.issue : undefined;

/** The other release that is deploying to the service's target. */
function deployingElsewhere(
  { observation }: Situation,
  { service }: ServiceAssessment,
): ReleaseKey | undefined {
  const { services, release, now } = observation;
  const facts = services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return undefined;
  const busy = facts.value.production.value.find((one) => {
    const other = riding(one);
    return other !== undefined && other !== release && isUnderWay(one, service, now);
  });
  return busy?.rides?.issue;
}

/** That another release is deploying to the target of a service; undefined: none is. */
export function otherDeploying(
  situation: Situation,
  assessed: ServiceAssessment,
): Text | undefined {
  const other = deployingElsewhere(situation, assessed);
  if (other === undefined) return undefined;
  return say`waits for ${nameOf(situation, { assessed, other, how: "deploying" })}, which is deploying it`;
}

/** `#12`, with a link where it is known to be open here. */
function nameOf({ observation }: Situation, { other, assessed }: Overlap): Span {
  const { others, release } = observation;
  const open =
    others.kind === "known" ? others.value.find((one) => one.release === other) : undefined;
  if (open) return link(`#${open.number}`, open.url);
  const at = parseReleaseKey(other);
  if (at && at.repository === parseReleaseKey(release)?.repository) return plain(`#${at.issue}`);
  return plain(
    assessed.hides
      ? wording`another train`
      : (readName(assessed, observation, other) ?? wording`another train`),
  );
}

/** As its deployments name it. */
function readName(
  { service }: ServiceAssessment,
  { services }: Situation["observation"],
  other: ReleaseKey,
): string | undefined {
  const facts = services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return undefined;
  return facts.value.production.value.find((one) => riding(one) === other)?.rides?.issueName;
}
