import type { SubIssueWish } from "../model/action.ts";
import { boxLine, commitMark, gateBox, itemBox, type Box } from "../model/marks/boxes.ts";
import type { ReleaseKey } from "../model/ids.ts";
import { assignedMark, subIssueMark, type Assigned } from "../model/marks/marks.ts";
import type { Gate } from "../model/release/release.ts";
import { code, link, mention, plain, say, strong, type Text } from "../model/view/text.ts";
import type { ServiceView } from "../model/view/view.ts";
import { firstThatFits } from "./fit.ts";
import { gateLine } from "./gate-reason.ts";
import { healthLines } from "./health.ts";
import { linkToMarkdown, plainToMarkdown, toMarkdown } from "./markdown.ts";
import { readinessWord, stateWord } from "./service-words.ts";
import { compileTemplate } from "./template.ts";

/** The release as its sub-issues name it. */
export interface Parent {
  readonly release: ReleaseKey;
  /** Page of the tracking issue. */
  readonly url: string;
  readonly version: string;
}

interface SubIssueTemplate {
  readonly mark: string;
  readonly sentence: string;
  /** Why it isn't where the train file wants it; empty: nothing is to be said of that. */
  readonly place: string;
  readonly facts: Facts | null;
  readonly onCall: string;
  readonly proved: readonly string[];
  readonly attested: readonly string[];
  readonly health: readonly string[];
  readonly commands: string;
}

interface Facts {
  readonly release: string;
  readonly service: string;
  readonly version: string;
  readonly commit: string;
  readonly team: string;
  readonly state: string;
}

interface Options {
  /** Longest result, in characters. Without room the reasons of the gates are left out. */
  readonly room: number;
  /** How a box must be, whatever its gate says: people ticked it, and nobody knows yet what that means. */
  readonly kept: ReadonlyMap<string, boolean>;
  readonly assigned: Assigned;
}

const template = compileTemplate("sub-issue");

/** The app's part of a sub-issue, in Markdown. */
export function renderSubIssue(parent: Parent, wish: SubIssueWish, options: Options): string {
  const render = (isWhole: boolean): string =>
    template(
      wish.view
        ? arrange(parent, wish, wish.view, options, isWhole)
        : leftOut(parent, wish, options.assigned),
    );
  return (
    firstThatFits([true, false], options.room, render) ?? subIssueMark(parent.release, wish.service)
  );
}

function arrange(
  parent: Parent,
  wish: SubIssueWish,
  view: ServiceView,
  { kept, assigned }: Options,
  isWhole: boolean,
): SubIssueTemplate {
  const { commit } = view;
  const line = (gate: Gate): string => boxOf(view, gate, kept, isWhole);
  return {
    mark: marksOf(parent, view, assigned),
    sentence: toMarkdown(sentenceOf(parent, wish, view)),
    place: toMarkdown(placeText(wish)),
    facts: {
      release: linkToMarkdown(parent.version, parent.url),
      service: plainToMarkdown(view.name, 100),
      version: plainToMarkdown(view.version, 100),
      commit: commit === null ? "–" : linkToMarkdown(commit.sha.slice(0, 7), commit.url),
      team: plainToMarkdown(view.owner, 200),
      state: `${stateWord(view)}, ${readinessWord(view)}`,
    },
    onCall: toMarkdown(onCallOf(view)),
    proved: view.gates.filter(({ item }) => !item).map(line),
    attested: view.gates.filter(({ item }) => item).map(line),
    health: healthLines(view),
    commands: toMarkdown(
      say`Commands work here too, for example ${code("/go")} and ${code("/hold <reason>")}.`,
    ),
  };
}

/** A tick is for what its author saw: the body itself says which commit that was. */
function marksOf({ release }: Parent, { id, commit }: ServiceView, assigned: Assigned): string {
  return [
    subIssueMark(release, id),
    ...(commit === null ? [] : [commitMark(commit.sha)]),
    ...assignedMarks(assigned),
  ].join("\n");
}

const assignedMarks = (assigned: Assigned): readonly string[] =>
  assigned.done.length + assigned.refused.length === 0 ? [] : [assignedMark(assigned)];

function onCallOf({ onCall, unassignable }: ServiceView): Text {
  if (onCall.length === 0) return [];
  if (unassignable.length === 0) return say`On call: ${onCall.join(", ")}.`;
  return say`On call: ${onCall.join(", ")}. GitHub doesn't let ${unassignable.join(", ")} be assigned here.`;
}

function sentenceOf({ version, url }: Parent, { state }: SubIssueWish, view: ServiceView): Text {
  const what = say`${strong(view.name)} ${view.version} in release ${link(version, url)}`;
  if (state === "live") return say`${what} is live.`;
  if (state === "not shipped")
    return view.state === "rolled back"
      ? say`${what} was rolled back.`
      : say`${what} was not deployed.`;
  const hasItems = view.gates.some(({ item }) => item);
  // GitHub assigns issues to people and never to teams, so the team is named instead of assigned.
  return hasItems
    ? say`${what}: ${ownerText(view.owner)} ticks the items it has checked; the app ticks what it can verify itself.`
    : say`${what}, owned by ${ownerText(view.owner)}; the app ticks what it can verify itself.`;
}

const placeText = ({ place }: SubIssueWish): Text =>
  (place?.kind === "train repository" && place.why) || [];

/** The mention tells a team of its sub-issue when it is opened. Writers of a repository can't be mentioned as a group. */
const ownerText = (owner: string): Text =>
  owner.startsWith("writers of ") ? [plain(owner)] : [mention(owner)];

/** The id of a gate's box: an item of the checklist has its own, whatever proves it. */
const idOf = ({ name, item }: Gate): string => (item ? itemBox(item.id) : gateBox(name));

/** What was set aside is neither proved nor confirmed. */
const isDone = ({ readiness, item }: Gate): boolean =>
  readiness === "ready" && item?.word?.kind !== "waived";

function boxOf(view: ServiceView, gate: Gate, kept: Options["kept"], isWhole: boolean): string {
  const id = idOf(gate);
  const box: Box = { id, isTicked: kept.get(id) ?? isDone(gate) };
  return boxLine(box, isWhole ? gateLine(view, gate) : plainToMarkdown(gate.name, 300));
}

function leftOut(
  { release, version, url }: Parent,
  { service, state }: SubIssueWish,
  assigned: Assigned,
): SubIssueTemplate {
  const sentence =
    state === "behind"
      ? say`${service} is not part of release ${link(version, url)} and waits for the next one. There is nothing to do here.`
      : say`The plan of ${link(version, url)} no longer names ${service}: there is nothing to do here.`;
  return {
    mark: [subIssueMark(release, service), ...assignedMarks(assigned)].join("\n"),
    sentence: toMarkdown(sentence),
    place: "",
    facts: null,
    onCall: "",
    proved: [],
    attested: [],
    health: [],
    commands: "",
  };
}
