import { z } from "zod";

const example =
  'give JSON such as {"releases": "https://….powerplatform.com/…"}, with the address that the workflow shows';

/** Microsoft turned these off; while they were, they answered 2xx and posted nothing. */
const retired = /(?:^|\.)(?:webhook\.office\.com|outlook\.office(?:365)?\.com)$/i;

/** Addresses of Teams workflows by name. The sentences never hold an address: whoever has it may post. */
export const teamsWebhooks = z
  .string()
  .transform((text) => parsed(text))
  .pipe(
    z
      .record(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u), z.string(), {
        error: `TEAMS_WEBHOOKS is not an object of names and addresses: ${example}.`,
      })
      .refine((all) => Object.values(all).every(isAddress), {
        error: `TEAMS_WEBHOOKS has something that is no web address: ${example}.`,
        abort: true,
      })
      .refine(
        (all) => !Object.values(all).some((url) => retired.test(new URL(url).hostname)),
        "TEAMS_WEBHOOKS has the address of an Office 365 connector, which Microsoft has retired: make a workflow from the template “Send webhook alerts to a channel” in Teams, and give its address.",
      ),
  );

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ["https:", "http:"].includes(url.protocol) && url.username === "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
