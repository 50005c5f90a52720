/**
 * Every mark by which the app knows what it has done, in one table: none is there before what it marks. A mark that is
 * new doesn't compile, or fails the first tests, until it has its row.
 */
import type { Chat } from "../../src/chat/chat.ts";
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { act } from "../../src/act/act.ts";
import type { Tools } from "../../src/act/tools.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import type { Action, AmendNotes, TendSubIssues } from "../../src/model/action.ts";
import type { IssueLink } from "../../src/model/github/links.ts";
import type * as boxes from "../../src/model/marks/boxes.ts";
import type * as marks from "../../src/model/marks/marks.ts";
import { repoName } from "../../src/model/ids.ts";
import { emptyRecord } from "../../src/model/record/record.ts";
import { paragraph, say } from "../../src/model/view/text.ts";
import { planningView, serviceView } from "../render/views.ts";
import { actingApp, live, search, type Fate } from "../support/act-tools.ts";
import { shown } from "../support/consent.ts";
import { shownInSubIssues, subIssueOf } from "../support/sub-issues.ts";
import { releaseCheck } from "../support/release-check.ts";
import { noon } from "../support/train.ts";
import { publishing, searchPart } from "../support/publishing.ts";

type Written<M> = Exclude<
  Extract<keyof M, `${string}Mark` | "issueBegin" | "issueEnd">,
  `read${string}` | `has${string}`
>;

/** What is done by it, the text in which it stands, and by which of GitHub's endpoints that text is written. */
interface Row {
  readonly action: Action;
  readonly text: string;
  readonly by: string;
  /** What it marks, when that isn't the text itself: it happens before. */
  readonly of?: string;
  /** There is a release of that tag already. */
  readonly isPublished?: true;
}

const observation = shownInSubIssues(shown());
const facts = subIssueOf(observation, "search");
const view = serviceView("search", { onCall: ["bob"] });
const tend: TendSubIssues = {
  kind: "tend sub-issues",
  version: "2.5.0",
  wishes: [
    { service: facts.service, title: "Other", state: "open", view, pending: new Set<string>() },
  ],
};
const publish: Action = {
  ...publishing,
  parts: [searchPart],
  missing: [search.service],
  trainMissing: false,
};
const amend: AmendNotes = {
  kind: "amend notes",
  repo: search.repo,
  tag: "v1.1.3",
  key: "rollback:1004",
  text: say`It was rolled back`,
  withdrawn: null,
};
const postMortem: Action = {
  kind: "open post-mortem",
  title: "Post-mortem",
  who: say``,
  reasons: [],
  timeline: [],
  stays: [],
  parts: [],
};
const show: Action = {
  kind: "show",
  view: planningView({ carries: [search.service] }),
};

const inTexts: Readonly<Record<Written<typeof marks> | Written<typeof boxes>, Row>> = {
  issueBegin: { action: show, text: "release-train:begin", by: "issues.update" },
  issueEnd: { action: show, text: "release-train:end", by: "issues.update" },
  carriesMark: { action: show, text: "release-train:carries", by: "issues.update" },
  subIssueMark: { action: tend, text: "release-train:sub-issue", by: "issues.update" },
  commitMark: { action: tend, text: "release-train:commit", by: "issues.update" },
  assignedMark: {
    action: tend,
    text: "release-train:assigned",
    by: "issues.update",
    of: "issues.addAssignees",
  },
  saidMark: {
    action: { kind: "say", key: "hello", message: [paragraph(say`Hello`)] },
    text: "release-train:said hello",
    by: "issues.createComment",
  },
  recordMark: {
    action: { kind: "write record", record: { ...emptyRecord, seq: 1 } },
    text: "release-train:record",
    by: "issues.updateComment",
  },
  postMortemMark: { action: postMortem, text: "release-train:post-mortem", by: "issues.create" },
  amendedMark: {
    action: amend,
    text: "release-train:amended",
    by: "repos.updateRelease",
    isPublished: true,
  },
  withdrawnMark: {
    action: { ...amend, withdrawn: "1.1.3" },
    text: "release-train:withdrawn",
    by: "repos.updateRelease",
    isPublished: true,
  },
  releaseMark: { action: publish, text: "release-train:release", by: "repos.createRelease" },
};

/** Runs an action against a GitHub that meets it with these fates. */
async function run(
  action: Action,
  fates: readonly Fate[],
  changes: Partial<Tools> = {},
  isPublished = false,
) {
  const app = await actingApp();
  app.fates.push(...fates);
  const tools = await app.nextRun({
    observation,
    readChanges: async () => succeed({ pulls: [], complete: true }),
    readRank: async () => succeed({ isPreRelease: false, latest: "true" }),
    readReleaseBefore: async () => succeed({ id: 6, tag: "v1.1.2" }),
    ...changes,
  });
  const found = async () => succeed({ id: 7, tag: "v1.1.3", body: "Notes", url: "" });
  const github = { ...tools.github, read: found } as unknown as Tools["github"];
  await live(act([action], isPublished ? { ...tools, github } : tools));
  return app;
}

