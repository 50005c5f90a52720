/** Which label says on a pull request how far the release is with it, where the train file wants that. */
import type { Action } from "../../model/action.ts";
import type { LabelledPull, PullState } from "../../model/view/pull-label.ts";
import type { ReleaseView } from "../../model/view/view.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { boardingOf } from "./boarding.ts";

/** A pull request that concerns several services says what matters most. */
const mattersMost: readonly PullState[] = ["rolled back", "missed", "boarded", "live"];

export function pullLabels(assessment: Assessment, view: ReleaseView): readonly Action[] {
  if (!assessment.train.pullLabels) return [];
  const states = new Map(view.services.map(({ id, state }) => [id, state]));
  const told = [...assessment.services.values()].flatMap((assessed) => {
    const facts = assessment.observation.services.get(assessed.service.id);
    if (facts?.kind !== "known" || facts.value.isArchived) return [];
    const { repo, repository, pulls } = facts.value;
    if (pulls.kind === "unknown") return [];
    const state = states.get(assessed.service.id) ?? "waiting";
    return pulls.value.flatMap((pull) => {
      const boarding = boardingOf(assessment, assessed, facts.value, { pull, state });
      return boarding && boarding.label !== "as it is"
        ? [{ repo, repository, number: pull.number, state: boarding.label }]
        : [];
    });
  });
  const byPull = Map.groupBy(told, ({ repository, number }) => `${repository}#${number}`);
  const pulls = [...byPull.values()].flatMap(([first, ...others]): readonly LabelledPull[] => {
    if (!first) return [];
    const found = new Set([first, ...others].map(({ state }) => state));
    return [{ ...first, state: mattersMost.find((one) => found.has(one)) ?? null }];
  });
  return pulls.length === 0 ? [] : [{ kind: "label pulls", pulls }];
}
