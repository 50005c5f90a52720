import { code, list, paragraph, say, strong, type Message, type Text } from "../../model/text.ts";
import { fewOf } from "../few.ts";
import { short } from "../gates/gate.ts";
import { commandUses } from "./command.ts";
import type { Outlook } from "../outlook.ts";
import { nextSteps, type NextStep } from "../rollout/rollout.ts";

/** A comment holds 65,536 characters. */
const linesMax = 100;

/** `/plan`: the next step of every service in the order of the rollout, by the code that takes it. */
export function planMessage(outlook: Outlook): Message {
  const steps = nextSteps(outlook);
  const starting = steps.filter((step) => step.kind === "start").length;
  const what =
    starting === 0
      ? say`nothing new starts.`
      : say`${starting} of ${steps.length} ${steps.length === 1 ? "service" : "services"} ${starting === 1 ? "starts" : "start"}.`;
  return [
    paragraph(say`${strong("What would happen now:")} ${what}`),
    list(fewOf(steps.map(stepText), linesMax)),
  ];
}

function stepText(step: NextStep): Text {
  const { service, candidate, hides } = step.rider;
  const at = candidate.commit === null || hides ? say`` : say` at ${code(short(candidate.commit))}`;
  const name = say`${strong(service.name)} ${candidate.version}${at}`;
  switch (step.kind) {
    case "start":
      return say`${name}: starts now, attempt ${step.deploy.attempt}`;
    case "wait":
      return say`${name}: ${step.why}`;
    case "under way":
      return say`${name}: is deploying`;
    case "done":
      return say`${name}: is live`;
  }
}

/** `/help`: the commands and whose they are. */
export const helpMessage: Message = [
  paragraph(say`${strong("Commands")}, as the first line of a comment on this issue:`),
  list(Object.values(commandUses).map(([usage, effect]) => say`${code(usage)} ${effect}`)),
];
