/** What had its turn and hasn't begun: a deployment whose workflow wasn't started, or a job at its gate. */
import { hasTurn } from "../timetable/service-start.ts";
import { isGated } from "../../model/train/drives.ts";
import { say, type Text } from "../../model/view/text.ts";
import { starts } from "./starts.ts";
import type { StartBar } from "../assessment/bar.ts";
import type { Unphased } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** Whether a service is out of the release, or all of it is over: what hasn't begun won't begin any more. */
export const isOver = ({ ending, out }: Unphased, { service }: ServiceAssessment): boolean =>
  ending !== undefined || out.has(service.id);

/**
 * What keeps it from beginning now; undefined: it may. What would keep it from having its turn keeps it from that, too;
 * only the second look at its checks was taken before.
 */
const whyNotBegun = (assessment: Unphased, assessed: ServiceAssessment): StartBar | undefined =>
  [...starts(assessment)(assessed)].find(({ kind }) => kind !== "second look");

/** Whose job waits at its gate though it had its turn, and why it isn't let through. */
export const atGates = (assessment: Unphased): readonly Text[] =>
  [...assessment.services.values()].flatMap((assessed) => {
    const isAt = isGated(assessed.service) && assessed.progress.kind === "starting";
    if (!isAt || isOver(assessment, assessed)) return [];
    const bar = whyNotBegun(assessment, assessed);
    return bar && bar.kind !== "release" && bar.kind !== "hold"
      ? [say`${assessed.service.name} was asked to deploy and waits: ${bar.why}`]
      : [];
  });

/** Whose turn it is, while its time isn't: its own freeze, or a window with too little room. */
export const lateServices = (
  assessment: Unphased,
  services: readonly ServiceAssessment[],
): readonly Text[] => {
  const barsOf = starts(assessment);
  return services
    .filter((assessed) => hasTurn(assessment, assessed))
    .flatMap((assessed) => {
      const late = [...barsOf(assessed)].find(({ kind }) => kind === "time");
      return late ? [say`${assessed.service.name} ${late.why}`] : [];
    });
};

/** Whether it may begin now. */
export const mayBegin = (assessment: Unphased, assessed: ServiceAssessment): boolean =>
  whyNotBegun(assessment, assessed) === undefined;
