import { r as readTrainFile, t as fewNames } from "./few-DRXIrr_A.js";
import { w as trainFilePath } from "./marks-CU4POCg2.js";
import { l as plain } from "./clean-text-CRrVyHJf.js";
import { t as toTerminal } from "./terminal-CHMNC91v.js";
import { createReadStream } from "node:fs";
// src/cli/read-text.ts
/** Far above what a train file may have, so that the one who reads it says that it is too large. */
const bytesMax = 1048576;
/** The UTF-8 text of a file, `-` for standard input; of what is larger than 1 MB, only its beginning. */
async function readText(file) {
	const chunks = [];
	let size = 0;
	try {
		for await (const chunk of file === "-" ? process.stdin : createReadStream(file)) {
			chunks.push(chunk);
			size += chunk.length;
			if (size > bytesMax) break;
		}
	} catch (error) {
		return {
			ok: false,
			sentence: sentenceOf(file, error)
		};
	}
	const bytes = Buffer.concat(chunks);
	if (bytes.includes(0) || !isUtf8(bytes, size > bytesMax)) return {
		ok: false,
		sentence: `${file} is no text: give a file in UTF-8.`
	};
	return {
		ok: true,
		text: bytes.toString("utf8")
	};
}
/** `isCut`: the last character may be incomplete. */
function isUtf8(bytes, isCut) {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
		return true;
	} catch {
		return false;
	}
}
function sentenceOf(file, error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
	if (code === "ENOENT") return `${file} doesn't exist: check its name.`;
	if (code === "EISDIR") return `${file} is a directory: name a file in it.`;
	if (code === "EACCES" || code === "EPERM") return `${file} may not be read: check its permissions.`;
	return `${file} can't be read (${code}).`;
}
// src/cli/validate.ts
/**
* Says everything that is wrong with a train file, each problem as `file:line:column: message` with a hint
* below it, or in one line what the train is.
* @param words of the command line: the file, or - for standard input
* @returns 0 when it is valid, 1 when it isn't, 2 when it can't be read
*/
async function validate(words) {
	const [file] = words;
	if (file === void 0 || words.length > 1 || file.startsWith("--")) {
		console.error(`Name one file, such as ${trainFilePath}, or - for standard input.`);
		return 2;
	}
	const name = oneLine(file === "-" ? "<stdin>" : file);
	const read = await readText(file);
	if (!read.ok) {
		console.error(oneLine(read.sentence));
		return 2;
	}
	const reading = readTrainFile(read.text);
	if (reading.ok) {
		console.log(oneLine(`${name} is valid: ${describe(reading.train)}.`));
		return 0;
	}
	for (const { line, column, message, hint } of reading.problems) console.log(`${name}:${line}:${column}: ${oneLine(message)}\n    ${oneLine(hint)}`);
	return 1;
}
const levelsMax = 8;
function describe({ name, services }) {
	const count = `${services.length} ${services.length === 1 ? "service" : "services"}`;
	const levels = levelsOf(services).map((ids) => fewNames(ids));
	return `train ${name} with ${count}, deployed in this order: ${(levels.length > levelsMax ? [...levels.slice(0, levelsMax), `${levels.length - levelsMax} more steps`] : levels).join(", then ")}`;
}
/** The ids of the services, those first that wait for nothing, then those that wait only for these. */
function levelsOf(services) {
	const levels = [];
	const placed = /* @__PURE__ */ new Set();
	let waiting = services;
	while (waiting.length > 0) {
		const isFree = (one) => one.dependsOn.every((id) => placed.has(id));
		const level = waiting.filter(isFree).map(({ id }) => id);
		waiting = waiting.filter((one) => !isFree(one));
		for (const id of level) placed.add(id);
		levels.push(level);
	}
	return levels;
}
/** File names and texts of the file are other people's. */
const oneLine = (text) => toTerminal([plain(text)]);
export { validate };
