/** A further group of the notes, as CONTRIBUTING.md tells it. */
import type { NotedPull, ServiceNotes } from "../../../src/model/release/notes.ts";

/** Those that bots wrote, so that people read the others first. */
export const botsOf = ({ pulls }: Pick<ServiceNotes, "pulls">): readonly NotedPull[] =>
  pulls.filter(({ author }) => author.endsWith("[bot]"));
