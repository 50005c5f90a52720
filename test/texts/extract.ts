/**
 * Every text of the app that can be translated, read from its source: what `say`, `wording`, `form`, `counted` and
 * `phrase` say, and what templates say by `{{say "…"}}`.
 */
import { globSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { parseSync } from "oxc-parser";
import { idOf } from "../../src/model/view/catalogue.ts";

/** What the committed English list has for a text; two forms where it depends on a count. */
export type English = string | { readonly one: string; readonly other: string };

export interface Extracted {
  readonly texts: ReadonlyMap<string, English>;
  /** What can't be translated as it is written, with its place. */
  readonly problems: readonly string[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

/** A text without letters is the same in every language. */
const hasWords = (id: string): boolean => /\p{L}/u.test(id.replaceAll(/\{\d+\}/g, ""));

export function extractTexts(): Extracted {
  const texts = new Map<string, English>();
  const problems: string[] = [];
  const found = (id: string, english: English, at: string): void => {
    if (!hasWords(id)) return;
    const before = texts.get(id);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(english))
      problems.push(`${at}: "${id}" is elsewhere said in other forms`);
    texts.set(id, english);
  };
  for (const file of globSync("src/**/*.ts").toSorted()) fromSource(file, found, problems);
  for (const file of globSync("templates/**/*.hbs").toSorted()) fromTemplate(file, found, problems);
  return { texts, problems };
}

type Found = (id: string, english: English, at: string) => void;

function fromSource(file: string, found: Found, problems: string[]): void {
  const source = readFileSync(file, "utf8");
  if (!/view\/(?:text|wording)\.ts"|\.\/(?:text|wording)\.ts"/.test(source)) return;
  const { program, module } = parseSync(file, source);
  const imported = new Set(
    module.staticImports
      .filter((one) => /(?:^|\/)(?:text|wording)\.ts$/.test(one.moduleRequest.value))
      .flatMap((one) => one.entries.map((entry) => entry.localName.value)),
  );
  const placeOf = (node: Node): string =>
    `${file}:${source.slice(0, node.start).split("\n").length}`;
  const tagOf = (node: Node): string | undefined => {
    const name = node.type === "TaggedTemplateExpression" ? nameOf(node["tag"]) : undefined;
    return name !== undefined && imported.has(name) ? name : undefined;
  };
  const textsOf = (node: Node): readonly string[] =>
    ((node["quasi"] as Node)["quasis"] as readonly Node[]).map(
      (one) => (one["value"] as { readonly cooked: string }).cooked,
    );

  const visit = (node: Node, isInside: boolean, isForm: boolean): void => {
    const tag = tagOf(node);
    if (tag === "say" || tag === "wording") {
      if (!isInside)
        problems.push(
          `${placeOf(node)}: is said when the file is loaded, before the language is known`,
        );
      found(idOf(textsOf(node)), idOf(textsOf(node)), placeOf(node));
    }
    if (tag === "form" && !isForm) problems.push(`${placeOf(node)}: a form is for plural`);
    const isPlural = node.type === "CallExpression" && isImported(node["callee"], "plural");
    if (isPlural) {
      const [, one, many] = node["arguments"] as readonly Node[];
      if (!one || !many || tagOf(one) !== "form" || tagOf(many) !== "form")
        problems.push(`${placeOf(node)}: plural takes two forms`);
      else {
        const values = (form: Node): string =>
          ((form["quasi"] as Node)["expressions"] as readonly Node[])
            .map((value) => source.slice(value.start, value.end))
            .join();
        if (values(one) !== values(many))
          problems.push(`${placeOf(node)}: the forms of plural have different values`);
        const forms = { one: idOf(textsOf(one)), other: idOf(textsOf(many)) };
        found(forms.other, forms, placeOf(node));
      }
    }
    if (node.type === "CallExpression" && isImported(node["callee"], "counted")) {
      const [, noun, nouns] = node["arguments"] as readonly Node[];
      const [one, many] = [literalOf(noun), nouns ? literalOf(nouns) : undefined];
      if (one === undefined || (nouns && many === undefined))
        problems.push(`${placeOf(node)}: counted takes its nouns as they are`);
      else {
        const forms = { one: `{0} ${one}`, other: `{0} ${many ?? `${one}s`}` };
        found(forms.other, forms, placeOf(node));
      }
    }
    if (node.type === "CallExpression" && isImported(node["callee"], "phrase")) {
      const english = literalOf((node["arguments"] as readonly Node[])[0]);
      if (english === undefined || english !== english.trim())
        problems.push(`${placeOf(node)}: a phrase is a literal without blanks around it`);
      else found(english, english, placeOf(node));
    }
    const inside = isInside || /Function/.test(node.type) || node.type === "MethodDefinition";
    for (const [key, value] of Object.entries(node)) {
      if (key === "parent") continue;
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) visit(child, inside, isPlural);
    }
  };
  const isImported = (callee: unknown, name: string): boolean =>
    imported.has(name) && nameOf(callee) === name;
  visit(program as unknown as Node, false, false);
}

const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === "Identifier" ? (node["name"] as string) : undefined;

const literalOf = (node: Node | undefined): string | undefined =>
  node?.type === "Literal" && typeof node["value"] === "string" ? node["value"] : undefined;

/** What `{{say "…"}}` says, also as the value of something else. */
function fromTemplate(file: string, found: Found, problems: string[]): void {
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!isNode(node)) return;
    const name = (node["path"] as { readonly original?: string } | undefined)?.original;
    if (/^(?:Mustache|Sub)/.test(node.type) && name === "say") {
      const [first, ...values] = node["params"] as readonly Node[];
      const english = first?.type === "StringLiteral" ? (first["value"] as string) : undefined;
      const wanted = new Set(english?.match(/\{\d+\}/g)).size;
      if (english === undefined || english !== english.trim() || wanted !== values.length)
        problems.push(
          `${file}: "${english}" has not as many values as it names, or blanks around it`,
        );
      else found(english, english, file);
    }
    for (const [key, value] of Object.entries(node)) if (key !== "loc") visit(value);
  };
  visit(Handlebars.parse(readFileSync(file, "utf8")));
}

/** The English list as it is committed. */
export const catalogueText = ({ texts }: Extracted): string =>
  `${JSON.stringify(Object.fromEntries([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;
