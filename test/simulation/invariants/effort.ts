import type { Exchange } from "../../../src/simulator/http/server.ts";
import type { Watch } from "./watched.ts";

/** GitHub's limit on what is created is never met: the simulated one enforces it. */
export function checkEffort({ violate }: Watch, { method, path, status, answer }: Exchange): void {
  const { message = "" } = (answer ?? {}) as { readonly message?: string };
  if (status === 403 && message.startsWith("You have exceeded a secondary rate limit")) {
    violate("bounded effort", `${method} ${path} meets the limit on what is created`);
  }
}
