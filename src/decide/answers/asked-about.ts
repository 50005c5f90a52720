/** `/abort cancel`: elsewhere that takes a stop back, here it is a stop with a reason. Nobody can tell which is meant. */
import { code, joinTexts, paragraph, say, type Text } from "../../model/view/text.ts";
import { shorten } from "../../text/shorten.ts";
import { assess } from "../assess/assess.ts";
import { isBrake, type Order } from "../commands/command.ts";
import { isTakingBack } from "../commands/elsewhere.ts";
import { openHolds } from "../record/open-holds.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * The answer to a stop as it was given, or the question what is meant. Until its author says that, nothing is ended,
 * and nothing new starts.
 */
export function askedAbout(
  order: Order,
  request: Request,
  given: Answer | undefined,
): Answer | undefined {
  if (given?.kind !== "done" || !isBrake(order)) return given;
  const reasons = given.entries.flatMap((one) => ("reason" in one ? [one.reason] : []));
  if (reasons.length === 0 || !reasons.every((one) => isTakingBack(one, order.name))) return given;
  const scopes = given.entries.flatMap((one) => (one.kind === "hold" ? [one.service] : []));
  const held = scopes.length > 0 ? scopes : [null];
  const named = held.filter((service) => service !== null);
  const said = `/${order.name} ${shorten(order.rest)}`;
  const question = say`${code(said)} can mean both to begin it and to end it.`;
  const ways = waysOf(order, named);
  const standing = new Set(openHolds(request.situation.record).map(({ service }) => service));
  const isHeld =
    assess(request.situation).rollback.isRunning ||
    held.every((service) => standing.has(null) || standing.has(service));
  if (isHeld) return refused(say`${question} ${ways} Nothing was done.`);
  const reason = wording`it isn't clear whether ${said} begins or ends something`;
  return done(
    held.map((service) => ({ kind: "hold", ...saidBy(request), service, reason })),
    [paragraph(say`${question} Nothing new starts until you choose. ${ways}`)],
  );
}

function waysOf({ name }: Order, services: readonly string[]): Text {
  const scope = services.map((id) => ` ${id}`).join("");
  const reasoned = say`To begin it, comment ${code(`/${name}${scope} <reason>`)} with another reason.`;
  const on = say`To continue, comment ${code(`/resume${scope} <reason>`)}.`;
  return joinTexts([on, reasoned], " ");
}
