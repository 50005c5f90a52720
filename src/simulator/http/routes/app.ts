import type { Delivery, Installation, Permissions, Repository, World } from "../../world/types.ts";
import { noContent, ok, orNotFound, Refusal, type Answer } from "../answer.ts";
import type { Credentials } from "../credentials.ts";
import { linkTo, listAnswer, wholeNumber } from "../page.ts";
import { presentApp, presentInstallation } from "../present/account.ts";
import { stamp } from "../present/address.ts";
import { presentDelivery, presentDeliveryInFull } from "../present/delivery.ts";
import { presentRepository } from "../present/repository.ts";
import { appRoute, openRoute, type AppCall, type Call, type Route } from "../route.ts";
import { covers, grants, installationCovers } from "../viewer.ts";

interface Parts {
  readonly credentials: Credentials;
  /** Sends a delivery again; the answer ends before it is answered. */
  readonly redeliver: (delivery: Delivery) => void;
}

/** What an App asks about itself: its installations, tokens and deliveries. */
export function appRoutes({ credentials, redeliver }: Parts): readonly Route[] {
  return [
    appRoute("GET", "", ({ world, app }) => ok(presentApp(world, app))),
    appRoute("GET", "/installations", (call) =>
      listAnswer(call, installationsOf(call), (one) => presentInstallation(call.world, one)),
    ),
    appRoute("GET", "/installations/{installation_id}", (call) =>
      ok(presentInstallation(call.world, installationOf(call))),
    ),
    appRoute("POST", "/installations/{installation_id}/access_tokens", (call) =>
      createToken(call, credentials),
    ),
    appRoute("GET", "/hook/config", ({ app }) =>
      ok({
        ...(app.webhookUrl !== null && { url: app.webhookUrl }),
        content_type: "json",
        // A secret is never shown again, only that there is one.
        ...(app.webhookSecret !== "" && { secret: "********" }),
        insecure_ssl: app.isWebhookUnverified === true ? "1" : "0",
      }),
    ),
    appRoute("GET", "/hook/deliveries", listDeliveries),
    appRoute("GET", "/hook/deliveries/{delivery_id}", (call) => {
      const delivery = deliveryOf(call);
      const url = call.app.webhookUrl ?? "";
      return ok(presentDeliveryInFull(delivery, url));
    }),
    appRoute("POST", "/hook/deliveries/{delivery_id}/attempts", (call) => {
      redeliver(deliveryOf(call));
      return { status: 202, body: {} };
    }),
    installationLookup("/repos/{owner}/{repo}/installation", (one, call) =>
      [...call.world.repositories.values()].some(
        (repository) =>
          repository.name.toLowerCase() === call.param("repo").toLowerCase() &&
          repository.owner.toLowerCase() === call.param("owner").toLowerCase() &&
          installationCovers(one, repository),
      ),
    ),
    installationLookup("/orgs/{org}/installation", (one, call) => isOn(one, call.param("org"))),
    installationLookup("/users/{username}/installation", (one, call) =>
      isOn(one, call.param("username")),
    ),
    openRoute("GET", "/apps/{app_slug}", ({ world, param }) => {
      const slug = param("app_slug").toLowerCase();
      const app = [...world.apps.values()].find((one) => one.slug.toLowerCase() === slug);
      return ok(presentApp(world, orNotFound(app)));
    }),
    openRoute("GET", "/installation/repositories", listCovered),
    openRoute("DELETE", "/installation/token", ({ viewer, headers }) => {
      if (viewer.kind !== "installation") throw new Refusal(401, "Bad credentials");
      credentials.revoke(String(headers["authorization"]));
      return noContent();
    }),
  ];
}

function isOn(installation: Installation, account: string): boolean {
  return installation.account.toLowerCase() === account.toLowerCase();
}

function installationsOf({ world, app }: AppCall): Installation[] {
  return [...world.installations.values()].filter(({ appId }) => appId === app.id);
}

function installationOf(call: AppCall): Installation {
  const id = call.id("installation_id");
  return orNotFound(installationsOf(call).find((one) => one.id === id));
}

