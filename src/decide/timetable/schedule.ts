import type { ServiceId } from "../../model/ids.ts";
import { createHeap } from "./heap.ts";
import { createLine, type InLine } from "./line.ts";

/** The deployment of one service in a schedule. */
export interface Job extends InLine {
  /** What must have ended before; what the schedule doesn't have counts as ended. */
  readonly after: readonly ServiceId[];
  /** Seconds to deploy. */
  readonly takes: number;
  /** Seconds after that to prove that it is healthy: only what depends on it waits for that. */
  readonly proves: number;
  /** Of one that is under way; null: it has yet to start. */
  readonly begun: Begun | null;
}

interface Begun extends Seconds {
  /** When it is deployed; before the beginning: it is. */
  readonly deployed: number;
}

/** Seconds from the beginning of the schedule. */
export interface Seconds {
  readonly start: number;
  readonly end: number;
}

export interface Slot extends Seconds {
  /** At whose end it starts; null: at the beginning, or as the window opens. */
  readonly behind: ServiceId | null;
}

export interface Rules {
  /** See `Train.maxParallel`. */
  readonly parallel: number | null;
  /** When something may start at this second or after it; undefined: never. Default: at any time. */
  readonly opens?: (at: number) => number | undefined;
}

/**
 * When each job starts and ends if everything takes as long as it says, as the app itself goes about it: each
 * starts as soon as it may. What may never start has no slot.
 */
export function schedule(jobs: readonly Job[], rules: Rules): ReadonlyMap<ServiceId, Slot> {
  const { parallel, opens = (at) => at } = rules;
  const slots = new Map<ServiceId, Slot>();
  const line = createLine<Job>(parallel);
  const ends = createHeap<End>((a, b) => a.at - b.at);
  const { open, dependents } = linksOf(jobs);
  const lastOf = new Map<string, { readonly id: ServiceId; readonly at: number }>();
  const follow = (job: Job, { start, deployed, end }: Begun, behind: ServiceId | null): void => {
    slots.set(job.id, { start, end, behind });
    ends.add({ at: deployed, job, of: "deployment" });
    ends.add({ at: end, job, of: "proof" });
  };
  for (const job of jobs) {
    if (!job.begun) {
      if (open.get(job.id) === 0) line.join(job);
      continue;
    }
    line.begin(job);
    follow(job, job.begun, null);
  }
  const whoseEnd = (job: Job, at: number, freed: ServiceId | undefined): ServiceId | null => {
    const last = lastOf.get(job.target);
    return (
      job.after.find((id) => slots.get(id)?.end === at) ??
      (last?.at === at ? last.id : undefined) ??
      (parallel === null ? undefined : freed) ??
      null
    );
  };
  const endOf = ({ job, of, at }: End): void => {
    if (of === "opening" || !job) return;
    if (of === "deployment") {
      line.end(job);
      lastOf.set(job.target, { id: job.id, at });
      return;
    }
    for (const one of dependents.get(job.id) ?? []) {
      const left = (open.get(one.id) ?? 0) - 1;
      open.set(one.id, left);
      if (left === 0) line.join(one);
    }
  };
  // What was deployed before the beginning holds nobody's place.
  while ((ends.first()?.at ?? 0) < 0) endOf(ends.take() ?? nothing);
  let freed: ServiceId | undefined;
  for (let now = 0; ;) {
    const from = opens(now);
    if (from !== undefined && from > now) ends.add({ at: from, job: null, of: "opening" });
    else if (from !== undefined) {
      for (const job of line.starts()) {
        const deployed = now + job.takes;
        const span = { start: now, deployed, end: deployed + job.proves };
        follow(job, span, whoseEnd(job, now, freed));
      }
    }
    const next = ends.first();
    if (!next) return slots;
    now = next.at;
    freed = undefined;
    while (ends.first()?.at === now) {
      const end = ends.take() ?? nothing;
      if (end.of === "deployment") freed ??= end.job?.id;
      endOf(end);
    }
  }
}

interface End {
  readonly at: number;
  readonly job: Job | null;
  /** Of its deployment, of the proof of its health, or of the time in which nothing starts. */
  readonly of: "deployment" | "proof" | "opening";
}

const nothing: End = { at: 0, job: null, of: "opening" };

/** How many each job still waits for, and who waits for it. */
function linksOf(jobs: readonly Job[]) {
  const ids = new Set(jobs.map(({ id }) => id));
  const open = new Map<ServiceId, number>();
  const dependents = new Map<ServiceId, Job[]>();
  for (const job of jobs) {
    const before = job.begun ? [] : job.after.filter((id) => ids.has(id));
    open.set(job.id, before.length);
    for (const id of before) dependents.getOrInsert(id, []).push(job);
  }
  return { open, dependents };
}

/** Seconds from its beginning to its last end. */
export function lengthOf(slots: ReadonlyMap<ServiceId, Slot>): number {
  let last = 0;
  for (const { end } of slots.values()) last = Math.max(last, end);
  return last;
}

/**
 * By service, the seconds from its start to the end of the last of all that wait for it.
 * @param jobs dependencies before what depends on them
 */
export function longestPaths(
  jobs: readonly Pick<Job, "id" | "after" | "takes" | "proves">[],
): ReadonlyMap<ServiceId, number> {
  const beyond = new Map<ServiceId, number>();
  const paths = new Map<ServiceId, number>();
  for (const { id, after, takes, proves } of jobs.toReversed()) {
    const path = takes + proves + (beyond.get(id) ?? 0);
    paths.set(id, path);
    for (const before of after) beyond.set(before, Math.max(path, beyond.get(before) ?? 0));
  }
  return paths;
}

/** The jobs that decide when the schedule ends: each starts at the end of the one before it. */
export function criticalPath(slots: ReadonlyMap<ServiceId, Slot>): readonly ServiceId[] {
  let last: ServiceId | null = null;
  for (const [id, { end }] of slots) {
    if (last === null || end > (slots.get(last)?.end ?? 0)) last = id;
  }
  const path: ServiceId[] = [];
  for (let id = last; id !== null; id = slots.get(id)?.behind ?? null) path.push(id);
  return path.toReversed();
}
