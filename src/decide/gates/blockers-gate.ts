/** Whether nothing that people marked as a blocker keeps a service from leaving. */
import type { Gate, Link, SetAside } from "../../model/release/release.ts";
import { entriesOf } from "../record/record.ts";
import { blockersOf, type BlockersFound, type Blocking } from "./blockers.ts";
import { firstOf, gate, openReasons, worst } from "./gate.ts";
import { factsOf, type GateRule } from "./rule.ts";
import { mayBeShown } from "./visibility-gate.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

const blockersGateName = "blockers";

export const blockersRule: GateRule = {
  id: "blockers",
  needs: "nothing",
  // It names nothing that is hidden from the readers.
  isPublic: true,
  judge: (subject) => {
    // Of what may not ride here nothing is shown.
    if (subject.train.blockers === null || !mayBeShown(subject)) return undefined;
    const found = blockersOf(subject, subject, subject.words.record);
    // The gate of its repository says that and why nothing is known of it.
    const isRead = factsOf(subject)?.kind === "known";
    return !isRead && found.blocking.length === 0 ? undefined : blockersGate(found);
  },
};

function blockersGate({ blocking, gaps, stray }: BlockersFound): Gate {
  const children = [
    ...blocking.map(blockingGate),
    ...gaps.map((why) => gate(blockersGateName, "unknown", why)),
  ];
  const open = children.filter(({ readiness }) => readiness !== "ready");
  const set = children.filter(({ readiness }) => readiness === "ready");
  const strays = stray.map(strayWords);
  const words =
    open.length > 0 ? openReasons(open) : [...set.map(({ reason }) => reason), ...strays];
  const links = children.flatMap((one) => one.links);
  const readiness = children.length === 0 ? "ready" : worst(children);
  const reason = words.length === 0 ? wording`nothing blocks it` : firstOf(words);
  return {
    name: blockersGateName,
    readiness,
    reason,
    links: open.length > 0 ? links : [...links, ...stray.map(linkTo)],
    children,
  };
}

const strayWords = ({ repo, number, milestone, labels }: Blocking["facts"]): string => {
  const named = milestone ?? labels.find((label) => /^release:/i.test(label));
  return named !== undefined && /\d/.test(named)
    ? wording`${repo}#${number} has the label but is for ${named}, which is not this release's name: rename that if it is meant`
    : wording`${repo}#${number} has the label but no release: give it a milestone`;
};

const linkTo = ({ repo, number, url }: Blocking["facts"]): Link => ({
  text: `${repo}#${number}`,
  url,
});

function blockingGate(one: Blocking): Gate {
  const { name, facts, waived, isHidden } = one;
  const links = isHidden ? [] : [linkTo(facts)];
  if (waived) {
    return gate(
      name,
      "ready",
      wording`${name} waived by ${waived.by.login}: ${waived.reason}`,
      links,
    );
  }
  return gate(name, "blocked", `${name} ${doesWhat(one)}`, links);
}

function doesWhat({ linked, others, facts, isHidden }: Blocking): string {
  if (linked !== null) return wording`blocks ${linked}: close it or remove the dependency`;
  const what = facts.kind === "issue" ? wording`an open blocker` : wording`a blocking pull request`;
  const close = facts.kind === "issue" ? wording`close it` : wording`merge or close it`;
  const also =
    others.length === 0 || isHidden ? "" : wording`, though it also says ${others.join(" and ")}`;
  return wording`is ${what}${also}: ${close} or remove its label`;
}

/** What managers let the release leave with. */
export const blockersSetAside = ({ services, record }: Situation): readonly SetAside[] =>
  entriesOf(record, "waive blocker").flatMap((one): readonly SetAside[] => {
    const assessed = one.service === null ? undefined : services.get(one.service);
    if (one.service !== null && !assessed) return [];
    return [
      {
        item: wording`blocker ${one.name}`,
        how: "set aside",
        service: assessed?.service.name ?? "the release",
        by: one.by.login,
        reason: one.reason,
      },
    ];
  });
