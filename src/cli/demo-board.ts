import type { ServiceState, ReleaseView, ServiceView } from "../model/view/view.ts";
import { stateSentence } from "../render/state-sentence.ts";
import { toTerminal } from "../render/terminal.ts";

/** What the board of a demo shows. */
export interface BoardFacts {
  /** "v2.5.0 of storefront", say. */
  readonly title: string;
  readonly now: Temporal.Instant;
  /** null: nothing was decided yet. */
  readonly view: ReleaseView | null;
  /** The last lines of what happened, oldest first. */
  readonly recent: readonly string[];
  readonly columns: number;
  readonly hasColour: boolean;
}

const servicesMax = 12;
const barWidth = 24;

/** SGR codes of a terminal ("ECMA-48", 8.3.117). */
const colours: Readonly<Record<"green" | "blue" | "red" | "magenta" | "grey" | "bold", number>> = {
  green: 32,
  blue: 36,
  red: 31,
  magenta: 35,
  grey: 90,
  bold: 1,
};

interface Look {
  readonly sign: string;
  readonly colour: keyof typeof colours;
  /** What moves or needs somebody comes first. */
  readonly rank: number;
}

const looks: Readonly<Record<ServiceState, Look>> = {
  failed: { sign: "✘", colour: "red", rank: 0 },
  "rolling back": { sign: "◀", colour: "magenta", rank: 1 },
  deploying: { sign: "▶", colour: "blue", rank: 1 },
  starting: { sign: "▷", colour: "blue", rank: 1 },
  proving: { sign: "◉", colour: "blue", rank: 1 },
  waiting: { sign: "·", colour: "grey", rank: 2 },
  "rolled back": { sign: "↩", colour: "magenta", rank: 3 },
  "not shipped": { sign: "■", colour: "grey", rank: 3 },
  live: { sign: "✔", colour: "green", rank: 4 },
};

/** The lines of the board, none wider than the terminal. */
export function boardLines(facts: BoardFacts): readonly string[] {
  const { now, view, recent, columns, title, hasColour } = facts;
  const paint = (colour: keyof typeof colours, text: string): string =>
    hasColour ? `\x1b[${colours[colour]}m${text}\x1b[0m` : text;
  const time = now.toString({ smallestUnit: "minute" }).slice(11, 16);
  const fit = (text: string): string => cut(text, columns - 1);
  const lines = [paint("bold", fit(`${time} UTC  ${title}`))];
  if (view) {
    lines.push(fit(toTerminal(stateSentence(view))), "");
    const { services } = view;
    const live = services.filter(({ state }) => state === "live").length;
    const width = Math.min(barWidth * 2, Math.max(columns - 20, 1));
    lines.push(
      `${paint("green", bar(live / Math.max(services.length, 1), width))} ${live} of ${services.length} live`,
    );
    const name = Math.min(24, Math.max(...services.map((one) => one.name.length)));
    // With many, what moves is shown; with few, each keeps its place.
    const shown =
      services.length <= servicesMax
        ? services
        : services.toSorted((a, b) => looks[a.state].rank - looks[b.state].rank);
    for (const service of shown.slice(0, servicesMax)) {
      const { sign, colour } = looks[service.state];
      const done = progressOf(service, now);
      const words = `${sign} ${cut(service.name, name).padEnd(name)}  ${cut(service.version, 10).padEnd(10)} ${service.state.padEnd(12)}`;
      const rest = done === null ? "" : ` ${bar(done, barWidth)}`;
      lines.push(paint(colour, fit(words + rest)));
    }
    const more = services.length - servicesMax;
    if (more > 0) lines.push(paint("grey", `  and ${more} more`));
  }
  if (recent.length > 0) lines.push("", ...recent.map((text) => paint("grey", fit(text))));
  return lines;
}

/** How far a deployment is by its times, from 0 to 1; null: none is under way, or nobody knows. */
function progressOf({ state, times }: ServiceView, now: Temporal.Instant): number | null {
  if (looks[state].rank !== 1) return null;
  const { start, end } = times;
  if (start?.kind !== "at" || end?.kind !== "at") return null;
  const [from, to, at] = [start.at, end.at, now].map((one) => one.epochMilliseconds);
  if (from === undefined || to === undefined || at === undefined || to <= from) return null;
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}

function bar(part: number, width: number): string {
  const full = Math.round(part * width);
  return "█".repeat(full) + "░".repeat(width - full);
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1))}…`;

/** What a terminal is of this; `process.stdout` is one. */
export interface Screen {
  readonly columns?: number;
  write(text: string): unknown;
}

/** Draws lines over those that it drew before. */
export function createRedraw(screen: Screen): (lines: readonly string[]) => void {
  let height = 0;
  return (lines) => {
    const up = height > 0 ? `\x1b[${height}A` : "";
    // Cleared line by line: clearing all first would flicker.
    const text = lines.map((line) => `\x1b[2K${line}\n`).join("");
    screen.write(`${up}${text}\x1b[J`);
    height = lines.length;
  };
}
