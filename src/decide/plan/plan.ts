import { nextVersion } from "../../model/release/history.ts";
import { isSameName, type RepoName, type ServiceId } from "../../model/ids.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Plan } from "../../model/release/release.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import { tagName } from "../../model/train/tag-names.ts";
import type { Service, Train } from "../../model/train/train.ts";
import { nearest } from "../../text/nearest.ts";
import { departureOf } from "../record/record.ts";
import { departureText, readDeparture, moveInForce } from "../record/departure.ts";
import { sectionsOf } from "../record/sections.ts";
import { shorten } from "../../text/shorten.ts";
import { withVersions, type VersionFacts } from "./version-next.ts";

export type PlanReading =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly Text[] };

/** More than this at once helps nobody, and one comment must hold them. */
const problemsMax = 20;

/**
 * What the release is to carry: the sections that people wrote in the tracking issue, or, once it has left,
 * what it left with.
 * @param text the body without the part that the app keeps
 */
export function planOf(
  text: string,
  train: Train,
  record: ReleaseRecord,
  facts: VersionFacts,
): PlanReading {
  const departure = departureOf(record);
  if (!departure) {
    const reading = readPlan(text, train);
    if (!reading.ok) return reading;
    const moved = moveInForce(record, departureText(text));
    const asked = moved
      ? { ...reading.plan, departure: Temporal.Instant.from(moved.departure) }
      : reading.plan;
    const { plan: whole, problems } = withVersions(asked, train, facts);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, plan: whole };
  }
  const { version, services } = departure;
  const plan = services.map((one) => ({ service: one.service, version: one.version }));
  return { ok: true, plan: { version, departure: null, services: plan, rest: null } };
}

/**
 * Reads the sections Version, Departure and Services; the problems of the text together. A service without a
 * version has `nextVersion`. Without services, or with a line `all`, every service of the train rides, as far as
 * it has something new.
 */
export function readPlan(text: string, train: Train): PlanReading {
  const sections = sectionsOf(text);
  const problems: Text[] = [];
  const version = readVersion(sections.get("version"), problems);
  const departure = readDeparture(sections, train.calendar.timeZone, problems);
  const misspelt = misspeltHeading(sections, "departure");
  if (misspelt !== undefined) {
    problems.push(
      say`The section ${code(shorten(misspelt))} is unknown. Call it ${code("### Departure")}; without it, the release departs at the next opening of the window after the GO.`,
    );
  }
  const carried = readServices(sections, train, problems);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, plan: { version, departure, ...carried } };
}

// It becomes part of branch and tag names: nothing that git refuses there. A `v` before a digit is not part
// of it, and templates would take any other `v` at its beginning for one too.
const versionPattern =
  /^(?:[vV](?=\d))?((?![vV])[0-9A-Za-z](?:[0-9A-Za-z+_-]|\.(?=[0-9A-Za-z]))*)$/;
const versionMax = 64;

function readVersionWord(word: string): string | undefined {
  const version = word.length <= versionMax ? versionPattern.exec(word)?.[1] : undefined;
  return version?.endsWith(".lock") ? undefined : version;
}

/** The version that a release's text has, whatever else in it can't be read; undefined: none. */
export function writtenVersion(text: string): string | undefined {
  const word = sectionsOf(text).get("version")?.[0]?.replaceAll("`", "");
  return word === undefined ? undefined : readVersionWord(word);
}

function readVersion(lines: readonly string[] | undefined, problems: Text[]): string {
  const word = lines?.[0]?.replaceAll("`", "");
  if (word === undefined) {
    problems.push(
      say`There is no version. Add a section ${code("### Version")} with a line such as ${code("v2.5.0")}.`,
    );
    return "";
  }
  const version = readVersionWord(word);
  if (version === undefined) {
    problems.push(
      say`${code(shorten(word))} is not a version: write letters, digits, dots and hyphens, such as ${code("v2.5.0")}.`,
    );
  }
  const other = lines?.slice(1, linesMost).find((line) => isOtherVersion(line, version));
  if (other !== undefined) {
    problems.push(
      say`${code("### Version")} names two versions, ${code(shorten(word))} and ${code(shorten(other))}: keep one line.`,
    );
  }
  return version ?? "";
}

/** So many lines of a section are looked at for what contradicts its first one. */
const linesMost = 20;

/** Whether a further line names another version: notes below the first one are nobody's business. */
const isOtherVersion = (line: string, version: string | undefined): boolean => {
  const word = line.replaceAll("`", "");
  return /^[vV]?\d{1,9}\.\d/.test(word) && ![undefined, version].includes(readVersionWord(word));
};

/** The line that stands for all services which aren't named. */
const everyService = /^(?:[-*+] )?(?:\[[ xX]\] )?`?all`?$/i;
/** A box of an issue form, or of a list of things to do. */
const box = /^[-*+] \[([ xX])\] /;

