import { l as plain } from "./clean-text-CRrVyHJf.js";
import { a as ZodObject, c as ZodRecord, l as ZodUnion, n as ZodDefault, o as ZodOptional, s as ZodPrefault, t as ZodArray } from "./schemas-BDhAR9tj.js";
import { F as repoName, I as serviceId, L as sha, O as isSameName, z as teamName } from "./marks-CU4POCg2.js";
import { _ as shorten, a as toDrive, d as durationOf, f as readDate, g as readYaml, h as expectations, i as drivesThatClash, m as readTimeZone, n as weekdays, p as readNumber, r as readCron, t as trainSchema } from "./train-schema-Pv6hx5mB.js";
import { createHash } from "node:crypto";
// src/text/nearest.ts
/**
* How many letters must be inserted, removed or exchanged to make one word of the other; `limit + 1` when
* it is more than `limit`. Takes time in proportion to the product of the lengths.
*/
function editDistance(a, b, limit) {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const exchange = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(exchange, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return Math.min(row[b.length] ?? 0, limit + 1);
}
/** The word that was probably meant: at most two letters away, and fewer than the word has. */
function nearest(word, known) {
	let best;
	let bestDistance = Math.min(3, word.length);
	for (const candidate of known) {
		const distance = editDistance(word, candidate, 2);
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}
/** Whether one word was probably meant for the other: one letter away, of longer words two, or two exchanged. */
function isNear(word, known) {
	const most = Math.max(word.length, known.length) <= 4 ? 1 : 2;
	if (Math.min(word.length, known.length) < 2 || word === known) return false;
	return editDistance(word, known, most) <= most || isTransposed(word, known);
}
function isTransposed(a, b) {
	if (a.length !== b.length) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at += 1;
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
// src/model/marks/boxes.ts
const pattern = /^[ \t]*[-*+] \[([ xX])\] .*<!-- box:([a-z0-9-]{1,80}) -->[ \t]*$/;
/** One line of Markdown. `text` is Markdown already. */
const boxLine = (box, text) => `- [${box.isTicked ? "x" : " "}] ${text} <!-- box:${box.id} -->`;
/** The boxes of a text by id; of a repeated one the first. Linear in the text. */
function readBoxes(text) {
	const boxes = /* @__PURE__ */ new Map();
	for (const line of text.split(/\r\n|\n|\r/)) {
		const [, mark, id] = pattern.exec(line) ?? [];
		if (id !== void 0 && !boxes.has(id)) boxes.set(id, mark !== " ");
	}
	return boxes;
}
const idMax = 60;
/**
* The id of an item by its text: stays the same while the words do, whatever their case and punctuation. What
* is too long, or has letters that an id can't hold, is told apart by a hash. At most 73 characters.
*/
function boxId(text) {
	const whole = (text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join("-");
	const id = whole.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
	if (id === whole && id !== "" && id.length <= idMax) return id;
	const hash = createHash("sha256").update(whole).digest("hex").slice(0, 12);
	return `${id.slice(0, idMax)}-${hash}`.replace(/^-/, "");
}
/** In a body with boxes: the commit that they are about, as the people who tick them see it. */
const commitMark = (commit) => `<!-- release-train:commit ${commit} -->`;
/** The commit that a body shows; undefined: none. */
function readCommitMark(body) {
	const [, commit] = /<!-- release-train:commit ([0-9a-f]{40,64}) -->/.exec(body) ?? [];
	return commit === void 0 ? void 0 : sha(commit);
}
/** Prefixes of the ids in a sub-issue: boxes that the app proves, and those of the checklist. */
const gateBox = (name) => `gate-${boxId(name)}`;
const itemBox = (id) => `item-${id}`;
/** The item whose box this is; undefined: another box. */
const itemOfBox = (box) => box.startsWith("item-") ? box.slice(5) : void 0;
// src/config/train-file/raw-values.ts
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const nothing = Object.freeze(Object.create(null));
/** What is no map has no keys. */
const asMap = (value) => isMap(value) ? value : nothing;
// src/config/train-file/health-rules.ts
/** What the keys of a service's health mean together. */
function* healthThatProvesNothing(health, path) {
	if (!isMap(health)) return;
	const keys = asMap(health);
	const metrics = Array.isArray(keys["metrics"]) ? keys["metrics"] : [];
	if (!("url" in keys) && !("check" in keys) && metrics.length === 0) yield {
		path,
		at: "key",
		message: "health asks nothing",
		hint: "Give url, check or metrics, or leave health out."
	};
	for (const key of [
		"method",
		"status",
		"json"
	]) {
		if (!(key in keys) || "url" in keys) continue;
		const hint = "Give the url, or leave it out.";
		yield {
			path: [...path, key],
			at: "key",
			message: `health has ${key} and no url`,
			hint
		};
	}
	if (keys["method"] === "HEAD" && "json" in keys) {
		const message = "The answer to HEAD has no JSON";
		yield {
			path: [...path, "json"],
			at: "key",
			message,
			hint: "Write method: GET."
		};
	}
	const names = /* @__PURE__ */ new Set();
	for (const [index, metric] of metrics.entries()) yield* wrongMetric(metric, [
		...path,
		"metrics",
		index
	], names);
}
function* wrongMetric(metric, path, names) {
	if (!isMap(metric)) return;
	const { name, max, min, max_ratio_to_baseline: ratio } = asMap(metric);
	const title = typeof name === "string" ? shorten(name) : "A metric";
	if (typeof name === "string") {
		if (names.has(name)) {
			const message = `metrics names ${title} twice`;
			yield {
				path: [...path, "name"],
				at: "value",
				message,
				hint: "Keep one of the two."
			};
		}
		names.add(name);
	}
	if (max === void 0 && min === void 0 && ratio === void 0) yield {
		path,
		at: "value",
		message: `${title} has no limit`,
		hint: "Give max, min or max_ratio_to_baseline."
	};
	const [least, most, times] = [
		numberOf(min),
		numberOf(max),
		numberOf(ratio)
	];
	if (least !== void 0 && most !== void 0 && least > most) {
		const message = `${title} has a min above its max`;
		yield {
			path: [...path, "min"],
			at: "value",
			message,
			hint: "Exchange them."
		};
	}
	if (times !== void 0 && times <= 0) {
		const message = `${title} has a max_ratio_to_baseline that nothing keeps`;
		const hint = "Write a number above zero, for instance 2 for twice as much.";
		yield {
			path: [...path, "max_ratio_to_baseline"],
			at: "value",
			message,
			hint
		};
	}
}
const numberOf = (value) => typeof value === "string" ? readNumber(value) : void 0;
// src/config/train-file/train-rules.ts
const servicesMax = 1e3;
/**
* What the keys of a train file mean together. Reads the raw values and passes over what has the wrong
* type, so that one reading reports everything. Lazy: a hostile file has more findings than anyone reads.
*/
function* checkTogether(file) {
	const top = asMap(file);
	const services = Object.entries(asMap(top["services"]));
	if ("services" in top && isMap(top["services"])) {
		if (services.length === 0) yield {
			path: ["services"],
			at: "key",
			message: "There are no services",
			hint: "Write each below services: by its id, for instance api: { repo: acme/api }."
		};
		if (services.length > servicesMax) {
			yield {
				path: ["services"],
				at: "key",
				message: `There are ${services.length} services, more than ${servicesMax}`,
				hint: "Split the train into several."
			};
			return;
		}
	}
	yield* environmentsThatAreOne(asMap(top["environments"]));
	yield* repeated(top, "managers", []);
	yield* repeated(top, "required_checks", []);
	const items = /* @__PURE__ */ new Map();
	yield* itemsThatClash(top["checklist"], ["checklist"], items);
	yield* itemsThatClash(asMap(top["go_no_go"])["checklist"], ["go_no_go", "checklist"], items);
	yield* repeated(asMap(top["window"]), "days", ["window"]);
	yield* timesThatNeverCome(top);
	if (top["schedule"] !== void 0 && top["versioning"] === "plain") yield {
		path: ["schedule"],
		at: "key",
		message: "The schedule can't tell the version of the next release",
		hint: "Write versioning: semver or calver, and plain for the services that need it."
	};
	const dependencies = new Map(services.map(([id, body]) => [id, texts(asMap(body)["depends_on"])]));
	for (const [id, body] of services) {
		for (const key of [
			"deputies",
			"on_call",
			"depends_on",
			"path",
			"required_checks",
			"reporters"
		]) yield* repeated(asMap(body), key, ["services", id]);
		yield* freezesThatNeverCome(asMap(body)["freezes"], ["services", id]);
		yield* healthThatProvesNothing(asMap(body)["health"], [
			"services",
			id,
			"health"
		]);
		yield* unknownDependencies(id, dependencies);
		yield* drivesThatClash(id, asMap(body));
	}
	yield* sameUnits(services);
	yield* cycles(dependencies);
}
function* environmentsThatAreOne(environments) {
	const staging = "staging" in environments ? environments["staging"] : "staging";
	const production = "production" in environments ? environments["production"] : "production";
	if (typeof staging !== "string" || typeof production !== "string") return;
	if (!isSameName(staging, production)) return;
	yield {
		path: ["environments"],
		at: "key",
		message: "Staging and production are the same environment",
		hint: "Name two environments, or write staging: null when there is no staging."
	};
}
function* repeated(map, key, above) {
	const list = map[key];
	if (!Array.isArray(list)) return;
	const ignoreCase = [
		"managers",
		"reporters",
		"on_call",
		"deputies"
	].includes(key);
	const seen = /* @__PURE__ */ new Set();
	for (const [index, item] of list.entries()) {
		if (typeof item !== "string") continue;
		const name = ignoreCase ? item.toLowerCase() : item;
		if (seen.has(name)) {
			const message = `${key} names ${shorten(item)} twice`;
			yield {
				path: [
					...above,
					key,
					index
				],
				at: "value",
				message,
				hint: "Keep one of the two."
			};
		}
		seen.add(name);
	}
}
/** A window without time in it, and freezes that end before they begin. */
function* timesThatNeverCome(top) {
	const { from, to } = asMap(top["window"]);
	if (typeof from === "string" && from === to) yield {
		path: ["window", "to"],
		at: "value",
		message: "The window ends as it begins",
		hint: "For whole days write from: \"00:00\" and to: \"24:00\"."
	};
	yield* freezesThatNeverCome(top["freezes"], []);
}
function* freezesThatNeverCome(list, above) {
	if (!Array.isArray(list)) return;
	for (const [index, freeze] of list.entries()) {
		const { from: first, to: last } = asMap(freeze);
		if (typeof first !== "string" || typeof last !== "string") continue;
		if (!readDate(first) || !readDate(last) || first <= last) continue;
		const message = `freezes[${index}]${above.length === 0 ? "" : ` of ${shorten(String(above.at(-1)))}`} ends before it begins`;
		const hint = "Both days are within the freeze: exchange them, or write the same day twice.";
		yield {
			path: [
				...above,
				"freezes",
				index,
				"to"
			],
			at: "value",
			message,
			hint
		};
	}
}
/** People name an item by its words, and its box keeps its id by them: they must tell items apart. */
function* itemsThatClash(list, above, first) {
	if (!Array.isArray(list)) return;
	for (const [index, item] of list.entries()) {
		const { text, file, check } = asMap(typeof item === "string" ? { text: item } : item);
		const path = [...above, index];
		if (file !== void 0 && check !== void 0) yield {
			path,
			at: "value",
			message: `checklist[${index}] names a file and a check`,
			hint: "Keep one of the two; write two items for both."
		};
		if (typeof text !== "string") continue;
		const id = boxId(text);
		const other = first.get(id);
		if (other !== void 0) yield {
			path,
			at: "value",
			message: `${above.join(".")} names ${shorten(text)} twice`,
			hint: other === text ? "Keep one of the two." : `Word it otherwise than ${shorten(other)}.`
		};
		else first.set(id, text);
	}
}
function* unknownDependencies(id, dependencies) {
	for (const { text, index } of dependencies.get(id) ?? []) {
		const path = [
			"services",
			id,
			"depends_on",
			index
		];
		if (text === id) yield {
			path,
			at: "value",
			message: `${shorten(id)} depends on itself`,
			hint: "Remove it from its own depends_on."
		};
		else if (!dependencies.has(text)) {
			const near = nearest(text, [...dependencies.keys()]);
			yield {
				path,
				at: "value",
				message: `${shorten(id)} depends on ${shorten(text)}, which is no service of this train`,
				hint: near === void 0 ? "Write the id of a service." : `Did you mean ${near}?`
			};
		}
	}
}
/** Two services that would always deploy the same thing to the same place. */
function* sameUnits(services) {
	const first = /* @__PURE__ */ new Map();
	for (const [id, body] of services) {
		const { repo, path } = asMap(body);
		if (typeof repo !== "string") continue;
		const paths = texts(path).map((glob) => glob.text);
		const unit = JSON.stringify([repo.toLowerCase(), ...paths.sort()]);
		const other = first.get(unit);
		if (other === void 0) {
			first.set(unit, id);
			continue;
		}
		yield {
			path: [
				"services",
				id,
				"repo"
			],
			at: "value",
			message: `${shorten(id)} and ${shorten(other)} have the same repository, path and environment`,
			hint: "Tell them apart by path, for instance path: [\"notifications/**\"]."
		};
	}
}
/** Depth first, without recursion; each edge is walked once, so each closing edge tells one cycle. */
function* cycles(dependencies) {
	const done = /* @__PURE__ */ new Set();
	const depthOf = /* @__PURE__ */ new Map();
	for (const root of dependencies.keys()) {
		if (done.has(root)) continue;
		const trail = [{
			id: root,
			next: 0
		}];
		depthOf.set(root, 0);
		for (let here = trail.at(-1); here !== void 0; here = trail.at(-1)) {
			const edge = dependencies.get(here.id)?.[here.next];
			here.next += 1;
			if (edge === void 0) {
				done.add(here.id);
				depthOf.delete(here.id);
				trail.pop();
				continue;
			}
			const start = depthOf.get(edge.text);
			if (start !== void 0) {
				if (edge.text !== here.id) {
					const names = [...trail.slice(start).map((step) => step.id), edge.text];
					yield cycle(here.id, edge.index, names);
				}
			} else if (dependencies.has(edge.text) && !done.has(edge.text)) {
				depthOf.set(edge.text, trail.length);
				trail.push({
					id: edge.text,
					next: 0
				});
			}
		}
	}
}
function cycle(id, index, names) {
	const shown = names.length > 12 ? [
		...names.slice(0, 10),
		"…",
		...names.slice(-1)
	] : names;
	return {
		path: [
			"services",
			id,
			"depends_on",
			index
		],
		at: "value",
		message: `These services depend on each other: ${shown.map((name) => shorten(name)).join(" -> ")}`,
		hint: "Remove one of these dependencies: what depends on nothing deploys first."
	};
}
function texts(value) {
	if (!Array.isArray(value)) return [];
	return value.flatMap((text, index) => typeof text === "string" ? [{
		text,
		index
	}] : []);
}
// src/config/train-file/findings.ts
/** Everything wrong with a file: what its keys mean each, and then together. */
function* findings(file, error) {
	for (const issue of error?.issues ?? []) yield* explain(file, issue);
	yield* checkTogether(file);
}
function* explain(file, issue) {
	const path = issue.path;
	if (issue.code === "unrecognized_keys") {
		for (const key of issue.keys) yield unknownKey(path, key);
		return;
	}
	const inner = issue.code === "invalid_union" && hasKeys(issue) ? withinKeys(issue) : [];
	if (inner.length > 0) {
		for (const one of inner) yield* explain(file, one);
		return;
	}
	const wrongKey = issue.code === "invalid_key";
	const [expected, hint] = expectations[wrongKey ? "id" : issue.message];
	const found = valueAt(file, path);
	if (found === void 0) yield {
		path,
		at: "key",
		message: `${nameOf(path)} is missing`,
		hint
	};
	else {
		const shown = wrongKey ? `"${shorten(String(path.at(-1)))}"` : describe(found);
		const message = `${nameOf(path)}: expected ${expected}, found ${shown}`;
		yield {
			path,
			at: wrongKey ? "key" : "value",
			message,
			hint
		};
	}
}
const hasKeys = ({ message }) => message === "item" || message === "until";
/** What is wrong within the form that has keys; empty: it has none of the forms. */
function withinKeys({ errors, path }) {
	return (errors.find((issues) => issues.every((one) => one.path.length > 0 || one.code === "unrecognized_keys")) ?? []).map((one) => ({
		...one,
		path: [...path, ...one.path]
	}));
}
function unknownKey(path, key) {
	const known = knownKeys(path);
	const near = nearest(key, known);
	return {
		path: [...path, key],
		at: "key",
		message: `Unknown key ${shorten(key)}${path.length > 0 ? ` in ${nameOf(path)}` : ""}`,
		hint: near === void 0 ? `Known here: ${known.join(", ")}.` : `Did you mean ${near}?`
	};
}
/** The keys that may stand at a path, as the schema has them. */
function knownKeys(path) {
	let at = trainSchema;
	for (const part of path) at = below(unwrapped(at), part);
	const schema = unwrapped(at);
	return schema instanceof ZodObject ? Object.keys(schema.shape) : [];
}
/** Without what a schema is wrapped in: whether it may be left out, and what it is then. */
function unwrapped(schema) {
	if (schema instanceof ZodOptional || schema instanceof ZodDefault || schema instanceof ZodPrefault) return unwrapped(schema.unwrap());
	if (schema instanceof ZodUnion) return schema.options.map(unwrapped).find((option) => option instanceof ZodObject);
	return schema;
}
function below(schema, part) {
	if (schema instanceof ZodObject) return schema.shape[part];
	if (schema instanceof ZodRecord) return schema.valueType;
	return schema instanceof ZodArray ? schema.element : void 0;
}
/** `services.api.depends_on[0]`; for the whole file its name. */
function nameOf(path) {
	return path.map((part) => typeof part === "number" ? `[${part}]` : `.${shorten(part)}`).join("").replace(/^\./, "") || "The train file";
}
function valueAt(file, path) {
	let value = file;
	for (const part of path) {
		if (typeof value !== "object" || value === null) return void 0;
		value = value[part];
	}
	return value;
}
function describe(value) {
	if (value === null) return "nothing";
	if (typeof value === "string") return `"${shorten(value)}"`;
	return Array.isArray(value) ? value.length === 0 ? "an empty list" : "a list" : "keys with values";
}
// src/config/train-file/to-calendar.ts
/** When the train of a file may start something. */
function toCalendar(file) {
	return {
		timeZone: readTimeZone(file.window?.timezone ?? "UTC") ?? "UTC",
		window: file.window ? toWindow(file.window) : null,
		rollbackWindow: durationOf(file.rollback_window),
		freezes: file.freezes.map(toFreeze)
	};
}
const toFreeze = ({ from, to, reason }) => ({
	from: Temporal.PlainDate.from(from),
	to: Temporal.PlainDate.from(to),
	reason
});
function toWindow({ days, from, to }) {
	return {
		days: days.map((day) => weekdays.indexOf(day) + 1),
		from: time(from),
		to: time(to)
	};
}
/** `9:05` or `24:00`, which is the midnight that ends the day. */
const time = (text) => Temporal.PlainTime.from(text === "24:00" ? "00:00" : text.padStart(5, "0"));
// src/config/train-file/to-health.ts
/** How the service of a file proves that it is healthy. */
function toHealth(keys) {
	const { url, method, status, json } = keys;
	return {
		probe: url === void 0 ? null : {
			url,
			method,
			status: status === void 0 ? null : Number(status),
			json: Object.entries(json).map(([path, value]) => ({
				path,
				value
			}))
		},
		check: keys.check ?? null,
		metrics: keys.metrics.map(toMetric),
		soak: durationOf(keys.soak),
		patience: durationOf(keys.for)
	};
}
const toMetric = (keys) => ({
	name: keys.name,
	query: keys.query,
	max: limit(keys.max),
	min: limit(keys.min),
	maxRatio: limit(keys.max_ratio_to_baseline),
	patience: durationOf(keys.for)
});
const limit = (text) => text === void 0 ? null : readNumber(text) ?? null;
// src/config/train-file/to-train.ts
/** The train that a file without problems describes. */
function toTrain(file) {
	return {
		name: file.train,
		managers: file.managers.map(toPrincipal),
		branch: file.branch,
		tag: file.tag,
		calendar: toCalendar(file),
		maxParallel: file.max_parallel === void 0 ? null : Number(file.max_parallel),
		allowPrivate: file.allow_private === "true",
		teamVotes: file.go_no_go.team_votes,
		chat: file.notify.slack ?? null,
		schedule: (file.schedule === void 0 ? void 0 : readCron(file.schedule)) ?? null,
		versioning: file.versioning,
		blockers: file.blockers,
		goNoGo: {
			remind: durationOf(file.go_no_go.remind),
			checklist: file.go_no_go.checklist.map((text) => ({
				id: boxId(text),
				text
			}))
		},
		verify: file.verify === void 0 ? null : durationOf(file.verify),
		checklist: file.checklist.map(toItem),
		services: Object.entries(file.services).map(([id, service]) => toService(file, id, service))
	};
}
function toService(file, id, service) {
	const repo = repoName(service.repo);
	return {
		id: serviceId(id),
		name: service.name ?? titleCase(id),
		repo,
		owner: service.team === void 0 ? {
			kind: "writers",
			repo
		} : {
			kind: "team",
			team: teamName(service.team)
		},
		onCall: service.on_call ?? [],
		deputies: service.deputies ?? [],
		dependsOn: service.depends_on.map(serviceId),
		path: service.path,
		requiredChecks: service.required_checks ?? file.required_checks,
		versioning: service.versioning ?? file.versioning,
		drive: toDrive(service),
		timeout: durationOf(service.timeout),
		environments: file.environments,
		freezes: service.freezes.map(toFreeze),
		reporters: service.reporters ?? null,
		health: service.health ? toHealth(service.health) : null,
		rollback: toRollback(service.rollback)
	};
}
function toRollback({ automatic, until, note }) {
	return {
		automatic: automatic === "true",
		until: until && {
			paths: until.path ?? [],
			label: until.label ?? null
		},
		note: note ?? null
	};
}
function toItem(item) {
	if (typeof item === "string") return toItem({
		text: item,
		per_commit: "false"
	});
	const { text, file, check, per_commit } = item;
	const id = boxId(text);
	if (file !== void 0) return {
		id,
		text,
		proof: {
			kind: "file",
			path: file
		}
	};
	if (check !== void 0) return {
		id,
		text,
		proof: {
			kind: "check",
			name: check
		}
	};
	return {
		id,
		text,
		proof: {
			kind: "person",
			perCommit: per_commit === "true"
		}
	};
}
const toPrincipal = (name) => name.includes("/") ? {
	kind: "team",
	team: teamName(name)
} : {
	kind: "person",
	login: name
};
/** `auth-service` becomes `Auth Service`. */
const titleCase = (id) => id.split(/[-_.]+/).filter((word) => word !== "").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
// src/config/train-file/read-train-file.ts
/** More than anyone mends in one go, and a bound for what a hostile file makes us say. */
const problemsMax = 100;
/**
* Reads `.github/release-train.yml`. All problems of the file come at once, in the order of its lines, each
* with the place and a hint how to mend it. Never throws, whatever the text.
*/
function readTrainFile(text) {
	const { document, problems } = readYaml(text);
	if (document === null) return {
		ok: false,
		problems
	};
	const file = trainSchema.safeParse(document.value);
	const found = findings(document.value, file.error).take(problemsMax).map(({ path, at, message, hint }) => ({
		...document.position(path, at),
		message,
		hint
	}));
	const all = [...problems.slice(0, problemsMax), ...found];
	if (!file.success || all.length > 0) {
		all.sort((a, b) => a.line - b.line || a.column - b.column);
		return {
			ok: false,
			problems: all.slice(0, problemsMax)
		};
	}
	return {
		ok: true,
		train: toTrain(file.data)
	};
}
// src/text/few.ts
/** The first of many, and how many more there are: hundreds of services must still fit into a sentence. */
function fewOf(texts, max) {
	if (texts.length <= max) return texts;
	return [...texts.slice(0, max), [plain(`and ${texts.length - max} more`)]];
}
/** Names in a row, the first of many. */
const fewNames = (names, max = 5) => names.length <= max ? names.join(", ") : `${names.slice(0, max).join(", ")} and ${names.length - max} more`;
export { commitMark as a, itemOfBox as c, isNear as d, nearest as f, boxLine as i, readBoxes as l, fewOf as n, gateBox as o, readTrainFile as r, itemBox as s, fewNames as t, readCommitMark as u };
