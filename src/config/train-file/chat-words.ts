/** What the keys of each chat expect and mean in the train file, by the traits of the chats alone. */
import { chatKinds, chats, type ChatKind } from "../../model/train/chats.ts";

type Words = readonly [expected: string, hint: string];
type Name = ChatKind | `${ChatKind} channel` | `${ChatKind} person`;

export const chatExpectations = Object.fromEntries(
  chatKinds.flatMap((kind): readonly (readonly [Name, Words])[] => {
    const { channel, person } = chats[kind];
    const example = `Write for instance ${kind}: { channel: ${channel.example} }.`;
    return [
      [kind, ["a channel", example]],
      [`${kind} channel`, channel.expected],
      [`${kind} person`, person.expected],
    ];
  }),
) as Readonly<Record<Name, Words>>;

/** What is expected of a person: an id in any of them. */
export const personExpectation: Words = [
  `the keys ${chatKinds.join(" or ")}`,
  `Write for instance sarah: { ${chatKinds.map((kind) => `${kind}: ${chats[kind].person.example}`).join(", ")} }.`,
];

interface ChatMeaning {
  readonly is: string;
  readonly without?: string;
}

export const chatMeanings: Readonly<Record<string, ChatMeaning>> = Object.fromEntries(
  chatKinds.flatMap((kind): readonly (readonly [string, ChatMeaning])[] => {
    const { name, channel, person } = chats[kind];
    return [
      [`notify.${kind}`, { is: `The ${name} channel for release posts` }],
      [`notify.${kind}.channel`, { is: channel.meaning, without: "nothing is posted" }],
      [`people.*.${kind}`, { is: person.meaning, without: "nobody is mentioned" }],
    ];
  }),
);
