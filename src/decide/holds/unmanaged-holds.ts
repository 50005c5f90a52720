import { compareInstants } from "../../model/instants.ts";
import {
  code,
  link,
  mention,
  paragraph,
  plain,
  say,
  strong,
  type Span,
  type Text,
} from "../../model/view/text.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import { fewNames } from "../../text/few.ts";
import { managersMentioned } from "../../text/people.ts";
import { freezeWords } from "../calendar/window.ts";
import {
  authorOf,
  unmanagedDeployments,
  hotfixLabel,
  type UnmanagedDeployment,
} from "../guard/unmanaged.ts";
import { foreignKey } from "../deployments/let-through.ts";
import { mayBegin } from "../starts/may-begin.ts";
import { turnFrom } from "../guard/turns.ts";
import type { Say } from "../assessment/messages.ts";
import type { Consent } from "../assessment/votes.ts";
import { runsOf } from "../deployments/runs.ts";
import { accountName } from "../deployments/statuses.ts";
import { short } from "../../text/short.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation, Unphased } from "../assessment/assessment.ts";
import type { Hold } from "../assessment/hold.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * A foreign deployment stops everything at once, whether its service had its turn or not.
 * @param assessment with what holds the release besides
 */
export const foreignHolds = (assessment: Unphased): readonly Hold[] => {
  const { go, departure } = assessment;
  return unmanagedDeployments(assessment, go)
    .filter(({ outcome }) => outcome === "holds")
    .filter((one) => !departure || !isJustInTime(assessment, one))
    .map((foreign) => ({
      service: null,
      cause: "foreign",
      since: foreign.began.at,
      why: say`${authorOf(foreign).name} ${whatWasDone(assessment, foreign)}, outside this release. A manager can comment ${resume} to accept it`,
      question: questionOf(assessment, foreign),
    }));
};

/**
 * Whether it is what its service may have now: others may see that a dependency is live, and deploy, before the app
 * has seen it. In this same look the service gets its turn.
 */
function isJustInTime(
  assessment: Unphased,
  { deployment, began, services }: UnmanagedDeployment,
): boolean {
  const { record } = assessment;
  return services.some((assessed) => {
    const { service, candidate, progress } = assessed;
    const isMeant = isDeployedByOthers(service) && progress.kind === "waiting";
    if (!isMeant || deployment.commit !== candidate.commit) return false;
    const from = turnFrom(assessment, record, assessed, 1);
    return compareInstants(began.at, from) >= 0 && mayBegin(assessment, assessed);
  });
}

const resume = code("/resume <reason>");

function questionOf(situation: Situation, foreign: UnmanagedDeployment): Hold["question"] {
  const managers = managersMentioned(situation.train);
  const text = say`${authorShown(foreign)} ${whatWasDone(situation, foreign)}, outside this release. Nothing new starts until a manager comments ${resume} to accept it. ${managers}: ${whatFollows(foreign)} Next time, comment ${code("/allow <commit> <reason>")} beforehand, or put the label ${code(hotfixLabel)} on its pull request.${jobWords(foreign)}${keyWords(foreign)}`;
  return { key: `foreign:${newsKey(foreign)}`, text };
}

/** Whoever has the App's private key deploys under its name, and looks as if the release had done it. */
const keyWords = ({ deployment, began }: UnmanagedDeployment): Text =>
  deployment.ours && !began.isAgain
    ? say` This release did not make it, although it was made under this App's account: somebody else uses the App's private key. Give that tool an App of its own.`
    : say``;

/**
 * GitHub Actions records a deployment for every job with an `environment`, also where that is there for its secrets
 * alone, and nothing in the record tells the two apart ("Control deployments", GitHub docs).
 */
const jobWords = ({ deployment, began }: UnmanagedDeployment): Text =>
  !began.isAgain &&
  (accountName(deployment.creator) === "github-actions" || runsOf(deployment).size > 0)
    ? say` If that job deploys nothing and only needs the environment's secrets, write ${code("deployment: false")} below its ${code("environment:")}, and GitHub records none.`
    : say``;

/** What was begun again is told again. */
const newsKey = (foreign: UnmanagedDeployment): string =>
  foreignKey(foreign).replace("deployment#", "");

/** A person is told; an App is only named: a person may have its name. */
function authorShown(foreign: UnmanagedDeployment): Span {
  const { name, isPerson } = authorOf(foreign);
  return isPerson ? mention(name) : strong(name);
}

function whatWasDone(
  { observation }: Situation,
  { deployment, began, services, freeze }: UnmanagedDeployment,
): Text {
  const [{ service }] = services;
  const facts = observation.services.get(service.id);
  const url = facts?.kind === "known" ? facts.value.url : "";
  const { commit } = deployment;
  const isHidden = url === "" || services.some(({ hides }) => hides);
  const what = isHidden
    ? plain(wording`something`)
    : link(short(commit), `${url}/commit/${commit}`);
  const names = fewNames(services.map((assessed) => assessed.service.name));
  const when = freeze ? wording`, frozen ${freezeWords(freeze)}` : "";
  const { production } = service.environments;
  return began.isAgain
    ? say`deployed ${what} again to ${production} of ${names}${when}`
    : say`deployed ${what} to ${production} of ${names}${when}`;
}

/** What that means for the services: what is deployed over it, and where it leaves what is live. */
function whatFollows({ services, deployment }: UnmanagedDeployment): Text {
  const named = (some: readonly ServiceAssessment[]): string =>
    fewNames(some.map(({ service, candidate }) => `${service.name} ${candidate.version}`));
  const ahead = services.filter(({ progress }) => progress.kind === "waiting");
  if (ahead.length > 0)
    return say`check that ${named(ahead)} contains this commit; otherwise the release overwrites it.`;
  const live = services.filter(
    ({ progress }) => progress.kind === "live" && progress.commit !== deployment.commit,
  );
  const [first] = live;
  return first
    ? say`production may no longer run ${named(live)}: comment ${code(`/retry ${first.service.id}`)} first to deploy it again.`
    : say`check what production runs now.`;
}

/** What was let through beforehand is not silent either. */
export const foreignNews = (situation: Situation, go: Consent["go"]): readonly Say[] =>
  unmanagedDeployments(situation, go).flatMap((foreign): readonly Say[] => {
    const { outcome } = foreign;
    if (outcome !== "hotfix" && outcome !== "allowed") return [];
    const what = whatWasDone(situation, foreign);
    const why =
      outcome === "hotfix"
        ? say`its pull request has the label ${code(hotfixLabel)}`
        : say`a manager allowed it`;
    const text = say`${strong(authorOf(foreign).name)} ${what}. The release continues, because ${why}; ${whatFollows(foreign)}`;
    const key = `let-through:${newsKey(foreign)}`;
    return [{ kind: "say", key, message: [paragraph(text)], informs: true }];
  });
