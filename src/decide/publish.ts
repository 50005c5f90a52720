import type { Publish } from "../model/action.ts";
import { serviceId, type ServiceId } from "../model/ids.ts";
import type { Reading } from "../model/failure.ts";
import type { ReleaseFacts } from "../model/observation.ts";
import { say, type Text } from "../model/text.ts";
import { fillTemplate } from "../model/train.ts";
import type { Situation } from "./situation.ts";

/** How far the notes are: they follow when every service is live, and each is published once. */
export type Publication =
  | { readonly kind: "not yet" }
  | { readonly kind: "due"; readonly publish: Publish }
  /** A release of that tag exists that this train didn't make, or can't be read: a person decides. */
  | { readonly kind: "conflict"; readonly why: Text }
  | { readonly kind: "done" };

/** What is published of a release already, and what is still missing. */
export function publicationOf(situation: Situation): Publication {
  const { riders, departure, train, plan, observation } = situation;
  const allLive = riders.length > 0 && riders.every((rider) => rider.progress.kind === "live");
  if (!departure || !allLive) return { kind: "not yet" };
  const missing: ServiceId[] = [];
  for (const { service } of riders) {
    const facts = observation.services.get(service.id);
    const release =
      facts?.kind === "known" ? facts.value.release : { kind: "unknown" as const, why: "" };
    const state = stateOfRelease(release);
    if (state === "missing") missing.push(service.id);
    if (state === "foreign" || state === "unknown") {
      return {
        kind: "conflict",
        why: conflict(state, `${service.name} ${tagOf(situation, service.id)}`),
      };
    }
  }
  const own = stateOfRelease(observation.trainRelease);
  if (own === "foreign" || own === "unknown") {
    return { kind: "conflict", why: conflict(own, fillTemplate(train.tag, plan.version)) };
  }
  if (missing.length === 0 && own === "published") return { kind: "done" };
  const previous = new Map(departure.services.map((one) => [one.service, one.previous]));
  const parts = riders.flatMap(({ service, candidate }) =>
    candidate.commit === null
      ? []
      : [
          {
            service: service.id,
            name: service.name,
            repo: service.repo,
            version: candidate.version,
            tag: fillTemplate(train.tag, candidate.version),
            commit: candidate.commit,
            previous: previous.get(service.id) ?? null,
          },
        ],
  );
  return {
    kind: "due",
    publish: {
      kind: "publish",
      train: train.name,
      version: plan.version,
      tag: fillTemplate(train.tag, plan.version),
      revision: situation.revision,
      parts,
      missing,
      trainMissing: own === "missing",
    },
  };
}

type PublishedState = "published" | "missing" | "foreign" | "unknown";

function stateOfRelease(release: Reading<ReleaseFacts | null>): PublishedState {
  if (release.kind === "unknown") return "unknown";
  if (release.value === null) return "missing";
  return release.value.ours && !release.value.isDraft ? "published" : "foreign";
}

function conflict(state: "foreign" | "unknown", what: string): Text {
  return state === "foreign"
    ? say`There is already a release ${what} that this train did not publish: rename or delete it, and the notes follow.`
    : say`Whether ${what} is published can't be read from GitHub at the moment.`;
}

function tagOf(situation: Situation, id: ServiceId): string {
  const version = situation.plan.services.find((one) => one.service === serviceId(id))?.version;
  return fillTemplate(situation.train.tag, version ?? "");
}
