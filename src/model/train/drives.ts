/** How services are deployed: one row for each way says all in which it differs from the others. */
import type { Direction } from "../release/release.ts";

/**
 * By what the app's deployments name their commit: by itself, or by a git tag (see `deployTag`), for environments
 * that admit tags only. A workflow is started on that tag, else on the release branch.
 */
export type DeployRef = "commit" | "tag";

/** How a service is deployed when its turn comes. */
export type Drive =
  /** The app creates a GitHub Deployment, to which the team's pipeline reacts. */
  | { readonly kind: "deployment"; readonly ref: DeployRef }
  /** The app creates a GitHub Deployment, and starts the workflow of this file name that does it. */
  | { readonly kind: "dispatch"; readonly workflow: string; readonly ref: DeployRef }
  /** The team's own workflow deploys it, and GitHub asks the app at the environment's gate whether it may begin. */
  | { readonly kind: "gate" }
  /** Others deploy it by their own tools, Argo CD for one; the app says when, and watches GitHub. */
  | { readonly kind: "observe" };

/** What every mode must answer. What the app does besides, once its deployment is there, is in `rollout/begin.ts`. */
export interface DriveMode {
  /**
   * Who makes the deployments of its turn. `app`: only those that the app made are the release's, and it takes the
   * service back by one more. `others`: the app writes the turn down, and what they deploy of its commit since then is
   * the release's; they must take it back, too.
   */
  readonly deployedBy: "app" | "others";
  /**
   * Whose statuses on a deployment of the app tell how far it is. `app`: it repeats there what the run says that it
   * started. `reporters`: those whom the train file names, or anyone; never the app itself.
   */
  readonly heard: "app" | "reporters";
  /**
   * When a deployment has begun. `at its gate`: GitHub asks the app first, so that it has begun once it was in
   * progress; until then nothing waits for its end, since the app refuses it when the service is out or goes back.
   */
  readonly begins: "at once" | "at its gate";
  /** The turns in which nothing happens by itself, so that its people are asked by a message. */
  readonly asksPeople: readonly Direction[];
  /** Why it can't be rehearsed in staging, as a sentence fragment; null: it can. */
  readonly notRehearsed: string | null;
  /** Of the App in the service's repository, beside what every service takes. */
  readonly permissions: Readonly<Record<string, "read" | "write">>;
  /** After so many seconds the app looks whether what was started shows. */
  readonly looksAfter: Readonly<Record<Direction, number>>;
}

/** In the order in which people are told of them. */
const driveModes: Readonly<Record<Drive["kind"], DriveMode>> = {
  deployment: {
    deployedBy: "app",
    heard: "reporters",
    begins: "at once",
    asksPeople: [],
    notRehearsed: null,
    permissions: { deployments: "write" },
    looksAfter: { deploy: 10, rollback: 10 },
  },
  dispatch: {
    deployedBy: "app",
    heard: "app",
    begins: "at once",
    asksPeople: [],
    notRehearsed: null,
    permissions: { deployments: "write", actions: "write" },
    looksAfter: { deploy: 10, rollback: 10 },
  },
  gate: {
    deployedBy: "others",
    heard: "reporters",
    begins: "at its gate",
    // The job that waits for its turn begins by itself; somebody must start one that goes back.
    asksPeople: ["rollback"],
    notRehearsed: "its own workflow deploys it, and starts by itself",
    // An answer at the gate is a write of deployments.
    permissions: { deployments: "write", actions: "read" },
    // Others take their time; what goes back is waited for by all.
    looksAfter: { deploy: 30, rollback: 10 },
  },
  observe: {
    deployedBy: "others",
    heard: "reporters",
    begins: "at once",
    asksPeople: ["deploy", "rollback"],
    notRehearsed: "others deploy it by their own tools",
    permissions: { deployments: "read" },
    looksAfter: { deploy: 30, rollback: 10 },
  },
};

export const driveKinds = Object.keys(driveModes) as readonly Drive["kind"][];

/** The row of a service. */
export const driveModeOf = ({ drive }: { readonly drive: Pick<Drive, "kind"> }): DriveMode =>
  driveModes[drive.kind];

/** Whether others deploy a service, in turns that the app writes down. */
export const isDeployedByOthers = (service: { readonly drive: Pick<Drive, "kind"> }): boolean =>
  driveModeOf(service).deployedBy === "others";

/** Whether GitHub asks the app at a gate before a service begins to deploy. */
export const isGated = (service: { readonly drive: Pick<Drive, "kind"> }): boolean =>
  driveModeOf(service).begins === "at its gate";

/** File name of the workflow that the app starts for its deployments, and whose runs it reads; null: it starts none. */
export function workflowOf({ drive }: { readonly drive: Drive }): string | null {
  switch (drive.kind) {
    case "dispatch":
      return drive.workflow;
    case "deployment":
    case "gate":
    case "observe":
      return null;
  }
}
