import { fewNames } from "../../text/few.ts";
import type { Heading } from "./train-text.ts";
import type { Proposed } from "./proposal.ts";

/** Asks one question and answers what was typed. */
export type Ask = (question: string) => Promise<string>;

export interface Chosen {
  readonly heading: Heading;
  readonly services: readonly Proposed[];
}

/**
 * What becomes the train: asked where somebody answers, else what is likely.
 * @param ask undefined: nobody is there to answer
 */
export async function choose(proposed: readonly Proposed[], ask: Ask | undefined): Promise<Chosen> {
  const likely = proposed.filter((one) => one.isLikely);
  const usual = likely.length > 0 ? likely : proposed;
  const [org = "my"] = usual[0]?.repo.split("/") ?? [];
  const heading = { train: org.toLowerCase(), managers: [] };
  if (!ask) return { heading, services: closed(usual, proposed) };
  const others = proposed.length - usual.length;
  const services = await askServices(proposed, usual, others, ask);
  const train = (await ask(`How is the train called? [${heading.train}] `)).trim();
  const managers = wordsOf(await ask("Who decides? Logins or org/team, separated by commas: "));
  return {
    heading: {
      train: train === "" ? heading.train : train,
      managers: managers.map((one) => one.replace(/^@/, "")),
    },
    services: closed(services, proposed),
  };
}

/** Asked again until every name is one. */
async function askServices(
  proposed: readonly Proposed[],
  usual: readonly Proposed[],
  others: number,
  ask: Ask,
): Promise<readonly Proposed[]> {
  const more = others > 0 ? `, out of ${proposed.length} repositories` : "";
  let question = `Which services ship together? Names separated by commas, or Enter for ${fewNames(usual.map(({ id }) => id))}${more}: `;
  for (;;) {
    const words = wordsOf(await ask(question));
    if (words.length === 0) return usual;
    const found = words.map((word) =>
      proposed.find(({ id, repo }) => [id, repo.toLowerCase()].includes(word.toLowerCase())),
    );
    const wrong = words.filter((_, index) => found[index] === undefined);
    if (wrong.length === 0) return proposed.filter((one) => found.includes(one));
    question = `The App sees no repository ${fewNames(wrong)}. It sees ${fewNames(proposed.map(({ id }) => id))}: `;
  }
}

/** Only what is aboard can be waited for. */
function closed(services: readonly Proposed[], proposed: readonly Proposed[]): readonly Proposed[] {
  const aboard = new Set(services.map(({ id }) => id));
  return proposed
    .filter(({ id }) => aboard.has(id))
    .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((id) => aboard.has(id)) }));
}

const wordsOf = (line: string): readonly string[] =>
  line.split(/[\s,]+/).filter((word) => word !== "");
