import { chatExpectations, personExpectation } from "./chat-words.ts";
import { notesExpectations } from "./notes-expectations.ts";

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
  rotation: [
    "a list of weeks with their managers, or the address of an iCalendar",
    "Write for instance managers_rotation: [{ week: 2026-W49, manager: sarah, deputy: dana }].",
  ],
  duty: ["week, manager and optionally deputy", "Write { week: 2026-W49, manager: sarah }."],
  week: ["an ISO week that exists", "Write year and week, for instance 2026-W49."],
  "duty person": ["a login", "Write one person without @, for instance sarah."],
  branch: [
    "a branch name with {{version}} in it and no other placeholder",
    "Write for instance branch: release/{{version}}.",
  ],
  tag: [
    "a tag name with {{version}} in it, {{service}} if you like, something between them, and no other placeholder",
    'Write for instance tag: v{{version}}, or tag: "{{service}}-v{{version}}".',
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
  "max parallel": [
    "a whole number of at least 1",
    "Write for instance max_parallel: 4, or leave it out for no limit.",
  ],
  schedule: [
    "a cron expression with five fields that can occur",
    'Write for instance schedule: "0 9 * * MON" for Mondays at nine, in the time zone of the window.',
  ],
  "allow private": [
    "`true` or `false`",
    "Write allow_private: true when this train may include services whose repositories fewer people can read.",
  ],
  "sub issues": [
    "`train` or `service`",
    "Write sub_issues: service to open each service's sub-issue in its own repository.",
  ],
  "pull request labels": [
    "`true` or `false`",
    "Write pull_request_labels: true to show on pull requests how far their release is.",
  ],
  quiet: ["`true` or `false`", "Write quiet: true to tell people only what needs their answer."],
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
    "`all`, `none`, `branch rules` or a list of check names",
    "Write for instance required_checks: all, or required_checks: [test, lint]; where there is no CI, required_checks: none.",
  ],
  blockers: [
    "the label of what blocks a release, or null for none",
    "Write for instance blockers: { label: release-blocker }, or blockers: null.",
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
    "Write per_commit: true when every new commit needs a new confirmation, or leave it out.",
  ],
  rehearse: ["`staging`", "Write rehearse: staging, or leave it out."],
  "go no go": ["keys below it", "Write for instance go_no_go: { team_votes: required }."],
  "go no go checklist": [
    "a list of texts",
    "Write for instance checklist: [Communication channels ready, Customer support informed].",
  ],
  "team votes": ["`required` or `optional`", "Write team_votes: required, or leave it out."],
  notify: ["keys below it", 'Write for instance notify: { slack: { channel: "#releases" } }.'],
  ...chatExpectations,
  webhooks: ["names of EVENT_WEBHOOKS, each once", "Write for instance webhooks: [ops]."],
  people: [
    "logins, or org/team, with their ids in the chats",
    "Write for instance people: { sarah: { slack: U012AB3CD } }.",
  ],
  person: personExpectation,
  ...notesExpectations,
  health: [
    "the keys of a health check",
    "Write for instance health: { url: https://api.example.com/health, soak: 2m }.",
  ],
  "health url": [
    "an address that begins with https:// or http://, without user, password or #",
    "Write for instance url: https://api.example.com/health; put secrets in the setting HEALTH_HEADERS.",
  ],
  method: ["`GET` or `HEAD`", "Write method: GET, or leave it out."],
  "http status": ["an HTTP status", "Write for instance status: 204, or leave it out for any 2xx."],
  json: [
    "paths in the JSON of the answer, and their values",
    "Write for instance json: { status: up, checks.db.ok: true }.",
  ],
  "json value": ["a text, a number, true or false", "Write for instance status: up."],
  "health check": [
    "the name of a check or status",
    "Write it as GitHub shows it, for instance check: smoke-test.",
  ],
  metrics: [
    "a list of metrics, at most 20",
    'Write for instance metrics: [{ name: error rate, query: "…", max: 0.01, for: 2m }].',
  ],
  metric: [
    "a metric with name, query and a limit",
    'Write for instance { name: error rate, query: "…", max: 0.01, for: 2m }.',
  ],
  "metric name": [
    "a name of one line, at most 100 characters",
    "Write for instance name: error rate.",
  ],
  query: ["a PromQL query", "Write one that gives a single number, for instance with sum(…)."],
  number: ["a number", "Write for instance 0.01."],
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
  deputies: [
    "a list of logins, at least one",
    "Write for instance deputies: [dana], or leave it out when only the team may act.",
  ],
  deputy: ["a login", "Write a person without @; name a team with team:."],
  "on call": [
    "a list of one to ten logins",
    "Write for instance on_call: [ina], or leave it out. GitHub assigns at most ten people to an issue.",
  ],
  "on call person": ["a login", "Write a person without @: GitHub can't assign issues to a team."],
  dependencies: [
    "a list of service ids",
    "Write for instance depends_on: [api-gateway], or [] for none.",
  ],
  dependency: ["the id of a service", "Write the id exactly as below services:."],
  drive: [
    "`deployment`, `dispatch`, `gate` or `observe`",
    "Write how the service is deployed, for instance drive: gate, or leave it out.",
  ],
  ref: [
    "`commit` or `tag`",
    "Write ref: tag when the rules of the environment allow only tags, or leave it out.",
  ],
  workflow: [
    "the file name of a workflow",
    "Write it without its folder, for instance workflow: deploy.yml.",
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
  glob: [
    "a path pattern of names, *, ?, **, {one,other} and ! in front",
    "Write ? where the path has a bracket, each name of a range or set separately, and fewer choices in braces.",
  ],
  reporters: [
    "a list of logins, at least one",
    "Write for instance reporters: [deploy-bot], or leave it out to count everyone's.",
  ],
  rollback: [
    "the keys automatic, until and note",
    "Write for instance rollback: { automatic: true, until: null }.",
  ],
  automatic: [
    "`true` or `false`",
    "Write automatic: true to roll the service back automatically as soon as its deployment fails.",
  ],
  until: [
    "null, or the changes that can't be rolled back, by path or label",
    'Write for instance until: { path: ["db/migrate/**"], label: irreversible }.',
  ],
  label: ["the name of a label", "Write it as GitHub shows it, for instance irreversible."],
  note: [
    "a text of one line, at most 200 characters",
    'Write how to roll it back by hand: "kubectl rollout undo deployment/api".',
  ],
  links: [
    "at most 10 names of letters and digits, each with an address",
    "Write for instance links: { metrics: https://grafana.example.com/d/cart }.",
  ],
  link: [
    "an address that begins with https:// or http://, without user name and password",
    "Write for instance metrics: https://grafana.example.com/d/cart.",
  ],
  reporter: ["a login", "Write it without @, for instance deploy-bot or my-app[bot]."],
} as const satisfies Record<string, readonly [expected: string, hint: string]>;

export type Expectation = keyof typeof expectations;
