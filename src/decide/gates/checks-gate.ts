import { compareInstants } from "../../model/instants.ts";
import type { Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import { resultNamed, type CheckFacts, type CheckResult } from "../../model/github/checks.ts";
import { releaseCheckName } from "../../model/view/release-check.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import type { Gate } from "../../model/release/release.ts";
import type { ChecklistItem, RequiredChecks } from "../../model/train/train.ts";
import { firstOf, gate, openReasons, worst } from "./gate.ts";
import { counted, wording, type Phrase, phrase, translated } from "../../model/view/wording.ts";
import { short } from "../../text/short.ts";
import type { GateRule } from "./rule.ts";
import { setAside } from "./waivers.ts";

const ciGateName = "ci";

export const ciRule: GateRule = {
  id: "ci",
  needs: "commit",
  judge: (subject, { checks }, commit) => {
    const { requiredChecks, health } = subject.service;
    return setAside(subject, "ci", checksGate(checks, requiredChecks, commit, health?.check));
  },
};

/**
 * The required checks on this very commit.
 * @param later the check that tests the deployment: nothing waits for it before there is one, or for the next
 */
export function checksGate(
  checks: Reading<CheckFacts>,
  required: RequiredChecks,
  commit: Sha,
  later: string | null = null,
): Gate {
  const name = ciGateName;
  if (required === "none") return gate(name, "ready", wording`no CI here: required_checks: none`);
  if (checks.kind === "unknown") return gate(name, "unknown", checks.why);
  const { value } = checks;
  if (value.commit !== commit) {
    return gate(name, "unknown", wording`the checks read are those of ${short(value.commit)}`);
  }
  const children = requiredResults(withoutCheck(value, later), required);
  if (children.length === 0) {
    const hint = wording`a manager can waive ci with /waive, or set required_checks: none in the train file`;
    return {
      ...gate(name, "unknown", wording`no check has reported on ${short(commit)}: ${hint}`),
      alike: wording`no check has reported: ${hint}`,
    };
  }
  const open = children.filter((one) => one.readiness !== "ready");
  return {
    name,
    readiness: worst(children),
    reason:
      open.length === 0
        ? wording`${counted(children.length, "check")} green on ${short(commit)}`
        : wording`${firstOf(openReasons(open))} on ${short(commit)}`,
    ...(open.length > 0 && { alike: firstOf(openReasons(open)) }),
    links: open.flatMap((one) => one.links),
    children,
  };
}

const withoutCheck = (facts: CheckFacts, name: string | null): CheckFacts =>
  name === null
    ? facts
    : {
        ...facts,
        results: facts.results.filter((one) => one !== resultNamed(facts, name)),
        // Where a rule or the train file asks for it all the same.
        ours: [...facts.ours, name],
      };

/** The checks that count, each with its result. */
function requiredResults(facts: CheckFacts, required: RequiredChecks): readonly Gate[] {
  const all = facts.results.map(resultGate);
  if (required === "none") return [];
  if (required === "all") return all;
  if (typeof required === "object") return named(facts, required);
  const { requiredByRules: rules } = facts;
  // All of them can't be fewer than the rules require: what is red stays red.
  if (rules.kind === "unknown") return [...all, gate("branch rules", "unknown", rules.why)];
  const others = rules.value === null ? [] : named(facts, rules.value);
  if (others.length === 0) return all;
  const isListed = (one: Gate): boolean => all.some(({ name }) => name === one.name);
  return facts.allCount ? [...all, ...others.filter((one) => !isListed(one))] : others;
}

/** Those of these names. Where the app's own is meant, it doesn't wait for itself. */
const named = (facts: CheckFacts, names: readonly string[]): readonly Gate[] =>
  names.flatMap((name) => {
    const result = resultNamed(facts, name);
    if (result) return [resultGate(result)];
    const isOwn = facts.ours.includes(name) || name === releaseCheckName;
    return isOwn ? [] : [unreportedGate(facts, name)];
  });

/**
 * GitHub names the check of a matrix job `build (22)`, or `build` when all of it was left out, and that of a job in a reusable
 * workflow `ci / build`: whoever requires one of these waits for ever for the other.
 */
function unreportedGate({ results }: CheckFacts, name: string): Gate {
  const core = (one: string): string =>
    one
      .toLowerCase()
      .replace(/ \([^()]{1,200}\)$/, "")
      .replace(/^.{1,200} \/ /, "");
  const like = results.filter((one) => core(one.name) === core(name)).map((one) => one.name);
  const others = `${like.slice(0, 3).join(", ")}${like.length > 3 ? wording` and more` : ""}`;
  const hint =
    like.length === 0
      ? ""
      : like.length === 1
        ? wording` (${others} has: require that instead, if it is meant)`
        : wording` (${others} have: require those instead, if they are meant)`;
  return gate(name, "unknown", wording`check ${name} has not reported${hint}`);
}

/** What GitHub calls a result, as people say it of a check. */
const failedWords: ReadonlyMap<string, Phrase> = new Map([
  ["failure", phrase("failed")],
  ["error", phrase("reported an error")],
  ["timed out", phrase("timed out")],
  ["cancelled", phrase("was cancelled")],
  ["action required", phrase("requires action")],
  ["startup failure", phrase("failed to start")],
]);

function resultGate({ name, result, word, url }: CheckResult): Gate {
  const links = url === null ? [] : [{ text: name, url }];
  const said = word.toLowerCase().replaceAll("_", " ");
  const how = failedWords.get(said);
  switch (result) {
    case "passed":
      return gate(name, "ready", wording`check ${name}: ${said}`, links);
    case "failed":
      return gate(
        name,
        "blocked",
        how ? wording`check ${name} ${translated(how)}` : wording`check ${name} ended with ${said}`,
        links,
      );
    case "running":
      return gate(name, "blocked", wording`check ${name} is ${said}`, links);
    case "missing":
      return gate(
        name,
        "unknown",
        word === "foreign"
          ? wording`check ${name} has not reported: the branch's rules take it only from the App that they name`
          : word === "skipped"
            ? wording`check ${name} was skipped in a run in which something else failed`
            : wording`check ${name} has not reported`,
        links,
      );
    case "stale":
      return gate(
        name,
        "unknown",
        wording`check ${name} is stale: it never ended and must run again`,
        links,
      );
    case "unclear":
      return gate(name, "unknown", wording`check ${name} says ${said}, which is unknown`, links);
  }
}

/** Those that count, and those of these names. */
export function resultsThatCount(
  facts: CheckFacts,
  required: RequiredChecks,
  others: readonly string[] = [],
): readonly CheckResult[] {
  const names = new Set([
    ...requiredResults(facts, required).map((one) => one.name),
    ...others.map((name) => resultNamed(facts, name)?.name ?? name),
  ]);
  return facts.results.filter(({ name }) => names.has(name));
}

/** Names of the checks that prove items of a checklist. */
export const proofsOf = (checklist: readonly ChecklistItem[]): readonly string[] =>
  checklist.flatMap(({ proof }) => (proof.kind === "check" ? [proof.name] : []));

/** A check that is red, and since when. */
export interface Red {
  readonly check: string;
  readonly at: Temporal.Instant;
}

/**
 * The check that went red last on this commit, of those that are required: consent given before it didn't know
 * of it.
 * @param proofs names of further checks, which prove something
 */
export function newestRed(
  facts: Reading<ServiceFacts> | undefined,
  required: RequiredChecks,
  commit: Sha | null,
  proofs: readonly string[] = [],
  later: string | null = null,
): Red | null {
  if (facts?.kind !== "known" || facts.value.checks.kind !== "known") return null;
  const checks = withoutCheck(facts.value.checks.value, later);
  if (checks.commit !== commit) return null;
  // While the rules can't be read it isn't known either whether the red one matters: consent is kept.
  if (required === "branch rules" && checks.requiredByRules.kind === "unknown") return null;
  let newest: Red | null = null;
  for (const { name, result, endedAt } of resultsThatCount(checks, required, proofs)) {
    if (result !== "failed" || endedAt === null) continue;
    if (!newest || compareInstants(endedAt, newest.at) > 0) {
      newest = { check: name, at: endedAt };
    }
  }
  return newest;
}
