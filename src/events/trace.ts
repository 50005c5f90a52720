/**
 * A release as one trace of OpenTelemetry, in OTLP's JSON: a span of the whole rollout, and in it one for each deployment
 * and rollback (semantic conventions, "CICD spans"). Made at the end, of what happened. What is rolled back after that
 * follows in parts of the same trace, which only add to it: a span that was sent stays as it is. All ids follow from the
 * release's own, so that whoever makes a part again makes the same.
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

type Traced = Pick<
  ReleaseView,
  "train" | "version" | "state" | "services" | "timeline" | "firstEnd"
>;

/**
 * What led to the release's end, then a part for each rollback after that; empty: it goes on, or nothing ever started.
 */
export function toTraces(
  view: Traced,
  home: EventHome,
  app: { readonly version: string },
): readonly Trace[] {
  const state = results[view.state];
  const { firstEnd } = view;
  const moves = view.timeline.filter(({ kind }) => kind !== "said");
  const isLate = ({ at }: Happening): boolean =>
    firstEnd !== undefined && Temporal.Instant.compare(at, firstEnd.at) > 0;
  const tasks = tasksOf(moves, isLate);
  const first = moves[0];
  const last = moves.findLast((one) => !isLate(one));
  if (state === undefined || !first || !last) return [];
  const name = `${new URL(home.url).host}\n${home.key}`;
  const ids = { traceId: hexId(`trace\n${name}`, 16), root: hexId(`release\n${name}`, 8) };
  const result = firstEnd ? results[firstEnd.state] : state;
  const whole = rootSpan(view, { home, ids, first, last, result: result ?? state });
  const span = (task: Task, end: Temporal.Instant): object => ({
    traceId: ids.traceId,
    spanId: hexId(`task\n${name}\n${task.id}`, 8),
    parentSpanId: ids.root,
    ...spanOf(task, view, { home, end }),
  });
  const part = (id: string, at: Temporal.Instant, spans: readonly object[]): Trace => ({
    id: uuidOf(`trace\n${name}${id}`),
    at,
    body: bodyOf(spans, app),
  });
  const early = tasks.filter((task) => !task.isLate);
  return [
    part("", last.at, [whole, ...early.map((task) => span(task, last.at))]),
    ...tasks.flatMap((task) =>
      task.isLate && task.end ? [part(`\n${task.id}`, task.end.at, [span(task, task.end.at)])] : [],
    ),
  ];
}

function rootSpan(
  view: Traced,
  of: {
    readonly home: EventHome;
    readonly ids: { readonly traceId: string; readonly root: string };
    readonly first: Happening;
    readonly last: Happening;
    readonly result: Ended;
  },
): object {
  const { home, ids, first, last, result } = of;
  return {
    traceId: ids.traceId,
    spanId: ids.root,
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
}

function bodyOf(spans: readonly object[], app: { readonly version: string }): string {
  const scope = { name: "release-train", version: app.version };
  const resource = {
    attributes: attributesOf({ "service.name": "release-train", "service.version": app.version }),
  };
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope, spans }] }] });
}

/** As OTLP numbers them. */
const kinds = { internal: 1, server: 2 } as const;

interface Task {
  readonly id: string;
  readonly start: Happening;
  /** undefined: it didn't come to its end while the release went on. */
  readonly end: Happening | undefined;
  /** It began when the release was over: then only rollbacks do. */
  readonly isLate: boolean;
}

/** Each start of a service with the end that came next. */
function tasksOf(
  moves: readonly Happening[],
  isLate: (one: Happening) => boolean,
): readonly Task[] {
  const counts = new Map<string, number>();
  return moves.flatMap((start, index) => {
    const { service, kind } = start;
    if (service === null || kind !== "started") return [];
    const next = moves.slice(index + 1).find((one) => one.service === service);
    const end = next?.kind === "started" ? undefined : next;
    const count = (counts.get(service) ?? 0) + 1;
    counts.set(service, count);
    return [{ id: `${service}:${count}`, start, end, isLate: isLate(start) }];
  });
}

function spanOf(
  { id, start, end, isLate }: Task,
  view: Pick<ReleaseView, "services">,
  whole: { readonly home: EventHome; readonly end: Temporal.Instant },
): object {
  const service = view.services.find((one) => one.id === start.service);
  const way = isLate || end?.kind === "rolled back" ? "rollback" : "deploy";
  const seen = way === "deploy" ? (service?.before ?? service?.deployment) : service?.deployment;
  const result = resultOf(end);
  return {
    name: `${way} ${start.service ?? ""}`,
    kind: kinds.internal,
    ...between(start.at, end?.at ?? whole.end),
    attributes: attributesOf({
      "cicd.pipeline.task.name": `${way} ${start.service ?? ""}`,
      "cicd.pipeline.task.type": "deploy",
      "cicd.pipeline.task.run.id": `${whole.home.key}:${id}`,
      "cicd.pipeline.task.run.url.full": seen?.url ?? whole.home.url,
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
