import { z } from "zod";
import { fail, succeed, type Result } from "../../model/failure.ts";
import type { GitHub, Permissions } from "../client/github.ts";
import { wording } from "../../model/view/wording.ts";

/** Without these some of what a release needs doesn't happen. What only offers comfort isn't among them. */
const neededPermissions: Permissions = {
  metadata: "read",
  issues: "write",
  pull_requests: "read",
  contents: "write",
  checks: "write",
  statuses: "read",
  deployments: "write",
  members: "read",
};

const shape = z.object({
  permissions: z.record(z.string(), z.unknown()),
  events: z.array(z.string()),
});

/** Whether GitHub takes the App's key now; asked anew each time. */
export async function isAppKnown(github: Pick<GitHub, "asApp">): Promise<boolean> {
  return (await readApp(github)).ok;
}

const readApp = (github: Pick<GitHub, "asApp">) =>
  github.asApp({
    doing: wording`read what the App may do`,
    shape,
    ask: (octokit) => octokit.rest.apps.getAuthenticated(),
  });

/**
 * What the App lacks now: permissions and events of its registration (`GET /app`), and permissions that an owner hasn't
 * granted it. Asked anew each time.
 */
export async function readLacking(
  github: Pick<GitHub, "asApp" | "installations">,
  events: readonly string[],
): Promise<Result<readonly string[]>> {
  const app = await readApp(github);
  if (!app.ok) return fail(app.failure);
  const installations = await github.installations();
  if (!installations.ok) return fail(installations.failure);
  const unheard = events.filter((event) => !app.value.events.includes(event));
  return succeed([
    ...lackingIn(app.value.permissions).map((one) => `the App lacks ${one}`),
    ...unheard.map((event) => `the App isn't subscribed to ${event}`),
    ...installations.value
      .filter(({ isSuspended }) => !isSuspended)
      .flatMap(({ id, permissions }) =>
        lackingIn(permissions).map((one) => `installation ${id} lacks ${one}`),
      ),
  ]);
}

const lackingIn = (granted: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(neededPermissions).flatMap(([name, level]) =>
    granted[name] === "write" || granted[name] === level ? [] : [`${name}: ${level}`],
  );
