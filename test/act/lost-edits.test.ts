import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nothingLearned } from "../../src/act/learned.ts";
import { restoreLost } from "../../src/act/restore-lost.ts";
import { show } from "../../src/act/show.ts";
import type { Tools } from "../../src/act/tools.ts";
import { succeed } from "../../src/model/failure.ts";
import { outsideRegion } from "../../src/model/region.ts";
import { say } from "../../src/model/text.ts";
import { planningView } from "../render/views.ts";
import { green } from "../support/observation.ts";
import { noon } from "../support/train.ts";

interface Revision {
  readonly editor: { readonly __typename: string; readonly login: string };
  readonly diff: string;
  readonly editedAt: string;
}

const sarah = { __typename: "User", login: "sarah" };
const app = { __typename: "Bot", login: "release-train" };

/** An issue as GitHub keeps it: without a lock, with a history of edits, and people who write at any moment. */
function issueWith(body: string) {
  const issue = { body, history: [] as Revision[], said: [] as string[] };
  /** What people do after the app's next readings, one after the other. */
  const between: (() => void)[] = [];
  const write = (editor: Revision["editor"], text: string): void => {
    if (text === issue.body) return;
    if (issue.history.length === 0) revise(sarah, issue.body);
    issue.body = text;
    revise(editor, text);
  };
  const revise = (editor: Revision["editor"], diff: string): void => {
    const at = noon.add({ seconds: issue.history.length });
    issue.history.unshift({ editor, diff, editedAt: at.toString() });
  };
  const issues = {
    get: async () => {
      const data = { body: issue.body };
      between.shift()?.();
      return { data };
    },
    update: async (change: { readonly body: string }) => {
      write(app, change.body);
      return { data: {} };
    },
    createComment: async (comment: { readonly body: string }) => {
      issue.said.push(comment.body);
      return { data: { id: 1, updated_at: noon.toString() } };
    },
  };
  const ask = async (asked: {
    readonly shape: { parse(data: unknown): unknown };
    readonly ask: (octokit: unknown) => Promise<{ readonly data: unknown }>;
  }) => succeed(asked.shape.parse((await asked.ask({ rest: { issues } })).data));
  const github = {
    app: async () => succeed({ slug: "release-train" }),
    read: ask,
    write: ask,
    graphql: async () =>
      succeed({
        data: {
          repository: { issue: { userContentEdits: { nodes: issue.history.slice(0, 10) } } },
        },
        errors: [],
        cost: 1,
      }),
  };
  return { issue, between, write, github: github as unknown as Tools["github"] };
}

const seen = green();
const step = fc.record({
  kind: fc.constantFrom("edit", "show"),
  /** How many readings later each of the people writes. */
  between: fc.array(fc.boolean(), { maxLength: 4 }),
});

test("property: whatever people write at whatever moment stays, or its author is told where it is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { issue, between, write, github } = issueWith("### Version\nv2.5.0\n");
      let count = 0;
      const edit = (): void => write(sarah, `line ${(count += 1)}.\n${issue.body}`);
      const memory = nothingLearned();
      const toolsNow = (): Tools => ({
        github,
        chat: null,
        journal: {
          begin: async () => ({ state: "fresh", uuid: "u", sentAt: noon }),
          resend: async () => "kept",
          done: async () => "kept",
          remember: async () => "kept",
        },
        clock: { now: () => noon },
        settle: Temporal.Duration.from({ minutes: 1 }),
        readChanges: () => Promise.reject(new Error("Nothing is published here.")),
        readRank: () => Promise.reject(new Error("Nothing is published here.")),
        learned: memory,
        observation: { ...seen, issue: { ...seen.issue, body: issue.body } },
      });
      let shown = 0;
      const showAgain = async (): Promise<void> => {
        shown += 1;
        await show(planningView({ sentence: say`look ${shown}.` }), toolsNow());
        // The app looks again at once where something is open.
        for (let look = 0; look < 6 && memory.unchecked.size > 0; look += 1) {
          await restoreLost(seen.issue, toolsNow());
        }
      };
      for (const { kind, between: moments } of steps) {
        if (kind === "edit") edit();
        if (kind === "show") {
          between.push(...moments.map((acts) => (acts ? edit : () => undefined)));
          await showAgain();
        }
      }
      between.length = 0;
      await showAgain();
      const text = outsideRegion(issue.body);
      const missing = Array.from({ length: count }, (_, index) => `line ${index + 1}.`).filter(
        (line) => !text.includes(line),
      );
      expect(issue.said.length).toBeGreaterThanOrEqual(missing.length);
      expect(text).toContain("### Version\nv2.5.0\n");
      expect(issue.body).toContain(`look ${shown}.`);
    }),
    { numRuns: 300 },
  );
});
