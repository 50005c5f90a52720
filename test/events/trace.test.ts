import { describe, expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { toTraces, type Trace } from "../../src/events/trace.ts";
import type { Observation } from "../../src/model/observation.ts";
import { look } from "../support/carry-out.ts";
import { live } from "../support/consent.ts";
import { everyState } from "../support/every-state.ts";
import { later } from "../support/observation.ts";
import { back, three, told } from "../support/rollback.ts";
import { home, people } from "../support/train.ts";

const at = {
  key: "900#12",
  repository: home,
  number: 12,
  url: "https://github.test/acme/releases/issues/12",
};

function tracesOf(world: Observation, place = at): readonly Trace[] {
  const { view } = decide(world);
  return view ? toTraces(view, place, { version: "1.2.3" }) : [];
}

const traceOf = (world: Observation, place = at): Trace | undefined => tracesOf(world, place)[0];

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { key: string; value: { stringValue: string } }[];
  readonly status: { readonly code?: number };
}

const spansOf = (world: Observation): readonly Span[] => spansIn(traceOf(world));

function spansIn(trace: Trace | undefined): readonly Span[] {
  const { resourceSpans } = JSON.parse(trace?.body ?? "{}") as {
    resourceSpans?: readonly { scopeSpans: readonly { spans: readonly Span[] }[] }[];
  };
  return resourceSpans?.[0]?.scopeSpans[0]?.spans ?? [];
}

const valueOf = (span: Span | undefined, key: string): string | undefined =>
  span?.attributes.find((one) => one.key === key)?.value.stringValue;

test.each([
  "planning",
  "ready",
  "go",
  "rolling out",
  "on hold",
  "verifying",
  "rolling back",
] as const)("of a release that is at %s there is no trace yet", (state) => {
  expect(traceOf(everyState[state])).toBe(undefined);
});

test.each([
  ["complete", "success", 0],
  ["rolled back", "failure", 2],
  ["aborted", "cancellation", 0],
] as const)("one that is %s is a trace that says %s", (state, result, code) => {
  const [root, ...tasks] = spansOf(everyState[state]);
  expect(root).toMatchObject({ name: "RUN storefront", kind: 2 });
  expect(root?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(valueOf(root, "cicd.pipeline.result")).toBe(result);
  expect(valueOf(root, "error.type") !== undefined).toBe(result === "failure");
  expect(root?.status.code ?? 0).toBe(code);
  expect(tasks.length).toBeGreaterThanOrEqual(3);
  for (const task of tasks) {
    expect(task).toMatchObject({ traceId: root?.traceId, parentSpanId: root?.spanId, kind: 1 });
    expect(task.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(BigInt(task.startTimeUnixNano)).toBeLessThanOrEqual(BigInt(task.endTimeUnixNano));
    expect(BigInt(task.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(root?.endTimeUnixNano ?? 0));
    for (const key of ["name", "run.id", "run.url.full", "run.result"]) {
      expect(`${key} ${valueOf(task, `cicd.pipeline.task.${key}`) ?? ""}`).toMatch(/^\S+ \S/);
    }
  }
  expect(new Set(tasks.map(({ spanId }) => spanId)).size).toBe(tasks.length);
});

test("there and back are told apart, and what failed says so", () => {
  const names = spansOf(everyState["rolled back"]).map(
    ({ name, status }) => `${name} ${status.code ?? 0}`,
  );
  expect(names).toEqual(
    expect.arrayContaining(["deploy search 0", "rollback search 0", "deploy user-service 2"]),
  );
});

test("whoever makes it again makes the same, and another release has another", () => {
  const done = everyState.complete;
  expect(traceOf(later(look(done), { hours: 3 }))).toEqual(traceOf(done));
  expect(traceOf(done, { ...at, key: "900#13" })?.id).not.toBe(traceOf(done)?.id);
});

describe("what is rolled back after the end", () => {
  const done = look(live(three, "user-service"));
  const part = look(
    live(told(later(done, { minutes: 30 }), "/rollback search", people.sarah), "search"),
  );
  const whole = look(back(told(later(done, { hours: 1 }), "/rollback orders are lost")));

  test("follows in parts of the same trace, and what was sent stays as it was", () => {
    const [first, ...others] = tracesOf(done);
    expect(others).toEqual([]);
    for (const world of [part, whole]) expect(traceOf(world)).toEqual(first);
    const spans = tracesOf(whole).slice(1).map(spansIn);
    expect(spans.map((some) => some.map(({ name }) => name).join()).toSorted()).toEqual(
      ["api-gateway", "auth-service", "search", "user-service"].map((id) => `rollback ${id}`),
    );
    const [root] = spansIn(first);
    for (const [span] of spans) {
      expect(span).toMatchObject({ traceId: root?.traceId, parentSpanId: root?.spanId });
      expect(BigInt(span?.startTimeUnixNano ?? 0)).toBeGreaterThanOrEqual(
        BigInt(root?.endTimeUnixNano ?? 0),
      );
    }
  });

  test("is a part for each service with an id of its own, whoever makes it", () => {
    expect(tracesOf(part)).toHaveLength(2);
    const again = tracesOf(later(look(whole), { hours: 3 }));
    expect(again).toEqual(tracesOf(whole));
    expect(new Set(again.map(({ id }) => id)).size).toBe(5);
  });

  test("isn't told while it goes on", () => {
    expect(tracesOf(told(later(done, { hours: 1 }), "/rollback orders are lost"))).toEqual([]);
  });
});

test("what an abort left behind and is rolled back later follows, too", () => {
  const aborted = told(three, "/abort wrong day");
  const after = look(live(told(later(aborted, { minutes: 5 }), "/rollback search"), "search"));
  expect(traceOf(after)?.id).toBe(traceOf(aborted)?.id);
  expect(
    tracesOf(after)
      .slice(1)
      .flatMap(spansIn)
      .map(({ name }) => name),
  ).toEqual(["rollback search"]);
});
