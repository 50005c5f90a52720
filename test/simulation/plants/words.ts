/** Mistakes with what people said, with whom to believe, and with gates. */
import { plant, type Plant } from "./plant.ts";

const votes = "decide/votes/votes.ts";
const listen = "decide/answers/listen.ts";
const rules = "decide/gates/rules.ts";
const remarks = "observe/issue/remarks.ts";

export const wordPlants: readonly Plant[] = [
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
    'return parts.slice(0, first + 1).join("") + ours + parts.slice(first + 1).join("");',
    'return parts.slice(0, first + 1).join("") + ours;',
  ),
  plant("checks-forgotten", rules, "  ciRule,\n  stagingRule,", "  stagingRule,"),
  plant("pull-requests-forgotten", rules, "  pullRequestsRule,\n", ""),
  plant(
    "whole-rollback-goes-on",
    "decide/record/taken.ts",
    '(entry) => entry.kind === "abort" || (entry.kind === "rollback" && entry.whole),',
    '(entry) => entry.kind === "abort",',
  ),
];
