import { deflateRawSync, inflateRawSync } from "node:zlib";
// src/model/ids.ts
const repoName = (text) => text;
const teamName = (text) => text;
const serviceId = (text) => text;
const sha = (text) => text;
const digest = (text) => text;
/** @param repository GitHub's id of the train repository, which renames and transfers keep */
const releaseKey = (repository, issue) => `${repository}#${issue}`;
/** Stands for a train itself: its next release, which has no issue yet. */
const trainKey = (repository) => releaseKey(repository, 0);
/** The id of the train repository whose key this is; undefined: it is that of a release. */
const readTrainKey = (key) => {
	const at = parseReleaseKey(key);
	return at?.issue === 0 ? at.repository : void 0;
};
/** The inverse of {@link releaseKey}; undefined when the text is no release key. */
function parseReleaseKey(text) {
	const match = /^([1-9]\d{0,15})#(0|[1-9]\d{0,9})$/.exec(text);
	return match ? {
		repository: Number(match[1]),
		issue: Number(match[2])
	} : void 0;
}
/** `owner/name#number`, as people read it, and as versions before 0.2 knew releases. */
const issueName = (repo, issue) => `${repo}#${issue}`;
/** The inverse of {@link issueName}; undefined when the text names no issue. */
function parseIssueName(text) {
	const match = /^([^/#\s]{1,100}\/[^/#\s]{1,100})#(0|[1-9]\d{0,9})$/.exec(text);
	if (!match) return void 0;
	return {
		repo: match[1],
		issue: Number(match[2])
	};
}
/**
* The release that a mark or payload of ours tells: by its key, or by the name that it had when a version before 0.2
* wrote it. undefined: the text tells none.
*/
function releaseTold(text, train) {
	const key = parseReleaseKey(text);
	if (key) return releaseKey(key.repository, key.issue);
	const named = parseIssueName(text);
	if (!named) return void 0;
	return train.names.some((one) => isSameName(one, named.repo)) ? releaseKey(train.repository, named.issue) : issueName(named.repo, named.issue).toLowerCase();
}
/** GitHub compares the names of accounts, repositories, teams and environments without case. */
const isSameName = (a, b) => a.toLowerCase() === b.toLowerCase();
/** Who gives the App a permission that it lacks, and where. */
const howGranted = (owner) => `whoever runs the App asks for it in the App's settings, and an owner of ${owner} accepts it`;
/** The owner and the name of a repository apart, as GitHub's API wants them. */
function splitRepo(repo) {
	const slash = repo.indexOf("/");
	return {
		owner: repo.slice(0, slash),
		name: repo.slice(slash + 1)
	};
}
// src/model/marks/marks.ts
/**
* Marks that the app leaves in the texts it writes on GitHub, so that it finds them again after it lost its
* own memory. HTML comments: people don't see them. A mark counts only where the app is the author.
*/
const issueBegin = "<!-- release-train:begin -->";
const issueEnd = "<!-- release-train:end -->";
/** Where a train repository keeps its train file. */
const trainFilePath = ".github/release-train.yml";
/** Where a train repository keeps the issue form for a new release, and the branch on which it is offered. */
const issueFormPath = ".github/ISSUE_TEMPLATE/release.yml";
const issueFormBranch = "release-train/issue-form";
/** The label that makes an issue of the train repository a tracking issue. */
const trackingLabel = "release-train";
/** The label of the app's sub-issues, one for each service of a release. */
const subIssueLabel = "release-train:service";
const subIssuePattern = /<!-- release-train:sub-issue (\S+) ([^\s>]+) -->/;
/** In the body of a sub-issue: of which release and which service it is. */
const subIssueMark = (release, service) => `<!-- release-train:sub-issue ${release} ${service} -->`;
/** The release whose sub-issue has such a body, whoever wrote it; undefined: it is none. */
const subIssueOf = (body, train) => releaseTold(subIssuePattern.exec(body)?.[1] ?? "", train);
/** The service whose sub-issue of this release has such a body; undefined: it is no such sub-issue. */
function readSubIssueMark(body, release, train) {
	const [, of, service] = subIssuePattern.exec(body) ?? [];
	return of !== void 0 && releaseTold(of, train) === release && service !== void 0 ? serviceId(service) : void 0;
}
const carriesPattern = /<!-- release-train:carries ([^\s<>][^<>]*) -->/;
/** In the app's part of a tracking issue: what it carries, where its sections alone don't say that. */
const carriesMark = (services) => `<!-- release-train:carries ${services.join(" ")} -->`;
/** The services that the app's part of a tracking issue names by that mark; undefined: there is none. */
const readCarriesMark = (managed) => carriesPattern.exec(managed)?.[1]?.split(" ").map(serviceId);
const assignedPattern = /<!-- release-train:assigned( [^<>]*)? -->/;
/** In the app's part of a sub-issue. A login has no blank and no `!`. */
const assignedMark = ({ done, refused }) => `<!-- release-train:assigned ${[...done, ...refused.map((one) => `!${one}`)].join(" ")} -->`;
/** What that mark says; nobody where there is none. */
function readAssigned(managed) {
	const names = assignedPattern.exec(managed)?.[1]?.trim().split(" ") ?? [];
	return {
		done: names.filter((one) => one !== "" && !one.startsWith("!")),
		refused: names.filter((one) => one.startsWith("!")).map((one) => one.slice(1))
	};
}
const saidPattern = /^<!-- release-train:said ([^\s>]+) -->/;
const recordPattern = /^<!-- release-train:record ([A-Za-z0-9_-]+) -->/;
/** First line of a comment that says `key`. Keys have no white space and no `>`. */
const saidMark = (key) => `<!-- release-train:said ${key} -->`;
/** The key of a comment that the app wrote, or undefined. */
const readSaidMark = (body) => saidPattern.exec(body)?.[1];
/** Deflated, since the commits of hundreds of services would outgrow a comment (65,536 characters). */
function recordMark(record) {
	return `<!-- release-train:record ${deflateRawSync(Buffer.from(JSON.stringify(record))).toString("base64url")} -->`;
}
/** What a record comment carries, unchecked: undefined: no record comment; null: one that can't be read. */
function readRecordMark(body) {
	const packed = recordPattern.exec(body)?.[1];
	if (packed === void 0) return body.startsWith("<!-- release-train:record") ? null : void 0;
	try {
		const json = inflateRawSync(Buffer.from(packed, "base64url"), { maxOutputLength: 4e6 });
		return JSON.parse(json.toString("utf8"));
	} catch {
		return null;
	}
}
const sealedPattern = /^<!-- release-train:record sealed\.([A-Za-z0-9_-]+) -->/;
/** The same comment with what the app reads back closed to others. */
const sealRecord = (body, seal) => body.replace(recordPattern, (_, packed) => `<!-- release-train:record sealed.${seal.close(packed)} -->`);
/** The inverse of {@link sealRecord}; any other text, and what can't be opened, stays as it is. */
function unsealRecord(body, seal) {
	const packed = seal.open(sealedPattern.exec(body)?.[1] ?? "");
	if (packed === void 0) return body;
	return body.replace(sealedPattern, `<!-- release-train:record ${packed} -->`);
}
/** The label of post-mortems. */
const postMortemLabel = "release-train:post-mortem";
const postMortemPattern = /^<!-- release-train:post-mortem (\S+) -->/;
/** First line of the post-mortem of a release. */
const postMortemMark = (release) => `<!-- release-train:post-mortem ${release} -->`;
/** The release whose post-mortem has such a body; undefined: it is none. */
const readPostMortemMark = (body, train) => releaseTold(postMortemPattern.exec(body)?.[1] ?? "", train);
/** In the text of a GitHub release: which release of the train published it. `part`: a service, or `train`. */
const releaseMark = (release, part) => `<!-- release-train:release ${release} ${part} -->`;
const releasePattern = /<!-- release-train:release (\S{1,250}) (\S{1,250}) -->/g;
/** Whether a text has that mark, also as a version before 0.2 wrote it. */
const hasReleaseMark = (text, { release, part, train }) => [...text.matchAll(releasePattern)].some(([, of = "", named]) => named === part && releaseTold(of, train) === release);
export { parseIssueName as A, trainKey as B, trackingLabel as C, howGranted as D, digest as E, repoName as F, serviceId as I, sha as L, readTrainKey as M, releaseKey as N, isSameName as O, releaseTold as P, splitRepo as R, subIssueOf as S, unsealRecord as T, releaseMark as _, issueEnd as a, subIssueLabel as b, postMortemLabel as c, readCarriesMark as d, readPostMortemMark as f, recordMark as g, readSubIssueMark as h, issueBegin as i, parseReleaseKey as j, issueName as k, postMortemMark as l, readSaidMark as m, carriesMark as n, issueFormBranch as o, readRecordMark as p, hasReleaseMark as r, issueFormPath as s, assignedMark as t, readAssigned as u, saidMark as v, trainFilePath as w, subIssueMark as x, sealRecord as y, teamName as z };
