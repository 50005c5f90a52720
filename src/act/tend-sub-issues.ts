import { changeIssue, getIssue, openIssue, type IssueChange } from "../github/resources/issues.ts";
import type { SubIssueWish, TendSubIssues } from "../model/action.ts";
import { keyElsewhere } from "../model/github/issue-key.ts";
import type { RepoName } from "../model/ids.ts";
import { readBoxes } from "../model/marks/boxes.ts";
import { succeed, type Result } from "../model/failure.ts";
import { isLabelled, readAssigned, subIssueLabel, type Assigned } from "../model/marks/marks.ts";
import type { SubIssueFacts } from "../model/github/sub-issue.ts";
import { managedPart, outsideRegion, replaceRegion } from "../model/marks/region.ts";
import { renderSubIssue } from "../render/sub-issue.ts";
import { assignEach } from "./assign.ts";
import { milestoneOf, titlesOf } from "./milestone.ts";
import { once } from "./once.ts";
import { restoreLost, restoreSeen, rewrite, type BodyAt } from "./restore-lost.ts";
import { isDone, nobodyCalls, type Outcome, type Tools } from "./tools.ts";
import { urgentInWish } from "./urgent-words.ts";

/** GitHub's limit for the body of an issue, in characters. */
const bodyLimit = 65_536;
/** So many writes in one run: a command or a deployment doesn't wait behind all of them. */
const writesAtOnce = 10;
/** GitHub lets an App create 500 things in an hour (docs, "Rate limits for the REST API"); comments need some. */
const openedPerHour = 300;

/** Opens missing sub-issues and brings the others to what they should be: title, text, labels, milestone, state. */
export async function tendSubIssues(action: TendSubIssues, tools: Tools): Promise<Outcome> {
  const { observation, clock, isCalled = nobodyCalls } = tools;
  let writes = 0;
  let mayOpen = openedPerHour - openedLately(tools);
  let worst: Outcome = isDone;
  let trouble: Outcome | undefined;
  for (const wish of action.wishes) {
    if (writes >= writesAtOnce || (writes > 0 && (await isCalled()))) {
      return trouble ?? { kind: "open", at: clock.now() };
    }
    const facts = observation.subIssues.get(wish.service);
    if (!facts && mayOpen <= 0) {
      worst = sooner(worst, clock.now().add({ minutes: 10 }));
      continue;
    }
    const later = await tools.github.room(repoOf(wish, facts, tools), "background");
    if (later) {
      worst = sooner(worst, later);
      continue;
    }
    const job = { tools, wish, version: action.version };
    const outcome = facts ? await amend(job, facts) : await open(job);
    if (outcome.kind === "fenced") return outcome;
    if (outcome.kind === "failed") {
      trouble ??= outcome;
      // Somebody may have deleted the one that is known.
      tools.learned.milestones.clear();
    }
    const again =
      outcome.kind === "open" ? outcome.at : outcome.kind === "written" ? outcome.again : null;
    if (again) worst = sooner(worst, again);
    if (outcome.kind === "written" || outcome.kind === "failed") writes += 1;
    if (!facts) mayOpen -= 1;
  }
  return trouble ?? worst;
}

/** Where a sub-issue is, or is opened. */
const repoOf = (
  { place }: SubIssueWish,
  facts: SubIssueFacts | undefined,
  { observation }: Tools,
): RepoName =>
  facts?.repo ?? (place?.kind === "own repository" ? place.repo : observation.issue.repo);

const sooner = (outcome: Outcome, at: Temporal.Instant): Outcome =>
  outcome.kind === "open" && Temporal.Instant.compare(outcome.at, at) <= 0
    ? outcome
    : { kind: "open", at };

function openedLately({ observation }: Tools): number {
  const since = observation.now.subtract({ hours: 1 });
  return [...observation.subIssues.values()].filter(
    ({ openedAt }) => Temporal.Instant.compare(openedAt, since) > 0,
  ).length;
}

interface Job {
  readonly tools: Tools;
  readonly wish: SubIssueWish;
  readonly version: string;
  /** To whom it is assigned from now on; absent: as its body says. */
  readonly assigned?: Assigned;
}

