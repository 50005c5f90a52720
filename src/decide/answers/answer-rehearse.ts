/** `/rehearse`: a manager has the release tried in staging, out, back and out again. */
import { code, list, paragraph, say, type Message, form, plural } from "../../model/view/text.ts";
import type { RehearseEntry } from "../../model/record/rehearse-entry.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { assess } from "../assess/assess.ts";
import { departureOf } from "../record/record.ts";
import { openRehearsal } from "../record/rehearsed.ts";
import { mayHaveLeft } from "../lost/doubt.ts";
import { rehearsalCourse } from "../rehearsal/begin.ts";
import type { Situation } from "../assessment/assessment.ts";
import { managersMay } from "./managers-may.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";

/** @returns undefined while what production runs can't be read */
export function answerRehearse(request: Request): Answer | undefined {
  const { situation, authority } = request;
  const { record, digest } = situation;
  if (!authority.isManager) return refused(managersMay(request, "/rehearse"));
  if (departureOf(record) || mayHaveLeft(record)) {
    return refused(
      say`This release has departed, so it can't be rehearsed any more. ${code("/plan")} shows what would roll back, and in which order.`,
    );
  }
  if (openRehearsal(record)) {
    return refused(
      say`A rehearsal is going on already. Comment ${code("/hold <reason>")} to stop it for now.`,
    );
  }
  const assessment = assess(situation);
  if (assessment.go.kind === "go") {
    return refused(
      say`The GO is given, and a rehearsal would come between it and the departure. Comment ${code("/no-go <reason>")} first; after the rehearsal everyone votes again.`,
    );
  }
  if (assessment.holds.length > 0) {
    return refused(
      say`The release is on hold, so nothing starts in staging either. Comment ${code("/resume <reason>")} first.`,
    );
  }
  if (digest === null) {
    const unknown = [...situation.services.values()].filter(
      ({ isKnown, candidate }) => !isKnown || candidate.commit === null,
    );
    return refused(
      say`A rehearsal is of exactly the commits that leave, and not all of them are known: ${fewNames(unknown.map(({ service }) => service.name))}.`,
    );
  }
  const course = rehearsalCourse(situation);
  if (course === "unread") return undefined;
  const { services, left } = course;
  if (services.length === 0) {
    return {
      kind: "refused",
      reply: [paragraph(say`Nothing of this release can be rehearsed:`), leftList(situation, left)],
    };
  }
  const said = saidBy(request);
  const id = String(said.comment);
  const entry: RehearseEntry = { kind: "rehearse", ...said, id, digest, services, left };
  return done([entry], begun(situation, entry));
}

function begun(situation: Situation, { services, left }: RehearseEntry): Message {
  const nameOf = (id: (typeof services)[number]["service"]): string =>
    situation.services.get(id)?.service.name ?? id;
  const names = fewNames(services.map(({ service }) => nameOf(service)));
  const stay = services.filter(({ back }) => back === null).map(({ service }) => nameOf(service));
  const only =
    stay.length === 0
      ? say``
      : plural(
          stay.length,
          form` ${fewNames(stay)} is only deployed: production runs nothing to roll back to.`,
          form` ${fewNames(stay)} are only deployed: production runs nothing to roll back to.`,
        );
  const what = paragraph(
    plural(
      services.length,
      form`The rehearsal in staging begins: ${names} is deployed in the release's order, rolled back to what production runs, and deployed again.${only} Comment ${code("/hold <reason>")} to stop it.`,
      form`The rehearsal in staging begins: ${names} are deployed in the release's order, rolled back to what production runs, and deployed again.${only} Comment ${code("/hold <reason>")} to stop it.`,
    ),
  );
  if (left.length === 0) return [what];
  return [what, paragraph(say`Not rehearsed:`), leftList(situation, left)];
}

const leftList = ({ services }: Situation, left: RehearseEntry["left"]): Message[number] =>
  list(
    fewOf(
      left.map(
        ({ service, why }) => say`${services.get(service)?.service.name ?? service}: ${why}`,
      ),
      20,
    ),
  );
