import type { ChatPeople } from "../model/view/chat.ts";
import { plain, type Block, type Message, type Span, type Text } from "../model/view/text.ts";

/**
 * A message as an Adaptive Card. Text is in runs of `RichTextBlock`, where nothing that people wrote can become markup, a
 * link or a mention: `TextBlock` reads Markdown (docs: Adaptive Cards schema; Teams, "Format cards in Microsoft Teams").
 * Mentions work in `TextBlock` alone, so those whom the message mentions are named in one at its end.
 */
export function adaptiveCard({
  message,
  people,
}: {
  readonly message: Message;
  readonly people: ChatPeople;
}): object {
  const mentioned = mentionsIn(message).flatMap((name) => {
    const id = people[name.toLowerCase()];
    return id === undefined ? [] : [{ name, id, text: `<at>${name}</at>` }];
  });
  return {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body: [
      ...message.flatMap(blocksOf),
      ...(mentioned.length === 0
        ? []
        : [{ type: "TextBlock", text: mentioned.map(({ text }) => text).join(" "), wrap: true }]),
    ],
    msteams: {
      width: "Full",
      ...(mentioned.length > 0 && {
        entities: mentioned.map(({ name, id, text }) => ({
          type: "mention",
          text,
          mentioned: { id, name },
        })),
      }),
    },
  };
}

const mentionsIn = (message: Message): readonly string[] => [
  ...new Set(
    message
      .flatMap(textsOf)
      .flat()
      .flatMap((span) => (span.kind === "mention" ? [span.name] : [])),
  ),
];

function textsOf(block: Block): readonly Text[] {
  if (block.kind === "list") return block.items;
  return block.kind === "verbatim" ? [] : [block.text];
}

function blocksOf(block: Block): readonly object[] {
  switch (block.kind) {
    case "paragraph":
      return [rich(block.text)];
    case "list":
      return block.items.map((item) => rich([plain("• "), ...item]));
    case "verbatim":
      return [{ type: "RichTextBlock", inlines: [{ ...run(block.text), fontType: "Monospace" }] }];
  }
}

const rich = (text: Text): object => ({ type: "RichTextBlock", inlines: text.map(inline) });

// A run without text is refused.
const run = (text: string) => ({ type: "TextRun", text: text === "" ? " " : text });

function inline(span: Span): object {
  switch (span.kind) {
    case "plain":
      return run(span.text);
    case "code":
      return { ...run(span.text), fontType: "Monospace" };
    case "strong":
      return { ...run(span.text), weight: "Bolder" };
    case "link":
      return /^https?:\/\//.test(span.url)
        ? { ...run(span.text), selectAction: { type: "Action.OpenUrl", url: span.url } }
        : run(span.text);
    case "mention":
      return { ...run(`@${span.name}`), weight: "Bolder" };
  }
}
