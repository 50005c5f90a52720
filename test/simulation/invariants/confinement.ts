import type { Exchange } from "../../../src/simulator/http/server.ts";
import { secret } from "../train.ts";
import type { Watch } from "./watched.ts";

/** What the app wrote where others read it. */
export function checkConfinement({ plan, rides, violate }: Watch, exchange: Exchange): void {
  const { method, path, body, installation } = exchange;
  if (method === "GET" || installation === null) return;
  const text = JSON.stringify(body ?? "");
  if (path === "/graphql" && !/"query":"\s*mutation/.test(text)) return;
  for (const id of plan.hidden) {
    const hidden = rides[0]?.fleet.sites.find((one) => one.plan.id === id);
    const isInside =
      path.includes(`/repos/acme/${hidden?.repository.name}/`) ||
      path.includes(`/repositories/${hidden?.repository.id}/`);
    if (!isInside && text.includes(secret(id))) {
      violate("confinement", `${method} ${path} tells what only readers of ${id} may know`);
    }
  }
}
