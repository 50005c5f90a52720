import { r as __toESM } from "./rolldown-runtime-DegdyBIC.js";
import { t as require_dist } from "./dist-Mptx2rQI.js";
import { C as string, S as strictObject, T as union, d as _null, f as array, u as _enum, x as record } from "./schemas-BDhAR9tj.js";
// src/config/yaml-document.ts
var import_dist = /* @__PURE__ */ __toESM(require_dist(), 1);
/** A train file of a thousand services fits; bytes of UTF-8. */
const bytesMax = 65536;
/** Levels of the parser, of which a train file needs about eight. Bounds every recursion over the file. */
const depthMax = 32;
/** Values in the file, each as often as aliases repeat it; without aliases 64 KB can't hold as many. */
const valuesMax = 5e4;
/** Of broken syntax the first errors say it; the rest are their echo. */
const syntaxErrorsMax = 10;
/**
* Reads one YAML document into lists, maps, texts and nulls. Scalars stay the text that was written, so
* `1.10`, `0123` and `no` lose nothing; only an empty value, `~` and `null` are null. Safe for hostile text:
* takes time in proportion to its length, and neither depth nor bombs of aliases nor magic keys get through.
*/
function readYaml(text) {
	if (Buffer.byteLength(text) > bytesMax) return refuse("The file is larger than 64 KB", "Split the train, or shorten the file.");
	const lines = new import_dist.LineCounter();
	const documents = compose(text, lines);
	if (documents === "too deep") return refuse(`Values are nested more than ${depthMax} levels deep`, "Write the file as the documentation shows it.");
	const [document, second] = documents;
	const broken = [...document?.errors ?? [], ...document?.warnings ?? []];
	if (broken.length > 0) return {
		document: null,
		problems: broken.slice(0, syntaxErrorsMax).map((error) => explain(error, lines))
	};
	const root = document?.contents;
	if (!root || (0, import_dist.isScalar)(root) && root.source === "") return refuse("The file is empty", "Give it at least train, managers and services.");
	const book = {
		lines,
		problems: [],
		places: /* @__PURE__ */ new Map(),
		anchors: /* @__PURE__ */ new Map(),
		size: 0
	};
	if (second) note(book, second.range[0], "The file holds several documents", "Remove the lines `---`.");
	const value = readNode(book, root);
	const position = (path, of) => toPosition(lines, findOffset(book.places, value, path, of) ?? root.range[0]);
	return {
		document: {
			value,
			position
		},
		problems: book.problems
	};
}
/** Feeds the parser word by word, so that depth is known before anything recurs over it. */
function compose(text, lines) {
	const parser = new import_dist.Parser(lines.addNewLine);
	lines.addNewLine(0);
	const tokens = [];
	for (const lexeme of new import_dist.Lexer().lex(text)) {
		tokens.push(...parser.next(lexeme));
		if (parser.stack.length > depthMax) return "too deep";
	}
	tokens.push(...parser.end());
	return [...new import_dist.Composer({
		schema: "failsafe",
		uniqueKeys: false,
		prettyErrors: false
	}).compose(tokens, true, text.length)];
}
const magicKeys = /* @__PURE__ */ new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
const nullWords = /* @__PURE__ */ new Set([
	"",
	"~",
	"null",
	"Null",
	"NULL"
]);
function note(book, offset, message, hint) {
	book.problems.push({
		...toPosition(book.lines, offset),
		message,
		hint
	});
}
function readNode(book, node) {
	book.size += 1;
	if (node === null) return null;
	if ((0, import_dist.isAlias)(node)) return readAlias(book, node.source, node.range[0]);
	const before = book.size;
	const value = readPlainNode(book, node);
	if (node.anchor !== void 0) book.anchors.set(node.anchor, {
		value,
		size: book.size - before
	});
	return value;
}
function readPlainNode(book, node) {
	if ((0, import_dist.isSeq)(node)) return readList(book, node.items, node.range[0]);
	if ((0, import_dist.isMap)(node)) return readMap(book, node.items);
	const text = String(node.value);
	return node.type === "PLAIN" && nullWords.has(text) ? null : text;
}
/** The very value that was marked: it isn't copied, but counted, as others will walk it again. */
function readAlias(book, name, offset) {
	const target = book.anchors.get(name);
	if (target === void 0) {
		const hint = `Mark a value above it with &${shorten(name)}, or write the value itself here.`;
		note(book, offset, `Nothing is marked as ${shorten(name)}`, hint);
		return null;
	}
	if (book.size + target.size > valuesMax) {
		note(book, offset, `Aliases make more than ${valuesMax} values of this file`, "Write the value itself here instead of *.");
		return null;
	}
	book.size += target.size;
	return target.value;
}
function readList(book, items, start) {
	const values = /* @__PURE__ */ new Map();
	const list = items.map((item, index) => {
		values.set(String(index), item?.range[0] ?? start);
		return readNode(book, item);
	});
	book.places.set(list, {
		keys: values,
		values
	});
	return list;
}
function readMap(book, items) {
	const keys = /* @__PURE__ */ new Map();
	const values = /* @__PURE__ */ new Map();
	const map = Object.create(null);
	for (const { key, value } of items) {
		const offset = key.range[0];
		if (!(0, import_dist.isScalar)(key)) {
			note(book, offset, "A key must be one word", "Write it in quotes, or as one word.");
			continue;
		}
		const name = String(key.value);
		if (magicKeys.has(name)) note(book, offset, `The name ${name} can't be used`, "Choose another name.");
		else if (keys.has(name)) note(book, offset, `Duplicate key ${shorten(name)}`, "Keep one of the two.");
		else {
			keys.set(name, offset);
			values.set(name, value?.range[0] ?? offset);
			map[name] = readNode(book, value);
		}
	}
	book.places.set(map, {
		keys,
		values
	});
	return map;
}
function findOffset(places, root, path, of) {
	let offset;
	let value = root;
	for (const [index, part] of path.entries()) {
		if (typeof value !== "object" || value === null) break;
		const here = places.get(value);
		const name = String(part);
		const next = (index === path.length - 1 && of === "value" ? here?.values : here?.keys)?.get(name);
		if (next === void 0) break;
		offset = next;
		value = value[name];
	}
	return offset;
}
function toPosition(lines, offset) {
	const { line, col } = lines.linePos(offset);
	return {
		line,
		column: col
	};
}
const refuse = (message, hint) => ({
	document: null,
	problems: [{
		line: 1,
		column: 1,
		message,
		hint
	}]
});
/** Text of the file for a message: whole as a rule, cut when it is absurd. */
const shorten = (text, length = 60) => text.length > length ? `${text.slice(0, length).toWellFormed()}…` : text;
function explain(error, lines) {
	return {
		...toPosition(lines, error.pos[0]),
		message: `This isn't valid YAML: ${shorten(error.message.split("\n")[0] ?? "", 150)}`,
		hint: syntaxHints[error.code] ?? otherSyntaxHint
	};
}
const syntaxHints = {
	TAB_AS_INDENT: "Indent with spaces, not with tabs.",
	BAD_INDENT: "Indent this line like its neighbours.",
	BLOCK_AS_IMPLICIT_KEY: "Indent this line like its neighbours, and put text with `: ` in quotes.",
	BLOCK_IN_FLOW: "Close the bracket before this line.",
	BAD_SCALAR_START: "Write logins without @, and put other values that begin with @ or ` in quotes.",
	MISSING_CHAR: "Close the quote or bracket, and put a colon and a space after each key.",
	TAG_RESOLVE_FAILED: "Remove the word that begins with an exclamation mark."
};
const otherSyntaxHint = "Put text with special characters in quotes, and indent like the neighbours.";
// src/config/train-file/expectations.ts
/** What a value should be, and how to mend one that isn't. */
const expectations = {
	"train file": ["keys such as train, managers and services", "Write each as `key: value`."],
	"train name": ["a name of letters, digits, spaces, - _ . (at most 100)", "Write for instance train: storefront."],
	managers: ["a list of logins and teams, at least one", "Write for instance managers: [sarah, acme/release-managers]."],
	manager: ["a login or org/team", "Write it without @, for instance sarah or acme/release-managers."],
	branch: ["a branch name with {{version}} in it and no other placeholder", "Write for instance branch: release/{{version}}."],
	tag: ["a tag name with {{version}} in it, {{service}} if you like, and no other placeholder", "Write for instance tag: v{{version}}, or tag: \"{{service}}-v{{version}}\"."],
	window: ["the keys of a window", "Write for instance window: { days: [tue, wed, thu], from: \"14:00\", to: \"16:00\", timezone: UTC }."],
	days: ["a list of weekdays, at least one", "Write for instance days: [tue, wed, thu]."],
	day: ["a weekday: mon, tue, wed, thu, fri, sat or sun", "Write its first three letters."],
	"time of day": ["a time of day as hh:mm", "Write for instance \"14:00\", in 24 hours."],
	"time zone": ["the name of a time zone", "Write its IANA name, for instance UTC or Europe/Berlin."],
	freezes: ["a list of freezes", "Write for instance freezes: [{ from: 2026-12-20, to: 2027-01-03, reason: Holidays }]."],
	freeze: ["a freeze with from and to", "Write for instance { from: 2026-12-20, to: 2027-01-03, reason: Holidays }."],
	date: ["a date as yyyy-mm-dd", "Write for instance 2026-12-20."],
	reason: ["a reason of one line, at most 200 characters", "Write for instance reason: Holidays."],
	"max parallel": ["a whole number of at least 1", "Write for instance max_parallel: 4, or leave it out for no limit."],
	schedule: ["minute, hour, day, month and weekday of a time that comes", "Write for instance schedule: \"0 9 * * MON\" for Mondays at nine, in the time zone of the window."],
	"allow private": ["`true` or `false`", "Write allow_private: true when this train may carry services whose repositories fewer people can read."],
	environments: ["the names of the environments", "Write for instance environments: { staging: staging, production: production }."],
	environment: ["the name of an environment", "Write it as GitHub shows it, for instance production."],
	staging: ["the name of an environment, or null for none", "Write for instance staging: staging, or staging: null."],
	"required checks": ["`all`, `none`, `branch rules` or a list of check names", "Write for instance required_checks: all, or required_checks: [test, lint]; where there is no CI, required_checks: none."],
	blockers: ["the label of what blocks a release, or null for none", "Write for instance blockers: { label: release-blocker }, or blockers: null."],
	versioning: ["`semver`, `calver` or `plain`", "Write versioning: semver (by what changed), calver (2026.03.1) or plain (people write each)."],
	checklist: ["a list of texts or of { text, … }", "Write for instance checklist: [Database migrations ready, { text: Rollback documented, file: docs/rollback.md }]."],
	item: ["a text, or text with file, check or per_commit", "Write for instance - Database migrations ready, or - { text: Load test passed, check: load-test }."],
	"item text": ["a text of one line with a letter or digit, at most 200 characters", "Write what the team confirms, for instance Database migrations ready."],
	"item file": ["a path within the service's repository", "Write it from the top of the repository, without / before it: docs/rollback.md."],
	"item check": ["the name of a check", "Write it as GitHub shows it, for instance load-test."],
	"per commit": ["`true` or `false`", "Write per_commit: true when every new commit needs a new word, or leave it out."],
	"go no go": ["keys beneath", "Write for instance go_no_go: { team_votes: required }."],
	"go no go checklist": ["a list of texts", "Write for instance checklist: [Communication channels ready, Customer support informed]."],
	"team votes": ["`required` or `optional`", "Write team_votes: required, or leave it out."],
	notify: ["keys beneath", "Write for instance notify: { slack: { channel: \"#releases\" } }."],
	slack: ["a channel", "Write for instance slack: { channel: \"#releases\" }."],
	channel: ["the name of a Slack channel with # before it, or its id", "Write for instance \"#releases\"; in quotes, since # begins a comment. {{version}} is the release's."],
	health: ["the keys of a health check", "Write for instance health: { url: https://api.example.com/health, soak: 2m }."],
	"health url": ["an address that begins with https:// or http://, without user, password or #", "Write for instance url: https://api.example.com/health; secrets belong into the setting HEALTH_HEADERS."],
	method: ["`GET` or `HEAD`", "Write method: GET, or leave it out."],
	"http status": ["an HTTP status", "Write for instance status: 204, or leave it out for any 2xx."],
	json: ["paths of the answer's JSON and what stands there", "Write for instance json: { status: up, checks.db.ok: true }."],
	"json value": ["a text, a number, true or false", "Write for instance status: up."],
	"health check": ["the name of a check or status", "Write it as GitHub shows it, for instance check: smoke-test."],
	metrics: ["a list of metrics, at most 20", "Write for instance metrics: [{ name: error rate, query: \"…\", max: 0.01, for: 2m }]."],
	metric: ["a metric with name, query and a limit", "Write for instance { name: error rate, query: \"…\", max: 0.01, for: 2m }."],
	"metric name": ["a name of one line, at most 100 characters", "Write for instance name: error rate."],
	query: ["a PromQL query", "Write one that gives a single number, for instance with sum(…)."],
	number: ["a number", "Write for instance 0.01."],
	services: ["at least one service", "Write each below services: by its id, for instance api: { repo: acme/api }."],
	id: ["an id of lower-case letters, digits, - _ . that has a letter", "Write for instance api-gateway, and give its full name with name:."],
	service: ["a service with its keys", "Write for instance api: { repo: acme/api }."],
	name: ["a name of one line, at most 100 characters", "Write for instance name: API Gateway."],
	repository: ["a repository as owner/name", "Write for instance repo: acme/api-gateway."],
	team: ["a team as org/team", "Write it without @, for instance team: acme/infra."],
	deputies: ["a list of logins, at least one", "Write for instance deputies: [dana], or leave it out when the team speaks for itself."],
	deputy: ["a login", "Write a person without @; a team answers by team:."],
	"on call": ["a list of one to ten logins", "Write for instance on_call: [ina], or leave it out. GitHub assigns at most ten people to an issue."],
	"on call person": ["a login", "Write a person without @: GitHub assigns issues to no team."],
	dependencies: ["a list of service ids", "Write for instance depends_on: [api-gateway], or [] for none."],
	dependency: ["the id of a service", "Write the id as it stands below services:."],
	drive: ["`deployment`, `dispatch`, `gate` or `observe`", "Write how the service is deployed, for instance drive: gate, or leave it out."],
	ref: ["`commit` or `tag`", "Write ref: tag when the rules of the environment admit tags only, or leave it out."],
	workflow: ["the file name of a workflow", "Write it without its folder, for instance workflow: deploy.yml."],
	duration: ["a duration longer than zero", "Write a whole number and s, m, h or d: 30s, 10m, 2h, 7d."],
	paths: ["a list of path patterns", "Write for instance path: [\"notifications/**\"]."],
	path: ["a path pattern within the repository", "Write it from the top of the repository, without / before it: \"notifications/**\"."],
	glob: ["a path pattern of names, *, ?, **, {one,other} and ! in front", "Write ? where the path has a bracket, each name of a range or set by itself, and fewer choices in braces."],
	reporters: ["a list of logins, at least one", "Write for instance reporters: [deploy-bot], or leave it out to count everyone's."],
	rollback: ["the keys automatic, until and note", "Write for instance rollback: { automatic: true, until: null }."],
	automatic: ["`true` or `false`", "Write automatic: true when the app takes the service back by itself as soon as its deployment fails."],
	until: ["null, or the changes that have no way back, by path or label", "Write for instance until: { path: [\"db/migrate/**\"], label: irreversible }."],
	label: ["the name of a label", "Write it as GitHub shows it, for instance irreversible."],
	note: ["a text of one line, at most 200 characters", "Write what helps to take it back by hand: \"kubectl rollout undo deployment/api\"."],
	reporter: ["a login", "Write it without @, for instance deploy-bot or my-app[bot]."]
};
// src/config/scalars.ts
/** What single values of a train file mean. */
const durationPattern = /^(\d{1,5})([smhd])$/;
/** `30s`, `10m`, `2h`, `7d`; undefined when it is none or zero. Never in days: an instant adds no days. */
function readDuration(text) {
	const [, digits, unit] = durationPattern.exec(text) ?? [];
	const count = Number(digits ?? 0);
	if (count === 0) return void 0;
	if (unit === "s") return Temporal.Duration.from({ seconds: count });
	if (unit === "m") return Temporal.Duration.from({ minutes: count });
	return Temporal.Duration.from({ hours: unit === "d" ? count * 24 : count });
}
/** Of a text that the schema let pass. */
function durationOf(text) {
	const duration = readDuration(text);
	if (!duration) throw new Error(`The schema let ${text} pass as a duration`);
	return duration;
}
/** The name of an IANA time zone as it is usually written; undefined: there is none. */
function readTimeZone(name) {
	if (!/^[A-Za-z]/.test(name)) return void 0;
	try {
		return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
	} catch {
		return;
	}
}
/** A decimal number such as `0.01`, `-5` or `1e6`; undefined: it is none. */
function readNumber(text) {
	if (!/^[+-]?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,2})?$/i.test(text)) return void 0;
	return Number(text);
}
/** A web address that may be asked for health: nothing secret in it, and nothing that no server ever sees. */
function isProbeUrl(text) {
	if (text.length > 2e3 || /[\s\p{Cc}]/u.test(text)) return false;
	const url = URL.parse(text);
	if (!url || !/^https?:\/\/[^/]/i.test(text)) return false;
	return url.username === "" && url.password === "" && url.hash === "";
}
/** `2026-12-20`; undefined: there is no such day. */
function readDate(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return void 0;
	try {
		return Temporal.PlainDate.from(text);
	} catch {
		return;
	}
}
/**
* A name that git takes for a branch or tag once a version is in it (rules of `git check-ref-format`); of a tag also
* the id of a service.
*/
function isRefTemplate(text, kind) {
	const versioned = text.replaceAll(/\{\{\s*version\s*\}\}/g, "1.0.0");
	if (versioned === text) return false;
	const name = kind === "tag" ? versioned.replaceAll(/\{\{\s*service\s*\}\}/g, "api") : versioned;
	if (name.length > 200) return false;
	if (/[\p{Cc}\s~^:?*[\\{}]|\.\.|\/\/|\/\.|@\{/u.test(name)) return false;
	return !/^[/.-]|[/.]$|\.lock(\/|$)/.test(name);
}
// src/model/train/drives.ts
/** In the order in which people are told of them. */
const driveModes = {
	deployment: {
		deployedBy: "app",
		heard: "reporters",
		begins: "at once",
		asksPeople: [],
		permissions: { deployments: "write" },
		looksAfter: {
			deploy: 10,
			rollback: 10
		}
	},
	dispatch: {
		deployedBy: "app",
		heard: "app",
		begins: "at once",
		asksPeople: [],
		permissions: {
			deployments: "write",
			actions: "write"
		},
		looksAfter: {
			deploy: 10,
			rollback: 10
		}
	},
	gate: {
		deployedBy: "others",
		heard: "reporters",
		begins: "at its gate",
		asksPeople: ["rollback"],
		permissions: {
			deployments: "write",
			actions: "read"
		},
		looksAfter: {
			deploy: 30,
			rollback: 10
		}
	},
	observe: {
		deployedBy: "others",
		heard: "reporters",
		begins: "at once",
		asksPeople: ["deploy", "rollback"],
		permissions: { deployments: "read" },
		looksAfter: {
			deploy: 30,
			rollback: 10
		}
	}
};
const driveKinds = Object.keys(driveModes);
/** The row of a service. */
const driveModeOf = ({ drive }) => driveModes[drive.kind];
/** Whether others deploy a service, in turns that the app writes down. */
const isDeployedByOthers = (service) => driveModeOf(service).deployedBy === "others";
/** Whether GitHub asks the app at a gate before a service begins to deploy. */
const isGated = (service) => driveModeOf(service).begins === "at its gate";
/** File name of the workflow that the app starts for its deployments, and whose runs it reads; null: it starts none. */
function workflowOf({ drive }) {
	switch (drive.kind) {
		case "dispatch": return drive.workflow;
		case "deployment":
		case "gate":
		case "observe": return null;
	}
}
// src/model/train/glob.ts
/** Nobody writes so many; what multiplies out to more is refused. */
const patternsMax = 64;
const lengthMax = 4e3;
/**
* Reads one; undefined: it has what other tools read otherwise than letter by letter, and this doesn't: sets and
* groups in brackets, ranges and braces without a choice, or it stands for too many patterns.
*/
function readGlob(text) {
	const marks = /^!*/.exec(text)?.[0].length ?? 0;
	const rest = text.slice(marks);
	if (rest === "" || /[[\]()|\\]|^\//.test(rest)) return void 0;
	const patterns = alternativesOf(rest);
	const length = patterns?.reduce((sum, one) => sum + one.length, 0) ?? 0;
	if (!patterns || length > lengthMax || patterns.includes("")) return void 0;
	return {
		isNegative: marks % 2 === 1,
		patterns
	};
}
/** The words of a text with braces; undefined where a brace isn't closed, has no choice, or they are too many. */
function alternativesOf(text) {
	const open = [{
		done: [],
		words: [""],
		hasChoice: true
	}];
	const chars = Array.from(text);
	for (const [at, char] of chars.entries()) {
		const top = open.at(-1);
		if (!top) return void 0;
		const isInside = open.length > 1;
		if (char === "{") open.push({
			done: [],
			words: [""],
			hasChoice: false
		});
		else if (char === "," && isInside) {
			top.done.push(...top.words);
			Object.assign(top, {
				words: [""],
				hasChoice: true
			});
		} else if (char === "}") {
			open.pop();
			const outer = open.at(-1);
			if (!outer || !top.hasChoice) return void 0;
			const choices = [...top.done, ...top.words];
			if (outer.words.length * choices.length > patternsMax) return void 0;
			outer.words = outer.words.flatMap((word) => choices.map((choice) => word + choice));
		} else {
			if (isInside && char === "." && chars[at + 1] === ".") return void 0;
			top.words = top.words.map((word) => word + char);
		}
		if (top.done.length > patternsMax) return void 0;
	}
	const [all, ...unclosed] = open;
	return unclosed.length === 0 ? all?.words : void 0;
}
// src/config/train-file/schema-parts.ts
/** A login of GitHub, as part of a pattern. */
const login = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";
/** The error of a part: the name of what was expected. */
const wants = (error) => ({ error });
const matching = (pattern, error) => string({ error }).regex(pattern, { error });
const listOf = (item, error) => array(item, { error });
const line = (max) => new RegExp(`^(?! )(?!.* $)[^\\p{Cc}\\u2028\\u2029]{1,${max}}$`, "u");
const duration = string(wants("duration")).refine((text) => readDuration(text) !== void 0, wants("duration"));
/** Globs from the top of a repository. */
const path = /^(?!!{0,9}\/)(?!!{0,9}(?:.{0,500}\/)?\.\.(?:\/|$))[^\p{Cc}\\]{1,500}$/u;
const paths = listOf(matching(path, "path").refine((glob) => !path.test(glob) || readGlob(glob) !== void 0, wants("glob")), "paths");
/** Keys that a train has for all services, and a service for itself. */
const requiredChecks = union([_enum([
	"all",
	"none",
	"branch rules"
]), listOf(matching(line(255), "required checks"), "required checks").min(1, wants("required checks"))], wants("required checks"));
const versioning = _enum([
	"semver",
	"calver",
	"plain"
], wants("versioning"));
// src/config/train-file/drive.ts
/** How a service is deployed, as a train file says it: its keys, what they mean together, and the drive they make. */
const driveKeys = {
	drive: _enum(driveKinds, wants("drive")).default("deployment"),
	ref: _enum(["commit", "tag"], wants("ref")).optional(),
	workflow: matching(/^[^\p{Cc}\s/\\]{1,100}\.ya?ml$/u, "workflow").optional()
};
/** A workflow is started by `drive: dispatch` and by nothing else; others' deployments name what they name. */
function* drivesThatClash(id, { drive, workflow, ref }) {
	const kind = driveKinds.find((one) => one === drive);
	if (kind && isDeployedByOthers({ drive: { kind } }) && ref !== void 0) {
		const message = `${shorten(id)} has drive: ${kind}, so the app makes no deployment that could name a ref`;
		yield {
			path: [
				"services",
				id,
				"ref"
			],
			at: "key",
			message,
			hint: "Leave ref out, or write drive: deployment or dispatch."
		};
	}
	if (drive === "dispatch" && workflow === void 0) {
		const message = `${shorten(id)} has drive: dispatch and no workflow`;
		yield {
			path: [
				"services",
				id,
				"drive"
			],
			at: "value",
			message,
			hint: "Name the file of the workflow that deploys it: workflow: deploy.yml."
		};
	}
	if (drive !== "dispatch" && workflow !== void 0) {
		const message = `${shorten(id)} names a workflow that nothing starts`;
		yield {
			path: [
				"services",
				id,
				"workflow"
			],
			at: "key",
			message,
			hint: "Write drive: dispatch beside it, or leave the workflow out."
		};
	}
}
/** The drive of a service without problems. */
function toDrive({ drive, workflow, ref = "commit" }) {
	switch (drive) {
		case "deployment": return {
			kind: drive,
			ref
		};
		case "dispatch": return {
			kind: drive,
			workflow: workflow ?? "",
			ref
		};
		case "gate":
		case "observe": return { kind: drive };
	}
}
// src/config/cron.ts
const minute = {
	min: 0,
	max: 59
};
const hour = {
	min: 0,
	max: 23
};
const dayOfMonth = {
	min: 1,
	max: 31
};
const month = {
	min: 1,
	max: 12,
	names: [
		"jan",
		"feb",
		"mar",
		"apr",
		"may",
		"jun",
		"jul",
		"aug",
		"sep",
		"oct",
		"nov",
		"dec"
	]
};
/** 0 and 7 are both Sunday. */
const weekday = {
	min: 0,
	max: 7,
	names: [
		"sun",
		"mon",
		"tue",
		"wed",
		"thu",
		"fri",
		"sat"
	]
};
/** The longest that each month gets. */
const monthLengths = [
	31,
	29,
	31,
	30,
	31,
	30,
	31,
	31,
	30,
	31,
	30,
	31
];
/**
* Five fields as cron has them: minute, hour, day of the month, month, weekday, with `*`, lists, ranges, steps and
* English names. undefined: it is none, or one whose time never comes.
*/
function readCron(text) {
	const words = text.trim().split(/\s+/);
	if (words.length !== 5 || text.length > 200) return void 0;
	const [minutes, hours, days, months, weekdays] = [
		minute,
		hour,
		dayOfMonth,
		month,
		weekday
	].map((field, index) => readField(words[index] ?? "", field));
	if (!minutes || !hours || !days || !months || !weekdays) return void 0;
	const cron = {
		text: words.join(" "),
		minutes,
		hours,
		months,
		days: isAny(words[2]) ? null : days,
		weekdays: isAny(words[4]) ? null : [...new Set(weekdays.map((day) => day === 0 ? 7 : day))].toSorted((a, b) => a - b)
	};
	return months.some((one) => (days[0] ?? 32) <= (monthLengths[one - 1] ?? 0)) || cron.weekdays ? cron : void 0;
}
const isAny = (word) => word === "*" || word === "*/1";
function readField(word, field) {
	const values = /* @__PURE__ */ new Set();
	for (const part of word.toLowerCase().split(",")) {
		const [, range = "", step] = /^([^/]+)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
		const ends = readRange(range, field, step !== void 0);
		const by = Number(step ?? 1);
		if (!ends || by === 0) return void 0;
		for (let value = ends.from; value <= ends.to; value += by) values.add(value);
	}
	return [...values].toSorted((a, b) => a - b);
}
/** `*`, `5`, `1-5`, `mon-fri`; with a step `5` means from 5 on. */
function readRange(range, field, hasStep) {
	if (range === "*") return {
		from: field.min,
		to: field.max
	};
	const [first = "", last, ...more] = range.split("-");
	const from = readValue(first, field);
	const end = last === "sun" ? 7 : last === void 0 ? void 0 : readValue(last, field);
	if (from === void 0 || more.length > 0) return void 0;
	if (last === void 0) return {
		from,
		to: hasStep ? field.max : from
	};
	return end === void 0 || end < from ? void 0 : {
		from,
		to: end
	};
}
function readValue(word, { min, max, names }) {
	const named = names?.indexOf(word) ?? -1;
	if (named >= 0) return min + named;
	if (!/^\d{1,2}$/.test(word)) return void 0;
	const value = Number(word);
	return value >= min && value <= max ? value : void 0;
}
// src/config/train-file/calendar-schema.ts
const weekdays = [
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat",
	"sun"
];
const window = strictObject({
	days: listOf(_enum(weekdays, wants("day")), "days").min(1, wants("days")).default([...weekdays]),
	from: matching(/^([01]?\d|2[0-3]):[0-5]\d$/, "time of day").default("00:00"),
	to: matching(/^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, "time of day").default("24:00"),
	timezone: string(wants("time zone")).refine((name) => readTimeZone(name) !== void 0, wants("time zone")).default("UTC")
}, wants("window"));
const date = string(wants("date")).refine((text) => readDate(text) !== void 0, wants("date"));
/** Of a train, and of a service for itself. */
const freezes = listOf(strictObject({
	from: date,
	to: date,
	reason: matching(line(200), "reason").default("")
}, wants("freeze")), "freezes").max(100, wants("freezes")).default([]);
// src/config/train-file/checklist-schema.ts
/** What people confirm, in words. */
const itemText = matching(/^(?=.*[\p{L}\p{N}])(?! )(?!.* $)[^\p{Cc}\u2028\u2029]{1,200}$/u, "item text");
const itemKeys = strictObject({
	text: itemText,
	file: matching(/^(?!\/)(?!(.*\/)?\.\.?(\/|$))(?!.*\/\/)(?!.*\/$)[^\p{Cc}\\]{1,500}$/u, "item file").optional(),
	check: matching(line(255), "item check").optional(),
	per_commit: _enum(["true", "false"], wants("per commit")).default("false")
}, wants("item"));
/** An item of a checklist: its text alone, or with what proves it. */
const item = union([itemText, itemKeys], wants("item"));
// src/config/train-file/notify-schema.ts
/** A name with at most one placeholder, as Slack shows it, or an id of Slack's. */
const channel = matching(/^#(?!$)[\p{L}\p{N}._-]{0,80}(\{\{ ?version ?\}\}[\p{L}\p{N}._-]{0,80})?$|^[CGD][A-Z0-9]{6,20}$/u, "channel");
/** Who is told of a release beside GitHub. */
const notify = strictObject({ slack: strictObject({ channel }, wants("slack")).optional() }, wants("notify")).prefault({});
// src/config/train-file/health-schema.ts
const url = string(wants("health url")).refine(isProbeUrl, wants("health url"));
const number = string(wants("number")).refine((text) => readNumber(text) !== void 0, wants("number"));
const metric = strictObject({
	name: matching(line(100), "metric name"),
	query: matching(/^(?=.*\S)[^\0]{1,5000}$/s, "query"),
	max: number.optional(),
	min: number.optional(),
	max_ratio_to_baseline: number.optional(),
	for: duration.default("2m")
}, wants("metric"));
/** How a service proves after its deployment that it is healthy. */
const health = strictObject({
	url: url.optional(),
	method: _enum(["GET", "HEAD"], wants("method")).default("GET"),
	status: matching(/^[1-5]\d\d$/, "http status").optional(),
	json: record(string().regex(/^[^\s\p{Cc}]{1,200}$/u), string(wants("json value")), wants("json")).default({}),
	check: matching(line(255), "health check").optional(),
	metrics: listOf(metric, "metrics").max(20, wants("metrics")).default([]),
	soak: duration.default("2m"),
	for: duration.default("1m")
}, wants("health"));
// src/config/train-file/rollback-schema.ts
/** Changes that have no way back; null: all of a service's changes have one. */
const until = union([_null(), strictObject({
	path: paths.min(1, wants("until")).optional(),
	label: matching(line(50), "label").optional()
}, wants("until")).refine(({ path, label }) => path !== void 0 || label !== void 0, wants("until"))], wants("until"));
/** How a service is taken back. */
const rollback = strictObject({
	automatic: _enum(["true", "false"], wants("automatic")).default("false"),
	until: until.default(null),
	note: matching(line(200), "note").optional()
}, wants("rollback"));
// src/config/train-file/service-schema.ts
/** The keys of a service; only `repo` is required. */
const service = strictObject({
	name: matching(line(100), "name").optional(),
	repo: matching(new RegExp(`^${login}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$`), "repository"),
	team: matching(new RegExp(`^${login}/[A-Za-z0-9._-]{1,100}$`), "team").optional(),
	deputies: listOf(matching(new RegExp(`^${login}$`), "deputy"), "deputies").min(1, wants("deputies")).optional(),
	on_call: listOf(matching(new RegExp(`^${login}$`), "on call person"), "on call").min(1, wants("on call")).max(10, wants("on call")).optional(),
	depends_on: listOf(string(wants("dependency")), "dependencies").default([]),
	...driveKeys,
	freezes,
	timeout: duration.default("30m"),
	path: paths.default([]),
	required_checks: requiredChecks.optional(),
	versioning: versioning.optional(),
	health: health.optional(),
	reporters: listOf(matching(new RegExp(`^${login}(\\[bot\\])?$`), "reporter"), "reporters").min(1, wants("reporters")).optional(),
	rollback: rollback.prefault({})
}, wants("service"));
// src/config/train-file/train-schema.ts
/**
* The shape of a train file, for one key at a time; what keys mean together is in `train-rules.ts`. Every
* scalar is text here, as it was written. The error of each part is a name of `expectations`.
*/
const template = (error) => string({ error }).refine((text) => isRefTemplate(text, error), { error });
const environment = matching(line(255), "environment");
/** Only `train`, `managers` and `services.<id>.repo` are required. */
const trainSchema = strictObject({
	train: matching(/^(?! )(?!.* $)[\p{L}\p{N} ._-]{1,100}$/u, "train name"),
	managers: listOf(matching(new RegExp(`^${login}(/[A-Za-z0-9._-]{1,100})?$`), "manager"), "managers").min(1, wants("managers")),
	branch: template("branch").default("release/{{version}}"),
	tag: template("tag").default("v{{version}}"),
	window: window.optional(),
	schedule: string(wants("schedule")).refine((text) => readCron(text) !== void 0, wants("schedule")).optional(),
	rollback_window: duration.default("2h"),
	freezes,
	max_parallel: matching(/^[1-9]\d{0,3}$/, "max parallel").optional(),
	allow_private: _enum(["true", "false"], wants("allow private")).default("false"),
	environments: strictObject({
		staging: union([_null(), environment], wants("staging")).default("staging"),
		production: environment.default("production")
	}, wants("environments")).prefault({}),
	required_checks: requiredChecks.default("branch rules"),
	versioning: versioning.default("semver"),
	blockers: union([_null(), strictObject({ label: matching(line(50), "label").default("release-blocker") }, wants("blockers"))], wants("blockers")).default({ label: "release-blocker" }),
	checklist: listOf(item, "checklist").max(50, wants("checklist")).default([]),
	go_no_go: strictObject({
		remind: duration.default("30m"),
		team_votes: _enum(["required", "optional"], wants("team votes")).default("required"),
		checklist: listOf(itemText, "go no go checklist").max(50, wants("go no go checklist")).default([])
	}, wants("go no go")).prefault({}),
	notify,
	verify: duration.optional(),
	services: record(string().regex(/^(?=[^a-z]*[a-z])[a-z0-9][a-z0-9._-]{0,99}$/), service, wants("services"))
}, wants("train file"));
export { shorten as _, toDrive as a, isDeployedByOthers as c, durationOf as d, readDate as f, readYaml as g, expectations as h, drivesThatClash as i, isGated as l, readTimeZone as m, weekdays as n, readGlob as o, readNumber as p, readCron as r, driveModeOf as s, trainSchema as t, workflowOf as u };
