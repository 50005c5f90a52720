import type { Readiness, ReleaseState } from "../model/release/release.ts";
import type { ServiceState } from "../model/view/view.ts";
import { phrase, translated, type Phrase } from "../model/view/wording.ts";

type State = ReleaseState | ServiceState | Readiness;

const names: Readonly<Record<State, Phrase>> = {
  planning: phrase("planning"),
  ready: phrase("ready"),
  go: phrase("go"),
  "rolling out": phrase("rolling out"),
  "on hold": phrase("on hold"),
  verifying: phrase("verifying"),
  complete: phrase("complete"),
  "rolling back": phrase("rolling back"),
  "rolled back": phrase("rolled back"),
  "no-go": phrase("no-go"),
  aborted: phrase("aborted"),
  waiting: phrase("waiting"),
  starting: phrase("starting"),
  deploying: phrase("deploying"),
  proving: phrase("proving"),
  live: phrase("live"),
  failed: phrase("failed"),
  "not shipped": phrase("not shipped"),
  blocked: phrase("blocked"),
  unknown: phrase("unknown"),
};

/** A state as people read it; the state itself, which programs read, is the same in every language. */
export const stateName = (state: State): string => translated(names[state]);
