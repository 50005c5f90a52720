/** Mistakes in how effects are carried out and work in flight is kept. */
import { plant, type Plant } from "./plant.ts";

const once = "act/once.ts";

export const workPlants: readonly Plant[] = [
  plant("intent-unwritten", once, 'if (entry.state !== "fresh") {', "if (false) {"),
  plant(
    "settle-window-forgotten",
    once,
    'if (Temporal.Instant.compare(clock.now(), at) < 0) return { kind: "open", at };',
    "",
  ),
  // What is known to be done isn't even asked for.
  plant(
    "done-asked-again",
    once,
    'if (entry.state === "done" && (!isRefused || effect.refusal === "final")) {',
    "if (false) {",
    {
      file: "decide/deployments/progress.ts",
      find: 'const isOpen = outcome.kind === "pending";',
      replace: "const isOpen = true;",
    },
    {
      file: once,
      find: 'if (entry.state !== "fresh") {',
      replace: 'if (entry.state === "pending") {',
    },
  ),
  plant("blindness-forgotten", once, "if (blindUntil && Temporal", "if (false && Temporal"),
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
    "merged-on-the-way",
    "github/resources/deployments.ts",
    "        auto_merge: false,",
    "        auto_merge: true,",
  ),
  plant(
    "refused-for-contexts",
    "github/resources/deployments.ts",
    "        required_contexts: [],\n",
    "",
  ),
  plant(
    "named-by-name",
    "act/deploy.ts",
    "key: tools.observation.release,",
    "key: tools.observation.issue.repo,",
  ),
  plant("refused-when-unknown", once, 'if (failure.retry === "later") {', "if (false) {"),
];
