import { phrase, translated, wording, type Phrase } from "../../model/view/wording.ts";

/** A command that a page can say, as `/help` has it. */
export interface PageCommand {
  readonly word: string;
  /** What it does, for people. */
  readonly label: Phrase;
  readonly isServiceNeeded?: true;
  /** What its words are, where it can't do without them. */
  readonly needed?: Phrase;
  /** It is about no service. */
  readonly isOfAll?: true;
}

export const pageCommands: readonly PageCommand[] = [
  { word: "go", label: phrase("Go: vote for it, or give the GO") },
  { word: "no-go", label: phrase("No-go: it must not leave"), needed: phrase("a reason") },
  { word: "hold", label: phrase("Hold: nothing new starts"), needed: phrase("a reason") },
  { word: "resume", label: phrase("Resume: end a hold"), needed: phrase("a reason") },
  { word: "retry", label: phrase("Retry: deploy a failed service again"), isServiceNeeded: true },
  { word: "rollback", label: phrase("Roll back what was deployed") },
  {
    word: "where",
    label: phrase("Where: on which train a change is"),
    needed: phrase("a change: #12, owner/repo#12 or a commit"),
    isOfAll: true,
  },
  {
    word: "confirm",
    label: phrase("Confirm an item of a checklist"),
    needed: phrase("an item of the checklist"),
  },
];

const wordsMax = 500;

/** The comment that says it, or what is missing. Always one line: only the first one is a command. */
export function commandText(
  asked: { readonly word: string; readonly service: string; readonly words: string },
  services: ReadonlySet<string>,
): { readonly text: string } | { readonly missing: string } {
  const command = pageCommands.find(({ word }) => word === asked.word);
  if (!command) return { missing: wording`Choose what to say.` };
  const { service } = asked;
  if (service !== "" && !services.has(service))
    return { missing: wording`The release has no such service any more. Choose another one.` };
  if (service === "" && command.isServiceNeeded)
    return { missing: wording`/${command.word} needs a service. Choose one.` };
  // eslint-disable-next-line no-control-regex
  const words = asked.words
    .replaceAll(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, wordsMax);
  if (words === "" && command.needed)
    return {
      missing: wording`/${command.word} needs ${translated(command.needed)}. Write it into the field.`,
    };
  const target =
    service === "" || command.isOfAll ? "" : words === "" ? ` ${service}` : ` ${service}:`;
  return { text: `/${command.word}${target}${words === "" ? "" : ` ${words}`}` };
}