/** `again`: when what was written is worth a look. Only what was written counts against the limit of one run. */
type Tended = Outcome | { readonly kind: "written"; readonly again: Temporal.Instant | null };

/** GitHub would open it twice: so the intent comes first, and whoever comes later finds it by its mark. */
async function open(job: Job, instead = ""): Promise<Tended> {
  const { tools, wish, version } = job;
  const repo = repoOf(wish, undefined, tools);
  const isThere = wish.place?.kind === "own repository";
  const where = isThere ? ` in ${wish.place.repository}` : "";
  const result = await once(tools, {
    id: `sub-issue ${wish.service}${where}${instead}`,
    detail: null,
    request: async () => {
      const milestone = await milestoneOf(tools, repo, version);
      if (!milestone.ok) return milestone;
      const body = bodyOn(job, "", new Map());
      const opened = await openIssue(tools.github, {
        repo,
        title: wish.title,
        body,
        labels: [subIssueLabel, releaseLabel(version)],
        milestone: milestone.value,
      });
      if (!opened.ok) return opened;
      const { number, id } = opened.value;
      const key = isThere ? keyElsewhere(id) : number;
      const told = { key, word: urgentInWish(wish), after: body };
      await tools.telling?.tell(told, true);
      return opened;
    },
  });
  // It is linked, and the tracking issue shows it, once GitHub lists it.
  const soon = tools.clock.now().add({ seconds: 5 });
  if (result.kind === "done") return { kind: "written", again: soon };
  if (result.kind !== "past") return result;
  const { number, id } = (result.value ?? {}) as { readonly number?: number; readonly id?: number };
  if (number === undefined) return isDone;
  const key = isThere && id !== undefined ? keyElsewhere(id) : number;
  return bringBack(job, { repo, number, key });
}

/** It was opened and isn't listed: GitHub is late, or somebody took away by what it is known, or deleted it. */
async function bringBack(job: Job, at: BodyAt): Promise<Tended> {
  const { tools, wish, version } = job;
  const now = await getIssue(tools.github, at);
  if (!now.ok) return { kind: "failed", failure: now.failure };
  if (now.value === null) return open(job, ` instead of ${at.number}`);
  const mended = await rewrite(at, tools, ({ body, labels }) => {
    const whole = bodyOn(job, body, keptIn(wish, body, body));
    const wanted = labelsFor(labels, version);
    const isRight = whole === body && wanted.join() === labels.join();
    return isRight ? null : { body: whole, labels: wanted };
  });
  if (mended.kind === "failed" || mended.kind === "fenced") return mended;
  return { kind: "open", at: tools.clock.now().add({ seconds: 15 }) };
}

async function amend(wanted: Omit<Job, "assigned">, facts: SubIssueFacts): Promise<Tended> {
  const { tools, wish } = wanted;
  const at = { repo: facts.repo, number: facts.number, key: facts.key };
  const isClosed = wish.state !== "open";
  const assigned = await assign(wanted, facts);
  if (!assigned.ok) return { kind: "failed", failure: assigned.failure };
  const job: Job = assigned.value ? { ...wanted, assigned: assigned.value } : wanted;
  const release = await releaseChange(job, facts);
  if (!release.ok) return { kind: "failed", failure: release.failure };
  const change: IssueChange = {
    ...release.value,
    ...(facts.title !== wish.title && { title: wish.title }),
    ...(isClosed && facts.state === "open" && closing(wish)),
    ...(!isClosed && facts.state === "closed" && { state: "open", state_reason: "reopened" }),
  };
  const after = bodyNow(job, facts.body, facts.body);
  const hasBody = after !== facts.body;
  if (!hasBody && Object.keys(change).length === 0) return restoreLost(at, tools);
  if (!hasBody) {
    const changed = await changeIssue(tools.github, at, change);
    return changed.ok
      ? { kind: "written", again: null }
      : { kind: "failed", failure: changed.failure };
  }
  const word = urgentInWish(wish);
  const isAlone = Object.keys(change).length === 0 && !assigned.value;
  const text = { key: facts.key, word, before: facts.body };
  const later = isAlone ? tools.telling?.subIssueDue(text) : null;
  if (later) {
    const restored = await restoreLost(at, tools);
    return restored.kind === "done" ? { kind: "open", at: later } : restored;
  }
  const lost = await restoreSeen(at, tools);
  if (lost) return lost;
  const written = await rewrite(at, tools, (now) => {
    const body = bodyNow(job, facts.body, now.body);
    const whole = {
      ...change,
      ...(body !== now.body && {
        body,
        told: { word },
        ...(!isAlone && ({ isSpared: true } as const)),
      }),
    };
    return Object.keys(whole).length === 0 ? null : whole;
  });
  if (written.kind === "failed" || written.kind === "fenced") return written;
  const checked = await restoreLost(at, tools);
  return checked.kind === "done" || checked.kind === "open"
    ? { kind: "written", again: checked.kind === "open" ? checked.at : null }
    : checked;
}

