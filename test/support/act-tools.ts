/** What the executor acts with: a real journal in memory, and a GitHub that answers as a test says. */
import { createSeal } from "../../src/model/marks/seal.ts";
import { guarded } from "../../src/act/guard.ts";
import { nothingLearned } from "../../src/act/learned.ts";
import type { Tools } from "../../src/act/tools.ts";
import { uncheckedBodies, uncheckedMemory } from "../../src/act/unchecked.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { journalOf } from "../../src/engine/wake.ts";
import { toFailure } from "../../src/github/client/failure.ts";
import type { GitHub } from "../../src/github/client/github.ts";
import { fail, succeed } from "../../src/model/failure.ts";
import type { Action } from "../../src/model/action.ts";
import { repoName } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import { virtualClock, type VirtualClock } from "../../src/simulator/clock.ts";
import { green, idOf } from "./observation.ts";
import { commit, noon, release } from "./train.ts";

/** What becomes of one write: the app may die before GitHub does it or before it hears of it, or GitHub refuses. */
export type Fate =
  | "done"
  | "crash before"
  | "crash after"
  | "no answer"
  | 403
  | 404
  | 409
  | 422
  | "rate limit";

/** The process is gone: nothing of what it was about to do comes after. */
export class Death extends Error {}

/** Of one write that was asked for. */
interface Asked {
  readonly doing: string;
  readonly urgency: string;
}

export const settle = Temporal.Duration.from({ minutes: 1 });

const nothingPublished = () => Promise.reject(new Error("Nothing is published here."));

/** Worked out once: it takes a decision. */
const seen = green();

/** Tools that do nothing by themselves, but for what a test needs of them. */
export const toolsWith = (needed: Pick<Tools, "github" | "journal"> & Partial<Tools>): Tools => ({
  chats: {},
  seal: createSeal("a key"),
  clock: { now: () => noon },
  settle,
  learned: nothingLearned(),
  unchecked: uncheckedBodies(undefined, needed.journal),
  readChanges: nothingPublished,
  readRank: nothingPublished,
  readReleaseBefore: nothingPublished,
  observation: seen,
  ...needed,
});

/** Lets time pass. */
export const wait = (clock: VirtualClock, time: Temporal.DurationLike): void => {
  clock.after(Temporal.Duration.from(time), () => undefined);
  clock.step();
};

/**
 * An app with a database, run by run. Writes meet `fates` in their order, and are done when none is left. `asked` is
 * what GitHub was asked to do, `happened` what it did, by the name of the endpoint, and `given` with which parameters.
 */
export async function actingApp() {
  const clock = virtualClock(noon);
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  const scripted = scriptedGitHub(clock);
  const nextRun = async (changes: Partial<Tools> = {}): Promise<Tools> => {
    const lease = await store.leases.begin(release);
    const journal = journalOf(store, lease);
    return toolsWith({
      github: guarded(scripted.github, () => store.leases.holds(lease)),
      journal,
      clock,
      unchecked: uncheckedBodies(await store.memory.get(release, uncheckedMemory), journal),
      isCalled: () => store.leases.isCalled(lease),
      ...changes,
    });
  };
  return {
    clock,
    ...scripted,
    nextRun,
    /** Somebody wants to be heard. */
    call: () => store.leases.call(release),
    recall: (name: string) => store.memory.get(release, name),
    /** What of it was refused, by the name of the effect: people are asked for that. */
    refused: async () =>
      new Map(
        (await store.intents.forRelease(release)).flatMap((one) => {
          const result = one.state === "done" ? (one.result as { refused?: string } | null) : null;
          return result?.refused === undefined ? [] : [[one.id, result.refused] as const];
        }),
      ),
  };
}

/** What an endpoint is called with. */
type Parameters = Readonly<Record<string, unknown>>;

