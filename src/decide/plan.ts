import type { ServiceId } from "../model/ids.ts";
import type { ReleaseRecord } from "../model/record.ts";
import type { Plan } from "../model/release.ts";
import { code, say, type Text } from "../model/text.ts";
import type { Train } from "../model/train.ts";
import { nearest } from "./nearest.ts";
import { departureOf } from "./record.ts";

export type PlanReading =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly Text[] };

/**
 * What the release is to carry: the sections that people wrote in the tracking issue, or, once it has left,
 * what it left with.
 * @param text the issue's body without the part that the app keeps
 */
export function planOf(text: string, train: Train, record: ReleaseRecord): PlanReading {
  const departure = departureOf(record);
  if (!departure) return readPlan(text, train);
  const { version, services } = departure;
  return { ok: true, plan: { version, departure: null, services } };
}

/** Reads the sections Version, Departure and Services; every problem of the text at once. */
export function readPlan(text: string, train: Train): PlanReading {
  const sections = sectionsOf(text);
  const problems: Text[] = [];
  const version = readVersion(sections.get("version"), problems);
  const departure = readDeparture(sections.get("departure"), problems);
  const services = readServices(sections.get("services"), train, problems);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, plan: { version, departure, services } };
}

/** Lower-case heading to the lines below it that carry text. Issue forms write `_No response_` for nothing. */
function sectionsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] | undefined;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trim();
    const heading = /^#{1,6}[ \t]+(.+)$/.exec(line)?.[1];
    if (heading !== undefined) {
      const name = heading.trim().toLowerCase();
      // The first one counts: people quote a form below their own.
      lines = sections.has(name) ? undefined : [];
      if (lines) sections.set(name, lines);
    } else if (lines && line !== "" && line !== "_No response_" && !line.startsWith("```")) {
      lines.push(line);
    }
  }
  return sections;
}

// It becomes part of branch and tag names: nothing that git refuses there.
const versionPattern = /^v?([0-9A-Za-z](?:[0-9A-Za-z+_-]|\.(?=[0-9A-Za-z]))*)$/;

function readVersionWord(word: string): string | undefined {
  const version = word.length <= 64 ? versionPattern.exec(word)?.[1] : undefined;
  return version?.endsWith(".lock") ? undefined : version;
}

function readVersion(lines: readonly string[] | undefined, problems: Text[]): string {
  const word = lines?.[0];
  if (word === undefined) {
    problems.push(
      say`There is no version. Add a section ${code("### Version")} with a line such as ${code("v2.5.0")}.`,
    );
    return "";
  }
  const version = readVersionWord(word);
  if (version === undefined) {
    problems.push(
      say`${code(shorten(word))} is no version: write letters, digits, dots and hyphens, such as ${code("v2.5.0")}.`,
    );
  }
  return version ?? "";
}

const departurePattern =
  /^(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}:\d{2}(?::\d{2})?)[ ]*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

function readDeparture(
  lines: readonly string[] | undefined,
  problems: Text[],
): Temporal.Instant | null {
  const words = lines?.[0];
  if (words === undefined) return null;
  const match = departurePattern.exec(words);
  if (match) {
    const [, day, time = "", zone = "Z"] = match;
    const offset = zone.toUpperCase() === "UTC" ? "Z" : zone;
    try {
      return Temporal.Instant.from(`${day}T${time.padStart(5, "0")}${offset}`);
    } catch {
      // A 31st of February: the same answer as for any other text.
    }
  }
  problems.push(
    say`${code(shorten(words))} is no time of departure: write it as ${code("2026-03-19 14:00")} (UTC) or with an offset, ${code("2026-03-19 14:00 +01:00")}.`,
  );
  return null;
}

function readServices(
  lines: readonly string[] | undefined,
  train: Train,
  problems: Text[],
): Plan["services"] {
  if (!lines || lines.length === 0) {
    problems.push(
      say`There are no services. Add a section ${code("### Services")} with a line for each, such as ${code(`${train.services[0]?.id ?? "api-gateway"} 1.8.0`)}.`,
    );
    return [];
  }
  const services: { service: ServiceId; version: string }[] = [];
  for (const line of lines) {
    const words = line.replace(/^[-*][ \t]+(?:\[[ xX]\][ \t]+)?/, "").replaceAll("`", "");
    const cut = Math.max(words.lastIndexOf(" "), words.lastIndexOf("\t"));
    const title = cut < 0 ? words : words.slice(0, cut).replace(/[ \t:@]+$/, "");
    const service = findService(train, title);
    const version = cut < 0 ? undefined : readVersionWord(words.slice(cut + 1));
    if (!service) problems.push(unknownService(train, title));
    else if (version === undefined) {
      problems.push(
        say`${code(service.id)} has no version: write ${code(`${service.id} 1.8.0`)} with the version that it is to have.`,
      );
    } else if (services.some((other) => other.service === service.id)) {
      problems.push(say`${code(service.id)} is named twice: keep one line.`);
    } else services.push({ service: service.id, version });
  }
  return services;
}

/** A service of the train by its id or its name, however it is capitalised. */
export function findService(train: Train, title: string): Train["services"][number] | undefined {
  const wanted = title.trim().toLowerCase();
  return train.services.find(
    (service) => service.id === wanted || service.name.toLowerCase() === wanted,
  );
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

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
