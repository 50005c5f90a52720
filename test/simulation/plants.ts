/**
 * Mistakes that somebody might make, planted on purpose: each must be found by the simulation. The code itself knows
 * nothing of them: its text is changed while it is loaded.
 */
export interface Plant {
  readonly name: string;
  /** Below `src`. */
  readonly file: string;
  /** Is there exactly once. */
  readonly find: string;
  readonly replace: string;
}

const plant = (name: string, file: string, find: string, replace: string): Plant => ({
  name,
  file,
  find,
  replace,
});

const starts = "decide/starts/starts.ts";
const votes = "decide/votes/votes.ts";
const once = "act/once.ts";
const progress = "decide/deployments/progress.ts";
const steps = "decide/rollback/steps.ts";
const listen = "decide/answers/listen.ts";
const remarks = "observe/issue/remarks.ts";

export const plants: readonly Plant[] = [
  plant("dependencies-forgotten", starts, "if (missing.length > 0) {", "if (false) {"),
  plant("gates-forgotten", starts, "if (!isReady) {", "if (false) {"),
  plant("window-forgotten", starts, 'if (early) return bar("time", early, true);', ""),
  plant("hold-forgotten", starts, "  if (hold) return bar", "  if (false && hold) return bar"),
  plant("go-forgotten", starts, 'if (go.kind !== "go") return', 'if (go.kind === "no-go") return'),
  plant("end-forgotten", starts, "if (ending) return", "if (false) return"),
  plant("settling-forgotten", starts, "if (!blindUntil || Temporal", "if (true || Temporal"),
  plant("other-release-forgotten", starts, "if (elsewhere) yield", "if (false) yield"),
  plant("intent-unwritten", once, 'if (entry.state !== "fresh") {', "if (false) {"),
  plant(
    "settle-window-forgotten",
    once,
    'if (Temporal.Instant.compare(clock.now(), at) < 0) return { kind: "open", at };',
    "",
  ),
  plant(
    "done-asked-again",
    once,
    'if (entry.state === "done" && (!isRefused || effect.refusal === "final")) {',
    "if (false) {",
  ),
  plant("blindness-forgotten", once, "if (blindUntil && Temporal", "if (false && Temporal"),
  plant("veto-ignored", votes, 'if (veto) return { kind: "no-go", vote: veto };', ""),
  plant(
    "old-votes-count",
    votes,
    "if (owner.digest !== null && given !== owner.digest &&",
    "if (false &&",
  ),
  plant(
    "old-go-counts",
    votes,
    "if (situation.digest !== null && situation.digest !== decision.digest) {",
    "if (false) {",
  ),
  plant(
    "no-go-keeps-votes",
    votes,
    'if (entry.kind === "decision" && entry.answer === "no-go") votes.clear();',
    "",
  ),
  plant(
    "votes-not-needed",
    votes,
    'if (said.kind === "waiting" && situation.train.teamVotes === "required") {',
    "if (false) {",
  ),
  plant("live-when-begun", progress, 'if (status?.state === "success") {', "if (status) {"),
  plant(
    "failure-taken-for-success",
    progress,
    'if (status?.state === "success") {',
    'if (status?.state === "success" || status?.state === "failure") {',
  ),
  plant("attempts-of-all-releases", progress, "one.rides?.issue === of.release &&", ""),
  plant("order-back-forgotten", steps, " ?? orderBar(above(assessed));", ";"),
  plant(
    "back-to-the-candidate",
    steps,
    "      commit: target.commit,\n      tag: tagFor",
    "      commit: assessed.candidate.commit ?? target.commit,\n      tag: tagFor",
  ),
  plant(
    "back-what-never-left",
    steps,
    "out.has(assessed.service.id) && hasDeployment(situation, assessed),",
    "out.has(assessed.service.id),",
  ),
  plant(
    "attempts-back-without-end",
    steps,
    'if (back.kind === "starting") return back.attempt;',
    "",
  ),
  plant(
    "commands-answered-in-silence",
    listen,
    "if (!result.reply || result.reply.length === 0) return react(comment, reaction, isUrgent, after);",
    "if (!result.reply || result.reply.length === 0) return [];",
  ),
  plant(
    "brakes-in-silence",
    listen,
    'const reaction = result.kind === "done" ? "rocket" : "confused";',
    'const reaction = result.kind === "done" ? "rocket" : "eyes";',
  ),
  plant("edited-commands-count", listen, "if (comment.edited) {", "if (false) {"),
  plant(
    "edited-record-believed",
    remarks,
    "remark.lastEditedAt !== null && !isOurs(remark.editor, app);",
    "false && remark.lastEditedAt !== null && !isOurs(remark.editor, app);",
  ),
  plant(
    "strangers-decide",
    "decide/answers/answer-hold.ts",
    "if (!isManager && !mayStop) return refused",
    "if (false) return refused",
  ),
  plant(
    "private-words-told",
    "decide/privacy/confine.ts",
    "if (secret.length === 0) return observation;",
    "return observation;",
  ),
  plant(
    "others-text-lost",
    "model/marks/region.ts",
    "return body.slice(0, first.start) + ours + outsideRegion(body.slice(first.end));",
    "return body.slice(0, first.start) + ours;",
  ),
  plant("pace-forgotten", "github/client/budget.ts", "  cosmetic: 50,", "  cosmetic: 5000,"),
  plant(
    "poke-lost",
    "engine/local-queue.ts",
    "update releases set pokes = pokes - ? where key = ?",
    "update releases set pokes = 0 * ? where key = ?",
  ),
  plant(
    "timer-lost",
    "engine/leases.ts",
    'await session.run("update releases set wake_at = ? where key = ?", [',
    'await session.run("update releases set wake_at = null where ? > 0 and key = ?", [',
  ),
  plant(
    "timer-never-set",
    "engine/leases.ts",
    "[wakeAt && millis(wakeAt), rest ? millis(clock.now()) : null, lease.key],",
    "[null, rest ? millis(clock.now()) : null, lease.key],",
  ),
  plant(
    "fenced-for-nothing",
    "engine/leases.ts",
    'return current === 1 ? write(session) : "fenced";',
    "return write(session);",
  ),
  plant(
    "freeze-forgotten",
    "decide/calendar/window.ts",
    "for (const one of closed) {",
    "for (const one of [] as typeof closed) {",
  ),
  plant(
    "returned-starts-again",
    starts,
    "if (assessment.out.has(assessed.service.id)) {",
    "if (false) {",
  ),
  plant(
    "first-of-all-goes-back",
    steps,
    'if (target === null && block?.kind === "first") return { ...way, kind: "stays" };',
    "",
  ),
  plant("refused-when-unknown", once, 'if (failure.retry === "later") {', "if (false) {"),
  plant(
    "dependency-under-way-is-enough",
    "decide/deployments/dependencies.ts",
    "dependency && unblocksDependents(dependency.progress) ?",
    'dependency && dependency.progress.kind !== "waiting" ?',
  ),
  plant("checks-forgotten", "decide/gates/rules.ts", "  ciRule,\n  stagingRule,", "  stagingRule,"),
  plant(
    "whole-rollback-goes-on",
    "decide/record/taken.ts",
    '(entry) => entry.kind === "abort" || (entry.kind === "rollback" && entry.whole),',
    '(entry) => entry.kind === "abort",',
  ),
];
