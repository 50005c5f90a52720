import { code, paragraph, say } from "../../model/view/text.ts";
import type { Service } from "../../model/train/train.ts";
import { fewNames } from "../../text/few.ts";
import { shorten } from "../../text/shorten.ts";
import { answersFor } from "../../model/github/authority.ts";
import { assess } from "../assess/assess.ts";
import { departureOf } from "../record/record.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { servicesFirst } from "../commands/services-named.ts";
import { wording, phrase, translated } from "../../model/view/wording.ts";

/** What a command is about; no services: the whole release. */
interface Scope {
  readonly services: readonly Service[];
  readonly reason: string;
}

const alone = {
  "/hold": phrase("holds the whole release"),
  "/resume": phrase("is about the whole release"),
  "/rollback": phrase("rolls back the whole release"),
};

/**
 * The services that a command names first of all, and its reason; a word that may be a service's name is no reason, and
 * a stop whose extent is asked about keeps everything from starting until its author says which.
 */
export function readScope(
  request: Request,
  command: "/hold" | "/resume" | "/rollback",
): Scope | Answer {
  const { situation, rest } = request;
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
    const ids = [...services.map((one) => one.id), id];
    const meant = ids.join(" ");
    const question = say`Is ${code(near.word)} a service?`;
    if (command !== "/resume" && mayStillStart(request, command)) {
      const reason = wording`it isn't clear whether ${command} ${shorten(rest)} means ${id}`;
      return done(
        [{ kind: "hold", ...saidBy(request), service: null, reason }],
        [
          paragraph(
            command === "/hold"
              ? say`${question} Until you answer, nothing in the release starts. If you mean only ${fewNames(ids)}, comment ${code(`/hold ${meant} <reason>`)} and then ${code("/resume <reason>")}, which lets the others continue.`
              : say`${question} Nothing was rolled back, and nothing new starts until you choose. If you mean ${fewNames(ids)}, comment ${code(`/rollback ${meant}`)}; ${code("/rollback")} alone rolls back the whole release. To continue instead, comment ${code("/resume <reason>")}.`,
          ),
        ],
      );
    }
    return refused(
      say`${question} Comment ${code(`${command} ${meant}`)} if you mean ${id}. Otherwise begin the reason with another word; ${code(command)} alone ${translated(alone[command])}. Nothing was done.`,
    );
  }
  return { services, reason };
}

/** Whether something may start that the author of a stop may keep from it. */
function mayStillStart({ situation, authority }: Request, command: "/hold" | "/rollback"): boolean {
  const { services, record } = situation;
  const mayStop =
    authority.isManager === true ||
    [...services.values()].some(({ service }) => answersFor(authority, service));
  const { kind } = assess(situation).phase;
  const isStopped = kind === "on hold" || kind === "rolling back" || kind === "complete";
  return mayStop && !isStopped && (command === "/hold" || departureOf(record) !== undefined);
}
