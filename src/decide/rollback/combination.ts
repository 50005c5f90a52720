/**
 * What production runs once a part of the release is rolled back: which versions, and whether they ever ran together. Only
 * a time at which they did proves that; of what wasn't read, or goes farther back than it was, nothing is claimed.
 */
import { compareInstants } from "../../model/instants.ts";
import type { ServiceId, Sha } from "../../model/ids.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import { say, type Text, form, plural } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { roughly } from "../../text/time-words.ts";
import { whenWords } from "../calendar/window.ts";
import { isAbout } from "../deployments/about.ts";
import { byBeginning } from "../deployments/begun.ts";
import { failedAttempts } from "../deployments/failed-attempts.ts";
import { endedAt, hasSucceeded } from "../deployments/statuses.ts";
import { endingOf, takenOut } from "../record/taken.ts";
import { rollbackScope } from "./scope.ts";
import { broughtBy, hasDeployment, waysBack } from "./way-back.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

interface Part {
  readonly assessed: ServiceAssessment;
  readonly commit: Sha;
  /** As people know it: a version, or a commit. */
  readonly version: string;
}

interface Span {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** It runs still. */
  readonly isOpen: boolean;
}

const namesMax = 8;

/**
 * `production runs Api 1.1.0, Web 1.0.0: this combination ran in production for 12 min, last at …`; undefined: nothing of the
 * release stays, or it isn't known what production ran before.
 * @param back what is rolled back then
 */
export function combinationText(
  situation: Situation,
  back: ReadonlySet<ServiceId>,
): Text | undefined {
  const parts = partsAfter(situation, back);
  if (!parts) return undefined;
  const names = parts.map(({ assessed, version }) => `${assessed.service.name} ${version}`);
  return say`production runs ${fewNames(names, namesMax)}: ${ranWords(situation, parts)}`;
}

/** What remains of a release of which a part was rolled back, or would be for what failed; undefined: that is no question. */
export function remainsText(situation: Situation): Text | undefined {
  const { record } = situation;
  const out = takenOut(record);
  if (endingOf(record)) return undefined;
  if (out.size === 0) {
    return offerText(
      situation,
      failedAttempts(situation).map(({ assessed }) => assessed.service.id),
    );
  }
  const words = combinationText(situation, new Set(out.keys()));
  return words && say`After the rollback ${words}.`;
}

/** What would remain if these were rolled back with all that depends on them; undefined: all goes back, or nothing can. */
export function offerText(situation: Situation, ids: readonly ServiceId[]): Text | undefined {
  if (ids.length === 0) return undefined;
  const { services, going } = rollbackScope(situation, ids, { isForced: false });
  if (going.length === 0) return undefined;
  const words = combinationText(situation, new Set(services.map(({ service }) => service)));
  const names = fewNames(going.map(({ service }) => service.name));
  return (
    words &&
    plural(
      going.length,
      form`If ${names} is rolled back, ${words}.`,
      form`If ${names} are rolled back, ${words}.`,
    )
  );
}

function partsAfter(
  situation: Situation,
  back: ReadonlySet<ServiceId>,
): readonly Part[] | undefined {
  const ways = waysBack(situation);
  const all = [...situation.services.values()];
  const stays = new Set(
    all.filter(
      (one) =>
        !back.has(one.service.id) && hasDeployment(situation, one) && broughtBy(one) !== null,
    ),
  );
  if (stays.size === 0) return undefined;
  const parts = all.map((assessed): Part | undefined => {
    const { candidate, hides } = assessed;
    if (stays.has(assessed)) {
      const commit = broughtBy(assessed);
      return commit === null ? undefined : { assessed, commit, version: candidate.version };
    }
    const target = ways.get(assessed.service.id)?.target;
    if (!target) return undefined;
    const version = target.version ?? (hides ? wording`as before` : target.commit.slice(0, 7));
    return { assessed, commit: target.commit, version };
  });
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}

function ranWords(situation: Situation, parts: readonly Part[]): Text {
  const { train } = situation;
  const production = lastTogether(situation, parts, "production");
  const staging = lastTogether(situation, parts, "staging");
  const said = (where: Where, { from, to }: Span): Text =>
    say`this combination ran in ${where} for ${roughly(from.until(to))}, until ${whenWords(train.calendar, to)}`;
  if (production) return said("production", production);
  if (staging) return said("staging", staging);
  const unread = parts.filter(({ assessed }) => isUnread(situation, assessed));
  return unread.length > 0
    ? say`it is unknown whether this combination ever ran, since ${fewNames(unread.map(({ assessed }) => assessed.service.name))} can't be read`
    : say`this combination isn't known to have run before, in production or staging`;
}

type Where = "production" | "staging";

const factsOf = ({ observation }: Situation, { service }: ServiceAssessment) => {
  const facts = observation.services.get(service.id);
  return facts?.kind === "known" ? facts.value : undefined;
};

const isUnread = (situation: Situation, assessed: ServiceAssessment): boolean =>
  factsOf(situation, assessed)?.production.kind !== "known";

/** When all of them last ran there together, and no more: what runs since then tells nothing of before. */
function lastTogether(
  situation: Situation,
  parts: readonly Part[],
  where: Where,
): Span | undefined {
  const { now } = situation.observation;
  let together: readonly Span[] | undefined;
  for (const { assessed, commit } of parts) {
    const deployments = factsOf(situation, assessed)?.[where];
    if (deployments?.kind !== "known") return undefined;
    const spans = spansOf(deployments.value, assessed, commit, now);
    together = together?.flatMap((one) => spans.flatMap((other) => overlap(one, other))) ?? spans;
    if (together.length === 0) return undefined;
  }
  return together?.findLast(({ isOpen }) => !isOpen);
}

function overlap(a: Span, b: Span): readonly Span[] {
  const from = compareInstants(a.from, b.from) > 0 ? a.from : b.from;
  const { to, isOpen } = compareInstants(a.to, b.to) < 0 ? a : b;
  const isBoth = a.isOpen && b.isOpen;
  return compareInstants(from, to) < 0 ? [{ from, to, isOpen: isOpen && isBoth }] : [];
}

/** When a commit ran by itself: from its success until anything else began to be deployed there. */
function spansOf(
  deployments: readonly DeploymentFacts[],
  { service }: ServiceAssessment,
  commit: Sha,
  now: Temporal.Instant,
): readonly Span[] {
  const about = deployments.filter((one) => isAbout(one, service));
  if (!about.some((one) => one.commit === commit)) return [];
  const begun = byBeginning(about).toReversed();
  return begun.flatMap(({ deployment }): readonly Span[] => {
    const from = endedAt(deployment, service);
    if (!from || deployment.commit !== commit || !hasSucceeded(deployment, service)) return [];
    const next = begun.find(
      (other) => other.deployment !== deployment && compareInstants(other.began.at, from) >= 0,
    );
    return [{ from, to: next?.began.at ?? now, isOpen: next === undefined }];
  });
}
