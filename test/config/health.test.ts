import { expect, test } from "vitest";
import { accepted, refused } from "./train-reading.ts";

const file = (health: string): string =>
  `train: t\nmanagers: [sarah]\nservices:\n  api:\n    repo: acme/api\n    health: ${health}\n`;

test("what is not said of health has a value that is safe", () => {
  const [service] = accepted(file("{ url: https://api.example.com }")).services;
  expect(service?.health).toEqual({
    probe: { url: "https://api.example.com", method: "GET", status: null, json: [] },
    check: null,
    metrics: [],
    soak: Temporal.Duration.from({ minutes: 2 }),
    patience: Temporal.Duration.from({ minutes: 1 }),
  });
  expect(accepted(file("{ check: smoke }")).services[0]?.health?.probe).toBeNull();
});

test("every problem of health is told with its place and how to mend it", () => {
  expect(
    [
      "{}",
      "{ soak: 2m }",
      "{ url: api.example.com/health }",
      "{ url: https://user:pass@api.example.com }",
      "{ url: ftp://api.example.com }",
      "{ url: https://a.example, method: POST }",
      "{ url: https://a.example, status: 99 }",
      "{ url: https://a.example, json: { status: [up] } }",
      "{ url: https://a.example, method: HEAD, json: { status: up } }",
      "{ url: https://a.example, headers: { authorization: secret } }",
      "{ check: smoke, status: 200 }",
      "{ metrics: [{ name: a, query: b }] }",
      "{ metrics: [{ name: a, query: b, max: lots }] }",
      "{ metrics: [{ name: a, query: b, max: .inf }] }",
      "{ metrics: [{ name: a, query: b, max: 1, min: 2 }] }",
      "{ metrics: [{ name: a, query: b, max_ratio_to_baseline: 0 }] }",
      "{ metrics: [{ name: a, query: b, max: 1 }, { name: a, query: c, max: 1 }] }",
      '{ metrics: [{ name: a, query: " ", max: 1, for: 0s }] }',
    ].flatMap((health) => refused(file(health))),
  ).toMatchInlineSnapshot(`
    [
      "6:5 health has no condition. Give url, check or metrics, or leave health out.",
      "6:5 health has no condition. Give url, check or metrics, or leave health out.",
      "6:20 services.api.health.url: expected an address that begins with https:// or http://, without user, password or #, found "api.example.com/health". Write for instance url: https://api.example.com/health; put secrets in the setting HEALTH_HEADERS.",
      "6:20 services.api.health.url: expected an address that begins with https:// or http://, without user, password or #, found "https://user:pass@api.example.com". Write for instance url: https://api.example.com/health; put secrets in the setting HEALTH_HEADERS.",
      "6:20 services.api.health.url: expected an address that begins with https:// or http://, without user, password or #, found "ftp://api.example.com". Write for instance url: https://api.example.com/health; put secrets in the setting HEALTH_HEADERS.",
      "6:47 services.api.health.method: expected \`GET\` or \`HEAD\`, found "POST". Write method: GET, or leave it out.",
      "6:47 services.api.health.status: expected an HTTP status, found "99". Write for instance status: 204, or leave it out for any 2xx.",
      "6:55 services.api.health.json.status: expected a text, a number, true or false, found a list. Write for instance status: up.",
      "6:53 The answer to HEAD has no JSON. Write method: GET.",
      "6:39 Unknown key headers in services.api.health. Known here: url, method, status, json, check, metrics, soak, for.",
      "6:29 health has status and no url. Give the url, or leave it out.",
      "6:25 a has no limit. Give max, min or max_ratio_to_baseline.",
      "6:51 services.api.health.metrics[0].max: expected a number, found "lots". Write for instance 0.01.",
      "6:51 services.api.health.metrics[0].max: expected a number, found ".inf". Write for instance 0.01.",
      "6:59 a has a min above its max. Exchange them.",
      "6:69 a has a max_ratio_to_baseline that can never be met. Write a number above zero, for instance 2 for twice as much.",
      "6:64 metrics names a twice. Keep one of the two.",
      "6:43 services.api.health.metrics[0].query: expected a PromQL query, found " ". Write one that gives a single number, for instance with sum(…).",
      "6:61 services.api.health.metrics[0].for: expected a duration longer than zero, found "0s". Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d.",
    ]
  `);
});