/** A route that finds the App's installation for something. */
function installationLookup(
  path: string,
  fits: (installation: Installation, call: Call) => boolean,
): Route {
  return openRoute("GET", path, (call) => {
    const { world, viewer } = call;
    if (viewer.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
    const installations = installationsOf({ ...call, app: viewer.app });
    return ok(presentInstallation(world, orNotFound(installations.find((one) => fits(one, call)))));
  });
}

function createToken(call: AppCall, credentials: Credentials): Answer {
  const { world } = call;
  const installation = installationOf(call);
  if (installation.suspendedAt) throw new Refusal(403, "This installation has been suspended");
  const fields = call.fields("Installation");
  const names = fields.texts("repositories");
  const ids = fields.numbers("repository_ids");
  const asked = fields.object("permissions");
  fields.check();
  const permissions = asked ? narrow(installation, asked) : installation.permissions;
  const repositories =
    names || ids ? select(world, installation, { names: names ?? [], ids: ids ?? [] }) : undefined;
  const { token, expiresAt } = credentials.installationToken(
    installation,
    permissions,
    repositories ? new Set(repositories.map(({ id }) => id)) : "all",
  );
  const isSelection = repositories !== undefined || installation.repositories !== "all";
  return {
    status: 201,
    body: {
      token,
      expires_at: stamp(expiresAt),
      permissions: { metadata: "read", ...permissions },
      repository_selection: isSelection ? "selected" : "all",
      ...(repositories && {
        repositories: repositories.map((repository) => presentRepository(world, repository)),
      }),
    },
  };
}

function narrow(installation: Installation, asked: Readonly<Record<string, unknown>>): Permissions {
  const permissions: Record<string, "read" | "write"> = {};
  for (const [permission, access] of Object.entries(asked)) {
    const isGranted =
      (access === "read" || access === "write") &&
      grants(installation.permissions, permission, access);
    if (!isGranted)
      throw new Refusal(422, "The permissions requested are not granted to this installation.");
    permissions[permission] = access;
  }
  return permissions;
}

function select(
  world: World,
  installation: Installation,
  { names, ids }: { readonly names: readonly string[]; readonly ids: readonly number[] },
): Repository[] {
  const covered = [...world.repositories.values()].filter((repository) =>
    installationCovers(installation, repository),
  );
  const find = (fits: (repository: Repository) => boolean) => {
    const repository = covered.find(fits);
    if (repository) return repository;
    throw new Refusal(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  };
  return [
    ...names.map((name) => find((one) => one.name.toLowerCase() === name.toLowerCase())),
    ...ids.map((id) => find((one) => one.id === id)),
  ];
}

function listCovered(call: Call): Answer {
  const { world, viewer } = call;
  if (viewer.kind !== "installation") throw new Refusal(403, "Resource not accessible");
  const covered = [...world.repositories.values()].filter((one) => covers(viewer, one));
  const { body, ...answer } = listAnswer(call, covered, (one) => presentRepository(world, one));
  const selection = viewer.installation.repositories === "all" ? "all" : "selected";
  return {
    ...answer,
    body: { total_count: covered.length, repository_selection: selection, repositories: body },
  };
}

function deliveriesOf({ world, app }: AppCall): Delivery[] {
  return world.deliveries.filter((delivery) => delivery.app === app.id);
}

function deliveryOf(call: AppCall): Delivery {
  const id = call.id("delivery_id");
  return orNotFound(deliveriesOf(call).find((delivery) => delivery.id === id));
}

/** Newest first, paged by cursor. `status=failure` means 400 to 599: failed connections aren't among them. */
function listDeliveries(call: AppCall): Answer {
  const size = Math.min(100, wholeNumber(call, "per_page", 30));
  const cursor = call.query.get("cursor");
  const status = call.query.get("status");
  const before = cursor === null ? Infinity : Number(cursor.replace(/^v1_/, ""));
  if (Number.isNaN(before)) throw new Refusal(400, "Invalid cursor");
  const rest = deliveriesOf(call)
    .filter((delivery) => delivery.id < before && (status === null || isOf(status, delivery)))
    .sort((a, b) => b.id - a.id);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const headers =
    last && rest.length > size ? { link: linkTo(call, { cursor: `v1_${last.id}` }, "next") } : {};
  return { status: 200, body: page.map(presentDelivery), headers };
}

function isOf(status: string, { statusCode }: Delivery): boolean {
  if (status === "success") return statusCode >= 200 && statusCode < 400;
  if (status === "failure") return statusCode >= 400 && statusCode < 600;
  throw new Refusal(422, `Invalid status: ${status}`);
}
