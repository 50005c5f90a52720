import { cut } from "../../model/cut.ts";
import { code, joinTexts, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { ownerName, type ChecklistItem } from "../../model/train/train.ts";
import { answerBlocker } from "./answer-blocker.ts";
import { answerGoNoGo, goNoGoHint } from "./answer-go-no-go.ts";
import { splitService } from "./split-service.ts";
import { whyStale } from "./answer-vote.ts";
import { fewOf } from "../../text/few.ts";
import { takenBackGateName, takenBackGateNames } from "../gates/taken-back-gate.ts";
import { answerWaiveRehearsal } from "./answer-waive-rehearsal.ts";
import { answerWaivedGate } from "./answer-waived-gate.ts";
import { findItem, type ItemFound } from "./find-item.ts";
import { nearest } from "../../text/nearest.ts";
import { managersNamed } from "../../text/people.ts";
import { managersMay } from "./managers-may.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { answersFor } from "../../model/github/authority.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { wording } from "../../model/view/wording.ts";

type Name = "/confirm" | "/waive";

/** `/confirm [service] <item>`: the owning team's word for one item of its service. */
export function answerConfirm(request: Request): Answer {
  const own = answerGoNoGo(request, "/confirm");
  if (own) return own;
  const target = targetOf(request, "/confirm", true);
  if ("kind" in target) return target;
  const { assessed, item } = target;
  const { service, candidate } = assessed;
  const owner = ownerName(service.owner);
  if (!answersFor(request.authority, service)) {
    return refused(
      say`Only ${owner} can ${code("/confirm")} this, and GitHub doesn't list you as a member. A manager (${managersNamed(request.situation.train)}) can waive an item with ${code("/waive")}.`,
    );
  }
  const { proof } = item;
  if (proof.kind !== "person") {
    const what = proof.kind === "file" ? wording`the file ` : wording`the check `;
    const name = proof.kind === "file" ? proof.path : proof.name;
    return refused(
      say`${strong(item.text)} is verified automatically by ${what}${code(name)} at the service's commit, so nobody needs to confirm it.`,
    );
  }
  const part = request.situation.owners.get(owner);
  const stale = proof.perCommit && part ? whyStale(request, [part], "/confirm") : undefined;
  if (stale) return refused(stale);
  const entry = { ...saidBy(request), service: service.id, item: item.id };
  return done([{ kind: "confirm", ...entry, commit: candidate.commit }]);
}

/** `/waive [service] <item> <reason>`: a manager sets one item of a service aside. */
export function answerWaive(request: Request): Answer {
  const own = answerBlocker(request) ?? answerGoNoGo(request, "/waive");
  if (own) return own;
  if (!request.authority.isManager) {
    return refused(managersMay(request, "/waive"));
  }
  const again =
    answerWaiveRehearsal(request) ??
    answerRidingAgain(request) ??
    answerWaivedGate(request, readingsOf(request, "/waive"));
  if (again) return again;
  const target = targetOf(request, "/waive", false);
  if ("kind" in target) return target;
  const { assessed, item, rest: reason } = target;
  const { service, candidate } = assessed;
  if (reason === "") {
    return refused(
      say`Please give a reason for waiving ${strong(item.text)} of ${service.name}, which the notes will show: ${code(`/waive ${service.id} "${item.text}" <reason>`)}.`,
    );
  }
  const entry = { ...saidBy(request), service: service.id, item: item.id, reason };
  return done(
    [{ kind: "waive", ...entry, commit: candidate.commit }],
    [
      paragraph(
        say`${strong(item.text)} of ${service.name} is waived: ${reason}. The release notes will say so.`,
      ),
    ],
  );
}

/** `/waive <service> rolled back before <reason>`: a commit that was rolled back may be released again. */
function answerRidingAgain(request: Request): Answer | undefined {
  for (const { assessed, text } of readingsOf(request, "/waive")) {
    const own = assessed.gates.find(({ id }) => id === "taken back");
    const words = text.replaceAll(/["'`]/g, "");
    const said = takenBackGateNames.find((name) => words.toLowerCase().startsWith(name));
    if (own?.readiness !== "blocked" || said === undefined) continue;
    const reason = words.slice(said.length).replace(/^[\s:,]+/, "");
    const { service, candidate } = assessed;
    if (reason === "") {
      return refused(
        say`Please give a reason for releasing ${service.name} again, which the notes will show: ${code(`/waive ${service.id} ${takenBackGateName} <reason>`)}.`,
      );
    }
    const entry = { ...saidBy(request), service: service.id, item: takenBackGateName, reason };
    return done([{ kind: "waive", ...entry, commit: candidate.commit }]);
  }
  return undefined;
}

interface Target extends ItemFound<ChecklistItem> {
  readonly assessed: ServiceAssessment;
}

/** The service and the item that a command is about, or why that isn't clear. */
function targetOf(request: Request, name: Name, isAlone: boolean): Target | Answer {
  const { checklist } = request.situation.train;
  if (checklist.length === 0) {
    return refused(noChecklist(request, name));
  }
  const readings = readingsOf(request, name);
  for (const { assessed, text } of readings) {
    const found = findItem(checklist, text, isAlone);
    if (found) return { ...found, assessed };
  }
  const [reading] = readings;
  if (!reading) {
    const [example = ""] = request.situation.services.keys();
    return refused(
      say`Which service? For example ${code(`${name} ${example} 1${name === "/waive" ? " <reason>" : ""}`)}.`,
    );
  }
  return refused(noSuchItem(request, name, reading), ...goNoGoHint(request));
}

function noChecklist(request: Request, name: Name): Text {
  const [own] = goNoGoHint(request);
  return own
    ? say`The services of this train have no checklist. ${own}`
    : name === "/confirm"
      ? say`This train has no checklist, so there is nothing to confirm.`
      : say`This train has no checklist, so there is nothing to waive.`;
}

interface ReadingOfRest {
  readonly assessed: ServiceAssessment;
  readonly text: string;
}

/** What the words may mean, the likeliest first: a sub-issue is about its service, a team about its only one. */
function readingsOf(request: Request, name: Name): readonly ReadingOfRest[] {
  const { situation, authority, rest, issue } = request;
  const all = [...situation.services.values()];
  const here = all.filter(
    ({ service }) => situation.observation.subIssues.get(service.id)?.key === issue,
  );
  const mine = all.filter(({ service }) => answersFor(authority, service));
  const candidates = name === "/confirm" ? mine : all;
  const [only, ...others] = here.length > 0 ? here : candidates;
  const { service, reason } = splitService(request);
  const named = service && situation.services.get(service.id);
  return [
    ...(named ? [{ assessed: named, text: reason }] : []),
    ...(only && others.length === 0 ? [{ assessed: only, text: rest }] : []),
  ];
}

function noSuchItem(
  { situation: { train } }: Request,
  name: Name,
  { assessed, text }: ReadingOfRest,
): Text {
  const gate = assessed.gates.find(
    (one) => !one.item && text.toLowerCase().startsWith(one.name.toLowerCase()),
  );
  if (gate) {
    const items = itemsOf(train.checklist);
    return name === "/confirm"
      ? say`${strong(gate.name)} is verified automatically, so nobody can confirm it: ${gate.reason}. You can confirm only checklist items: ${items}.`
      : say`${strong(gate.name)} is verified automatically, so nobody can waive it: ${gate.reason}. You can waive only checklist items: ${items}.`;
  }
  const near = nearest(
    text.toLowerCase(),
    train.checklist.map((one) => one.text.toLowerCase()),
  );
  const meant = train.checklist.find((one) => one.text.toLowerCase() === near);
  const hint = meant ? say` Did you mean ${strong(meant.text)}?` : say``;
  const said =
    text === "" ? say`Which item?` : say`No checklist item matches ${code(cut(text, 60))}.`;
  return say`${said}${hint} The items of ${assessed.service.name} are: ${itemsOf(train.checklist)}.`;
}

const itemsOf = (checklist: readonly ChecklistItem[]): Text =>
  joinTexts(
    fewOf(
      checklist.map(({ text }, index) => say`${index + 1} ${strong(text)}`),
      20,
    ),
    ", ",
  );
