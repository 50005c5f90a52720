import { expect, test } from "vitest";
import { accepted, refused } from "./train-reading.ts";

test("all problems of a file are told at once, in the order of its lines", () => {
  expect(
    refused(`
train: store/front
managers: [sarah, "@tom", Sarah]
tag: v1
barnch: release/{{version}}
environments: { staging: live, production: live, test: x }
services:
  api:
    repo: api
    depend_on: [auth]
    timeout: soon
  auth: { repo: acme/auth, depends_on: [shop, auht], drive: gates }
  shop: { repo: acme/shop, depends_on: [auth, shop], health: { url: x } }
  cart: { depends_on: [auth, auth] }
  Till: { repo: acme/Shop }
`),
  ).toMatchInlineSnapshot(`
    [
      "2:8 train: expected a name of letters, digits, spaces, - _ . (at most 100), found "store/front". Write for instance train: storefront.",
      "3:19 managers[1]: expected a login or org/team, found "@tom". Write it without @, for instance sarah or acme/release-managers.",
      "3:27 managers names Sarah twice. Keep one of the two.",
      "4:6 tag: expected a tag name with {{version}} in it, {{service}} if you like, something between them, and no other placeholder, found "v1". Write for instance tag: v{{version}}, or tag: "{{service}}-v{{version}}".",
      "5:1 Unknown key barnch. Did you mean branch?",
      "6:1 Staging and production are the same environment. Name two environments, or write staging: null when there is no staging.",
      "6:50 Unknown key test in environments. Known here: staging, production.",
      "9:11 services.api.repo: expected a repository as owner/name, found "api". Write for instance repo: acme/api-gateway.",
      "10:5 Unknown key depend_on in services.api. Did you mean depends_on?",
      "11:14 services.api.timeout: expected a duration longer than zero, found "soon". Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d.",
      "12:47 auth depends on auht, which is not a service of this train. Did you mean auth?",
      "12:61 services.auth.drive: expected \`deployment\`, \`dispatch\`, \`gate\` or \`observe\`, found "gates". Write how the service is deployed, for instance drive: gate, or leave it out.",
      "13:41 These services depend on each other: auth -> shop -> auth. Break the cycle: remove one of these dependencies.",
      "13:47 shop depends on itself. Remove it from its own depends_on.",
      "13:69 services.shop.health.url: expected an address that begins with https:// or http://, without user, password or #, found "x". Write for instance url: https://api.example.com/health; put secrets in the setting HEALTH_HEADERS.",
      "14:3 services.cart.repo is missing. Write for instance repo: acme/api-gateway.",
      "14:30 depends_on names auth twice. Keep one of the two.",
      "15:3 services.Till: expected an id of lower-case letters, digits, - _ . that has a letter, found "Till". Write for instance api-gateway, and give its full name with name:.",
      "15:17 Till and shop have the same repository, path and environment. Tell them apart by path, for instance path: ["notifications/**"].",
    ]
  `);
});

