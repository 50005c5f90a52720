/** Updates of dependencies: by which bots and titles they are known, and from which version to which they lead. */
import type { NotedPull } from "../model/release/notes.ts";
import { conventional } from "../text/conventional.ts";

/** One dependency, as an update names it; null: it doesn't say which version. */
export interface Delta {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Logins of Apps, with and without the suffix that REST gives them; Renovate is run under many names. */
const updaters = /^(?:dependabot|renovate|pyup|snyk|scala-steward|depfu|greenkeeper)\b/i;

const version = String.raw`v?\d[\w.+-]{0,60}`;
const named = String.raw`[\w@][\w@./:+-]{0,150}`;
/** Dependabot: `Bump lodash from 4.17.20 to 4.17.21 in /web`, and in the body of a group "Updates `lodash` from …". */
const fromTo = new RegExp(
  String.raw`(?:bumps?|updates?|upgrades?)\s+(?:dependency\s+)?\[?\x60?(${named})\x60?\]?(?:\([^()\s]{1,300}\))?\s+from\s+\x60?(${version})\x60?\s+to\s+\x60?(${version})\x60?`,
  "gi",
);
/** Renovate: `Update dependency lodash to v4.17.21`, `Update actions/checkout action to v5`. */
const onlyTo = new RegExp(
  String.raw`\bupdate\s+(?:dependency\s+)?(${named})(?:\s+[\w-]{1,30}){0,3}\s+to\s+(${version})`,
  "i",
);
/** Renovate's table in the description: `| [lodash](…) | … | [\`4.17.20\` -> \`4.17.21\`](…) |`; its cells one by one. */
const rowName = new RegExp(String.raw`^\s{0,5}\[?(${named})`, "i");
const rowChange = new RegExp(
  String.raw`^\s{0,5}\[?\x60[\^~]?(${version})\x60 {0,5}(?:->|→) {0,5}\x60[\^~]?(${version})\x60`,
);
const bodyMax = 20_000;

/** Whether a pull request only updates dependencies. */
export function isUpdate({ author, isBot, title, labels }: NotedPull): boolean {
  const { type, scope } = conventional(title);
  if (type === "deps" || /^deps(?:-dev)?$/i.test(scope ?? "")) return true;
  if (labels.some((label) => /^dependencies$/i.test(label))) return true;
  return isBot && updaters.test(author);
}

/** What it updates, each dependency once; empty: it doesn't say. */
export function deltasOf({ title, body }: Pick<NotedPull, "title" | "body">): readonly Delta[] {
  const text = `${title}\n${body.slice(0, bodyMax)}`;
  const said = [...text.matchAll(fromTo)].map(([, name = "", from = "", to = ""]): Delta => ({
    name,
    from,
    to,
  }));
  const told = [...said, ...text.split("\n").flatMap(deltaInRow)];
  const [, name, to] = onlyTo.exec(title) ?? [];
  const all = told.length > 0 || name === undefined ? told : [{ name, from: null, to: to ?? null }];
  return [...new Map(all.map((one) => [one.name.toLowerCase(), one])).values()];
}

function deltaInRow(line: string): readonly Delta[] {
  if (!line.startsWith("|")) return [];
  const [first = "", ...cells] = line.slice(1).split("|");
  const name = rowName.exec(first)?.[1];
  const change = cells.map((cell) => rowChange.exec(cell)).find((found) => found !== null);
  const [, from, to] = change ?? [];
  return name === undefined || from === undefined || to === undefined ? [] : [{ name, from, to }];
}
