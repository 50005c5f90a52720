import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Environment, Settings } from "../../src/config/settings.ts";
import { loadDotEnv, readSettings } from "../../src/config/settings.ts";

const SECRET = "a-long-and-random-secret-of-32-bytes";
let pkcs1: string;
let pkcs8: string;
let directory: string;

beforeAll(() => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  pkcs1 = privateKey.export({ type: "pkcs1", format: "pem" });
  pkcs8 = privateKey.export({ type: "pkcs8", format: "pem" });
  directory = mkdtempSync(join(tmpdir(), "settings-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

const credentials = (changes: Environment = {}): Environment => ({
  APP_ID: "12345",
  PRIVATE_KEY: pkcs8,
  WEBHOOK_SECRET: SECRET,
  ...changes,
});

function ready(environment: Environment): Settings {
  const reading = readSettings(environment);
  if (reading.kind !== "ready") throw new Error(`Not ready: ${JSON.stringify(reading)}`);
  return reading.settings;
}

describe("settings that are in order", () => {
  it("have defaults for all but the credentials", () => {
    expect(ready(credentials())).toEqual({
      appId: 12345,
      privateKey: pkcs8,
      webhookSecret: SECRET,
      host: "localhost",
      port: 3000,
      logLevel: "info",
      logFormat: null,
      publicUrl: null,
      slack: null,
      signer: null,
      signIn: null,
      dashboard: "private",
      githubApiUrl: "https://api.github.com",
      prometheusUrl: null,
      healthHosts: { allowed: null, headers: new Map() },
      trainRepositories: null,
      store: { kind: "embedded", directory: "./data" },
    });
  });

  it("are taken from the environment", () => {
    const settings = ready(
      credentials({
        HOST: "0.0.0.0",
        PORT: "8080",
        LOG_LEVEL: "debug",
        PUBLIC_URL: "https://train.example.com/",
        GHE_HOST: "127.0.0.1:4001",
        GHE_PROTOCOL: "http",
        DATABASE_URL: "postgresql://app:pass@db/train",
      }),
    );
    expect(settings).toMatchObject({
      host: "0.0.0.0",
      port: 8080,
      logLevel: "debug",
      publicUrl: "https://train.example.com",
      githubApiUrl: "http://127.0.0.1:4001/api/v3",
      store: { kind: "postgres", url: "postgresql://app:pass@db/train" },
    });
  });

  it("count an empty variable as unset", () => {
    expect(ready(credentials({ PORT: "", DATABASE_URL: "", GHE_HOST: "" })).port).toBe(3000);
    expect(readSettings({ APP_ID: "", PRIVATE_KEY: "" }).kind).toBe("set-up");
  });
});

describe("the private key", () => {
  const forms: readonly [string, () => string][] = [
    ["as PKCS#1", () => pkcs1],
    ["as PKCS#8", () => pkcs8],
    ["as base64", () => Buffer.from(pkcs1).toString("base64")],
    [String.raw`with \n for its line breaks`, () => pkcs1.replaceAll("\n", String.raw`\n`)],
    ["with spaces for its line breaks", () => pkcs1.replaceAll("\n", " ")],
    ["with line breaks of Windows", () => pkcs1.replaceAll("\n", "\r\n")],
    ["with quotes around it", () => `"${pkcs1}"`],
  ];
  it.each(forms)("is read %s", (_form, text) => {
    expect(ready(credentials({ PRIVATE_KEY: text() })).privateKey).toBe(pkcs8);
  });

  it("is read from the file that PRIVATE_KEY_PATH names", () => {
    const path = join(directory, "key.pem");
    writeFileSync(path, pkcs1);
    const environment = credentials({ PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: path });
    expect(ready(environment).privateKey).toBe(pkcs8);
  });
});

it("traces go below the endpoint, with the headers that are given", () => {
  const { traces } = ready(
    credentials({
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/",
      OTEL_EXPORTER_OTLP_HEADERS: "Authorization=Basic%20PLACEHOLDER, x-scope=a=b",
    }),
  );
  expect(traces).toEqual({
    url: "http://collector:4318/v1/traces",
    headers: { authorization: "Basic PLACEHOLDER", "x-scope": "a=b" },
  });
});

describe("the language of texts", () => {
  it("is English unless a catalogue is named", () => {
    expect(ready(credentials())).not.toHaveProperty("language");
    const path = join(directory, "de.json");
    writeFileSync(path, JSON.stringify({ "Which item?": "Welcher Punkt?" }));
    const { language } = ready(credentials({ TEXT_LANGUAGE: path }));
    expect(language?.catalogue.texts.get("Which item?")).toBe("Welcher Punkt?");
  });

  it("stops the start with one sentence where it can't be read", () => {
    expect(readSettings(credentials({ TEXT_LANGUAGE: "klingon!" }))).toEqual({
      kind: "refused",
      sentence:
        'TEXT_LANGUAGE: "klingon!" is no language: give the code of one, such as de, or the path of a file named by it, such as /etc/release-train/de.json.',
    });
  });
});

describe("without any credentials", () => {
  it("time has come to set up", () => {
    expect(readSettings({ PORT: "4000", WEBHOOK_SECRET: SECRET })).toMatchObject({
      kind: "set-up",
      surroundings: { host: "localhost", port: 4000 },
    });
  });

  it("production is refused, where strangers could open the set-up page", () => {
    expect(readSettings({ NODE_ENV: "production" })).toMatchObject({
      kind: "refused",
      sentence: expect.stringMatching(/^APP_ID is missing: .+\.$/),
    });
  });
});

describe("threat 2: refused, with one sentence that names the setting", () => {
  const ecKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
    type: "pkcs8",
    format: "pem",
  });
  const cases: readonly [string, Environment, RegExp][] = [
    ["APP_ID", { APP_ID: undefined }, /is missing/],
    ["APP_ID", { APP_ID: "Iv1.0123abcd" }, /is not a number/],
    ["SLACK_BOT_TOKEN", { SLACK_BOT_TOKEN: "two words" }, /is not a token/],
    ["TEAMS_WEBHOOKS", { TEAMS_WEBHOOKS: "https://x.test" }, /is not an object of names/],
    ["TEAMS_WEBHOOKS", { TEAMS_WEBHOOKS: '{"a":"x"}' }, /something that is no web address/],
    [
      "TEAMS_WEBHOOKS",
      { TEAMS_WEBHOOKS: '{"a":"https://acme.webhook.office.com/webhookb2/1"}' },
      /Office 365 connector, which Microsoft has retired/,
    ],
    ["EVENT_WEBHOOKS", { EVENT_WEBHOOKS: "https://x.test" }, /is not an object of names/],
    ["EVENT_WEBHOOKS", { EVENT_WEBHOOKS: '{"ops":{"url":"x"}}' }, /is not an object of names/],
    [
      "EVENT_WEBHOOKS",
      { EVENT_WEBHOOKS: '{"ops":{"url":"file:///x","secret":"whsec_PLACEHOLDER"}}' },
      /something that is no web address/,
    ],
    [
      "EVENT_WEBHOOKS",
      { EVENT_WEBHOOKS: '{"ops":{"url":"https://x.test","secret":"whsec_PLACEHOLDER"}}' },
      /a secret that isn't one of Standard Webhooks/,
    ],
    [
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" },
      /is not a web address/,
    ],
    [
      "OTEL_EXPORTER_OTLP_HEADERS",
      { OTEL_EXPORTER_OTLP_HEADERS: "authorization" },
      /is not a list of headers/,
    ],
    ["SLACK_API_URL", { SLACK_API_URL: "slack.com" }, /is not a web address/],
    ["APP_ID", { APP_ID: "0" }, /is not a number/],
    ["PRIVATE_KEY", { PRIVATE_KEY: undefined }, /is missing/],
    ["PRIVATE_KEY", { PRIVATE_KEY: "PLACEHOLDER-KEY" }, /contains no RSA private key/],
    ["PRIVATE_KEY", { PRIVATE_KEY: ecKey }, /contains no RSA private key/],
    [
      "PRIVATE_KEY",
      { PRIVATE_KEY: "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----" },
      /contains no RSA private key/,
    ],
    [
      "PRIVATE_KEY_PATH",
      { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: "/nowhere/PLACEHOLDER.pem" },
      /can't be read/,
    ],
    [
      "PRIVATE_KEY_PATH",
      { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: "package.json" },
      /contains no RSA private key/,
    ],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: undefined }, /is missing/],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "" }, /is missing/],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "development" }, /well-known default/],
    ["WEBHOOK_SECRET_BEFORE", { WEBHOOK_SECRET_BEFORE: "development" }, /well-known default/],
    ["WEBHOOK_SECRET_BEFORE", { WEBHOOK_SECRET_BEFORE: "PLACEHOLDER" }, /shorter than 32 bytes/],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "PLACEHOLDER" }, /shorter than 32 bytes/],
    ["PORT", { PORT: "65536" }, /0 to 65535/],
    ["PORT", { PORT: "http" }, /0 to 65535/],
    ["PORT", { PORT: "-1" }, /0 to 65535/],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }, /trace, debug, info/],
    ["GHE_HOST", { GHE_HOST: "https://github.example.com" }, /without https/],
    ["GHE_PROTOCOL", { GHE_PROTOCOL: "ftp" }, /https or http/],
    ["DATABASE_URL", { DATABASE_URL: "mysql://app:PLACEHOLDER@db/train" }, /postgres:\/\//],
    ["PUBLIC_URL", { PUBLIC_URL: "train.example.com" }, /web address/],
    ["PUBLIC_URL", { PUBLIC_URL: "https://app:PLACEHOLDER@train.example.com" }, /web address/],
  ];
  it.each(cases)("%s %o", (setting, changes, reason) => {
    const reading = readSettings(credentials(changes));
    if (reading.kind !== "refused") throw new Error(`Not refused: ${reading.kind}`);
    expect(reading.sentence.split(/[ :]/)[0]).toBe(setting);
    expect(reading.sentence).toMatch(reason);
    expect(reading.sentence).toMatch(/^[^\n]+\.$/);
    expect(reading.sentence).not.toMatch(/PLACEHOLDER|QUJD/);
    expect(reading.sentence).not.toContain(SECRET);
  });

  it("PORT, also when it is time to set up", () => {
    expect(readSettings({ PORT: "no" }).kind).toBe("refused");
  });
});

