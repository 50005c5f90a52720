/** An event as others read it: a CloudEvent (1.0, structured JSON) that carries a CDEvent. */
import type { EventService, EventSubject, ReleaseEvent } from "../model/release/event.ts";
import { uuidOf } from "./ids.ts";
import { eventTypes, specVersion } from "./kinds.ts";

/** Where the release is. */
export interface EventHome {
  /** Its identity, by ids of GitHub's. */
  readonly key: string;
  /** `owner/name` of the train repository, and the number and the address of the tracking issue. */
  readonly repository: string;
  readonly number: number;
  readonly url: string;
}

export interface CloudEvent {
  /** The same for the same event, whoever finds it and whenever; UUID-shaped, without a full stop. */
  readonly id: string;
  readonly type: string;
  readonly body: () => string;
}

/** @param event with everything in it that its receivers may know */
export function toCloudEvent(
  event: ReleaseEvent,
  subject: EventSubject,
  home: EventHome,
): CloudEvent {
  const { type } = eventTypes[event.kind];
  const { host } = new URL(home.url);
  const chain = `${host}\n${home.key}`;
  const id = uuidOf(`${chain}\n${event.key}`);
  return { id, type, body: () => bodyOf(event, subject, { ...home, id, chain }) };
}

function bodyOf(
  event: ReleaseEvent,
  subject: EventSubject,
  home: EventHome & { readonly id: string; readonly chain: string },
): string {
  const { id, chain } = home;
  const { type, topic } = eventTypes[event.kind];
  const source = home.url.replace(/\/issues\/\d+$/, "");
  const time = event.at.toString({ smallestUnit: "millisecond" });
  const about =
    topic === "service" && event.service ? event.service.id : `${home.repository}#${home.number}`;
  const data = {
    context: {
      specversion: specVersion,
      id,
      chainId: uuidOf(chain),
      source,
      type,
      timestamp: time,
    },
    subject: { id: about, source, content: contentOf(event, subject) },
    customData: {
      release: {
        train: subject.train,
        version: subject.version,
        repository: home.repository,
        number: home.number,
        url: home.url,
        state: subject.state,
        live: subject.live,
        services: subject.services,
      },
      ...(event.service && { service: shownOf(event.service) }),
      text: textOf(event, subject),
    },
    customDataContentType: "application/json",
  };
  const envelope = { specversion: "1.0", id, source, type, subject: about, time };
  return JSON.stringify({ ...envelope, datacontenttype: "application/json", data });
}

/** What CDEvents asks of a service's event is all that it takes; of the others it takes anything. */
function contentOf(event: ReleaseEvent, { state }: EventSubject): object {
  const { service, by, reason, owners, part, attempt } = event;
  const { type } = eventTypes[event.kind];
  const deployed = service && {
    environment: { id: service.environment },
    artifactId: artifactOf(service),
  };
  if (type.startsWith("dev.cdevents.")) return { ...deployed };
  return {
    ...deployed,
    ...(service && { service: service.id }),
    state,
    by,
    reason,
    ...(owners && { owners }),
    ...(part && { part }),
    ...(attempt !== undefined && { attempt }),
  };
}

/** A package URL: of the repository at its commit, or of a name and a version where no more may be known. */
function artifactOf({ id, version, source }: EventService): string {
  if (!source) return `pkg:generic/${encodeURIComponent(id)}@${encodeURIComponent(version)}`;
  const url = new URL(source.repository);
  const path = url.pathname.slice(1).toLowerCase();
  const elsewhere =
    url.host === "github.com" ? "" : `?repository_url=${encodeURIComponent(url.origin)}`;
  return `pkg:github/${path}@${source.commit}${elsewhere}`;
}

const shownOf = ({ id, name, version, environment, team, source }: EventService) => ({
  id,
  name,
  version,
  environment,
  team,
  repository: source?.repository ?? null,
  commit: source?.commit ?? null,
});

/** One line for receivers that show lines. */
function textOf({ kind, service, by, reason }: ReleaseEvent, subject: EventSubject): string {
  const what = service ? `${service.name} ${service.version}`.trimEnd() : "";
  const words = service ? kind.replace(/^service /, "") : kind;
  const who = by === null ? "" : ` by ${by}`;
  const why = reason === "" ? "" : `: ${reason}`;
  const about = what === "" ? "" : `${what} `;
  return `${subject.train} ${subject.version}: ${about}${words}${who}${why}`;
}
