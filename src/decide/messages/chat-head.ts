/** The first message of a release in a chat, which shows its present state; and whom mentions notify there. */
import type { ChatKind } from "../../model/train/chats.ts";
import type { ChatPeople, ChatPlace } from "../../model/view/chat.ts";
import { joinTexts, list, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { capital } from "../../text/capital.ts";
import { hashOf } from "../../text/hash.ts";
import { departureWords } from "../timetable/departure-words.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import { stateSentence } from "./state.ts";
import { stateName } from "../../text/state-words.ts";

/** Without what only a forecast says: it is written again for each other word. */
export function headOf(
  assessment: Assessment,
  { opening }: Pick<ChatPlace, "opening">,
): NonNullable<ChatPlace["head"]> {
  const { phase, services, out } = assessment;
  const all = [...services.values()];
  const live = all.filter(
    ({ service, progress, back }) =>
      progress.kind === "live" && (!out.has(service.id) || back.kind === "waiting"),
  ).length;
  const departure = departureWords(assessment);
  const lines: readonly Text[] = [
    ...(departure ? [say`Departure: ${departure}`] : []),
    say`Live: ${live} of ${all.length}`,
  ];
  const state = say`${strong(capital(stateName(phase.kind)))}: ${withoutMentions(stateSentence(assessment))}`;
  const message = [paragraph(opening), paragraph(state), list(lines)];
  return { message, print: hashOf(JSON.stringify(message)) };
}

/** Whoever must act is told by a post of its own: an edit notifies nobody, and a new thread would notify twice. */
const withoutMentions = (text: Text): Text =>
  joinTexts(
    text.map((span): Text => (span.kind === "mention" ? say`${span.name}` : [span])),
    "",
  );

/**
 * People are who they were when the train file's name for them first mattered: under the login that they have now, too,
 * as far as they said something here; and whoever has taken a login since is nobody of the chat.
 */
export function peopleIn(situation: Situation, chat: ChatKind): ChatPeople {
  const { train, observation } = situation;
  const authors = observation.comments.flatMap(({ author }) =>
    author.id === null ? [] : [{ id: author.id, login: author.login.toLowerCase() }],
  );
  return Object.fromEntries(
    train.people.flatMap(({ name, ids }) => {
      const there = ids[chat];
      if (there === undefined) return [];
      const login = name.toLowerCase();
      const person = observation.ids.people[login];
      if (person === undefined) return [[login, there] as const];
      const now = authors.filter(({ id }) => id === person).map((one) => one.login);
      const isTaken = authors.some((one) => one.login === login && one.id !== person);
      return [...(isTaken ? [] : [login]), ...now].map((one) => [one, there] as const);
    }),
  );
}
