import { nearest } from "../../text/nearest.ts";
import { saidElsewhere, stopFurtherDown, takenBackBy } from "./elsewhere.ts";
import { commandUses, type CommandName, type Command } from "../../model/release/command.ts";

const commandNames = Object.keys(commandUses) as readonly CommandName[];

/** What anybody may ask. */
type Question = "plan" | "where" | "help";

/** A command that only some people may give. */
export type Order = Extract<Command, { kind: "command" }> & {
  readonly name: Exclude<CommandName, Question>;
};

const questions: ReadonlySet<CommandName> = new Set<Question>(["plan", "where", "help"]);

export const isOrder = (command: Command): command is Order =>
  command.kind === "command" && !questions.has(command.name);

/** A command that stops something. It is never met with silence, and holds already while it waits for its answer. */
export const isBrake = (command: Command): boolean =>
  command.kind === "command" && brakes.has(command.name);
const brakeNames = ["hold", "no-go", "abort", "rollback"] as const satisfies readonly CommandName[];
const brakes: ReadonlySet<CommandName> = new Set(brakeNames);

const lineEnd = /[\r\n\u2028\u2029]/;
const lineMax = 1_000;
/** So much of a comment is looked at, from its first line on. */
const bodyMax = 10_000;
const wordMax = 20;
/** What nobody sees: zero-width characters, marks of direction, the soft hyphen, selectors of a variant. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const firstSeen = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** What keyboards and editors write for a slash. */
const slash = /^[/\u2044\u2215\u29F8\uFF0F]/;

/** The dashes and hyphens that keyboards and editors put for the one that people type. */
const dash = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;

/**
 * The command in the first line of a comment that isn't empty; undefined when there is none. Only a line that begins
 * with a slash can be one, so quotes (`>`) and code never are. As in Markdown, up to three blanks before it don't
 * matter, and four make it code. Behind an HTML comment, which nobody sees, only a stop is heard. What is meant as a stop
 * and is none, there or in a later line, is a near miss of one. Linear in what is before that line and in its beginning.
 */
export function parseCommand(body: string): Command | undefined {
  const begin = seenFrom(body);
  if (begin === undefined) return undefined;
  const [whole = ""] = body.slice(begin.at, begin.at + bodyMax).split(lineEnd, 1);
  const line = whole.slice(0, lineMax);
  const command = commandIn(line, begin.isHidden) ?? saidElsewhere(line.replaceAll(unseen, ""));
  return command ?? stopFurtherDown(linesFrom(body, begin.at));
}

/** The stop that a comment has beside the command of its first line; undefined: none, or there is no command. */
export function secondStop(body: string): CommandName | undefined {
  const begin = seenFrom(body);
  return begin && stopFurtherDown(linesFrom(body, begin.at))?.meant;
}

/** As GitHub shows them: other ends of lines are none there. */
const linesFrom = (body: string, at: number): readonly string[] =>
  body.slice(at, at + bodyMax).split(/\r\n|[\r\n]/);

function commandIn(line: string, isHidden: boolean): Command | undefined {
  const stop = stopIn(line);
  if (stop || isHidden || !line.startsWith("/")) return stop;
  const { token, rest } = firstToken(line.slice(1));
  const named = namedBy(token, rest);
  return named ?? saidElsewhere(line) ?? (token.length > wordMax ? undefined : nearMiss(token));
}

/** Where what people see begins, and whether an HTML comment is before it; undefined: nothing is there, or it is code. */
function seenFrom(body: string): { readonly at: number; readonly isHidden: boolean } | undefined {
  for (let at = 0; ;) {
    const blanks = body.slice(at).search(firstSeen);
    if (blanks < 0) return undefined;
    const begin = at + blanks;
    const lines = body.slice(Math.max(at, begin - lineMax), begin).split(lineEnd);
    const beginsLine = at === 0 || lines.length > 1;
    if (beginsLine && /^(?: {4}| {0,3}\t)/.test(lines.at(-1) ?? "")) return undefined;
    if (!body.startsWith("<!--", begin)) return { at: begin, isHidden: at > 0 };
    const end = body.indexOf("-->", begin + 4);
    if (end < 0) return undefined;
    at = end + 3;
  }
}

/**
 * A stop is heard also with what nobody sees in it, after a slash of another keyboard, a blank after the slash, or with
 * another dash. What only begins as one is asked about: it may be the name of a file.
 */
function stopIn(line: string): Command | undefined {
  if (!slash.test(line)) return undefined;
  const { token: typed, rest } = firstToken(line.slice(1).replaceAll(unseen, "").trimStart());
  // Letters and marks of full width, as some keyboards write them.
  const token = typed.normalize("NFKC").toLowerCase();
  const plain = token.replaceAll(dash, "-");
  const name = brakeNames.find((known) => plain === known || plain.startsWith(`${known}-`));
  const after = name && token.slice(name.length);
  const isSet = after !== undefined && (after === "" || after.search(dash) === 0);
  if (name && isSet) return { kind: "command", name, rest: `${after.slice(1)} ${rest}`.trim() };
  const named = namedBy(plain, rest);
  if (named && isBrake(named)) return named;
  const instead = takenBackBy(plain);
  if (instead) return { kind: "near miss", word: token.slice(0, wordMax), meant: instead };
  const begun = brakeNames.find(
    (known) => /^[^a-z]/.test(plain.slice(known.length)) && plain.startsWith(known),
  );
  return begun && { kind: "near miss", word: token.slice(0, wordMax), meant: begun };
}

function firstToken(text: string): { readonly token: string; readonly rest: string } {
  const gap = text.search(/\s/);
  if (gap < 0) return { token: text.toLowerCase(), rest: "" };
  return { token: text.slice(0, gap).toLowerCase(), rest: text.slice(gap).trim() };
}

/** `/rollback!!!` is meant as it is said; `/hold:api` and `/hold,api` name a service. */
function namedBy(token: string, rest: string): Command | undefined {
  const [, word = token, tail = ""] =
    /^([a-z-]+)(?:[!.,:;\u2026]+|[,:;]+([^\s!.,:;\u2026].*))$/.exec(token) ?? [];
  const name = commandNames.find((known) => known === word);
  return name && { kind: "command", name, rest: `${tail} ${rest}`.trim() };
}

function nearMiss(word: string): Command | undefined {
  const instead = takenBackBy(word.replaceAll(dash, "-"));
  if (instead) return { kind: "near miss", word, meant: instead };
  const near = nearest(word, commandNames);
  if (near === undefined) return undefined;
  // `/no` is one letter away from `/go` and means the opposite.
  const meant =
    commandNames.find((known) => known.startsWith(word)) ??
    commandNames.find((known) => known === near);
  return meant && { kind: "near miss", word, meant };
}

/** What a comment gives that only some people may give; undefined: nothing. */
export function orderIn(comment: string): "stop" | "vote" | "order" | undefined {
  const command = parseCommand(comment);
  if (command === undefined || !isOrder(command)) return undefined;
  if (isBrake(command)) return "stop";
  return command.name === "go" ? "vote" : "order";
}
