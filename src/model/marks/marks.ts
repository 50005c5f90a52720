import { deflateRawSync, inflateRawSync } from "node:zlib";
import {
  releaseTold,
  serviceId,
  type ReleaseKey,
  type ServiceId,
  type TrainNames,
} from "../ids.ts";
import type { ReleaseRecord } from "../record/record.ts";
import type { Seal } from "./seal.ts";

/**
 * Marks that the app leaves in the texts it writes on GitHub, so that it finds them again after it lost its
 * own memory. HTML comments: people don't see them. A mark counts only where the app is the author.
 */
export const issueBegin = "<!-- release-train:begin -->";
export const issueEnd = "<!-- release-train:end -->";

/** Where a train repository keeps its train file. */
export const trainFilePath = ".github/release-train.yml";

/** Where a train repository keeps the issue form for a new release, and the branch on which it is offered. */
export const issueFormPath = ".github/ISSUE_TEMPLATE/release.yml";
export const issueFormBranch = "release-train/issue-form";

/** The label that makes an issue of the train repository a tracking issue. */
export const trackingLabel = "release-train";
/** GitHub finds labels whatever their capitals, and shows each as it was made: `Release-Train` is the same one. */
export const isLabelled = (labels: readonly string[], wanted: string): boolean =>
  labels.some((one) => one.toLowerCase() === wanted.toLowerCase());

/** The label of the app's sub-issues, one for each service of a release. */
export const subIssueLabel = "release-train:service";

const subIssuePattern = /<!-- release-train:sub-issue (\S+) ([^\s>]+) -->/;

/** The app has written its part of a tracking issue there: that stays when somebody takes the label off. */
export const isMarked = (body: string): boolean =>
  body.includes(issueBegin) && !subIssuePattern.test(body);

/** In the body of a sub-issue: of which release and which service it is. */
export const subIssueMark = (release: ReleaseKey, service: ServiceId): string =>
  `<!-- release-train:sub-issue ${release} ${service} -->`;

/** The release whose sub-issue has such a body, whoever wrote it; undefined: it is none. */
export const subIssueOf = (body: string, train: TrainNames): ReleaseKey | undefined =>
  releaseTold(subIssuePattern.exec(body)?.[1] ?? "", train);

/** The service whose sub-issue of this release has such a body; undefined: it is no such sub-issue. */
export function readSubIssueMark(
  body: string,
  release: ReleaseKey,
  train: TrainNames,
): ServiceId | undefined {
  const [, of, service] = subIssuePattern.exec(body) ?? [];
  const isOfRelease = of !== undefined && releaseTold(of, train) === release;
  return isOfRelease && service !== undefined ? serviceId(service) : undefined;
}

const carriesPattern = /<!-- release-train:carries ([^\s<>][^<>]*) -->/;

/** In the app's part of a tracking issue: what it carries, where its sections alone don't say that. */
export const carriesMark = (services: readonly ServiceId[]): string =>
  `<!-- release-train:carries ${services.join(" ")} -->`;

/** The services that the app's part of a tracking issue names by that mark; undefined: there is none. */
export const readCarriesMark = (managed: string): readonly ServiceId[] | undefined =>
  carriesPattern.exec(managed)?.[1]?.split(" ").map(serviceId);

/** To whom the app has assigned a sub-issue, in lower case: each once, whatever people made of it since. */
export interface Assigned {
  readonly done: readonly string[];
  /** Whom GitHub didn't let be assigned. */
  readonly refused: readonly string[];
}

const assignedPattern = /<!-- release-train:assigned( [^<>]*)? -->/;

/** In the app's part of a sub-issue. A login has no blank and no `!`. */
export const assignedMark = ({ done, refused }: Assigned): string =>
  `<!-- release-train:assigned ${[...done, ...refused.map((one) => `!${one}`)].join(" ")} -->`;

/** What that mark says; nobody where there is none. */
export function readAssigned(managed: string): Assigned {
  const names = assignedPattern.exec(managed)?.[1]?.trim().split(" ") ?? [];
  return {
    done: names.filter((one) => one !== "" && !one.startsWith("!")),
    refused: names.filter((one) => one.startsWith("!")).map((one) => one.slice(1)),
  };
}

const saidPattern = /^<!-- release-train:said ([^\s>]+) -->/;
const recordPattern = /^<!-- release-train:record ([A-Za-z0-9_-]+) -->/;

/** First line of a comment that says `key`. Keys have no white space and no `>`. */
export const saidMark = (key: string): string => `<!-- release-train:said ${key} -->`;

