/** `/plan` while a rollback runs. */
import {
  code,
  list,
  paragraph,
  say,
  strong,
  wordsOf,
  type Message,
  type Text,
} from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { chainWords, clockWords, spanTime } from "../../text/time-words.ts";
import { forecastOf } from "../forecast/forecast.ts";
import { watchWords } from "../health/watch-words.ts";
import { rollbackFailureWords } from "../deployments/failed-attempts.ts";
import { remainsText } from "../rollback/combination.ts";
import { targetWords } from "../rollback/words.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { RollbackStep } from "../assessment/rollback.ts";
import { wording } from "../../model/view/wording.ts";

const linesMax = 50;

/** What rolls back when, by the code that does it: no new deployment starts meanwhile. */
export function rollbackPlan(assessment: Assessment): Message {
  const { train, observation, services } = assessment;
  const { timeZone } = train.calendar;
  const { end, critical } = forecastOf(assessment);
  const until =
    end?.kind === "at"
      ? say`everything is rolled back by ${clockWords(timeZone, end.at, observation.now)}.`
      : say`no ETA, since someone has to act first.`;
  const names = critical.map((id) => services.get(id)?.service.name ?? id);
  const chain = names.length > 1 ? say` Critical path: ${chainWords(names)}.` : say``;
  const why = whyNotSooner(assessment);
  const remains = remainsText(assessment);
  return [
    paragraph(say`${strong(wording`A rollback is running:`)} ${until}${chain}`),
    ...(why.length === 0 ? [] : [paragraph(say`${strong(wording`Why not sooner:`)}`), list(why)]),
    list(fewOf(returnLines(assessment), linesMax)),
    ...(remains ? [paragraph(remains)] : []),
  ];
}

/** What keeps services from rolling back besides the order in which they do. */
function whyNotSooner({ rollback, train }: Assessment): readonly Text[] {
  const waiting = rollback.steps.flatMap((step) =>
    step.kind === "wait" && step.waits.kind !== "order"
      ? [{ name: step.assessed.service.name, waits: step.waits }]
      : [],
  );
  // What keeps all of them is one reason.
  const byReason = Map.groupBy(waiting, ({ waits }) => wordsOf(waits.why));
  const reasons = [...byReason.values()].flatMap((some) => {
    const [first] = some;
    return first ? [say`${fewNames(some.map(({ name }) => name))}: ${first.waits.why}`] : [];
  });
  const failed = rollback.steps.flatMap((step) =>
    step.kind === "failed"
      ? [
          say`${step.assessed.service.name}: its rollback ${rollbackFailureWords(step.failure.how)}; comment ${code(`/retry ${step.assessed.service.id}`)} to try again`,
        ]
      : [],
  );
  const limit =
    train.maxParallel === null
      ? []
      : [say`no more than ${train.maxParallel} roll back at once (max_parallel)`];
  return fewOf([...failed, ...reasons, ...limit], 8);
}

/** Each service that rolls back, in that order: where to, how far it is, what it waits for, and when. */
export function returnLines(assessment: Assessment): readonly Text[] {
  const { rollback, train, observation } = assessment;
  const { services } = forecastOf(assessment);
  return rollback.steps.map((step) => {
    const times = services.get(step.assessed.service.id);
    const span = times?.start && { start: times.start, end: times.end };
    const when = span ? `; ${spanTime(train.calendar.timeZone, span, observation.now)}` : "";
    return say`${strong(step.assessed.service.name)} to ${targetWords(step)}: ${stepWords(step)}${when}`;
  });
}

function stepWords(step: RollbackStep): Text {
  switch (step.kind) {
    case "done":
      return say`rolled back`;
    case "start":
      return say`starts now`;
    case "under way":
      return say`is rolling back`;
    case "proving":
      return say`${watchWords(step.progress)}`;
    case "wait":
      return step.waits.why;
    case "failed":
      return say`${rollbackFailureWords(step.failure.how)}`;
    case "stays":
      return say`stays: production ran nothing before`;
  }
}
