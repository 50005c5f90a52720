import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Signer } from "../notes/dsse.ts";
import type { HostPolicy } from "../model/train/hosts.ts";
import { credentialsSchema, findSignIn, type SignInSettings } from "./credentials.ts";
import type { Found } from "./found.ts";
import { healthSettingsShape, toHostPolicy } from "./health-settings.ts";
import { toChatSettings, type ChatSettings } from "./chat-settings.ts";
import type { EventWebhooks } from "./event-webhooks.ts";
import { apiUrlOf } from "../model/github/addresses.ts";
import { toTraceSettings, type TraceSettings } from "./otlp.ts";
import { readLanguage, type Language } from "./language.ts";
import { readPrivateKey } from "./private-key.ts";
import { trainRepositoriesShape, type TrainRepositories } from "./train-file/obeyed.ts";
import { isBareWebAddress } from "./web-address.ts";

/** Where to listen and how to speak; all of it has defaults, so it holds during set-up too. */
export interface Surroundings {
  /** Interface to listen on. */
  readonly host: string;
  /** Port to listen on; 0 lets the system choose. */
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** null: JSON, unless a terminal shows it. */
  readonly logFormat: (typeof LOG_FORMATS)[number] | null;
  /** The address at which people and GitHub reach the app, without a trailing slash; null: not told. */
  readonly publicUrl: string | null;
  /** Base of GitHub's REST API, without a trailing slash. */
  readonly githubApiUrl: string;
  /** Base of the Prometheus that knows the services, without a trailing slash; null: there is none. */
  readonly prometheusUrl: string | null;
  /** Whom the app may ask for the health of services; its headers are secret. */
  readonly healthHosts: HostPolicy;
  /** Whose train files are obeyed; null: those of every repository on which the App is installed. */
  readonly trainRepositories: TrainRepositories | null;
  /** Who sees the dashboard: who can read the train repository, everybody what is public, or nobody. */
  readonly dashboard: (typeof DASHBOARDS)[number];
  /** Where the app keeps work in flight. */
  readonly store:
    | { readonly kind: "embedded"; readonly directory: string }
    | { readonly kind: "postgres"; readonly url: string };
}

/** All that the app is told from outside. `privateKey`, the webhook secrets and the store's url are secret. */
export interface Settings extends Surroundings, ChatSettings {
  readonly appId: number;
  /** PKCS#8 PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Is taken, too, while the secret is being changed. Absent: no other one is. */
  readonly webhookSecretBefore?: string;
  /** How people sign in; null: they can't. */
  readonly signIn: SignInSettings | null;
  /** Who hears of events; their addresses and secrets are secret. Absent: nobody does. */
  readonly receivers?: EventWebhooks;
  /** Where a trace of each release goes; its headers are secret. Absent: nowhere. */
  readonly traces?: TraceSettings;
  /** Signs the evidence of releases; its key is secret. null: it isn't signed. */
  readonly signer: Signer | null;
  /** What people read is in this language. Absent: English. */
  readonly language?: NonNullable<Language>;
}

export type SettingsReading =
  | { readonly kind: "ready"; readonly settings: Settings }
  /** Nothing tells which App this is: time to register one. */
  | { readonly kind: "set-up"; readonly surroundings: Surroundings }
  /** One sentence: which setting, what is wrong with it, how to mend it; never a secret's value. */
  | { readonly kind: "refused"; readonly sentence: string };

export type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const LOG_FORMATS = ["json", "pretty"] as const;

const DASHBOARDS = ["private", "public", "off"] as const;

const portPattern = /^\d{1,5}$/;
const surroundingsSchema = z.object({
  HOST: z.string().default("localhost"),
  PORT: z
    .string()
    .refine(
      (text) => portPattern.test(text) && Number(text) <= 65_535,
      "PORT is not a valid port: give a whole number from 0 to 65535, such as 3000.",
    )
    .transform(Number)
    .default(3000),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `LOG_LEVEL is not a valid level: give one of ${LOG_LEVELS.join(", ")}.`)
    .default("info"),
  LOG_FORMAT: z
    .enum(LOG_FORMATS, `LOG_FORMAT is not a valid format: give one of ${LOG_FORMATS.join(", ")}.`)
    .optional(),
  DASHBOARD: z
    .enum(DASHBOARDS, `DASHBOARD is not valid: give one of ${DASHBOARDS.join(", ")}.`)
    .default("private"),
  GHE_HOST: z
    .string()
    .regex(
      /^[\w.-]+(:\d{1,5})?$/,
      "GHE_HOST is not a host name: give only the host, such as github.example.com, without https://.",
    )
    .optional(),
  GH_ORG: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,38}$/i,
      "GH_ORG is not an organisation: give its login, as in https://github.com/LOGIN, or leave it out.",
    )
    .optional(),
  GHE_PROTOCOL: z
    .enum(["https", "http"], "GHE_PROTOCOL is not valid: give https or http, or leave it out.")
    .default("https"),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/\S+$/,
      "DATABASE_URL is not the address of a PostgreSQL database: begin it with postgres://, or leave it out to keep the data in DATA_DIR.",
    )
    .optional(),
  DATA_DIR: z.string().default("./data"),
  PUBLIC_URL: z
    .string()
    .refine(
      isBareWebAddress,
      "PUBLIC_URL is not a web address: give the one at which GitHub reaches this app, such as https://train.example.com.",
    )
    .transform((text) => text.replace(/(?<!\/)\/+$/, ""))
    .optional(),
  TRAIN_REPOSITORIES: trainRepositoriesShape.optional(),
  ...healthSettingsShape,
});

