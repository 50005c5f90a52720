import { z } from "zod";
import { expectations, type Expectation } from "./expectations.ts";
import { trainSchema } from "./train-schema.ts";

/**
 * What each key means, shown by editors above what is expected of its value. By the place in the file: `*`
 * is the id of a service, `[]` an entry of a list.
 */
const meanings: Readonly<Record<string, string>> = {
  "": "The train file of Release Train",
  train: "Name of the train",
  managers: "Who decides",
  managers_rotation: "Who decides besides, week by week",
  "managers_rotation.[].week": "ISO week, from Monday to Monday",
  "managers_rotation.[].manager": "Who manages releases in that week",
  "managers_rotation.[].deputy": "Who decides as well in that week",
  branch: "Release branch in every service's repository",
  tag: "Tag and GitHub release of a service and of the train",
  window: "When deployments may start",
  "window.days": "Days on which it opens",
  "window.from": "When it opens",
  "window.to": "When it closes",
  "window.timezone": "Time zone of window, freezes and departures",
  schedule: "When the next tracking issue is opened automatically",
  rollback_window: "How long after the window closes a rollback may still run",
  rehearse: "Where a release is rehearsed before every GO",
  max_parallel: "Maximum number of services deploying at the same time",
  freezes: "Days on which nothing starts",
  "freezes.[].from": "First day",
  "freezes.[].to": "Last day",
  "freezes.[].reason": "Why nothing starts",
  allow_private: "Whether services whose repositories fewer people can read may be included",
  quiet: "Whether people are told only what needs their answer",
  environments: "Names of the environments",
  "environments.staging": "Where a commit is deployed before production",
  "environments.production": "Where a release deploys to",
  required_checks: "Checks that must be green",
  blockers: "What blocks a release",
  "blockers.label": "Label of the issues and pull requests that block",
  versioning: "How the next version of a service follows from the last",
  checklist: "What each service's team confirms",
  "checklist.[].text": "What is confirmed",
  "checklist.[].file": "File on the release branch that confirms it",
  "checklist.[].check": "Check that confirms it",
  "checklist.[].per_commit": "Whether each new commit needs a new confirmation",
  go_no_go: "How the decision is made",
  "go_no_go.remind": "How long before the departure the meeting is called",
  "go_no_go.checklist": "What a manager confirms for the release",
  "go_no_go.team_votes": "Whether every team has to vote",
  notify: "Where releases are posted beside GitHub",
  "notify.slack": "The Slack channel for release posts",
  "notify.slack.channel": "Its name or id; one thread per release",
  "notify.teams": "The Microsoft Teams channel for release posts",
  "notify.teams.channel": "Its name in TEAMS_WEBHOOKS",
  "notify.webhooks": "Who hears of each event, by name",
  "notify.webhooks.[]": "A name in EVENT_WEBHOOKS",
  people: "Who people and teams of GitHub are in the chats",
  "people.*": "A login, or org/team",
  "people.*.slack": "Member id or user group id",
  "people.*.teams": "User name, as they sign in",
  notes: "What release notes list",
  "notes.categories": "Headings of the notes; a pull request is under the first that fits",
  "notes.categories.[].title": "The heading",
  "notes.categories.[].breaking": "Changes to which users must react",
  "notes.categories.[].security": "Security fixes, by label, type or advisory",
  "notes.categories.[].dependencies": "Updates of dependencies, folded",
  "notes.categories.[].irreversible": "Changes with the label of rollback.until",
  "notes.categories.[].types": "Types of commits, as in feat: …",
  "notes.categories.[].labels": "Labels of pull requests",
  "notes.exclude": "What the notes leave out; they say how many",
  "notes.exclude.labels": "Labels of pull requests that are left out",
  "notes.exclude.authors": "Authors whose pull requests are left out",
  "notes.template": "Template of the train's notes, a file of the train repository",
  "notes.changelog":
    "Changelog of the train repository for which a section is offered by pull request",
  "notes.known_issues": "Label of open issues that the notes name as known issues",
  "notes.discussion":
    "Category of the train repository's discussions in which one is opened with its release",
  "notes.sbom": "Form of the bill of materials of the train's release",
  verify: "Observation period after the last service is live, before notes are published",
  services: "The services of the train, each by its id",
  "services.*": "A deployable unit of one repository",
  "services.*.name": "How people call the service",
  "services.*.repo": "Repository of the service",
  "services.*.team": "Team that answers for the service",
  "services.*.deputies": "Logins that may act for the team",
  "services.*.on_call": "Who is assigned to the service's sub-issue",
  "services.*.depends_on": "Services that must be live before",
  "services.*.drive": "How the service is deployed",
  "services.*.ref": "What the app's deployments name: the commit itself, or a git tag at it",
  "services.*.workflow": "Workflow that deploys the service, for drive: dispatch",
  "services.*.timeout": "Longest time for one deployment",
  "services.*.freezes": "Days on which this service doesn't start",
  "services.*.freezes.[].from": "First day",
  "services.*.freezes.[].to": "Last day",
  "services.*.freezes.[].reason": "Why it doesn't start",
  "services.*.path": "Part of the repository that is the service",
  "services.*.required_checks": "Checks that must be green for this service",
  "services.*.environments": "Names of this service's environments",
  "services.*.environments.staging": "Where a commit of it is deployed before production",
  "services.*.environments.production": "Where a release deploys it to",
  "services.*.versioning": "How the next version of this service follows from its last",
  "services.*.rollback": "How the service is rolled back",
  "services.*.rollback.automatic":
    "Whether it is rolled back automatically when the deployment fails or its health is lost",
  "services.*.rollback.until": "Changes that can't be rolled back",
  "services.*.rollback.until.path": "Files whose change can't be rolled back",
  "services.*.rollback.until.label": "Label of pull requests that can't be rolled back",
  "services.*.rollback.note": "How to roll it back by hand",
  "services.*.notes": "The notes of the service",
  "services.*.notes.template": "Template of the service's notes, a file of the train repository",
  "services.*.health": "How the service is checked after its deployment",
  "services.*.health.url": "Address that must answer",
  "services.*.health.method": "Method of the request",
  "services.*.health.status": "Status of the answer",
  "services.*.health.json": "What the JSON of the answer must say, by path",
  "services.*.health.check":
    "Check or status on the deployed commit that must pass after the deployment",
  "services.*.health.metrics": "What Prometheus must say",
  "services.*.health.metrics.[].name": "How people call the metric",
  "services.*.health.metrics.[].query": "PromQL query that gives one number",
  "services.*.health.metrics.[].max": "Highest healthy value",
  "services.*.health.metrics.[].min": "Lowest healthy value",
  "services.*.health.metrics.[].max_ratio_to_baseline":
    "Highest healthy value, as a multiple of the value before the deployment",
  "services.*.health.metrics.[].for": "How long it may be unhealthy",
  "services.*.health.soak": "How long all must hold before the service is live",
  "services.*.health.for": "How long url and check may be unhealthy",
  "services.*.links": "Pages about the service, by name, such as its metrics",
  "services.*.reporters": "Whose deployment statuses count",
};

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema (draft-07, which the YAML language server speaks best) of a train file, for editors. It
 * refuses nothing that people would write and the reader takes; what keys mean together only the reader knows.
 */
