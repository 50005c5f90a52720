/** A command that a page can say, as `/help` has it. */
export interface PageCommand {
  readonly word: string;
  /** What it does, for people. */
  readonly label: string;
  readonly isServiceNeeded?: true;
  /** What its words are, where it can't do without them. */
  readonly needed?:
    | "a reason"
    | "an item of the checklist"
    | "a change: #12, owner/repo#12 or a commit";
  /** It is about no service. */
  readonly isOfAll?: true;
}

export const pageCommands: readonly PageCommand[] = [
  { word: "go", label: "Go: vote for it, or give the GO" },
  { word: "no-go", label: "No-go: it must not leave", needed: "a reason" },
  { word: "hold", label: "Hold: nothing new starts", needed: "a reason" },
  { word: "resume", label: "Resume: end a hold", needed: "a reason" },
  { word: "retry", label: "Retry: deploy a failed service again", isServiceNeeded: true },
  { word: "rollback", label: "Roll back what was deployed" },
  {
    word: "where",
    label: "Where: on which train a change is",
    needed: "a change: #12, owner/repo#12 or a commit",
    isOfAll: true,
  },
  { word: "confirm", label: "Confirm an item of a checklist", needed: "an item of the checklist" },
];

const wordsMax = 500;

/** The comment that says it, or what is missing. Always one line: only the first one is a command. */
export function commandText(
  asked: { readonly word: string; readonly service: string; readonly words: string },
  services: ReadonlySet<string>,
): { readonly text: string } | { readonly missing: string } {
  const command = pageCommands.find(({ word }) => word === asked.word);
  if (!command) return { missing: "Choose what to say." };
  const { service } = asked;
  if (service !== "" && !services.has(service))
    return { missing: "The release has no such service any more. Choose another one." };
  if (service === "" && command.isServiceNeeded)
    return { missing: `/${command.word} needs a service. Choose one.` };
  // eslint-disable-next-line no-control-regex
  const words = asked.words
    .replaceAll(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, wordsMax);
  if (words === "" && command.needed)
    return { missing: `/${command.word} needs ${command.needed}. Write it into the field.` };
  const target =
    service === "" || command.isOfAll ? "" : words === "" ? ` ${service}` : ` ${service}:`;
  return { text: `/${command.word}${target}${words === "" ? "" : ` ${words}`}` };
}
