import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser } from "yaml";
import type { Alias, Document, ParsedNode, YAMLError, YAMLMap } from "yaml";
import type { TrainProblem } from "../model/train/train.ts";

/** A train file of a thousand services fits; bytes of UTF-8. */
const bytesMax = 64 * 1024;
/** Levels of the parser, of which a train file needs about eight. Bounds every recursion over the file. */
const depthMax = 32;
/** Values in the file, each as often as aliases repeat it; without aliases 64 KB can't hold as many. */
const valuesMax = 50_000;
/** Of broken syntax the first errors say it; the rest are their echo. */
const syntaxErrorsMax = 10;

export type YamlValue = string | null | readonly YamlValue[] | YamlMap;
/** Without a prototype; its keys are in the order of the file. */
export interface YamlMap {
  readonly [key: string]: YamlValue;
}

export type YamlPath = readonly (string | number)[];

export interface YamlDocument {
  readonly value: YamlValue;
  /** Where the value at this path begins, or the last part of it that exists; of `key` its name. */
  readonly position: (path: YamlPath, of: "key" | "value") => Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface YamlReading {
  /** null: so broken that nothing more can be said of the file. */
  readonly document: YamlDocument | null;
  readonly problems: readonly TrainProblem[];
}

/** Offsets of what is in a map or a list, by key or index. */
interface Places {
  readonly keys: Map<string, number>;
  readonly values: Map<string, number>;
}

/**
 * Reads one YAML document into lists, maps, texts and nulls. Scalars stay the text that was written, so
 * `1.10`, `0123` and `no` lose nothing; only an empty value, `~` and `null` are null. Safe for hostile text:
 * takes time in proportion to its length, and neither depth nor bombs of aliases nor magic keys get through.
 */
export function readYaml(text: string): YamlReading {
  if (Buffer.byteLength(text) > bytesMax) {
    return refuse("The file is larger than 64 KB", "Split the train, or shorten the file.");
  }
  const lines = new LineCounter();
  const documents = compose(text, lines);
  if (documents === "too deep") {
    return refuse(
      `Values are nested more than ${depthMax} levels deep`,
      "Write the file as the documentation shows it.",
    );
  }
  const [document, second] = documents;
  const broken = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  if (broken.length > 0) {
    const problems = broken.slice(0, syntaxErrorsMax).map((error) => explain(error, lines));
    return { document: null, problems };
  }
  const root = document?.contents;
  if (!root || (isScalar(root) && root.source === "")) {
    return refuse("The file is empty", "Give it at least train, managers and services.");
  }
  const book: Notebook = { lines, problems: [], places: new Map(), anchors: new Map(), size: 0 };
  if (second) {
    note(book, second.range[0], "The file holds several documents", "Remove the lines `---`.");
  }
  const value = readNode(book, root);
  const position: YamlDocument["position"] = (path, of) =>
    toPosition(lines, findOffset(book.places, value, path, of) ?? root.range[0]);
  return { document: { value, position }, problems: book.problems };
}

/** Feeds the parser word by word, so that depth is known before anything recurs over it. */
function compose(text: string, lines: LineCounter): Document.Parsed[] | "too deep" {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > depthMax) return "too deep";
  }
  tokens.push(...parser.end());
  // Duplicate keys are found by the reader: the composer compares each key with each other one.
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  return [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
}

const magicKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
const nullWords: ReadonlySet<string> = new Set(["", "~", "null", "Null", "NULL"]);

/** What is collected while nodes become values. */
interface Notebook {
  readonly lines: LineCounter;
  readonly problems: TrainProblem[];
  readonly places: Map<object, Places>;
  /** What was marked with `&name`, and how many values that is. */
  readonly anchors: Map<string, { readonly value: YamlValue; readonly size: number }>;
  /** Values so far. */
  size: number;
}

function note(book: Notebook, offset: number, message: string, hint: string): void {
  book.problems.push({ ...toPosition(book.lines, offset), message, hint });
}

function readNode(book: Notebook, node: ParsedNode | null): YamlValue {
  book.size += 1;
  if (node === null) return null;
  if (isAlias(node)) return readAlias(book, node.source, node.range[0]);
  const before = book.size;
  const value = readPlainNode(book, node);
  // Marked only when whole, so that nothing can contain itself.
  if (node.anchor !== undefined) {
    book.anchors.set(node.anchor, { value, size: book.size - before });
  }
  return value;
}

function readPlainNode(book: Notebook, node: Exclude<ParsedNode, Alias.Parsed>): YamlValue {
  if (isSeq(node)) return readList(book, node.items, node.range[0]);
  if (isMap(node)) return readMap(book, node.items);
  const text = String(node.value);
  return node.type === "PLAIN" && nullWords.has(text) ? null : text;
}

