import type {
  KeptRelease,
  NotesPage,
  ReleasePage,
  ServicePage,
  ShownRelease,
} from "../../model/view/page.ts";
import type { Text } from "../../model/view/text.ts";
import { drawBars, type Bars } from "./bars.ts";
import { paged, type PageFrame, type Pager } from "./board-page.ts";
import { pageCommands, type PageCommand } from "./commands.ts";
import type { Frame } from "./frame.ts";
import { webAddress } from "../../render/web-address.ts";
import { drawGraph, type GraphPicture } from "./graph.ts";
import { compilePage, shownTime, type ShownTime } from "./html.ts";
import { isCurrent, matches, serviceRow, urgentFirst, type ServiceRow } from "./service-rows.ts";
import { releaseBadge, type Badge } from "./words.ts";
import { wording, translated } from "../../model/view/wording.ts";
import { stateName } from "../../text/state-words.ts";
import { capital } from "../../text/capital.ts";

const perPage = 100;
const logMax = 200;
/** So many votes and steps back are listed. */
const rowsMax = 100;

interface ReleaseView extends PageFrame {
  readonly path: string;
  readonly train: string;
  readonly trainPath: string;
  readonly version: string;
  readonly issue: { readonly url: string; readonly number: number };
  readonly badge: Badge;
  readonly sentence: Text;
  readonly actors: readonly string[];
  readonly problems: readonly Text[];
  readonly holds: readonly Text[];
  readonly live: number;
  readonly total: number;
  readonly departure: ShownTime | null;
  readonly eta: ShownTime | null;
  readonly etaName: string;
  readonly timeZone: string;
  readonly critical: string;
  readonly rehearsal: Text | null;
  readonly current: readonly ServiceRow[];
  readonly hasCurrent: boolean;
  readonly services: readonly ServiceRow[];
  readonly query: string;
  readonly pager: Pager;
  readonly graph: GraphPicture | null;
  readonly bars: Bars | null;
  readonly votes: readonly {
    readonly team: string;
    readonly badge: Badge;
    readonly services: string;
    readonly by: string;
    readonly reason: string;
  }[];
  readonly hasVotes: boolean;
  readonly votesCut: number;
  readonly checklist: ShownRelease["checklist"];
  readonly hasChecklist: boolean;
  readonly isRollingBack: boolean;
  readonly rollback: readonly Text[];
  readonly remains: Text | null;
  readonly hasRollback: boolean;
  readonly rollbackCut: number;
  readonly log: readonly { readonly at: ShownTime | null; readonly text: Text }[];
  readonly hasLog: boolean;
  readonly logCut: number;
  readonly logQuery: string;
  readonly notes: NotesPage | null;
  readonly seen: ShownTime | null;
  readonly say: SayForm | null;
}

/** What somebody who is signed in can say on the page. */
interface SayForm {
  readonly formToken: string;
  readonly login: string;
  /** "": nothing was said. */
  readonly said: string;
  readonly commands: readonly (Omit<PageCommand, "label"> & { readonly label: string })[];
  readonly services: readonly { readonly id: string; readonly name: string }[];
}

const render: (view: ReleaseView) => string = compilePage("release");

