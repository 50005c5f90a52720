import * as fc from "fast-check";
import { expect, test } from "vitest";
import { digestOf, nothingWritten, uncheckedBodies } from "../../src/act/unchecked.ts";
import { restoreLost } from "../../src/act/restore-lost.ts";
import { show } from "../../src/act/show.ts";
import type { Tools } from "../../src/act/tools.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import { outsideRegion } from "../../src/model/marks/region.ts";
import { say } from "../../src/model/view/text.ts";
import { planningView } from "../render/views.ts";
import { Death, live, toolsWith } from "../support/act-tools.ts";
import { green } from "../support/observation.ts";
import { noon } from "../support/train.ts";
import type { Observation } from "../../src/model/observation.ts";

type Fate = "goes on" | "dies before" | "dies after";

interface Revision {
  readonly editor: { readonly __typename: string; readonly login: string };
  readonly diff: string;
  readonly editedAt: string;
}

const sarah = { __typename: "User", login: "sarah" };
const app = { __typename: "Bot", login: "release-train" };

const seen = green();
const here = {
  number: seen.issue.number,
  repository_url: `https://api.github.com/repos/${seen.issue.repo}`,
};

/** Edits on one page of the history. */
const pageSize = 10;

/** An issue as GitHub keeps it: without a lock, with a history of edits, and people who write at any moment. */
function issueWith(body: string) {
  const issue = { body, history: [] as Revision[], said: [] as string[] };
  /** What people do after the app's next readings, one after the other. */
  const between: (() => void)[] = [];
  /** What becomes of the app at its next writings. */
  const fates: Fate[] = [];
  /** How often more the history can't be read. */
  const down = { times: 0 };
  const asked = { histories: 0 };
  const textsNow = (count: number): NonNullable<Observation["bodyHistories"]> =>
    new Map([
      [
        here.number,
        issue.history.slice(0, count).map(({ editor, diff: text, editedAt }) => ({
          at: Temporal.Instant.from(editedAt),
          by: editor.login,
          ours: editor === app,
          text,
        })),
      ],
    ]);
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
      const data = { ...here, body: issue.body, labels: [] };
      between.shift()?.();
      return { data };
    },
    update: async (change: { readonly body: string }) => {
      const fate = fates.shift();
      if (fate === "dies before") throw new Death();
      write(app, change.body);
      if (fate === "dies after") throw new Death();
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
    room: async () => null,
    read: ask,
    write: ask,
    graphql: async (_: unknown, __: string, { after }: { readonly after: string | null }) => {
      asked.histories += 1;
      if (down.times > 0) {
        down.times -= 1;
        return fail({ kind: "unreachable", message: "Bad gateway", hint: "", retry: "later" });
      }
      const from = Number(after ?? 0);
      const end = from + pageSize;
      const pageInfo = { hasNextPage: end < issue.history.length, endCursor: `${end}` };
      const nodes = issue.history.slice(from, end);
      return succeed({
        data: { repository: { issue: { userContentEdits: { pageInfo, nodes } } } },
        errors: [],
        cost: 1,
      });
    },
  };
  const own = { issue, between, fates, down, asked, textsNow, write };
  return { ...own, github: github as unknown as Tools["github"] };
}

const step = fc.record({
  kind: fc.constantFrom("edit", "show"),
  /** How many readings later each of the people writes. */
  between: fc.array(fc.boolean(), { maxLength: 4 }),
  fates: fc.array(fc.constantFrom<Fate>("goes on", "goes on", "dies before", "dies after"), {
    maxLength: 4,
  }),
  down: fc.constantFrom(0, 0, 0, 1, 12),
  /** How many of the latest texts its look has read: none, or some. */
  texts: fc.constantFrom(0, 2, 10),
});

