import { stringify } from "yaml";
import { fewNames } from "../../text/few.ts";
import { oneLine } from "../one-line.ts";
import type { Proposed } from "./proposal.ts";

/** What a first train file says, beside its services. */
export interface Heading {
  readonly train: string;
  /** Logins, or org/team; empty: nobody was named. */
  readonly managers: readonly string[];
}

/** A train to begin with: valid as it is, with names to replace. */
export const startingTrain = `# yaml-language-server: $schema=./release-train.schema.json
train: my-train
# Who decides: logins, or org/team.
managers: [your-login]
# Each service by its id, with the team that answers for it; without one, whoever may write to its repository.
services:
  api-gateway:
    repo: your-org/api-gateway
  auth-service:
    repo: your-org/auth-service
    depends_on: [api-gateway]
`;

/** The train file of these services, in which only what GitHub couldn't tell is left to be filled in. */
export function trainText({ train, managers }: Heading, services: readonly Proposed[]): string {
  const shared = sharedEnvironments(services);
  return `# yaml-language-server: $schema=./release-train.schema.json
train: ${scalar(train)}
# Who decides: logins, or org/team.
managers: [${(managers.length > 0 ? managers : ["your-login"]).map(scalar).join(", ")}]
${shared ? `environments: ${environmentsText(shared)}\n` : ""}# Each service by its id, with the team that answers for it; without one, whoever may write to its repository.
services:
${services.map((one) => serviceText(one, shared)).join("")}`;
}

interface Environments {
  readonly production: string;
  readonly staging: string | null;
}

const defaults: Environments = { production: "production", staging: "staging" };

/** What was seen; where production was seen and staging wasn't, there is none that could prove anything. */
const environmentsOf = ({ production, staging }: Proposed): Environments | undefined =>
  production === null ? undefined : { production, staging };

const isSame = (a: Environments, b: Environments): boolean =>
  a.production === b.production && a.staging === b.staging;

/** What most services have, when that isn't what a train file means without a word. */
function sharedEnvironments(services: readonly Proposed[]): Environments | undefined {
  const known = services.flatMap((one) => environmentsOf(one) ?? []);
  const [most] = known.toSorted(
    (a, b) =>
      known.filter((one) => isSame(one, b)).length - known.filter((one) => isSame(one, a)).length,
  );
  return most && !isSame(most, defaults) ? most : undefined;
}

function serviceText(service: Proposed, shared: Environments | undefined): string {
  const own = environmentsOf(service);
  const { id, repo, team, dependsOn, isUndeployed, beside } = service;
  return [
    `  ${scalar(id)}:`,
    `    repo: ${scalar(repo)}`,
    ...(team === null ? [] : [`    team: ${scalar(team)}`]),
    ...(dependsOn.length === 0 ? [] : [`    depends_on: [${dependsOn.map(scalar).join(", ")}]`]),
    ...(own && !isSame(own, shared ?? defaults)
      ? [`    environments: ${environmentsText(own)}`]
      : []),
    ...(isUndeployed
      ? ["    # Nothing was deployed here of late: look whether the environments are right."]
      : []),
    ...(beside.length > 0
      ? [
          `    # The repository has ${oneLine(fewNames(beside))} as well: write a service for each, and give all of them a path.`,
        ]
      : []),
    "",
  ].join("\n");
}

const environmentsText = ({ production, staging }: Environments): string =>
  `{ production: ${scalar(production)}, staging: ${staging === null ? "null" : scalar(staging)} }`;

/** In quotes where YAML would read something else; the characters of flows as well. */
function scalar(text: string): string {
  const written = stringify(text, { lineWidth: 0 }).trimEnd();
  return written.startsWith('"') || !/[,[\]{}\n]/.test(written) ? written : JSON.stringify(text);
}
