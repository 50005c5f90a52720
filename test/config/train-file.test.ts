import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import { expect, test } from "vitest";
import { accepted } from "./train-reading.ts";

const whole = `train: storefront
managers: [sarah, acme/release-managers]
branch: release/{{version}}
tag: "v{{ version }}"
environments: { staging: stage, production: live }
window: { days: [tue, thu], from: "9:30", to: "16:00", timezone: europe/berlin }
rollback_window: 90m
schedule: "0 9 * * MON"
max_parallel: 4
rehearse: staging
freezes: [{ from: 2026-12-20, to: 2027-01-03, reason: Holidays }]
allow_private: true
sub_issues: service
pull_request_labels: true
blockers: { label: stopper }
required_checks: all
go_no_go: { team_votes: optional, remind: 1h, checklist: [Support informed] }
verify: 15m
notify: { slack: { channel: "#release-{{version}}" }, teams: { channel: releases }, webhooks: [ops] }
people: { acme/infra: { slack: S012AB3CD, teams: infra@example.com } }
services:
  api-gateway:
    name: API Gateway
    repo: acme/api-gateway
    team: acme/infra
    depends_on: []
    drive: deployment
    ref: tag
    timeout: 2h
    freezes: [{ from: 2026-05-01, to: 2026-05-01 }]
    path: ["gateway/**"]
    required_checks: [test, "1.10"]
    reporters: [deploy-bot, "argo[bot]"]
    health:
      url: https://api.example.com/health
      method: GET
      status: 200
      json: { status: up, checks.db: true }
      check: smoke-test
      metrics: [{ name: latency, query: 'p99{service="api"}', max: 0.5, max_ratio_to_baseline: 2, for: 3m }]
      soak: 5m
      for: 30s
    rollback: { automatic: true, until: { path: ["db/**"], label: irreversible }, note: kubectl }
  auth-service: { repo: acme/auth-service, depends_on: [api-gateway] }
`;

test("every key of a train file is read", () => {
  const { notes, webhooks, ...train } = accepted(whole);
  expect({ notes, webhooks }).toEqual({ notes: defaultNotes, webhooks: ["ops"] });
  expect(train).toMatchInlineSnapshot(`
    {
      "allowPrivate": true,
      "blockers": {
        "label": "stopper",
      },
      "branch": "release/{{version}}",
      "calendar": {
        "freezes": [
          {
            "from": "2026-12-20",
            "reason": "Holidays",
            "to": "2027-01-03",
          },
        ],
        "rollbackWindow": "PT90M",
        "timeZone": "Europe/Berlin",
        "window": {
          "days": [
            2,
            4,
          ],
          "from": "09:30:00",
          "to": "16:00:00",
        },
      },
      "chats": [
        {
          "channel": "#release-{{version}}",
          "chat": "slack",
        },
        {
          "channel": "releases",
          "chat": "teams",
        },
      ],
      "checklist": [],
      "goNoGo": {
        "checklist": [
          {
            "id": "support-informed",
            "text": "Support informed",
          },
        ],
        "remind": "PT1H",
      },
      "managers": [
        {
          "kind": "person",
          "login": "sarah",
        },
        {
          "kind": "team",
          "team": "acme/release-managers",
        },
      ],
      "maxParallel": 4,
      "name": "storefront",
      "people": [
        {
          "ids": {
            "slack": "S012AB3CD",
            "teams": "infra@example.com",
          },
          "name": "acme/infra",
        },
      ],
      "pullLabels": true,
      "quiet": false,
      "rehearse": true,
      "rotation": [],
      "schedule": {
        "days": null,
        "hours": [
          9,
        ],
        "minutes": [
          0,
        ],
        "months": [
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          10,
          11,
          12,
        ],
        "text": "0 9 * * MON",
        "weekdays": [
          1,
        ],
      },
      "services": [
        {
          "dependsOn": [],
          "deputies": [],
          "drive": {
            "kind": "deployment",
            "ref": "tag",
          },
          "environments": {
            "production": "live",
            "staging": "stage",
          },
          "freezes": [
            {
              "from": "2026-05-01",
              "reason": "",
              "to": "2026-05-01",
            },
          ],
          "health": {
            "check": "smoke-test",
            "metrics": [
              {
                "max": 0.5,
                "maxRatio": 2,
                "min": null,
                "name": "latency",
                "patience": "PT3M",
                "query": "p99{service="api"}",
              },
            ],
            "patience": "PT30S",
            "probe": {
              "json": [
                {
                  "path": "status",
                  "value": "up",
                },
                {
                  "path": "checks.db",
                  "value": "true",
                },
              ],
              "method": "GET",
              "status": 200,
              "url": "https://api.example.com/health",
            },
            "soak": "PT5M",
          },
          "id": "api-gateway",
          "links": [],
          "name": "API Gateway",
          "notesTemplate": null,
          "onCall": [],
          "owner": {
            "kind": "team",
            "team": "acme/infra",
          },
          "path": [
            "gateway/**",
          ],
          "repo": "acme/api-gateway",
          "reporters": [
            "deploy-bot",
            "argo[bot]",
          ],
          "requiredChecks": [
            "test",
            "1.10",
          ],
          "rollback": {
            "automatic": true,
            "note": "kubectl",
            "until": {
              "label": "irreversible",
              "paths": [
                "db/**",
              ],
            },
          },
          "timeout": "PT2H",
          "versioning": "semver",
        },
        {
          "dependsOn": [
            "api-gateway",
          ],
          "deputies": [],
          "drive": {
            "kind": "deployment",
            "ref": "commit",
          },
          "environments": {
            "production": "live",
            "staging": "stage",
          },
          "freezes": [],
          "health": null,
          "id": "auth-service",
          "links": [],
          "name": "Auth Service",
          "notesTemplate": null,
          "onCall": [],
          "owner": {
            "kind": "writers",
            "repo": "acme/auth-service",
          },
          "path": [],
          "repo": "acme/auth-service",
          "reporters": null,
          "requiredChecks": "all",
          "rollback": {
            "automatic": false,
            "note": null,
            "until": null,
          },
          "timeout": "PT30M",
          "versioning": "semver",
        },
      ],
      "subIssues": "own repository",
      "tag": "v{{ version }}",
      "teamVotes": "optional",
      "verify": "PT15M",
      "versioning": "semver",
    }
  `);
});

test.for([
  ["30s", "PT30S"],
  ["10m", "PT10M"],
  ["2h", "PT2H"],
  ["7d", "PT168H"],
])("a timeout of %s", ([timeout, duration]) => {
  expect(accepted(service(`timeout: ${timeout}`)).services[0]?.timeout.toString()).toBe(duration);
});

test("a time of days can be added to an instant", () => {
  const timeout = accepted(service("timeout: 7d")).services[0]?.timeout;
  const start = Temporal.Instant.from("2026-03-19T14:00Z");
  expect(start.add(timeout ?? "PT0S").toString()).toBe("2026-03-26T14:00:00Z");
});

const service = (line: string) =>
  `train: t\nmanagers: [sarah]\nservices:\n  api:\n    repo: acme/api\n    ${line}\n`;
