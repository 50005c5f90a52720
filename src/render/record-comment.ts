import { timeWords } from "../decide/health/watch-words.ts";
import { recordMark } from "../model/marks/marks.ts";
import type { ServiceId, Sha } from "../model/ids.ts";
import type { RecordEntry, ReleaseRecord } from "../model/record/record.ts";
import { code, plain, say } from "../model/view/text.ts";
import type { Text } from "../model/view/text.ts";
import { cutText } from "./clean-text.ts";
import { plainToMarkdown, toMarkdown } from "./markdown.ts";
import { counted, phrase, translated, wording } from "../model/view/wording.ts";
import { stateName } from "../text/state-words.ts";
import { fewNames } from "../text/few.ts";

/** Below GitHub's limit for a comment, 65,536 characters. */
const bodyMax = 65_000;

const frame = () => ({
  head: [
    `<details><summary>${wording`Release record: what people decided in this release, and when`}</summary>`,
  ],
  columns: [`| ${wording`When`} | ${wording`Who`} | ${wording`What`} |`, "| --- | --- | --- |"],
  foot: [
    wording`Release Train keeps this comment. Do not edit it: edits are ignored and undone.`,
    "",
    "</details>",
  ],
});

/** Whether people may read which commits it is about: not where a repository is for fewer of them. */
interface Shown {
  readonly commits: boolean;
}

/**
 * The comment that is the app's memory of a release: first the mark that it reads back, then what people
 * read. The mark is always whole; of the table the oldest rows go when there is no room.
 */
export function renderRecord(record: ReleaseRecord, shows: Shown = { commits: true }): string {
  const mark = recordMark(record);
  const { head, columns, foot } = frame();
  const rows = record.entries.map((entry) => rowOf(entry, shows));
  const around = [mark, ...head, ...foot, leftOut(rows.length), ...columns].join("\n\n").length;
  const shown = newestThatFit(rows, bodyMax - around);
  const missing = rows.length - shown.length;
  const lines = [mark, ...head, ""];
  if (missing > 0) lines.push(leftOut(missing), "");
  if (shown.length > 0) lines.push(...columns, ...shown, "");
  else if (missing === 0) lines.push(wording`Nothing yet.`, "");
  return [...lines, ...foot].join("\n");
}

const leftOut = (count: number): string =>
  wording`${counted(count, "earlier row")} left out here; they are kept all the same.`;

function newestThatFit(rows: readonly string[], room: number): readonly string[] {
  let length = 0;
  let first = rows.length;
  for (const [index, row] of [...rows.entries()].toReversed()) {
    length += row.length + 1;
    if (length > room) break;
    first = index;
  }
  return rows.slice(first);
}

function rowOf(entry: RecordEntry, shows: Shown): string {
  const who = authorOf(entry);
  const when = timeWords(Temporal.Instant.from(entry.at));
  return `| ${when} | ${who} | ${toMarkdown(whatOf(entry, shows))} |`;
}

function authorOf(entry: RecordEntry): string {
  const isPersons = "by" in entry && entry.by !== null && typeof entry.by !== "string";
  return isPersons ? plainToMarkdown(entry.by.login, 100) : "Release Train";
}

