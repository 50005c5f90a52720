import { saidMark } from "../model/marks/marks.ts";
import type { Block, Message } from "../model/view/text.ts";
import { cutText } from "./clean-text.ts";
import { firstThatFits } from "./fit.ts";
import { toMarkdown } from "./markdown.ts";
import { counted, wording } from "../model/view/wording.ts";

/** Below GitHub's limit for a comment, 65,536 characters. */
const bodyMax = 65_000;

/** So many items of a list are said, at most; fewer when there is no room. */
const itemLevels = [Infinity, 100, 50, 20, 10, 5, 1];

/**
 * The comment that says a message; its first line is the mark by which the app knows that it said it. Of lists
 * without room the last items are left out, and counted.
 */
export function renderMessage(key: string, message: Message): string {
  return renderBelow((items) =>
    [saidMark(key), ...message.map((block) => renderBlock(block, items))]
      .join("\n\n")
      .replace("\n\n", "\n"),
  );
}

/** The same without a mark, where something else tells that the app said it. */
export const renderUnmarked = (message: Message): string =>
  renderBelow((items) => message.map((block) => renderBlock(block, items)).join("\n\n"));

const renderBelow = (render: (items: number) => string): string =>
  firstThatFits(itemLevels, bodyMax, render) ?? cutText(render(1), bodyMax);

function renderBlock(block: Block, max: number): string {
  switch (block.kind) {
    case "paragraph":
      return toMarkdown(block.text);
    case "list": {
      const rest = block.items.length - max;
      return [
        ...block.items.slice(0, max).map((item) => `- ${toMarkdown(item)}`),
        ...(rest > 0 ? [`- ${wording`and ${counted(rest, "more line")}`}`] : []),
      ].join("\n");
    }
    case "verbatim":
      return fenced(block.text);
  }
}

/** So much of a text is shown letter by letter. */
const verbatimMax = 50_000;

/** A block of code: nothing in it is a mention, a link or markup. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${cutText(text, verbatimMax)}\n${fence}`;
}