describe("the file .env", () => {
  afterEach(() => {
    delete process.env["TRAIN_TEST_NEW"];
    delete process.env["TRAIN_TEST_SET"];
  });

  it("adds to the environment, and the environment wins", () => {
    const path = join(directory, ".env");
    writeFileSync(path, "TRAIN_TEST_NEW=file\nTRAIN_TEST_SET=file\n");
    process.env["TRAIN_TEST_SET"] = "real";
    loadDotEnv(path);
    expect(process.env["TRAIN_TEST_NEW"]).toBe("file");
    expect(process.env["TRAIN_TEST_SET"]).toBe("real");
  });

  it("need not be there", () => {
    expect(() => loadDotEnv(join(directory, "none"))).not.toThrow();
  });

  it("is not passed over silently when it can't be read", () => {
    expect(() => loadDotEnv(directory)).toThrow(directory);
  });
});

describe("signing in", () => {
  const app = { GITHUB_CLIENT_ID: "Iv23liabc", GITHUB_CLIENT_SECRET: "0123456789abcdef" };

  it("needs both the client's id and its secret", () => {
    for (const name of Object.keys(app)) {
      const reading = readSettings({ ...credentials(), ...app, [name]: undefined });
      expect(reading).toEqual({
        kind: "refused",
        sentence: expect.stringContaining(`${name} is missing`) as string,
      });
    }
  });

  it("seals sessions with a secret that each replica makes of the same key, or with its own", () => {
    const made = ready({ ...credentials(), ...app }).signIn?.sessionSecret;
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(ready({ ...credentials(), ...app }).signIn?.sessionSecret).toBe(made);
    const own = "b".repeat(32);
    const settings = ready({ ...credentials(), ...app, SESSION_SECRET: own });
    expect(settings.signIn?.sessionSecret).toBe(own);
    expect(readSettings({ ...credentials(), ...app, SESSION_SECRET: "short" }).kind).toBe(
      "refused",
    );
  });
});