test("what a service says must have the right form", () => {
  expect(
    [
      "drive: dispatch",
      "drive: gates",
      "workflow: deploy.yml",
      "workflow: .github/workflows/deploy.yml",
      "ref: main",
      "drive: gate\n    ref: tag",
      "drive: observe\n    ref: commit",
      "timeout: 10",
      "timeout: 0m",
      "timeout: [10m]",
      "timeout:",
      "name: ' '",
      "team: infra",
      "team: { a: b }",
      "depends_on: api",
      "depends_on: [[a]]",
      "path: [/src]",
      "path: [src/../../x]",
      "required_checks: some",
      "required_checks: [[a]]",
      "required_checks: { a: b }",
      "versioning: semantic",
      "versioning: [semver]",
      "reporters: []",
      "reporters: ['@a']",
      "window: { days: [tue] }",
      "repo: acme/twice",
      "tiemout: 10m",
    ].flatMap((line) => refused(service(line))),
  ).toMatchInlineSnapshot(`
    [
      "6:12 api has drive: dispatch and no workflow. Name the file of the workflow that deploys it: workflow: deploy.yml.",
      "6:12 services.api.drive: expected \`deployment\`, \`dispatch\`, \`gate\` or \`observe\`, found "gates". Write how the service is deployed, for instance drive: gate, or leave it out.",
      "6:5 api names a workflow that nothing starts. Write drive: dispatch beside it, or leave the workflow out.",
      "6:5 api names a workflow that nothing starts. Write drive: dispatch beside it, or leave the workflow out.",
      "6:15 services.api.workflow: expected the file name of a workflow, found ".github/workflows/deploy.yml". Write it without its folder, for instance workflow: deploy.yml.",
      "6:10 services.api.ref: expected \`commit\` or \`tag\`, found "main". Write ref: tag when the rules of the environment allow only tags, or leave it out.",
      "7:5 api has drive: gate, so the app makes no deployment that could name a ref. Leave ref out, or write drive: deployment or dispatch.",
      "7:5 api has drive: observe, so the app makes no deployment that could name a ref. Leave ref out, or write drive: deployment or dispatch.",
      "6:14 services.api.timeout: expected a duration longer than zero, found "10". Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d.",
      "6:14 services.api.timeout: expected a duration longer than zero, found "0m". Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d.",
      "6:14 services.api.timeout: expected a duration longer than zero, found a list. Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d.",
      "6:13 services.api.timeout: expected a duration longer than zero, found nothing. Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d.",
      "6:11 services.api.name: expected a name of one line, at most 100 characters, found " ". Write for instance name: API Gateway.",
      "6:11 services.api.team: expected a team as org/team, found "infra". Write it without @, for instance team: acme/infra.",
      "6:11 services.api.team: expected a team as org/team, found keys with values. Write it without @, for instance team: acme/infra.",
      "6:17 services.api.depends_on: expected a list of service ids, found "api". Write for instance depends_on: [api-gateway], or [] for none.",
      "6:18 services.api.depends_on[0]: expected the id of a service, found a list. Write the id exactly as below services:.",
      "6:12 services.api.path[0]: expected a path pattern within the repository, found "/src". Write it from the top of the repository, without / before it: "notifications/**".",
      "6:12 services.api.path[0]: expected a path pattern within the repository, found "src/../../x". Write it from the top of the repository, without / before it: "notifications/**".",
      "6:22 services.api.required_checks: expected \`all\`, \`none\`, \`branch rules\` or a list of check names, found "some". Write for instance required_checks: all, or required_checks: [test, lint]; where there is no CI, required_checks: none.",
      "6:22 services.api.required_checks: expected \`all\`, \`none\`, \`branch rules\` or a list of check names, found a list. Write for instance required_checks: all, or required_checks: [test, lint]; where there is no CI, required_checks: none.",
      "6:22 services.api.required_checks: expected \`all\`, \`none\`, \`branch rules\` or a list of check names, found keys with values. Write for instance required_checks: all, or required_checks: [test, lint]; where there is no CI, required_checks: none.",
      "6:17 services.api.versioning: expected \`semver\`, \`calver\` or \`plain\`, found "semantic". Write versioning: semver (by what changed), calver (2026.03.1) or plain (people write each).",
      "6:17 services.api.versioning: expected \`semver\`, \`calver\` or \`plain\`, found a list. Write versioning: semver (by what changed), calver (2026.03.1) or plain (people write each).",
      "6:16 services.api.reporters: expected a list of logins, at least one, found an empty list. Write for instance reporters: [deploy-bot], or leave it out to count everyone's.",
      "6:17 services.api.reporters[0]: expected a login, found "@a". Write it without @, for instance deploy-bot or my-app[bot].",
      "6:5 Unknown key window in services.api. Known here: name, repo, team, deputies, on_call, depends_on, drive, ref, workflow, freezes, timeout, path, required_checks, versioning, environments, health, reporters, rollback, links, notes.",
      "6:5 Duplicate key repo. Keep one of the two.",
      "6:5 Unknown key tiemout in services.api. Did you mean timeout?",
    ]
  `);
});

test("jscutlery/semver#5: tags in which a service can't be told from a version are refused", () => {
  const found = ["{{service}}{{version}}", "{{version}}{{ service }}", "v{{version}}{{version}}"];
  for (const tag of found) {
    expect(refused(top(`tag: "${tag}"`)).join()).toContain("something between them");
  }
  expect(() => refused(top(`tag: "{{service}}-{{version}}"`))).toThrow("accepted");
});

