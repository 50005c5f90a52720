import { a as run, s as Server, t as WEBHOOK_PATH } from "./webhooks-BfOszyNH.js";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
// src/web/dot-env.ts
/**
* Writes variables to the file `.env` in the working directory, readable for its owner alone, because a
* private key is among them. Other lines of the file stay as they are.
*/
function keepInDotEnv(variables) {
	const path = ".env";
	const given = Object.entries(variables).filter(([, value]) => typeof value === "string");
	const names = new Set(given.map(([name]) => name));
	const kept = readIfThere(path).split("\n").filter((line) => line !== "" && !names.has(line.split("=", 1)[0] ?? ""));
	const added = given.map(([name, value = ""]) => `${name}=${quote(value)}`);
	writeFileSync(path, [
		...kept,
		...added,
		""
	].join("\n"), { mode: 384 });
	chmodSync(path, 384);
	return variables;
}
/** As Node.js reads it back: only within double quotes `\n` stands for a line break. */
function quote(value) {
	const bare = value.replace(/^"([^"]*)"$/, "$1");
	if (/[\r\n]/.test(bare)) return `"${bare.replaceAll(/\r?\n/g, String.raw`\n`)}"`;
	const mark = [
		"'",
		"\"",
		"`"
	].find((candidate) => !bare.includes(candidate)) ?? "";
	return `${mark}${bare}${mark}`;
}
function readIfThere(path) {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
		throw error;
	}
}
// src/web/set-up-guard.ts
const cookieName = "release-train-set-up";
/** What the pages send in a form's place; their key file is the largest part of it. */
const bodyMax = 65536;
/**
* Whoever gives the app its credentials owns it, so the set-up takes them only from a page that it served itself:
* under an address of its own (another name could lead here by DNS rebinding), from its own origin, and with the
* token of this process, which the cookie of its pages carries, and GitHub as `state` (docs, "Registering a GitHub
* App from a manifest"). A page of another site can make a browser send requests here, but knows no token.
*/
function guardSetUp(handle, { host, publicUrl }) {
	const token = randomBytes(32).toString("base64url");
	const publicHost = publicUrl === null ? null : new URL(publicUrl).host.toLowerCase();
	const isOwn = (name) => name === publicHost || isLocal(name) || hostnameOf(name) === host.toLowerCase();
	const refusal = (request) => {
		const at = request.headers.host?.toLowerCase() ?? "";
		if (!isOwn(at)) return "This page isn't served under that name: open it by the address that was printed at the start, or set PUBLIC_URL.";
		const [path, query] = (request.url ?? "").split("?", 2);
		if (request.method === "POST") {
			const { origin } = request.headers;
			if (origin !== void 0 && hostOfOrigin(origin) !== at) return "Another site sent this.";
			if (Number(request.headers["content-length"] ?? Infinity) > bodyMax) return "It is too long.";
			if (!isToken(cookieOf(request), token)) return "Open the page first, and send its form.";
		}
		if (path !== "/probot/setup") return void 0;
		return isToken(new URLSearchParams(query).get("state") ?? "", token) ? void 0 : "This registration wasn't begun here: open the page, and begin again.";
	};
	return async (request, response) => {
		const why = refusal(request);
		if (why !== void 0) {
			response.writeHead(403, { "content-type": "text/plain; charset=utf-8" }).end(`${why}\n`);
			return true;
		}
		const forwarded = request.headers["x-forwarded-host"];
		if (typeof forwarded !== "string" || !isOwn(forwarded.toLowerCase())) delete request.headers["x-forwarded-host"];
		response.setHeader("content-security-policy", "frame-ancestors 'none'");
		response.setHeader("referrer-policy", "same-origin");
		response.setHeader("set-cookie", `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict`);
		withState(response, token);
		return handle(request, response);
	};
}
/** The form that goes to GitHub takes the token along, and GitHub gives it back. */
function withState(response, token) {
	const end = response.end.bind(response);
	response.end = ((body) => end(typeof body === "string" ? body.replace("/settings/apps/new\"", `/settings/apps/new?state=${token}"`) : body));
}
/** An address of the machine, or one that no name leads to. */
function isLocal(host) {
	const name = hostnameOf(host);
	return name === "localhost" || isIP(name) !== 0;
}
const hostnameOf = (host) => (URL.parse(`http://${host}`)?.hostname ?? "").replace(/^\[/, "").replace(/\]$/, "");
const hostOfOrigin = (origin) => URL.parse(origin)?.host.toLowerCase() || void 0;
function cookieOf({ headers }) {
	return (headers.cookie ?? "").split(";").map((one) => one.trim()).find((one) => one.startsWith(`${cookieName}=`))?.slice(21) ?? "";
}
function isToken(given, token) {
	const [left, right] = [Buffer.from(given), Buffer.from(token)];
	return left.length === right.length && timingSafeEqual(left, right);
}
// src/web/set-up.ts
/**
* Serves Probot's set-up page, which registers a GitHub App by the manifest in `app.yml` and writes its
* credentials to `.env`; the next start finds them there. Both files are in the working directory.
* Rejects when `app.yml` isn't, and when the port is taken. Probot takes port 0 for 3000.
*/
async function startSetUp(options) {
	const { host, port, publicUrl, logLevel, log } = options;
	if (!existsSync("app.yml")) throw new Error("There is no app.yml here: start in the directory of the app itself.");
	const reachable = publicUrl ?? `http://${host}:${port}`;
	if (publicUrl === null) log.warn({ webhook: `${reachable}${WEBHOOK_PATH}` }, "GitHub can't send webhooks to this address: set PUBLIC_URL to the one at which it reaches this app, then start again");
	const before = process.env["WEBHOOK_PROXY_URL"];
	process.env["WEBHOOK_PROXY_URL"] = `${reachable}${WEBHOOK_PATH}`;
	const environment = { ...process.env };
	const unguarded = Server.prototype.loadHandlerFactory;
	Server.prototype.loadHandlerFactory = function guarded(factory) {
		return unguarded.call(this, async (...given) => {
			const handle = await factory(...given);
			return guardSetUp(async (...asked) => await handle(...asked) === true, options);
		});
	};
	const server = await run(() => {}, {
		env: {
			HOST: host,
			PORT: String(port),
			LOG_LEVEL: logLevel
		},
		updateEnv: keepInDotEnv
	}).finally(() => Server.prototype.loadHandlerFactory = unguarded);
	Object.assign(process.env, environment);
	return {
		url: `http://${server.host}:${server.port}`,
		close: async () => {
			if (before === void 0) delete process.env["WEBHOOK_PROXY_URL"];
			else process.env["WEBHOOK_PROXY_URL"] = before;
			await server.stop();
		}
	};
}
export { startSetUp };
