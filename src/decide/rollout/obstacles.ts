import { code, say, strong, type Text } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { openReasons } from "../gates/gate.ts";
import { lacksRehearsal } from "../rehearsal/begin.ts";
import { openRehearsal } from "../record/rehearsed.ts";
import { remaining } from "../record/taken.ts";
import { openItems } from "../votes/go-no-go.ts";
import { planObstacles } from "../starts/plan-check.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { stateName } from "../../text/state-words.ts";

/** Everything that stands between the release and a GO; empty: a manager may give it. */
export function obstaclesToGo(assessment: Assessment): readonly Text[] {
  return [
    ...planObstacles(assessment),
    ...unready(assessment),
    ...missingVotes(assessment),
    ...openItems(assessment),
    ...held(assessment),
    ...unrehearsed(assessment),
  ];
}

function unrehearsed(assessment: Assessment): readonly Text[] {
  if (openRehearsal(assessment.record)) {
    return [say`the rehearsal in staging is going on; ${code("/hold <reason>")} stops it`];
  }
  if (assessment.departure || !lacksRehearsal(assessment)) return [];
  return [
    say`no rehearsal in staging has passed for these commits, as the train file asks (${code("rehearse: staging")}): a manager can comment ${code("/rehearse")}, or ${code("/waive rehearsal <reason>")} to go without`,
  ];
}

function unready(assessment: Assessment): readonly Text[] {
  const { departure } = assessment;
  const services = remaining(assessment)
    .filter((assessed) => !isDeployed(assessed.progress) && assessed.readiness !== "ready")
    .map(
      ({ service, readiness, gates }) =>
        say`${strong(service.name)} is ${stateName(readiness)}: ${openReasons(gates).join("; ")}`,
    );
  const { version, plan } = assessment;
  if (departure || version.readiness === "ready") return services;
  return [
    ...services,
    say`${strong(plan.version)} is ${stateName(version.readiness)}: ${version.reason}`,
  ];
}

function missingVotes(assessment: Assessment): readonly Text[] {
  const { voteStates } = assessment;
  return [...assessment.owners.values()].flatMap(({ name, services }) => {
    const said = voteStates.get(name);
    if (said?.kind === "no-go") {
      const { by, reason } = said.vote;
      return [
        say`${name} voted no-go (${by.login}): ${reason}. ${by.login} can comment ${code("/go")} to change that`,
      ];
    }
    if (said?.kind === "go" || assessment.train.teamVotes === "optional") return [];
    const what = fewNames(services.map((one) => one.name));
    return services[0]?.owner.kind === "team"
      ? [say`${name} has not voted for ${what}`]
      : [say`${name} have not voted for ${what}`];
  });
}

/** A release leaves as a whole: before that a hold of one service holds it too. */
const held = ({ holds, departure }: Assessment): readonly Text[] =>
  holds
    .filter(({ cause }) => cause === "called" || (cause === "unreachable" && !departure))
    .filter((hold) => hold.service === null || !departure)
    .map(({ service, cause, why }) =>
      service === null && cause === "called" ? say`the release is ${why}` : why,
    );
