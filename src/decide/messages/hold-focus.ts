/** A release on hold: since when, and the ways out of it. */
import { compareInstants } from "../../model/instants.ts";
import { code, say, type Text, form, plural, wordsOf } from "../../model/view/text.ts";
import type { FocusView } from "../../model/view/view.ts";
import { fewNames } from "../../text/few.ts";
import { clockWords } from "../../text/time-words.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Hold } from "../assessment/hold.ts";
import type { PhaseOf } from "../assessment/phase.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { aboveOf } from "../deployments/dependencies.ts";
import { failedAttempts } from "../deployments/failed-attempts.ts";
import { remaining } from "../record/taken.ts";
import { wording } from "../../model/view/wording.ts";

export function holdFocus(assessment: Assessment, { holds }: PhaseOf<"on hold">): FocusView {
  const since = holds.flatMap((hold) => hold.since ?? []).toSorted(compareInstants)[0];
  const { timeZone } = assessment.train.calendar;
  const title = since
    ? wording`On hold since ${clockWords(timeZone, since, assessment.observation.now)}`
    : wording`On hold`;
  return { title, lines: [...stillMoving(assessment), ...waysOut(assessment, holds)] };
}

/** Nobody should think that a hold has stopped what runs. */
function stillMoving(assessment: Assessment): readonly Text[] {
  const moving = remaining(assessment).filter(
    ({ progress: { kind } }) => kind === "deploying" || kind === "starting",
  );
  return moving.length === 0
    ? []
    : [say`Still deploying: ${fewNames(moving.map(({ service }) => service.name))}`];
}

/** On, once more, or back: those that are open. */
function waysOut(assessment: Assessment, holds: readonly Hold[]): readonly Text[] {
  const causes = new Set(holds.map(({ cause }) => cause));
  const failed = failedAttempts(assessment).map(({ assessed }) => assessed);
  return [
    ...failed.slice(0, 3).flatMap((assessed) => againTexts(assessed)),
    ...(causes.has("closed")
      ? [say`Reopen or unlock this issue to continue`]
      : causes.has("no GO")
        ? [say`${code("/go")} by the teams concerned, then by a manager, to continue`]
        : causes.has("stuck") || causes.has("unreachable")
          ? []
          : [say`${code("/resume <reason>")} to continue${withoutWords(assessment, failed)}`]),
    backText(assessment),
  ];
}

const againTexts = ({ service }: ServiceAssessment): readonly Text[] => [
  say`${code(`/retry ${service.id}`)} to deploy ${service.name} again`,
  say`${code(`/replace ${service.id} <commit or branch>`)} to deploy a fix in its place`,
];

/** What a release that goes on past a failure goes on without. */
function withoutWords(assessment: Assessment, failed: readonly ServiceAssessment[]): string {
  if (failed.length === 0) return "";
  const above = new Set(failed.flatMap((one) => [...aboveOf(assessment, one)]));
  const names = fewNames(failed.map(({ service }) => service.name));
  const rest = [...above].filter((one) => !failed.includes(one)).length;
  return rest === 0
    ? wording` without ${names}`
    : rest === 1
      ? wording` without ${names} and the service that needs it`
      : wordsOf(
          plural(
            rest,
            form` without ${names} and the ${rest} service that needs it`,
            form` without ${names} and the ${rest} services that need it`,
          ),
        );
}

function backText(assessment: Assessment): Text {
  const deployed = remaining(assessment).filter(({ progress: { kind } }) => kind !== "waiting");
  if (!assessment.departure || deployed.length === 0)
    return say`${code("/abort <reason>")} to end the release: nothing of it is deployed`;
  const names = fewNames(deployed.map(({ service }) => service.name));
  return say`${code("/rollback <reason>")} to roll back ${names}`;
}