describe("kind f: marks in texts", () => {
  it.each(Object.entries(inTexts))(
    "%s is written by nothing but what makes its text, after what it marks",
    async (_, { action, text, by, of, isPublished }) => {
      const { happened, given } = await run(action, [], {}, isPublished);
      const places = given.flatMap((one, place) => (one.includes(text) ? [place] : []));
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) expect(happened[place]).toBe(by);
      if (of === undefined) return;
      expect(happened.indexOf(of)).toBeGreaterThanOrEqual(0);
      expect(happened.indexOf(of)).toBeLessThan(places[0] ?? -1);
    },
  );

  it.each(Object.entries(inTexts).filter(([, { of }]) => of !== undefined))(
    "%s isn't written when what it marks doesn't happen",
    async (_, { action, text }) => {
      for (const fate of ["crash before", "no answer", "rate limit"] as const) {
        const { given } = await run(action, [fate]);
        expect(given.filter((one) => one.includes(text))).toEqual([]);
      }
    },
  );
});

/** What the app's own memory says is done; `null`: it says of nothing that it is done, and why it is there. */
type Remembered =
  | { readonly action: Action; readonly name: string; readonly says: string }
  | { readonly name: string; readonly why: string };

const link: IssueLink = {
  kind: "part of",
  issue: facts.number,
  other: observation.issue.number,
};

/** By the name of its constant in the folder `act`. */
const inMemory: Readonly<Record<string, Remembered>> = {
  recordMemory: {
    action: { kind: "write record", record: { ...emptyRecord, seq: 7 } },
    name: "record",
    says: '"seq":7',
  },
  linksMemory: {
    action: { kind: "link sub-issues", links: [link] },
    name: "links",
    says: "part of",
  },
  chatMemory: {
    action: {
      kind: "post",
      place: { chat: "slack", channel: "#releases", opening: say`2.5.0` },
      posts: [{ key: "departure", at: noon, isLoud: false, message: [paragraph(say`It leaves`)] }],
    },
    name: "chat",
    says: "departure",
  },
  checksMemory: {
    action: { kind: "show checks", checks: [releaseCheck()] },
    name: "checks",
    says: '"print"',
  },
  labelsMemory: {
    action: {
      kind: "label pulls",
      pulls: [{ repo: repoName("acme/api"), repository: 7, number: 3, state: "live" }],
    },
    name: "pull labels",
    says: "live",
  },
  minimisedMemory: {
    action: { kind: "minimise", comments: [{ id: "IC_1", key: "meeting" }] },
    name: "minimised",
    says: "IC_1",
  },
  looksMemory: { name: "looks", why: "what was read, of which nothing follows" },
  healthMemory: { name: "health", why: "what was read, of which nothing follows" },
  toldMemory: { name: "told", why: "when a text was last written, so that it isn't too often" },
  uncheckedMemory: {
    name: "unchecked bodies",
    why: "what may have run over a person's text: written before, so that it is looked at",
  },
  waitsMemory: { name: "notes wait since", why: "since when something could not be read" },
};

const named = globSync("src/act/*.ts").flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/const (\w+Memory) = "/g)].map(([, name = ""]) => name),
);

describe("kind f: marks in the app's own memory", () => {
  it("are all in the table", () => {
    expect(named.toSorted()).toEqual(Object.keys(inMemory).toSorted());
  });

  const done = Object.entries(inMemory).flatMap(([constant, one]) =>
    "action" in one ? [[constant, one] as const] : [],
  );

  it.each(done)(
    "%s says it after it is done, and not before",
    async (_, { action, name, says }) => {
      let isUp = true;
      const slack: Chat = {
        isThreaded: true,
        edit: async () => succeed("edited"),
        begin: async (channel) => succeed({ channel, id: "C1", message: "1.1" }),
        reply: async () =>
          isUp
            ? succeed("in thread")
            : fail({ kind: "unreachable", message: "502", hint: "", retry: "later" }),
      };
      const remembers = async (fates: readonly Fate[]): Promise<boolean> => {
        const { recall } = await run(action, fates, { chats: { slack } });
        return JSON.stringify((await recall(name)) ?? null).includes(says);
      };
      expect(await remembers([])).toBe(true);
      isUp = false;
      for (const fate of ["crash before", "no answer", "rate limit"] as const)
        expect(await remembers([fate])).toBe(false);
    },
  );
});
