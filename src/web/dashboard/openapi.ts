import { z } from "zod";
import packageFile from "../../../package.json" with { type: "json" };
import { errorShape, figuresShape, releaseShape, releasesShape, whereShape } from "./api-shapes.ts";

const parameter = (name: string, description: string, type = "string") => ({
  name,
  in: "path",
  required: true,
  description,
  schema: { type },
});
const owner = parameter("owner", "Owner of the train repository.");
const repo = parameter("repo", "Name of the train repository.");
const number = parameter("number", "Number of the tracking issue.", "integer");

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (type: string, schema: object) => ({ content: { [type]: { schema } } });
const text = { type: "string" };

const refusals = {
  401: { description: "Nobody is signed in.", ...content("application/json", reference("Error")) },
  404: {
    description: "There is no such thing, or the asker may not see it.",
    ...content("application/json", reference("Error")),
  },
};

const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  description: "An ETag that was answered before.",
  schema: text,
};
const change = {
  name: "change",
  in: "query",
  required: true,
  description: "As /where takes it: #12, owner/repo#12, a commit, or the address of one.",
  schema: text,
};
const lastEventId = {
  name: "Last-Event-ID",
  in: "header",
  description: "The id of the last event that was heard: what changed since is told at once.",
  schema: text,
};

const asJson = (summary: string, name: string, parameters: readonly object[]) => ({
  get: {
    summary,
    parameters: [...parameters, ifNoneMatch],
    responses: {
      200: {
        description: "As it was seen last.",
        headers: { ETag: { schema: text } },
        ...content("application/json", reference(name)),
      },
      304: { description: "It is still as the asker knows it." },
      ...refusals,
    },
  },
});

const asPlainJson = (summary: string, name: string, parameters: readonly object[]) => ({
  get: {
    summary,
    parameters,
    responses: {
      200: {
        description: "From what was seen last.",
        ...content("application/json", reference(name)),
      },
      ...refusals,
    },
  },
});

const asFile = (
  summary: string,
  type: string,
  parameters: readonly object[],
  description: string,
) => ({
  get: {
    summary,
    parameters,
    responses: { 200: { description, ...content(type, text) }, ...refusals },
  },
});

const asStream = (summary: string, parameters: readonly object[]) => {
  const { get } = asFile(summary, "text/event-stream", parameters, "Server-sent events `release`.");
  return { get: { ...get, parameters: [...parameters, lastEventId] } };
};

const paths = {
  "/api/releases": asJson("All releases that the asker may see.", "Releases", []),
  "/api/releases/events": asStream("Tells that some release has changed.", []),
  "/api/releases/{owner}/{repo}/{number}": asJson("One release.", "Release", [owner, repo, number]),
  "/api/releases/{owner}/{repo}/{number}/events": asStream(
    "The release at once and after each change.",
    [owner, repo, number],
  ),
  "/api/trains/{owner}/{repo}/figures": asPlainJson(
    "DORA's five figures of a train and of each of its services.",
    "Figures",
    [owner, repo],
  ),
  "/api/trains/{owner}/{repo}/where": asPlainJson(
    "On which releases of a train a change is.",
    "Where",
    [owner, repo, change],
  ),
  "/trains/{owner}/{repo}/calendar.ics": asFile(
    "Departures of a train.",
    "text/calendar",
    [owner, repo],
    "An iCalendar.",
  ),
  "/trains/{owner}/{repo}/releases.atom": asFile(
    "Releases of a train.",
    "application/atom+xml",
    [owner, repo],
    "An Atom feed.",
  ),
  "/trains/{owner}/{repo}/services/{service}/releases.atom": asFile(
    "Releases of one service.",
    "application/atom+xml",
    [owner, repo, parameter("service", "Id of the service in the train file.")],
    "An Atom feed.",
  ),
  "/badge/{owner}/{repo}.svg": asFile(
    "The state of a train's newest release.",
    "image/svg+xml",
    [owner, repo],
    "A picture.",
  ),
};

/** The description of the API by OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12. */
export function openapi(): object {
  const schemas = Object.fromEntries(
    [releasesShape, releaseShape, figuresShape, whereShape, errorShape].flatMap((shape) => {
      const { $defs = {}, ...own } = z.toJSONSchema(shape, { target: "draft-2020-12" }) as {
        readonly $defs?: Readonly<Record<string, object>>;
        readonly id?: string;
      };
      return [...Object.entries($defs), [own.id ?? "", own] as const].map(
        ([name, schema]) => [name, inComponents(schema)] as const,
      );
    }),
  );
  return {
    openapi: "3.1.0",
    info: {
      title: "Release Train",
      version: packageFile.version,
      description:
        "Releases as they were seen last. Who asks sees what they can read on GitHub. Moments are ISO 8601 in UTC.",
    },
    security: [{ githubToken: [] }, { workflowToken: [] }, { session: [] }, {}],
    paths,
    components: {
      schemas,
      securitySchemes: {
        githubToken: {
          type: "http",
          scheme: "bearer",
          description: "The token of a GitHub user.",
        },
        workflowToken: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description:
            "A token of GitHub Actions (OpenID Connect) whose audience is PUBLIC_URL: shows the releases that the workflow's repository is part of.",
        },
        session: { type: "apiKey", in: "cookie", name: "__Host-session" },
      },
    },
  };
}

/** Where OpenAPI keeps what others refer to. */
function inComponents(schema: object): object {
  const { $schema: _, id: __, ...rest } = schema as Readonly<Record<string, unknown>>;
  return JSON.parse(
    JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as object;
}