function whatOf(entry: RecordEntry, shows: Shown): Text {
  const at = (commit: Sha | null): Text => (shows.commits ? atCommit(commit) : []);
  switch (entry.kind) {
    case "vote":
      return say`Voted ${stateName(entry.answer)} for ${entry.owners.map(({ owner }) => owner).join(", ")}${because(entry.reason)}`;
    case "decision": {
      const about =
        entry.digest === null ? [] : say` for manifest ${code(entry.digest.slice(0, 12))}`;
      const isPartial = entry.answer === "go" && entry.part !== null;
      const word = isPartial ? "PARTIAL" : entry.answer.toUpperCase();
      const carried = isPartial ? wording` of ${named(entry.part?.services ?? [])}` : "";
      return say`Decided ${word}${about}${carried}${because(entry.reason)}`;
    }
    case "departure": {
      const behind = named(entry.behind.map(({ service }) => service));
      const without = behind === "" ? "" : wording`, without ${behind}`;
      return say`${entry.version} departed with ${counted(entry.services.length, "service")}${without}`;
    }
    case "turn":
      return entry.task === "deploy"
        ? say`Gave ${entry.service} its turn${at(entry.commit)}`
        : say`Asked for the rollback of ${entry.service}${at(entry.commit)}`;
    case "hold":
      return say`Put ${entry.service ?? wording`the release`} on hold${because(entry.reason)}`;
    case "resume":
      return say`Resumed ${entry.service ?? wording`the release`}${because(entry.reason)}`;
    case "allow":
      return say`Allowed the deployment ${code(entry.what)}${because(entry.reason)}`;
    case "release confirm":
      return say`Confirmed ${entry.item} for the release`;
    case "release waive":
      return say`Waived ${entry.item} for the release${because(entry.reason)}`;
    case "reschedule":
      return say`Moved the departure to ${timeWords(Temporal.Instant.from(entry.departure))}`;
    case "section edited":
      return say`Followed the edited Departure section again`;
    case "override":
      return say`Overrode window and freezes${because(entry.reason)}`;
    case "unhealthy":
      return say`Found ${deploymentOf(entry)} unhealthy in attempt ${entry.attempt}${because(entry.why)}`;
    case "vouch":
      return say`Confirmed the health of ${deploymentOf(entry)} in attempt ${entry.attempt}${because(entry.reason)}`;
    case "complete":
      return say`Ended the observation of the release`;
    case "retry":
      return say`Allowed attempt ${entry.attempt} of ${deploymentOf(entry)}`;
    case "replace":
      return replaced(entry, at(entry.commit));
    case "rehearse":
    case "rehearsed":
      return rehearsal(entry);
    case "rollback":
      return rolledBack(entry);
    case "abort":
      return say`Aborted the release${because(entry.reason)}`;
    case "confirm":
      return say`Confirmed ${entry.item} of ${entry.service}${at(entry.commit)}`;
    case "withdraw":
      return entry.by === null
        ? say`Voided ${entry.item} of ${entry.service}: it must be confirmed for every commit`
        : say`Withdrew ${entry.item} of ${entry.service}`;
    case "waive":
      return say`Waived ${entry.item} of ${entry.service}${because(entry.reason)}`;
    case "waive blocker":
      return say`Waived blocker ${entry.name}${entry.service === null ? "" : wording` for ${entry.service}`}${because(entry.reason)}`;
    case "include":
      return say`Counted ${entry.repo}#${entry.pull} as contained${because(entry.reason)}`;
    case "hand over":
      return say`Handed the release over to ${entry.to.login}${because(entry.reason)}`;
    case "undone":
      return say`Corrected boxes of ${entry.service} that ${entry.by} changed`;
    case "void":
      return say`Voided ${voided(entry)}${because(entry.why)}`;
  }
}

function rehearsal(entry: Extract<RecordEntry, { kind: "rehearse" | "rehearsed" }>): Text {
  return entry.kind === "rehearse"
    ? say`Began a rehearsal of ${named(entry.services.map(({ service }) => service))}`
    : say`Ended the rehearsal: ${translated(outcomes[entry.outcome])}${because(entry.why)}`;
}

function rolledBack(entry: Extract<RecordEntry, { kind: "rollback" }>): Text {
  const names = entry.services.map(({ service }) => service).join(", ");
  const what = entry.whole ? wording`the release (${names})` : names;
  return say`Rollback of ${what}${entry.forced ? wording` by force` : ""}${because(entry.reason)}`;
}

function replaced(entry: Extract<RecordEntry, { kind: "replace" }>, at: Text): Text {
  const by = entry.branch === null ? [] : say` by the head of ${code(entry.branch)}`;
  return say`Replaced the commit of ${entry.service}${by}${at}${because(entry.reason)}`;
}

const deploymentOf = ({
  task,
  service,
}: Extract<RecordEntry, { kind: "retry" | "unhealthy" | "vouch" }>): string =>
  task === "deploy" ? service : wording`the rollback of ${service}`;

function voided({ votes, decision }: Extract<RecordEntry, { kind: "void" }>): string {
  const owners = votes.map(({ owner }) => owner).join(", ");
  const lost = owners === "" ? [] : [wording`the votes of ${owners}`];
  return fewNames([...lost, ...(decision === null ? [] : [wording`the GO`])]);
}

const outcomes = {
  passed: phrase("passed"),
  failed: phrase("failed"),
  changed: phrase("changed"),
  stopped: phrase("stopped"),
};

const named = (services: readonly ServiceId[]): string => cutText(services.join(", "), 300);

const atCommit = (commit: Sha | null): Text =>
  commit === null ? [] : say` at ${code(commit.slice(0, 7))}`;

/** A reason is what somebody typed: shown in one line, and not without end. */
const because = (reason: string): Text =>
  reason === "" ? [] : [plain(`: ${cutText(reason, 300)}`)];
