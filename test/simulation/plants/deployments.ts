/** Mistakes with what starts, what holds, and what goes back. */
import { plant, type Plant } from "./plant.ts";

const holds = "decide/holds/holds.ts";
const starts = "decide/starts/starts.ts";
const progress = "decide/deployments/progress.ts";
const steps = "decide/rollback/steps.ts";

export const deploymentPlants: readonly Plant[] = [
  plant("dependencies-forgotten", starts, "if (missing.length > 0) {", "if (false) {"),
  // What is no longer ready after the departure is held, too.
  plant("gates-forgotten", starts, "if (!isReady) {", "if (false) {", {
    file: holds,
    find: "...unreadyHolds(weighed).filter(({ service }) => !service || !out.has(service)),",
    replace: "",
  }),
  plant("window-forgotten", starts, 'if (early) return bar("time", early, true);', ""),
  plant("hold-forgotten", starts, "  if (hold) return bar", "  if (false && hold) return bar"),
  plant("go-forgotten", starts, 'if (go.kind !== "go") return', 'if (go.kind === "no-go") return'),
  plant("end-forgotten", starts, "if (ending) return", "if (false) return"),
  plant(
    "settling-forgotten",
    starts,
    "if (!blindUntil || compareInstants",
    "if (true || compareInstants",
  ),
  // Before the departure and after it the same list is asked, by different rules.
  plant(
    "other-release-forgotten",
    "decide/plan/overlap.ts",
    'if (isBegun || kind === "proving" || kind === "live") return [];',
    "return [];",
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
  plant(
    "dependency-under-way-is-enough",
    "decide/deployments/dependencies.ts",
    "dependency && unblocksDependents(dependency.progress) ?",
    'dependency && dependency.progress.kind !== "waiting" ?',
  ),
  plant(
    "closed-issue-goes-on",
    holds,
    'if (state === "open" && !isLocked) return [];',
    'if (state !== "gone" && !isLocked) return [];',
  ),
  plant(
    "strangers-deploy-unseen",
    holds,
    "const all = [...called, ...foreign, ...others];",
    "const all = [...called, ...others];",
  ),
  plant(
    "places-forgotten",
    "decide/timetable/turns.ts",
    "const line = createLine<InLine>(maxParallel);",
    "const line = createLine<InLine>(null);",
  ),
  plant(
    "lost-request-is-an-attempt",
    "decide/rollout/rollout.ts",
    "return progress.isOpen ? progress.attempt :",
    "return progress.isOpen ? progress.attempt + 1 :",
  ),
  plant(
    "back-without-a-word",
    "decide/rollback/automatic.ts",
    "service.rollback.automatic &&",
    "service !== null &&",
  ),
];
