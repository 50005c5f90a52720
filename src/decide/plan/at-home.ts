import type { ServiceId } from "../../model/ids.ts";
import { outsideSections } from "../../model/marks/region.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import { fillTemplate } from "../../model/train/train.ts";
import { fewNames } from "../../text/few.ts";
import { readPlan } from "./plan.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

const namesMax = 10;

/** Which services of the train don't ride where everything does that has something new, by the reason. */
export function atHomeTexts({ plan, train }: Situation): readonly Text[] {
  const rest = plan.rest ?? [];
  const nameOf = (id: ServiceId): string => train.services.find((one) => one.id === id)?.name ?? id;
  const without = rest.filter(({ since }) => since === null).map((one) => nameOf(one.service));
  const unchanged = rest.flatMap(({ service, since }) =>
    since === null ? [] : [wording`${nameOf(service)} since ${since}`],
  );
  const branch = code(fillTemplate(train.branch, plan.version));
  return [
    ...(unchanged.length > 0 ? [say`nothing changed in ${fewNames(unchanged, namesMax)}`] : []),
    ...(without.length > 0 ? [say`no branch ${branch} in ${fewNames(without, namesMax)}`] : []),
  ];
}

/** What a release carries, where the sections of its issue alone don't tell others; null: they do. */
export function carriesOf({
  observation,
  train,
  services,
}: Situation): readonly ServiceId[] | null {
  const reading = readPlan(outsideSections(observation.issue.body), train);
  const carried = [...services.keys()];
  const isTold =
    reading.ok &&
    reading.plan.rest === null &&
    reading.plan.services.length === carried.length &&
    reading.plan.services.every(({ service }) => services.has(service));
  return isTold ? null : carried;
}
