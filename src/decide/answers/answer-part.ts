import type { ServiceId } from "../../model/ids.ts";
import type { Part } from "../../model/release/part.ts";
import {
  code,
  joinTexts,
  list,
  paragraph,
  say,
  strong,
  type Message,
  type Text,
} from "../../model/view/text.ts";
import { gapsOf, gapText, largestSafe, restsOf, smallestSafe } from "../votes/closure.ts";
import { obstaclesToGo } from "../rollout/obstacles.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { openReasons } from "../gates/gate.ts";
import { ownerName } from "../../model/train/train.ts";
import { assess } from "../assess/assess.ts";
import { managersNamed } from "../../text/people.ts";
import { within } from "../plan/part.ts";
import { departureOf } from "../record/record.ts";
import { situationOf } from "../assess/situation.ts";
import type { Request } from "./request.ts";
import { servicesNamed } from "../commands/services-named.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";
import { stateName } from "../../text/state-words.ts";

/** What a `/go` is about: what the issue shows, a part of it that it names, or nothing, and why not. */
export type Wanted =
  | { readonly kind: "shown" }
  | { readonly kind: "part"; readonly services: readonly ServiceId[] }
  | { readonly kind: "nothing"; readonly why: Text };

const nothing = (why: Text): Wanted => ({ kind: "nothing", why });

export function wantedOf(request: Request): Wanted {
  const { situation, rest } = request;
  const { record } = situation;
  if (rest === "") return { kind: "shown" };
  const { train, plan, behind, part } = situation;
  if (!request.authority.isManager) {
    return nothing(
      say`Your team's vote covers all of its services: comment ${code("/go")} alone. Only the managers (${managersNamed(train)}) can release a part.`,
    );
  }
  const { services, unknown } = servicesNamed(rest, train, [...plan.services, ...behind]);
  if (unknown.length > 0) {
    const names = fewNames([...situation.services.keys()], 20);
    return nothing(
      say`${joinTexts(fewOf(unknown, 5), " ")} Name services of this release (${names}), or comment ${code("/go")} alone for all of it.`,
    );
  }
  const named = new Set(services);
  const isShown =
    named.size === situation.services.size && services.every((id) => situation.services.has(id));
  if (isShown) return { kind: "shown" };
  if (departureOf(record)) {
    return nothing(
      say`This release has departed and its services are final: comment ${code("/go")} alone.`,
    );
  }
  if (part) {
    const carried = fewNames([...situation.services.values()].map((one) => one.service.name));
    return nothing(
      say`This release now contains only ${carried}: comment ${code("/go")} alone. For another part, comment ${code("/no-go <reason>")} first; then the whole plan applies again and all teams vote again.`,
    );
  }
  return { kind: "part", services };
}

/** The release with these services only, and what lets votes for the whole go on counting there. */
export function narrowedTo(
  { situation, comment }: Request,
  services: readonly ServiceId[],
): Situation & { readonly part: Part } {
  const { observation, record, train, revision } = situation;
  const scope = new Set(services);
  const narrowed = situationOf(observation, { train, revision }, record, {
    ...within(situation.plan, scope),
    part: null,
  });
  const owners = [...narrowed.owners.values()].flatMap(({ name, digest }) => {
    const whole = situation.owners.get(name)?.digest ?? null;
    return whole === null || digest === null ? [] : [{ owner: name, whole, part: digest }];
  });
  const rests = restsOf(situation, scope);
  return { ...narrowed, part: { comment, services: [...narrowed.services.keys()], owners, rests } };
}

/** What would break if only these services went, and the smallest part that is safe; undefined: nothing would. */
export function unsafeMessage(
  situation: Situation,
  services: readonly ServiceId[],
): Message | undefined {
  const scope = new Set(services);
  const gaps = gapsOf(situation, scope);
  if (gaps.length === 0) return undefined;
  const safe = smallestSafe(situation, scope);
  const isWhole = safe.length === situation.services.size;
  const offer = isWhole
    ? say`Only the whole release is safe: comment ${code("/go")} alone.`
    : say`The smallest safe part: ${code(`/go ${safe.join(" ")}`)}.`;
  const unready = safe.flatMap((id) => {
    const assessed = situation.services.get(id);
    if (!assessed || assessed.readiness === "ready") return [];
    return [
      say`${strong(assessed.service.name)} is ${stateName(assessed.readiness)}: ${openReasons(assessed.gates).join("; ")}`,
    ];
  });
  const open =
    unready.length === 0 ? say`` : say` Not ready yet: ${joinTexts(fewOf(unready, 3), "; ")}.`;
  return [
    paragraph(say`${strong(wording`Not a safe part.`)} What would break:`),
    list(
      fewOf(
        gaps.map((gap) => gapText(situation, gap)),
        20,
      ),
    ),
    paragraph(say`${offer}${open}`),
  ];
}

/** What could leave at once while the rest isn't there yet; empty: nothing could. */
export function readyPart(request: Request): readonly ServiceId[] {
  const { record } = request.situation;
  if (departureOf(record) || request.situation.part) return [];
  const assessment = assess(request.situation);
  const isOptional = assessment.train.teamVotes === "optional";
  const ready = [...assessment.services.values()].filter(({ service, readiness }) => {
    const said = assessment.voteStates.get(ownerName(service.owner))?.kind ?? "waiting";
    return readiness === "ready" && (said === "go" || (isOptional && said === "waiting"));
  });
  const part = largestSafe(assessment, new Set(ready.map(({ service }) => service.id)));
  if (part.length === 0) return [];
  const isOpen = obstaclesToGo(assess(narrowedTo(request, part))).length > 0;
  return isOpen ? [] : part;
}
