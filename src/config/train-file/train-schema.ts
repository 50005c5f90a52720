import { z } from "zod";
import { readCron } from "../cron.ts";
import { isRefTemplate } from "../scalars.ts";
import { freezes, window } from "./calendar-schema.ts";
import { item, itemText } from "./checklist-schema.ts";
import { notes } from "./notes-schema.ts";
import { notify, people } from "./notify-schema.ts";
import {
  duration,
  environment,
  line,
  listOf,
  login,
  matching,
  requiredChecks,
  staging,
  versioning,
  wants,
} from "./schema-parts.ts";
import { rotation } from "./rotation-schema.ts";
import { service } from "./service-schema.ts";

/**
 * The shape of a train file, for one key at a time; what keys mean together is in `train-rules.ts`. Every
 * scalar is text here, as it was written. The error of each part is a name of `expectations`.
 */

const template = (error: "branch" | "tag") =>
  z.string({ error }).refine((text) => isRefTemplate(text, error), { error });

/** Only `train`, `managers` and `services.<id>.repo` are required. */
export const trainSchema = z.strictObject(
  {
    train: matching(/^(?! )(?!.* $)[\p{L}\p{N} ._-]{1,100}$/u, "train name"),
    managers: listOf(
      matching(new RegExp(`^${login}(/[A-Za-z0-9._-]{1,100})?$`), "manager"),
      "managers",
    ).min(1, wants("managers")),
    managers_rotation: rotation.default([]),
    branch: template("branch").default("release/{{version}}"),
    tag: template("tag").default("v{{version}}"),
    window: window.optional(),
    schedule: z
      .string(wants("schedule"))
      .refine((text) => readCron(text) !== undefined, wants("schedule"))
      .optional(),
    rollback_window: duration.default("2h"),
    freezes,
    max_parallel: matching(/^[1-9]\d{0,3}$/, "max parallel").optional(),
    rehearse: z.enum(["staging"], wants("rehearse")).optional(),
    allow_private: z.enum(["true", "false"], wants("allow private")).default("false"),
    sub_issues: z.enum(["train", "service"], wants("sub issues")).default("train"),
    pull_request_labels: z.enum(["true", "false"], wants("pull request labels")).default("false"),
    quiet: z.enum(["true", "false"], wants("quiet")).default("false"),
    environments: z
      .strictObject(
        {
          staging: staging.default("staging"),
          production: environment.default("production"),
        },
        wants("environments"),
      )
      .prefault({}),
    required_checks: requiredChecks.default("branch rules"),
    versioning: versioning.default("semver"),
    blockers: z
      .union(
        [
          z.null(),
          z.strictObject(
            { label: matching(line(50), "label").default("release-blocker") },
            wants("blockers"),
          ),
        ],
        wants("blockers"),
      )
      .default({ label: "release-blocker" }),
    checklist: listOf(item, "checklist").max(50, wants("checklist")).default([]),
    go_no_go: z
      .strictObject(
        {
          remind: duration.default("30m"),
          team_votes: z.enum(["required", "optional"], wants("team votes")).default("required"),
          checklist: listOf(itemText, "go no go checklist")
            .max(50, wants("go no go checklist"))
            .default([]),
        },
        wants("go no go"),
      )
      .prefault({}),
    notify,
    people,
    notes,
    verify: duration.optional(),
    // An id without any letter could be taken for a number, and would lose its place in the order.
    services: z.record(
      z.string().regex(/^(?=[^a-z]*[a-z])[a-z0-9][a-z0-9._-]{0,99}$/),
      service,
      wants("services"),
    ),
  },
  wants("train file"),
);

export type TrainFile = z.output<typeof trainSchema>;
