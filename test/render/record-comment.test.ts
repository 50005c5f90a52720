import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { digest, repoName, serviceId, sha } from "../../src/model/ids.ts";
import { readRecordMark } from "../../src/model/marks/marks.ts";
import {
  emptyRecord,
  type RecordEntry,
  type ReleaseRecord,
} from "../../src/model/record/record.ts";
import { recordShape } from "../../src/observe/issue/record-shape.ts";
import { renderRecord } from "../../src/render/record-comment.ts";
import { page } from "./reading.ts";

const said = { comment: 7, by: { id: 1, login: "sarah" }, at: "2026-03-19T13:40:12Z" };
const api = serviceId("api-gateway");
const manifest = digest("3f2a90bc11de".padEnd(64, "0"));

const entries: readonly RecordEntry[] = [
  {
    kind: "vote",
    ...said,
    answer: "go",
    reason: "",
    owners: [{ owner: "acme/infra", digest: manifest }],
  },
  {
    kind: "decision",
    ...said,
    answer: "no-go",
    reason: "too | late\n@tom",
    digest: null,
    part: null,
  },
  {
    kind: "void",
    at: said.at,
    votes: [{ comment: 7, owner: "acme/infra" }],
    decision: 8,
    why: "Auth Service moved",
  },
  { kind: "decision", ...said, answer: "go", reason: "", digest: manifest, part: null },
  {
    kind: "departure",
    at: said.at,
    revision: sha("a".repeat(40)),
    version: "2.5.0",
    services: [{ service: api, version: "1.8.0", previous: null }],
    behind: [],
  },
  {
    kind: "turn",
    task: "deploy",
    service: api,
    attempt: 1,
    commit: sha("c".repeat(40)),
    at: said.at,
    from: said.at,
  },
  { kind: "hold", ...said, service: null, reason: "errors rise" },
  { kind: "resume", ...said, service: api, reason: "", past: [] },
  { kind: "allow", ...said, what: "1a2b3c4", reason: "a hotfix" },
  { kind: "retry", task: "deploy", ...said, service: api, attempt: 2 },
  {
    kind: "include",
    ...said,
    repo: repoName("acme/api"),
    pull: 12,
    reason: "it came with #9",
    over: { kind: "missing" },
  },
];

const confirmed = { service: api, item: "migrations-ready", at: said.at };
const later: readonly RecordEntry[] = [
  { kind: "confirm", ...confirmed, by: said.by, commit: null, comment: null },
  { kind: "withdraw", ...confirmed, by: null, commit: sha("b".repeat(40)) },
  { kind: "waive", ...said, ...confirmed, reason: "", commit: null },
  {
    kind: "include",
    ...said,
    repo: repoName("acme/api"),
    pull: 12,
    reason: "x",
    over: { kind: "reverted", by: "#15" },
  },
  {
    kind: "undone",
    service: api,
    issue: 21,
    at: said.at,
    place: 0,
    by: "eve",
    boxes: [{ box: "item-migrations-ready", ticked: true, why: "outsider" }],
  },
];

test("whatever the app writes down it can read again", () => {
  const record: ReleaseRecord = {
    ...emptyRecord,
    published: { "acme/infra": { digest: manifest, since: said.at } },
    heard: { 21: { at: said.at, count: 2 } },
    entries: [...entries, ...later],
  };
  expect(recordShape.parse(readRecordMark(renderRecord(record)))).toEqual(record);
});

test("the record shows who decided what, below the mark that the app reads back", () => {
  const record: ReleaseRecord = { ...emptyRecord, seq: 3, manifest, entries };
  const body = renderRecord(record);
  const [mark = "", ...text] = body.split("\n");
  expect(readRecordMark(body)).toEqual(record);
  expect(mark.startsWith("<!-- release-train:record ")).toBe(true);
  expect(text.join("\n")).toMatchInlineSnapshot(`
    "<details><summary>Release record: what people decided in this release, and when</summary>

    | When | Who | What |
    | --- | --- | --- |
    | 2026-03-19 13:40 UTC | sarah | Voted go for acme/infra |
    | 2026-03-19 13:40 UTC | sarah | Decided NO-GO: too &#124; late @&#8203;tom |
    | 2026-03-19 13:40 UTC | Release Train | Voided the votes of acme/infra and the GO: Auth Service moved |
    | 2026-03-19 13:40 UTC | sarah | Decided GO for manifest \`3f2a90bc11de\` |
    | 2026-03-19 13:40 UTC | Release Train | 2.5.0 departed with 1 service |
    | 2026-03-19 13:40 UTC | Release Train | Gave api-gateway its turn at \`ccccccc\` |
    | 2026-03-19 13:40 UTC | sarah | Put the release on hold: errors rise |
    | 2026-03-19 13:40 UTC | sarah | Resumed api-gateway |
    | 2026-03-19 13:40 UTC | sarah | Allowed the deployment \`1a2b3c4\`: a hotfix |
    | 2026-03-19 13:40 UTC | sarah | Allowed attempt 2 of api-gateway |
    | 2026-03-19 13:40 UTC | sarah | Counted acme/api#&#8203;12 as contained: it came with #&#8203;9 |

    Release Train keeps this comment. Do not edit it: edits are ignored and undone.

    </details>"
  `);
});

test("an empty record", () => {
  expect(renderRecord(emptyRecord).split("\n").slice(1).join("\n")).toMatchInlineSnapshot(`
    "<details><summary>Release record: what people decided in this release, and when</summary>

    Nothing yet.

    Release Train keeps this comment. Do not edit it: edits are ignored and undone.

    </details>"
  `);
});

test("what people wrote keeps to its cell", () => {
  const hold = { kind: "hold", ...said, service: null, reason: "| x |\n\n<b> @tom `" } as const;
  const html = page(renderRecord({ ...emptyRecord, entries: [hold] }));
  expect([...html.matchAll(/<td>/g)]).toHaveLength(3);
});

test("a long record loses its oldest rows, never the mark", () => {
  const many: readonly RecordEntry[] = Array.from({ length: 600 }, (_, n) => ({
    kind: "hold",
    ...said,
    service: null,
    reason: `${n} ${randomBytes(20).toString("hex")} ${"#".repeat(60)}`,
  }));
  const record = { ...emptyRecord, entries: many };
  const body = renderRecord(record);
  expect(body.length).toBeLessThanOrEqual(65_000);
  expect(readRecordMark(body)).toEqual(record);
  const rows = body.split("\n").filter((line) => line.startsWith("| 2026"));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.at(-1)).toContain("599 ");
  expect(body).toContain(`${600 - rows.length} earlier rows left out here`);
});
