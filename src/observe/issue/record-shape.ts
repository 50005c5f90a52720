import { z } from "zod";
import { digest, repoName, serviceId, sha } from "../../model/ids.ts";
import { nothingKnown } from "../../model/record/known-ids.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";

const digestShape = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform(digest);
const shaShape = z
  .string()
  .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/)
  .transform(sha);
const serviceShape = z.string().min(1).transform(serviceId);
const timeShape = z.iso.datetime({ offset: true });
const person = z.object({ id: z.int(), login: z.string() });
const said = {
  comment: z.int().positive(),
  by: person,
  at: timeShape,
};

const commitShape = shaShape.nullable();
const item = { service: serviceShape, item: z.string().min(1) };

const partShape = z.object({
  comment: z.int().positive(),
  services: z.array(serviceShape),
  owners: z.array(z.object({ owner: z.string(), whole: digestShape, part: digestShape })),
  rests: z.array(z.object({ service: serviceShape, commit: shaShape })),
});

const entryShape = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("vote"),
    ...said,
    answer: z.enum(["go", "no-go"]),
    reason: z.string(),
    owners: z.array(z.object({ owner: z.string(), digest: digestShape })),
  }),
  z.object({
    kind: z.literal("decision"),
    ...said,
    answer: z.enum(["go", "no-go"]),
    reason: z.string(),
    digest: digestShape.nullable(),
    // Absent in records that were written before a release could leave in part.
    part: partShape.nullable().default(null),
  }),
  z.object({
    kind: z.literal("departure"),
    at: timeShape,
    revision: shaShape,
    version: z.string(),
    services: z.array(
      z.object({
        service: serviceShape,
        version: z.string(),
        previous: shaShape.nullable().exactOptional(),
      }),
    ),
    behind: z.array(z.object({ service: serviceShape, version: z.string() })).default([]),
  }),
  z.object({
    kind: z.literal("turn"),
    task: z.enum(["deploy", "rollback"]),
    service: serviceShape,
    attempt: z.int().positive(),
    commit: shaShape,
    at: timeShape,
    from: timeShape,
  }),
  z.object({
    kind: z.literal("hold"),
    ...said,
    service: serviceShape.nullable(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal("resume"),
    ...said,
    service: serviceShape.nullable(),
    reason: z.string(),
    past: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("allow"),
    ...said,
    what: z.string().min(1),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal("retry"),
    ...said,
    // Absent in records that were written before there were rollbacks.
    task: z.enum(["deploy", "rollback"]).default("deploy"),
    service: serviceShape,
    attempt: z.int().positive(),
  }),
  z.object({
    kind: z.literal("replace"),
    ...said,
    service: serviceShape,
    commit: shaShape,
    instead: commitShape,
    branch: z.string().nullable(),
    reason: z.string(),
    attempt: z.int().positive(),
  }),
  z.object({
    kind: z.literal("rehearse"),
    id: z.string().min(1),
    comment: z.int().positive().nullable(),
    by: person.nullable(),
    at: timeShape,
    digest: digestShape,
    services: z.array(z.object({ service: serviceShape, commit: shaShape, back: commitShape })),
    left: z.array(z.object({ service: serviceShape, why: z.string() })),
  }),
  z.object({
    kind: z.literal("rehearsed"),
    of: z.string(),
    at: timeShape,
    outcome: z.enum(["passed", "failed", "changed", "stopped"]),
    why: z.string(),
    seconds: z.object({ out: z.number(), back: z.number(), again: z.number() }).exactOptional(),
    services: z.array(z.object({ service: serviceShape, takes: z.number() })),
  }),
  z.object({ kind: z.literal("release confirm"), ...said, item: z.string().min(1) }),
  z.object({
    kind: z.literal("release waive"),
    ...said,
    item: z.string().min(1),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal("rollback"),
    comment: z.int().positive().nullable(),
    by: person.nullable(),
    at: timeShape,
    reason: z.string(),
    forced: z.boolean(),
    whole: z.boolean(),
    services: z.array(z.object({ service: serviceShape, commit: commitShape })),
    stays: z.array(z.object({ service: serviceShape, why: z.string() })),
  }),
  z.object({ kind: z.literal("abort"), ...said, reason: z.string() }),
  z.object({
    kind: z.literal("reschedule"),
    ...said,
    departure: timeShape,
    section: z.string(),
  }),
  z.object({ kind: z.literal("section edited"), at: timeShape }),
  z.object({ kind: z.literal("override"), ...said, reason: z.string() }),
  z.object({
    kind: z.literal("unhealthy"),
    task: z.enum(["deploy", "rollback"]).default("deploy"),
    service: serviceShape,
    attempt: z.int().positive(),
    at: timeShape,
    why: z.string(),
  }),
  z.object({
    kind: z.literal("vouch"),
    ...said,
    task: z.enum(["deploy", "rollback"]).default("deploy"),
    service: serviceShape,
    attempt: z.int().positive(),
    conditions: z.array(z.string()),
    reason: z.string(),
  }),
  z.object({ kind: z.literal("complete"), ...said }),
  z.object({
    kind: z.literal("confirm"),
    ...item,
    by: person,
    at: timeShape,
    commit: commitShape,
    comment: z.int().positive().nullable(),
  }),
  z.object({
    kind: z.literal("withdraw"),
    ...item,
    by: person.nullable(),
    at: timeShape,
    commit: commitShape,
  }),
  z.object({
    kind: z.literal("waive"),
    ...said,
    ...item,
    reason: z.string(),
    commit: commitShape,
    production: shaShape.exactOptional(),
  }),
  z.object({
    kind: z.literal("waive blocker"),
    ...said,
    service: serviceShape.nullable(),
    id: z.string().min(1),
    name: z.string(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal("include"),
    ...said,
    repo: z.string().min(1).transform(repoName),
    pull: z.int().positive(),
    reason: z.string(),
    over: z.discriminatedUnion("kind", [
      z.object({ kind: z.enum(["unknown", "missing"]) }),
      z.object({ kind: z.literal("reverted"), by: z.string() }),
    ]),
  }),
  z.object({
    kind: z.literal("hand over"),
    ...said,
    to: person,
    reason: z.string(),
  }),
  z.object({
    kind: z.literal("undone"),
    service: serviceShape,
    issue: z.int(),
    at: timeShape,
    place: z.int().nonnegative(),
    by: z.string(),
    boxes: z.array(
      z.object({
        box: z.string(),
        ticked: z.boolean(),
        why: z.enum(["outsider", "computed", "older text", "other commit"]),
      }),
    ),
  }),
  z.object({
    kind: z.literal("void"),
    votes: z.array(z.object({ comment: z.int().positive(), owner: z.string() })),
    decision: z.int().positive().nullable(),
    at: timeShape,
    why: z.string(),
  }),
]);

const idsShape = z.object({
  repositories: z.record(z.string(), z.int()),
  people: z.record(z.string(), z.int()),
  teams: z.record(z.string(), z.object({ id: z.int(), node: z.string(), organization: z.int() })),
});

/** What a record comment must carry. An entry that this version doesn't know makes the whole unreadable. */
export const recordShape: z.ZodType<ReleaseRecord> = z.object({
  v: z.literal(1),
  seq: z.int().nonnegative(),
  issue: z.int().positive().nullable().default(null),
  repository: z.int().positive().exactOptional(),
  published: z.record(z.string(), z.object({ digest: digestShape, since: timeShape })),
  manifest: digestShape.nullable(),
  // Absent in records that were written before there were sub-issues.
  heard: z
    .record(z.string(), z.object({ at: timeShape, count: z.int().nonnegative() }))
    .default({}),
  // Absent in records that were written before there were any.
  ids: idsShape.default(nothingKnown),
  entries: z.array(entryShape),
  isLost: z.boolean().exactOptional(),
});
