/** What can happen to a release, so that each of its texts occurs at least once. */
import type { Author } from "../../src/model/github/authority.ts";
import { known } from "../../src/model/failure.ts";
import type { SubIssueHome } from "../../src/model/github/sub-issue-home.ts";
import { repoName } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import { commandUses } from "../../src/model/release/command.ts";
import * as checklist from "../support/checklist.ts";
import { gone, left, live, shown, voted } from "../support/consent.ts";
import { look } from "../support/carry-out.ts";
import { allDeployed, everyState } from "../support/every-state.ts";
import { deploys } from "../support/foreign.ts";
import { ill, watch } from "../support/health.ts";
import {
  away,
  closed,
  green,
  later,
  push,
  redCheck,
  reports,
  says,
  withReading,
  withText,
} from "../support/observation.ts";
import { decided, waiting } from "../support/part.ts";
import { back, failing, three, told } from "../support/rollback.ts";
import { people, storefront } from "../support/train.ts";
import { auth, both, gateway, leaving } from "../support/watched.ts";

const { sarah, ina, bob, sue, eve } = people;

/** What happens, and the world in which it is about to be told. */
type Scene = readonly [when: string, world: Observation];

const states: readonly Scene[] = Object.entries(everyState);

const watched = look(reports(leaving(gateway, auth), "gateway", "success"));
const sick = watch(watch(watched, { seconds: 130 }, both), { minutes: 3 }, { gateway: ill });

/** Each service's repository keeps its sub-issue out in another way. */
function unfit(): Observation {
  const world = green({ ...storefront, subIssues: "own repository" });
  const { visibility } = world.issue;
  const fit = { repository: 7, visibility, hasIssues: true, isArchived: false };
  const ways: readonly Partial<SubIssueHome>[] = [
    { repo: repoName("other/api") },
    { visibility: visibility === "public" ? "private" : "public" },
    { hasIssues: false },
    { isArchived: true },
  ];
  const homes = storefront.services.map(
    ({ id, repo }, place) => [id, known({ ...fit, repo, ...ways[place] })] as const,
  );
  return { ...world, subIssueHomes: new Map(homes) };
}

const turns: readonly Scene[] = [
  ["sub-issues can't be in the services' repositories", unfit()],
  ["the issue is opened", green()],
  ["its text can't be read as a plan", withText(green(), "### Version\n\nsoon")],
  ["a team has a checklist", checklist.shown],
  ["GitHub can't be read", withReading(shown(), "search", away)],
  ["a team votes", says(shown(), ina, "/go")],
  ["all votes are in", later(waiting, { minutes: 1 })],
  ["a commit is pushed after the vote", push(later(voted(), { minutes: 1 }), "search", "fix")],
  ["a check goes red after the vote", redCheck(later(voted(), { minutes: 1 }), "search")],
  ["a check goes red after the GO", redCheck(three, "user-service")],
  ["a GO for a part", decided],
  ["half an hour before the departure", later(waiting, { minutes: 95 })],
  [
    "half an hour before the departure, with a GO",
    later(look(says(waiting, sarah, "/go")), { minutes: 95 }),
  ],
  ["the departure has passed", later(waiting, { hours: 3 })],
  ["a manager gives the GO", gone()],
  ["a service is deploying", left()],
  ["a service is deploying for too long", later(three, { minutes: 25 })],
  ["a deployment fails", reports(three, "user-service", "failure")],
  ["a service is unhealthy", sick],
  ["a service is unhealthy for too long", later(sick, { minutes: 5 })],
  ["somebody else deploys", deploys(left(), "user-service")],
  ["a rollback is finished", back(told(failing, "/rollback it smells"))],
  [
    "the last service is rolled back",
    reports(
      live(told(failing, "/rollback it smells"), "user-service", "auth-service", "search"),
      "api-gateway",
      "success",
    ),
  ],
  ["a rollback fails", reports(told(failing, "/rollback it smells"), "user-service", "failure")],
  ["all is deployed", look(allDeployed)],
  ["the release was aborted", told(three, "/abort wrong day")],
  ["the issue is closed too early", closed(three)],
];

const args: Readonly<Record<string, readonly string[]>> = {
  go: ["", "api-gateway", "nonsense"],
  "no-go": ["", "tests are red"],
  hold: ["", "looking at it", "search looking at it", "serch looking"],
  resume: ["", "looks fine", "search looks fine"],
  allow: ["", "1a2b3c4", "1a2b3c4 a hotfix"],
  retry: ["", "user-service", "search"],
  rollback: ["", "user-service it smells", "--force", "search"],
  abort: ["", "wrong day"],
  confirm: ["", "1", "search 1", "nonsense"],
  waive: [
    "",
    "search 1",
    "search 1 none this time",
    "ci",
    "search ci the runner is down",
    "blocker #3",
  ],
  include: ["", "#12", "#12 it is there"],
  reschedule: ["", "tomorrow", "2026-03-20 14:00"],
  override: ["", "customers are waiting"],
  manager: ["", "@bob"],
  adopt: [""],
  complete: [""],
  plan: [""],
  help: [""],
};

const places: readonly Scene[] = [
  ["ready", shown()],
  ["all votes are in", waiting],
  ["rolling out", three],
  ["on hold", failing],
  ["with a checklist", checklist.shown],
  ["complete", everyState.complete],
  ["rolling back", everyState["rolling back"]],
  ["rolled back", everyState["rolled back"]],
];

const authors: readonly Author[] = [sarah, bob, sue, eve];

/** Every command, by those who may and those who may not, in each place. */
const commands: readonly Scene[] = Object.keys(commandUses).flatMap((name) =>
  (args[name] ?? [""]).flatMap((rest) =>
    places.flatMap(([place, world]) =>
      authors.map((by): Scene => {
        const body = `/${name} ${rest}`.trim();
        return [`${place}: ${by.login} comments ${body}`, says(world, by, body)];
      }),
    ),
  ),
);

const slips: readonly Scene[] = [
  ["a command that doesn't exist", says(shown(), sarah, "/goo")],
  ["an edited command", says(shown(), ina, "/go", { edited: true })],
  ["a stop below another line", says(three, sarah, "Please stop\n/hold now")],
];

/** All that is shown and said in them. */
export const scenes: readonly Scene[] = [...states, ...turns];

/** Only the answer is of interest. */
export const questions: readonly Scene[] = [...commands, ...slips];
