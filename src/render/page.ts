import type { IssueFacts } from "../model/observation.ts";
import type { Gate, Link } from "../model/release/release.ts";
import type { GatePage, ReleasePage, ServicePage, ShownRelease } from "../model/view/page.ts";
import { wordsOf, type Text } from "../model/view/text.ts";
import type { Moment, ReleaseView, ServiceView } from "../model/view/view.ts";
import { cleanText } from "./clean-text.ts";
import { toNotes } from "./page-notes.ts";
import { wholeSentence } from "./state-sentence.ts";
import { wording } from "../model/view/wording.ts";

/** The view of a release as plain JSON for the dashboard and the API. */
export function toPage(
  view: ReleaseView,
  issue: Pick<IssueFacts, "repo" | "repository" | "number" | "url" | "visibility">,
  serviceRepositories: readonly number[] = [],
): ShownRelease {
  const { services, timetable } = view;
  const notes = toNotes(view.notes);
  const page: ReleasePage = {
    release: {
      train: view.train,
      version: view.version,
      repository: issue.repo,
      number: issue.number,
      url: issue.url,
      state: view.state,
      sentence: lineOf(wholeSentence(view)),
      departure: momentOf(timetable?.start),
      eta: momentOf(timetable?.end),
      live: services.filter(({ state }) => state === "live").length,
      services: services.length,
    },
    services: services.map(toService),
    votes: view.votes.map((vote) => ({
      team: vote.owner,
      vote: vote.answer,
      services: vote.services,
      by: vote.by,
      at: vote.at?.toString() ?? null,
      reason: vote.reason,
    })),
    holds: view.holds.map(({ service, why }) => ({ service, reason: lineOf(why) })),
    rollback: view.wayBack.map(lineOf),
    timeline: view.timeline.map(({ at, kind, service, text }) => ({
      at: at.toString(),
      kind,
      service,
      text: lineOf(text),
    })),
  };
  return {
    page,
    visibility: issue.visibility,
    repositoryId: issue.repository,
    serviceRepositories,
    timeZone: timetable?.timeZone ?? "UTC",
    actors: view.actors,
    texts: {
      sentence: wholeSentence(view),
      holds: view.holds.map(({ why }) => why),
      problems: view.problems,
      rollback: view.wayBack,
      ...(view.remains && { remains: view.remains }),
      timeline: view.timeline.map(({ text }) => text),
      ...(notes && { notes }),
      ...(view.rehearsal && { rehearsal: view.rehearsal }),
    },
    freezes: (view.freezes ?? []).map(({ from, to, reason }) => ({
      from: from.toString(),
      to: to.toString(),
      reason: cleanText(reason).trim(),
    })),
    coming: (view.coming ?? []).map(({ opens, from, to, freeze }) => ({
      opens: opens?.toString() ?? null,
      from: from?.toString() ?? null,
      to: to?.toString() ?? null,
      freeze: freeze === null ? null : cleanText(freeze).trim(),
    })),
    checklist: view.checklist,
    aboard: view.aboard,
    ended: view.ended,
    critical: timetable?.critical ?? [],
  };
}

function toService(service: ServiceView): ServicePage {
  const { times } = service;
  return {
    id: service.id,
    name: service.name,
    version: service.version,
    commit: service.commit?.sha ?? null,
    team: service.owner,
    state: service.state,
    readiness: service.readiness,
    health: service.health?.summary ?? null,
    planned: momentOf(times.planned),
    start: momentOf(times.start),
    end: momentOf(times.end),
    says: cleanText(service.says ?? "").trim() || null,
    deployment: service.deployment?.url ?? null,
    links: {
      log: logOf(service.before ?? service.deployment),
      rollback: service.before && logOf(service.deployment),
      repository: service.repoUrl === "" ? null : service.repoUrl,
      commit: service.commit?.url ?? null,
      issue: service.subIssue?.url ?? null,
      more: service.links.map(({ text, url }) => ({ name: text, url })),
    },
    dependsOn: service.dependsOn,
    ...(service.isPointOfNoReturn && { isPointOfNoReturn: true }),
    gates: service.gates.map((gate) => toGate(gate, gate.id)),
  };
}

const logOf = (seen: Link | null): string | null => (seen?.text === wording`log` ? seen.url : null);

const toGate = (gate: Gate, name: string): GatePage => ({
  name,
  state: gate.readiness,
  reason: gate.reason,
  url: gate.links[0]?.url ?? null,
});

const momentOf = (moment: Moment | null | undefined): string | null =>
  moment?.kind === "at" ? moment.at.toString() : null;

const lineOf = (text: Text): string => cleanText(wordsOf(text)).trim();
