import type { ServiceId } from "../model/ids.ts";
import type { HoldEntry, ReleaseRecord } from "../model/record.ts";
import { code, mention, plain, say, strong, type Span, type Text } from "../model/text.ts";
import type { Owner } from "../model/train.ts";
import type { Progress } from "./progress.ts";
import type { Rider, Situation } from "./situation.ts";
import { goStateOf } from "./votes.ts";

/** One reason why nothing new starts, for the release (`service: null`) or for one service. */
export interface Hold {
  readonly service: ServiceId | null;
  /** What happened, and who ends it how. */
  readonly why: Text;
  /** The question to the owning team, for holds that the release ran into by itself; its key is told once. */
  readonly question: { readonly key: string; readonly text: Text } | null;
}

/** Everything that holds the release now, what concerns the whole of it first. */
export function holdsOf(situation: Situation, record: ReleaseRecord): readonly Hold[] {
  return [
    ...closedHold(situation),
    ...spokenHolds(situation, record),
    ...fallenHold(situation, record),
    ...failureHolds(situation, record),
    ...redHolds(situation),
  ];
}

function closedHold(situation: Situation): readonly Hold[] {
  if (situation.observation.issue.state === "open") return [];
  return [{ service: null, why: say`this issue is closed; reopen it to go on`, question: null }];
}

/** Holds that people called and nobody ended. */
function spokenHolds(situation: Situation, record: ReleaseRecord): readonly Hold[] {
  return standingHolds(record).map((hold) => ({
    service: hold.service,
    why: holdText(situation, hold),
    question: null,
  }));
}

function holdText(situation: Situation, hold: HoldEntry): Text {
  const reason = hold.reason === "" ? "no reason given" : hold.reason;
  const rider = situation.riders.find((one) => one.service.id === hold.service);
  const what = rider ? say`${rider.service.name} is held` : say`held`;
  const end = rider ? `/resume ${rider.service.id}` : "/resume";
  return say`${what} by ${hold.by.login}: ${reason}. ${code(end)} ends it`;
}

/** The holds that were called and not ended by a later resume of the same scope. */
export function standingHolds(record: ReleaseRecord): readonly HoldEntry[] {
  const standing = new Map<string, HoldEntry>();
  for (const entry of record.entries) {
    if (entry.kind === "hold") standing.set(entry.service ?? "", entry);
    if (entry.kind === "resume") standing.delete(entry.service ?? "");
  }
  return [...standing.values()];
}

/** After the departure a GO that fell stops the train where it is. */
function fallenHold(situation: Situation, record: ReleaseRecord): readonly Hold[] {
  if (!situation.departure) return [];
  const go = goStateOf(situation, record);
  switch (go.kind) {
    case "go":
      return [];
    case "no-go":
      return [
        {
          service: null,
          why: say`no-go by ${go.decision.by.login}: ${go.decision.reason}. The teams vote again, then a manager says ${code("/go")}`,
          question: null,
        },
      ];
    case "none":
    case "fallen": {
      const why = go.kind === "fallen" ? go.why : "there is no GO of a manager";
      const text = say`the GO no longer stands: ${why}. The teams concerned vote again, then a manager says ${code("/go")}`;
      const key = `fallen:${go.kind === "fallen" ? go.decision.comment : "none"}`;
      const managers = situation.train.managers.map((one) =>
        mention(one.kind === "person" ? one.login : one.team),
      );
      const question = say`${spaced(managers)}: ${text}. What is deploying ends; nothing new starts.`;
      return [{ service: null, why: text, question: { key, text: question } }];
    }
  }
}

const attemptKey = (id: ServiceId, attempt: number): string => `${id}:${attempt}`;

/** The failed attempts that hold the release now, as `service:attempt`. */
export const failedAttempts = (situation: Situation): readonly string[] =>
  situation.riders.flatMap((rider) =>
    rider.progress.kind === "failed" ? [attemptKey(rider.service.id, rider.progress.attempt)] : [],
  );

function failureHolds(situation: Situation, record: ReleaseRecord): readonly Hold[] {
  const ended = new Set(
    record.entries.flatMap((entry) => (entry.kind === "resume" ? entry.past : [])),
  );
  return situation.riders.flatMap((rider) => {
    const { progress } = rider;
    if (progress.kind !== "failed") return [];
    const key = attemptKey(rider.service.id, progress.attempt);
    // A retry that was allowed and hasn't begun is on its way.
    if (ended.has(key) || retryAllowed(record, rider.service.id, progress.attempt + 1)) return [];
    return [{ service: null, why: failureText(rider, progress), question: question(rider, key) }];
  });
}

/** Whether someone asked for this attempt. */
export const retryAllowed = (record: ReleaseRecord, service: ServiceId, attempt: number): boolean =>
  record.entries.some(
    (entry) => entry.kind === "retry" && entry.service === service && entry.attempt === attempt,
  );

type Failed = Extract<Progress, { kind: "failed" }>;

function failureText(rider: Rider, failed: Failed): Text {
  const said = failed.why === "" ? "" : `: ${failed.why}`;
  return say`${rider.service.name} ${failureWords(failed)}${said}. ${code(`/retry ${rider.service.id}`)} tries again`;
}

function failureWords(failed: Failed): string {
  switch (failed.how) {
    case "failed":
      return "failed to deploy";
    case "errored":
      return "could not be deployed";
    case "timed out":
      return "was not deployed in time";
    case "refused":
      return "was refused by GitHub";
  }
}

function question(rider: Rider, key: string): Hold["question"] {
  const { service, candidate, progress } = rider;
  if (progress.kind !== "failed") return null;
  const name = strong(`${service.name} ${candidate.version}`);
  const said = progress.why === "" ? "" : `: ${progress.why}`;
  const log: Span =
    progress.logUrl === null ? plain("") : { kind: "link", text: " (log)", url: progress.logUrl };
  const text = say`${mentionOwner(service.owner)}: ${name} ${failureWords(progress)}${said}${log}. The release is on hold; what is deploying ends, nothing new starts. Mend it and say ${code(`/retry ${service.id}`)}, or ${code("/resume")} to let the services that don't depend on it go on.`;
  return { key: `failed:${key}`, text };
}

/** After the departure a service whose proof is lost doesn't start, and its team is asked. */
function redHolds(situation: Situation): readonly Hold[] {
  if (!situation.departure) return [];
  return situation.riders.flatMap((rider) => {
    if (rider.progress.kind !== "waiting" || rider.readiness !== "blocked") return [];
    const { service } = rider;
    const reasons = rider.gates
      .filter((gate) => gate.readiness === "blocked")
      .map((gate) => gate.reason)
      .join("; ");
    const why = say`${service.name} is no longer ready: ${reasons}`;
    const key = `blocked:${service.id}:${rider.candidate.commit ?? "none"}`;
    const text = say`${mentionOwner(service.owner)}: ${strong(service.name)} is no longer ready: ${reasons}. It will not start like this.`;
    return [{ service: service.id, why, question: { key, text } }];
  });
}

/** Notifies whoever answers for a service. Writers of a repository can't be notified as a group. */
export const mentionOwner = (owner: Owner): Span =>
  owner.kind === "team" ? mention(owner.team) : plain(`Writers of ${owner.repo}`);

const spaced = (spans: readonly Span[]): Text =>
  spans.flatMap((span, index) => (index === 0 ? [span] : [plain(" "), span]));
