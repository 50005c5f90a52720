import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Language } from "../config/language.ts";
import type { Settings } from "../config/settings.ts";
import { startApp, type AppOptions, type RunningApp } from "../main.ts";
import type { Clock } from "../simulator/clock.ts";
import type { Fleet, Crew } from "../simulator/fleet.ts";
import type { Monitor } from "../simulator/monitor.ts";
import { clientId } from "../simulator/http/present/account.ts";
import type { App } from "../simulator/world/app-types.ts";
import { startSimulator, type Simulator } from "../simulator/simulator.ts";
import { installApp, registerApp } from "../simulator/world/apps.ts";
import { createWorld } from "../simulator/world/create-world.ts";
import type { World } from "../simulator/world/types.ts";

export interface Rehearsal {
  readonly simulator: Simulator;
  readonly fleet: Fleet<Crew>;
  readonly app: RunningApp;
  /** Nothing is under way; what is left waits for the clock. */
  readonly isQuiet: () => Promise<boolean>;
  close(): Promise<void>;
}

/** The app against a simulated GitHub in which it is registered by its own app.yml. */
export async function startRehearsal(parts: {
  readonly clock: Clock;
  readonly found: (world: World) => Fleet<Crew>;
  /** Accounts on which the App is installed; default: that of the plan. */
  readonly accountsOf?: (fleet: Fleet<Crew>) => readonly string[];
  /** What measures the services; absent: their train file asks for nothing. */
  readonly monitor?: Monitor;
  /** In which people are told; default: English. */
  readonly language?: Language;
  readonly onDecision?: AppOptions["onDecision"];
}): Promise<Rehearsal> {
  const { clock, monitor, language, onDecision } = parts;
  const world = createWorld(clock);
  const fleet = parts.found(world);
  const simulator = await startSimulator({ clock, world });
  const accounts = parts.accountsOf?.(fleet);
  const { registered, settings } = accounts
    ? registerOurs(simulator, accounts, { actions: "write" })
    : registerOurs(simulator, [fleet.plan.org]);
  const app = await startApp({
    settings: {
      ...settings,
      ...(monitor && healthSettings(monitor)),
      ...(language && { language }),
      store: { kind: "embedded", directory: ":memory:" },
    },
    clock,
    log: { info() {}, warn: tellTrouble, error: tellTrouble },
    ...(onDecision && { onDecision }),
  });
  registered.webhookUrl = `${app.url}/api/github/webhooks`;
  return {
    simulator,
    fleet,
    app,
    isQuiet: async () => simulator.idle() && (app.github.usage().waiting > 0 || (await app.idle())),
    async close() {
      await app.stop();
      await simulator.close();
    },
  };
}

/** The app may ask what runs on this machine for health, and nothing else. */
export function healthSettings({
  url,
}: Pick<Monitor, "url">): Pick<Settings, "prometheusUrl" | "healthHosts"> {
  const { hostname: name, port } = new URL(url);
  const allowed = [{ name, isWildcard: false, port: Number(port) }];
  return { prometheusUrl: url, healthHosts: { allowed, headers: new Map() } };
}

/**
 * Registers the App in a simulated GitHub and installs it on all repositories of these accounts.
 * @param granted permissions that it has besides those of its manifest
 * @param keys default: those of this process
 */
export function registerOurs(
  simulator: Pick<Simulator, "world" | "url">,
  accounts: readonly string[],
  granted: Readonly<Record<string, "read" | "write">> = {},
  { privateKey, publicKey }: KeyPair = ownKeyPair(),
) {
  const manifest = parse(readFileSync(join(import.meta.dirname, "../../app.yml"), "utf8")) as {
    readonly default_permissions: Record<string, "read" | "write">;
    readonly default_events: readonly string[];
  };
  const webhookSecret = "a secret that only the simulator knows";
  const clientSecret = "a secret of the App's sign-in";
  const registered = registerApp(simulator.world, {
    slug: "release-train",
    owner: accounts[0] ?? "",
    publicKey,
    webhookSecret,
    permissions: { ...manifest.default_permissions, ...granted },
    events: manifest.default_events,
    oauth: { clientSecret, callbackUrls: [] },
  });
  for (const account of accounts) installApp(simulator.world, registered, account);
  const settings: Omit<Settings, "store"> = {
    appId: registered.id,
    privateKey,
    webhookSecret,
    host: "127.0.0.1",
    port: 0,
    logLevel: "silent",
    logFormat: null,
    publicUrl: null,
    slack: null,
    signer: null,
    signIn: null,
    githubApiUrl: `${simulator.url}/api/v3`,
    prometheusUrl: null,
    healthHosts: { allowed: null, headers: new Map() },
    trainRepositories: null,
    dashboard: "private",
  };
  return { registered, settings };
}

/** With what people sign in to an App of the simulated GitHub. */
export const signInOf = (app: App): NonNullable<Settings["signIn"]> => ({
  clientId: clientId(app),
  clientSecret: app.oauth?.clientSecret ?? "",
  sessionSecret: "a secret of the App's sessions",
});

/** PEM, PKCS #8 and SPKI. */
interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

let keyPair: KeyPair | undefined;

/** To make one takes longer than all else that a start does, and nothing outside this process trusts it. */
const ownKeyPair = (): KeyPair =>
  (keyPair ??= generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  }));

/** What the app would write into its log: in a rehearsal nothing should. */
const tellTrouble = (fields: object, message: string): void =>
  console.error(`       !  ${message} ${JSON.stringify(fields)}`);
