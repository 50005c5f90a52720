import { isSecret } from "../privacy/confine.ts";
import { isSameName } from "../../model/ids.ts";
import type { PullFacts } from "../../model/observation.ts";
import type { IncludeEntry } from "../../model/record/record.ts";
import { code, link, paragraph, plain, say, type Span, type Text } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { containmentOf } from "../gates/included.ts";
import { isContained } from "../gates/pull-gate.ts";
import { nearest } from "../../text/nearest.ts";
import { splitService } from "./split-service.ts";
import { managersMay } from "./managers-may.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * `/include [service] #n <reason>`, also `owner/repository#n` or the address of the pull request: a manager counts
 * it as contained although the rules don't find it in the release branch, even while it is open.
 * @returns undefined while it can't be read which pull requests are meant for the release
 */
export function answerInclude(request: Request): Answer | undefined {
  const { authority } = request;
  if (!authority.isManager) return refused(managersMay(request, "/include"));
  const asked = readAsked(request);
  if (!asked) {
    return refused(
      say`Which pull request, and why does it count? For example ${code("/include #12 <reason>")} or ${code("/include <owner>/<repository>#12 <reason>")}.`,
    );
  }
  const services = servicesFor(request, asked);
  if (services.length === 0) return refused(noSuchRepository(request, asked));
  const meant = services.flatMap((assessed) => meantFor(request, assessed));
  const named = onePerRepository(meant.filter(({ pull }) => pull.number === asked.number));
  const open = named.filter(({ pull }) => !isContained(pull));
  const here = open.filter(({ assessed }) => isHere(request, assessed));
  const [target, ...others] = here.length > 0 ? here : open;
  if (target) {
    if (others.length > 0) return refused(ambiguous(asked, [target, ...others]));
    return counted(request, target, asked.reason);
  }
  // It may be one of those that could not be read.
  if (services.some((assessed) => pullsOf(request, assessed) === undefined)) return undefined;
  const [there] = named;
  return refused(there ? isThere(there) : notMeant(asked, meant));
}

interface Asked {
  readonly number: number;
  readonly repo: string | undefined;
  readonly service: string | undefined;
  readonly reason: string;
}

const pattern =
  /^(?:https?:\/\/[^\s/]+\/([^\s/]+\/[^\s/]+)\/pull\/|([^\s/#]+\/[^\s/#]+)#|#?)(\d{1,9})(?:[/?#][^\s]*)?[:,.]?(?:\s+|$)/;

function readAsked(request: Request): Asked | undefined {
  const { service, reason: text } = splitService(request);
  const [whole, ofAddress, named, digits] = pattern.exec(text) ?? [];
  const number = Number(digits);
  if (whole === undefined || number === 0) return undefined;
  const reason = text.slice(whole.length).trim();
  return { number, repo: ofAddress ?? named, service: service?.id, reason };
}

function servicesFor(
  { situation }: Request,
  { repo, service }: Asked,
): readonly ServiceAssessment[] {
  return [...situation.services.values()].filter(
    (assessed) =>
      // Of what may not ride here nothing is read.
      (situation.train.allowPrivate || !isSecret(situation.observation, assessed.service)) &&
      (service === undefined || assessed.service.id === service) &&
      (repo === undefined || isSameName(assessed.service.repo, repo)),
  );
}

/** A pull request that is meant for the release, of a service's repository. */
interface Meant {
  readonly assessed: ServiceAssessment;
  readonly pull: PullFacts;
  readonly branch: string;
}

const meantFor = (request: Request, assessed: ServiceAssessment): readonly Meant[] =>
  pullsOf(request, assessed) ?? [];

function pullsOf(
  { situation }: Request,
  assessed: ServiceAssessment,
): readonly Meant[] | undefined {
  const facts = situation.observation.services.get(assessed.service.id);
  if (facts?.kind !== "known" || facts.value.pulls.kind === "unknown") return undefined;
  const { pulls, branch } = facts.value;
  return pulls.value.map((pull) => ({ assessed, pull, branch }));
}

/** A pull request may concern several services of its repository. */
const onePerRepository = (meant: readonly Meant[]): readonly Meant[] => [
  ...new Map(meant.map((one) => [one.assessed.service.repo.toLowerCase(), one])).values(),
];

/** Whether it was said on the service's sub-issue. */
const isHere = ({ situation, issue }: Request, { service }: ServiceAssessment): boolean =>
  situation.observation.subIssues.get(service.id)?.key === issue;

function counted(request: Request, target: Meant, reason: string): Answer {
  const { assessed, pull, branch } = target;
  const { repo } = assessed.service;
  if (reason === "") {
    return refused(
      say`Please give a reason for counting ${nameOf(target)}, which the notes will show: ${code(`/include ${repo}#${pull.number} <reason>`)}.`,
    );
  }
  const entry: IncludeEntry = {
    kind: "include",
    ...saidBy(request),
    repo,
    pull: pull.number,
    reason,
    over: overOf(pull),
  };
  const isStillOpen = pull.state === "open" && !assessed.hides;
  const open = isStillOpen ? say` It is still open, so the release departs without it.` : say``;
  return done(
    [entry],
    [
      paragraph(
        say`${nameOf(target)} of ${assessed.service.name} counts as contained in ${code(branch)}: ${reason}.${open} The release notes will say so.`,
      ),
    ],
  );
}

function overOf(pull: PullFacts): IncludeEntry["over"] {
  const containment = containmentOf(pull);
  if (containment.kind === "unknown") return { kind: "unknown" };
  return containment.value.kind === "reverted"
    ? { kind: "reverted", by: containment.value.by.text }
    : { kind: "missing" };
}

/** A link, unless only some of those who read this may follow it. */
const nameOf = ({ assessed, pull }: Meant): Span =>
  assessed.hides ? plain(`#${pull.number}`) : link(`#${pull.number}`, pull.url);

const isThere = (one: Meant): Text =>
  say`${nameOf(one)} is already in ${code(one.branch)}, so there is nothing to count.`;

function ambiguous({ number, reason }: Asked, all: readonly Meant[]): Text {
  const repos = all.map(({ assessed }) => assessed.service.repo);
  const example = `/include ${repos[0] ?? ""}#${number} ${reason === "" ? "<reason>" : reason}`;
  return say`${fewNames(repos)} each have a #${number}. Which one? For example ${code(example)}.`;
}

function notMeant({ number }: Asked, meant: readonly Meant[]): Text {
  const waiting = meant.filter(({ pull, assessed }) => !isContained(pull) && !assessed.hides);
  const numbers = [...new Set(waiting.map(({ pull }) => `${pull.number}`))];
  const near = nearest(`${number}`, numbers);
  const hint =
    near !== undefined
      ? say` Did you mean #${near}?`
      : numbers.length > 0
        ? say` Outstanding: ${fewNames(numbers.map((one) => `#${one}`))}.`
        : say` No pull requests are outstanding.`;
  return say`#${number} is not assigned to this release (by milestone, label or base branch).${hint}`;
}

function noSuchRepository({ situation }: Request, { repo, service }: Asked): Text {
  if (repo === undefined) {
    return say`Pull requests of ${service ?? wording`this release`} are not shown here, so they can't be counted here.`;
  }
  const repos = [...new Set([...situation.services.values()].map(({ service }) => service.repo))];
  const near = nearest(repo.toLowerCase(), repos);
  const hint = near === undefined ? say`They are ${fewNames(repos)}` : say`Did you mean ${near}`;
  const end = near === undefined ? "." : "?";
  return say`${repo} is not a repository of this release whose pull requests can be counted here. ${hint}${end}`;
}
