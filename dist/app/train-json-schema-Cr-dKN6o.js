import { D as safeParse, O as toJSONSchema } from "./schemas-BDhAR9tj.js";
import { h as expectations, t as trainSchema } from "./train-schema-Pv6hx5mB.js";
// src/config/train-file/train-json-schema.ts
/**
* What each key means, shown by editors above what is expected of its value. By the place in the file: `*`
* is the id of a service, `[]` an entry of a list.
*/
const meanings = {
	"": "The train file of Release Train",
	train: "Name of the train",
	managers: "Who decides",
	branch: "Release branch in every service's repository",
	tag: "Tag and GitHub release of a service and of the train",
	window: "When deployments may start",
	"window.days": "Days on which it opens",
	"window.from": "When it opens",
	"window.to": "When it closes",
	"window.timezone": "Time zone of window, freezes and departures",
	schedule: "When the next tracking issue is opened by itself",
	rollback_window: "How long after the window a rollback may take",
	max_parallel: "How many services deploy at once, at most",
	freezes: "Days on which nothing starts",
	"freezes.[].from": "First day",
	"freezes.[].to": "Last day",
	"freezes.[].reason": "Why nothing starts",
	allow_private: "Whether repositories that fewer people can read may ride",
	environments: "Names of the environments",
	"environments.staging": "Where a commit proves itself before production",
	"environments.production": "Where a release deploys to",
	required_checks: "Checks that must be green",
	blockers: "What keeps a release from leaving",
	"blockers.label": "Label of the issues and pull requests that block",
	versioning: "How the next version of a service follows from the last",
	checklist: "What each service's team attests",
	"checklist.[].text": "What is confirmed",
	"checklist.[].file": "File on the release branch that proves it",
	"checklist.[].check": "Check that proves it",
	"checklist.[].per_commit": "Whether each new commit needs a new word",
	go_no_go: "How the decision is made",
	"go_no_go.remind": "How long before the departure the meeting is called",
	"go_no_go.checklist": "What a manager attests for the release",
	"go_no_go.team_votes": "Whether every team has to vote",
	notify: "Who is told of a release beside GitHub",
	"notify.slack": "The Slack channel that is told of a release",
	"notify.slack.channel": "Its name or id; each release has a thread there",
	verify: "How long all is watched after the last service is live",
	services: "The services of the train, each by its id",
	"services.*": "A deployable unit of one repository",
	"services.*.name": "How people call the service",
	"services.*.repo": "Repository of the service",
	"services.*.team": "Team that answers for the service",
	"services.*.deputies": "Who may speak for the team, too",
	"services.*.on_call": "Who is assigned to the service's sub-issue",
	"services.*.depends_on": "Services that must be live before",
	"services.*.drive": "How the service is deployed",
	"services.*.ref": "What the app's deployments name: the commit itself, or a git tag at it",
	"services.*.workflow": "Workflow that deploys the service, for drive: dispatch",
	"services.*.timeout": "Longest time for one deployment",
	"services.*.freezes": "Days on which this service doesn't start",
	"services.*.freezes.[].from": "First day",
	"services.*.freezes.[].to": "Last day",
	"services.*.freezes.[].reason": "Why it doesn't start",
	"services.*.path": "Part of the repository that is the service",
	"services.*.required_checks": "Checks that must be green for this service",
	"services.*.versioning": "How the next version of this service follows from its last",
	"services.*.rollback": "How the service is taken back",
	"services.*.rollback.automatic": "Whether the app does it by itself when the deployment fails",
	"services.*.rollback.until": "Changes that have no way back",
	"services.*.rollback.until.path": "Files whose change has no way back",
	"services.*.rollback.until.label": "Label of pull requests that have no way back",
	"services.*.rollback.note": "What helps to take it back by hand",
	"services.*.health": "How the service proves after its deployment that it is healthy",
	"services.*.health.url": "Address that must answer",
	"services.*.health.method": "Method of the request",
	"services.*.health.status": "Status of the answer",
	"services.*.health.json": "What the JSON of the answer must say, by path",
	"services.*.health.check": "Check or status on the deployed commit that must pass after the deployment",
	"services.*.health.metrics": "What Prometheus must say",
	"services.*.health.metrics.[].name": "How people call the metric",
	"services.*.health.metrics.[].query": "PromQL query that gives one number",
	"services.*.health.metrics.[].max": "Most that is healthy",
	"services.*.health.metrics.[].min": "Least that is healthy",
	"services.*.health.metrics.[].max_ratio_to_baseline": "Most that is healthy, as a multiple of what it was before the deployment",
	"services.*.health.metrics.[].for": "How long it may be bad",
	"services.*.health.soak": "How long all must hold before the service is live",
	"services.*.health.for": "How long url and check may be bad",
	"services.*.reporters": "Whose deployment statuses count"
};
/**
* The JSON Schema (draft-07, which the YAML language server speaks best) of a train file, for editors. It
* refuses nothing that people would write and the reader takes; what keys mean together only the reader knows.
*/
function trainJsonSchema() {
	return entitled(toJSONSchema(trainSchema, {
		io: "input",
		target: "draft-7",
		override({ zodSchema, jsonSchema }) {
			explain(zodSchema, jsonSchema);
			takeScalars(zodSchema, jsonSchema);
		}
	}), "");
}
/** The schema with the meaning of every key as its title; by place, since keys share parts. */
function entitled(json, place) {
	const at = (key) => place === "" ? key : `${place}.${key}`;
	const title = meanings[place];
	const { properties, items, additionalProperties: entries, anyOf } = json;
	return {
		...title !== void 0 && { title },
		...json,
		...properties && { properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, entitled(value, at(key))])) },
		...isSchema(items) && { items: entitled(items, at("[]")) },
		...isSchema(entries) && { additionalProperties: entitled(entries, at("*")) },
		...anyOf && { anyOf: anyOf.map((one) => entitled(one, place)) }
	};
}
const isSchema = (value) => typeof value === "object" && !Array.isArray(value);
function explain(schema, json) {
	const expectation = expectationOf(schema);
	if (!expectation) return;
	const [expected, hint] = expectation;
	json.description = `Expected: ${expected}. ${hint}`;
}
/** The errors of the schema are names of expectations: the same words serve its editor. */
function expectationOf({ _zod }) {
	const name = _zod.def.error;
	const error = name?.();
	return typeof error === "string" && error in expectations ? expectations[error] : void 0;
}
/**
* The reader takes every scalar as the text that was written. Editors read `2026` as a number and `true` as
* a truth value: allowed wherever their text is.
*/
function takeScalars(schema, json) {
	if (json.type === "string" && json.enum?.some((word) => word === "true" || word === "false")) {
		delete json.type;
		json.enum = [
			...json.enum,
			true,
			false
		];
	} else if (json.type === "string") {
		const taken = [["number", "1"], ["boolean", "true"]].filter(([, text]) => safeParse(schema, text).success);
		if (taken.length > 0) Object.assign(json, { type: ["string", ...taken.map(([type]) => type)] });
	}
}
export { trainJsonSchema as t };