/**
 * The settings in this environment. An empty variable counts as unset. Reads the file that
 * PRIVATE_KEY_PATH names, and nothing else.
 */
export function readSettings(environment: Environment): SettingsReading {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const { APP_ID: appId, PRIVATE_KEY: key, PRIVATE_KEY_PATH: keyPath, NODE_ENV: mode } = given;
  const surroundings = readSurroundings(given);
  if (!surroundings.ok) return { kind: "refused", sentence: surroundings.sentence };

  if (appId === undefined && key === undefined && keyPath === undefined) {
    // The set-up page hands the app to whoever opens it first: not where strangers may come by.
    if (mode === "production") {
      return {
        kind: "refused",
        sentence:
          "APP_ID is missing: give APP_ID, PRIVATE_KEY and WEBHOOK_SECRET, or start without NODE_ENV=production to register a new App.",
      };
    }
    return { kind: "set-up", surroundings: surroundings.value };
  }

  const credentials = credentialsSchema.safeParse(given);
  if (!credentials.success) return { kind: "refused", sentence: firstSentence(credentials.error) };
  const privateKey = findPrivateKey(key, keyPath);
  if (!privateKey.ok) return { kind: "refused", sentence: privateKey.sentence };
  const language = readLanguage(credentials.data.TEXT_LANGUAGE);
  if (!language.ok) return { kind: "refused", sentence: language.sentence };
  const signIn = findSignIn(credentials.data, privateKey.value);
  if (!signIn.ok) return { kind: "refused", sentence: signIn.sentence };
  return {
    kind: "ready",
    settings: {
      ...surroundings.value,
      ...toChatSettings(credentials.data),
      appId: credentials.data.APP_ID,
      privateKey: privateKey.value,
      webhookSecret: credentials.data.WEBHOOK_SECRET,
      signIn: signIn.value,
      signer: credentials.data.EVIDENCE_KEY ?? null,
      ...(language.value && { language: language.value }),
      ...(credentials.data.WEBHOOK_SECRET_BEFORE !== undefined && {
        webhookSecretBefore: credentials.data.WEBHOOK_SECRET_BEFORE,
      }),
      ...toTraceSettings(credentials.data),
      ...(credentials.data.EVENT_WEBHOOKS && { receivers: credentials.data.EVENT_WEBHOOKS }),
    },
  };
}

/**
 * Adds the variables of the file `.env`, which the set-up page writes, to those of the process. A
 * variable that the process has already stays as it is. No file, nothing to add.
 */
export function loadDotEnv(path = ".env"): void {
  try {
    process.loadEnvFile(path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

function readSurroundings(given: Environment): Found<Surroundings> {
  const parsed = surroundingsSchema.safeParse(given);
  if (!parsed.success) return { ok: false, sentence: firstSentence(parsed.error) };
  const { data } = parsed;
  return {
    ok: true,
    value: {
      host: data.HOST,
      port: data.PORT,
      logLevel: data.LOG_LEVEL,
      logFormat: data.LOG_FORMAT ?? null,
      publicUrl: data.PUBLIC_URL ?? null,
      githubApiUrl: apiUrlOf(data.GHE_HOST, data.GHE_PROTOCOL),
      prometheusUrl: data.PROMETHEUS_URL ?? null,
      healthHosts: toHostPolicy(data),
      trainRepositories: data.TRAIN_REPOSITORIES ?? null,
      dashboard: data.DASHBOARD,
      store:
        data.DATABASE_URL === undefined
          ? { kind: "embedded", directory: data.DATA_DIR }
          : { kind: "postgres", url: data.DATABASE_URL },
    },
  };
}

function findPrivateKey(key: string | undefined, path: string | undefined): Found<string> {
  const setting = key === undefined ? "PRIVATE_KEY_PATH" : "PRIVATE_KEY";
  const text = key ?? (path === undefined ? undefined : readText(path));
  if (text === undefined) {
    return {
      ok: false,
      sentence:
        path === undefined
          ? "PRIVATE_KEY is missing: give the private key that GitHub made for the App, or its file's name as PRIVATE_KEY_PATH."
          : "PRIVATE_KEY_PATH names a file that can't be read: check the name and who may read it.",
    };
  }
  const value = readPrivateKey(text);
  if (value !== undefined) return { ok: true, value };
  return {
    ok: false,
    sentence: `${setting} contains no RSA private key: give the whole .pem file that GitHub made for the App, as it is or as base64.`,
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The messages of the schemas above are whole sentences; people mend one at a time. */
const firstSentence = (error: z.ZodError): string => error.issues[0]?.message ?? error.message;
