/** What people make of the plan after the release has left. */
import { nextVersion } from "../../model/release/history.ts";
import { outsideSections } from "../../model/marks/region.ts";
import type { Plan } from "../../model/release/release.ts";
import { paragraph, say } from "../../model/view/text.ts";
import { hashOf } from "../../text/hash.ts";
import { readPlan } from "./plan.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Say } from "../assessment/messages.ts";

/** After the departure edits of the plan are answered, not followed. */
export function edits(assessment: Assessment): readonly Say[] {
  const { departure, observation, train } = assessment;
  if (!departure) return [];
  const reading = readPlan(outsideSections(observation.issue.body), train);
  const left = { ...departure, services: [...departure.services, ...departure.behind] };
  const words = reading.ok ? planWords(asLeft(reading.plan, left)) : "unreadable";
  if (words === planWords(left)) return [];
  const text = say`The plan of this issue was edited after the departure, so the edit is ignored: the release continues with the version and the services in the table. For anything else, open another release.`;
  return [{ kind: "say", key: `edited:${hashOf(words)}`, message: [paragraph(text)] }];
}

/** What was left out, a version or all services, is what the release left with. */
function asLeft(plan: Plan, { services }: PlanLines): PlanLines {
  const versions = new Map(services.map(({ service, version }) => [service, version]));
  return {
    ...plan,
    services: plan.services.flatMap((line) => {
      const version = versions.get(line.service);
      if (line.version !== nextVersion || (version === undefined && !plan.rest)) return [line];
      return version === undefined ? [] : [{ ...line, version }];
    }),
  };
}

const planWords = ({ version, services }: PlanLines): string =>
  [version, ...services.map((one) => `${one.service} ${one.version}`).toSorted()].join("\n");

interface PlanLines {
  readonly version: string;
  readonly services: readonly { readonly service: string; readonly version: string }[];
}
