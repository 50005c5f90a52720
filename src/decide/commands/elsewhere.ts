/**
 * How other tools, and people in a hurry, say what a command says here. None of it has an effect; what is meant as a
 * stop is asked about, since silence would let people believe that it was heard. The words are those of Prow
 * (`/hold cancel`, `/lgtm cancel`), bors (`r-`), Mergify (`dequeue`) and branch-deploy (`.lock`, `.rollback`), by their docs.
 */
import type { Command, CommandName } from "../../model/release/command.ts";
import { shorten } from "../../text/shorten.ts";

type NearMiss = Extract<Command, { kind: "near miss" }>;

const words = (text: string): readonly string[] => text.split(" ");

/** Words that take something back. */
const endings: ReadonlySet<string> = new Set(
  words(
    "cancel canceled cancelled off undo remove removed lift lifted end ended over done clear cleared false no",
  ),
);
/** What may stand beside them without making a reason of it. */
const fillers: ReadonlySet<string> = new Set(
  words("this it that please the my now hold abort no-go rollback"),
);

/** Of these a no-go may be made: `/no-go no`. */
const noGos: ReadonlySet<string> = new Set(words("no false over done end ended"));

/**
 * Whether it only takes something back, as in `/hold cancel`. A longer text is a reason, whatever its first word is.
 * @param name of the command whose reason it is
 */