function readServices(
  sections: ReadonlyMap<string, readonly string[]>,
  train: Train,
  problems: Text[],
): Pick<Plan, "services" | "rest"> {
  const written = sections.get("services") ?? [];
  const find = serviceFinder(train);
  const isAll = (line: string): boolean => everyService.test(line) && !find("all");
  const lines = written
    .filter((line) => box.exec(line)?.[1] !== " ")
    .flatMap((line) => (find(bareLine(line)) ? [line] : line.split(/[,;]/)))
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0 && written.length > 0) {
    problems.push(
      say`No box below ${code("### Services")} is ticked: tick the services of this release.`,
    );
  }
  const misspelt = misspeltHeading(sections, "services");
  if (misspelt !== undefined) {
    problems.push(
      say`The section ${code(shorten(misspelt))} is unknown. Call it ${code("### Services")}; without it, every service with unreleased changes is included.`,
    );
  }
  const versions = new Map<ServiceId, string>();
  for (const line of lines.filter((one) => !isAll(one))) {
    if (problems.length >= problemsMax) {
      problems.push(say`There may be more: only the first ${problemsMax} problems are listed.`);
      break;
    }
    const read = readServiceLine(line, train, find);
    if ("problem" in read) problems.push(read.problem);
    else if (versions.has(read.service)) {
      problems.push(say`${code(read.service)} is named twice: keep one line.`);
    } else versions.set(read.service, read.version);
  }
  const named = [...versions].map(([service, version]) => ({ service, version }));
  if (lines.length > 0 && !lines.some(isAll)) return { services: named, rest: null };
  const others = train.services.filter(({ id }) => !versions.has(id));
  const open = others.map(({ id }) => ({ service: id, version: nextVersion }));
  return { services: [...named, ...open], rest: [] };
}

/** A heading that was meant to be this one, where that is missing: whoever named three services must not get all. */
const misspeltHeading = (
  sections: ReadonlyMap<string, readonly string[]>,
  name: string,
): string | undefined =>
  (sections.get(name)?.length ?? 0) > 0
    ? undefined
    : [...sections.keys()].find((one) => one !== name && nearest(one, [name]) !== undefined);

const bareLine = (line: string): string =>
  line.replace(/^[-*+] (?:\[[ xX]\] )?/, "").replaceAll("`", "");

function readServiceLine(
  line: string,
  train: Train,
  find: (title: string) => Service | undefined,
): { readonly service: ServiceId; readonly version: string } | { readonly problem: Text } {
  const words = bareLine(line);
  const whole = find(words);
  const cut = Math.max(words.lastIndexOf(" "), words.lastIndexOf("@"), words.lastIndexOf(":"));
  const title = cut < 0 || whole ? words : withoutTail(words.slice(0, cut));
  const service = whole ?? find(title);
  if (!service) return { problem: unknownService(train, title) };
  const version = whole ? nextVersion : readVersionWord(words.slice(cut + 1));
  if (version !== undefined) {
    const isNext = version.toLowerCase() === nextVersion;
    return { service: service.id, version: isNext ? nextVersion : version };
  }
  const example = code(`${service.id} 1.8.0`);
  return {
    problem: say`${code(shorten(words.slice(cut + 1)))} is not a version of ${code(service.id)}: write it as in ${example}.`,
  };
}

// A regular expression for this takes quadratic time on long runs.
function withoutTail(title: string): string {
  let end = title.length;
  while (end > 0 && " :@".includes(title.charAt(end - 1))) end -= 1;
  return title.slice(0, end);
}

/** Finds services of the train by id or name, however they are capitalised. */
function serviceFinder(train: Train): (title: string) => Service | undefined {
  const known = new Map<string, Service>();
  // Ids win over names, and of two equal names the first.
  for (const service of train.services.toReversed()) known.set(service.name.toLowerCase(), service);
  for (const service of train.services) known.set(service.id, service);
  return (title) => known.get(title.toLowerCase());
}

/** Says that the train has no such service, with the nearest that it has. */
export function unknownService(train: Train, title: string): Text {
  const near = nearest(
    title.toLowerCase(),
    train.services.map((service) => service.id),
  );
  const meant = near === undefined ? say`` : say` Did you mean ${code(near)}?`;
  return say`The train has no service ${code(shorten(title))}.${meant}`;
}

/**
 * Tags that the train repository would need twice in this release: GitHub holds one release per tag, and the train's
 * is at another commit than a service's. Services at one tag are published together.
 * @param home the train repository, which gets the tag of the release itself
 */
export function tagClashes(plan: Plan, train: Train, home: RepoName): readonly Text[] {
  const services = new Map(train.services.map((service) => [service.id, service]));
  const own = tagName(train, null, plan.version);
  const clashes = plan.services.flatMap(({ service: id, version }): readonly Text[] => {
    const service = services.get(id);
    if (!service || !isSameName(service.repo, home)) return [];
    if (tagName(train, service, version) !== own) return [];
    return [
      say`${code(id)} and the release itself would both be published as ${code(own)} in ${home}: give one of them another version, or put ${code("{{service}}")} into the train file's ${code("tag")}.`,
    ];
  });
  return clashes.slice(0, problemsMax);
}
