import { C as string, b as object, u as _enum, x as record } from "./schemas-BDhAR9tj.js";
import { t as plainHost } from "./hosts-CnPPdD4S.js";
import { flushCompileCache } from "node:module";
import { createPrivateKey } from "node:crypto";
import { validateHeaderName, validateHeaderValue } from "node:http";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
// src/config/health-settings.ts
/** The settings of what the app asks for health, each with the sentence that says how to mend it. */
const healthSettingsShape = {
	PROMETHEUS_URL: string().refine(isBase, "PROMETHEUS_URL is not the address of a Prometheus: give one such as http://prometheus:9090, and what it wants to know of you in HEALTH_HEADERS.").transform((text) => text.replace(/(?<!\/)\/+$/, "")).optional(),
	HEALTH_ALLOWED_HOSTS: string().transform((text) => text.split(/[\s,]+/).filter((part) => part !== "")).transform((parts) => parts.map(readAllowedHost)).refine((hosts) => hosts.length > 0 && hosts.every((host) => host !== void 0), "HEALTH_ALLOWED_HOSTS is no list of hosts: give them with commas between, such as api.internal, *.example.com, 10.0.0.7:8080.").transform((hosts) => hosts.filter((host) => host !== void 0)).optional(),
	HEALTH_HEADERS: string().transform(readHeaders).refine((headers) => headers !== void 0, "HEALTH_HEADERS is not what it should be: give JSON such as {\"https://api.example.com\": {\"authorization\": \"Bearer …\"}}.").optional()
};
/** Whom the app may ask, from the settings above. */
const toHostPolicy = (given) => ({
	allowed: given.HEALTH_ALLOWED_HOSTS ?? null,
	headers: given.HEALTH_HEADERS ?? /* @__PURE__ */ new Map()
});
function isBase(text) {
	const url = URL.parse(text);
	if (url === null || !["http:", "https:"].includes(url.protocol)) return false;
	return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}