/**
 * Assigns the sub-issue to the people on call, to each once: who takes somebody off has a reason. Who GitHub doesn't
 * let be assigned is left out silently (REST docs, "Add assignees to an issue").
 * @returns null: everyone on call was asked about before
 */
async function assign(
  { tools, wish }: Omit<Job, "assigned">,
  facts: SubIssueFacts,
): Promise<Result<Assigned | null>> {
  const before = readAssigned(managedPart(facts.body));
  const known = new Set([...before.done, ...before.refused]);
  const onCall = (wish.view?.onCall ?? []).map((login) => login.toLowerCase());
  const fresh = onCall.filter((login) => !known.has(login));
  if (wish.state !== "open" || fresh.length === 0) return succeed(null);
  const answer = await assignEach(tools, facts, fresh);
  if (!answer.ok) return answer;
  return succeed({
    done: [...before.done, ...answer.value.done],
    refused: [...before.refused, ...answer.value.refused],
  });
}

/** The milestone shows which release it was last seen in: when that has another version, its label follows too. */
async function releaseChange(job: Job, facts: SubIssueFacts): Promise<Result<IssueChange>> {
  const { tools, version } = job;
  if (titlesOf(version).some((title) => title === facts.milestone)) return succeed({});
  const milestone = await milestoneOf(tools, facts.repo, version);
  if (!milestone.ok) return milestone;
  const now = await getIssue(tools.github, facts);
  if (!now.ok) return now;
  return succeed({
    milestone: milestone.value,
    ...(now.value && { labels: labelsFor(now.value.labels, version) }),
  });
}

const closing = ({ state }: SubIssueWish): IssueChange => ({
  state: "closed",
  state_reason: state === "live" ? "completed" : "not_planned",
});

/** What the body becomes: what people ticked since it was `seen` stays ticked until it has been judged. */
const bodyNow = (job: Job, seen: string, now: string): string =>
  bodyOn(job, now, keptIn(job.wish, seen, now));

/** The boxes that stay as they are now: pending ones, and what changed since `seen`. */
function keptIn(wish: SubIssueWish, seen: string, now: string): ReadonlyMap<string, boolean> {
  const before = readBoxes(seen);
  return new Map(
    [...readBoxes(now)].filter(
      ([id, isTicked]) =>
        wish.pending.has(id) ||
        (id.startsWith("item-") && (before.get(id) ?? isTicked) !== isTicked),
    ),
  );
}

function bodyOn(job: Job, body: string, kept: ReadonlyMap<string, boolean>): string {
  const { tools, wish, version } = job;
  const assigned = job.assigned ?? readAssigned(managedPart(body));
  const { release, issue } = tools.observation;
  const room = bodyLimit - outsideRegion(body).length - 200;
  const parent = { release, url: issue.url, version };
  return replaceRegion(body, renderSubIssue(parent, wish, { room, kept, assigned }));
}

const releaseLabel = (version: string): string => `release:${version}`;

/** What people labelled stays; of the labels of releases only this one's. */
function labelsFor(labels: readonly string[], version: string): readonly string[] {
  const own = [subIssueLabel, releaseLabel(version)];
  const others = labels.filter(
    (name) => !name.toLowerCase().startsWith("release:") || isLabelled(own, name),
  );
  const lower = new Set(others.map((name) => name.toLowerCase()));
  return [...others, ...own.filter((name) => !lower.has(name.toLowerCase()))];
}
