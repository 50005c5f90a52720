/** Who hears of events, and whether they take them: the running app knows that. */
import { z } from "zod";
import type { Settings } from "../../config/settings.ts";
import type { Train } from "../../model/train/train.ts";
import { advice, good, problem, type Finding } from "./finding.ts";

/** What `GET /api/receivers` answers. */
const answerSchema = z.object({
  receivers: z.array(
    z.object({
      receiver: z.string(),
      waiting: z.number(),
      waitingSince: z.string().nullable(),
      dead: z.number(),
      trouble: z.string().nullable(),
    }),
  ),
  dead: z.array(
    z.object({ receiver: z.string(), id: z.string(), type: z.string(), at: z.string() }),
  ),
});
type Answer = z.infer<typeof answerSchema>;

export async function examineReceivers({
  receivers = {},
  traces,
  host,
  port,
}: Pick<Settings, "receivers" | "traces" | "host" | "port">): Promise<readonly Finding[]> {
  const settings = [
    ...Object.keys(receivers).map((name) => ({ about: `EVENT_WEBHOOKS ${name}`, name })),
    ...(traces ? [{ about: "OTEL_EXPORTER_OTLP_ENDPOINT", name: "otlp:traces" }] : []),
  ];
  if (settings.length === 0) return [];
  const answer = await ask(host, port);
  if (!answer) {
    const says = `The app doesn't answer on port ${port} of this machine, so whether events are taken isn't known.`;
    return [advice("events", says, "Start it, or run doctor on the machine on which it runs.")];
  }
  return settings.map((one) => findingOf(one, answer));
}

/** undefined: nobody answers, or somebody else does. */
async function ask(host: string, port: number): Promise<Answer | undefined> {
  const here = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const name = here.includes(":") ? `[${here}]` : here;
  try {
    const response = await fetch(`http://${name}:${port}/api/receivers`, {
      redirect: "error",
      signal: AbortSignal.timeout(3_000),
    });
    return answerSchema.safeParse(await response.json()).data;
  } catch {
    return undefined;
  }
}

function findingOf(
  { about, name }: { readonly about: string; readonly name: string },
  { receivers, dead }: Answer,
): Finding {
  const one = receivers.find(({ receiver }) => receiver === name);
  if (!one) return good(about, "No event was to be sent to it yet.");
  const why = one.trouble === null ? "" : `; the last one: it ${one.trouble}`;
  const fix = `Fix the receiver, or its address and secret in ${about.split(" ")[0] ?? ""}.`;
  if (one.dead > 0) {
    const ids = dead
      .filter(({ receiver }) => receiver === name)
      .map(({ type, id }) => `${type} ${id}`);
    const named =
      ids.length === 0
        ? ""
        : ` (${ids.slice(0, 3).join(", ")}${ids.length > 3 ? " and more" : ""})`;
    const says = `${one.dead} events${named} were given up, because it didn't take them for three days${why}.`;
    return problem(about, says, fix);
  }
  if (one.trouble !== null && one.waiting > 0) {
    const says = `${one.waiting} events wait since ${one.waitingSince ?? ""}${why}.`;
    return problem(about, says, fix);
  }
  return good(about, "It took all events.");
}

/** Whether the app knows everybody whom a train wants to hear of its events. */
export const webhookFindings = (
  repo: string,
  { webhooks }: Pick<Train, "webhooks">,
  { receivers = {} }: Pick<Settings, "receivers">,
): readonly Finding[] =>
  webhooks
    .filter((name) => !Object.hasOwn(receivers, name))
    .map((name) =>
      problem(
        `${repo} notify.webhooks`,
        `EVENT_WEBHOOKS doesn't name ${name}, so it hears of nothing.`,
        `Add ${name} to EVENT_WEBHOOKS, or take it out of the train file.`,
      ),
    );