/** `host`, `host:port` or `*.domain`; undefined: it is none. */
function readAllowedHost(text) {
	const [, star, rest = ""] = /^(\*\.)?([^/@?#\s*]+)$/.exec(text) ?? [];
	const parts = /^(.*?)(?::(\d{1,5}))?$/.exec(rest);
	const url = rest === "" ? null : URL.parse(`http://${parts?.[1] ?? ""}`);
	const port = parts?.[2] === void 0 ? null : Number(parts[2]);
	if (!url || url.pathname !== "/" || port !== null && (port < 1 || port > 65535)) return;
	const name = plainHost(url.hostname);
	const isWildcard = star !== void 0;
	return name === "" || isWildcard && isIP(name) > 0 ? void 0 : {
		name,
		isWildcard,
		port
	};
}
const headersShape = record(string(), record(string(), string().min(1)));
/** By origin; undefined: something in it is wrong. */
function readHeaders(text) {
	try {
		const given = headersShape.parse(JSON.parse(text));
		return new Map(Object.entries(given).map(([address, headers]) => {
			const url = new URL(address);
			if (!isBase(address) || url.pathname !== "/") throw new Error("No origin");
			for (const [name, value] of Object.entries(headers)) {
				validateHeaderName(name);
				validateHeaderValue(name, value);
			}
			return [url.origin, headers];
		}));
	} catch {
		return;
	}
}
// src/config/private-key.ts
/**
* The private key of a GitHub App as PKCS#8 PEM, from any form in which it reaches an environment
* variable: the PEM itself, base64 of it, or the PEM on one line with its line breaks written as `\n`,
* turned into spaces, or lost. Undefined when the text is no RSA private key, the only kind with which
* GitHub lets an App sign in.
*/
function readPrivateKey(text) {
	const pem = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString("utf8");
	const block = /-----BEGIN ((?:RSA )?PRIVATE KEY)-----([^-]*)-----END \1-----/.exec(pem.replaceAll(/\\[rn]/g, "\n"));
	if (block?.[1] === void 0 || block[2] === void 0) return void 0;
	const lines = block[2].replaceAll(/\s/g, "").match(/.{1,64}/g) ?? [];
	try {
		const key = createPrivateKey([
			`-----BEGIN ${block[1]}-----`,
			...lines,
			`-----END ${block[1]}-----`
		].join("\n"));
		if (key.asymmetricKeyType !== "rsa") return void 0;
		return key.export({
			type: "pkcs8",
			format: "pem"
		});
	} catch {
		return;
	}
}
// src/config/settings.ts
/** The word that Probot falls back to, so known to everyone. */
const WELL_KNOWN_SECRET = "development";
/** A secret of 256 bits; blanks aren't one. */
const SHORTEST_SECRET_BYTES = 32;
const LOG_LEVELS = [
	"trace",
	"debug",
	"info",
	"warn",
	"error",
	"fatal",
	"silent"
];
const portPattern = /^\d{1,5}$/;
const surroundingsSchema = object({
	HOST: string().default("localhost"),
	PORT: string().refine((text) => portPattern.test(text) && Number(text) <= 65535, "PORT is not a port: give a whole number from 0 to 65535, such as 3000.").transform(Number).default(3e3),
	LOG_LEVEL: _enum(LOG_LEVELS, `LOG_LEVEL is not a level: give one of ${LOG_LEVELS.join(", ")}.`).default("info"),
	GHE_HOST: string().regex(/^[\w.-]+(:\d{1,5})?$/, "GHE_HOST is not a host name: give only the host, such as github.example.com, without https://.").optional(),
	GHE_PROTOCOL: _enum(["https", "http"], "GHE_PROTOCOL is not a protocol: give https or http, or leave it out.").default("https"),
	DATABASE_URL: string().regex(/^postgres(ql)?:\/\/\S+$/, "DATABASE_URL is not the address of a PostgreSQL database: begin it with postgres://, or leave it out to keep the data in DATA_DIR.").optional(),
	DATA_DIR: string().default("./data"),
	PUBLIC_URL: string().refine(isBareWebAddress, "PUBLIC_URL is not a web address: give the one at which GitHub reaches this app, such as https://train.example.com.").transform((text) => text.replace(/(?<!\/)\/+$/, "")).optional(),
	...healthSettingsShape
});
const credentialsSchema = object({
	APP_ID: string("APP_ID is missing: give the App ID from the App's settings page on GitHub, next to its private key.").regex(/^[1-9]\d{0,14}$/, "APP_ID is not a number: give the App ID from the App's settings page on GitHub, not its client ID or name.").transform(Number),
	SLACK_BOT_TOKEN: string().regex(/^[\x21-\x7e]{10,500}$/, "SLACK_BOT_TOKEN is not a token: give the bot token of your Slack app, which begins with xoxb-.").optional(),
	SLACK_API_URL: string().refine(isBareWebAddress, "SLACK_API_URL is not a web address: leave it out, or give the base of Slack's Web API, such as https://slack.com/api.").transform((text) => text.replace(/(?<!\/)\/+$/, "")).default("https://slack.com/api"),
	WEBHOOK_SECRET: string("WEBHOOK_SECRET is missing: give the webhook secret from the App's settings page on GitHub.").refine((text) => text !== WELL_KNOWN_SECRET, "WEBHOOK_SECRET is the word that everyone knows: set a random one here and on the App's settings page, such as the output of `openssl rand -hex 32`.").refine((text) => Buffer.byteLength(text.replaceAll(/\s+/g, "")) >= SHORTEST_SECRET_BYTES, `WEBHOOK_SECRET is shorter than ${SHORTEST_SECRET_BYTES} bytes (blanks don't count): set a longer one here and on the App's settings page, such as the output of \`openssl rand -hex 32\`.`)
});
/**
* The settings in this environment. An empty variable counts as unset. Reads the file that
* PRIVATE_KEY_PATH names, and nothing else.
*/
function readSettings(environment) {
	const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
	const { APP_ID: appId, PRIVATE_KEY: key, PRIVATE_KEY_PATH: keyPath, NODE_ENV: mode } = given;
	const surroundings = readSurroundings(given);
	if (!surroundings.ok) return {
		kind: "refused",
		sentence: surroundings.sentence
	};
	if (appId === void 0 && key === void 0 && keyPath === void 0) {
		if (mode === "production") return {
			kind: "refused",
			sentence: "APP_ID is missing: give APP_ID, PRIVATE_KEY and WEBHOOK_SECRET, or start without NODE_ENV=production to register a new App."
		};
		return {
			kind: "set-up",
			surroundings: surroundings.value
		};
	}
	const credentials = credentialsSchema.safeParse(given);
	if (!credentials.success) return {
		kind: "refused",
		sentence: firstSentence(credentials.error)
	};
	const privateKey = findPrivateKey(key, keyPath);
	if (!privateKey.ok) return {
		kind: "refused",
		sentence: privateKey.sentence
	};
	return {
		kind: "ready",
		settings: {
			...surroundings.value,
			slack: credentials.data.SLACK_BOT_TOKEN === void 0 ? null : {
				apiUrl: credentials.data.SLACK_API_URL,
				token: credentials.data.SLACK_BOT_TOKEN
			},
			appId: credentials.data.APP_ID,
			privateKey: privateKey.value,
			webhookSecret: credentials.data.WEBHOOK_SECRET
		}
	};
}
/**
* Adds the variables of the file `.env`, which the set-up page writes, to those of the process. A
* variable that the process has already stays as it is. No file, nothing to add.
*/
function loadDotEnv(path = ".env") {
	try {
		process.loadEnvFile(path);
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
	}
}
function readSurroundings(given) {
	const parsed = surroundingsSchema.safeParse(given);
	if (!parsed.success) return {
		ok: false,
		sentence: firstSentence(parsed.error)
	};
	const { data } = parsed;
	return {
		ok: true,
		value: {
			host: data.HOST,
			port: data.PORT,
			logLevel: data.LOG_LEVEL,
			publicUrl: data.PUBLIC_URL ?? null,
			githubApiUrl: data.GHE_HOST === void 0 ? "https://api.github.com" : `${data.GHE_PROTOCOL}://${data.GHE_HOST}/api/v3`,
			prometheusUrl: data.PROMETHEUS_URL ?? null,
			healthHosts: toHostPolicy(data),
			store: data.DATABASE_URL === void 0 ? {
				kind: "embedded",
				directory: data.DATA_DIR
			} : {
				kind: "postgres",
				url: data.DATABASE_URL
			}
		}
	};
}
function findPrivateKey(key, path) {
	const setting = key === void 0 ? "PRIVATE_KEY_PATH" : "PRIVATE_KEY";
	const text = key ?? (path === void 0 ? void 0 : readText(path));
	if (text === void 0) return {
		ok: false,
		sentence: path === void 0 ? "PRIVATE_KEY is missing: give the private key that GitHub made for the App, or its file's name as PRIVATE_KEY_PATH." : "PRIVATE_KEY_PATH names a file that can't be read: check the name and who may read it."
	};
	const value = readPrivateKey(text);
	if (value !== void 0) return {
		ok: true,
		value
	};
	return {
		ok: false,
		sentence: `${setting} holds no RSA private key: give the whole .pem file that GitHub made for the App, as it is or as base64.`
	};
}
function readText(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return;
	}
}
function isBareWebAddress(text) {
	const url = URL.parse(text);
	if (url === null || !["http:", "https:"].includes(url.protocol)) return false;
	return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}
/** The messages of the schemas above are whole sentences; people mend one at a time. */
const firstSentence = (error) => error.issues[0]?.message ?? error.message;
// src/cli/start.ts
/**
* Runs the App until SIGTERM or SIGINT, or the set-up page when nothing tells which App this is.
* @returns the exit code
*/
async function start(environment) {
	loadDotEnv();
	const reading = readSettings(environment);
	switch (reading.kind) {
		case "refused":
			console.error(reading.sentence);
			return 1;
		case "set-up": {
			const log = {
				info() {},
				warn: (_, text) => console.warn(text),
				error() {}
			};
			const { startSetUp } = await import("./set-up-B_eiqw-b.js");
			const page = await startSetUp({
				...reading.surroundings,
				log
			});
			console.log(`No App is configured yet. Open ${page.url} to register one on GitHub.`);
			await signalled();
			await page.close();
			return 0;
		}
		case "ready": {
			const { startApp } = await import("./main-CCz3zsE9.js");
			const app = await startApp({ settings: reading.settings });
			console.log(`Release Train listens on ${app.url}`);
			flushCompileCache();
			const signal = await signalled();
			console.log(`${signal}: ending what is running`);
			await app.stop();
			return 0;
		}
	}
}
/** The first SIGTERM or SIGINT; a second one ends the process at once, as it would without us. */
const signalled = () => new Promise((resolve) => {
	process.once("SIGTERM", resolve);
	process.once("SIGINT", resolve);
});
export { start as n, signalled as t };
