/** `/waive` of what is no item of a checklist: checks, hotfixes that are left out, or a release that others published. */
import { code, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { waiverItems, type Waivable } from "../gates/waivers.ts";
import { assess } from "../assess/assess.ts";
import { productionIn } from "../gates/hotfixes-gate.ts";
import type { WaiveEntry } from "../../model/record/record.ts";
import { isObstacle, ownReleaseState, releaseStateOf } from "../publication/publish-obstacles.ts";
import { findItem } from "./find-item.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { short } from "../../text/short.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

interface Named {
  readonly what: Waivable;
  readonly reason: string;
}

const namedFirst = /^["'`]?(ci|published|hotfix(?:es)?)["'`]?(?![\p{L}\p{N}_-])[\s:,]*/iu;

const waivables = ["ci", "published", "hotfixes"] as const;

/** What a text names at its beginning, where no item of the checklist is meant by more of its words. */
function namedIn({ situation }: Request, text: string): Named | undefined {
  const [whole = "", word = ""] = namedFirst.exec(text) ?? [];
  const first = word.toLowerCase();
  const what = first === "hotfix" ? "hotfixes" : waivables.find((one) => one === first);
  const reason = text.slice(whole.length).trim();
  const item = findItem(situation.train.checklist, text, false);
  return what === undefined || (item && item.rest !== reason) ? undefined : { what, reason };
}

/**
 * A manager's word; who says it was looked at before.
 * @param readings what the command may be about
 * @returns undefined: it is about something else
 */
export function answerWaivedGate(
  request: Request,
  readings: readonly { readonly assessed: ServiceAssessment; readonly text: string }[],
): Answer | undefined {
  const isOwn = request.issue === request.situation.observation.issue.number;
  for (const { assessed, text } of readings) {
    const named = namedIn(request, text);
    if (!named) continue;
    if (named.what === "ci") return waiveChecks(request, assessed, named);
    if (named.what === "hotfixes") return waiveHotfixes(request, assessed, named);
    const answer = countPublished(request, assessed, named);
    // Of the only service nothing may be in the way, and of the release itself something.
    return answer.kind === "refused" && isOwn && text === request.rest
      ? (countOwnPublished(request, named) ?? answer)
      : answer;
  }
  const named = namedIn(request, request.rest);
  if (!named) return undefined;
  const own = named.what === "published" && isOwn ? countOwnPublished(request, named) : undefined;
  if (own) return own;
  const [example = ""] = request.situation.services.keys();
  return refused(
    say`Which service? For example ${code(`/waive ${example} ${named.what} <reason>`)}.`,
  );
}

function waiveChecks(request: Request, assessed: ServiceAssessment, { reason }: Named): Answer {
  const { service, candidate, gates, hides } = assessed;
  const { commit } = candidate;
  const own = gates.find(({ id }) => id === "ci");
  if (!own || commit === null) {
    return refused(say`The commit of ${service.name} is unknown, so its checks can't be waived.`);
  }
  if (own.readiness === "ready") {
    return refused(
      say`There is nothing to waive: ${strong(own.name)} of ${service.name} is ready (${own.reason}).`,
    );
  }
  if (reason === "") return noReason(assessed, "ci");
  const at = hides ? say`its present commit` : say`commit ${code(short(commit))}`;
  return waived(
    request,
    assessed,
    { what: "ci", reason },
    say`The checks of ${service.name} are waived for ${at}: ${reason}. A new commit needs its checks again. The release notes will say so.`,
  );
}

function waiveHotfixes(request: Request, assessed: ServiceAssessment, { reason }: Named): Answer {
  const { service, candidate, gates } = assessed;
  const own = gates.find(({ id }) => id === "hotfixes");
  if (!own || candidate.commit === null || own.readiness === "ready") {
    return refused(
      say`There are no hotfixes to waive: the release undoes nothing of ${service.name}.`,
    );
  }
  if (reason === "") return noReason(assessed, "hotfixes");
  const facts = request.situation.observation.services.get(service.id);
  const production = facts?.kind === "known" ? productionIn(facts.value.hotfixes) : undefined;
  return waived(
    request,
    assessed,
    { what: "hotfixes", reason },
    say`What production has and ${service.name} ${candidate.version} lacks is waived: ${reason}. It is undone when the release deploys; a new commit or another hotfix needs a new word. The release notes will say so.`,
    production && { production },
  );
}

function countPublished(request: Request, assessed: ServiceAssessment, { reason }: Named): Answer {
  const { service, candidate } = assessed;
  const state = releaseStateOf(assess(request.situation), assessed);
  if (!isObstacle(state) || candidate.commit === null) {
    return refused(nothingInTheWay(say`${service.name}`, state === "unknown"));
  }
  if (reason === "") return noReason(assessed, "published");
  return waived(
    request,
    assessed,
    { what: "published", reason },
    say`${service.name} ${candidate.version} counts as published: ${reason}. The train publishes nothing for it, and its notes will say so.`,
  );
}

/** undefined: nothing is in the way of the release's own. */
function countOwnPublished(request: Request, { reason }: Named): Answer | undefined {
  const { situation } = request;
  const state = ownReleaseState(assess(situation));
  if (!isObstacle(state)) return undefined;
  if (reason === "") {
    return refused(
      say`Please give a reason for counting the release as published: ${code("/waive published <reason>")}.`,
    );
  }
  return done(
    [{ kind: "release waive", ...saidBy(request), item: waiverItems.published, reason }],
    [
      paragraph(
        say`${situation.plan.version} itself counts as published: ${reason}. The train publishes no notes of its own for it.`,
      ),
    ],
  );
}

const nothingInTheWay = (name: Text, isUnknown: boolean): Text =>
  isUnknown
    ? say`GitHub can't say right now whether ${name} is published. Comment again in a minute.`
    : say`Nothing keeps ${name} from being published by the train, so there is nothing to count.`;

const noReason = ({ service }: ServiceAssessment, what: Waivable): Answer =>
  refused(
    say`Please give a reason for waiving ${strong(what)} of ${service.name}, which the notes will show: ${code(`/waive ${service.id} ${what} <reason>`)}.`,
  );

function waived(
  request: Request,
  { service, candidate }: ServiceAssessment,
  { what, reason }: Named,
  text: Text,
  about: Pick<WaiveEntry, "production"> = {},
): Answer {
  const item = waiverItems[what];
  const entry = { ...saidBy(request), service: service.id, item, reason, ...about };
  return done([{ kind: "waive", ...entry, commit: candidate.commit }], [paragraph(text)]);
}
