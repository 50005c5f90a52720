/** Sub-issues as the app shows them, and what people do to their boxes. */
import { decide } from "../../src/decide/decide.ts";
import { readBoxes } from "../../src/model/marks/boxes.ts";
import { known, type Reading } from "../../src/model/failure.ts";
import { whole } from "../../src/model/listing.ts";
import { serviceId } from "../../src/model/ids.ts";
import type { BodyEdit } from "../../src/model/github/body-edit.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { SubIssueFacts } from "../../src/model/github/sub-issue.ts";
import { readAssigned } from "../../src/model/marks/marks.ts";
import { replaceRegion } from "../../src/model/marks/region.ts";
import { renderSubIssue } from "../../src/render/sub-issue.ts";
import { home } from "./train.ts";
import type { Author } from "../../src/model/github/authority.ts";

/** The sub-issue of a service; throws when there is none. */
export function subIssueOf({ subIssues }: Observation, id: string): SubIssueFacts {
  const facts = subIssues.get(serviceId(id));
  if (!facts) throw new Error(`${id} has no sub-issue`);
  return facts;
}

const withSubIssue = (observation: Observation, facts: SubIssueFacts): Observation => ({
  ...observation,
  subIssues: new Map([...observation.subIssues, [facts.service, facts]]),
  blockers: {
    ...observation.blockers,
    dependencies: new Map([[facts.number, whole([])], ...observation.blockers.dependencies]),
  },
});

/** The app brings every sub-issue to what it decides now; the first time it opens them, from #21 on. */
export function shownInSubIssues(observation: Observation): Observation {
  const { actions } = decide(observation);
  const tend = actions.find((one) => one.kind === "tend sub-issues");
  if (!tend) throw new Error("Nothing is decided about sub-issues");
  const parent = {
    release: observation.release,
    url: observation.issue.url,
    version: tend.version,
  };
  return tend.wishes.reduce<Observation>((world, wish, index) => {
    const old = world.subIssues.get(wish.service);
    const kept = [...readBoxes(old?.body ?? "")].filter(([box]) => wish.pending.has(box));
    const managed = renderSubIssue(parent, wish, {
      room: 60_000,
      kept: new Map(kept),
      assigned: readAssigned(old?.body ?? ""),
    });
    return withSubIssue(world, {
      ...(old ?? opened(observation, 21 + index)),
      service: wish.service,
      title: wish.title,
      body: replaceRegion(old?.body ?? "", managed),
    });
  }, observation);
}

const opened = ({ now }: Observation, number: number): Omit<SubIssueFacts, "service"> => ({
  key: number,
  repo: home,
  number,
  id: 1_000 + number,
  node: `I_${number}`,
  url: `https://github.test/${home}/issues/${number}`,
  title: "",
  state: "open",
  openedAt: now,
  body: "",
  milestone: null,
  edits: known([]),
});

/** Somebody writes this as the whole body. */
export function writes(
  observation: Observation,
  id: string,
  by: Author,
  after: string,
): Observation {
  const facts = subIssueOf(observation, id);
  if (facts.edits.kind === "unknown") throw new Error("Its edits are not known");
  const edit: BodyEdit = { at: observation.now, by, before: facts.body, after };
  const edits: Reading<readonly BodyEdit[]> = known([...facts.edits.value, edit]);
  return withSubIssue(observation, { ...facts, body: after, edits });
}

/** The text with the box of this text or id ticked or not; throws when there is no such box. */
export function toggled(body: string, box: string, mark: "x" | " "): string {
  const pattern = new RegExp(`^(\\s*- \\[)[ x](\\] .*<!-- box:${box} -->)$`, "m");
  if (!pattern.test(body)) throw new Error(`There is no box ${box} in\n${body}`);
  return body.replace(pattern, `$1${mark}$2`);
}

/** Somebody ticks one box in the text that is there. */
export const ticks = (
  observation: Observation,
  id: string,
  by: Author,
  box: string,
  mark: "x" | " " = "x",
): Observation => writes(observation, id, by, toggled(subIssueOf(observation, id).body, box, mark));

/** What is written is lost from sight: the app writes what it wrote before. */
export const overwrittenBy = (observation: Observation, id: string, body: string): Observation =>
  withSubIssue(observation, { ...subIssueOf(observation, id), body });
