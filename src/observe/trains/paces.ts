/** How long the services of a train took to deploy of late, before there is any release of it. */
import { paceIn } from "../../decide/timetable/pace.ts";
import type { Pace } from "../../decide/assessment/service.ts";
import type { GitHub } from "../../github/client/github.ts";
import { succeed, type Result } from "../../model/failure.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Train } from "../../model/train/train.ts";
import { accountFragment } from "../ask/account.ts";
import { ask } from "../ask/ask.ts";
import {
  deploymentFragments,
  deploymentsSelection,
  readDeployments,
  type EnvironmentQuestion,
} from "../services/deployments.ts";
import { wording } from "../../model/view/wording.ts";

export interface Paces {
  /** Of the services of which a deployment to production is known. */
  readonly paces: ReadonlyMap<ServiceId, Pace>;
  /** Why it isn't known of some, a sentence each. */
  readonly unread: readonly string[];
}

/** The newest ones of each environment, which services of one repository may share. */
const first = 40;

/** Of no release: whose they were doesn't matter. */
const nobodys = { repository: 0, names: [] };

/** A Failure: not even the App. */
export async function readPaces(
  github: GitHub,
  { services }: Pick<Train, "services">,
): Promise<Result<Paces>> {
  const app = await github.app();
  if (!app.ok) return app;
  const questions = services.map(({ environments }): EnvironmentQuestion => ({
    alias: "production",
    environment: environments.production,
    first,
    statuses: 10,
    isProduction: true,
  }));
  const answers = await ask(
    github,
    services.map(({ repo }, index) => ({
      repo,
      select: (put) => deploymentsSelection(put, questions[index]!),
    })),
    { fragments: [accountFragment, ...deploymentFragments], batch: 10 },
  );
  const paces = new Map<ServiceId, Pace>();
  const unread: string[] = [];
  for (const [index, service] of services.entries()) {
    const answer = answers[index];
    const read = answer?.ok
      ? await readDeployments(github, app.value, {
          repo: service.repo,
          answer: answer.value,
          question: questions[index]!,
          train: nobodys,
          isEnough: () => true,
        })
      : {
          kind: "unknown" as const,
          why: answer?.failure.message ?? wording`GitHub did not answer`,
        };
    if (read.kind === "unknown") unread.push(`${service.id}: ${read.why}`);
    else {
      const pace = paceIn(read.value, service);
      if (pace) paces.set(service.id, pace);
    }
  }
  return succeed({ paces, unread });
}