test("what the train says must have the right form", () => {
  expect(
    [
      "train:",
      "train: [a]",
      "train: a/b",
      "managers: sarah",
      "managers: []",
      "managers: [a/b/c]",
      "branch: release",
      "branch: release/{{version}}/{{service}}",
      "branch: 'release {{version}}'",
      "branch: /{{version}}",
      "tag: v{{Version}}",
      "go_no_go: { team_votes: yes, remind: soon, remain: 1h, checklist: ready }",
      "environments: [staging]",
      "environments: { staging: [a] }",
      "environments: { production: null }",
      "environments: { staging: production }",
      "required_checks: []",
      "services: {}",
      "services: []",
      "services:",
      "services: { 42: { repo: a/b } }",
      "services: { Api: { repo: a/b } }",
      "services: { api: acme/api }",
      "services: { api: { repo: acme/.. } }",
      "freeze: []",
      "window: always",
      "window: { days: [tuesday], from: 25:00, to: 24:01, timezone: Mars/Base, zone: UTC }",
      "window: { days: [] }",
      "window: { days: [tue, wed, tue] }",
      'window: { from: "14:00", to: "14:00", timezone: "+01:00" }',
      "rollback_window: soon",
      'schedule: "0 9 * *"',
      "schedule: { cron: daily }",
      'schedule: "0 9 30 2 *"',
      'schedule: "0 9 * * MON"\nversioning: plain',
      "max_parallel: 0",
      "max_parallel: [4]",
      "freezes: { from: 2026-12-20 }",
      "freezes: [{ from: 2026-02-30, to: 20261220 }]",
      "freezes: [{ from: 2027-01-03, to: 2026-12-20, reason: Holidays }]",
      "services: { api: { repo: a/b, freezes: [{ from: 2027-01-03, to: 2026-12-20 }] } }",
      "allow_private: yes",
    ].flatMap((line) => refused(top(line))),
  ).toMatchInlineSnapshot(`
    [
      "1:7 train: expected a name of letters, digits, spaces, - _ . (at most 100), found nothing. Write for instance train: storefront.",
      "1:8 train: expected a name of letters, digits, spaces, - _ . (at most 100), found a list. Write for instance train: storefront.",
      "1:8 train: expected a name of letters, digits, spaces, - _ . (at most 100), found "a/b". Write for instance train: storefront.",
      "1:11 managers: expected a list of logins and teams, at least one, found "sarah". Write for instance managers: [sarah, acme/release-managers].",
      "1:11 managers: expected a list of logins and teams, at least one, found an empty list. Write for instance managers: [sarah, acme/release-managers].",
      "1:12 managers[0]: expected a login or org/team, found "a/b/c". Write it without @, for instance sarah or acme/release-managers.",
      "1:9 branch: expected a branch name with {{version}} in it and no other placeholder, found "release". Write for instance branch: release/{{version}}.",
      "1:9 branch: expected a branch name with {{version}} in it and no other placeholder, found "release/{{version}}/{{service}}". Write for instance branch: release/{{version}}.",
      "1:9 branch: expected a branch name with {{version}} in it and no other placeholder, found "release {{version}}". Write for instance branch: release/{{version}}.",
      "1:9 branch: expected a branch name with {{version}} in it and no other placeholder, found "/{{version}}". Write for instance branch: release/{{version}}.",
      "1:6 tag: expected a tag name with {{version}} in it, {{service}} if you like, something between them, and no other placeholder, found "v{{Version}}". Write for instance tag: v{{version}}, or tag: "{{service}}-v{{version}}".",
      "1:25 go_no_go.team_votes: expected \`required\` or \`optional\`, found "yes". Write team_votes: required, or leave it out.",
      "1:38 go_no_go.remind: expected a duration longer than zero, found "soon". Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d.",
      "1:44 Unknown key remain in go_no_go. Did you mean remind?",
      "1:67 go_no_go.checklist: expected a list of texts, found "ready". Write for instance checklist: [Communication channels ready, Customer support informed].",
      "1:15 environments: expected the names of the environments, found a list. Write for instance environments: { staging: staging, production: production }.",
      "1:26 environments.staging: expected the name of an environment, or null for none, found a list. Write for instance staging: staging, or staging: null.",
      "1:29 environments.production: expected the name of an environment, found nothing. Write it as GitHub shows it, for instance production.",
      "1:1 Staging and production are the same environment. Name two environments, or write staging: null when there is no staging.",
      "1:18 required_checks: expected \`all\`, \`none\`, \`branch rules\` or a list of check names, found an empty list. Write for instance required_checks: all, or required_checks: [test, lint]; where there is no CI, required_checks: none.",
      "1:1 There are no services. Write each below services: by its id, for instance api: { repo: acme/api }.",
      "1:11 services: expected at least one service, found an empty list. Write each below services: by its id, for instance api: { repo: acme/api }.",
      "1:10 services: expected at least one service, found nothing. Write each below services: by its id, for instance api: { repo: acme/api }.",
      "1:13 services.42: expected an id of lower-case letters, digits, - _ . that has a letter, found "42". Write for instance api-gateway, and give its full name with name:.",
      "1:13 services.Api: expected an id of lower-case letters, digits, - _ . that has a letter, found "Api". Write for instance api-gateway, and give its full name with name:.",
      "1:18 services.api: expected a service with its keys, found "acme/api". Write for instance api: { repo: acme/api }.",
      "1:26 services.api.repo: expected a repository as owner/name, found "acme/..". Write for instance repo: acme/api-gateway.",
      "1:1 Unknown key freeze. Did you mean freezes?",
      "1:9 window: expected the keys of a window, found "always". Write for instance window: { days: [tue, wed, thu], from: "14:00", to: "16:00", timezone: UTC }.",
      "1:18 window.days[0]: expected a weekday: mon, tue, wed, thu, fri, sat or sun, found "tuesday". Write its first three letters.",
      "1:34 window.from: expected a time of day as hh:mm, found "25:00". Write for instance "14:00", in 24 hours.",
      "1:45 window.to: expected a time of day as hh:mm, found "24:01". Write for instance "14:00", in 24 hours.",
      "1:62 window.timezone: expected the name of a time zone, found "Mars/Base". Write its IANA name, for instance UTC or Europe/Berlin.",
      "1:73 Unknown key zone in window. Known here: days, from, to, timezone.",
      "1:17 window.days: expected a list of weekdays, at least one, found an empty list. Write for instance days: [tue, wed, thu].",
      "1:28 days names tue twice. Keep one of the two.",
      "1:30 The window ends as it begins. For whole days write from: "00:00" and to: "24:00".",
      "1:49 window.timezone: expected the name of a time zone, found "+01:00". Write its IANA name, for instance UTC or Europe/Berlin.",
      "1:18 rollback_window: expected a duration longer than zero, found "soon". Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d.",
      "1:11 schedule: expected a cron expression with five fields that can occur, found "0 9 * *". Write for instance schedule: "0 9 * * MON" for Mondays at nine, in the time zone of the window.",
      "1:11 schedule: expected a cron expression with five fields that can occur, found keys with values. Write for instance schedule: "0 9 * * MON" for Mondays at nine, in the time zone of the window.",
      "1:11 schedule: expected a cron expression with five fields that can occur, found "0 9 30 2 *". Write for instance schedule: "0 9 * * MON" for Mondays at nine, in the time zone of the window.",
      "1:1 The schedule can't determine the version of the next release. Write versioning: semver or calver, and plain for the services that need it.",
      "1:15 max_parallel: expected a whole number of at least 1, found "0". Write for instance max_parallel: 4, or leave it out for no limit.",
      "1:15 max_parallel: expected a whole number of at least 1, found a list. Write for instance max_parallel: 4, or leave it out for no limit.",
      "1:10 freezes: expected a list of freezes, found keys with values. Write for instance freezes: [{ from: 2026-12-20, to: 2027-01-03, reason: Holidays }].",
      "1:19 freezes[0].from: expected a date as yyyy-mm-dd, found "2026-02-30". Write for instance 2026-12-20.",
      "1:35 freezes[0].to: expected a date as yyyy-mm-dd, found "20261220". Write for instance 2026-12-20.",
      "1:35 freezes[0] ends before it begins. Both days are within the freeze: exchange them, or write the same day twice.",
      "1:65 freezes[0] of api ends before it begins. Both days are within the freeze: exchange them, or write the same day twice.",
      "1:16 allow_private: expected \`true\` or \`false\`, found "yes". Write allow_private: true when this train may include services whose repositories fewer people can read.",
    ]
  `);
});

