import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { SUBSCRIBED } from "../../src/web/events.ts";

const text = readFileSync("app.yml", "utf8");
const app = z
  .strictObject({
    name: z.string().max(34),
    description: z.string(),
    url: z.url(),
    public: z.boolean(),
    default_permissions: z.record(z.string(), z.string()),
    default_events: z.array(z.string()),
  })
  .parse(parse(text));

/** GitHub's own description: which permissions and which webhook events there are. */
const github = z
  .object({
    "x-webhooks": z.record(z.string(), z.unknown()),
    components: z.object({
      schemas: z.object({
        "app-permissions": z.object({
          properties: z.record(z.string(), z.object({ enum: z.array(z.string()) })),
        }),
      }),
    }),
  })
  .parse(
    createRequire(import.meta.url)("@octokit/openapi/generated/api.github.com.json") as unknown,
  );

describe("app.yml", () => {
  const permissions = github.components.schemas["app-permissions"].properties;
  it.each(Object.entries(app.default_permissions))("asks for %s: %s", (name, access) => {
    expect(permissions[name]?.enum).toContain(access);
  });

  it.each(app.default_events)("subscribes to %s, which GitHub has", (event) => {
    const names = Object.keys(github["x-webhooks"]);
    const dashed = event.replaceAll("_", "-");
    expect(names.some((name) => name === dashed || name.startsWith(`${dashed}-`))).toBe(true);
  });

  it("subscribes to all that the webhook listens to", () => {
    expect(app.default_events.toSorted()).toEqual([...SUBSCRIBED]);
  });

  it("fits into the set-up page, which quotes it with apostrophes", () => {
    expect(JSON.stringify(app)).not.toContain("'");
  });
});
