/** Whom a train asks beside its teams, and where it tells of releases. */
import type { ChatSettings } from "../../config/chat-settings.ts";
import { readingRotations } from "../../assembly/rotations.ts";
import type { Settings } from "../../config/settings.ts";
import { dutyAt, type Duty } from "../../model/train/rotation.ts";
import type { Train } from "../../model/train/train.ts";
import { examineChats } from "./chats.ts";
import { webhookFindings } from "./receivers.ts";
import { advice, good, problem, type Finding } from "./finding.ts";

export async function examinePeople(
  repo: string,
  train: Train,
  parts: {
    readonly settings: ChatSettings & Pick<Settings, "healthHosts" | "receivers">;
    readonly now: Temporal.Instant;
  },
): Promise<readonly Finding[]> {
  return [
    ...(await examineChats(repo, train, parts)),
    ...webhookFindings(repo, train, parts.settings),
    ...(await rotationFindings(repo, train, parts)),
  ];
}

async function rotationFindings(
  repo: string,
  train: Train,
  {
    settings,
    now,
  }: { readonly settings: Pick<Settings, "healthHosts">; readonly now: Temporal.Instant },
): Promise<readonly Finding[]> {
  const about = `${repo} managers_rotation`;
  if (train.rotationUrl === undefined) {
    return train.rotation.length === 0 ? [] : [turnFinding(about, train.rotation, now)];
  }
  const read = readingRotations(settings, { now: () => now });
  const turns = await read(train.rotationUrl, train.calendar.timeZone);
  if (turns.kind === "known") return [turnFinding(about, turns.value, now)];
  const says = `Its calendar can't be read: ${turns.why}.`;
  const fix =
    "Write an address that answers with an iCalendar, and let HEALTH_ALLOWED_HOSTS name its host where that is set.";
  return [problem(about, says, fix)];
}

function turnFinding(about: string, turns: readonly Duty[], now: Temporal.Instant): Finding {
  const duty = dutyAt(turns, now);
  if (duty) return good(about, `It is the turn of ${duty.manager}.`);
  const says = "It is nobody's turn at the moment, so only managers decide.";
  return advice(about, says, "Name somebody for this week.");
}
