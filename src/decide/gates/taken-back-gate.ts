/** A commit that was rolled back isn't released again unless a manager waives this; a new commit is free. */
import { parseReleaseKey, type Sha } from "../../model/ids.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import { entriesOf } from "../record/record.ts";
import type { ReleaseRecord, WaiveEntry } from "../../model/record/record.ts";
import type { Gate, SetAside } from "../../model/release/release.ts";
import type { Service } from "../../model/train/train.ts";
import { gate } from "./gate.ts";
import type { GateRule, GateSubject } from "./rule.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { short } from "../../text/short.ts";
import { wording, phrase, translated } from "../../model/view/wording.ts";

/** Name of the gate, and of what a manager waives with it. */
export const takenBackGateName = phrase("rolled back before");

/** As it may be written, and as records of older releases name it. */
export const takenBackGateNames: readonly string[] = [takenBackGateName, "not taken back"];

export const takenBackRule: GateRule = {
  id: "taken back",
  needs: "nothing",
  isPublic: true,
  judge: (subject) => takenBackGate(subject, subject.words.record),
};

type Seen = Pick<GateSubject, "observation" | "service" | "commit" | "progress" | "hides">;

/** undefined: nobody rolled this commit back. */
function takenBackGate(subject: Seen, record: ReleaseRecord): Gate | undefined {
  const { observation, commit, progress, hides } = subject;
  const isAhead = progress.kind === "waiting" || progress.kind === "failed";
  const back = isAhead ? backOf(subject) : undefined;
  if (!back?.rides || commit === null) return undefined;
  const waived = waivedAt(record, subject.service, commit);
  if (waived) {
    return gate(
      takenBackGateName,
      "ready",
      wording`waived by ${waived.by.login}: ${waived.reason}`,
    );
  }
  const what = hides ? wording`its commit` : short(commit);
  const at = parseReleaseKey(back.rides.issue);
  const isHere = at?.repository === observation.issue.repository;
  const links =
    at && isHere
      ? [
          {
            text: `#${at.issue}`,
            url: observation.issue.url.replace(/\/\d+$/, `/${at.issue}`),
          },
        ]
      : [];
  const where = at && isHere ? wording` by #${at.issue}` : "";
  const reason = wording`${what} was rolled back${where}: fix it with a new commit, or a manager waives this`;
  return gate(takenBackGateName, "blocked", reason, links);
}

/** The rollback that followed the newest deployment of the candidate's commit by another release. */
function backOf({ observation, service, commit: candidate }: Seen): DeploymentFacts | undefined {
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return undefined;
  const all = facts.value.production.value.filter(
    ({ ours, rides }) => ours && rides?.service === service.id,
  );
  const there = all.findIndex(
    ({ task, commit, rides }) =>
      task === "deploy" && commit === candidate && rides?.issue !== observation.release,
  );
  const issue = all[there]?.rides?.issue;
  return all.slice(0, Math.max(0, there)).find(
    ({ task, commit, rides }) =>
      // What it went back to is what production ran before, were it the same commit.
      task === "rollback" && rides?.issue === issue && commit !== candidate,
  );
}

const waivedAt = (record: ReleaseRecord, service: Service, commit: Sha): WaiveEntry | undefined =>
  entriesOf(record, "waive").findLast(
    (one) =>
      takenBackGateNames.includes(one.item) && one.service === service.id && one.commit === commit,
  );

/** What managers let be released again. */
export const ridingAgain = (
  services: Iterable<ServiceAssessment>,
  record: ReleaseRecord,
): readonly SetAside[] =>
  [...services].flatMap((assessed): readonly SetAside[] => {
    const { commit } = assessed.candidate;
    const waived = commit === null ? undefined : waivedAt(record, assessed.service, commit);
    if (!waived) return [];
    const { by, reason } = waived;
    return [
      {
        item: translated(takenBackGateName),
        how: "set aside",
        service: assessed.service.name,
        by: by.login,
        reason,
      },
    ];
  });
