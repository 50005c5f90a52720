import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checklistGates, itemWords } from "../../../src/decide/gates/checklist.ts";
import { worst } from "../../../src/decide/gates/gate.ts";
import { known, type Reading } from "../../../src/model/failure.ts";
import type { CheckResult } from "../../../src/model/github/checks.ts";
import type { FileFacts } from "../../../src/model/github/files.ts";
import type { ServiceFacts } from "../../../src/model/observation.ts";
import type { RecordEntry } from "../../../src/model/record/record.ts";
import type { ChecklistItem } from "../../../src/model/train/train.ts";
import { away, check, greenFacts } from "../../support/observation.ts";
import { commit, noon, service } from "../../support/train.ts";

const search = service("search", "search");
const tip = commit("search");
const older = commit("older");
const at = noon.toString();
const sue = { id: 4, login: "sue" };
const about = { service: search.id, item: "done", at };
const confirm: RecordEntry = { kind: "confirm", ...about, by: sue, commit: tip, comment: null };
const withdraw: RecordEntry = { kind: "withdraw", ...about, by: sue, commit: null };
const voided: RecordEntry = { kind: "withdraw", ...about, by: null, commit: tip };
const waive: RecordEntry = {
  kind: "waive",
  ...about,
  by: { id: 1, login: "sarah" },
  commit: tip,
  comment: 7,
  reason: "later",
};

const proofs = {
  person: { kind: "person", perCommit: false },
  "each commit": { kind: "person", perCommit: true },
  file: { kind: "file", path: "a.md" },
  check: { kind: "check", name: "load" },
} as const satisfies Record<string, ChecklistItem["proof"]>;

const gateFor = (
  proof: ChecklistItem["proof"],
  entries: readonly RecordEntry[],
  facts: Reading<ServiceFacts> = known(greenFacts(search)),
  of: typeof tip | null = tip,
  hides = false,
) => {
  const item = { id: "done", text: "Done", proof };
  const [gate] = checklistGates(
    { service: search, facts, commit: of, hides },
    [item],
    itemWords({ entries }),
  );
  return gate;
};
const short = (sha: string): string => sha.slice(0, 7);

test.each<[string, keyof typeof proofs, readonly RecordEntry[], string]>([
  ["no word", "person", [], "blocked: Done: not confirmed by acme/search"],
  ["confirmed", "person", [confirm], `ready: Done: confirmed by sue at ${short(tip)}`],
  ["taken back", "person", [confirm, withdraw], "blocked: Done: not confirmed by acme/search"],
  [
    "confirmed again",
    "person",
    [confirm, withdraw, confirm],
    `ready: Done: confirmed by sue at ${short(tip)}`,
  ],
  [
    "confirmed while the commit wasn't known",
    "person",
    [{ ...confirm, commit: null }],
    "ready: Done: confirmed by sue",
  ],
  ["set aside", "person", [waive], "ready: Done: waived by sarah: later"],
  [
    "set aside, then confirmed",
    "person",
    [waive, confirm],
    `ready: Done: confirmed by sue at ${short(tip)}`,
  ],
  [
    "set aside, confirmed and taken back",
    "person",
    [waive, confirm, withdraw],
    "ready: Done: waived by sarah: later",
  ],
  [
    "confirmed at an older commit",
    "person",
    [{ ...confirm, commit: older }],
    `ready: Done: confirmed by sue at ${short(older)}`,
  ],
  [
    "for each commit: confirmed",
    "each commit",
    [confirm],
    `ready: Done: confirmed by sue at ${short(tip)}`,
  ],
  [
    "for each commit: confirmed at an older one",
    "each commit",
    [{ ...confirm, commit: older }],
    "blocked: Done: not confirmed by acme/search",
  ],
  [
    "for each commit: set aside at an older one",
    "each commit",
    [{ ...waive, commit: older }],
    "blocked: Done: not confirmed by acme/search",
  ],
  [
    "for each commit: confirmed, then void",
    "each commit",
    [confirm, voided],
    "blocked: Done: not confirmed by acme/search",
  ],
  [
    "a file that is missing, whoever confirms it",
    "file",
    [confirm],
    `blocked: Done: a.md is not in ${short(tip)}`,
  ],
  ["a file that is missing, set aside", "file", [waive], "ready: Done: waived by sarah: later"],
  [
    "a check that hasn't reported",
    "check",
    [],
    `unknown: Done: check load has not reported on ${short(tip)}`,
  ],
])("%s", (_name, proof, entries, words) => {
  const files = known({ commit: tip, present: new Map([["a.md", false]]) });
  const gate = gateFor(proofs[proof], entries, known({ ...greenFacts(search), files }));
  expect(`${gate?.readiness}: ${gate?.reason}`).toBe(words);
});

