import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { say } from "../../../src/model/view/text.ts";
import { openDashboard } from "./show.ts";

interface Description {
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: Responses } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}
type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
interface Content {
  readonly schema: object;
}

const describedBy = async (url: string): Promise<Description> =>
  (await (await fetch(`${url}/api/openapi.json`)).json()) as Description;

const concrete = (path: string): string =>
  path
    .replace("{owner}", "acme")
    .replace("{repo}", "releases")
    .replace("{number}", "1")
    .replace("{service}", "api-gateway") + (path.endsWith("/where") ? "?change=%2312" : "");

/** What in an answer contradicts its description. */
function complaints(description: Description, schema: object, answer: unknown): readonly unknown[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile({ ...schema, components: description.components });
  validate(answer);
  return validate.errors ?? [];
}

describe("the description of the API", () => {
  it("names each address, the type of its answer and what is in it", async () => {
    const { url, show } = await openDashboard();
    const at = Temporal.Instant.from("2026-03-19T12:00:00Z");
    await show(1, {
      timeline: [{ at, kind: "said", service: null, text: say`sarah opened the release` }],
    });
    const description = await describedBy(url);
    for (const [path, { get }] of Object.entries(description.paths)) {
      const gone = new AbortController();
      const response = await fetch(url + concrete(path), { signal: gone.signal });
      expect([path, response.status]).toEqual([path, 200]);
      const [[type, content] = []] = Object.entries(get.responses["200"]?.content ?? {});
      expect([path, response.headers.get("content-type")?.split(";")[0]]).toEqual([path, type]);
      const isJson = type === "application/json" && content !== undefined;
      const found = isJson ? complaints(description, content.schema, await response.json()) : [];
      expect([path, found]).toEqual([path, []]);
      gone.abort();
    }
  });

  it("notices an answer that differs", async () => {
    const { url } = await openDashboard();
    const description = await describedBy(url);
    const schema = description.components.schemas["Releases"] ?? {};
    expect(complaints(description, schema, { releases: [{ train: 7 }] })).not.toEqual([]);
  });

  it("tells refusals as they are", async () => {
    const { url } = await openDashboard();
    const description = await describedBy(url);
    const response = await fetch(`${url}/api/releases/acme/releases/1`);
    expect(response.status).toBe(404);
    const schema = description.components.schemas["Error"] ?? {};
    expect(complaints(description, schema, await response.json())).toEqual([]);
  });

  it("leaves out no address of the API, and is read by anybody", async () => {
    const { url, routes } = await openDashboard();
    const described = Object.keys((await describedBy(url)).paths);
    const own = routes
      .filter((path) => path.startsWith("/api/") && !path.includes("*"))
      .map((path) => path.replaceAll(/:(\w+)/g, "{$1}"));
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter((path) => !described.includes(path))).toEqual(["/api/openapi.json"]);
    const far = await fetch(`${url}/api/openapi.json`, {
      headers: { "x-forwarded-for": "1.2.3.4" },
    });
    expect(far.status).toBe(200);
  });
});
