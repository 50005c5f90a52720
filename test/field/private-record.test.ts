/** What the release record says where its readers may not know all of it. */
import { describe, expect, it } from "vitest";
import { known } from "../../src/model/failure.ts";
import { readRecordMark, sealRecord, unsealRecord } from "../../src/model/marks/marks.ts";
import type { Observation, ServiceFacts } from "../../src/model/observation.ts";
import { emptyRecord, type ReleaseRecord } from "../../src/model/record/record.ts";
import { createSeal } from "../../src/model/marks/seal.ts";
import { succeed } from "../../src/model/failure.ts";
import type { GitHub } from "../../src/github/client/github.ts";
import { nothingLearned } from "../../src/act/learned.ts";
import type { Tools } from "../../src/act/tools.ts";
import { writeRecord } from "../../src/act/write-record.ts";
import { renderRecord } from "../../src/render/record-comment.ts";
import { serviceId } from "../../src/model/ids.ts";
import { commit, noon } from "../support/train.ts";
import { green, withFacts } from "../support/observation.ts";

const at = noon.toString();
const secret = commit("search before");
const record: ReleaseRecord = {
  ...emptyRecord,
  seq: 3,
  entries: [
    {
      kind: "departure",
      at,
      revision: commit("train"),
      version: "2.5.0",
      services: [{ service: serviceId("search"), version: "1.1.0", previous: secret }],
      behind: [],
    },
    {
      kind: "turn",
      at,
      from: at,
      service: serviceId("search"),
      task: "deploy",
      attempt: 1,
      commit: secret,
    },
  ],
};

/** What is written to the comment. */
async function written(observation: Observation): Promise<string> {
  const bodies: string[] = [];
  const github = {
    write: async (asked: { ask: (octokit: unknown) => Promise<unknown> }) => {
      const updateComment = async ({ body }: { readonly body: string }) => {
        bodies.push(body);
        return { data: {} };
      };
      await asked.ask({ rest: { issues: { updateComment } } });
      return succeed({ id: 5 });
    },
  } as unknown as GitHub;
  const tools = {
    github,
    observation: { ...observation, record: { kind: "kept", comment: 5, record } },
    seal: createSeal("a key"),
    journal: { remember: async () => "kept" },
    clock: { now: () => noon },
    learned: nothingLearned(),
  } as unknown as Tools;
  await writeRecord(record, tools);
  return bodies.join("\n");
}

const hidden = (facts: ServiceFacts): ServiceFacts => ({ ...facts, visibility: "private" });

describe("threat 62, attack 61: commits of a private repository", () => {
  it("attack 61: stand nowhere in the record of a public release, packed or not", async () => {
    const body = await written(withFacts(green(), "search", hidden));
    expect(body).not.toContain(secret.slice(0, 7));
    expect(readRecordMark(body)).toBeNull();
    expect(readRecordMark(unsealRecord(body, createSeal("a key")))).toEqual(record);
  });

  it("attack 61: nor while it can't be read who may see them", async () => {
    const services = new Map(green().services).set(serviceId("search"), {
      kind: "unknown",
      why: "GitHub is away",
    });
    expect(await written({ ...green(), services })).not.toContain(secret.slice(0, 7));
  });

  it("attack 61: of repositories that everybody reads they are there", async () => {
    const body = await written(green());
    expect(body).toContain(secret.slice(0, 7));
    expect(readRecordMark(body)).toEqual(record);
  });

  it("attack 61: a seal that another key closed, or that somebody changed, stays closed", () => {
    const body = sealRecord(renderRecord(record), createSeal("a key"));
    expect(unsealRecord(body, createSeal("another"))).toBe(body);
    const changed = body.replace(/sealed\.(.{20})./, "sealed.$1A");
    expect([body, changed]).toContain(unsealRecord(changed, createSeal("a key")));
    expect(known(readRecordMark(changed))).toEqual(known(null));
  });
});
