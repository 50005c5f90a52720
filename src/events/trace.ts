/**
 * A release as one trace of OpenTelemetry, in OTLP's JSON: a span of the whole rollout, and in it one for each deployment
 * and rollback (semantic conventions, "CICD spans"). Made once, at the end, of what happened; all ids follow from the
 * release's own, so that whoever makes it again makes the same.
 */
import type { Happening, ReleaseView } from "../model/view/view.ts";
import { wordsOf } from "../model/view/text.ts";
import type { EventHome } from "./cloud-event.ts";
import { hexId, uuidOf } from "./ids.ts";

export interface Trace {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly body: string;
}

type Ended = "success" | "failure" | "cancellation";

/** How a release ended; undefined: it hasn't. */
const results: Readonly<Partial<Record<ReleaseView["state"], Ended>>> = {
  complete: "success",
  "rolled back": "failure",
  aborted: "cancellation",
};

/** undefined: it goes on, or nothing of it ever started. */
export function toTrace(
  view: Pick<ReleaseView, "train" | "version" | "state" | "services" | "timeline">,
  home: EventHome,
  app: { readonly version: string },
): Trace | undefined {
  const result = results[view.state];
  const moves = view.timeline.filter(({ kind }) => kind !== "said");
  const [first] = moves;
  const last = moves.at(-1);
  if (result === undefined || !first || !last) return undefined;
  const name = `${new URL(home.url).host}\n${home.key}`;
  const traceId = hexId(`trace\n${name}`, 16);
  const root = hexId(`release\n${name}`, 8);
  const whole = {
    traceId,
    spanId: root,
    name: `RUN ${view.train}`,
    kind: kinds.server,
    ...between(first.at, last.at),
    attributes: attributesOf({
      "cicd.pipeline.name": view.train,
      "cicd.pipeline.action.name": "RUN",
      "cicd.pipeline.run.id": home.key,
      "cicd.pipeline.run.url.full": home.url,
      "cicd.pipeline.result": result,
      "error.type": result === "failure" ? "rolled_back" : undefined,
      "release_train.release.version": view.version,
    }),
    status: statusOf(result),
  };
  const tasks = tasksOf(moves).map((task) => ({
    traceId,
    spanId: hexId(`task\n${name}\n${task.id}`, 8),
    parentSpanId: root,
    ...spanOf(task, view, { home, end: last.at }),
  }));
  const scope = { name: "release-train", version: app.version };
  const resource = {
    attributes: attributesOf({ "service.name": "release-train", "service.version": app.version }),
  };
  const scopeSpans = [{ scope, spans: [whole, ...tasks] }];
  const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] });
  return { id: uuidOf(`trace\n${name}`), at: last.at, body };
}

/** As OTLP numbers them. */
const kinds = { internal: 1, server: 2 } as const;

interface Task {
  readonly id: string;
  readonly start: Happening;
  /** undefined: it didn't come to its end while the release went on. */
  readonly end: Happening | undefined;
}

/** Each start of a service with the end that came next. */
function tasksOf(moves: readonly Happening[]): readonly Task[] {
  const counts = new Map<string, number>();
  return moves.flatMap((start, index) => {
    const { service, kind } = start;
    if (service === null || kind !== "started") return [];
    const next = moves.slice(index + 1).find((one) => one.service === service);
    const end = next?.kind === "started" ? undefined : next;
    const count = (counts.get(service) ?? 0) + 1;
    counts.set(service, count);
    return [{ id: `${service}:${count}`, start, end }];
  });
}

function spanOf(
  { id, start, end }: Task,
  view: Pick<ReleaseView, "services">,
  whole: { readonly home: EventHome; readonly end: Temporal.Instant },
): object {
  const service = view.services.find((one) => one.id === start.service);
  const way = end?.kind === "rolled back" ? "rollback" : "deploy";
  const result = resultOf(end);
  return {
    name: `${way} ${start.service ?? ""}`,
    kind: kinds.internal,
    ...between(start.at, end?.at ?? whole.end),
    attributes: attributesOf({
      "cicd.pipeline.task.name": `${way} ${start.service ?? ""}`,
      "cicd.pipeline.task.type": "deploy",
      "cicd.pipeline.task.run.id": `${whole.home.key}:${id}`,
      "cicd.pipeline.task.run.url.full": service?.deployment?.url ?? whole.home.url,
      "cicd.pipeline.task.run.result": result,
      "error.type": result === "failure" ? "_OTHER" : undefined,
      "service.version": way === "deploy" ? service?.version : undefined,
      "vcs.ref.head.revision": way === "deploy" ? service?.commit?.sha : undefined,
      "vcs.repository.url.full": service?.repoUrl === "" ? undefined : service?.repoUrl,
    }),
    status: {
      ...statusOf(result),
      ...(result === "failure" && end && { message: wordsOf(end.text) }),
    },
  };
}

function resultOf(end: Happening | undefined): Ended {
  if (end?.kind === "live" || end?.kind === "rolled back") return "success";
  return end?.kind === "failed" ? "failure" : "cancellation";
}

const between = (from: Temporal.Instant, to: Temporal.Instant) => ({
  startTimeUnixNano: from.epochNanoseconds.toString(),
  endTimeUnixNano: to.epochNanoseconds.toString(),
});

/** Of OTLP: unset, or an error. */
const statusOf = (result: Ended): object => (result === "failure" ? { code: 2 } : {});

const attributesOf = (all: Readonly<Record<string, string | undefined>>) =>
  Object.entries(all).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: { stringValue: value } }],
  );