const files = (of: typeof tip, isThere: boolean): Reading<FileFacts> =>
  known({ commit: of, present: new Map([["a.md", isThere]]) });

test.each<[string, Reading<FileFacts>, string]>([
  ["there", files(tip, true), `ready: Done: a.md is in ${short(tip)}`],
  [
    "there in an older commit",
    files(older, true),
    `unknown: Done: the files read are those of ${short(older)}`,
  ],
  [
    "not looked for",
    known({ commit: tip, present: new Map() }),
    "unknown: Done: a.md was not read",
  ],
  ["unreadable", away, "unknown: Done: GitHub is away"],
])("a file is there at that very commit or it proves nothing: %s", (_name, read, words) => {
  const gate = gateFor(proofs.file, [], known({ ...greenFacts(search), files: read }));
  expect(`${gate?.readiness}: ${gate?.reason}`).toBe(words);
});

const load = (changes: Partial<CheckResult>): ServiceFacts => {
  const facts = greenFacts(search);
  const { checks } = facts;
  if (checks.kind === "unknown") return facts;
  return {
    ...facts,
    checks: known({ ...checks.value, results: [check(), check({ name: "load", ...changes })] }),
  };
};

test.each<[string, Partial<CheckResult>, string]>([
  ["green", {}, `ready: Done: check load is green on ${short(tip)}`],
  [
    "red",
    { result: "failed", word: "failure" },
    `blocked: Done: check load failed on ${short(tip)}`,
  ],
  [
    "queued",
    { result: "running", word: "queued" },
    `blocked: Done: check load is queued on ${short(tip)}`,
  ],
])("a check proves its item when it is green: %s", (_name, changes, words) => {
  const gate = gateFor(proofs.check, [], known(load(changes)));
  expect(`${gate?.readiness}: ${gate?.reason}`).toBe(words);
});

test("taking away what was read never makes an item ready", () => {
  const entries = fc.array(fc.constantFrom(confirm, withdraw, voided, waive), { maxLength: 4 });
  const proof = fc.constantFrom(...Object.values(proofs));
  const facts = fc.constantFrom(
    load({}),
    load({ result: "failed" }),
    { ...load({}), files: files(tip, true) },
    { ...load({}), files: files(older, true) },
  );
  const missing = fc.subarray(["files", "checks"] as const);
  fc.assert(
    fc.property(entries, proof, facts, missing, fc.boolean(), (said, one, read, gone, isAway) => {
      const before = gateFor(one, said, known(read));
      const less = { ...read, ...Object.fromEntries(gone.map((part) => [part, away])) };
      const after = gateFor(one, said, isAway ? away : known(less), isAway ? null : tip);
      const states = [before?.readiness, after?.readiness];
      expect(states).not.toEqual(["blocked", "ready"]);
      expect(states).not.toEqual(["unknown", "ready"]);
      expect(worst(after ? [after] : [])).toBe(after?.readiness);
    }),
  );
});

test("what may not be shown of a service isn't, and what people said of it is", () => {
  const words = (proof: keyof typeof proofs, said: readonly RecordEntry[]) => {
    const read = known({ ...load({}), files: files(tip, false) });
    const gate = gateFor(proofs[proof], said, read, tip, true);
    return `${gate?.readiness}: ${gate?.reason}`;
  };
  expect(words("person", [])).toBe("blocked: Done: not confirmed by acme/search");
  expect(words("person", [confirm])).toBe("ready: Done: confirmed by sue");
  expect(words("file", [])).toBe("blocked: Done: not there yet, its repository shows why");
  expect(words("check", [])).toBe("ready: Done: proved");
  expect(words("file", [waive])).toBe("ready: Done: waived by sarah: later");
});