function scriptedGitHub(clock: VirtualClock) {
  const fates: Fate[] = [];
  const asked: Asked[] = [];
  const happened: string[] = [];
  /** What it was given with each of these. */
  const given: string[] = [];
  /** Of the tracking issue's body, newest first. */
  const edits: unknown[] = [];
  /** Until when there is no room for a write of this use; "" for any of them. */
  const full = new Map<string, Temporal.Instant>();
  const octokit = octokitThat((endpoint, parameters) => {
    if (!/^\w+\.(get|list)/.test(endpoint)) {
      happened.push(endpoint);
      given.push(JSON.stringify(parameters));
    }
    if (endpoint === "issues.update" && parameters["body"]) {
      const editor = { __typename: "Bot", login: "release-train" };
      edits.unshift({ editor, diff: parameters["body"], editedAt: noon.toString() });
    }
    return answerTo(endpoint, parameters);
  });
  const said = (status: number, doing: string, message = `status ${status}`) =>
    fail(
      toFailure(
        { status, message, response: { headers: {}, data: { message } } },
        { doing, now: clock.now() },
      ),
    );
  const github: GitHub = {
    app: async () => succeed({ id: 7, slug: "release-train", name: "Release Train" }),
    room: async (_: unknown, use: string) => full.get(use) ?? null,
    lookTurn: async () => null,
    async graphql(_: unknown, query: string) {
      // No check run is there yet.
      if (query.includes("checkSuites")) {
        const none = { checkSuites: { totalCount: 0, nodes: [] } };
        return succeed({ data: { repository: { c0: none, c1: none } }, errors: [], cost: 1 });
      }
      const userContentEdits = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: edits };
      return succeed({
        data: { repository: { issue: { userContentEdits } } },
        errors: [],
        cost: 1,
      });
    },
    async read({ ask, shape, doing }: AnyRequest) {
      const { data } = await ask(octokit);
      return data === missing ? said(404, doing) : succeed(shape.parse(data));
    },
    /** What isn't read of its answer is no matter here. */
    mutate: (request: Pick<AnyRequest, "doing" | "urgency">): Promise<unknown> =>
      github.write({
        ...request,
        ask: async () => ({ data: {} }),
        shape: { parse: (data: unknown) => data },
      } as never),
    async write({ ask, shape, doing, urgency = "" }: AnyRequest) {
      // What only those may read who may write.
      if (/^(?:read|list) /.test(doing)) return succeed(shape.parse((await ask(octokit)).data));
      asked.push({ doing, urgency });
      const fate = fates.shift() ?? "done";
      if (fate === "crash before") throw new Death();
      if (fate === "no answer") {
        return fail({ kind: "unreachable", message: "No answer.", hint: "", retry: "later" });
      }
      if (fate === "rate limit") return said(429, doing, "You have exceeded a rate limit");
      if (typeof fate === "number") return said(fate, doing);
      const { data } = await ask(octokit);
      if (fate === "crash after") throw new Death();
      return succeed(shape.parse(data));
    },
  } as unknown as GitHub;
  return { github, fates, asked, happened, given, full };
}

interface AnyRequest {
  readonly ask: (octokit: unknown) => Promise<{ readonly data: unknown }>;
  readonly shape: { parse(data: unknown): unknown };
  readonly doing: string;
  readonly urgency?: string;
}

/** In the place of an answer: there is no such thing. */
const missing = Symbol("missing");

function octokitThat(reply: (endpoint: string, parameters: Parameters) => unknown): unknown {
  const call = (endpoint: string) => async (parameters: Parameters) => ({
    data: reply(endpoint, parameters),
  });
  const area = (name: string) =>
    new Proxy({}, { get: (_, method) => call(`${name}.${String(method)}`) });
  const request = (route: string, parameters: Parameters) => call(route)(parameters);
  const endpoint = { DEFAULTS: { baseUrl: "https://api.github.test" } };
  return {
    rest: new Proxy({}, { get: (_, name) => area(String(name)) }),
    // One page is all there is.
    paginate: async (
      list: (parameters: Parameters) => Promise<{ data: unknown }>,
      of: Parameters,
    ) => (await list(of)).data,
    request: Object.assign(request, { endpoint }),
  };
}

/** One answer that every shape takes what it needs of. */
function answerTo(endpoint: string, parameters: Parameters): unknown {
  if (endpoint === "repos.listReleases") return [];
  if (endpoint === "issues.listMilestones") return [{ number: 5, title: "2.5.0" }];
  if (endpoint === "repos.getReleaseByTag" || endpoint === "git.getRef") return missing;
  const { commit } = (parameters["payload"] ?? {}) as { readonly commit?: string };
  return {
    id: 77,
    node_id: "LA_77",
    name: parameters["name"] ?? "made",
    number: endpoint === "issues.get" ? parameters["issue_number"] : 77,
    repository_url: `https://api.github.test/repos/${String(parameters["owner"])}/${String(parameters["repo"])}`,
    body: "",
    labels: [],
    assignees: [],
    draft: parameters["draft"] ?? endpoint === "repos.getRelease",
    upload_url: "https://api.github.test/uploads{?name,label}",
    sha: commit,
    updated_at: noon.toString(),
    html_url: "https://github.test/made",
    tag_name: parameters["tag_name"] ?? "v2.5.0",
  };
}

/** A run that may end with the process. */
export const live = async <T>(work: Promise<T>): Promise<T | "dead"> =>
  work.catch((error: unknown) => {
    if (error instanceof Death) return "dead";
    throw error;
  });

/** As it looks to a run that begins while an unknown one may still be writing. */
export const blind = (until: Temporal.Instant): Observation => ({
  ...seen,
  blindUntil: until,
});

/** The service of these tests, and its first deployment. */
export const search = { service: idOf("search"), repo: repoName("acme/search") };
export const deploy = {
  kind: "deploy",
  ...search,
  task: "deploy",
  commit: commit("search"),
  tag: null,
  environment: "production",
  version: "1.1.3",
  attempt: 1,
  train: "storefront",
  release: "2.5.0",
  digest: null,
} as const satisfies Action;
