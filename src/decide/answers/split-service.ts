import type { Service } from "../../model/train/train.ts";
import { serviceFirst } from "../commands/services-named.ts";
import type { Request } from "./request.ts";

/** The service that the text begins with, by id or by a name of several words, and what follows it. */
export function splitService({ situation, rest }: Pick<Request, "situation" | "rest">): {
  readonly service: Service | undefined;
  readonly reason: string;
} {
  const services = [...situation.services.values()].map((assessed) => assessed.service);
  return serviceFirst(rest, services) ?? { service: undefined, reason: rest };
}
