import { z } from "zod";
import { isRefTemplate, readDate, readDuration, readTimeZone } from "./scalars.ts";

/**
 * The shape of a train file, for one key at a time; what keys mean together is in `train-rules.ts`. Every
 * scalar is text here, as it was written. The error of each part is a name of `expectations`.
 */

/** What a value should be, and how to mend one that isn't. */
export const expectations = {
  "train file": ["keys such as train, managers and services", "Write each as `key: value`."],
  "train name": [
    "a name of letters, digits, spaces, - _ . (at most 100)",
    "Write for instance train: storefront.",
  ],
  managers: [
    "a list of logins and teams, at least one",
    "Write for instance managers: [sarah, acme/release-managers].",
  ],
  manager: [
    "a login or org/team",
    "Write it without @, for instance sarah or acme/release-managers.",
  ],
  branch: [
    "a branch name with {{version}} in it and no other placeholder",
    "Write for instance branch: release/{{version}}.",
  ],
  tag: [
    "a tag name with {{version}} in it and no other placeholder",
    "Write for instance tag: v{{version}}.",
  ],
  window: [
    "the keys of a window",
    'Write for instance window: { days: [tue, wed, thu], from: "14:00", to: "16:00", timezone: UTC }.',
  ],
  days: ["a list of weekdays, at least one", "Write for instance days: [tue, wed, thu]."],
  day: ["a weekday: mon, tue, wed, thu, fri, sat or sun", "Write its first three letters."],
  "time of day": ["a time of day as hh:mm", 'Write for instance "14:00", in 24 hours.'],
  "time zone": [
    "the name of a time zone",
    "Write its IANA name, for instance UTC or Europe/Berlin.",
  ],
  freezes: [
    "a list of freezes",
    "Write for instance freezes: [{ from: 2026-12-20, to: 2027-01-03, reason: Holidays }].",
  ],
  freeze: [
    "a freeze with from and to",
    "Write for instance { from: 2026-12-20, to: 2027-01-03, reason: Holidays }.",
  ],
  date: ["a date as yyyy-mm-dd", "Write for instance 2026-12-20."],
  reason: ["a reason of one line, at most 200 characters", "Write for instance reason: Holidays."],
  "allow private": [
    "`true` or `false`",
    "Write allow_private: true when this train may carry services whose repositories fewer people can read.",
  ],
  environments: [
    "the names of the environments",
    "Write for instance environments: { staging: staging, production: production }.",
  ],
  environment: [
    "the name of an environment",
    "Write it as GitHub shows it, for instance production.",
  ],
  staging: [
    "the name of an environment, or null for none",
    "Write for instance staging: staging, or staging: null.",
  ],
  "required checks": [
    "`all`, `branch rules` or a list of check names",
    "Write for instance required_checks: all, or required_checks: [test, lint].",
  ],
  versioning: [
    "`semver`, `calver` or `plain`",
    "Write versioning: semver (by what changed), calver (2026.03.1) or plain (people write each).",
  ],
  checklist: [
    "a list of texts or of { text, … }",
    "Write for instance checklist: [Database migrations ready, { text: Rollback documented, file: docs/rollback.md }].",
  ],
  item: [
    "a text, or text with file, check or per_commit",
    "Write for instance - Database migrations ready, or - { text: Load test passed, check: load-test }.",
  ],
  "item text": [
    "a text of one line with a letter or digit, at most 200 characters",
    "Write what the team confirms, for instance Database migrations ready.",
  ],
  "item file": [
    "a path within the service's repository",
    "Write it from the top of the repository, without / before it: docs/rollback.md.",
  ],
  "item check": ["the name of a check", "Write it as GitHub shows it, for instance load-test."],
  "per commit": [
    "`true` or `false`",
    "Write per_commit: true when every new commit needs a new word, or leave it out.",
  ],
  "go no go": ["keys beneath", "Write for instance go_no_go: { team_votes: required }."],
  "team votes": ["`required` or `optional`", "Write team_votes: required, or leave it out."],
  services: [
    "at least one service",
    "Write each below services: by its id, for instance api: { repo: acme/api }.",
  ],
  id: [
    "an id of lower-case letters, digits, - _ . that has a letter",
    "Write for instance api-gateway, and give its full name with name:.",
  ],
  service: ["a service with its keys", "Write for instance api: { repo: acme/api }."],
  name: ["a name of one line, at most 100 characters", "Write for instance name: API Gateway."],
  repository: ["a repository as owner/name", "Write for instance repo: acme/api-gateway."],
  team: ["a team as org/team", "Write it without @, for instance team: acme/infra."],
  dependencies: [
    "a list of service ids",
    "Write for instance depends_on: [api-gateway], or [] for none.",
  ],
  dependency: ["the id of a service", "Write the id as it stands below services:."],
  drive: [
    "`deployment`, the only drive of this version",
    "Write drive: deployment, or leave it out.",
  ],
  duration: [
    "a duration longer than zero",
    "Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d.",
  ],
  paths: ["a list of path patterns", 'Write for instance path: ["notifications/**"].'],
  path: [
    "a path pattern within the repository",
    'Write it from the top of the repository, without / before it: "notifications/**".',
  ],
  reporters: [
    "a list of logins, at least one",
    "Write for instance reporters: [deploy-bot], or leave it out to count everyone's.",
  ],
  reporter: ["a login", "Write it without @, for instance deploy-bot or my-app[bot]."],
} as const satisfies Record<string, readonly [expected: string, hint: string]>;

