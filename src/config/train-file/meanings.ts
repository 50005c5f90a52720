import { chatMeanings } from "./chat-words.ts";

/** What a key of the train file means. */
export interface Meaning {
  /** One line of Markdown: what editors show above the key, and what docs/train-file.md says of it. */
  readonly is: string;
  /** What holds where the key is left out, unless its default says it. */
  readonly without?: string;
  /** The heading of docs/train-file.md that says more. */
  readonly see?: string;
  /** The key above that has the same keys below it. */
  readonly like?: string;
}

/** By the place in the file: `*` is the id of a service or the name of a person, `[]` an entry of a list. */
export const meanings: Readonly<Record<string, Meaning>> = {
  "": { is: "The train file of Release Train" },
  train: { is: "Name of the train" },
  managers: { is: "Logins or `org/team`: they decide" },
  managers_rotation: {
    is: "Who decides besides, week by week: a list, or the address of an iCalendar whose events are called `manager` or `manager, deputy`",
  },
  "managers_rotation.[].week": {
    is: "ISO week, such as `2026-W49`, by the clocks of `window.timezone`",
  },
  "managers_rotation.[].manager": {
    is: "Login of who manages releases in that week: is asked first, and needs at least triage on the train repository",
  },
  "managers_rotation.[].deputy": { is: "Login of who decides as well in that week" },
  branch: { is: "Release branch in every service's repository" },
  tag: {
    is: "Tag and GitHub release of a service and of the train; `{{service}}` is its id",
    see: "Versions",
  },
  window: { is: "When deployments may start" },
  "window.days": {
    is: "Weekdays (`mon` to `sun`) on which the window opens",
    without: "every day",
  },
  "window.from": { is: "When it opens; nothing starts outside" },
  "window.to": { is: "When it closes; at or before `from` it is on the next day" },
  "window.timezone": { is: "IANA name; of the window, the freezes and `Departure`" },
  schedule: {
    is: "Cron, in the window's time zone: opens the next tracking issue automatically",
  },
  rollback_window: {
    is: "How long a rollback may still run after the window closes, and begin after a release is complete",
  },
  rehearse: {
    is: "`staging`: before every GO a rehearsal in staging must have passed; the app begins it when all services are ready",
  },
  max_parallel: {
    is: "Maximum number of services deploying at the same time",
    without: "no limit",
  },
  freezes: { is: "Days on which nothing starts" },
  "freezes.[].from": { is: "First day" },
  "freezes.[].to": { is: "Last day, included" },
  "freezes.[].reason": { is: "Why nothing starts" },
  allow_private: {
    is: "`true`: services whose repositories fewer people can read may be included",
  },
  sub_issues: {
    is: "`service`: each service's sub-issue is opened in its own repository",
  },
  pull_request_labels: {
    is: "`true`: pull requests of a release are labelled `release-train:boarded`, `live`, `rolled-back` or `missed`",
  },
  quiet: { is: "`true`: people are told only what needs their answer; the issue shows the rest" },
  environments: { is: "Names of the environments" },
  "environments.staging": {
    is: "Where a commit is deployed before production; `null`: there is none",
  },
  "environments.production": { is: "Where a release deploys to" },
  required_checks: {
    is: "Checks that must be green: `all`, a list of names, or `none` where there is no CI",
    without: "the branch's own rules, else all",
    see: "Checks",
  },
  blockers: {
    is: "What blocks a release; `null`: nothing does",
    without: "with its label below",
    see: "Blockers",
  },
  "blockers.label": { is: "Label of the issues and pull requests that block" },
  versioning: {
    is: "How a next version is made: `semver`, `calver` or `plain`",
    see: "Versions",
  },
  checklist: { is: "What each service's team confirms: texts, or with the keys below" },
  "checklist.[].text": { is: "The words of the item" },
  "checklist.[].file": {
    is: "Verified by this file at the service's commit",
    without: "a person confirms it",
  },
  "checklist.[].check": {
    is: "Verified by this check, green on the service's commit",
    without: "a person confirms it",
  },
  "checklist.[].per_commit": { is: "`true`: each new commit must be confirmed again" },
  go_no_go: { is: "How the decision is made" },
  "go_no_go.remind": { is: "How long before the departure the go/no-go meeting is called" },
  "go_no_go.checklist": { is: "What a manager confirms for the release, beside the teams'" },
  "go_no_go.team_votes": { is: "Whether every team has to vote: `required` or `optional`" },
  notify: { is: "Where releases are posted beside GitHub" },
  ...chatMeanings,
  "notify.webhooks": { is: "Who hears of each event, by their names in `EVENT_WEBHOOKS`" },
  "notify.webhooks.[]": { is: "A name in `EVENT_WEBHOOKS`" },
  people: { is: "Who people and teams of GitHub are in the chats, by login or `org/team`" },
  "people.*": { is: "A login, or `org/team`" },
  notes: { is: "What release notes list" },
  "notes.categories": {
    is: "Headings of the release notes; the first that fits a pull request has it",
    without: "six headings",
    see: "Notes",
  },
  "notes.categories.[].title": { is: "The heading" },
  "notes.categories.[].breaking": { is: "`true`: changes to which users must react" },
  "notes.categories.[].security": { is: "`true`: security fixes, by label, type or advisory" },
  "notes.categories.[].dependencies": { is: "`true`: updates of dependencies, folded" },
  "notes.categories.[].irreversible": { is: "`true`: what has the label of `rollback.until`" },
  "notes.categories.[].types": { is: 'Types of commits (`feat: …`); `"*"`: any' },
  "notes.categories.[].labels": { is: 'Labels of pull requests; `"*"`: everything' },
  "notes.exclude": { is: "What the notes leave out; they say how many" },
  "notes.exclude.labels": {
    is: "Labels of pull requests that the notes leave out",
    without: "`skip-changelog`",
  },
  "notes.exclude.authors": {
    is: "Logins whose pull requests the notes leave out",
    without: "nobody",
  },
  "notes.template": {
    is: "Template of the train's notes, a file of the train repository",
    without: "built in",
    see: "Templates",
  },
  "notes.changelog": {
    is: "File of the train repository for which each release offers a section by pull request",
    see: "Notes",
  },
  "notes.known_issues": { is: "Label of open issues that the notes name under _Known issues_" },
  "notes.discussion": {
    is: "Category of the train repository's discussions: one is opened with its release",
  },
  "notes.sbom": {
    is: "`cyclonedx`: the train's release has a bill of materials",
    see: "Notes",
  },
  verify: {
    is: "Observation period after the last service is live, before notes are published",
  },
  services: { is: "The services of the train, each by its id" },
  "services.*": { is: "A deployable unit of one repository" },
  "services.*.name": { is: "Its full name", without: "from the id" },
  "services.*.repo": { is: "Repository of the service, as `owner/name`" },
  "services.*.team": {
    is: "`org/team` that answers for the service",
    without: "writers of the repository",
  },
  "services.*.deputies": {
    is: "Logins that may act for the team (need at least triage on `repo`)",
    without: "nobody",
  },
  "services.*.on_call": {
    is: "Logins to whom its sub-issue is assigned (GitHub assigns no teams)",
    without: "nobody",
  },
  "services.*.depends_on": { is: "Services that must be live before" },
  "services.*.drive": { is: "How it is deployed", see: "Drive" },
  "services.*.ref": {
    is: "What the app's deployments name: the `commit` itself, or a git `tag` at it",
    without: "`commit`",
    see: "Drive",
  },
  "services.*.workflow": { is: "File name of the workflow for `drive: dispatch`" },
  "services.*.timeout": { is: "Longest time for one deployment" },
  "services.*.freezes": { is: "Days on which this service doesn't start", like: "freezes" },
  "services.*.path": {
    is: "Globs of its files, when services share a repository",
    without: "the whole repository",
    see: "What is in a release",
  },
  "services.*.required_checks": {
    is: "Checks that must be green for this service, as above",
    without: "the train's",
  },
  "services.*.environments": {
    is: "Names of this service's environments, both or one of them",
    without: "the train's",
    like: "environments",
  },
  "services.*.versioning": {
    is: "How the next version of this service is made, as above",
    without: "the train's",
  },
  "services.*.rollback": { is: "How the service is rolled back" },
  "services.*.rollback.automatic": {
    is: "`true`: rolled back automatically when it fails, or loses its health up to `rollback_window` after the end",
  },
  "services.*.rollback.until": { is: "Changes that can't be rolled back; `null`: none" },
  "services.*.rollback.until.path": { is: "Globs of files whose change can't be rolled back" },
  "services.*.rollback.until.label": {
    is: "Label of pull requests that can't be rolled back",
  },
  "services.*.rollback.note": { is: "How to roll it back by hand" },
  "services.*.notes": { is: "The notes of the service" },
  "services.*.notes.template": {
    is: "Template of the service's notes, also a file of the train repository",
    without: "built in",
    see: "Templates",
  },
  "services.*.health": {
    is: "How its health is checked after the deployment",
    without: "live when deployed",
    see: "Health",
  },
  "services.*.health.url": { is: "Address that must answer" },
  "services.*.health.method": { is: "Method of the request: `GET` or `HEAD`" },
  "services.*.health.status": { is: "Status of the answer", without: "any 2xx" },
  "services.*.health.json": { is: "What the JSON of the answer must say, by path" },
  "services.*.health.check": {
    is: "Check or status on the deployed commit that must pass after the deployment",
  },
  "services.*.health.metrics": { is: "What Prometheus must say" },
  "services.*.health.metrics.[].name": { is: "How people call the metric" },
  "services.*.health.metrics.[].query": { is: "PromQL query that gives one number" },
  "services.*.health.metrics.[].max": { is: "Highest healthy value" },
  "services.*.health.metrics.[].min": { is: "Lowest healthy value" },
  "services.*.health.metrics.[].max_ratio_to_baseline": {
    is: "Highest healthy value, as a multiple of the value before the deployment",
  },
  "services.*.health.metrics.[].for": { is: "How long it may be unhealthy" },
  "services.*.health.soak": {
    is: "How long all of it must be healthy without a break before the service is live",
  },
  "services.*.health.for": { is: "How long `url` and `check` may be unhealthy" },
  "services.*.links": {
    is: 'Pages about it on the dashboard, by name: `{ metrics: "https://grafana.example.com/d/cart" }`, at most 10',
  },
  "services.*.reporters": {
    is: "Whose deployment statuses count, in staging too",
    without: "anyone but the app",
  },
};

/** undefined: nothing is said of it. Keys below one that is like another mean what they mean there. */
export function meaningAt(place: string): Meaning | undefined {
  const own = meanings[place];
  if (own) return own;
  for (let end = place.lastIndexOf("."); end > 0; end = place.lastIndexOf(".", end - 1)) {
    const like = meanings[place.slice(0, end)]?.like;
    if (like !== undefined) return meaningAt(like + place.slice(end));
  }
  return undefined;
}
