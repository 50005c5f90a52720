import { noRoomToPublish } from "../act/publish.ts";
import type { Tools } from "../act/tools.ts";
import { decide, type Decision } from "../decide/decide.ts";
import type { Attention } from "../decide/questions/attention.ts";
import type { Ground } from "../decide/questions/ground.ts";
import { restsOn } from "../decide/questions/rests-on.ts";
import type { Action } from "../model/action.ts";
import { fail, succeed, type Result } from "../model/failure.ts";
import type { ReleaseKey } from "../model/ids.ts";
import type { Observation } from "../model/observation.ts";
import type { AdmissionRule } from "../model/release/admission-rule.ts";
import { createRemembered } from "../observe/ask/remembered.ts";
import type { Observe, OwnMemory } from "../observe/observe.ts";
import type { Clock } from "./clock.ts";
import type { Hints } from "./hints.ts";
import type { Lease } from "./leases.ts";
import { wording } from "../model/view/wording.ts";

export interface Looked {
  readonly observation: Observation;
  readonly decision: Decision;
  /** When there is room for what was decided and left out for now; null: nothing was. */
  readonly later: Temporal.Instant | null;
}

interface Asked {
  readonly lease: Lease;
  readonly own: OwnMemory;
  /** By which those who wait at gates are answered now. */
  readonly rulesBefore: readonly AdmissionRule[] | null;
  /** Adds what is known beside what was read. */
  readonly complete: (observation: Observation) => Promise<Observation>;
}

const releasesMax = 10_000;

/**
 * One look at a release. It takes from the last look what nothing was heard of, and decides on that; what was decided is only
 * done when all on which it rests was read in this look: else that is read, and decided on anew.
 */
export function createLook(parts: {
  readonly observe: Observe;
  readonly hints: Pick<Hints, "since">;
  readonly clock: Clock;
  readonly github: Pick<Tools["github"], "room">;
}): (asked: Asked) => Promise<Result<Looked>> {
  const { observe, hints, clock, github } = parts;
  const attention = createRemembered<Attention | null>(releasesMax);
  return async ({ lease, own, rulesBefore, complete }) => {
    const { key } = lease;
    const since = clock.now();
    const before = attention.get(key) ?? null;
    // Until it went well nothing is taken from before.
    attention.put(key, null);
    const look = {};
    let heard = await hints.since(lease);
    let ground: Ground = "nothing";
    let answers: Observation["health"]["answers"] = new Map();
    for (;;) {
      const wanted = { since, look, heard, attention: before, ground, answers };
      const seen = await observe(key, own, wanted);
      if (!seen.ok) return seen;
      const observation = await complete(seen.value);
      const { decision, later } = await withinRoom(decide(observation), observation, github);
      const rests = restsOn(decision, observation, rulesBefore);
      if (isRead(observation, rests)) {
        attention.put(key, decision.attention);
        return succeed({ observation, decision, later });
      }
      if (ground === "everything") return notFresh(key);
      // What was read meanwhile may lead to something else, once.
      ground = ground === "nothing" ? rests : "everything";
      heard = new Set();
      answers = observation.health.answers;
    }
  };
}

/** Notes and answers for which there is no room are left out: everything would be read for nothing. */
async function withinRoom(
  decision: Decision,
  { issue }: Pick<Observation, "issue">,
  github: Pick<Tools["github"], "room">,
): Promise<Pick<Looked, "decision" | "later">> {
  const publishing = decision.actions.find((one) => one.kind === "publish");
  const notes = publishing ? await noRoomToPublish(publishing, github) : null;
  const words = decision.actions.some(isAnswer) ? await github.room(issue.repo, "answer") : null;
  const actions = decision.actions.filter(
    (one) => !(notes && one === publishing) && !(words && isAnswer(one)),
  );
  const [later = null] = [notes, words]
    .filter((one) => one !== null)
    .toSorted((a, b) => Temporal.Instant.compare(a, b));
  return later ? { decision: { ...decision, actions }, later } : { decision, later };
}

/** What is told when there is room for it; the answer to a stop waits for none. */
const isAnswer = (action: Action): boolean =>
  (action.kind === "say" || action.kind === "acknowledge") && !action.isUrgent;

/** Rather than to act on what is old, or to ask without end. */
const notFresh = (key: ReleaseKey): Result<never> =>
  fail({
    kind: "unexpected",
    message: wording`What ${key} rests on was not read again, though all of it was asked for.`,
    hint: wording`The next look tries again; nothing was done in this one.`,
    retry: "later",
  });

/** Whether this look has read all that something rests on. */
function isRead({ readNow, services }: Observation, ground: Ground): boolean {
  if (ground === "nothing" || !readNow) return true;
  const ids = [...services.keys()].filter((id) => ground === "everything" || ground.has(id));
  return readNow.issue && ids.every((id) => readNow.services.has(id));
}
