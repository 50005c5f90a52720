import type { Environment } from "../config/settings.ts";
import { plain, type Message } from "../model/view/text.ts";
import { toTerminal } from "../render/terminal.ts";
import type { Given } from "./command.ts";
import type { Looked } from "./look-at.ts";
import { look } from "./look.ts";
import { headOf } from "./status.ts";

/**
 * Says what `/plan` would answer on a tracking issue, without asking there.
 * @param name `owner/repo#n`
 * @returns 0: it could be read; 1: it couldn't, or no App is configured
 */
export async function planRelease(
  name: string,
  given: Given,
  environment: Environment,
): Promise<number> {
  const looked = await look(name, environment);
  if (!looked) return 1;
  if (given.flag("json")) console.log(JSON.stringify(jsonOf(looked), null, 2));
  else for (const line of planLines(looked)) console.log(line);
  return 0;
}

/** For people: where the release stands, then the plan as the tracking issue would show it. */
export function* planLines({ page, plan }: Looked): Generator<string> {
  yield* headOf(page);
  yield "";
  if (plan) yield* messageLines(plan);
  else yield "What the plan rests on can't be read at the moment. Try again in a minute.";
}

function* messageLines(message: Message): Generator<string> {
  for (const block of message) {
    switch (block.kind) {
      case "paragraph":
        yield toTerminal(block.text);
        break;
      case "list":
        for (const item of block.items) yield `  - ${toTerminal(item)}`;
        break;
      case "verbatim":
        for (const line of block.text.split("\n")) yield `  ${toTerminal([plain(line)])}`;
        break;
    }
  }
}

const jsonOf = ({ page, plan }: Looked) => ({
  release: page.release,
  plan: plan ? [...messageLines(plan)] : null,
});
