import type { DeploymentFacts } from "../../model/observation.ts";
import type { OpenPostMortem } from "../../model/github/post-mortem.ts";
import type { RecordEntry } from "../../model/record/record.ts";
import { say, type Text } from "../../model/view/text.ts";
import { ridesOf } from "../deployments/progress.ts";
import { counts, isEnd } from "../deployments/statuses.ts";
import { targetWords } from "./words.ts";
import type { Unphased } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

type Moment = OpenPostMortem["timeline"][number];

/** From the record and from the deployments: what was decided, started and reported. */
export function timelineOf(assessment: Unphased): readonly Moment[] {
  const decided = assessment.record.entries.flatMap((entry): readonly Moment[] => {
    const text = decisionText(entry) ?? healthText(assessment, entry);
    return text ? [{ at: Temporal.Instant.from(entry.at), text }] : [];
  });
  const deployed = [...assessment.services.values()].flatMap((assessed) =>
    momentsOf(assessment, assessed),
  );
  // Of one second, the word first and then what came of it.
  return [...decided, ...deployed].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

function decisionText(entry: RecordEntry): Text | undefined {
  if (entry.kind === "departure") return say`${entry.version} departs`;
  if (entry.kind === "decision") {
    return entry.answer === "go"
      ? say`${entry.by.login} decides GO`
      : say`${entry.by.login} decides NO-GO: ${entry.reason}`;
  }
  if (entry.kind === "hold") return say`${entry.by.login} put the release on hold: ${entry.reason}`;
  if (entry.kind === "abort") return say`${entry.by.login} aborts the release: ${entry.reason}`;
  if (entry.kind !== "rollback") return undefined;
  const what = entry.whole ? "the release" : "a part of the release";
  return say`${entry.by?.login ?? "the train file"} rolls back ${what}: ${entry.reason}`;
}

/** What was seen of the health of a service, before it went back or after, and who vouched for it. */
function healthText(assessment: Unphased, entry: RecordEntry): Text | undefined {
  if (entry.kind !== "unhealthy" && entry.kind !== "vouch") return undefined;
  const name = assessment.services.get(entry.service)?.service.name ?? entry.service;
  const what = entry.task === "deploy" ? name : `${name} after its rollback`;
  if (entry.kind === "vouch")
    return say`${entry.by.login} confirms the health of ${name}: ${entry.reason}`;
  return entry.why === "" ? say`${what} is unhealthy` : say`${what} is unhealthy: ${entry.why}`;
}

/** What one service went through, there and back. */
function momentsOf(assessment: Unphased, assessed: ServiceAssessment): readonly Moment[] {
  const { rollback } = assessment;
  const { service } = assessed;
  const { observation } = assessment;
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return [];
  const production = facts.value.production.value;
  const rides = (task: "deploy" | "rollback"): readonly DeploymentFacts[] =>
    ridesOf(production, { release: observation.release, service, task });
  const step = rollback.steps.find((one) => one.assessed.service.id === service.id);
  const target = step ? say` to ${targetWords(step)}` : say``;
  return [
    ...rides("deploy").flatMap((one) => moments(assessed, one, say`${service.name} is deploying`)),
    ...rides("rollback").flatMap((one) =>
      moments(assessed, one, say`${service.name} rolls back${target}`),
    ),
  ];
}

function moments(
  { service, hides }: ServiceAssessment,
  deployment: DeploymentFacts,
  started: Text,
): readonly Moment[] {
  const ends = deployment.statuses.filter(
    (one) => isEnd(one.state) && counts(one, service, deployment),
  );
  return [
    { at: deployment.createdAt, text: started },
    ...ends.map(({ createdAt, state, description }) => {
      const why = hides || description === "" ? "" : `, ${description}`;
      return { at: createdAt, text: say`${service.name}: ${state}${why}` };
    }),
  ];
}
