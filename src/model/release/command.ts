/** The commands that have an effect or an answer: how they are written, and what they do, as `/help` lists them. */
export const commandUses = {
  go: [
    "/go [service…]",
    "your team's vote for what it ships now; from a manager the GO for the release, or for these services only",
  ],
  "no-go": [
    "/no-go <reason>",
    "your team's veto; from a manager the end of this GO, and everyone votes again",
  ],
  hold: ["/hold [service] <reason>", "nothing new starts; nothing is undone"],
  resume: ["/resume [service] <reason>", "ends a hold, or goes on past a failed service"],
  allow: [
    "/allow <deployment, run or commit> <reason>",
    "from a manager: a deployment that isn't the train's, a hotfix say, holds nothing",
  ],
  retry: ["/retry <service>", "the next attempt of a failed deployment"],
  rollback: [
    "/rollback [service…] [reason]",
    "takes back what this release deployed, last first: all of it, or services with what depends on them",
  ],
  abort: ["/abort <reason>", "from a manager: the release ends as it stands; nothing is undone"],
  confirm: [
    "/confirm [service] <item>",
    "your team's word for an item of the checklist, or for the health of a deployed service (item: health <reason>); a manager's for one of go/no-go",
  ],
  waive: [
    "/waive [service] <item> <reason>",
    "from a manager: the item is set aside, and the notes say so; ci: the checks of one commit; published: what others published",
  ],
  include: [
    "/include [service] #<number> <reason>",
    "from a manager: the pull request counts as contained, and the notes say so",
  ],
  reschedule: [
    "/reschedule <time>",
    "from a manager: another departure, before the first one has left",
  ],
  override: [
    "/override <reason>",
    "from a manager: window and freezes don't hold this release back any more",
  ],
  manager: [
    "/manager @login [reason]",
    "from a manager: hands the release over to somebody who then decides too",
  ],
  adopt: ["/adopt", "from a manager: an issue that somebody else opened becomes a release"],
  complete: ["/complete", "from a manager: the release has been watched for long enough"],
  plan: ["/plan", "what would happen now and when, why not sooner, and the way back"],
  where: [
    "/where <commit, #n or owner/repo#n>",
    "on which train that change is, live, rolled back, or too late",
  ],
  help: ["/help", "this list"],
} as const satisfies Record<string, readonly [usage: string, effect: string]>;

export type CommandName = keyof typeof commandUses;

export type Command =
  | { readonly kind: "command"; readonly name: CommandName; readonly rest: string }
  | {
      readonly kind: "near miss";
      /** As it was written, without the slash; of what is no command at all, the line. */
      readonly word: string;
      readonly meant: CommandName;
      /** Absent: a word behind a slash. */
      readonly is?: "no command" | "further down";
    };