export function trainJsonSchema(): Json {
  const schema = z.toJSONSchema(trainSchema, {
    io: "input",
    target: "draft-7",
    override({ zodSchema, jsonSchema }) {
      explain(zodSchema, jsonSchema);
      takeScalars(zodSchema, jsonSchema);
    },
  });
  return entitled(schema, "");
}

/** The schema with the meaning of every key as its title; by place, since keys share parts. */
function entitled(json: Json, place: string): Json {
  const at = (key: string): string => (place === "" ? key : `${place}.${key}`);
  const title = meanings[place];
  const { properties, items, additionalProperties: entries, anyOf } = json;
  return {
    ...(title !== undefined && { title }),
    ...json,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, entitled(value as Json, at(key))]),
      ),
    }),
    ...(isSchema(items) && { items: entitled(items, at("[]")) }),
    ...(isSchema(entries) && { additionalProperties: entitled(entries, at("*")) }),
    ...(anyOf && { anyOf: anyOf.map((one) => entitled(one, place)) }),
  };
}

const isSchema = (value: unknown): value is Json =>
  typeof value === "object" && !Array.isArray(value);

function explain(schema: z.core.$ZodType, json: Json): void {
  const expectation = expectationOf(schema);
  if (!expectation) return;
  const [expected, hint] = expectation;
  json.description = `Expected: ${expected}. ${hint}`;
}

/** The errors of the schema are names of expectations: the same words serve its editor. */
function expectationOf({ _zod }: z.core.$ZodType) {
  // Whatever is wrong with a value: the schema has one name for it.
  const name = _zod.def.error as (() => unknown) | undefined;
  const error = name?.();
  return typeof error === "string" && error in expectations
    ? expectations[error as Expectation]
    : undefined;
}

/**
 * The reader takes every scalar as the text that was written. Editors read `2026` as a number and `true` as
 * a truth value: allowed wherever their text is.
 */
function takeScalars(schema: z.core.$ZodType, json: Json): void {
  if (json.type === "string" && json.enum?.some((word) => word === "true" || word === "false")) {
    delete json.type;
    json.enum = [...json.enum, true, false];
  } else if (json.type === "string") {
    const others = [["number", "1"] as const, ["boolean", "true"] as const];
    const taken = others.filter(([, text]) => z.safeParse(schema, text).success);
    if (taken.length > 0) Object.assign(json, { type: ["string", ...taken.map(([type]) => type)] });
  }
}
