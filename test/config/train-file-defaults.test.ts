import { expect, test } from "vitest";
import { accepted } from "./train-reading.ts";

test("only train, managers and the repository of a service are required", () => {
  const train = accepted("train: t\nmanagers: [sarah]\nservices: { web_shop.v2: { repo: a/b } }");
  expect(train).toMatchInlineSnapshot(`
    {
      "allowPrivate": false,
      "blockers": {
        "label": "release-blocker",
      },
      "branch": "release/{{version}}",
      "calendar": {
        "freezes": [],
        "rollbackWindow": "PT2H",
        "timeZone": "UTC",
        "window": null,
      },
      "chats": [],
      "checklist": [],
      "goNoGo": {
        "checklist": [],
        "remind": "PT30M",
      },
      "managers": [
        {
          "kind": "person",
          "login": "sarah",
        },
      ],
      "maxParallel": null,
      "name": "t",
      "notes": {
        "categories": [
          {
            "breaking": true,
            "dependencies": false,
            "irreversible": false,
            "labels": [],
            "security": false,
            "title": "Breaking changes",
            "types": [],
          },
          {
            "breaking": false,
            "dependencies": false,
            "irreversible": false,
            "labels": [],
            "security": true,
            "title": "Security",
            "types": [],
          },
          {
            "breaking": false,
            "dependencies": false,
            "irreversible": false,
            "labels": [
              "enhancement",
              "feature",
            ],
            "security": false,
            "title": "Features",
            "types": [
              "feat",
            ],
          },
          {
            "breaking": false,
            "dependencies": false,
            "irreversible": false,
            "labels": [
              "bug",
            ],
            "security": false,
            "title": "Fixes",
            "types": [
              "fix",
              "perf",
            ],
          },
          {
            "breaking": false,
            "dependencies": false,
            "irreversible": true,
            "labels": [
              "migration",
              "database",
              "configuration",
            ],
            "security": false,
            "title": "Migrations and configuration",
            "types": [],
          },
          {
            "breaking": false,
            "dependencies": true,
            "irreversible": false,
            "labels": [],
            "security": false,
            "title": "Dependencies",
            "types": [],
          },
        ],
        "changelog": null,
        "discussion": null,
        "exclude": {
          "authors": [],
          "labels": [
            "skip-changelog",
          ],
        },
        "knownIssues": null,
        "sbom": null,
        "template": null,
      },
      "people": [],
      "pullLabels": false,
      "quiet": false,
      "rehearse": false,
      "rotation": [],
      "schedule": null,
      "services": [
        {
          "dependsOn": [],
          "deputies": [],
          "drive": {
            "kind": "deployment",
            "ref": "commit",
          },
          "environments": {
            "production": "production",
            "staging": "staging",
          },
          "freezes": [],
          "health": null,
          "id": "web_shop.v2",
          "links": [],
          "name": "Web Shop V2",
          "notesTemplate": null,
          "onCall": [],
          "owner": {
            "kind": "writers",
            "repo": "a/b",
          },
          "path": [],
          "repo": "a/b",
          "reporters": null,
          "requiredChecks": "branch rules",
          "rollback": {
            "automatic": false,
            "note": null,
            "until": null,
          },
          "timeout": "PT30M",
          "versioning": "semver",
        },
      ],
      "subIssues": "train repository",
      "tag": "v{{version}}",
      "teamVotes": "required",
      "verify": null,
      "versioning": "semver",
      "webhooks": [],
    }
  `);
});
