/** Every text that people read, made by the functions that make them for GitHub and the chat. */
import { fallbackOf } from "../../src/chat/rich-text.ts";
import { commands } from "../../src/cli/commands.ts";
import { helpOf, overview } from "../../src/cli/help.ts";
import { readSettings, type Environment } from "../../src/config/settings.ts";
import { expectations } from "../../src/config/train-file/expectations.ts";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { decide, type Decision } from "../../src/decide/decide.ts";
import type { Action, TendSubIssues } from "../../src/model/action.ts";
import type { OpenPostMortem } from "../../src/model/github/post-mortem.ts";
import type { Observation } from "../../src/model/observation.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import type { Message } from "../../src/model/view/text.ts";
import { issueForm, issueFormProposal } from "../../src/render/issue-form.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { renderMessage, renderUnmarked } from "../../src/render/message.ts";
import { renderServiceNotes, renderTrainNotes } from "../../src/render/notes.ts";
import { renderPostMortem } from "../../src/render/post-mortem.ts";
import { renderRecord } from "../../src/render/record-comment.ts";
import { renderSubIssue } from "../../src/render/sub-issue.ts";
import { trainFileCheck } from "../../src/render/train-file-check.ts";
import { notedPull, serviceNotes, trainNotes } from "../support/notes.ts";
import { release } from "../support/train.ts";
import { questions, scenes } from "./scenes.ts";

/** One text, and where it is read. */
export interface ShownText {
  readonly where:
    | "issue"
    | "sub-issue"
    | "comment"
    | "notes"
    | "check"
    | "chat"
    | "post-mortem"
    | "record"
    | "form"
    | "command line"
    | "settings"
    | "train file";
  /** What is happening. */
  readonly when: string;
  readonly text: string;
}

/** Each text once, in the order in which a release comes by it. */
export function everyText(): readonly ShownText[] {
  const all = [
    ...scenes.flatMap(([when, world]) => textsOf(when, world)),
    ...questions.flatMap(([when, world]) => answersOf(when, world)),
    ...standing(),
    ...aroundReleases(),
  ];
  return [...new Map(all.toReversed().map((one) => [likeness(one), one])).values()].toReversed();
}

/** Who asked and which comment it was makes no other text. */
const likeness = ({ where, text }: ShownText): string =>
  `${where} ${text.replace(/<!-- release-train:said \S+ -->\n\[\w+\]\(\S+\)/, "")}`;

const answersOf = (when: string, world: Observation): readonly ShownText[] =>
  decide(world).actions.flatMap((action) =>
    action.kind === "say" && action.key.startsWith("reply:") ? textOf(when, world, action) : [],
  );

function textsOf(when: string, world: Observation): readonly ShownText[] {
  const decision = decide(onSlack(world));
  return [
    ...issueOf(when, decision),
    ...decision.actions.flatMap((action) => textOf(when, world, action)),
  ];
}

/** The release is posted to a channel. */
const onSlack = (world: Observation): Observation =>
  world.train.kind === "valid"
    ? {
        ...world,
        train: {
          ...world.train,
          train: { ...world.train.train, chats: [{ chat: "slack", channel: "#releases" }] },
        },
        chats: { ...world.chats, slack: { ...world.chats.slack, isConnected: true } },
      }
    : world;

const issueOf = (when: string, { view }: Decision): readonly ShownText[] =>
  view ? [{ where: "issue", when, text: renderIssue(view, { room: 60_000 }) }] : [];

function textOf(when: string, world: Observation, action: Action): readonly ShownText[] {
  switch (action.kind) {
    case "say":
      return [{ where: "comment", when, text: renderMessage(action.key, action.message) }];
    case "post": {
      const { opening, head } = action.place;
      const first: Message = head?.message ?? [{ kind: "paragraph", text: opening }];
      const messages = [first, ...action.posts.map(({ message }) => message)];
      return messages.map((message) => ({ where: "chat", when, text: fallbackOf(message) }));
    }
    case "tend sub-issues":
      return subIssuesOf(when, world, action);
    case "write record":
      return [{ where: "record", when, text: renderRecord(action.record) }];
    case "open post-mortem":
      return [{ where: "post-mortem", when, text: postMortemOf(world, action) }];
    case "show checks":
      return action.checks.map(({ title, summary }) => ({
        where: "check",
        when,
        text: `${title}\n\n${renderUnmarked(summary)}`,
      }));
    case "acknowledge":
    case "amend notes":
    case "call off":
    case "cancel run":
    case "close issue":
    case "deploy":
    case "dispatch":
    case "emit":
    case "label pulls":
    case "link sub-issues":
    case "minimise":
    case "publish":
    case "remember health":
    case "remember looks":
    case "reopen issue":
    case "report":
    case "show":
      return [];
  }
}

