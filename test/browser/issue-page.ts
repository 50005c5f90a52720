/**
 * An issue as GitHub shows it, near enough to see and to measure it: its Markdown with hard line breaks, alerts and
 * pictures of mermaid, in the column that its page leaves for it, in the sizes of its own styles (primer/css, "markdown-body").
 */
import { Graph, layout } from "@dagrejs/dagre";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

export interface ShownComment {
  readonly author: string;
  readonly body: string;
  /** GitHub shows one line of it. */
  readonly isMinimised?: boolean;
}

/** The page of an issue: its title, its text and what was said below it. */
export const issuePage = (title: string, comments: readonly ShownComment[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${style}</style></head><body><h1>${escape(title)}</h1>${comments.map(boxOf).join("")}</body></html>`;

function boxOf({ author, body, isMinimised = false }: ShownComment): string {
  const head = `<header><b>${escape(author)}</b> commented</header>`;
  return isMinimised
    ? `<article class="folded">This comment was marked as resolved.</article>`
    : `<article>${head}<div class="body">${htmlOf(body)}</div></article>`;
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function htmlOf(markdown: string): string {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    // GitHub lets the tags through that the app uses, and its tests hold that no others come of what people write.
    allowDangerousHtml: true,
  });
  return html
    .replaceAll(
      /<blockquote>\s*<p>\[!(NOTE|WARNING|CAUTION)\]\n/g,
      (_, kind: string) =>
        `<blockquote class="${kind.toLowerCase()}"><p class="kind">${kind[0]}${kind.slice(1).toLowerCase()}</p><p>`,
    )
    .replaceAll(
      /<pre><code class="language-mermaid">([^]*?)<\/code><\/pre>/g,
      (_, source: string) => `<figure>${pictureOf(decode(source))}</figure>`,
    );
}

const decode = (html: string): string =>
  html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

interface BoxSize {
  readonly label: readonly string[];
  readonly look: string;
  readonly width: number;
  readonly height: number;
  x: number;
  y: number;
}

/** A flowchart from left to right, as the app writes it, laid out as mermaid does it: by dagre. */
function pictureOf(source: string): string {
  const graph = new Graph().setGraph({ rankdir: "LR", nodesep: 50, ranksep: 50 });
  graph.setDefaultEdgeLabel(() => ({}));
  const looks = new Map<string, string>();
  for (const line of source.split("\n")) {
    const box = /^ {2}(s\d+)\["(.*)"\]:::(\w+)$/.exec(line);
    const edge = /^ {2}(s\d+) --> (s\d+)$/.exec(line);
    const look = /^ {2}classDef (\w+) (\S+)$/.exec(line);
    if (box?.[1]) {
      const label = (box[2] ?? "")
        .replaceAll(/#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
        .split("<br/>");
      const width = Math.max(...label.map((one) => one.length)) * 8.5 + 32;
      graph.setNode(box[1], {
        label,
        look: box[3],
        width,
        height: 30 + 24 * (label.length - 1) + 24,
      });
    } else if (edge?.[1] && edge[2]) graph.setEdge(edge[1], edge[2]);
    else if (look?.[1]) looks.set(look[1], look[2] ?? "");
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const arrows = graph.edges().map((edge: { readonly v: string; readonly w: string }) => {
    const { points } = graph.edge(edge) as { points: { x: number; y: number }[] };
    return `<polyline marker-end="url(#end)" points="${points.map(({ x, y }) => `${x},${y}`).join(" ")}"/>`;
  });
  const boxes = graph.nodes().map((id: string) => {
    const box = graph.node(id) as unknown as BoxSize;
    const [fill, stroke, color] = ["fill", "stroke", "color"].map(
      (name) => new RegExp(`(?:^|,)${name}:(#\\w+)`).exec(looks.get(box.look) ?? "")?.[1] ?? "",
    );
    const words = box.label.map(
      (line, index) =>
        `<text x="${box.x}" y="${box.y + 5 + (index - (box.label.length - 1) / 2) * 22}" fill="${color}">${escape(line)}</text>`,
    );
    return `<rect x="${box.x - box.width / 2}" y="${box.y - box.height / 2}" width="${box.width}" height="${box.height}" fill="${fill}" stroke="${stroke}"/>${words.join("")}`;
  });
  return `<svg viewBox="-8 -8 ${width + 16} ${height + 16}" width="${width + 16}" role="img" aria-label="Dependency graph"><defs><marker id="end" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z"/></marker></defs>${arrows.join("")}${boxes.join("")}</svg>`;
}

const style = `
body { margin: 0 auto; padding: 16px; max-width: 1216px; box-sizing: border-box; background: #fff; color: #1f2328;
  font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
h1 { font-size: 26px; font-weight: 400; margin: 0 0 16px; }
article { border: 1px solid #d1d9e0; border-radius: 6px; margin-bottom: 16px; }
article.folded { padding: 8px 16px; color: #59636e; }
header { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px; color: #59636e; }
header b { color: #1f2328; }
.body { padding: 16px; overflow-wrap: break-word; }
.body > :first-child { margin-top: 0; } .body > :last-child { margin-bottom: 0 !important; }
p, ul, ol, table, details, figure, pre { margin: 0 0 16px; }
p { white-space: pre-line; }
h3, h4 { margin: 24px 0 16px; font-size: 14px; line-height: 1.25; } h3 { font-size: 17.5px; }
ul, ol { padding-left: 2em; } li > p { margin: 0; } ul ul { margin: 0; } li:has(> input) { list-style: none; }
a { color: #0969da; text-decoration: none; }
code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font: 85% ui-monospace, "Liberation Mono", monospace; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-spacing: 0; border-collapse: collapse; }
th, td { border: 1px solid #d1d9e0; padding: 6px 13px; } tr:nth-child(2n) { background: #f6f8fa; }
blockquote { margin: 0 0 16px; padding: 8px 16px; border-left: 4px solid; }
blockquote > * { color: #1f2328; } blockquote > :last-child { margin-bottom: 0; }
.note { border-color: #0969da; } .warning { border-color: #9a6700; } .caution { border-color: #cf222e; }
.kind { font-weight: 500; margin: 0; } .note .kind { color: #0969da; } .warning .kind { color: #9a6700; } .caution .kind { color: #d1242f; }
figure svg { max-width: 100%; height: auto; display: block; } rect { stroke-width: 1px; } text { text-anchor: middle; font-size: 16px; }
polyline { fill: none; stroke: #333; stroke-width: 1.5; }
@media (min-width: 768px) { body { padding-right: 328px; } article { margin-left: 56px; } }
`;
