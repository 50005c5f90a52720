import type { ReleaseRecord } from "../model/record.ts";
import { code, list, paragraph, say, strong, type Message, type Text } from "../model/text.ts";
import { short } from "./gates.ts";
import { nextSteps, type NextStep } from "./rollout.ts";
import type { Situation } from "./situation.ts";

/** `/plan`: the next step of every service in the order of the rollout, by the code that takes it. */
export function planMessage(situation: Situation, record: ReleaseRecord): Message {
  const steps = nextSteps(situation, record);
  const starting = steps.filter((step) => step.kind === "start").length;
  const summary =
    starting === 0
      ? say`${strong("What would happen now:")} nothing new starts.`
      : say`${strong("What would happen now:")} ${starting} of ${steps.length} services start.`;
  return [paragraph(summary), list(steps.map(stepText))];
}

function stepText(step: NextStep): Text {
  const { service, candidate } = step.rider;
  const at = candidate.commit === null ? say`` : say` at ${code(short(candidate.commit))}`;
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
  list([
    say`${code("/go")} your team's vote for what it ships now; from a manager the GO for the release`,
    say`${code("/no-go <reason>")} your team's veto; from a manager the end of this GO`,
    say`${code("/hold [service] <reason>")} nothing new starts; nothing is undone`,
    say`${code("/resume [service] <reason>")} ends a hold, or goes on past a failed service`,
    say`${code("/retry <service>")} the next attempt of a failed deployment`,
    say`${code("/plan")} what would happen now, and why not sooner`,
    say`${code("/help")} this list`,
  ]),
];