export type Expectation = keyof typeof expectations;

const login = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";

/** The error of a part: the name of what was expected. */
const wants = (error: Expectation) => ({ error });
const matching = (pattern: RegExp, error: Expectation) =>
  z.string({ error }).regex(pattern, { error });
const listOf = <T extends z.ZodType>(item: T, error: Expectation) => z.array(item, { error });

// One line without control characters, and not only spaces around nothing.
const line = (max: number): RegExp =>
  new RegExp(`^(?! )(?!.* $)[^\\p{Cc}\\u2028\\u2029]{1,${max}}$`, "u");

const template = (error: "branch" | "tag") => z.string({ error }).refine(isRefTemplate, { error });
const environment = matching(line(255), "environment");
const requiredChecks = z.union(
  [
    z.enum(["all", "branch rules"]),
    listOf(matching(line(255), "required checks"), "required checks"),
  ],
  wants("required checks"),
);

const versioning = z.enum(["semver", "calver", "plain"], wants("versioning"));

const itemText = matching(
  /^(?=.*[\p{L}\p{N}])(?! )(?!.* $)[^\p{Cc}\u2028\u2029]{1,200}$/u,
  "item text",
);
const itemKeys = z.strictObject(
  {
    text: itemText,
    file: matching(
      /^(?!\/)(?!(.*\/)?\.\.?(\/|$))(?!.*\/\/)(?!.*\/$)[^\p{Cc}\\]{1,500}$/u,
      "item file",
    ).optional(),
    check: matching(line(255), "item check").optional(),
    per_commit: z.enum(["true", "false"], wants("per commit")).default("false"),
  },
  wants("item"),
);
const item = z.union([itemText, itemKeys], wants("item"));

const duration = z
  .string(wants("duration"))
  .refine((text) => readDuration(text) !== undefined, wants("duration"));

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const window = z.strictObject(
  {
    days: listOf(z.enum(weekdays, wants("day")), "days")
      .min(1, wants("days"))
      .default([...weekdays]),
    from: matching(/^([01]?\d|2[0-3]):[0-5]\d$/, "time of day").default("00:00"),
    to: matching(/^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, "time of day").default("24:00"),
    timezone: z
      .string(wants("time zone"))
      .refine((name) => readTimeZone(name) !== undefined, wants("time zone"))
      .default("UTC"),
  },
  wants("window"),
);

const date = z.string(wants("date")).refine((text) => readDate(text) !== undefined, wants("date"));
const freeze = z.strictObject(
  { from: date, to: date, reason: matching(line(200), "reason").default("") },
  wants("freeze"),
);

const service = z.strictObject(
  {
    name: matching(line(100), "name").optional(),
    repo: matching(new RegExp(`^${login}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$`), "repository"),
    team: matching(new RegExp(`^${login}/[A-Za-z0-9._-]{1,100}$`), "team").optional(),
    depends_on: listOf(z.string(wants("dependency")), "dependencies").default([]),
    drive: z.literal("deployment", wants("drive")).optional(),
    timeout: duration.default("30m"),
    path: listOf(
      matching(/^(?!\/)(?!(.*\/)?\.\.(\/|$))[^\p{Cc}\\]{1,500}$/u, "path"),
      "paths",
    ).default([]),
    required_checks: requiredChecks.optional(),
    versioning: versioning.optional(),
    reporters: listOf(matching(new RegExp(`^${login}(\\[bot\\])?$`), "reporter"), "reporters")
      .min(1, wants("reporters"))
      .optional(),
  },
  wants("service"),
);

/** Only `train`, `managers` and `services.<id>.repo` are required. */
export const trainSchema = z.strictObject(
  {
    train: matching(/^(?! )(?!.* $)[\p{L}\p{N} ._-]{1,100}$/u, "train name"),
    managers: listOf(
      matching(new RegExp(`^${login}(/[A-Za-z0-9._-]{1,100})?$`), "manager"),
      "managers",
    ).min(1, wants("managers")),
    branch: template("branch").default("release/{{version}}"),
    tag: template("tag").default("v{{version}}"),
    window: window.optional(),
    rollback_window: duration.default("2h"),
    freezes: listOf(freeze, "freezes").max(100, wants("freezes")).default([]),
    allow_private: z.enum(["true", "false"], wants("allow private")).default("false"),
    environments: z
      .strictObject(
        {
          staging: z.union([z.null(), environment], wants("staging")).default("staging"),
          production: environment.default("production"),
        },
        wants("environments"),
      )
      .prefault({}),
    required_checks: requiredChecks.default("branch rules"),
    versioning: versioning.default("semver"),
    checklist: listOf(item, "checklist").max(50, wants("checklist")).default([]),
    go_no_go: z
      .strictObject(
        {
          team_votes: z.enum(["required", "optional"], wants("team votes")).default("required"),
        },
        wants("go no go"),
      )
      .prefault({}),
    // An id without any letter could be taken for a number, and would lose its place in the order.
    services: z.record(
      z.string().regex(/^(?=[^a-z]*[a-z])[a-z0-9][a-z0-9._-]{0,99}$/),
      service,
      wants("services"),
    ),
  },
  wants("train file"),
);

/** The keys of a window, and those of a freeze. */
export const windowKeys = window.shape;
export const freezeKeys = freeze.shape;

/** The keys of an item of the checklist. */
export const checklistKeys = itemKeys.shape;

export type TrainFile = z.output<typeof trainSchema>;
