import type { Emit } from "../model/action.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Hands events over to be delivered: who should hear of them delays nothing here. */
export async function emit(action: Emit, tools: Tools): Promise<Outcome> {
  const handed = await tools.emit?.(action, tools.observation.issue);
  return handed === "fenced" ? { kind: "fenced" } : isDone;
}