/** The very value that was marked: it isn't copied, but counted, as others will walk it again. */
function readAlias(book: Notebook, name: string, offset: number): YamlValue {
  const target = book.anchors.get(name);
  if (target === undefined) {
    const hint = `Mark a value above it with &${shorten(name)}, or write the value itself here.`;
    note(book, offset, `Nothing is marked as ${shorten(name)}`, hint);
    return null;
  }
  if (book.size + target.size > valuesMax) {
    const message = `Aliases make more than ${valuesMax} values of this file`;
    note(book, offset, message, "Write the value itself here instead of *.");
    return null;
  }
  book.size += target.size;
  return target.value;
}

function readList(book: Notebook, items: readonly ParsedNode[], start: number): YamlValue {
  const values = new Map<string, number>();
  const list = items.map((item, index) => {
    values.set(String(index), item?.range[0] ?? start);
    return readNode(book, item);
  });
  book.places.set(list, { keys: values, values });
  return list;
}

function readMap(book: Notebook, items: YAMLMap.Parsed["items"]): YamlMap {
  const keys = new Map<string, number>();
  const values = new Map<string, number>();
  const map = Object.create(null) as Record<string, YamlValue>;
  for (const { key, value } of items) {
    const offset = key.range[0];
    if (!isScalar(key)) {
      note(book, offset, "A key must be one word", "Write it in quotes, or as one word.");
      continue;
    }
    const name = String(key.value);
    if (magicKeys.has(name)) {
      note(book, offset, `The name ${name} can't be used`, "Choose another name.");
    } else if (keys.has(name)) {
      note(book, offset, `Duplicate key ${shorten(name)}`, "Keep one of the two.");
    } else {
      keys.set(name, offset);
      values.set(name, value?.range[0] ?? offset);
      map[name] = readNode(book, value);
    }
  }
  book.places.set(map, { keys, values });
  return map;
}

function findOffset(
  places: ReadonlyMap<object, Places>,
  root: YamlValue,
  path: YamlPath,
  of: "key" | "value",
): number | undefined {
  let offset: number | undefined;
  let value: YamlValue | undefined = root;
  for (const [index, part] of path.entries()) {
    if (typeof value !== "object" || value === null) break;
    const here = places.get(value);
    const name = String(part);
    const isLast = index === path.length - 1;
    // What is missing in a map is reported at the map's own name, not at its first entry.
    const next = (isLast && of === "value" ? here?.values : here?.keys)?.get(name);
    if (next === undefined) break;
    offset = next;
    value = (value as YamlMap)[name];
  }
  return offset;
}

function toPosition(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

const refuse = (message: string, hint: string): YamlReading => ({
  document: null,
  problems: [{ line: 1, column: 1, message, hint }],
});

/** Text of the file for a message: whole as a rule, cut when it is absurd. */
export const shorten = (text: string, length = 60): string =>
  text.length > length ? `${text.slice(0, length).toWellFormed()}…` : text;

function explain(error: YAMLError, lines: LineCounter): TrainProblem {
  const place = toPosition(lines, error.pos[0]);
  // The parser takes a bracket that is never closed for an indentation that is wrong, and names it by its grammar.
  for (const [open, close] of ["[]", "{}"]) {
    if (error.message.endsWith(` end with a ${close}`))
      return {
        ...place,
        message: `This isn't valid YAML: a ${open} above is not closed with ${close}`,
        hint: `Add the ${close} where the list or mapping ends.`,
      };
  }
  return {
    ...place,
    message: `This isn't valid YAML: ${shorten(error.message.split("\n")[0] ?? "", 150)}`,
    hint: syntaxHints[error.code] ?? otherSyntaxHint,
  };
}

const syntaxHints: Partial<Record<YAMLError["code"], string>> = {
  TAB_AS_INDENT: "Indent with spaces, not with tabs.",
  BAD_INDENT: "Indent this line like its neighbours.",
  BLOCK_AS_IMPLICIT_KEY: "Indent this line like its neighbours, and put text with `: ` in quotes.",
  BLOCK_IN_FLOW: "Close the bracket before this line.",
  BAD_SCALAR_START:
    "Write logins without @, and put other values that begin with @ or ` in quotes.",
  MISSING_CHAR: "Close the quote or bracket, and put a colon and a space after each key.",
  TAG_RESOLVE_FAILED: "Remove the word that begins with an exclamation mark.",
};
const otherSyntaxHint =
  "Put text with special characters in quotes, and indent like the neighbours.";
