import { saidMark } from "../model/marks.ts";
import type { Block, Message } from "../model/text.ts";
import { toMarkdown } from "./markdown.ts";

/** The comment that says a message; its first line is the mark by which the app knows that it said it. */
export const renderMessage = (key: string, message: Message): string =>
  [saidMark(key), ...message.map(renderBlock)].join("\n\n").replace("\n\n", "\n");

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return toMarkdown(block.text);
    case "list":
      return block.items.map((item) => `- ${toMarkdown(item)}`).join("\n");
  }
}
