import { answer } from "./answer.ts";
import { isLocal } from "./dashboard/viewers.ts";
import type { Route } from "./server.ts";

/**
 * `GET /api/receivers`: how it stands with the events for each receiver, and which were given up. For this machine alone,
 * as `doctor` asks: it tells what became of releases that others may not see.
 */
export const receiversRoute = (read: () => Promise<object>): Route => ({
  method: "GET",
  path: "/api/receivers",
  async handle(request, response) {
    if (isLocal(request)) return answer(response, 200, await read());
    return answer(response, 404, { error: "There is nothing here." });
  },
});
