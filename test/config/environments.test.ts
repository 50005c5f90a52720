import { expect, test } from "vitest";
import { accepted, refused } from "./train-reading.ts";

const service = `train: t
managers: [sarah]
services:
  api: { repo: acme/api }
`;

test("environments of a service, over those of the train", () => {
  const text = `train: t
managers: [sarah]
environments: { staging: stage, production: live }
services:
  a: { repo: acme/a }
  b: { repo: acme/b, environments: { production: eu } }
  c: { repo: acme/c, environments: { staging: null } }
`;
  expect(accepted(text).services.map(({ environments }) => environments)).toEqual([
    { staging: "stage", production: "live" },
    { staging: "stage", production: "eu" },
    { staging: null, production: "live" },
  ]);
});

test("one repository in two environments is two services, whatever the capitals", () => {
  const file = (production: string) =>
    `${service}  eu: { repo: Acme/API, environments: { production: ${production} } }\n`;
  expect(accepted(file("live-eu")).services).toHaveLength(2);
  expect(refused(file("Production"))).toHaveLength(1);
});

test("one environment for staging and production, by what the service itself and the train say", () => {
  const file = (own: string) =>
    `train: t\nmanagers: [sarah]\nenvironments: { production: live }\nservices:\n  a: { repo: acme/a, environments: ${own} }`;
  expect(refused(file("{ staging: Live }"))).toMatchInlineSnapshot(`
    [
      "5:22 Staging and production are the same environment. Name two environments, or write staging: null when there is no staging.",
    ]
  `);
  expect(refused(file("{ test: x }"))).toMatchInlineSnapshot(`
    [
      "5:38 Unknown key test in services.a.environments. Known here: staging, production.",
    ]
  `);
  expect(accepted(file("{ staging: live, production: eu }")).services).toHaveLength(1);
});

test("no staging", () => {
  for (const nothing of ["null", "~", ""]) {
    const text = `${service}environments: { staging: ${nothing} }\n`;
    expect(accepted(text).services[0]?.environments.staging).toBeNull();
  }
  const quoted = accepted(`${service}environments: { staging: "null" }\n`);
  expect(quoted.services[0]?.environments.staging).toBe("null");
});
