/** What people read in English although the app speaks another language. */
import { expect, test } from "vitest";
import { commandUses } from "../../src/model/release/command.ts";
import { speak } from "../../src/model/view/catalogue.ts";
import { pseudo } from "../support/pseudo.ts";

/** For operators and authors of train files; and a form whose labels are read back. */
const english = new Set(["command line", "settings", "train file", "form"]);

/** What is the same in every language, each with its reason. */
const same: readonly RegExp[] = [
  // Marks, code, addresses, mentions, tags, entities and commits.
  /<!--.*?-->/gs,
  /```mermaid.*?```/gs,
  /`[^`\n]*`/g,
  /\]\([^)]*\)/g,
  /https?:\S+/g,
  /@[\w/-]+/g,
  /<[^<>]*>|&#?\w+;/g,
  /\b[0-9a-f]{7,40}\b/g,
  // GitHub's words for alerts, and time zones and units.
  /\[!(?:NOTE|WARNING|CAUTION)\]|\bUTC\b|\d (?:s|min|h)\b/g,
  // A command, whose words are read: in chat it stands without backticks.
  new RegExp(`/(?:${Object.keys(commandUses).join("|")})\\b[^.,;:()]*`, "g"),
  // The words of decisions, as commands have them; the name of the app.
  /\b(?:GO|NO-GO|PARTIAL|GitHub|Release Train)\b/g,
  // Names of gates, which are their ids in the API, in boxes and in `/waive`.
  /\b(?:pull requests|hotfixes|ci|staging|version|blockers|repository|checklist)(?=:|\*\* )/g,
  // Headings of notes: teams write them in their train file.
  /^### (?:Breaking changes|Features|Dependencies)$/gm,
  // Of a train file, whose keys and problems are English.
  /^line \d+: .*$/gm,
];

/** Names, and what people, checks and tools wrote, in the worlds that are shown. */
const written =
  /\b(?:Api Gateway|Auth Service|User Service|Search|Gateway|Auth|API|WEB|next|acme\/[\w-]+|(?:api|auth|user)-(?:gateway|service)|backend|infra|releases?\/[\d.]+|release:[\d.]+|storefront|sarah|ina|bob|sue|eve|mike|tom|renovate|bot|api|web|auth|user|search|gateway|test|staging|production|hotfix|it smells|not today|wrong day|no database|GitHub is away|Migrations ready|Config documented|Database migrations ready|Cache sessions|error rate|none this time|customers are waiting|looking at it|fix|drop old tokens|feat|refunds|Bump undici)\b/g;

test("every word that people read comes from the catalogue", { timeout: 360_000 }, async () => {
  speak(pseudo);
  // Now, in a process of its own: what is found in these worlds is found in the language of their beginning.
  const { everyText } = await import("./every-text.ts");
  const escaped = everyText().flatMap(({ where, when, text }) => {
    if (english.has(where)) return [];
    const rest = [written, ...same].reduce((left, one) => left.replaceAll(one, " "), text);
    return [...rest.matchAll(/[A-Za-z][A-Za-z'’-]+/g)].map(
      ([word]) =>
        `${where}, ${when}: ${word} in: ${rest.split("\n").find((line) => line.includes(word)) ?? ""}`,
    );
  });
  expect([...new Set(escaped)]).toEqual([]);
});
