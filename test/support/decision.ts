/** What a decision says and does, in words that a test can compare. */
import type { Decision } from "../../src/decide/decide.ts";
import type { Action, Deploy } from "../../src/model/action.ts";
import type { ReleaseRecord } from "../../src/model/record/record.ts";
import { stateSentence } from "../../src/render/state-sentence.ts";
import { wordsOf, type Message } from "../../src/model/view/text.ts";

const messageWords = (message: Message): string =>
  message
    .flatMap((block) => {
      if (block.kind === "list") return block.items.map(wordsOf);
      return [block.kind === "paragraph" ? wordsOf(block.text) : block.text];
    })
    .join("\n");

/** Everything that is said, by key. */
export const saidIn = ({ actions }: Decision): Readonly<Record<string, string>> =>
  Object.fromEntries(
    actions.flatMap((one) => (one.kind === "say" ? [[one.key, messageWords(one.message)]] : [])),
  );

/** All words that are said, for looking something up in them. */
export const wordsIn = (decision: Decision): string => Object.values(saidIn(decision)).join("\n");

/** The state with its sentence, as the issue shows it. */
export const stateIn = ({ view }: Decision): string =>
  view ? wordsOf(stateSentence(view)) : "nothing";

export const deploysIn = ({ actions }: Decision): readonly Deploy[] =>
  actions.filter((one) => one.kind === "deploy");

/** `service attempt` of every deployment that starts, and `back service attempt`. */
export const startsIn = (decision: Decision): readonly string[] =>
  deploysIn(decision).map(
    ({ task, service, attempt }) => `${task === "rollback" ? "back " : ""}${service} ${attempt}`,
  );

export const recordIn = ({ actions }: Decision): ReleaseRecord | undefined =>
  actions.find((one) => one.kind === "write record")?.record;

/** The last reaction to a comment. */
export const reactionTo = ({ actions }: Decision, comment: number): string | undefined =>
  actions.findLast(
    (one): one is Extract<Action, { kind: "acknowledge" }> =>
      one.kind === "acknowledge" && one.comment === comment,
  )?.reaction;

export const kindsIn = ({ actions }: Decision): readonly string[] => actions.map((one) => one.kind);
