import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toCloudEvent } from "../../src/events/cloud-event.ts";
import { eventTypes } from "../../src/events/kinds.ts";
import type { ReleaseEvent, ReleaseEventKind } from "../../src/model/release/event.ts";
import { noon } from "../support/train.ts";

const home = {
  key: "900#12",
  repository: "acme/releases",
  number: 12,
  url: "https://github.com/acme/releases/issues/12",
};
const subject = {
  train: "storefront",
  version: "2.5.0",
  state: "rolling out",
  live: 1,
  services: 4,
} as const;
const commit = "a".repeat(40);
const service = {
  id: "api-gateway",
  name: "API Gateway",
  version: "1.8.0",
  environment: "production",
  team: "acme/infra",
  source: { repository: "https://github.com/Acme/api-gateway", commit },
};

const event = (kind: ReleaseEventKind, changes: Partial<ReleaseEvent> = {}): ReleaseEvent => ({
  key: kind,
  kind,
  at: noon,
  service: kind.startsWith("service") ? service : null,
  by: null,
  reason: "",
  ...changes,
});

interface Body {
  readonly [name: string]: unknown;
  readonly id: string;
  readonly source: string;
  readonly data: {
    readonly context: { readonly timestamp: string };
    readonly subject: {
      readonly id: string;
      readonly content: { readonly artifactId?: string };
    };
    readonly customData: { readonly text: string };
  };
}
const read = (one: ReleaseEvent, at = home): Body =>
  JSON.parse(toCloudEvent(one, subject, at).body()) as Body;

const text = { type: "string", minLength: 1 };

/** As CDEvents 0.5.1 has it: what each part must and may have. */
function cdEvent(type: object, content: object): object {
  const context = {
    specversion: text,
    id: text,
    source: text,
    type,
    timestamp: { ...text, pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$" },
    chainId: text,
  };
  return {
    type: "object",
    additionalProperties: false,
    required: ["context", "subject"],
    properties: {
      context: {
        type: "object",
        additionalProperties: false,
        required: ["specversion", "id", "source", "type", "timestamp"],
        properties: context,
      },
      subject: {
        type: "object",
        additionalProperties: false,
        required: ["id", "content"],
        properties: { id: text, source: text, content },
      },
      customData: { type: "object" },
      customDataContentType: { type: "string" },
    },
  };
}

const deployed = {
  type: "object",
  additionalProperties: false,
  required: ["environment", "artifactId"],
  properties: {
    environment: {
      type: "object",
      additionalProperties: false,
      required: ["id"],
      properties: { id: text, source: text },
    },
    artifactId: text,
  },
};
const custom = {
  type: "string",
  pattern: "^dev\\.cdeventsx\\.[a-zA-Z0-9]+-[a-zA-Z]+\\.[a-zA-Z]+\\.[0-9]\\.[0-9]\\.[0-9]$",
};

test.each(Object.keys(eventTypes) as ReleaseEventKind[])(
  "%s is a CloudEvent that carries a CDEvent, the same in both",
  (kind) => {
    const body = read(event(kind));
    const { type } = eventTypes[kind];
    expect(body).toMatchObject({
      specversion: "1.0",
      type,
      source: "https://github.com/acme/releases",
      time: body.data.context.timestamp,
      subject: body.data.subject.id,
      datacontenttype: "application/json",
    });
    // Names of attributes are lower case letters and digits (CloudEvents, "Attribute naming convention").
    expect(Object.keys(body).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual([]);
    expect(body.data.context).toMatchObject({ id: body.id, type, source: body.source });
    const isStandard = type.startsWith("dev.cdevents.");
    const schema = isStandard ? cdEvent({ const: type }, deployed) : cdEvent(custom, {});
    const ajv = new Ajv2020({ strict: false });
    ajv.validate(schema, body.data);
    expect(ajv.errors).toBe(null);
  },
);

test("operations.md names all of them", () => {
  const docs = readFileSync("docs/operations.md", "utf8");
  const tails = Object.values(eventTypes).map(({ type }) => type.split(".").slice(3).join("."));
  expect(tails.filter((tail) => !docs.includes(`.${tail}\``))).toEqual([]);
});

describe("the id", () => {
  test("is of the release and the event alone: renamed, told again or later it is the same", () => {
    const { id } = read(event("opened"));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const renamed = { ...home, url: "https://github.com/acme/trains/issues/12" };
    expect(read(event("opened", { at: noon.add({ hours: 1 }) }), renamed).id).toBe(id);
  });

  test("is another one for another event, release or GitHub", () => {
    const elsewhere = { ...home, url: "https://git.acme.test/acme/releases/issues/12" };
    const ids = [
      read(event("opened")).id,
      read(event("opened", { key: "ready:1" })).id,
      read(event("opened"), { ...home, key: "900#13" }).id,
      read(event("opened"), elsewhere).id,
    ];
    expect(new Set(ids).size).toBe(4);
  });
});

test("what was deployed is named by a package URL, and by no more than others may know", () => {
  const artifact = (one: typeof service | null, url = home.url): unknown =>
    read(event("service deployed", { service: one }), { ...home, url }).data.subject.content
      .artifactId;
  expect(artifact(service)).toBe(`pkg:github/acme/api-gateway@${commit}`);
  const own = { repository: "https://git.acme.test/acme/api", commit };
  expect(artifact({ ...service, source: own })).toBe(
    `pkg:github/acme/api@${commit}?repository_url=https%3A%2F%2Fgit.acme.test`,
  );
  expect(artifact({ ...service, source: null } as never)).toBe("pkg:generic/api-gateway@1.8.0");
});

test("one line says it all", () => {
  const lineOf = (one: ReleaseEvent): string => read(one).data.customData.text;
  expect(lineOf(event("service failed", { reason: "no disk" }))).toBe(
    "storefront 2.5.0: API Gateway 1.8.0 failed: no disk",
  );
  expect(lineOf(event("go", { by: "sarah" }))).toBe("storefront 2.5.0: go by sarah");
});
