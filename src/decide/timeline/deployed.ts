import { derived } from "../../model/derived.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import { joinTexts, plain, say, strong, type Text } from "../../model/view/text.ts";
import type { Happening } from "../../model/view/view.ts";
import type { Unphased } from "../assessment/assessment.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { ridesOf } from "../deployments/progress.ts";
import { counts, isEnd } from "../deployments/statuses.ts";
import { targetWords } from "../rollback/words.ts";

/** What a service went through, there and back: every attempt, each from its start to its end. */
export function courseOf(assessment: Unphased, assessed: ServiceAssessment): readonly Happening[] {
  const { candidate, progress, back } = assessed;
  const name = strong(assessed.service.name);
  const named = say`${name} ${candidate.version}`;
  const step = stepsBack(assessment.rollback.steps).get(assessed.service.id);
  const target = step ? say` to ${targetWords(step)}` : say``;
  const there: Way = {
    assessed,
    words: {
      started: say`${named} began to deploy`,
      live: say`${named} is live`,
      failed: say`${named} failed`,
      done: "live",
    },
  };
  const wayBack: Way = {
    assessed,
    words: {
      started: [...say`${name} began to roll back`, ...target],
      live: say`${name} is rolled back`,
      failed: say`The rollback of ${name} failed`,
      done: "rolled back",
    },
  };
  return [
    ...attempts(there, ridesIn(assessment, assessed, "deploy"), progress),
    ...attempts(wayBack, ridesIn(assessment, assessed, "rollback"), back),
  ];
}

const stepsBack = derived(
  (steps: Unphased["rollback"]["steps"]) =>
    new Map(steps.toReversed().map((one) => [one.assessed.service.id, one])),
);

interface Way {
  readonly assessed: ServiceAssessment;
  readonly words: {
    readonly started: Text;
    readonly live: Text;
    readonly failed: Text;
    readonly done: Happening["kind"];
  };
}

function ridesIn(
  { observation }: Unphased,
  { service }: ServiceAssessment,
  task: "deploy" | "rollback",
): readonly DeploymentFacts[] {
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return [];
  return ridesOf(facts.value.production.value, { release: observation.release, service, task });
}

function attempts(
  way: Way,
  rides: readonly DeploymentFacts[],
  progress: Progress,
): readonly Happening[] {
  if (!("attempt" in progress)) return [];
  const { attempt } = progress;
  const earlier = rides.filter(({ rides: of }) => of !== null && of.attempt < attempt);
  const newest = rides.find(({ rides: of }) => of?.attempt === attempt);
  return [
    ...earlier.flatMap((one) => earlierAttempt(way, one)),
    ...newestAttempt(way, progress, newest?.createdAt ?? null),
  ];
}

/** One that a later attempt has taken the place of, in the words of its reporters. */
function earlierAttempt({ assessed, words }: Way, one: DeploymentFacts): readonly Happening[] {
  const { service } = assessed;
  const ends = one.statuses.filter((status) => isEnd(status.state) && counts(status, service, one));
  return [
    { at: one.createdAt, kind: "started", service: service.id, text: words.started },
    ...ends.map(({ createdAt, state, description }): Happening => {
      const said = say`${strong(service.name)}: ${state}`;
      const text = because(assessed, said, description);
      const kind = state === "success" ? words.done : "failed";
      return { at: createdAt, kind, service: service.id, text };
    }),
  ];
}

/** @param createdAt when its deployment was created; null: GitHub doesn't show it */
function newestAttempt(
  { assessed, words }: Way,
  progress: Progress,
  createdAt: Temporal.Instant | null,
): readonly Happening[] {
  const happening = (at: Temporal.Instant, kind: Happening["kind"], text: Text): Happening => ({
    at,
    kind,
    service: assessed.service.id,
    text,
  });
  switch (progress.kind) {
    case "waiting":
    case "unknown":
      return [];
    case "starting":
    case "deploying":
    case "proving":
      return [happening(progress.since, "started", words.started)];
    case "live":
      return [
        happening(progress.since, "started", words.started),
        happening(progress.at, words.done, words.live),
      ];
    case "failed": {
      const attempt = progress.attempt > 1 ? say`, attempt ${progress.attempt}` : [];
      const text = because(assessed, [...words.failed, ...attempt], progress.why);
      return [
        ...(createdAt ? [happening(createdAt, "started", words.started)] : []),
        ...(progress.since ? [happening(progress.since, "failed", text)] : []),
      ];
    }
  }
}

/** What others say of a service of fewer readers stays with those. */
const because = ({ hides }: ServiceAssessment, text: Text, why: string): Text =>
  hides || why === "" ? text : joinTexts([text, [plain(why)]], ": ");