test("the three required keys", () => {
  expect(refused("branch: r/{{version}}\n")).toMatchInlineSnapshot(`
    [
      "1:1 train is missing. Write for instance train: storefront.",
      "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
      "1:1 services is missing. Write each below services: by its id, for instance api: { repo: acme/api }.",
    ]
  `);
  expect(refused(top("services: { api: {} }"))).toMatchInlineSnapshot(`
    [
      "1:13 services.api.repo is missing. Write for instance repo: acme/api-gateway.",
    ]
  `);
  expect(refused("- a\n")).toMatchInlineSnapshot(`
    [
      "1:1 The train file: expected keys such as train, managers and services, found a list. Write each as \`key: value\`.",
    ]
  `);
});

test("threat 45: more than a thousand services", () => {
  const body = Array.from({ length: 1001 }, (_, n) => ` s${n}: {repo: acme/r${n}}`).join("\n");
  expect(refused(`train: t\nmanagers: [sarah]\nservices:\n${body}`)).toMatchInlineSnapshot(`
    [
      "3:1 There are 1001 services, more than 1000. Split the train into several.",
    ]
  `);
});

test("threat 45: cycles are named", () => {
  const file = (...edges: readonly [string, string][]) =>
    `train: t\nmanagers: [sarah]\nservices:\n${edges
      .map(([id, needs]) => `  ${id}: { repo: acme/${id}, depends_on: [${needs}] }`)
      .join("\n")}`;
  expect(refused(file(["a", "b"], ["b", "a"]))).toMatchInlineSnapshot(`
    [
      "5:35 These services depend on each other: a -> b -> a. Break the cycle: remove one of these dependencies.",
    ]
  `);
  expect(refused(file(["top", "x"], ["x", "y"], ["y", "z"], ["z", "x"]))).toMatchInlineSnapshot(`
    [
      "7:35 These services depend on each other: x -> y -> z -> x. Break the cycle: remove one of these dependencies.",
    ]
  `);
  const ring = Array.from({ length: 900 }, (_, n) => [`s${n}`, `s${(n + 1) % 900}`] as const);
  expect(refused(file(...ring.map(([a, b]) => [a, b] as [string, string])))).toMatchInlineSnapshot(`
    [
      "903:41 These services depend on each other: s0 -> s1 -> s2 -> s3 -> s4 -> s5 -> s6 -> s7 -> s8 -> s9 -> … -> s0. Break the cycle: remove one of these dependencies.",
    ]
  `);
});

test("threat 45: the same repository, path and environment twice", () => {
  const file = (first: string, second: string) =>
    `train: t\nmanagers: [sarah]\nservices:\n  a: { repo: acme/mono, path: ${first} }\n  b: { repo: Acme/Mono, path: ${second} }`;
  expect(refused(file("[]", "[]"))).toMatchInlineSnapshot(`
    [
      "5:14 b and a have the same repository, path and environment. Tell them apart by path, for instance path: ["notifications/**"].",
    ]
  `);
  expect(refused(file("[x, y]", "[y, x]"))).toHaveLength(1);
  expect(accepted(file("[x]", "[y]")).services).toHaveLength(2);
});

const service = (line: string): string =>
  `train: t\nmanagers: [sarah]\nservices:\n  api:\n    repo: acme/api\n    ${line}\n`;

/** A small file in which this line takes the place of its like. */
function top(line: string): string {
  const rest = ["train: t", "managers: [sarah]", "services: { api: { repo: acme/api } }"];
  const key = line.slice(0, line.indexOf(":") + 1);
  return [line, ...rest.filter((other) => !other.startsWith(key))].join("\n");
}
