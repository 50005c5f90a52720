import { Graph, layout } from "@dagrejs/dagre";
import type { ServicePage } from "../../model/view/page.ts";
import type { ServiceState } from "../../model/view/view.ts";
import { cleanText, cutText } from "../../render/clean-text.ts";
import { folded, withoutDetours } from "../../render/order.ts";
import { readinessBadge, serviceBadge, type Badge } from "./words.ts";
import { wording } from "../../model/view/wording.ts";

/** More services than these are shown as their teams: a picture of more boxes helps nobody. */
const unfoldedMax = 50;

/** A picture of the dependencies, laid out: what deploys first is on the left. Lengths in pixels. */
export interface GraphPicture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly path: string }[];
  readonly isFolded: boolean;
  /** The same for those who don't see it. */
  readonly list: readonly {
    readonly name: string;
    readonly words: string;
    readonly after: string;
  }[];
}

interface GraphNode extends Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly middle: number;
}

interface Box {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly tone: Badge["tone"];
  readonly dependsOn: readonly string[];
}

const boxHeight = 46;

/** Of more boxes than these nobody gets a picture. */
const boxesMax = 120;

/** null: nothing depends on anything, or it is too much for a picture. */
export function drawGraph(services: readonly ServicePage[]): GraphPicture | null {
  const isFolded = services.length > unfoldedMax;
  const hasLeft = services.some(({ state }) => state !== "waiting" && state !== "not shipped");
  const look = (one: ServicePage): Badge => badgeOf(one, hasLeft);
  const boxes = isFolded ? teamsOf(services, look) : services.map((one) => boxOf(one, look(one)));
  const shown = withoutDetours(boxes);
  if (shown.length > boxesMax || shown.every(({ dependsOn }) => dependsOn.length === 0))
    return null;
  const graph = new Graph().setGraph({
    rankdir: "LR",
    nodesep: 14,
    ranksep: 44,
    marginx: 6,
    marginy: 6,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, name, words } of shown) {
    const width = Math.max(90, 22 + 7.4 * Math.max(name.length, words.length));
    graph.setNode(id, { width, height: boxHeight });
  }
  // Early edges are kept short, so that each box stands as far to the left as its turn comes.
  const depths = depthsOf(shown);
  for (const { id, dependsOn } of shown) {
    for (const from of dependsOn) {
      graph.setEdge(from, id, { weight: shown.length - (depths.get(from) ?? 0) });
    }
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const names = new Map(shown.map(({ id, name }) => [id, name]));
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    isFolded,
    nodes: shown.map((box) => placed(box, graph.node(box.id))),
    edges: graph.edges().map((edge: { readonly v: string; readonly w: string }) => ({
      path: pathOf(graph.edge(edge).points),
    })),
    list: shown.map(({ name, words, dependsOn }) => ({
      name,
      words,
      after: dependsOn.map((id) => names.get(id) ?? id).join(", "),
    })),
  };
}

function placed(
  box: Box,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): GraphNode {
  return {
    ...box,
    x: Math.round(at.x - at.width / 2),
    y: Math.round(at.y - at.height / 2),
    width: Math.round(at.width),
    height: at.height,
    middle: Math.round(at.x),
  };
}

const pathOf = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${Math.round(x)} ${Math.round(y)}`)
    .join(" ");

function boxOf(service: ServicePage, badge: Badge): Box {
  const barred = service.isPointOfNoReturn ? wording` · 🚫 point of no return` : "";
  return {
    id: service.id,
    name: cutText(cleanText(service.name), 28),
    words: `${badge.sign} ${badge.word}${barred}`,
    tone: badge.tone,
    dependsOn: service.dependsOn,
  };
}

/** Whether it is ready, until the release has left; then how far it is: what is ready must not look as what is live. */
function badgeOf({ state, readiness }: ServicePage, hasLeft: boolean): Badge {
  const isCalm = state === "waiting" && hasLeft && readiness === "ready";
  return state !== "waiting" || isCalm ? serviceBadge(state) : readinessBadge(readiness);
}

const worstFirst: readonly ServiceState[] = [
  "failed",
  "rolling back",
  "deploying",
  "starting",
  "proving",
  "waiting",
  "rolled back",
  "not shipped",
  "live",
];

/** One box for each team. */
function teamsOf(
  services: readonly ServicePage[],
  look: (one: ServicePage) => Badge,
): readonly Box[] {
  return folded(services, ({ team }) => team).map(({ id, dependsOn, parts }) => {
    const live = parts.filter(({ state }) => state === "live").length;
    const barred = parts.some((one) => one.isPointOfNoReturn)
      ? wording` · 🚫 point of no return`
      : "";
    const worst = parts.toSorted(
      (a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state),
    )[0];
    return {
      id,
      name: cutText(cleanText(id), 28),
      words: wording`${live} of ${parts.length} live${barred}`,
      tone: worst ? look(worst).tone : "calm",
      dependsOn,
    };
  });
}

/** How many others come before each, one after the other. */
function depthsOf(boxes: readonly Box[]): ReadonlyMap<string, number> {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const before = byId.get(id)?.dependsOn ?? [];
    const depth = before.length === 0 ? 0 : 1 + Math.max(...before.map(depthOf));
    depths.set(id, depth);
    return depth;
  };
  for (const { id } of boxes) depthOf(id);
  return depths;
}
