import { code, say } from "../../model/view/text.ts";
import type { Service } from "../../model/train/train.ts";
import { fewNames } from "../../text/few.ts";
import { refused, type Answer, type Request } from "./request.ts";
import { servicesFirst } from "../commands/services-named.ts";

/** What a command is about; no services: the whole release. */
interface Scope {
  readonly services: readonly Service[];
  readonly reason: string;
}

const alone = {
  "/hold": "holds the whole release",
  "/resume": "is about the whole release",
  "/rollback": "rolls back the whole release",
};

/** The services that a command names first of all, and its reason; a word that may be a service's name is no reason. */
export function readScope(
  { situation, rest }: Pick<Request, "situation" | "rest">,
  command: "/hold" | "/resume" | "/rollback",
): Scope | Answer {
  const { train, services: all } = situation;
  const { services, rest: reason, near } = servicesFirst(rest, train);
  const absent = services.filter(({ id }) => !all.has(id));
  if (absent.length > 0) {
    return refused(
      say`${code(fewNames(absent.map(({ id }) => id)))} is not part of this release, which contains ${fewNames([...all.keys()], 20)}.`,
    );
  }
  if (near && all.has(near.service.id)) {
    const { id } = near.service;
    const meant = [...services.map((one) => one.id), id].join(" ");
    return refused(
      say`Is ${code(near.word)} a service? Comment ${code(`${command} ${meant}`)} if you mean ${id}. Otherwise begin the reason with another word; ${code(command)} alone ${alone[command]}. Nothing was done.`,
    );
  }
  return { services, reason };
}
