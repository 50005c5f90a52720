import { boxId } from "../../model/marks/boxes.ts";
import { chatKinds } from "../../model/train/chats.ts";
import { repoName, serviceId, teamName } from "../../model/ids.ts";
import type { ChecklistItem, Principal, Service, Train } from "../../model/train/train.ts";
import { readCron } from "../cron.ts";
import { durationOf } from "../scalars.ts";
import { toCalendar, toFreeze } from "./to-calendar.ts";
import { toDuties } from "./rotation-schema.ts";
import { toDrive } from "./drive.ts";
import { toHealth } from "./to-health.ts";
import { toNotes } from "./to-notes.ts";
import type { TrainFile } from "./train-schema.ts";
import { capital } from "../../text/capital.ts";

/** The train that a file without problems describes. */
export function toTrain(file: TrainFile): Train {
  return {
    name: file.train,
    managers: file.managers.map(toPrincipal),
    ...(typeof file.managers_rotation === "string"
      ? { rotation: [], rotationUrl: file.managers_rotation }
      : { rotation: toDuties(file.managers_rotation, toCalendar(file).timeZone) }),
    branch: file.branch,
    tag: file.tag,
    calendar: toCalendar(file),
    maxParallel: file.max_parallel === undefined ? null : Number(file.max_parallel),
    allowPrivate: file.allow_private === "true",
    subIssues: file.sub_issues === "service" ? "own repository" : "train repository",
    pullLabels: file.pull_request_labels === "true",
    quiet: file.quiet === "true",
    teamVotes: file.go_no_go.team_votes,
    chats: chatKinds.flatMap((chat) => {
      const place = file.notify[chat];
      return place ? [{ chat, channel: place.channel }] : [];
    }),
    webhooks: file.notify.webhooks ?? [],
    people: Object.entries(file.people).map(([name, given]) => ({
      name,
      ids: Object.fromEntries(Object.entries(given).filter(([, id]) => id !== undefined)),
    })),
    rehearse: file.rehearse !== undefined,
    schedule: (file.schedule === undefined ? undefined : readCron(file.schedule)) ?? null,
    versioning: file.versioning,
    blockers: file.blockers,
    goNoGo: {
      remind: durationOf(file.go_no_go.remind),
      checklist: file.go_no_go.checklist.map((text) => ({ id: boxId(text), text })),
    },
    notes: toNotes(file.notes),
    verify: file.verify === undefined ? null : durationOf(file.verify),
    checklist: file.checklist.map(toItem),
    services: Object.entries(file.services).map(([id, service]) => toService(file, id, service)),
  };
}

function toService(file: TrainFile, id: string, service: TrainFile["services"][string]): Service {
  const repo = repoName(service.repo);
  return {
    id: serviceId(id),
    name: service.name ?? titleCase(id),
    repo,
    owner:
      service.team === undefined
        ? { kind: "writers", repo }
        : { kind: "team", team: teamName(service.team) },
    onCall: service.on_call ?? [],
    deputies: service.deputies ?? [],
    dependsOn: service.depends_on.map(serviceId),
    path: service.path,
    requiredChecks: service.required_checks ?? file.required_checks,
    versioning: service.versioning ?? file.versioning,
    drive: toDrive(service),
    timeout: durationOf(service.timeout),
    environments: environmentsOf(file, service),
    freezes: service.freezes.map(toFreeze),
    reporters: service.reporters ?? null,
    health: service.health ? toHealth(service.health) : null,
    rollback: toRollback(service.rollback),
    notesTemplate: service.notes.template ?? null,
    links: Object.entries(service.links).map(([text, url]) => ({ text, url })),
  };
}

function environmentsOf(
  { environments }: TrainFile,
  { environments: own }: TrainFile["services"][string],
): Service["environments"] {
  return {
    staging: own.staging === undefined ? environments.staging : own.staging,
    production: own.production ?? environments.production,
  };
}

function toRollback({
  automatic,
  until,
  note,
}: TrainFile["services"][string]["rollback"]): Service["rollback"] {
  return {
    automatic: automatic === "true",
    until: until && { paths: until.path ?? [], label: until.label ?? null },
    note: note ?? null,
  };
}

function toItem(item: TrainFile["checklist"][number]): ChecklistItem {
  if (typeof item === "string") return toItem({ text: item, per_commit: "false" });
  const { text, file, check, per_commit } = item;
  const id = boxId(text);
  if (file !== undefined) return { id, text, proof: { kind: "file", path: file } };
  if (check !== undefined) return { id, text, proof: { kind: "check", name: check } };
  return { id, text, proof: { kind: "person", perCommit: per_commit === "true" } };
}

const toPrincipal = (name: string): Principal =>
  name.includes("/") ? { kind: "team", team: teamName(name) } : { kind: "person", login: name };

/** `auth-service` becomes `Auth Service`. */
const titleCase = (id: string): string =>
  id
    .split(/[-_.]+/)
    .filter((word) => word !== "")
    .map(capital)
    .join(" ");
