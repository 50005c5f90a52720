import { isSameName } from "../../model/ids.ts";
import type { AdmissionRule, Admission, Waiting } from "../../model/release/admission-rule.ts";
import { short } from "../../text/short.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * Whether a job may begin to deploy, by the admissionRules of all releases that watch its repository.
 * @param admissionRules null: what one of them wants isn't known yet
 * @param isHotfix whether the pull request that brought its commit carries the label
 */
export function admit(
  waiting: Waiting,
  admissionRules: readonly (readonly AdmissionRule[] | null)[],
  isHotfix: boolean,
): Admission {
  if (admissionRules.includes(null)) return { kind: "wait" };
  const concerned = admissionRules
    .flatMap((one) => one ?? [])
    .filter(
      (one) => isSameRepository(one, waiting) && isSameName(one.environment, waiting.environment),
    );
  const own = concerned.filter(({ commit }) => commit === waiting.commit);
  const turn = own.find(({ state }) => state === "turn");
  if (turn) return { kind: "approved", why: wording`It is its turn in ${turn.release}.` };
  const isAllowed = concerned.some(({ allowed }) =>
    allowed.some((what) => what === String(waiting.run) || isCommit(what, waiting.commit)),
  );
  if (isAllowed)
    return { kind: "approved", why: wording`A manager of the release train allowed it.` };
  if (isHotfix) return { kind: "approved", why: wording`Its pull request has the label hotfix.` };
  const over = own.find(({ state }) => state === "over");
  if (over) return { kind: "rejected", why: wording`${over.release} is over.` };
  if (own.length > 0) return { kind: "wait" };
  const guard = concerned.find(({ state }) => state !== "planned" && state !== "over");
  if (!guard) return { kind: "approved", why: wording`No release train is concerned.` };
  const at = guard.commit === null ? wording`another commit` : short(guard.commit);
  const what =
    guard.state === "frozen" ? wording`is in a freeze` : wording`is under way with ${at}`;
  return {
    kind: "rejected",
    why: wording`${guard.release} ${what}. A manager can comment /allow ${short(waiting.commit)} <reason> there; then run this again.`,
  };
}

/** By the id, which stays; by the name only where the id of one of them isn't known. */
const isSameRepository = (a: AdmissionRule, b: Waiting): boolean =>
  a.repository !== null && typeof b.repository === "number"
    ? a.repository === b.repository
    : isSameName(a.repo, b.repo);

const isCommit = (what: string, commit: string): boolean =>
  what.length >= 7 && commit.startsWith(what);
