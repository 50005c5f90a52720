import { virtualClock } from "../../../src/simulator/clock.ts";
import { executeGraphql } from "../../../src/simulator/graphql/execute.ts";
import type { InstallationViewer } from "../../../src/simulator/http/viewer.ts";
import { addMember, addOrg, addUser } from "../../../src/simulator/world/accounts.ts";
import { installApp, registerApp } from "../../../src/simulator/world/apps.ts";
import { createWorld } from "../../../src/simulator/world/create-world.ts";
import { addRepository } from "../../../src/simulator/world/repositories.ts";
import type { Permissions } from "../../../src/simulator/world/types.ts";

export const ALL: Permissions = {
  actions: "read",
  checks: "write",
  contents: "write",
  deployments: "write",
  issues: "write",
  members: "read",
  pull_requests: "read",
  statuses: "read",
};

/** An organisation with one private repository, a member who writes, and an App that is installed there. */
export function acme() {
  const clock = virtualClock(Temporal.Instant.from("2026-03-19T12:00:00Z"));
  const world = createWorld(clock);
  addOrg(world, "acme");
  const sarah = addUser(world, "sarah");
  addMember(world, "acme", sarah, "admin");
  const api = addRepository(world, {
    owner: "acme",
    name: "api-gateway",
    by: sarah,
    isPrivate: true,
    files: { "README.md": "# API\n", "docs/rollback.md": "Undo it.\n" },
  });
  const app = registerApp(world, {
    slug: "release-train",
    owner: "acme",
    publicKey: "",
    webhookSecret: "",
    permissions: ALL,
    events: [],
  });
  const installation = installApp(world, app, "acme");
  const viewer: InstallationViewer = {
    kind: "installation",
    app,
    installation,
    permissions: ALL,
    repositories: "all",
  };
  const wait = (duration: Temporal.DurationLike) => {
    clock.after(Temporal.Duration.from(duration), () => undefined);
    clock.step();
  };
  /** The whole answer to a query. */
  const answer = (query: string, variables = {}, as: InstallationViewer = viewer) =>
    executeGraphql(world, as, { query, variables });
  /** The data of a query that must have no errors. */
  const ask = async (query: string, variables = {}): Promise<unknown> => {
    const { data, errors } = await answer(query, variables);
    if (errors) throw new Error(errors.map(({ message }) => message).join("; "));
    return structuredClone(data);
  };
  /** What `fields` are of the repository. */
  const askApi = async (fields: string, variables = ""): Promise<unknown> => {
    const data = await ask(
      `query ${variables} { repository(owner: "acme", name: "api-gateway") { ${fields} } }`,
    );
    return (data as { readonly repository: unknown }).repository;
  };
  return { clock, world, sarah, api, app, installation, viewer, wait, answer, ask, askApi };
}
