/** Whether an issue is taken for a release: strangers may open issues, too. */
import type { Observation } from "../../model/observation.ts";
import { emptyRecord } from "../../model/record/record.ts";
import { code, paragraph, say } from "../../model/view/text.ts";
import type { Train } from "../../model/train/train.ts";
import { managersNamed } from "../../text/people.ts";
import { parseCommand } from "../commands/command.ts";
import { listen, type Heard } from "./listen.ts";
import type { Say } from "../assessment/messages.ts";

/** `open`: it can't be read whether its author may. */
export type Adoption = "adopted" | "stranger's" | "open";

export function adoptionOf({ opening, comments }: Observation): Adoption {
  if (!opening || (opening.kind === "known" && opening.value)) return "adopted";
  const isTaken = comments.some(({ body, edited, reactions }) => {
    const command = parseCommand(body);
    const isAdopt = command?.kind === "command" && command.name === "adopt";
    // Only the app's own word counts: it asked who said so.
    return isAdopt && !edited && reactions.has("rocket");
  });
  if (isTaken) return "adopted";
  return opening.kind === "known" ? "stranger's" : "open";
}

/** What is said on an issue that is no release: its author is told once, and a manager may take it. */
export function strangersIssue(
  observation: Observation,
  train: Train,
): { readonly heard: Heard; readonly told: Say } {
  const managers = managersNamed(train);
  const problem = say`This issue is not a release yet: a manager (${managers}) can accept it with ${code("/adopt")}.`;
  const record = observation.record.kind === "kept" ? observation.record.record : emptyRecord;
  const heard = listen({ problem, observation, mayBeAdopted: true }, record);
  const text = say`Releases of ${train.name} are opened by its managers (${managers}), by members of its teams, and by those who may triage this repository, and GitHub lists the author of this issue as none of them. So this issue has no effect and blocks nothing. A manager can accept it as a release with ${code("/adopt")}.`;
  return { heard, told: { kind: "say", key: "stranger", message: [paragraph(text)] } };
}
