import { expect, test } from "vitest";
import {
  installApp,
  registerApp,
  selectRepositories,
  setPermissions,
  setSuspended,
  uninstallApp,
} from "../../../src/simulator/world/apps.ts";
import { addRepository } from "../../../src/simulator/world/repositories.ts";
import { createIssue, editIssue } from "../../../src/simulator/world/issues.ts";
import { smallWorld } from "./small-world.ts";

function withApp() {
  const small = smallWorld();
  const app = registerApp(small.world, {
    slug: "release-train",
    owner: "acme",
    publicKey: "",
    webhookSecret: "",
    permissions: { issues: "write" },
    events: ["issues"],
  });
  return { ...small, app };
}

test("an App acts as its bot, whose rights are the App's and not a role", () => {
  const { world, repo, app, olga } = withApp();
  expect(app.bot).toMatchObject({ login: "release-train[bot]", type: "Bot" });
  const issue = createIssue(world, repo, { title: "x", by: olga });
  editIssue(world, repo, issue, { body: "kept true", by: app.bot });
  expect(issue.edits.at(-1)?.editor).toBe(app.bot);
});

test("an installation is told from its beginning to its end", () => {
  const { world, repo, app, olga, heard, events } = withApp();
  const installation = installApp(world, app, "acme", [repo]);
  expect(installation).toMatchObject({ account: "acme", permissions: { issues: "write" } });
  expect(events[0]).toMatchObject({ org: "acme", subject: { installation, repositories: [repo] } });
  expect(() => installApp(world, app, "ACME")).toThrow("is installed");
  setPermissions(world, installation, { issues: "write", checks: "write" });
  setSuspended(world, installation, true);
  expect(installation.suspendedAt).toEqual(world.clock.now());
  setSuspended(world, installation, false);
  uninstallApp(world, installation);
  expect(world.installations.size).toBe(0);
  expect(heard()).toEqual([
    "installation.created",
    "installation.new_permissions_accepted",
    "installation.suspend",
    "installation.unsuspend",
    "installation.deleted",
  ]);
  expect(installApp(world, app, "olga").account).toBe(olga.login);
});

test("the selection of repositories is told by what comes and goes", () => {
  const { world, repo, app, olga, heard, events } = withApp();
  const web = addRepository(world, { owner: "acme", name: "web", by: olga });
  const installation = installApp(world, app, "acme", [repo]);
  heard();
  selectRepositories(world, installation, "all");
  expect(events[0]?.subject["repositories_added"]).toEqual([web]);
  selectRepositories(world, installation, [web]);
  expect(events[1]?.subject["repositories_removed"]).toEqual([repo]);
  expect(heard()).toEqual(["installation_repositories.added", "installation_repositories.removed"]);
});
