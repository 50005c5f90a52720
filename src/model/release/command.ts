import { phrase } from "../view/wording.ts";

/** The commands that have an effect or an answer: how they are written, and what they do, as `/help` lists them. */
export const commandUses = {
  go: [
    "/go [service…]",
    phrase(
      "vote go for your team's services; from a manager, the GO for the release or only for these services",
    ),
  ],
  "no-go": [
    "/no-go <reason>",
    phrase(
      "vote no-go for your team's services; from a manager, withdraws the GO, and everyone votes again",
    ),
  ],
  hold: ["/hold [service] <reason>", phrase("start nothing new; undo nothing")],
  resume: [
    "/resume [service] <reason>",
    phrase("end a hold, or continue without a failed service"),
  ],
  allow: [
    "/allow <deployment, run or commit> <reason>",
    phrase("for managers: accept a deployment made outside the train, for example a hotfix"),
  ],
  retry: ["/retry <service>", phrase("deploy a failed service again")],
  replace: [
    "/replace <service> <commit or branch> [reason]",
    phrase(
      "while on hold, replace a service's commit with a fix; its team and those that depend on it vote again",
    ),
  ],
  rehearse: [
    "/rehearse",
    phrase(
      "for managers: rehearse the release in staging: deploy in order, roll back to what production runs, deploy again",
    ),
  ],
  rollback: [
    "/rollback [service…] [reason]",
    phrase(
      "roll back what this release deployed: all of it, or services with what depends on them",
    ),
  ],
  abort: ["/abort <reason>", phrase("for managers: end the release as it is; undo nothing")],
  confirm: [
    "/confirm [service] <item>",
    phrase(
      "confirm a checklist item (your team's; for a manager, a go/no-go item), or the health of a deployed service, with health <reason> as the item",
    ),
  ],
  waive: [
    "/waive [service] <item> <reason>",
    phrase(
      "for managers: waive a checklist item, or ci (the checks of one commit), hotfixes (what production has and the release lacks) or published (what was published outside the train); the notes show it",
    ),
  ],
  include: [
    "/include [service] #<number> <reason>",
    phrase("for managers: count a pull request as contained; the notes show it"),
  ],
  reschedule: [
    "/reschedule <time>",
    phrase("for managers: set another departure, until the release has departed"),
  ],
  override: [
    "/override <reason>",
    phrase("for managers: ignore window and freezes for this release"),
  ],
  manager: ["/manager @login [reason]", phrase("for managers: add a manager for this release")],
  adopt: ["/adopt", phrase("for managers: accept an issue that somebody else opened as a release")],
  complete: ["/complete", phrase("for managers: end the observation period")],
  plan: ["/plan", phrase("show what happens next and when, why not sooner, and the rollback plan")],
  where: [
    "/where <commit, #n or owner/repo#n>",
    phrase("show which release has that change, and whether it is live, rolled back or too late"),
  ],
  help: ["/help", phrase("show this list")],
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
