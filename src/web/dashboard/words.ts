import type { Readiness, ReleaseState } from "../../model/release/release.ts";
import type { ServiceState } from "../../model/view/view.ts";
import { capital } from "../../text/capital.ts";
import { stateName } from "../../text/state-words.ts";

/** A word with its sign and the tone in which it is shown: neither sign nor colour carries the meaning alone. */
export interface Badge {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

/** `calm`: nobody needs to do anything; `busy`: something happens; `alarm`: somebody must act now. */
export type Tone = "calm" | "busy" | "good" | "alarm" | "back";

const states: Readonly<Record<ReleaseState, Omit<Badge, "word">>> = {
  planning: { sign: "✎", tone: "calm" },
  ready: { sign: "✓", tone: "calm" },
  go: { sign: "▷", tone: "busy" },
  "rolling out": { sign: "▶", tone: "busy" },
  "on hold": { sign: "‖", tone: "alarm" },
  verifying: { sign: "◉", tone: "busy" },
  complete: { sign: "✔", tone: "good" },
  "rolling back": { sign: "◀", tone: "alarm" },
  "rolled back": { sign: "↩", tone: "back" },
  "no-go": { sign: "✖", tone: "alarm" },
  aborted: { sign: "■", tone: "back" },
};

const services: Readonly<Record<ServiceState, Omit<Badge, "word">>> = {
  waiting: { sign: "…", tone: "calm" },
  starting: { sign: "▷", tone: "busy" },
  deploying: { sign: "▶", tone: "busy" },
  proving: { sign: "◉", tone: "busy" },
  live: { sign: "✔", tone: "good" },
  failed: { sign: "✖", tone: "alarm" },
  "rolling back": { sign: "◀", tone: "alarm" },
  "rolled back": { sign: "↩", tone: "back" },
  "not shipped": { sign: "■", tone: "back" },
};

const readinesses: Readonly<Record<Readiness, Omit<Badge, "word">>> = {
  ready: { sign: "✓", tone: "good" },
  blocked: { sign: "✖", tone: "alarm" },
  unknown: { sign: "?", tone: "calm" },
};

export const releaseBadge = (state: ReleaseState): Badge => ({
  ...states[state],
  word: state === "go" || state === "no-go" ? state.toUpperCase() : capital(stateName(state)),
});

export const serviceBadge = (state: ServiceState): Badge => ({
  ...services[state],
  word: capital(stateName(state)),
});

export const readinessBadge = (readiness: Readiness): Badge => ({
  ...readinesses[readiness],
  word: capital(stateName(readiness)),
});