test("attack 55: whatever people write at whatever moment stays, or its author is told with the text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { issue, between, fates, down, textsNow, write, github } =
        issueWith("### Version\nv2.5.0\n");
      let count = 0;
      let texts = 0;
      const edit = (): void => write(sarah, `line ${(count += 1)}.\n${issue.body}`);
      /** What the store has: all that is left after a death. */
      const store = { kept: "{}" };
      const journal: Tools["journal"] = {
        begin: async () => ({ state: "fresh", uuid: "u", sentAt: noon }),
        resend: async () => "kept",
        done: async () => "kept",
        remember: async (_, value) => {
          store.kept = JSON.stringify(value);
          return "kept";
        },
        recall: async () => undefined,
      };
      const toolsNow = (): Tools =>
        toolsWith({
          github,
          journal,
          unchecked: uncheckedBodies(JSON.parse(store.kept), journal),
          isLastLook: false,
          observation: {
            ...seen,
            ...(texts > 0 && { bodyHistories: textsNow(texts) }),
            issue: { ...seen.issue, body: issue.body },
          },
        });
      let shown = 0;
      const showAgain = async (): Promise<void> => {
        shown += 1;
        const view = planningView({ sentence: say`look ${shown}.` });
        await live(show({ view }, toolsNow()));
        // The app looks again where something is open, also in its next life.
        for (let look = 0; look < 25 && store.kept !== "{}"; look += 1) {
          await live(restoreLost(seen.issue, toolsNow()));
        }
      };
      for (const { kind, between: moments, fates: ends, down: times, texts: most } of steps) {
        texts = most;
        if (kind === "edit") edit();
        if (kind === "show") {
          between.push(...moments.map((acts) => (acts ? edit : () => undefined)));
          fates.push(...ends);
          down.times = times;
          await showAgain();
        }
      }
      between.length = 0;
      fates.length = 0;
      down.times = 0;
      await showAgain();
      const text = outsideRegion(issue.body);
      const told = issue.said.join("\n");
      const missing = Array.from({ length: count }, (_, index) => `line ${index + 1}.`).filter(
        (line) => !text.includes(line) && !told.includes(line),
      );
      expect(missing).toEqual([]);
      expect(text).toContain("### Version\nv2.5.0\n");
      expect(issue.body).toContain(`look ${shown}.`);
    }),
    { numRuns: 500 },
  );
});

