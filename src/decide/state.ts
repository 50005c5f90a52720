import type { ReleaseRecord } from "../model/record.ts";
import type { ReleaseState } from "../model/release.ts";
import { code, joinTexts, say, strong, type Text } from "../model/text.ts";
import { obstaclesToGo } from "./answer-vote.ts";
import { openReasons } from "./gates.ts";
import { holdsOf } from "./holds.ts";
import type { Publication } from "./publish.ts";
import { timeWords } from "./rollout.ts";
import type { Situation } from "./situation.ts";
import { goStateOf } from "./votes.ts";

/** A release's state and the sentence that follows its word: what is so and what comes next. */
export interface StateSentence {
  readonly state: ReleaseState;
  readonly sentence: Text;
}

/** Derived from what was observed, never stored. */
export function stateOf(
  situation: Situation,
  record: ReleaseRecord,
  publication: Publication,
): StateSentence {
  if (publication.kind === "done") {
    return {
      state: "complete",
      sentence: say`all ${live(situation)} services are live and the notes are published.`,
    };
  }
  const held = holdsOf(situation, record).find((hold) => hold.service === null);
  if (held) return { state: "on hold", sentence: say`${held.why}.` };
  if (publication.kind !== "not yet") {
    return { state: "verifying", sentence: verifyingSentence(situation, publication) };
  }
  if (situation.departure) return rollingOut(situation, record);
  const go = goStateOf(situation, record);
  if (go.kind === "no-go") {
    const { by, reason } = go.decision;
    return {
      state: "no-go",
      sentence: say`said by ${by.login}: ${reason}. The teams vote again, then a manager says ${code("/go")}.`,
    };
  }
  if (go.kind === "go") return decided(situation, go.decision.by.login);
  return beforeGo(situation, record);
}

const live = (situation: Situation): number =>
  situation.riders.filter((rider) => rider.progress.kind === "live").length;

function verifyingSentence(situation: Situation, publication: Publication): Text {
  if (publication.kind === "conflict") return say`all services are live. ${publication.why}`;
  return say`all ${live(situation)} services are live; the notes are being published.`;
}

function rollingOut(situation: Situation, record: ReleaseRecord): StateSentence {
  const total = situation.riders.length;
  const under = situation.riders.filter(
    (rider) => rider.progress.kind === "starting" || rider.progress.kind === "deploying",
  );
  const names = under.map((rider) => rider.service.name).join(", ");
  const deploying =
    names === ""
      ? "nothing is deploying"
      : `${names} ${under.length === 1 ? "is" : "are"} deploying`;
  const held = holdsOf(situation, record);
  const why = held.length === 0 ? say`` : say`; ${held.flatMap((hold) => hold.why)}`;
  return {
    state: "rolling out",
    sentence: say`${live(situation)} of ${total} services are live; ${deploying}${why}.`,
  };
}

function decided(situation: Situation, by: string): StateSentence {
  const { departure } = situation.plan;
  const later =
    departure && Temporal.Instant.compare(situation.observation.now, departure) < 0
      ? say` The release departs at ${timeWords(departure)}.`
      : say` The first services start now.`;
  return { state: "go", sentence: say`decided by ${by}.${later}` };
}

function beforeGo(situation: Situation, record: ReleaseRecord): StateSentence {
  const open = situation.riders.filter((rider) => rider.readiness !== "ready");
  const total = situation.riders.length;
  const [first] = open;
  if (first) {
    const ready = total - open.length;
    const more = open.length > 1 ? ` and ${open.length - 1} more` : "";
    const word = first.readiness === "blocked" ? "blocked" : "unknown";
    return {
      state: "planning",
      sentence: say`${ready} of ${total} services are ready. ${strong(first.service.name)}${more} ${word}: ${openReasons(first.gates).join("; ")}.`,
    };
  }
  const obstacles = obstaclesToGo(situation, record);
  return {
    state: "ready",
    sentence:
      obstacles.length === 0
        ? say`all ${total} services are ready and all votes are in. A manager says ${code("/go")}.`
        : say`all ${total} services are ready. ${joinTexts(obstacles, "; ")}.`,
  };
}
