/** Everything that GitHub was asked and everything that happened on it, in order: what a run is judged by. */
import { createHash } from "node:crypto";
import type { Clock } from "../../src/simulator/clock.ts";
import type { Exchange } from "../../src/simulator/http/server.ts";
import type { World, WorldEvent } from "../../src/simulator/world/types.ts";
import { isMutation } from "./requests.ts";

export interface Ledger {
  readonly note: (text: string) => void;
  readonly exchange: (exchange: Exchange) => void;
  /** Of all lines so far. */
  readonly digest: () => string;
  /** The last lines that tell a person what happened. */
  readonly story: (count: number) => string;
}

export function createLedger(world: World, clock: Clock): Ledger {
  const hash = createHash("sha256");
  const story: string[] = [];
  const write = (line: string): void => {
    hash.update(`${clock.now().toString()} ${line}\n`);
  };
  const note = (text: string): void => {
    write(text);
    story.push(`${clock.now().toString({ smallestUnit: "second" }).slice(5, 19)}  ${text}`);
  };
  world.listen((event) => {
    const { name, action, sender, repository } = event;
    const where = repository?.name ?? event.org ?? "";
    write(`event ${name} ${action} ${where} ${sender.login} ${facts(event)}`);
    const told = tell(event);
    if (told !== undefined) note(`${where}: ${told}`);
  });
  return {
    note,
    exchange({ method, path, query, body, status, answer }) {
      const asked = JSON.stringify(body);
      // What is read follows from what happened before.
      const isRead = method === "GET" || (path === "/graphql" && !isMutation(asked));
      const answered = isRead ? "" : JSON.stringify(answer);
      write(`${method} ${path}?${query} ${asked} ${status} ${answered}`);
    },
    digest: () => hash.copy().digest("hex"),
    story: (count) => story.slice(-count).join("\n"),
  };
}

/** What of the things in an event may differ between two runs. */
const facts = ({ subject }: WorldEvent): string =>
  Object.entries(subject)
    .map(([key, value]) => {
      const { id, body, state } = (value ?? {}) as Readonly<Record<string, unknown>>;
      return `${key} ${JSON.stringify([id, state, body])}`;
    })
    .join(" ");

function tell({ name, action, sender, subject }: WorldEvent): string | undefined {
  const about = (subject[name === "issue_comment" ? "comment" : name.replace(/s$/, "")] ??
    {}) as Readonly<Record<string, unknown>>;
  switch (name) {
    case "issue_comment":
      return `${sender.login} ${action} a comment: ${firstWords(String(about["body"]))}`;
    case "issues":
      return `${sender.login} ${action} #${String(about["number"])}`;
    case "deployment":
      return `${sender.login} starts ${String(about["task"])} of ${String(about["sha"]).slice(0, 7)} to ${String(about["environment"])}`;
    case "deployment_status": {
      const status = subject["deployment_status"] as { readonly state: string };
      return `${sender.login} reports ${status.state}`;
    }
    case "push":
      return `${sender.login} pushes`;
    case "release":
      return `${sender.login} ${action} a release`;
    default:
      return undefined;
  }
}

const firstWords = (text: string): string =>
  text
    .replaceAll(/<!--.*?-->\s*/gs, "")
    .replaceAll(/\s+/g, " ")
    .slice(0, 160);