/** The key of a comment that the app wrote, or undefined. */
export const readSaidMark = (body: string): string | undefined => saidPattern.exec(body)?.[1];

/** Deflated, since the commits of hundreds of services would outgrow a comment (65,536 characters). */
export function recordMark(record: ReleaseRecord): string {
  const packed = deflateRawSync(Buffer.from(JSON.stringify(record))).toString("base64url");
  return `<!-- release-train:record ${packed} -->`;
}

/** What a record comment carries, unchecked: undefined: no record comment; null: one that can't be read. */
export function readRecordMark(body: string): unknown {
  const packed = recordPattern.exec(body)?.[1];
  if (packed === undefined) return body.startsWith("<!-- release-train:record") ? null : undefined;
  try {
    // A bound, so that a forged comment can't blow up memory.
    const json = inflateRawSync(Buffer.from(packed, "base64url"), { maxOutputLength: 4_000_000 });
    return JSON.parse(json.toString("utf8"));
  } catch {
    return null;
  }
}

const sealedPattern = /^<!-- release-train:record sealed\.([A-Za-z0-9_-]+) -->/;

/** The same comment with what the app reads back closed to others. */
export const sealRecord = (body: string, seal: Seal): string =>
  body.replace(
    recordPattern,
    (_, packed: string) => `<!-- release-train:record sealed.${seal.close(packed)} -->`,
  );

/** The inverse of {@link sealRecord}; any other text, and what can't be opened, stays as it is. */
export function unsealRecord(body: string, seal: Seal): string {
  const packed = seal.open(sealedPattern.exec(body)?.[1] ?? "");
  if (packed === undefined) return body;
  return body.replace(sealedPattern, `<!-- release-train:record ${packed} -->`);
}

/** The label of post-mortems. */
export const postMortemLabel = "release-train:post-mortem";

const postMortemPattern = /^<!-- release-train:post-mortem (\S+) -->/;

/** First line of the post-mortem of a release. */
export const postMortemMark = (release: ReleaseKey): string =>
  `<!-- release-train:post-mortem ${release} -->`;

/** The release whose post-mortem has such a body; undefined: it is none. */
export const readPostMortemMark = (body: string, train: TrainNames): ReleaseKey | undefined =>
  releaseTold(postMortemPattern.exec(body)?.[1] ?? "", train);

/** In the text of a GitHub release: which release of the train published it. `part`: a service, or `train`. */
export const releaseMark = (release: ReleaseKey, part: string): string =>
  `<!-- release-train:release ${release} ${part} -->`;

const amendedPattern = /<!-- release-train:amended ([^\s>]{1,250}) -->/g;

/** In the text of a GitHub release: what was said there since it was published. Keys have no white space and no `>`. */
export const amendedMark = (key: string): string => `<!-- release-train:amended ${key} -->`;

/** In the text of a GitHub release: all of it was rolled back, so that it isn't the latest any more. */
export const withdrawnMark = "<!-- release-train:withdrawn -->";

export const isWithdrawn = (text: string): boolean => text.includes(withdrawnMark);

/** The keys of all that was said there. */
export const readAmendedMarks = (text: string): readonly string[] =>
  [...text.matchAll(amendedPattern)].map(([, key = ""]) => key);

/** In the text of a GitHub release: its notes have the built-in form, though the train file asks for another. */
export const builtInNotice = "<!-- release-train:built-in notes -->";

/** In the text of a GitHub release: the train file asks for a section of a changelog that couldn't be offered. */
export const unofferedNotice = "<!-- release-train:no changelog -->";

/** In the text of a GitHub release: the train file asks for a discussion that couldn't be opened. */
export const undiscussedNotice = "<!-- release-train:no discussion -->";

const releasePattern = /<!-- release-train:release ([^\s<>]{1,250}) ([^\s<>]{1,250}) -->/g;

/** Whether a text is that of a release of a train, whichever it is. */
export const isOfTrain = (text: string): boolean =>
  [...text.matchAll(releasePattern)].some(([, , part]) => part === "train");

/** Whether a text has that mark, also as a version before 0.2 wrote it. */
export const hasReleaseMark = (
  text: string,
  {
    release,
    part,
    train,
  }: { readonly release: ReleaseKey; readonly part: string; readonly train: TrainNames },
): boolean =>
  [...text.matchAll(releasePattern)].some(
    ([, of = "", named]) => named === part && releaseTold(of, train) === release,
  );
