import { z } from "zod";
import { succeed } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import { createCaller, readAnswer, type MakeCall } from "./call.ts";
import type { AppIdentity, Clock, GitHub, Installation, Log, Permissions } from "./github.ts";
import { askGraphql } from "./graphql.ts";
import { createInstallations, repositoriesShape, type Installations } from "./installations.ts";
import { createPace, type Ledger } from "./pace.ts";
import { createPoints } from "./points.ts";
import { createQuota } from "./quota.ts";
import { commonInstallation, groupByInstallation } from "./reach.ts";
import { idShape } from "../resources/shapes.ts";
import { createTokens, type TokenScope } from "./tokens.ts";
import { createTransport } from "./transport.ts";
import { createWrites, type AskAs } from "./writes.ts";
import { wording } from "../../model/view/wording.ts";

export interface GitHubSettings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** `https://api.github.com`, `https://api.NAME.ghe.com`, or `https://HOST/api/v3`. */
  readonly apiUrl: string;
  /** `https://api.github.com/graphql`, or `https://HOST/api/graphql`. */
  readonly graphqlUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Where what was written is kept; absent: only this process knows. */
  readonly ledger?: Ledger;
  /**
   * For one request with its answer, in real time; 20 seconds when left out. Far below the minute after
   * which a create without an answer is sent again.
   */
  readonly timeout?: Temporal.Duration;
}

/** What a token for reading may do, as far as the owner granted it. */
const readPermissions: Permissions = {
  metadata: "read",
  contents: "read",
  pull_requests: "read",
  checks: "read",
  statuses: "read",
  deployments: "read",
  issues: "read",
  // Only for services that a workflow deploys or whose environment asks the app.
  actions: "read",
  members: "read",
};

const readScope = (installation: Installation, repos: readonly RepoName[]): TokenScope => ({
  installation,
  repos,
  needed: {},
  welcome: readPermissions,
});

const membersScope = (installation: Installation): TokenScope => ({
  installation,
  repos: [],
  needed: { members: "read" },
  welcome: {},
});

/** Connects to GitHub as an App. Sends nothing before the first call. */
export function connectGitHub(settings: GitHubSettings): GitHub {
  const { clock, log, graphqlUrl } = settings;
  const timeout = settings.timeout ?? Temporal.Duration.from({ seconds: 20 });
  const quota = createQuota(clock);
  const pace = createPace(clock, settings.ledger);
  const points = createPoints(clock, (id) => quota.limitOf(id), settings.ledger);
  const transport = createTransport({ apiUrl: settings.apiUrl, quota, log, timeout });
  const tokens = createTokens({ ...settings, transport });
  const parts = { clock, log, quota, tokens, transport };
  const call = createCaller({ ...parts, installations: () => installations });
  const asApp: GitHub["asApp"] = (asked) =>
    call({
      scope: null,
      channel: "rest",
      doing: asked.doing,
      run: (octokit) => readAnswer(octokit, asked),
    });
  const installations = createInstallations(asApp, clock);
  const ask: AskAs = async (scope, question, before) => {
    const answer = await call({
      scope,
      channel: "graphql",
      doing: question.doing,
      async run(octokit) {
        await before?.();
        return askGraphql(octokit, { ...question, url: graphqlUrl, now: clock.now() });
      },
    });
    if (answer.ok) {
      quota.points(answer.value.cost ?? 1);
      points.spend(scope.installation.id, answer.value.cost ?? 1);
    }
    return answer;
  };

  return {
    asApp,
    ...createDirectory(asApp, installations, call),
    ...createReads(installations, call),
    ...createWrites({ installations, pace, call, ask, clock }),
    async graphql(repos, query, variables) {
      const installation = await commonInstallation(installations, repos);
      if (!installation.ok) return installation;
      const doing = `query ${repos.join(", ")}`;
      return ask(readScope(installation.value, repos), {
        query,
        variables,
        doing,
      });
    },
    async graphqlMembers(organization, query, variables) {
      const installation = await installations.ofOrganization(organization);
      if (!installation.ok) return installation;
      const doing = `query the teams of ${organization}`;
      return ask(membersScope(installation.value), { query, variables, doing });
    },
    async lookTurn(repo, urgency, last) {
      const installation = await installations.of(repo);
      return installation.ok ? points.turn(installation.value.id, urgency, last) : null;
    },
    usage: () => ({
      ...quota.usage(),
      waiting: pace.waiting(),
      get writes() {
        return pace.usage();
      },
      get looks() {
        return points.usage();
      },
    }),
  };
}

function createReads(
  installations: Installations,
  call: MakeCall,
): Pick<GitHub, "groupByInstallation" | "read" | "readMembers"> {
  return {
    groupByInstallation: (repos) => groupByInstallation(installations, repos),
    async read(asked) {
      const installation = await commonInstallation(installations, asked.repos);
      if (!installation.ok) return installation;
      return call({
        scope: readScope(installation.value, asked.repos),
        channel: "rest",
        doing: asked.doing,
        ...(asked.fresh !== true && { keepAnswers: true }),
        run: (octokit) => readAnswer(octokit, asked),
      });
    },
    async readMembers(asked) {
      const installation = await installations.ofOrganization(asked.organization);
      if (!installation.ok) return installation;
      return call({
        scope: membersScope(installation.value),
        channel: "rest",
        doing: asked.doing,
        run: (octokit) => readAnswer(octokit, asked),
      });
    },
  };
}

const appShape = z
  .object({ id: idShape, slug: z.string(), name: z.string() })
  .transform((app): AppIdentity => app);

function createDirectory(
  asApp: GitHub["asApp"],
  installations: Installations,
  call: MakeCall,
): Pick<GitHub, "app" | "installationOf" | "installations" | "repositoriesOf"> {
  let known: AppIdentity | undefined;
  return {
    async app() {
      if (known) return succeed(known);
      const answer = await asApp({
        doing: wording`read the App`,
        shape: appShape,
        ask: (octokit) => octokit.rest.apps.getAuthenticated(),
      });
      if (answer.ok) known = answer.value;
      return answer;
    },
    installationOf: (repo) => installations.of(repo),
    installations: () => installations.all(),
    async repositoriesOf(id) {
      const installation = await installations.byId(id);
      if (!installation.ok) return installation;
      const doing = `list the repositories of ${installation.value.owner}`;
      const answer = await call({
        scope: {
          installation: installation.value,
          // Naming none is the only way to hear of all.
          repos: [],
          needed: { metadata: "read" },
          welcome: {},
        },
        channel: "rest",
        doing,
        run: (octokit) =>
          readAnswer(octokit, {
            doing,
            shape: repositoriesShape,
            ask: async (octokit) => ({
              data: await octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, {
                per_page: 100,
              }),
            }),
          }),
      });
      if (answer.ok) installations.learn(installation.value, answer.value);
      return answer;
    },
  };
}
