/** After a rollback: what happened is written down for those who learn from it, and the train waits for them. */
import type { Action } from "../../model/action.ts";
import type { OpenPostMortem, PostMortemFacts } from "../../model/github/post-mortem.ts";
import { code, link, paragraph, say } from "../../model/view/text.ts";
import { tagName } from "../../model/train/tag-names.ts";
import { ownersAndManagers } from "../../text/people.ts";
import { departureOf } from "../record/record.ts";
import { rollbacksIn } from "../record/taken.ts";
import { timelineOf } from "../timeline/timeline.ts";
import { broughtBy } from "../rollback/way-back.ts";
import type { Say } from "../assessment/messages.ts";
import type { Assessment } from "../assessment/assessment.ts";
import { stayWords } from "../rollback/words.ts";
import type { NotesPart } from "../../model/release/notes.ts";
import { wording } from "../../model/view/wording.ts";

const saidKey = "post-mortem";

/** Whether it is still to be opened and told. */
export const awaitsPostMortem = (assessment: Assessment): boolean =>
  !assessment.rollback.isRunning &&
  assessment.rollback.steps.some(({ kind }) => kind === "done") &&
  !assessment.observation.said.has(saidKey);

/** Opens it when what was to go back is back, and links it from the tracking issue as soon as it is seen. */
export function postMortem(assessment: Assessment): readonly Action[] {
  const { postMortems, release } = assessment.observation;
  if (!awaitsPostMortem(assessment)) return [];
  // Without the list it might be opened twice.
  if (postMortems.kind === "unknown") return [];
  const own = postMortems.value.find((one) => one.release === release);
  return own ? [linked(own)] : [opening(assessment)];
}

function linked({ number, url }: PostMortemFacts): Say {
  const text = say`The post-mortem is ${link(`#${number}`, url)}. The next release of this train is on hold until it is closed, or until a manager comments ${code("/resume <reason>")} on the next release's tracking issue.`;
  return { kind: "say", key: saidKey, message: [paragraph(text)] };
}

function opening(assessment: Assessment): OpenPostMortem {
  const { record, rollback, train, plan } = assessment;
  const owners = rollback.steps.map(({ assessed }) => assessed.service.owner);
  return {
    kind: "open post-mortem",
    title: wording`Post-mortem: ${train.name} ${plan.version}`,
    who: ownersAndManagers(train, owners),
    reasons: rollbacksIn(record).map(({ by, reason }) => {
      const why = reason === "" ? wording`no reason given` : reason;
      return say`${by?.login ?? wording`Automatic`}: ${why}`;
    }),
    timeline: timelineOf(assessment),
    stays: stayWords(assessment),
    parts: partsOf(assessment),
  };
}

function partsOf(assessment: Assessment): readonly NotesPart[] {
  const { record, rollback } = assessment;
  const previous = new Map(
    departureOf(record)?.services.map((one) => [one.service, one.previous] as const),
  );
  return rollback.steps.flatMap(({ assessed, kind }): readonly NotesPart[] => {
    const { id, name, repo, path } = assessed.service;
    const { version } = assessed.candidate;
    const commit = broughtBy(assessed);
    if (kind !== "done" || commit === null) return [];
    const tag = tagName(assessment.train, assessed.service, version);
    return [
      { service: id, name, repo, path, version, tag, commit, previous: previous.get(id) ?? null },
    ];
  });
}
