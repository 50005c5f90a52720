/** A release that is over, as its issue keeps it: for a store that has never seen it. */
import type { PastRelease } from "../model/view/past-release.ts";
import type { ShownRelease } from "../model/view/page.ts";
import type { ReleaseView } from "../model/view/view.ts";
import type { PastIssue } from "../model/github/past-issue.ts";
import { say } from "../model/view/text.ts";
import { wording } from "../model/view/wording.ts";

/** undefined: it isn't over. */
export function pastOf(view: ReleaseView): PastRelease | undefined {
  const { train, version, state, timetable, services, past } = view;
  if (!past || (state !== "complete" && state !== "rolled back" && state !== "aborted")) {
    return undefined;
  }
  return {
    train,
    version,
    state,
    timeZone: timetable?.timeZone ?? "UTC",
    departure: timetable?.start?.kind === "at" ? timetable.start.at.toString() : null,
    services: services.map(({ id, name, version: own, commit, state: how }) => ({
      id,
      name,
      version: own,
      commit: commit?.sha ?? null,
      state: how,
    })),
    ended: past,
  };
}

/** What the dashboard can show of it: its place in the history of its train, and what the figures count. */
export function toPastPage({ past, ...issue }: PastIssue): ShownRelease {
  const sentence = wording`the tracking issue tells the rest of it.`;
  const { train, version, state, timeZone, departure, services, ended } = past;
  return {
    page: {
      release: {
        train,
        version,
        repository: issue.repo,
        number: issue.number,
        url: issue.url,
        state,
        sentence,
        departure,
        eta: null,
        live: services.filter((one) => one.state === "live").length,
        services: services.length,
      },
      services: services.map((one) => ({
        ...one,
        team: "",
        readiness: "ready",
        health: null,
        planned: null,
        start: null,
        end: null,
        says: null,
        deployment: null,
        links: { log: null, repository: null, commit: null, issue: null },
        dependsOn: [],
        gates: [],
      })),
      votes: [],
      holds: [],
      rollback: [],
      timeline: [],
    },
    visibility: issue.visibility,
    repositoryId: issue.repository,
    timeZone,
    actors: [],
    texts: { sentence: say`${sentence}`, holds: [], problems: [], rollback: [], timeline: [] },
    checklist: [],
    ended,
    critical: [],
  };
}
