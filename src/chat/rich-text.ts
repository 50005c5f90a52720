import type { ChatPeople } from "../model/view/chat.ts";
import type { Block, Message, Span, Text } from "../model/view/text.ts";
import { plain, wordsOf } from "../model/view/text.ts";

/**
 * A message in Slack's `rich_text` block. Text is text there: unlike `mrkdwn`, nothing that people wrote can become a
 * mention, a link or markup (docs: Block Kit, rich text block).
 */
export const richTextOf = (message: Message, people: ChatPeople): object => ({
  type: "rich_text",
  elements: message.map((block) => elementOf(block, people)),
});

/** The same in plain words, for notifications. Slack reads `&`, `<` and `>` as markup there. */
export const fallbackOf = (message: Message): string =>
  message
    .flatMap(textsOf)
    .map(wordsOf)
    .join(" ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .slice(0, fallbackMax);

const fallbackMax = 3_000;

function textsOf(block: Block): readonly Text[] {
  if (block.kind === "list") return block.items;
  return [block.kind === "verbatim" ? [plain(block.text)] : block.text];
}

function elementOf(block: Block, people: ChatPeople): object {
  switch (block.kind) {
    case "paragraph":
      return { type: "rich_text_section", elements: spansOf(block.text, people) };
    case "list":
      return {
        type: "rich_text_list",
        style: "bullet",
        elements: block.items.map((item) => ({
          type: "rich_text_section",
          elements: spansOf(item, people),
        })),
      };
    case "verbatim":
      return { type: "rich_text_preformatted", elements: spansOf([plain(block.text)], people) };
  }
}

// Slack refuses an element without text.
const spansOf = (text: Text, people: ChatPeople): readonly object[] => {
  const spans = text.filter((span) => span.kind === "mention" || span.text !== "");
  return spans.length === 0
    ? [{ type: "text", text: " " }]
    : spans.map((span) => spanOf(span, people));
};

function spanOf(span: Span, people: ChatPeople): object {
  switch (span.kind) {
    case "plain":
      return { type: "text", text: span.text };
    case "code":
      return { type: "text", text: span.text, style: { code: true } };
    case "strong":
      return { type: "text", text: span.text, style: { bold: true } };
    case "link":
      return /^https?:\/\//.test(span.url)
        ? { type: "link", url: span.url, text: span.text === "" ? span.url : span.text }
        : { type: "text", text: span.text === "" ? " " : span.text };
    case "mention": {
      const id = people[span.name.toLowerCase()];
      // The train file doesn't say who that is in Slack.
      if (id === undefined) return { type: "text", text: `@${span.name}`, style: { bold: true } };
      return id.startsWith("S")
        ? { type: "usergroup", usergroup_id: id }
        : { type: "user", user_id: id };
    }
  }
}
