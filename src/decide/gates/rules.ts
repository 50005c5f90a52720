/** All gates of a service, in the order in which people read them. A new one is added here. */
import type { Gate, ServiceGate } from "../../model/release/release.ts";
import { withoutProof } from "../privacy/confine.ts";
import { blockersRule } from "./blockers-gate.ts";
import { checklistRule } from "./checklist.ts";
import { ciRule } from "./checks-gate.ts";
import { healthSourceRule } from "./health-source-gate.ts";
import { hotfixesRule } from "./hotfixes-gate.ts";
import { pullRequestsRule } from "./pull-gate.ts";
import { permissionRule, releaseBranchRule, repositoryRule } from "./repository-gate.ts";
import { factsOf, type GateRule, type GateSubject } from "./rule.ts";
import { stagingRule } from "./staging-gate.ts";
import { takenBackRule } from "./taken-back-gate.ts";
import { versionRule } from "./version-gate.ts";
import { mayBeShown, visibilityRule } from "./visibility-gate.ts";

const gateRules: readonly GateRule[] = [
  visibilityRule,
  healthSourceRule,
  repositoryRule,
  releaseBranchRule,
  pullRequestsRule,
  hotfixesRule,
  ciRule,
  stagingRule,
  versionRule,
  permissionRule,
  blockersRule,
  checklistRule,
  takenBackRule,
];

/** Judges one service by every rule. */
export const gatesOf = (subject: GateSubject): readonly ServiceGate[] =>
  gateRules.flatMap((rule) =>
    judged(rule, subject).map((gate) => ({
      id: rule.id,
      ...(hidesProof(subject) && !rule.isPublic ? withoutProof(gate) : gate),
    })),
  );

/** Why a repository can't be read is no content of it. */
const hidesProof = (subject: GateSubject): boolean =>
  subject.hides && factsOf(subject)?.kind === "known";

function judged(rule: GateRule, subject: GateSubject): readonly Gate[] {
  if (rule.needs === "items") return rule.judge(subject);
  if (rule.needs === "nothing") return listed(rule.judge(subject));
  const facts = factsOf(subject);
  if (facts?.kind !== "known" || facts.value.isArchived || !mayBeShown(subject)) return [];
  if (rule.needs === "repository") return listed(rule.judge(subject, facts.value));
  return subject.commit === null ? [] : listed(rule.judge(subject, facts.value, subject.commit));
}

const listed = (gate: Gate | undefined): readonly Gate[] => (gate ? [gate] : []);