export function isTakingBack(reason: string, name: CommandName): boolean {
  if (reason.length > 60) return false;
  const said = reason.toLowerCase().match(/[a-z][a-z-]*/g) ?? [];
  const isBare = /^[a-z\s!.,:;"'()\u2010-\u201D-]*$/i.test(reason);
  return (
    isBare &&
    said.some((word) => endings.has(word) && !(name === "no-go" && noGos.has(word))) &&
    said.every((word) => endings.has(word) || fillers.has(word))
  );
}

/** What is said here instead of taking a stop back. */
const goesOn = {
  hold: "resume",
  abort: "resume",
  "no-go": "go",
  rollback: "hold",
} as const satisfies Partial<Record<CommandName, CommandName>>;

/** `/hold-cancel`, `/remove-hold`, `/unhold`: what takes a stop back elsewhere; undefined: it isn't that. */
export function takenBackBy(word: string): CommandName | undefined {
  const [, before = "", name = "", after = ""] =
    /^((?:un|no|off|end|lift|stop|clear|cancel|remove|release)[-_]?)?(hold|abort|no-go|rollback)(?:[-_/]([a-z]{1,12}))?[!.,:;]{0,9}$/.exec(
      word,
    ) ?? [];
  const isEnded = endings.has(after) || (before !== "" && after === "");
  return isEnded ? goesOn[name as keyof typeof goesOn] : undefined;
}

const meanings: ReadonlyMap<string, CommandName> = new Map(
  (
    [
      [
        "hold",
        "hold stop pause halt freeze wait block suspend cancel kill emergency panic lock dequeue unqueue",
      ],
      [
        "no-go",
        "no-go nogo veto reject nack deny disapprove unapprove remove-lgtm remove-approve r- -1",
      ],
      ["rollback", "rollback roll-back revert undo backout undeploy"],
      ["abort", "abort"],
      ["resume", "unlock unpause unfreeze unblock"],
    ] as const
  ).flatMap(([name, all]) => words(all).map((word) => [word, name] as const)),
);

/** What is a stop also without a slash, when nothing else is in the line. */
const shouts: ReadonlyMap<string, CommandName> = new Map(
  (
    [
      ["hold", "hold|hold it|hold everything|hold the release|stop|stop it|stop everything"],
      ["hold", "stop the release|pause|halt|freeze|hold now|stop now|please hold|please stop"],
      ["no-go", "no-go|no go|nogo|veto"],
      ["rollback", "rollback|roll back|roll it back|revert|revert it|rollback now|roll back now"],
      ["rollback", "please rollback|please roll back|roll back the release"],
      ["abort", "abort|abort it|abort the release|abort now"],
    ] as const
  ).flatMap(([name, all]) => all.split("|").map((line) => [line, name] as const)),
);

/** Whom people address: merge bots that they know from elsewhere, and this app. */
const bot =
  /^@?(?:bors|bors-ng|bors-servo|homu|mergify|mergifyio|dependabot|rultor|release-train)(?:\[bot\])?[\s:,]+/;
/** In front of a slash: emphasis, an item of a list with or without a box, a heading, somebody's name. */
const adorned =
  /^(?:[*_~]{1,3}|[-+*] (?:\[[ x]\] )?|\d{1,9}[.)] |#{1,6} |@[a-z0-9/-]{1,100}(?:\[bot\])?[\s:,]{1,3})(?=\/)/;

/** What people say first to those whom they ask: a mark, a greeting, a name. A quote or code is none of it. */
const preface =
  /^(?:(?:[^\p{L}\p{N}\s/>@`:,!.]{1,8}|please|pls|ok|okay|hi|hey|hello|all|team|folks|everyone|urgent|now|stop|cc|fyi|@[a-z0-9/-]{1,100}|[a-z]{1,20}:)[\s:,!.]{1,3}){1,5}(?=\/)/u;
const stopAtOnce = /^\/(hold|no-go|abort|rollback)(?:[\s!.,:;]|$)/;

/** A stop in code that is all there is in its line: copied from a reply, or written as one writes a command. */
const stopInCode = /^`{1,3}\/(hold|no-go|abort|rollback)(?:[\s!.,:;][^`]{0,900})?`{1,3}$/;

/** What a line means that is no command here; undefined: nothing that must be asked about. */
export function saidElsewhere(line: string): NearMiss | undefined {
  const text = line.trim().toLowerCase();
  const ask = (meant: CommandName | undefined): NearMiss | undefined =>
    meant && { kind: "near miss", word: shorten(line.trim()), meant, is: "no command" };
  const [, inCode] = stopInCode.exec(text) ?? [];
  if (inCode) return ask(inCode as CommandName);
  const [, asked] = stopAtOnce.exec(text.replace(preface, "")) ?? [];
  if (asked && !text.startsWith("/")) return ask(asked as CommandName);
  const shout = shouts.get(text.replace(/[\s!.\u2026]{1,20}$/, ""));
  if (shout) return ask(shout);
  const addressed = text.replace(bot, "");
  const plain = addressed.replace(adorned, "").replace(/^[!.\\:/]{1,2}/, "");
  if (plain === text) return undefined;
  const [word = "", second = ""] = plain.split(/[\s!.,:;*_~]/).filter((one) => one !== "");
  const isConsent = word === "lgtm" || word === "approve";
  if (isConsent) return ask(endings.has(second) ? "no-go" : undefined);
  return ask(meanings.get(word));
}

const linesMost = 200;

/** A stop in a later line, where people see it and nobody hears it; not in code, a quote or what nobody sees. */
export function stopFurtherDown(lines: readonly string[]): NearMiss | undefined {
  if (!lines.slice(1, linesMost).some((line) => line.includes("/"))) return undefined;
  let fence = "";
  let isHidden = false;
  for (const [index, line] of lines.slice(0, linesMost).entries()) {
    const [mark = ""] = /^ {0,3}(?:```|~~~)/.exec(line) ?? [];
    if (mark !== "" && (fence === "" || fence === mark.trim()))
      fence = fence === "" ? mark.trim() : "";
    if (line.includes("<!--")) isHidden = true;
    const bare = line
      .toLowerCase()
      .replace(/^ {1,3}(?! )/, "")
      .replace(adorned, "");
    const [, name] = /^\/(hold|no-go|abort|rollback)(?:[\s!.,:;*_~]|$)/.exec(bare) ?? [];
    if (index > 0 && name && fence === "" && !isHidden)
      return { kind: "near miss", word: name, meant: name as CommandName, is: "further down" };
    if (line.includes("-->")) isHidden = false;
  }
  return undefined;
}
