import type { Exchange } from "../../../src/simulator/http/server.ts";
import type { Watch } from "./watched.ts";

/** No deployment waits for GitHub's own conditions, nor merges anything: the commit voted on leaves, or none. */
export function checkRequest({ violate }: Watch, { method, path, body }: Exchange): void {
  if (method !== "POST" || !path.endsWith("/deployments")) return;
  const asked = (body ?? {}) as Readonly<Record<string, unknown>>;
  const isExact = asked["auto_merge"] === false && String(asked["required_contexts"]) === "";
  if (!isExact || asked["required_contexts"] === undefined) {
    violate("exact commit", "a deployment is asked for that GitHub may merge or refuse");
  }
}

/** GitHub's limit on what is created is never met: the simulated one enforces it. */
export function checkEffort({ violate }: Watch, { method, path, status, answer }: Exchange): void {
  const { message = "" } = (answer ?? {}) as { readonly message?: string };
  if (status === 403 && message.startsWith("You have exceeded a secondary rate limit")) {
    violate("bounded effort", `${method} ${path} meets the limit on what is created`);
  }
}