/** Everything of one release: who must act first, then the services, then why. */
export function releasePage(parts: {
  readonly kept: KeptRelease;
  readonly query: string;
  /** What entries of the log must say; "": anything. */
  readonly log: string;
  readonly page: number;
  readonly now: Temporal.Instant;
  /** The word of the command that was just said; "": none was. */
  readonly said: string;
  readonly frame: Frame;
}): string {
  const { kept, query, now } = parts;
  const { page, texts, timeZone, actors, checklist, critical } = kept.shown;
  const { release } = page;
  const isEnded = release.state === "rolled back" || release.state === "aborted";
  const clock = { timeZone, beside: now };
  const path = `/releases/${release.repository}/${release.number}`;
  const rowOf = (one: ServicePage): ServiceRow => serviceRow(one, clock, page.services.length);
  const found = page.services.filter((service) => matches(service, query));
  const { shown, pager } = paged(urgentFirst(found), { page: parts.page, perPage, query, path });
  const current = page.services.filter(isCurrent).slice(0, perPage).map(rowOf);
  const happenings = logOf(kept.shown, parts.log, clock);
  return render({
    title: `${release.train} ${release.version}: ${stateName(release.state)}`,
    events: `/api${path}/events`,
    ...parts.frame,
    say: sayForm(parts, page.services),
    path,
    train: release.train,
    trainPath: `/trains/${release.repository}`,
    version: release.version,
    issue: { url: webAddress(release.url) ?? "", number: release.number },
    badge: releaseBadge(release.state),
    sentence: texts.sentence,
    actors,
    problems: texts.problems,
    holds: texts.holds,
    live: release.live,
    total: release.services,
    departure: shownTime(release.departure, clock),
    eta: isEnded ? null : shownTime(release.eta, clock),
    etaName: release.state === "complete" ? wording`All live` : wording`ETA`,
    timeZone,
    critical: critical.length > 1 ? critical.join(" → ") : "",
    rehearsal: texts.rehearsal ?? null,
    current,
    hasCurrent: current.length > 0,
    services: shown.map(rowOf),
    query,
    pager,
    graph: drawGraph(page.services),
    bars: drawBars(page.services, timeZone),
    votes: voteRows(page.votes),
    hasVotes: page.votes.length > 0,
    votesCut: Math.max(0, page.votes.length - rowsMax),
    checklist,
    hasChecklist: checklist.length > 0,
    isRollingBack: release.state === "rolling back",
    rollback: texts.rollback.slice(0, rowsMax),
    remains: texts.remains ?? null,
    hasRollback: texts.rollback.length > 0,
    rollbackCut: Math.max(0, texts.rollback.length - rowsMax),
    log: happenings.slice(0, logMax),
    hasLog: page.timeline.length > 0,
    logQuery: parts.log,
    notes: texts.notes ?? null,
    logCut: Math.max(0, happenings.length - logMax),
    seen: shownTime(kept.changedAt.toString(), clock),
  });
}

/** The newest first; of what says these words. */
const logOf = (
  { page, texts }: ShownRelease,
  words: string,
  clock: Parameters<typeof shownTime>[1],
): ReleaseView["log"] =>
  page.timeline
    .map(({ at, text }, index) => ({
      at: shownTime(at, clock),
      text: texts.timeline[index] ?? [],
      isMeant: text.toLowerCase().includes(words.toLowerCase()),
    }))
    .filter(({ isMeant }) => isMeant)
    .toReversed();

/** null: nobody is signed in. */
function sayForm(
  { frame: { who }, said }: { readonly frame: Frame; readonly said: string },
  services: readonly ServicePage[],
): SayForm | null {
  if (!who) return null;
  return {
    ...who,
    said: pageCommands.some(({ word }) => word === said) ? said : "",
    commands: pageCommands.map((one) => ({ ...one, label: translated(one.label) })),
    services: services.map(({ id, name }) => ({ id, name })),
  };
}

const voteBadges: Readonly<Record<"go" | "no-go" | "waiting", Omit<Badge, "word">>> = {
  go: { sign: "✔", tone: "good" },
  "no-go": { sign: "✖", tone: "alarm" },
  waiting: { sign: "…", tone: "calm" },
};

const voteRows = (votes: ReleasePage["votes"]): ReleaseView["votes"] =>
  openFirst(votes)
    .slice(0, rowsMax)
    .map((vote) => ({
      team: vote.team,
      badge: { ...voteBadges[vote.vote], word: capital(stateName(vote.vote)) },
      services: vote.services.join(", "),
      by: vote.by ?? "",
      reason: vote.reason,
    }));

/** Votes that are against it or missing come first. */
const openFirst = (votes: ReleasePage["votes"]): ReleasePage["votes"] => {
  const order = ["no-go", "waiting", "go"];
  return votes.toSorted((a, b) => order.indexOf(a.vote) - order.indexOf(b.vote));
};
