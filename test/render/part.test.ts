import { expect, test } from "vitest";
import { digest, serviceId, sha } from "../../src/model/ids.ts";
import { readRecordMark } from "../../src/model/marks/marks.ts";
import { emptyRecord, type ReleaseRecord } from "../../src/model/record/record.ts";
import { say } from "../../src/model/view/text.ts";
import { recordShape } from "../../src/observe/issue/record-shape.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { renderRecord } from "../../src/render/record-comment.ts";
import { planningView } from "./views.ts";

test("the issue shows the PARTIAL, what stays behind, and who manages the release", () => {
  const view = planningView({
    state: "go",
    sentence: say`PARTIAL decided by sarah`,
    decision: { word: "PARTIAL", by: "sarah" },
    handedOver: { to: "max", by: "sarah", reason: "my shift | ends @all" },
    behind: [
      { name: "Search | @all", version: "1.1.3", owner: "acme/search" },
      { name: "Mail", version: "1.0.0", owner: "writers of acme/mail" },
    ],
  });
  const text = renderIssue(view, { room: 60_000 });
  expect(text).toContain(
    "Decision: **PARTIAL** by sarah. **max** manages this release, handed over by sarah: my shift &#124; ends @&#8203;all.",
  );
  expect(text).toContain(
    "#### Left for the next release\n- Search &#124; @&#8203;all 1.1.3 (acme/search)\n- Mail 1.0.0 (writers of acme/mail)\n",
  );
  const many = Array.from({ length: 300 }, () => view.behind[1]!);
  expect(renderIssue({ ...view, behind: many }, { room: 6_000 })).toMatch(/- and \d+ more/);
});

test("the record shows the PARTIAL, what left without, and the hand-over, and is read back", () => {
  const said = { comment: 7, by: { id: 1, login: "sarah" }, at: "2026-03-19T13:40:12Z" };
  const [api, search] = [serviceId("api-gateway"), serviceId("search")];
  const manifest = digest("3f2a90bc11de".padEnd(64, "0"));
  const part = {
    comment: 7,
    services: [api],
    owners: [{ owner: "acme/infra", whole: manifest, part: manifest }],
    rests: [{ service: search, commit: sha("a".repeat(40)) }],
  };
  const record: ReleaseRecord = {
    ...emptyRecord,
    issue: 12,
    entries: [
      { kind: "decision", ...said, answer: "go", reason: "", digest: manifest, part },
      {
        kind: "departure",
        at: said.at,
        revision: sha("a".repeat(40)),
        version: "2.5.0",
        services: [{ service: api, version: "1.8.0", previous: null }],
        behind: [{ service: search, version: "1.1.3" }],
      },
      { kind: "hand over", ...said, to: { id: 77, login: "max" }, reason: "my shift ends" },
    ],
  };
  const body = renderRecord(record);
  expect(recordShape.parse(readRecordMark(body))).toEqual(record);
  expect(body).toContain("Decided PARTIAL for manifest `3f2a90bc11de` of api-gateway |");
  expect(body).toContain("2.5.0 departed with 1 service, without search |");
  expect(body).toContain("Handed the release over to max: my shift ends |");
});
