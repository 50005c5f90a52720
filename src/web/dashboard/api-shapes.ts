import { z } from "zod";
import { serviceStates } from "../../model/view/view.ts";
import type { GatePage, ReleasePage, ReleaseSummary, ServicePage } from "../../model/view/page.ts";
import type { TrainFigures } from "./figures.ts";
import type { ChangePlace } from "./where.ts";
import { releaseStates } from "../../model/release/release.ts";

/** What the API answers, for its description. Types keep them from differing from what is sent. */

const at = z.iso.datetime().nullable();
const url = z.string().nullable();
const readiness = z.enum(["ready", "blocked", "unknown"]);

const summary: z.ZodType<ReleaseSummary> = z
  .strictObject({
    train: z.string(),
    version: z.string(),
    repository: z.string().describe("owner/name of the train repository."),
    number: z.int().describe("Of the tracking issue."),
    url: z.string(),
    state: z.enum(releaseStates),
    sentence: z.string().describe("What is so, who must act and what comes next."),
    departure: at,
    eta: at.describe("When the last service is live; null: unknown."),
    live: z.int().describe("How many of the services are live."),
    services: z.int(),
  })
  .meta({ id: "ReleaseSummary" });

const gate: z.ZodType<GatePage> = z.strictObject({
  name: z.string(),
  state: readiness,
  reason: z.string(),
  url,
});

const service: z.ZodType<ServicePage> = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    commit: z.string().nullable(),
    team: z.string(),
    state: z.enum(serviceStates),
    readiness,
    health: z.string().nullable(),
    planned: at,
    start: at,
    end: at,
    says: z
      .string()
      .nullable()
      .describe("What its pipeline said last of a deployment that is under way."),
    deployment: url,
    links: z.strictObject({
      log: url,
      rollback: url.optional().describe("The log of its rollback."),
      repository: url,
      commit: url,
      issue: url,
      more: z
        .array(z.strictObject({ name: z.string(), url: z.string() }))
        .optional()
        .describe("Pages about it that the train file names, such as its metrics."),
    }),
    dependsOn: z.array(z.string()),
    isPointOfNoReturn: z
      .literal(true)
      .optional()
      .describe("Before the departure: it can't be rolled back past what it brings."),
    gates: z.array(gate),
  })
  .meta({ id: "Service" });

export const releasesShape = z
  .strictObject({ releases: z.array(summary) })
  .meta({ id: "Releases" });

export const releaseShape: z.ZodType<ReleasePage> = z
  .strictObject({
    release: summary,
    services: z.array(service),
    votes: z.array(
      z.strictObject({
        team: z.string(),
        vote: z.enum(["go", "no-go", "waiting"]),
        services: z.array(z.string()),
        by: z.string().nullable(),
        at,
        reason: z.string(),
      }),
    ),
    holds: z.array(z.strictObject({ service: z.string().nullable(), reason: z.string() })),
    rollback: z
      .array(z.string())
      .describe(
        "Where each service rolls back to, in the order in which they would; while they do, how far each is.",
      ),
    timeline: z.array(
      z.strictObject({
        at: z.iso.datetime(),
        kind: z.string(),
        service: z.string().nullable(),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: "Release" });

const figuresKeys = {
  deployments: z
    .int()
    .describe("Deployments to production that came to an end, without rollbacks."),
  changeLeadSeconds: z
    .number()
    .nullable()
    .describe("Median, from the merge of a pull request until it is live."),
  deploymentsPerWeek: z.number().nullable().describe("Those that succeeded."),
  recoverySeconds: z
    .number()
    .nullable()
    .describe("Median, from the end of a failed deployment until production is good again."),
  changeFailRate: z
    .number()
    .nullable()
    .describe("Share of deployments that failed or were rolled back next, from 0 to 1."),
  reworkRate: z
    .number()
    .nullable()
    .describe("Share of rollbacks and further attempts among all that was deployed, from 0 to 1."),
};

export const figuresShape: z.ZodType<TrainFigures> = z
  .strictObject({
    days: z.int().describe("So far back they look."),
    since: at.describe("End of the first deployment that counts."),
    all: z.strictObject(figuresKeys),
    services: z.array(z.strictObject({ id: z.string(), name: z.string(), ...figuresKeys })),
  })
  .meta({ id: "Figures" });

export const whereShape: z.ZodType<{ readonly places: readonly ChangePlace[] }> = z
  .strictObject({
    places: z
      .array(
        z.strictObject({
          release: z.strictObject({
            train: z.string(),
            version: z.string(),
            repository: z.string(),
            number: z.int(),
            url: z.string(),
            state: z.enum(releaseStates),
            departure: at,
          }),
          service: z.strictObject({
            id: z.string(),
            name: z.string(),
            version: z.string(),
            commit: z.string().nullable(),
            state: z.enum(serviceStates),
            end: at.describe("Since when it is live, or when that is expected."),
          }),
        }),
      )
      .describe("Empty: no release was seen with it, which proves nothing; `/where` asks GitHub."),
  })
  .meta({ id: "Where" });

export const errorShape = z.strictObject({ error: z.string() }).meta({ id: "Error" });
