/** What of a text can't wait: who must act, what failed, what people decided. The rest may come with the next edit. */
import type { SubIssueWish } from "../model/action.ts";
import type { ReleaseState } from "../model/release/release.ts";
import { isOfSlowness } from "../model/view/slowed.ts";
import { wordsOf } from "../model/view/text.ts";
import type { ReleaseView, ServiceState, ServiceView } from "../model/view/view.ts";
import { digestOf } from "./unchecked.ts";

const troubles: ReadonlySet<ServiceState> = new Set([
  "failed",
  "rolling back",
  "rolled back",
  "not shipped",
]);

/** Whether everything goes as it should, and the sentence only counts how far it is. */
const isCounting: Readonly<Record<ReleaseState, boolean>> = {
  planning: true,
  "rolling out": true,
  ready: false,
  go: false,
  "no-go": false,
  "on hold": false,
  verifying: false,
  complete: false,
  "rolling back": false,
  "rolled back": false,
  aborted: false,
};

/** Of the tracking issue. */
export function urgentInView(view: ReleaseView): string {
  const { state, sentence, departure, problems, votes, services } = view;
  return digestOf(
    JSON.stringify([
      state,
      isCounting[state] || isCountingVotes(view) ? "" : wordsOf(sentence),
      departure && wordsOf(departure),
      // That nothing is slowed any more may come with the next edit.
      problems.filter((one) => !isOfSlowness(one)).map(wordsOf),
      view.decision,
      view.handedOver,
      view.setAside,
      view.behind,
      view.checklist.map(({ done }) => done),
      votes.filter(({ answer }) => answer === "no-go").map(({ owner, by }) => [owner, by]),
      services.flatMap(troubleOf),
      // Of what is deployed nothing else tells once its deployment and the app's memory are gone.
      view.shown,
    ]),
  );
}

/** Then the sentence names whose vote is missing, one fewer after each. */
const isCountingVotes = ({ state, votes }: ReleaseView): boolean =>
  state === "ready" && votes.some(({ answer }) => answer === "waiting");

/** Of the tracking issue, what others want to see soon: who has voted so far, and who can, as all of their part is ready. */
export function soonInView({ votes, services }: ReleaseView): string {
  const waiting = services.filter(({ readiness }) => readiness !== "ready");
  return digestOf(
    JSON.stringify([
      votes.map(({ owner, answer, by }) => [owner, answer, by]),
      [...new Set(waiting.map(({ owner }) => owner))].toSorted(),
    ]),
  );
}

/** All of the tracking issue but what only a forecast moves. */
export function steadyInView({ timetable, services, focus, ...view }: ReleaseView): string {
  const steady = {
    ...view,
    focus: focus?.title,
    critical: timetable?.critical,
    untimed: timetable?.untimed,
    services: services.map(({ times, ...service }) => ({
      ...service,
      isOverdue: times.isOverdue,
    })),
  };
  return digestOf(JSON.stringify(steady));
}

/** Of a sub-issue: what its team must do. */
export function urgentInWish({ state, view }: SubIssueWish): string {
  if (!view) return state;
  const items = view.gates.filter(({ item }) => item);
  return digestOf(
    JSON.stringify([
      state,
      view.readiness === "ready",
      troubleOf(view),
      // Somebody else has to be found in their place.
      view.unassignable,
      items.map(({ readiness }) => readiness),
      // Ticks are for the commit that the sub-issue shows.
      items.length > 0 ? view.commit?.sha : null,
    ]),
  );
}

const troubleOf = ({ id, state, health }: ServiceView): readonly string[] =>
  troubles.has(state) || health?.result === "bad" ? [`${id} ${state}`] : [];