const subIssuesOf = (
  when: string,
  { release: key, issue }: Observation,
  { version, wishes }: TendSubIssues,
): readonly ShownText[] =>
  wishes.map((wish) => ({
    where: "sub-issue",
    when,
    text: `${wish.title}\n\n${renderSubIssue({ release: key, url: issue.url, version }, wish, {
      room: 60_000,
      kept: new Map(),
      assigned: { done: [], refused: [] },
    })}`,
  }));

function postMortemOf({ release: key, issue }: Observation, action: OpenPostMortem): string {
  const pulls = [notedPull(12, { title: "Cache sessions" })];
  const parts = action.parts.map(({ name, version }) => ({
    name: `${name} ${version}`,
    isHidden: false,
    changes: { pulls, complete: true },
  }));
  return `${action.title}\n\n${renderPostMortem(action, { release: key, issueUrl: issue.url, parts })}`;
}

/** What no state of a release brings: notes, checks and forms. */
function standing(): readonly ShownText[] {
  const noted = [
    serviceNotes("api", {
      pulls: [
        notedPull(12, { title: "feat: refunds", isFirst: true }),
        notedPull(13, { title: "fix!: drop old tokens" }),
        notedPull(14, { title: "Bump undici", author: "renovate[bot]", isBot: true }),
      ],
    }),
    serviceNotes("web", { previous: null, complete: false }),
  ];
  const waived = {
    item: "Database migrations ready",
    how: "set aside",
    service: "API",
    by: "sarah",
    reason: "none this time",
  } as const;
  const trainFiles: readonly (readonly [string, string])[] = [
    [
      "a train file that is valid",
      "train: a\nmanagers: [sarah]\nservices: { api: { repo: a/api } }",
    ],
    ["a train file with problems", "train: a\nmanager: [sarah]\nservices: { api: {} }"],
  ];
  return [
    ...noted.map((one): ShownText => ({
      where: "notes",
      when: `the notes of ${one.name}`,
      text: renderServiceNotes([one], release, defaultNotes).body,
    })),
    {
      where: "notes",
      when: "the notes of the train",
      text: renderTrainNotes(trainNotes(noted, { setAside: [waived] }), release).body,
    },
    ...trainFiles.map(([when, text]): ShownText => {
      const { title, summary, annotations } = trainFileCheck(readTrainFile(text));
      const lines = annotations.map((one) => `line ${one.line}: ${one.title}. ${one.message}`);
      return { where: "check", when, text: [title, summary, ...lines].join("\n") };
    }),
    { where: "form", when: "a new release", text: issueForm() },
    {
      where: "form",
      when: "the form is offered",
      text: `${issueFormProposal.title}\n\n${issueFormProposal.body}`,
    },
  ];
}

/** What a setting must not be, each refused with one sentence. */
const wrongSettings: readonly Environment[] = [
  { PORT: "http" },
  { LOG_LEVEL: "loud" },
  { LOG_FORMAT: "xml" },
  { DASHBOARD: "maybe" },
  { GHE_HOST: "https://github.example.com" },
  { GHE_PROTOCOL: "ftp" },
  { GH_ORG: "two words" },
  { DATABASE_URL: "mysql://localhost" },
  { PUBLIC_URL: "train" },
  { NODE_ENV: "production" },
  { APP_ID: "release-train", PRIVATE_KEY: "x" },
  { APP_ID: "1", PRIVATE_KEY: "x" },
  { APP_ID: "1", PRIVATE_KEY: "x", WEBHOOK_SECRET: "development" },
  { SLACK_BOT_TOKEN: "secret" },
  { PROMETHEUS_URL: "prometheus" },
  { HEALTH_ALLOWED_HOSTS: "https://a" },
  { HEALTH_HEADERS: "secret" },
  { TEAMS_WEBHOOKS: "secret" },
  { EVIDENCE_KEY: "secret" },
  { SESSION_SECRET: "short" },
  { TEXT_LANGUAGE: "klingon!" },
];

/** What operators and authors of train files read. */
function aroundReleases(): readonly ShownText[] {
  const refused = wrongSettings.flatMap((environment): readonly ShownText[] => {
    const reading = readSettings({
      APP_ID: "1",
      PRIVATE_KEY: "x",
      WEBHOOK_SECRET: "0123456789abcdef0123456789abcdef",
      ...environment,
    });
    const when = Object.keys(environment).join(", ");
    return reading.kind === "refused"
      ? [{ where: "settings", when: `${when} is wrong`, text: reading.sentence }]
      : [];
  });
  return [
    { where: "command line", when: "release-train --help", text: overview(commands) },
    ...commands.map((command): ShownText => ({
      where: "command line",
      when: `release-train ${command.name} --help`,
      text: helpOf(command),
    })),
    ...refused,
    ...Object.entries(expectations).map(([what, [expected, hint]]): ShownText => ({
      where: "train file",
      when: `${what} is wrong`,
      text: `Expected ${expected}. ${hint}`,
    })),
  ];
}
