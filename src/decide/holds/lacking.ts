/** What an owner hasn't granted the App, or took from it: asked of those who can mend it, once for all that it concerns. */
import { splitRepo, howGranted } from "../../model/ids.ts";
import { joinTexts, say } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { hashOf } from "../../text/hash.ts";
import { concerned } from "../../text/people.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { Hold } from "../assessment/hold.ts";
import type { Rollback } from "../assessment/rollback.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { permissionRule } from "../gates/repository-gate.ts";
import { lackingToDeploy } from "../rollback/return-bars.ts";

/** Whether nothing but a permission keeps a service from being ready. */
export const isOnlyLacking = ({ gates }: ServiceAssessment): boolean =>
  gates
    .filter(({ readiness }) => readiness === "blocked")
    .every(({ id }) => id === permissionRule.id);

/** One hold for each of these services; the first of those that lack the same of one owner asks for all. */
export function lackingHolds(
  situation: Situation,
  services: readonly ServiceAssessment[],
): readonly Hold[] {
  const groups = Map.groupBy(services, (assessed) => {
    const { owner } = splitRepo(assessed.service.repo);
    return `${owner.toLowerCase()} ${lackingOf(situation, assessed).join()}`;
  });
  return [...groups].flatMap(([key, group]) =>
    group.map((assessed, index): Hold => ({
      service: assessed.service.id,
      cause: "not ready",
      why: say`${assessed.service.name} is no longer ready: ${words(situation, [assessed])}`,
      question:
        index > 0
          ? null
          : {
              key: `lacking:${hashOf(key)}`,
              text: say`${concerned(situation.train, group)}: ${words(situation, group)}. Until then ${names(group)} can't be deployed; then the release continues automatically.`,
            },
    })),
  );
}

/** What can't go back before it is granted. */
export function lackingOnTheWayBack(
  situation: Situation,
  { steps, isRunning }: Rollback,
): readonly Hold[] {
  const waiting = steps.flatMap(({ assessed, kind }) =>
    isRunning && kind === "wait" && lackingToDeploy(situation, assessed).length > 0
      ? [assessed]
      : [],
  );
  if (waiting.length === 0) return [];
  const why = joinTexts(
    [...Map.groupBy(waiting, ({ service }) => splitRepo(service.repo).owner).values()].map(
      (group) => words(situation, group),
    ),
    "; ",
  );
  const text = say`${concerned(situation.train, waiting)}: ${why}. Until then ${names(waiting)} can't be rolled back; then the rollback continues automatically.`;
  return [
    {
      service: null,
      cause: "unreachable",
      why,
      question: {
        key: `lacking-back:${hashOf(waiting.map(({ service }) => service.repo).join())}`,
        text,
      },
    },
  ];
}

function words(situation: Situation, services: readonly ServiceAssessment[]) {
  const [first] = services;
  const lacking = [...new Set(services.flatMap((assessed) => lackingOf(situation, assessed)))];
  const owner = splitRepo(first?.service.repo ?? situation.observation.issue.repo).owner;
  const repos = fewNames([...new Set(services.map(({ service }) => service.repo))]);
  return say`the App lacks ${lacking.join(" and ")} in ${repos}: ${howGranted(owner)}`;
}

const names = (services: readonly ServiceAssessment[]): string =>
  fewNames(services.map(({ service }) => service.name));

function lackingOf({ observation }: Situation, { service }: ServiceAssessment): readonly string[] {
  const facts = observation.services.get(service.id);
  return facts?.kind === "known" ? facts.value.lacking : [];
}