test("attack 55: without its memory the app looks at what stands there once, and puts back what it ran over", async () => {
  const { issue, write, github } = issueWith("### Version\nv2.5.0\n");
  write(sarah, `Ask Ina.\n${issue.body}`);
  write(app, "### Version\nv2.5.0\n\n<!-- release-train:begin -->\nx\n<!-- release-train:end -->");
  const kept: unknown[] = [];
  const remember = async (_: string, value: unknown) => (kept.push(value), "kept");
  const journal = { remember } as unknown as Tools["journal"];
  const unchecked = uncheckedBodies({ [seen.issue.number]: nothingWritten }, journal);
  const tools = toolsWith({ github, journal, unchecked, observation: seen });
  expect(await restoreLost(seen.issue, tools)).toMatchObject({ kind: "open" });
  expect(issue.body).toMatch(/^Ask Ina\.\n### Version\nv2\.5\.0\n/);
  expect(await restoreLost(seen.issue, tools)).toEqual({ kind: "done" });
  expect(kept.at(-1)).toEqual({});
});

const managed = (text: string): string =>
  `<!-- release-train:begin -->\n${text}\n<!-- release-train:end -->`;

/** The app has written both bodies and held neither against the history. */
function uncheckedAt(bodies: readonly string[], github: Tools["github"]): Tools {
  const journal = { remember: async () => "kept" } as unknown as Tools["journal"];
  const written = bodies.map(digestOf);
  const entry = { written, since: noon.toString(), vain: 0, unread: 0 };
  const unchecked = uncheckedBodies({ [seen.issue.number]: entry }, journal);
  const fresh = { ...journal, begin: async () => ({ state: "fresh", uuid: "u", sentAt: noon }) };
  const done = { ...fresh, done: async () => "kept" } as unknown as Tools["journal"];
  return toolsWith({ github, journal: done, unchecked, observation: seen });
}

test("attack 55: what an older write ran over is found behind the page that shows the newer one", async () => {
  const { issue, write, github } = issueWith("### Version\nv2.5.0\n");
  write(sarah, `Ask Ina.\n${issue.body}`);
  const bodies = ["x", "y"].map((text) => `### Version\nv2.5.0\n\n${managed(text)}`);
  const [first = "", second = ""] = bodies;
  write(app, first);
  for (let count = 0; count < 12; count += 1) write(sarah, `${count}\n${issue.body}`);
  write(app, second);
  await restoreLost(seen.issue, uncheckedAt(bodies, github));
  expect(issue.said.join("\n") + issue.body).toContain("Ask Ina.");
});

test("attack 55: an issue that is edited more often than can be looked through is named to the managers", async () => {
  const { issue, write, github } = issueWith("### Version\nv2.5.0\n");
  write(sarah, `Ask Ina.\n${issue.body}`);
  const ours = `### Version\nv2.5.0\n\n${managed("x")}`;
  write(app, ours);
  for (let count = 0; count < 210; count += 1) write(sarah, `${count}\n${issue.body}`);
  await restoreLost(seen.issue, uncheckedAt([ours], github));
  expect(issue.said).toHaveLength(1);
  expect(issue.said[0]).toMatch(/@sarah.*edited too often.*write it again/);
});

test("attack 55: a long history that is known since before the write tells of nothing", async () => {
  const { issue, write, github } = issueWith("### Version\nv2.5.0\n");
  for (let count = 0; count < 210; count += 1) write(sarah, `${count}\n${issue.body}`);
  // The app died before it wrote: GitHub never shows that text.
  const tools = uncheckedAt([`never\n${managed("x")}`], github);
  const since = noon.add({ minutes: 10 }).toString();
  await tools.unchecked.keep(seen.issue.number, {
    ...(tools.unchecked.of(seen.issue.number) ?? nothingWritten),
    since,
  });
  await restoreLost(seen.issue, tools);
  expect(issue.said).toEqual([]);
});

test("what a run wrote is held against the history that the next look has read, which takes no request", async () => {
  const { issue, between, asked, textsNow, write, github } = issueWith("### Version\nv2.5.0\n");
  const store: { kept: unknown } = { kept: {} };
  const journal = {
    remember: async (_: string, value: unknown) => ((store.kept = value), "kept"),
  } as unknown as Tools["journal"];
  const toolsNow = (more: Partial<Tools>): Tools => {
    const unchecked = uncheckedBodies(structuredClone(store.kept), journal);
    return toolsWith({ github, journal, unchecked, isLastLook: false, ...more });
  };
  const lookNow = (): Observation => ({
    ...seen,
    issue: { ...seen.issue, body: issue.body },
    bodyHistories: textsNow(10),
  });
  const view = planningView({ sentence: say`look 1.` });
  // Somebody writes between the app's reading and its writing.
  between.push(() => write(sarah, `Ask Ina.\n${issue.body}`));
  const first = await show({ view }, toolsNow({ observation: lookNow() }));
  expect(first).toEqual({ kind: "open", at: noon.add({ minutes: 1 }) });
  expect(issue.body).not.toContain("Ask Ina.");
  const second = await show({ view }, toolsNow({ observation: lookNow() }));
  expect(second).toEqual({ kind: "open", at: noon });
  expect(issue.body).toContain("Ask Ina.");
  expect((await show({ view }, toolsNow({ observation: lookNow() }))).kind).toBe("done");
  expect(store.kept).toEqual({});
  expect(asked.histories).toBe(0);
});

test("what the last look at a release wrote is held against the history at once", async () => {
  const { issue, asked, github } = issueWith("### Version\nv2.5.0\n");
  const journal = { remember: async () => "kept" } as unknown as Tools["journal"];
  const observation = { ...seen, issue: { ...seen.issue, body: issue.body } };
  const tools = toolsWith({ github, journal, isLastLook: true, observation });
  const view = planningView({ sentence: say`over.` });
  expect((await show({ view }, tools)).kind).toBe("done");
  expect(asked.histories).toBe(1);
});
