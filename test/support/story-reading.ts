import { issueBegin, issueEnd, readRecordMark, readSaidMark } from "../../src/model/marks/marks.ts";
import { outsideRegion } from "../../src/model/marks/region.ts";
import type { Fleet } from "../../src/simulator/fleet.ts";
import type { App } from "../../src/simulator/world/app-types.ts";
import type { DeploymentState } from "../../src/simulator/world/deployment-types.ts";
import type { Release } from "../../src/simulator/world/release-types.ts";
import type { Comment, Issue, Repository } from "../../src/simulator/world/types.ts";
import { toEnglish } from "./pseudo.ts";

/** A deployment that the app made, and what became of it. */
export interface Shipped {
  /** `deploy` or `rollback`. */
  readonly task: string;
  readonly service: string;
  readonly attempt: number;
  readonly sha: string;
  readonly start: Temporal.Instant;
  /** When its last status came; null: it is under way. */
  readonly end: Temporal.Instant | null;
  readonly state: DeploymentState | "none";
}

export interface Reply {
  /** What the app says it for; once per key. */
  readonly key: string;
  readonly text: string;
  readonly at: Temporal.Instant;
}

/** What a person sees on GitHub. */
export interface Reading {
  /** The whole text of the tracking issue. */
  body(): string;
  /** What people wrote in it. */
  written(): string;
  /** The app's part of it. */
  shown(): string;
  /** The word at the beginning of the state sentence; "" while the app shows nothing. */
  state(): string;
  sentence(): string;
  /** The row of the service table, by the service's name. */
  row(name: string): string;
  /** The app's comments, oldest first, without the release record. */
  replies(): readonly Reply[];
  /** The same without what every release tells on its way: that all votes are in, and that it departs. */
  news(): readonly Reply[];
  /** The comment that carries the release record; undefined: there is none. */
  record(): Comment | undefined;
  /** How the app reacted to a comment, in its order. */
  reactions(comment: Comment): readonly string[];
  /** The app's deployments to production, in the order of creation. */
  deployments(): readonly Shipped[];
  /** The same in words, e.g. `api 1 success`: service, attempt, state; `back api 1 success`. */
  shipped(): readonly string[];
  /** The published releases of a repository. */
  releases(repository: Repository): readonly Release[];
}

export function readingOf(fleet: Fleet, bot: App["bot"], tracking: () => Issue): Reading {
  const comments = (): readonly Comment[] =>
    tracking()
      .comments.map((id) => fleet.trainRepository.comments.get(id))
      .filter((one) => one !== undefined);
  const own = (): readonly Comment[] => comments().filter((one) => one.author.id === bot.id);
  const body = (): string => tracking().body;
  // In whatever language the app speaks.
  const shown = (): string =>
    body().includes(issueEnd)
      ? toEnglish(body().split(issueBegin)[1]?.split(issueEnd)[0] ?? "").trim()
      : "";
  // After the first line of GitHub's alert.
  const sentence = (): string => (shown().split("\n")[1] ?? "").replace(/^> /, "");
  const replies = (): readonly Reply[] =>
    own().flatMap(({ body: text, createdAt }) => {
      const key = readSaidMark(text);
      return key === undefined
        ? []
        : [{ key, text: text.replace(/^<!--.*?-->\s*/s, ""), at: createdAt }];
    });
  return {
    body,
    written: () => outsideRegion(body()),
    shown,
    sentence,
    state: () => /^\*\*([A-Z][a-z -]+)\*\*:/.exec(sentence())?.[1]?.toLowerCase() ?? "",
    row: (name) =>
      shown()
        .split("\n")
        .find((line) => line.startsWith(`| ${name} `)) ?? "",
    replies,
    news: () => replies().filter(({ key }) => !/^(?:votes-in:|departing$)/.test(key)),
    record: () => own().find((one) => readRecordMark(one.body) !== undefined),
    reactions: (comment) =>
      comment.reactions.filter((one) => one.user.id === bot.id).map((one) => one.content),
    deployments: () => shippedIn(fleet, bot.id),
    shipped: () =>
      shippedIn(fleet, bot.id).map(
        ({ task, service, attempt, state }) =>
          `${task === "rollback" ? "back " : ""}${service} ${attempt} ${state}`,
      ),
    releases: (repository) => [...repository.releases.values()].filter((one) => !one.draft),
  };
}

const ended = new Set<DeploymentState>(["success", "failure", "error"]);

function shippedIn(fleet: Fleet, bot: number): readonly Shipped[] {
  return fleet.sites
    .flatMap(({ repository }) => [...repository.deployments.values()])
    .filter(({ creator, environment }) => creator.id === bot && environment === "production")
    .sort((a, b) => a.id - b.id)
    .map((one) => {
      const { service, attempt } = one.payload as { service: string; attempt: number };
      const last = one.statuses.find(({ state }) => ended.has(state));
      return {
        task: one.task,
        service,
        attempt,
        sha: one.sha,
        start: one.createdAt,
        end: last?.at ?? null,
        state: last?.state ?? one.statuses.at(-1)?.state ?? "none",
      };
    });
}
