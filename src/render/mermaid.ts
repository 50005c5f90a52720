import type { ServiceView } from "../model/view/view.ts";
import { cleanText, cutText } from "./clean-text.ts";
import { folded, withoutDetours, type Ordered } from "./order.ts";
import { readinessWord, stateWord } from "./service-words.ts";
import { counted, wording } from "../model/view/wording.ts";

/** More services than these are shown as their teams. */
const unfoldedMax = 25;
/** Above these a picture helps nobody; mermaid itself ends at 500 edges. */
const boxesMax = 60;
const edgesMax = 400;

/** Fill, line and words: readable on a light and on a dark page. */
const looks = {
  ready: "fill:#dafbe1,stroke:#1a7f37,color:#116329",
  blocked: "fill:#fff8c5,stroke:#9a6700,color:#4d2d00",
  unknown: "fill:#eaeef2,stroke:#57606a,color:#24292f,stroke-dasharray:4",
  deploying: "fill:#ddf4ff,stroke:#0969da,color:#0a3069",
  live: "fill:#1a7f37,stroke:#116329,color:#ffffff",
  back: "fill:#fbefff,stroke:#8250df,color:#3c1e70",
  failed: "fill:#ffebe9,stroke:#cf222e,color:#82071e,stroke-width:2px",
} as const;

type Look = keyof typeof looks;

/** One box of the picture. */
interface Box extends Ordered {
  readonly label: string;
  readonly look: Look;
}

/** The dependency graph in mermaid, what deploys first on the left; `why`: there is none, and why. */
export function renderGraph(
  services: readonly ServiceView[],
): { readonly graph: string } | { readonly why: string } {
  if (services.every(({ dependsOn }) => dependsOn.length === 0))
    return { why: wording`No service depends on another, so there is no graph.` };
  const boxes = withoutDetours(
    services.length > unfoldedMax
      ? folded(services, ({ owner }) => owner).map(teamBox)
      : services.map(serviceBox),
  );
  const edges = edgesOf(boxes);
  if (boxes.length > boxesMax || edges.length > edgesMax) {
    const size = wording`${counted(services.length, "service")} of ${counted(boxes.length, "team")}`;
    return { why: wording`The dependency graph is left out: ${size} are too many to draw.` };
  }
  const used = new Set(boxes.map(({ look }) => look));
  return {
    graph: [
      "flowchart LR",
      ...boxes.map(({ label, look }, index) => `  s${index}["${label}"]:::${look}`),
      ...edges.map(([from, to]) => `  s${from} --> s${to}`),
      ...[...used].map((look) => `  classDef ${look} ${looks[look]}`),
    ].join("\n"),
  };
}

function edgesOf(boxes: readonly Box[]): readonly (readonly [number, number])[] {
  const places = new Map(boxes.map(({ id }, index) => [id, index]));
  return boxes.flatMap(({ dependsOn }, to) =>
    dependsOn.flatMap((id) => {
      const from = places.get(id);
      return from === undefined ? [] : [[from, to] as const];
    }),
  );
}

/** The state stands in words too, so that nobody needs the colour. */
function serviceBox(service: ServiceView): Box {
  const name = escapeLabel(cutText(cleanText(service.name), 40));
  const version = escapeLabel(cutText(cleanText(service.version), 40));
  const words = service.state === "waiting" ? readinessWord(service) : stateWord(service);
  const barred = service.isPointOfNoReturn ? `<br/>🚫 ${wording`point of no return`}` : "";
  return {
    id: service.id,
    dependsOn: service.dependsOn,
    label: `${name} ${version}<br/>${words}${barred}`,
    look: lookOf(service),
  };
}

/** A team looks like the worst of its services. */
function teamBox({
  id,
  dependsOn,
  parts,
}: Ordered & { readonly parts: readonly ServiceView[] }): Box {
  const live = parts.filter(({ state }) => state === "live").length;
  const own = new Set(parts.map(lookOf));
  const look = worstFirst.find((one) => own.has(one)) ?? "unknown";
  const name = escapeLabel(cutText(cleanText(id), 40));
  return { id, dependsOn, label: `${name}<br/>${live} of ${parts.length} live`, look };
}

const worstFirst: readonly Look[] = [
  "failed",
  "blocked",
  "unknown",
  "deploying",
  "back",
  "ready",
  "live",
];

function lookOf(service: ServiceView): Look {
  switch (service.state) {
    case "waiting":
      return service.readiness;
    case "starting":
    case "deploying":
    case "proving":
    case "rolling back":
      return "deploying";
    case "rolled back":
      return "back";
    case "not shipped":
      return "unknown";
    case "live":
    case "failed":
      return service.state;
  }
}

/** Letters, digits and a few signs; all else by number, which mermaid shows and never reads as its own. */
const escapeLabel = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{M}\p{N} ._/-]|[._-](?= )/gu, (sign) => `#${sign.codePointAt(0)};`);
