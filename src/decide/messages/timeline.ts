/** What happened to a release so far, as GitHub and the record prove it. */
import { code, joinTexts, plain, say, strong, type Text } from "../../model/view/text.ts";
import type { DecisionEntry, RecordEntry } from "../../model/record/record.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Happening } from "../../model/view/view.ts";
import { fewNames } from "../../text/few.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** Oldest first; what happened at the same moment in the order in which it was decided. */
export function timelineOf(assessment: Assessment): readonly Happening[] {
  const { issue } = assessment.observation;
  const opened = happening(issue.openedAt, "said", say`${issue.author} opened the release`);
  return [
    opened,
    ...assessment.record.entries.flatMap((entry) => saidIn(assessment, entry)),
    ...[...assessment.services.values()].flatMap(courseOf),
  ].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

const happening = (
  at: Temporal.Instant | string,
  kind: Happening["kind"],
  text: Text,
  service: ServiceId | null = null,
): Happening => ({ at: Temporal.Instant.from(at), kind, service, text });

/** What a service's deployments show: its deployment and, where there is one, its rollback. */
function courseOf({ service, candidate, progress, back }: ServiceAssessment): readonly Happening[] {
  const named = say`${strong(service.name)} ${candidate.version}`;
  const name = say`${strong(service.name)}`;
  return [
    ...stepsOf(service.id, progress, {
      started: say`${named} began to deploy`,
      live: say`${named} is live`,
      failed: say`${named} failed`,
      done: "live",
    }),
    ...stepsOf(service.id, back, {
      started: say`${name} began to roll back`,
      live: say`${name} is rolled back`,
      failed: say`The rollback of ${name} failed`,
      done: "rolled back",
    }),
  ];
}

interface CourseWords {
  readonly started: Text;
  readonly live: Text;
  readonly failed: Text;
  readonly done: Happening["kind"];
}

function stepsOf(service: ServiceId, progress: Progress, words: CourseWords): readonly Happening[] {
  switch (progress.kind) {
    case "waiting":
    case "unknown":
      return [];
    case "starting":
    case "deploying":
    case "proving":
      return [happening(progress.since, "started", words.started, service)];
    case "live":
      return [
        happening(progress.since, "started", words.started, service),
        happening(progress.at, words.done, words.live, service),
      ];
    case "failed": {
      const attempt = progress.attempt > 1 ? say`, attempt ${progress.attempt}` : [];
      // The words of whoever reported it stay where their readers are known: in the issue.
      return progress.since
        ? [happening(progress.since, "failed", [...words.failed, ...attempt], service)]
        : [];
    }
  }
}

/** What people said and the app noted, in a sentence without its full stop. Ticks and turns show in what they cause. */
function saidIn(situation: Situation, entry: RecordEntry): readonly Happening[] {
  const text = saidText(entry, (id) => situation.services.get(id)?.service.name ?? id);
  if (!text || !("at" in entry)) return [];
  const kind = entry.kind === "abort" ? "ended" : entry.kind === "unhealthy" ? "failed" : "said";
  const service = "service" in entry ? entry.service : null;
  return [happening(entry.at, kind, "reason" in entry ? because(text, entry) : text, service)];
}

/** undefined: it is no news by itself. */
function saidText(entry: RecordEntry, nameOf: (id: ServiceId) => string): Text | undefined {
  const by = "by" in entry ? entry.by : null;
  const who = by && typeof by === "object" ? by.login : "The app";
  const what = (id: ServiceId | null): Text =>
    id === null ? say`the release` : say`${strong(nameOf(id))}`;
  switch (entry.kind) {
    case "vote":
      return say`${who} voted ${strong(entry.answer)} for ${fewNames(entry.owners.map(({ owner }) => owner))}`;
    case "decision":
      return say`${who} decided ${strong(decisionWord(entry))}`;
    case "departure":
      return say`The rollout began`;
    case "hold":
      return say`${who} put ${what(entry.service)} on hold`;
    case "resume":
      return say`${who} resumed ${what(entry.service)}`;
    case "allow":
      return say`${who} allowed ${code(entry.what)}`;
    case "retry":
      return say`${who} retried ${what(entry.service)}`;
    case "hand over":
      return say`${who} handed the release to ${entry.to.login}`;
    case "reschedule":
      return say`${who} moved the departure`;
    case "override":
      return say`${who} overrode windows and freezes`;
    case "waive":
      return say`${who} waived an item of ${what(entry.service)}`;
    case "release waive":
      return say`${who} waived an item of the release`;
    case "waive blocker":
      return say`${who} waived the blocker ${entry.name}`;
    case "include":
      return say`${who} counted #${entry.pull} as contained`;
    case "unhealthy":
      return say`${what(entry.service)} became unhealthy`;
    case "vouch":
      return say`${who} confirmed the health of ${what(entry.service)}`;
    case "rollback":
      return entry.whole
        ? say`${who} began to roll back the release`
        : say`${who} began to roll back ${fewNames(entry.services.map((one) => nameOf(one.service)))}`;
    case "complete":
      return say`${who} ended the observation`;
    case "abort":
      return say`${who} aborted the release`;
    case "void":
      return say`Votes became void: ${entry.why}`;
    case "confirm":
    case "withdraw":
    case "release confirm":
    case "section edited":
    case "turn":
    case "undone":
      return undefined;
  }
}

const decisionWord = ({ answer, part }: DecisionEntry): string =>
  answer === "no-go" ? "NO-GO" : part ? "PARTIAL" : "GO";

const because = (text: Text, { reason }: { readonly reason: string }): Text =>
  reason === "" ? text : joinTexts([text, [plain(reason)]], ": ");
