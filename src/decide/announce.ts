import type { Action } from "../model/action.ts";
import type { VoidEntry } from "../model/record.ts";
import { code, joinTexts, link, paragraph, say } from "../model/text.ts";
import { tickAnnouncements } from "./hear/announce-ticks.ts";
import { hashOf } from "./hash.ts";
import type { Outlook } from "./outlook.ts";
import { managersMentioned, mentionOwner } from "./people.ts";
import type { Publication } from "./publish.ts";
import { voidsOf } from "./record.ts";

export type Say = Extract<Action, { kind: "say" }>;

/**
 * What people should hear of, each once: it follows from what is so, not from what just happened, so a crash
 * between the record and the word loses nothing.
 */
export const announcements = (outlook: Outlook): readonly Say[] => [
  ...tampering(outlook),
  ...voidsOf(outlook.record).flatMap((entry) => voided(outlook, entry)),
  ...tickAnnouncements(outlook),
  ...outlook.holds.flatMap(({ question }) =>
    question
      ? [{ kind: "say" as const, key: question.key, message: [paragraph(question.text)] }]
      : [],
  ),
];

/** Everybody who spoke has to speak again: the record that knew it was changed by somebody else. */
function tampering({ situation }: Outlook): readonly Say[] {
  const { record } = situation.observation;
  if (record.kind !== "tampered") return [];
  const owners = [...situation.owners.values()].flatMap(({ services }) =>
    services[0] ? [[mentionOwner(services[0].owner)]] : [],
  );
  const who = joinTexts([...owners, managersMentioned(situation.train)], " ");
  const text = say`${who}: the release record was changed by ${record.by}, so nothing that it said counts any more. The teams vote again, then a manager says ${code("/go")}.`;
  return [{ kind: "say", key: `tampered:${record.comment}`, message: [paragraph(text)] }];
}

/** Tells the teams that their word no longer counts, unless they have given it again meanwhile. */
function voided(outlook: Outlook, entry: VoidEntry): readonly Say[] {
  const { situation, standings, go, departure } = outlook;
  const lost = [...new Set(entry.votes.map((vote) => vote.owner))].flatMap((name) => {
    const owner = situation.owners.get(name)?.services[0]?.owner;
    return owner && standings.get(name)?.kind === "waiting" ? [mentionOwner(owner)] : [];
  });
  // After the departure that is a hold, which has its own question.
  const isWithoutGo = !departure && go.kind === "fallen" && go.decision.comment === entry.decision;
  if (lost.length === 0 && !isWithoutGo) return [];
  const who = joinTexts(
    lost.map((owner) => [owner]),
    ", ",
  );
  const managers = managersMentioned(situation.train);
  const fell = say`The GO falls with it; ${managers}: when the votes are in, say ${code("/go")} again.`;
  const text =
    lost.length === 0
      ? say`${managers}: the GO no longer counts: ${entry.why}. Say ${code("/go")} again when that is settled.`
      : say`${who}: your vote no longer counts: ${entry.why}. Look at the plan and say ${code("/go")} again.`;
  const isBoth = lost.length > 0 && isWithoutGo;
  const message = isBoth ? [paragraph(text), paragraph(fell)] : [paragraph(text)];
  const key = `void:${hashOf(JSON.stringify([entry.votes, entry.decision]))}`;
  return [{ kind: "say", key, message }];
}

/** The last word of a release. */
export function completion({ situation }: Outlook, publication: Publication): Say | undefined {
  if (publication.kind !== "done") return undefined;
  const { plan, observation } = situation;
  const { trainRelease } = observation;
  const url = trainRelease.kind === "known" ? trainRelease.value?.url : undefined;
  const notes = url === undefined ? say`` : say` Notes: ${link("release notes", url)}.`;
  const count = plan.services.length;
  const live = count === 1 ? "its service is live" : `all ${count} services are live`;
  const message = [paragraph(say`${plan.version} is complete: ${live}.${notes}`)];
  return { kind: "say", key: "complete", message };
}
