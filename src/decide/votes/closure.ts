/** What a part of a release needs besides itself: nothing may run on a version older than the one it was proved with. */
import type { Reading } from "../../model/failure.ts";
import type { ServiceId, Sha } from "../../model/ids.ts";
import type { Part } from "../../model/release/part.ts";
import { code, say, strong, type Text } from "../../model/view/text.ts";
import { closedUnder } from "../deployments/dependencies.ts";
import { runningCommit } from "../deployments/previous.ts";
import { short } from "../../text/short.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** A service of the part, and what it depends on that would stay behind while production runs something else. */
export interface Gap {
  readonly assessed: ServiceAssessment;
  readonly needs: ServiceAssessment;
}

export const gapsOf = (situation: Situation, part: ReadonlySet<ServiceId>): readonly Gap[] =>
  [...part].flatMap((id) => {
    const assessed = situation.services.get(id);
    if (!assessed) return [];
    return lacking(situation, id)
      .filter((needed) => !part.has(needed))
      .flatMap((needed) => {
        const needs = situation.services.get(needed);
        return needs ? [{ assessed, needs }] : [];
      });
  });

/** The smallest part with these services in it that leaves no gap, in the order of the train file. */
export function smallestSafe(
  situation: Situation,
  part: ReadonlySet<ServiceId>,
): readonly ServiceId[] {
  const safe = closedUnder((id) => lacking(situation, id), part);
  return [...situation.services.keys()].filter((id) => safe.has(id));
}

/** The largest part of these services that leaves no gap, in the order of the train file. */
export function largestSafe(
  situation: Situation,
  services: ReadonlySet<ServiceId>,
): readonly ServiceId[] {
  const safe = new Set(services);
  for (let before = -1; before !== safe.size;) {
    before = safe.size;
    for (const { assessed } of gapsOf(situation, safe)) safe.delete(assessed.service.id);
  }
  return [...situation.services.keys()].filter((id) => safe.has(id));
}

/** What a service depends on whose candidate production doesn't run, as far as that is known. */
const lacking = (situation: Situation, id: ServiceId): readonly ServiceId[] =>
  (situation.services.get(id)?.candidate.dependsOn ?? []).filter((needed) => {
    const assessed = situation.services.get(needed);
    return assessed !== undefined && !runsCandidate(situation, assessed);
  });

function runsCandidate(situation: Situation, { service, candidate }: ServiceAssessment): boolean {
  const running = runningIn(situation, service);
  return running.kind === "known" && running.value !== null && running.value === candidate.commit;
}

function runningIn(
  { observation }: Situation,
  service: ServiceAssessment["service"],
): Reading<Sha | null> {
  const facts = observation.services.get(service.id);
  if (!facts) return { kind: "unknown", why: wording`its repository was not read` };
  return facts.kind === "known" ? runningCommit(facts.value, service) : facts;
}

export function gapText(situation: Situation, { assessed, needs }: Gap): Text {
  const { commit, version } = needs.candidate;
  const at = commit === null || needs.hides ? say`` : say` at ${code(short(commit))}`;
  const what = say`${strong(assessed.service.name)} needs ${needs.service.name} ${version}${at}`;
  const running = runningIn(situation, needs.service);
  if (running.kind === "unknown") {
    return say`${what}, and what production runs is not known: ${running.why}`;
  }
  if (running.value === null) return say`${what}, and production runs none of it`;
  if (needs.hides) return say`${what}, and production runs another commit`;
  return say`${what}, and production runs ${code(short(running.value))}`;
}

/** What the part rests on without carrying it. */
export function restsOf(situation: Situation, part: ReadonlySet<ServiceId>): Part["rests"] {
  const needed = [...part].flatMap((id) => situation.services.get(id)?.candidate.dependsOn ?? []);
  return [...new Set(needed)].flatMap((service) => {
    const commit = situation.services.get(service)?.candidate.commit ?? null;
    return part.has(service) || commit === null ? [] : [{ service, commit }];
  });
}

/** How what a part rests on stands now. */
export type PartialBasis =
  | { readonly kind: "holds" }
  | { readonly kind: "lost"; readonly why: string }
  | { readonly kind: "unknown"; readonly why: string };

/** Whether production still runs what the part rests on. After the departure nobody looks there any more. */
export function groundOf(situation: Situation): PartialBasis {
  const { part, train } = situation;
  let ground: PartialBasis = { kind: "holds" };
  for (const { service: id, commit } of part?.rests ?? []) {
    const service = train.services.find((one) => one.id === id);
    const running: Reading<Sha | null> = service
      ? runningIn(situation, service)
      : { kind: "known", value: null };
    const name = service?.name ?? id;
    if (running.kind === "unknown") {
      ground = {
        kind: "unknown",
        why: wording`what production runs of ${name} is not known: ${running.why}`,
      };
    } else if (running.value !== commit) {
      return {
        kind: "lost",
        why: wording`production no longer runs the ${name} that these services depend on`,
      };
    }
  }
  return ground;
}
