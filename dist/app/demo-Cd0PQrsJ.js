import { r as __toESM, t as __commonJSMin } from "./rolldown-runtime-DegdyBIC.js";
import { n as withoutComments, t as startApp } from "./main-BQz-_sj3.js";
import { t as toTerminal } from "./terminal-CHMNC91v.js";
import { t as require_dist } from "./dist-Mptx2rQI.js";
import { t as signalled } from "./start-01LeT3EL.js";
import { parseArgs } from "node:util";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import { createHash, createHmac, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
// src/simulator/clock.ts
/** A clock that stands still at `start` until it is stepped from timer to timer. */
function virtualClock(start) {
	let now = start;
	let order = 0;
	const timers = /* @__PURE__ */ new Set();
	const earliest = () => {
		let first;
		for (const timer of timers) {
			const earlier = first && Temporal.Instant.compare(timer.at, first.at);
			if (!first || earlier < 0 || earlier === 0 && timer.order < first.order) first = timer;
		}
		return first;
	};
	return {
		now: () => now,
		after(delay, fire) {
			const timer = {
				at: now.add(delay),
				order: order++,
				fire
			};
			timers.add(timer);
			return () => timers.delete(timer);
		},
		next: () => earliest()?.at,
		step() {
			const timer = earliest();
			if (!timer) return false;
			timers.delete(timer);
			if (Temporal.Instant.compare(timer.at, now) > 0) now = timer.at;
			timer.fire();
			return true;
		}
	};
}
// src/simulator/drive.ts
/**
* Lets time pass from timer to timer until `done`, and never while anything is still happening: however
* slow the machine, nothing in the simulated world comes too late for it.
* @returns false when it was aborted, or when no timer is left that could change anything
*/
async function drive(parts, done) {
	const { clock, speed, signal } = parts;
	for (;;) {
		await quiet(parts);
		if (done()) return true;
		const next = clock.next();
		if (!next || signal?.aborted) return false;
		if (speed !== void 0) {
			const ahead = Math.max(0, next.since(clock.now()).total("milliseconds"));
			await setTimeout$1(ahead / speed, void 0, signal ? { signal } : {}).catch(() => void 0);
			if (clock.next() !== next) continue;
		}
		clock.step();
	}
}
/** Resolves when nothing has been under way for some turns of the event loop. */
async function quiet({ isQuiet, signal }) {
	let turns = 0;
	while (turns < 4) {
		await setImmediate();
		if (signal?.aborted) return;
		turns = await isQuiet() ? turns + 1 : 0;
	}
}
// src/simulator/world/create-world.ts
/** An empty GitHub. Events reach the listeners at once, in the order in which they began to listen. */
function createWorld(clock, { seed = "" } = {}) {
	let lastId = 1e3;
	const listeners = /* @__PURE__ */ new Set();
	return {
		clock,
		seed,
		users: /* @__PURE__ */ new Map(),
		orgs: /* @__PURE__ */ new Map(),
		teams: /* @__PURE__ */ new Map(),
		repositories: /* @__PURE__ */ new Map(),
		redirects: /* @__PURE__ */ new Map(),
		issues: /* @__PURE__ */ new Map(),
		apps: /* @__PURE__ */ new Map(),
		installations: /* @__PURE__ */ new Map(),
		deliveries: [],
		nextId: () => ++lastId,
		emit(event) {
			for (const listener of listeners) listener(event);
		},
		listen(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
}
/**
* Tells the world what happened in a repository. `name` is "event" or "event.action" in GitHub's words;
* `subject` holds the state objects under the keys of GitHub's payload (`issue`, `pull_request`, `comment`,
* `changes` ...). A verb tells only after all its changes are made, so that listeners see the end of it.
*/
function happen(world, repository, sender, name, subject) {
	const org = world.orgs.has(repository.owner.toLowerCase()) ? repository.owner : null;
	world.emit({
		...split$1(name),
		repository,
		org,
		sender,
		subject
	});
}
/** As `happen`, for what belongs to an account and no repository. */
function happenTo(world, account, sender, name, subject) {
	const org = world.orgs.has(account.toLowerCase()) ? account : null;
	world.emit({
		...split$1(name),
		repository: null,
		org,
		sender,
		subject
	});
}
function split$1(name) {
	const [event = name, action = null] = name.split(".");
	return {
		name: event,
		action
	};
}
// src/simulator/world/world-error.ts
/**
* A verb that the world refuses, in GitHub's own words where they are known. Nothing has changed when it is
* thrown. `field` names the input at fault; `errors` is the list of a GitHub error where a plain field is
* not enough.
*/
var WorldError = class extends Error {
	kind;
	field;
	errors;
	constructor(kind, message, { field, errors = [] } = {}) {
		super(message);
		this.name = "WorldError";
		this.kind = kind;
		this.field = field;
		this.errors = errors;
	}
};
/** Input that GitHub answers with 422. */
function invalid(message, field) {
	return new WorldError("invalid", message, field === void 0 ? {} : { field });
}
/** The value, or a "not found" that says what is missing. */
function found(value, what) {
	if (value === void 0 || value === null) throw new WorldError("not found", `${what} not found`);
	return value;
}
// src/simulator/world/accounts.ts
/** The account of this login, in any case; undefined when there is none. */
function findUser(world, login) {
	const wanted = login.toLowerCase();
	for (const user of world.users.values()) if (user.login.toLowerCase() === wanted) return user;
}
/** Signs an account up. Throws "invalid" when the login is taken. */
function addUser(world, login, type = "User") {
	if (findUser(world, login)) throw invalid(`The login ${login} is taken`, "login");
	const user = {
		id: world.nextId(),
		login,
		type
	};
	world.users.set(user.id, user);
	return user;
}
/** Founds an organisation; answers its account. */
function addOrg(world, login) {
	const account = addUser(world, login, "Organization");
	world.orgs.set(login.toLowerCase(), {
		account,
		members: /* @__PURE__ */ new Map()
	});
	return account;
}
function organisation(world, org) {
	return found(world.orgs.get(org.toLowerCase()), `Organisation ${org}`);
}
/** Makes the user a member, or changes the role of one. */
function addMember(world, org, user, role = "member") {
	const { account, members } = organisation(world, org);
	const isNew = !members.has(user.id);
	members.set(user.id, role);
	if (isNew) happenTo(world, org, account, "organization.member_added", {
		member: user,
		role
	});
}
/** The teams of an organisation, in the order of their creation. */
function teamsOf(world, org) {
	const wanted = org.toLowerCase();
	return [...world.teams.values()].filter((team) => team.org.toLowerCase() === wanted);
}
function findTeam(world, org, slug) {
	const wanted = slug.toLowerCase();
	return teamsOf(world, org).find((team) => team.slug.toLowerCase() === wanted);
}
/**
* Creates a team with its members, all of whom accept at once. `parent` is the slug of another team: members
* of a child team have the access of its parents. Throws "invalid" when the slug is taken.
*/
function addTeam(world, input) {
	const { account } = organisation(world, input.org);
	if (findTeam(world, input.org, input.slug)) throw invalid("Name must be unique", "name");
	if (input.parent !== void 0) found(findTeam(world, input.org, input.parent), "Parent team");
	const team = {
		id: world.nextId(),
		org: account.login,
		slug: input.slug,
		name: input.name ?? input.slug,
		members: /* @__PURE__ */ new Map(),
		...input.parent !== void 0 && { parent: input.parent }
	};
	world.teams.set(team.id, team);
	happenTo(world, team.org, account, "team.created", { team });
	for (const member of input.members ?? []) addTeamMember(world, team, member);
	return team;
}
/**
* Invites a user into a team. "active": accepted, also into the organisation; "pending": not yet, so it
* gives no access and GitHub sends no event.
*/
function addTeamMember(world, team, user, state = "active") {
	const before = team.members.get(user.id);
	const { account, members } = organisation(world, team.org);
	if (state === "active" && !members.has(user.id)) addMember(world, team.org, user);
	team.members.set(user.id, state);
	if (state === "active" && before !== "active") happenTo(world, team.org, account, "membership.added", {
		team,
		member: user,
		scope: "team"
	});
}
/** The team and its parents, nearest first. */
function withParents(world, team) {
	const line = [];
	let next = team;
	while (next && !line.includes(next)) {
		line.push(next);
		next = next.parent === void 0 ? void 0 : findTeam(world, next.org, next.parent);
	}
	return line;
}
// src/simulator/world/trees.ts
function withChanges(tree, changes) {
	const entries = Object.entries(changes);
	if (entries.length === 0) return tree;
	const next = new Map(tree);
	for (const [path, content] of entries) if (content === null) next.delete(path);
	else next.set(path, content);
	return next;
}
/** The files that differ, by path. Renames show as removed and added. */
function diffTrees(before, after) {
	if (before === after) return [];
	const changes = [];
	for (const [path, content] of after) {
		const old = before.get(path);
		if (old === void 0) changes.push({
			path,
			status: "added",
			before: null,
			after: content
		});
		else if (old !== content) changes.push({
			path,
			status: "modified",
			before: old,
			after: content
		});
	}
	for (const [path, content] of before) if (!after.has(path)) changes.push({
		path,
		status: "removed",
		before: content,
		after: null
	});
	return changes.sort((a, b) => a.path < b.path ? -1 : 1);
}
/**
* Lays what `theirs` changed since `base` on top of `ours`. Answers the paths in conflict when both changed
* the same file differently: files merge as a whole, so git may merge what this refuses.
*/
function mergeTrees(base, ours, theirs) {
	const changes = {};
	const conflicts = [];
	for (const { path, before, after } of diffTrees(base, theirs)) {
		const own = ours.get(path) ?? null;
		if (own === before) changes[path] = after;
		else if (own !== after) conflicts.push(path);
	}
	return conflicts.length > 0 ? { conflicts } : { tree: withChanges(ours, changes) };
}
// src/simulator/world/graph.ts
/**
* Questions to a commit graph. All are linear in the commits that they have to visit. A repository keeps its
* commits in the order of their making, so a parent always comes before its children.
*/
const NONE = /* @__PURE__ */ new Set();
function commitAt(repo, sha) {
	return found(repo.commits.get(sha), `Commit ${sha}`);
}
/** The commit itself and all its ancestors, without those in `except` (which must hold whole histories). */
function reachable(repo, from, except = NONE) {
	const seen = /* @__PURE__ */ new Set();
	const pending = except.has(from) ? [] : [from];
	for (let sha = pending.pop(); sha !== void 0; sha = pending.pop()) {
		if (seen.has(sha)) continue;
		seen.add(sha);
		for (const parent of commitAt(repo, sha).parents) if (!seen.has(parent) && !except.has(parent)) pending.push(parent);
	}
	return seen;
}
/** Whether `ancestor` is in the history of `descendant`; a commit is in its own. */
function isAncestor(repo, ancestor, descendant) {
	return reachable(repo, descendant).has(ancestor);
}
/**
* The best common ancestor: the youngest, so one that is no ancestor of another. Undefined when the histories
* are unrelated.
*/
function mergeBase(repo, a, b) {
	const common = reachable(repo, a).intersection(reachable(repo, b));
	return [...repo.commits.keys()].findLast((sha) => common.has(sha));
}
/** Makes a commit of a fork, with its history, one of the repository's own, as GitHub shares their objects. */
function adopt(repo, fork, head) {
	const history = reachable(fork, head);
	for (const [sha, commit] of fork.commits) if (history.has(sha) && !repo.commits.has(sha)) repo.commits.set(sha, commit);
}
/** What `head` has and `base` has not, oldest first, as `git rev-list --reverse base..head`. */
function commitsBetween(repo, base, head) {
	return inOrder(repo, reachable(repo, head, reachable(repo, base)));
}
function inOrder(repo, shas) {
	if (shas.size === 0) return [];
	return [...repo.commits.values()].filter((commit) => shas.has(commit.sha));
}
/**
* How `head` stands to `base`, as REST `compare/{base}...{head}`. Throws "not found" for unknown commits and
* for unrelated histories.
*/
function compareCommits(repo, base, head) {
	const commits = inOrder(repo, reachable(repo, head, reachable(repo, base)));
	const behindBy = reachable(repo, base, reachable(repo, head)).size;
	const ancestor = found(mergeBase(repo, base, head), `Common ancestor of ${base} and ${head}`);
	return {
		status: statusOf(commits.length, behindBy),
		aheadBy: commits.length,
		behindBy,
		mergeBase: commitAt(repo, ancestor),
		commits,
		files: diffTrees(commitAt(repo, ancestor).files, commitAt(repo, head).files)
	};
}
function statusOf(aheadBy, behindBy) {
	if (aheadBy > 0) return behindBy > 0 ? "diverged" : "ahead";
	return behindBy > 0 ? "behind" : "identical";
}
// src/simulator/world/refs.ts
const NO_SHA = "0".repeat(40);
const HEADS$1 = "refs/heads/";
const TAGS = "refs/tags/";
const branchRef = (name) => HEADS$1 + name;
const tagRef = (name) => TAGS + name;
/**
* The commit that a branch, a tag, a full ref (`refs/heads/x`, `heads/x`), or a sha of at least seven digits
* names, in this order; undefined when nothing does.
*/
function resolveRef(repo, name) {
	for (const ref of [
		branchRef(name),
		tagRef(name),
		name,
		`refs/${name}`
	]) {
		const sha = repo.refs.get(ref);
		if (sha !== void 0) return sha;
	}
	if (repo.commits.has(name)) return name;
	if (!/^[0-9a-f]{7,39}$/.test(name)) return void 0;
	const matches = [...repo.commits.keys()].filter((sha) => sha.startsWith(name));
	return matches.length === 1 ? matches[0] : void 0;
}
/** The tip of a branch. Throws "invalid" when there is no such branch. */
function tipOf(repo, branch) {
	const sha = repo.refs.get(branchRef(branch));
	if (sha === void 0) throw invalid(`Branch ${branch} not found`, "branch");
	return sha;
}
/**
* Points a full ref to a commit, or deletes it (null), and tells of it: `create` or `delete`, `push`, and
* what follows for open pull requests. A ref that is there already stays and nothing is told.
*/
function moveRef(world, repo, { ref, to, by }) {
	const before = repo.refs.get(ref) ?? null;
	if (before === to) return;
	if (before !== null) refuseLockedTag(repo, ref);
	if (to === null) repo.refs.delete(ref);
	else repo.refs.set(ref, to);
	const pulls = ref.startsWith(HEADS$1) ? followPulls(world, repo, {
		branch: ref.slice(11),
		before,
		to,
		by
	}) : [];
	tellPush(world, repo, {
		ref,
		before,
		to,
		by
	});
	for (const tell of pulls) tell();
}
function refuseLockedTag(repo, ref) {
	for (const release of repo.releases.values()) if (release.immutable && tagRef(release.tagName) === ref) throw invalid("Cannot change a tag that belongs to an immutable release", "ref");
}
function tellPush(world, repo, move) {
	const { ref, before, to, by } = move;
	const isTag = ref.startsWith(TAGS);
	if (before === null || to === null) happen(world, repo, by, before === null ? "create" : "delete", {
		ref: ref.slice((isTag ? TAGS : HEADS$1).length),
		ref_type: isTag ? "tag" : "branch",
		master_branch: repo.defaultBranch
	});
	const isMove = before !== null && to !== null;
	happen(world, repo, by, "push", {
		ref,
		before: before ?? NO_SHA,
		after: to ?? NO_SHA,
		created: before === null,
		deleted: to === null,
		forced: isMove && !reachable(repo, to).has(before),
		commits: isMove ? commitsBetween(repo, before, to) : [],
		head_commit: to === null ? null : commitAt(repo, to)
	});
}
/**
* Open pull requests follow their branches: a new head is a `synchronize`; a head that reaches the base
* by a plain push counts as merged; a deleted branch closes them. Answers what to tell, after the push.
*/
function followPulls(world, repo, move) {
	const { branch, before, to, by } = move;
	const tell = [];
	let arrived;
	for (const [home, issue, pull] of openPullsAround(repo)) {
		const isHead = pull.headRef === branch && (pull.fork ?? home) === repo;
		if (!isHead && (pull.baseRef !== branch || home !== repo)) continue;
		const subject = {
			pull_request: issue,
			number: issue.number
		};
		if (to === null || before === null) {
			if (to === null) close(world, issue);
			if (to === null) tell.push(() => happen(world, home, by, "pull_request.closed", subject));
		} else if (isHead) {
			if (home !== repo) adopt(home, repo, to);
			pull.headSha = to;
			issue.updatedAt = world.clock.now();
			const moved = {
				...subject,
				before,
				after: to
			};
			tell.push(() => happen(world, home, by, "pull_request.synchronize", moved));
		} else {
			arrived ??= reachable(repo, to, reachable(repo, before));
			if (!arrived.has(pull.headSha)) continue;
			markMerged(world, issue, pull, {
				by,
				mergeCommit: to
			});
			tell.push(() => happen(world, repo, by, "pull_request.closed", subject));
		}
	}
	return tell;
}
/** The open pull requests of a repository, and of the one that it is a fork of. */
function* openPullsAround(repo) {
	for (const home of repo.parent ? [repo, repo.parent] : [repo]) for (const issue of home.issues.values()) if (issue.pull && issue.state === "open") yield [
		home,
		issue,
		issue.pull
	];
}
/** Writes the close of an issue or pull request into the state; telling is up to the caller. */
function close(world, issue) {
	issue.state = "closed";
	issue.closedAt = world.clock.now();
	issue.updatedAt = issue.closedAt;
}
/** Writes the merge of a pull request into the state; telling is up to the caller. */
function markMerged(world, issue, pull, { by, mergeCommit }) {
	close(world, issue);
	pull.merged = true;
	pull.mergedAt = issue.closedAt;
	pull.mergedBy = by;
	pull.mergeCommit = mergeCommit;
}
// src/simulator/world/store-commit.ts
/**
* Stores a commit that no ref reaches yet. Its sha is a SHA-1 of its parents, message, author, time and a
* counter, so equal worlds have equal shas and no two commits ever share one.
*/
function storeCommit(world, repo, input) {
	const at = world.clock.now();
	const identity = [
		world.seed,
		world.nextId(),
		input.by.login,
		at,
		...input.parents
	];
	const commit = {
		sha: createHash("sha1").update(`${identity.join(" ")}\n${input.message}`).digest("hex"),
		parents: input.parents,
		message: input.message,
		author: input.by,
		at,
		files: input.files
	};
	repo.commits.set(commit.sha, commit);
	return commit;
}
// src/simulator/world/repositories.ts
/** The repository of this name, in any case; undefined when there is none. */
function findRepository(world, owner, name) {
	const [wantedOwner, wantedName] = [owner.toLowerCase(), name.toLowerCase()];
	for (const repo of world.repositories.values()) if (repo.name.toLowerCase() === wantedName && repo.owner.toLowerCase() === wantedOwner) return repo;
}
/**
* The repository that had this name and has another one now; undefined when the name is in use or never was. A new
* repository of the name ends the redirect (docs, "Renaming a repository").
*/
function redirectedFrom(world, owner, name) {
	if (findRepository(world, owner, name)) return void 0;
	const id = world.redirects.get(`${owner}/${name}`.toLowerCase());
	return id === void 0 ? void 0 : world.repositories.get(id);
}
/**
* Creates a repository with a first commit on its default branch: `files`, or a README. `by` becomes its
* administrator. Throws "invalid" when the name is taken.
*/
function addRepository(world, input) {
	found(findUser(world, input.owner), `Account ${input.owner}`);
	if (findRepository(world, input.owner, input.name)) throw invalid("name already exists on this account", "name");
	const repo = emptyRepository(world, input);
	world.repositories.set(repo.id, repo);
	world.redirects.delete(`${input.owner}/${input.name}`.toLowerCase());
	if (input.by.type === "User") repo.collaborators.set(input.by.id, "admin");
	const first = storeCommit(world, repo, {
		parents: [],
		files: withChanges(/* @__PURE__ */ new Map(), input.files ?? { "README.md": `# ${input.name}\n` }),
		message: "Initial commit",
		by: input.by
	});
	repo.refs.set(branchRef(repo.defaultBranch), first.sha);
	happen(world, repo, input.by, "repository.created", {});
	return repo;
}
/** A repository without any commit, not yet part of the world. */
function emptyRepository(world, input) {
	return {
		id: world.nextId(),
		owner: input.owner,
		name: input.name,
		isPrivate: input.isPrivate ?? false,
		isInternal: false,
		archived: false,
		defaultBranch: input.defaultBranch ?? "main",
		createdAt: world.clock.now(),
		collaborators: /* @__PURE__ */ new Map(),
		teams: /* @__PURE__ */ new Map(),
		commits: /* @__PURE__ */ new Map(),
		refs: /* @__PURE__ */ new Map(),
		issues: /* @__PURE__ */ new Map(),
		comments: /* @__PURE__ */ new Map(),
		labels: /* @__PURE__ */ new Map(),
		milestones: /* @__PURE__ */ new Map(),
		checkRuns: /* @__PURE__ */ new Map(),
		statuses: [],
		deployments: /* @__PURE__ */ new Map(),
		workflowRuns: /* @__PURE__ */ new Map(),
		gates: /* @__PURE__ */ new Map(),
		environments: /* @__PURE__ */ new Set(),
		releases: /* @__PURE__ */ new Map(),
		requiredChecks: /* @__PURE__ */ new Map(),
		rulesets: [],
		lastNumber: 0,
		immutableReleases: false,
		burnedTags: /* @__PURE__ */ new Set()
	};
}
/** Gives a person a role in the repository, or takes it away (null). */
function setCollaborator(world, repo, user, role) {
	const before = repo.collaborators.get(user.id);
	if (role === null) repo.collaborators.delete(user.id);
	else repo.collaborators.set(user.id, role);
	const subject = {
		member: user,
		permission: role
	};
	const owner = accountOf(world, repo);
	if (role === null && before) happen(world, repo, owner, "member.removed", subject);
	if (role !== null && role !== before) happen(world, repo, owner, before ? "member.edited" : "member.added", subject);
}
/** Gives a team a role in the repository, or takes it away (null). */
function grantTeam(world, repo, team, role) {
	const before = repo.teams.get(team.id);
	if (role === null) repo.teams.delete(team.id);
	else repo.teams.set(team.id, role);
	const owner = accountOf(world, repo);
	if (role === null && before) happen(world, repo, owner, "team.removed_from_repository", { team });
	if (role !== null && !before) happen(world, repo, owner, "team.added_to_repository", { team });
}
function accountOf(world, repo) {
	return found(findUser(world, repo.owner), `Account ${repo.owner}`);
}
const ROLES$1 = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
function atLeast$1(role, least) {
	return role !== null && ROLES$1.indexOf(role) >= ROLES$1.indexOf(least);
}
/**
* The highest role that the user has in the repository: as its owner, as an owner or member of its
* organisation (members read), as a collaborator, or through active membership of teams and their parents.
* Everyone reads a public repository; null: a private one does not exist for them.
*/
function permissionOf(world, repo, user) {
	const membership = world.orgs.get(repo.owner.toLowerCase())?.members.get(user.id);
	if (membership === "admin" || user.login.toLowerCase() === repo.owner.toLowerCase()) return "admin";
	const roles = [repo.collaborators.get(user.id), ...teamRoles(world, repo, user)];
	if (membership || !repo.isPrivate) roles.push("read");
	let highest = null;
	for (const role of roles) if (role && !(highest && atLeast$1(highest, role))) highest = role;
	return highest;
}
function teamRoles(world, repo, user) {
	if (repo.teams.size === 0) return [];
	return [...world.teams.values()].filter((team) => team.members.get(user.id) === "active").flatMap((team) => withParents(world, team)).flatMap((team) => repo.teams.get(team.id) ?? []);
}
/** Whether the user has at least this role; bots act by their App's permissions, which the API checks. */
function hasRole(world, repo, user, least) {
	return user.type === "Bot" || atLeast$1(permissionOf(world, repo, user), least);
}
/**
* Lets the act happen or throws as GitHub answers: "not found" to those who can't see the repository,
* "forbidden" to those who may not, and to everyone once it is archived.
*/
function requireRole(world, repo, user, least) {
	const name = `${repo.owner}/${repo.name}`;
	if (!hasRole(world, repo, user, "read")) throw new WorldError("not found", "Not Found");
	if (repo.archived) throw new WorldError("forbidden", "Repository was archived so is read-only.");
	if (!hasRole(world, repo, user, least)) throw new WorldError("forbidden", `${user.login} needs the role ${least} in ${name}`);
}
// src/simulator/world/commits.ts
/** Commits to a branch that exists and pushes. `files` maps paths to contents; null deletes a file. */
function commit(world, repo, input) {
	requireRole(world, repo, input.by, "write");
	const tip = commitAt(repo, tipOf(repo, input.branch));
	return advance(world, repo, {
		...input,
		parents: [tip.sha],
		tree: withChanges(tip.files, input.files)
	});
}
/** Stores a commit and moves the branch to it. */
function advance(world, repo, input) {
	const made = storeCommit(world, repo, {
		...input,
		files: input.tree
	});
	moveRef(world, repo, {
		ref: branchRef(input.branch),
		to: made.sha,
		by: input.by
	});
	return made;
}
/** Creates a branch at a branch, tag or sha. Throws "invalid" when it exists or `from` names nothing. */
function createBranch(world, repo, input) {
	return createRef(world, repo, {
		...input,
		ref: branchRef(input.name)
	});
}
/** Creates a lightweight tag at a branch, tag or sha. Throws "invalid" as `createBranch`. */
function createTag(world, repo, input) {
	return createRef(world, repo, {
		...input,
		ref: tagRef(input.name)
	});
}
/** Creates a full ref (`refs/heads/x`, `refs/tags/x`); answers the commit it names. */
function createRef(world, repo, { ref, from, by }) {
	requireRole(world, repo, by, "write");
	checkRefName(ref);
	if (repo.refs.has(ref)) throw invalid("Reference already exists", "ref");
	const sha = resolveRef(repo, from);
	if (sha === void 0) throw invalid("Object does not exist", "sha");
	moveRef(world, repo, {
		ref,
		to: sha,
		by
	});
	return sha;
}
/** Refuses what git takes for no name of a branch or tag. */
function checkRefName(ref) {
	if (!/^refs\/(heads|tags)\/[^\s~^:?*[\\]+$/.test(ref)) throw invalid("Reference name is not valid", "ref");
}
/** Deletes a full ref. Open pull requests of a deleted branch close. */
function deleteRef(world, repo, { ref, by }) {
	requireRole(world, repo, by, "write");
	if (!repo.refs.has(ref)) throw invalid("Reference does not exist", "ref");
	if (ref === branchRef(repo.defaultBranch)) throw invalid("Cannot delete the default branch", "ref");
	moveRef(world, repo, {
		ref,
		to: null,
		by
	});
}
/** Points a branch to any commit, whether it leads there or not. */
function forcePush(world, repo, { branch, to, by }) {
	requireRole(world, repo, by, "write");
	tipOf(repo, branch);
	const sha = resolveRef(repo, to);
	if (sha === void 0) throw invalid("Object does not exist", "sha");
	moveRef(world, repo, {
		ref: branchRef(branch),
		to: sha,
		by
	});
}
/** The tree of `ours` with what `theirs` has since they parted; throws "conflict" when they disagree. */
function mergedTree(repo, ours, theirs) {
	const base = mergeBase(repo, ours, theirs);
	return mergeOrRefuse(base === void 0 ? /* @__PURE__ */ new Map() : commitAt(repo, base).files, commitAt(repo, ours).files, commitAt(repo, theirs).files);
}
function mergeOrRefuse(base, ours, theirs) {
	const merged = mergeTrees(base, ours, theirs);
	if ("tree" in merged) return merged.tree;
	throw new WorldError("conflict", `Merge conflict in ${merged.conflicts.join(", ")}`);
}
/**
* Merges `head` (branch, tag or sha) into the branch `base` with a merge commit; null when `base` has it
* already. Throws "conflict" when both changed the same file. `keepsOurs` is `git merge -s ours`: the histories are
* joined, and of what `head` changed nothing is taken.
*/
function mergeBranches(world, repo, input) {
	requireRole(world, repo, input.by, "write");
	const ours = tipOf(repo, input.base);
	const theirs = resolveRef(repo, input.head);
	if (theirs === void 0) throw new WorldError("not found", "Head does not exist");
	if (isAncestor(repo, theirs, ours)) return null;
	return advance(world, repo, {
		branch: input.base,
		parents: [ours, theirs],
		tree: input.keepsOurs ? commitAt(repo, ours).files : mergedTree(repo, ours, theirs),
		message: input.message ?? `Merge ${input.head} into ${input.base}`,
		by: input.by
	});
}
/** The tree of `onto` with what a commit changed since its first parent; throws "conflict". */
function pickedTree(repo, picked, onto) {
	return mergeOrRefuse(firstParentFiles(repo, picked), commitAt(repo, onto).files, picked.files);
}
function firstParentFiles(repo, { parents }) {
	return parents[0] === void 0 ? /* @__PURE__ */ new Map() : commitAt(repo, parents[0]).files;
}
// src/simulator/world/checks.ts
const OUTPUT_LIMIT = 65535;
/**
* Creates a check run of an App on a commit. It joins the suite of that App and commit, or begins another: each
* workflow run of GitHub Actions has a suite of its own (docs: REST, Check suites; GraphQL, CheckSuite.workflowRun).
*/
function createCheckRun(world, repo, input) {
	const { name, sha, app, suite } = input;
	requireRole(world, repo, app.bot, "write");
	if (name === "") throw invalid("name can't be blank", "name");
	if (!repo.commits.has(sha)) throw invalid(`No commit found for SHA: ${sha}`, "head_sha");
	const check = checkInput(input);
	const run = {
		id: world.nextId(),
		suite: suite === "new" ? world.nextId() : suite ?? runsOf(repo, app, sha)[0]?.suite ?? world.nextId(),
		name,
		sha,
		app,
		status: "queued",
		conclusion: null,
		startedAt: world.clock.now(),
		completedAt: null,
		detailsUrl: null,
		externalId: "",
		output: {
			title: null,
			summary: null,
			text: null,
			annotations: []
		}
	};
	repo.checkRuns.set(run.id, run);
	write$1(world, run, check);
	happen(world, repo, app.bot, "check_run.created", { check_run: run });
	if (run.status === "completed") tellCompleted(world, repo, run);
	return run;
}
/** Updates a check run; only the App that made it may. Completing the last one of a suite completes the suite. */
function updateCheckRun(world, repo, run, input) {
	requireRole(world, repo, input.app.bot, "write");
	if (input.app.id !== run.app.id) throw new WorldError("forbidden", `Invalid app_id \`${input.app.id}\` - check run can only be modified by the GitHub App that created it.`);
	const check = checkInput(input);
	const before = run.status;
	write$1(world, run, check);
	if (run.status === "completed" && before !== "completed") tellCompleted(world, repo, run);
}
function checkInput(input) {
	if (input.status === "completed" && input.conclusion === void 0) throw invalid("conclusion is required when the status is completed", "conclusion");
	if (input.output && (input.output.annotations?.length ?? 0) > 50) throw invalid("annotations are limited to 50 per request", "annotations");
	for (const field of ["summary", "text"]) if ((input.output?.[field]?.length ?? 0) > OUTPUT_LIMIT) throw invalid(`${field} is too long (maximum is ${OUTPUT_LIMIT} characters)`, field);
	return input;
}
function write$1(world, run, input) {
	const { conclusion, output } = input;
	if (conclusion !== void 0) {
		run.status = "completed";
		run.conclusion = conclusion;
		run.completedAt = input.completedAt ?? world.clock.now();
	} else if (input.status !== void 0) {
		run.status = input.status;
		run.conclusion = null;
		run.completedAt = null;
	}
	run.startedAt = input.startedAt ?? run.startedAt;
	run.detailsUrl = input.detailsUrl ?? run.detailsUrl;
	run.externalId = input.externalId ?? run.externalId;
	if (output) run.output = {
		title: output.title ?? null,
		summary: output.summary ?? null,
		text: output.text ?? null,
		annotations: [...run.output.annotations, ...output.annotations ?? []]
	};
}
function tellCompleted(world, repo, run) {
	happen(world, repo, run.app.bot, "check_run.completed", { check_run: run });
	const suite = checkSuite(repo, run);
	if (suite.status === "completed") happen(world, repo, run.app.bot, "check_suite.completed", { check_suite: suite });
}
/** Worst first: the suite concludes with the first that one of its runs has. */
const CONCLUSIONS$1 = [
	"failure",
	"timed_out",
	"cancelled",
	"action_required",
	"stale",
	"success",
	"neutral",
	"skipped"
];
/** The suite that a run belongs to, as it is now. */
function checkSuite(repo, { suite, app, sha }) {
	const runs = latestRuns(runsOf(repo, app, sha).filter((one) => one.suite === suite));
	const isCompleted = runs.every(({ status }) => status === "completed");
	const isQueued = runs.every(({ status }) => status === "queued");
	const conclusions = new Set(runs.map(({ conclusion }) => conclusion));
	return {
		id: suite,
		sha,
		app,
		runs,
		status: isCompleted ? "completed" : isQueued ? "queued" : "in_progress",
		conclusion: isCompleted ? CONCLUSIONS$1.find((one) => conclusions.has(one)) ?? null : null
	};
}
function runsOf(repo, app, sha) {
	return [...repo.checkRuns.values()].filter((run) => run.sha === sha && run.app.id === app.id);
}
/**
* Only the latest run of each suite and name: a re-run replaces the run before. Runs of the same name in other
* suites stand beside it.
*/
function latestRuns(runs) {
	return [...new Map(runs.map((run) => [`${run.suite} ${run.name}`, run])).values()];
}
/** The check runs of a commit that count: of each suite and name the latest. */
function latestCheckRuns(repo, sha) {
	return latestRuns([...repo.checkRuns.values()].filter((run) => run.sha === sha));
}
/** The statuses of a commit that count: of each context the latest. */
function latestStatuses(repo, sha) {
	const statuses = repo.statuses.filter((status) => status.sha === sha);
	return [...new Map(statuses.map((one) => [one.context.toLowerCase(), one])).values()];
}
/** Sets a commit status (the older kind of check). The description has at most 140 characters. */
function setStatus(world, repo, input) {
	requireRole(world, repo, input.by, "write");
	const commit = repo.commits.get(input.sha);
	if (!commit) throw invalid(`No commit found for SHA: ${input.sha}`, "sha");
	if ((input.description?.length ?? 0) > 140) throw invalid("description is too long (maximum is 140 characters)", "description");
	const status = {
		id: world.nextId(),
		sha: input.sha,
		context: input.context ?? "default",
		state: input.state,
		description: input.description ?? null,
		targetUrl: input.targetUrl ?? null,
		creator: input.by,
		at: world.clock.now()
	};
	repo.statuses.push(status);
	happen(world, repo, input.by, "status", {
		status,
		commit
	});
	return status;
}
// src/simulator/world/text.ts
/** Characters that the body of an issue, pull request or comment may have. */
const BODY_LIMIT$1 = 65536;
/** Refuses a text that GitHub refuses: too long, or blank where it must say something. */
function checkText(field, text, { limit, required = false }) {
	if (required && text.trim() === "") throw invalid(`${field} can't be blank`, field);
	if (text.length > limit) throw invalid(`${field} is too long (maximum is ${limit} characters)`, field);
}
/** Replaces a body and writes its edit history; the first edit also writes down the original. */
function rewrite(text, body, editor, at) {
	if (text.edits.length === 0) text.edits.push({
		editor: text.author,
		at: text.createdAt,
		text: text.body
	});
	text.edits.push({
		editor,
		at,
		text: body
	});
	text.body = body;
	text.updatedAt = at;
}
/** How GitHub compares the names of accounts, repositories, environments and status contexts: without case. */
const isSameName = (a, b) => a.toLowerCase() === b.toLowerCase();
// src/simulator/world/deployments.ts
/**
* The environment of this name as it is written there; undefined: there is none. Its name is known in any case ("Deployments
* and environments", GitHub docs: "Environment names are not case sensitive").
*/
const environmentNamed = ({ environments }, name) => [...environments].find((one) => isSameName(one, name));
/** A deployment to an environment that isn't there makes it. */
function haveEnvironment(repo, name) {
	if (environmentNamed(repo, name) === void 0) repo.environments.add(name);
}
/**
* Asks for a deployment, with GitHub's defaults and their traps (REST docs, "Create a deployment"). Throws
* "invalid" for an unknown ref, "conflict" when the default branch can't be merged in or a required context
* isn't green.
*/
function createDeployment(world, repo, input) {
	const { ref, by, environment = "production" } = input;
	requireRole(world, repo, by, "write");
	const sha = resolveRef(repo, ref);
	if (sha === void 0) throw invalid(`No ref found for: ${ref}`, "ref");
	if (input.autoMerge !== false && !isAncestor(repo, tipOf(repo, repo.defaultBranch), sha)) return mergeDefaultBranch(world, repo, ref, by);
	requireGreen(repo, ref, sha, input.requiredContexts);
	const now = world.clock.now();
	const deployment = {
		id: world.nextId(),
		sha,
		ref,
		task: input.task ?? "deploy",
		environment,
		originalEnvironment: environment,
		description: input.description ?? "",
		payload: input.payload ?? "",
		productionEnvironment: input.productionEnvironment ?? isSameName(environment, "production"),
		transientEnvironment: input.transientEnvironment ?? false,
		creator: by,
		app: input.app ?? null,
		createdAt: now,
		updatedAt: now,
		statuses: []
	};
	repo.deployments.set(deployment.id, deployment);
	haveEnvironment(repo, environment);
	happen(world, repo, by, "deployment.created", { deployment });
	return {
		kind: "created",
		deployment
	};
}
function mergeDefaultBranch(world, repo, ref, by) {
	const refused = `Conflict merging ${repo.defaultBranch} into ${ref}.`;
	if (!repo.refs.has(branchRef(ref))) throw new WorldError("conflict", refused);
	try {
		mergeBranches(world, repo, {
			base: ref,
			head: repo.defaultBranch,
			by
		});
	} catch (error) {
		if (error instanceof WorldError && error.kind === "conflict") throw new WorldError("conflict", refused);
		throw error;
	}
	return {
		kind: "merged",
		message: `Auto-merged ${repo.defaultBranch} into ${ref} on deployment.`
	};
}
const GREEN = /* @__PURE__ */ new Set([
	"success",
	"neutral",
	"skipped"
]);
function requireGreen(repo, ref, sha, required) {
	const states = /* @__PURE__ */ new Map();
	for (const { context, state } of latestStatuses(repo, sha)) states.set(context, state);
	for (const run of latestCheckRuns(repo, sha)) states.set(run.name, run.conclusion ?? "pending");
	const contexts = (required ?? [...states.keys()]).map((context) => ({
		context,
		state: states.get(context) ?? "pending"
	}));
	if (contexts.every(({ state }) => GREEN.has(state))) return;
	throw new WorldError("conflict", `Conflict: Commit status checks failed for ${ref}.`, {
		field: "required_contexts",
		errors: [{
			resource: "Deployment",
			field: "required_contexts",
			code: "invalid",
			contexts
		}]
	});
}
const STATES = [
	"error",
	"failure",
	"inactive",
	"in_progress",
	"queued",
	"pending",
	"success"
];
/**
* Reports on a deployment. A `success` makes the earlier successful ones of the environment `inactive`
* unless `autoInactive` is false; those of production or transient environments stay. GitHub sends no event
* for `inactive`. The description has at most 140 characters.
*/
function addDeploymentStatus(world, repo, deployment, input) {
	requireRole(world, repo, input.by, "write");
	if (!STATES.includes(input.state)) throw invalid("state is not included in the list", "state");
	if ((input.description?.length ?? 0) > 140) throw invalid("description is too long (maximum is 140 characters)", "description");
	deployment.environment = input.environment ?? deployment.environment;
	haveEnvironment(repo, deployment.environment);
	const status = pushStatus(world, deployment, {
		state: input.state,
		description: input.description ?? "",
		logUrl: input.logUrl ?? "",
		environmentUrl: input.environmentUrl ?? "",
		creator: input.by,
		app: input.app ?? null
	});
	if (status.state === "success" && input.autoInactive !== false) retireEarlier(world, repo, deployment, status);
	if (status.state !== "inactive") happen(world, repo, input.by, "deployment_status.created", {
		deployment_status: status,
		deployment
	});
	return status;
}
function pushStatus(world, deployment, input) {
	const at = world.clock.now();
	const status = {
		id: world.nextId(),
		...input,
		environment: deployment.environment,
		at
	};
	deployment.statuses.push(status);
	deployment.updatedAt = at;
	return status;
}
function retireEarlier(world, repo, { id, environment }, { creator, app }) {
	for (const earlier of repo.deployments.values()) {
		if (earlier.id >= id || !isSameName(earlier.environment, environment)) continue;
		if (earlier.productionEnvironment || earlier.transientEnvironment) continue;
		if (earlier.statuses.at(-1)?.state !== "success") continue;
		pushStatus(world, earlier, {
			state: "inactive",
			description: "",
			logUrl: "",
			environmentUrl: "",
			creator,
			app
		});
	}
}
// src/simulator/past.ts
/** A deployment to production that succeeded before the story begins: the world itself knows only its present. */
function deployedInThePast(world, repository, past) {
	const { ref, by, at, took } = past;
	const answer = createDeployment(world, repository, {
		ref,
		environment: "production",
		autoMerge: false,
		requiredContexts: [],
		by
	});
	if (answer.kind === "merged") throw new Error(answer.message);
	const { deployment } = answer;
	addDeploymentStatus(world, repository, deployment, {
		state: "success",
		by
	});
	Object.assign(deployment, { createdAt: at });
	for (const status of deployment.statuses) Object.assign(status, { at: at.add(took) });
}
// src/simulator/world/labels.ts
/** The label of this name, in any case. */
function findLabel(repo, name) {
	const exact = repo.labels.get(name);
	if (exact) return exact;
	const wanted = name.toLowerCase();
	return [...repo.labels.values()].find((label) => label.name.toLowerCase() === wanted);
}
/** The label of this name, made when it is missing: GitHub does so when an issue is given a new name. */
function ensureLabel(world, repo, input) {
	const existing = findLabel(repo, input.name);
	if (existing) return existing;
	requireRole(world, repo, input.by, "triage");
	const label = {
		id: world.nextId(),
		name: input.name,
		color: input.color ?? "ededed",
		description: input.description ?? ""
	};
	repo.labels.set(label.name, label);
	happen(world, repo, input.by, "label.created", { label });
	return label;
}
/** Opens a milestone. Throws "invalid" when the title exists. */
function createMilestone(world, repo, input) {
	requireRole(world, repo, input.by, "triage");
	refuseTakenTitle(repo, input.title);
	const milestone = {
		id: world.nextId(),
		number: repo.milestones.size + 1,
		title: input.title,
		description: input.description ?? null,
		state: "open",
		dueOn: input.dueOn ?? null,
		creator: input.by,
		createdAt: world.clock.now(),
		closedAt: null
	};
	repo.milestones.set(milestone.number, milestone);
	happen(world, repo, input.by, "milestone.created", { milestone });
	return milestone;
}
/** Renames, closes or reopens a milestone. */
function editMilestone(world, repo, milestone, input) {
	requireRole(world, repo, input.by, "triage");
	const { title, state } = input;
	if (title !== void 0 && title !== milestone.title) {
		refuseTakenTitle(repo, title);
		const changes = { title: { from: milestone.title } };
		milestone.title = title;
		happen(world, repo, input.by, "milestone.edited", {
			milestone,
			changes
		});
	}
	if (state !== void 0 && state !== milestone.state) {
		milestone.state = state;
		milestone.closedAt = state === "closed" ? world.clock.now() : null;
		const action = state === "closed" ? "closed" : "opened";
		happen(world, repo, input.by, `milestone.${action}`, { milestone });
	}
}
function refuseTakenTitle(repo, title) {
	for (const milestone of repo.milestones.values()) if (milestone.title === title) throw new WorldError("invalid", "Validation Failed", {
		field: "title",
		errors: [{
			resource: "Milestone",
			code: "already_exists",
			field: "title"
		}]
	});
}
/** The milestone of this number. Throws "invalid" when there is none. */
function milestoneNumbered(repo, number) {
	const milestone = repo.milestones.get(number);
	if (!milestone) throw invalid("Milestone does not exist", "milestone");
	return milestone;
}
// src/simulator/world/issues.ts
const TITLE_LIMIT = 256;
/**
* Opens an issue. Labels that are new are made; labels, assignees and milestone from people without triage
* are dropped silently, as GitHub does (REST docs, "Create an issue").
*/
function createIssue(world, repo, input) {
	requireRole(world, repo, input.by, "read");
	const { by, title, body = "" } = input;
	const issue = storeIssue(world, repo, {
		by,
		title,
		body
	});
	happen(world, repo, by, "issues.opened", { issue });
	if (hasRole(world, repo, by, "triage") || input.byForm) retriage(world, repo, issue, input);
	return issue;
}
/** Stores an issue, or a pull request; telling is up to the caller. */
function storeIssue(world, repo, input) {
	checkText("title", input.title, {
		limit: TITLE_LIMIT,
		required: true
	});
	checkText("body", input.body, { limit: BODY_LIMIT$1 });
	const now = world.clock.now();
	const issue = {
		id: world.nextId(),
		number: ++repo.lastNumber,
		author: input.by,
		createdAt: now,
		updatedAt: now,
		closedAt: null,
		title: input.title,
		body: input.body,
		edits: [],
		state: "open",
		stateReason: null,
		locked: false,
		labels: [],
		assignees: [],
		milestone: null,
		comments: [],
		reactions: [],
		subIssues: [],
		parent: null,
		blockedBy: [],
		...input.pull && { pull: input.pull }
	};
	repo.issues.set(issue.number, issue);
	world.issues.set(issue.id, {
		repository: repo,
		issue
	});
	return issue;
}
/** Tells of an issue under `issues`, of a pull request under `pull_request`, with its own payload key. */
function tell$2(world, repo, issue, action, by, more = {}) {
	const [name, subject] = issue.pull ? ["pull_request", {
		pull_request: issue,
		number: issue.number
	}] : ["issues", { issue }];
	happen(world, repo, by, `${name}.${action}`, {
		...subject,
		...more
	});
}
/**
* Changes an issue or pull request; what stays the same is not told. Title, body and state are for the author
* and for those who triage; labels, assignees and milestone only for the latter. Otherwise "forbidden".
*/
function editIssue(world, repo, issue, change) {
	requireRole(world, repo, change.by, "read");
	const { by, labels, assignees, milestone } = change;
	const mayTriage = hasRole(world, repo, by, "triage");
	const triages = labels !== void 0 || assignees !== void 0 || milestone !== void 0;
	if (!mayTriage && (triages || by.id !== issue.author.id)) throw new WorldError("forbidden", "Must have admin rights to Repository.");
	if (change.title !== void 0) checkText("title", change.title, {
		limit: TITLE_LIMIT,
		required: true
	});
	if (change.body !== void 0) checkText("body", change.body, { limit: BODY_LIMIT$1 });
	if (typeof milestone === "number") milestoneNumbered(repo, milestone);
	if (change.state === "open" && issue.pull) requireReopenable(repo, issue.pull);
	reword(world, repo, issue, change);
	if (triages) retriage(world, repo, issue, change);
	restate(world, repo, issue, change);
}
function requireReopenable(repo, { merged, headRef, fork, baseRef }) {
	if (merged) throw invalid("state cannot be changed. The pull request is already merged.", "state");
	const branches = [[fork ?? repo, headRef], [repo, baseRef]];
	for (const [home, branch] of branches) if (!home.refs.has(branchRef(branch))) throw invalid(`state cannot be changed. The ${branch} branch has been deleted.`, "state");
}
function reword(world, repo, issue, change) {
	const changes = {};
	const now = world.clock.now();
	if (change.title !== void 0 && change.title !== issue.title) {
		changes["title"] = { from: issue.title };
		issue.title = change.title;
		issue.updatedAt = now;
	}
	if (change.body !== void 0 && change.body !== issue.body) {
		changes["body"] = { from: issue.body };
		rewrite(issue, change.body, change.by, now);
	}
	if (Object.keys(changes).length > 0) tell$2(world, repo, issue, "edited", change.by, { changes });
}
/** Sets labels, assignees and milestone, with one event for each that comes or goes. */
function retriage(world, repo, issue, change) {
	const { by } = change;
	const events = [];
	if (change.labels) {
		const names = change.labels.map((name) => ensureLabel(world, repo, {
			name,
			by
		}).name);
		const { added, removed } = difference(issue.labels, names);
		issue.labels = [...new Set(names)];
		for (const name of added) events.push(["labeled", { label: repo.labels.get(name) }]);
		for (const name of removed) events.push(["unlabeled", { label: repo.labels.get(name) }]);
	}
	if (change.assignees) {
		const ids = change.assignees.map(({ id }) => id);
		const { added, removed } = difference(issue.assignees, ids);
		issue.assignees = [...new Set(ids)];
		for (const id of added) events.push(["assigned", { assignee: world.users.get(id) }]);
		for (const id of removed) events.push(["unassigned", { assignee: world.users.get(id) }]);
	}
	if (change.milestone !== void 0 && change.milestone !== issue.milestone) {
		const before = issue.milestone === null ? null : milestoneNumbered(repo, issue.milestone);
		const after = change.milestone === null ? null : milestoneNumbered(repo, change.milestone);
		issue.milestone = change.milestone;
		if (before) events.push(["demilestoned", { milestone: before }]);
		if (after) events.push(["milestoned", { milestone: after }]);
	}
	if (events.length > 0) issue.updatedAt = world.clock.now();
	for (const [action, more] of events) tell$2(world, repo, issue, action, by, more);
}
function difference(before, after) {
	return {
		added: [...new Set(after)].filter((one) => !before.includes(one)),
		removed: before.filter((one) => !after.includes(one))
	};
}
function restate(world, repo, issue, change) {
	const { by, state } = change;
	if (state === "closed" && issue.state === "open") {
		close(world, issue);
		if (!issue.pull) issue.stateReason = change.stateReason ?? "completed";
		tell$2(world, repo, issue, "closed", by);
	} else if (state === "open" && issue.state === "closed") {
		issue.state = "open";
		issue.closedAt = null;
		if (!issue.pull) issue.stateReason = "reopened";
		else catchUp(repo, issue.pull);
		issue.updatedAt = world.clock.now();
		tell$2(world, repo, issue, "reopened", by);
	}
}
/** What was pushed to the head branch while the pull request was closed. */
function catchUp(repo, pull) {
	pull.headSha = tipOf(pull.fork ?? repo, pull.headRef);
	if (pull.fork) adopt(repo, pull.fork, pull.headSha);
}
const ASSIGNEES_LIMIT = 10;
/**
* Assigns more people, up to ten in all. Who can't be assigned is left out silently (REST docs, "Add assignees to
* an issue"): those who can't read a private repository, and of a public one who is neither in the organisation nor
* a collaborator and has not commented (docs, "Assigning issues and pull requests").
*/
function addAssignees(world, repo, issue, { people, by }) {
	const added = people.filter((one) => isAssignable(world, repo, issue, one));
	editIssue(world, repo, issue, {
		by,
		assignees: [.../* @__PURE__ */ new Set([...issue.assignees, ...added.map(({ id }) => id)])].slice(0, ASSIGNEES_LIMIT).flatMap((id) => world.users.get(id) ?? [])
	});
}
function isAssignable(world, repo, issue, user) {
	if (user.type !== "User") return false;
	const isMember = world.orgs.get(repo.owner.toLowerCase())?.members.has(user.id) === true;
	const hasSpoken = issue.comments.some((id) => repo.comments.get(id)?.author.id === user.id);
	return (isMember || hasSpoken || hasRole(world, repo, user, "triage")) && hasRole(world, repo, user, "read");
}
// src/simulator/world/apps.ts
/** Registers a GitHub App with its bot account `<slug>[bot]`. */
function registerApp(world, input) {
	const bot = addUser(world, `${input.slug}[bot]`, "Bot");
	const app = {
		...input,
		id: world.nextId(),
		bot,
		webhookUrl: input.webhookUrl ?? null
	};
	world.apps.set(app.id, app);
	return app;
}
/**
* Installs an App on an account, for all its repositories or for some, with the permissions that the App asks
* for. Throws "conflict" when it is installed there.
*/
function installApp(world, app, account, repositories = "all") {
	const owner = accountNamed(world, account);
	for (const { appId, account } of world.installations.values()) if (appId === app.id && account === owner.login) throw new WorldError("conflict", `${app.slug} is installed on ${account}`);
	const installation = {
		id: world.nextId(),
		appId: app.id,
		account: owner.login,
		permissions: app.permissions,
		repositories: repositories === "all" ? "all" : new Set(repositories.map(({ id }) => id)),
		suspendedAt: null
	};
	world.installations.set(installation.id, installation);
	happenTo(world, owner.login, owner, "installation.created", {
		installation,
		repositories: repositoriesOf(world, installation)
	});
	return installation;
}
function accountNamed(world, login) {
	return found(findUser(world, login), `Account ${login}`);
}
/** The repositories that an installation covers now. */
function repositoriesOf(world, { account, repositories }) {
	return [...world.repositories.values()].filter(({ id, owner }) => owner.toLowerCase() === account.toLowerCase() && (repositories === "all" || repositories.has(id)));
}
// src/simulator/world/comments.ts
/** Comments on an issue or pull request, open or closed; a locked one takes only those who may write. */
function addComment(world, repo, issue, { body, by }) {
	requireRole(world, repo, by, "read");
	refuseLocked(world, repo, issue, by);
	checkText("body", body, {
		limit: BODY_LIMIT$1,
		required: true
	});
	const now = world.clock.now();
	const comment = {
		id: world.nextId(),
		issue: issue.number,
		author: by,
		createdAt: now,
		updatedAt: now,
		body,
		edits: [],
		reactions: [],
		minimized: false
	};
	repo.comments.set(comment.id, comment);
	issue.comments.push(comment.id);
	issue.updatedAt = now;
	happen(world, repo, by, "issue_comment.created", {
		issue,
		comment
	});
	return comment;
}
/**
* Docs, "Locking conversations": only people with write access comment there. Apps are refused whatever they were granted
* (probot/stale#25, renovatebot/renovate#6215).
*/
function refuseLocked(world, repo, issue, by) {
	if (issue.locked && (by.type !== "User" || !hasRole(world, repo, by, "write"))) throw new WorldError("forbidden", "Unable to create comment because issue is locked.");
}
/** Changes a comment; for its author and those who may write. The same text again is told to nobody. */
function editComment(world, repo, comment, { body, by }) {
	requireOwn(world, repo, comment, by);
	checkText("body", body, {
		limit: BODY_LIMIT$1,
		required: true
	});
	if (body === comment.body) return;
	refuseLocked(world, repo, issueOf$1(repo, comment), by);
	const changes = { body: { from: comment.body } };
	rewrite(comment, body, by, world.clock.now());
	happen(world, repo, by, "issue_comment.edited", {
		issue: issueOf$1(repo, comment),
		comment,
		changes
	});
}
function deleteComment(world, repo, comment, { by }) {
	requireOwn(world, repo, comment, by);
	const issue = issueOf$1(repo, comment);
	repo.comments.delete(comment.id);
	issue.comments.splice(issue.comments.indexOf(comment.id), 1);
	happen(world, repo, by, "issue_comment.deleted", {
		issue,
		comment
	});
}
/** Hides a comment; GitHub sends no event for it. */
function minimizeComment(world, repo, comment, { by }) {
	requireOwn(world, repo, comment, by);
	comment.minimized = true;
}
function requireOwn(world, repo, comment, by) {
	requireRole(world, repo, by, by.id === comment.author.id ? "read" : "write");
}
function issueOf$1(repo, comment) {
	return found(repo.issues.get(comment.issue), `Issue ${comment.issue}`);
}
const CONTENTS$2 = [
	"+1",
	"-1",
	"laugh",
	"confused",
	"heart",
	"hooray",
	"rocket",
	"eyes"
];
/**
* Reacts to an issue or a comment. The same reaction of the same person exists once: `isNew` is false when
* it was there. GitHub sends no event for reactions.
*/
function react(world, repo, subject, { content, by }) {
	requireRole(world, repo, by, "read");
	if (!CONTENTS$2.includes(content)) throw invalid("content is not a reaction", "content");
	const { locked } = "number" in subject ? subject : issueOf$1(repo, subject);
	if (locked) throw new WorldError("forbidden", "Unable to react because issue is locked.");
	const existing = subject.reactions.find((reaction) => reaction.user.id === by.id && reaction.content === content);
	if (existing) return {
		reaction: existing,
		isNew: false
	};
	const reaction = {
		id: world.nextId(),
		user: by,
		content,
		at: world.clock.now()
	};
	subject.reactions.push(reaction);
	return {
		reaction,
		isNew: true
	};
}
/** Takes one's own reaction back. Throws "not found" when there is none. */
function unreact(world, repo, subject, { content, by }) {
	requireRole(world, repo, by, "read");
	const index = subject.reactions.findIndex((reaction) => reaction.user.id === by.id && reaction.content === content);
	if (index < 0) throw new WorldError("not found", "Reaction not found");
	subject.reactions.splice(index, 1);
}
// src/simulator/world/pulls.ts
/** The pull request of an issue. Throws "not found" when it is none. */
function pullOf$1(issue) {
	if (!issue.pull) throw new WorldError("not found", `#${issue.number} is no pull request`);
	return issue.pull;
}
/**
* Proposes the branch `head` of this repository or of a fork for the branch `base`. Throws "invalid" when
* there is nothing to merge or such a pull request is open already.
*/
function openPull(world, repo, input) {
	const { head, fork, base, title, by, body = "", draft = false } = input;
	requireRole(world, repo, by, "read");
	const [headSha, baseSha] = [tipOf(fork ?? repo, head), tipOf(repo, base)];
	if (fork) adopt(repo, fork, headSha);
	if (isAncestor(repo, headSha, baseSha)) throw invalid(`No commits between ${base} and ${head}`, "head");
	const isSame = ({ pull }) => pull?.headRef === head && pull.fork === fork && pull.baseRef === base;
	if (openPulls(repo).some(isSame)) throw invalid(`A pull request already exists for ${(fork ?? repo).owner}:${head}.`, "head");
	const issue = storeIssue(world, repo, {
		title,
		body,
		by,
		pull: {
			headRef: head,
			...fork && { fork },
			headSha,
			baseRef: base,
			baseSha,
			isDraft: draft,
			merged: false,
			mergedAt: null,
			mergedBy: null,
			mergeCommit: null
		}
	});
	tell$1(world, repo, issue, "opened", by);
	return issue;
}
function openPulls(repo) {
	return [...repo.issues.values()].filter((issue) => issue.pull && issue.state === "open");
}
function tell$1(world, repo, issue, action, by, more = {}) {
	const subject = {
		pull_request: issue,
		number: issue.number,
		...more
	};
	happen(world, repo, by, `pull_request.${action}`, subject);
}
/** Changes the base branch of an open pull request, or makes it a draft or ready for review. */
function editPull(world, repo, issue, { base, draft, by }) {
	requireRole(world, repo, by, by.id === issue.author.id ? "read" : "write");
	const pull = pullOf$1(issue);
	if (base !== void 0 && base !== pull.baseRef) {
		if (issue.state === "closed") throw invalid("Cannot change base branch of closed pull request.", "base");
		const baseSha = tipOf(repo, base);
		const changes = { base: {
			ref: { from: pull.baseRef },
			sha: { from: pull.baseSha }
		} };
		Object.assign(pull, {
			baseRef: base,
			baseSha
		});
		issue.updatedAt = world.clock.now();
		tell$1(world, repo, issue, "edited", by, { changes });
	}
	if (draft !== void 0 && draft !== pull.isDraft) {
		pull.isDraft = draft;
		issue.updatedAt = world.clock.now();
		tell$1(world, repo, issue, draft ? "converted_to_draft" : "ready_for_review", by);
	}
}
/**
* Merges an open pull request as the button of that name does; `deleteBranch` then deletes its branch.
* Throws "conflict" when it is closed, a draft, or changes what its base changed too.
*/
function mergePull(world, repo, issue, input) {
	const { method, by } = input;
	requireRole(world, repo, by, "write");
	const pull = pullOf$1(issue);
	if (issue.state === "closed" || pull.isDraft) throw new WorldError("conflict", "Pull Request is not mergeable");
	const base = tipOf(repo, pull.baseRef);
	const made = MERGES[method](world, repo, {
		issue,
		pull,
		base,
		by
	});
	markMerged(world, issue, pull, {
		by,
		mergeCommit: made.sha
	});
	moveRef(world, repo, {
		ref: branchRef(pull.baseRef),
		to: made.sha,
		by
	});
	tell$1(world, repo, issue, "closed", by);
	if (input.deleteBranch) deleteRef(world, pull.fork ?? repo, {
		ref: branchRef(pull.headRef),
		by
	});
	return made;
}
/** How each button makes the commit (the last one of a rebase) that the base branch moves to. */
const MERGES = {
	merge: (world, repo, { issue, pull, base, by }) => storeCommit(world, repo, {
		parents: [base, pull.headSha],
		files: mergedTree(repo, base, pull.headSha),
		message: `Merge pull request #${issue.number} from ${(pull.fork ?? repo).owner}/${pull.headRef}\n\n${issue.title}`,
		by
	}),
	squash: (world, repo, { issue, pull, base, by }) => {
		const messages = commitsBetween(repo, base, pull.headSha).map(({ message }) => message);
		const list = messages.length > 1 ? messages.map((message) => `* ${message}`) : [];
		return storeCommit(world, repo, {
			parents: [base],
			files: mergedTree(repo, base, pull.headSha),
			message: [`${issue.title} (#${issue.number})`, ...list].join("\n\n"),
			by
		});
	},
	rebase: (world, repo, { pull, base, by }) => {
		const commits = commitsBetween(repo, base, pull.headSha).filter(({ parents }) => parents.length < 2);
		let tip = commitAt(repo, base);
		for (const picked of commits) tip = storeCommit(world, repo, {
			parents: [tip.sha],
			files: pickedTree(repo, picked, tip.sha),
			message: picked.message,
			by
		});
		return tip;
	}
};
// src/simulator/people.ts
/** What people do around a release, each as one verb: for stories and the demo. */
/** Commits a change on a branch of its own and opens a pull request with label and milestone. */
function proposeChange(world, repo, change) {
	const { by, title, files, into = repo.defaultBranch } = change;
	const branch = `change-${repo.lastNumber + 1}`;
	createBranch(world, repo, {
		name: branch,
		from: into,
		by
	});
	commit(world, repo, {
		branch,
		files,
		message: title,
		by
	});
	const pull = openPull(world, repo, {
		head: branch,
		base: into,
		title,
		by
	});
	if (change.label !== void 0) editIssue(world, repo, pull, {
		labels: [change.label],
		by
	});
	if (change.milestone !== void 0) editIssue(world, repo, pull, {
		milestone: milestoneTitled(world, repo, change.milestone, by),
		by
	});
	return pull;
}
/** Proposes a change, merges it (default: with a merge commit) and deletes its branch. */
function shipChange(world, repo, change) {
	const pull = proposeChange(world, repo, change);
	const { method = "merge", by } = change;
	mergePull(world, repo, pull, {
		method,
		by,
		deleteBranch: true
	});
	return pull;
}
function milestoneTitled(world, repo, title, by) {
	return ([...repo.milestones.values()].find((milestone) => milestone.title === title) ?? createMilestone(world, repo, {
		title,
		by
	})).number;
}
/** CI reports success for these checks on a commit; a check of the same name counts no more. */
function turnGreen(world, repo, sha, checks) {
	reportChecks(world, repo, sha, checks, "success");
}
function reportChecks(world, repo, sha, checks, conclusion) {
	const app = ciApp(world, repo.owner);
	for (const name of checks) createCheckRun(world, repo, {
		name,
		sha,
		app,
		conclusion
	});
}
/** The App that runs everybody's CI; registered when it is first needed. */
function ciApp(world, owner) {
	const slug = "ci";
	return [...world.apps.values()].find((app) => app.slug === slug) ?? registerApp(world, {
		slug,
		owner,
		publicKey: "",
		webhookSecret: "",
		permissions: { checks: "write" },
		events: []
	});
}
/** Deploys a commit to staging by hand, with success. */
function deployToStaging(world, repo, sha, by, environment = "staging") {
	const answer = createDeployment(world, repo, {
		ref: sha,
		environment,
		autoMerge: false,
		requiredContexts: [],
		by
	});
	if (answer.kind === "merged") throw new WorldError("conflict", answer.message);
	addDeploymentStatus(world, repo, answer.deployment, {
		state: "success",
		by
	});
	return answer.deployment;
}
/** Writes a comment. */
function say(world, repo, issue, by, text) {
	return addComment(world, repo, issue, {
		body: text,
		by
	});
}
// src/simulator/pipelines.ts
/** The teams' deployment pipelines: what answers a deployment in a simulated world. */
const ONE_SECOND = Temporal.Duration.from({ seconds: 1 });
/**
* Answers the deployments of a repository (of one environment and task, or of all) with statuses over the
* clock: queued, in progress, and what `plan` says. `attempt` counts the deployments of the same commit,
* environment and task that this pipeline saw, from 1. `by` posts: a person who may write, or an App's bot.
* Call the answer to stop it; what is under way then falls silent.
*/
function pipeline(world, input) {
	const { repository, by, environment, task } = input;
	const attempts = /* @__PURE__ */ new Map();
	const running = /* @__PURE__ */ new Set();
	const post = (deployment, { state, description }) => {
		const app = [...world.apps.values()].find(({ bot }) => bot.id === by.id);
		const logUrl = `https://ci.example.com/${repository.name}/${deployment.id}`;
		try {
			const status = {
				state,
				description,
				by,
				logUrl,
				...app && { app }
			};
			addDeploymentStatus(world, repository, deployment, status);
		} catch (error) {
			if (!(error instanceof WorldError)) throw error;
		}
	};
	const unlisten = world.listen((event) => {
		if (event.name !== "deployment" || event.repository !== repository) return;
		const deployment = event.subject["deployment"];
		if (environment !== void 0 && !isSameName(deployment.environment, environment)) return;
		if (task !== void 0 && deployment.task !== task) return;
		const key = [
			deployment.sha,
			deployment.environment,
			deployment.task
		].join(" ");
		const attempt = (attempts.get(key) ?? 0) + 1;
		attempts.set(key, attempt);
		const madeAt = world.clock.now();
		for (const report of reportsOf(input.plan(deployment, attempt))) {
			const cancel = world.clock.after(report.after, () => {
				running.delete(cancel);
				if (!(Temporal.Instant.compare(deployment.createdAt, madeAt) < 0)) post(deployment, report);
			});
			running.add(cancel);
		}
	});
	return () => {
		unlisten();
		for (const cancel of running) cancel();
		running.clear();
	};
}
/** What is posted and when. The first reports come within a second each, sooner when the whole is shorter. */
function reportsOf(outcome) {
	if (outcome.kind === "never") return [];
	if (outcome.kind === "stuck") return started(ONE_SECOND);
	const { kind: state, after } = outcome;
	const description = outcome.kind === "success" ? "Deployed" : outcome.description;
	return [...started(pauseOf(after)), {
		state,
		after,
		description
	}];
}
function pauseOf(whole) {
	const third = Math.floor(whole.total("milliseconds") / 3);
	return Temporal.Duration.from({ milliseconds: Math.min(ONE_SECOND.total("milliseconds"), third) });
}
function started(pause) {
	return [{
		state: "queued",
		after: pause,
		description: "Waiting for a runner"
	}, {
		state: "in_progress",
		after: pause.add(pause),
		description: "Deploying"
	}];
}
// src/simulator/fleet.ts
/** A company that ships several services together: its accounts, repositories, pipelines and train file. */
const checks = ["build", "test"];
/** The company's own form, with the fields that a release of it needs. */
const issueForm = `name: Release
description: Plan a departure
labels: [release-train]
body:
  - { type: input, attributes: { label: Version } }
  - { type: input, attributes: { label: Departure } }
  - { type: textarea, attributes: { label: Services } }
`;
/** Founds the company: everything as it is before anyone thinks of the release. */
function foundFleet(world, plan) {
	addOrg(world, plan.org);
	const manager = addUser(world, plan.manager);
	addMember(world, plan.org, manager);
	const sites = plan.services.map((service) => foundSite(world, plan, service, manager));
	const trainRepository = addRepository(world, {
		owner: plan.org,
		name: "releases",
		by: manager,
		files: {
			".github/release-train.yml": trainFile(plan),
			".github/ISSUE_TEMPLATE/release.yml": issueForm
		}
	});
	for (const site of sites) setCollaborator(world, trainRepository, site.lead, "write");
	ensureLabel(world, trainRepository, {
		name: "release-train",
		by: manager
	});
	return {
		world,
		plan,
		manager,
		trainRepository,
		sites
	};
}
function foundSite(world, plan, service, manager) {
	const lead = person(world, `${service.team}-lead`);
	const developer = person(world, `${service.team}-dev`);
	const team = findTeam(world, plan.org, service.team) ?? addTeam(world, {
		org: plan.org,
		slug: service.team,
		members: [lead, developer]
	});
	const repository = addRepository(world, {
		owner: plan.org,
		name: service.id,
		by: manager,
		files: {
			"README.md": `# ${service.name}\n`,
			...service.files
		}
	});
	grantTeam(world, repository, team, "write");
	const site = {
		plan: service,
		repository,
		team,
		lead,
		developer
	};
	if (service.before !== null) shipBefore(world, site, service.before);
	return site;
}
/** The previous release: tagged, and what production has run since. */
function shipBefore(world, site, version) {
	const { repository, lead } = site;
	const { sha } = commit(world, repository, {
		branch: repository.defaultBranch,
		files: { VERSION: `${version}\n` },
		message: `Release ${version}`,
		by: lead
	});
	createTag(world, repository, {
		name: `v${version}`,
		from: sha,
		by: lead
	});
	const took = Temporal.Duration.from({ seconds: 1 });
	deployedInThePast(world, repository, {
		ref: sha,
		by: lead,
		at: world.clock.now().subtract(took),
		took
	});
}
/** The train file, as the company would write it by hand. */
function trainFile(plan) {
	const services = plan.services.map((service) => {
		const after = service.dependsOn.length === 0 ? "" : `    depends_on: [${service.dependsOn.join(", ")}]\n`;
		const more = (service.keys ?? []).map((line) => `    ${line}\n`).join("");
		return `  ${service.id}:\n    name: ${service.name}\n    repo: ${plan.org}/${service.id}\n    team: ${plan.org}/${service.team}\n${after}${more}`;
	});
	const more = (plan.keys ?? []).map((line) => `${line}\n`).join("");
	return `train: ${plan.train}\nmanagers: [${plan.manager}]\n${more}services:\n${services.join("")}`;
}
/** The manager opens the tracking issue. */
function openTrackingIssue(fleet, departure) {
	const { world, plan, manager, trainRepository } = fleet;
	const services = plan.services.map((service) => `${service.id} ${service.version}`).join("\n");
	const leaves = departure === void 0 ? "" : `### Departure\n\n${departure}\n\n`;
	return createIssue(world, trainRepository, {
		title: `Release v${plan.version}`,
		body: `### Version\n\nv${plan.version}\n\n${leaves}### Services\n\n${services}\n`,
		by: manager,
		labels: ["release-train"]
	});
}
/** A team cuts its release branch. */
function cutReleaseBranch(fleet, site) {
	createBranch(fleet.world, site.repository, {
		name: releaseBranch(fleet),
		from: site.repository.defaultBranch,
		by: site.lead
	});
}
/** The developers' pull requests go into the release branch; answers them. */
function mergeChanges(fleet, site) {
	return site.plan.changes.map((title, index) => shipChange(fleet.world, site.repository, {
		by: site.developer,
		title,
		files: { [`src/change-${index + 1}.txt`]: `${title}\n` },
		into: releaseBranch(fleet),
		milestone: fleet.plan.version
	}));
}
/** CI is green on the head of the release branch. */
function passChecks(fleet, site) {
	turnGreen(fleet.world, site.repository, releaseHead(fleet, site), checks);
}
/** The head of the release branch proves itself in staging. */
function proveInStaging(fleet, site) {
	deployToStaging(fleet.world, site.repository, releaseHead(fleet, site), site.lead);
}
/** Production pipelines that succeed after each service's usual time, unless told otherwise. */
function startPipelines(fleet, outcomeOf) {
	for (const site of fleet.sites) pipeline(fleet.world, {
		repository: site.repository,
		environment: "production",
		by: site.lead,
		plan: (deployment, attempt) => outcomeOf?.(site, deployment, attempt) ?? {
			kind: "success",
			after: site.plan.takes
		}
	});
}
const releaseBranch = (fleet) => `release/${fleet.plan.version}`;
/** The head of a site's release branch. */
function releaseHead(fleet, site) {
	const head = site.repository.refs.get(`refs/heads/${releaseBranch(fleet)}`);
	if (head === void 0) throw new Error(`${site.plan.id} has no branch ${releaseBranch(fleet)}`);
	return head;
}
const person = (world, login) => findUser(world, login) ?? addUser(world, login);
// src/simulator/history.ts
/** So often each service was deployed to production, each time as long as it takes. */
function deployedBefore({ world, sites }, times) {
	for (const { repository, lead, plan } of sites) for (let days = times; days > 0; days -= 1) deployedInThePast(world, repository, {
		ref: repository.defaultBranch,
		by: lead,
		at: world.clock.now().subtract({ hours: 24 * days }),
		took: plan.takes
	});
}
// src/simulator/monitor.ts
/** What runs in production and what measures it, on this machine: health checks, and answers as of Prometheus. */
const well = {
	isUp: true,
	errorRate: .002,
	p99: .21
};
async function startMonitor() {
	const server = createServer((request, response) => void answer$1(monitor, request, response));
	await new Promise((resolve, reject) => {
		server.once("error", reject).listen(0, "127.0.0.1", resolve);
	});
	const { port } = server.address();
	const monitor = {
		url: `http://127.0.0.1:${port}`,
		vitals: /* @__PURE__ */ new Map(),
		isMeasuring: true,
		asked: [],
		[Symbol.asyncDispose]: () => new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		})
	};
	return monitor;
}
async function answer$1(monitor, request, response) {
	const say = (status, body) => {
		response.writeHead(status, { "content-type": "application/json" });
		response.end(JSON.stringify(body));
	};
	const path = request.url ?? "/";
	const [, id] = /^\/([^/]+)\/health$/.exec(path) ?? [];
	if (id !== void 0) {
		monitor.asked.push(path);
		const { isUp } = monitor.vitals.get(id) ?? well;
		return say(isUp ? 200 : 503, { status: isUp ? "up" : "down" });
	}
	if (path !== "/api/v1/query") return say(404, {});
	const query = new URLSearchParams(await textOf(request)).get("query") ?? "";
	monitor.asked.push(query);
	if (!monitor.isMeasuring) return say(503, {
		status: "error",
		error: "the store is away"
	});
	const value = valueOf$1(monitor, query);
	return say(200, {
		status: "success",
		data: {
			resultType: "vector",
			result: value === void 0 ? [] : [{
				metric: {},
				value: [0, String(value)]
			}]
		}
	});
}
async function textOf(request) {
	const chunks = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString("utf8");
}
/** Of a query that a train file of {@link watchedBy} has; undefined: there is no such series. */
function valueOf$1({ vitals }, query) {
	const [, name, id = ""] = /^(\w+)\{service="([^"]+)"\}$/.exec(query) ?? [];
	const { errorRate, p99 } = vitals.get(id) ?? well;
	if (name === "error_rate") return errorRate;
	return name === "p99_seconds" ? p99 : void 0;
}
/** The same company with the health of every service in its train file. */
const watchedBy = (plan, { url }, keys = []) => ({
	...plan,
	keys: [...plan.keys ?? [], ...keys],
	services: plan.services.map((service) => ({
		...service,
		keys: [...service.keys ?? [], ...healthKeys(service, url)]
	}))
});
const healthKeys = ({ id }, url) => [
	"health:",
	`  url: ${url}/${id}/health`,
	"  json: { status: up }",
	"  soak: 1m",
	"  metrics:",
	`    - { name: error rate, query: 'error_rate{service="${id}"}', max: 0.01, for: 1m }`,
	`    - { name: p99 latency, query: 'p99_seconds{service="${id}"}', max_ratio_to_baseline: 2, for: 1m }`
];
// src/simulator/storefront.ts
const minutes = (count) => Temporal.Duration.from({ minutes: count });
/** The release v2.5.0 of six services by four teams. */
const storefront = {
	org: "acme",
	train: "storefront",
	version: "2.5.0",
	manager: "sarah",
	services: [
		{
			id: "api-gateway",
			name: "API Gateway",
			team: "infra",
			dependsOn: [],
			version: "1.8.0",
			before: "1.7.2",
			takes: minutes(8),
			changes: ["Route /v2 to the new auth endpoints", "Raise the upload limit to 50 MB"]
		},
		{
			id: "logging-service",
			name: "Logging Service",
			team: "infra",
			dependsOn: ["api-gateway"],
			version: "1.4.0",
			before: "1.3.1",
			takes: minutes(5),
			changes: ["Keep request ids across services"]
		},
		{
			id: "auth-service",
			name: "Auth Service",
			team: "backend",
			dependsOn: ["api-gateway"],
			version: "2.3.0",
			before: "2.2.0",
			takes: minutes(7),
			changes: ["Add passkey sign-in", "Rotate refresh tokens on every use"]
		},
		{
			id: "user-service",
			name: "User Service",
			team: "backend",
			dependsOn: ["auth-service"],
			version: "3.1.0",
			before: "3.0.4",
			takes: minutes(8),
			changes: ["Let people merge two accounts"]
		},
		{
			id: "mobile-backend",
			name: "Mobile Backend",
			team: "mobile",
			dependsOn: ["user-service"],
			version: "2.0.0",
			before: "1.9.3",
			takes: minutes(6),
			changes: ["Serve the new home screen", "Drop the v1 push format"]
		},
		{
			id: "web-frontend",
			name: "Web Frontend",
			team: "frontend",
			dependsOn: [
				"api-gateway",
				"logging-service",
				"auth-service",
				"user-service",
				"mobile-backend"
			],
			version: "4.5.0",
			before: "4.4.1",
			takes: minutes(9),
			changes: ["Show passkeys in the account page", "Speed up the first paint"]
		}
	]
};
const wordsA = [
	"order",
	"payment",
	"search",
	"stock",
	"price",
	"mail",
	"media",
	"report",
	"cart"
];
const wordsB = [
	"service",
	"gateway",
	"worker",
	"index",
	"api"
];
/**
* A generated release of any number of services, the same for the same number: each depends on up to two
* of those shortly before it, and every eight share a team.
*/
function generatedFleet(count) {
	const services = [];
	for (let index = 0; index < count; index += 1) {
		const a = wordsA[index % wordsA.length] ?? "order";
		const b = wordsB[Math.floor(index / wordsA.length) % wordsB.length] ?? "service";
		const round = Math.floor(index / (wordsA.length * wordsB.length));
		const id = round === 0 ? `${a}-${b}` : `${a}-${b}-${round + 1}`;
		const dependsOn = [index - 2 - index % 3, index - 5 - index % 4].flatMap((at) => services[at]?.id ?? []);
		services.push({
			id,
			name: id.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" "),
			team: `team-${Math.floor(index / 8) + 1}`,
			dependsOn,
			version: `1.${index % 9}.0`,
			before: index % 10 === 9 ? null : `0.${index % 9}.0`,
			takes: minutes(3 + index % 6),
			changes: [`Improve ${id}`]
		});
	}
	return {
		...storefront,
		services
	};
}
// src/cli/demo-play.ts
/** Longer than any release of the demo: who waits that long waits for something that won't come. */
const patience = Temporal.Duration.from({ hours: 12 });
/**
* People and pipelines play the release from the tracking issue to the notes.
* @returns whether the release came to its end
*/
async function playRelease(play) {
	const { clock, fleet } = play;
	startPipelines(fleet, (site, { task }) => site.plan.id === play.failing && task === "deploy" ? {
		kind: "failure",
		after: Temporal.Duration.from({ minutes: 3 }),
		description: "Pods did not become ready"
	} : void 0);
	const issue = openTrackingIssue(fleet);
	await pause(clock, { minutes: 2 });
	for (const site of fleet.sites) {
		cutReleaseBranch(fleet, site);
		mergeChanges(fleet, site);
		await pause(clock, { seconds: 90 });
		passChecks(fleet, site);
		await pause(clock, { seconds: 45 });
		proveInStaging(fleet, site);
	}
	if (!await reach(play, "ready")) return false;
	const leads = new Map(fleet.sites.map((site) => [site.lead.id, site.lead]));
	for (const lead of leads.values()) {
		await pause(clock, { seconds: 40 });
		say(fleet.world, fleet.trainRepository, issue, lead, "/go");
	}
	await pause(clock, { minutes: 1 });
	say(fleet.world, fleet.trainRepository, issue, fleet.manager, "/go");
	if (play.failing !== null) return takeBack(play, issue);
	return waitFor(play, () => issue.state === "closed");
}
/** The team looks into it, and the manager takes the release back. */
async function takeBack(play, issue) {
	const { fleet, clock } = play;
	if (!await reach(play, "on hold")) return false;
	await pause(clock, { minutes: 4 });
	say(fleet.world, fleet.trainRepository, issue, fleet.manager, `/rollback the pods crash on start, and nobody knows why yet`);
	const isBack = await waitFor(play, () => issue.state === "closed");
	await pause(clock, { minutes: 1 });
	return isBack;
}
/** Waits until the app shows this state; false: patience ran out. */
const reach = (play, state) => waitFor(play, () => play.latest()?.view?.state === state);
async function waitFor({ clock }, holds) {
	const end = clock.now().add(patience);
	while (Temporal.Instant.compare(clock.now(), end) < 0) {
		if (holds()) return true;
		await pause(clock, { seconds: 5 });
	}
	return false;
}
const pause = (clock, time) => new Promise((resolve) => {
	clock.after(Temporal.Duration.from(time), resolve);
});
// src/cli/demo-report.ts
/** Tells the release in the terminal while it happens, a line for what a person would want to know. */
function createReport(clock, plan) {
	let latest;
	let lastSentence = "";
	const line = (mark, text) => {
		const time = clock.now().toString({ smallestUnit: "minute" }).slice(11, 16);
		console.log(`${time}  ${mark}  ${text}`);
	};
	return {
		latest: () => latest,
		begin(url, speed) {
			console.log(`Release v${plan.version} of the train ${plan.train}: ${plan.services.length} services.\nGitHub is simulated at ${url}; time runs ${speed} times faster than real.\n`);
		},
		/** The state sentence, whenever it says something new. */
		decided(decision) {
			latest = decision;
			const { view } = decision;
			if (!view) return;
			const sentence = sentenceOf(view);
			if (sentence === lastSentence) return;
			lastSentence = sentence;
			line("·", sentence);
		},
		/** Reports what happens in the world; call the answer to end that. */
		listenTo(fleet) {
			return fleet.world.listen((event) => {
				const told = tell(event, fleet);
				if (told) line(told.mark, told.text);
			});
		},
		end(fleet, isComplete) {
			const issue = [...fleet.trainRepository.issues.values()].at(0);
			console.log(`\n${"─".repeat(72)}\n${issue?.title ?? ""}\n\n${issue?.body ?? ""}`);
			console.log("─".repeat(72));
			const sentence = latest?.view ? sentenceOf(latest.view) : "";
			console.log(isComplete ? `Done. ${sentence}` : `Not complete. ${sentence}`);
		}
	};
}
const sentenceOf = (view) => `${view.state}: ${toTerminal(view.sentence)}`;
/** What a happening means to someone who follows the release; undefined: nothing. */
function tell(event, fleet) {
	const { name, action, sender, subject, repository } = event;
	const service = fleet.sites.find((site) => site.repository === repository)?.plan;
	if (name === "issues" && action === "opened") {
		const issue = subject["issue"];
		return {
			mark: "+",
			text: `${sender.login} opens the issue ${issue.title}`
		};
	}
	if (name === "issue_comment" && action === "created") {
		const comment = subject["comment"];
		const said = withoutComments(comment.body).trim().split("\n")[0] ?? "";
		return said.startsWith("#") ? void 0 : {
			mark: "»",
			text: `${sender.login}: ${said}`
		};
	}
	if (!service) return void 0;
	if (name === "pull_request" && action === "closed") return {
		mark: "+",
		text: `${service.name}: a pull request is merged`
	};
	if (name === "deployment_status") {
		const deployment = subject["deployment"];
		if (deployment.environment !== "production") return void 0;
		return tellStatus(subject["deployment_status"], deployment.task, service);
	}
	if (name === "release" && action === "published") {
		const release = subject["release"];
		return {
			mark: "+",
			text: `${service.name}: release ${release.tagName} is published`
		};
	}
}
function tellStatus(status, task, service) {
	const isBack = task === "rollback";
	const what = isBack ? service.name : `${service.name} ${service.version}`;
	if (status.state === "in_progress") return isBack ? {
		mark: "◀",
		text: `${what} is going back`
	} : {
		mark: "▶",
		text: `${what} is deploying`
	};
	if (status.state === "success") return {
		mark: "✔",
		text: isBack ? `${what} is back` : `${what} is deployed`
	};
	if (status.state === "failure" || status.state === "error") return {
		mark: "✘",
		text: `${what} failed: ${status.description}`
	};
}
// node_modules/graphql/version.js
var require_version = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.versionInfo = exports.version = void 0;
	/**
	* An object containing the components of the GraphQL.js version string
	*/
	exports.version = "16.12.0";
	exports.versionInfo = Object.freeze({
		major: 16,
		minor: 12,
		patch: 0,
		preReleaseTag: null
	});
}));
// node_modules/graphql/jsutils/devAssert.js
var require_devAssert = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.devAssert = devAssert;
	function devAssert(condition, message) {
		if (!Boolean(condition)) throw new Error(message);
	}
}));
// node_modules/graphql/jsutils/isPromise.js
var require_isPromise = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isPromise = isPromise;
	/**
	* Returns true if the value acts like a Promise, i.e. has a "then" function,
	* otherwise returns false.
	*/
	function isPromise(value) {
		return typeof (value === null || value === void 0 ? void 0 : value.then) === "function";
	}
}));
// node_modules/graphql/jsutils/isObjectLike.js
var require_isObjectLike = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isObjectLike = isObjectLike;
	/**
	* Return true if `value` is object-like. A value is object-like if it's not
	* `null` and has a `typeof` result of "object".
	*/
	function isObjectLike(value) {
		return typeof value == "object" && value !== null;
	}
}));
// node_modules/graphql/jsutils/invariant.js
var require_invariant = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.invariant = invariant;
	function invariant(condition, message) {
		if (!Boolean(condition)) throw new Error(message != null ? message : "Unexpected invariant triggered.");
	}
}));
// node_modules/graphql/language/location.js
var require_location = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getLocation = getLocation;
	var _invariant = require_invariant();
	const LineRegExp = /\r\n|[\n\r]/g;
	/**
	* Represents a location in a Source.
	*/
	/**
	* Takes a Source and a UTF-8 character offset, and returns the corresponding
	* line and column as a SourceLocation.
	*/
	function getLocation(source, position) {
		let lastLineStart = 0;
		let line = 1;
		for (const match of source.body.matchAll(LineRegExp)) {
			typeof match.index === "number" || (0, _invariant.invariant)(false);
			if (match.index >= position) break;
			lastLineStart = match.index + match[0].length;
			line += 1;
		}
		return {
			line,
			column: position + 1 - lastLineStart
		};
	}
}));
// node_modules/graphql/language/printLocation.js
var require_printLocation = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.printLocation = printLocation;
	exports.printSourceLocation = printSourceLocation;
	var _location = require_location();
	/**
	* Render a helpful description of the location in the GraphQL Source document.
	*/
	function printLocation(location) {
		return printSourceLocation(location.source, (0, _location.getLocation)(location.source, location.start));
	}
	/**
	* Render a helpful description of the location in the GraphQL Source document.
	*/
	function printSourceLocation(source, sourceLocation) {
		const firstLineColumnOffset = source.locationOffset.column - 1;
		const body = "".padStart(firstLineColumnOffset) + source.body;
		const lineIndex = sourceLocation.line - 1;
		const lineOffset = source.locationOffset.line - 1;
		const lineNum = sourceLocation.line + lineOffset;
		const columnOffset = sourceLocation.line === 1 ? firstLineColumnOffset : 0;
		const columnNum = sourceLocation.column + columnOffset;
		const locationStr = `${source.name}:${lineNum}:${columnNum}\n`;
		const lines = body.split(/\r\n|[\n\r]/g);
		const locationLine = lines[lineIndex];
		if (locationLine.length > 120) {
			const subLineIndex = Math.floor(columnNum / 80);
			const subLineColumnNum = columnNum % 80;
			const subLines = [];
			for (let i = 0; i < locationLine.length; i += 80) subLines.push(locationLine.slice(i, i + 80));
			return locationStr + printPrefixedLines([
				[`${lineNum} |`, subLines[0]],
				...subLines.slice(1, subLineIndex + 1).map((subLine) => ["|", subLine]),
				["|", "^".padStart(subLineColumnNum)],
				["|", subLines[subLineIndex + 1]]
			]);
		}
		return locationStr + printPrefixedLines([
			[`${lineNum - 1} |`, lines[lineIndex - 1]],
			[`${lineNum} |`, locationLine],
			["|", "^".padStart(columnNum)],
			[`${lineNum + 1} |`, lines[lineIndex + 1]]
		]);
	}
	function printPrefixedLines(lines) {
		const existingLines = lines.filter(([_, line]) => line !== void 0);
		const padLen = Math.max(...existingLines.map(([prefix]) => prefix.length));
		return existingLines.map(([prefix, line]) => prefix.padStart(padLen) + (line ? " " + line : "")).join("\n");
	}
}));
// node_modules/graphql/error/GraphQLError.js
var require_GraphQLError = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.GraphQLError = void 0;
	exports.formatError = formatError;
	exports.printError = printError;
	var _isObjectLike = require_isObjectLike();
	var _location = require_location();
	var _printLocation = require_printLocation();
	function toNormalizedOptions(args) {
		const firstArg = args[0];
		if (firstArg == null || "kind" in firstArg || "length" in firstArg) return {
			nodes: firstArg,
			source: args[1],
			positions: args[2],
			path: args[3],
			originalError: args[4],
			extensions: args[5]
		};
		return firstArg;
	}
	exports.GraphQLError = class GraphQLError extends Error {
		/**
		* An array of `{ line, column }` locations within the source GraphQL document
		* which correspond to this error.
		*
		* Errors during validation often contain multiple locations, for example to
		* point out two things with the same name. Errors during execution include a
		* single location, the field which produced the error.
		*
		* Enumerable, and appears in the result of JSON.stringify().
		*/
		/**
		* An array describing the JSON-path into the execution response which
		* corresponds to this error. Only included for errors during execution.
		*
		* Enumerable, and appears in the result of JSON.stringify().
		*/
		/**
		* An array of GraphQL AST Nodes corresponding to this error.
		*/
		/**
		* The source GraphQL document for the first location of this error.
		*
		* Note that if this Error represents more than one node, the source may not
		* represent nodes after the first node.
		*/
		/**
		* An array of character offsets within the source GraphQL document
		* which correspond to this error.
		*/
		/**
		* The original error thrown from a field resolver during execution.
		*/
		/**
		* Extension fields to add to the formatted error.
		*/
		/**
		* @deprecated Please use the `GraphQLErrorOptions` constructor overload instead.
		*/
		constructor(message, ...rawArgs) {
			var _this$nodes, _nodeLocations$, _ref;
			const { nodes, source, positions, path, originalError, extensions } = toNormalizedOptions(rawArgs);
			super(message);
			this.name = "GraphQLError";
			this.path = path !== null && path !== void 0 ? path : void 0;
			this.originalError = originalError !== null && originalError !== void 0 ? originalError : void 0;
			this.nodes = undefinedIfEmpty(Array.isArray(nodes) ? nodes : nodes ? [nodes] : void 0);
			const nodeLocations = undefinedIfEmpty((_this$nodes = this.nodes) === null || _this$nodes === void 0 ? void 0 : _this$nodes.map((node) => node.loc).filter((loc) => loc != null));
			this.source = source !== null && source !== void 0 ? source : nodeLocations === null || nodeLocations === void 0 ? void 0 : (_nodeLocations$ = nodeLocations[0]) === null || _nodeLocations$ === void 0 ? void 0 : _nodeLocations$.source;
			this.positions = positions !== null && positions !== void 0 ? positions : nodeLocations === null || nodeLocations === void 0 ? void 0 : nodeLocations.map((loc) => loc.start);
			this.locations = positions && source ? positions.map((pos) => (0, _location.getLocation)(source, pos)) : nodeLocations === null || nodeLocations === void 0 ? void 0 : nodeLocations.map((loc) => (0, _location.getLocation)(loc.source, loc.start));
			const originalExtensions = (0, _isObjectLike.isObjectLike)(originalError === null || originalError === void 0 ? void 0 : originalError.extensions) ? originalError === null || originalError === void 0 ? void 0 : originalError.extensions : void 0;
			this.extensions = (_ref = extensions !== null && extensions !== void 0 ? extensions : originalExtensions) !== null && _ref !== void 0 ? _ref : Object.create(null);
			Object.defineProperties(this, {
				message: {
					writable: true,
					enumerable: true
				},
				name: { enumerable: false },
				nodes: { enumerable: false },
				source: { enumerable: false },
				positions: { enumerable: false },
				originalError: { enumerable: false }
			});
			/* c8 ignore start */
			if (originalError !== null && originalError !== void 0 && originalError.stack) Object.defineProperty(this, "stack", {
				value: originalError.stack,
				writable: true,
				configurable: true
			});
			else if (Error.captureStackTrace) Error.captureStackTrace(this, GraphQLError);
			else Object.defineProperty(this, "stack", {
				value: Error().stack,
				writable: true,
				configurable: true
			});
			/* c8 ignore stop */
		}
		get [Symbol.toStringTag]() {
			return "GraphQLError";
		}
		toString() {
			let output = this.message;
			if (this.nodes) {
				for (const node of this.nodes) if (node.loc) output += "\n\n" + (0, _printLocation.printLocation)(node.loc);
			} else if (this.source && this.locations) for (const location of this.locations) output += "\n\n" + (0, _printLocation.printSourceLocation)(this.source, location);
			return output;
		}
		toJSON() {
			const formattedError = { message: this.message };
			if (this.locations != null) formattedError.locations = this.locations;
			if (this.path != null) formattedError.path = this.path;
			if (this.extensions != null && Object.keys(this.extensions).length > 0) formattedError.extensions = this.extensions;
			return formattedError;
		}
	};
	function undefinedIfEmpty(array) {
		return array === void 0 || array.length === 0 ? void 0 : array;
	}
	/**
	* See: https://spec.graphql.org/draft/#sec-Errors
	*/
	/**
	* Prints a GraphQLError to a string, representing useful location information
	* about the error's position in the source.
	*
	* @deprecated Please use `error.toString` instead. Will be removed in v17
	*/
	function printError(error) {
		return error.toString();
	}
	/**
	* Given a GraphQLError, format it according to the rules described by the
	* Response Format, Errors section of the GraphQL Specification.
	*
	* @deprecated Please use `error.toJSON` instead. Will be removed in v17
	*/
	function formatError(error) {
		return error.toJSON();
	}
}));
// node_modules/graphql/error/syntaxError.js
var require_syntaxError = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.syntaxError = syntaxError;
	var _GraphQLError = require_GraphQLError();
	/**
	* Produces a GraphQLError representing a syntax error, containing useful
	* descriptive information about the syntax error's position in the source.
	*/
	function syntaxError(source, position, description) {
		return new _GraphQLError.GraphQLError(`Syntax Error: ${description}`, {
			source,
			positions: [position]
		});
	}
}));
// node_modules/graphql/language/ast.js
var require_ast = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Token = exports.QueryDocumentKeys = exports.OperationTypeNode = exports.Location = void 0;
	exports.isNode = isNode;
	/**
	* Contains a range of UTF-8 character offsets and token references that
	* identify the region of the source from which the AST derived.
	*/
	var Location = class {
		/**
		* The character offset at which this Node begins.
		*/
		/**
		* The character offset at which this Node ends.
		*/
		/**
		* The Token at which this Node begins.
		*/
		/**
		* The Token at which this Node ends.
		*/
		/**
		* The Source document the AST represents.
		*/
		constructor(startToken, endToken, source) {
			this.start = startToken.start;
			this.end = endToken.end;
			this.startToken = startToken;
			this.endToken = endToken;
			this.source = source;
		}
		get [Symbol.toStringTag]() {
			return "Location";
		}
		toJSON() {
			return {
				start: this.start,
				end: this.end
			};
		}
	};
	/**
	* Represents a range of characters represented by a lexical token
	* within a Source.
	*/
	exports.Location = Location;
	var Token = class {
		/**
		* The kind of Token.
		*/
		/**
		* The character offset at which this Node begins.
		*/
		/**
		* The character offset at which this Node ends.
		*/
		/**
		* The 1-indexed line number on which this Token appears.
		*/
		/**
		* The 1-indexed column number at which this Token begins.
		*/
		/**
		* For non-punctuation tokens, represents the interpreted value of the token.
		*
		* Note: is undefined for punctuation tokens, but typed as string for
		* convenience in the parser.
		*/
		/**
		* Tokens exist as nodes in a double-linked-list amongst all tokens
		* including ignored tokens. <SOF> is always the first node and <EOF>
		* the last.
		*/
		constructor(kind, start, end, line, column, value) {
			this.kind = kind;
			this.start = start;
			this.end = end;
			this.line = line;
			this.column = column;
			this.value = value;
			this.prev = null;
			this.next = null;
		}
		get [Symbol.toStringTag]() {
			return "Token";
		}
		toJSON() {
			return {
				kind: this.kind,
				value: this.value,
				line: this.line,
				column: this.column
			};
		}
	};
	/**
	* The list of all possible AST node types.
	*/
	exports.Token = Token;
	/**
	* @internal
	*/
	const QueryDocumentKeys = {
		Name: [],
		Document: ["definitions"],
		OperationDefinition: [
			"description",
			"name",
			"variableDefinitions",
			"directives",
			"selectionSet"
		],
		VariableDefinition: [
			"description",
			"variable",
			"type",
			"defaultValue",
			"directives"
		],
		Variable: ["name"],
		SelectionSet: ["selections"],
		Field: [
			"alias",
			"name",
			"arguments",
			"directives",
			"selectionSet"
		],
		Argument: ["name", "value"],
		FragmentSpread: ["name", "directives"],
		InlineFragment: [
			"typeCondition",
			"directives",
			"selectionSet"
		],
		FragmentDefinition: [
			"description",
			"name",
			"variableDefinitions",
			"typeCondition",
			"directives",
			"selectionSet"
		],
		IntValue: [],
		FloatValue: [],
		StringValue: [],
		BooleanValue: [],
		NullValue: [],
		EnumValue: [],
		ListValue: ["values"],
		ObjectValue: ["fields"],
		ObjectField: ["name", "value"],
		Directive: ["name", "arguments"],
		NamedType: ["name"],
		ListType: ["type"],
		NonNullType: ["type"],
		SchemaDefinition: [
			"description",
			"directives",
			"operationTypes"
		],
		OperationTypeDefinition: ["type"],
		ScalarTypeDefinition: [
			"description",
			"name",
			"directives"
		],
		ObjectTypeDefinition: [
			"description",
			"name",
			"interfaces",
			"directives",
			"fields"
		],
		FieldDefinition: [
			"description",
			"name",
			"arguments",
			"type",
			"directives"
		],
		InputValueDefinition: [
			"description",
			"name",
			"type",
			"defaultValue",
			"directives"
		],
		InterfaceTypeDefinition: [
			"description",
			"name",
			"interfaces",
			"directives",
			"fields"
		],
		UnionTypeDefinition: [
			"description",
			"name",
			"directives",
			"types"
		],
		EnumTypeDefinition: [
			"description",
			"name",
			"directives",
			"values"
		],
		EnumValueDefinition: [
			"description",
			"name",
			"directives"
		],
		InputObjectTypeDefinition: [
			"description",
			"name",
			"directives",
			"fields"
		],
		DirectiveDefinition: [
			"description",
			"name",
			"arguments",
			"locations"
		],
		SchemaExtension: ["directives", "operationTypes"],
		ScalarTypeExtension: ["name", "directives"],
		ObjectTypeExtension: [
			"name",
			"interfaces",
			"directives",
			"fields"
		],
		InterfaceTypeExtension: [
			"name",
			"interfaces",
			"directives",
			"fields"
		],
		UnionTypeExtension: [
			"name",
			"directives",
			"types"
		],
		EnumTypeExtension: [
			"name",
			"directives",
			"values"
		],
		InputObjectTypeExtension: [
			"name",
			"directives",
			"fields"
		],
		TypeCoordinate: ["name"],
		MemberCoordinate: ["name", "memberName"],
		ArgumentCoordinate: [
			"name",
			"fieldName",
			"argumentName"
		],
		DirectiveCoordinate: ["name"],
		DirectiveArgumentCoordinate: ["name", "argumentName"]
	};
	exports.QueryDocumentKeys = QueryDocumentKeys;
	const kindValues = new Set(Object.keys(QueryDocumentKeys));
	/**
	* @internal
	*/
	function isNode(maybeNode) {
		const maybeKind = maybeNode === null || maybeNode === void 0 ? void 0 : maybeNode.kind;
		return typeof maybeKind === "string" && kindValues.has(maybeKind);
	}
	/** Name */
	var OperationTypeNode;
	exports.OperationTypeNode = OperationTypeNode;
	(function(OperationTypeNode) {
		OperationTypeNode["QUERY"] = "query";
		OperationTypeNode["MUTATION"] = "mutation";
		OperationTypeNode["SUBSCRIPTION"] = "subscription";
	})(OperationTypeNode || (exports.OperationTypeNode = OperationTypeNode = {}));
}));
// node_modules/graphql/language/directiveLocation.js
var require_directiveLocation = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DirectiveLocation = void 0;
	/**
	* The set of allowed directive location values.
	*/
	var DirectiveLocation;
	exports.DirectiveLocation = DirectiveLocation;
	(function(DirectiveLocation) {
		DirectiveLocation["QUERY"] = "QUERY";
		DirectiveLocation["MUTATION"] = "MUTATION";
		DirectiveLocation["SUBSCRIPTION"] = "SUBSCRIPTION";
		DirectiveLocation["FIELD"] = "FIELD";
		DirectiveLocation["FRAGMENT_DEFINITION"] = "FRAGMENT_DEFINITION";
		DirectiveLocation["FRAGMENT_SPREAD"] = "FRAGMENT_SPREAD";
		DirectiveLocation["INLINE_FRAGMENT"] = "INLINE_FRAGMENT";
		DirectiveLocation["VARIABLE_DEFINITION"] = "VARIABLE_DEFINITION";
		DirectiveLocation["SCHEMA"] = "SCHEMA";
		DirectiveLocation["SCALAR"] = "SCALAR";
		DirectiveLocation["OBJECT"] = "OBJECT";
		DirectiveLocation["FIELD_DEFINITION"] = "FIELD_DEFINITION";
		DirectiveLocation["ARGUMENT_DEFINITION"] = "ARGUMENT_DEFINITION";
		DirectiveLocation["INTERFACE"] = "INTERFACE";
		DirectiveLocation["UNION"] = "UNION";
		DirectiveLocation["ENUM"] = "ENUM";
		DirectiveLocation["ENUM_VALUE"] = "ENUM_VALUE";
		DirectiveLocation["INPUT_OBJECT"] = "INPUT_OBJECT";
		DirectiveLocation["INPUT_FIELD_DEFINITION"] = "INPUT_FIELD_DEFINITION";
	})(DirectiveLocation || (exports.DirectiveLocation = DirectiveLocation = {}));
}));
/**
* The enum type representing the directive location values.
*
* @deprecated Please use `DirectiveLocation`. Will be remove in v17.
*/
// node_modules/graphql/language/kinds.js
var require_kinds = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Kind = void 0;
	/**
	* The set of allowed kind values for AST nodes.
	*/
	var Kind;
	exports.Kind = Kind;
	(function(Kind) {
		Kind["NAME"] = "Name";
		Kind["DOCUMENT"] = "Document";
		Kind["OPERATION_DEFINITION"] = "OperationDefinition";
		Kind["VARIABLE_DEFINITION"] = "VariableDefinition";
		Kind["SELECTION_SET"] = "SelectionSet";
		Kind["FIELD"] = "Field";
		Kind["ARGUMENT"] = "Argument";
		Kind["FRAGMENT_SPREAD"] = "FragmentSpread";
		Kind["INLINE_FRAGMENT"] = "InlineFragment";
		Kind["FRAGMENT_DEFINITION"] = "FragmentDefinition";
		Kind["VARIABLE"] = "Variable";
		Kind["INT"] = "IntValue";
		Kind["FLOAT"] = "FloatValue";
		Kind["STRING"] = "StringValue";
		Kind["BOOLEAN"] = "BooleanValue";
		Kind["NULL"] = "NullValue";
		Kind["ENUM"] = "EnumValue";
		Kind["LIST"] = "ListValue";
		Kind["OBJECT"] = "ObjectValue";
		Kind["OBJECT_FIELD"] = "ObjectField";
		Kind["DIRECTIVE"] = "Directive";
		Kind["NAMED_TYPE"] = "NamedType";
		Kind["LIST_TYPE"] = "ListType";
		Kind["NON_NULL_TYPE"] = "NonNullType";
		Kind["SCHEMA_DEFINITION"] = "SchemaDefinition";
		Kind["OPERATION_TYPE_DEFINITION"] = "OperationTypeDefinition";
		Kind["SCALAR_TYPE_DEFINITION"] = "ScalarTypeDefinition";
		Kind["OBJECT_TYPE_DEFINITION"] = "ObjectTypeDefinition";
		Kind["FIELD_DEFINITION"] = "FieldDefinition";
		Kind["INPUT_VALUE_DEFINITION"] = "InputValueDefinition";
		Kind["INTERFACE_TYPE_DEFINITION"] = "InterfaceTypeDefinition";
		Kind["UNION_TYPE_DEFINITION"] = "UnionTypeDefinition";
		Kind["ENUM_TYPE_DEFINITION"] = "EnumTypeDefinition";
		Kind["ENUM_VALUE_DEFINITION"] = "EnumValueDefinition";
		Kind["INPUT_OBJECT_TYPE_DEFINITION"] = "InputObjectTypeDefinition";
		Kind["DIRECTIVE_DEFINITION"] = "DirectiveDefinition";
		Kind["SCHEMA_EXTENSION"] = "SchemaExtension";
		Kind["SCALAR_TYPE_EXTENSION"] = "ScalarTypeExtension";
		Kind["OBJECT_TYPE_EXTENSION"] = "ObjectTypeExtension";
		Kind["INTERFACE_TYPE_EXTENSION"] = "InterfaceTypeExtension";
		Kind["UNION_TYPE_EXTENSION"] = "UnionTypeExtension";
		Kind["ENUM_TYPE_EXTENSION"] = "EnumTypeExtension";
		Kind["INPUT_OBJECT_TYPE_EXTENSION"] = "InputObjectTypeExtension";
		Kind["TYPE_COORDINATE"] = "TypeCoordinate";
		Kind["MEMBER_COORDINATE"] = "MemberCoordinate";
		Kind["ARGUMENT_COORDINATE"] = "ArgumentCoordinate";
		Kind["DIRECTIVE_COORDINATE"] = "DirectiveCoordinate";
		Kind["DIRECTIVE_ARGUMENT_COORDINATE"] = "DirectiveArgumentCoordinate";
	})(Kind || (exports.Kind = Kind = {}));
}));
/**
* The enum type representing the possible kind values of AST nodes.
*
* @deprecated Please use `Kind`. Will be remove in v17.
*/
// node_modules/graphql/language/characterClasses.js
var require_characterClasses = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isDigit = isDigit;
	exports.isLetter = isLetter;
	exports.isNameContinue = isNameContinue;
	exports.isNameStart = isNameStart;
	exports.isWhiteSpace = isWhiteSpace;
	/**
	* ```
	* WhiteSpace ::
	*   - "Horizontal Tab (U+0009)"
	*   - "Space (U+0020)"
	* ```
	* @internal
	*/
	function isWhiteSpace(code) {
		return code === 9 || code === 32;
	}
	/**
	* ```
	* Digit :: one of
	*   - `0` `1` `2` `3` `4` `5` `6` `7` `8` `9`
	* ```
	* @internal
	*/
	function isDigit(code) {
		return code >= 48 && code <= 57;
	}
	/**
	* ```
	* Letter :: one of
	*   - `A` `B` `C` `D` `E` `F` `G` `H` `I` `J` `K` `L` `M`
	*   - `N` `O` `P` `Q` `R` `S` `T` `U` `V` `W` `X` `Y` `Z`
	*   - `a` `b` `c` `d` `e` `f` `g` `h` `i` `j` `k` `l` `m`
	*   - `n` `o` `p` `q` `r` `s` `t` `u` `v` `w` `x` `y` `z`
	* ```
	* @internal
	*/
	function isLetter(code) {
		return code >= 97 && code <= 122 || code >= 65 && code <= 90;
	}
	/**
	* ```
	* NameStart ::
	*   - Letter
	*   - `_`
	* ```
	* @internal
	*/
	function isNameStart(code) {
		return isLetter(code) || code === 95;
	}
	/**
	* ```
	* NameContinue ::
	*   - Letter
	*   - Digit
	*   - `_`
	* ```
	* @internal
	*/
	function isNameContinue(code) {
		return isLetter(code) || isDigit(code) || code === 95;
	}
}));
// node_modules/graphql/language/blockString.js
var require_blockString = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.dedentBlockStringLines = dedentBlockStringLines;
	exports.isPrintableAsBlockString = isPrintableAsBlockString;
	exports.printBlockString = printBlockString;
	var _characterClasses = require_characterClasses();
	/**
	* Produces the value of a block string from its parsed raw value, similar to
	* CoffeeScript's block string, Python's docstring trim or Ruby's strip_heredoc.
	*
	* This implements the GraphQL spec's BlockStringValue() static algorithm.
	*
	* @internal
	*/
	function dedentBlockStringLines(lines) {
		var _firstNonEmptyLine2;
		let commonIndent = Number.MAX_SAFE_INTEGER;
		let firstNonEmptyLine = null;
		let lastNonEmptyLine = -1;
		for (let i = 0; i < lines.length; ++i) {
			var _firstNonEmptyLine;
			const line = lines[i];
			const indent = leadingWhitespace(line);
			if (indent === line.length) continue;
			firstNonEmptyLine = (_firstNonEmptyLine = firstNonEmptyLine) !== null && _firstNonEmptyLine !== void 0 ? _firstNonEmptyLine : i;
			lastNonEmptyLine = i;
			if (i !== 0 && indent < commonIndent) commonIndent = indent;
		}
		return lines.map((line, i) => i === 0 ? line : line.slice(commonIndent)).slice((_firstNonEmptyLine2 = firstNonEmptyLine) !== null && _firstNonEmptyLine2 !== void 0 ? _firstNonEmptyLine2 : 0, lastNonEmptyLine + 1);
	}
	function leadingWhitespace(str) {
		let i = 0;
		while (i < str.length && (0, _characterClasses.isWhiteSpace)(str.charCodeAt(i))) ++i;
		return i;
	}
	/**
	* @internal
	*/
	function isPrintableAsBlockString(value) {
		if (value === "") return true;
		let isEmptyLine = true;
		let hasIndent = false;
		let hasCommonIndent = true;
		let seenNonEmptyLine = false;
		for (let i = 0; i < value.length; ++i) switch (value.codePointAt(i)) {
			case 0:
			case 1:
			case 2:
			case 3:
			case 4:
			case 5:
			case 6:
			case 7:
			case 8:
			case 11:
			case 12:
			case 14:
			case 15: return false;
			case 13: return false;
			case 10:
				if (isEmptyLine && !seenNonEmptyLine) return false;
				seenNonEmptyLine = true;
				isEmptyLine = true;
				hasIndent = false;
				break;
			case 9:
			case 32:
				hasIndent || (hasIndent = isEmptyLine);
				break;
			default:
				hasCommonIndent && (hasCommonIndent = hasIndent);
				isEmptyLine = false;
		}
		if (isEmptyLine) return false;
		if (hasCommonIndent && seenNonEmptyLine) return false;
		return true;
	}
	/**
	* Print a block string in the indented block form by adding a leading and
	* trailing blank line. However, if a block string starts with whitespace and is
	* a single-line, adding a leading blank line would strip that whitespace.
	*
	* @internal
	*/
	function printBlockString(value, options) {
		const escapedValue = value.replace(/"""/g, "\\\"\"\"");
		const lines = escapedValue.split(/\r\n|[\n\r]/g);
		const isSingleLine = lines.length === 1;
		const forceLeadingNewLine = lines.length > 1 && lines.slice(1).every((line) => line.length === 0 || (0, _characterClasses.isWhiteSpace)(line.charCodeAt(0)));
		const hasTrailingTripleQuotes = escapedValue.endsWith("\\\"\"\"");
		const hasTrailingQuote = value.endsWith("\"") && !hasTrailingTripleQuotes;
		const hasTrailingSlash = value.endsWith("\\");
		const forceTrailingNewline = hasTrailingQuote || hasTrailingSlash;
		const printAsMultipleLines = !(options !== null && options !== void 0 && options.minimize) && (!isSingleLine || value.length > 70 || forceTrailingNewline || forceLeadingNewLine || hasTrailingTripleQuotes);
		let result = "";
		const skipLeadingNewLine = isSingleLine && (0, _characterClasses.isWhiteSpace)(value.charCodeAt(0));
		if (printAsMultipleLines && !skipLeadingNewLine || forceLeadingNewLine) result += "\n";
		result += escapedValue;
		if (printAsMultipleLines || forceTrailingNewline) result += "\n";
		return "\"\"\"" + result + "\"\"\"";
	}
}));
// node_modules/graphql/language/tokenKind.js
var require_tokenKind = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.TokenKind = void 0;
	/**
	* An exported enum describing the different kinds of tokens that the
	* lexer emits.
	*/
	var TokenKind;
	exports.TokenKind = TokenKind;
	(function(TokenKind) {
		TokenKind["SOF"] = "<SOF>";
		TokenKind["EOF"] = "<EOF>";
		TokenKind["BANG"] = "!";
		TokenKind["DOLLAR"] = "$";
		TokenKind["AMP"] = "&";
		TokenKind["PAREN_L"] = "(";
		TokenKind["PAREN_R"] = ")";
		TokenKind["DOT"] = ".";
		TokenKind["SPREAD"] = "...";
		TokenKind["COLON"] = ":";
		TokenKind["EQUALS"] = "=";
		TokenKind["AT"] = "@";
		TokenKind["BRACKET_L"] = "[";
		TokenKind["BRACKET_R"] = "]";
		TokenKind["BRACE_L"] = "{";
		TokenKind["PIPE"] = "|";
		TokenKind["BRACE_R"] = "}";
		TokenKind["NAME"] = "Name";
		TokenKind["INT"] = "Int";
		TokenKind["FLOAT"] = "Float";
		TokenKind["STRING"] = "String";
		TokenKind["BLOCK_STRING"] = "BlockString";
		TokenKind["COMMENT"] = "Comment";
	})(TokenKind || (exports.TokenKind = TokenKind = {}));
}));
/**
* The enum type representing the token kinds values.
*
* @deprecated Please use `TokenKind`. Will be remove in v17.
*/
// node_modules/graphql/language/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Lexer = void 0;
	exports.createToken = createToken;
	exports.isPunctuatorTokenKind = isPunctuatorTokenKind;
	exports.printCodePointAt = printCodePointAt;
	exports.readName = readName;
	var _syntaxError = require_syntaxError();
	var _ast = require_ast();
	var _blockString = require_blockString();
	var _characterClasses = require_characterClasses();
	var _tokenKind = require_tokenKind();
	/**
	* Given a Source object, creates a Lexer for that source.
	* A Lexer is a stateful stream generator in that every time
	* it is advanced, it returns the next token in the Source. Assuming the
	* source lexes, the final Token emitted by the lexer will be of kind
	* EOF, after which the lexer will repeatedly return the same EOF token
	* whenever called.
	*/
	var Lexer = class {
		/**
		* The previously focused non-ignored token.
		*/
		/**
		* The currently focused non-ignored token.
		*/
		/**
		* The (1-indexed) line containing the current token.
		*/
		/**
		* The character offset at which the current line begins.
		*/
		constructor(source) {
			const startOfFileToken = new _ast.Token(_tokenKind.TokenKind.SOF, 0, 0, 0, 0);
			this.source = source;
			this.lastToken = startOfFileToken;
			this.token = startOfFileToken;
			this.line = 1;
			this.lineStart = 0;
		}
		get [Symbol.toStringTag]() {
			return "Lexer";
		}
		/**
		* Advances the token stream to the next non-ignored token.
		*/
		advance() {
			this.lastToken = this.token;
			return this.token = this.lookahead();
		}
		/**
		* Looks ahead and returns the next non-ignored token, but does not change
		* the state of Lexer.
		*/
		lookahead() {
			let token = this.token;
			if (token.kind !== _tokenKind.TokenKind.EOF) do
				if (token.next) token = token.next;
				else {
					const nextToken = readNextToken(this, token.end);
					token.next = nextToken;
					nextToken.prev = token;
					token = nextToken;
				}
			while (token.kind === _tokenKind.TokenKind.COMMENT);
			return token;
		}
	};
	/**
	* @internal
	*/
	exports.Lexer = Lexer;
	function isPunctuatorTokenKind(kind) {
		return kind === _tokenKind.TokenKind.BANG || kind === _tokenKind.TokenKind.DOLLAR || kind === _tokenKind.TokenKind.AMP || kind === _tokenKind.TokenKind.PAREN_L || kind === _tokenKind.TokenKind.PAREN_R || kind === _tokenKind.TokenKind.DOT || kind === _tokenKind.TokenKind.SPREAD || kind === _tokenKind.TokenKind.COLON || kind === _tokenKind.TokenKind.EQUALS || kind === _tokenKind.TokenKind.AT || kind === _tokenKind.TokenKind.BRACKET_L || kind === _tokenKind.TokenKind.BRACKET_R || kind === _tokenKind.TokenKind.BRACE_L || kind === _tokenKind.TokenKind.PIPE || kind === _tokenKind.TokenKind.BRACE_R;
	}
	/**
	* A Unicode scalar value is any Unicode code point except surrogate code
	* points. In other words, the inclusive ranges of values 0x0000 to 0xD7FF and
	* 0xE000 to 0x10FFFF.
	*
	* SourceCharacter ::
	*   - "Any Unicode scalar value"
	*/
	function isUnicodeScalarValue(code) {
		return code >= 0 && code <= 55295 || code >= 57344 && code <= 1114111;
	}
	/**
	* The GraphQL specification defines source text as a sequence of unicode scalar
	* values (which Unicode defines to exclude surrogate code points). However
	* JavaScript defines strings as a sequence of UTF-16 code units which may
	* include surrogates. A surrogate pair is a valid source character as it
	* encodes a supplementary code point (above U+FFFF), but unpaired surrogate
	* code points are not valid source characters.
	*/
	function isSupplementaryCodePoint(body, location) {
		return isLeadingSurrogate(body.charCodeAt(location)) && isTrailingSurrogate(body.charCodeAt(location + 1));
	}
	function isLeadingSurrogate(code) {
		return code >= 55296 && code <= 56319;
	}
	function isTrailingSurrogate(code) {
		return code >= 56320 && code <= 57343;
	}
	/**
	* Prints the code point (or end of file reference) at a given location in a
	* source for use in error messages.
	*
	* Printable ASCII is printed quoted, while other points are printed in Unicode
	* code point form (ie. U+1234).
	*
	* @internal
	*/
	function printCodePointAt(lexer, location) {
		const code = lexer.source.body.codePointAt(location);
		if (code === void 0) return _tokenKind.TokenKind.EOF;
		else if (code >= 32 && code <= 126) {
			const char = String.fromCodePoint(code);
			return char === "\"" ? "'\"'" : `"${char}"`;
		}
		return "U+" + code.toString(16).toUpperCase().padStart(4, "0");
	}
	/**
	* Create a token with line and column location information.
	*
	* @internal
	*/
	function createToken(lexer, kind, start, end, value) {
		const line = lexer.line;
		const col = 1 + start - lexer.lineStart;
		return new _ast.Token(kind, start, end, line, col, value);
	}
	/**
	* Gets the next token from the source starting at the given position.
	*
	* This skips over whitespace until it finds the next lexable token, then lexes
	* punctuators immediately or calls the appropriate helper function for more
	* complicated tokens.
	*/
	function readNextToken(lexer, start) {
		const body = lexer.source.body;
		const bodyLength = body.length;
		let position = start;
		while (position < bodyLength) {
			const code = body.charCodeAt(position);
			switch (code) {
				case 65279:
				case 9:
				case 32:
				case 44:
					++position;
					continue;
				case 10:
					++position;
					++lexer.line;
					lexer.lineStart = position;
					continue;
				case 13:
					if (body.charCodeAt(position + 1) === 10) position += 2;
					else ++position;
					++lexer.line;
					lexer.lineStart = position;
					continue;
				case 35: return readComment(lexer, position);
				case 33: return createToken(lexer, _tokenKind.TokenKind.BANG, position, position + 1);
				case 36: return createToken(lexer, _tokenKind.TokenKind.DOLLAR, position, position + 1);
				case 38: return createToken(lexer, _tokenKind.TokenKind.AMP, position, position + 1);
				case 40: return createToken(lexer, _tokenKind.TokenKind.PAREN_L, position, position + 1);
				case 41: return createToken(lexer, _tokenKind.TokenKind.PAREN_R, position, position + 1);
				case 46:
					if (body.charCodeAt(position + 1) === 46 && body.charCodeAt(position + 2) === 46) return createToken(lexer, _tokenKind.TokenKind.SPREAD, position, position + 3);
					break;
				case 58: return createToken(lexer, _tokenKind.TokenKind.COLON, position, position + 1);
				case 61: return createToken(lexer, _tokenKind.TokenKind.EQUALS, position, position + 1);
				case 64: return createToken(lexer, _tokenKind.TokenKind.AT, position, position + 1);
				case 91: return createToken(lexer, _tokenKind.TokenKind.BRACKET_L, position, position + 1);
				case 93: return createToken(lexer, _tokenKind.TokenKind.BRACKET_R, position, position + 1);
				case 123: return createToken(lexer, _tokenKind.TokenKind.BRACE_L, position, position + 1);
				case 124: return createToken(lexer, _tokenKind.TokenKind.PIPE, position, position + 1);
				case 125: return createToken(lexer, _tokenKind.TokenKind.BRACE_R, position, position + 1);
				case 34:
					if (body.charCodeAt(position + 1) === 34 && body.charCodeAt(position + 2) === 34) return readBlockString(lexer, position);
					return readString(lexer, position);
			}
			if ((0, _characterClasses.isDigit)(code) || code === 45) return readNumber(lexer, position, code);
			if ((0, _characterClasses.isNameStart)(code)) return readName(lexer, position);
			throw (0, _syntaxError.syntaxError)(lexer.source, position, code === 39 ? "Unexpected single quote character ('), did you mean to use a double quote (\")?" : isUnicodeScalarValue(code) || isSupplementaryCodePoint(body, position) ? `Unexpected character: ${printCodePointAt(lexer, position)}.` : `Invalid character: ${printCodePointAt(lexer, position)}.`);
		}
		return createToken(lexer, _tokenKind.TokenKind.EOF, bodyLength, bodyLength);
	}
	/**
	* Reads a comment token from the source file.
	*
	* ```
	* Comment :: # CommentChar* [lookahead != CommentChar]
	*
	* CommentChar :: SourceCharacter but not LineTerminator
	* ```
	*/
	function readComment(lexer, start) {
		const body = lexer.source.body;
		const bodyLength = body.length;
		let position = start + 1;
		while (position < bodyLength) {
			const code = body.charCodeAt(position);
			if (code === 10 || code === 13) break;
			if (isUnicodeScalarValue(code)) ++position;
			else if (isSupplementaryCodePoint(body, position)) position += 2;
			else break;
		}
		return createToken(lexer, _tokenKind.TokenKind.COMMENT, start, position, body.slice(start + 1, position));
	}
	/**
	* Reads a number token from the source file, either a FloatValue or an IntValue
	* depending on whether a FractionalPart or ExponentPart is encountered.
	*
	* ```
	* IntValue :: IntegerPart [lookahead != {Digit, `.`, NameStart}]
	*
	* IntegerPart ::
	*   - NegativeSign? 0
	*   - NegativeSign? NonZeroDigit Digit*
	*
	* NegativeSign :: -
	*
	* NonZeroDigit :: Digit but not `0`
	*
	* FloatValue ::
	*   - IntegerPart FractionalPart ExponentPart [lookahead != {Digit, `.`, NameStart}]
	*   - IntegerPart FractionalPart [lookahead != {Digit, `.`, NameStart}]
	*   - IntegerPart ExponentPart [lookahead != {Digit, `.`, NameStart}]
	*
	* FractionalPart :: . Digit+
	*
	* ExponentPart :: ExponentIndicator Sign? Digit+
	*
	* ExponentIndicator :: one of `e` `E`
	*
	* Sign :: one of + -
	* ```
	*/
	function readNumber(lexer, start, firstCode) {
		const body = lexer.source.body;
		let position = start;
		let code = firstCode;
		let isFloat = false;
		if (code === 45) code = body.charCodeAt(++position);
		if (code === 48) {
			code = body.charCodeAt(++position);
			if ((0, _characterClasses.isDigit)(code)) throw (0, _syntaxError.syntaxError)(lexer.source, position, `Invalid number, unexpected digit after 0: ${printCodePointAt(lexer, position)}.`);
		} else {
			position = readDigits(lexer, position, code);
			code = body.charCodeAt(position);
		}
		if (code === 46) {
			isFloat = true;
			code = body.charCodeAt(++position);
			position = readDigits(lexer, position, code);
			code = body.charCodeAt(position);
		}
		if (code === 69 || code === 101) {
			isFloat = true;
			code = body.charCodeAt(++position);
			if (code === 43 || code === 45) code = body.charCodeAt(++position);
			position = readDigits(lexer, position, code);
			code = body.charCodeAt(position);
		}
		if (code === 46 || (0, _characterClasses.isNameStart)(code)) throw (0, _syntaxError.syntaxError)(lexer.source, position, `Invalid number, expected digit but got: ${printCodePointAt(lexer, position)}.`);
		return createToken(lexer, isFloat ? _tokenKind.TokenKind.FLOAT : _tokenKind.TokenKind.INT, start, position, body.slice(start, position));
	}
	/**
	* Returns the new position in the source after reading one or more digits.
	*/
	function readDigits(lexer, start, firstCode) {
		if (!(0, _characterClasses.isDigit)(firstCode)) throw (0, _syntaxError.syntaxError)(lexer.source, start, `Invalid number, expected digit but got: ${printCodePointAt(lexer, start)}.`);
		const body = lexer.source.body;
		let position = start + 1;
		while ((0, _characterClasses.isDigit)(body.charCodeAt(position))) ++position;
		return position;
	}
	/**
	* Reads a single-quote string token from the source file.
	*
	* ```
	* StringValue ::
	*   - `""` [lookahead != `"`]
	*   - `"` StringCharacter+ `"`
	*
	* StringCharacter ::
	*   - SourceCharacter but not `"` or `\` or LineTerminator
	*   - `\u` EscapedUnicode
	*   - `\` EscapedCharacter
	*
	* EscapedUnicode ::
	*   - `{` HexDigit+ `}`
	*   - HexDigit HexDigit HexDigit HexDigit
	*
	* EscapedCharacter :: one of `"` `\` `/` `b` `f` `n` `r` `t`
	* ```
	*/
	function readString(lexer, start) {
		const body = lexer.source.body;
		const bodyLength = body.length;
		let position = start + 1;
		let chunkStart = position;
		let value = "";
		while (position < bodyLength) {
			const code = body.charCodeAt(position);
			if (code === 34) {
				value += body.slice(chunkStart, position);
				return createToken(lexer, _tokenKind.TokenKind.STRING, start, position + 1, value);
			}
			if (code === 92) {
				value += body.slice(chunkStart, position);
				const escape = body.charCodeAt(position + 1) === 117 ? body.charCodeAt(position + 2) === 123 ? readEscapedUnicodeVariableWidth(lexer, position) : readEscapedUnicodeFixedWidth(lexer, position) : readEscapedCharacter(lexer, position);
				value += escape.value;
				position += escape.size;
				chunkStart = position;
				continue;
			}
			if (code === 10 || code === 13) break;
			if (isUnicodeScalarValue(code)) ++position;
			else if (isSupplementaryCodePoint(body, position)) position += 2;
			else throw (0, _syntaxError.syntaxError)(lexer.source, position, `Invalid character within String: ${printCodePointAt(lexer, position)}.`);
		}
		throw (0, _syntaxError.syntaxError)(lexer.source, position, "Unterminated string.");
	}
	function readEscapedUnicodeVariableWidth(lexer, position) {
		const body = lexer.source.body;
		let point = 0;
		let size = 3;
		while (size < 12) {
			const code = body.charCodeAt(position + size++);
			if (code === 125) {
				if (size < 5 || !isUnicodeScalarValue(point)) break;
				return {
					value: String.fromCodePoint(point),
					size
				};
			}
			point = point << 4 | readHexDigit(code);
			if (point < 0) break;
		}
		throw (0, _syntaxError.syntaxError)(lexer.source, position, `Invalid Unicode escape sequence: "${body.slice(position, position + size)}".`);
	}
	function readEscapedUnicodeFixedWidth(lexer, position) {
		const body = lexer.source.body;
		const code = read16BitHexCode(body, position + 2);
		if (isUnicodeScalarValue(code)) return {
			value: String.fromCodePoint(code),
			size: 6
		};
		if (isLeadingSurrogate(code)) {
			if (body.charCodeAt(position + 6) === 92 && body.charCodeAt(position + 7) === 117) {
				const trailingCode = read16BitHexCode(body, position + 8);
				if (isTrailingSurrogate(trailingCode)) return {
					value: String.fromCodePoint(code, trailingCode),
					size: 12
				};
			}
		}
		throw (0, _syntaxError.syntaxError)(lexer.source, position, `Invalid Unicode escape sequence: "${body.slice(position, position + 6)}".`);
	}
	/**
	* Reads four hexadecimal characters and returns the positive integer that 16bit
	* hexadecimal string represents. For example, "000f" will return 15, and "dead"
	* will return 57005.
	*
	* Returns a negative number if any char was not a valid hexadecimal digit.
	*/
	function read16BitHexCode(body, position) {
		return readHexDigit(body.charCodeAt(position)) << 12 | readHexDigit(body.charCodeAt(position + 1)) << 8 | readHexDigit(body.charCodeAt(position + 2)) << 4 | readHexDigit(body.charCodeAt(position + 3));
	}
	/**
	* Reads a hexadecimal character and returns its positive integer value (0-15).
	*
	* '0' becomes 0, '9' becomes 9
	* 'A' becomes 10, 'F' becomes 15
	* 'a' becomes 10, 'f' becomes 15
	*
	* Returns -1 if the provided character code was not a valid hexadecimal digit.
	*
	* HexDigit :: one of
	*   - `0` `1` `2` `3` `4` `5` `6` `7` `8` `9`
	*   - `A` `B` `C` `D` `E` `F`
	*   - `a` `b` `c` `d` `e` `f`
	*/
	function readHexDigit(code) {
		return code >= 48 && code <= 57 ? code - 48 : code >= 65 && code <= 70 ? code - 55 : code >= 97 && code <= 102 ? code - 87 : -1;
	}
	/**
	* | Escaped Character | Code Point | Character Name               |
	* | ----------------- | ---------- | ---------------------------- |
	* | `"`               | U+0022     | double quote                 |
	* | `\`               | U+005C     | reverse solidus (back slash) |
	* | `/`               | U+002F     | solidus (forward slash)      |
	* | `b`               | U+0008     | backspace                    |
	* | `f`               | U+000C     | form feed                    |
	* | `n`               | U+000A     | line feed (new line)         |
	* | `r`               | U+000D     | carriage return              |
	* | `t`               | U+0009     | horizontal tab               |
	*/
	function readEscapedCharacter(lexer, position) {
		const body = lexer.source.body;
		switch (body.charCodeAt(position + 1)) {
			case 34: return {
				value: "\"",
				size: 2
			};
			case 92: return {
				value: "\\",
				size: 2
			};
			case 47: return {
				value: "/",
				size: 2
			};
			case 98: return {
				value: "\b",
				size: 2
			};
			case 102: return {
				value: "\f",
				size: 2
			};
			case 110: return {
				value: "\n",
				size: 2
			};
			case 114: return {
				value: "\r",
				size: 2
			};
			case 116: return {
				value: "	",
				size: 2
			};
		}
		throw (0, _syntaxError.syntaxError)(lexer.source, position, `Invalid character escape sequence: "${body.slice(position, position + 2)}".`);
	}
	/**
	* Reads a block string token from the source file.
	*
	* ```
	* StringValue ::
	*   - `"""` BlockStringCharacter* `"""`
	*
	* BlockStringCharacter ::
	*   - SourceCharacter but not `"""` or `\"""`
	*   - `\"""`
	* ```
	*/
	function readBlockString(lexer, start) {
		const body = lexer.source.body;
		const bodyLength = body.length;
		let lineStart = lexer.lineStart;
		let position = start + 3;
		let chunkStart = position;
		let currentLine = "";
		const blockLines = [];
		while (position < bodyLength) {
			const code = body.charCodeAt(position);
			if (code === 34 && body.charCodeAt(position + 1) === 34 && body.charCodeAt(position + 2) === 34) {
				currentLine += body.slice(chunkStart, position);
				blockLines.push(currentLine);
				const token = createToken(lexer, _tokenKind.TokenKind.BLOCK_STRING, start, position + 3, (0, _blockString.dedentBlockStringLines)(blockLines).join("\n"));
				lexer.line += blockLines.length - 1;
				lexer.lineStart = lineStart;
				return token;
			}
			if (code === 92 && body.charCodeAt(position + 1) === 34 && body.charCodeAt(position + 2) === 34 && body.charCodeAt(position + 3) === 34) {
				currentLine += body.slice(chunkStart, position);
				chunkStart = position + 1;
				position += 4;
				continue;
			}
			if (code === 10 || code === 13) {
				currentLine += body.slice(chunkStart, position);
				blockLines.push(currentLine);
				if (code === 13 && body.charCodeAt(position + 1) === 10) position += 2;
				else ++position;
				currentLine = "";
				chunkStart = position;
				lineStart = position;
				continue;
			}
			if (isUnicodeScalarValue(code)) ++position;
			else if (isSupplementaryCodePoint(body, position)) position += 2;
			else throw (0, _syntaxError.syntaxError)(lexer.source, position, `Invalid character within String: ${printCodePointAt(lexer, position)}.`);
		}
		throw (0, _syntaxError.syntaxError)(lexer.source, position, "Unterminated string.");
	}
	/**
	* Reads an alphanumeric + underscore name from the source.
	*
	* ```
	* Name ::
	*   - NameStart NameContinue* [lookahead != NameContinue]
	* ```
	*
	* @internal
	*/
	function readName(lexer, start) {
		const body = lexer.source.body;
		const bodyLength = body.length;
		let position = start + 1;
		while (position < bodyLength) {
			const code = body.charCodeAt(position);
			if ((0, _characterClasses.isNameContinue)(code)) ++position;
			else break;
		}
		return createToken(lexer, _tokenKind.TokenKind.NAME, start, position, body.slice(start, position));
	}
}));
// node_modules/graphql/language/schemaCoordinateLexer.js
var require_schemaCoordinateLexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SchemaCoordinateLexer = void 0;
	var _syntaxError = require_syntaxError();
	var _ast = require_ast();
	var _characterClasses = require_characterClasses();
	var _lexer = require_lexer();
	var _tokenKind = require_tokenKind();
	/**
	* Given a Source schema coordinate, creates a Lexer for that source.
	* A SchemaCoordinateLexer is a stateful stream generator in that every time
	* it is advanced, it returns the next token in the Source. Assuming the
	* source lexes, the final Token emitted by the lexer will be of kind
	* EOF, after which the lexer will repeatedly return the same EOF token
	* whenever called.
	*/
	var SchemaCoordinateLexer = class {
		/**
		* The previously focused non-ignored token.
		*/
		/**
		* The currently focused non-ignored token.
		*/
		/**
		* The (1-indexed) line containing the current token.
		* Since a schema coordinate may not contain newline, this value is always 1.
		*/
		line = 1;
		/**
		* The character offset at which the current line begins.
		* Since a schema coordinate may not contain newline, this value is always 0.
		*/
		lineStart = 0;
		constructor(source) {
			const startOfFileToken = new _ast.Token(_tokenKind.TokenKind.SOF, 0, 0, 0, 0);
			this.source = source;
			this.lastToken = startOfFileToken;
			this.token = startOfFileToken;
		}
		get [Symbol.toStringTag]() {
			return "SchemaCoordinateLexer";
		}
		/**
		* Advances the token stream to the next non-ignored token.
		*/
		advance() {
			this.lastToken = this.token;
			return this.token = this.lookahead();
		}
		/**
		* Looks ahead and returns the next non-ignored token, but does not change
		* the current Lexer token.
		*/
		lookahead() {
			let token = this.token;
			if (token.kind !== _tokenKind.TokenKind.EOF) {
				const nextToken = readNextToken(this, token.end);
				token.next = nextToken;
				nextToken.prev = token;
				token = nextToken;
			}
			return token;
		}
	};
	/**
	* Gets the next token from the source starting at the given position.
	*/
	exports.SchemaCoordinateLexer = SchemaCoordinateLexer;
	function readNextToken(lexer, start) {
		const body = lexer.source.body;
		const bodyLength = body.length;
		const position = start;
		if (position < bodyLength) {
			const code = body.charCodeAt(position);
			switch (code) {
				case 46: return (0, _lexer.createToken)(lexer, _tokenKind.TokenKind.DOT, position, position + 1);
				case 40: return (0, _lexer.createToken)(lexer, _tokenKind.TokenKind.PAREN_L, position, position + 1);
				case 41: return (0, _lexer.createToken)(lexer, _tokenKind.TokenKind.PAREN_R, position, position + 1);
				case 58: return (0, _lexer.createToken)(lexer, _tokenKind.TokenKind.COLON, position, position + 1);
				case 64: return (0, _lexer.createToken)(lexer, _tokenKind.TokenKind.AT, position, position + 1);
			}
			if ((0, _characterClasses.isNameStart)(code)) return (0, _lexer.readName)(lexer, position);
			throw (0, _syntaxError.syntaxError)(lexer.source, position, `Invalid character: ${(0, _lexer.printCodePointAt)(lexer, position)}.`);
		}
		return (0, _lexer.createToken)(lexer, _tokenKind.TokenKind.EOF, bodyLength, bodyLength);
	}
}));
// node_modules/graphql/jsutils/inspect.js
var require_inspect = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.inspect = inspect;
	const MAX_ARRAY_LENGTH = 10;
	const MAX_RECURSIVE_DEPTH = 2;
	/**
	* Used to print values in error messages.
	*/
	function inspect(value) {
		return formatValue(value, []);
	}
	function formatValue(value, seenValues) {
		switch (typeof value) {
			case "string": return JSON.stringify(value);
			case "function": return value.name ? `[function ${value.name}]` : "[function]";
			case "object": return formatObjectValue(value, seenValues);
			default: return String(value);
		}
	}
	function formatObjectValue(value, previouslySeenValues) {
		if (value === null) return "null";
		if (previouslySeenValues.includes(value)) return "[Circular]";
		const seenValues = [...previouslySeenValues, value];
		if (isJSONable(value)) {
			const jsonValue = value.toJSON();
			if (jsonValue !== value) return typeof jsonValue === "string" ? jsonValue : formatValue(jsonValue, seenValues);
		} else if (Array.isArray(value)) return formatArray(value, seenValues);
		return formatObject(value, seenValues);
	}
	function isJSONable(value) {
		return typeof value.toJSON === "function";
	}
	function formatObject(object, seenValues) {
		const entries = Object.entries(object);
		if (entries.length === 0) return "{}";
		if (seenValues.length > MAX_RECURSIVE_DEPTH) return "[" + getObjectTag(object) + "]";
		return "{ " + entries.map(([key, value]) => key + ": " + formatValue(value, seenValues)).join(", ") + " }";
	}
	function formatArray(array, seenValues) {
		if (array.length === 0) return "[]";
		if (seenValues.length > MAX_RECURSIVE_DEPTH) return "[Array]";
		const len = Math.min(MAX_ARRAY_LENGTH, array.length);
		const remaining = array.length - len;
		const items = [];
		for (let i = 0; i < len; ++i) items.push(formatValue(array[i], seenValues));
		if (remaining === 1) items.push("... 1 more item");
		else if (remaining > 1) items.push(`... ${remaining} more items`);
		return "[" + items.join(", ") + "]";
	}
	function getObjectTag(object) {
		const tag = Object.prototype.toString.call(object).replace(/^\[object /, "").replace(/]$/, "");
		if (tag === "Object" && typeof object.constructor === "function") {
			const name = object.constructor.name;
			if (typeof name === "string" && name !== "") return name;
		}
		return tag;
	}
}));
// node_modules/graphql/jsutils/instanceOf.js
var require_instanceOf = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.instanceOf = void 0;
	var _inspect = require_inspect();
	exports.instanceOf = globalThis.process && process.env.NODE_ENV === "production" ? function instanceOf(value, constructor) {
		return value instanceof constructor;
	} : function instanceOf(value, constructor) {
		if (value instanceof constructor) return true;
		if (typeof value === "object" && value !== null) {
			var _value$constructor;
			const className = constructor.prototype[Symbol.toStringTag];
			if (className === (Symbol.toStringTag in value ? value[Symbol.toStringTag] : (_value$constructor = value.constructor) === null || _value$constructor === void 0 ? void 0 : _value$constructor.name)) {
				const stringifiedValue = (0, _inspect.inspect)(value);
				throw new Error(`Cannot use ${className} "${stringifiedValue}" from another module or realm.

Ensure that there is only one instance of "graphql" in the node_modules
directory. If different versions of "graphql" are the dependencies of other
relied on modules, use "resolutions" to ensure only one version is installed.

https://yarnpkg.com/en/docs/selective-version-resolutions

Duplicate "graphql" modules cannot be used at the same time since different
versions may have different capabilities and behavior. The data from one
version used in the function from another could produce confusing and
spurious results.`);
			}
		}
		return false;
	};
}));
// node_modules/graphql/language/source.js
var require_source = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Source = void 0;
	exports.isSource = isSource;
	var _devAssert = require_devAssert();
	var _inspect = require_inspect();
	var _instanceOf = require_instanceOf();
	/**
	* A representation of source input to GraphQL. The `name` and `locationOffset` parameters are
	* optional, but they are useful for clients who store GraphQL documents in source files.
	* For example, if the GraphQL input starts at line 40 in a file named `Foo.graphql`, it might
	* be useful for `name` to be `"Foo.graphql"` and location to be `{ line: 40, column: 1 }`.
	* The `line` and `column` properties in `locationOffset` are 1-indexed.
	*/
	var Source = class {
		constructor(body, name = "GraphQL request", locationOffset = {
			line: 1,
			column: 1
		}) {
			typeof body === "string" || (0, _devAssert.devAssert)(false, `Body must be a string. Received: ${(0, _inspect.inspect)(body)}.`);
			this.body = body;
			this.name = name;
			this.locationOffset = locationOffset;
			this.locationOffset.line > 0 || (0, _devAssert.devAssert)(false, "line in locationOffset is 1-indexed and must be positive.");
			this.locationOffset.column > 0 || (0, _devAssert.devAssert)(false, "column in locationOffset is 1-indexed and must be positive.");
		}
		get [Symbol.toStringTag]() {
			return "Source";
		}
	};
	/**
	* Test if the given value is a Source object.
	*
	* @internal
	*/
	exports.Source = Source;
	function isSource(source) {
		return (0, _instanceOf.instanceOf)(source, Source);
	}
}));
// node_modules/graphql/language/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Parser = void 0;
	exports.parse = parse;
	exports.parseConstValue = parseConstValue;
	exports.parseSchemaCoordinate = parseSchemaCoordinate;
	exports.parseType = parseType;
	exports.parseValue = parseValue;
	var _syntaxError = require_syntaxError();
	var _ast = require_ast();
	var _directiveLocation = require_directiveLocation();
	var _kinds = require_kinds();
	var _lexer = require_lexer();
	var _schemaCoordinateLexer = require_schemaCoordinateLexer();
	var _source = require_source();
	var _tokenKind = require_tokenKind();
	/**
	* Given a GraphQL source, parses it into a Document.
	* Throws GraphQLError if a syntax error is encountered.
	*/
	function parse(source, options) {
		const parser = new Parser(source, options);
		const document = parser.parseDocument();
		Object.defineProperty(document, "tokenCount", {
			enumerable: false,
			value: parser.tokenCount
		});
		return document;
	}
	/**
	* Given a string containing a GraphQL value (ex. `[42]`), parse the AST for
	* that value.
	* Throws GraphQLError if a syntax error is encountered.
	*
	* This is useful within tools that operate upon GraphQL Values directly and
	* in isolation of complete GraphQL documents.
	*
	* Consider providing the results to the utility function: valueFromAST().
	*/
	function parseValue(source, options) {
		const parser = new Parser(source, options);
		parser.expectToken(_tokenKind.TokenKind.SOF);
		const value = parser.parseValueLiteral(false);
		parser.expectToken(_tokenKind.TokenKind.EOF);
		return value;
	}
	/**
	* Similar to parseValue(), but raises a parse error if it encounters a
	* variable. The return type will be a constant value.
	*/
	function parseConstValue(source, options) {
		const parser = new Parser(source, options);
		parser.expectToken(_tokenKind.TokenKind.SOF);
		const value = parser.parseConstValueLiteral();
		parser.expectToken(_tokenKind.TokenKind.EOF);
		return value;
	}
	/**
	* Given a string containing a GraphQL Type (ex. `[Int!]`), parse the AST for
	* that type.
	* Throws GraphQLError if a syntax error is encountered.
	*
	* This is useful within tools that operate upon GraphQL Types directly and
	* in isolation of complete GraphQL documents.
	*
	* Consider providing the results to the utility function: typeFromAST().
	*/
	function parseType(source, options) {
		const parser = new Parser(source, options);
		parser.expectToken(_tokenKind.TokenKind.SOF);
		const type = parser.parseTypeReference();
		parser.expectToken(_tokenKind.TokenKind.EOF);
		return type;
	}
	/**
	* Given a string containing a GraphQL Schema Coordinate (ex. `Type.field`),
	* parse the AST for that schema coordinate.
	* Throws GraphQLError if a syntax error is encountered.
	*
	* Consider providing the results to the utility function:
	* resolveASTSchemaCoordinate(). Or calling resolveSchemaCoordinate() directly
	* with an unparsed source.
	*/
	function parseSchemaCoordinate(source) {
		const sourceObj = (0, _source.isSource)(source) ? source : new _source.Source(source);
		const parser = new Parser(source, { lexer: new _schemaCoordinateLexer.SchemaCoordinateLexer(sourceObj) });
		parser.expectToken(_tokenKind.TokenKind.SOF);
		const coordinate = parser.parseSchemaCoordinate();
		parser.expectToken(_tokenKind.TokenKind.EOF);
		return coordinate;
	}
	/**
	* This class is exported only to assist people in implementing their own parsers
	* without duplicating too much code and should be used only as last resort for cases
	* such as experimental syntax or if certain features could not be contributed upstream.
	*
	* It is still part of the internal API and is versioned, so any changes to it are never
	* considered breaking changes. If you still need to support multiple versions of the
	* library, please use the `versionInfo` variable for version detection.
	*
	* @internal
	*/
	var Parser = class {
		constructor(source, options = {}) {
			const { lexer, ..._options } = options;
			if (lexer) this._lexer = lexer;
			else {
				const sourceObj = (0, _source.isSource)(source) ? source : new _source.Source(source);
				this._lexer = new _lexer.Lexer(sourceObj);
			}
			this._options = _options;
			this._tokenCounter = 0;
		}
		get tokenCount() {
			return this._tokenCounter;
		}
		/**
		* Converts a name lex token into a name parse node.
		*/
		parseName() {
			const token = this.expectToken(_tokenKind.TokenKind.NAME);
			return this.node(token, {
				kind: _kinds.Kind.NAME,
				value: token.value
			});
		}
		/**
		* Document : Definition+
		*/
		parseDocument() {
			return this.node(this._lexer.token, {
				kind: _kinds.Kind.DOCUMENT,
				definitions: this.many(_tokenKind.TokenKind.SOF, this.parseDefinition, _tokenKind.TokenKind.EOF)
			});
		}
		/**
		* Definition :
		*   - ExecutableDefinition
		*   - TypeSystemDefinition
		*   - TypeSystemExtension
		*
		* ExecutableDefinition :
		*   - OperationDefinition
		*   - FragmentDefinition
		*
		* TypeSystemDefinition :
		*   - SchemaDefinition
		*   - TypeDefinition
		*   - DirectiveDefinition
		*
		* TypeDefinition :
		*   - ScalarTypeDefinition
		*   - ObjectTypeDefinition
		*   - InterfaceTypeDefinition
		*   - UnionTypeDefinition
		*   - EnumTypeDefinition
		*   - InputObjectTypeDefinition
		*/
		parseDefinition() {
			if (this.peek(_tokenKind.TokenKind.BRACE_L)) return this.parseOperationDefinition();
			const hasDescription = this.peekDescription();
			const keywordToken = hasDescription ? this._lexer.lookahead() : this._lexer.token;
			if (hasDescription && keywordToken.kind === _tokenKind.TokenKind.BRACE_L) throw (0, _syntaxError.syntaxError)(this._lexer.source, this._lexer.token.start, "Unexpected description, descriptions are not supported on shorthand queries.");
			if (keywordToken.kind === _tokenKind.TokenKind.NAME) {
				switch (keywordToken.value) {
					case "schema": return this.parseSchemaDefinition();
					case "scalar": return this.parseScalarTypeDefinition();
					case "type": return this.parseObjectTypeDefinition();
					case "interface": return this.parseInterfaceTypeDefinition();
					case "union": return this.parseUnionTypeDefinition();
					case "enum": return this.parseEnumTypeDefinition();
					case "input": return this.parseInputObjectTypeDefinition();
					case "directive": return this.parseDirectiveDefinition();
				}
				switch (keywordToken.value) {
					case "query":
					case "mutation":
					case "subscription": return this.parseOperationDefinition();
					case "fragment": return this.parseFragmentDefinition();
				}
				if (hasDescription) throw (0, _syntaxError.syntaxError)(this._lexer.source, this._lexer.token.start, "Unexpected description, only GraphQL definitions support descriptions.");
				switch (keywordToken.value) {
					case "extend": return this.parseTypeSystemExtension();
				}
			}
			throw this.unexpected(keywordToken);
		}
		/**
		* OperationDefinition :
		*  - SelectionSet
		*  - OperationType Name? VariableDefinitions? Directives? SelectionSet
		*/
		parseOperationDefinition() {
			const start = this._lexer.token;
			if (this.peek(_tokenKind.TokenKind.BRACE_L)) return this.node(start, {
				kind: _kinds.Kind.OPERATION_DEFINITION,
				operation: _ast.OperationTypeNode.QUERY,
				description: void 0,
				name: void 0,
				variableDefinitions: [],
				directives: [],
				selectionSet: this.parseSelectionSet()
			});
			const description = this.parseDescription();
			const operation = this.parseOperationType();
			let name;
			if (this.peek(_tokenKind.TokenKind.NAME)) name = this.parseName();
			return this.node(start, {
				kind: _kinds.Kind.OPERATION_DEFINITION,
				operation,
				description,
				name,
				variableDefinitions: this.parseVariableDefinitions(),
				directives: this.parseDirectives(false),
				selectionSet: this.parseSelectionSet()
			});
		}
		/**
		* OperationType : one of query mutation subscription
		*/
		parseOperationType() {
			const operationToken = this.expectToken(_tokenKind.TokenKind.NAME);
			switch (operationToken.value) {
				case "query": return _ast.OperationTypeNode.QUERY;
				case "mutation": return _ast.OperationTypeNode.MUTATION;
				case "subscription": return _ast.OperationTypeNode.SUBSCRIPTION;
			}
			throw this.unexpected(operationToken);
		}
		/**
		* VariableDefinitions : ( VariableDefinition+ )
		*/
		parseVariableDefinitions() {
			return this.optionalMany(_tokenKind.TokenKind.PAREN_L, this.parseVariableDefinition, _tokenKind.TokenKind.PAREN_R);
		}
		/**
		* VariableDefinition : Variable : Type DefaultValue? Directives[Const]?
		*/
		parseVariableDefinition() {
			return this.node(this._lexer.token, {
				kind: _kinds.Kind.VARIABLE_DEFINITION,
				description: this.parseDescription(),
				variable: this.parseVariable(),
				type: (this.expectToken(_tokenKind.TokenKind.COLON), this.parseTypeReference()),
				defaultValue: this.expectOptionalToken(_tokenKind.TokenKind.EQUALS) ? this.parseConstValueLiteral() : void 0,
				directives: this.parseConstDirectives()
			});
		}
		/**
		* Variable : $ Name
		*/
		parseVariable() {
			const start = this._lexer.token;
			this.expectToken(_tokenKind.TokenKind.DOLLAR);
			return this.node(start, {
				kind: _kinds.Kind.VARIABLE,
				name: this.parseName()
			});
		}
		/**
		* ```
		* SelectionSet : { Selection+ }
		* ```
		*/
		parseSelectionSet() {
			return this.node(this._lexer.token, {
				kind: _kinds.Kind.SELECTION_SET,
				selections: this.many(_tokenKind.TokenKind.BRACE_L, this.parseSelection, _tokenKind.TokenKind.BRACE_R)
			});
		}
		/**
		* Selection :
		*   - Field
		*   - FragmentSpread
		*   - InlineFragment
		*/
		parseSelection() {
			return this.peek(_tokenKind.TokenKind.SPREAD) ? this.parseFragment() : this.parseField();
		}
		/**
		* Field : Alias? Name Arguments? Directives? SelectionSet?
		*
		* Alias : Name :
		*/
		parseField() {
			const start = this._lexer.token;
			const nameOrAlias = this.parseName();
			let alias;
			let name;
			if (this.expectOptionalToken(_tokenKind.TokenKind.COLON)) {
				alias = nameOrAlias;
				name = this.parseName();
			} else name = nameOrAlias;
			return this.node(start, {
				kind: _kinds.Kind.FIELD,
				alias,
				name,
				arguments: this.parseArguments(false),
				directives: this.parseDirectives(false),
				selectionSet: this.peek(_tokenKind.TokenKind.BRACE_L) ? this.parseSelectionSet() : void 0
			});
		}
		/**
		* Arguments[Const] : ( Argument[?Const]+ )
		*/
		parseArguments(isConst) {
			const item = isConst ? this.parseConstArgument : this.parseArgument;
			return this.optionalMany(_tokenKind.TokenKind.PAREN_L, item, _tokenKind.TokenKind.PAREN_R);
		}
		/**
		* Argument[Const] : Name : Value[?Const]
		*/
		parseArgument(isConst = false) {
			const start = this._lexer.token;
			const name = this.parseName();
			this.expectToken(_tokenKind.TokenKind.COLON);
			return this.node(start, {
				kind: _kinds.Kind.ARGUMENT,
				name,
				value: this.parseValueLiteral(isConst)
			});
		}
		parseConstArgument() {
			return this.parseArgument(true);
		}
		/**
		* Corresponds to both FragmentSpread and InlineFragment in the spec.
		*
		* FragmentSpread : ... FragmentName Directives?
		*
		* InlineFragment : ... TypeCondition? Directives? SelectionSet
		*/
		parseFragment() {
			const start = this._lexer.token;
			this.expectToken(_tokenKind.TokenKind.SPREAD);
			const hasTypeCondition = this.expectOptionalKeyword("on");
			if (!hasTypeCondition && this.peek(_tokenKind.TokenKind.NAME)) return this.node(start, {
				kind: _kinds.Kind.FRAGMENT_SPREAD,
				name: this.parseFragmentName(),
				directives: this.parseDirectives(false)
			});
			return this.node(start, {
				kind: _kinds.Kind.INLINE_FRAGMENT,
				typeCondition: hasTypeCondition ? this.parseNamedType() : void 0,
				directives: this.parseDirectives(false),
				selectionSet: this.parseSelectionSet()
			});
		}
		/**
		* FragmentDefinition :
		*   - fragment FragmentName on TypeCondition Directives? SelectionSet
		*
		* TypeCondition : NamedType
		*/
		parseFragmentDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			this.expectKeyword("fragment");
			if (this._options.allowLegacyFragmentVariables === true) return this.node(start, {
				kind: _kinds.Kind.FRAGMENT_DEFINITION,
				description,
				name: this.parseFragmentName(),
				variableDefinitions: this.parseVariableDefinitions(),
				typeCondition: (this.expectKeyword("on"), this.parseNamedType()),
				directives: this.parseDirectives(false),
				selectionSet: this.parseSelectionSet()
			});
			return this.node(start, {
				kind: _kinds.Kind.FRAGMENT_DEFINITION,
				description,
				name: this.parseFragmentName(),
				typeCondition: (this.expectKeyword("on"), this.parseNamedType()),
				directives: this.parseDirectives(false),
				selectionSet: this.parseSelectionSet()
			});
		}
		/**
		* FragmentName : Name but not `on`
		*/
		parseFragmentName() {
			if (this._lexer.token.value === "on") throw this.unexpected();
			return this.parseName();
		}
		/**
		* Value[Const] :
		*   - [~Const] Variable
		*   - IntValue
		*   - FloatValue
		*   - StringValue
		*   - BooleanValue
		*   - NullValue
		*   - EnumValue
		*   - ListValue[?Const]
		*   - ObjectValue[?Const]
		*
		* BooleanValue : one of `true` `false`
		*
		* NullValue : `null`
		*
		* EnumValue : Name but not `true`, `false` or `null`
		*/
		parseValueLiteral(isConst) {
			const token = this._lexer.token;
			switch (token.kind) {
				case _tokenKind.TokenKind.BRACKET_L: return this.parseList(isConst);
				case _tokenKind.TokenKind.BRACE_L: return this.parseObject(isConst);
				case _tokenKind.TokenKind.INT:
					this.advanceLexer();
					return this.node(token, {
						kind: _kinds.Kind.INT,
						value: token.value
					});
				case _tokenKind.TokenKind.FLOAT:
					this.advanceLexer();
					return this.node(token, {
						kind: _kinds.Kind.FLOAT,
						value: token.value
					});
				case _tokenKind.TokenKind.STRING:
				case _tokenKind.TokenKind.BLOCK_STRING: return this.parseStringLiteral();
				case _tokenKind.TokenKind.NAME:
					this.advanceLexer();
					switch (token.value) {
						case "true": return this.node(token, {
							kind: _kinds.Kind.BOOLEAN,
							value: true
						});
						case "false": return this.node(token, {
							kind: _kinds.Kind.BOOLEAN,
							value: false
						});
						case "null": return this.node(token, { kind: _kinds.Kind.NULL });
						default: return this.node(token, {
							kind: _kinds.Kind.ENUM,
							value: token.value
						});
					}
				case _tokenKind.TokenKind.DOLLAR:
					if (isConst) {
						this.expectToken(_tokenKind.TokenKind.DOLLAR);
						if (this._lexer.token.kind === _tokenKind.TokenKind.NAME) {
							const varName = this._lexer.token.value;
							throw (0, _syntaxError.syntaxError)(this._lexer.source, token.start, `Unexpected variable "$${varName}" in constant value.`);
						} else throw this.unexpected(token);
					}
					return this.parseVariable();
				default: throw this.unexpected();
			}
		}
		parseConstValueLiteral() {
			return this.parseValueLiteral(true);
		}
		parseStringLiteral() {
			const token = this._lexer.token;
			this.advanceLexer();
			return this.node(token, {
				kind: _kinds.Kind.STRING,
				value: token.value,
				block: token.kind === _tokenKind.TokenKind.BLOCK_STRING
			});
		}
		/**
		* ListValue[Const] :
		*   - [ ]
		*   - [ Value[?Const]+ ]
		*/
		parseList(isConst) {
			const item = () => this.parseValueLiteral(isConst);
			return this.node(this._lexer.token, {
				kind: _kinds.Kind.LIST,
				values: this.any(_tokenKind.TokenKind.BRACKET_L, item, _tokenKind.TokenKind.BRACKET_R)
			});
		}
		/**
		* ```
		* ObjectValue[Const] :
		*   - { }
		*   - { ObjectField[?Const]+ }
		* ```
		*/
		parseObject(isConst) {
			const item = () => this.parseObjectField(isConst);
			return this.node(this._lexer.token, {
				kind: _kinds.Kind.OBJECT,
				fields: this.any(_tokenKind.TokenKind.BRACE_L, item, _tokenKind.TokenKind.BRACE_R)
			});
		}
		/**
		* ObjectField[Const] : Name : Value[?Const]
		*/
		parseObjectField(isConst) {
			const start = this._lexer.token;
			const name = this.parseName();
			this.expectToken(_tokenKind.TokenKind.COLON);
			return this.node(start, {
				kind: _kinds.Kind.OBJECT_FIELD,
				name,
				value: this.parseValueLiteral(isConst)
			});
		}
		/**
		* Directives[Const] : Directive[?Const]+
		*/
		parseDirectives(isConst) {
			const directives = [];
			while (this.peek(_tokenKind.TokenKind.AT)) directives.push(this.parseDirective(isConst));
			return directives;
		}
		parseConstDirectives() {
			return this.parseDirectives(true);
		}
		/**
		* ```
		* Directive[Const] : @ Name Arguments[?Const]?
		* ```
		*/
		parseDirective(isConst) {
			const start = this._lexer.token;
			this.expectToken(_tokenKind.TokenKind.AT);
			return this.node(start, {
				kind: _kinds.Kind.DIRECTIVE,
				name: this.parseName(),
				arguments: this.parseArguments(isConst)
			});
		}
		/**
		* Type :
		*   - NamedType
		*   - ListType
		*   - NonNullType
		*/
		parseTypeReference() {
			const start = this._lexer.token;
			let type;
			if (this.expectOptionalToken(_tokenKind.TokenKind.BRACKET_L)) {
				const innerType = this.parseTypeReference();
				this.expectToken(_tokenKind.TokenKind.BRACKET_R);
				type = this.node(start, {
					kind: _kinds.Kind.LIST_TYPE,
					type: innerType
				});
			} else type = this.parseNamedType();
			if (this.expectOptionalToken(_tokenKind.TokenKind.BANG)) return this.node(start, {
				kind: _kinds.Kind.NON_NULL_TYPE,
				type
			});
			return type;
		}
		/**
		* NamedType : Name
		*/
		parseNamedType() {
			return this.node(this._lexer.token, {
				kind: _kinds.Kind.NAMED_TYPE,
				name: this.parseName()
			});
		}
		peekDescription() {
			return this.peek(_tokenKind.TokenKind.STRING) || this.peek(_tokenKind.TokenKind.BLOCK_STRING);
		}
		/**
		* Description : StringValue
		*/
		parseDescription() {
			if (this.peekDescription()) return this.parseStringLiteral();
		}
		/**
		* ```
		* SchemaDefinition : Description? schema Directives[Const]? { OperationTypeDefinition+ }
		* ```
		*/
		parseSchemaDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			this.expectKeyword("schema");
			const directives = this.parseConstDirectives();
			const operationTypes = this.many(_tokenKind.TokenKind.BRACE_L, this.parseOperationTypeDefinition, _tokenKind.TokenKind.BRACE_R);
			return this.node(start, {
				kind: _kinds.Kind.SCHEMA_DEFINITION,
				description,
				directives,
				operationTypes
			});
		}
		/**
		* OperationTypeDefinition : OperationType : NamedType
		*/
		parseOperationTypeDefinition() {
			const start = this._lexer.token;
			const operation = this.parseOperationType();
			this.expectToken(_tokenKind.TokenKind.COLON);
			const type = this.parseNamedType();
			return this.node(start, {
				kind: _kinds.Kind.OPERATION_TYPE_DEFINITION,
				operation,
				type
			});
		}
		/**
		* ScalarTypeDefinition : Description? scalar Name Directives[Const]?
		*/
		parseScalarTypeDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			this.expectKeyword("scalar");
			const name = this.parseName();
			const directives = this.parseConstDirectives();
			return this.node(start, {
				kind: _kinds.Kind.SCALAR_TYPE_DEFINITION,
				description,
				name,
				directives
			});
		}
		/**
		* ObjectTypeDefinition :
		*   Description?
		*   type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
		*/
		parseObjectTypeDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			this.expectKeyword("type");
			const name = this.parseName();
			const interfaces = this.parseImplementsInterfaces();
			const directives = this.parseConstDirectives();
			const fields = this.parseFieldsDefinition();
			return this.node(start, {
				kind: _kinds.Kind.OBJECT_TYPE_DEFINITION,
				description,
				name,
				interfaces,
				directives,
				fields
			});
		}
		/**
		* ImplementsInterfaces :
		*   - implements `&`? NamedType
		*   - ImplementsInterfaces & NamedType
		*/
		parseImplementsInterfaces() {
			return this.expectOptionalKeyword("implements") ? this.delimitedMany(_tokenKind.TokenKind.AMP, this.parseNamedType) : [];
		}
		/**
		* ```
		* FieldsDefinition : { FieldDefinition+ }
		* ```
		*/
		parseFieldsDefinition() {
			return this.optionalMany(_tokenKind.TokenKind.BRACE_L, this.parseFieldDefinition, _tokenKind.TokenKind.BRACE_R);
		}
		/**
		* FieldDefinition :
		*   - Description? Name ArgumentsDefinition? : Type Directives[Const]?
		*/
		parseFieldDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			const name = this.parseName();
			const args = this.parseArgumentDefs();
			this.expectToken(_tokenKind.TokenKind.COLON);
			const type = this.parseTypeReference();
			const directives = this.parseConstDirectives();
			return this.node(start, {
				kind: _kinds.Kind.FIELD_DEFINITION,
				description,
				name,
				arguments: args,
				type,
				directives
			});
		}
		/**
		* ArgumentsDefinition : ( InputValueDefinition+ )
		*/
		parseArgumentDefs() {
			return this.optionalMany(_tokenKind.TokenKind.PAREN_L, this.parseInputValueDef, _tokenKind.TokenKind.PAREN_R);
		}
		/**
		* InputValueDefinition :
		*   - Description? Name : Type DefaultValue? Directives[Const]?
		*/
		parseInputValueDef() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			const name = this.parseName();
			this.expectToken(_tokenKind.TokenKind.COLON);
			const type = this.parseTypeReference();
			let defaultValue;
			if (this.expectOptionalToken(_tokenKind.TokenKind.EQUALS)) defaultValue = this.parseConstValueLiteral();
			const directives = this.parseConstDirectives();
			return this.node(start, {
				kind: _kinds.Kind.INPUT_VALUE_DEFINITION,
				description,
				name,
				type,
				defaultValue,
				directives
			});
		}
		/**
		* InterfaceTypeDefinition :
		*   - Description? interface Name Directives[Const]? FieldsDefinition?
		*/
		parseInterfaceTypeDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			this.expectKeyword("interface");
			const name = this.parseName();
			const interfaces = this.parseImplementsInterfaces();
			const directives = this.parseConstDirectives();
			const fields = this.parseFieldsDefinition();
			return this.node(start, {
				kind: _kinds.Kind.INTERFACE_TYPE_DEFINITION,
				description,
				name,
				interfaces,
				directives,
				fields
			});
		}
		/**
		* UnionTypeDefinition :
		*   - Description? union Name Directives[Const]? UnionMemberTypes?
		*/
		parseUnionTypeDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			this.expectKeyword("union");
			const name = this.parseName();
			const directives = this.parseConstDirectives();
			const types = this.parseUnionMemberTypes();
			return this.node(start, {
				kind: _kinds.Kind.UNION_TYPE_DEFINITION,
				description,
				name,
				directives,
				types
			});
		}
		/**
		* UnionMemberTypes :
		*   - = `|`? NamedType
		*   - UnionMemberTypes | NamedType
		*/
		parseUnionMemberTypes() {
			return this.expectOptionalToken(_tokenKind.TokenKind.EQUALS) ? this.delimitedMany(_tokenKind.TokenKind.PIPE, this.parseNamedType) : [];
		}
		/**
		* EnumTypeDefinition :
		*   - Description? enum Name Directives[Const]? EnumValuesDefinition?
		*/
		parseEnumTypeDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			this.expectKeyword("enum");
			const name = this.parseName();
			const directives = this.parseConstDirectives();
			const values = this.parseEnumValuesDefinition();
			return this.node(start, {
				kind: _kinds.Kind.ENUM_TYPE_DEFINITION,
				description,
				name,
				directives,
				values
			});
		}
		/**
		* ```
		* EnumValuesDefinition : { EnumValueDefinition+ }
		* ```
		*/
		parseEnumValuesDefinition() {
			return this.optionalMany(_tokenKind.TokenKind.BRACE_L, this.parseEnumValueDefinition, _tokenKind.TokenKind.BRACE_R);
		}
		/**
		* EnumValueDefinition : Description? EnumValue Directives[Const]?
		*/
		parseEnumValueDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			const name = this.parseEnumValueName();
			const directives = this.parseConstDirectives();
			return this.node(start, {
				kind: _kinds.Kind.ENUM_VALUE_DEFINITION,
				description,
				name,
				directives
			});
		}
		/**
		* EnumValue : Name but not `true`, `false` or `null`
		*/
		parseEnumValueName() {
			if (this._lexer.token.value === "true" || this._lexer.token.value === "false" || this._lexer.token.value === "null") throw (0, _syntaxError.syntaxError)(this._lexer.source, this._lexer.token.start, `${getTokenDesc(this._lexer.token)} is reserved and cannot be used for an enum value.`);
			return this.parseName();
		}
		/**
		* InputObjectTypeDefinition :
		*   - Description? input Name Directives[Const]? InputFieldsDefinition?
		*/
		parseInputObjectTypeDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			this.expectKeyword("input");
			const name = this.parseName();
			const directives = this.parseConstDirectives();
			const fields = this.parseInputFieldsDefinition();
			return this.node(start, {
				kind: _kinds.Kind.INPUT_OBJECT_TYPE_DEFINITION,
				description,
				name,
				directives,
				fields
			});
		}
		/**
		* ```
		* InputFieldsDefinition : { InputValueDefinition+ }
		* ```
		*/
		parseInputFieldsDefinition() {
			return this.optionalMany(_tokenKind.TokenKind.BRACE_L, this.parseInputValueDef, _tokenKind.TokenKind.BRACE_R);
		}
		/**
		* TypeSystemExtension :
		*   - SchemaExtension
		*   - TypeExtension
		*
		* TypeExtension :
		*   - ScalarTypeExtension
		*   - ObjectTypeExtension
		*   - InterfaceTypeExtension
		*   - UnionTypeExtension
		*   - EnumTypeExtension
		*   - InputObjectTypeDefinition
		*/
		parseTypeSystemExtension() {
			const keywordToken = this._lexer.lookahead();
			if (keywordToken.kind === _tokenKind.TokenKind.NAME) switch (keywordToken.value) {
				case "schema": return this.parseSchemaExtension();
				case "scalar": return this.parseScalarTypeExtension();
				case "type": return this.parseObjectTypeExtension();
				case "interface": return this.parseInterfaceTypeExtension();
				case "union": return this.parseUnionTypeExtension();
				case "enum": return this.parseEnumTypeExtension();
				case "input": return this.parseInputObjectTypeExtension();
			}
			throw this.unexpected(keywordToken);
		}
		/**
		* ```
		* SchemaExtension :
		*  - extend schema Directives[Const]? { OperationTypeDefinition+ }
		*  - extend schema Directives[Const]
		* ```
		*/
		parseSchemaExtension() {
			const start = this._lexer.token;
			this.expectKeyword("extend");
			this.expectKeyword("schema");
			const directives = this.parseConstDirectives();
			const operationTypes = this.optionalMany(_tokenKind.TokenKind.BRACE_L, this.parseOperationTypeDefinition, _tokenKind.TokenKind.BRACE_R);
			if (directives.length === 0 && operationTypes.length === 0) throw this.unexpected();
			return this.node(start, {
				kind: _kinds.Kind.SCHEMA_EXTENSION,
				directives,
				operationTypes
			});
		}
		/**
		* ScalarTypeExtension :
		*   - extend scalar Name Directives[Const]
		*/
		parseScalarTypeExtension() {
			const start = this._lexer.token;
			this.expectKeyword("extend");
			this.expectKeyword("scalar");
			const name = this.parseName();
			const directives = this.parseConstDirectives();
			if (directives.length === 0) throw this.unexpected();
			return this.node(start, {
				kind: _kinds.Kind.SCALAR_TYPE_EXTENSION,
				name,
				directives
			});
		}
		/**
		* ObjectTypeExtension :
		*  - extend type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition
		*  - extend type Name ImplementsInterfaces? Directives[Const]
		*  - extend type Name ImplementsInterfaces
		*/
		parseObjectTypeExtension() {
			const start = this._lexer.token;
			this.expectKeyword("extend");
			this.expectKeyword("type");
			const name = this.parseName();
			const interfaces = this.parseImplementsInterfaces();
			const directives = this.parseConstDirectives();
			const fields = this.parseFieldsDefinition();
			if (interfaces.length === 0 && directives.length === 0 && fields.length === 0) throw this.unexpected();
			return this.node(start, {
				kind: _kinds.Kind.OBJECT_TYPE_EXTENSION,
				name,
				interfaces,
				directives,
				fields
			});
		}
		/**
		* InterfaceTypeExtension :
		*  - extend interface Name ImplementsInterfaces? Directives[Const]? FieldsDefinition
		*  - extend interface Name ImplementsInterfaces? Directives[Const]
		*  - extend interface Name ImplementsInterfaces
		*/
		parseInterfaceTypeExtension() {
			const start = this._lexer.token;
			this.expectKeyword("extend");
			this.expectKeyword("interface");
			const name = this.parseName();
			const interfaces = this.parseImplementsInterfaces();
			const directives = this.parseConstDirectives();
			const fields = this.parseFieldsDefinition();
			if (interfaces.length === 0 && directives.length === 0 && fields.length === 0) throw this.unexpected();
			return this.node(start, {
				kind: _kinds.Kind.INTERFACE_TYPE_EXTENSION,
				name,
				interfaces,
				directives,
				fields
			});
		}
		/**
		* UnionTypeExtension :
		*   - extend union Name Directives[Const]? UnionMemberTypes
		*   - extend union Name Directives[Const]
		*/
		parseUnionTypeExtension() {
			const start = this._lexer.token;
			this.expectKeyword("extend");
			this.expectKeyword("union");
			const name = this.parseName();
			const directives = this.parseConstDirectives();
			const types = this.parseUnionMemberTypes();
			if (directives.length === 0 && types.length === 0) throw this.unexpected();
			return this.node(start, {
				kind: _kinds.Kind.UNION_TYPE_EXTENSION,
				name,
				directives,
				types
			});
		}
		/**
		* EnumTypeExtension :
		*   - extend enum Name Directives[Const]? EnumValuesDefinition
		*   - extend enum Name Directives[Const]
		*/
		parseEnumTypeExtension() {
			const start = this._lexer.token;
			this.expectKeyword("extend");
			this.expectKeyword("enum");
			const name = this.parseName();
			const directives = this.parseConstDirectives();
			const values = this.parseEnumValuesDefinition();
			if (directives.length === 0 && values.length === 0) throw this.unexpected();
			return this.node(start, {
				kind: _kinds.Kind.ENUM_TYPE_EXTENSION,
				name,
				directives,
				values
			});
		}
		/**
		* InputObjectTypeExtension :
		*   - extend input Name Directives[Const]? InputFieldsDefinition
		*   - extend input Name Directives[Const]
		*/
		parseInputObjectTypeExtension() {
			const start = this._lexer.token;
			this.expectKeyword("extend");
			this.expectKeyword("input");
			const name = this.parseName();
			const directives = this.parseConstDirectives();
			const fields = this.parseInputFieldsDefinition();
			if (directives.length === 0 && fields.length === 0) throw this.unexpected();
			return this.node(start, {
				kind: _kinds.Kind.INPUT_OBJECT_TYPE_EXTENSION,
				name,
				directives,
				fields
			});
		}
		/**
		* ```
		* DirectiveDefinition :
		*   - Description? directive @ Name ArgumentsDefinition? `repeatable`? on DirectiveLocations
		* ```
		*/
		parseDirectiveDefinition() {
			const start = this._lexer.token;
			const description = this.parseDescription();
			this.expectKeyword("directive");
			this.expectToken(_tokenKind.TokenKind.AT);
			const name = this.parseName();
			const args = this.parseArgumentDefs();
			const repeatable = this.expectOptionalKeyword("repeatable");
			this.expectKeyword("on");
			const locations = this.parseDirectiveLocations();
			return this.node(start, {
				kind: _kinds.Kind.DIRECTIVE_DEFINITION,
				description,
				name,
				arguments: args,
				repeatable,
				locations
			});
		}
		/**
		* DirectiveLocations :
		*   - `|`? DirectiveLocation
		*   - DirectiveLocations | DirectiveLocation
		*/
		parseDirectiveLocations() {
			return this.delimitedMany(_tokenKind.TokenKind.PIPE, this.parseDirectiveLocation);
		}
		parseDirectiveLocation() {
			const start = this._lexer.token;
			const name = this.parseName();
			if (Object.prototype.hasOwnProperty.call(_directiveLocation.DirectiveLocation, name.value)) return name;
			throw this.unexpected(start);
		}
		/**
		* SchemaCoordinate :
		*   - Name
		*   - Name . Name
		*   - Name . Name ( Name : )
		*   - \@ Name
		*   - \@ Name ( Name : )
		*/
		parseSchemaCoordinate() {
			const start = this._lexer.token;
			const ofDirective = this.expectOptionalToken(_tokenKind.TokenKind.AT);
			const name = this.parseName();
			let memberName;
			if (!ofDirective && this.expectOptionalToken(_tokenKind.TokenKind.DOT)) memberName = this.parseName();
			let argumentName;
			if ((ofDirective || memberName) && this.expectOptionalToken(_tokenKind.TokenKind.PAREN_L)) {
				argumentName = this.parseName();
				this.expectToken(_tokenKind.TokenKind.COLON);
				this.expectToken(_tokenKind.TokenKind.PAREN_R);
			}
			if (ofDirective) {
				if (argumentName) return this.node(start, {
					kind: _kinds.Kind.DIRECTIVE_ARGUMENT_COORDINATE,
					name,
					argumentName
				});
				return this.node(start, {
					kind: _kinds.Kind.DIRECTIVE_COORDINATE,
					name
				});
			} else if (memberName) {
				if (argumentName) return this.node(start, {
					kind: _kinds.Kind.ARGUMENT_COORDINATE,
					name,
					fieldName: memberName,
					argumentName
				});
				return this.node(start, {
					kind: _kinds.Kind.MEMBER_COORDINATE,
					name,
					memberName
				});
			}
			return this.node(start, {
				kind: _kinds.Kind.TYPE_COORDINATE,
				name
			});
		}
		/**
		* Returns a node that, if configured to do so, sets a "loc" field as a
		* location object, used to identify the place in the source that created a
		* given parsed object.
		*/
		node(startToken, node) {
			if (this._options.noLocation !== true) node.loc = new _ast.Location(startToken, this._lexer.lastToken, this._lexer.source);
			return node;
		}
		/**
		* Determines if the next token is of a given kind
		*/
		peek(kind) {
			return this._lexer.token.kind === kind;
		}
		/**
		* If the next token is of the given kind, return that token after advancing the lexer.
		* Otherwise, do not change the parser state and throw an error.
		*/
		expectToken(kind) {
			const token = this._lexer.token;
			if (token.kind === kind) {
				this.advanceLexer();
				return token;
			}
			throw (0, _syntaxError.syntaxError)(this._lexer.source, token.start, `Expected ${getTokenKindDesc(kind)}, found ${getTokenDesc(token)}.`);
		}
		/**
		* If the next token is of the given kind, return "true" after advancing the lexer.
		* Otherwise, do not change the parser state and return "false".
		*/
		expectOptionalToken(kind) {
			if (this._lexer.token.kind === kind) {
				this.advanceLexer();
				return true;
			}
			return false;
		}
		/**
		* If the next token is a given keyword, advance the lexer.
		* Otherwise, do not change the parser state and throw an error.
		*/
		expectKeyword(value) {
			const token = this._lexer.token;
			if (token.kind === _tokenKind.TokenKind.NAME && token.value === value) this.advanceLexer();
			else throw (0, _syntaxError.syntaxError)(this._lexer.source, token.start, `Expected "${value}", found ${getTokenDesc(token)}.`);
		}
		/**
		* If the next token is a given keyword, return "true" after advancing the lexer.
		* Otherwise, do not change the parser state and return "false".
		*/
		expectOptionalKeyword(value) {
			const token = this._lexer.token;
			if (token.kind === _tokenKind.TokenKind.NAME && token.value === value) {
				this.advanceLexer();
				return true;
			}
			return false;
		}
		/**
		* Helper function for creating an error when an unexpected lexed token is encountered.
		*/
		unexpected(atToken) {
			const token = atToken !== null && atToken !== void 0 ? atToken : this._lexer.token;
			return (0, _syntaxError.syntaxError)(this._lexer.source, token.start, `Unexpected ${getTokenDesc(token)}.`);
		}
		/**
		* Returns a possibly empty list of parse nodes, determined by the parseFn.
		* This list begins with a lex token of openKind and ends with a lex token of closeKind.
		* Advances the parser to the next lex token after the closing token.
		*/
		any(openKind, parseFn, closeKind) {
			this.expectToken(openKind);
			const nodes = [];
			while (!this.expectOptionalToken(closeKind)) nodes.push(parseFn.call(this));
			return nodes;
		}
		/**
		* Returns a list of parse nodes, determined by the parseFn.
		* It can be empty only if open token is missing otherwise it will always return non-empty list
		* that begins with a lex token of openKind and ends with a lex token of closeKind.
		* Advances the parser to the next lex token after the closing token.
		*/
		optionalMany(openKind, parseFn, closeKind) {
			if (this.expectOptionalToken(openKind)) {
				const nodes = [];
				do
					nodes.push(parseFn.call(this));
				while (!this.expectOptionalToken(closeKind));
				return nodes;
			}
			return [];
		}
		/**
		* Returns a non-empty list of parse nodes, determined by the parseFn.
		* This list begins with a lex token of openKind and ends with a lex token of closeKind.
		* Advances the parser to the next lex token after the closing token.
		*/
		many(openKind, parseFn, closeKind) {
			this.expectToken(openKind);
			const nodes = [];
			do
				nodes.push(parseFn.call(this));
			while (!this.expectOptionalToken(closeKind));
			return nodes;
		}
		/**
		* Returns a non-empty list of parse nodes, determined by the parseFn.
		* This list may begin with a lex token of delimiterKind followed by items separated by lex tokens of tokenKind.
		* Advances the parser to the next lex token after last item in the list.
		*/
		delimitedMany(delimiterKind, parseFn) {
			this.expectOptionalToken(delimiterKind);
			const nodes = [];
			do
				nodes.push(parseFn.call(this));
			while (this.expectOptionalToken(delimiterKind));
			return nodes;
		}
		advanceLexer() {
			const { maxTokens } = this._options;
			const token = this._lexer.advance();
			if (token.kind !== _tokenKind.TokenKind.EOF) {
				++this._tokenCounter;
				if (maxTokens !== void 0 && this._tokenCounter > maxTokens) throw (0, _syntaxError.syntaxError)(this._lexer.source, token.start, `Document contains more that ${maxTokens} tokens. Parsing aborted.`);
			}
		}
	};
	/**
	* A helper function to describe a token as a string for debugging.
	*/
	exports.Parser = Parser;
	function getTokenDesc(token) {
		const value = token.value;
		return getTokenKindDesc(token.kind) + (value != null ? ` "${value}"` : "");
	}
	/**
	* A helper function to describe a token kind as a string for debugging.
	*/
	function getTokenKindDesc(kind) {
		return (0, _lexer.isPunctuatorTokenKind)(kind) ? `"${kind}"` : kind;
	}
}));
// node_modules/graphql/jsutils/didYouMean.js
var require_didYouMean = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.didYouMean = didYouMean;
	const MAX_SUGGESTIONS = 5;
	/**
	* Given [ A, B, C ] return ' Did you mean A, B, or C?'.
	*/
	function didYouMean(firstArg, secondArg) {
		const [subMessage, suggestionsArg] = secondArg ? [firstArg, secondArg] : [void 0, firstArg];
		let message = " Did you mean ";
		if (subMessage) message += subMessage + " ";
		const suggestions = suggestionsArg.map((x) => `"${x}"`);
		switch (suggestions.length) {
			case 0: return "";
			case 1: return message + suggestions[0] + "?";
			case 2: return message + suggestions[0] + " or " + suggestions[1] + "?";
		}
		const selected = suggestions.slice(0, MAX_SUGGESTIONS);
		const lastItem = selected.pop();
		return message + selected.join(", ") + ", or " + lastItem + "?";
	}
}));
// node_modules/graphql/jsutils/identityFunc.js
var require_identityFunc = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.identityFunc = identityFunc;
	/**
	* Returns the first argument it receives.
	*/
	function identityFunc(x) {
		return x;
	}
}));
// node_modules/graphql/jsutils/keyMap.js
var require_keyMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.keyMap = keyMap;
	/**
	* Creates a keyed JS object from an array, given a function to produce the keys
	* for each value in the array.
	*
	* This provides a convenient lookup for the array items if the key function
	* produces unique results.
	* ```ts
	* const phoneBook = [
	*   { name: 'Jon', num: '555-1234' },
	*   { name: 'Jenny', num: '867-5309' }
	* ]
	*
	* const entriesByName = keyMap(
	*   phoneBook,
	*   entry => entry.name
	* )
	*
	* // {
	* //   Jon: { name: 'Jon', num: '555-1234' },
	* //   Jenny: { name: 'Jenny', num: '867-5309' }
	* // }
	*
	* const jennyEntry = entriesByName['Jenny']
	*
	* // { name: 'Jenny', num: '857-6309' }
	* ```
	*/
	function keyMap(list, keyFn) {
		const result = Object.create(null);
		for (const item of list) result[keyFn(item)] = item;
		return result;
	}
}));
// node_modules/graphql/jsutils/keyValMap.js
var require_keyValMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.keyValMap = keyValMap;
	/**
	* Creates a keyed JS object from an array, given a function to produce the keys
	* and a function to produce the values from each item in the array.
	* ```ts
	* const phoneBook = [
	*   { name: 'Jon', num: '555-1234' },
	*   { name: 'Jenny', num: '867-5309' }
	* ]
	*
	* // { Jon: '555-1234', Jenny: '867-5309' }
	* const phonesByName = keyValMap(
	*   phoneBook,
	*   entry => entry.name,
	*   entry => entry.num
	* )
	* ```
	*/
	function keyValMap(list, keyFn, valFn) {
		const result = Object.create(null);
		for (const item of list) result[keyFn(item)] = valFn(item);
		return result;
	}
}));
// node_modules/graphql/jsutils/mapValue.js
var require_mapValue = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.mapValue = mapValue;
	/**
	* Creates an object map with the same keys as `map` and values generated by
	* running each value of `map` thru `fn`.
	*/
	function mapValue(map, fn) {
		const result = Object.create(null);
		for (const key of Object.keys(map)) result[key] = fn(map[key], key);
		return result;
	}
}));
// node_modules/graphql/jsutils/naturalCompare.js
var require_naturalCompare = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.naturalCompare = naturalCompare;
	/**
	* Returns a number indicating whether a reference string comes before, or after,
	* or is the same as the given string in natural sort order.
	*
	* See: https://en.wikipedia.org/wiki/Natural_sort_order
	*
	*/
	function naturalCompare(aStr, bStr) {
		let aIndex = 0;
		let bIndex = 0;
		while (aIndex < aStr.length && bIndex < bStr.length) {
			let aChar = aStr.charCodeAt(aIndex);
			let bChar = bStr.charCodeAt(bIndex);
			if (isDigit(aChar) && isDigit(bChar)) {
				let aNum = 0;
				do {
					++aIndex;
					aNum = aNum * 10 + aChar - DIGIT_0;
					aChar = aStr.charCodeAt(aIndex);
				} while (isDigit(aChar) && aNum > 0);
				let bNum = 0;
				do {
					++bIndex;
					bNum = bNum * 10 + bChar - DIGIT_0;
					bChar = bStr.charCodeAt(bIndex);
				} while (isDigit(bChar) && bNum > 0);
				if (aNum < bNum) return -1;
				if (aNum > bNum) return 1;
			} else {
				if (aChar < bChar) return -1;
				if (aChar > bChar) return 1;
				++aIndex;
				++bIndex;
			}
		}
		return aStr.length - bStr.length;
	}
	const DIGIT_0 = 48;
	const DIGIT_9 = 57;
	function isDigit(code) {
		return !isNaN(code) && DIGIT_0 <= code && code <= DIGIT_9;
	}
}));
// node_modules/graphql/jsutils/suggestionList.js
var require_suggestionList = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.suggestionList = suggestionList;
	var _naturalCompare = require_naturalCompare();
	/**
	* Given an invalid input string and a list of valid options, returns a filtered
	* list of valid options sorted based on their similarity with the input.
	*/
	function suggestionList(input, options) {
		const optionsByDistance = Object.create(null);
		const lexicalDistance = new LexicalDistance(input);
		const threshold = Math.floor(input.length * .4) + 1;
		for (const option of options) {
			const distance = lexicalDistance.measure(option, threshold);
			if (distance !== void 0) optionsByDistance[option] = distance;
		}
		return Object.keys(optionsByDistance).sort((a, b) => {
			const distanceDiff = optionsByDistance[a] - optionsByDistance[b];
			return distanceDiff !== 0 ? distanceDiff : (0, _naturalCompare.naturalCompare)(a, b);
		});
	}
	/**
	* Computes the lexical distance between strings A and B.
	*
	* The "distance" between two strings is given by counting the minimum number
	* of edits needed to transform string A into string B. An edit can be an
	* insertion, deletion, or substitution of a single character, or a swap of two
	* adjacent characters.
	*
	* Includes a custom alteration from Damerau-Levenshtein to treat case changes
	* as a single edit which helps identify mis-cased values with an edit distance
	* of 1.
	*
	* This distance can be useful for detecting typos in input or sorting
	*/
	var LexicalDistance = class {
		constructor(input) {
			this._input = input;
			this._inputLowerCase = input.toLowerCase();
			this._inputArray = stringToArray(this._inputLowerCase);
			this._rows = [
				new Array(input.length + 1).fill(0),
				new Array(input.length + 1).fill(0),
				new Array(input.length + 1).fill(0)
			];
		}
		measure(option, threshold) {
			if (this._input === option) return 0;
			const optionLowerCase = option.toLowerCase();
			if (this._inputLowerCase === optionLowerCase) return 1;
			let a = stringToArray(optionLowerCase);
			let b = this._inputArray;
			if (a.length < b.length) {
				const tmp = a;
				a = b;
				b = tmp;
			}
			const aLength = a.length;
			const bLength = b.length;
			if (aLength - bLength > threshold) return;
			const rows = this._rows;
			for (let j = 0; j <= bLength; j++) rows[0][j] = j;
			for (let i = 1; i <= aLength; i++) {
				const upRow = rows[(i - 1) % 3];
				const currentRow = rows[i % 3];
				let smallestCell = currentRow[0] = i;
				for (let j = 1; j <= bLength; j++) {
					const cost = a[i - 1] === b[j - 1] ? 0 : 1;
					let currentCell = Math.min(upRow[j] + 1, currentRow[j - 1] + 1, upRow[j - 1] + cost);
					if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
						const doubleDiagonalCell = rows[(i - 2) % 3][j - 2];
						currentCell = Math.min(currentCell, doubleDiagonalCell + 1);
					}
					if (currentCell < smallestCell) smallestCell = currentCell;
					currentRow[j] = currentCell;
				}
				if (smallestCell > threshold) return;
			}
			const distance = rows[aLength % 3][bLength];
			return distance <= threshold ? distance : void 0;
		}
	};
	function stringToArray(str) {
		const strLength = str.length;
		const array = new Array(strLength);
		for (let i = 0; i < strLength; ++i) array[i] = str.charCodeAt(i);
		return array;
	}
}));
// node_modules/graphql/jsutils/toObjMap.js
var require_toObjMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.toObjMap = toObjMap;
	function toObjMap(obj) {
		if (obj == null) return Object.create(null);
		if (Object.getPrototypeOf(obj) === null) return obj;
		const map = Object.create(null);
		for (const [key, value] of Object.entries(obj)) map[key] = value;
		return map;
	}
}));
// node_modules/graphql/language/printString.js
var require_printString = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.printString = printString;
	/**
	* Prints a string as a GraphQL StringValue literal. Replaces control characters
	* and excluded characters (" U+0022 and \\ U+005C) with escape sequences.
	*/
	function printString(str) {
		return `"${str.replace(escapedRegExp, escapedReplacer)}"`;
	}
	const escapedRegExp = /[\x00-\x1f\x22\x5c\x7f-\x9f]/g;
	function escapedReplacer(str) {
		return escapeSequences[str.charCodeAt(0)];
	}
	const escapeSequences = [
		"\\u0000",
		"\\u0001",
		"\\u0002",
		"\\u0003",
		"\\u0004",
		"\\u0005",
		"\\u0006",
		"\\u0007",
		"\\b",
		"\\t",
		"\\n",
		"\\u000B",
		"\\f",
		"\\r",
		"\\u000E",
		"\\u000F",
		"\\u0010",
		"\\u0011",
		"\\u0012",
		"\\u0013",
		"\\u0014",
		"\\u0015",
		"\\u0016",
		"\\u0017",
		"\\u0018",
		"\\u0019",
		"\\u001A",
		"\\u001B",
		"\\u001C",
		"\\u001D",
		"\\u001E",
		"\\u001F",
		"",
		"",
		"\\\"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"\\\\",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"",
		"\\u007F",
		"\\u0080",
		"\\u0081",
		"\\u0082",
		"\\u0083",
		"\\u0084",
		"\\u0085",
		"\\u0086",
		"\\u0087",
		"\\u0088",
		"\\u0089",
		"\\u008A",
		"\\u008B",
		"\\u008C",
		"\\u008D",
		"\\u008E",
		"\\u008F",
		"\\u0090",
		"\\u0091",
		"\\u0092",
		"\\u0093",
		"\\u0094",
		"\\u0095",
		"\\u0096",
		"\\u0097",
		"\\u0098",
		"\\u0099",
		"\\u009A",
		"\\u009B",
		"\\u009C",
		"\\u009D",
		"\\u009E",
		"\\u009F"
	];
}));
// node_modules/graphql/language/visitor.js
var require_visitor = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.BREAK = void 0;
	exports.getEnterLeaveForKind = getEnterLeaveForKind;
	exports.getVisitFn = getVisitFn;
	exports.visit = visit;
	exports.visitInParallel = visitInParallel;
	var _devAssert = require_devAssert();
	var _inspect = require_inspect();
	var _ast = require_ast();
	var _kinds = require_kinds();
	const BREAK = Object.freeze({});
	/**
	* visit() will walk through an AST using a depth-first traversal, calling
	* the visitor's enter function at each node in the traversal, and calling the
	* leave function after visiting that node and all of its child nodes.
	*
	* By returning different values from the enter and leave functions, the
	* behavior of the visitor can be altered, including skipping over a sub-tree of
	* the AST (by returning false), editing the AST by returning a value or null
	* to remove the value, or to stop the whole traversal by returning BREAK.
	*
	* When using visit() to edit an AST, the original AST will not be modified, and
	* a new version of the AST with the changes applied will be returned from the
	* visit function.
	*
	* ```ts
	* const editedAST = visit(ast, {
	*   enter(node, key, parent, path, ancestors) {
	*     // @return
	*     //   undefined: no action
	*     //   false: skip visiting this node
	*     //   visitor.BREAK: stop visiting altogether
	*     //   null: delete this node
	*     //   any value: replace this node with the returned value
	*   },
	*   leave(node, key, parent, path, ancestors) {
	*     // @return
	*     //   undefined: no action
	*     //   false: no action
	*     //   visitor.BREAK: stop visiting altogether
	*     //   null: delete this node
	*     //   any value: replace this node with the returned value
	*   }
	* });
	* ```
	*
	* Alternatively to providing enter() and leave() functions, a visitor can
	* instead provide functions named the same as the kinds of AST nodes, or
	* enter/leave visitors at a named key, leading to three permutations of the
	* visitor API:
	*
	* 1) Named visitors triggered when entering a node of a specific kind.
	*
	* ```ts
	* visit(ast, {
	*   Kind(node) {
	*     // enter the "Kind" node
	*   }
	* })
	* ```
	*
	* 2) Named visitors that trigger upon entering and leaving a node of a specific kind.
	*
	* ```ts
	* visit(ast, {
	*   Kind: {
	*     enter(node) {
	*       // enter the "Kind" node
	*     }
	*     leave(node) {
	*       // leave the "Kind" node
	*     }
	*   }
	* })
	* ```
	*
	* 3) Generic visitors that trigger upon entering and leaving any node.
	*
	* ```ts
	* visit(ast, {
	*   enter(node) {
	*     // enter any node
	*   },
	*   leave(node) {
	*     // leave any node
	*   }
	* })
	* ```
	*/
	exports.BREAK = BREAK;
	function visit(root, visitor, visitorKeys = _ast.QueryDocumentKeys) {
		const enterLeaveMap = /* @__PURE__ */ new Map();
		for (const kind of Object.values(_kinds.Kind)) enterLeaveMap.set(kind, getEnterLeaveForKind(visitor, kind));
		let stack = void 0;
		let inArray = Array.isArray(root);
		let keys = [root];
		let index = -1;
		let edits = [];
		let node = root;
		let key = void 0;
		let parent = void 0;
		const path = [];
		const ancestors = [];
		do {
			index++;
			const isLeaving = index === keys.length;
			const isEdited = isLeaving && edits.length !== 0;
			if (isLeaving) {
				key = ancestors.length === 0 ? void 0 : path[path.length - 1];
				node = parent;
				parent = ancestors.pop();
				if (isEdited) {
					if (inArray) {
						node = node.slice();
						let editOffset = 0;
						for (const [editKey, editValue] of edits) {
							const arrayKey = editKey - editOffset;
							if (editValue === null) {
								node.splice(arrayKey, 1);
								editOffset++;
							} else node[arrayKey] = editValue;
						}
					} else {
						node = { ...node };
						for (const [editKey, editValue] of edits) node[editKey] = editValue;
					}
				}
				index = stack.index;
				keys = stack.keys;
				edits = stack.edits;
				inArray = stack.inArray;
				stack = stack.prev;
			} else if (parent) {
				key = inArray ? index : keys[index];
				node = parent[key];
				if (node === null || node === void 0) continue;
				path.push(key);
			}
			let result;
			if (!Array.isArray(node)) {
				var _enterLeaveMap$get, _enterLeaveMap$get2;
				(0, _ast.isNode)(node) || (0, _devAssert.devAssert)(false, `Invalid AST Node: ${(0, _inspect.inspect)(node)}.`);
				const visitFn = isLeaving ? (_enterLeaveMap$get = enterLeaveMap.get(node.kind)) === null || _enterLeaveMap$get === void 0 ? void 0 : _enterLeaveMap$get.leave : (_enterLeaveMap$get2 = enterLeaveMap.get(node.kind)) === null || _enterLeaveMap$get2 === void 0 ? void 0 : _enterLeaveMap$get2.enter;
				result = visitFn === null || visitFn === void 0 ? void 0 : visitFn.call(visitor, node, key, parent, path, ancestors);
				if (result === BREAK) break;
				if (result === false) {
					if (!isLeaving) {
						path.pop();
						continue;
					}
				} else if (result !== void 0) {
					edits.push([key, result]);
					if (!isLeaving) {
						if ((0, _ast.isNode)(result)) node = result;
						else {
							path.pop();
							continue;
						}
					}
				}
			}
			if (result === void 0 && isEdited) edits.push([key, node]);
			if (isLeaving) path.pop();
			else {
				var _node$kind;
				stack = {
					inArray,
					index,
					keys,
					edits,
					prev: stack
				};
				inArray = Array.isArray(node);
				keys = inArray ? node : (_node$kind = visitorKeys[node.kind]) !== null && _node$kind !== void 0 ? _node$kind : [];
				index = -1;
				edits = [];
				if (parent) ancestors.push(parent);
				parent = node;
			}
		} while (stack !== void 0);
		if (edits.length !== 0) return edits[edits.length - 1][1];
		return root;
	}
	/**
	* Creates a new visitor instance which delegates to many visitors to run in
	* parallel. Each visitor will be visited for each node before moving on.
	*
	* If a prior visitor edits a node, no following visitors will see that node.
	*/
	function visitInParallel(visitors) {
		const skipping = new Array(visitors.length).fill(null);
		const mergedVisitor = Object.create(null);
		for (const kind of Object.values(_kinds.Kind)) {
			let hasVisitor = false;
			const enterList = new Array(visitors.length).fill(void 0);
			const leaveList = new Array(visitors.length).fill(void 0);
			for (let i = 0; i < visitors.length; ++i) {
				const { enter, leave } = getEnterLeaveForKind(visitors[i], kind);
				hasVisitor || (hasVisitor = enter != null || leave != null);
				enterList[i] = enter;
				leaveList[i] = leave;
			}
			if (!hasVisitor) continue;
			mergedVisitor[kind] = {
				enter(...args) {
					const node = args[0];
					for (let i = 0; i < visitors.length; i++) if (skipping[i] === null) {
						var _enterList$i;
						const result = (_enterList$i = enterList[i]) === null || _enterList$i === void 0 ? void 0 : _enterList$i.apply(visitors[i], args);
						if (result === false) skipping[i] = node;
						else if (result === BREAK) skipping[i] = BREAK;
						else if (result !== void 0) return result;
					}
				},
				leave(...args) {
					const node = args[0];
					for (let i = 0; i < visitors.length; i++) if (skipping[i] === null) {
						var _leaveList$i;
						const result = (_leaveList$i = leaveList[i]) === null || _leaveList$i === void 0 ? void 0 : _leaveList$i.apply(visitors[i], args);
						if (result === BREAK) skipping[i] = BREAK;
						else if (result !== void 0 && result !== false) return result;
					} else if (skipping[i] === node) skipping[i] = null;
				}
			};
		}
		return mergedVisitor;
	}
	/**
	* Given a visitor instance and a node kind, return EnterLeaveVisitor for that kind.
	*/
	function getEnterLeaveForKind(visitor, kind) {
		const kindVisitor = visitor[kind];
		if (typeof kindVisitor === "object") return kindVisitor;
		else if (typeof kindVisitor === "function") return {
			enter: kindVisitor,
			leave: void 0
		};
		return {
			enter: visitor.enter,
			leave: visitor.leave
		};
	}
	/**
	* Given a visitor instance, if it is leaving or not, and a node kind, return
	* the function the visitor runtime should call.
	*
	* @deprecated Please use `getEnterLeaveForKind` instead. Will be removed in v17
	*/
	/* c8 ignore next 8 */
	function getVisitFn(visitor, kind, isLeaving) {
		const { enter, leave } = getEnterLeaveForKind(visitor, kind);
		return isLeaving ? leave : enter;
	}
}));
// node_modules/graphql/language/printer.js
var require_printer = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.print = print;
	var _blockString = require_blockString();
	var _printString = require_printString();
	var _visitor = require_visitor();
	/**
	* Converts an AST into a string, using one set of reasonable
	* formatting rules.
	*/
	function print(ast) {
		return (0, _visitor.visit)(ast, printDocASTReducer);
	}
	const MAX_LINE_LENGTH = 80;
	const printDocASTReducer = {
		Name: { leave: (node) => node.value },
		Variable: { leave: (node) => "$" + node.name },
		Document: { leave: (node) => join(node.definitions, "\n\n") },
		OperationDefinition: { leave(node) {
			const varDefs = hasMultilineItems(node.variableDefinitions) ? wrap("(\n", join(node.variableDefinitions, "\n"), "\n)") : wrap("(", join(node.variableDefinitions, ", "), ")");
			const prefix = wrap("", node.description, "\n") + join([
				node.operation,
				join([node.name, varDefs]),
				join(node.directives, " ")
			], " ");
			return (prefix === "query" ? "" : prefix + " ") + node.selectionSet;
		} },
		VariableDefinition: { leave: ({ variable, type, defaultValue, directives, description }) => wrap("", description, "\n") + variable + ": " + type + wrap(" = ", defaultValue) + wrap(" ", join(directives, " ")) },
		SelectionSet: { leave: ({ selections }) => block(selections) },
		Field: { leave({ alias, name, arguments: args, directives, selectionSet }) {
			const prefix = wrap("", alias, ": ") + name;
			let argsLine = prefix + wrap("(", join(args, ", "), ")");
			if (argsLine.length > MAX_LINE_LENGTH) argsLine = prefix + wrap("(\n", indent(join(args, "\n")), "\n)");
			return join([
				argsLine,
				join(directives, " "),
				selectionSet
			], " ");
		} },
		Argument: { leave: ({ name, value }) => name + ": " + value },
		FragmentSpread: { leave: ({ name, directives }) => "..." + name + wrap(" ", join(directives, " ")) },
		InlineFragment: { leave: ({ typeCondition, directives, selectionSet }) => join([
			"...",
			wrap("on ", typeCondition),
			join(directives, " "),
			selectionSet
		], " ") },
		FragmentDefinition: { leave: ({ name, typeCondition, variableDefinitions, directives, selectionSet, description }) => wrap("", description, "\n") + `fragment ${name}${wrap("(", join(variableDefinitions, ", "), ")")} on ${typeCondition} ${wrap("", join(directives, " "), " ")}` + selectionSet },
		IntValue: { leave: ({ value }) => value },
		FloatValue: { leave: ({ value }) => value },
		StringValue: { leave: ({ value, block: isBlockString }) => isBlockString ? (0, _blockString.printBlockString)(value) : (0, _printString.printString)(value) },
		BooleanValue: { leave: ({ value }) => value ? "true" : "false" },
		NullValue: { leave: () => "null" },
		EnumValue: { leave: ({ value }) => value },
		ListValue: { leave: ({ values }) => "[" + join(values, ", ") + "]" },
		ObjectValue: { leave: ({ fields }) => "{" + join(fields, ", ") + "}" },
		ObjectField: { leave: ({ name, value }) => name + ": " + value },
		Directive: { leave: ({ name, arguments: args }) => "@" + name + wrap("(", join(args, ", "), ")") },
		NamedType: { leave: ({ name }) => name },
		ListType: { leave: ({ type }) => "[" + type + "]" },
		NonNullType: { leave: ({ type }) => type + "!" },
		SchemaDefinition: { leave: ({ description, directives, operationTypes }) => wrap("", description, "\n") + join([
			"schema",
			join(directives, " "),
			block(operationTypes)
		], " ") },
		OperationTypeDefinition: { leave: ({ operation, type }) => operation + ": " + type },
		ScalarTypeDefinition: { leave: ({ description, name, directives }) => wrap("", description, "\n") + join([
			"scalar",
			name,
			join(directives, " ")
		], " ") },
		ObjectTypeDefinition: { leave: ({ description, name, interfaces, directives, fields }) => wrap("", description, "\n") + join([
			"type",
			name,
			wrap("implements ", join(interfaces, " & ")),
			join(directives, " "),
			block(fields)
		], " ") },
		FieldDefinition: { leave: ({ description, name, arguments: args, type, directives }) => wrap("", description, "\n") + name + (hasMultilineItems(args) ? wrap("(\n", indent(join(args, "\n")), "\n)") : wrap("(", join(args, ", "), ")")) + ": " + type + wrap(" ", join(directives, " ")) },
		InputValueDefinition: { leave: ({ description, name, type, defaultValue, directives }) => wrap("", description, "\n") + join([
			name + ": " + type,
			wrap("= ", defaultValue),
			join(directives, " ")
		], " ") },
		InterfaceTypeDefinition: { leave: ({ description, name, interfaces, directives, fields }) => wrap("", description, "\n") + join([
			"interface",
			name,
			wrap("implements ", join(interfaces, " & ")),
			join(directives, " "),
			block(fields)
		], " ") },
		UnionTypeDefinition: { leave: ({ description, name, directives, types }) => wrap("", description, "\n") + join([
			"union",
			name,
			join(directives, " "),
			wrap("= ", join(types, " | "))
		], " ") },
		EnumTypeDefinition: { leave: ({ description, name, directives, values }) => wrap("", description, "\n") + join([
			"enum",
			name,
			join(directives, " "),
			block(values)
		], " ") },
		EnumValueDefinition: { leave: ({ description, name, directives }) => wrap("", description, "\n") + join([name, join(directives, " ")], " ") },
		InputObjectTypeDefinition: { leave: ({ description, name, directives, fields }) => wrap("", description, "\n") + join([
			"input",
			name,
			join(directives, " "),
			block(fields)
		], " ") },
		DirectiveDefinition: { leave: ({ description, name, arguments: args, repeatable, locations }) => wrap("", description, "\n") + "directive @" + name + (hasMultilineItems(args) ? wrap("(\n", indent(join(args, "\n")), "\n)") : wrap("(", join(args, ", "), ")")) + (repeatable ? " repeatable" : "") + " on " + join(locations, " | ") },
		SchemaExtension: { leave: ({ directives, operationTypes }) => join([
			"extend schema",
			join(directives, " "),
			block(operationTypes)
		], " ") },
		ScalarTypeExtension: { leave: ({ name, directives }) => join([
			"extend scalar",
			name,
			join(directives, " ")
		], " ") },
		ObjectTypeExtension: { leave: ({ name, interfaces, directives, fields }) => join([
			"extend type",
			name,
			wrap("implements ", join(interfaces, " & ")),
			join(directives, " "),
			block(fields)
		], " ") },
		InterfaceTypeExtension: { leave: ({ name, interfaces, directives, fields }) => join([
			"extend interface",
			name,
			wrap("implements ", join(interfaces, " & ")),
			join(directives, " "),
			block(fields)
		], " ") },
		UnionTypeExtension: { leave: ({ name, directives, types }) => join([
			"extend union",
			name,
			join(directives, " "),
			wrap("= ", join(types, " | "))
		], " ") },
		EnumTypeExtension: { leave: ({ name, directives, values }) => join([
			"extend enum",
			name,
			join(directives, " "),
			block(values)
		], " ") },
		InputObjectTypeExtension: { leave: ({ name, directives, fields }) => join([
			"extend input",
			name,
			join(directives, " "),
			block(fields)
		], " ") },
		TypeCoordinate: { leave: ({ name }) => name },
		MemberCoordinate: { leave: ({ name, memberName }) => join([name, wrap(".", memberName)]) },
		ArgumentCoordinate: { leave: ({ name, fieldName, argumentName }) => join([
			name,
			wrap(".", fieldName),
			wrap("(", argumentName, ":)")
		]) },
		DirectiveCoordinate: { leave: ({ name }) => join(["@", name]) },
		DirectiveArgumentCoordinate: { leave: ({ name, argumentName }) => join([
			"@",
			name,
			wrap("(", argumentName, ":)")
		]) }
	};
	/**
	* Given maybeArray, print an empty string if it is null or empty, otherwise
	* print all items together separated by separator if provided
	*/
	function join(maybeArray, separator = "") {
		var _maybeArray$filter$jo;
		return (_maybeArray$filter$jo = maybeArray === null || maybeArray === void 0 ? void 0 : maybeArray.filter((x) => x).join(separator)) !== null && _maybeArray$filter$jo !== void 0 ? _maybeArray$filter$jo : "";
	}
	/**
	* Given array, print each item on its own line, wrapped in an indented `{ }` block.
	*/
	function block(array) {
		return wrap("{\n", indent(join(array, "\n")), "\n}");
	}
	/**
	* If maybeString is not null or empty, then wrap with start and end, otherwise print an empty string.
	*/
	function wrap(start, maybeString, end = "") {
		return maybeString != null && maybeString !== "" ? start + maybeString + end : "";
	}
	function indent(str) {
		return wrap("  ", str.replace(/\n/g, "\n  "));
	}
	function hasMultilineItems(maybeArray) {
		var _maybeArray$some;
		/* c8 ignore next */
		return (_maybeArray$some = maybeArray === null || maybeArray === void 0 ? void 0 : maybeArray.some((str) => str.includes("\n"))) !== null && _maybeArray$some !== void 0 ? _maybeArray$some : false;
	}
}));
// node_modules/graphql/utilities/valueFromASTUntyped.js
var require_valueFromASTUntyped = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.valueFromASTUntyped = valueFromASTUntyped;
	var _keyValMap = require_keyValMap();
	var _kinds = require_kinds();
	/**
	* Produces a JavaScript value given a GraphQL Value AST.
	*
	* Unlike `valueFromAST()`, no type is provided. The resulting JavaScript value
	* will reflect the provided GraphQL value AST.
	*
	* | GraphQL Value        | JavaScript Value |
	* | -------------------- | ---------------- |
	* | Input Object         | Object           |
	* | List                 | Array            |
	* | Boolean              | Boolean          |
	* | String / Enum        | String           |
	* | Int / Float          | Number           |
	* | Null                 | null             |
	*
	*/
	function valueFromASTUntyped(valueNode, variables) {
		switch (valueNode.kind) {
			case _kinds.Kind.NULL: return null;
			case _kinds.Kind.INT: return parseInt(valueNode.value, 10);
			case _kinds.Kind.FLOAT: return parseFloat(valueNode.value);
			case _kinds.Kind.STRING:
			case _kinds.Kind.ENUM:
			case _kinds.Kind.BOOLEAN: return valueNode.value;
			case _kinds.Kind.LIST: return valueNode.values.map((node) => valueFromASTUntyped(node, variables));
			case _kinds.Kind.OBJECT: return (0, _keyValMap.keyValMap)(valueNode.fields, (field) => field.name.value, (field) => valueFromASTUntyped(field.value, variables));
			case _kinds.Kind.VARIABLE: return variables === null || variables === void 0 ? void 0 : variables[valueNode.name.value];
		}
	}
}));
// node_modules/graphql/type/assertName.js
var require_assertName = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.assertEnumValueName = assertEnumValueName;
	exports.assertName = assertName;
	var _devAssert = require_devAssert();
	var _GraphQLError = require_GraphQLError();
	var _characterClasses = require_characterClasses();
	/**
	* Upholds the spec rules about naming.
	*/
	function assertName(name) {
		name ?? (0, _devAssert.devAssert)(false, "Must provide name.");
		typeof name === "string" || (0, _devAssert.devAssert)(false, "Expected name to be a string.");
		if (name.length === 0) throw new _GraphQLError.GraphQLError("Expected name to be a non-empty string.");
		for (let i = 1; i < name.length; ++i) if (!(0, _characterClasses.isNameContinue)(name.charCodeAt(i))) throw new _GraphQLError.GraphQLError(`Names must only contain [_a-zA-Z0-9] but "${name}" does not.`);
		if (!(0, _characterClasses.isNameStart)(name.charCodeAt(0))) throw new _GraphQLError.GraphQLError(`Names must start with [_a-zA-Z] but "${name}" does not.`);
		return name;
	}
	/**
	* Upholds the spec rules about naming enum values.
	*
	* @internal
	*/
	function assertEnumValueName(name) {
		if (name === "true" || name === "false" || name === "null") throw new _GraphQLError.GraphQLError(`Enum values cannot be named: ${name}`);
		return assertName(name);
	}
}));
// node_modules/graphql/type/definition.js
var require_definition = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.GraphQLUnionType = exports.GraphQLScalarType = exports.GraphQLObjectType = exports.GraphQLNonNull = exports.GraphQLList = exports.GraphQLInterfaceType = exports.GraphQLInputObjectType = exports.GraphQLEnumType = void 0;
	exports.argsToArgsConfig = argsToArgsConfig;
	exports.assertAbstractType = assertAbstractType;
	exports.assertCompositeType = assertCompositeType;
	exports.assertEnumType = assertEnumType;
	exports.assertInputObjectType = assertInputObjectType;
	exports.assertInputType = assertInputType;
	exports.assertInterfaceType = assertInterfaceType;
	exports.assertLeafType = assertLeafType;
	exports.assertListType = assertListType;
	exports.assertNamedType = assertNamedType;
	exports.assertNonNullType = assertNonNullType;
	exports.assertNullableType = assertNullableType;
	exports.assertObjectType = assertObjectType;
	exports.assertOutputType = assertOutputType;
	exports.assertScalarType = assertScalarType;
	exports.assertType = assertType;
	exports.assertUnionType = assertUnionType;
	exports.assertWrappingType = assertWrappingType;
	exports.defineArguments = defineArguments;
	exports.getNamedType = getNamedType;
	exports.getNullableType = getNullableType;
	exports.isAbstractType = isAbstractType;
	exports.isCompositeType = isCompositeType;
	exports.isEnumType = isEnumType;
	exports.isInputObjectType = isInputObjectType;
	exports.isInputType = isInputType;
	exports.isInterfaceType = isInterfaceType;
	exports.isLeafType = isLeafType;
	exports.isListType = isListType;
	exports.isNamedType = isNamedType;
	exports.isNonNullType = isNonNullType;
	exports.isNullableType = isNullableType;
	exports.isObjectType = isObjectType;
	exports.isOutputType = isOutputType;
	exports.isRequiredArgument = isRequiredArgument;
	exports.isRequiredInputField = isRequiredInputField;
	exports.isScalarType = isScalarType;
	exports.isType = isType;
	exports.isUnionType = isUnionType;
	exports.isWrappingType = isWrappingType;
	exports.resolveObjMapThunk = resolveObjMapThunk;
	exports.resolveReadonlyArrayThunk = resolveReadonlyArrayThunk;
	var _devAssert = require_devAssert();
	var _didYouMean = require_didYouMean();
	var _identityFunc = require_identityFunc();
	var _inspect = require_inspect();
	var _instanceOf = require_instanceOf();
	var _isObjectLike = require_isObjectLike();
	var _keyMap = require_keyMap();
	var _keyValMap = require_keyValMap();
	var _mapValue = require_mapValue();
	var _suggestionList = require_suggestionList();
	var _toObjMap = require_toObjMap();
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _printer = require_printer();
	var _valueFromASTUntyped = require_valueFromASTUntyped();
	var _assertName = require_assertName();
	function isType(type) {
		return isScalarType(type) || isObjectType(type) || isInterfaceType(type) || isUnionType(type) || isEnumType(type) || isInputObjectType(type) || isListType(type) || isNonNullType(type);
	}
	function assertType(type) {
		if (!isType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL type.`);
		return type;
	}
	/**
	* There are predicates for each kind of GraphQL type.
	*/
	function isScalarType(type) {
		return (0, _instanceOf.instanceOf)(type, GraphQLScalarType);
	}
	function assertScalarType(type) {
		if (!isScalarType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL Scalar type.`);
		return type;
	}
	function isObjectType(type) {
		return (0, _instanceOf.instanceOf)(type, GraphQLObjectType);
	}
	function assertObjectType(type) {
		if (!isObjectType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL Object type.`);
		return type;
	}
	function isInterfaceType(type) {
		return (0, _instanceOf.instanceOf)(type, GraphQLInterfaceType);
	}
	function assertInterfaceType(type) {
		if (!isInterfaceType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL Interface type.`);
		return type;
	}
	function isUnionType(type) {
		return (0, _instanceOf.instanceOf)(type, GraphQLUnionType);
	}
	function assertUnionType(type) {
		if (!isUnionType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL Union type.`);
		return type;
	}
	function isEnumType(type) {
		return (0, _instanceOf.instanceOf)(type, GraphQLEnumType);
	}
	function assertEnumType(type) {
		if (!isEnumType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL Enum type.`);
		return type;
	}
	function isInputObjectType(type) {
		return (0, _instanceOf.instanceOf)(type, GraphQLInputObjectType);
	}
	function assertInputObjectType(type) {
		if (!isInputObjectType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL Input Object type.`);
		return type;
	}
	function isListType(type) {
		return (0, _instanceOf.instanceOf)(type, GraphQLList);
	}
	function assertListType(type) {
		if (!isListType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL List type.`);
		return type;
	}
	function isNonNullType(type) {
		return (0, _instanceOf.instanceOf)(type, GraphQLNonNull);
	}
	function assertNonNullType(type) {
		if (!isNonNullType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL Non-Null type.`);
		return type;
	}
	/**
	* These types may be used as input types for arguments and directives.
	*/
	function isInputType(type) {
		return isScalarType(type) || isEnumType(type) || isInputObjectType(type) || isWrappingType(type) && isInputType(type.ofType);
	}
	function assertInputType(type) {
		if (!isInputType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL input type.`);
		return type;
	}
	/**
	* These types may be used as output types as the result of fields.
	*/
	function isOutputType(type) {
		return isScalarType(type) || isObjectType(type) || isInterfaceType(type) || isUnionType(type) || isEnumType(type) || isWrappingType(type) && isOutputType(type.ofType);
	}
	function assertOutputType(type) {
		if (!isOutputType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL output type.`);
		return type;
	}
	/**
	* These types may describe types which may be leaf values.
	*/
	function isLeafType(type) {
		return isScalarType(type) || isEnumType(type);
	}
	function assertLeafType(type) {
		if (!isLeafType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL leaf type.`);
		return type;
	}
	/**
	* These types may describe the parent context of a selection set.
	*/
	function isCompositeType(type) {
		return isObjectType(type) || isInterfaceType(type) || isUnionType(type);
	}
	function assertCompositeType(type) {
		if (!isCompositeType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL composite type.`);
		return type;
	}
	/**
	* These types may describe the parent context of a selection set.
	*/
	function isAbstractType(type) {
		return isInterfaceType(type) || isUnionType(type);
	}
	function assertAbstractType(type) {
		if (!isAbstractType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL abstract type.`);
		return type;
	}
	/**
	* List Type Wrapper
	*
	* A list is a wrapping type which points to another type.
	* Lists are often created within the context of defining the fields of
	* an object type.
	*
	* Example:
	*
	* ```ts
	* const PersonType = new GraphQLObjectType({
	*   name: 'Person',
	*   fields: () => ({
	*     parents: { type: new GraphQLList(PersonType) },
	*     children: { type: new GraphQLList(PersonType) },
	*   })
	* })
	* ```
	*/
	var GraphQLList = class {
		constructor(ofType) {
			isType(ofType) || (0, _devAssert.devAssert)(false, `Expected ${(0, _inspect.inspect)(ofType)} to be a GraphQL type.`);
			this.ofType = ofType;
		}
		get [Symbol.toStringTag]() {
			return "GraphQLList";
		}
		toString() {
			return "[" + String(this.ofType) + "]";
		}
		toJSON() {
			return this.toString();
		}
	};
	/**
	* Non-Null Type Wrapper
	*
	* A non-null is a wrapping type which points to another type.
	* Non-null types enforce that their values are never null and can ensure
	* an error is raised if this ever occurs during a request. It is useful for
	* fields which you can make a strong guarantee on non-nullability, for example
	* usually the id field of a database row will never be null.
	*
	* Example:
	*
	* ```ts
	* const RowType = new GraphQLObjectType({
	*   name: 'Row',
	*   fields: () => ({
	*     id: { type: new GraphQLNonNull(GraphQLString) },
	*   })
	* })
	* ```
	* Note: the enforcement of non-nullability occurs within the executor.
	*/
	exports.GraphQLList = GraphQLList;
	var GraphQLNonNull = class {
		constructor(ofType) {
			isNullableType(ofType) || (0, _devAssert.devAssert)(false, `Expected ${(0, _inspect.inspect)(ofType)} to be a GraphQL nullable type.`);
			this.ofType = ofType;
		}
		get [Symbol.toStringTag]() {
			return "GraphQLNonNull";
		}
		toString() {
			return String(this.ofType) + "!";
		}
		toJSON() {
			return this.toString();
		}
	};
	/**
	* These types wrap and modify other types
	*/
	exports.GraphQLNonNull = GraphQLNonNull;
	function isWrappingType(type) {
		return isListType(type) || isNonNullType(type);
	}
	function assertWrappingType(type) {
		if (!isWrappingType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL wrapping type.`);
		return type;
	}
	/**
	* These types can all accept null as a value.
	*/
	function isNullableType(type) {
		return isType(type) && !isNonNullType(type);
	}
	function assertNullableType(type) {
		if (!isNullableType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL nullable type.`);
		return type;
	}
	function getNullableType(type) {
		if (type) return isNonNullType(type) ? type.ofType : type;
	}
	/**
	* These named types do not include modifiers like List or NonNull.
	*/
	function isNamedType(type) {
		return isScalarType(type) || isObjectType(type) || isInterfaceType(type) || isUnionType(type) || isEnumType(type) || isInputObjectType(type);
	}
	function assertNamedType(type) {
		if (!isNamedType(type)) throw new Error(`Expected ${(0, _inspect.inspect)(type)} to be a GraphQL named type.`);
		return type;
	}
	function getNamedType(type) {
		if (type) {
			let unwrappedType = type;
			while (isWrappingType(unwrappedType)) unwrappedType = unwrappedType.ofType;
			return unwrappedType;
		}
	}
	/**
	* Used while defining GraphQL types to allow for circular references in
	* otherwise immutable type definitions.
	*/
	function resolveReadonlyArrayThunk(thunk) {
		return typeof thunk === "function" ? thunk() : thunk;
	}
	function resolveObjMapThunk(thunk) {
		return typeof thunk === "function" ? thunk() : thunk;
	}
	/**
	* Custom extensions
	*
	* @remarks
	* Use a unique identifier name for your extension, for example the name of
	* your library or project. Do not use a shortened identifier as this increases
	* the risk of conflicts. We recommend you add at most one extension field,
	* an object which can contain all the values you need.
	*/
	/**
	* Scalar Type Definition
	*
	* The leaf values of any request and input values to arguments are
	* Scalars (or Enums) and are defined with a name and a series of functions
	* used to parse input from ast or variables and to ensure validity.
	*
	* If a type's serialize function returns `null` or does not return a value
	* (i.e. it returns `undefined`) then an error will be raised and a `null`
	* value will be returned in the response. It is always better to validate
	*
	* Example:
	*
	* ```ts
	* const OddType = new GraphQLScalarType({
	*   name: 'Odd',
	*   serialize(value) {
	*     if (!Number.isFinite(value)) {
	*       throw new Error(
	*         `Scalar "Odd" cannot represent "${value}" since it is not a finite number.`,
	*       );
	*     }
	*
	*     if (value % 2 === 0) {
	*       throw new Error(`Scalar "Odd" cannot represent "${value}" since it is even.`);
	*     }
	*     return value;
	*   }
	* });
	* ```
	*/
	var GraphQLScalarType = class {
		constructor(config) {
			var _config$parseValue, _config$serialize, _config$parseLiteral, _config$extensionASTN;
			const parseValue = (_config$parseValue = config.parseValue) !== null && _config$parseValue !== void 0 ? _config$parseValue : _identityFunc.identityFunc;
			this.name = (0, _assertName.assertName)(config.name);
			this.description = config.description;
			this.specifiedByURL = config.specifiedByURL;
			this.serialize = (_config$serialize = config.serialize) !== null && _config$serialize !== void 0 ? _config$serialize : _identityFunc.identityFunc;
			this.parseValue = parseValue;
			this.parseLiteral = (_config$parseLiteral = config.parseLiteral) !== null && _config$parseLiteral !== void 0 ? _config$parseLiteral : (node, variables) => parseValue((0, _valueFromASTUntyped.valueFromASTUntyped)(node, variables));
			this.extensions = (0, _toObjMap.toObjMap)(config.extensions);
			this.astNode = config.astNode;
			this.extensionASTNodes = (_config$extensionASTN = config.extensionASTNodes) !== null && _config$extensionASTN !== void 0 ? _config$extensionASTN : [];
			config.specifiedByURL == null || typeof config.specifiedByURL === "string" || (0, _devAssert.devAssert)(false, `${this.name} must provide "specifiedByURL" as a string, but got: ${(0, _inspect.inspect)(config.specifiedByURL)}.`);
			config.serialize == null || typeof config.serialize === "function" || (0, _devAssert.devAssert)(false, `${this.name} must provide "serialize" function. If this custom Scalar is also used as an input type, ensure "parseValue" and "parseLiteral" functions are also provided.`);
			if (config.parseLiteral) typeof config.parseValue === "function" && typeof config.parseLiteral === "function" || (0, _devAssert.devAssert)(false, `${this.name} must provide both "parseValue" and "parseLiteral" functions.`);
		}
		get [Symbol.toStringTag]() {
			return "GraphQLScalarType";
		}
		toConfig() {
			return {
				name: this.name,
				description: this.description,
				specifiedByURL: this.specifiedByURL,
				serialize: this.serialize,
				parseValue: this.parseValue,
				parseLiteral: this.parseLiteral,
				extensions: this.extensions,
				astNode: this.astNode,
				extensionASTNodes: this.extensionASTNodes
			};
		}
		toString() {
			return this.name;
		}
		toJSON() {
			return this.toString();
		}
	};
	exports.GraphQLScalarType = GraphQLScalarType;
	/**
	* Object Type Definition
	*
	* Almost all of the GraphQL types you define will be object types. Object types
	* have a name, but most importantly describe their fields.
	*
	* Example:
	*
	* ```ts
	* const AddressType = new GraphQLObjectType({
	*   name: 'Address',
	*   fields: {
	*     street: { type: GraphQLString },
	*     number: { type: GraphQLInt },
	*     formatted: {
	*       type: GraphQLString,
	*       resolve(obj) {
	*         return obj.number + ' ' + obj.street
	*       }
	*     }
	*   }
	* });
	* ```
	*
	* When two types need to refer to each other, or a type needs to refer to
	* itself in a field, you can use a function expression (aka a closure or a
	* thunk) to supply the fields lazily.
	*
	* Example:
	*
	* ```ts
	* const PersonType = new GraphQLObjectType({
	*   name: 'Person',
	*   fields: () => ({
	*     name: { type: GraphQLString },
	*     bestFriend: { type: PersonType },
	*   })
	* });
	* ```
	*/
	var GraphQLObjectType = class {
		constructor(config) {
			var _config$extensionASTN2;
			this.name = (0, _assertName.assertName)(config.name);
			this.description = config.description;
			this.isTypeOf = config.isTypeOf;
			this.extensions = (0, _toObjMap.toObjMap)(config.extensions);
			this.astNode = config.astNode;
			this.extensionASTNodes = (_config$extensionASTN2 = config.extensionASTNodes) !== null && _config$extensionASTN2 !== void 0 ? _config$extensionASTN2 : [];
			this._fields = () => defineFieldMap(config);
			this._interfaces = () => defineInterfaces(config);
			config.isTypeOf == null || typeof config.isTypeOf === "function" || (0, _devAssert.devAssert)(false, `${this.name} must provide "isTypeOf" as a function, but got: ${(0, _inspect.inspect)(config.isTypeOf)}.`);
		}
		get [Symbol.toStringTag]() {
			return "GraphQLObjectType";
		}
		getFields() {
			if (typeof this._fields === "function") this._fields = this._fields();
			return this._fields;
		}
		getInterfaces() {
			if (typeof this._interfaces === "function") this._interfaces = this._interfaces();
			return this._interfaces;
		}
		toConfig() {
			return {
				name: this.name,
				description: this.description,
				interfaces: this.getInterfaces(),
				fields: fieldsToFieldsConfig(this.getFields()),
				isTypeOf: this.isTypeOf,
				extensions: this.extensions,
				astNode: this.astNode,
				extensionASTNodes: this.extensionASTNodes
			};
		}
		toString() {
			return this.name;
		}
		toJSON() {
			return this.toString();
		}
	};
	exports.GraphQLObjectType = GraphQLObjectType;
	function defineInterfaces(config) {
		var _config$interfaces;
		const interfaces = resolveReadonlyArrayThunk((_config$interfaces = config.interfaces) !== null && _config$interfaces !== void 0 ? _config$interfaces : []);
		Array.isArray(interfaces) || (0, _devAssert.devAssert)(false, `${config.name} interfaces must be an Array or a function which returns an Array.`);
		return interfaces;
	}
	function defineFieldMap(config) {
		const fieldMap = resolveObjMapThunk(config.fields);
		isPlainObj(fieldMap) || (0, _devAssert.devAssert)(false, `${config.name} fields must be an object with field names as keys or a function which returns such an object.`);
		return (0, _mapValue.mapValue)(fieldMap, (fieldConfig, fieldName) => {
			var _fieldConfig$args;
			isPlainObj(fieldConfig) || (0, _devAssert.devAssert)(false, `${config.name}.${fieldName} field config must be an object.`);
			fieldConfig.resolve == null || typeof fieldConfig.resolve === "function" || (0, _devAssert.devAssert)(false, `${config.name}.${fieldName} field resolver must be a function if provided, but got: ${(0, _inspect.inspect)(fieldConfig.resolve)}.`);
			const argsConfig = (_fieldConfig$args = fieldConfig.args) !== null && _fieldConfig$args !== void 0 ? _fieldConfig$args : {};
			isPlainObj(argsConfig) || (0, _devAssert.devAssert)(false, `${config.name}.${fieldName} args must be an object with argument names as keys.`);
			return {
				name: (0, _assertName.assertName)(fieldName),
				description: fieldConfig.description,
				type: fieldConfig.type,
				args: defineArguments(argsConfig),
				resolve: fieldConfig.resolve,
				subscribe: fieldConfig.subscribe,
				deprecationReason: fieldConfig.deprecationReason,
				extensions: (0, _toObjMap.toObjMap)(fieldConfig.extensions),
				astNode: fieldConfig.astNode
			};
		});
	}
	function defineArguments(config) {
		return Object.entries(config).map(([argName, argConfig]) => ({
			name: (0, _assertName.assertName)(argName),
			description: argConfig.description,
			type: argConfig.type,
			defaultValue: argConfig.defaultValue,
			deprecationReason: argConfig.deprecationReason,
			extensions: (0, _toObjMap.toObjMap)(argConfig.extensions),
			astNode: argConfig.astNode
		}));
	}
	function isPlainObj(obj) {
		return (0, _isObjectLike.isObjectLike)(obj) && !Array.isArray(obj);
	}
	function fieldsToFieldsConfig(fields) {
		return (0, _mapValue.mapValue)(fields, (field) => ({
			description: field.description,
			type: field.type,
			args: argsToArgsConfig(field.args),
			resolve: field.resolve,
			subscribe: field.subscribe,
			deprecationReason: field.deprecationReason,
			extensions: field.extensions,
			astNode: field.astNode
		}));
	}
	/**
	* @internal
	*/
	function argsToArgsConfig(args) {
		return (0, _keyValMap.keyValMap)(args, (arg) => arg.name, (arg) => ({
			description: arg.description,
			type: arg.type,
			defaultValue: arg.defaultValue,
			deprecationReason: arg.deprecationReason,
			extensions: arg.extensions,
			astNode: arg.astNode
		}));
	}
	function isRequiredArgument(arg) {
		return isNonNullType(arg.type) && arg.defaultValue === void 0;
	}
	/**
	* Interface Type Definition
	*
	* When a field can return one of a heterogeneous set of types, a Interface type
	* is used to describe what types are possible, what fields are in common across
	* all types, as well as a function to determine which type is actually used
	* when the field is resolved.
	*
	* Example:
	*
	* ```ts
	* const EntityType = new GraphQLInterfaceType({
	*   name: 'Entity',
	*   fields: {
	*     name: { type: GraphQLString }
	*   }
	* });
	* ```
	*/
	var GraphQLInterfaceType = class {
		constructor(config) {
			var _config$extensionASTN3;
			this.name = (0, _assertName.assertName)(config.name);
			this.description = config.description;
			this.resolveType = config.resolveType;
			this.extensions = (0, _toObjMap.toObjMap)(config.extensions);
			this.astNode = config.astNode;
			this.extensionASTNodes = (_config$extensionASTN3 = config.extensionASTNodes) !== null && _config$extensionASTN3 !== void 0 ? _config$extensionASTN3 : [];
			this._fields = defineFieldMap.bind(void 0, config);
			this._interfaces = defineInterfaces.bind(void 0, config);
			config.resolveType == null || typeof config.resolveType === "function" || (0, _devAssert.devAssert)(false, `${this.name} must provide "resolveType" as a function, but got: ${(0, _inspect.inspect)(config.resolveType)}.`);
		}
		get [Symbol.toStringTag]() {
			return "GraphQLInterfaceType";
		}
		getFields() {
			if (typeof this._fields === "function") this._fields = this._fields();
			return this._fields;
		}
		getInterfaces() {
			if (typeof this._interfaces === "function") this._interfaces = this._interfaces();
			return this._interfaces;
		}
		toConfig() {
			return {
				name: this.name,
				description: this.description,
				interfaces: this.getInterfaces(),
				fields: fieldsToFieldsConfig(this.getFields()),
				resolveType: this.resolveType,
				extensions: this.extensions,
				astNode: this.astNode,
				extensionASTNodes: this.extensionASTNodes
			};
		}
		toString() {
			return this.name;
		}
		toJSON() {
			return this.toString();
		}
	};
	exports.GraphQLInterfaceType = GraphQLInterfaceType;
	/**
	* Union Type Definition
	*
	* When a field can return one of a heterogeneous set of types, a Union type
	* is used to describe what types are possible as well as providing a function
	* to determine which type is actually used when the field is resolved.
	*
	* Example:
	*
	* ```ts
	* const PetType = new GraphQLUnionType({
	*   name: 'Pet',
	*   types: [ DogType, CatType ],
	*   resolveType(value) {
	*     if (value instanceof Dog) {
	*       return DogType;
	*     }
	*     if (value instanceof Cat) {
	*       return CatType;
	*     }
	*   }
	* });
	* ```
	*/
	var GraphQLUnionType = class {
		constructor(config) {
			var _config$extensionASTN4;
			this.name = (0, _assertName.assertName)(config.name);
			this.description = config.description;
			this.resolveType = config.resolveType;
			this.extensions = (0, _toObjMap.toObjMap)(config.extensions);
			this.astNode = config.astNode;
			this.extensionASTNodes = (_config$extensionASTN4 = config.extensionASTNodes) !== null && _config$extensionASTN4 !== void 0 ? _config$extensionASTN4 : [];
			this._types = defineTypes.bind(void 0, config);
			config.resolveType == null || typeof config.resolveType === "function" || (0, _devAssert.devAssert)(false, `${this.name} must provide "resolveType" as a function, but got: ${(0, _inspect.inspect)(config.resolveType)}.`);
		}
		get [Symbol.toStringTag]() {
			return "GraphQLUnionType";
		}
		getTypes() {
			if (typeof this._types === "function") this._types = this._types();
			return this._types;
		}
		toConfig() {
			return {
				name: this.name,
				description: this.description,
				types: this.getTypes(),
				resolveType: this.resolveType,
				extensions: this.extensions,
				astNode: this.astNode,
				extensionASTNodes: this.extensionASTNodes
			};
		}
		toString() {
			return this.name;
		}
		toJSON() {
			return this.toString();
		}
	};
	exports.GraphQLUnionType = GraphQLUnionType;
	function defineTypes(config) {
		const types = resolveReadonlyArrayThunk(config.types);
		Array.isArray(types) || (0, _devAssert.devAssert)(false, `Must provide Array of types or a function which returns such an array for Union ${config.name}.`);
		return types;
	}
	/**
	* Enum Type Definition
	*
	* Some leaf values of requests and input values are Enums. GraphQL serializes
	* Enum values as strings, however internally Enums can be represented by any
	* kind of type, often integers.
	*
	* Example:
	*
	* ```ts
	* const RGBType = new GraphQLEnumType({
	*   name: 'RGB',
	*   values: {
	*     RED: { value: 0 },
	*     GREEN: { value: 1 },
	*     BLUE: { value: 2 }
	*   }
	* });
	* ```
	*
	* Note: If a value is not provided in a definition, the name of the enum value
	* will be used as its internal value.
	*/
	var GraphQLEnumType = class {
		constructor(config) {
			var _config$extensionASTN5;
			this.name = (0, _assertName.assertName)(config.name);
			this.description = config.description;
			this.extensions = (0, _toObjMap.toObjMap)(config.extensions);
			this.astNode = config.astNode;
			this.extensionASTNodes = (_config$extensionASTN5 = config.extensionASTNodes) !== null && _config$extensionASTN5 !== void 0 ? _config$extensionASTN5 : [];
			this._values = typeof config.values === "function" ? config.values : defineEnumValues(this.name, config.values);
			this._valueLookup = null;
			this._nameLookup = null;
		}
		get [Symbol.toStringTag]() {
			return "GraphQLEnumType";
		}
		getValues() {
			if (typeof this._values === "function") this._values = defineEnumValues(this.name, this._values());
			return this._values;
		}
		getValue(name) {
			if (this._nameLookup === null) this._nameLookup = (0, _keyMap.keyMap)(this.getValues(), (value) => value.name);
			return this._nameLookup[name];
		}
		serialize(outputValue) {
			if (this._valueLookup === null) this._valueLookup = new Map(this.getValues().map((enumValue) => [enumValue.value, enumValue]));
			const enumValue = this._valueLookup.get(outputValue);
			if (enumValue === void 0) throw new _GraphQLError.GraphQLError(`Enum "${this.name}" cannot represent value: ${(0, _inspect.inspect)(outputValue)}`);
			return enumValue.name;
		}
		parseValue(inputValue) {
			if (typeof inputValue !== "string") {
				const valueStr = (0, _inspect.inspect)(inputValue);
				throw new _GraphQLError.GraphQLError(`Enum "${this.name}" cannot represent non-string value: ${valueStr}.` + didYouMeanEnumValue(this, valueStr));
			}
			const enumValue = this.getValue(inputValue);
			if (enumValue == null) throw new _GraphQLError.GraphQLError(`Value "${inputValue}" does not exist in "${this.name}" enum.` + didYouMeanEnumValue(this, inputValue));
			return enumValue.value;
		}
		parseLiteral(valueNode, _variables) {
			if (valueNode.kind !== _kinds.Kind.ENUM) {
				const valueStr = (0, _printer.print)(valueNode);
				throw new _GraphQLError.GraphQLError(`Enum "${this.name}" cannot represent non-enum value: ${valueStr}.` + didYouMeanEnumValue(this, valueStr), { nodes: valueNode });
			}
			const enumValue = this.getValue(valueNode.value);
			if (enumValue == null) {
				const valueStr = (0, _printer.print)(valueNode);
				throw new _GraphQLError.GraphQLError(`Value "${valueStr}" does not exist in "${this.name}" enum.` + didYouMeanEnumValue(this, valueStr), { nodes: valueNode });
			}
			return enumValue.value;
		}
		toConfig() {
			const values = (0, _keyValMap.keyValMap)(this.getValues(), (value) => value.name, (value) => ({
				description: value.description,
				value: value.value,
				deprecationReason: value.deprecationReason,
				extensions: value.extensions,
				astNode: value.astNode
			}));
			return {
				name: this.name,
				description: this.description,
				values,
				extensions: this.extensions,
				astNode: this.astNode,
				extensionASTNodes: this.extensionASTNodes
			};
		}
		toString() {
			return this.name;
		}
		toJSON() {
			return this.toString();
		}
	};
	exports.GraphQLEnumType = GraphQLEnumType;
	function didYouMeanEnumValue(enumType, unknownValueStr) {
		const allNames = enumType.getValues().map((value) => value.name);
		const suggestedValues = (0, _suggestionList.suggestionList)(unknownValueStr, allNames);
		return (0, _didYouMean.didYouMean)("the enum value", suggestedValues);
	}
	function defineEnumValues(typeName, valueMap) {
		isPlainObj(valueMap) || (0, _devAssert.devAssert)(false, `${typeName} values must be an object with value names as keys.`);
		return Object.entries(valueMap).map(([valueName, valueConfig]) => {
			isPlainObj(valueConfig) || (0, _devAssert.devAssert)(false, `${typeName}.${valueName} must refer to an object with a "value" key representing an internal value but got: ${(0, _inspect.inspect)(valueConfig)}.`);
			return {
				name: (0, _assertName.assertEnumValueName)(valueName),
				description: valueConfig.description,
				value: valueConfig.value !== void 0 ? valueConfig.value : valueName,
				deprecationReason: valueConfig.deprecationReason,
				extensions: (0, _toObjMap.toObjMap)(valueConfig.extensions),
				astNode: valueConfig.astNode
			};
		});
	}
	/**
	* Input Object Type Definition
	*
	* An input object defines a structured collection of fields which may be
	* supplied to a field argument.
	*
	* Using `NonNull` will ensure that a value must be provided by the query
	*
	* Example:
	*
	* ```ts
	* const GeoPoint = new GraphQLInputObjectType({
	*   name: 'GeoPoint',
	*   fields: {
	*     lat: { type: new GraphQLNonNull(GraphQLFloat) },
	*     lon: { type: new GraphQLNonNull(GraphQLFloat) },
	*     alt: { type: GraphQLFloat, defaultValue: 0 },
	*   }
	* });
	* ```
	*/
	var GraphQLInputObjectType = class {
		constructor(config) {
			var _config$extensionASTN6, _config$isOneOf;
			this.name = (0, _assertName.assertName)(config.name);
			this.description = config.description;
			this.extensions = (0, _toObjMap.toObjMap)(config.extensions);
			this.astNode = config.astNode;
			this.extensionASTNodes = (_config$extensionASTN6 = config.extensionASTNodes) !== null && _config$extensionASTN6 !== void 0 ? _config$extensionASTN6 : [];
			this.isOneOf = (_config$isOneOf = config.isOneOf) !== null && _config$isOneOf !== void 0 ? _config$isOneOf : false;
			this._fields = defineInputFieldMap.bind(void 0, config);
		}
		get [Symbol.toStringTag]() {
			return "GraphQLInputObjectType";
		}
		getFields() {
			if (typeof this._fields === "function") this._fields = this._fields();
			return this._fields;
		}
		toConfig() {
			const fields = (0, _mapValue.mapValue)(this.getFields(), (field) => ({
				description: field.description,
				type: field.type,
				defaultValue: field.defaultValue,
				deprecationReason: field.deprecationReason,
				extensions: field.extensions,
				astNode: field.astNode
			}));
			return {
				name: this.name,
				description: this.description,
				fields,
				extensions: this.extensions,
				astNode: this.astNode,
				extensionASTNodes: this.extensionASTNodes,
				isOneOf: this.isOneOf
			};
		}
		toString() {
			return this.name;
		}
		toJSON() {
			return this.toString();
		}
	};
	exports.GraphQLInputObjectType = GraphQLInputObjectType;
	function defineInputFieldMap(config) {
		const fieldMap = resolveObjMapThunk(config.fields);
		isPlainObj(fieldMap) || (0, _devAssert.devAssert)(false, `${config.name} fields must be an object with field names as keys or a function which returns such an object.`);
		return (0, _mapValue.mapValue)(fieldMap, (fieldConfig, fieldName) => {
			!("resolve" in fieldConfig) || (0, _devAssert.devAssert)(false, `${config.name}.${fieldName} field has a resolve property, but Input Types cannot define resolvers.`);
			return {
				name: (0, _assertName.assertName)(fieldName),
				description: fieldConfig.description,
				type: fieldConfig.type,
				defaultValue: fieldConfig.defaultValue,
				deprecationReason: fieldConfig.deprecationReason,
				extensions: (0, _toObjMap.toObjMap)(fieldConfig.extensions),
				astNode: fieldConfig.astNode
			};
		});
	}
	function isRequiredInputField(field) {
		return isNonNullType(field.type) && field.defaultValue === void 0;
	}
}));
// node_modules/graphql/utilities/typeComparators.js
var require_typeComparators = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.doTypesOverlap = doTypesOverlap;
	exports.isEqualType = isEqualType;
	exports.isTypeSubTypeOf = isTypeSubTypeOf;
	var _definition = require_definition();
	/**
	* Provided two types, return true if the types are equal (invariant).
	*/
	function isEqualType(typeA, typeB) {
		if (typeA === typeB) return true;
		if ((0, _definition.isNonNullType)(typeA) && (0, _definition.isNonNullType)(typeB)) return isEqualType(typeA.ofType, typeB.ofType);
		if ((0, _definition.isListType)(typeA) && (0, _definition.isListType)(typeB)) return isEqualType(typeA.ofType, typeB.ofType);
		return false;
	}
	/**
	* Provided a type and a super type, return true if the first type is either
	* equal or a subset of the second super type (covariant).
	*/
	function isTypeSubTypeOf(schema, maybeSubType, superType) {
		if (maybeSubType === superType) return true;
		if ((0, _definition.isNonNullType)(superType)) {
			if ((0, _definition.isNonNullType)(maybeSubType)) return isTypeSubTypeOf(schema, maybeSubType.ofType, superType.ofType);
			return false;
		}
		if ((0, _definition.isNonNullType)(maybeSubType)) return isTypeSubTypeOf(schema, maybeSubType.ofType, superType);
		if ((0, _definition.isListType)(superType)) {
			if ((0, _definition.isListType)(maybeSubType)) return isTypeSubTypeOf(schema, maybeSubType.ofType, superType.ofType);
			return false;
		}
		if ((0, _definition.isListType)(maybeSubType)) return false;
		return (0, _definition.isAbstractType)(superType) && ((0, _definition.isInterfaceType)(maybeSubType) || (0, _definition.isObjectType)(maybeSubType)) && schema.isSubType(superType, maybeSubType);
	}
	/**
	* Provided two composite types, determine if they "overlap". Two composite
	* types overlap when the Sets of possible concrete types for each intersect.
	*
	* This is often used to determine if a fragment of a given type could possibly
	* be visited in a context of another type.
	*
	* This function is commutative.
	*/
	function doTypesOverlap(schema, typeA, typeB) {
		if (typeA === typeB) return true;
		if ((0, _definition.isAbstractType)(typeA)) {
			if ((0, _definition.isAbstractType)(typeB)) return schema.getPossibleTypes(typeA).some((type) => schema.isSubType(typeB, type));
			return schema.isSubType(typeA, typeB);
		}
		if ((0, _definition.isAbstractType)(typeB)) return schema.isSubType(typeB, typeA);
		return false;
	}
}));
// node_modules/graphql/type/scalars.js
var require_scalars = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.GraphQLString = exports.GraphQLInt = exports.GraphQLID = exports.GraphQLFloat = exports.GraphQLBoolean = exports.GRAPHQL_MIN_INT = exports.GRAPHQL_MAX_INT = void 0;
	exports.isSpecifiedScalarType = isSpecifiedScalarType;
	exports.specifiedScalarTypes = void 0;
	var _inspect = require_inspect();
	var _isObjectLike = require_isObjectLike();
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _printer = require_printer();
	var _definition = require_definition();
	/**
	* Maximum possible Int value as per GraphQL Spec (32-bit signed integer).
	* n.b. This differs from JavaScript's numbers that are IEEE 754 doubles safe up-to 2^53 - 1
	* */
	const GRAPHQL_MAX_INT = 2147483647;
	/**
	* Minimum possible Int value as per GraphQL Spec (32-bit signed integer).
	* n.b. This differs from JavaScript's numbers that are IEEE 754 doubles safe starting at -(2^53 - 1)
	* */
	exports.GRAPHQL_MAX_INT = GRAPHQL_MAX_INT;
	const GRAPHQL_MIN_INT = -2147483648;
	exports.GRAPHQL_MIN_INT = GRAPHQL_MIN_INT;
	const GraphQLInt = new _definition.GraphQLScalarType({
		name: "Int",
		description: "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.",
		serialize(outputValue) {
			const coercedValue = serializeObject(outputValue);
			if (typeof coercedValue === "boolean") return coercedValue ? 1 : 0;
			let num = coercedValue;
			if (typeof coercedValue === "string" && coercedValue !== "") num = Number(coercedValue);
			if (typeof num !== "number" || !Number.isInteger(num)) throw new _GraphQLError.GraphQLError(`Int cannot represent non-integer value: ${(0, _inspect.inspect)(coercedValue)}`);
			if (num > GRAPHQL_MAX_INT || num < GRAPHQL_MIN_INT) throw new _GraphQLError.GraphQLError("Int cannot represent non 32-bit signed integer value: " + (0, _inspect.inspect)(coercedValue));
			return num;
		},
		parseValue(inputValue) {
			if (typeof inputValue !== "number" || !Number.isInteger(inputValue)) throw new _GraphQLError.GraphQLError(`Int cannot represent non-integer value: ${(0, _inspect.inspect)(inputValue)}`);
			if (inputValue > GRAPHQL_MAX_INT || inputValue < GRAPHQL_MIN_INT) throw new _GraphQLError.GraphQLError(`Int cannot represent non 32-bit signed integer value: ${inputValue}`);
			return inputValue;
		},
		parseLiteral(valueNode) {
			if (valueNode.kind !== _kinds.Kind.INT) throw new _GraphQLError.GraphQLError(`Int cannot represent non-integer value: ${(0, _printer.print)(valueNode)}`, { nodes: valueNode });
			const num = parseInt(valueNode.value, 10);
			if (num > GRAPHQL_MAX_INT || num < GRAPHQL_MIN_INT) throw new _GraphQLError.GraphQLError(`Int cannot represent non 32-bit signed integer value: ${valueNode.value}`, { nodes: valueNode });
			return num;
		}
	});
	exports.GraphQLInt = GraphQLInt;
	const GraphQLFloat = new _definition.GraphQLScalarType({
		name: "Float",
		description: "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
		serialize(outputValue) {
			const coercedValue = serializeObject(outputValue);
			if (typeof coercedValue === "boolean") return coercedValue ? 1 : 0;
			let num = coercedValue;
			if (typeof coercedValue === "string" && coercedValue !== "") num = Number(coercedValue);
			if (typeof num !== "number" || !Number.isFinite(num)) throw new _GraphQLError.GraphQLError(`Float cannot represent non numeric value: ${(0, _inspect.inspect)(coercedValue)}`);
			return num;
		},
		parseValue(inputValue) {
			if (typeof inputValue !== "number" || !Number.isFinite(inputValue)) throw new _GraphQLError.GraphQLError(`Float cannot represent non numeric value: ${(0, _inspect.inspect)(inputValue)}`);
			return inputValue;
		},
		parseLiteral(valueNode) {
			if (valueNode.kind !== _kinds.Kind.FLOAT && valueNode.kind !== _kinds.Kind.INT) throw new _GraphQLError.GraphQLError(`Float cannot represent non numeric value: ${(0, _printer.print)(valueNode)}`, valueNode);
			return parseFloat(valueNode.value);
		}
	});
	exports.GraphQLFloat = GraphQLFloat;
	const GraphQLString = new _definition.GraphQLScalarType({
		name: "String",
		description: "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often used by GraphQL to represent free-form human-readable text.",
		serialize(outputValue) {
			const coercedValue = serializeObject(outputValue);
			if (typeof coercedValue === "string") return coercedValue;
			if (typeof coercedValue === "boolean") return coercedValue ? "true" : "false";
			if (typeof coercedValue === "number" && Number.isFinite(coercedValue)) return coercedValue.toString();
			throw new _GraphQLError.GraphQLError(`String cannot represent value: ${(0, _inspect.inspect)(outputValue)}`);
		},
		parseValue(inputValue) {
			if (typeof inputValue !== "string") throw new _GraphQLError.GraphQLError(`String cannot represent a non string value: ${(0, _inspect.inspect)(inputValue)}`);
			return inputValue;
		},
		parseLiteral(valueNode) {
			if (valueNode.kind !== _kinds.Kind.STRING) throw new _GraphQLError.GraphQLError(`String cannot represent a non string value: ${(0, _printer.print)(valueNode)}`, { nodes: valueNode });
			return valueNode.value;
		}
	});
	exports.GraphQLString = GraphQLString;
	const GraphQLBoolean = new _definition.GraphQLScalarType({
		name: "Boolean",
		description: "The `Boolean` scalar type represents `true` or `false`.",
		serialize(outputValue) {
			const coercedValue = serializeObject(outputValue);
			if (typeof coercedValue === "boolean") return coercedValue;
			if (Number.isFinite(coercedValue)) return coercedValue !== 0;
			throw new _GraphQLError.GraphQLError(`Boolean cannot represent a non boolean value: ${(0, _inspect.inspect)(coercedValue)}`);
		},
		parseValue(inputValue) {
			if (typeof inputValue !== "boolean") throw new _GraphQLError.GraphQLError(`Boolean cannot represent a non boolean value: ${(0, _inspect.inspect)(inputValue)}`);
			return inputValue;
		},
		parseLiteral(valueNode) {
			if (valueNode.kind !== _kinds.Kind.BOOLEAN) throw new _GraphQLError.GraphQLError(`Boolean cannot represent a non boolean value: ${(0, _printer.print)(valueNode)}`, { nodes: valueNode });
			return valueNode.value;
		}
	});
	exports.GraphQLBoolean = GraphQLBoolean;
	const GraphQLID = new _definition.GraphQLScalarType({
		name: "ID",
		description: "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.",
		serialize(outputValue) {
			const coercedValue = serializeObject(outputValue);
			if (typeof coercedValue === "string") return coercedValue;
			if (Number.isInteger(coercedValue)) return String(coercedValue);
			throw new _GraphQLError.GraphQLError(`ID cannot represent value: ${(0, _inspect.inspect)(outputValue)}`);
		},
		parseValue(inputValue) {
			if (typeof inputValue === "string") return inputValue;
			if (typeof inputValue === "number" && Number.isInteger(inputValue)) return inputValue.toString();
			throw new _GraphQLError.GraphQLError(`ID cannot represent value: ${(0, _inspect.inspect)(inputValue)}`);
		},
		parseLiteral(valueNode) {
			if (valueNode.kind !== _kinds.Kind.STRING && valueNode.kind !== _kinds.Kind.INT) throw new _GraphQLError.GraphQLError("ID cannot represent a non-string and non-integer value: " + (0, _printer.print)(valueNode), { nodes: valueNode });
			return valueNode.value;
		}
	});
	exports.GraphQLID = GraphQLID;
	const specifiedScalarTypes = Object.freeze([
		GraphQLString,
		GraphQLInt,
		GraphQLFloat,
		GraphQLBoolean,
		GraphQLID
	]);
	exports.specifiedScalarTypes = specifiedScalarTypes;
	function isSpecifiedScalarType(type) {
		return specifiedScalarTypes.some(({ name }) => type.name === name);
	}
	function serializeObject(outputValue) {
		if ((0, _isObjectLike.isObjectLike)(outputValue)) {
			if (typeof outputValue.valueOf === "function") {
				const valueOfResult = outputValue.valueOf();
				if (!(0, _isObjectLike.isObjectLike)(valueOfResult)) return valueOfResult;
			}
			if (typeof outputValue.toJSON === "function") return outputValue.toJSON();
		}
		return outputValue;
	}
}));
// node_modules/graphql/type/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.GraphQLSpecifiedByDirective = exports.GraphQLSkipDirective = exports.GraphQLOneOfDirective = exports.GraphQLIncludeDirective = exports.GraphQLDirective = exports.GraphQLDeprecatedDirective = exports.DEFAULT_DEPRECATION_REASON = void 0;
	exports.assertDirective = assertDirective;
	exports.isDirective = isDirective;
	exports.isSpecifiedDirective = isSpecifiedDirective;
	exports.specifiedDirectives = void 0;
	var _devAssert = require_devAssert();
	var _inspect = require_inspect();
	var _instanceOf = require_instanceOf();
	var _isObjectLike = require_isObjectLike();
	var _toObjMap = require_toObjMap();
	var _directiveLocation = require_directiveLocation();
	var _assertName = require_assertName();
	var _definition = require_definition();
	var _scalars = require_scalars();
	/**
	* Test if the given value is a GraphQL directive.
	*/
	function isDirective(directive) {
		return (0, _instanceOf.instanceOf)(directive, GraphQLDirective);
	}
	function assertDirective(directive) {
		if (!isDirective(directive)) throw new Error(`Expected ${(0, _inspect.inspect)(directive)} to be a GraphQL directive.`);
		return directive;
	}
	/**
	* Custom extensions
	*
	* @remarks
	* Use a unique identifier name for your extension, for example the name of
	* your library or project. Do not use a shortened identifier as this increases
	* the risk of conflicts. We recommend you add at most one extension field,
	* an object which can contain all the values you need.
	*/
	/**
	* Directives are used by the GraphQL runtime as a way of modifying execution
	* behavior. Type system creators will usually not create these directly.
	*/
	var GraphQLDirective = class {
		constructor(config) {
			var _config$isRepeatable, _config$args;
			this.name = (0, _assertName.assertName)(config.name);
			this.description = config.description;
			this.locations = config.locations;
			this.isRepeatable = (_config$isRepeatable = config.isRepeatable) !== null && _config$isRepeatable !== void 0 ? _config$isRepeatable : false;
			this.extensions = (0, _toObjMap.toObjMap)(config.extensions);
			this.astNode = config.astNode;
			Array.isArray(config.locations) || (0, _devAssert.devAssert)(false, `@${config.name} locations must be an Array.`);
			const args = (_config$args = config.args) !== null && _config$args !== void 0 ? _config$args : {};
			(0, _isObjectLike.isObjectLike)(args) && !Array.isArray(args) || (0, _devAssert.devAssert)(false, `@${config.name} args must be an object with argument names as keys.`);
			this.args = (0, _definition.defineArguments)(args);
		}
		get [Symbol.toStringTag]() {
			return "GraphQLDirective";
		}
		toConfig() {
			return {
				name: this.name,
				description: this.description,
				locations: this.locations,
				args: (0, _definition.argsToArgsConfig)(this.args),
				isRepeatable: this.isRepeatable,
				extensions: this.extensions,
				astNode: this.astNode
			};
		}
		toString() {
			return "@" + this.name;
		}
		toJSON() {
			return this.toString();
		}
	};
	exports.GraphQLDirective = GraphQLDirective;
	/**
	* Used to conditionally include fields or fragments.
	*/
	const GraphQLIncludeDirective = new GraphQLDirective({
		name: "include",
		description: "Directs the executor to include this field or fragment only when the `if` argument is true.",
		locations: [
			_directiveLocation.DirectiveLocation.FIELD,
			_directiveLocation.DirectiveLocation.FRAGMENT_SPREAD,
			_directiveLocation.DirectiveLocation.INLINE_FRAGMENT
		],
		args: { if: {
			type: new _definition.GraphQLNonNull(_scalars.GraphQLBoolean),
			description: "Included when true."
		} }
	});
	/**
	* Used to conditionally skip (exclude) fields or fragments.
	*/
	exports.GraphQLIncludeDirective = GraphQLIncludeDirective;
	const GraphQLSkipDirective = new GraphQLDirective({
		name: "skip",
		description: "Directs the executor to skip this field or fragment when the `if` argument is true.",
		locations: [
			_directiveLocation.DirectiveLocation.FIELD,
			_directiveLocation.DirectiveLocation.FRAGMENT_SPREAD,
			_directiveLocation.DirectiveLocation.INLINE_FRAGMENT
		],
		args: { if: {
			type: new _definition.GraphQLNonNull(_scalars.GraphQLBoolean),
			description: "Skipped when true."
		} }
	});
	/**
	* Constant string used for default reason for a deprecation.
	*/
	exports.GraphQLSkipDirective = GraphQLSkipDirective;
	const DEFAULT_DEPRECATION_REASON = "No longer supported";
	/**
	* Used to declare element of a GraphQL schema as deprecated.
	*/
	exports.DEFAULT_DEPRECATION_REASON = DEFAULT_DEPRECATION_REASON;
	const GraphQLDeprecatedDirective = new GraphQLDirective({
		name: "deprecated",
		description: "Marks an element of a GraphQL schema as no longer supported.",
		locations: [
			_directiveLocation.DirectiveLocation.FIELD_DEFINITION,
			_directiveLocation.DirectiveLocation.ARGUMENT_DEFINITION,
			_directiveLocation.DirectiveLocation.INPUT_FIELD_DEFINITION,
			_directiveLocation.DirectiveLocation.ENUM_VALUE
		],
		args: { reason: {
			type: _scalars.GraphQLString,
			description: "Explains why this element was deprecated, usually also including a suggestion for how to access supported similar data. Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/).",
			defaultValue: DEFAULT_DEPRECATION_REASON
		} }
	});
	/**
	* Used to provide a URL for specifying the behavior of custom scalar definitions.
	*/
	exports.GraphQLDeprecatedDirective = GraphQLDeprecatedDirective;
	const GraphQLSpecifiedByDirective = new GraphQLDirective({
		name: "specifiedBy",
		description: "Exposes a URL that specifies the behavior of this scalar.",
		locations: [_directiveLocation.DirectiveLocation.SCALAR],
		args: { url: {
			type: new _definition.GraphQLNonNull(_scalars.GraphQLString),
			description: "The URL that specifies the behavior of this scalar."
		} }
	});
	/**
	* Used to indicate an Input Object is a OneOf Input Object.
	*/
	exports.GraphQLSpecifiedByDirective = GraphQLSpecifiedByDirective;
	const GraphQLOneOfDirective = new GraphQLDirective({
		name: "oneOf",
		description: "Indicates exactly one field must be supplied and this field must not be `null`.",
		locations: [_directiveLocation.DirectiveLocation.INPUT_OBJECT],
		args: {}
	});
	/**
	* The full list of specified directives.
	*/
	exports.GraphQLOneOfDirective = GraphQLOneOfDirective;
	const specifiedDirectives = Object.freeze([
		GraphQLIncludeDirective,
		GraphQLSkipDirective,
		GraphQLDeprecatedDirective,
		GraphQLSpecifiedByDirective,
		GraphQLOneOfDirective
	]);
	exports.specifiedDirectives = specifiedDirectives;
	function isSpecifiedDirective(directive) {
		return specifiedDirectives.some(({ name }) => name === directive.name);
	}
}));
// node_modules/graphql/jsutils/isIterableObject.js
var require_isIterableObject = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isIterableObject = isIterableObject;
	/**
	* Returns true if the provided object is an Object (i.e. not a string literal)
	* and implements the Iterator protocol.
	*
	* This may be used in place of [Array.isArray()][isArray] to determine if
	* an object should be iterated-over e.g. Array, Map, Set, Int8Array,
	* TypedArray, etc. but excludes string literals.
	*
	* @example
	* ```ts
	* isIterableObject([ 1, 2, 3 ]) // true
	* isIterableObject(new Map()) // true
	* isIterableObject('ABC') // false
	* isIterableObject({ key: 'value' }) // false
	* isIterableObject({ length: 1, 0: 'Alpha' }) // false
	* ```
	*/
	function isIterableObject(maybeIterable) {
		return typeof maybeIterable === "object" && typeof (maybeIterable === null || maybeIterable === void 0 ? void 0 : maybeIterable[Symbol.iterator]) === "function";
	}
}));
// node_modules/graphql/utilities/astFromValue.js
var require_astFromValue = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.astFromValue = astFromValue;
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _isIterableObject = require_isIterableObject();
	var _isObjectLike = require_isObjectLike();
	var _kinds = require_kinds();
	var _definition = require_definition();
	var _scalars = require_scalars();
	/**
	* Produces a GraphQL Value AST given a JavaScript object.
	* Function will match JavaScript/JSON values to GraphQL AST schema format
	* by using suggested GraphQLInputType. For example:
	*
	*     astFromValue("value", GraphQLString)
	*
	* A GraphQL type must be provided, which will be used to interpret different
	* JavaScript values.
	*
	* | JSON Value    | GraphQL Value        |
	* | ------------- | -------------------- |
	* | Object        | Input Object         |
	* | Array         | List                 |
	* | Boolean       | Boolean              |
	* | String        | String / Enum Value  |
	* | Number        | Int / Float          |
	* | Unknown       | Enum Value           |
	* | null          | NullValue            |
	*
	*/
	function astFromValue(value, type) {
		if ((0, _definition.isNonNullType)(type)) {
			const astValue = astFromValue(value, type.ofType);
			if ((astValue === null || astValue === void 0 ? void 0 : astValue.kind) === _kinds.Kind.NULL) return null;
			return astValue;
		}
		if (value === null) return { kind: _kinds.Kind.NULL };
		if (value === void 0) return null;
		if ((0, _definition.isListType)(type)) {
			const itemType = type.ofType;
			if ((0, _isIterableObject.isIterableObject)(value)) {
				const valuesNodes = [];
				for (const item of value) {
					const itemNode = astFromValue(item, itemType);
					if (itemNode != null) valuesNodes.push(itemNode);
				}
				return {
					kind: _kinds.Kind.LIST,
					values: valuesNodes
				};
			}
			return astFromValue(value, itemType);
		}
		if ((0, _definition.isInputObjectType)(type)) {
			if (!(0, _isObjectLike.isObjectLike)(value)) return null;
			const fieldNodes = [];
			for (const field of Object.values(type.getFields())) {
				const fieldValue = astFromValue(value[field.name], field.type);
				if (fieldValue) fieldNodes.push({
					kind: _kinds.Kind.OBJECT_FIELD,
					name: {
						kind: _kinds.Kind.NAME,
						value: field.name
					},
					value: fieldValue
				});
			}
			return {
				kind: _kinds.Kind.OBJECT,
				fields: fieldNodes
			};
		}
		if ((0, _definition.isLeafType)(type)) {
			const serialized = type.serialize(value);
			if (serialized == null) return null;
			if (typeof serialized === "boolean") return {
				kind: _kinds.Kind.BOOLEAN,
				value: serialized
			};
			if (typeof serialized === "number" && Number.isFinite(serialized)) {
				const stringNum = String(serialized);
				return integerStringRegExp.test(stringNum) ? {
					kind: _kinds.Kind.INT,
					value: stringNum
				} : {
					kind: _kinds.Kind.FLOAT,
					value: stringNum
				};
			}
			if (typeof serialized === "string") {
				if ((0, _definition.isEnumType)(type)) return {
					kind: _kinds.Kind.ENUM,
					value: serialized
				};
				if (type === _scalars.GraphQLID && integerStringRegExp.test(serialized)) return {
					kind: _kinds.Kind.INT,
					value: serialized
				};
				return {
					kind: _kinds.Kind.STRING,
					value: serialized
				};
			}
			throw new TypeError(`Cannot convert value to AST: ${(0, _inspect.inspect)(serialized)}.`);
		}
		/* c8 ignore next 3 */
		(0, _invariant.invariant)(false, "Unexpected input type: " + (0, _inspect.inspect)(type));
	}
	/**
	* IntValue:
	*   - NegativeSign? 0
	*   - NegativeSign? NonZeroDigit ( Digit+ )?
	*/
	const integerStringRegExp = /^-?(?:0|[1-9][0-9]*)$/;
}));
// node_modules/graphql/type/introspection.js
var require_introspection = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.introspectionTypes = exports.__TypeKind = exports.__Type = exports.__Schema = exports.__InputValue = exports.__Field = exports.__EnumValue = exports.__DirectiveLocation = exports.__Directive = exports.TypeNameMetaFieldDef = exports.TypeMetaFieldDef = exports.TypeKind = exports.SchemaMetaFieldDef = void 0;
	exports.isIntrospectionType = isIntrospectionType;
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _directiveLocation = require_directiveLocation();
	var _printer = require_printer();
	var _astFromValue = require_astFromValue();
	var _definition = require_definition();
	var _scalars = require_scalars();
	const __Schema = new _definition.GraphQLObjectType({
		name: "__Schema",
		description: "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on the server, as well as the entry points for query, mutation, and subscription operations.",
		fields: () => ({
			description: {
				type: _scalars.GraphQLString,
				resolve: (schema) => schema.description
			},
			types: {
				description: "A list of all types supported by this server.",
				type: new _definition.GraphQLNonNull(new _definition.GraphQLList(new _definition.GraphQLNonNull(__Type))),
				resolve(schema) {
					return Object.values(schema.getTypeMap());
				}
			},
			queryType: {
				description: "The type that query operations will be rooted at.",
				type: new _definition.GraphQLNonNull(__Type),
				resolve: (schema) => schema.getQueryType()
			},
			mutationType: {
				description: "If this server supports mutation, the type that mutation operations will be rooted at.",
				type: __Type,
				resolve: (schema) => schema.getMutationType()
			},
			subscriptionType: {
				description: "If this server support subscription, the type that subscription operations will be rooted at.",
				type: __Type,
				resolve: (schema) => schema.getSubscriptionType()
			},
			directives: {
				description: "A list of all directives supported by this server.",
				type: new _definition.GraphQLNonNull(new _definition.GraphQLList(new _definition.GraphQLNonNull(__Directive))),
				resolve: (schema) => schema.getDirectives()
			}
		})
	});
	exports.__Schema = __Schema;
	const __Directive = new _definition.GraphQLObjectType({
		name: "__Directive",
		description: "A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL document.\n\nIn some cases, you need to provide options to alter GraphQL's execution behavior in ways field arguments will not suffice, such as conditionally including or skipping a field. Directives provide this by describing additional information to the executor.",
		fields: () => ({
			name: {
				type: new _definition.GraphQLNonNull(_scalars.GraphQLString),
				resolve: (directive) => directive.name
			},
			description: {
				type: _scalars.GraphQLString,
				resolve: (directive) => directive.description
			},
			isRepeatable: {
				type: new _definition.GraphQLNonNull(_scalars.GraphQLBoolean),
				resolve: (directive) => directive.isRepeatable
			},
			locations: {
				type: new _definition.GraphQLNonNull(new _definition.GraphQLList(new _definition.GraphQLNonNull(__DirectiveLocation))),
				resolve: (directive) => directive.locations
			},
			args: {
				type: new _definition.GraphQLNonNull(new _definition.GraphQLList(new _definition.GraphQLNonNull(__InputValue))),
				args: { includeDeprecated: {
					type: _scalars.GraphQLBoolean,
					defaultValue: false
				} },
				resolve(field, { includeDeprecated }) {
					return includeDeprecated ? field.args : field.args.filter((arg) => arg.deprecationReason == null);
				}
			}
		})
	});
	exports.__Directive = __Directive;
	const __DirectiveLocation = new _definition.GraphQLEnumType({
		name: "__DirectiveLocation",
		description: "A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such possible adjacencies.",
		values: {
			QUERY: {
				value: _directiveLocation.DirectiveLocation.QUERY,
				description: "Location adjacent to a query operation."
			},
			MUTATION: {
				value: _directiveLocation.DirectiveLocation.MUTATION,
				description: "Location adjacent to a mutation operation."
			},
			SUBSCRIPTION: {
				value: _directiveLocation.DirectiveLocation.SUBSCRIPTION,
				description: "Location adjacent to a subscription operation."
			},
			FIELD: {
				value: _directiveLocation.DirectiveLocation.FIELD,
				description: "Location adjacent to a field."
			},
			FRAGMENT_DEFINITION: {
				value: _directiveLocation.DirectiveLocation.FRAGMENT_DEFINITION,
				description: "Location adjacent to a fragment definition."
			},
			FRAGMENT_SPREAD: {
				value: _directiveLocation.DirectiveLocation.FRAGMENT_SPREAD,
				description: "Location adjacent to a fragment spread."
			},
			INLINE_FRAGMENT: {
				value: _directiveLocation.DirectiveLocation.INLINE_FRAGMENT,
				description: "Location adjacent to an inline fragment."
			},
			VARIABLE_DEFINITION: {
				value: _directiveLocation.DirectiveLocation.VARIABLE_DEFINITION,
				description: "Location adjacent to a variable definition."
			},
			SCHEMA: {
				value: _directiveLocation.DirectiveLocation.SCHEMA,
				description: "Location adjacent to a schema definition."
			},
			SCALAR: {
				value: _directiveLocation.DirectiveLocation.SCALAR,
				description: "Location adjacent to a scalar definition."
			},
			OBJECT: {
				value: _directiveLocation.DirectiveLocation.OBJECT,
				description: "Location adjacent to an object type definition."
			},
			FIELD_DEFINITION: {
				value: _directiveLocation.DirectiveLocation.FIELD_DEFINITION,
				description: "Location adjacent to a field definition."
			},
			ARGUMENT_DEFINITION: {
				value: _directiveLocation.DirectiveLocation.ARGUMENT_DEFINITION,
				description: "Location adjacent to an argument definition."
			},
			INTERFACE: {
				value: _directiveLocation.DirectiveLocation.INTERFACE,
				description: "Location adjacent to an interface definition."
			},
			UNION: {
				value: _directiveLocation.DirectiveLocation.UNION,
				description: "Location adjacent to a union definition."
			},
			ENUM: {
				value: _directiveLocation.DirectiveLocation.ENUM,
				description: "Location adjacent to an enum definition."
			},
			ENUM_VALUE: {
				value: _directiveLocation.DirectiveLocation.ENUM_VALUE,
				description: "Location adjacent to an enum value definition."
			},
			INPUT_OBJECT: {
				value: _directiveLocation.DirectiveLocation.INPUT_OBJECT,
				description: "Location adjacent to an input object type definition."
			},
			INPUT_FIELD_DEFINITION: {
				value: _directiveLocation.DirectiveLocation.INPUT_FIELD_DEFINITION,
				description: "Location adjacent to an input object field definition."
			}
		}
	});
	exports.__DirectiveLocation = __DirectiveLocation;
	const __Type = new _definition.GraphQLObjectType({
		name: "__Type",
		description: "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented by the `__TypeKind` enum.\n\nDepending on the kind of a type, certain fields describe information about that type. Scalar types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide their values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide the Object types possible at runtime. List and NonNull types compose other types.",
		fields: () => ({
			kind: {
				type: new _definition.GraphQLNonNull(__TypeKind),
				resolve(type) {
					if ((0, _definition.isScalarType)(type)) return TypeKind.SCALAR;
					if ((0, _definition.isObjectType)(type)) return TypeKind.OBJECT;
					if ((0, _definition.isInterfaceType)(type)) return TypeKind.INTERFACE;
					if ((0, _definition.isUnionType)(type)) return TypeKind.UNION;
					if ((0, _definition.isEnumType)(type)) return TypeKind.ENUM;
					if ((0, _definition.isInputObjectType)(type)) return TypeKind.INPUT_OBJECT;
					if ((0, _definition.isListType)(type)) return TypeKind.LIST;
					if ((0, _definition.isNonNullType)(type)) return TypeKind.NON_NULL;
					/* c8 ignore next 3 */
					(0, _invariant.invariant)(false, `Unexpected type: "${(0, _inspect.inspect)(type)}".`);
				}
			},
			name: {
				type: _scalars.GraphQLString,
				resolve: (type) => "name" in type ? type.name : void 0
			},
			description: {
				type: _scalars.GraphQLString,
				resolve: (type) => "description" in type ? type.description : void 0
			},
			specifiedByURL: {
				type: _scalars.GraphQLString,
				resolve: (obj) => "specifiedByURL" in obj ? obj.specifiedByURL : void 0
			},
			fields: {
				type: new _definition.GraphQLList(new _definition.GraphQLNonNull(__Field)),
				args: { includeDeprecated: {
					type: _scalars.GraphQLBoolean,
					defaultValue: false
				} },
				resolve(type, { includeDeprecated }) {
					if ((0, _definition.isObjectType)(type) || (0, _definition.isInterfaceType)(type)) {
						const fields = Object.values(type.getFields());
						return includeDeprecated ? fields : fields.filter((field) => field.deprecationReason == null);
					}
				}
			},
			interfaces: {
				type: new _definition.GraphQLList(new _definition.GraphQLNonNull(__Type)),
				resolve(type) {
					if ((0, _definition.isObjectType)(type) || (0, _definition.isInterfaceType)(type)) return type.getInterfaces();
				}
			},
			possibleTypes: {
				type: new _definition.GraphQLList(new _definition.GraphQLNonNull(__Type)),
				resolve(type, _args, _context, { schema }) {
					if ((0, _definition.isAbstractType)(type)) return schema.getPossibleTypes(type);
				}
			},
			enumValues: {
				type: new _definition.GraphQLList(new _definition.GraphQLNonNull(__EnumValue)),
				args: { includeDeprecated: {
					type: _scalars.GraphQLBoolean,
					defaultValue: false
				} },
				resolve(type, { includeDeprecated }) {
					if ((0, _definition.isEnumType)(type)) {
						const values = type.getValues();
						return includeDeprecated ? values : values.filter((field) => field.deprecationReason == null);
					}
				}
			},
			inputFields: {
				type: new _definition.GraphQLList(new _definition.GraphQLNonNull(__InputValue)),
				args: { includeDeprecated: {
					type: _scalars.GraphQLBoolean,
					defaultValue: false
				} },
				resolve(type, { includeDeprecated }) {
					if ((0, _definition.isInputObjectType)(type)) {
						const values = Object.values(type.getFields());
						return includeDeprecated ? values : values.filter((field) => field.deprecationReason == null);
					}
				}
			},
			ofType: {
				type: __Type,
				resolve: (type) => "ofType" in type ? type.ofType : void 0
			},
			isOneOf: {
				type: _scalars.GraphQLBoolean,
				resolve: (type) => {
					if ((0, _definition.isInputObjectType)(type)) return type.isOneOf;
				}
			}
		})
	});
	exports.__Type = __Type;
	const __Field = new _definition.GraphQLObjectType({
		name: "__Field",
		description: "Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of arguments, and a return type.",
		fields: () => ({
			name: {
				type: new _definition.GraphQLNonNull(_scalars.GraphQLString),
				resolve: (field) => field.name
			},
			description: {
				type: _scalars.GraphQLString,
				resolve: (field) => field.description
			},
			args: {
				type: new _definition.GraphQLNonNull(new _definition.GraphQLList(new _definition.GraphQLNonNull(__InputValue))),
				args: { includeDeprecated: {
					type: _scalars.GraphQLBoolean,
					defaultValue: false
				} },
				resolve(field, { includeDeprecated }) {
					return includeDeprecated ? field.args : field.args.filter((arg) => arg.deprecationReason == null);
				}
			},
			type: {
				type: new _definition.GraphQLNonNull(__Type),
				resolve: (field) => field.type
			},
			isDeprecated: {
				type: new _definition.GraphQLNonNull(_scalars.GraphQLBoolean),
				resolve: (field) => field.deprecationReason != null
			},
			deprecationReason: {
				type: _scalars.GraphQLString,
				resolve: (field) => field.deprecationReason
			}
		})
	});
	exports.__Field = __Field;
	const __InputValue = new _definition.GraphQLObjectType({
		name: "__InputValue",
		description: "Arguments provided to Fields or Directives and the input fields of an InputObject are represented as Input Values which describe their type and optionally a default value.",
		fields: () => ({
			name: {
				type: new _definition.GraphQLNonNull(_scalars.GraphQLString),
				resolve: (inputValue) => inputValue.name
			},
			description: {
				type: _scalars.GraphQLString,
				resolve: (inputValue) => inputValue.description
			},
			type: {
				type: new _definition.GraphQLNonNull(__Type),
				resolve: (inputValue) => inputValue.type
			},
			defaultValue: {
				type: _scalars.GraphQLString,
				description: "A GraphQL-formatted string representing the default value for this input value.",
				resolve(inputValue) {
					const { type, defaultValue } = inputValue;
					const valueAST = (0, _astFromValue.astFromValue)(defaultValue, type);
					return valueAST ? (0, _printer.print)(valueAST) : null;
				}
			},
			isDeprecated: {
				type: new _definition.GraphQLNonNull(_scalars.GraphQLBoolean),
				resolve: (field) => field.deprecationReason != null
			},
			deprecationReason: {
				type: _scalars.GraphQLString,
				resolve: (obj) => obj.deprecationReason
			}
		})
	});
	exports.__InputValue = __InputValue;
	const __EnumValue = new _definition.GraphQLObjectType({
		name: "__EnumValue",
		description: "One possible value for a given Enum. Enum values are unique values, not a placeholder for a string or numeric value. However an Enum value is returned in a JSON response as a string.",
		fields: () => ({
			name: {
				type: new _definition.GraphQLNonNull(_scalars.GraphQLString),
				resolve: (enumValue) => enumValue.name
			},
			description: {
				type: _scalars.GraphQLString,
				resolve: (enumValue) => enumValue.description
			},
			isDeprecated: {
				type: new _definition.GraphQLNonNull(_scalars.GraphQLBoolean),
				resolve: (enumValue) => enumValue.deprecationReason != null
			},
			deprecationReason: {
				type: _scalars.GraphQLString,
				resolve: (enumValue) => enumValue.deprecationReason
			}
		})
	});
	exports.__EnumValue = __EnumValue;
	var TypeKind;
	exports.TypeKind = TypeKind;
	(function(TypeKind) {
		TypeKind["SCALAR"] = "SCALAR";
		TypeKind["OBJECT"] = "OBJECT";
		TypeKind["INTERFACE"] = "INTERFACE";
		TypeKind["UNION"] = "UNION";
		TypeKind["ENUM"] = "ENUM";
		TypeKind["INPUT_OBJECT"] = "INPUT_OBJECT";
		TypeKind["LIST"] = "LIST";
		TypeKind["NON_NULL"] = "NON_NULL";
	})(TypeKind || (exports.TypeKind = TypeKind = {}));
	const __TypeKind = new _definition.GraphQLEnumType({
		name: "__TypeKind",
		description: "An enum describing what kind of type a given `__Type` is.",
		values: {
			SCALAR: {
				value: TypeKind.SCALAR,
				description: "Indicates this type is a scalar."
			},
			OBJECT: {
				value: TypeKind.OBJECT,
				description: "Indicates this type is an object. `fields` and `interfaces` are valid fields."
			},
			INTERFACE: {
				value: TypeKind.INTERFACE,
				description: "Indicates this type is an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields."
			},
			UNION: {
				value: TypeKind.UNION,
				description: "Indicates this type is a union. `possibleTypes` is a valid field."
			},
			ENUM: {
				value: TypeKind.ENUM,
				description: "Indicates this type is an enum. `enumValues` is a valid field."
			},
			INPUT_OBJECT: {
				value: TypeKind.INPUT_OBJECT,
				description: "Indicates this type is an input object. `inputFields` is a valid field."
			},
			LIST: {
				value: TypeKind.LIST,
				description: "Indicates this type is a list. `ofType` is a valid field."
			},
			NON_NULL: {
				value: TypeKind.NON_NULL,
				description: "Indicates this type is a non-null. `ofType` is a valid field."
			}
		}
	});
	/**
	* Note that these are GraphQLField and not GraphQLFieldConfig,
	* so the format for args is different.
	*/
	exports.__TypeKind = __TypeKind;
	exports.SchemaMetaFieldDef = {
		name: "__schema",
		type: new _definition.GraphQLNonNull(__Schema),
		description: "Access the current type schema of this server.",
		args: [],
		resolve: (_source, _args, _context, { schema }) => schema,
		deprecationReason: void 0,
		extensions: Object.create(null),
		astNode: void 0
	};
	exports.TypeMetaFieldDef = {
		name: "__type",
		type: __Type,
		description: "Request the type information of a single type.",
		args: [{
			name: "name",
			description: void 0,
			type: new _definition.GraphQLNonNull(_scalars.GraphQLString),
			defaultValue: void 0,
			deprecationReason: void 0,
			extensions: Object.create(null),
			astNode: void 0
		}],
		resolve: (_source, { name }, _context, { schema }) => schema.getType(name),
		deprecationReason: void 0,
		extensions: Object.create(null),
		astNode: void 0
	};
	exports.TypeNameMetaFieldDef = {
		name: "__typename",
		type: new _definition.GraphQLNonNull(_scalars.GraphQLString),
		description: "The name of the current Object type at runtime.",
		args: [],
		resolve: (_source, _args, _context, { parentType }) => parentType.name,
		deprecationReason: void 0,
		extensions: Object.create(null),
		astNode: void 0
	};
	const introspectionTypes = Object.freeze([
		__Schema,
		__Directive,
		__DirectiveLocation,
		__Type,
		__Field,
		__InputValue,
		__EnumValue,
		__TypeKind
	]);
	exports.introspectionTypes = introspectionTypes;
	function isIntrospectionType(type) {
		return introspectionTypes.some(({ name }) => type.name === name);
	}
}));
// node_modules/graphql/type/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.GraphQLSchema = void 0;
	exports.assertSchema = assertSchema;
	exports.isSchema = isSchema;
	var _devAssert = require_devAssert();
	var _inspect = require_inspect();
	var _instanceOf = require_instanceOf();
	var _isObjectLike = require_isObjectLike();
	var _toObjMap = require_toObjMap();
	var _ast = require_ast();
	var _definition = require_definition();
	var _directives = require_directives();
	var _introspection = require_introspection();
	/**
	* Test if the given value is a GraphQL schema.
	*/
	function isSchema(schema) {
		return (0, _instanceOf.instanceOf)(schema, GraphQLSchema);
	}
	function assertSchema(schema) {
		if (!isSchema(schema)) throw new Error(`Expected ${(0, _inspect.inspect)(schema)} to be a GraphQL schema.`);
		return schema;
	}
	/**
	* Custom extensions
	*
	* @remarks
	* Use a unique identifier name for your extension, for example the name of
	* your library or project. Do not use a shortened identifier as this increases
	* the risk of conflicts. We recommend you add at most one extension field,
	* an object which can contain all the values you need.
	*/
	/**
	* Schema Definition
	*
	* A Schema is created by supplying the root types of each type of operation,
	* query and mutation (optional). A schema definition is then supplied to the
	* validator and executor.
	*
	* Example:
	*
	* ```ts
	* const MyAppSchema = new GraphQLSchema({
	*   query: MyAppQueryRootType,
	*   mutation: MyAppMutationRootType,
	* })
	* ```
	*
	* Note: When the schema is constructed, by default only the types that are
	* reachable by traversing the root types are included, other types must be
	* explicitly referenced.
	*
	* Example:
	*
	* ```ts
	* const characterInterface = new GraphQLInterfaceType({
	*   name: 'Character',
	*   ...
	* });
	*
	* const humanType = new GraphQLObjectType({
	*   name: 'Human',
	*   interfaces: [characterInterface],
	*   ...
	* });
	*
	* const droidType = new GraphQLObjectType({
	*   name: 'Droid',
	*   interfaces: [characterInterface],
	*   ...
	* });
	*
	* const schema = new GraphQLSchema({
	*   query: new GraphQLObjectType({
	*     name: 'Query',
	*     fields: {
	*       hero: { type: characterInterface, ... },
	*     }
	*   }),
	*   ...
	*   // Since this schema references only the `Character` interface it's
	*   // necessary to explicitly list the types that implement it if
	*   // you want them to be included in the final schema.
	*   types: [humanType, droidType],
	* })
	* ```
	*
	* Note: If an array of `directives` are provided to GraphQLSchema, that will be
	* the exact list of directives represented and allowed. If `directives` is not
	* provided then a default set of the specified directives (e.g. `@include` and
	* `@skip`) will be used. If you wish to provide *additional* directives to these
	* specified directives, you must explicitly declare them. Example:
	*
	* ```ts
	* const MyAppSchema = new GraphQLSchema({
	*   ...
	*   directives: specifiedDirectives.concat([ myCustomDirective ]),
	* })
	* ```
	*/
	var GraphQLSchema = class {
		constructor(config) {
			var _config$extensionASTN, _config$directives;
			this.__validationErrors = config.assumeValid === true ? [] : void 0;
			(0, _isObjectLike.isObjectLike)(config) || (0, _devAssert.devAssert)(false, "Must provide configuration object.");
			!config.types || Array.isArray(config.types) || (0, _devAssert.devAssert)(false, `"types" must be Array if provided but got: ${(0, _inspect.inspect)(config.types)}.`);
			!config.directives || Array.isArray(config.directives) || (0, _devAssert.devAssert)(false, `"directives" must be Array if provided but got: ${(0, _inspect.inspect)(config.directives)}.`);
			this.description = config.description;
			this.extensions = (0, _toObjMap.toObjMap)(config.extensions);
			this.astNode = config.astNode;
			this.extensionASTNodes = (_config$extensionASTN = config.extensionASTNodes) !== null && _config$extensionASTN !== void 0 ? _config$extensionASTN : [];
			this._queryType = config.query;
			this._mutationType = config.mutation;
			this._subscriptionType = config.subscription;
			this._directives = (_config$directives = config.directives) !== null && _config$directives !== void 0 ? _config$directives : _directives.specifiedDirectives;
			const allReferencedTypes = new Set(config.types);
			if (config.types != null) for (const type of config.types) {
				allReferencedTypes.delete(type);
				collectReferencedTypes(type, allReferencedTypes);
			}
			if (this._queryType != null) collectReferencedTypes(this._queryType, allReferencedTypes);
			if (this._mutationType != null) collectReferencedTypes(this._mutationType, allReferencedTypes);
			if (this._subscriptionType != null) collectReferencedTypes(this._subscriptionType, allReferencedTypes);
			for (const directive of this._directives) if ((0, _directives.isDirective)(directive)) for (const arg of directive.args) collectReferencedTypes(arg.type, allReferencedTypes);
			collectReferencedTypes(_introspection.__Schema, allReferencedTypes);
			this._typeMap = Object.create(null);
			this._subTypeMap = Object.create(null);
			this._implementationsMap = Object.create(null);
			for (const namedType of allReferencedTypes) {
				if (namedType == null) continue;
				const typeName = namedType.name;
				typeName || (0, _devAssert.devAssert)(false, "One of the provided types for building the Schema is missing a name.");
				if (this._typeMap[typeName] !== void 0) throw new Error(`Schema must contain uniquely named types but contains multiple types named "${typeName}".`);
				this._typeMap[typeName] = namedType;
				if ((0, _definition.isInterfaceType)(namedType)) {
					for (const iface of namedType.getInterfaces()) if ((0, _definition.isInterfaceType)(iface)) {
						let implementations = this._implementationsMap[iface.name];
						if (implementations === void 0) implementations = this._implementationsMap[iface.name] = {
							objects: [],
							interfaces: []
						};
						implementations.interfaces.push(namedType);
					}
				} else if ((0, _definition.isObjectType)(namedType)) {
					for (const iface of namedType.getInterfaces()) if ((0, _definition.isInterfaceType)(iface)) {
						let implementations = this._implementationsMap[iface.name];
						if (implementations === void 0) implementations = this._implementationsMap[iface.name] = {
							objects: [],
							interfaces: []
						};
						implementations.objects.push(namedType);
					}
				}
			}
		}
		get [Symbol.toStringTag]() {
			return "GraphQLSchema";
		}
		getQueryType() {
			return this._queryType;
		}
		getMutationType() {
			return this._mutationType;
		}
		getSubscriptionType() {
			return this._subscriptionType;
		}
		getRootType(operation) {
			switch (operation) {
				case _ast.OperationTypeNode.QUERY: return this.getQueryType();
				case _ast.OperationTypeNode.MUTATION: return this.getMutationType();
				case _ast.OperationTypeNode.SUBSCRIPTION: return this.getSubscriptionType();
			}
		}
		getTypeMap() {
			return this._typeMap;
		}
		getType(name) {
			return this.getTypeMap()[name];
		}
		getPossibleTypes(abstractType) {
			return (0, _definition.isUnionType)(abstractType) ? abstractType.getTypes() : this.getImplementations(abstractType).objects;
		}
		getImplementations(interfaceType) {
			const implementations = this._implementationsMap[interfaceType.name];
			return implementations !== null && implementations !== void 0 ? implementations : {
				objects: [],
				interfaces: []
			};
		}
		isSubType(abstractType, maybeSubType) {
			let map = this._subTypeMap[abstractType.name];
			if (map === void 0) {
				map = Object.create(null);
				if ((0, _definition.isUnionType)(abstractType)) for (const type of abstractType.getTypes()) map[type.name] = true;
				else {
					const implementations = this.getImplementations(abstractType);
					for (const type of implementations.objects) map[type.name] = true;
					for (const type of implementations.interfaces) map[type.name] = true;
				}
				this._subTypeMap[abstractType.name] = map;
			}
			return map[maybeSubType.name] !== void 0;
		}
		getDirectives() {
			return this._directives;
		}
		getDirective(name) {
			return this.getDirectives().find((directive) => directive.name === name);
		}
		toConfig() {
			return {
				description: this.description,
				query: this.getQueryType(),
				mutation: this.getMutationType(),
				subscription: this.getSubscriptionType(),
				types: Object.values(this.getTypeMap()),
				directives: this.getDirectives(),
				extensions: this.extensions,
				astNode: this.astNode,
				extensionASTNodes: this.extensionASTNodes,
				assumeValid: this.__validationErrors !== void 0
			};
		}
	};
	exports.GraphQLSchema = GraphQLSchema;
	function collectReferencedTypes(type, typeSet) {
		const namedType = (0, _definition.getNamedType)(type);
		if (!typeSet.has(namedType)) {
			typeSet.add(namedType);
			if ((0, _definition.isUnionType)(namedType)) for (const memberType of namedType.getTypes()) collectReferencedTypes(memberType, typeSet);
			else if ((0, _definition.isObjectType)(namedType) || (0, _definition.isInterfaceType)(namedType)) {
				for (const interfaceType of namedType.getInterfaces()) collectReferencedTypes(interfaceType, typeSet);
				for (const field of Object.values(namedType.getFields())) {
					collectReferencedTypes(field.type, typeSet);
					for (const arg of field.args) collectReferencedTypes(arg.type, typeSet);
				}
			} else if ((0, _definition.isInputObjectType)(namedType)) for (const field of Object.values(namedType.getFields())) collectReferencedTypes(field.type, typeSet);
		}
		return typeSet;
	}
}));
// node_modules/graphql/type/validate.js
var require_validate$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.assertValidSchema = assertValidSchema;
	exports.validateSchema = validateSchema;
	var _inspect = require_inspect();
	var _GraphQLError = require_GraphQLError();
	var _ast = require_ast();
	var _typeComparators = require_typeComparators();
	var _definition = require_definition();
	var _directives = require_directives();
	var _introspection = require_introspection();
	var _schema = require_schema();
	/**
	* Implements the "Type Validation" sub-sections of the specification's
	* "Type System" section.
	*
	* Validation runs synchronously, returning an array of encountered errors, or
	* an empty array if no errors were encountered and the Schema is valid.
	*/
	function validateSchema(schema) {
		(0, _schema.assertSchema)(schema);
		if (schema.__validationErrors) return schema.__validationErrors;
		const context = new SchemaValidationContext(schema);
		validateRootTypes(context);
		validateDirectives(context);
		validateTypes(context);
		const errors = context.getErrors();
		schema.__validationErrors = errors;
		return errors;
	}
	/**
	* Utility function which asserts a schema is valid by throwing an error if
	* it is invalid.
	*/
	function assertValidSchema(schema) {
		const errors = validateSchema(schema);
		if (errors.length !== 0) throw new Error(errors.map((error) => error.message).join("\n\n"));
	}
	var SchemaValidationContext = class {
		constructor(schema) {
			this._errors = [];
			this.schema = schema;
		}
		reportError(message, nodes) {
			const _nodes = Array.isArray(nodes) ? nodes.filter(Boolean) : nodes;
			this._errors.push(new _GraphQLError.GraphQLError(message, { nodes: _nodes }));
		}
		getErrors() {
			return this._errors;
		}
	};
	function validateRootTypes(context) {
		const schema = context.schema;
		const queryType = schema.getQueryType();
		if (!queryType) context.reportError("Query root type must be provided.", schema.astNode);
		else if (!(0, _definition.isObjectType)(queryType)) {
			var _getOperationTypeNode;
			context.reportError(`Query root type must be Object type, it cannot be ${(0, _inspect.inspect)(queryType)}.`, (_getOperationTypeNode = getOperationTypeNode(schema, _ast.OperationTypeNode.QUERY)) !== null && _getOperationTypeNode !== void 0 ? _getOperationTypeNode : queryType.astNode);
		}
		const mutationType = schema.getMutationType();
		if (mutationType && !(0, _definition.isObjectType)(mutationType)) {
			var _getOperationTypeNode2;
			context.reportError(`Mutation root type must be Object type if provided, it cannot be ${(0, _inspect.inspect)(mutationType)}.`, (_getOperationTypeNode2 = getOperationTypeNode(schema, _ast.OperationTypeNode.MUTATION)) !== null && _getOperationTypeNode2 !== void 0 ? _getOperationTypeNode2 : mutationType.astNode);
		}
		const subscriptionType = schema.getSubscriptionType();
		if (subscriptionType && !(0, _definition.isObjectType)(subscriptionType)) {
			var _getOperationTypeNode3;
			context.reportError(`Subscription root type must be Object type if provided, it cannot be ${(0, _inspect.inspect)(subscriptionType)}.`, (_getOperationTypeNode3 = getOperationTypeNode(schema, _ast.OperationTypeNode.SUBSCRIPTION)) !== null && _getOperationTypeNode3 !== void 0 ? _getOperationTypeNode3 : subscriptionType.astNode);
		}
	}
	function getOperationTypeNode(schema, operation) {
		var _flatMap$find;
		return (_flatMap$find = [schema.astNode, ...schema.extensionASTNodes].flatMap((schemaNode) => {
			var _schemaNode$operation;
			return (_schemaNode$operation = schemaNode === null || schemaNode === void 0 ? void 0 : schemaNode.operationTypes) !== null && _schemaNode$operation !== void 0 ? _schemaNode$operation : [];
		}).find((operationNode) => operationNode.operation === operation)) === null || _flatMap$find === void 0 ? void 0 : _flatMap$find.type;
	}
	function validateDirectives(context) {
		for (const directive of context.schema.getDirectives()) {
			if (!(0, _directives.isDirective)(directive)) {
				context.reportError(`Expected directive but got: ${(0, _inspect.inspect)(directive)}.`, directive === null || directive === void 0 ? void 0 : directive.astNode);
				continue;
			}
			validateName(context, directive);
			if (directive.locations.length === 0) context.reportError(`Directive @${directive.name} must include 1 or more locations.`, directive.astNode);
			for (const arg of directive.args) {
				validateName(context, arg);
				if (!(0, _definition.isInputType)(arg.type)) context.reportError(`The type of @${directive.name}(${arg.name}:) must be Input Type but got: ${(0, _inspect.inspect)(arg.type)}.`, arg.astNode);
				if ((0, _definition.isRequiredArgument)(arg) && arg.deprecationReason != null) {
					var _arg$astNode;
					context.reportError(`Required argument @${directive.name}(${arg.name}:) cannot be deprecated.`, [getDeprecatedDirectiveNode(arg.astNode), (_arg$astNode = arg.astNode) === null || _arg$astNode === void 0 ? void 0 : _arg$astNode.type]);
				}
			}
		}
	}
	function validateName(context, node) {
		if (node.name.startsWith("__")) context.reportError(`Name "${node.name}" must not begin with "__", which is reserved by GraphQL introspection.`, node.astNode);
	}
	function validateTypes(context) {
		const validateInputObjectCircularRefs = createInputObjectCircularRefsValidator(context);
		const typeMap = context.schema.getTypeMap();
		for (const type of Object.values(typeMap)) {
			if (!(0, _definition.isNamedType)(type)) {
				context.reportError(`Expected GraphQL named type but got: ${(0, _inspect.inspect)(type)}.`, type.astNode);
				continue;
			}
			if (!(0, _introspection.isIntrospectionType)(type)) validateName(context, type);
			if ((0, _definition.isObjectType)(type)) {
				validateFields(context, type);
				validateInterfaces(context, type);
			} else if ((0, _definition.isInterfaceType)(type)) {
				validateFields(context, type);
				validateInterfaces(context, type);
			} else if ((0, _definition.isUnionType)(type)) validateUnionMembers(context, type);
			else if ((0, _definition.isEnumType)(type)) validateEnumValues(context, type);
			else if ((0, _definition.isInputObjectType)(type)) {
				validateInputFields(context, type);
				validateInputObjectCircularRefs(type);
			}
		}
	}
	function validateFields(context, type) {
		const fields = Object.values(type.getFields());
		if (fields.length === 0) context.reportError(`Type ${type.name} must define one or more fields.`, [type.astNode, ...type.extensionASTNodes]);
		for (const field of fields) {
			validateName(context, field);
			if (!(0, _definition.isOutputType)(field.type)) {
				var _field$astNode;
				context.reportError(`The type of ${type.name}.${field.name} must be Output Type but got: ${(0, _inspect.inspect)(field.type)}.`, (_field$astNode = field.astNode) === null || _field$astNode === void 0 ? void 0 : _field$astNode.type);
			}
			for (const arg of field.args) {
				const argName = arg.name;
				validateName(context, arg);
				if (!(0, _definition.isInputType)(arg.type)) {
					var _arg$astNode2;
					context.reportError(`The type of ${type.name}.${field.name}(${argName}:) must be Input Type but got: ${(0, _inspect.inspect)(arg.type)}.`, (_arg$astNode2 = arg.astNode) === null || _arg$astNode2 === void 0 ? void 0 : _arg$astNode2.type);
				}
				if ((0, _definition.isRequiredArgument)(arg) && arg.deprecationReason != null) {
					var _arg$astNode3;
					context.reportError(`Required argument ${type.name}.${field.name}(${argName}:) cannot be deprecated.`, [getDeprecatedDirectiveNode(arg.astNode), (_arg$astNode3 = arg.astNode) === null || _arg$astNode3 === void 0 ? void 0 : _arg$astNode3.type]);
				}
			}
		}
	}
	function validateInterfaces(context, type) {
		const ifaceTypeNames = Object.create(null);
		for (const iface of type.getInterfaces()) {
			if (!(0, _definition.isInterfaceType)(iface)) {
				context.reportError(`Type ${(0, _inspect.inspect)(type)} must only implement Interface types, it cannot implement ${(0, _inspect.inspect)(iface)}.`, getAllImplementsInterfaceNodes(type, iface));
				continue;
			}
			if (type === iface) {
				context.reportError(`Type ${type.name} cannot implement itself because it would create a circular reference.`, getAllImplementsInterfaceNodes(type, iface));
				continue;
			}
			if (ifaceTypeNames[iface.name]) {
				context.reportError(`Type ${type.name} can only implement ${iface.name} once.`, getAllImplementsInterfaceNodes(type, iface));
				continue;
			}
			ifaceTypeNames[iface.name] = true;
			validateTypeImplementsAncestors(context, type, iface);
			validateTypeImplementsInterface(context, type, iface);
		}
	}
	function validateTypeImplementsInterface(context, type, iface) {
		const typeFieldMap = type.getFields();
		for (const ifaceField of Object.values(iface.getFields())) {
			const fieldName = ifaceField.name;
			const typeField = typeFieldMap[fieldName];
			if (!typeField) {
				context.reportError(`Interface field ${iface.name}.${fieldName} expected but ${type.name} does not provide it.`, [
					ifaceField.astNode,
					type.astNode,
					...type.extensionASTNodes
				]);
				continue;
			}
			if (!(0, _typeComparators.isTypeSubTypeOf)(context.schema, typeField.type, ifaceField.type)) {
				var _ifaceField$astNode, _typeField$astNode;
				context.reportError(`Interface field ${iface.name}.${fieldName} expects type ${(0, _inspect.inspect)(ifaceField.type)} but ${type.name}.${fieldName} is type ${(0, _inspect.inspect)(typeField.type)}.`, [(_ifaceField$astNode = ifaceField.astNode) === null || _ifaceField$astNode === void 0 ? void 0 : _ifaceField$astNode.type, (_typeField$astNode = typeField.astNode) === null || _typeField$astNode === void 0 ? void 0 : _typeField$astNode.type]);
			}
			for (const ifaceArg of ifaceField.args) {
				const argName = ifaceArg.name;
				const typeArg = typeField.args.find((arg) => arg.name === argName);
				if (!typeArg) {
					context.reportError(`Interface field argument ${iface.name}.${fieldName}(${argName}:) expected but ${type.name}.${fieldName} does not provide it.`, [ifaceArg.astNode, typeField.astNode]);
					continue;
				}
				if (!(0, _typeComparators.isEqualType)(ifaceArg.type, typeArg.type)) {
					var _ifaceArg$astNode, _typeArg$astNode;
					context.reportError(`Interface field argument ${iface.name}.${fieldName}(${argName}:) expects type ${(0, _inspect.inspect)(ifaceArg.type)} but ${type.name}.${fieldName}(${argName}:) is type ${(0, _inspect.inspect)(typeArg.type)}.`, [(_ifaceArg$astNode = ifaceArg.astNode) === null || _ifaceArg$astNode === void 0 ? void 0 : _ifaceArg$astNode.type, (_typeArg$astNode = typeArg.astNode) === null || _typeArg$astNode === void 0 ? void 0 : _typeArg$astNode.type]);
				}
			}
			for (const typeArg of typeField.args) {
				const argName = typeArg.name;
				if (!ifaceField.args.find((arg) => arg.name === argName) && (0, _definition.isRequiredArgument)(typeArg)) context.reportError(`Object field ${type.name}.${fieldName} includes required argument ${argName} that is missing from the Interface field ${iface.name}.${fieldName}.`, [typeArg.astNode, ifaceField.astNode]);
			}
		}
	}
	function validateTypeImplementsAncestors(context, type, iface) {
		const ifaceInterfaces = type.getInterfaces();
		for (const transitive of iface.getInterfaces()) if (!ifaceInterfaces.includes(transitive)) context.reportError(transitive === type ? `Type ${type.name} cannot implement ${iface.name} because it would create a circular reference.` : `Type ${type.name} must implement ${transitive.name} because it is implemented by ${iface.name}.`, [...getAllImplementsInterfaceNodes(iface, transitive), ...getAllImplementsInterfaceNodes(type, iface)]);
	}
	function validateUnionMembers(context, union) {
		const memberTypes = union.getTypes();
		if (memberTypes.length === 0) context.reportError(`Union type ${union.name} must define one or more member types.`, [union.astNode, ...union.extensionASTNodes]);
		const includedTypeNames = Object.create(null);
		for (const memberType of memberTypes) {
			if (includedTypeNames[memberType.name]) {
				context.reportError(`Union type ${union.name} can only include type ${memberType.name} once.`, getUnionMemberTypeNodes(union, memberType.name));
				continue;
			}
			includedTypeNames[memberType.name] = true;
			if (!(0, _definition.isObjectType)(memberType)) context.reportError(`Union type ${union.name} can only include Object types, it cannot include ${(0, _inspect.inspect)(memberType)}.`, getUnionMemberTypeNodes(union, String(memberType)));
		}
	}
	function validateEnumValues(context, enumType) {
		const enumValues = enumType.getValues();
		if (enumValues.length === 0) context.reportError(`Enum type ${enumType.name} must define one or more values.`, [enumType.astNode, ...enumType.extensionASTNodes]);
		for (const enumValue of enumValues) validateName(context, enumValue);
	}
	function validateInputFields(context, inputObj) {
		const fields = Object.values(inputObj.getFields());
		if (fields.length === 0) context.reportError(`Input Object type ${inputObj.name} must define one or more fields.`, [inputObj.astNode, ...inputObj.extensionASTNodes]);
		for (const field of fields) {
			validateName(context, field);
			if (!(0, _definition.isInputType)(field.type)) {
				var _field$astNode2;
				context.reportError(`The type of ${inputObj.name}.${field.name} must be Input Type but got: ${(0, _inspect.inspect)(field.type)}.`, (_field$astNode2 = field.astNode) === null || _field$astNode2 === void 0 ? void 0 : _field$astNode2.type);
			}
			if ((0, _definition.isRequiredInputField)(field) && field.deprecationReason != null) {
				var _field$astNode3;
				context.reportError(`Required input field ${inputObj.name}.${field.name} cannot be deprecated.`, [getDeprecatedDirectiveNode(field.astNode), (_field$astNode3 = field.astNode) === null || _field$astNode3 === void 0 ? void 0 : _field$astNode3.type]);
			}
			if (inputObj.isOneOf) validateOneOfInputObjectField(inputObj, field, context);
		}
	}
	function validateOneOfInputObjectField(type, field, context) {
		if ((0, _definition.isNonNullType)(field.type)) {
			var _field$astNode4;
			context.reportError(`OneOf input field ${type.name}.${field.name} must be nullable.`, (_field$astNode4 = field.astNode) === null || _field$astNode4 === void 0 ? void 0 : _field$astNode4.type);
		}
		if (field.defaultValue !== void 0) context.reportError(`OneOf input field ${type.name}.${field.name} cannot have a default value.`, field.astNode);
	}
	function createInputObjectCircularRefsValidator(context) {
		const visitedTypes = Object.create(null);
		const fieldPath = [];
		const fieldPathIndexByTypeName = Object.create(null);
		return detectCycleRecursive;
		function detectCycleRecursive(inputObj) {
			if (visitedTypes[inputObj.name]) return;
			visitedTypes[inputObj.name] = true;
			fieldPathIndexByTypeName[inputObj.name] = fieldPath.length;
			const fields = Object.values(inputObj.getFields());
			for (const field of fields) if ((0, _definition.isNonNullType)(field.type) && (0, _definition.isInputObjectType)(field.type.ofType)) {
				const fieldType = field.type.ofType;
				const cycleIndex = fieldPathIndexByTypeName[fieldType.name];
				fieldPath.push(field);
				if (cycleIndex === void 0) detectCycleRecursive(fieldType);
				else {
					const cyclePath = fieldPath.slice(cycleIndex);
					const pathStr = cyclePath.map((fieldObj) => fieldObj.name).join(".");
					context.reportError(`Cannot reference Input Object "${fieldType.name}" within itself through a series of non-null fields: "${pathStr}".`, cyclePath.map((fieldObj) => fieldObj.astNode));
				}
				fieldPath.pop();
			}
			fieldPathIndexByTypeName[inputObj.name] = void 0;
		}
	}
	function getAllImplementsInterfaceNodes(type, iface) {
		const { astNode, extensionASTNodes } = type;
		return (astNode != null ? [astNode, ...extensionASTNodes] : extensionASTNodes).flatMap((typeNode) => {
			var _typeNode$interfaces;
			return (_typeNode$interfaces = typeNode.interfaces) !== null && _typeNode$interfaces !== void 0 ? _typeNode$interfaces : [];
		}).filter((ifaceNode) => ifaceNode.name.value === iface.name);
	}
	function getUnionMemberTypeNodes(union, typeName) {
		const { astNode, extensionASTNodes } = union;
		return (astNode != null ? [astNode, ...extensionASTNodes] : extensionASTNodes).flatMap((unionNode) => {
			var _unionNode$types;
			return (_unionNode$types = unionNode.types) !== null && _unionNode$types !== void 0 ? _unionNode$types : [];
		}).filter((typeNode) => typeNode.name.value === typeName);
	}
	function getDeprecatedDirectiveNode(definitionNode) {
		var _definitionNode$direc;
		return definitionNode === null || definitionNode === void 0 ? void 0 : (_definitionNode$direc = definitionNode.directives) === null || _definitionNode$direc === void 0 ? void 0 : _definitionNode$direc.find((node) => node.name.value === _directives.GraphQLDeprecatedDirective.name);
	}
}));
// node_modules/graphql/utilities/typeFromAST.js
var require_typeFromAST = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.typeFromAST = typeFromAST;
	var _kinds = require_kinds();
	var _definition = require_definition();
	function typeFromAST(schema, typeNode) {
		switch (typeNode.kind) {
			case _kinds.Kind.LIST_TYPE: {
				const innerType = typeFromAST(schema, typeNode.type);
				return innerType && new _definition.GraphQLList(innerType);
			}
			case _kinds.Kind.NON_NULL_TYPE: {
				const innerType = typeFromAST(schema, typeNode.type);
				return innerType && new _definition.GraphQLNonNull(innerType);
			}
			case _kinds.Kind.NAMED_TYPE: return schema.getType(typeNode.name.value);
		}
	}
}));
// node_modules/graphql/utilities/TypeInfo.js
var require_TypeInfo = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.TypeInfo = void 0;
	exports.visitWithTypeInfo = visitWithTypeInfo;
	var _ast = require_ast();
	var _kinds = require_kinds();
	var _visitor = require_visitor();
	var _definition = require_definition();
	var _introspection = require_introspection();
	var _typeFromAST = require_typeFromAST();
	/**
	* TypeInfo is a utility class which, given a GraphQL schema, can keep track
	* of the current field and type definitions at any point in a GraphQL document
	* AST during a recursive descent by calling `enter(node)` and `leave(node)`.
	*/
	var TypeInfo = class {
		constructor(schema, initialType, getFieldDefFn) {
			this._schema = schema;
			this._typeStack = [];
			this._parentTypeStack = [];
			this._inputTypeStack = [];
			this._fieldDefStack = [];
			this._defaultValueStack = [];
			this._directive = null;
			this._argument = null;
			this._enumValue = null;
			this._getFieldDef = getFieldDefFn !== null && getFieldDefFn !== void 0 ? getFieldDefFn : getFieldDef;
			if (initialType) {
				if ((0, _definition.isInputType)(initialType)) this._inputTypeStack.push(initialType);
				if ((0, _definition.isCompositeType)(initialType)) this._parentTypeStack.push(initialType);
				if ((0, _definition.isOutputType)(initialType)) this._typeStack.push(initialType);
			}
		}
		get [Symbol.toStringTag]() {
			return "TypeInfo";
		}
		getType() {
			if (this._typeStack.length > 0) return this._typeStack[this._typeStack.length - 1];
		}
		getParentType() {
			if (this._parentTypeStack.length > 0) return this._parentTypeStack[this._parentTypeStack.length - 1];
		}
		getInputType() {
			if (this._inputTypeStack.length > 0) return this._inputTypeStack[this._inputTypeStack.length - 1];
		}
		getParentInputType() {
			if (this._inputTypeStack.length > 1) return this._inputTypeStack[this._inputTypeStack.length - 2];
		}
		getFieldDef() {
			if (this._fieldDefStack.length > 0) return this._fieldDefStack[this._fieldDefStack.length - 1];
		}
		getDefaultValue() {
			if (this._defaultValueStack.length > 0) return this._defaultValueStack[this._defaultValueStack.length - 1];
		}
		getDirective() {
			return this._directive;
		}
		getArgument() {
			return this._argument;
		}
		getEnumValue() {
			return this._enumValue;
		}
		enter(node) {
			const schema = this._schema;
			switch (node.kind) {
				case _kinds.Kind.SELECTION_SET: {
					const namedType = (0, _definition.getNamedType)(this.getType());
					this._parentTypeStack.push((0, _definition.isCompositeType)(namedType) ? namedType : void 0);
					break;
				}
				case _kinds.Kind.FIELD: {
					const parentType = this.getParentType();
					let fieldDef;
					let fieldType;
					if (parentType) {
						fieldDef = this._getFieldDef(schema, parentType, node);
						if (fieldDef) fieldType = fieldDef.type;
					}
					this._fieldDefStack.push(fieldDef);
					this._typeStack.push((0, _definition.isOutputType)(fieldType) ? fieldType : void 0);
					break;
				}
				case _kinds.Kind.DIRECTIVE:
					this._directive = schema.getDirective(node.name.value);
					break;
				case _kinds.Kind.OPERATION_DEFINITION: {
					const rootType = schema.getRootType(node.operation);
					this._typeStack.push((0, _definition.isObjectType)(rootType) ? rootType : void 0);
					break;
				}
				case _kinds.Kind.INLINE_FRAGMENT:
				case _kinds.Kind.FRAGMENT_DEFINITION: {
					const typeConditionAST = node.typeCondition;
					const outputType = typeConditionAST ? (0, _typeFromAST.typeFromAST)(schema, typeConditionAST) : (0, _definition.getNamedType)(this.getType());
					this._typeStack.push((0, _definition.isOutputType)(outputType) ? outputType : void 0);
					break;
				}
				case _kinds.Kind.VARIABLE_DEFINITION: {
					const inputType = (0, _typeFromAST.typeFromAST)(schema, node.type);
					this._inputTypeStack.push((0, _definition.isInputType)(inputType) ? inputType : void 0);
					break;
				}
				case _kinds.Kind.ARGUMENT: {
					var _this$getDirective;
					let argDef;
					let argType;
					const fieldOrDirective = (_this$getDirective = this.getDirective()) !== null && _this$getDirective !== void 0 ? _this$getDirective : this.getFieldDef();
					if (fieldOrDirective) {
						argDef = fieldOrDirective.args.find((arg) => arg.name === node.name.value);
						if (argDef) argType = argDef.type;
					}
					this._argument = argDef;
					this._defaultValueStack.push(argDef ? argDef.defaultValue : void 0);
					this._inputTypeStack.push((0, _definition.isInputType)(argType) ? argType : void 0);
					break;
				}
				case _kinds.Kind.LIST: {
					const listType = (0, _definition.getNullableType)(this.getInputType());
					const itemType = (0, _definition.isListType)(listType) ? listType.ofType : listType;
					this._defaultValueStack.push(void 0);
					this._inputTypeStack.push((0, _definition.isInputType)(itemType) ? itemType : void 0);
					break;
				}
				case _kinds.Kind.OBJECT_FIELD: {
					const objectType = (0, _definition.getNamedType)(this.getInputType());
					let inputFieldType;
					let inputField;
					if ((0, _definition.isInputObjectType)(objectType)) {
						inputField = objectType.getFields()[node.name.value];
						if (inputField) inputFieldType = inputField.type;
					}
					this._defaultValueStack.push(inputField ? inputField.defaultValue : void 0);
					this._inputTypeStack.push((0, _definition.isInputType)(inputFieldType) ? inputFieldType : void 0);
					break;
				}
				case _kinds.Kind.ENUM: {
					const enumType = (0, _definition.getNamedType)(this.getInputType());
					let enumValue;
					if ((0, _definition.isEnumType)(enumType)) enumValue = enumType.getValue(node.value);
					this._enumValue = enumValue;
					break;
				}
			}
		}
		leave(node) {
			switch (node.kind) {
				case _kinds.Kind.SELECTION_SET:
					this._parentTypeStack.pop();
					break;
				case _kinds.Kind.FIELD:
					this._fieldDefStack.pop();
					this._typeStack.pop();
					break;
				case _kinds.Kind.DIRECTIVE:
					this._directive = null;
					break;
				case _kinds.Kind.OPERATION_DEFINITION:
				case _kinds.Kind.INLINE_FRAGMENT:
				case _kinds.Kind.FRAGMENT_DEFINITION:
					this._typeStack.pop();
					break;
				case _kinds.Kind.VARIABLE_DEFINITION:
					this._inputTypeStack.pop();
					break;
				case _kinds.Kind.ARGUMENT:
					this._argument = null;
					this._defaultValueStack.pop();
					this._inputTypeStack.pop();
					break;
				case _kinds.Kind.LIST:
				case _kinds.Kind.OBJECT_FIELD:
					this._defaultValueStack.pop();
					this._inputTypeStack.pop();
					break;
				case _kinds.Kind.ENUM: this._enumValue = null;
			}
		}
	};
	exports.TypeInfo = TypeInfo;
	/**
	* Not exactly the same as the executor's definition of getFieldDef, in this
	* statically evaluated environment we do not always have an Object type,
	* and need to handle Interface and Union types.
	*/
	function getFieldDef(schema, parentType, fieldNode) {
		const name = fieldNode.name.value;
		if (name === _introspection.SchemaMetaFieldDef.name && schema.getQueryType() === parentType) return _introspection.SchemaMetaFieldDef;
		if (name === _introspection.TypeMetaFieldDef.name && schema.getQueryType() === parentType) return _introspection.TypeMetaFieldDef;
		if (name === _introspection.TypeNameMetaFieldDef.name && (0, _definition.isCompositeType)(parentType)) return _introspection.TypeNameMetaFieldDef;
		if ((0, _definition.isObjectType)(parentType) || (0, _definition.isInterfaceType)(parentType)) return parentType.getFields()[name];
	}
	/**
	* Creates a new visitor instance which maintains a provided TypeInfo instance
	* along with visiting visitor.
	*/
	function visitWithTypeInfo(typeInfo, visitor) {
		return {
			enter(...args) {
				const node = args[0];
				typeInfo.enter(node);
				const fn = (0, _visitor.getEnterLeaveForKind)(visitor, node.kind).enter;
				if (fn) {
					const result = fn.apply(visitor, args);
					if (result !== void 0) {
						typeInfo.leave(node);
						if ((0, _ast.isNode)(result)) typeInfo.enter(result);
					}
					return result;
				}
			},
			leave(...args) {
				const node = args[0];
				const fn = (0, _visitor.getEnterLeaveForKind)(visitor, node.kind).leave;
				let result;
				if (fn) result = fn.apply(visitor, args);
				typeInfo.leave(node);
				return result;
			}
		};
	}
}));
// node_modules/graphql/language/predicates.js
var require_predicates = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isConstValueNode = isConstValueNode;
	exports.isDefinitionNode = isDefinitionNode;
	exports.isExecutableDefinitionNode = isExecutableDefinitionNode;
	exports.isSchemaCoordinateNode = isSchemaCoordinateNode;
	exports.isSelectionNode = isSelectionNode;
	exports.isTypeDefinitionNode = isTypeDefinitionNode;
	exports.isTypeExtensionNode = isTypeExtensionNode;
	exports.isTypeNode = isTypeNode;
	exports.isTypeSystemDefinitionNode = isTypeSystemDefinitionNode;
	exports.isTypeSystemExtensionNode = isTypeSystemExtensionNode;
	exports.isValueNode = isValueNode;
	var _kinds = require_kinds();
	function isDefinitionNode(node) {
		return isExecutableDefinitionNode(node) || isTypeSystemDefinitionNode(node) || isTypeSystemExtensionNode(node);
	}
	function isExecutableDefinitionNode(node) {
		return node.kind === _kinds.Kind.OPERATION_DEFINITION || node.kind === _kinds.Kind.FRAGMENT_DEFINITION;
	}
	function isSelectionNode(node) {
		return node.kind === _kinds.Kind.FIELD || node.kind === _kinds.Kind.FRAGMENT_SPREAD || node.kind === _kinds.Kind.INLINE_FRAGMENT;
	}
	function isValueNode(node) {
		return node.kind === _kinds.Kind.VARIABLE || node.kind === _kinds.Kind.INT || node.kind === _kinds.Kind.FLOAT || node.kind === _kinds.Kind.STRING || node.kind === _kinds.Kind.BOOLEAN || node.kind === _kinds.Kind.NULL || node.kind === _kinds.Kind.ENUM || node.kind === _kinds.Kind.LIST || node.kind === _kinds.Kind.OBJECT;
	}
	function isConstValueNode(node) {
		return isValueNode(node) && (node.kind === _kinds.Kind.LIST ? node.values.some(isConstValueNode) : node.kind === _kinds.Kind.OBJECT ? node.fields.some((field) => isConstValueNode(field.value)) : node.kind !== _kinds.Kind.VARIABLE);
	}
	function isTypeNode(node) {
		return node.kind === _kinds.Kind.NAMED_TYPE || node.kind === _kinds.Kind.LIST_TYPE || node.kind === _kinds.Kind.NON_NULL_TYPE;
	}
	function isTypeSystemDefinitionNode(node) {
		return node.kind === _kinds.Kind.SCHEMA_DEFINITION || isTypeDefinitionNode(node) || node.kind === _kinds.Kind.DIRECTIVE_DEFINITION;
	}
	function isTypeDefinitionNode(node) {
		return node.kind === _kinds.Kind.SCALAR_TYPE_DEFINITION || node.kind === _kinds.Kind.OBJECT_TYPE_DEFINITION || node.kind === _kinds.Kind.INTERFACE_TYPE_DEFINITION || node.kind === _kinds.Kind.UNION_TYPE_DEFINITION || node.kind === _kinds.Kind.ENUM_TYPE_DEFINITION || node.kind === _kinds.Kind.INPUT_OBJECT_TYPE_DEFINITION;
	}
	function isTypeSystemExtensionNode(node) {
		return node.kind === _kinds.Kind.SCHEMA_EXTENSION || isTypeExtensionNode(node);
	}
	function isTypeExtensionNode(node) {
		return node.kind === _kinds.Kind.SCALAR_TYPE_EXTENSION || node.kind === _kinds.Kind.OBJECT_TYPE_EXTENSION || node.kind === _kinds.Kind.INTERFACE_TYPE_EXTENSION || node.kind === _kinds.Kind.UNION_TYPE_EXTENSION || node.kind === _kinds.Kind.ENUM_TYPE_EXTENSION || node.kind === _kinds.Kind.INPUT_OBJECT_TYPE_EXTENSION;
	}
	function isSchemaCoordinateNode(node) {
		return node.kind === _kinds.Kind.TYPE_COORDINATE || node.kind === _kinds.Kind.MEMBER_COORDINATE || node.kind === _kinds.Kind.ARGUMENT_COORDINATE || node.kind === _kinds.Kind.DIRECTIVE_COORDINATE || node.kind === _kinds.Kind.DIRECTIVE_ARGUMENT_COORDINATE;
	}
}));
// node_modules/graphql/validation/rules/ExecutableDefinitionsRule.js
var require_ExecutableDefinitionsRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ExecutableDefinitionsRule = ExecutableDefinitionsRule;
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _predicates = require_predicates();
	/**
	* Executable definitions
	*
	* A GraphQL document is only valid for execution if all definitions are either
	* operation or fragment definitions.
	*
	* See https://spec.graphql.org/draft/#sec-Executable-Definitions
	*/
	function ExecutableDefinitionsRule(context) {
		return { Document(node) {
			for (const definition of node.definitions) if (!(0, _predicates.isExecutableDefinitionNode)(definition)) {
				const defName = definition.kind === _kinds.Kind.SCHEMA_DEFINITION || definition.kind === _kinds.Kind.SCHEMA_EXTENSION ? "schema" : "\"" + definition.name.value + "\"";
				context.reportError(new _GraphQLError.GraphQLError(`The ${defName} definition is not executable.`, { nodes: definition }));
			}
			return false;
		} };
	}
}));
// node_modules/graphql/validation/rules/FieldsOnCorrectTypeRule.js
var require_FieldsOnCorrectTypeRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.FieldsOnCorrectTypeRule = FieldsOnCorrectTypeRule;
	var _didYouMean = require_didYouMean();
	var _naturalCompare = require_naturalCompare();
	var _suggestionList = require_suggestionList();
	var _GraphQLError = require_GraphQLError();
	var _definition = require_definition();
	/**
	* Fields on correct type
	*
	* A GraphQL document is only valid if all fields selected are defined by the
	* parent type, or are an allowed meta field such as __typename.
	*
	* See https://spec.graphql.org/draft/#sec-Field-Selections
	*/
	function FieldsOnCorrectTypeRule(context) {
		return { Field(node) {
			const type = context.getParentType();
			if (type) {
				if (!context.getFieldDef()) {
					const schema = context.getSchema();
					const fieldName = node.name.value;
					let suggestion = (0, _didYouMean.didYouMean)("to use an inline fragment on", getSuggestedTypeNames(schema, type, fieldName));
					if (suggestion === "") suggestion = (0, _didYouMean.didYouMean)(getSuggestedFieldNames(type, fieldName));
					context.reportError(new _GraphQLError.GraphQLError(`Cannot query field "${fieldName}" on type "${type.name}".` + suggestion, { nodes: node }));
				}
			}
		} };
	}
	/**
	* Go through all of the implementations of type, as well as the interfaces that
	* they implement. If any of those types include the provided field, suggest them,
	* sorted by how often the type is referenced.
	*/
	function getSuggestedTypeNames(schema, type, fieldName) {
		if (!(0, _definition.isAbstractType)(type)) return [];
		const suggestedTypes = /* @__PURE__ */ new Set();
		const usageCount = Object.create(null);
		for (const possibleType of schema.getPossibleTypes(type)) {
			if (!possibleType.getFields()[fieldName]) continue;
			suggestedTypes.add(possibleType);
			usageCount[possibleType.name] = 1;
			for (const possibleInterface of possibleType.getInterfaces()) {
				var _usageCount$possibleI;
				if (!possibleInterface.getFields()[fieldName]) continue;
				suggestedTypes.add(possibleInterface);
				usageCount[possibleInterface.name] = ((_usageCount$possibleI = usageCount[possibleInterface.name]) !== null && _usageCount$possibleI !== void 0 ? _usageCount$possibleI : 0) + 1;
			}
		}
		return [...suggestedTypes].sort((typeA, typeB) => {
			const usageCountDiff = usageCount[typeB.name] - usageCount[typeA.name];
			if (usageCountDiff !== 0) return usageCountDiff;
			if ((0, _definition.isInterfaceType)(typeA) && schema.isSubType(typeA, typeB)) return -1;
			if ((0, _definition.isInterfaceType)(typeB) && schema.isSubType(typeB, typeA)) return 1;
			return (0, _naturalCompare.naturalCompare)(typeA.name, typeB.name);
		}).map((x) => x.name);
	}
	/**
	* For the field name provided, determine if there are any similar field names
	* that may be the result of a typo.
	*/
	function getSuggestedFieldNames(type, fieldName) {
		if ((0, _definition.isObjectType)(type) || (0, _definition.isInterfaceType)(type)) {
			const possibleFieldNames = Object.keys(type.getFields());
			return (0, _suggestionList.suggestionList)(fieldName, possibleFieldNames);
		}
		return [];
	}
}));
// node_modules/graphql/validation/rules/FragmentsOnCompositeTypesRule.js
var require_FragmentsOnCompositeTypesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.FragmentsOnCompositeTypesRule = FragmentsOnCompositeTypesRule;
	var _GraphQLError = require_GraphQLError();
	var _printer = require_printer();
	var _definition = require_definition();
	var _typeFromAST = require_typeFromAST();
	/**
	* Fragments on composite type
	*
	* Fragments use a type condition to determine if they apply, since fragments
	* can only be spread into a composite type (object, interface, or union), the
	* type condition must also be a composite type.
	*
	* See https://spec.graphql.org/draft/#sec-Fragments-On-Composite-Types
	*/
	function FragmentsOnCompositeTypesRule(context) {
		return {
			InlineFragment(node) {
				const typeCondition = node.typeCondition;
				if (typeCondition) {
					const type = (0, _typeFromAST.typeFromAST)(context.getSchema(), typeCondition);
					if (type && !(0, _definition.isCompositeType)(type)) {
						const typeStr = (0, _printer.print)(typeCondition);
						context.reportError(new _GraphQLError.GraphQLError(`Fragment cannot condition on non composite type "${typeStr}".`, { nodes: typeCondition }));
					}
				}
			},
			FragmentDefinition(node) {
				const type = (0, _typeFromAST.typeFromAST)(context.getSchema(), node.typeCondition);
				if (type && !(0, _definition.isCompositeType)(type)) {
					const typeStr = (0, _printer.print)(node.typeCondition);
					context.reportError(new _GraphQLError.GraphQLError(`Fragment "${node.name.value}" cannot condition on non composite type "${typeStr}".`, { nodes: node.typeCondition }));
				}
			}
		};
	}
}));
// node_modules/graphql/validation/rules/KnownArgumentNamesRule.js
var require_KnownArgumentNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.KnownArgumentNamesOnDirectivesRule = KnownArgumentNamesOnDirectivesRule;
	exports.KnownArgumentNamesRule = KnownArgumentNamesRule;
	var _didYouMean = require_didYouMean();
	var _suggestionList = require_suggestionList();
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _directives = require_directives();
	/**
	* Known argument names
	*
	* A GraphQL field is only valid if all supplied arguments are defined by
	* that field.
	*
	* See https://spec.graphql.org/draft/#sec-Argument-Names
	* See https://spec.graphql.org/draft/#sec-Directives-Are-In-Valid-Locations
	*/
	function KnownArgumentNamesRule(context) {
		return {
			...KnownArgumentNamesOnDirectivesRule(context),
			Argument(argNode) {
				const argDef = context.getArgument();
				const fieldDef = context.getFieldDef();
				const parentType = context.getParentType();
				if (!argDef && fieldDef && parentType) {
					const argName = argNode.name.value;
					const knownArgsNames = fieldDef.args.map((arg) => arg.name);
					const suggestions = (0, _suggestionList.suggestionList)(argName, knownArgsNames);
					context.reportError(new _GraphQLError.GraphQLError(`Unknown argument "${argName}" on field "${parentType.name}.${fieldDef.name}".` + (0, _didYouMean.didYouMean)(suggestions), { nodes: argNode }));
				}
			}
		};
	}
	/**
	* @internal
	*/
	function KnownArgumentNamesOnDirectivesRule(context) {
		const directiveArgs = Object.create(null);
		const schema = context.getSchema();
		const definedDirectives = schema ? schema.getDirectives() : _directives.specifiedDirectives;
		for (const directive of definedDirectives) directiveArgs[directive.name] = directive.args.map((arg) => arg.name);
		const astDefinitions = context.getDocument().definitions;
		for (const def of astDefinitions) if (def.kind === _kinds.Kind.DIRECTIVE_DEFINITION) {
			var _def$arguments;
			/* c8 ignore next */
			const argsNodes = (_def$arguments = def.arguments) !== null && _def$arguments !== void 0 ? _def$arguments : [];
			directiveArgs[def.name.value] = argsNodes.map((arg) => arg.name.value);
		}
		return { Directive(directiveNode) {
			const directiveName = directiveNode.name.value;
			const knownArgs = directiveArgs[directiveName];
			if (directiveNode.arguments && knownArgs) for (const argNode of directiveNode.arguments) {
				const argName = argNode.name.value;
				if (!knownArgs.includes(argName)) {
					const suggestions = (0, _suggestionList.suggestionList)(argName, knownArgs);
					context.reportError(new _GraphQLError.GraphQLError(`Unknown argument "${argName}" on directive "@${directiveName}".` + (0, _didYouMean.didYouMean)(suggestions), { nodes: argNode }));
				}
			}
			return false;
		} };
	}
}));
// node_modules/graphql/validation/rules/KnownDirectivesRule.js
var require_KnownDirectivesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.KnownDirectivesRule = KnownDirectivesRule;
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _GraphQLError = require_GraphQLError();
	var _ast = require_ast();
	var _directiveLocation = require_directiveLocation();
	var _kinds = require_kinds();
	var _directives = require_directives();
	/**
	* Known directives
	*
	* A GraphQL document is only valid if all `@directives` are known by the
	* schema and legally positioned.
	*
	* See https://spec.graphql.org/draft/#sec-Directives-Are-Defined
	*/
	function KnownDirectivesRule(context) {
		const locationsMap = Object.create(null);
		const schema = context.getSchema();
		const definedDirectives = schema ? schema.getDirectives() : _directives.specifiedDirectives;
		for (const directive of definedDirectives) locationsMap[directive.name] = directive.locations;
		const astDefinitions = context.getDocument().definitions;
		for (const def of astDefinitions) if (def.kind === _kinds.Kind.DIRECTIVE_DEFINITION) locationsMap[def.name.value] = def.locations.map((name) => name.value);
		return { Directive(node, _key, _parent, _path, ancestors) {
			const name = node.name.value;
			const locations = locationsMap[name];
			if (!locations) {
				context.reportError(new _GraphQLError.GraphQLError(`Unknown directive "@${name}".`, { nodes: node }));
				return;
			}
			const candidateLocation = getDirectiveLocationForASTPath(ancestors);
			if (candidateLocation && !locations.includes(candidateLocation)) context.reportError(new _GraphQLError.GraphQLError(`Directive "@${name}" may not be used on ${candidateLocation}.`, { nodes: node }));
		} };
	}
	function getDirectiveLocationForASTPath(ancestors) {
		const appliedTo = ancestors[ancestors.length - 1];
		"kind" in appliedTo || (0, _invariant.invariant)(false);
		switch (appliedTo.kind) {
			case _kinds.Kind.OPERATION_DEFINITION: return getDirectiveLocationForOperation(appliedTo.operation);
			case _kinds.Kind.FIELD: return _directiveLocation.DirectiveLocation.FIELD;
			case _kinds.Kind.FRAGMENT_SPREAD: return _directiveLocation.DirectiveLocation.FRAGMENT_SPREAD;
			case _kinds.Kind.INLINE_FRAGMENT: return _directiveLocation.DirectiveLocation.INLINE_FRAGMENT;
			case _kinds.Kind.FRAGMENT_DEFINITION: return _directiveLocation.DirectiveLocation.FRAGMENT_DEFINITION;
			case _kinds.Kind.VARIABLE_DEFINITION: return _directiveLocation.DirectiveLocation.VARIABLE_DEFINITION;
			case _kinds.Kind.SCHEMA_DEFINITION:
			case _kinds.Kind.SCHEMA_EXTENSION: return _directiveLocation.DirectiveLocation.SCHEMA;
			case _kinds.Kind.SCALAR_TYPE_DEFINITION:
			case _kinds.Kind.SCALAR_TYPE_EXTENSION: return _directiveLocation.DirectiveLocation.SCALAR;
			case _kinds.Kind.OBJECT_TYPE_DEFINITION:
			case _kinds.Kind.OBJECT_TYPE_EXTENSION: return _directiveLocation.DirectiveLocation.OBJECT;
			case _kinds.Kind.FIELD_DEFINITION: return _directiveLocation.DirectiveLocation.FIELD_DEFINITION;
			case _kinds.Kind.INTERFACE_TYPE_DEFINITION:
			case _kinds.Kind.INTERFACE_TYPE_EXTENSION: return _directiveLocation.DirectiveLocation.INTERFACE;
			case _kinds.Kind.UNION_TYPE_DEFINITION:
			case _kinds.Kind.UNION_TYPE_EXTENSION: return _directiveLocation.DirectiveLocation.UNION;
			case _kinds.Kind.ENUM_TYPE_DEFINITION:
			case _kinds.Kind.ENUM_TYPE_EXTENSION: return _directiveLocation.DirectiveLocation.ENUM;
			case _kinds.Kind.ENUM_VALUE_DEFINITION: return _directiveLocation.DirectiveLocation.ENUM_VALUE;
			case _kinds.Kind.INPUT_OBJECT_TYPE_DEFINITION:
			case _kinds.Kind.INPUT_OBJECT_TYPE_EXTENSION: return _directiveLocation.DirectiveLocation.INPUT_OBJECT;
			case _kinds.Kind.INPUT_VALUE_DEFINITION: {
				const parentNode = ancestors[ancestors.length - 3];
				"kind" in parentNode || (0, _invariant.invariant)(false);
				return parentNode.kind === _kinds.Kind.INPUT_OBJECT_TYPE_DEFINITION ? _directiveLocation.DirectiveLocation.INPUT_FIELD_DEFINITION : _directiveLocation.DirectiveLocation.ARGUMENT_DEFINITION;
			}
			/* c8 ignore next */
			default: (0, _invariant.invariant)(false, "Unexpected kind: " + (0, _inspect.inspect)(appliedTo.kind));
		}
	}
	function getDirectiveLocationForOperation(operation) {
		switch (operation) {
			case _ast.OperationTypeNode.QUERY: return _directiveLocation.DirectiveLocation.QUERY;
			case _ast.OperationTypeNode.MUTATION: return _directiveLocation.DirectiveLocation.MUTATION;
			case _ast.OperationTypeNode.SUBSCRIPTION: return _directiveLocation.DirectiveLocation.SUBSCRIPTION;
		}
	}
}));
// node_modules/graphql/validation/rules/KnownFragmentNamesRule.js
var require_KnownFragmentNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.KnownFragmentNamesRule = KnownFragmentNamesRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* Known fragment names
	*
	* A GraphQL document is only valid if all `...Fragment` fragment spreads refer
	* to fragments defined in the same document.
	*
	* See https://spec.graphql.org/draft/#sec-Fragment-spread-target-defined
	*/
	function KnownFragmentNamesRule(context) {
		return { FragmentSpread(node) {
			const fragmentName = node.name.value;
			if (!context.getFragment(fragmentName)) context.reportError(new _GraphQLError.GraphQLError(`Unknown fragment "${fragmentName}".`, { nodes: node.name }));
		} };
	}
}));
// node_modules/graphql/validation/rules/KnownTypeNamesRule.js
var require_KnownTypeNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.KnownTypeNamesRule = KnownTypeNamesRule;
	var _didYouMean = require_didYouMean();
	var _suggestionList = require_suggestionList();
	var _GraphQLError = require_GraphQLError();
	var _predicates = require_predicates();
	var _introspection = require_introspection();
	var _scalars = require_scalars();
	/**
	* Known type names
	*
	* A GraphQL document is only valid if referenced types (specifically
	* variable definitions and fragment conditions) are defined by the type schema.
	*
	* See https://spec.graphql.org/draft/#sec-Fragment-Spread-Type-Existence
	*/
	function KnownTypeNamesRule(context) {
		const schema = context.getSchema();
		const existingTypesMap = schema ? schema.getTypeMap() : Object.create(null);
		const definedTypes = Object.create(null);
		for (const def of context.getDocument().definitions) if ((0, _predicates.isTypeDefinitionNode)(def)) definedTypes[def.name.value] = true;
		const typeNames = [...Object.keys(existingTypesMap), ...Object.keys(definedTypes)];
		return { NamedType(node, _1, parent, _2, ancestors) {
			const typeName = node.name.value;
			if (!existingTypesMap[typeName] && !definedTypes[typeName]) {
				var _ancestors$;
				const definitionNode = (_ancestors$ = ancestors[2]) !== null && _ancestors$ !== void 0 ? _ancestors$ : parent;
				const isSDL = definitionNode != null && isSDLNode(definitionNode);
				if (isSDL && standardTypeNames.includes(typeName)) return;
				const suggestedTypes = (0, _suggestionList.suggestionList)(typeName, isSDL ? standardTypeNames.concat(typeNames) : typeNames);
				context.reportError(new _GraphQLError.GraphQLError(`Unknown type "${typeName}".` + (0, _didYouMean.didYouMean)(suggestedTypes), { nodes: node }));
			}
		} };
	}
	const standardTypeNames = [..._scalars.specifiedScalarTypes, ..._introspection.introspectionTypes].map((type) => type.name);
	function isSDLNode(value) {
		return "kind" in value && ((0, _predicates.isTypeSystemDefinitionNode)(value) || (0, _predicates.isTypeSystemExtensionNode)(value));
	}
}));
// node_modules/graphql/validation/rules/LoneAnonymousOperationRule.js
var require_LoneAnonymousOperationRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.LoneAnonymousOperationRule = LoneAnonymousOperationRule;
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	/**
	* Lone anonymous operation
	*
	* A GraphQL document is only valid if when it contains an anonymous operation
	* (the query short-hand) that it contains only that one operation definition.
	*
	* See https://spec.graphql.org/draft/#sec-Lone-Anonymous-Operation
	*/
	function LoneAnonymousOperationRule(context) {
		let operationCount = 0;
		return {
			Document(node) {
				operationCount = node.definitions.filter((definition) => definition.kind === _kinds.Kind.OPERATION_DEFINITION).length;
			},
			OperationDefinition(node) {
				if (!node.name && operationCount > 1) context.reportError(new _GraphQLError.GraphQLError("This anonymous operation must be the only defined operation.", { nodes: node }));
			}
		};
	}
}));
// node_modules/graphql/validation/rules/LoneSchemaDefinitionRule.js
var require_LoneSchemaDefinitionRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.LoneSchemaDefinitionRule = LoneSchemaDefinitionRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* Lone Schema definition
	*
	* A GraphQL document is only valid if it contains only one schema definition.
	*/
	function LoneSchemaDefinitionRule(context) {
		var _ref, _ref2, _oldSchema$astNode;
		const oldSchema = context.getSchema();
		const alreadyDefined = (_ref = (_ref2 = (_oldSchema$astNode = oldSchema === null || oldSchema === void 0 ? void 0 : oldSchema.astNode) !== null && _oldSchema$astNode !== void 0 ? _oldSchema$astNode : oldSchema === null || oldSchema === void 0 ? void 0 : oldSchema.getQueryType()) !== null && _ref2 !== void 0 ? _ref2 : oldSchema === null || oldSchema === void 0 ? void 0 : oldSchema.getMutationType()) !== null && _ref !== void 0 ? _ref : oldSchema === null || oldSchema === void 0 ? void 0 : oldSchema.getSubscriptionType();
		let schemaDefinitionsCount = 0;
		return { SchemaDefinition(node) {
			if (alreadyDefined) {
				context.reportError(new _GraphQLError.GraphQLError("Cannot define a new schema within a schema extension.", { nodes: node }));
				return;
			}
			if (schemaDefinitionsCount > 0) context.reportError(new _GraphQLError.GraphQLError("Must provide only one schema definition.", { nodes: node }));
			++schemaDefinitionsCount;
		} };
	}
}));
// node_modules/graphql/validation/rules/MaxIntrospectionDepthRule.js
var require_MaxIntrospectionDepthRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.MaxIntrospectionDepthRule = MaxIntrospectionDepthRule;
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	const MAX_LISTS_DEPTH = 3;
	function MaxIntrospectionDepthRule(context) {
		/**
		* Counts the depth of list fields in "__Type" recursively and
		* returns `true` if the limit has been reached.
		*/
		function checkDepth(node, visitedFragments = Object.create(null), depth = 0) {
			if (node.kind === _kinds.Kind.FRAGMENT_SPREAD) {
				const fragmentName = node.name.value;
				if (visitedFragments[fragmentName] === true) return false;
				const fragment = context.getFragment(fragmentName);
				if (!fragment) return false;
				try {
					visitedFragments[fragmentName] = true;
					return checkDepth(fragment, visitedFragments, depth);
				} finally {
					visitedFragments[fragmentName] = void 0;
				}
			}
			if (node.kind === _kinds.Kind.FIELD && (node.name.value === "fields" || node.name.value === "interfaces" || node.name.value === "possibleTypes" || node.name.value === "inputFields")) {
				depth++;
				if (depth >= MAX_LISTS_DEPTH) return true;
			}
			if ("selectionSet" in node && node.selectionSet) {
				for (const child of node.selectionSet.selections) if (checkDepth(child, visitedFragments, depth)) return true;
			}
			return false;
		}
		return { Field(node) {
			if (node.name.value === "__schema" || node.name.value === "__type") {
				if (checkDepth(node)) {
					context.reportError(new _GraphQLError.GraphQLError("Maximum introspection depth exceeded", { nodes: [node] }));
					return false;
				}
			}
		} };
	}
}));
// node_modules/graphql/validation/rules/NoFragmentCyclesRule.js
var require_NoFragmentCyclesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NoFragmentCyclesRule = NoFragmentCyclesRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* No fragment cycles
	*
	* The graph of fragment spreads must not form any cycles including spreading itself.
	* Otherwise an operation could infinitely spread or infinitely execute on cycles in the underlying data.
	*
	* See https://spec.graphql.org/draft/#sec-Fragment-spreads-must-not-form-cycles
	*/
	function NoFragmentCyclesRule(context) {
		const visitedFrags = Object.create(null);
		const spreadPath = [];
		const spreadPathIndexByName = Object.create(null);
		return {
			OperationDefinition: () => false,
			FragmentDefinition(node) {
				detectCycleRecursive(node);
				return false;
			}
		};
		function detectCycleRecursive(fragment) {
			if (visitedFrags[fragment.name.value]) return;
			const fragmentName = fragment.name.value;
			visitedFrags[fragmentName] = true;
			const spreadNodes = context.getFragmentSpreads(fragment.selectionSet);
			if (spreadNodes.length === 0) return;
			spreadPathIndexByName[fragmentName] = spreadPath.length;
			for (const spreadNode of spreadNodes) {
				const spreadName = spreadNode.name.value;
				const cycleIndex = spreadPathIndexByName[spreadName];
				spreadPath.push(spreadNode);
				if (cycleIndex === void 0) {
					const spreadFragment = context.getFragment(spreadName);
					if (spreadFragment) detectCycleRecursive(spreadFragment);
				} else {
					const cyclePath = spreadPath.slice(cycleIndex);
					const viaPath = cyclePath.slice(0, -1).map((s) => "\"" + s.name.value + "\"").join(", ");
					context.reportError(new _GraphQLError.GraphQLError(`Cannot spread fragment "${spreadName}" within itself` + (viaPath !== "" ? ` via ${viaPath}.` : "."), { nodes: cyclePath }));
				}
				spreadPath.pop();
			}
			spreadPathIndexByName[fragmentName] = void 0;
		}
	}
}));
// node_modules/graphql/validation/rules/NoUndefinedVariablesRule.js
var require_NoUndefinedVariablesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NoUndefinedVariablesRule = NoUndefinedVariablesRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* No undefined variables
	*
	* A GraphQL operation is only valid if all variables encountered, both directly
	* and via fragment spreads, are defined by that operation.
	*
	* See https://spec.graphql.org/draft/#sec-All-Variable-Uses-Defined
	*/
	function NoUndefinedVariablesRule(context) {
		let variableNameDefined = Object.create(null);
		return {
			OperationDefinition: {
				enter() {
					variableNameDefined = Object.create(null);
				},
				leave(operation) {
					const usages = context.getRecursiveVariableUsages(operation);
					for (const { node } of usages) {
						const varName = node.name.value;
						if (variableNameDefined[varName] !== true) context.reportError(new _GraphQLError.GraphQLError(operation.name ? `Variable "$${varName}" is not defined by operation "${operation.name.value}".` : `Variable "$${varName}" is not defined.`, { nodes: [node, operation] }));
					}
				}
			},
			VariableDefinition(node) {
				variableNameDefined[node.variable.name.value] = true;
			}
		};
	}
}));
// node_modules/graphql/validation/rules/NoUnusedFragmentsRule.js
var require_NoUnusedFragmentsRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NoUnusedFragmentsRule = NoUnusedFragmentsRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* No unused fragments
	*
	* A GraphQL document is only valid if all fragment definitions are spread
	* within operations, or spread within other fragments spread within operations.
	*
	* See https://spec.graphql.org/draft/#sec-Fragments-Must-Be-Used
	*/
	function NoUnusedFragmentsRule(context) {
		const operationDefs = [];
		const fragmentDefs = [];
		return {
			OperationDefinition(node) {
				operationDefs.push(node);
				return false;
			},
			FragmentDefinition(node) {
				fragmentDefs.push(node);
				return false;
			},
			Document: { leave() {
				const fragmentNameUsed = Object.create(null);
				for (const operation of operationDefs) for (const fragment of context.getRecursivelyReferencedFragments(operation)) fragmentNameUsed[fragment.name.value] = true;
				for (const fragmentDef of fragmentDefs) {
					const fragName = fragmentDef.name.value;
					if (fragmentNameUsed[fragName] !== true) context.reportError(new _GraphQLError.GraphQLError(`Fragment "${fragName}" is never used.`, { nodes: fragmentDef }));
				}
			} }
		};
	}
}));
// node_modules/graphql/validation/rules/NoUnusedVariablesRule.js
var require_NoUnusedVariablesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NoUnusedVariablesRule = NoUnusedVariablesRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* No unused variables
	*
	* A GraphQL operation is only valid if all variables defined by an operation
	* are used, either directly or within a spread fragment.
	*
	* See https://spec.graphql.org/draft/#sec-All-Variables-Used
	*/
	function NoUnusedVariablesRule(context) {
		let variableDefs = [];
		return {
			OperationDefinition: {
				enter() {
					variableDefs = [];
				},
				leave(operation) {
					const variableNameUsed = Object.create(null);
					const usages = context.getRecursiveVariableUsages(operation);
					for (const { node } of usages) variableNameUsed[node.name.value] = true;
					for (const variableDef of variableDefs) {
						const variableName = variableDef.variable.name.value;
						if (variableNameUsed[variableName] !== true) context.reportError(new _GraphQLError.GraphQLError(operation.name ? `Variable "$${variableName}" is never used in operation "${operation.name.value}".` : `Variable "$${variableName}" is never used.`, { nodes: variableDef }));
					}
				}
			},
			VariableDefinition(def) {
				variableDefs.push(def);
			}
		};
	}
}));
// node_modules/graphql/utilities/sortValueNode.js
var require_sortValueNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.sortValueNode = sortValueNode;
	var _naturalCompare = require_naturalCompare();
	var _kinds = require_kinds();
	/**
	* Sort ValueNode.
	*
	* This function returns a sorted copy of the given ValueNode.
	*
	* @internal
	*/
	function sortValueNode(valueNode) {
		switch (valueNode.kind) {
			case _kinds.Kind.OBJECT: return {
				...valueNode,
				fields: sortFields(valueNode.fields)
			};
			case _kinds.Kind.LIST: return {
				...valueNode,
				values: valueNode.values.map(sortValueNode)
			};
			case _kinds.Kind.INT:
			case _kinds.Kind.FLOAT:
			case _kinds.Kind.STRING:
			case _kinds.Kind.BOOLEAN:
			case _kinds.Kind.NULL:
			case _kinds.Kind.ENUM:
			case _kinds.Kind.VARIABLE: return valueNode;
		}
	}
	function sortFields(fields) {
		return fields.map((fieldNode) => ({
			...fieldNode,
			value: sortValueNode(fieldNode.value)
		})).sort((fieldA, fieldB) => (0, _naturalCompare.naturalCompare)(fieldA.name.value, fieldB.name.value));
	}
}));
// node_modules/graphql/validation/rules/OverlappingFieldsCanBeMergedRule.js
var require_OverlappingFieldsCanBeMergedRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.OverlappingFieldsCanBeMergedRule = OverlappingFieldsCanBeMergedRule;
	var _inspect = require_inspect();
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _printer = require_printer();
	var _definition = require_definition();
	var _sortValueNode = require_sortValueNode();
	var _typeFromAST = require_typeFromAST();
	function reasonMessage(reason) {
		if (Array.isArray(reason)) return reason.map(([responseName, subReason]) => `subfields "${responseName}" conflict because ` + reasonMessage(subReason)).join(" and ");
		return reason;
	}
	/**
	* Overlapping fields can be merged
	*
	* A selection set is only valid if all fields (including spreading any
	* fragments) either correspond to distinct response names or can be merged
	* without ambiguity.
	*
	* See https://spec.graphql.org/draft/#sec-Field-Selection-Merging
	*/
	function OverlappingFieldsCanBeMergedRule(context) {
		const comparedFieldsAndFragmentPairs = new OrderedPairSet();
		const comparedFragmentPairs = new PairSet();
		const cachedFieldsAndFragmentNames = /* @__PURE__ */ new Map();
		return { SelectionSet(selectionSet) {
			const conflicts = findConflictsWithinSelectionSet(context, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, context.getParentType(), selectionSet);
			for (const [[responseName, reason], fields1, fields2] of conflicts) {
				const reasonMsg = reasonMessage(reason);
				context.reportError(new _GraphQLError.GraphQLError(`Fields "${responseName}" conflict because ${reasonMsg}. Use different aliases on the fields to fetch both if this was intentional.`, { nodes: fields1.concat(fields2) }));
			}
		} };
	}
	/**
	* Algorithm:
	*
	* Conflicts occur when two fields exist in a query which will produce the same
	* response name, but represent differing values, thus creating a conflict.
	* The algorithm below finds all conflicts via making a series of comparisons
	* between fields. In order to compare as few fields as possible, this makes
	* a series of comparisons "within" sets of fields and "between" sets of fields.
	*
	* Given any selection set, a collection produces both a set of fields by
	* also including all inline fragments, as well as a list of fragments
	* referenced by fragment spreads.
	*
	* A) Each selection set represented in the document first compares "within" its
	* collected set of fields, finding any conflicts between every pair of
	* overlapping fields.
	* Note: This is the *only time* that a the fields "within" a set are compared
	* to each other. After this only fields "between" sets are compared.
	*
	* B) Also, if any fragment is referenced in a selection set, then a
	* comparison is made "between" the original set of fields and the
	* referenced fragment.
	*
	* C) Also, if multiple fragments are referenced, then comparisons
	* are made "between" each referenced fragment.
	*
	* D) When comparing "between" a set of fields and a referenced fragment, first
	* a comparison is made between each field in the original set of fields and
	* each field in the the referenced set of fields.
	*
	* E) Also, if any fragment is referenced in the referenced selection set,
	* then a comparison is made "between" the original set of fields and the
	* referenced fragment (recursively referring to step D).
	*
	* F) When comparing "between" two fragments, first a comparison is made between
	* each field in the first referenced set of fields and each field in the the
	* second referenced set of fields.
	*
	* G) Also, any fragments referenced by the first must be compared to the
	* second, and any fragments referenced by the second must be compared to the
	* first (recursively referring to step F).
	*
	* H) When comparing two fields, if both have selection sets, then a comparison
	* is made "between" both selection sets, first comparing the set of fields in
	* the first selection set with the set of fields in the second.
	*
	* I) Also, if any fragment is referenced in either selection set, then a
	* comparison is made "between" the other set of fields and the
	* referenced fragment.
	*
	* J) Also, if two fragments are referenced in both selection sets, then a
	* comparison is made "between" the two fragments.
	*
	*/
	function findConflictsWithinSelectionSet(context, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, parentType, selectionSet) {
		const conflicts = [];
		const [fieldMap, fragmentNames] = getFieldsAndFragmentNames(context, cachedFieldsAndFragmentNames, parentType, selectionSet);
		collectConflictsWithin(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, fieldMap);
		if (fragmentNames.length !== 0) for (let i = 0; i < fragmentNames.length; i++) {
			collectConflictsBetweenFieldsAndFragment(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, false, fieldMap, fragmentNames[i]);
			for (let j = i + 1; j < fragmentNames.length; j++) collectConflictsBetweenFragments(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, false, fragmentNames[i], fragmentNames[j]);
		}
		return conflicts;
	}
	function collectConflictsBetweenFieldsAndFragment(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fieldMap, fragmentName) {
		if (comparedFieldsAndFragmentPairs.has(fieldMap, fragmentName, areMutuallyExclusive)) return;
		comparedFieldsAndFragmentPairs.add(fieldMap, fragmentName, areMutuallyExclusive);
		const fragment = context.getFragment(fragmentName);
		if (!fragment) return;
		const [fieldMap2, referencedFragmentNames] = getReferencedFieldsAndFragmentNames(context, cachedFieldsAndFragmentNames, fragment);
		if (fieldMap === fieldMap2) return;
		collectConflictsBetween(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fieldMap, fieldMap2);
		for (const referencedFragmentName of referencedFragmentNames) collectConflictsBetweenFieldsAndFragment(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fieldMap, referencedFragmentName);
	}
	function collectConflictsBetweenFragments(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fragmentName1, fragmentName2) {
		if (fragmentName1 === fragmentName2) return;
		if (comparedFragmentPairs.has(fragmentName1, fragmentName2, areMutuallyExclusive)) return;
		comparedFragmentPairs.add(fragmentName1, fragmentName2, areMutuallyExclusive);
		const fragment1 = context.getFragment(fragmentName1);
		const fragment2 = context.getFragment(fragmentName2);
		if (!fragment1 || !fragment2) return;
		const [fieldMap1, referencedFragmentNames1] = getReferencedFieldsAndFragmentNames(context, cachedFieldsAndFragmentNames, fragment1);
		const [fieldMap2, referencedFragmentNames2] = getReferencedFieldsAndFragmentNames(context, cachedFieldsAndFragmentNames, fragment2);
		collectConflictsBetween(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fieldMap1, fieldMap2);
		for (const referencedFragmentName2 of referencedFragmentNames2) collectConflictsBetweenFragments(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fragmentName1, referencedFragmentName2);
		for (const referencedFragmentName1 of referencedFragmentNames1) collectConflictsBetweenFragments(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, referencedFragmentName1, fragmentName2);
	}
	function findConflictsBetweenSubSelectionSets(context, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, parentType1, selectionSet1, parentType2, selectionSet2) {
		const conflicts = [];
		const [fieldMap1, fragmentNames1] = getFieldsAndFragmentNames(context, cachedFieldsAndFragmentNames, parentType1, selectionSet1);
		const [fieldMap2, fragmentNames2] = getFieldsAndFragmentNames(context, cachedFieldsAndFragmentNames, parentType2, selectionSet2);
		collectConflictsBetween(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fieldMap1, fieldMap2);
		for (const fragmentName2 of fragmentNames2) collectConflictsBetweenFieldsAndFragment(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fieldMap1, fragmentName2);
		for (const fragmentName1 of fragmentNames1) collectConflictsBetweenFieldsAndFragment(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fieldMap2, fragmentName1);
		for (const fragmentName1 of fragmentNames1) for (const fragmentName2 of fragmentNames2) collectConflictsBetweenFragments(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, fragmentName1, fragmentName2);
		return conflicts;
	}
	function collectConflictsWithin(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, fieldMap) {
		for (const [responseName, fields] of Object.entries(fieldMap)) if (fields.length > 1) for (let i = 0; i < fields.length; i++) for (let j = i + 1; j < fields.length; j++) {
			const conflict = findConflict(context, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, false, responseName, fields[i], fields[j]);
			if (conflict) conflicts.push(conflict);
		}
	}
	function collectConflictsBetween(context, conflicts, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, parentFieldsAreMutuallyExclusive, fieldMap1, fieldMap2) {
		for (const [responseName, fields1] of Object.entries(fieldMap1)) {
			const fields2 = fieldMap2[responseName];
			if (fields2) for (const field1 of fields1) for (const field2 of fields2) {
				const conflict = findConflict(context, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, parentFieldsAreMutuallyExclusive, responseName, field1, field2);
				if (conflict) conflicts.push(conflict);
			}
		}
	}
	function findConflict(context, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, parentFieldsAreMutuallyExclusive, responseName, field1, field2) {
		const [parentType1, node1, def1] = field1;
		const [parentType2, node2, def2] = field2;
		const areMutuallyExclusive = parentFieldsAreMutuallyExclusive || parentType1 !== parentType2 && (0, _definition.isObjectType)(parentType1) && (0, _definition.isObjectType)(parentType2);
		if (!areMutuallyExclusive) {
			const name1 = node1.name.value;
			const name2 = node2.name.value;
			if (name1 !== name2) return [
				[responseName, `"${name1}" and "${name2}" are different fields`],
				[node1],
				[node2]
			];
			if (!sameArguments(node1, node2)) return [
				[responseName, "they have differing arguments"],
				[node1],
				[node2]
			];
		}
		const type1 = def1 === null || def1 === void 0 ? void 0 : def1.type;
		const type2 = def2 === null || def2 === void 0 ? void 0 : def2.type;
		if (type1 && type2 && doTypesConflict(type1, type2)) return [
			[responseName, `they return conflicting types "${(0, _inspect.inspect)(type1)}" and "${(0, _inspect.inspect)(type2)}"`],
			[node1],
			[node2]
		];
		const selectionSet1 = node1.selectionSet;
		const selectionSet2 = node2.selectionSet;
		if (selectionSet1 && selectionSet2) return subfieldConflicts(findConflictsBetweenSubSelectionSets(context, cachedFieldsAndFragmentNames, comparedFieldsAndFragmentPairs, comparedFragmentPairs, areMutuallyExclusive, (0, _definition.getNamedType)(type1), selectionSet1, (0, _definition.getNamedType)(type2), selectionSet2), responseName, node1, node2);
	}
	function sameArguments(node1, node2) {
		const args1 = node1.arguments;
		const args2 = node2.arguments;
		if (args1 === void 0 || args1.length === 0) return args2 === void 0 || args2.length === 0;
		if (args2 === void 0 || args2.length === 0) return false;
		/* c8 ignore next */
		if (args1.length !== args2.length)
 /* c8 ignore next */
		return false;
		const values2 = new Map(args2.map(({ name, value }) => [name.value, value]));
		return args1.every((arg1) => {
			const value1 = arg1.value;
			const value2 = values2.get(arg1.name.value);
			if (value2 === void 0) return false;
			return stringifyValue(value1) === stringifyValue(value2);
		});
	}
	function stringifyValue(value) {
		return (0, _printer.print)((0, _sortValueNode.sortValueNode)(value));
	}
	function doTypesConflict(type1, type2) {
		if ((0, _definition.isListType)(type1)) return (0, _definition.isListType)(type2) ? doTypesConflict(type1.ofType, type2.ofType) : true;
		if ((0, _definition.isListType)(type2)) return true;
		if ((0, _definition.isNonNullType)(type1)) return (0, _definition.isNonNullType)(type2) ? doTypesConflict(type1.ofType, type2.ofType) : true;
		if ((0, _definition.isNonNullType)(type2)) return true;
		if ((0, _definition.isLeafType)(type1) || (0, _definition.isLeafType)(type2)) return type1 !== type2;
		return false;
	}
	function getFieldsAndFragmentNames(context, cachedFieldsAndFragmentNames, parentType, selectionSet) {
		const cached = cachedFieldsAndFragmentNames.get(selectionSet);
		if (cached) return cached;
		const nodeAndDefs = Object.create(null);
		const fragmentNames = Object.create(null);
		_collectFieldsAndFragmentNames(context, parentType, selectionSet, nodeAndDefs, fragmentNames);
		const result = [nodeAndDefs, Object.keys(fragmentNames)];
		cachedFieldsAndFragmentNames.set(selectionSet, result);
		return result;
	}
	function getReferencedFieldsAndFragmentNames(context, cachedFieldsAndFragmentNames, fragment) {
		const cached = cachedFieldsAndFragmentNames.get(fragment.selectionSet);
		if (cached) return cached;
		return getFieldsAndFragmentNames(context, cachedFieldsAndFragmentNames, (0, _typeFromAST.typeFromAST)(context.getSchema(), fragment.typeCondition), fragment.selectionSet);
	}
	function _collectFieldsAndFragmentNames(context, parentType, selectionSet, nodeAndDefs, fragmentNames) {
		for (const selection of selectionSet.selections) switch (selection.kind) {
			case _kinds.Kind.FIELD: {
				const fieldName = selection.name.value;
				let fieldDef;
				if ((0, _definition.isObjectType)(parentType) || (0, _definition.isInterfaceType)(parentType)) fieldDef = parentType.getFields()[fieldName];
				const responseName = selection.alias ? selection.alias.value : fieldName;
				if (!nodeAndDefs[responseName]) nodeAndDefs[responseName] = [];
				nodeAndDefs[responseName].push([
					parentType,
					selection,
					fieldDef
				]);
				break;
			}
			case _kinds.Kind.FRAGMENT_SPREAD:
				fragmentNames[selection.name.value] = true;
				break;
			case _kinds.Kind.INLINE_FRAGMENT: {
				const typeCondition = selection.typeCondition;
				_collectFieldsAndFragmentNames(context, typeCondition ? (0, _typeFromAST.typeFromAST)(context.getSchema(), typeCondition) : parentType, selection.selectionSet, nodeAndDefs, fragmentNames);
				break;
			}
		}
	}
	function subfieldConflicts(conflicts, responseName, node1, node2) {
		if (conflicts.length > 0) return [
			[responseName, conflicts.map(([reason]) => reason)],
			[node1, ...conflicts.map(([, fields1]) => fields1).flat()],
			[node2, ...conflicts.map(([, , fields2]) => fields2).flat()]
		];
	}
	/**
	* A way to keep track of pairs of things where the ordering of the pair
	* matters.
	*
	* Provides a third argument for has/set to allow flagging the pair as
	* weakly or strongly present within the collection.
	*/
	var OrderedPairSet = class {
		constructor() {
			this._data = /* @__PURE__ */ new Map();
		}
		has(a, b, weaklyPresent) {
			var _this$_data$get;
			const result = (_this$_data$get = this._data.get(a)) === null || _this$_data$get === void 0 ? void 0 : _this$_data$get.get(b);
			if (result === void 0) return false;
			return weaklyPresent ? true : weaklyPresent === result;
		}
		add(a, b, weaklyPresent) {
			const map = this._data.get(a);
			if (map === void 0) this._data.set(a, /* @__PURE__ */ new Map([[b, weaklyPresent]]));
			else map.set(b, weaklyPresent);
		}
	};
	/**
	* A way to keep track of pairs of similar things when the ordering of the pair
	* does not matter.
	*/
	var PairSet = class {
		constructor() {
			this._orderedPairSet = new OrderedPairSet();
		}
		has(a, b, weaklyPresent) {
			return a < b ? this._orderedPairSet.has(a, b, weaklyPresent) : this._orderedPairSet.has(b, a, weaklyPresent);
		}
		add(a, b, weaklyPresent) {
			if (a < b) this._orderedPairSet.add(a, b, weaklyPresent);
			else this._orderedPairSet.add(b, a, weaklyPresent);
		}
	};
}));
// node_modules/graphql/validation/rules/PossibleFragmentSpreadsRule.js
var require_PossibleFragmentSpreadsRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.PossibleFragmentSpreadsRule = PossibleFragmentSpreadsRule;
	var _inspect = require_inspect();
	var _GraphQLError = require_GraphQLError();
	var _definition = require_definition();
	var _typeComparators = require_typeComparators();
	var _typeFromAST = require_typeFromAST();
	/**
	* Possible fragment spread
	*
	* A fragment spread is only valid if the type condition could ever possibly
	* be true: if there is a non-empty intersection of the possible parent types,
	* and possible types which pass the type condition.
	*/
	function PossibleFragmentSpreadsRule(context) {
		return {
			InlineFragment(node) {
				const fragType = context.getType();
				const parentType = context.getParentType();
				if ((0, _definition.isCompositeType)(fragType) && (0, _definition.isCompositeType)(parentType) && !(0, _typeComparators.doTypesOverlap)(context.getSchema(), fragType, parentType)) {
					const parentTypeStr = (0, _inspect.inspect)(parentType);
					const fragTypeStr = (0, _inspect.inspect)(fragType);
					context.reportError(new _GraphQLError.GraphQLError(`Fragment cannot be spread here as objects of type "${parentTypeStr}" can never be of type "${fragTypeStr}".`, { nodes: node }));
				}
			},
			FragmentSpread(node) {
				const fragName = node.name.value;
				const fragType = getFragmentType(context, fragName);
				const parentType = context.getParentType();
				if (fragType && parentType && !(0, _typeComparators.doTypesOverlap)(context.getSchema(), fragType, parentType)) {
					const parentTypeStr = (0, _inspect.inspect)(parentType);
					const fragTypeStr = (0, _inspect.inspect)(fragType);
					context.reportError(new _GraphQLError.GraphQLError(`Fragment "${fragName}" cannot be spread here as objects of type "${parentTypeStr}" can never be of type "${fragTypeStr}".`, { nodes: node }));
				}
			}
		};
	}
	function getFragmentType(context, name) {
		const frag = context.getFragment(name);
		if (frag) {
			const type = (0, _typeFromAST.typeFromAST)(context.getSchema(), frag.typeCondition);
			if ((0, _definition.isCompositeType)(type)) return type;
		}
	}
}));
// node_modules/graphql/validation/rules/PossibleTypeExtensionsRule.js
var require_PossibleTypeExtensionsRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.PossibleTypeExtensionsRule = PossibleTypeExtensionsRule;
	var _didYouMean = require_didYouMean();
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _suggestionList = require_suggestionList();
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _predicates = require_predicates();
	var _definition = require_definition();
	/**
	* Possible type extension
	*
	* A type extension is only valid if the type is defined and has the same kind.
	*/
	function PossibleTypeExtensionsRule(context) {
		const schema = context.getSchema();
		const definedTypes = Object.create(null);
		for (const def of context.getDocument().definitions) if ((0, _predicates.isTypeDefinitionNode)(def)) definedTypes[def.name.value] = def;
		return {
			ScalarTypeExtension: checkExtension,
			ObjectTypeExtension: checkExtension,
			InterfaceTypeExtension: checkExtension,
			UnionTypeExtension: checkExtension,
			EnumTypeExtension: checkExtension,
			InputObjectTypeExtension: checkExtension
		};
		function checkExtension(node) {
			const typeName = node.name.value;
			const defNode = definedTypes[typeName];
			const existingType = schema === null || schema === void 0 ? void 0 : schema.getType(typeName);
			let expectedKind;
			if (defNode) expectedKind = defKindToExtKind[defNode.kind];
			else if (existingType) expectedKind = typeToExtKind(existingType);
			if (expectedKind) {
				if (expectedKind !== node.kind) {
					const kindStr = extensionKindToTypeName(node.kind);
					context.reportError(new _GraphQLError.GraphQLError(`Cannot extend non-${kindStr} type "${typeName}".`, { nodes: defNode ? [defNode, node] : node }));
				}
			} else {
				const allTypeNames = Object.keys({
					...definedTypes,
					...schema === null || schema === void 0 ? void 0 : schema.getTypeMap()
				});
				const suggestedTypes = (0, _suggestionList.suggestionList)(typeName, allTypeNames);
				context.reportError(new _GraphQLError.GraphQLError(`Cannot extend type "${typeName}" because it is not defined.` + (0, _didYouMean.didYouMean)(suggestedTypes), { nodes: node.name }));
			}
		}
	}
	const defKindToExtKind = {
		[_kinds.Kind.SCALAR_TYPE_DEFINITION]: _kinds.Kind.SCALAR_TYPE_EXTENSION,
		[_kinds.Kind.OBJECT_TYPE_DEFINITION]: _kinds.Kind.OBJECT_TYPE_EXTENSION,
		[_kinds.Kind.INTERFACE_TYPE_DEFINITION]: _kinds.Kind.INTERFACE_TYPE_EXTENSION,
		[_kinds.Kind.UNION_TYPE_DEFINITION]: _kinds.Kind.UNION_TYPE_EXTENSION,
		[_kinds.Kind.ENUM_TYPE_DEFINITION]: _kinds.Kind.ENUM_TYPE_EXTENSION,
		[_kinds.Kind.INPUT_OBJECT_TYPE_DEFINITION]: _kinds.Kind.INPUT_OBJECT_TYPE_EXTENSION
	};
	function typeToExtKind(type) {
		if ((0, _definition.isScalarType)(type)) return _kinds.Kind.SCALAR_TYPE_EXTENSION;
		if ((0, _definition.isObjectType)(type)) return _kinds.Kind.OBJECT_TYPE_EXTENSION;
		if ((0, _definition.isInterfaceType)(type)) return _kinds.Kind.INTERFACE_TYPE_EXTENSION;
		if ((0, _definition.isUnionType)(type)) return _kinds.Kind.UNION_TYPE_EXTENSION;
		if ((0, _definition.isEnumType)(type)) return _kinds.Kind.ENUM_TYPE_EXTENSION;
		if ((0, _definition.isInputObjectType)(type)) return _kinds.Kind.INPUT_OBJECT_TYPE_EXTENSION;
		/* c8 ignore next 3 */
		(0, _invariant.invariant)(false, "Unexpected type: " + (0, _inspect.inspect)(type));
	}
	function extensionKindToTypeName(kind) {
		switch (kind) {
			case _kinds.Kind.SCALAR_TYPE_EXTENSION: return "scalar";
			case _kinds.Kind.OBJECT_TYPE_EXTENSION: return "object";
			case _kinds.Kind.INTERFACE_TYPE_EXTENSION: return "interface";
			case _kinds.Kind.UNION_TYPE_EXTENSION: return "union";
			case _kinds.Kind.ENUM_TYPE_EXTENSION: return "enum";
			case _kinds.Kind.INPUT_OBJECT_TYPE_EXTENSION: return "input object";
			/* c8 ignore next */
			default: (0, _invariant.invariant)(false, "Unexpected kind: " + (0, _inspect.inspect)(kind));
		}
	}
}));
// node_modules/graphql/validation/rules/ProvidedRequiredArgumentsRule.js
var require_ProvidedRequiredArgumentsRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ProvidedRequiredArgumentsOnDirectivesRule = ProvidedRequiredArgumentsOnDirectivesRule;
	exports.ProvidedRequiredArgumentsRule = ProvidedRequiredArgumentsRule;
	var _inspect = require_inspect();
	var _keyMap = require_keyMap();
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _printer = require_printer();
	var _definition = require_definition();
	var _directives = require_directives();
	/**
	* Provided required arguments
	*
	* A field or directive is only valid if all required (non-null without a
	* default value) field arguments have been provided.
	*/
	function ProvidedRequiredArgumentsRule(context) {
		return {
			...ProvidedRequiredArgumentsOnDirectivesRule(context),
			Field: { leave(fieldNode) {
				var _fieldNode$arguments;
				const fieldDef = context.getFieldDef();
				if (!fieldDef) return false;
				const providedArgs = new Set(
					/* c8 ignore next */
					(_fieldNode$arguments = fieldNode.arguments) === null || _fieldNode$arguments === void 0 ? void 0 : _fieldNode$arguments.map((arg) => arg.name.value)
				);
				for (const argDef of fieldDef.args) if (!providedArgs.has(argDef.name) && (0, _definition.isRequiredArgument)(argDef)) {
					const argTypeStr = (0, _inspect.inspect)(argDef.type);
					context.reportError(new _GraphQLError.GraphQLError(`Field "${fieldDef.name}" argument "${argDef.name}" of type "${argTypeStr}" is required, but it was not provided.`, { nodes: fieldNode }));
				}
			} }
		};
	}
	/**
	* @internal
	*/
	function ProvidedRequiredArgumentsOnDirectivesRule(context) {
		var _schema$getDirectives;
		const requiredArgsMap = Object.create(null);
		const schema = context.getSchema();
		const definedDirectives = (_schema$getDirectives = schema === null || schema === void 0 ? void 0 : schema.getDirectives()) !== null && _schema$getDirectives !== void 0 ? _schema$getDirectives : _directives.specifiedDirectives;
		for (const directive of definedDirectives) requiredArgsMap[directive.name] = (0, _keyMap.keyMap)(directive.args.filter(_definition.isRequiredArgument), (arg) => arg.name);
		const astDefinitions = context.getDocument().definitions;
		for (const def of astDefinitions) if (def.kind === _kinds.Kind.DIRECTIVE_DEFINITION) {
			var _def$arguments;
			/* c8 ignore next */
			const argNodes = (_def$arguments = def.arguments) !== null && _def$arguments !== void 0 ? _def$arguments : [];
			requiredArgsMap[def.name.value] = (0, _keyMap.keyMap)(argNodes.filter(isRequiredArgumentNode), (arg) => arg.name.value);
		}
		return { Directive: { leave(directiveNode) {
			const directiveName = directiveNode.name.value;
			const requiredArgs = requiredArgsMap[directiveName];
			if (requiredArgs) {
				var _directiveNode$argume;
				/* c8 ignore next */
				const argNodes = (_directiveNode$argume = directiveNode.arguments) !== null && _directiveNode$argume !== void 0 ? _directiveNode$argume : [];
				const argNodeMap = new Set(argNodes.map((arg) => arg.name.value));
				for (const [argName, argDef] of Object.entries(requiredArgs)) if (!argNodeMap.has(argName)) {
					const argType = (0, _definition.isType)(argDef.type) ? (0, _inspect.inspect)(argDef.type) : (0, _printer.print)(argDef.type);
					context.reportError(new _GraphQLError.GraphQLError(`Directive "@${directiveName}" argument "${argName}" of type "${argType}" is required, but it was not provided.`, { nodes: directiveNode }));
				}
			}
		} } };
	}
	function isRequiredArgumentNode(arg) {
		return arg.type.kind === _kinds.Kind.NON_NULL_TYPE && arg.defaultValue == null;
	}
}));
// node_modules/graphql/validation/rules/ScalarLeafsRule.js
var require_ScalarLeafsRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ScalarLeafsRule = ScalarLeafsRule;
	var _inspect = require_inspect();
	var _GraphQLError = require_GraphQLError();
	var _definition = require_definition();
	/**
	* Scalar leafs
	*
	* A GraphQL document is valid only if all leaf fields (fields without
	* sub selections) are of scalar or enum types.
	*/
	function ScalarLeafsRule(context) {
		return { Field(node) {
			const type = context.getType();
			const selectionSet = node.selectionSet;
			if (type) {
				if ((0, _definition.isLeafType)((0, _definition.getNamedType)(type))) {
					if (selectionSet) {
						const fieldName = node.name.value;
						const typeStr = (0, _inspect.inspect)(type);
						context.reportError(new _GraphQLError.GraphQLError(`Field "${fieldName}" must not have a selection since type "${typeStr}" has no subfields.`, { nodes: selectionSet }));
					}
				} else if (!selectionSet) {
					const fieldName = node.name.value;
					const typeStr = (0, _inspect.inspect)(type);
					context.reportError(new _GraphQLError.GraphQLError(`Field "${fieldName}" of type "${typeStr}" must have a selection of subfields. Did you mean "${fieldName} { ... }"?`, { nodes: node }));
				} else if (selectionSet.selections.length === 0) {
					const fieldName = node.name.value;
					const typeStr = (0, _inspect.inspect)(type);
					context.reportError(new _GraphQLError.GraphQLError(`Field "${fieldName}" of type "${typeStr}" must have at least one field selected.`, { nodes: node }));
				}
			}
		} };
	}
}));
// node_modules/graphql/jsutils/printPathArray.js
var require_printPathArray = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.printPathArray = printPathArray;
	/**
	* Build a string describing the path.
	*/
	function printPathArray(path) {
		return path.map((key) => typeof key === "number" ? "[" + key.toString() + "]" : "." + key).join("");
	}
}));
// node_modules/graphql/jsutils/Path.js
var require_Path = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.addPath = addPath;
	exports.pathToArray = pathToArray;
	/**
	* Given a Path and a key, return a new Path containing the new key.
	*/
	function addPath(prev, key, typename) {
		return {
			prev,
			key,
			typename
		};
	}
	/**
	* Given a Path, return an Array of the path keys.
	*/
	function pathToArray(path) {
		const flattened = [];
		let curr = path;
		while (curr) {
			flattened.push(curr.key);
			curr = curr.prev;
		}
		return flattened.reverse();
	}
}));
// node_modules/graphql/utilities/coerceInputValue.js
var require_coerceInputValue = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.coerceInputValue = coerceInputValue;
	var _didYouMean = require_didYouMean();
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _isIterableObject = require_isIterableObject();
	var _isObjectLike = require_isObjectLike();
	var _Path = require_Path();
	var _printPathArray = require_printPathArray();
	var _suggestionList = require_suggestionList();
	var _GraphQLError = require_GraphQLError();
	var _definition = require_definition();
	/**
	* Coerces a JavaScript value given a GraphQL Input Type.
	*/
	function coerceInputValue(inputValue, type, onError = defaultOnError) {
		return coerceInputValueImpl(inputValue, type, onError, void 0);
	}
	function defaultOnError(path, invalidValue, error) {
		let errorPrefix = "Invalid value " + (0, _inspect.inspect)(invalidValue);
		if (path.length > 0) errorPrefix += ` at "value${(0, _printPathArray.printPathArray)(path)}"`;
		error.message = errorPrefix + ": " + error.message;
		throw error;
	}
	function coerceInputValueImpl(inputValue, type, onError, path) {
		if ((0, _definition.isNonNullType)(type)) {
			if (inputValue != null) return coerceInputValueImpl(inputValue, type.ofType, onError, path);
			onError((0, _Path.pathToArray)(path), inputValue, new _GraphQLError.GraphQLError(`Expected non-nullable type "${(0, _inspect.inspect)(type)}" not to be null.`));
			return;
		}
		if (inputValue == null) return null;
		if ((0, _definition.isListType)(type)) {
			const itemType = type.ofType;
			if ((0, _isIterableObject.isIterableObject)(inputValue)) return Array.from(inputValue, (itemValue, index) => {
				const itemPath = (0, _Path.addPath)(path, index, void 0);
				return coerceInputValueImpl(itemValue, itemType, onError, itemPath);
			});
			return [coerceInputValueImpl(inputValue, itemType, onError, path)];
		}
		if ((0, _definition.isInputObjectType)(type)) {
			if (!(0, _isObjectLike.isObjectLike)(inputValue) || Array.isArray(inputValue)) {
				onError((0, _Path.pathToArray)(path), inputValue, new _GraphQLError.GraphQLError(`Expected type "${type.name}" to be an object.`));
				return;
			}
			const coercedValue = {};
			const fieldDefs = type.getFields();
			for (const field of Object.values(fieldDefs)) {
				const fieldValue = inputValue[field.name];
				if (fieldValue === void 0) {
					if (field.defaultValue !== void 0) coercedValue[field.name] = field.defaultValue;
					else if ((0, _definition.isNonNullType)(field.type)) {
						const typeStr = (0, _inspect.inspect)(field.type);
						onError((0, _Path.pathToArray)(path), inputValue, new _GraphQLError.GraphQLError(`Field "${field.name}" of required type "${typeStr}" was not provided.`));
					}
					continue;
				}
				coercedValue[field.name] = coerceInputValueImpl(fieldValue, field.type, onError, (0, _Path.addPath)(path, field.name, type.name));
			}
			for (const fieldName of Object.keys(inputValue)) if (!fieldDefs[fieldName]) {
				const suggestions = (0, _suggestionList.suggestionList)(fieldName, Object.keys(type.getFields()));
				onError((0, _Path.pathToArray)(path), inputValue, new _GraphQLError.GraphQLError(`Field "${fieldName}" is not defined by type "${type.name}".` + (0, _didYouMean.didYouMean)(suggestions)));
			}
			if (type.isOneOf) {
				const keys = Object.keys(coercedValue);
				if (keys.length !== 1) onError((0, _Path.pathToArray)(path), inputValue, new _GraphQLError.GraphQLError(`Exactly one key must be specified for OneOf type "${type.name}".`));
				const key = keys[0];
				const value = coercedValue[key];
				if (value === null) onError((0, _Path.pathToArray)(path).concat(key), value, new _GraphQLError.GraphQLError(`Field "${key}" must be non-null.`));
			}
			return coercedValue;
		}
		if ((0, _definition.isLeafType)(type)) {
			let parseResult;
			try {
				parseResult = type.parseValue(inputValue);
			} catch (error) {
				if (error instanceof _GraphQLError.GraphQLError) onError((0, _Path.pathToArray)(path), inputValue, error);
				else onError((0, _Path.pathToArray)(path), inputValue, new _GraphQLError.GraphQLError(`Expected type "${type.name}". ` + error.message, { originalError: error }));
				return;
			}
			if (parseResult === void 0) onError((0, _Path.pathToArray)(path), inputValue, new _GraphQLError.GraphQLError(`Expected type "${type.name}".`));
			return parseResult;
		}
		/* c8 ignore next 3 */
		(0, _invariant.invariant)(false, "Unexpected input type: " + (0, _inspect.inspect)(type));
	}
}));
// node_modules/graphql/utilities/valueFromAST.js
var require_valueFromAST = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.valueFromAST = valueFromAST;
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _keyMap = require_keyMap();
	var _kinds = require_kinds();
	var _definition = require_definition();
	/**
	* Produces a JavaScript value given a GraphQL Value AST.
	*
	* A GraphQL type must be provided, which will be used to interpret different
	* GraphQL Value literals.
	*
	* Returns `undefined` when the value could not be validly coerced according to
	* the provided type.
	*
	* | GraphQL Value        | JSON Value    |
	* | -------------------- | ------------- |
	* | Input Object         | Object        |
	* | List                 | Array         |
	* | Boolean              | Boolean       |
	* | String               | String        |
	* | Int / Float          | Number        |
	* | Enum Value           | Unknown       |
	* | NullValue            | null          |
	*
	*/
	function valueFromAST(valueNode, type, variables) {
		if (!valueNode) return;
		if (valueNode.kind === _kinds.Kind.VARIABLE) {
			const variableName = valueNode.name.value;
			if (variables == null || variables[variableName] === void 0) return;
			const variableValue = variables[variableName];
			if (variableValue === null && (0, _definition.isNonNullType)(type)) return;
			return variableValue;
		}
		if ((0, _definition.isNonNullType)(type)) {
			if (valueNode.kind === _kinds.Kind.NULL) return;
			return valueFromAST(valueNode, type.ofType, variables);
		}
		if (valueNode.kind === _kinds.Kind.NULL) return null;
		if ((0, _definition.isListType)(type)) {
			const itemType = type.ofType;
			if (valueNode.kind === _kinds.Kind.LIST) {
				const coercedValues = [];
				for (const itemNode of valueNode.values) if (isMissingVariable(itemNode, variables)) {
					if ((0, _definition.isNonNullType)(itemType)) return;
					coercedValues.push(null);
				} else {
					const itemValue = valueFromAST(itemNode, itemType, variables);
					if (itemValue === void 0) return;
					coercedValues.push(itemValue);
				}
				return coercedValues;
			}
			const coercedValue = valueFromAST(valueNode, itemType, variables);
			if (coercedValue === void 0) return;
			return [coercedValue];
		}
		if ((0, _definition.isInputObjectType)(type)) {
			if (valueNode.kind !== _kinds.Kind.OBJECT) return;
			const coercedObj = Object.create(null);
			const fieldNodes = (0, _keyMap.keyMap)(valueNode.fields, (field) => field.name.value);
			for (const field of Object.values(type.getFields())) {
				const fieldNode = fieldNodes[field.name];
				if (!fieldNode || isMissingVariable(fieldNode.value, variables)) {
					if (field.defaultValue !== void 0) coercedObj[field.name] = field.defaultValue;
					else if ((0, _definition.isNonNullType)(field.type)) return;
					continue;
				}
				const fieldValue = valueFromAST(fieldNode.value, field.type, variables);
				if (fieldValue === void 0) return;
				coercedObj[field.name] = fieldValue;
			}
			if (type.isOneOf) {
				const keys = Object.keys(coercedObj);
				if (keys.length !== 1) return;
				if (coercedObj[keys[0]] === null) return;
			}
			return coercedObj;
		}
		if ((0, _definition.isLeafType)(type)) {
			let result;
			try {
				result = type.parseLiteral(valueNode, variables);
			} catch (_error) {
				return;
			}
			if (result === void 0) return;
			return result;
		}
		/* c8 ignore next 3 */
		(0, _invariant.invariant)(false, "Unexpected input type: " + (0, _inspect.inspect)(type));
	}
	function isMissingVariable(valueNode, variables) {
		return valueNode.kind === _kinds.Kind.VARIABLE && (variables == null || variables[valueNode.name.value] === void 0);
	}
}));
// node_modules/graphql/execution/values.js
var require_values = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getArgumentValues = getArgumentValues;
	exports.getDirectiveValues = getDirectiveValues;
	exports.getVariableValues = getVariableValues;
	var _inspect = require_inspect();
	var _keyMap = require_keyMap();
	var _printPathArray = require_printPathArray();
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _printer = require_printer();
	var _definition = require_definition();
	var _coerceInputValue = require_coerceInputValue();
	var _typeFromAST = require_typeFromAST();
	var _valueFromAST = require_valueFromAST();
	/**
	* Prepares an object map of variableValues of the correct type based on the
	* provided variable definitions and arbitrary input. If the input cannot be
	* parsed to match the variable definitions, a GraphQLError will be thrown.
	*
	* Note: The returned value is a plain Object with a prototype, since it is
	* exposed to user code. Care should be taken to not pull values from the
	* Object prototype.
	*/
	function getVariableValues(schema, varDefNodes, inputs, options) {
		const errors = [];
		const maxErrors = options === null || options === void 0 ? void 0 : options.maxErrors;
		try {
			const coerced = coerceVariableValues(schema, varDefNodes, inputs, (error) => {
				if (maxErrors != null && errors.length >= maxErrors) throw new _GraphQLError.GraphQLError("Too many errors processing variables, error limit reached. Execution aborted.");
				errors.push(error);
			});
			if (errors.length === 0) return { coerced };
		} catch (error) {
			errors.push(error);
		}
		return { errors };
	}
	function coerceVariableValues(schema, varDefNodes, inputs, onError) {
		const coercedValues = {};
		for (const varDefNode of varDefNodes) {
			const varName = varDefNode.variable.name.value;
			const varType = (0, _typeFromAST.typeFromAST)(schema, varDefNode.type);
			if (!(0, _definition.isInputType)(varType)) {
				const varTypeStr = (0, _printer.print)(varDefNode.type);
				onError(new _GraphQLError.GraphQLError(`Variable "$${varName}" expected value of type "${varTypeStr}" which cannot be used as an input type.`, { nodes: varDefNode.type }));
				continue;
			}
			if (!hasOwnProperty(inputs, varName)) {
				if (varDefNode.defaultValue) coercedValues[varName] = (0, _valueFromAST.valueFromAST)(varDefNode.defaultValue, varType);
				else if ((0, _definition.isNonNullType)(varType)) {
					const varTypeStr = (0, _inspect.inspect)(varType);
					onError(new _GraphQLError.GraphQLError(`Variable "$${varName}" of required type "${varTypeStr}" was not provided.`, { nodes: varDefNode }));
				}
				continue;
			}
			const value = inputs[varName];
			if (value === null && (0, _definition.isNonNullType)(varType)) {
				const varTypeStr = (0, _inspect.inspect)(varType);
				onError(new _GraphQLError.GraphQLError(`Variable "$${varName}" of non-null type "${varTypeStr}" must not be null.`, { nodes: varDefNode }));
				continue;
			}
			coercedValues[varName] = (0, _coerceInputValue.coerceInputValue)(value, varType, (path, invalidValue, error) => {
				let prefix = `Variable "$${varName}" got invalid value ` + (0, _inspect.inspect)(invalidValue);
				if (path.length > 0) prefix += ` at "${varName}${(0, _printPathArray.printPathArray)(path)}"`;
				onError(new _GraphQLError.GraphQLError(prefix + "; " + error.message, {
					nodes: varDefNode,
					originalError: error
				}));
			});
		}
		return coercedValues;
	}
	/**
	* Prepares an object map of argument values given a list of argument
	* definitions and list of argument AST nodes.
	*
	* Note: The returned value is a plain Object with a prototype, since it is
	* exposed to user code. Care should be taken to not pull values from the
	* Object prototype.
	*/
	function getArgumentValues(def, node, variableValues) {
		var _node$arguments;
		const coercedValues = {};
		/* c8 ignore next */
		const argumentNodes = (_node$arguments = node.arguments) !== null && _node$arguments !== void 0 ? _node$arguments : [];
		const argNodeMap = (0, _keyMap.keyMap)(argumentNodes, (arg) => arg.name.value);
		for (const argDef of def.args) {
			const name = argDef.name;
			const argType = argDef.type;
			const argumentNode = argNodeMap[name];
			if (!argumentNode) {
				if (argDef.defaultValue !== void 0) coercedValues[name] = argDef.defaultValue;
				else if ((0, _definition.isNonNullType)(argType)) throw new _GraphQLError.GraphQLError(`Argument "${name}" of required type "${(0, _inspect.inspect)(argType)}" was not provided.`, { nodes: node });
				continue;
			}
			const valueNode = argumentNode.value;
			let isNull = valueNode.kind === _kinds.Kind.NULL;
			if (valueNode.kind === _kinds.Kind.VARIABLE) {
				const variableName = valueNode.name.value;
				if (variableValues == null || !hasOwnProperty(variableValues, variableName)) {
					if (argDef.defaultValue !== void 0) coercedValues[name] = argDef.defaultValue;
					else if ((0, _definition.isNonNullType)(argType)) throw new _GraphQLError.GraphQLError(`Argument "${name}" of required type "${(0, _inspect.inspect)(argType)}" was provided the variable "$${variableName}" which was not provided a runtime value.`, { nodes: valueNode });
					continue;
				}
				isNull = variableValues[variableName] == null;
			}
			if (isNull && (0, _definition.isNonNullType)(argType)) throw new _GraphQLError.GraphQLError(`Argument "${name}" of non-null type "${(0, _inspect.inspect)(argType)}" must not be null.`, { nodes: valueNode });
			const coercedValue = (0, _valueFromAST.valueFromAST)(valueNode, argType, variableValues);
			if (coercedValue === void 0) throw new _GraphQLError.GraphQLError(`Argument "${name}" has invalid value ${(0, _printer.print)(valueNode)}.`, { nodes: valueNode });
			coercedValues[name] = coercedValue;
		}
		return coercedValues;
	}
	/**
	* Prepares an object map of argument values given a directive definition
	* and a AST node which may contain directives. Optionally also accepts a map
	* of variable values.
	*
	* If the directive does not exist on the node, returns undefined.
	*
	* Note: The returned value is a plain Object with a prototype, since it is
	* exposed to user code. Care should be taken to not pull values from the
	* Object prototype.
	*/
	function getDirectiveValues(directiveDef, node, variableValues) {
		var _node$directives;
		const directiveNode = (_node$directives = node.directives) === null || _node$directives === void 0 ? void 0 : _node$directives.find((directive) => directive.name.value === directiveDef.name);
		if (directiveNode) return getArgumentValues(directiveDef, directiveNode, variableValues);
	}
	function hasOwnProperty(obj, prop) {
		return Object.prototype.hasOwnProperty.call(obj, prop);
	}
}));
// node_modules/graphql/execution/collectFields.js
var require_collectFields = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.collectFields = collectFields;
	exports.collectSubfields = collectSubfields;
	var _kinds = require_kinds();
	var _definition = require_definition();
	var _directives = require_directives();
	var _typeFromAST = require_typeFromAST();
	var _values = require_values();
	/**
	* Given a selectionSet, collects all of the fields and returns them.
	*
	* CollectFields requires the "runtime type" of an object. For a field that
	* returns an Interface or Union type, the "runtime type" will be the actual
	* object type returned by that field.
	*
	* @internal
	*/
	function collectFields(schema, fragments, variableValues, runtimeType, selectionSet) {
		const fields = /* @__PURE__ */ new Map();
		collectFieldsImpl(schema, fragments, variableValues, runtimeType, selectionSet, fields, /* @__PURE__ */ new Set());
		return fields;
	}
	/**
	* Given an array of field nodes, collects all of the subfields of the passed
	* in fields, and returns them at the end.
	*
	* CollectSubFields requires the "return type" of an object. For a field that
	* returns an Interface or Union type, the "return type" will be the actual
	* object type returned by that field.
	*
	* @internal
	*/
	function collectSubfields(schema, fragments, variableValues, returnType, fieldNodes) {
		const subFieldNodes = /* @__PURE__ */ new Map();
		const visitedFragmentNames = /* @__PURE__ */ new Set();
		for (const node of fieldNodes) if (node.selectionSet) collectFieldsImpl(schema, fragments, variableValues, returnType, node.selectionSet, subFieldNodes, visitedFragmentNames);
		return subFieldNodes;
	}
	function collectFieldsImpl(schema, fragments, variableValues, runtimeType, selectionSet, fields, visitedFragmentNames) {
		for (const selection of selectionSet.selections) switch (selection.kind) {
			case _kinds.Kind.FIELD: {
				if (!shouldIncludeNode(variableValues, selection)) continue;
				const name = getFieldEntryKey(selection);
				const fieldList = fields.get(name);
				if (fieldList !== void 0) fieldList.push(selection);
				else fields.set(name, [selection]);
				break;
			}
			case _kinds.Kind.INLINE_FRAGMENT:
				if (!shouldIncludeNode(variableValues, selection) || !doesFragmentConditionMatch(schema, selection, runtimeType)) continue;
				collectFieldsImpl(schema, fragments, variableValues, runtimeType, selection.selectionSet, fields, visitedFragmentNames);
				break;
			case _kinds.Kind.FRAGMENT_SPREAD: {
				const fragName = selection.name.value;
				if (visitedFragmentNames.has(fragName) || !shouldIncludeNode(variableValues, selection)) continue;
				visitedFragmentNames.add(fragName);
				const fragment = fragments[fragName];
				if (!fragment || !doesFragmentConditionMatch(schema, fragment, runtimeType)) continue;
				collectFieldsImpl(schema, fragments, variableValues, runtimeType, fragment.selectionSet, fields, visitedFragmentNames);
				break;
			}
		}
	}
	/**
	* Determines if a field should be included based on the `@include` and `@skip`
	* directives, where `@skip` has higher precedence than `@include`.
	*/
	function shouldIncludeNode(variableValues, node) {
		const skip = (0, _values.getDirectiveValues)(_directives.GraphQLSkipDirective, node, variableValues);
		if ((skip === null || skip === void 0 ? void 0 : skip.if) === true) return false;
		const include = (0, _values.getDirectiveValues)(_directives.GraphQLIncludeDirective, node, variableValues);
		if ((include === null || include === void 0 ? void 0 : include.if) === false) return false;
		return true;
	}
	/**
	* Determines if a fragment is applicable to the given type.
	*/
	function doesFragmentConditionMatch(schema, fragment, type) {
		const typeConditionNode = fragment.typeCondition;
		if (!typeConditionNode) return true;
		const conditionalType = (0, _typeFromAST.typeFromAST)(schema, typeConditionNode);
		if (conditionalType === type) return true;
		if ((0, _definition.isAbstractType)(conditionalType)) return schema.isSubType(conditionalType, type);
		return false;
	}
	/**
	* Implements the logic to compute the key of a given field's entry
	*/
	function getFieldEntryKey(node) {
		return node.alias ? node.alias.value : node.name.value;
	}
}));
// node_modules/graphql/validation/rules/SingleFieldSubscriptionsRule.js
var require_SingleFieldSubscriptionsRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SingleFieldSubscriptionsRule = SingleFieldSubscriptionsRule;
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _collectFields = require_collectFields();
	/**
	* Subscriptions must only include a non-introspection field.
	*
	* A GraphQL subscription is valid only if it contains a single root field and
	* that root field is not an introspection field.
	*
	* See https://spec.graphql.org/draft/#sec-Single-root-field
	*/
	function SingleFieldSubscriptionsRule(context) {
		return { OperationDefinition(node) {
			if (node.operation === "subscription") {
				const schema = context.getSchema();
				const subscriptionType = schema.getSubscriptionType();
				if (subscriptionType) {
					const operationName = node.name ? node.name.value : null;
					const variableValues = Object.create(null);
					const document = context.getDocument();
					const fragments = Object.create(null);
					for (const definition of document.definitions) if (definition.kind === _kinds.Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
					const fields = (0, _collectFields.collectFields)(schema, fragments, variableValues, subscriptionType, node.selectionSet);
					if (fields.size > 1) {
						const extraFieldSelections = [...fields.values()].slice(1).flat();
						context.reportError(new _GraphQLError.GraphQLError(operationName != null ? `Subscription "${operationName}" must select only one top level field.` : "Anonymous Subscription must select only one top level field.", { nodes: extraFieldSelections }));
					}
					for (const fieldNodes of fields.values()) if (fieldNodes[0].name.value.startsWith("__")) context.reportError(new _GraphQLError.GraphQLError(operationName != null ? `Subscription "${operationName}" must not select an introspection top level field.` : "Anonymous Subscription must not select an introspection top level field.", { nodes: fieldNodes }));
				}
			}
		} };
	}
}));
// node_modules/graphql/jsutils/groupBy.js
var require_groupBy = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.groupBy = groupBy;
	/**
	* Groups array items into a Map, given a function to produce grouping key.
	*/
	function groupBy(list, keyFn) {
		const result = /* @__PURE__ */ new Map();
		for (const item of list) {
			const key = keyFn(item);
			const group = result.get(key);
			if (group === void 0) result.set(key, [item]);
			else group.push(item);
		}
		return result;
	}
}));
// node_modules/graphql/validation/rules/UniqueArgumentDefinitionNamesRule.js
var require_UniqueArgumentDefinitionNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueArgumentDefinitionNamesRule = UniqueArgumentDefinitionNamesRule;
	var _groupBy = require_groupBy();
	var _GraphQLError = require_GraphQLError();
	/**
	* Unique argument definition names
	*
	* A GraphQL Object or Interface type is only valid if all its fields have uniquely named arguments.
	* A GraphQL Directive is only valid if all its arguments are uniquely named.
	*/
	function UniqueArgumentDefinitionNamesRule(context) {
		return {
			DirectiveDefinition(directiveNode) {
				var _directiveNode$argume;
				/* c8 ignore next */
				const argumentNodes = (_directiveNode$argume = directiveNode.arguments) !== null && _directiveNode$argume !== void 0 ? _directiveNode$argume : [];
				return checkArgUniqueness(`@${directiveNode.name.value}`, argumentNodes);
			},
			InterfaceTypeDefinition: checkArgUniquenessPerField,
			InterfaceTypeExtension: checkArgUniquenessPerField,
			ObjectTypeDefinition: checkArgUniquenessPerField,
			ObjectTypeExtension: checkArgUniquenessPerField
		};
		function checkArgUniquenessPerField(typeNode) {
			var _typeNode$fields;
			const typeName = typeNode.name.value;
			/* c8 ignore next */
			const fieldNodes = (_typeNode$fields = typeNode.fields) !== null && _typeNode$fields !== void 0 ? _typeNode$fields : [];
			for (const fieldDef of fieldNodes) {
				var _fieldDef$arguments;
				const fieldName = fieldDef.name.value;
				/* c8 ignore next */
				const argumentNodes = (_fieldDef$arguments = fieldDef.arguments) !== null && _fieldDef$arguments !== void 0 ? _fieldDef$arguments : [];
				checkArgUniqueness(`${typeName}.${fieldName}`, argumentNodes);
			}
			return false;
		}
		function checkArgUniqueness(parentName, argumentNodes) {
			const seenArgs = (0, _groupBy.groupBy)(argumentNodes, (arg) => arg.name.value);
			for (const [argName, argNodes] of seenArgs) if (argNodes.length > 1) context.reportError(new _GraphQLError.GraphQLError(`Argument "${parentName}(${argName}:)" can only be defined once.`, { nodes: argNodes.map((node) => node.name) }));
			return false;
		}
	}
}));
// node_modules/graphql/validation/rules/UniqueArgumentNamesRule.js
var require_UniqueArgumentNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueArgumentNamesRule = UniqueArgumentNamesRule;
	var _groupBy = require_groupBy();
	var _GraphQLError = require_GraphQLError();
	/**
	* Unique argument names
	*
	* A GraphQL field or directive is only valid if all supplied arguments are
	* uniquely named.
	*
	* See https://spec.graphql.org/draft/#sec-Argument-Names
	*/
	function UniqueArgumentNamesRule(context) {
		return {
			Field: checkArgUniqueness,
			Directive: checkArgUniqueness
		};
		function checkArgUniqueness(parentNode) {
			var _parentNode$arguments;
			/* c8 ignore next */
			const argumentNodes = (_parentNode$arguments = parentNode.arguments) !== null && _parentNode$arguments !== void 0 ? _parentNode$arguments : [];
			const seenArgs = (0, _groupBy.groupBy)(argumentNodes, (arg) => arg.name.value);
			for (const [argName, argNodes] of seenArgs) if (argNodes.length > 1) context.reportError(new _GraphQLError.GraphQLError(`There can be only one argument named "${argName}".`, { nodes: argNodes.map((node) => node.name) }));
		}
	}
}));
// node_modules/graphql/validation/rules/UniqueDirectiveNamesRule.js
var require_UniqueDirectiveNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueDirectiveNamesRule = UniqueDirectiveNamesRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* Unique directive names
	*
	* A GraphQL document is only valid if all defined directives have unique names.
	*/
	function UniqueDirectiveNamesRule(context) {
		const knownDirectiveNames = Object.create(null);
		const schema = context.getSchema();
		return { DirectiveDefinition(node) {
			const directiveName = node.name.value;
			if (schema !== null && schema !== void 0 && schema.getDirective(directiveName)) {
				context.reportError(new _GraphQLError.GraphQLError(`Directive "@${directiveName}" already exists in the schema. It cannot be redefined.`, { nodes: node.name }));
				return;
			}
			if (knownDirectiveNames[directiveName]) context.reportError(new _GraphQLError.GraphQLError(`There can be only one directive named "@${directiveName}".`, { nodes: [knownDirectiveNames[directiveName], node.name] }));
			else knownDirectiveNames[directiveName] = node.name;
			return false;
		} };
	}
}));
// node_modules/graphql/validation/rules/UniqueDirectivesPerLocationRule.js
var require_UniqueDirectivesPerLocationRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueDirectivesPerLocationRule = UniqueDirectivesPerLocationRule;
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _predicates = require_predicates();
	var _directives = require_directives();
	/**
	* Unique directive names per location
	*
	* A GraphQL document is only valid if all non-repeatable directives at
	* a given location are uniquely named.
	*
	* See https://spec.graphql.org/draft/#sec-Directives-Are-Unique-Per-Location
	*/
	function UniqueDirectivesPerLocationRule(context) {
		const uniqueDirectiveMap = Object.create(null);
		const schema = context.getSchema();
		const definedDirectives = schema ? schema.getDirectives() : _directives.specifiedDirectives;
		for (const directive of definedDirectives) uniqueDirectiveMap[directive.name] = !directive.isRepeatable;
		const astDefinitions = context.getDocument().definitions;
		for (const def of astDefinitions) if (def.kind === _kinds.Kind.DIRECTIVE_DEFINITION) uniqueDirectiveMap[def.name.value] = !def.repeatable;
		const schemaDirectives = Object.create(null);
		const typeDirectivesMap = Object.create(null);
		return { enter(node) {
			if (!("directives" in node) || !node.directives) return;
			let seenDirectives;
			if (node.kind === _kinds.Kind.SCHEMA_DEFINITION || node.kind === _kinds.Kind.SCHEMA_EXTENSION) seenDirectives = schemaDirectives;
			else if ((0, _predicates.isTypeDefinitionNode)(node) || (0, _predicates.isTypeExtensionNode)(node)) {
				const typeName = node.name.value;
				seenDirectives = typeDirectivesMap[typeName];
				if (seenDirectives === void 0) typeDirectivesMap[typeName] = seenDirectives = Object.create(null);
			} else seenDirectives = Object.create(null);
			for (const directive of node.directives) {
				const directiveName = directive.name.value;
				if (uniqueDirectiveMap[directiveName]) {
					if (seenDirectives[directiveName]) context.reportError(new _GraphQLError.GraphQLError(`The directive "@${directiveName}" can only be used once at this location.`, { nodes: [seenDirectives[directiveName], directive] }));
					else seenDirectives[directiveName] = directive;
				}
			}
		} };
	}
}));
// node_modules/graphql/validation/rules/UniqueEnumValueNamesRule.js
var require_UniqueEnumValueNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueEnumValueNamesRule = UniqueEnumValueNamesRule;
	var _GraphQLError = require_GraphQLError();
	var _definition = require_definition();
	/**
	* Unique enum value names
	*
	* A GraphQL enum type is only valid if all its values are uniquely named.
	*/
	function UniqueEnumValueNamesRule(context) {
		const schema = context.getSchema();
		const existingTypeMap = schema ? schema.getTypeMap() : Object.create(null);
		const knownValueNames = Object.create(null);
		return {
			EnumTypeDefinition: checkValueUniqueness,
			EnumTypeExtension: checkValueUniqueness
		};
		function checkValueUniqueness(node) {
			var _node$values;
			const typeName = node.name.value;
			if (!knownValueNames[typeName]) knownValueNames[typeName] = Object.create(null);
			/* c8 ignore next */
			const valueNodes = (_node$values = node.values) !== null && _node$values !== void 0 ? _node$values : [];
			const valueNames = knownValueNames[typeName];
			for (const valueDef of valueNodes) {
				const valueName = valueDef.name.value;
				const existingType = existingTypeMap[typeName];
				if ((0, _definition.isEnumType)(existingType) && existingType.getValue(valueName)) context.reportError(new _GraphQLError.GraphQLError(`Enum value "${typeName}.${valueName}" already exists in the schema. It cannot also be defined in this type extension.`, { nodes: valueDef.name }));
				else if (valueNames[valueName]) context.reportError(new _GraphQLError.GraphQLError(`Enum value "${typeName}.${valueName}" can only be defined once.`, { nodes: [valueNames[valueName], valueDef.name] }));
				else valueNames[valueName] = valueDef.name;
			}
			return false;
		}
	}
}));
// node_modules/graphql/validation/rules/UniqueFieldDefinitionNamesRule.js
var require_UniqueFieldDefinitionNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueFieldDefinitionNamesRule = UniqueFieldDefinitionNamesRule;
	var _GraphQLError = require_GraphQLError();
	var _definition = require_definition();
	/**
	* Unique field definition names
	*
	* A GraphQL complex type is only valid if all its fields are uniquely named.
	*/
	function UniqueFieldDefinitionNamesRule(context) {
		const schema = context.getSchema();
		const existingTypeMap = schema ? schema.getTypeMap() : Object.create(null);
		const knownFieldNames = Object.create(null);
		return {
			InputObjectTypeDefinition: checkFieldUniqueness,
			InputObjectTypeExtension: checkFieldUniqueness,
			InterfaceTypeDefinition: checkFieldUniqueness,
			InterfaceTypeExtension: checkFieldUniqueness,
			ObjectTypeDefinition: checkFieldUniqueness,
			ObjectTypeExtension: checkFieldUniqueness
		};
		function checkFieldUniqueness(node) {
			var _node$fields;
			const typeName = node.name.value;
			if (!knownFieldNames[typeName]) knownFieldNames[typeName] = Object.create(null);
			/* c8 ignore next */
			const fieldNodes = (_node$fields = node.fields) !== null && _node$fields !== void 0 ? _node$fields : [];
			const fieldNames = knownFieldNames[typeName];
			for (const fieldDef of fieldNodes) {
				const fieldName = fieldDef.name.value;
				if (hasField(existingTypeMap[typeName], fieldName)) context.reportError(new _GraphQLError.GraphQLError(`Field "${typeName}.${fieldName}" already exists in the schema. It cannot also be defined in this type extension.`, { nodes: fieldDef.name }));
				else if (fieldNames[fieldName]) context.reportError(new _GraphQLError.GraphQLError(`Field "${typeName}.${fieldName}" can only be defined once.`, { nodes: [fieldNames[fieldName], fieldDef.name] }));
				else fieldNames[fieldName] = fieldDef.name;
			}
			return false;
		}
	}
	function hasField(type, fieldName) {
		if ((0, _definition.isObjectType)(type) || (0, _definition.isInterfaceType)(type) || (0, _definition.isInputObjectType)(type)) return type.getFields()[fieldName] != null;
		return false;
	}
}));
// node_modules/graphql/validation/rules/UniqueFragmentNamesRule.js
var require_UniqueFragmentNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueFragmentNamesRule = UniqueFragmentNamesRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* Unique fragment names
	*
	* A GraphQL document is only valid if all defined fragments have unique names.
	*
	* See https://spec.graphql.org/draft/#sec-Fragment-Name-Uniqueness
	*/
	function UniqueFragmentNamesRule(context) {
		const knownFragmentNames = Object.create(null);
		return {
			OperationDefinition: () => false,
			FragmentDefinition(node) {
				const fragmentName = node.name.value;
				if (knownFragmentNames[fragmentName]) context.reportError(new _GraphQLError.GraphQLError(`There can be only one fragment named "${fragmentName}".`, { nodes: [knownFragmentNames[fragmentName], node.name] }));
				else knownFragmentNames[fragmentName] = node.name;
				return false;
			}
		};
	}
}));
// node_modules/graphql/validation/rules/UniqueInputFieldNamesRule.js
var require_UniqueInputFieldNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueInputFieldNamesRule = UniqueInputFieldNamesRule;
	var _invariant = require_invariant();
	var _GraphQLError = require_GraphQLError();
	/**
	* Unique input field names
	*
	* A GraphQL input object value is only valid if all supplied fields are
	* uniquely named.
	*
	* See https://spec.graphql.org/draft/#sec-Input-Object-Field-Uniqueness
	*/
	function UniqueInputFieldNamesRule(context) {
		const knownNameStack = [];
		let knownNames = Object.create(null);
		return {
			ObjectValue: {
				enter() {
					knownNameStack.push(knownNames);
					knownNames = Object.create(null);
				},
				leave() {
					const prevKnownNames = knownNameStack.pop();
					prevKnownNames || (0, _invariant.invariant)(false);
					knownNames = prevKnownNames;
				}
			},
			ObjectField(node) {
				const fieldName = node.name.value;
				if (knownNames[fieldName]) context.reportError(new _GraphQLError.GraphQLError(`There can be only one input field named "${fieldName}".`, { nodes: [knownNames[fieldName], node.name] }));
				else knownNames[fieldName] = node.name;
			}
		};
	}
}));
// node_modules/graphql/validation/rules/UniqueOperationNamesRule.js
var require_UniqueOperationNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueOperationNamesRule = UniqueOperationNamesRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* Unique operation names
	*
	* A GraphQL document is only valid if all defined operations have unique names.
	*
	* See https://spec.graphql.org/draft/#sec-Operation-Name-Uniqueness
	*/
	function UniqueOperationNamesRule(context) {
		const knownOperationNames = Object.create(null);
		return {
			OperationDefinition(node) {
				const operationName = node.name;
				if (operationName) {
					if (knownOperationNames[operationName.value]) context.reportError(new _GraphQLError.GraphQLError(`There can be only one operation named "${operationName.value}".`, { nodes: [knownOperationNames[operationName.value], operationName] }));
					else knownOperationNames[operationName.value] = operationName;
				}
				return false;
			},
			FragmentDefinition: () => false
		};
	}
}));
// node_modules/graphql/validation/rules/UniqueOperationTypesRule.js
var require_UniqueOperationTypesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueOperationTypesRule = UniqueOperationTypesRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* Unique operation types
	*
	* A GraphQL document is only valid if it has only one type per operation.
	*/
	function UniqueOperationTypesRule(context) {
		const schema = context.getSchema();
		const definedOperationTypes = Object.create(null);
		const existingOperationTypes = schema ? {
			query: schema.getQueryType(),
			mutation: schema.getMutationType(),
			subscription: schema.getSubscriptionType()
		} : {};
		return {
			SchemaDefinition: checkOperationTypes,
			SchemaExtension: checkOperationTypes
		};
		function checkOperationTypes(node) {
			var _node$operationTypes;
			/* c8 ignore next */
			const operationTypesNodes = (_node$operationTypes = node.operationTypes) !== null && _node$operationTypes !== void 0 ? _node$operationTypes : [];
			for (const operationType of operationTypesNodes) {
				const operation = operationType.operation;
				const alreadyDefinedOperationType = definedOperationTypes[operation];
				if (existingOperationTypes[operation]) context.reportError(new _GraphQLError.GraphQLError(`Type for ${operation} already defined in the schema. It cannot be redefined.`, { nodes: operationType }));
				else if (alreadyDefinedOperationType) context.reportError(new _GraphQLError.GraphQLError(`There can be only one ${operation} type in schema.`, { nodes: [alreadyDefinedOperationType, operationType] }));
				else definedOperationTypes[operation] = operationType;
			}
			return false;
		}
	}
}));
// node_modules/graphql/validation/rules/UniqueTypeNamesRule.js
var require_UniqueTypeNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueTypeNamesRule = UniqueTypeNamesRule;
	var _GraphQLError = require_GraphQLError();
	/**
	* Unique type names
	*
	* A GraphQL document is only valid if all defined types have unique names.
	*/
	function UniqueTypeNamesRule(context) {
		const knownTypeNames = Object.create(null);
		const schema = context.getSchema();
		return {
			ScalarTypeDefinition: checkTypeName,
			ObjectTypeDefinition: checkTypeName,
			InterfaceTypeDefinition: checkTypeName,
			UnionTypeDefinition: checkTypeName,
			EnumTypeDefinition: checkTypeName,
			InputObjectTypeDefinition: checkTypeName
		};
		function checkTypeName(node) {
			const typeName = node.name.value;
			if (schema !== null && schema !== void 0 && schema.getType(typeName)) {
				context.reportError(new _GraphQLError.GraphQLError(`Type "${typeName}" already exists in the schema. It cannot also be defined in this type definition.`, { nodes: node.name }));
				return;
			}
			if (knownTypeNames[typeName]) context.reportError(new _GraphQLError.GraphQLError(`There can be only one type named "${typeName}".`, { nodes: [knownTypeNames[typeName], node.name] }));
			else knownTypeNames[typeName] = node.name;
			return false;
		}
	}
}));
// node_modules/graphql/validation/rules/UniqueVariableNamesRule.js
var require_UniqueVariableNamesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.UniqueVariableNamesRule = UniqueVariableNamesRule;
	var _groupBy = require_groupBy();
	var _GraphQLError = require_GraphQLError();
	/**
	* Unique variable names
	*
	* A GraphQL operation is only valid if all its variables are uniquely named.
	*/
	function UniqueVariableNamesRule(context) {
		return { OperationDefinition(operationNode) {
			var _operationNode$variab;
			/* c8 ignore next */
			const variableDefinitions = (_operationNode$variab = operationNode.variableDefinitions) !== null && _operationNode$variab !== void 0 ? _operationNode$variab : [];
			const seenVariableDefinitions = (0, _groupBy.groupBy)(variableDefinitions, (node) => node.variable.name.value);
			for (const [variableName, variableNodes] of seenVariableDefinitions) if (variableNodes.length > 1) context.reportError(new _GraphQLError.GraphQLError(`There can be only one variable named "$${variableName}".`, { nodes: variableNodes.map((node) => node.variable.name) }));
		} };
	}
}));
// node_modules/graphql/validation/rules/ValuesOfCorrectTypeRule.js
var require_ValuesOfCorrectTypeRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ValuesOfCorrectTypeRule = ValuesOfCorrectTypeRule;
	var _didYouMean = require_didYouMean();
	var _inspect = require_inspect();
	var _keyMap = require_keyMap();
	var _suggestionList = require_suggestionList();
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _printer = require_printer();
	var _definition = require_definition();
	/**
	* Value literals of correct type
	*
	* A GraphQL document is only valid if all value literals are of the type
	* expected at their position.
	*
	* See https://spec.graphql.org/draft/#sec-Values-of-Correct-Type
	*/
	function ValuesOfCorrectTypeRule(context) {
		let variableDefinitions = {};
		return {
			OperationDefinition: { enter() {
				variableDefinitions = {};
			} },
			VariableDefinition(definition) {
				variableDefinitions[definition.variable.name.value] = definition;
			},
			ListValue(node) {
				const type = (0, _definition.getNullableType)(context.getParentInputType());
				if (!(0, _definition.isListType)(type)) {
					isValidValueNode(context, node);
					return false;
				}
			},
			ObjectValue(node) {
				const type = (0, _definition.getNamedType)(context.getInputType());
				if (!(0, _definition.isInputObjectType)(type)) {
					isValidValueNode(context, node);
					return false;
				}
				const fieldNodeMap = (0, _keyMap.keyMap)(node.fields, (field) => field.name.value);
				for (const fieldDef of Object.values(type.getFields())) if (!fieldNodeMap[fieldDef.name] && (0, _definition.isRequiredInputField)(fieldDef)) {
					const typeStr = (0, _inspect.inspect)(fieldDef.type);
					context.reportError(new _GraphQLError.GraphQLError(`Field "${type.name}.${fieldDef.name}" of required type "${typeStr}" was not provided.`, { nodes: node }));
				}
				if (type.isOneOf) validateOneOfInputObject(context, node, type, fieldNodeMap);
			},
			ObjectField(node) {
				const parentType = (0, _definition.getNamedType)(context.getParentInputType());
				if (!context.getInputType() && (0, _definition.isInputObjectType)(parentType)) {
					const suggestions = (0, _suggestionList.suggestionList)(node.name.value, Object.keys(parentType.getFields()));
					context.reportError(new _GraphQLError.GraphQLError(`Field "${node.name.value}" is not defined by type "${parentType.name}".` + (0, _didYouMean.didYouMean)(suggestions), { nodes: node }));
				}
			},
			NullValue(node) {
				const type = context.getInputType();
				if ((0, _definition.isNonNullType)(type)) context.reportError(new _GraphQLError.GraphQLError(`Expected value of type "${(0, _inspect.inspect)(type)}", found ${(0, _printer.print)(node)}.`, { nodes: node }));
			},
			EnumValue: (node) => isValidValueNode(context, node),
			IntValue: (node) => isValidValueNode(context, node),
			FloatValue: (node) => isValidValueNode(context, node),
			StringValue: (node) => isValidValueNode(context, node),
			BooleanValue: (node) => isValidValueNode(context, node)
		};
	}
	/**
	* Any value literal may be a valid representation of a Scalar, depending on
	* that scalar type.
	*/
	function isValidValueNode(context, node) {
		const locationType = context.getInputType();
		if (!locationType) return;
		const type = (0, _definition.getNamedType)(locationType);
		if (!(0, _definition.isLeafType)(type)) {
			const typeStr = (0, _inspect.inspect)(locationType);
			context.reportError(new _GraphQLError.GraphQLError(`Expected value of type "${typeStr}", found ${(0, _printer.print)(node)}.`, { nodes: node }));
			return;
		}
		try {
			if (type.parseLiteral(node, void 0) === void 0) {
				const typeStr = (0, _inspect.inspect)(locationType);
				context.reportError(new _GraphQLError.GraphQLError(`Expected value of type "${typeStr}", found ${(0, _printer.print)(node)}.`, { nodes: node }));
			}
		} catch (error) {
			const typeStr = (0, _inspect.inspect)(locationType);
			if (error instanceof _GraphQLError.GraphQLError) context.reportError(error);
			else context.reportError(new _GraphQLError.GraphQLError(`Expected value of type "${typeStr}", found ${(0, _printer.print)(node)}; ` + error.message, {
				nodes: node,
				originalError: error
			}));
		}
	}
	function validateOneOfInputObject(context, node, type, fieldNodeMap) {
		var _fieldNodeMap$keys$;
		const keys = Object.keys(fieldNodeMap);
		if (keys.length !== 1) {
			context.reportError(new _GraphQLError.GraphQLError(`OneOf Input Object "${type.name}" must specify exactly one key.`, { nodes: [node] }));
			return;
		}
		const value = (_fieldNodeMap$keys$ = fieldNodeMap[keys[0]]) === null || _fieldNodeMap$keys$ === void 0 ? void 0 : _fieldNodeMap$keys$.value;
		if (!value || value.kind === _kinds.Kind.NULL) context.reportError(new _GraphQLError.GraphQLError(`Field "${type.name}.${keys[0]}" must be non-null.`, { nodes: [node] }));
	}
}));
// node_modules/graphql/validation/rules/VariablesAreInputTypesRule.js
var require_VariablesAreInputTypesRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.VariablesAreInputTypesRule = VariablesAreInputTypesRule;
	var _GraphQLError = require_GraphQLError();
	var _printer = require_printer();
	var _definition = require_definition();
	var _typeFromAST = require_typeFromAST();
	/**
	* Variables are input types
	*
	* A GraphQL operation is only valid if all the variables it defines are of
	* input types (scalar, enum, or input object).
	*
	* See https://spec.graphql.org/draft/#sec-Variables-Are-Input-Types
	*/
	function VariablesAreInputTypesRule(context) {
		return { VariableDefinition(node) {
			const type = (0, _typeFromAST.typeFromAST)(context.getSchema(), node.type);
			if (type !== void 0 && !(0, _definition.isInputType)(type)) {
				const variableName = node.variable.name.value;
				const typeName = (0, _printer.print)(node.type);
				context.reportError(new _GraphQLError.GraphQLError(`Variable "$${variableName}" cannot be non-input type "${typeName}".`, { nodes: node.type }));
			}
		} };
	}
}));
// node_modules/graphql/validation/rules/VariablesInAllowedPositionRule.js
var require_VariablesInAllowedPositionRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.VariablesInAllowedPositionRule = VariablesInAllowedPositionRule;
	var _inspect = require_inspect();
	var _GraphQLError = require_GraphQLError();
	var _kinds = require_kinds();
	var _definition = require_definition();
	var _typeComparators = require_typeComparators();
	var _typeFromAST = require_typeFromAST();
	/**
	* Variables in allowed position
	*
	* Variable usages must be compatible with the arguments they are passed to.
	*
	* See https://spec.graphql.org/draft/#sec-All-Variable-Usages-are-Allowed
	*/
	function VariablesInAllowedPositionRule(context) {
		let varDefMap = Object.create(null);
		return {
			OperationDefinition: {
				enter() {
					varDefMap = Object.create(null);
				},
				leave(operation) {
					const usages = context.getRecursiveVariableUsages(operation);
					for (const { node, type, defaultValue, parentType } of usages) {
						const varName = node.name.value;
						const varDef = varDefMap[varName];
						if (varDef && type) {
							const schema = context.getSchema();
							const varType = (0, _typeFromAST.typeFromAST)(schema, varDef.type);
							if (varType && !allowedVariableUsage(schema, varType, varDef.defaultValue, type, defaultValue)) {
								const varTypeStr = (0, _inspect.inspect)(varType);
								const typeStr = (0, _inspect.inspect)(type);
								context.reportError(new _GraphQLError.GraphQLError(`Variable "$${varName}" of type "${varTypeStr}" used in position expecting type "${typeStr}".`, { nodes: [varDef, node] }));
							}
							if ((0, _definition.isInputObjectType)(parentType) && parentType.isOneOf && (0, _definition.isNullableType)(varType)) context.reportError(new _GraphQLError.GraphQLError(`Variable "$${varName}" is of type "${varType}" but must be non-nullable to be used for OneOf Input Object "${parentType}".`, { nodes: [varDef, node] }));
						}
					}
				}
			},
			VariableDefinition(node) {
				varDefMap[node.variable.name.value] = node;
			}
		};
	}
	/**
	* Returns true if the variable is allowed in the location it was found,
	* which includes considering if default values exist for either the variable
	* or the location at which it is located.
	*/
	function allowedVariableUsage(schema, varType, varDefaultValue, locationType, locationDefaultValue) {
		if ((0, _definition.isNonNullType)(locationType) && !(0, _definition.isNonNullType)(varType)) {
			if (!(varDefaultValue != null && varDefaultValue.kind !== _kinds.Kind.NULL) && !(locationDefaultValue !== void 0)) return false;
			const nullableLocationType = locationType.ofType;
			return (0, _typeComparators.isTypeSubTypeOf)(schema, varType, nullableLocationType);
		}
		return (0, _typeComparators.isTypeSubTypeOf)(schema, varType, locationType);
	}
}));
// node_modules/graphql/validation/specifiedRules.js
var require_specifiedRules = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.specifiedSDLRules = exports.specifiedRules = exports.recommendedRules = void 0;
	var _ExecutableDefinitionsRule = require_ExecutableDefinitionsRule();
	var _FieldsOnCorrectTypeRule = require_FieldsOnCorrectTypeRule();
	var _FragmentsOnCompositeTypesRule = require_FragmentsOnCompositeTypesRule();
	var _KnownArgumentNamesRule = require_KnownArgumentNamesRule();
	var _KnownDirectivesRule = require_KnownDirectivesRule();
	var _KnownFragmentNamesRule = require_KnownFragmentNamesRule();
	var _KnownTypeNamesRule = require_KnownTypeNamesRule();
	var _LoneAnonymousOperationRule = require_LoneAnonymousOperationRule();
	var _LoneSchemaDefinitionRule = require_LoneSchemaDefinitionRule();
	var _MaxIntrospectionDepthRule = require_MaxIntrospectionDepthRule();
	var _NoFragmentCyclesRule = require_NoFragmentCyclesRule();
	var _NoUndefinedVariablesRule = require_NoUndefinedVariablesRule();
	var _NoUnusedFragmentsRule = require_NoUnusedFragmentsRule();
	var _NoUnusedVariablesRule = require_NoUnusedVariablesRule();
	var _OverlappingFieldsCanBeMergedRule = require_OverlappingFieldsCanBeMergedRule();
	var _PossibleFragmentSpreadsRule = require_PossibleFragmentSpreadsRule();
	var _PossibleTypeExtensionsRule = require_PossibleTypeExtensionsRule();
	var _ProvidedRequiredArgumentsRule = require_ProvidedRequiredArgumentsRule();
	var _ScalarLeafsRule = require_ScalarLeafsRule();
	var _SingleFieldSubscriptionsRule = require_SingleFieldSubscriptionsRule();
	var _UniqueArgumentDefinitionNamesRule = require_UniqueArgumentDefinitionNamesRule();
	var _UniqueArgumentNamesRule = require_UniqueArgumentNamesRule();
	var _UniqueDirectiveNamesRule = require_UniqueDirectiveNamesRule();
	var _UniqueDirectivesPerLocationRule = require_UniqueDirectivesPerLocationRule();
	var _UniqueEnumValueNamesRule = require_UniqueEnumValueNamesRule();
	var _UniqueFieldDefinitionNamesRule = require_UniqueFieldDefinitionNamesRule();
	var _UniqueFragmentNamesRule = require_UniqueFragmentNamesRule();
	var _UniqueInputFieldNamesRule = require_UniqueInputFieldNamesRule();
	var _UniqueOperationNamesRule = require_UniqueOperationNamesRule();
	var _UniqueOperationTypesRule = require_UniqueOperationTypesRule();
	var _UniqueTypeNamesRule = require_UniqueTypeNamesRule();
	var _UniqueVariableNamesRule = require_UniqueVariableNamesRule();
	var _ValuesOfCorrectTypeRule = require_ValuesOfCorrectTypeRule();
	var _VariablesAreInputTypesRule = require_VariablesAreInputTypesRule();
	var _VariablesInAllowedPositionRule = require_VariablesInAllowedPositionRule();
	/**
	* Technically these aren't part of the spec but they are strongly encouraged
	* validation rules.
	*/
	const recommendedRules = Object.freeze([_MaxIntrospectionDepthRule.MaxIntrospectionDepthRule]);
	/**
	* This set includes all validation rules defined by the GraphQL spec.
	*
	* The order of the rules in this list has been adjusted to lead to the
	* most clear output when encountering multiple validation errors.
	*/
	exports.recommendedRules = recommendedRules;
	/**
	* @internal
	*/
	exports.specifiedRules = Object.freeze([
		_ExecutableDefinitionsRule.ExecutableDefinitionsRule,
		_UniqueOperationNamesRule.UniqueOperationNamesRule,
		_LoneAnonymousOperationRule.LoneAnonymousOperationRule,
		_SingleFieldSubscriptionsRule.SingleFieldSubscriptionsRule,
		_KnownTypeNamesRule.KnownTypeNamesRule,
		_FragmentsOnCompositeTypesRule.FragmentsOnCompositeTypesRule,
		_VariablesAreInputTypesRule.VariablesAreInputTypesRule,
		_ScalarLeafsRule.ScalarLeafsRule,
		_FieldsOnCorrectTypeRule.FieldsOnCorrectTypeRule,
		_UniqueFragmentNamesRule.UniqueFragmentNamesRule,
		_KnownFragmentNamesRule.KnownFragmentNamesRule,
		_NoUnusedFragmentsRule.NoUnusedFragmentsRule,
		_PossibleFragmentSpreadsRule.PossibleFragmentSpreadsRule,
		_NoFragmentCyclesRule.NoFragmentCyclesRule,
		_UniqueVariableNamesRule.UniqueVariableNamesRule,
		_NoUndefinedVariablesRule.NoUndefinedVariablesRule,
		_NoUnusedVariablesRule.NoUnusedVariablesRule,
		_KnownDirectivesRule.KnownDirectivesRule,
		_UniqueDirectivesPerLocationRule.UniqueDirectivesPerLocationRule,
		_KnownArgumentNamesRule.KnownArgumentNamesRule,
		_UniqueArgumentNamesRule.UniqueArgumentNamesRule,
		_ValuesOfCorrectTypeRule.ValuesOfCorrectTypeRule,
		_ProvidedRequiredArgumentsRule.ProvidedRequiredArgumentsRule,
		_VariablesInAllowedPositionRule.VariablesInAllowedPositionRule,
		_OverlappingFieldsCanBeMergedRule.OverlappingFieldsCanBeMergedRule,
		_UniqueInputFieldNamesRule.UniqueInputFieldNamesRule,
		...recommendedRules
	]);
	exports.specifiedSDLRules = Object.freeze([
		_LoneSchemaDefinitionRule.LoneSchemaDefinitionRule,
		_UniqueOperationTypesRule.UniqueOperationTypesRule,
		_UniqueTypeNamesRule.UniqueTypeNamesRule,
		_UniqueEnumValueNamesRule.UniqueEnumValueNamesRule,
		_UniqueFieldDefinitionNamesRule.UniqueFieldDefinitionNamesRule,
		_UniqueArgumentDefinitionNamesRule.UniqueArgumentDefinitionNamesRule,
		_UniqueDirectiveNamesRule.UniqueDirectiveNamesRule,
		_KnownTypeNamesRule.KnownTypeNamesRule,
		_KnownDirectivesRule.KnownDirectivesRule,
		_UniqueDirectivesPerLocationRule.UniqueDirectivesPerLocationRule,
		_PossibleTypeExtensionsRule.PossibleTypeExtensionsRule,
		_KnownArgumentNamesRule.KnownArgumentNamesOnDirectivesRule,
		_UniqueArgumentNamesRule.UniqueArgumentNamesRule,
		_UniqueInputFieldNamesRule.UniqueInputFieldNamesRule,
		_ProvidedRequiredArgumentsRule.ProvidedRequiredArgumentsOnDirectivesRule
	]);
}));
// node_modules/graphql/validation/ValidationContext.js
var require_ValidationContext = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ValidationContext = exports.SDLValidationContext = exports.ASTValidationContext = void 0;
	var _kinds = require_kinds();
	var _visitor = require_visitor();
	var _TypeInfo = require_TypeInfo();
	/**
	* An instance of this class is passed as the "this" context to all validators,
	* allowing access to commonly useful contextual information from within a
	* validation rule.
	*/
	var ASTValidationContext = class {
		constructor(ast, onError) {
			this._ast = ast;
			this._fragments = void 0;
			this._fragmentSpreads = /* @__PURE__ */ new Map();
			this._recursivelyReferencedFragments = /* @__PURE__ */ new Map();
			this._onError = onError;
		}
		get [Symbol.toStringTag]() {
			return "ASTValidationContext";
		}
		reportError(error) {
			this._onError(error);
		}
		getDocument() {
			return this._ast;
		}
		getFragment(name) {
			let fragments;
			if (this._fragments) fragments = this._fragments;
			else {
				fragments = Object.create(null);
				for (const defNode of this.getDocument().definitions) if (defNode.kind === _kinds.Kind.FRAGMENT_DEFINITION) fragments[defNode.name.value] = defNode;
				this._fragments = fragments;
			}
			return fragments[name];
		}
		getFragmentSpreads(node) {
			let spreads = this._fragmentSpreads.get(node);
			if (!spreads) {
				spreads = [];
				const setsToVisit = [node];
				let set;
				while (set = setsToVisit.pop()) for (const selection of set.selections) if (selection.kind === _kinds.Kind.FRAGMENT_SPREAD) spreads.push(selection);
				else if (selection.selectionSet) setsToVisit.push(selection.selectionSet);
				this._fragmentSpreads.set(node, spreads);
			}
			return spreads;
		}
		getRecursivelyReferencedFragments(operation) {
			let fragments = this._recursivelyReferencedFragments.get(operation);
			if (!fragments) {
				fragments = [];
				const collectedNames = Object.create(null);
				const nodesToVisit = [operation.selectionSet];
				let node;
				while (node = nodesToVisit.pop()) for (const spread of this.getFragmentSpreads(node)) {
					const fragName = spread.name.value;
					if (collectedNames[fragName] !== true) {
						collectedNames[fragName] = true;
						const fragment = this.getFragment(fragName);
						if (fragment) {
							fragments.push(fragment);
							nodesToVisit.push(fragment.selectionSet);
						}
					}
				}
				this._recursivelyReferencedFragments.set(operation, fragments);
			}
			return fragments;
		}
	};
	exports.ASTValidationContext = ASTValidationContext;
	var SDLValidationContext = class extends ASTValidationContext {
		constructor(ast, schema, onError) {
			super(ast, onError);
			this._schema = schema;
		}
		get [Symbol.toStringTag]() {
			return "SDLValidationContext";
		}
		getSchema() {
			return this._schema;
		}
	};
	exports.SDLValidationContext = SDLValidationContext;
	var ValidationContext = class extends ASTValidationContext {
		constructor(schema, ast, typeInfo, onError) {
			super(ast, onError);
			this._schema = schema;
			this._typeInfo = typeInfo;
			this._variableUsages = /* @__PURE__ */ new Map();
			this._recursiveVariableUsages = /* @__PURE__ */ new Map();
		}
		get [Symbol.toStringTag]() {
			return "ValidationContext";
		}
		getSchema() {
			return this._schema;
		}
		getVariableUsages(node) {
			let usages = this._variableUsages.get(node);
			if (!usages) {
				const newUsages = [];
				const typeInfo = new _TypeInfo.TypeInfo(this._schema);
				(0, _visitor.visit)(node, (0, _TypeInfo.visitWithTypeInfo)(typeInfo, {
					VariableDefinition: () => false,
					Variable(variable) {
						newUsages.push({
							node: variable,
							type: typeInfo.getInputType(),
							defaultValue: typeInfo.getDefaultValue(),
							parentType: typeInfo.getParentInputType()
						});
					}
				}));
				usages = newUsages;
				this._variableUsages.set(node, usages);
			}
			return usages;
		}
		getRecursiveVariableUsages(operation) {
			let usages = this._recursiveVariableUsages.get(operation);
			if (!usages) {
				usages = this.getVariableUsages(operation);
				for (const frag of this.getRecursivelyReferencedFragments(operation)) usages = usages.concat(this.getVariableUsages(frag));
				this._recursiveVariableUsages.set(operation, usages);
			}
			return usages;
		}
		getType() {
			return this._typeInfo.getType();
		}
		getParentType() {
			return this._typeInfo.getParentType();
		}
		getInputType() {
			return this._typeInfo.getInputType();
		}
		getParentInputType() {
			return this._typeInfo.getParentInputType();
		}
		getFieldDef() {
			return this._typeInfo.getFieldDef();
		}
		getDirective() {
			return this._typeInfo.getDirective();
		}
		getArgument() {
			return this._typeInfo.getArgument();
		}
		getEnumValue() {
			return this._typeInfo.getEnumValue();
		}
	};
	exports.ValidationContext = ValidationContext;
}));
// node_modules/graphql/validation/validate.js
var require_validate = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.assertValidSDL = assertValidSDL;
	exports.assertValidSDLExtension = assertValidSDLExtension;
	exports.validate = validate;
	exports.validateSDL = validateSDL;
	var _devAssert = require_devAssert();
	var _GraphQLError = require_GraphQLError();
	var _visitor = require_visitor();
	var _validate = require_validate$1();
	var _TypeInfo = require_TypeInfo();
	var _specifiedRules = require_specifiedRules();
	var _ValidationContext = require_ValidationContext();
	/**
	* Implements the "Validation" section of the spec.
	*
	* Validation runs synchronously, returning an array of encountered errors, or
	* an empty array if no errors were encountered and the document is valid.
	*
	* A list of specific validation rules may be provided. If not provided, the
	* default list of rules defined by the GraphQL specification will be used.
	*
	* Each validation rules is a function which returns a visitor
	* (see the language/visitor API). Visitor methods are expected to return
	* GraphQLErrors, or Arrays of GraphQLErrors when invalid.
	*
	* Validate will stop validation after a `maxErrors` limit has been reached.
	* Attackers can send pathologically invalid queries to induce a DoS attack,
	* so by default `maxErrors` set to 100 errors.
	*
	* Optionally a custom TypeInfo instance may be provided. If not provided, one
	* will be created from the provided schema.
	*/
	function validate(schema, documentAST, rules = _specifiedRules.specifiedRules, options, typeInfo = new _TypeInfo.TypeInfo(schema)) {
		var _options$maxErrors;
		const maxErrors = (_options$maxErrors = options === null || options === void 0 ? void 0 : options.maxErrors) !== null && _options$maxErrors !== void 0 ? _options$maxErrors : 100;
		documentAST || (0, _devAssert.devAssert)(false, "Must provide document.");
		(0, _validate.assertValidSchema)(schema);
		const abortObj = Object.freeze({});
		const errors = [];
		const context = new _ValidationContext.ValidationContext(schema, documentAST, typeInfo, (error) => {
			if (errors.length >= maxErrors) {
				errors.push(new _GraphQLError.GraphQLError("Too many validation errors, error limit reached. Validation aborted."));
				throw abortObj;
			}
			errors.push(error);
		});
		const visitor = (0, _visitor.visitInParallel)(rules.map((rule) => rule(context)));
		try {
			(0, _visitor.visit)(documentAST, (0, _TypeInfo.visitWithTypeInfo)(typeInfo, visitor));
		} catch (e) {
			if (e !== abortObj) throw e;
		}
		return errors;
	}
	/**
	* @internal
	*/
	function validateSDL(documentAST, schemaToExtend, rules = _specifiedRules.specifiedSDLRules) {
		const errors = [];
		const context = new _ValidationContext.SDLValidationContext(documentAST, schemaToExtend, (error) => {
			errors.push(error);
		});
		const visitors = rules.map((rule) => rule(context));
		(0, _visitor.visit)(documentAST, (0, _visitor.visitInParallel)(visitors));
		return errors;
	}
	/**
	* Utility function which asserts a SDL document is valid by throwing an error
	* if it is invalid.
	*
	* @internal
	*/
	function assertValidSDL(documentAST) {
		const errors = validateSDL(documentAST);
		if (errors.length !== 0) throw new Error(errors.map((error) => error.message).join("\n\n"));
	}
	/**
	* Utility function which asserts a SDL document is valid by throwing an error
	* if it is invalid.
	*
	* @internal
	*/
	function assertValidSDLExtension(documentAST, schema) {
		const errors = validateSDL(documentAST, schema);
		if (errors.length !== 0) throw new Error(errors.map((error) => error.message).join("\n\n"));
	}
}));
// node_modules/graphql/jsutils/memoize3.js
var require_memoize3 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.memoize3 = memoize3;
	/**
	* Memoizes the provided three-argument function.
	*/
	function memoize3(fn) {
		let cache0;
		return function memoized(a1, a2, a3) {
			if (cache0 === void 0) cache0 = /* @__PURE__ */ new WeakMap();
			let cache1 = cache0.get(a1);
			if (cache1 === void 0) {
				cache1 = /* @__PURE__ */ new WeakMap();
				cache0.set(a1, cache1);
			}
			let cache2 = cache1.get(a2);
			if (cache2 === void 0) {
				cache2 = /* @__PURE__ */ new WeakMap();
				cache1.set(a2, cache2);
			}
			let fnResult = cache2.get(a3);
			if (fnResult === void 0) {
				fnResult = fn(a1, a2, a3);
				cache2.set(a3, fnResult);
			}
			return fnResult;
		};
	}
}));
// node_modules/graphql/jsutils/promiseForObject.js
var require_promiseForObject = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.promiseForObject = promiseForObject;
	/**
	* This function transforms a JS object `ObjMap<Promise<T>>` into
	* a `Promise<ObjMap<T>>`
	*
	* This is akin to bluebird's `Promise.props`, but implemented only using
	* `Promise.all` so it will work with any implementation of ES6 promises.
	*/
	function promiseForObject(object) {
		return Promise.all(Object.values(object)).then((resolvedValues) => {
			const resolvedObject = Object.create(null);
			for (const [i, key] of Object.keys(object).entries()) resolvedObject[key] = resolvedValues[i];
			return resolvedObject;
		});
	}
}));
// node_modules/graphql/jsutils/promiseReduce.js
var require_promiseReduce = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.promiseReduce = promiseReduce;
	var _isPromise = require_isPromise();
	/**
	* Similar to Array.prototype.reduce(), however the reducing callback may return
	* a Promise, in which case reduction will continue after each promise resolves.
	*
	* If the callback does not return a Promise, then this function will also not
	* return a Promise.
	*/
	function promiseReduce(values, callbackFn, initialValue) {
		let accumulator = initialValue;
		for (const value of values) accumulator = (0, _isPromise.isPromise)(accumulator) ? accumulator.then((resolved) => callbackFn(resolved, value)) : callbackFn(accumulator, value);
		return accumulator;
	}
}));
// node_modules/graphql/jsutils/toError.js
var require_toError = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.toError = toError;
	var _inspect = require_inspect();
	/**
	* Sometimes a non-error is thrown, wrap it as an Error instance to ensure a consistent Error interface.
	*/
	function toError(thrownValue) {
		return thrownValue instanceof Error ? thrownValue : new NonErrorThrown(thrownValue);
	}
	var NonErrorThrown = class extends Error {
		constructor(thrownValue) {
			super("Unexpected error value: " + (0, _inspect.inspect)(thrownValue));
			this.name = "NonErrorThrown";
			this.thrownValue = thrownValue;
		}
	};
}));
// node_modules/graphql/error/locatedError.js
var require_locatedError = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.locatedError = locatedError;
	var _toError = require_toError();
	var _GraphQLError = require_GraphQLError();
	/**
	* Given an arbitrary value, presumably thrown while attempting to execute a
	* GraphQL operation, produce a new GraphQLError aware of the location in the
	* document responsible for the original Error.
	*/
	function locatedError(rawOriginalError, nodes, path) {
		var _nodes;
		const originalError = (0, _toError.toError)(rawOriginalError);
		if (isLocatedGraphQLError(originalError)) return originalError;
		return new _GraphQLError.GraphQLError(originalError.message, {
			nodes: (_nodes = originalError.nodes) !== null && _nodes !== void 0 ? _nodes : nodes,
			source: originalError.source,
			positions: originalError.positions,
			path,
			originalError
		});
	}
	function isLocatedGraphQLError(error) {
		return Array.isArray(error.path);
	}
}));
// node_modules/graphql/execution/execute.js
var require_execute = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.assertValidExecutionArguments = assertValidExecutionArguments;
	exports.buildExecutionContext = buildExecutionContext;
	exports.buildResolveInfo = buildResolveInfo;
	exports.defaultTypeResolver = exports.defaultFieldResolver = void 0;
	exports.execute = execute;
	exports.executeSync = executeSync;
	exports.getFieldDef = getFieldDef;
	var _devAssert = require_devAssert();
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _isIterableObject = require_isIterableObject();
	var _isObjectLike = require_isObjectLike();
	var _isPromise = require_isPromise();
	var _memoize = require_memoize3();
	var _Path = require_Path();
	var _promiseForObject = require_promiseForObject();
	var _promiseReduce = require_promiseReduce();
	var _GraphQLError = require_GraphQLError();
	var _locatedError = require_locatedError();
	var _ast = require_ast();
	var _kinds = require_kinds();
	var _definition = require_definition();
	var _introspection = require_introspection();
	var _validate = require_validate$1();
	var _collectFields = require_collectFields();
	var _values = require_values();
	/**
	* A memoized collection of relevant subfields with regard to the return
	* type. Memoizing ensures the subfields are not repeatedly calculated, which
	* saves overhead when resolving lists of values.
	*/
	const collectSubfields = (0, _memoize.memoize3)((exeContext, returnType, fieldNodes) => (0, _collectFields.collectSubfields)(exeContext.schema, exeContext.fragments, exeContext.variableValues, returnType, fieldNodes));
	/**
	* Terminology
	*
	* "Definitions" are the generic name for top-level statements in the document.
	* Examples of this include:
	* 1) Operations (such as a query)
	* 2) Fragments
	*
	* "Operations" are a generic name for requests in the document.
	* Examples of this include:
	* 1) query,
	* 2) mutation
	*
	* "Selections" are the definitions that can appear legally and at
	* single level of the query. These include:
	* 1) field references e.g `a`
	* 2) fragment "spreads" e.g. `...c`
	* 3) inline fragment "spreads" e.g. `...on Type { a }`
	*/
	/**
	* Data that must be available at all points during query execution.
	*
	* Namely, schema of the type system that is currently executing,
	* and the fragments defined in the query document
	*/
	/**
	* Implements the "Executing requests" section of the GraphQL specification.
	*
	* Returns either a synchronous ExecutionResult (if all encountered resolvers
	* are synchronous), or a Promise of an ExecutionResult that will eventually be
	* resolved and never rejected.
	*
	* If the arguments to this function do not result in a legal execution context,
	* a GraphQLError will be thrown immediately explaining the invalid input.
	*/
	function execute(args) {
		arguments.length < 2 || (0, _devAssert.devAssert)(false, "graphql@16 dropped long-deprecated support for positional arguments, please pass an object instead.");
		const { schema, document, variableValues, rootValue } = args;
		assertValidExecutionArguments(schema, document, variableValues);
		const exeContext = buildExecutionContext(args);
		if (!("schema" in exeContext)) return { errors: exeContext };
		try {
			const { operation } = exeContext;
			const result = executeOperation(exeContext, operation, rootValue);
			if ((0, _isPromise.isPromise)(result)) return result.then((data) => buildResponse(data, exeContext.errors), (error) => {
				exeContext.errors.push(error);
				return buildResponse(null, exeContext.errors);
			});
			return buildResponse(result, exeContext.errors);
		} catch (error) {
			exeContext.errors.push(error);
			return buildResponse(null, exeContext.errors);
		}
	}
	/**
	* Also implements the "Executing requests" section of the GraphQL specification.
	* However, it guarantees to complete synchronously (or throw an error) assuming
	* that all field resolvers are also synchronous.
	*/
	function executeSync(args) {
		const result = execute(args);
		if ((0, _isPromise.isPromise)(result)) throw new Error("GraphQL execution failed to complete synchronously.");
		return result;
	}
	/**
	* Given a completed execution context and data, build the `{ errors, data }`
	* response defined by the "Response" section of the GraphQL specification.
	*/
	function buildResponse(data, errors) {
		return errors.length === 0 ? { data } : {
			errors,
			data
		};
	}
	/**
	* Essential assertions before executing to provide developer feedback for
	* improper use of the GraphQL library.
	*
	* @internal
	*/
	function assertValidExecutionArguments(schema, document, rawVariableValues) {
		document || (0, _devAssert.devAssert)(false, "Must provide document.");
		(0, _validate.assertValidSchema)(schema);
		rawVariableValues == null || (0, _isObjectLike.isObjectLike)(rawVariableValues) || (0, _devAssert.devAssert)(false, "Variables must be provided as an Object where each property is a variable value. Perhaps look to see if an unparsed JSON string was provided.");
	}
	/**
	* Constructs a ExecutionContext object from the arguments passed to
	* execute, which we will pass throughout the other execution methods.
	*
	* Throws a GraphQLError if a valid execution context cannot be created.
	*
	* @internal
	*/
	function buildExecutionContext(args) {
		var _definition$name, _operation$variableDe, _options$maxCoercionE;
		const { schema, document, rootValue, contextValue, variableValues: rawVariableValues, operationName, fieldResolver, typeResolver, subscribeFieldResolver, options } = args;
		let operation;
		const fragments = Object.create(null);
		for (const definition of document.definitions) switch (definition.kind) {
			case _kinds.Kind.OPERATION_DEFINITION:
				if (operationName == null) {
					if (operation !== void 0) return [new _GraphQLError.GraphQLError("Must provide operation name if query contains multiple operations.")];
					operation = definition;
				} else if (((_definition$name = definition.name) === null || _definition$name === void 0 ? void 0 : _definition$name.value) === operationName) operation = definition;
				break;
			case _kinds.Kind.FRAGMENT_DEFINITION: fragments[definition.name.value] = definition;
		}
		if (!operation) {
			if (operationName != null) return [new _GraphQLError.GraphQLError(`Unknown operation named "${operationName}".`)];
			return [new _GraphQLError.GraphQLError("Must provide an operation.")];
		}
		/* c8 ignore next */
		const variableDefinitions = (_operation$variableDe = operation.variableDefinitions) !== null && _operation$variableDe !== void 0 ? _operation$variableDe : [];
		const coercedVariableValues = (0, _values.getVariableValues)(schema, variableDefinitions, rawVariableValues !== null && rawVariableValues !== void 0 ? rawVariableValues : {}, { maxErrors: (_options$maxCoercionE = options === null || options === void 0 ? void 0 : options.maxCoercionErrors) !== null && _options$maxCoercionE !== void 0 ? _options$maxCoercionE : 50 });
		if (coercedVariableValues.errors) return coercedVariableValues.errors;
		return {
			schema,
			fragments,
			rootValue,
			contextValue,
			operation,
			variableValues: coercedVariableValues.coerced,
			fieldResolver: fieldResolver !== null && fieldResolver !== void 0 ? fieldResolver : defaultFieldResolver,
			typeResolver: typeResolver !== null && typeResolver !== void 0 ? typeResolver : defaultTypeResolver,
			subscribeFieldResolver: subscribeFieldResolver !== null && subscribeFieldResolver !== void 0 ? subscribeFieldResolver : defaultFieldResolver,
			errors: []
		};
	}
	/**
	* Implements the "Executing operations" section of the spec.
	*/
	function executeOperation(exeContext, operation, rootValue) {
		const rootType = exeContext.schema.getRootType(operation.operation);
		if (rootType == null) throw new _GraphQLError.GraphQLError(`Schema is not configured to execute ${operation.operation} operation.`, { nodes: operation });
		const rootFields = (0, _collectFields.collectFields)(exeContext.schema, exeContext.fragments, exeContext.variableValues, rootType, operation.selectionSet);
		const path = void 0;
		switch (operation.operation) {
			case _ast.OperationTypeNode.QUERY: return executeFields(exeContext, rootType, rootValue, path, rootFields);
			case _ast.OperationTypeNode.MUTATION: return executeFieldsSerially(exeContext, rootType, rootValue, path, rootFields);
			case _ast.OperationTypeNode.SUBSCRIPTION: return executeFields(exeContext, rootType, rootValue, path, rootFields);
		}
	}
	/**
	* Implements the "Executing selection sets" section of the spec
	* for fields that must be executed serially.
	*/
	function executeFieldsSerially(exeContext, parentType, sourceValue, path, fields) {
		return (0, _promiseReduce.promiseReduce)(fields.entries(), (results, [responseName, fieldNodes]) => {
			const result = executeField(exeContext, parentType, sourceValue, fieldNodes, (0, _Path.addPath)(path, responseName, parentType.name));
			if (result === void 0) return results;
			if ((0, _isPromise.isPromise)(result)) return result.then((resolvedResult) => {
				results[responseName] = resolvedResult;
				return results;
			});
			results[responseName] = result;
			return results;
		}, Object.create(null));
	}
	/**
	* Implements the "Executing selection sets" section of the spec
	* for fields that may be executed in parallel.
	*/
	function executeFields(exeContext, parentType, sourceValue, path, fields) {
		const results = Object.create(null);
		let containsPromise = false;
		try {
			for (const [responseName, fieldNodes] of fields.entries()) {
				const result = executeField(exeContext, parentType, sourceValue, fieldNodes, (0, _Path.addPath)(path, responseName, parentType.name));
				if (result !== void 0) {
					results[responseName] = result;
					if ((0, _isPromise.isPromise)(result)) containsPromise = true;
				}
			}
		} catch (error) {
			if (containsPromise) return (0, _promiseForObject.promiseForObject)(results).finally(() => {
				throw error;
			});
			throw error;
		}
		if (!containsPromise) return results;
		return (0, _promiseForObject.promiseForObject)(results);
	}
	/**
	* Implements the "Executing fields" section of the spec
	* In particular, this function figures out the value that the field returns by
	* calling its resolve function, then calls completeValue to complete promises,
	* serialize scalars, or execute the sub-selection-set for objects.
	*/
	function executeField(exeContext, parentType, source, fieldNodes, path) {
		var _fieldDef$resolve;
		const fieldDef = getFieldDef(exeContext.schema, parentType, fieldNodes[0]);
		if (!fieldDef) return;
		const returnType = fieldDef.type;
		const resolveFn = (_fieldDef$resolve = fieldDef.resolve) !== null && _fieldDef$resolve !== void 0 ? _fieldDef$resolve : exeContext.fieldResolver;
		const info = buildResolveInfo(exeContext, fieldDef, fieldNodes, parentType, path);
		try {
			const args = (0, _values.getArgumentValues)(fieldDef, fieldNodes[0], exeContext.variableValues);
			const contextValue = exeContext.contextValue;
			const result = resolveFn(source, args, contextValue, info);
			let completed;
			if ((0, _isPromise.isPromise)(result)) completed = result.then((resolved) => completeValue(exeContext, returnType, fieldNodes, info, path, resolved));
			else completed = completeValue(exeContext, returnType, fieldNodes, info, path, result);
			if ((0, _isPromise.isPromise)(completed)) return completed.then(void 0, (rawError) => {
				return handleFieldError((0, _locatedError.locatedError)(rawError, fieldNodes, (0, _Path.pathToArray)(path)), returnType, exeContext);
			});
			return completed;
		} catch (rawError) {
			return handleFieldError((0, _locatedError.locatedError)(rawError, fieldNodes, (0, _Path.pathToArray)(path)), returnType, exeContext);
		}
	}
	/**
	* @internal
	*/
	function buildResolveInfo(exeContext, fieldDef, fieldNodes, parentType, path) {
		return {
			fieldName: fieldDef.name,
			fieldNodes,
			returnType: fieldDef.type,
			parentType,
			path,
			schema: exeContext.schema,
			fragments: exeContext.fragments,
			rootValue: exeContext.rootValue,
			operation: exeContext.operation,
			variableValues: exeContext.variableValues
		};
	}
	function handleFieldError(error, returnType, exeContext) {
		if ((0, _definition.isNonNullType)(returnType)) throw error;
		exeContext.errors.push(error);
		return null;
	}
	/**
	* Implements the instructions for completeValue as defined in the
	* "Value Completion" section of the spec.
	*
	* If the field type is Non-Null, then this recursively completes the value
	* for the inner type. It throws a field error if that completion returns null,
	* as per the "Nullability" section of the spec.
	*
	* If the field type is a List, then this recursively completes the value
	* for the inner type on each item in the list.
	*
	* If the field type is a Scalar or Enum, ensures the completed value is a legal
	* value of the type by calling the `serialize` method of GraphQL type
	* definition.
	*
	* If the field is an abstract type, determine the runtime type of the value
	* and then complete based on that type
	*
	* Otherwise, the field type expects a sub-selection set, and will complete the
	* value by executing all sub-selections.
	*/
	function completeValue(exeContext, returnType, fieldNodes, info, path, result) {
		if (result instanceof Error) throw result;
		if ((0, _definition.isNonNullType)(returnType)) {
			const completed = completeValue(exeContext, returnType.ofType, fieldNodes, info, path, result);
			if (completed === null) throw new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`);
			return completed;
		}
		if (result == null) return null;
		if ((0, _definition.isListType)(returnType)) return completeListValue(exeContext, returnType, fieldNodes, info, path, result);
		if ((0, _definition.isLeafType)(returnType)) return completeLeafValue(returnType, result);
		if ((0, _definition.isAbstractType)(returnType)) return completeAbstractValue(exeContext, returnType, fieldNodes, info, path, result);
		if ((0, _definition.isObjectType)(returnType)) return completeObjectValue(exeContext, returnType, fieldNodes, info, path, result);
		/* c8 ignore next 6 */
		(0, _invariant.invariant)(false, "Cannot complete value of unexpected output type: " + (0, _inspect.inspect)(returnType));
	}
	/**
	* Complete a list value by completing each item in the list with the
	* inner type
	*/
	function completeListValue(exeContext, returnType, fieldNodes, info, path, result) {
		if (!(0, _isIterableObject.isIterableObject)(result)) throw new _GraphQLError.GraphQLError(`Expected Iterable, but did not find one for field "${info.parentType.name}.${info.fieldName}".`);
		const itemType = returnType.ofType;
		let containsPromise = false;
		const completedResults = Array.from(result, (item, index) => {
			const itemPath = (0, _Path.addPath)(path, index, void 0);
			try {
				let completedItem;
				if ((0, _isPromise.isPromise)(item)) completedItem = item.then((resolved) => completeValue(exeContext, itemType, fieldNodes, info, itemPath, resolved));
				else completedItem = completeValue(exeContext, itemType, fieldNodes, info, itemPath, item);
				if ((0, _isPromise.isPromise)(completedItem)) {
					containsPromise = true;
					return completedItem.then(void 0, (rawError) => {
						return handleFieldError((0, _locatedError.locatedError)(rawError, fieldNodes, (0, _Path.pathToArray)(itemPath)), itemType, exeContext);
					});
				}
				return completedItem;
			} catch (rawError) {
				return handleFieldError((0, _locatedError.locatedError)(rawError, fieldNodes, (0, _Path.pathToArray)(itemPath)), itemType, exeContext);
			}
		});
		return containsPromise ? Promise.all(completedResults) : completedResults;
	}
	/**
	* Complete a Scalar or Enum by serializing to a valid value, returning
	* null if serialization is not possible.
	*/
	function completeLeafValue(returnType, result) {
		const serializedResult = returnType.serialize(result);
		if (serializedResult == null) throw new Error(`Expected \`${(0, _inspect.inspect)(returnType)}.serialize(${(0, _inspect.inspect)(result)})\` to return non-nullable value, returned: ${(0, _inspect.inspect)(serializedResult)}`);
		return serializedResult;
	}
	/**
	* Complete a value of an abstract type by determining the runtime object type
	* of that value, then complete the value for that type.
	*/
	function completeAbstractValue(exeContext, returnType, fieldNodes, info, path, result) {
		var _returnType$resolveTy;
		const resolveTypeFn = (_returnType$resolveTy = returnType.resolveType) !== null && _returnType$resolveTy !== void 0 ? _returnType$resolveTy : exeContext.typeResolver;
		const contextValue = exeContext.contextValue;
		const runtimeType = resolveTypeFn(result, contextValue, info, returnType);
		if ((0, _isPromise.isPromise)(runtimeType)) return runtimeType.then((resolvedRuntimeType) => completeObjectValue(exeContext, ensureValidRuntimeType(resolvedRuntimeType, exeContext, returnType, fieldNodes, info, result), fieldNodes, info, path, result));
		return completeObjectValue(exeContext, ensureValidRuntimeType(runtimeType, exeContext, returnType, fieldNodes, info, result), fieldNodes, info, path, result);
	}
	function ensureValidRuntimeType(runtimeTypeName, exeContext, returnType, fieldNodes, info, result) {
		if (runtimeTypeName == null) throw new _GraphQLError.GraphQLError(`Abstract type "${returnType.name}" must resolve to an Object type at runtime for field "${info.parentType.name}.${info.fieldName}". Either the "${returnType.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`, fieldNodes);
		if ((0, _definition.isObjectType)(runtimeTypeName)) throw new _GraphQLError.GraphQLError("Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.");
		if (typeof runtimeTypeName !== "string") throw new _GraphQLError.GraphQLError(`Abstract type "${returnType.name}" must resolve to an Object type at runtime for field "${info.parentType.name}.${info.fieldName}" with value ${(0, _inspect.inspect)(result)}, received "${(0, _inspect.inspect)(runtimeTypeName)}".`);
		const runtimeType = exeContext.schema.getType(runtimeTypeName);
		if (runtimeType == null) throw new _GraphQLError.GraphQLError(`Abstract type "${returnType.name}" was resolved to a type "${runtimeTypeName}" that does not exist inside the schema.`, { nodes: fieldNodes });
		if (!(0, _definition.isObjectType)(runtimeType)) throw new _GraphQLError.GraphQLError(`Abstract type "${returnType.name}" was resolved to a non-object type "${runtimeTypeName}".`, { nodes: fieldNodes });
		if (!exeContext.schema.isSubType(returnType, runtimeType)) throw new _GraphQLError.GraphQLError(`Runtime Object type "${runtimeType.name}" is not a possible type for "${returnType.name}".`, { nodes: fieldNodes });
		return runtimeType;
	}
	/**
	* Complete an Object value by executing all sub-selections.
	*/
	function completeObjectValue(exeContext, returnType, fieldNodes, info, path, result) {
		const subFieldNodes = collectSubfields(exeContext, returnType, fieldNodes);
		if (returnType.isTypeOf) {
			const isTypeOf = returnType.isTypeOf(result, exeContext.contextValue, info);
			if ((0, _isPromise.isPromise)(isTypeOf)) return isTypeOf.then((resolvedIsTypeOf) => {
				if (!resolvedIsTypeOf) throw invalidReturnTypeError(returnType, result, fieldNodes);
				return executeFields(exeContext, returnType, result, path, subFieldNodes);
			});
			if (!isTypeOf) throw invalidReturnTypeError(returnType, result, fieldNodes);
		}
		return executeFields(exeContext, returnType, result, path, subFieldNodes);
	}
	function invalidReturnTypeError(returnType, result, fieldNodes) {
		return new _GraphQLError.GraphQLError(`Expected value of type "${returnType.name}" but got: ${(0, _inspect.inspect)(result)}.`, { nodes: fieldNodes });
	}
	/**
	* If a resolveType function is not given, then a default resolve behavior is
	* used which attempts two strategies:
	*
	* First, See if the provided value has a `__typename` field defined, if so, use
	* that value as name of the resolved type.
	*
	* Otherwise, test each possible type for the abstract type by calling
	* isTypeOf for the object being coerced, returning the first type that matches.
	*/
	const defaultTypeResolver = function(value, contextValue, info, abstractType) {
		if ((0, _isObjectLike.isObjectLike)(value) && typeof value.__typename === "string") return value.__typename;
		const possibleTypes = info.schema.getPossibleTypes(abstractType);
		const promisedIsTypeOfResults = [];
		for (let i = 0; i < possibleTypes.length; i++) {
			const type = possibleTypes[i];
			if (type.isTypeOf) {
				const isTypeOfResult = type.isTypeOf(value, contextValue, info);
				if ((0, _isPromise.isPromise)(isTypeOfResult)) promisedIsTypeOfResults[i] = isTypeOfResult;
				else if (isTypeOfResult) {
					if (promisedIsTypeOfResults.length) Promise.allSettled(promisedIsTypeOfResults).catch(() => {});
					return type.name;
				}
			}
		}
		if (promisedIsTypeOfResults.length) return Promise.all(promisedIsTypeOfResults).then((isTypeOfResults) => {
			for (let i = 0; i < isTypeOfResults.length; i++) if (isTypeOfResults[i]) return possibleTypes[i].name;
		});
	};
	/**
	* If a resolve function is not given, then a default resolve behavior is used
	* which takes the property of the source object of the same name as the field
	* and returns it as the result, or if it's a function, returns the result
	* of calling that function while passing along args and context value.
	*/
	exports.defaultTypeResolver = defaultTypeResolver;
	const defaultFieldResolver = function(source, args, contextValue, info) {
		if ((0, _isObjectLike.isObjectLike)(source) || typeof source === "function") {
			const property = source[info.fieldName];
			if (typeof property === "function") return source[info.fieldName](args, contextValue, info);
			return property;
		}
	};
	/**
	* This method looks up the field on the given type definition.
	* It has special casing for the three introspection fields,
	* __schema, __type and __typename. __typename is special because
	* it can always be queried as a field, even in situations where no
	* other fields are allowed, like on a Union. __schema and __type
	* could get automatically added to the query type, but that would
	* require mutating type definitions, which would cause issues.
	*
	* @internal
	*/
	exports.defaultFieldResolver = defaultFieldResolver;
	function getFieldDef(schema, parentType, fieldNode) {
		const fieldName = fieldNode.name.value;
		if (fieldName === _introspection.SchemaMetaFieldDef.name && schema.getQueryType() === parentType) return _introspection.SchemaMetaFieldDef;
		else if (fieldName === _introspection.TypeMetaFieldDef.name && schema.getQueryType() === parentType) return _introspection.TypeMetaFieldDef;
		else if (fieldName === _introspection.TypeNameMetaFieldDef.name) return _introspection.TypeNameMetaFieldDef;
		return parentType.getFields()[fieldName];
	}
}));
// node_modules/graphql/graphql.js
var require_graphql$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.graphql = graphql;
	exports.graphqlSync = graphqlSync;
	var _devAssert = require_devAssert();
	var _isPromise = require_isPromise();
	var _parser = require_parser();
	var _validate = require_validate$1();
	var _validate2 = require_validate();
	var _execute = require_execute();
	function graphql(args) {
		return new Promise((resolve) => resolve(graphqlImpl(args)));
	}
	/**
	* The graphqlSync function also fulfills GraphQL operations by parsing,
	* validating, and executing a GraphQL document along side a GraphQL schema.
	* However, it guarantees to complete synchronously (or throw an error) assuming
	* that all field resolvers are also synchronous.
	*/
	function graphqlSync(args) {
		const result = graphqlImpl(args);
		if ((0, _isPromise.isPromise)(result)) throw new Error("GraphQL execution failed to complete synchronously.");
		return result;
	}
	function graphqlImpl(args) {
		arguments.length < 2 || (0, _devAssert.devAssert)(false, "graphql@16 dropped long-deprecated support for positional arguments, please pass an object instead.");
		const { schema, source, rootValue, contextValue, variableValues, operationName, fieldResolver, typeResolver } = args;
		const schemaValidationErrors = (0, _validate.validateSchema)(schema);
		if (schemaValidationErrors.length > 0) return { errors: schemaValidationErrors };
		let document;
		try {
			document = (0, _parser.parse)(source);
		} catch (syntaxError) {
			return { errors: [syntaxError] };
		}
		const validationErrors = (0, _validate2.validate)(schema, document);
		if (validationErrors.length > 0) return { errors: validationErrors };
		return (0, _execute.execute)({
			schema,
			document,
			rootValue,
			contextValue,
			variableValues,
			operationName,
			fieldResolver,
			typeResolver
		});
	}
}));
// node_modules/graphql/type/index.js
var require_type = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	Object.defineProperty(exports, "DEFAULT_DEPRECATION_REASON", {
		enumerable: true,
		get: function() {
			return _directives.DEFAULT_DEPRECATION_REASON;
		}
	});
	Object.defineProperty(exports, "GRAPHQL_MAX_INT", {
		enumerable: true,
		get: function() {
			return _scalars.GRAPHQL_MAX_INT;
		}
	});
	Object.defineProperty(exports, "GRAPHQL_MIN_INT", {
		enumerable: true,
		get: function() {
			return _scalars.GRAPHQL_MIN_INT;
		}
	});
	Object.defineProperty(exports, "GraphQLBoolean", {
		enumerable: true,
		get: function() {
			return _scalars.GraphQLBoolean;
		}
	});
	Object.defineProperty(exports, "GraphQLDeprecatedDirective", {
		enumerable: true,
		get: function() {
			return _directives.GraphQLDeprecatedDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLDirective", {
		enumerable: true,
		get: function() {
			return _directives.GraphQLDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLEnumType", {
		enumerable: true,
		get: function() {
			return _definition.GraphQLEnumType;
		}
	});
	Object.defineProperty(exports, "GraphQLFloat", {
		enumerable: true,
		get: function() {
			return _scalars.GraphQLFloat;
		}
	});
	Object.defineProperty(exports, "GraphQLID", {
		enumerable: true,
		get: function() {
			return _scalars.GraphQLID;
		}
	});
	Object.defineProperty(exports, "GraphQLIncludeDirective", {
		enumerable: true,
		get: function() {
			return _directives.GraphQLIncludeDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLInputObjectType", {
		enumerable: true,
		get: function() {
			return _definition.GraphQLInputObjectType;
		}
	});
	Object.defineProperty(exports, "GraphQLInt", {
		enumerable: true,
		get: function() {
			return _scalars.GraphQLInt;
		}
	});
	Object.defineProperty(exports, "GraphQLInterfaceType", {
		enumerable: true,
		get: function() {
			return _definition.GraphQLInterfaceType;
		}
	});
	Object.defineProperty(exports, "GraphQLList", {
		enumerable: true,
		get: function() {
			return _definition.GraphQLList;
		}
	});
	Object.defineProperty(exports, "GraphQLNonNull", {
		enumerable: true,
		get: function() {
			return _definition.GraphQLNonNull;
		}
	});
	Object.defineProperty(exports, "GraphQLObjectType", {
		enumerable: true,
		get: function() {
			return _definition.GraphQLObjectType;
		}
	});
	Object.defineProperty(exports, "GraphQLOneOfDirective", {
		enumerable: true,
		get: function() {
			return _directives.GraphQLOneOfDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLScalarType", {
		enumerable: true,
		get: function() {
			return _definition.GraphQLScalarType;
		}
	});
	Object.defineProperty(exports, "GraphQLSchema", {
		enumerable: true,
		get: function() {
			return _schema.GraphQLSchema;
		}
	});
	Object.defineProperty(exports, "GraphQLSkipDirective", {
		enumerable: true,
		get: function() {
			return _directives.GraphQLSkipDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLSpecifiedByDirective", {
		enumerable: true,
		get: function() {
			return _directives.GraphQLSpecifiedByDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLString", {
		enumerable: true,
		get: function() {
			return _scalars.GraphQLString;
		}
	});
	Object.defineProperty(exports, "GraphQLUnionType", {
		enumerable: true,
		get: function() {
			return _definition.GraphQLUnionType;
		}
	});
	Object.defineProperty(exports, "SchemaMetaFieldDef", {
		enumerable: true,
		get: function() {
			return _introspection.SchemaMetaFieldDef;
		}
	});
	Object.defineProperty(exports, "TypeKind", {
		enumerable: true,
		get: function() {
			return _introspection.TypeKind;
		}
	});
	Object.defineProperty(exports, "TypeMetaFieldDef", {
		enumerable: true,
		get: function() {
			return _introspection.TypeMetaFieldDef;
		}
	});
	Object.defineProperty(exports, "TypeNameMetaFieldDef", {
		enumerable: true,
		get: function() {
			return _introspection.TypeNameMetaFieldDef;
		}
	});
	Object.defineProperty(exports, "__Directive", {
		enumerable: true,
		get: function() {
			return _introspection.__Directive;
		}
	});
	Object.defineProperty(exports, "__DirectiveLocation", {
		enumerable: true,
		get: function() {
			return _introspection.__DirectiveLocation;
		}
	});
	Object.defineProperty(exports, "__EnumValue", {
		enumerable: true,
		get: function() {
			return _introspection.__EnumValue;
		}
	});
	Object.defineProperty(exports, "__Field", {
		enumerable: true,
		get: function() {
			return _introspection.__Field;
		}
	});
	Object.defineProperty(exports, "__InputValue", {
		enumerable: true,
		get: function() {
			return _introspection.__InputValue;
		}
	});
	Object.defineProperty(exports, "__Schema", {
		enumerable: true,
		get: function() {
			return _introspection.__Schema;
		}
	});
	Object.defineProperty(exports, "__Type", {
		enumerable: true,
		get: function() {
			return _introspection.__Type;
		}
	});
	Object.defineProperty(exports, "__TypeKind", {
		enumerable: true,
		get: function() {
			return _introspection.__TypeKind;
		}
	});
	Object.defineProperty(exports, "assertAbstractType", {
		enumerable: true,
		get: function() {
			return _definition.assertAbstractType;
		}
	});
	Object.defineProperty(exports, "assertCompositeType", {
		enumerable: true,
		get: function() {
			return _definition.assertCompositeType;
		}
	});
	Object.defineProperty(exports, "assertDirective", {
		enumerable: true,
		get: function() {
			return _directives.assertDirective;
		}
	});
	Object.defineProperty(exports, "assertEnumType", {
		enumerable: true,
		get: function() {
			return _definition.assertEnumType;
		}
	});
	Object.defineProperty(exports, "assertEnumValueName", {
		enumerable: true,
		get: function() {
			return _assertName.assertEnumValueName;
		}
	});
	Object.defineProperty(exports, "assertInputObjectType", {
		enumerable: true,
		get: function() {
			return _definition.assertInputObjectType;
		}
	});
	Object.defineProperty(exports, "assertInputType", {
		enumerable: true,
		get: function() {
			return _definition.assertInputType;
		}
	});
	Object.defineProperty(exports, "assertInterfaceType", {
		enumerable: true,
		get: function() {
			return _definition.assertInterfaceType;
		}
	});
	Object.defineProperty(exports, "assertLeafType", {
		enumerable: true,
		get: function() {
			return _definition.assertLeafType;
		}
	});
	Object.defineProperty(exports, "assertListType", {
		enumerable: true,
		get: function() {
			return _definition.assertListType;
		}
	});
	Object.defineProperty(exports, "assertName", {
		enumerable: true,
		get: function() {
			return _assertName.assertName;
		}
	});
	Object.defineProperty(exports, "assertNamedType", {
		enumerable: true,
		get: function() {
			return _definition.assertNamedType;
		}
	});
	Object.defineProperty(exports, "assertNonNullType", {
		enumerable: true,
		get: function() {
			return _definition.assertNonNullType;
		}
	});
	Object.defineProperty(exports, "assertNullableType", {
		enumerable: true,
		get: function() {
			return _definition.assertNullableType;
		}
	});
	Object.defineProperty(exports, "assertObjectType", {
		enumerable: true,
		get: function() {
			return _definition.assertObjectType;
		}
	});
	Object.defineProperty(exports, "assertOutputType", {
		enumerable: true,
		get: function() {
			return _definition.assertOutputType;
		}
	});
	Object.defineProperty(exports, "assertScalarType", {
		enumerable: true,
		get: function() {
			return _definition.assertScalarType;
		}
	});
	Object.defineProperty(exports, "assertSchema", {
		enumerable: true,
		get: function() {
			return _schema.assertSchema;
		}
	});
	Object.defineProperty(exports, "assertType", {
		enumerable: true,
		get: function() {
			return _definition.assertType;
		}
	});
	Object.defineProperty(exports, "assertUnionType", {
		enumerable: true,
		get: function() {
			return _definition.assertUnionType;
		}
	});
	Object.defineProperty(exports, "assertValidSchema", {
		enumerable: true,
		get: function() {
			return _validate.assertValidSchema;
		}
	});
	Object.defineProperty(exports, "assertWrappingType", {
		enumerable: true,
		get: function() {
			return _definition.assertWrappingType;
		}
	});
	Object.defineProperty(exports, "getNamedType", {
		enumerable: true,
		get: function() {
			return _definition.getNamedType;
		}
	});
	Object.defineProperty(exports, "getNullableType", {
		enumerable: true,
		get: function() {
			return _definition.getNullableType;
		}
	});
	Object.defineProperty(exports, "introspectionTypes", {
		enumerable: true,
		get: function() {
			return _introspection.introspectionTypes;
		}
	});
	Object.defineProperty(exports, "isAbstractType", {
		enumerable: true,
		get: function() {
			return _definition.isAbstractType;
		}
	});
	Object.defineProperty(exports, "isCompositeType", {
		enumerable: true,
		get: function() {
			return _definition.isCompositeType;
		}
	});
	Object.defineProperty(exports, "isDirective", {
		enumerable: true,
		get: function() {
			return _directives.isDirective;
		}
	});
	Object.defineProperty(exports, "isEnumType", {
		enumerable: true,
		get: function() {
			return _definition.isEnumType;
		}
	});
	Object.defineProperty(exports, "isInputObjectType", {
		enumerable: true,
		get: function() {
			return _definition.isInputObjectType;
		}
	});
	Object.defineProperty(exports, "isInputType", {
		enumerable: true,
		get: function() {
			return _definition.isInputType;
		}
	});
	Object.defineProperty(exports, "isInterfaceType", {
		enumerable: true,
		get: function() {
			return _definition.isInterfaceType;
		}
	});
	Object.defineProperty(exports, "isIntrospectionType", {
		enumerable: true,
		get: function() {
			return _introspection.isIntrospectionType;
		}
	});
	Object.defineProperty(exports, "isLeafType", {
		enumerable: true,
		get: function() {
			return _definition.isLeafType;
		}
	});
	Object.defineProperty(exports, "isListType", {
		enumerable: true,
		get: function() {
			return _definition.isListType;
		}
	});
	Object.defineProperty(exports, "isNamedType", {
		enumerable: true,
		get: function() {
			return _definition.isNamedType;
		}
	});
	Object.defineProperty(exports, "isNonNullType", {
		enumerable: true,
		get: function() {
			return _definition.isNonNullType;
		}
	});
	Object.defineProperty(exports, "isNullableType", {
		enumerable: true,
		get: function() {
			return _definition.isNullableType;
		}
	});
	Object.defineProperty(exports, "isObjectType", {
		enumerable: true,
		get: function() {
			return _definition.isObjectType;
		}
	});
	Object.defineProperty(exports, "isOutputType", {
		enumerable: true,
		get: function() {
			return _definition.isOutputType;
		}
	});
	Object.defineProperty(exports, "isRequiredArgument", {
		enumerable: true,
		get: function() {
			return _definition.isRequiredArgument;
		}
	});
	Object.defineProperty(exports, "isRequiredInputField", {
		enumerable: true,
		get: function() {
			return _definition.isRequiredInputField;
		}
	});
	Object.defineProperty(exports, "isScalarType", {
		enumerable: true,
		get: function() {
			return _definition.isScalarType;
		}
	});
	Object.defineProperty(exports, "isSchema", {
		enumerable: true,
		get: function() {
			return _schema.isSchema;
		}
	});
	Object.defineProperty(exports, "isSpecifiedDirective", {
		enumerable: true,
		get: function() {
			return _directives.isSpecifiedDirective;
		}
	});
	Object.defineProperty(exports, "isSpecifiedScalarType", {
		enumerable: true,
		get: function() {
			return _scalars.isSpecifiedScalarType;
		}
	});
	Object.defineProperty(exports, "isType", {
		enumerable: true,
		get: function() {
			return _definition.isType;
		}
	});
	Object.defineProperty(exports, "isUnionType", {
		enumerable: true,
		get: function() {
			return _definition.isUnionType;
		}
	});
	Object.defineProperty(exports, "isWrappingType", {
		enumerable: true,
		get: function() {
			return _definition.isWrappingType;
		}
	});
	Object.defineProperty(exports, "resolveObjMapThunk", {
		enumerable: true,
		get: function() {
			return _definition.resolveObjMapThunk;
		}
	});
	Object.defineProperty(exports, "resolveReadonlyArrayThunk", {
		enumerable: true,
		get: function() {
			return _definition.resolveReadonlyArrayThunk;
		}
	});
	Object.defineProperty(exports, "specifiedDirectives", {
		enumerable: true,
		get: function() {
			return _directives.specifiedDirectives;
		}
	});
	Object.defineProperty(exports, "specifiedScalarTypes", {
		enumerable: true,
		get: function() {
			return _scalars.specifiedScalarTypes;
		}
	});
	Object.defineProperty(exports, "validateSchema", {
		enumerable: true,
		get: function() {
			return _validate.validateSchema;
		}
	});
	var _schema = require_schema();
	var _definition = require_definition();
	var _directives = require_directives();
	var _scalars = require_scalars();
	var _introspection = require_introspection();
	var _validate = require_validate$1();
	var _assertName = require_assertName();
}));
// node_modules/graphql/language/index.js
var require_language = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	Object.defineProperty(exports, "BREAK", {
		enumerable: true,
		get: function() {
			return _visitor.BREAK;
		}
	});
	Object.defineProperty(exports, "DirectiveLocation", {
		enumerable: true,
		get: function() {
			return _directiveLocation.DirectiveLocation;
		}
	});
	Object.defineProperty(exports, "Kind", {
		enumerable: true,
		get: function() {
			return _kinds.Kind;
		}
	});
	Object.defineProperty(exports, "Lexer", {
		enumerable: true,
		get: function() {
			return _lexer.Lexer;
		}
	});
	Object.defineProperty(exports, "Location", {
		enumerable: true,
		get: function() {
			return _ast.Location;
		}
	});
	Object.defineProperty(exports, "OperationTypeNode", {
		enumerable: true,
		get: function() {
			return _ast.OperationTypeNode;
		}
	});
	Object.defineProperty(exports, "Source", {
		enumerable: true,
		get: function() {
			return _source.Source;
		}
	});
	Object.defineProperty(exports, "Token", {
		enumerable: true,
		get: function() {
			return _ast.Token;
		}
	});
	Object.defineProperty(exports, "TokenKind", {
		enumerable: true,
		get: function() {
			return _tokenKind.TokenKind;
		}
	});
	Object.defineProperty(exports, "getEnterLeaveForKind", {
		enumerable: true,
		get: function() {
			return _visitor.getEnterLeaveForKind;
		}
	});
	Object.defineProperty(exports, "getLocation", {
		enumerable: true,
		get: function() {
			return _location.getLocation;
		}
	});
	Object.defineProperty(exports, "getVisitFn", {
		enumerable: true,
		get: function() {
			return _visitor.getVisitFn;
		}
	});
	Object.defineProperty(exports, "isConstValueNode", {
		enumerable: true,
		get: function() {
			return _predicates.isConstValueNode;
		}
	});
	Object.defineProperty(exports, "isDefinitionNode", {
		enumerable: true,
		get: function() {
			return _predicates.isDefinitionNode;
		}
	});
	Object.defineProperty(exports, "isExecutableDefinitionNode", {
		enumerable: true,
		get: function() {
			return _predicates.isExecutableDefinitionNode;
		}
	});
	Object.defineProperty(exports, "isSchemaCoordinateNode", {
		enumerable: true,
		get: function() {
			return _predicates.isSchemaCoordinateNode;
		}
	});
	Object.defineProperty(exports, "isSelectionNode", {
		enumerable: true,
		get: function() {
			return _predicates.isSelectionNode;
		}
	});
	Object.defineProperty(exports, "isTypeDefinitionNode", {
		enumerable: true,
		get: function() {
			return _predicates.isTypeDefinitionNode;
		}
	});
	Object.defineProperty(exports, "isTypeExtensionNode", {
		enumerable: true,
		get: function() {
			return _predicates.isTypeExtensionNode;
		}
	});
	Object.defineProperty(exports, "isTypeNode", {
		enumerable: true,
		get: function() {
			return _predicates.isTypeNode;
		}
	});
	Object.defineProperty(exports, "isTypeSystemDefinitionNode", {
		enumerable: true,
		get: function() {
			return _predicates.isTypeSystemDefinitionNode;
		}
	});
	Object.defineProperty(exports, "isTypeSystemExtensionNode", {
		enumerable: true,
		get: function() {
			return _predicates.isTypeSystemExtensionNode;
		}
	});
	Object.defineProperty(exports, "isValueNode", {
		enumerable: true,
		get: function() {
			return _predicates.isValueNode;
		}
	});
	Object.defineProperty(exports, "parse", {
		enumerable: true,
		get: function() {
			return _parser.parse;
		}
	});
	Object.defineProperty(exports, "parseConstValue", {
		enumerable: true,
		get: function() {
			return _parser.parseConstValue;
		}
	});
	Object.defineProperty(exports, "parseSchemaCoordinate", {
		enumerable: true,
		get: function() {
			return _parser.parseSchemaCoordinate;
		}
	});
	Object.defineProperty(exports, "parseType", {
		enumerable: true,
		get: function() {
			return _parser.parseType;
		}
	});
	Object.defineProperty(exports, "parseValue", {
		enumerable: true,
		get: function() {
			return _parser.parseValue;
		}
	});
	Object.defineProperty(exports, "print", {
		enumerable: true,
		get: function() {
			return _printer.print;
		}
	});
	Object.defineProperty(exports, "printLocation", {
		enumerable: true,
		get: function() {
			return _printLocation.printLocation;
		}
	});
	Object.defineProperty(exports, "printSourceLocation", {
		enumerable: true,
		get: function() {
			return _printLocation.printSourceLocation;
		}
	});
	Object.defineProperty(exports, "visit", {
		enumerable: true,
		get: function() {
			return _visitor.visit;
		}
	});
	Object.defineProperty(exports, "visitInParallel", {
		enumerable: true,
		get: function() {
			return _visitor.visitInParallel;
		}
	});
	var _source = require_source();
	var _location = require_location();
	var _printLocation = require_printLocation();
	var _kinds = require_kinds();
	var _tokenKind = require_tokenKind();
	var _lexer = require_lexer();
	var _parser = require_parser();
	var _printer = require_printer();
	var _visitor = require_visitor();
	var _ast = require_ast();
	var _predicates = require_predicates();
	var _directiveLocation = require_directiveLocation();
}));
// node_modules/graphql/jsutils/isAsyncIterable.js
var require_isAsyncIterable = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isAsyncIterable = isAsyncIterable;
	/**
	* Returns true if the provided object implements the AsyncIterator protocol via
	* implementing a `Symbol.asyncIterator` method.
	*/
	function isAsyncIterable(maybeAsyncIterable) {
		return typeof (maybeAsyncIterable === null || maybeAsyncIterable === void 0 ? void 0 : maybeAsyncIterable[Symbol.asyncIterator]) === "function";
	}
}));
// node_modules/graphql/execution/mapAsyncIterator.js
var require_mapAsyncIterator = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.mapAsyncIterator = mapAsyncIterator;
	/**
	* Given an AsyncIterable and a callback function, return an AsyncIterator
	* which produces values mapped via calling the callback function.
	*/
	function mapAsyncIterator(iterable, callback) {
		const iterator = iterable[Symbol.asyncIterator]();
		async function mapResult(result) {
			if (result.done) return result;
			try {
				return {
					value: await callback(result.value),
					done: false
				};
			} catch (error) {
				/* c8 ignore start */
				if (typeof iterator.return === "function") try {
					await iterator.return();
				} catch (_e) {}
				throw error;
			}
		}
		return {
			async next() {
				return mapResult(await iterator.next());
			},
			async return() {
				return typeof iterator.return === "function" ? mapResult(await iterator.return()) : {
					value: void 0,
					done: true
				};
			},
			async throw(error) {
				if (typeof iterator.throw === "function") return mapResult(await iterator.throw(error));
				throw error;
			},
			[Symbol.asyncIterator]() {
				return this;
			}
		};
	}
}));
// node_modules/graphql/execution/subscribe.js
var require_subscribe = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.createSourceEventStream = createSourceEventStream;
	exports.subscribe = subscribe;
	var _devAssert = require_devAssert();
	var _inspect = require_inspect();
	var _isAsyncIterable = require_isAsyncIterable();
	var _Path = require_Path();
	var _GraphQLError = require_GraphQLError();
	var _locatedError = require_locatedError();
	var _collectFields = require_collectFields();
	var _execute = require_execute();
	var _mapAsyncIterator = require_mapAsyncIterator();
	var _values = require_values();
	/**
	* Implements the "Subscribe" algorithm described in the GraphQL specification.
	*
	* Returns a Promise which resolves to either an AsyncIterator (if successful)
	* or an ExecutionResult (error). The promise will be rejected if the schema or
	* other arguments to this function are invalid, or if the resolved event stream
	* is not an async iterable.
	*
	* If the client-provided arguments to this function do not result in a
	* compliant subscription, a GraphQL Response (ExecutionResult) with
	* descriptive errors and no data will be returned.
	*
	* If the source stream could not be created due to faulty subscription
	* resolver logic or underlying systems, the promise will resolve to a single
	* ExecutionResult containing `errors` and no `data`.
	*
	* If the operation succeeded, the promise resolves to an AsyncIterator, which
	* yields a stream of ExecutionResults representing the response stream.
	*
	* Accepts either an object with named arguments, or individual arguments.
	*/
	async function subscribe(args) {
		arguments.length < 2 || (0, _devAssert.devAssert)(false, "graphql@16 dropped long-deprecated support for positional arguments, please pass an object instead.");
		const resultOrStream = await createSourceEventStream(args);
		if (!(0, _isAsyncIterable.isAsyncIterable)(resultOrStream)) return resultOrStream;
		const mapSourceToResponse = (payload) => (0, _execute.execute)({
			...args,
			rootValue: payload
		});
		return (0, _mapAsyncIterator.mapAsyncIterator)(resultOrStream, mapSourceToResponse);
	}
	function toNormalizedArgs(args) {
		const firstArg = args[0];
		if (firstArg && "document" in firstArg) return firstArg;
		return {
			schema: firstArg,
			document: args[1],
			rootValue: args[2],
			contextValue: args[3],
			variableValues: args[4],
			operationName: args[5],
			subscribeFieldResolver: args[6]
		};
	}
	/**
	* Implements the "CreateSourceEventStream" algorithm described in the
	* GraphQL specification, resolving the subscription source event stream.
	*
	* Returns a Promise which resolves to either an AsyncIterable (if successful)
	* or an ExecutionResult (error). The promise will be rejected if the schema or
	* other arguments to this function are invalid, or if the resolved event stream
	* is not an async iterable.
	*
	* If the client-provided arguments to this function do not result in a
	* compliant subscription, a GraphQL Response (ExecutionResult) with
	* descriptive errors and no data will be returned.
	*
	* If the the source stream could not be created due to faulty subscription
	* resolver logic or underlying systems, the promise will resolve to a single
	* ExecutionResult containing `errors` and no `data`.
	*
	* If the operation succeeded, the promise resolves to the AsyncIterable for the
	* event stream returned by the resolver.
	*
	* A Source Event Stream represents a sequence of events, each of which triggers
	* a GraphQL execution for that event.
	*
	* This may be useful when hosting the stateful subscription service in a
	* different process or machine than the stateless GraphQL execution engine,
	* or otherwise separating these two steps. For more on this, see the
	* "Supporting Subscriptions at Scale" information in the GraphQL specification.
	*/
	async function createSourceEventStream(...rawArgs) {
		const args = toNormalizedArgs(rawArgs);
		const { schema, document, variableValues } = args;
		(0, _execute.assertValidExecutionArguments)(schema, document, variableValues);
		const exeContext = (0, _execute.buildExecutionContext)(args);
		if (!("schema" in exeContext)) return { errors: exeContext };
		try {
			const eventStream = await executeSubscription(exeContext);
			if (!(0, _isAsyncIterable.isAsyncIterable)(eventStream)) throw new Error(`Subscription field must return Async Iterable. Received: ${(0, _inspect.inspect)(eventStream)}.`);
			return eventStream;
		} catch (error) {
			if (error instanceof _GraphQLError.GraphQLError) return { errors: [error] };
			throw error;
		}
	}
	async function executeSubscription(exeContext) {
		const { schema, fragments, operation, variableValues, rootValue } = exeContext;
		const rootType = schema.getSubscriptionType();
		if (rootType == null) throw new _GraphQLError.GraphQLError("Schema is not configured to execute subscription operation.", { nodes: operation });
		const [responseName, fieldNodes] = [...(0, _collectFields.collectFields)(schema, fragments, variableValues, rootType, operation.selectionSet).entries()][0];
		const fieldDef = (0, _execute.getFieldDef)(schema, rootType, fieldNodes[0]);
		if (!fieldDef) {
			const fieldName = fieldNodes[0].name.value;
			throw new _GraphQLError.GraphQLError(`The subscription field "${fieldName}" is not defined.`, { nodes: fieldNodes });
		}
		const path = (0, _Path.addPath)(void 0, responseName, rootType.name);
		const info = (0, _execute.buildResolveInfo)(exeContext, fieldDef, fieldNodes, rootType, path);
		try {
			var _fieldDef$subscribe;
			const args = (0, _values.getArgumentValues)(fieldDef, fieldNodes[0], variableValues);
			const contextValue = exeContext.contextValue;
			const eventStream = await ((_fieldDef$subscribe = fieldDef.subscribe) !== null && _fieldDef$subscribe !== void 0 ? _fieldDef$subscribe : exeContext.subscribeFieldResolver)(rootValue, args, contextValue, info);
			if (eventStream instanceof Error) throw eventStream;
			return eventStream;
		} catch (error) {
			throw (0, _locatedError.locatedError)(error, fieldNodes, (0, _Path.pathToArray)(path));
		}
	}
}));
// node_modules/graphql/execution/index.js
var require_execution = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	Object.defineProperty(exports, "createSourceEventStream", {
		enumerable: true,
		get: function() {
			return _subscribe.createSourceEventStream;
		}
	});
	Object.defineProperty(exports, "defaultFieldResolver", {
		enumerable: true,
		get: function() {
			return _execute.defaultFieldResolver;
		}
	});
	Object.defineProperty(exports, "defaultTypeResolver", {
		enumerable: true,
		get: function() {
			return _execute.defaultTypeResolver;
		}
	});
	Object.defineProperty(exports, "execute", {
		enumerable: true,
		get: function() {
			return _execute.execute;
		}
	});
	Object.defineProperty(exports, "executeSync", {
		enumerable: true,
		get: function() {
			return _execute.executeSync;
		}
	});
	Object.defineProperty(exports, "getArgumentValues", {
		enumerable: true,
		get: function() {
			return _values.getArgumentValues;
		}
	});
	Object.defineProperty(exports, "getDirectiveValues", {
		enumerable: true,
		get: function() {
			return _values.getDirectiveValues;
		}
	});
	Object.defineProperty(exports, "getVariableValues", {
		enumerable: true,
		get: function() {
			return _values.getVariableValues;
		}
	});
	Object.defineProperty(exports, "responsePathAsArray", {
		enumerable: true,
		get: function() {
			return _Path.pathToArray;
		}
	});
	Object.defineProperty(exports, "subscribe", {
		enumerable: true,
		get: function() {
			return _subscribe.subscribe;
		}
	});
	var _Path = require_Path();
	var _execute = require_execute();
	var _subscribe = require_subscribe();
	var _values = require_values();
}));
// node_modules/graphql/validation/rules/custom/NoDeprecatedCustomRule.js
var require_NoDeprecatedCustomRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NoDeprecatedCustomRule = NoDeprecatedCustomRule;
	var _invariant = require_invariant();
	var _GraphQLError = require_GraphQLError();
	var _definition = require_definition();
	/**
	* No deprecated
	*
	* A GraphQL document is only valid if all selected fields and all used enum values have not been
	* deprecated.
	*
	* Note: This rule is optional and is not part of the Validation section of the GraphQL
	* Specification. The main purpose of this rule is detection of deprecated usages and not
	* necessarily to forbid their use when querying a service.
	*/
	function NoDeprecatedCustomRule(context) {
		return {
			Field(node) {
				const fieldDef = context.getFieldDef();
				const deprecationReason = fieldDef === null || fieldDef === void 0 ? void 0 : fieldDef.deprecationReason;
				if (fieldDef && deprecationReason != null) {
					const parentType = context.getParentType();
					parentType ?? (0, _invariant.invariant)(false);
					context.reportError(new _GraphQLError.GraphQLError(`The field ${parentType.name}.${fieldDef.name} is deprecated. ${deprecationReason}`, { nodes: node }));
				}
			},
			Argument(node) {
				const argDef = context.getArgument();
				const deprecationReason = argDef === null || argDef === void 0 ? void 0 : argDef.deprecationReason;
				if (argDef && deprecationReason != null) {
					const directiveDef = context.getDirective();
					if (directiveDef != null) context.reportError(new _GraphQLError.GraphQLError(`Directive "@${directiveDef.name}" argument "${argDef.name}" is deprecated. ${deprecationReason}`, { nodes: node }));
					else {
						const parentType = context.getParentType();
						const fieldDef = context.getFieldDef();
						parentType != null && fieldDef != null || (0, _invariant.invariant)(false);
						context.reportError(new _GraphQLError.GraphQLError(`Field "${parentType.name}.${fieldDef.name}" argument "${argDef.name}" is deprecated. ${deprecationReason}`, { nodes: node }));
					}
				}
			},
			ObjectField(node) {
				const inputObjectDef = (0, _definition.getNamedType)(context.getParentInputType());
				if ((0, _definition.isInputObjectType)(inputObjectDef)) {
					const inputFieldDef = inputObjectDef.getFields()[node.name.value];
					const deprecationReason = inputFieldDef === null || inputFieldDef === void 0 ? void 0 : inputFieldDef.deprecationReason;
					if (deprecationReason != null) context.reportError(new _GraphQLError.GraphQLError(`The input field ${inputObjectDef.name}.${inputFieldDef.name} is deprecated. ${deprecationReason}`, { nodes: node }));
				}
			},
			EnumValue(node) {
				const enumValueDef = context.getEnumValue();
				const deprecationReason = enumValueDef === null || enumValueDef === void 0 ? void 0 : enumValueDef.deprecationReason;
				if (enumValueDef && deprecationReason != null) {
					const enumTypeDef = (0, _definition.getNamedType)(context.getInputType());
					enumTypeDef ?? (0, _invariant.invariant)(false);
					context.reportError(new _GraphQLError.GraphQLError(`The enum value "${enumTypeDef.name}.${enumValueDef.name}" is deprecated. ${deprecationReason}`, { nodes: node }));
				}
			}
		};
	}
}));
// node_modules/graphql/validation/rules/custom/NoSchemaIntrospectionCustomRule.js
var require_NoSchemaIntrospectionCustomRule = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NoSchemaIntrospectionCustomRule = NoSchemaIntrospectionCustomRule;
	var _GraphQLError = require_GraphQLError();
	var _definition = require_definition();
	var _introspection = require_introspection();
	/**
	* Prohibit introspection queries
	*
	* A GraphQL document is only valid if all fields selected are not fields that
	* return an introspection type.
	*
	* Note: This rule is optional and is not part of the Validation section of the
	* GraphQL Specification. This rule effectively disables introspection, which
	* does not reflect best practices and should only be done if absolutely necessary.
	*/
	function NoSchemaIntrospectionCustomRule(context) {
		return { Field(node) {
			const type = (0, _definition.getNamedType)(context.getType());
			if (type && (0, _introspection.isIntrospectionType)(type)) context.reportError(new _GraphQLError.GraphQLError(`GraphQL introspection has been disabled, but the requested query contained the field "${node.name.value}".`, { nodes: node }));
		} };
	}
}));
// node_modules/graphql/validation/index.js
var require_validation = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	Object.defineProperty(exports, "ExecutableDefinitionsRule", {
		enumerable: true,
		get: function() {
			return _ExecutableDefinitionsRule.ExecutableDefinitionsRule;
		}
	});
	Object.defineProperty(exports, "FieldsOnCorrectTypeRule", {
		enumerable: true,
		get: function() {
			return _FieldsOnCorrectTypeRule.FieldsOnCorrectTypeRule;
		}
	});
	Object.defineProperty(exports, "FragmentsOnCompositeTypesRule", {
		enumerable: true,
		get: function() {
			return _FragmentsOnCompositeTypesRule.FragmentsOnCompositeTypesRule;
		}
	});
	Object.defineProperty(exports, "KnownArgumentNamesRule", {
		enumerable: true,
		get: function() {
			return _KnownArgumentNamesRule.KnownArgumentNamesRule;
		}
	});
	Object.defineProperty(exports, "KnownDirectivesRule", {
		enumerable: true,
		get: function() {
			return _KnownDirectivesRule.KnownDirectivesRule;
		}
	});
	Object.defineProperty(exports, "KnownFragmentNamesRule", {
		enumerable: true,
		get: function() {
			return _KnownFragmentNamesRule.KnownFragmentNamesRule;
		}
	});
	Object.defineProperty(exports, "KnownTypeNamesRule", {
		enumerable: true,
		get: function() {
			return _KnownTypeNamesRule.KnownTypeNamesRule;
		}
	});
	Object.defineProperty(exports, "LoneAnonymousOperationRule", {
		enumerable: true,
		get: function() {
			return _LoneAnonymousOperationRule.LoneAnonymousOperationRule;
		}
	});
	Object.defineProperty(exports, "LoneSchemaDefinitionRule", {
		enumerable: true,
		get: function() {
			return _LoneSchemaDefinitionRule.LoneSchemaDefinitionRule;
		}
	});
	Object.defineProperty(exports, "MaxIntrospectionDepthRule", {
		enumerable: true,
		get: function() {
			return _MaxIntrospectionDepthRule.MaxIntrospectionDepthRule;
		}
	});
	Object.defineProperty(exports, "NoDeprecatedCustomRule", {
		enumerable: true,
		get: function() {
			return _NoDeprecatedCustomRule.NoDeprecatedCustomRule;
		}
	});
	Object.defineProperty(exports, "NoFragmentCyclesRule", {
		enumerable: true,
		get: function() {
			return _NoFragmentCyclesRule.NoFragmentCyclesRule;
		}
	});
	Object.defineProperty(exports, "NoSchemaIntrospectionCustomRule", {
		enumerable: true,
		get: function() {
			return _NoSchemaIntrospectionCustomRule.NoSchemaIntrospectionCustomRule;
		}
	});
	Object.defineProperty(exports, "NoUndefinedVariablesRule", {
		enumerable: true,
		get: function() {
			return _NoUndefinedVariablesRule.NoUndefinedVariablesRule;
		}
	});
	Object.defineProperty(exports, "NoUnusedFragmentsRule", {
		enumerable: true,
		get: function() {
			return _NoUnusedFragmentsRule.NoUnusedFragmentsRule;
		}
	});
	Object.defineProperty(exports, "NoUnusedVariablesRule", {
		enumerable: true,
		get: function() {
			return _NoUnusedVariablesRule.NoUnusedVariablesRule;
		}
	});
	Object.defineProperty(exports, "OverlappingFieldsCanBeMergedRule", {
		enumerable: true,
		get: function() {
			return _OverlappingFieldsCanBeMergedRule.OverlappingFieldsCanBeMergedRule;
		}
	});
	Object.defineProperty(exports, "PossibleFragmentSpreadsRule", {
		enumerable: true,
		get: function() {
			return _PossibleFragmentSpreadsRule.PossibleFragmentSpreadsRule;
		}
	});
	Object.defineProperty(exports, "PossibleTypeExtensionsRule", {
		enumerable: true,
		get: function() {
			return _PossibleTypeExtensionsRule.PossibleTypeExtensionsRule;
		}
	});
	Object.defineProperty(exports, "ProvidedRequiredArgumentsRule", {
		enumerable: true,
		get: function() {
			return _ProvidedRequiredArgumentsRule.ProvidedRequiredArgumentsRule;
		}
	});
	Object.defineProperty(exports, "ScalarLeafsRule", {
		enumerable: true,
		get: function() {
			return _ScalarLeafsRule.ScalarLeafsRule;
		}
	});
	Object.defineProperty(exports, "SingleFieldSubscriptionsRule", {
		enumerable: true,
		get: function() {
			return _SingleFieldSubscriptionsRule.SingleFieldSubscriptionsRule;
		}
	});
	Object.defineProperty(exports, "UniqueArgumentDefinitionNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueArgumentDefinitionNamesRule.UniqueArgumentDefinitionNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueArgumentNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueArgumentNamesRule.UniqueArgumentNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueDirectiveNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueDirectiveNamesRule.UniqueDirectiveNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueDirectivesPerLocationRule", {
		enumerable: true,
		get: function() {
			return _UniqueDirectivesPerLocationRule.UniqueDirectivesPerLocationRule;
		}
	});
	Object.defineProperty(exports, "UniqueEnumValueNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueEnumValueNamesRule.UniqueEnumValueNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueFieldDefinitionNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueFieldDefinitionNamesRule.UniqueFieldDefinitionNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueFragmentNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueFragmentNamesRule.UniqueFragmentNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueInputFieldNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueInputFieldNamesRule.UniqueInputFieldNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueOperationNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueOperationNamesRule.UniqueOperationNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueOperationTypesRule", {
		enumerable: true,
		get: function() {
			return _UniqueOperationTypesRule.UniqueOperationTypesRule;
		}
	});
	Object.defineProperty(exports, "UniqueTypeNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueTypeNamesRule.UniqueTypeNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueVariableNamesRule", {
		enumerable: true,
		get: function() {
			return _UniqueVariableNamesRule.UniqueVariableNamesRule;
		}
	});
	Object.defineProperty(exports, "ValidationContext", {
		enumerable: true,
		get: function() {
			return _ValidationContext.ValidationContext;
		}
	});
	Object.defineProperty(exports, "ValuesOfCorrectTypeRule", {
		enumerable: true,
		get: function() {
			return _ValuesOfCorrectTypeRule.ValuesOfCorrectTypeRule;
		}
	});
	Object.defineProperty(exports, "VariablesAreInputTypesRule", {
		enumerable: true,
		get: function() {
			return _VariablesAreInputTypesRule.VariablesAreInputTypesRule;
		}
	});
	Object.defineProperty(exports, "VariablesInAllowedPositionRule", {
		enumerable: true,
		get: function() {
			return _VariablesInAllowedPositionRule.VariablesInAllowedPositionRule;
		}
	});
	Object.defineProperty(exports, "recommendedRules", {
		enumerable: true,
		get: function() {
			return _specifiedRules.recommendedRules;
		}
	});
	Object.defineProperty(exports, "specifiedRules", {
		enumerable: true,
		get: function() {
			return _specifiedRules.specifiedRules;
		}
	});
	Object.defineProperty(exports, "validate", {
		enumerable: true,
		get: function() {
			return _validate.validate;
		}
	});
	var _validate = require_validate();
	var _ValidationContext = require_ValidationContext();
	var _specifiedRules = require_specifiedRules();
	var _ExecutableDefinitionsRule = require_ExecutableDefinitionsRule();
	var _FieldsOnCorrectTypeRule = require_FieldsOnCorrectTypeRule();
	var _FragmentsOnCompositeTypesRule = require_FragmentsOnCompositeTypesRule();
	var _KnownArgumentNamesRule = require_KnownArgumentNamesRule();
	var _KnownDirectivesRule = require_KnownDirectivesRule();
	var _KnownFragmentNamesRule = require_KnownFragmentNamesRule();
	var _KnownTypeNamesRule = require_KnownTypeNamesRule();
	var _LoneAnonymousOperationRule = require_LoneAnonymousOperationRule();
	var _NoFragmentCyclesRule = require_NoFragmentCyclesRule();
	var _NoUndefinedVariablesRule = require_NoUndefinedVariablesRule();
	var _NoUnusedFragmentsRule = require_NoUnusedFragmentsRule();
	var _NoUnusedVariablesRule = require_NoUnusedVariablesRule();
	var _OverlappingFieldsCanBeMergedRule = require_OverlappingFieldsCanBeMergedRule();
	var _PossibleFragmentSpreadsRule = require_PossibleFragmentSpreadsRule();
	var _ProvidedRequiredArgumentsRule = require_ProvidedRequiredArgumentsRule();
	var _ScalarLeafsRule = require_ScalarLeafsRule();
	var _SingleFieldSubscriptionsRule = require_SingleFieldSubscriptionsRule();
	var _UniqueArgumentNamesRule = require_UniqueArgumentNamesRule();
	var _UniqueDirectivesPerLocationRule = require_UniqueDirectivesPerLocationRule();
	var _UniqueFragmentNamesRule = require_UniqueFragmentNamesRule();
	var _UniqueInputFieldNamesRule = require_UniqueInputFieldNamesRule();
	var _UniqueOperationNamesRule = require_UniqueOperationNamesRule();
	var _UniqueVariableNamesRule = require_UniqueVariableNamesRule();
	var _ValuesOfCorrectTypeRule = require_ValuesOfCorrectTypeRule();
	var _VariablesAreInputTypesRule = require_VariablesAreInputTypesRule();
	var _VariablesInAllowedPositionRule = require_VariablesInAllowedPositionRule();
	var _MaxIntrospectionDepthRule = require_MaxIntrospectionDepthRule();
	var _LoneSchemaDefinitionRule = require_LoneSchemaDefinitionRule();
	var _UniqueOperationTypesRule = require_UniqueOperationTypesRule();
	var _UniqueTypeNamesRule = require_UniqueTypeNamesRule();
	var _UniqueEnumValueNamesRule = require_UniqueEnumValueNamesRule();
	var _UniqueFieldDefinitionNamesRule = require_UniqueFieldDefinitionNamesRule();
	var _UniqueArgumentDefinitionNamesRule = require_UniqueArgumentDefinitionNamesRule();
	var _UniqueDirectiveNamesRule = require_UniqueDirectiveNamesRule();
	var _PossibleTypeExtensionsRule = require_PossibleTypeExtensionsRule();
	var _NoDeprecatedCustomRule = require_NoDeprecatedCustomRule();
	var _NoSchemaIntrospectionCustomRule = require_NoSchemaIntrospectionCustomRule();
}));
// node_modules/graphql/error/index.js
var require_error = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	Object.defineProperty(exports, "GraphQLError", {
		enumerable: true,
		get: function() {
			return _GraphQLError.GraphQLError;
		}
	});
	Object.defineProperty(exports, "formatError", {
		enumerable: true,
		get: function() {
			return _GraphQLError.formatError;
		}
	});
	Object.defineProperty(exports, "locatedError", {
		enumerable: true,
		get: function() {
			return _locatedError.locatedError;
		}
	});
	Object.defineProperty(exports, "printError", {
		enumerable: true,
		get: function() {
			return _GraphQLError.printError;
		}
	});
	Object.defineProperty(exports, "syntaxError", {
		enumerable: true,
		get: function() {
			return _syntaxError.syntaxError;
		}
	});
	var _GraphQLError = require_GraphQLError();
	var _syntaxError = require_syntaxError();
	var _locatedError = require_locatedError();
}));
// node_modules/graphql/utilities/getIntrospectionQuery.js
var require_getIntrospectionQuery = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getIntrospectionQuery = getIntrospectionQuery;
	/**
	* Produce the GraphQL query recommended for a full schema introspection.
	* Accepts optional IntrospectionOptions.
	*/
	function getIntrospectionQuery(options) {
		const optionsWithDefault = {
			descriptions: true,
			specifiedByUrl: false,
			directiveIsRepeatable: false,
			schemaDescription: false,
			inputValueDeprecation: false,
			oneOf: false,
			...options
		};
		const descriptions = optionsWithDefault.descriptions ? "description" : "";
		const specifiedByUrl = optionsWithDefault.specifiedByUrl ? "specifiedByURL" : "";
		const directiveIsRepeatable = optionsWithDefault.directiveIsRepeatable ? "isRepeatable" : "";
		const schemaDescription = optionsWithDefault.schemaDescription ? descriptions : "";
		function inputDeprecation(str) {
			return optionsWithDefault.inputValueDeprecation ? str : "";
		}
		const oneOf = optionsWithDefault.oneOf ? "isOneOf" : "";
		return `
    query IntrospectionQuery {
      __schema {
        ${schemaDescription}
        queryType { name kind }
        mutationType { name kind }
        subscriptionType { name kind }
        types {
          ...FullType
        }
        directives {
          name
          ${descriptions}
          ${directiveIsRepeatable}
          locations
          args${inputDeprecation("(includeDeprecated: true)")} {
            ...InputValue
          }
        }
      }
    }

    fragment FullType on __Type {
      kind
      name
      ${descriptions}
      ${specifiedByUrl}
      ${oneOf}
      fields(includeDeprecated: true) {
        name
        ${descriptions}
        args${inputDeprecation("(includeDeprecated: true)")} {
          ...InputValue
        }
        type {
          ...TypeRef
        }
        isDeprecated
        deprecationReason
      }
      inputFields${inputDeprecation("(includeDeprecated: true)")} {
        ...InputValue
      }
      interfaces {
        ...TypeRef
      }
      enumValues(includeDeprecated: true) {
        name
        ${descriptions}
        isDeprecated
        deprecationReason
      }
      possibleTypes {
        ...TypeRef
      }
    }

    fragment InputValue on __InputValue {
      name
      ${descriptions}
      type { ...TypeRef }
      defaultValue
      ${inputDeprecation("isDeprecated")}
      ${inputDeprecation("deprecationReason")}
    }

    fragment TypeRef on __Type {
      kind
      name
      ofType {
        kind
        name
        ofType {
          kind
          name
          ofType {
            kind
            name
            ofType {
              kind
              name
              ofType {
                kind
                name
                ofType {
                  kind
                  name
                  ofType {
                    kind
                    name
                    ofType {
                      kind
                      name
                      ofType {
                        kind
                        name
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  `;
	}
}));
// node_modules/graphql/utilities/getOperationAST.js
var require_getOperationAST = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getOperationAST = getOperationAST;
	var _kinds = require_kinds();
	/**
	* Returns an operation AST given a document AST and optionally an operation
	* name. If a name is not provided, an operation is only returned if only one is
	* provided in the document.
	*/
	function getOperationAST(documentAST, operationName) {
		let operation = null;
		for (const definition of documentAST.definitions) if (definition.kind === _kinds.Kind.OPERATION_DEFINITION) {
			var _definition$name;
			if (operationName == null) {
				if (operation) return null;
				operation = definition;
			} else if (((_definition$name = definition.name) === null || _definition$name === void 0 ? void 0 : _definition$name.value) === operationName) return definition;
		}
		return operation;
	}
}));
// node_modules/graphql/utilities/getOperationRootType.js
var require_getOperationRootType = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getOperationRootType = getOperationRootType;
	var _GraphQLError = require_GraphQLError();
	/**
	* Extracts the root type of the operation from the schema.
	*
	* @deprecated Please use `GraphQLSchema.getRootType` instead. Will be removed in v17
	*/
	function getOperationRootType(schema, operation) {
		if (operation.operation === "query") {
			const queryType = schema.getQueryType();
			if (!queryType) throw new _GraphQLError.GraphQLError("Schema does not define the required query root type.", { nodes: operation });
			return queryType;
		}
		if (operation.operation === "mutation") {
			const mutationType = schema.getMutationType();
			if (!mutationType) throw new _GraphQLError.GraphQLError("Schema is not configured for mutations.", { nodes: operation });
			return mutationType;
		}
		if (operation.operation === "subscription") {
			const subscriptionType = schema.getSubscriptionType();
			if (!subscriptionType) throw new _GraphQLError.GraphQLError("Schema is not configured for subscriptions.", { nodes: operation });
			return subscriptionType;
		}
		throw new _GraphQLError.GraphQLError("Can only have query, mutation and subscription operations.", { nodes: operation });
	}
}));
// node_modules/graphql/utilities/introspectionFromSchema.js
var require_introspectionFromSchema = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.introspectionFromSchema = introspectionFromSchema;
	var _invariant = require_invariant();
	var _parser = require_parser();
	var _execute = require_execute();
	var _getIntrospectionQuery = require_getIntrospectionQuery();
	/**
	* Build an IntrospectionQuery from a GraphQLSchema
	*
	* IntrospectionQuery is useful for utilities that care about type and field
	* relationships, but do not need to traverse through those relationships.
	*
	* This is the inverse of buildClientSchema. The primary use case is outside
	* of the server context, for instance when doing schema comparisons.
	*/
	function introspectionFromSchema(schema, options) {
		const optionsWithDefaults = {
			specifiedByUrl: true,
			directiveIsRepeatable: true,
			schemaDescription: true,
			inputValueDeprecation: true,
			oneOf: true,
			...options
		};
		const document = (0, _parser.parse)((0, _getIntrospectionQuery.getIntrospectionQuery)(optionsWithDefaults));
		const result = (0, _execute.executeSync)({
			schema,
			document
		});
		!result.errors && result.data || (0, _invariant.invariant)(false);
		return result.data;
	}
}));
// node_modules/graphql/utilities/buildClientSchema.js
var require_buildClientSchema = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.buildClientSchema = buildClientSchema;
	var _devAssert = require_devAssert();
	var _inspect = require_inspect();
	var _isObjectLike = require_isObjectLike();
	var _keyValMap = require_keyValMap();
	var _parser = require_parser();
	var _definition = require_definition();
	var _directives = require_directives();
	var _introspection = require_introspection();
	var _scalars = require_scalars();
	var _schema = require_schema();
	var _valueFromAST = require_valueFromAST();
	/**
	* Build a GraphQLSchema for use by client tools.
	*
	* Given the result of a client running the introspection query, creates and
	* returns a GraphQLSchema instance which can be then used with all graphql-js
	* tools, but cannot be used to execute a query, as introspection does not
	* represent the "resolver", "parse" or "serialize" functions or any other
	* server-internal mechanisms.
	*
	* This function expects a complete introspection result. Don't forget to check
	* the "errors" field of a server response before calling this function.
	*/
	function buildClientSchema(introspection, options) {
		(0, _isObjectLike.isObjectLike)(introspection) && (0, _isObjectLike.isObjectLike)(introspection.__schema) || (0, _devAssert.devAssert)(false, `Invalid or incomplete introspection result. Ensure that you are passing "data" property of introspection response and no "errors" was returned alongside: ${(0, _inspect.inspect)(introspection)}.`);
		const schemaIntrospection = introspection.__schema;
		const typeMap = (0, _keyValMap.keyValMap)(schemaIntrospection.types, (typeIntrospection) => typeIntrospection.name, (typeIntrospection) => buildType(typeIntrospection));
		for (const stdType of [..._scalars.specifiedScalarTypes, ..._introspection.introspectionTypes]) if (typeMap[stdType.name]) typeMap[stdType.name] = stdType;
		const queryType = schemaIntrospection.queryType ? getObjectType(schemaIntrospection.queryType) : null;
		const mutationType = schemaIntrospection.mutationType ? getObjectType(schemaIntrospection.mutationType) : null;
		const subscriptionType = schemaIntrospection.subscriptionType ? getObjectType(schemaIntrospection.subscriptionType) : null;
		const directives = schemaIntrospection.directives ? schemaIntrospection.directives.map(buildDirective) : [];
		return new _schema.GraphQLSchema({
			description: schemaIntrospection.description,
			query: queryType,
			mutation: mutationType,
			subscription: subscriptionType,
			types: Object.values(typeMap),
			directives,
			assumeValid: options === null || options === void 0 ? void 0 : options.assumeValid
		});
		function getType(typeRef) {
			if (typeRef.kind === _introspection.TypeKind.LIST) {
				const itemRef = typeRef.ofType;
				if (!itemRef) throw new Error("Decorated type deeper than introspection query.");
				return new _definition.GraphQLList(getType(itemRef));
			}
			if (typeRef.kind === _introspection.TypeKind.NON_NULL) {
				const nullableRef = typeRef.ofType;
				if (!nullableRef) throw new Error("Decorated type deeper than introspection query.");
				const nullableType = getType(nullableRef);
				return new _definition.GraphQLNonNull((0, _definition.assertNullableType)(nullableType));
			}
			return getNamedType(typeRef);
		}
		function getNamedType(typeRef) {
			const typeName = typeRef.name;
			if (!typeName) throw new Error(`Unknown type reference: ${(0, _inspect.inspect)(typeRef)}.`);
			const type = typeMap[typeName];
			if (!type) throw new Error(`Invalid or incomplete schema, unknown type: ${typeName}. Ensure that a full introspection query is used in order to build a client schema.`);
			return type;
		}
		function getObjectType(typeRef) {
			return (0, _definition.assertObjectType)(getNamedType(typeRef));
		}
		function getInterfaceType(typeRef) {
			return (0, _definition.assertInterfaceType)(getNamedType(typeRef));
		}
		function buildType(type) {
			if (type != null && type.name != null && type.kind != null) switch (type.kind) {
				case _introspection.TypeKind.SCALAR: return buildScalarDef(type);
				case _introspection.TypeKind.OBJECT: return buildObjectDef(type);
				case _introspection.TypeKind.INTERFACE: return buildInterfaceDef(type);
				case _introspection.TypeKind.UNION: return buildUnionDef(type);
				case _introspection.TypeKind.ENUM: return buildEnumDef(type);
				case _introspection.TypeKind.INPUT_OBJECT: return buildInputObjectDef(type);
			}
			const typeStr = (0, _inspect.inspect)(type);
			throw new Error(`Invalid or incomplete introspection result. Ensure that a full introspection query is used in order to build a client schema: ${typeStr}.`);
		}
		function buildScalarDef(scalarIntrospection) {
			return new _definition.GraphQLScalarType({
				name: scalarIntrospection.name,
				description: scalarIntrospection.description,
				specifiedByURL: scalarIntrospection.specifiedByURL
			});
		}
		function buildImplementationsList(implementingIntrospection) {
			if (implementingIntrospection.interfaces === null && implementingIntrospection.kind === _introspection.TypeKind.INTERFACE) return [];
			if (!implementingIntrospection.interfaces) {
				const implementingIntrospectionStr = (0, _inspect.inspect)(implementingIntrospection);
				throw new Error(`Introspection result missing interfaces: ${implementingIntrospectionStr}.`);
			}
			return implementingIntrospection.interfaces.map(getInterfaceType);
		}
		function buildObjectDef(objectIntrospection) {
			return new _definition.GraphQLObjectType({
				name: objectIntrospection.name,
				description: objectIntrospection.description,
				interfaces: () => buildImplementationsList(objectIntrospection),
				fields: () => buildFieldDefMap(objectIntrospection)
			});
		}
		function buildInterfaceDef(interfaceIntrospection) {
			return new _definition.GraphQLInterfaceType({
				name: interfaceIntrospection.name,
				description: interfaceIntrospection.description,
				interfaces: () => buildImplementationsList(interfaceIntrospection),
				fields: () => buildFieldDefMap(interfaceIntrospection)
			});
		}
		function buildUnionDef(unionIntrospection) {
			if (!unionIntrospection.possibleTypes) {
				const unionIntrospectionStr = (0, _inspect.inspect)(unionIntrospection);
				throw new Error(`Introspection result missing possibleTypes: ${unionIntrospectionStr}.`);
			}
			return new _definition.GraphQLUnionType({
				name: unionIntrospection.name,
				description: unionIntrospection.description,
				types: () => unionIntrospection.possibleTypes.map(getObjectType)
			});
		}
		function buildEnumDef(enumIntrospection) {
			if (!enumIntrospection.enumValues) {
				const enumIntrospectionStr = (0, _inspect.inspect)(enumIntrospection);
				throw new Error(`Introspection result missing enumValues: ${enumIntrospectionStr}.`);
			}
			return new _definition.GraphQLEnumType({
				name: enumIntrospection.name,
				description: enumIntrospection.description,
				values: (0, _keyValMap.keyValMap)(enumIntrospection.enumValues, (valueIntrospection) => valueIntrospection.name, (valueIntrospection) => ({
					description: valueIntrospection.description,
					deprecationReason: valueIntrospection.deprecationReason
				}))
			});
		}
		function buildInputObjectDef(inputObjectIntrospection) {
			if (!inputObjectIntrospection.inputFields) {
				const inputObjectIntrospectionStr = (0, _inspect.inspect)(inputObjectIntrospection);
				throw new Error(`Introspection result missing inputFields: ${inputObjectIntrospectionStr}.`);
			}
			return new _definition.GraphQLInputObjectType({
				name: inputObjectIntrospection.name,
				description: inputObjectIntrospection.description,
				fields: () => buildInputValueDefMap(inputObjectIntrospection.inputFields),
				isOneOf: inputObjectIntrospection.isOneOf
			});
		}
		function buildFieldDefMap(typeIntrospection) {
			if (!typeIntrospection.fields) throw new Error(`Introspection result missing fields: ${(0, _inspect.inspect)(typeIntrospection)}.`);
			return (0, _keyValMap.keyValMap)(typeIntrospection.fields, (fieldIntrospection) => fieldIntrospection.name, buildField);
		}
		function buildField(fieldIntrospection) {
			const type = getType(fieldIntrospection.type);
			if (!(0, _definition.isOutputType)(type)) {
				const typeStr = (0, _inspect.inspect)(type);
				throw new Error(`Introspection must provide output type for fields, but received: ${typeStr}.`);
			}
			if (!fieldIntrospection.args) {
				const fieldIntrospectionStr = (0, _inspect.inspect)(fieldIntrospection);
				throw new Error(`Introspection result missing field args: ${fieldIntrospectionStr}.`);
			}
			return {
				description: fieldIntrospection.description,
				deprecationReason: fieldIntrospection.deprecationReason,
				type,
				args: buildInputValueDefMap(fieldIntrospection.args)
			};
		}
		function buildInputValueDefMap(inputValueIntrospections) {
			return (0, _keyValMap.keyValMap)(inputValueIntrospections, (inputValue) => inputValue.name, buildInputValue);
		}
		function buildInputValue(inputValueIntrospection) {
			const type = getType(inputValueIntrospection.type);
			if (!(0, _definition.isInputType)(type)) {
				const typeStr = (0, _inspect.inspect)(type);
				throw new Error(`Introspection must provide input type for arguments, but received: ${typeStr}.`);
			}
			const defaultValue = inputValueIntrospection.defaultValue != null ? (0, _valueFromAST.valueFromAST)((0, _parser.parseValue)(inputValueIntrospection.defaultValue), type) : void 0;
			return {
				description: inputValueIntrospection.description,
				type,
				defaultValue,
				deprecationReason: inputValueIntrospection.deprecationReason
			};
		}
		function buildDirective(directiveIntrospection) {
			if (!directiveIntrospection.args) {
				const directiveIntrospectionStr = (0, _inspect.inspect)(directiveIntrospection);
				throw new Error(`Introspection result missing directive args: ${directiveIntrospectionStr}.`);
			}
			if (!directiveIntrospection.locations) {
				const directiveIntrospectionStr = (0, _inspect.inspect)(directiveIntrospection);
				throw new Error(`Introspection result missing directive locations: ${directiveIntrospectionStr}.`);
			}
			return new _directives.GraphQLDirective({
				name: directiveIntrospection.name,
				description: directiveIntrospection.description,
				isRepeatable: directiveIntrospection.isRepeatable,
				locations: directiveIntrospection.locations.slice(),
				args: buildInputValueDefMap(directiveIntrospection.args)
			});
		}
	}
}));
// node_modules/graphql/utilities/extendSchema.js
var require_extendSchema = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.extendSchema = extendSchema;
	exports.extendSchemaImpl = extendSchemaImpl;
	var _devAssert = require_devAssert();
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _keyMap = require_keyMap();
	var _mapValue = require_mapValue();
	var _kinds = require_kinds();
	var _predicates = require_predicates();
	var _definition = require_definition();
	var _directives = require_directives();
	var _introspection = require_introspection();
	var _scalars = require_scalars();
	var _schema = require_schema();
	var _validate = require_validate();
	var _values = require_values();
	var _valueFromAST = require_valueFromAST();
	/**
	* Produces a new schema given an existing schema and a document which may
	* contain GraphQL type extensions and definitions. The original schema will
	* remain unaltered.
	*
	* Because a schema represents a graph of references, a schema cannot be
	* extended without effectively making an entire copy. We do not know until it's
	* too late if subgraphs remain unchanged.
	*
	* This algorithm copies the provided schema, applying extensions while
	* producing the copy. The original schema remains unaltered.
	*/
	function extendSchema(schema, documentAST, options) {
		(0, _schema.assertSchema)(schema);
		documentAST != null && documentAST.kind === _kinds.Kind.DOCUMENT || (0, _devAssert.devAssert)(false, "Must provide valid Document AST.");
		if ((options === null || options === void 0 ? void 0 : options.assumeValid) !== true && (options === null || options === void 0 ? void 0 : options.assumeValidSDL) !== true) (0, _validate.assertValidSDLExtension)(documentAST, schema);
		const schemaConfig = schema.toConfig();
		const extendedConfig = extendSchemaImpl(schemaConfig, documentAST, options);
		return schemaConfig === extendedConfig ? schema : new _schema.GraphQLSchema(extendedConfig);
	}
	/**
	* @internal
	*/
	function extendSchemaImpl(schemaConfig, documentAST, options) {
		var _schemaDef, _schemaDef$descriptio, _schemaDef2, _options$assumeValid;
		const typeDefs = [];
		const typeExtensionsMap = Object.create(null);
		const directiveDefs = [];
		let schemaDef;
		const schemaExtensions = [];
		for (const def of documentAST.definitions) if (def.kind === _kinds.Kind.SCHEMA_DEFINITION) schemaDef = def;
		else if (def.kind === _kinds.Kind.SCHEMA_EXTENSION) schemaExtensions.push(def);
		else if ((0, _predicates.isTypeDefinitionNode)(def)) typeDefs.push(def);
		else if ((0, _predicates.isTypeExtensionNode)(def)) {
			const extendedTypeName = def.name.value;
			const existingTypeExtensions = typeExtensionsMap[extendedTypeName];
			typeExtensionsMap[extendedTypeName] = existingTypeExtensions ? existingTypeExtensions.concat([def]) : [def];
		} else if (def.kind === _kinds.Kind.DIRECTIVE_DEFINITION) directiveDefs.push(def);
		if (Object.keys(typeExtensionsMap).length === 0 && typeDefs.length === 0 && directiveDefs.length === 0 && schemaExtensions.length === 0 && schemaDef == null) return schemaConfig;
		const typeMap = Object.create(null);
		for (const existingType of schemaConfig.types) typeMap[existingType.name] = extendNamedType(existingType);
		for (const typeNode of typeDefs) {
			var _stdTypeMap$name;
			const name = typeNode.name.value;
			typeMap[name] = (_stdTypeMap$name = stdTypeMap[name]) !== null && _stdTypeMap$name !== void 0 ? _stdTypeMap$name : buildType(typeNode);
		}
		const operationTypes = {
			query: schemaConfig.query && replaceNamedType(schemaConfig.query),
			mutation: schemaConfig.mutation && replaceNamedType(schemaConfig.mutation),
			subscription: schemaConfig.subscription && replaceNamedType(schemaConfig.subscription),
			...schemaDef && getOperationTypes([schemaDef]),
			...getOperationTypes(schemaExtensions)
		};
		return {
			description: (_schemaDef = schemaDef) === null || _schemaDef === void 0 ? void 0 : (_schemaDef$descriptio = _schemaDef.description) === null || _schemaDef$descriptio === void 0 ? void 0 : _schemaDef$descriptio.value,
			...operationTypes,
			types: Object.values(typeMap),
			directives: [...schemaConfig.directives.map(replaceDirective), ...directiveDefs.map(buildDirective)],
			extensions: Object.create(null),
			astNode: (_schemaDef2 = schemaDef) !== null && _schemaDef2 !== void 0 ? _schemaDef2 : schemaConfig.astNode,
			extensionASTNodes: schemaConfig.extensionASTNodes.concat(schemaExtensions),
			assumeValid: (_options$assumeValid = options === null || options === void 0 ? void 0 : options.assumeValid) !== null && _options$assumeValid !== void 0 ? _options$assumeValid : false
		};
		function replaceType(type) {
			if ((0, _definition.isListType)(type)) return new _definition.GraphQLList(replaceType(type.ofType));
			if ((0, _definition.isNonNullType)(type)) return new _definition.GraphQLNonNull(replaceType(type.ofType));
			return replaceNamedType(type);
		}
		function replaceNamedType(type) {
			return typeMap[type.name];
		}
		function replaceDirective(directive) {
			const config = directive.toConfig();
			return new _directives.GraphQLDirective({
				...config,
				args: (0, _mapValue.mapValue)(config.args, extendArg)
			});
		}
		function extendNamedType(type) {
			if ((0, _introspection.isIntrospectionType)(type) || (0, _scalars.isSpecifiedScalarType)(type)) return type;
			if ((0, _definition.isScalarType)(type)) return extendScalarType(type);
			if ((0, _definition.isObjectType)(type)) return extendObjectType(type);
			if ((0, _definition.isInterfaceType)(type)) return extendInterfaceType(type);
			if ((0, _definition.isUnionType)(type)) return extendUnionType(type);
			if ((0, _definition.isEnumType)(type)) return extendEnumType(type);
			if ((0, _definition.isInputObjectType)(type)) return extendInputObjectType(type);
			/* c8 ignore next 3 */
			(0, _invariant.invariant)(false, "Unexpected type: " + (0, _inspect.inspect)(type));
		}
		function extendInputObjectType(type) {
			var _typeExtensionsMap$co;
			const config = type.toConfig();
			const extensions = (_typeExtensionsMap$co = typeExtensionsMap[config.name]) !== null && _typeExtensionsMap$co !== void 0 ? _typeExtensionsMap$co : [];
			return new _definition.GraphQLInputObjectType({
				...config,
				fields: () => ({
					...(0, _mapValue.mapValue)(config.fields, (field) => ({
						...field,
						type: replaceType(field.type)
					})),
					...buildInputFieldMap(extensions)
				}),
				extensionASTNodes: config.extensionASTNodes.concat(extensions)
			});
		}
		function extendEnumType(type) {
			var _typeExtensionsMap$ty;
			const config = type.toConfig();
			const extensions = (_typeExtensionsMap$ty = typeExtensionsMap[type.name]) !== null && _typeExtensionsMap$ty !== void 0 ? _typeExtensionsMap$ty : [];
			return new _definition.GraphQLEnumType({
				...config,
				values: {
					...config.values,
					...buildEnumValueMap(extensions)
				},
				extensionASTNodes: config.extensionASTNodes.concat(extensions)
			});
		}
		function extendScalarType(type) {
			var _typeExtensionsMap$co2;
			const config = type.toConfig();
			const extensions = (_typeExtensionsMap$co2 = typeExtensionsMap[config.name]) !== null && _typeExtensionsMap$co2 !== void 0 ? _typeExtensionsMap$co2 : [];
			let specifiedByURL = config.specifiedByURL;
			for (const extensionNode of extensions) {
				var _getSpecifiedByURL;
				specifiedByURL = (_getSpecifiedByURL = getSpecifiedByURL(extensionNode)) !== null && _getSpecifiedByURL !== void 0 ? _getSpecifiedByURL : specifiedByURL;
			}
			return new _definition.GraphQLScalarType({
				...config,
				specifiedByURL,
				extensionASTNodes: config.extensionASTNodes.concat(extensions)
			});
		}
		function extendObjectType(type) {
			var _typeExtensionsMap$co3;
			const config = type.toConfig();
			const extensions = (_typeExtensionsMap$co3 = typeExtensionsMap[config.name]) !== null && _typeExtensionsMap$co3 !== void 0 ? _typeExtensionsMap$co3 : [];
			return new _definition.GraphQLObjectType({
				...config,
				interfaces: () => [...type.getInterfaces().map(replaceNamedType), ...buildInterfaces(extensions)],
				fields: () => ({
					...(0, _mapValue.mapValue)(config.fields, extendField),
					...buildFieldMap(extensions)
				}),
				extensionASTNodes: config.extensionASTNodes.concat(extensions)
			});
		}
		function extendInterfaceType(type) {
			var _typeExtensionsMap$co4;
			const config = type.toConfig();
			const extensions = (_typeExtensionsMap$co4 = typeExtensionsMap[config.name]) !== null && _typeExtensionsMap$co4 !== void 0 ? _typeExtensionsMap$co4 : [];
			return new _definition.GraphQLInterfaceType({
				...config,
				interfaces: () => [...type.getInterfaces().map(replaceNamedType), ...buildInterfaces(extensions)],
				fields: () => ({
					...(0, _mapValue.mapValue)(config.fields, extendField),
					...buildFieldMap(extensions)
				}),
				extensionASTNodes: config.extensionASTNodes.concat(extensions)
			});
		}
		function extendUnionType(type) {
			var _typeExtensionsMap$co5;
			const config = type.toConfig();
			const extensions = (_typeExtensionsMap$co5 = typeExtensionsMap[config.name]) !== null && _typeExtensionsMap$co5 !== void 0 ? _typeExtensionsMap$co5 : [];
			return new _definition.GraphQLUnionType({
				...config,
				types: () => [...type.getTypes().map(replaceNamedType), ...buildUnionTypes(extensions)],
				extensionASTNodes: config.extensionASTNodes.concat(extensions)
			});
		}
		function extendField(field) {
			return {
				...field,
				type: replaceType(field.type),
				args: field.args && (0, _mapValue.mapValue)(field.args, extendArg)
			};
		}
		function extendArg(arg) {
			return {
				...arg,
				type: replaceType(arg.type)
			};
		}
		function getOperationTypes(nodes) {
			const opTypes = {};
			for (const node of nodes) {
				var _node$operationTypes;
				const operationTypesNodes = (_node$operationTypes = node.operationTypes) !== null && _node$operationTypes !== void 0 ? _node$operationTypes : [];
				for (const operationType of operationTypesNodes) opTypes[operationType.operation] = getNamedType(operationType.type);
			}
			return opTypes;
		}
		function getNamedType(node) {
			var _stdTypeMap$name2;
			const name = node.name.value;
			const type = (_stdTypeMap$name2 = stdTypeMap[name]) !== null && _stdTypeMap$name2 !== void 0 ? _stdTypeMap$name2 : typeMap[name];
			if (type === void 0) throw new Error(`Unknown type: "${name}".`);
			return type;
		}
		function getWrappedType(node) {
			if (node.kind === _kinds.Kind.LIST_TYPE) return new _definition.GraphQLList(getWrappedType(node.type));
			if (node.kind === _kinds.Kind.NON_NULL_TYPE) return new _definition.GraphQLNonNull(getWrappedType(node.type));
			return getNamedType(node);
		}
		function buildDirective(node) {
			var _node$description;
			return new _directives.GraphQLDirective({
				name: node.name.value,
				description: (_node$description = node.description) === null || _node$description === void 0 ? void 0 : _node$description.value,
				locations: node.locations.map(({ value }) => value),
				isRepeatable: node.repeatable,
				args: buildArgumentMap(node.arguments),
				astNode: node
			});
		}
		function buildFieldMap(nodes) {
			const fieldConfigMap = Object.create(null);
			for (const node of nodes) {
				var _node$fields;
				const nodeFields = (_node$fields = node.fields) !== null && _node$fields !== void 0 ? _node$fields : [];
				for (const field of nodeFields) {
					var _field$description;
					fieldConfigMap[field.name.value] = {
						type: getWrappedType(field.type),
						description: (_field$description = field.description) === null || _field$description === void 0 ? void 0 : _field$description.value,
						args: buildArgumentMap(field.arguments),
						deprecationReason: getDeprecationReason(field),
						astNode: field
					};
				}
			}
			return fieldConfigMap;
		}
		function buildArgumentMap(args) {
			const argsNodes = args !== null && args !== void 0 ? args : [];
			const argConfigMap = Object.create(null);
			for (const arg of argsNodes) {
				var _arg$description;
				const type = getWrappedType(arg.type);
				argConfigMap[arg.name.value] = {
					type,
					description: (_arg$description = arg.description) === null || _arg$description === void 0 ? void 0 : _arg$description.value,
					defaultValue: (0, _valueFromAST.valueFromAST)(arg.defaultValue, type),
					deprecationReason: getDeprecationReason(arg),
					astNode: arg
				};
			}
			return argConfigMap;
		}
		function buildInputFieldMap(nodes) {
			const inputFieldMap = Object.create(null);
			for (const node of nodes) {
				var _node$fields2;
				const fieldsNodes = (_node$fields2 = node.fields) !== null && _node$fields2 !== void 0 ? _node$fields2 : [];
				for (const field of fieldsNodes) {
					var _field$description2;
					const type = getWrappedType(field.type);
					inputFieldMap[field.name.value] = {
						type,
						description: (_field$description2 = field.description) === null || _field$description2 === void 0 ? void 0 : _field$description2.value,
						defaultValue: (0, _valueFromAST.valueFromAST)(field.defaultValue, type),
						deprecationReason: getDeprecationReason(field),
						astNode: field
					};
				}
			}
			return inputFieldMap;
		}
		function buildEnumValueMap(nodes) {
			const enumValueMap = Object.create(null);
			for (const node of nodes) {
				var _node$values;
				const valuesNodes = (_node$values = node.values) !== null && _node$values !== void 0 ? _node$values : [];
				for (const value of valuesNodes) {
					var _value$description;
					enumValueMap[value.name.value] = {
						description: (_value$description = value.description) === null || _value$description === void 0 ? void 0 : _value$description.value,
						deprecationReason: getDeprecationReason(value),
						astNode: value
					};
				}
			}
			return enumValueMap;
		}
		function buildInterfaces(nodes) {
			return nodes.flatMap((node) => {
				var _node$interfaces$map, _node$interfaces;
				return (_node$interfaces$map = (_node$interfaces = node.interfaces) === null || _node$interfaces === void 0 ? void 0 : _node$interfaces.map(getNamedType)) !== null && _node$interfaces$map !== void 0 ? _node$interfaces$map : [];
			});
		}
		function buildUnionTypes(nodes) {
			return nodes.flatMap((node) => {
				var _node$types$map, _node$types;
				return (_node$types$map = (_node$types = node.types) === null || _node$types === void 0 ? void 0 : _node$types.map(getNamedType)) !== null && _node$types$map !== void 0 ? _node$types$map : [];
			});
		}
		function buildType(astNode) {
			var _typeExtensionsMap$na;
			const name = astNode.name.value;
			const extensionASTNodes = (_typeExtensionsMap$na = typeExtensionsMap[name]) !== null && _typeExtensionsMap$na !== void 0 ? _typeExtensionsMap$na : [];
			switch (astNode.kind) {
				case _kinds.Kind.OBJECT_TYPE_DEFINITION: {
					var _astNode$description;
					const allNodes = [astNode, ...extensionASTNodes];
					return new _definition.GraphQLObjectType({
						name,
						description: (_astNode$description = astNode.description) === null || _astNode$description === void 0 ? void 0 : _astNode$description.value,
						interfaces: () => buildInterfaces(allNodes),
						fields: () => buildFieldMap(allNodes),
						astNode,
						extensionASTNodes
					});
				}
				case _kinds.Kind.INTERFACE_TYPE_DEFINITION: {
					var _astNode$description2;
					const allNodes = [astNode, ...extensionASTNodes];
					return new _definition.GraphQLInterfaceType({
						name,
						description: (_astNode$description2 = astNode.description) === null || _astNode$description2 === void 0 ? void 0 : _astNode$description2.value,
						interfaces: () => buildInterfaces(allNodes),
						fields: () => buildFieldMap(allNodes),
						astNode,
						extensionASTNodes
					});
				}
				case _kinds.Kind.ENUM_TYPE_DEFINITION: {
					var _astNode$description3;
					const allNodes = [astNode, ...extensionASTNodes];
					return new _definition.GraphQLEnumType({
						name,
						description: (_astNode$description3 = astNode.description) === null || _astNode$description3 === void 0 ? void 0 : _astNode$description3.value,
						values: buildEnumValueMap(allNodes),
						astNode,
						extensionASTNodes
					});
				}
				case _kinds.Kind.UNION_TYPE_DEFINITION: {
					var _astNode$description4;
					const allNodes = [astNode, ...extensionASTNodes];
					return new _definition.GraphQLUnionType({
						name,
						description: (_astNode$description4 = astNode.description) === null || _astNode$description4 === void 0 ? void 0 : _astNode$description4.value,
						types: () => buildUnionTypes(allNodes),
						astNode,
						extensionASTNodes
					});
				}
				case _kinds.Kind.SCALAR_TYPE_DEFINITION:
					var _astNode$description5;
					return new _definition.GraphQLScalarType({
						name,
						description: (_astNode$description5 = astNode.description) === null || _astNode$description5 === void 0 ? void 0 : _astNode$description5.value,
						specifiedByURL: getSpecifiedByURL(astNode),
						astNode,
						extensionASTNodes
					});
				case _kinds.Kind.INPUT_OBJECT_TYPE_DEFINITION: {
					var _astNode$description6;
					const allNodes = [astNode, ...extensionASTNodes];
					return new _definition.GraphQLInputObjectType({
						name,
						description: (_astNode$description6 = astNode.description) === null || _astNode$description6 === void 0 ? void 0 : _astNode$description6.value,
						fields: () => buildInputFieldMap(allNodes),
						astNode,
						extensionASTNodes,
						isOneOf: isOneOf(astNode)
					});
				}
			}
		}
	}
	const stdTypeMap = (0, _keyMap.keyMap)([..._scalars.specifiedScalarTypes, ..._introspection.introspectionTypes], (type) => type.name);
	/**
	* Given a field or enum value node, returns the string value for the
	* deprecation reason.
	*/
	function getDeprecationReason(node) {
		const deprecated = (0, _values.getDirectiveValues)(_directives.GraphQLDeprecatedDirective, node);
		return deprecated === null || deprecated === void 0 ? void 0 : deprecated.reason;
	}
	/**
	* Given a scalar node, returns the string value for the specifiedByURL.
	*/
	function getSpecifiedByURL(node) {
		const specifiedBy = (0, _values.getDirectiveValues)(_directives.GraphQLSpecifiedByDirective, node);
		return specifiedBy === null || specifiedBy === void 0 ? void 0 : specifiedBy.url;
	}
	/**
	* Given an input object node, returns if the node should be OneOf.
	*/
	function isOneOf(node) {
		return Boolean((0, _values.getDirectiveValues)(_directives.GraphQLOneOfDirective, node));
	}
}));
// node_modules/graphql/utilities/buildASTSchema.js
var require_buildASTSchema = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.buildASTSchema = buildASTSchema;
	exports.buildSchema = buildSchema;
	var _devAssert = require_devAssert();
	var _kinds = require_kinds();
	var _parser = require_parser();
	var _directives = require_directives();
	var _schema = require_schema();
	var _validate = require_validate();
	var _extendSchema = require_extendSchema();
	/**
	* This takes the ast of a schema document produced by the parse function in
	* src/language/parser.js.
	*
	* If no schema definition is provided, then it will look for types named Query,
	* Mutation and Subscription.
	*
	* Given that AST it constructs a GraphQLSchema. The resulting schema
	* has no resolve methods, so execution will use default resolvers.
	*/
	function buildASTSchema(documentAST, options) {
		documentAST != null && documentAST.kind === _kinds.Kind.DOCUMENT || (0, _devAssert.devAssert)(false, "Must provide valid Document AST.");
		if ((options === null || options === void 0 ? void 0 : options.assumeValid) !== true && (options === null || options === void 0 ? void 0 : options.assumeValidSDL) !== true) (0, _validate.assertValidSDL)(documentAST);
		const emptySchemaConfig = {
			description: void 0,
			types: [],
			directives: [],
			extensions: Object.create(null),
			extensionASTNodes: [],
			assumeValid: false
		};
		const config = (0, _extendSchema.extendSchemaImpl)(emptySchemaConfig, documentAST, options);
		if (config.astNode == null) for (const type of config.types) switch (type.name) {
			case "Query":
				config.query = type;
				break;
			case "Mutation":
				config.mutation = type;
				break;
			case "Subscription": config.subscription = type;
		}
		const directives = [...config.directives, ..._directives.specifiedDirectives.filter((stdDirective) => config.directives.every((directive) => directive.name !== stdDirective.name))];
		return new _schema.GraphQLSchema({
			...config,
			directives
		});
	}
	/**
	* A helper function to build a GraphQLSchema directly from a source
	* document.
	*/
	function buildSchema(source, options) {
		return buildASTSchema((0, _parser.parse)(source, {
			noLocation: options === null || options === void 0 ? void 0 : options.noLocation,
			allowLegacyFragmentVariables: options === null || options === void 0 ? void 0 : options.allowLegacyFragmentVariables
		}), {
			assumeValidSDL: options === null || options === void 0 ? void 0 : options.assumeValidSDL,
			assumeValid: options === null || options === void 0 ? void 0 : options.assumeValid
		});
	}
}));
// node_modules/graphql/utilities/lexicographicSortSchema.js
var require_lexicographicSortSchema = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.lexicographicSortSchema = lexicographicSortSchema;
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _keyValMap = require_keyValMap();
	var _naturalCompare = require_naturalCompare();
	var _definition = require_definition();
	var _directives = require_directives();
	var _introspection = require_introspection();
	var _schema = require_schema();
	/**
	* Sort GraphQLSchema.
	*
	* This function returns a sorted copy of the given GraphQLSchema.
	*/
	function lexicographicSortSchema(schema) {
		const schemaConfig = schema.toConfig();
		const typeMap = (0, _keyValMap.keyValMap)(sortByName(schemaConfig.types), (type) => type.name, sortNamedType);
		return new _schema.GraphQLSchema({
			...schemaConfig,
			types: Object.values(typeMap),
			directives: sortByName(schemaConfig.directives).map(sortDirective),
			query: replaceMaybeType(schemaConfig.query),
			mutation: replaceMaybeType(schemaConfig.mutation),
			subscription: replaceMaybeType(schemaConfig.subscription)
		});
		function replaceType(type) {
			if ((0, _definition.isListType)(type)) return new _definition.GraphQLList(replaceType(type.ofType));
			else if ((0, _definition.isNonNullType)(type)) return new _definition.GraphQLNonNull(replaceType(type.ofType));
			return replaceNamedType(type);
		}
		function replaceNamedType(type) {
			return typeMap[type.name];
		}
		function replaceMaybeType(maybeType) {
			return maybeType && replaceNamedType(maybeType);
		}
		function sortDirective(directive) {
			const config = directive.toConfig();
			return new _directives.GraphQLDirective({
				...config,
				locations: sortBy(config.locations, (x) => x),
				args: sortArgs(config.args)
			});
		}
		function sortArgs(args) {
			return sortObjMap(args, (arg) => ({
				...arg,
				type: replaceType(arg.type)
			}));
		}
		function sortFields(fieldsMap) {
			return sortObjMap(fieldsMap, (field) => ({
				...field,
				type: replaceType(field.type),
				args: field.args && sortArgs(field.args)
			}));
		}
		function sortInputFields(fieldsMap) {
			return sortObjMap(fieldsMap, (field) => ({
				...field,
				type: replaceType(field.type)
			}));
		}
		function sortTypes(array) {
			return sortByName(array).map(replaceNamedType);
		}
		function sortNamedType(type) {
			if ((0, _definition.isScalarType)(type) || (0, _introspection.isIntrospectionType)(type)) return type;
			if ((0, _definition.isObjectType)(type)) {
				const config = type.toConfig();
				return new _definition.GraphQLObjectType({
					...config,
					interfaces: () => sortTypes(config.interfaces),
					fields: () => sortFields(config.fields)
				});
			}
			if ((0, _definition.isInterfaceType)(type)) {
				const config = type.toConfig();
				return new _definition.GraphQLInterfaceType({
					...config,
					interfaces: () => sortTypes(config.interfaces),
					fields: () => sortFields(config.fields)
				});
			}
			if ((0, _definition.isUnionType)(type)) {
				const config = type.toConfig();
				return new _definition.GraphQLUnionType({
					...config,
					types: () => sortTypes(config.types)
				});
			}
			if ((0, _definition.isEnumType)(type)) {
				const config = type.toConfig();
				return new _definition.GraphQLEnumType({
					...config,
					values: sortObjMap(config.values, (value) => value)
				});
			}
			if ((0, _definition.isInputObjectType)(type)) {
				const config = type.toConfig();
				return new _definition.GraphQLInputObjectType({
					...config,
					fields: () => sortInputFields(config.fields)
				});
			}
			/* c8 ignore next 3 */
			(0, _invariant.invariant)(false, "Unexpected type: " + (0, _inspect.inspect)(type));
		}
	}
	function sortObjMap(map, sortValueFn) {
		const sortedMap = Object.create(null);
		for (const key of Object.keys(map).sort(_naturalCompare.naturalCompare)) sortedMap[key] = sortValueFn(map[key]);
		return sortedMap;
	}
	function sortByName(array) {
		return sortBy(array, (obj) => obj.name);
	}
	function sortBy(array, mapToKey) {
		return array.slice().sort((obj1, obj2) => {
			const key1 = mapToKey(obj1);
			const key2 = mapToKey(obj2);
			return (0, _naturalCompare.naturalCompare)(key1, key2);
		});
	}
}));
// node_modules/graphql/utilities/printSchema.js
var require_printSchema = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.printIntrospectionSchema = printIntrospectionSchema;
	exports.printSchema = printSchema;
	exports.printType = printType;
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _blockString = require_blockString();
	var _kinds = require_kinds();
	var _printer = require_printer();
	var _definition = require_definition();
	var _directives = require_directives();
	var _introspection = require_introspection();
	var _scalars = require_scalars();
	var _astFromValue = require_astFromValue();
	function printSchema(schema) {
		return printFilteredSchema(schema, (n) => !(0, _directives.isSpecifiedDirective)(n), isDefinedType);
	}
	function printIntrospectionSchema(schema) {
		return printFilteredSchema(schema, _directives.isSpecifiedDirective, _introspection.isIntrospectionType);
	}
	function isDefinedType(type) {
		return !(0, _scalars.isSpecifiedScalarType)(type) && !(0, _introspection.isIntrospectionType)(type);
	}
	function printFilteredSchema(schema, directiveFilter, typeFilter) {
		const directives = schema.getDirectives().filter(directiveFilter);
		const types = Object.values(schema.getTypeMap()).filter(typeFilter);
		return [
			printSchemaDefinition(schema),
			...directives.map((directive) => printDirective(directive)),
			...types.map((type) => printType(type))
		].filter(Boolean).join("\n\n");
	}
	function printSchemaDefinition(schema) {
		if (schema.description == null && isSchemaOfCommonNames(schema)) return;
		const operationTypes = [];
		const queryType = schema.getQueryType();
		if (queryType) operationTypes.push(`  query: ${queryType.name}`);
		const mutationType = schema.getMutationType();
		if (mutationType) operationTypes.push(`  mutation: ${mutationType.name}`);
		const subscriptionType = schema.getSubscriptionType();
		if (subscriptionType) operationTypes.push(`  subscription: ${subscriptionType.name}`);
		return printDescription(schema) + `schema {\n${operationTypes.join("\n")}\n}`;
	}
	/**
	* GraphQL schema define root types for each type of operation. These types are
	* the same as any other type and can be named in any manner, however there is
	* a common naming convention:
	*
	* ```graphql
	*   schema {
	*     query: Query
	*     mutation: Mutation
	*     subscription: Subscription
	*   }
	* ```
	*
	* When using this naming convention, the schema description can be omitted.
	*/
	function isSchemaOfCommonNames(schema) {
		const queryType = schema.getQueryType();
		if (queryType && queryType.name !== "Query") return false;
		const mutationType = schema.getMutationType();
		if (mutationType && mutationType.name !== "Mutation") return false;
		const subscriptionType = schema.getSubscriptionType();
		if (subscriptionType && subscriptionType.name !== "Subscription") return false;
		return true;
	}
	function printType(type) {
		if ((0, _definition.isScalarType)(type)) return printScalar(type);
		if ((0, _definition.isObjectType)(type)) return printObject(type);
		if ((0, _definition.isInterfaceType)(type)) return printInterface(type);
		if ((0, _definition.isUnionType)(type)) return printUnion(type);
		if ((0, _definition.isEnumType)(type)) return printEnum(type);
		if ((0, _definition.isInputObjectType)(type)) return printInputObject(type);
		/* c8 ignore next 3 */
		(0, _invariant.invariant)(false, "Unexpected type: " + (0, _inspect.inspect)(type));
	}
	function printScalar(type) {
		return printDescription(type) + `scalar ${type.name}` + printSpecifiedByURL(type);
	}
	function printImplementedInterfaces(type) {
		const interfaces = type.getInterfaces();
		return interfaces.length ? " implements " + interfaces.map((i) => i.name).join(" & ") : "";
	}
	function printObject(type) {
		return printDescription(type) + `type ${type.name}` + printImplementedInterfaces(type) + printFields(type);
	}
	function printInterface(type) {
		return printDescription(type) + `interface ${type.name}` + printImplementedInterfaces(type) + printFields(type);
	}
	function printUnion(type) {
		const types = type.getTypes();
		const possibleTypes = types.length ? " = " + types.join(" | ") : "";
		return printDescription(type) + "union " + type.name + possibleTypes;
	}
	function printEnum(type) {
		const values = type.getValues().map((value, i) => printDescription(value, "  ", !i) + "  " + value.name + printDeprecated(value.deprecationReason));
		return printDescription(type) + `enum ${type.name}` + printBlock(values);
	}
	function printInputObject(type) {
		const fields = Object.values(type.getFields()).map((f, i) => printDescription(f, "  ", !i) + "  " + printInputValue(f));
		return printDescription(type) + `input ${type.name}` + (type.isOneOf ? " @oneOf" : "") + printBlock(fields);
	}
	function printFields(type) {
		return printBlock(Object.values(type.getFields()).map((f, i) => printDescription(f, "  ", !i) + "  " + f.name + printArgs(f.args, "  ") + ": " + String(f.type) + printDeprecated(f.deprecationReason)));
	}
	function printBlock(items) {
		return items.length !== 0 ? " {\n" + items.join("\n") + "\n}" : "";
	}
	function printArgs(args, indentation = "") {
		if (args.length === 0) return "";
		if (args.every((arg) => !arg.description)) return "(" + args.map(printInputValue).join(", ") + ")";
		return "(\n" + args.map((arg, i) => printDescription(arg, "  " + indentation, !i) + "  " + indentation + printInputValue(arg)).join("\n") + "\n" + indentation + ")";
	}
	function printInputValue(arg) {
		const defaultAST = (0, _astFromValue.astFromValue)(arg.defaultValue, arg.type);
		let argDecl = arg.name + ": " + String(arg.type);
		if (defaultAST) argDecl += ` = ${(0, _printer.print)(defaultAST)}`;
		return argDecl + printDeprecated(arg.deprecationReason);
	}
	function printDirective(directive) {
		return printDescription(directive) + "directive @" + directive.name + printArgs(directive.args) + (directive.isRepeatable ? " repeatable" : "") + " on " + directive.locations.join(" | ");
	}
	function printDeprecated(reason) {
		if (reason == null) return "";
		if (reason !== _directives.DEFAULT_DEPRECATION_REASON) return ` @deprecated(reason: ${(0, _printer.print)({
			kind: _kinds.Kind.STRING,
			value: reason
		})})`;
		return " @deprecated";
	}
	function printSpecifiedByURL(scalar) {
		if (scalar.specifiedByURL == null) return "";
		return ` @specifiedBy(url: ${(0, _printer.print)({
			kind: _kinds.Kind.STRING,
			value: scalar.specifiedByURL
		})})`;
	}
	function printDescription(def, indentation = "", firstInBlock = true) {
		const { description } = def;
		if (description == null) return "";
		const blockString = (0, _printer.print)({
			kind: _kinds.Kind.STRING,
			value: description,
			block: (0, _blockString.isPrintableAsBlockString)(description)
		});
		return (indentation && !firstInBlock ? "\n" + indentation : indentation) + blockString.replace(/\n/g, "\n" + indentation) + "\n";
	}
}));
// node_modules/graphql/utilities/concatAST.js
var require_concatAST = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.concatAST = concatAST;
	var _kinds = require_kinds();
	/**
	* Provided a collection of ASTs, presumably each from different files,
	* concatenate the ASTs together into batched AST, useful for validating many
	* GraphQL source files which together represent one conceptual application.
	*/
	function concatAST(documents) {
		const definitions = [];
		for (const doc of documents) definitions.push(...doc.definitions);
		return {
			kind: _kinds.Kind.DOCUMENT,
			definitions
		};
	}
}));
// node_modules/graphql/utilities/separateOperations.js
var require_separateOperations = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.separateOperations = separateOperations;
	var _kinds = require_kinds();
	var _visitor = require_visitor();
	/**
	* separateOperations accepts a single AST document which may contain many
	* operations and fragments and returns a collection of AST documents each of
	* which contains a single operation as well the fragment definitions it
	* refers to.
	*/
	function separateOperations(documentAST) {
		const operations = [];
		const depGraph = Object.create(null);
		for (const definitionNode of documentAST.definitions) switch (definitionNode.kind) {
			case _kinds.Kind.OPERATION_DEFINITION:
				operations.push(definitionNode);
				break;
			case _kinds.Kind.FRAGMENT_DEFINITION: depGraph[definitionNode.name.value] = collectDependencies(definitionNode.selectionSet);
		}
		const separatedDocumentASTs = Object.create(null);
		for (const operation of operations) {
			const dependencies = /* @__PURE__ */ new Set();
			for (const fragmentName of collectDependencies(operation.selectionSet)) collectTransitiveDependencies(dependencies, depGraph, fragmentName);
			const operationName = operation.name ? operation.name.value : "";
			separatedDocumentASTs[operationName] = {
				kind: _kinds.Kind.DOCUMENT,
				definitions: documentAST.definitions.filter((node) => node === operation || node.kind === _kinds.Kind.FRAGMENT_DEFINITION && dependencies.has(node.name.value))
			};
		}
		return separatedDocumentASTs;
	}
	function collectTransitiveDependencies(collected, depGraph, fromName) {
		if (!collected.has(fromName)) {
			collected.add(fromName);
			const immediateDeps = depGraph[fromName];
			if (immediateDeps !== void 0) for (const toName of immediateDeps) collectTransitiveDependencies(collected, depGraph, toName);
		}
	}
	function collectDependencies(selectionSet) {
		const dependencies = [];
		(0, _visitor.visit)(selectionSet, { FragmentSpread(node) {
			dependencies.push(node.name.value);
		} });
		return dependencies;
	}
}));
// node_modules/graphql/utilities/stripIgnoredCharacters.js
var require_stripIgnoredCharacters = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.stripIgnoredCharacters = stripIgnoredCharacters;
	var _blockString = require_blockString();
	var _lexer = require_lexer();
	var _source = require_source();
	var _tokenKind = require_tokenKind();
	/**
	* Strips characters that are not significant to the validity or execution
	* of a GraphQL document:
	*   - UnicodeBOM
	*   - WhiteSpace
	*   - LineTerminator
	*   - Comment
	*   - Comma
	*   - BlockString indentation
	*
	* Note: It is required to have a delimiter character between neighboring
	* non-punctuator tokens and this function always uses single space as delimiter.
	*
	* It is guaranteed that both input and output documents if parsed would result
	* in the exact same AST except for nodes location.
	*
	* Warning: It is guaranteed that this function will always produce stable results.
	* However, it's not guaranteed that it will stay the same between different
	* releases due to bugfixes or changes in the GraphQL specification.
	*
	* Query example:
	*
	* ```graphql
	* query SomeQuery($foo: String!, $bar: String) {
	*   someField(foo: $foo, bar: $bar) {
	*     a
	*     b {
	*       c
	*       d
	*     }
	*   }
	* }
	* ```
	*
	* Becomes:
	*
	* ```graphql
	* query SomeQuery($foo:String!$bar:String){someField(foo:$foo bar:$bar){a b{c d}}}
	* ```
	*
	* SDL example:
	*
	* ```graphql
	* """
	* Type description
	* """
	* type Foo {
	*   """
	*   Field description
	*   """
	*   bar: String
	* }
	* ```
	*
	* Becomes:
	*
	* ```graphql
	* """Type description""" type Foo{"""Field description""" bar:String}
	* ```
	*/
	function stripIgnoredCharacters(source) {
		const sourceObj = (0, _source.isSource)(source) ? source : new _source.Source(source);
		const body = sourceObj.body;
		const lexer = new _lexer.Lexer(sourceObj);
		let strippedBody = "";
		let wasLastAddedTokenNonPunctuator = false;
		while (lexer.advance().kind !== _tokenKind.TokenKind.EOF) {
			const currentToken = lexer.token;
			const tokenKind = currentToken.kind;
			/**
			* Every two non-punctuator tokens should have space between them.
			* Also prevent case of non-punctuator token following by spread resulting
			* in invalid token (e.g. `1...` is invalid Float token).
			*/
			const isNonPunctuator = !(0, _lexer.isPunctuatorTokenKind)(currentToken.kind);
			if (wasLastAddedTokenNonPunctuator) {
				if (isNonPunctuator || currentToken.kind === _tokenKind.TokenKind.SPREAD) strippedBody += " ";
			}
			const tokenBody = body.slice(currentToken.start, currentToken.end);
			if (tokenKind === _tokenKind.TokenKind.BLOCK_STRING) strippedBody += (0, _blockString.printBlockString)(currentToken.value, { minimize: true });
			else strippedBody += tokenBody;
			wasLastAddedTokenNonPunctuator = isNonPunctuator;
		}
		return strippedBody;
	}
}));
// node_modules/graphql/utilities/assertValidName.js
var require_assertValidName = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.assertValidName = assertValidName;
	exports.isValidNameError = isValidNameError;
	var _devAssert = require_devAssert();
	var _GraphQLError = require_GraphQLError();
	var _assertName = require_assertName();
	/* c8 ignore start */
	/**
	* Upholds the spec rules about naming.
	* @deprecated Please use `assertName` instead. Will be removed in v17
	*/
	function assertValidName(name) {
		const error = isValidNameError(name);
		if (error) throw error;
		return name;
	}
	/**
	* Returns an Error if a name is invalid.
	* @deprecated Please use `assertName` instead. Will be removed in v17
	*/
	function isValidNameError(name) {
		typeof name === "string" || (0, _devAssert.devAssert)(false, "Expected name to be a string.");
		if (name.startsWith("__")) return new _GraphQLError.GraphQLError(`Name "${name}" must not begin with "__", which is reserved by GraphQL introspection.`);
		try {
			(0, _assertName.assertName)(name);
		} catch (error) {
			return error;
		}
	}
}));
/* c8 ignore stop */
// node_modules/graphql/utilities/findBreakingChanges.js
var require_findBreakingChanges = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DangerousChangeType = exports.BreakingChangeType = void 0;
	exports.findBreakingChanges = findBreakingChanges;
	exports.findDangerousChanges = findDangerousChanges;
	var _inspect = require_inspect();
	var _invariant = require_invariant();
	var _keyMap = require_keyMap();
	var _printer = require_printer();
	var _definition = require_definition();
	var _scalars = require_scalars();
	var _astFromValue = require_astFromValue();
	var _sortValueNode = require_sortValueNode();
	var BreakingChangeType;
	exports.BreakingChangeType = BreakingChangeType;
	(function(BreakingChangeType) {
		BreakingChangeType["TYPE_REMOVED"] = "TYPE_REMOVED";
		BreakingChangeType["TYPE_CHANGED_KIND"] = "TYPE_CHANGED_KIND";
		BreakingChangeType["TYPE_REMOVED_FROM_UNION"] = "TYPE_REMOVED_FROM_UNION";
		BreakingChangeType["VALUE_REMOVED_FROM_ENUM"] = "VALUE_REMOVED_FROM_ENUM";
		BreakingChangeType["REQUIRED_INPUT_FIELD_ADDED"] = "REQUIRED_INPUT_FIELD_ADDED";
		BreakingChangeType["IMPLEMENTED_INTERFACE_REMOVED"] = "IMPLEMENTED_INTERFACE_REMOVED";
		BreakingChangeType["FIELD_REMOVED"] = "FIELD_REMOVED";
		BreakingChangeType["FIELD_CHANGED_KIND"] = "FIELD_CHANGED_KIND";
		BreakingChangeType["REQUIRED_ARG_ADDED"] = "REQUIRED_ARG_ADDED";
		BreakingChangeType["ARG_REMOVED"] = "ARG_REMOVED";
		BreakingChangeType["ARG_CHANGED_KIND"] = "ARG_CHANGED_KIND";
		BreakingChangeType["DIRECTIVE_REMOVED"] = "DIRECTIVE_REMOVED";
		BreakingChangeType["DIRECTIVE_ARG_REMOVED"] = "DIRECTIVE_ARG_REMOVED";
		BreakingChangeType["REQUIRED_DIRECTIVE_ARG_ADDED"] = "REQUIRED_DIRECTIVE_ARG_ADDED";
		BreakingChangeType["DIRECTIVE_REPEATABLE_REMOVED"] = "DIRECTIVE_REPEATABLE_REMOVED";
		BreakingChangeType["DIRECTIVE_LOCATION_REMOVED"] = "DIRECTIVE_LOCATION_REMOVED";
	})(BreakingChangeType || (exports.BreakingChangeType = BreakingChangeType = {}));
	var DangerousChangeType;
	exports.DangerousChangeType = DangerousChangeType;
	(function(DangerousChangeType) {
		DangerousChangeType["VALUE_ADDED_TO_ENUM"] = "VALUE_ADDED_TO_ENUM";
		DangerousChangeType["TYPE_ADDED_TO_UNION"] = "TYPE_ADDED_TO_UNION";
		DangerousChangeType["OPTIONAL_INPUT_FIELD_ADDED"] = "OPTIONAL_INPUT_FIELD_ADDED";
		DangerousChangeType["OPTIONAL_ARG_ADDED"] = "OPTIONAL_ARG_ADDED";
		DangerousChangeType["IMPLEMENTED_INTERFACE_ADDED"] = "IMPLEMENTED_INTERFACE_ADDED";
		DangerousChangeType["ARG_DEFAULT_VALUE_CHANGE"] = "ARG_DEFAULT_VALUE_CHANGE";
	})(DangerousChangeType || (exports.DangerousChangeType = DangerousChangeType = {}));
	/**
	* Given two schemas, returns an Array containing descriptions of all the types
	* of breaking changes covered by the other functions down below.
	*/
	function findBreakingChanges(oldSchema, newSchema) {
		return findSchemaChanges(oldSchema, newSchema).filter((change) => change.type in BreakingChangeType);
	}
	/**
	* Given two schemas, returns an Array containing descriptions of all the types
	* of potentially dangerous changes covered by the other functions down below.
	*/
	function findDangerousChanges(oldSchema, newSchema) {
		return findSchemaChanges(oldSchema, newSchema).filter((change) => change.type in DangerousChangeType);
	}
	function findSchemaChanges(oldSchema, newSchema) {
		return [...findTypeChanges(oldSchema, newSchema), ...findDirectiveChanges(oldSchema, newSchema)];
	}
	function findDirectiveChanges(oldSchema, newSchema) {
		const schemaChanges = [];
		const directivesDiff = diff(oldSchema.getDirectives(), newSchema.getDirectives());
		for (const oldDirective of directivesDiff.removed) schemaChanges.push({
			type: BreakingChangeType.DIRECTIVE_REMOVED,
			description: `${oldDirective.name} was removed.`
		});
		for (const [oldDirective, newDirective] of directivesDiff.persisted) {
			const argsDiff = diff(oldDirective.args, newDirective.args);
			for (const newArg of argsDiff.added) if ((0, _definition.isRequiredArgument)(newArg)) schemaChanges.push({
				type: BreakingChangeType.REQUIRED_DIRECTIVE_ARG_ADDED,
				description: `A required arg ${newArg.name} on directive ${oldDirective.name} was added.`
			});
			for (const oldArg of argsDiff.removed) schemaChanges.push({
				type: BreakingChangeType.DIRECTIVE_ARG_REMOVED,
				description: `${oldArg.name} was removed from ${oldDirective.name}.`
			});
			if (oldDirective.isRepeatable && !newDirective.isRepeatable) schemaChanges.push({
				type: BreakingChangeType.DIRECTIVE_REPEATABLE_REMOVED,
				description: `Repeatable flag was removed from ${oldDirective.name}.`
			});
			for (const location of oldDirective.locations) if (!newDirective.locations.includes(location)) schemaChanges.push({
				type: BreakingChangeType.DIRECTIVE_LOCATION_REMOVED,
				description: `${location} was removed from ${oldDirective.name}.`
			});
		}
		return schemaChanges;
	}
	function findTypeChanges(oldSchema, newSchema) {
		const schemaChanges = [];
		const typesDiff = diff(Object.values(oldSchema.getTypeMap()), Object.values(newSchema.getTypeMap()));
		for (const oldType of typesDiff.removed) schemaChanges.push({
			type: BreakingChangeType.TYPE_REMOVED,
			description: (0, _scalars.isSpecifiedScalarType)(oldType) ? `Standard scalar ${oldType.name} was removed because it is not referenced anymore.` : `${oldType.name} was removed.`
		});
		for (const [oldType, newType] of typesDiff.persisted) if ((0, _definition.isEnumType)(oldType) && (0, _definition.isEnumType)(newType)) schemaChanges.push(...findEnumTypeChanges(oldType, newType));
		else if ((0, _definition.isUnionType)(oldType) && (0, _definition.isUnionType)(newType)) schemaChanges.push(...findUnionTypeChanges(oldType, newType));
		else if ((0, _definition.isInputObjectType)(oldType) && (0, _definition.isInputObjectType)(newType)) schemaChanges.push(...findInputObjectTypeChanges(oldType, newType));
		else if ((0, _definition.isObjectType)(oldType) && (0, _definition.isObjectType)(newType)) schemaChanges.push(...findFieldChanges(oldType, newType), ...findImplementedInterfacesChanges(oldType, newType));
		else if ((0, _definition.isInterfaceType)(oldType) && (0, _definition.isInterfaceType)(newType)) schemaChanges.push(...findFieldChanges(oldType, newType), ...findImplementedInterfacesChanges(oldType, newType));
		else if (oldType.constructor !== newType.constructor) schemaChanges.push({
			type: BreakingChangeType.TYPE_CHANGED_KIND,
			description: `${oldType.name} changed from ${typeKindName(oldType)} to ${typeKindName(newType)}.`
		});
		return schemaChanges;
	}
	function findInputObjectTypeChanges(oldType, newType) {
		const schemaChanges = [];
		const fieldsDiff = diff(Object.values(oldType.getFields()), Object.values(newType.getFields()));
		for (const newField of fieldsDiff.added) if ((0, _definition.isRequiredInputField)(newField)) schemaChanges.push({
			type: BreakingChangeType.REQUIRED_INPUT_FIELD_ADDED,
			description: `A required field ${newField.name} on input type ${oldType.name} was added.`
		});
		else schemaChanges.push({
			type: DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED,
			description: `An optional field ${newField.name} on input type ${oldType.name} was added.`
		});
		for (const oldField of fieldsDiff.removed) schemaChanges.push({
			type: BreakingChangeType.FIELD_REMOVED,
			description: `${oldType.name}.${oldField.name} was removed.`
		});
		for (const [oldField, newField] of fieldsDiff.persisted) if (!isChangeSafeForInputObjectFieldOrFieldArg(oldField.type, newField.type)) schemaChanges.push({
			type: BreakingChangeType.FIELD_CHANGED_KIND,
			description: `${oldType.name}.${oldField.name} changed type from ${String(oldField.type)} to ${String(newField.type)}.`
		});
		return schemaChanges;
	}
	function findUnionTypeChanges(oldType, newType) {
		const schemaChanges = [];
		const possibleTypesDiff = diff(oldType.getTypes(), newType.getTypes());
		for (const newPossibleType of possibleTypesDiff.added) schemaChanges.push({
			type: DangerousChangeType.TYPE_ADDED_TO_UNION,
			description: `${newPossibleType.name} was added to union type ${oldType.name}.`
		});
		for (const oldPossibleType of possibleTypesDiff.removed) schemaChanges.push({
			type: BreakingChangeType.TYPE_REMOVED_FROM_UNION,
			description: `${oldPossibleType.name} was removed from union type ${oldType.name}.`
		});
		return schemaChanges;
	}
	function findEnumTypeChanges(oldType, newType) {
		const schemaChanges = [];
		const valuesDiff = diff(oldType.getValues(), newType.getValues());
		for (const newValue of valuesDiff.added) schemaChanges.push({
			type: DangerousChangeType.VALUE_ADDED_TO_ENUM,
			description: `${newValue.name} was added to enum type ${oldType.name}.`
		});
		for (const oldValue of valuesDiff.removed) schemaChanges.push({
			type: BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
			description: `${oldValue.name} was removed from enum type ${oldType.name}.`
		});
		return schemaChanges;
	}
	function findImplementedInterfacesChanges(oldType, newType) {
		const schemaChanges = [];
		const interfacesDiff = diff(oldType.getInterfaces(), newType.getInterfaces());
		for (const newInterface of interfacesDiff.added) schemaChanges.push({
			type: DangerousChangeType.IMPLEMENTED_INTERFACE_ADDED,
			description: `${newInterface.name} added to interfaces implemented by ${oldType.name}.`
		});
		for (const oldInterface of interfacesDiff.removed) schemaChanges.push({
			type: BreakingChangeType.IMPLEMENTED_INTERFACE_REMOVED,
			description: `${oldType.name} no longer implements interface ${oldInterface.name}.`
		});
		return schemaChanges;
	}
	function findFieldChanges(oldType, newType) {
		const schemaChanges = [];
		const fieldsDiff = diff(Object.values(oldType.getFields()), Object.values(newType.getFields()));
		for (const oldField of fieldsDiff.removed) schemaChanges.push({
			type: BreakingChangeType.FIELD_REMOVED,
			description: `${oldType.name}.${oldField.name} was removed.`
		});
		for (const [oldField, newField] of fieldsDiff.persisted) {
			schemaChanges.push(...findArgChanges(oldType, oldField, newField));
			if (!isChangeSafeForObjectOrInterfaceField(oldField.type, newField.type)) schemaChanges.push({
				type: BreakingChangeType.FIELD_CHANGED_KIND,
				description: `${oldType.name}.${oldField.name} changed type from ${String(oldField.type)} to ${String(newField.type)}.`
			});
		}
		return schemaChanges;
	}
	function findArgChanges(oldType, oldField, newField) {
		const schemaChanges = [];
		const argsDiff = diff(oldField.args, newField.args);
		for (const oldArg of argsDiff.removed) schemaChanges.push({
			type: BreakingChangeType.ARG_REMOVED,
			description: `${oldType.name}.${oldField.name} arg ${oldArg.name} was removed.`
		});
		for (const [oldArg, newArg] of argsDiff.persisted) if (!isChangeSafeForInputObjectFieldOrFieldArg(oldArg.type, newArg.type)) schemaChanges.push({
			type: BreakingChangeType.ARG_CHANGED_KIND,
			description: `${oldType.name}.${oldField.name} arg ${oldArg.name} has changed type from ${String(oldArg.type)} to ${String(newArg.type)}.`
		});
		else if (oldArg.defaultValue !== void 0) {
			if (newArg.defaultValue === void 0) schemaChanges.push({
				type: DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
				description: `${oldType.name}.${oldField.name} arg ${oldArg.name} defaultValue was removed.`
			});
			else {
				const oldValueStr = stringifyValue(oldArg.defaultValue, oldArg.type);
				const newValueStr = stringifyValue(newArg.defaultValue, newArg.type);
				if (oldValueStr !== newValueStr) schemaChanges.push({
					type: DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
					description: `${oldType.name}.${oldField.name} arg ${oldArg.name} has changed defaultValue from ${oldValueStr} to ${newValueStr}.`
				});
			}
		}
		for (const newArg of argsDiff.added) if ((0, _definition.isRequiredArgument)(newArg)) schemaChanges.push({
			type: BreakingChangeType.REQUIRED_ARG_ADDED,
			description: `A required arg ${newArg.name} on ${oldType.name}.${oldField.name} was added.`
		});
		else schemaChanges.push({
			type: DangerousChangeType.OPTIONAL_ARG_ADDED,
			description: `An optional arg ${newArg.name} on ${oldType.name}.${oldField.name} was added.`
		});
		return schemaChanges;
	}
	function isChangeSafeForObjectOrInterfaceField(oldType, newType) {
		if ((0, _definition.isListType)(oldType)) return (0, _definition.isListType)(newType) && isChangeSafeForObjectOrInterfaceField(oldType.ofType, newType.ofType) || (0, _definition.isNonNullType)(newType) && isChangeSafeForObjectOrInterfaceField(oldType, newType.ofType);
		if ((0, _definition.isNonNullType)(oldType)) return (0, _definition.isNonNullType)(newType) && isChangeSafeForObjectOrInterfaceField(oldType.ofType, newType.ofType);
		return (0, _definition.isNamedType)(newType) && oldType.name === newType.name || (0, _definition.isNonNullType)(newType) && isChangeSafeForObjectOrInterfaceField(oldType, newType.ofType);
	}
	function isChangeSafeForInputObjectFieldOrFieldArg(oldType, newType) {
		if ((0, _definition.isListType)(oldType)) return (0, _definition.isListType)(newType) && isChangeSafeForInputObjectFieldOrFieldArg(oldType.ofType, newType.ofType);
		if ((0, _definition.isNonNullType)(oldType)) return (0, _definition.isNonNullType)(newType) && isChangeSafeForInputObjectFieldOrFieldArg(oldType.ofType, newType.ofType) || !(0, _definition.isNonNullType)(newType) && isChangeSafeForInputObjectFieldOrFieldArg(oldType.ofType, newType);
		return (0, _definition.isNamedType)(newType) && oldType.name === newType.name;
	}
	function typeKindName(type) {
		if ((0, _definition.isScalarType)(type)) return "a Scalar type";
		if ((0, _definition.isObjectType)(type)) return "an Object type";
		if ((0, _definition.isInterfaceType)(type)) return "an Interface type";
		if ((0, _definition.isUnionType)(type)) return "a Union type";
		if ((0, _definition.isEnumType)(type)) return "an Enum type";
		if ((0, _definition.isInputObjectType)(type)) return "an Input type";
		/* c8 ignore next 3 */
		(0, _invariant.invariant)(false, "Unexpected type: " + (0, _inspect.inspect)(type));
	}
	function stringifyValue(value, type) {
		const ast = (0, _astFromValue.astFromValue)(value, type);
		ast ?? (0, _invariant.invariant)(false);
		return (0, _printer.print)((0, _sortValueNode.sortValueNode)(ast));
	}
	function diff(oldArray, newArray) {
		const added = [];
		const removed = [];
		const persisted = [];
		const oldMap = (0, _keyMap.keyMap)(oldArray, ({ name }) => name);
		const newMap = (0, _keyMap.keyMap)(newArray, ({ name }) => name);
		for (const oldItem of oldArray) {
			const newItem = newMap[oldItem.name];
			if (newItem === void 0) removed.push(oldItem);
			else persisted.push([oldItem, newItem]);
		}
		for (const newItem of newArray) if (oldMap[newItem.name] === void 0) added.push(newItem);
		return {
			added,
			persisted,
			removed
		};
	}
}));
// node_modules/graphql/utilities/resolveSchemaCoordinate.js
var require_resolveSchemaCoordinate = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.resolveASTSchemaCoordinate = resolveASTSchemaCoordinate;
	exports.resolveSchemaCoordinate = resolveSchemaCoordinate;
	var _inspect = require_inspect();
	var _kinds = require_kinds();
	var _parser = require_parser();
	var _definition = require_definition();
	/**
	* A schema coordinate is resolved in the context of a GraphQL schema to
	* uniquely identify a schema element. It returns undefined if the schema
	* coordinate does not resolve to a schema element, meta-field, or introspection
	* schema element. It will throw if the containing schema element (if
	* applicable) does not exist.
	*
	* https://spec.graphql.org/draft/#sec-Schema-Coordinates.Semantics
	*/
	function resolveSchemaCoordinate(schema, schemaCoordinate) {
		return resolveASTSchemaCoordinate(schema, (0, _parser.parseSchemaCoordinate)(schemaCoordinate));
	}
	/**
	* TypeCoordinate : Name
	*/
	function resolveTypeCoordinate(schema, schemaCoordinate) {
		const typeName = schemaCoordinate.name.value;
		const type = schema.getType(typeName);
		if (type == null) return;
		return {
			kind: "NamedType",
			type
		};
	}
	/**
	* MemberCoordinate : Name . Name
	*/
	function resolveMemberCoordinate(schema, schemaCoordinate) {
		const typeName = schemaCoordinate.name.value;
		const type = schema.getType(typeName);
		if (!type) throw new Error(`Expected ${(0, _inspect.inspect)(typeName)} to be defined as a type in the schema.`);
		if (!(0, _definition.isEnumType)(type) && !(0, _definition.isInputObjectType)(type) && !(0, _definition.isObjectType)(type) && !(0, _definition.isInterfaceType)(type)) throw new Error(`Expected ${(0, _inspect.inspect)(typeName)} to be an Enum, Input Object, Object or Interface type.`);
		if ((0, _definition.isEnumType)(type)) {
			const enumValueName = schemaCoordinate.memberName.value;
			const enumValue = type.getValue(enumValueName);
			if (enumValue == null) return;
			return {
				kind: "EnumValue",
				type,
				enumValue
			};
		}
		if ((0, _definition.isInputObjectType)(type)) {
			const inputFieldName = schemaCoordinate.memberName.value;
			const inputField = type.getFields()[inputFieldName];
			if (inputField == null) return;
			return {
				kind: "InputField",
				type,
				inputField
			};
		}
		const fieldName = schemaCoordinate.memberName.value;
		const field = type.getFields()[fieldName];
		if (field == null) return;
		return {
			kind: "Field",
			type,
			field
		};
	}
	/**
	* ArgumentCoordinate : Name . Name ( Name : )
	*/
	function resolveArgumentCoordinate(schema, schemaCoordinate) {
		const typeName = schemaCoordinate.name.value;
		const type = schema.getType(typeName);
		if (type == null) throw new Error(`Expected ${(0, _inspect.inspect)(typeName)} to be defined as a type in the schema.`);
		if (!(0, _definition.isObjectType)(type) && !(0, _definition.isInterfaceType)(type)) throw new Error(`Expected ${(0, _inspect.inspect)(typeName)} to be an object type or interface type.`);
		const fieldName = schemaCoordinate.fieldName.value;
		const field = type.getFields()[fieldName];
		if (field == null) throw new Error(`Expected ${(0, _inspect.inspect)(fieldName)} to exist as a field of type ${(0, _inspect.inspect)(typeName)} in the schema.`);
		const fieldArgumentName = schemaCoordinate.argumentName.value;
		const fieldArgument = field.args.find((arg) => arg.name === fieldArgumentName);
		if (fieldArgument == null) return;
		return {
			kind: "FieldArgument",
			type,
			field,
			fieldArgument
		};
	}
	/**
	* DirectiveCoordinate : \@ Name
	*/
	function resolveDirectiveCoordinate(schema, schemaCoordinate) {
		const directiveName = schemaCoordinate.name.value;
		const directive = schema.getDirective(directiveName);
		if (!directive) return;
		return {
			kind: "Directive",
			directive
		};
	}
	/**
	* DirectiveArgumentCoordinate : \@ Name ( Name : )
	*/
	function resolveDirectiveArgumentCoordinate(schema, schemaCoordinate) {
		const directiveName = schemaCoordinate.name.value;
		const directive = schema.getDirective(directiveName);
		if (!directive) throw new Error(`Expected ${(0, _inspect.inspect)(directiveName)} to be defined as a directive in the schema.`);
		const { argumentName: { value: directiveArgumentName } } = schemaCoordinate;
		const directiveArgument = directive.args.find((arg) => arg.name === directiveArgumentName);
		if (!directiveArgument) return;
		return {
			kind: "DirectiveArgument",
			directive,
			directiveArgument
		};
	}
	/**
	* Resolves schema coordinate from a parsed SchemaCoordinate node.
	*/
	function resolveASTSchemaCoordinate(schema, schemaCoordinate) {
		switch (schemaCoordinate.kind) {
			case _kinds.Kind.TYPE_COORDINATE: return resolveTypeCoordinate(schema, schemaCoordinate);
			case _kinds.Kind.MEMBER_COORDINATE: return resolveMemberCoordinate(schema, schemaCoordinate);
			case _kinds.Kind.ARGUMENT_COORDINATE: return resolveArgumentCoordinate(schema, schemaCoordinate);
			case _kinds.Kind.DIRECTIVE_COORDINATE: return resolveDirectiveCoordinate(schema, schemaCoordinate);
			case _kinds.Kind.DIRECTIVE_ARGUMENT_COORDINATE: return resolveDirectiveArgumentCoordinate(schema, schemaCoordinate);
		}
	}
}));
// node_modules/graphql/utilities/index.js
var require_utilities = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	Object.defineProperty(exports, "BreakingChangeType", {
		enumerable: true,
		get: function() {
			return _findBreakingChanges.BreakingChangeType;
		}
	});
	Object.defineProperty(exports, "DangerousChangeType", {
		enumerable: true,
		get: function() {
			return _findBreakingChanges.DangerousChangeType;
		}
	});
	Object.defineProperty(exports, "TypeInfo", {
		enumerable: true,
		get: function() {
			return _TypeInfo.TypeInfo;
		}
	});
	Object.defineProperty(exports, "assertValidName", {
		enumerable: true,
		get: function() {
			return _assertValidName.assertValidName;
		}
	});
	Object.defineProperty(exports, "astFromValue", {
		enumerable: true,
		get: function() {
			return _astFromValue.astFromValue;
		}
	});
	Object.defineProperty(exports, "buildASTSchema", {
		enumerable: true,
		get: function() {
			return _buildASTSchema.buildASTSchema;
		}
	});
	Object.defineProperty(exports, "buildClientSchema", {
		enumerable: true,
		get: function() {
			return _buildClientSchema.buildClientSchema;
		}
	});
	Object.defineProperty(exports, "buildSchema", {
		enumerable: true,
		get: function() {
			return _buildASTSchema.buildSchema;
		}
	});
	Object.defineProperty(exports, "coerceInputValue", {
		enumerable: true,
		get: function() {
			return _coerceInputValue.coerceInputValue;
		}
	});
	Object.defineProperty(exports, "concatAST", {
		enumerable: true,
		get: function() {
			return _concatAST.concatAST;
		}
	});
	Object.defineProperty(exports, "doTypesOverlap", {
		enumerable: true,
		get: function() {
			return _typeComparators.doTypesOverlap;
		}
	});
	Object.defineProperty(exports, "extendSchema", {
		enumerable: true,
		get: function() {
			return _extendSchema.extendSchema;
		}
	});
	Object.defineProperty(exports, "findBreakingChanges", {
		enumerable: true,
		get: function() {
			return _findBreakingChanges.findBreakingChanges;
		}
	});
	Object.defineProperty(exports, "findDangerousChanges", {
		enumerable: true,
		get: function() {
			return _findBreakingChanges.findDangerousChanges;
		}
	});
	Object.defineProperty(exports, "getIntrospectionQuery", {
		enumerable: true,
		get: function() {
			return _getIntrospectionQuery.getIntrospectionQuery;
		}
	});
	Object.defineProperty(exports, "getOperationAST", {
		enumerable: true,
		get: function() {
			return _getOperationAST.getOperationAST;
		}
	});
	Object.defineProperty(exports, "getOperationRootType", {
		enumerable: true,
		get: function() {
			return _getOperationRootType.getOperationRootType;
		}
	});
	Object.defineProperty(exports, "introspectionFromSchema", {
		enumerable: true,
		get: function() {
			return _introspectionFromSchema.introspectionFromSchema;
		}
	});
	Object.defineProperty(exports, "isEqualType", {
		enumerable: true,
		get: function() {
			return _typeComparators.isEqualType;
		}
	});
	Object.defineProperty(exports, "isTypeSubTypeOf", {
		enumerable: true,
		get: function() {
			return _typeComparators.isTypeSubTypeOf;
		}
	});
	Object.defineProperty(exports, "isValidNameError", {
		enumerable: true,
		get: function() {
			return _assertValidName.isValidNameError;
		}
	});
	Object.defineProperty(exports, "lexicographicSortSchema", {
		enumerable: true,
		get: function() {
			return _lexicographicSortSchema.lexicographicSortSchema;
		}
	});
	Object.defineProperty(exports, "printIntrospectionSchema", {
		enumerable: true,
		get: function() {
			return _printSchema.printIntrospectionSchema;
		}
	});
	Object.defineProperty(exports, "printSchema", {
		enumerable: true,
		get: function() {
			return _printSchema.printSchema;
		}
	});
	Object.defineProperty(exports, "printType", {
		enumerable: true,
		get: function() {
			return _printSchema.printType;
		}
	});
	Object.defineProperty(exports, "resolveASTSchemaCoordinate", {
		enumerable: true,
		get: function() {
			return _resolveSchemaCoordinate.resolveASTSchemaCoordinate;
		}
	});
	Object.defineProperty(exports, "resolveSchemaCoordinate", {
		enumerable: true,
		get: function() {
			return _resolveSchemaCoordinate.resolveSchemaCoordinate;
		}
	});
	Object.defineProperty(exports, "separateOperations", {
		enumerable: true,
		get: function() {
			return _separateOperations.separateOperations;
		}
	});
	Object.defineProperty(exports, "stripIgnoredCharacters", {
		enumerable: true,
		get: function() {
			return _stripIgnoredCharacters.stripIgnoredCharacters;
		}
	});
	Object.defineProperty(exports, "typeFromAST", {
		enumerable: true,
		get: function() {
			return _typeFromAST.typeFromAST;
		}
	});
	Object.defineProperty(exports, "valueFromAST", {
		enumerable: true,
		get: function() {
			return _valueFromAST.valueFromAST;
		}
	});
	Object.defineProperty(exports, "valueFromASTUntyped", {
		enumerable: true,
		get: function() {
			return _valueFromASTUntyped.valueFromASTUntyped;
		}
	});
	Object.defineProperty(exports, "visitWithTypeInfo", {
		enumerable: true,
		get: function() {
			return _TypeInfo.visitWithTypeInfo;
		}
	});
	var _getIntrospectionQuery = require_getIntrospectionQuery();
	var _getOperationAST = require_getOperationAST();
	var _getOperationRootType = require_getOperationRootType();
	var _introspectionFromSchema = require_introspectionFromSchema();
	var _buildClientSchema = require_buildClientSchema();
	var _buildASTSchema = require_buildASTSchema();
	var _extendSchema = require_extendSchema();
	var _lexicographicSortSchema = require_lexicographicSortSchema();
	var _printSchema = require_printSchema();
	var _typeFromAST = require_typeFromAST();
	var _valueFromAST = require_valueFromAST();
	var _valueFromASTUntyped = require_valueFromASTUntyped();
	var _astFromValue = require_astFromValue();
	var _TypeInfo = require_TypeInfo();
	var _coerceInputValue = require_coerceInputValue();
	var _concatAST = require_concatAST();
	var _separateOperations = require_separateOperations();
	var _stripIgnoredCharacters = require_stripIgnoredCharacters();
	var _typeComparators = require_typeComparators();
	var _assertValidName = require_assertValidName();
	var _findBreakingChanges = require_findBreakingChanges();
	var _resolveSchemaCoordinate = require_resolveSchemaCoordinate();
}));
// node_modules/graphql/index.js
var require_graphql = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	Object.defineProperty(exports, "BREAK", {
		enumerable: true,
		get: function() {
			return _index2.BREAK;
		}
	});
	Object.defineProperty(exports, "BreakingChangeType", {
		enumerable: true,
		get: function() {
			return _index6.BreakingChangeType;
		}
	});
	Object.defineProperty(exports, "DEFAULT_DEPRECATION_REASON", {
		enumerable: true,
		get: function() {
			return _index.DEFAULT_DEPRECATION_REASON;
		}
	});
	Object.defineProperty(exports, "DangerousChangeType", {
		enumerable: true,
		get: function() {
			return _index6.DangerousChangeType;
		}
	});
	Object.defineProperty(exports, "DirectiveLocation", {
		enumerable: true,
		get: function() {
			return _index2.DirectiveLocation;
		}
	});
	Object.defineProperty(exports, "ExecutableDefinitionsRule", {
		enumerable: true,
		get: function() {
			return _index4.ExecutableDefinitionsRule;
		}
	});
	Object.defineProperty(exports, "FieldsOnCorrectTypeRule", {
		enumerable: true,
		get: function() {
			return _index4.FieldsOnCorrectTypeRule;
		}
	});
	Object.defineProperty(exports, "FragmentsOnCompositeTypesRule", {
		enumerable: true,
		get: function() {
			return _index4.FragmentsOnCompositeTypesRule;
		}
	});
	Object.defineProperty(exports, "GRAPHQL_MAX_INT", {
		enumerable: true,
		get: function() {
			return _index.GRAPHQL_MAX_INT;
		}
	});
	Object.defineProperty(exports, "GRAPHQL_MIN_INT", {
		enumerable: true,
		get: function() {
			return _index.GRAPHQL_MIN_INT;
		}
	});
	Object.defineProperty(exports, "GraphQLBoolean", {
		enumerable: true,
		get: function() {
			return _index.GraphQLBoolean;
		}
	});
	Object.defineProperty(exports, "GraphQLDeprecatedDirective", {
		enumerable: true,
		get: function() {
			return _index.GraphQLDeprecatedDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLDirective", {
		enumerable: true,
		get: function() {
			return _index.GraphQLDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLEnumType", {
		enumerable: true,
		get: function() {
			return _index.GraphQLEnumType;
		}
	});
	Object.defineProperty(exports, "GraphQLError", {
		enumerable: true,
		get: function() {
			return _index5.GraphQLError;
		}
	});
	Object.defineProperty(exports, "GraphQLFloat", {
		enumerable: true,
		get: function() {
			return _index.GraphQLFloat;
		}
	});
	Object.defineProperty(exports, "GraphQLID", {
		enumerable: true,
		get: function() {
			return _index.GraphQLID;
		}
	});
	Object.defineProperty(exports, "GraphQLIncludeDirective", {
		enumerable: true,
		get: function() {
			return _index.GraphQLIncludeDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLInputObjectType", {
		enumerable: true,
		get: function() {
			return _index.GraphQLInputObjectType;
		}
	});
	Object.defineProperty(exports, "GraphQLInt", {
		enumerable: true,
		get: function() {
			return _index.GraphQLInt;
		}
	});
	Object.defineProperty(exports, "GraphQLInterfaceType", {
		enumerable: true,
		get: function() {
			return _index.GraphQLInterfaceType;
		}
	});
	Object.defineProperty(exports, "GraphQLList", {
		enumerable: true,
		get: function() {
			return _index.GraphQLList;
		}
	});
	Object.defineProperty(exports, "GraphQLNonNull", {
		enumerable: true,
		get: function() {
			return _index.GraphQLNonNull;
		}
	});
	Object.defineProperty(exports, "GraphQLObjectType", {
		enumerable: true,
		get: function() {
			return _index.GraphQLObjectType;
		}
	});
	Object.defineProperty(exports, "GraphQLOneOfDirective", {
		enumerable: true,
		get: function() {
			return _index.GraphQLOneOfDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLScalarType", {
		enumerable: true,
		get: function() {
			return _index.GraphQLScalarType;
		}
	});
	Object.defineProperty(exports, "GraphQLSchema", {
		enumerable: true,
		get: function() {
			return _index.GraphQLSchema;
		}
	});
	Object.defineProperty(exports, "GraphQLSkipDirective", {
		enumerable: true,
		get: function() {
			return _index.GraphQLSkipDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLSpecifiedByDirective", {
		enumerable: true,
		get: function() {
			return _index.GraphQLSpecifiedByDirective;
		}
	});
	Object.defineProperty(exports, "GraphQLString", {
		enumerable: true,
		get: function() {
			return _index.GraphQLString;
		}
	});
	Object.defineProperty(exports, "GraphQLUnionType", {
		enumerable: true,
		get: function() {
			return _index.GraphQLUnionType;
		}
	});
	Object.defineProperty(exports, "Kind", {
		enumerable: true,
		get: function() {
			return _index2.Kind;
		}
	});
	Object.defineProperty(exports, "KnownArgumentNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.KnownArgumentNamesRule;
		}
	});
	Object.defineProperty(exports, "KnownDirectivesRule", {
		enumerable: true,
		get: function() {
			return _index4.KnownDirectivesRule;
		}
	});
	Object.defineProperty(exports, "KnownFragmentNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.KnownFragmentNamesRule;
		}
	});
	Object.defineProperty(exports, "KnownTypeNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.KnownTypeNamesRule;
		}
	});
	Object.defineProperty(exports, "Lexer", {
		enumerable: true,
		get: function() {
			return _index2.Lexer;
		}
	});
	Object.defineProperty(exports, "Location", {
		enumerable: true,
		get: function() {
			return _index2.Location;
		}
	});
	Object.defineProperty(exports, "LoneAnonymousOperationRule", {
		enumerable: true,
		get: function() {
			return _index4.LoneAnonymousOperationRule;
		}
	});
	Object.defineProperty(exports, "LoneSchemaDefinitionRule", {
		enumerable: true,
		get: function() {
			return _index4.LoneSchemaDefinitionRule;
		}
	});
	Object.defineProperty(exports, "MaxIntrospectionDepthRule", {
		enumerable: true,
		get: function() {
			return _index4.MaxIntrospectionDepthRule;
		}
	});
	Object.defineProperty(exports, "NoDeprecatedCustomRule", {
		enumerable: true,
		get: function() {
			return _index4.NoDeprecatedCustomRule;
		}
	});
	Object.defineProperty(exports, "NoFragmentCyclesRule", {
		enumerable: true,
		get: function() {
			return _index4.NoFragmentCyclesRule;
		}
	});
	Object.defineProperty(exports, "NoSchemaIntrospectionCustomRule", {
		enumerable: true,
		get: function() {
			return _index4.NoSchemaIntrospectionCustomRule;
		}
	});
	Object.defineProperty(exports, "NoUndefinedVariablesRule", {
		enumerable: true,
		get: function() {
			return _index4.NoUndefinedVariablesRule;
		}
	});
	Object.defineProperty(exports, "NoUnusedFragmentsRule", {
		enumerable: true,
		get: function() {
			return _index4.NoUnusedFragmentsRule;
		}
	});
	Object.defineProperty(exports, "NoUnusedVariablesRule", {
		enumerable: true,
		get: function() {
			return _index4.NoUnusedVariablesRule;
		}
	});
	Object.defineProperty(exports, "OperationTypeNode", {
		enumerable: true,
		get: function() {
			return _index2.OperationTypeNode;
		}
	});
	Object.defineProperty(exports, "OverlappingFieldsCanBeMergedRule", {
		enumerable: true,
		get: function() {
			return _index4.OverlappingFieldsCanBeMergedRule;
		}
	});
	Object.defineProperty(exports, "PossibleFragmentSpreadsRule", {
		enumerable: true,
		get: function() {
			return _index4.PossibleFragmentSpreadsRule;
		}
	});
	Object.defineProperty(exports, "PossibleTypeExtensionsRule", {
		enumerable: true,
		get: function() {
			return _index4.PossibleTypeExtensionsRule;
		}
	});
	Object.defineProperty(exports, "ProvidedRequiredArgumentsRule", {
		enumerable: true,
		get: function() {
			return _index4.ProvidedRequiredArgumentsRule;
		}
	});
	Object.defineProperty(exports, "ScalarLeafsRule", {
		enumerable: true,
		get: function() {
			return _index4.ScalarLeafsRule;
		}
	});
	Object.defineProperty(exports, "SchemaMetaFieldDef", {
		enumerable: true,
		get: function() {
			return _index.SchemaMetaFieldDef;
		}
	});
	Object.defineProperty(exports, "SingleFieldSubscriptionsRule", {
		enumerable: true,
		get: function() {
			return _index4.SingleFieldSubscriptionsRule;
		}
	});
	Object.defineProperty(exports, "Source", {
		enumerable: true,
		get: function() {
			return _index2.Source;
		}
	});
	Object.defineProperty(exports, "Token", {
		enumerable: true,
		get: function() {
			return _index2.Token;
		}
	});
	Object.defineProperty(exports, "TokenKind", {
		enumerable: true,
		get: function() {
			return _index2.TokenKind;
		}
	});
	Object.defineProperty(exports, "TypeInfo", {
		enumerable: true,
		get: function() {
			return _index6.TypeInfo;
		}
	});
	Object.defineProperty(exports, "TypeKind", {
		enumerable: true,
		get: function() {
			return _index.TypeKind;
		}
	});
	Object.defineProperty(exports, "TypeMetaFieldDef", {
		enumerable: true,
		get: function() {
			return _index.TypeMetaFieldDef;
		}
	});
	Object.defineProperty(exports, "TypeNameMetaFieldDef", {
		enumerable: true,
		get: function() {
			return _index.TypeNameMetaFieldDef;
		}
	});
	Object.defineProperty(exports, "UniqueArgumentDefinitionNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueArgumentDefinitionNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueArgumentNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueArgumentNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueDirectiveNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueDirectiveNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueDirectivesPerLocationRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueDirectivesPerLocationRule;
		}
	});
	Object.defineProperty(exports, "UniqueEnumValueNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueEnumValueNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueFieldDefinitionNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueFieldDefinitionNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueFragmentNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueFragmentNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueInputFieldNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueInputFieldNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueOperationNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueOperationNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueOperationTypesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueOperationTypesRule;
		}
	});
	Object.defineProperty(exports, "UniqueTypeNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueTypeNamesRule;
		}
	});
	Object.defineProperty(exports, "UniqueVariableNamesRule", {
		enumerable: true,
		get: function() {
			return _index4.UniqueVariableNamesRule;
		}
	});
	Object.defineProperty(exports, "ValidationContext", {
		enumerable: true,
		get: function() {
			return _index4.ValidationContext;
		}
	});
	Object.defineProperty(exports, "ValuesOfCorrectTypeRule", {
		enumerable: true,
		get: function() {
			return _index4.ValuesOfCorrectTypeRule;
		}
	});
	Object.defineProperty(exports, "VariablesAreInputTypesRule", {
		enumerable: true,
		get: function() {
			return _index4.VariablesAreInputTypesRule;
		}
	});
	Object.defineProperty(exports, "VariablesInAllowedPositionRule", {
		enumerable: true,
		get: function() {
			return _index4.VariablesInAllowedPositionRule;
		}
	});
	Object.defineProperty(exports, "__Directive", {
		enumerable: true,
		get: function() {
			return _index.__Directive;
		}
	});
	Object.defineProperty(exports, "__DirectiveLocation", {
		enumerable: true,
		get: function() {
			return _index.__DirectiveLocation;
		}
	});
	Object.defineProperty(exports, "__EnumValue", {
		enumerable: true,
		get: function() {
			return _index.__EnumValue;
		}
	});
	Object.defineProperty(exports, "__Field", {
		enumerable: true,
		get: function() {
			return _index.__Field;
		}
	});
	Object.defineProperty(exports, "__InputValue", {
		enumerable: true,
		get: function() {
			return _index.__InputValue;
		}
	});
	Object.defineProperty(exports, "__Schema", {
		enumerable: true,
		get: function() {
			return _index.__Schema;
		}
	});
	Object.defineProperty(exports, "__Type", {
		enumerable: true,
		get: function() {
			return _index.__Type;
		}
	});
	Object.defineProperty(exports, "__TypeKind", {
		enumerable: true,
		get: function() {
			return _index.__TypeKind;
		}
	});
	Object.defineProperty(exports, "assertAbstractType", {
		enumerable: true,
		get: function() {
			return _index.assertAbstractType;
		}
	});
	Object.defineProperty(exports, "assertCompositeType", {
		enumerable: true,
		get: function() {
			return _index.assertCompositeType;
		}
	});
	Object.defineProperty(exports, "assertDirective", {
		enumerable: true,
		get: function() {
			return _index.assertDirective;
		}
	});
	Object.defineProperty(exports, "assertEnumType", {
		enumerable: true,
		get: function() {
			return _index.assertEnumType;
		}
	});
	Object.defineProperty(exports, "assertEnumValueName", {
		enumerable: true,
		get: function() {
			return _index.assertEnumValueName;
		}
	});
	Object.defineProperty(exports, "assertInputObjectType", {
		enumerable: true,
		get: function() {
			return _index.assertInputObjectType;
		}
	});
	Object.defineProperty(exports, "assertInputType", {
		enumerable: true,
		get: function() {
			return _index.assertInputType;
		}
	});
	Object.defineProperty(exports, "assertInterfaceType", {
		enumerable: true,
		get: function() {
			return _index.assertInterfaceType;
		}
	});
	Object.defineProperty(exports, "assertLeafType", {
		enumerable: true,
		get: function() {
			return _index.assertLeafType;
		}
	});
	Object.defineProperty(exports, "assertListType", {
		enumerable: true,
		get: function() {
			return _index.assertListType;
		}
	});
	Object.defineProperty(exports, "assertName", {
		enumerable: true,
		get: function() {
			return _index.assertName;
		}
	});
	Object.defineProperty(exports, "assertNamedType", {
		enumerable: true,
		get: function() {
			return _index.assertNamedType;
		}
	});
	Object.defineProperty(exports, "assertNonNullType", {
		enumerable: true,
		get: function() {
			return _index.assertNonNullType;
		}
	});
	Object.defineProperty(exports, "assertNullableType", {
		enumerable: true,
		get: function() {
			return _index.assertNullableType;
		}
	});
	Object.defineProperty(exports, "assertObjectType", {
		enumerable: true,
		get: function() {
			return _index.assertObjectType;
		}
	});
	Object.defineProperty(exports, "assertOutputType", {
		enumerable: true,
		get: function() {
			return _index.assertOutputType;
		}
	});
	Object.defineProperty(exports, "assertScalarType", {
		enumerable: true,
		get: function() {
			return _index.assertScalarType;
		}
	});
	Object.defineProperty(exports, "assertSchema", {
		enumerable: true,
		get: function() {
			return _index.assertSchema;
		}
	});
	Object.defineProperty(exports, "assertType", {
		enumerable: true,
		get: function() {
			return _index.assertType;
		}
	});
	Object.defineProperty(exports, "assertUnionType", {
		enumerable: true,
		get: function() {
			return _index.assertUnionType;
		}
	});
	Object.defineProperty(exports, "assertValidName", {
		enumerable: true,
		get: function() {
			return _index6.assertValidName;
		}
	});
	Object.defineProperty(exports, "assertValidSchema", {
		enumerable: true,
		get: function() {
			return _index.assertValidSchema;
		}
	});
	Object.defineProperty(exports, "assertWrappingType", {
		enumerable: true,
		get: function() {
			return _index.assertWrappingType;
		}
	});
	Object.defineProperty(exports, "astFromValue", {
		enumerable: true,
		get: function() {
			return _index6.astFromValue;
		}
	});
	Object.defineProperty(exports, "buildASTSchema", {
		enumerable: true,
		get: function() {
			return _index6.buildASTSchema;
		}
	});
	Object.defineProperty(exports, "buildClientSchema", {
		enumerable: true,
		get: function() {
			return _index6.buildClientSchema;
		}
	});
	Object.defineProperty(exports, "buildSchema", {
		enumerable: true,
		get: function() {
			return _index6.buildSchema;
		}
	});
	Object.defineProperty(exports, "coerceInputValue", {
		enumerable: true,
		get: function() {
			return _index6.coerceInputValue;
		}
	});
	Object.defineProperty(exports, "concatAST", {
		enumerable: true,
		get: function() {
			return _index6.concatAST;
		}
	});
	Object.defineProperty(exports, "createSourceEventStream", {
		enumerable: true,
		get: function() {
			return _index3.createSourceEventStream;
		}
	});
	Object.defineProperty(exports, "defaultFieldResolver", {
		enumerable: true,
		get: function() {
			return _index3.defaultFieldResolver;
		}
	});
	Object.defineProperty(exports, "defaultTypeResolver", {
		enumerable: true,
		get: function() {
			return _index3.defaultTypeResolver;
		}
	});
	Object.defineProperty(exports, "doTypesOverlap", {
		enumerable: true,
		get: function() {
			return _index6.doTypesOverlap;
		}
	});
	Object.defineProperty(exports, "execute", {
		enumerable: true,
		get: function() {
			return _index3.execute;
		}
	});
	Object.defineProperty(exports, "executeSync", {
		enumerable: true,
		get: function() {
			return _index3.executeSync;
		}
	});
	Object.defineProperty(exports, "extendSchema", {
		enumerable: true,
		get: function() {
			return _index6.extendSchema;
		}
	});
	Object.defineProperty(exports, "findBreakingChanges", {
		enumerable: true,
		get: function() {
			return _index6.findBreakingChanges;
		}
	});
	Object.defineProperty(exports, "findDangerousChanges", {
		enumerable: true,
		get: function() {
			return _index6.findDangerousChanges;
		}
	});
	Object.defineProperty(exports, "formatError", {
		enumerable: true,
		get: function() {
			return _index5.formatError;
		}
	});
	Object.defineProperty(exports, "getArgumentValues", {
		enumerable: true,
		get: function() {
			return _index3.getArgumentValues;
		}
	});
	Object.defineProperty(exports, "getDirectiveValues", {
		enumerable: true,
		get: function() {
			return _index3.getDirectiveValues;
		}
	});
	Object.defineProperty(exports, "getEnterLeaveForKind", {
		enumerable: true,
		get: function() {
			return _index2.getEnterLeaveForKind;
		}
	});
	Object.defineProperty(exports, "getIntrospectionQuery", {
		enumerable: true,
		get: function() {
			return _index6.getIntrospectionQuery;
		}
	});
	Object.defineProperty(exports, "getLocation", {
		enumerable: true,
		get: function() {
			return _index2.getLocation;
		}
	});
	Object.defineProperty(exports, "getNamedType", {
		enumerable: true,
		get: function() {
			return _index.getNamedType;
		}
	});
	Object.defineProperty(exports, "getNullableType", {
		enumerable: true,
		get: function() {
			return _index.getNullableType;
		}
	});
	Object.defineProperty(exports, "getOperationAST", {
		enumerable: true,
		get: function() {
			return _index6.getOperationAST;
		}
	});
	Object.defineProperty(exports, "getOperationRootType", {
		enumerable: true,
		get: function() {
			return _index6.getOperationRootType;
		}
	});
	Object.defineProperty(exports, "getVariableValues", {
		enumerable: true,
		get: function() {
			return _index3.getVariableValues;
		}
	});
	Object.defineProperty(exports, "getVisitFn", {
		enumerable: true,
		get: function() {
			return _index2.getVisitFn;
		}
	});
	Object.defineProperty(exports, "graphql", {
		enumerable: true,
		get: function() {
			return _graphql.graphql;
		}
	});
	Object.defineProperty(exports, "graphqlSync", {
		enumerable: true,
		get: function() {
			return _graphql.graphqlSync;
		}
	});
	Object.defineProperty(exports, "introspectionFromSchema", {
		enumerable: true,
		get: function() {
			return _index6.introspectionFromSchema;
		}
	});
	Object.defineProperty(exports, "introspectionTypes", {
		enumerable: true,
		get: function() {
			return _index.introspectionTypes;
		}
	});
	Object.defineProperty(exports, "isAbstractType", {
		enumerable: true,
		get: function() {
			return _index.isAbstractType;
		}
	});
	Object.defineProperty(exports, "isCompositeType", {
		enumerable: true,
		get: function() {
			return _index.isCompositeType;
		}
	});
	Object.defineProperty(exports, "isConstValueNode", {
		enumerable: true,
		get: function() {
			return _index2.isConstValueNode;
		}
	});
	Object.defineProperty(exports, "isDefinitionNode", {
		enumerable: true,
		get: function() {
			return _index2.isDefinitionNode;
		}
	});
	Object.defineProperty(exports, "isDirective", {
		enumerable: true,
		get: function() {
			return _index.isDirective;
		}
	});
	Object.defineProperty(exports, "isEnumType", {
		enumerable: true,
		get: function() {
			return _index.isEnumType;
		}
	});
	Object.defineProperty(exports, "isEqualType", {
		enumerable: true,
		get: function() {
			return _index6.isEqualType;
		}
	});
	Object.defineProperty(exports, "isExecutableDefinitionNode", {
		enumerable: true,
		get: function() {
			return _index2.isExecutableDefinitionNode;
		}
	});
	Object.defineProperty(exports, "isInputObjectType", {
		enumerable: true,
		get: function() {
			return _index.isInputObjectType;
		}
	});
	Object.defineProperty(exports, "isInputType", {
		enumerable: true,
		get: function() {
			return _index.isInputType;
		}
	});
	Object.defineProperty(exports, "isInterfaceType", {
		enumerable: true,
		get: function() {
			return _index.isInterfaceType;
		}
	});
	Object.defineProperty(exports, "isIntrospectionType", {
		enumerable: true,
		get: function() {
			return _index.isIntrospectionType;
		}
	});
	Object.defineProperty(exports, "isLeafType", {
		enumerable: true,
		get: function() {
			return _index.isLeafType;
		}
	});
	Object.defineProperty(exports, "isListType", {
		enumerable: true,
		get: function() {
			return _index.isListType;
		}
	});
	Object.defineProperty(exports, "isNamedType", {
		enumerable: true,
		get: function() {
			return _index.isNamedType;
		}
	});
	Object.defineProperty(exports, "isNonNullType", {
		enumerable: true,
		get: function() {
			return _index.isNonNullType;
		}
	});
	Object.defineProperty(exports, "isNullableType", {
		enumerable: true,
		get: function() {
			return _index.isNullableType;
		}
	});
	Object.defineProperty(exports, "isObjectType", {
		enumerable: true,
		get: function() {
			return _index.isObjectType;
		}
	});
	Object.defineProperty(exports, "isOutputType", {
		enumerable: true,
		get: function() {
			return _index.isOutputType;
		}
	});
	Object.defineProperty(exports, "isRequiredArgument", {
		enumerable: true,
		get: function() {
			return _index.isRequiredArgument;
		}
	});
	Object.defineProperty(exports, "isRequiredInputField", {
		enumerable: true,
		get: function() {
			return _index.isRequiredInputField;
		}
	});
	Object.defineProperty(exports, "isScalarType", {
		enumerable: true,
		get: function() {
			return _index.isScalarType;
		}
	});
	Object.defineProperty(exports, "isSchema", {
		enumerable: true,
		get: function() {
			return _index.isSchema;
		}
	});
	Object.defineProperty(exports, "isSchemaCoordinateNode", {
		enumerable: true,
		get: function() {
			return _index2.isSchemaCoordinateNode;
		}
	});
	Object.defineProperty(exports, "isSelectionNode", {
		enumerable: true,
		get: function() {
			return _index2.isSelectionNode;
		}
	});
	Object.defineProperty(exports, "isSpecifiedDirective", {
		enumerable: true,
		get: function() {
			return _index.isSpecifiedDirective;
		}
	});
	Object.defineProperty(exports, "isSpecifiedScalarType", {
		enumerable: true,
		get: function() {
			return _index.isSpecifiedScalarType;
		}
	});
	Object.defineProperty(exports, "isType", {
		enumerable: true,
		get: function() {
			return _index.isType;
		}
	});
	Object.defineProperty(exports, "isTypeDefinitionNode", {
		enumerable: true,
		get: function() {
			return _index2.isTypeDefinitionNode;
		}
	});
	Object.defineProperty(exports, "isTypeExtensionNode", {
		enumerable: true,
		get: function() {
			return _index2.isTypeExtensionNode;
		}
	});
	Object.defineProperty(exports, "isTypeNode", {
		enumerable: true,
		get: function() {
			return _index2.isTypeNode;
		}
	});
	Object.defineProperty(exports, "isTypeSubTypeOf", {
		enumerable: true,
		get: function() {
			return _index6.isTypeSubTypeOf;
		}
	});
	Object.defineProperty(exports, "isTypeSystemDefinitionNode", {
		enumerable: true,
		get: function() {
			return _index2.isTypeSystemDefinitionNode;
		}
	});
	Object.defineProperty(exports, "isTypeSystemExtensionNode", {
		enumerable: true,
		get: function() {
			return _index2.isTypeSystemExtensionNode;
		}
	});
	Object.defineProperty(exports, "isUnionType", {
		enumerable: true,
		get: function() {
			return _index.isUnionType;
		}
	});
	Object.defineProperty(exports, "isValidNameError", {
		enumerable: true,
		get: function() {
			return _index6.isValidNameError;
		}
	});
	Object.defineProperty(exports, "isValueNode", {
		enumerable: true,
		get: function() {
			return _index2.isValueNode;
		}
	});
	Object.defineProperty(exports, "isWrappingType", {
		enumerable: true,
		get: function() {
			return _index.isWrappingType;
		}
	});
	Object.defineProperty(exports, "lexicographicSortSchema", {
		enumerable: true,
		get: function() {
			return _index6.lexicographicSortSchema;
		}
	});
	Object.defineProperty(exports, "locatedError", {
		enumerable: true,
		get: function() {
			return _index5.locatedError;
		}
	});
	Object.defineProperty(exports, "parse", {
		enumerable: true,
		get: function() {
			return _index2.parse;
		}
	});
	Object.defineProperty(exports, "parseConstValue", {
		enumerable: true,
		get: function() {
			return _index2.parseConstValue;
		}
	});
	Object.defineProperty(exports, "parseSchemaCoordinate", {
		enumerable: true,
		get: function() {
			return _index2.parseSchemaCoordinate;
		}
	});
	Object.defineProperty(exports, "parseType", {
		enumerable: true,
		get: function() {
			return _index2.parseType;
		}
	});
	Object.defineProperty(exports, "parseValue", {
		enumerable: true,
		get: function() {
			return _index2.parseValue;
		}
	});
	Object.defineProperty(exports, "print", {
		enumerable: true,
		get: function() {
			return _index2.print;
		}
	});
	Object.defineProperty(exports, "printError", {
		enumerable: true,
		get: function() {
			return _index5.printError;
		}
	});
	Object.defineProperty(exports, "printIntrospectionSchema", {
		enumerable: true,
		get: function() {
			return _index6.printIntrospectionSchema;
		}
	});
	Object.defineProperty(exports, "printLocation", {
		enumerable: true,
		get: function() {
			return _index2.printLocation;
		}
	});
	Object.defineProperty(exports, "printSchema", {
		enumerable: true,
		get: function() {
			return _index6.printSchema;
		}
	});
	Object.defineProperty(exports, "printSourceLocation", {
		enumerable: true,
		get: function() {
			return _index2.printSourceLocation;
		}
	});
	Object.defineProperty(exports, "printType", {
		enumerable: true,
		get: function() {
			return _index6.printType;
		}
	});
	Object.defineProperty(exports, "recommendedRules", {
		enumerable: true,
		get: function() {
			return _index4.recommendedRules;
		}
	});
	Object.defineProperty(exports, "resolveASTSchemaCoordinate", {
		enumerable: true,
		get: function() {
			return _index6.resolveASTSchemaCoordinate;
		}
	});
	Object.defineProperty(exports, "resolveObjMapThunk", {
		enumerable: true,
		get: function() {
			return _index.resolveObjMapThunk;
		}
	});
	Object.defineProperty(exports, "resolveReadonlyArrayThunk", {
		enumerable: true,
		get: function() {
			return _index.resolveReadonlyArrayThunk;
		}
	});
	Object.defineProperty(exports, "resolveSchemaCoordinate", {
		enumerable: true,
		get: function() {
			return _index6.resolveSchemaCoordinate;
		}
	});
	Object.defineProperty(exports, "responsePathAsArray", {
		enumerable: true,
		get: function() {
			return _index3.responsePathAsArray;
		}
	});
	Object.defineProperty(exports, "separateOperations", {
		enumerable: true,
		get: function() {
			return _index6.separateOperations;
		}
	});
	Object.defineProperty(exports, "specifiedDirectives", {
		enumerable: true,
		get: function() {
			return _index.specifiedDirectives;
		}
	});
	Object.defineProperty(exports, "specifiedRules", {
		enumerable: true,
		get: function() {
			return _index4.specifiedRules;
		}
	});
	Object.defineProperty(exports, "specifiedScalarTypes", {
		enumerable: true,
		get: function() {
			return _index.specifiedScalarTypes;
		}
	});
	Object.defineProperty(exports, "stripIgnoredCharacters", {
		enumerable: true,
		get: function() {
			return _index6.stripIgnoredCharacters;
		}
	});
	Object.defineProperty(exports, "subscribe", {
		enumerable: true,
		get: function() {
			return _index3.subscribe;
		}
	});
	Object.defineProperty(exports, "syntaxError", {
		enumerable: true,
		get: function() {
			return _index5.syntaxError;
		}
	});
	Object.defineProperty(exports, "typeFromAST", {
		enumerable: true,
		get: function() {
			return _index6.typeFromAST;
		}
	});
	Object.defineProperty(exports, "validate", {
		enumerable: true,
		get: function() {
			return _index4.validate;
		}
	});
	Object.defineProperty(exports, "validateSchema", {
		enumerable: true,
		get: function() {
			return _index.validateSchema;
		}
	});
	Object.defineProperty(exports, "valueFromAST", {
		enumerable: true,
		get: function() {
			return _index6.valueFromAST;
		}
	});
	Object.defineProperty(exports, "valueFromASTUntyped", {
		enumerable: true,
		get: function() {
			return _index6.valueFromASTUntyped;
		}
	});
	Object.defineProperty(exports, "version", {
		enumerable: true,
		get: function() {
			return _version.version;
		}
	});
	Object.defineProperty(exports, "versionInfo", {
		enumerable: true,
		get: function() {
			return _version.versionInfo;
		}
	});
	Object.defineProperty(exports, "visit", {
		enumerable: true,
		get: function() {
			return _index2.visit;
		}
	});
	Object.defineProperty(exports, "visitInParallel", {
		enumerable: true,
		get: function() {
			return _index2.visitInParallel;
		}
	});
	Object.defineProperty(exports, "visitWithTypeInfo", {
		enumerable: true,
		get: function() {
			return _index6.visitWithTypeInfo;
		}
	});
	var _version = require_version();
	var _graphql = require_graphql$1();
	var _index = require_type();
	var _index2 = require_language();
	var _index3 = require_execution();
	var _index4 = require_validation();
	var _index5 = require_error();
	var _index6 = require_utilities();
}));
// src/simulator/graphql/cost.ts
var import_dist = /* @__PURE__ */ __toESM(require_dist(), 1);
var import_graphql = require_graphql();
/** Nodes of one call. */
const NODES_MAX = 5e5;
/** The cost of a valid document; `variables` are coerced, with their defaults. */
function costOf(schema, document, operation, variables) {
	const fragments = /* @__PURE__ */ new Map();
	for (const definition of document.definitions) if (definition.kind === import_graphql.Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
	let requests = 0;
	let nodes = 0;
	/** `parents`: how many things this selection is made of, at most. */
	const visit = (set, type, parents) => {
		for (const selection of set.selections) {
			if (leftOut(selection.directives, variables)) continue;
			if (selection.kind === import_graphql.Kind.FIELD) visitField(selection, type, parents);
			else {
				const fragment = selection.kind === import_graphql.Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
				const narrowed = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
				if (fragment && (0, import_graphql.isCompositeType)(narrowed)) visit(fragment.selectionSet, narrowed, parents);
			}
		}
	};
	const visitField = (node, type, parents) => {
		const field = (0, import_graphql.isObjectType)(type) || (0, import_graphql.isInterfaceType)(type) ? type.getFields()[node.name.value] : void 0;
		if (!field || !node.selectionSet) return;
		const named = (0, import_graphql.getNamedType)(field.type);
		let each = 1;
		if (isConnection(named, field)) {
			const limit = Number(valueOf(node, "first", variables) ?? valueOf(node, "last", variables) ?? 0);
			requests += parents;
			nodes += parents * limit;
			each = limit;
		} else if (field.name === "nodes" && field.args.some(({ name }) => name === "ids")) {
			const ids = valueOf(node, "ids", variables);
			each = Array.isArray(ids) ? ids.length : 1;
		}
		if ((0, import_graphql.isCompositeType)(named)) visit(node.selectionSet, named, parents * each);
	};
	const root = schema.getRootType(operation.operation);
	if (root) visit(operation.selectionSet, root, 1);
	return {
		points: Math.max(1, Math.round(requests / 100)),
		nodes
	};
}
/** Whether the field is a list in pages: its type is a connection and it takes `first`. */
function isConnection(type, field) {
	return type.name.endsWith("Connection") && field.args.some(({ name }) => name === "first");
}
function leftOut(directives, variables) {
	return (directives ?? []).some(({ name, arguments: args }) => {
		const condition = args?.[0] && (0, import_graphql.valueFromASTUntyped)(args[0].value, variables);
		return name.value === "skip" ? condition === true : name.value === "include" && condition === false;
	});
}
function valueOf(node, argument, variables) {
	const given = node.arguments?.find(({ name }) => name.value === argument);
	return given && (0, import_graphql.valueFromASTUntyped)(given.value, variables);
}
// src/simulator/graphql/errors.ts
/** Errors in GitHub's shape: `type` beside `message` and `path`, where graphql-js has only extensions. */
/** An error of a field that GitHub answers with this `type`. */
function fieldError(type, message) {
	return new import_graphql.GraphQLError(message, { extensions: { type } });
}
/** `what` as GitHub words it: "a Repository with the name 'x/y'". */
function notFound$1(what) {
	return fieldError("NOT_FOUND", `Could not resolve to ${what}.`);
}
/** What an App meets that lacks a permission. */
function forbidden() {
	return fieldError("FORBIDDEN", "Resource not accessible by integration");
}
/** Something GitHub has and the simulator has not: `Type.field`, or an argument as `Type.field(name:)`. */
var NotModelled = class extends import_graphql.GraphQLError {
	what;
	constructor(what) {
		super(`Not modelled by the simulator: ${what}`, { extensions: { type: "NOT_MODELLED" } });
		this.what = what;
	}
};
/** Refuses an argument that a client gave and the simulator would have to ignore. */
function refuse(given, what) {
	if (given !== void 0 && given !== null) throw new NotModelled(what);
}
/** The error as it goes over the wire. A defect of the simulator is thrown on: it is no answer of GitHub's. */
function answerError(error) {
	const cause = error.originalError;
	if (cause && !(cause instanceof import_graphql.GraphQLError) && !(cause instanceof WorldError)) throw cause;
	const type = cause instanceof WorldError ? typeOf(cause) : error.extensions["type"];
	return {
		...typeof type === "string" && { type },
		...error.path && { path: error.path },
		...error.locations && { locations: error.locations },
		message: error.message
	};
}
function typeOf(error) {
	switch (error.kind) {
		case "not found": return "NOT_FOUND";
		case "forbidden": return "FORBIDDEN";
		case "invalid":
		case "conflict": return "UNPROCESSABLE";
	}
}
// src/simulator/http/viewer.ts
/** The account in whose name the viewer acts: the App's bot, or the user; undefined for the anonymous. */
function actorOf(viewer) {
	switch (viewer.kind) {
		case "anonymous": return;
		case "app":
		case "installation": return viewer.app.bot;
		case "user": return viewer.user;
	}
}
/** Whether an installation was given this repository (by its account and its selection). */
function installationCovers(installation, repository) {
	return installation.account.toLowerCase() === repository.owner.toLowerCase() && (installation.repositories === "all" || installation.repositories.has(repository.id));
}
/** Whether the token of this installation reaches the repository. */
function covers(viewer, repository) {
	return installationCovers(viewer.installation, repository) && (viewer.repositories === "all" || viewer.repositories.has(repository.id));
}
/** Whether the repository exists for the viewer; when not, GitHub answers 404 (GraphQL: NOT_FOUND). */
function canSee(world, viewer, repository) {
	if (!repository.isPrivate) return true;
	switch (viewer.kind) {
		case "anonymous":
		case "app": return false;
		case "installation": return covers(viewer, repository);
		case "user": return permissionOf(world, repository, viewer.user) !== null;
	}
}
const ROLES = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
/** Whether a role reaches at least `least`. */
function atLeast(role, least) {
	return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least);
}
/**
* Whether the viewer may read or write this kind of thing. With a repository it is about that repository
* (ask `canSee` first); without, about the organisation or account (`members`, say).
* A missing permission is GitHub's 403 "Resource not accessible by integration" (GraphQL: FORBIDDEN).
*/
function may(world, viewer, permission, access, repository) {
	switch (viewer.kind) {
		case "anonymous":
		case "app": return access === "read" && repository !== void 0 && !repository.isPrivate;
		case "installation":
			if (repository && !covers(viewer, repository)) return access === "read" && !repository.isPrivate;
			return grants(viewer.permissions, permission, access);
		case "user": return !repository || userMay(world, viewer.user, permission, access, repository);
	}
}
/** Whether a set of permissions includes this one; every App may read metadata. */
function grants(permissions, permission, access) {
	const granted = permissions[permission] ?? (permission === "metadata" ? "read" : void 0);
	return granted === "write" || granted === access;
}
function userMay(world, user, permission, access, repository) {
	const role = permissionOf(world, repository, user);
	if (permission === "administration") return atLeast(role, "admin");
	if (access === "read") return role !== null || !repository.isPrivate;
	if (permission === "issues" || permission === "pull_requests") return role !== null || !repository.isPrivate;
	return atLeast(role, "write");
}
// src/simulator/web-address.ts
const addresses = /* @__PURE__ */ new WeakMap();
/** Told by the server once it listens; `url` without a slash at its end. */
function serveAt(world, url) {
	addresses.set(world, url);
}
/** Base of the world's pages, without a slash at its end. */
function webUrl(world) {
	return addresses.get(world) ?? "https://github.com";
}
/** The page of a repository, or with `rest` (no leading slash) of something in it. */
function repositoryPage(world, repository, rest) {
	const page = `${webUrl(world)}/${repository.owner}/${repository.name}`;
	return rest === void 0 ? page : `${page}/${rest}`;
}
// src/simulator/graphql/connection.ts
/** Lists in pages, as GitHub cuts them: by opaque cursors, forwards and backwards. */
const ONE_PAGE_MAX = 100;
/** One page of `items`, which are in their order already; `present` makes a node of an item. */
function connect(items, page, present, { key = idOf, edge } = {}) {
	let start = page.after ? placeAfter(items, page.after, key) : 0;
	let end = page.before ? placeOf(items, page.before, key).index : items.length;
	if (typeof page.first === "number") end = Math.min(end, start + page.first);
	if (typeof page.last === "number") start = Math.max(start, end - page.last);
	const cut = items.slice(start, Math.max(start, end));
	const cursorAt = (offset) => {
		const item = cut[offset];
		return item === void 0 ? null : cursorOf(start + offset, key(item));
	};
	return {
		totalCount: items.length,
		nodes: () => cut.map(present),
		edges: () => cut.map((item, offset) => ({
			cursor: cursorAt(offset),
			node: present(item),
			...edge?.(item)
		})),
		pageInfo: () => ({
			hasNextPage: end < items.length,
			hasPreviousPage: start > 0,
			startCursor: cursorAt(0),
			endCursor: cursorAt(cut.length - 1)
		})
	};
}
/** What is wrong with the page sizes of a connection, in GitHub's words; undefined when nothing is. */
function pageFault(page, field) {
	for (const side of ["first", "last"]) {
		const asked = page[side];
		if (typeof asked !== "number") continue;
		if (asked > ONE_PAGE_MAX) return fieldError("EXCESSIVE_PAGINATION", `Requesting ${asked} records on the \`${field}\` connection exceeds the \`${side}\` limit of ${ONE_PAGE_MAX} records.`);
		if (asked < 1) return fieldError("UNPROCESSABLE", `\`${side}\` on the \`${field}\` connection cannot be less than one.`);
	}
	if (typeof page.first === "number" && typeof page.last === "number") return fieldError("UNPROCESSABLE", `Passing both \`first\` and \`last\` to paginate the \`${field}\` connection is not supported.`);
}
/** The error for a connection that was asked for its nodes without a size. */
function boundaryFault(field) {
	return fieldError("MISSING_PAGINATION_BOUNDARIES", `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`);
}
function idOf(item) {
	return item.id;
}
function cursorOf(index, key) {
	return Buffer.from(`cursor:v2:${index}:${key}`, "utf8").toString("base64");
}
/**
* Where the item of the cursor is now. When it has left the list (a pull request was closed between two
* pages, say) its old place is the best guess: what followed it stands there.
*/
function placeOf(items, cursor, key) {
	const [, index, wanted] = /^cursor:v2:(\d+):(.+)$/s.exec(Buffer.from(cursor, "base64").toString("utf8")) ?? [];
	if (index === void 0) throw fieldError("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
	const found = items.findIndex((item) => String(key(item)) === wanted);
	return found < 0 ? {
		index: Math.min(Number(index), items.length),
		gone: true
	} : {
		index: found,
		gone: false
	};
}
function placeAfter(items, cursor, key) {
	const { index, gone } = placeOf(items, cursor, key);
	return gone ? index : index + 1;
}
// src/simulator/node-id.ts
/**
* The global id of a thing, the same in REST (`node_id`) and GraphQL (`id`).
* `kind` is the GraphQL type name; `id` the database id, or a name unique for that kind (a sha, say).
*/
function nodeId(kind, id) {
	return Buffer.from(`${kind}:${id}`, "utf8").toString("base64url");
}
/** What `nodeId` was made from; undefined for a text that it did not make. */
function parseNodeId(text) {
	const plain = Buffer.from(text, "base64url").toString("utf8");
	const colon = plain.indexOf(":");
	if (colon < 1 || nodeId(plain.slice(0, colon), plain.slice(colon + 1)) !== text) return void 0;
	return {
		kind: plain.slice(0, colon),
		id: plain.slice(colon + 1)
	};
}
// src/simulator/graphql/source.ts
/**
* What resolvers stand on. The state is plain data that knows neither its GraphQL type nor its repository,
* so a resolver gets it wrapped: `{ __typename, repository, it }`.
*/
function locate(kind, repository, it) {
	return {
		__typename: kind,
		repository,
		it
	};
}
function own(kind, it) {
	return {
		__typename: kind,
		it
	};
}
/** A user, bot or organisation as GraphQL's Actor. */
function actor(account) {
	return own(account.type, account);
}
/** An issue as what it is: pull requests are issues in the state. */
function issueOrPull(repository, issue) {
	return locate(issue.pull ? "PullRequest" : "Issue", repository, issue);
}
function commitNode(repository, sha) {
	const commit = repository.commits.get(sha);
	return commit ? locate("Commit", repository, commit) : null;
}
/** Fields of what has a number of its own in the database. */
const numbered$1 = {
	id: ({ __typename, it }) => nodeId(__typename, it.id),
	databaseId: ({ it }) => it.id
};
/** Fields of what stands in a repository. */
const placed = { repository: ({ repository }) => locate("Repository", repository, repository) };
/** Lets those pass who may read all of these in the repository; FORBIDDEN for the others. */
function need({ world, viewer }, repository, ...permissions) {
	for (const permission of permissions) if (!may(world, viewer, permission, "read", repository)) throw forbidden();
}
/** As `need`, for what comes with any of these permissions. */
function needOneOf({ world, viewer }, repository, ...permissions) {
	if (!permissions.some((permission) => may(world, viewer, permission, "read", repository))) throw forbidden();
}
/** Whether the repository is there for whoever asks. */
function visible({ world, viewer }, repository) {
	return canSee(world, viewer, repository);
}
/** Sorted by one of these keys, equal ones by id; as they are without an order. */
function ordered(items, order, keys) {
	const list = [...items];
	if (!order) return list;
	const key = keys[order.field];
	if (!key) throw new NotModelled(`order by ${order.field}`);
	const sign = order.direction === "DESC" ? -1 : 1;
	return list.sort((a, b) => {
		const [left, right] = [key(a), key(b)];
		return sign * (left < right ? -1 : left > right ? 1 : a.id - b.id);
	});
}
// src/simulator/graphql/account.ts
/** An account's login in GraphQL: bots go without the suffix that REST shows. */
function graphqlLogin({ login, type }) {
	return type === "Bot" ? login.replace(/\[bot\]$/, "") : login;
}
function pathOf(account) {
	return account.type === "Bot" ? `apps/${graphqlLogin(account)}` : account.login;
}
const account = {
	...numbered$1,
	login: ({ it }) => graphqlLogin(it),
	url: ({ it }, _, { world }) => `${webUrl(world)}/${pathOf(it)}`,
	resourcePath: ({ it }) => `/${pathOf(it)}`,
	avatarUrl: ({ it }, _, { world }) => `${webUrl(world)}/avatars/u/${it.id}`
};
const userFields = {
	...account,
	login: ({ it }) => it.login,
	name: ({ it }) => it.login,
	isViewer: ({ it }, _, { viewer }) => actorOf(viewer)?.id === it.id
};
const botFields = account;
const organizationFields = {
	...account,
	name: ({ it }) => it.login,
	team: ({ it }, { slug }, context) => {
		needMembers(context);
		const team = findTeam(context.world, it.login, slug);
		return team ? own("Team", team) : null;
	},
	teams: ({ it }, args, context) => {
		needMembers(context);
		const { world } = context;
		for (const name of [
			"ldapMapped",
			"notificationSetting",
			"privacy",
			"query",
			"role"
		]) refuse(args[name], `Organization.teams(${name}:)`);
		const ids = args.userLogins?.map((login) => findUser(world, login)?.id);
		return connect(ordered(teamsOf(world, it.login).filter((team) => (!args.rootTeamsOnly || team.parent === void 0) && (!ids || ids.some((id) => id !== void 0 && team.members.get(id) === "active"))), args.orderBy, { NAME: ({ name }) => name.toLowerCase() }), args, (team) => own("Team", team));
	},
	membersWithRole: ({ it }, page, context) => {
		needMembers(context);
		const members = context.world.orgs.get(it.login.toLowerCase())?.members ?? /* @__PURE__ */ new Map();
		return connect(usersOf(context.world, members.keys()), page, (user) => own("User", user), { edge: (user) => ({ role: members.get(user.id) === "admin" ? "ADMIN" : "MEMBER" }) });
	},
	repository: ({ it }, { name }, context) => {
		for (const repository of context.world.repositories.values()) if (repository.owner.toLowerCase() === it.login.toLowerCase() && repository.name.toLowerCase() === name.toLowerCase() && visible(context, repository)) return locate("Repository", repository, repository);
		return null;
	},
	viewerIsAMember: ({ it }, _, { world, viewer }) => {
		const asking = actorOf(viewer);
		return !!asking && !!world.orgs.get(it.login.toLowerCase())?.members.has(asking.id);
	}
};
const teamFields = {
	...numbered$1,
	slug: ({ it }) => it.slug,
	name: ({ it }) => it.name,
	combinedSlug: ({ it }) => `${it.org}/${it.slug}`,
	url: ({ it }, _, { world }) => `${webUrl(world)}/orgs/${it.org}/teams/${it.slug}`,
	organization: ({ it }, _, { world }) => {
		const org = world.orgs.get(it.org.toLowerCase());
		return org ? own("Organization", org.account) : null;
	},
	parentTeam: ({ it }, _, { world }) => {
		const parent = it.parent === void 0 ? void 0 : findTeam(world, it.org, it.parent);
		return parent ? own("Team", parent) : null;
	},
	ancestors: ({ it }, page, { world }) => connect(withParents(world, it).slice(1), page, (team) => own("Team", team)),
	members: ({ it }, args, { world }) => {
		const role = (user) => isOwner(world, it, user) ? "MAINTAINER" : "MEMBER";
		return connect(ordered(usersOf(world, memberIds(world, it, args.membership)), args.orderBy, {
			LOGIN: ({ login }) => login.toLowerCase(),
			CREATED_AT: ({ id }) => id
		}).filter((user) => (!args.role || role(user) === args.role) && (!args.query || user.login.toLowerCase().includes(args.query.toLowerCase()))), args, (user) => own("User", user), { edge: (user) => ({ role: role(user) }) });
	}
};
/** Invited people are no members yet. "ALL" counts those of the child teams too. */
function memberIds(world, team, membership) {
	const teams = teamsOf(world, team.org).filter((candidate) => candidate === team ? membership !== "CHILD_TEAM" : membership !== "IMMEDIATE" && withParents(world, candidate).includes(team));
	return new Set(teams.flatMap(({ members }) => [...members].filter(([, state]) => state === "active").map(([id]) => id)));
}
function isOwner(world, team, user) {
	return world.orgs.get(team.org.toLowerCase())?.members.get(user.id) === "admin";
}
function usersOf(world, ids) {
	return [...ids].flatMap((id) => world.users.get(id) ?? []);
}
/** Members and teams of an organisation are shown to Apps with the permission `members`. */
function needMembers({ world, viewer }) {
	if (!may(world, viewer, "members", "read")) throw forbidden();
}
const appFields = {
	...numbered$1,
	slug: ({ it }) => it.slug,
	name: ({ it }) => it.slug,
	url: ({ it }, _, { world }) => `${webUrl(world)}/apps/${it.slug}`
};
// src/simulator/world/rulesets.ts
/** The active rulesets that are about a branch. */
const rulesetsOf = (repo, branch) => repo.rulesets.filter(({ enforcement, branches }) => enforcement === "active" && branches.some((pattern) => isMeant(repo, pattern, branch)));
/** Every check that a branch requires, by its protection and its rulesets, with those who may report it. */
const requirementsOf = (repo, branch) => [...repo.requiredChecks.get(branch) ?? [], ...rulesetsOf(repo, branch).flatMap(({ checks }) => checks)];
/** The names of those, each once. */
const requiredChecksOf = (repo, branch) => [...new Set(requirementsOf(repo, branch).map(contextOf))];
const contextOf = (check) => typeof check === "string" ? check : check.context;
/** The one App whose word counts; null: anybody's. */
const pinOf = (check) => typeof check === "string" ? null : check.appId;
/** As fnmatch with FNM_PATHNAME: `*` stays within a part of the name, `**` followed by `/` doesn't. */
function isMeant(repo, pattern, branch) {
	if (pattern === "~ALL") return true;
	if (pattern === "~DEFAULT_BRANCH") return branch === repo.defaultBranch;
	const source = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll(/\*\*\/|\*|\?/g, (sign) => sign === "**/" ? "(?:.*/)?" : sign === "*" ? "[^/]*" : "[^/]");
	return new RegExp(`^${source}$`).test(`refs/heads/${branch}`);
}
// src/simulator/graphql/checks.ts
/** Check runs and commit statuses, alone and rolled up to one state. */
/** What counts on a commit: the latest run of each name and App, the latest status of each context. */
function checksOf(repository, commit) {
	return {
		commit,
		runs: latestCheckRuns(repository, commit.sha),
		statuses: latestStatuses(repository, commit.sha)
	};
}
/** Null where nothing has reported: that is not the same as green. */
function rollupNode(repository, commit) {
	const checks = checksOf(repository, commit);
	return checks.runs.length + checks.statuses.length === 0 ? null : locate("StatusCheckRollup", repository, checks);
}
function suiteNode(repository, run) {
	return locate("CheckSuite", repository, {
		id: run.suite,
		run
	});
}
/** The suites of a commit: every App that reported on it has one. */
function suitePage(repository, sha, args) {
	const runs = /* @__PURE__ */ new Map();
	for (const run of repository.checkRuns.values()) if (run.sha === sha && !runs.has(run.suite) && passes(run, args.filterBy ?? {})) runs.set(run.suite, run);
	return connect([...runs.values()], args, (run) => suiteNode(repository, run), { key: ({ suite }) => suite });
}
function stateOfRun({ status, conclusion }) {
	if (status !== "completed") return "PENDING";
	switch (conclusion) {
		case "success":
		case "neutral":
		case "skipped": return "SUCCESS";
		case "stale":
		case null: return "PENDING";
		case "failure":
		case "cancelled":
		case "timed_out":
		case "action_required": return "FAILURE";
	}
}
/** One failure fails all, else one that is pending holds all back. */
function rollUp$1({ runs, statuses }) {
	const states = /* @__PURE__ */ new Set([...runs.map(stateOfRun), ...statuses.map(({ state }) => state === "error" ? "FAILURE" : state.toUpperCase())]);
	if (states.has("FAILURE")) return "FAILURE";
	return states.has("PENDING") ? "PENDING" : "SUCCESS";
}
function contextPage(repository, { runs, statuses }, page) {
	return {
		...connect([...runs.map((run) => locate("CheckRun", repository, run)), ...statuses.map((status) => locate("StatusContext", repository, status))], page, (context) => context, { key: ({ it }) => it.id }),
		checkRunCount: runs.length,
		statusContextCount: statuses.length
	};
}
const statusCheckRollupFields = {
	id: ({ repository, it }) => nodeId("StatusCheckRollup", `${repository.id}:${it.commit.sha}`),
	state: ({ it }) => rollUp$1(it),
	commit: ({ repository, it }) => locate("Commit", repository, it.commit),
	contexts: ({ repository, it }, page) => contextPage(repository, it, page)
};
const statusFields = {
	id: ({ repository, it }) => nodeId("Status", `${repository.id}:${it.commit.sha}`),
	state: ({ it }) => rollUp$1(it),
	commit: ({ repository, it }) => locate("Commit", repository, it.commit),
	contexts: ({ repository, it }) => it.statuses.map((status) => locate("StatusContext", repository, status)),
	context({ repository, it }, { name }) {
		const status = it.statuses.find(({ context }) => isSameName(context, name));
		return status ? locate("StatusContext", repository, status) : null;
	}
};
/** Whether the rules of the base branch of that pull request ask for the check. */
function isRequired(repository, check, args) {
	const pull = [...repository.issues.values()].find(({ id, number }) => number === args.pullRequestNumber || nodeId("PullRequest", id) === args.pullRequestId)?.pull;
	if (!pull) throw fieldError("UNPROCESSABLE", "Either pullRequestId or pullRequestNumber of a pull request of this repository is needed.");
	return requiredChecksOf(repository, pull.baseRef).includes(check);
}
const checkRunFields = {
	...numbered$1,
	...placed,
	name: ({ it }) => it.name,
	status: ({ it }) => it.status.toUpperCase(),
	conclusion: ({ it }) => it.conclusion?.toUpperCase() ?? null,
	startedAt: ({ it }) => it.startedAt,
	completedAt: ({ it }) => it.completedAt,
	detailsUrl: ({ it }) => it.detailsUrl,
	externalId: ({ it }) => it.externalId,
	title: ({ it }) => it.output.title,
	summary: ({ it }) => it.output.summary,
	text: ({ it }) => it.output.text,
	url: runUrl,
	permalink: runUrl,
	isRequired: ({ repository, it }, args) => isRequired(repository, it.name, args),
	checkSuite: ({ repository, it }) => suiteNode(repository, it)
};
function runUrl({ repository, it }, _, { world }) {
	return repositoryPage(world, repository, `runs/${it.id}`);
}
const statusContextFields = {
	id: numbered$1.id,
	context: ({ it }) => it.context,
	state: ({ it }) => it.state.toUpperCase(),
	description: ({ it }) => it.description,
	targetUrl: ({ it }) => it.targetUrl,
	createdAt: ({ it }) => it.at,
	creator: ({ it }) => actor(it.creator),
	commit: ({ repository, it }) => commitNode(repository, it.sha),
	isRequired: ({ repository, it }, args) => isRequired(repository, it.context, args)
};
/** The one App whose suites are workflow runs. */
const ACTIONS = "github-actions";
function passes(run, filter) {
	const statuses = filter.statuses ?? (filter.status ? [filter.status] : void 0);
	return (!filter.appId || run.app.id === filter.appId) && (!filter.checkName || run.name === filter.checkName) && (!statuses || statuses.includes(run.status.toUpperCase())) && (!filter.conclusions || filter.conclusions.includes(run.conclusion?.toUpperCase() ?? ""));
}
const checkSuiteFields = {
	...numbered$1,
	...placed,
	app: ({ it }) => own("App", it.run.app),
	commit: ({ repository, it }) => commitNode(repository, it.run.sha),
	status: ({ repository, it }) => checkSuite(repository, it.run).status.toUpperCase(),
	conclusion: ({ repository, it }) => checkSuite(repository, it.run).conclusion?.toUpperCase() ?? null,
	checkRuns({ repository, it }, args) {
		const filter = args.filterBy ?? {};
		refuse(filter.checkType, "CheckRunFilter.checkType");
		return connect(checkSuite(repository, it.run).runs.filter((run) => passes(run, filter)), args, (run) => locate("CheckRun", repository, run));
	},
	workflowRun({ repository, it }, _, { world, viewer }) {
		if (it.run.app.slug !== ACTIONS) return null;
		if (!may(world, viewer, "actions", "read", repository)) throw forbidden();
		return locate("WorkflowRun", repository, it);
	}
};
const workflowRunFields = {
	...numbered$1,
	checkSuite: ({ repository, it }) => locate("CheckSuite", repository, it),
	url: ({ repository, it }, _, { world }) => repositoryPage(world, repository, `actions/runs/${it.id}`)
};
// src/simulator/graphql/issue-list.ts
/** Issues and pull requests in lists: the filters and orders that repository, milestone and label share. */
const ORDERS = {
	CREATED_AT: ({ createdAt }) => createdAt.epochMilliseconds,
	UPDATED_AT: ({ updatedAt }) => updatedAt.epochMilliseconds,
	COMMENTS: ({ comments }) => comments.length
};
const OLDEST_FIRST = {
	field: "CREATED_AT",
	direction: "ASC"
};
/** The state of an issue (OPEN, CLOSED) or a pull request (also MERGED). */
function stateOf$1(issue) {
	return issue.pull?.merged ? "MERGED" : issue.state.toUpperCase();
}
/** One page of the pull requests among `issues`. */
function pullPage(repository, issues, args) {
	const { states, baseRefName, headRefName, labels } = args;
	const isWanted = withLabels(labels);
	return connect(ordered([...issues].filter((issue) => issue.pull && (!states || states.includes(stateOf$1(issue))) && (!baseRefName || issue.pull.baseRef === baseRefName) && (!headRefName || issue.pull.headRef === headRefName) && isWanted(issue)), args.orderBy ?? OLDEST_FIRST, ORDERS), args, (issue) => locate("PullRequest", repository, issue));
}
/** One page of those among `issues` that are no pull requests. */
function issuePage$1({ world }, repository, issues, args) {
	const filters = args.filterBy ?? {};
	refuse(filters.mentioned, "IssueFilters.mentioned");
	refuse(filters.viewerSubscribed || null, "IssueFilters.viewerSubscribed");
	const states = filters.states ?? args.states;
	const isWanted = withLabels(filters.labels ?? args.labels);
	const since = filters.since ? Temporal.Instant.from(filters.since).epochMilliseconds : -Infinity;
	return connect(ordered([...issues].filter((issue) => !issue.pull && (!states || states.includes(stateOf$1(issue))) && issue.updatedAt.epochMilliseconds >= since && isWanted(issue) && isByAuthor(issue, filters.createdBy) && isAssigned(world, issue, filters.assignee) && isInMilestone(repository, issue, filters)), args.orderBy ?? OLDEST_FIRST, ORDERS), args, (issue) => locate("Issue", repository, issue));
}
/** GitHub does not document whether several labels mean any or all of them. */
function withLabels(labels) {
	if (!labels || labels.length === 0) return () => true;
	if (labels.length > 1) throw new NotModelled("more than one label in a filter");
	const wanted = labels[0]?.toLowerCase();
	return (issue) => issue.labels.some((label) => label.toLowerCase() === wanted);
}
function isByAuthor({ author }, login) {
	return !login || graphqlLogin(author).toLowerCase() === login.toLowerCase();
}
/** "*" any, null none. */
function isAssigned(world, issue, login) {
	if (login === void 0) return true;
	if (login === null) return issue.assignees.length === 0;
	if (login === "*") return issue.assignees.length > 0;
	const user = findUser(world, login);
	return user !== void 0 && issue.assignees.includes(user.id);
}
/** `milestone` names a database id, `milestoneNumber` a number; "*" any, null none. */
function isInMilestone(repository, issue, { milestone, milestoneNumber }) {
	const own = milestoneOf$1(repository, issue);
	for (const [wanted, value] of [[milestone, own?.id], [milestoneNumber, own?.number]]) {
		if (wanted === void 0) continue;
		if (wanted === null ? own !== void 0 : wanted === "*" ? !own : wanted !== String(value)) return false;
	}
	return true;
}
function milestoneOf$1(repository, issue) {
	return issue.milestone === null ? void 0 : repository.milestones.get(issue.milestone);
}
// src/simulator/graphql/ref.ts
/** Branches and tags, their rules, and comparisons between them. */
const HEADS = "refs/heads/";
/** The ref of a full or short name (`refs/heads/main`, `heads/main`, `main`); null when there is none. */
function refNode(repository, qualifiedName) {
	for (const name of [
		qualifiedName,
		`refs/${qualifiedName}`,
		branchRef(qualifiedName),
		`refs/tags/${qualifiedName}`
	]) {
		const sha = repository.refs.get(name);
		if (sha !== void 0) return locate("Ref", repository, {
			name,
			sha
		});
	}
	return null;
}
function split(name) {
	const [, prefix = "", short = name] = /^(refs\/[^/]+\/)(.+)$/.exec(name) ?? [];
	return {
		prefix,
		short
	};
}
/** `Repository.refs`: alphabetical unless asked by the date of the commit. */
function refPage(repository, args) {
	const prefix = args.refPrefix.endsWith("/") ? args.refPrefix : `${args.refPrefix}/`;
	const direction = args.orderBy?.direction ?? args.direction ?? "ASC";
	const byDate = args.orderBy?.field === "TAG_COMMIT_DATE";
	const key = (ref) => byDate ? commitAt(repository, ref.sha).at.epochMilliseconds : ref.name;
	const refs = [...repository.refs].map(([name, sha]) => ({
		name,
		sha
	})).filter(({ name }) => name.startsWith(prefix)).filter(({ name }) => !args.query || split(name).short.includes(args.query)).sort((a, b) => key(a) < key(b) ? -1 : 1);
	if (direction === "DESC") refs.reverse();
	return connect(refs, args, (ref) => locate("Ref", repository, ref), { key: ({ name }) => name });
}
function ruleOf({ repository, it }) {
	if (!it.name.startsWith(HEADS)) return null;
	const branch = split(it.name).short;
	const checks = repository.requiredChecks.get(branch);
	return checks ? {
		branch,
		checks
	} : null;
}
const refFields = {
	...placed,
	id: ({ repository, it }) => nodeId("Ref", `${repository.id}:${it.name}`),
	name: ({ it }) => split(it.name).short,
	prefix: ({ it }) => split(it.name).prefix,
	target: ({ repository, it }) => commitNode(repository, it.sha),
	compare({ repository, it }, { headRef }) {
		const head = headOf$1(repository, headRef);
		if (head === void 0) throw notFound$1(`a Ref with the name '${headRef}'`);
		const ahead = commitsBetween(repository, it.sha, head);
		const behindBy = commitsBetween(repository, head, it.sha).length;
		return locate("Comparison", repository, {
			base: commitAt(repository, it.sha),
			head: commitAt(repository, head),
			ahead,
			behindBy
		});
	},
	associatedPullRequests({ repository, it }, args, context) {
		need(context, repository, "pull_requests");
		const { prefix, short } = split(it.name);
		return pullPage(repository, [...repository.issues.values()].filter(({ pull }) => prefix === HEADS && pull?.headRef === short && !pull.fork), args);
	},
	branchProtectionRule(source, _, context) {
		need(context, source.repository, "administration");
		const rule = ruleOf(source);
		return rule && locate("BranchProtectionRule", source.repository, rule);
	},
	refUpdateRule(source) {
		const rule = ruleOf(source);
		return rule && {
			pattern: rule.branch,
			requiredStatusCheckContexts: rule.checks.map(contextOf)
		};
	},
	rules({ repository, it }, args) {
		const rules = (it.name.startsWith(HEADS) ? rulesetsOf(repository, split(it.name).short) : []).flatMap((set) => [...set.checks.length > 0 ? [{
			id: set.id,
			set,
			kind: "checks"
		}] : [], ...set.workflows.length > 0 ? [{
			id: -set.id,
			set,
			kind: "workflows"
		}] : []]);
		const age = ({ set }) => set.id;
		return connect(ordered(rules, args.orderBy, {
			UPDATED_AT: age,
			CREATED_AT: age
		}), args, ({ set, kind }) => kind === "checks" ? checksRule(set) : workflowsRule(set));
	}
};
/** It names files, and no checks (docs: GraphQL, WorkflowsParameters). */
const workflowsRule = ({ id, workflows }) => ({
	__typename: "RepositoryRule",
	id: nodeId("RepositoryRule", -id),
	type: "WORKFLOWS",
	parameters: {
		__typename: "WorkflowsParameters",
		doNotEnforceOnCreate: false,
		workflows: workflows.map((path) => ({
			path,
			ref: null,
			repositoryId: 1,
			sha: null
		}))
	}
});
const checksRule = ({ id, checks }) => ({
	__typename: "RepositoryRule",
	id: nodeId("RepositoryRule", id),
	type: "REQUIRED_STATUS_CHECKS",
	parameters: {
		__typename: "RequiredStatusChecksParameters",
		doNotEnforceOnCreate: false,
		strictRequiredStatusChecksPolicy: false,
		requiredStatusChecks: checks.map((check) => ({
			context: contextOf(check),
			integrationId: pinOf(check)
		}))
	}
});
/** A head as `compare` takes it: a branch, tag or sha, also as `owner:branch` of the same owner. */
function headOf$1(repository, headRef) {
	const [, owner, name] = /^([^:/]+):(.+)$/.exec(headRef) ?? [];
	if (owner === void 0 || name === void 0) return resolveRef(repository, headRef);
	return owner.toLowerCase() === repository.owner.toLowerCase() ? resolveRef(repository, name) : void 0;
}
const branchProtectionRuleFields = {
	...placed,
	id: ({ repository, it }) => nodeId("BranchProtectionRule", `${repository.id}:${it.branch}`),
	pattern: ({ it }) => it.branch,
	requiresStatusChecks: ({ it }) => it.checks.length > 0,
	requiredStatusCheckContexts: ({ it }) => it.checks.map(contextOf),
	requiredStatusChecks: ({ it }, _, { world }) => it.checks.map((check) => {
		const app = world.apps.get(pinOf(check) ?? -1);
		return {
			context: contextOf(check),
			app: app ? own("App", app) : null
		};
	})
};
const comparisonFields = {
	id: ({ repository, it }) => nodeId("Comparison", `${repository.id}:${it.base.sha}...${it.head.sha}`),
	aheadBy: ({ it }) => it.ahead.length,
	behindBy: ({ it }) => it.behindBy,
	status({ it }) {
		if (it.ahead.length > 0) return it.behindBy > 0 ? "DIVERGED" : "AHEAD";
		return it.behindBy > 0 ? "BEHIND" : "IDENTICAL";
	},
	baseTarget: ({ repository, it }) => locate("Commit", repository, it.base),
	headTarget: ({ repository, it }) => locate("Commit", repository, it.head),
	commits: ({ repository, it }, page) => connect(it.ahead, page, (commit) => locate("Commit", repository, commit), { key: ({ sha }) => sha })
};
// src/simulator/graphql/deployment.ts
/** A deployment that nobody touched for so long while it is pending counts as abandoned. */
const ABANDONED_AFTER = Temporal.Duration.from({ minutes: 30 });
/**
* GitHub's reading of a deployment from its latest status (schema: enum DeploymentState). Production keeps
* several ACTIVE ones: only non-production deployments are made inactive by a later success.
*/
function stateOf(deployment, now) {
	const state = deployment.statuses.at(-1)?.state ?? "pending";
	switch (state) {
		case "success": return "ACTIVE";
		case "inactive": return deployment.transientEnvironment ? "DESTROYED" : "INACTIVE";
		case "pending": {
			const limit = deployment.updatedAt.add(ABANDONED_AFTER);
			return Temporal.Instant.compare(now, limit) >= 0 ? "ABANDONED" : "PENDING";
		}
		case "error":
		case "failure":
		case "in_progress":
		case "queued":
		case "waiting": return state.toUpperCase();
	}
}
/** One page of these deployments; an environment is compared by its present name, without case. */
function deploymentPage(repository, deployments, args) {
	return connect(ordered([...deployments].filter(({ environment }) => !args.environments || args.environments.some((one) => isSameName(one, environment))), args.orderBy, { CREATED_AT: ({ createdAt }) => createdAt.epochMilliseconds }), args, (deployment) => locate("Deployment", repository, deployment));
}
function statusNode(repository, deployment, status) {
	return locate("DeploymentStatus", repository, {
		...status,
		deployment
	});
}
const deploymentFields = {
	...numbered$1,
	...placed,
	commitOid: ({ it }) => it.sha,
	commit: ({ repository, it }) => commitNode(repository, it.sha),
	ref: ({ repository, it }) => refNode(repository, it.ref),
	environment: ({ it }) => it.environment,
	latestEnvironment: ({ it }) => it.environment,
	originalEnvironment: ({ it }) => it.originalEnvironment,
	task: ({ it }) => it.task,
	description: ({ it }) => it.description,
	payload: ({ it }) => typeof it.payload === "string" ? it.payload : JSON.stringify(it.payload),
	state: ({ it }, _, { world }) => stateOf(it, world.clock.now()),
	createdAt: ({ it }) => it.createdAt,
	updatedAt: ({ it }) => it.updatedAt,
	creator: ({ it }) => actor(it.creator),
	latestStatus({ repository, it }) {
		const latest = it.statuses.at(-1);
		return latest ? statusNode(repository, it, latest) : null;
	},
	statuses: ({ repository, it }, page) => connect(it.statuses.toReversed(), page, (status) => statusNode(repository, it, status))
};
const deploymentStatusFields = {
	id: numbered$1.id,
	state: ({ it }) => it.state.toUpperCase(),
	description: ({ it }) => it.description,
	environment: ({ it }) => it.environment,
	environmentUrl: ({ it }) => it.environmentUrl || null,
	logUrl: ({ it }) => it.logUrl || null,
	createdAt: ({ it }) => it.at,
	updatedAt: ({ it }) => it.at,
	creator: ({ it }) => actor(it.creator),
	deployment: ({ repository, it }) => locate("Deployment", repository, it.deployment)
};
const environmentFields = {
	id: ({ repository, it }) => nodeId("Environment", `${repository.id}:${it.name}`),
	name: ({ it }) => it.name,
	latestCompletedDeployment({ repository, it }) {
		const completed = [...repository.deployments.values()].findLast(({ environment, statuses }) => isSameName(environment, it.name) && statuses.some(({ state }) => [
			"success",
			"failure",
			"error"
		].includes(state)));
		return completed ? locate("Deployment", repository, completed) : null;
	}
};
// src/simulator/world/object-ids.ts
/** The ids that git gives to trees and blobs: equal content has equal ids. */
function oidOf(kind, content) {
	return createHash("sha1").update(`${kind} ${content.length}\0`).update(content).digest("hex");
}
function blobOid(text) {
	return oidOf("blob", Buffer.from(text, "utf8"));
}
/** What lies directly in a directory ("" is the root), in git's order: a directory sorts as `name/`. */
function entriesOf(files, directory) {
	const prefix = directory === "" ? "" : `${directory}/`;
	const entries = /* @__PURE__ */ new Map();
	for (const [path, text] of files) {
		if (!path.startsWith(prefix)) continue;
		const [name = "", ...deeper] = path.slice(prefix.length).split("/");
		const isFile = deeper.length === 0;
		entries.set(name, {
			name,
			path: prefix + name,
			text: isFile ? text : void 0
		});
	}
	const sortName = ({ name, text }) => text === void 0 ? `${name}/` : name;
	return [...entries.values()].sort((a, b) => sortName(a) < sortName(b) ? -1 : 1);
}
/** Of trees that commits share it is made once. */
const roots = /* @__PURE__ */ new WeakMap();
/** The id of a directory of a tree; "" is the root. */
function treeOid(files, directory) {
	const known = directory === "" ? roots.get(files) : void 0;
	if (known !== void 0) return known;
	const parts = entriesOf(files, directory).map(({ name, path, text }) => Buffer.concat([Buffer.from(`${text === void 0 ? "40000" : "100644"} ${name}\0`), Buffer.from(text === void 0 ? treeOid(files, path) : blobOid(text), "hex")]));
	const oid = oidOf("tree", Buffer.concat(parts));
	if (directory === "") roots.set(files, oid);
	return oid;
}
// src/simulator/graphql/git-object.ts
/** Trees and blobs, with the object ids that git gives them. */
/** What GitHub returns of a text, in bytes; the rest is cut. */
const TEXT_MAX = 512e3;
/** The tree entry of a path, as the plain object that GraphQL's TreeEntry is read from; null: not there. */
function treeEntry(repository, files, path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const text = files.get(path);
	const object = objectAt(repository, files, path);
	if (!object) return null;
	return {
		name,
		path,
		extension: name.includes(".") ? name.slice(name.lastIndexOf(".")) : "",
		type: text === void 0 ? "tree" : "blob",
		mode: text === void 0 ? 16384 : 33188,
		size: text === void 0 ? 0 : Buffer.byteLength(text),
		oid: () => text === void 0 ? treeOid(files, path) : blobOid(text),
		object,
		repository: locate("Repository", repository, repository)
	};
}
function objectAt(repository, files, path) {
	const text = files.get(path);
	if (text !== void 0) return locate("Blob", repository, { text });
	return path === "" || [...files.keys()].some((file) => file.startsWith(`${path}/`)) ? locate("Tree", repository, {
		path,
		files
	}) : null;
}
/**
* What an expression names, as `git rev-parse` reads it: `<rev>` a commit, `<rev>:<path>` a file or a
* directory, `<rev>^{tree}` the root; null when it names nothing.
*/
function objectOf(repository, expression) {
	const colon = expression.indexOf(":");
	const isTree = expression.endsWith("^{tree}");
	const rev = colon < 0 ? expression.replace(/\^\{tree\}$/, "") : expression.slice(0, colon);
	const sha = resolveRef(repository, rev === "HEAD" ? repository.defaultBranch : rev);
	const commit = sha === void 0 ? void 0 : repository.commits.get(sha);
	if (!commit) return null;
	if (colon < 0 && !isTree) return locate("Commit", repository, commit);
	const path = colon < 0 ? "" : expression.slice(colon + 1).replace(/\/$/, "");
	return objectAt(repository, commit.files, path);
}
/** The commit or file with this object id; directories are only found by their path. */
function objectByOid(repository, oid) {
	const commit = commitNode(repository, oid);
	if (commit) return commit;
	const texts = /* @__PURE__ */ new Set();
	for (const { files } of repository.commits.values()) for (const text of files.values()) texts.add(text);
	for (const text of texts) if (blobOid(text) === oid) return locate("Blob", repository, { text });
	return null;
}
const treeFields = {
	...placed,
	id: ({ repository, it }) => nodeId("Tree", `${repository.id}:${treeOid(it.files, it.path)}`),
	oid: ({ it }) => treeOid(it.files, it.path),
	abbreviatedOid: ({ it }) => treeOid(it.files, it.path).slice(0, 7),
	entries: ({ repository, it }) => entriesOf(it.files, it.path).map(({ path }) => treeEntry(repository, it.files, path))
};
const isBinary = (text) => text.includes("\0");
const blobFields = {
	...placed,
	id: ({ repository, it }) => nodeId("Blob", `${repository.id}:${blobOid(it.text)}`),
	oid: ({ it }) => blobOid(it.text),
	abbreviatedOid: ({ it }) => blobOid(it.text).slice(0, 7),
	byteSize: ({ it }) => Buffer.byteLength(it.text),
	isBinary: ({ it }) => isBinary(it.text),
	isTruncated: ({ it }) => Buffer.byteLength(it.text) > TEXT_MAX,
	text: ({ it }) => isBinary(it.text) ? null : Buffer.from(it.text).subarray(0, TEXT_MAX).toString("utf8")
};
// src/simulator/graphql/pull-commits.ts
/** Which commits a pull request consists of, and which pull requests brought a commit in. */
/** The lists of 1,000 pull requests are asked for at every page of a comparison. */
const known = /* @__PURE__ */ new WeakMap();
function membersOf(repository, issue, pull) {
	const base = repository.refs.get(branchRef(pull.baseRef)) ?? pull.baseSha;
	const of = `${pull.headSha} ${pull.mergeCommit ?? base}`;
	const before = known.get(issue);
	if (before?.of === of) return before;
	const own = reachable(repository, pull.headSha, historyBefore(repository, pull, base));
	const commits = [...repository.commits.values()].filter(({ sha }) => own.has(sha));
	const introduced = new Set(own);
	if (pull.mergeCommit !== null) {
		introduced.add(pull.mergeCommit);
		for (const sha of rebased(repository, pull.mergeCommit, commits)) introduced.add(sha);
	}
	const members = {
		of,
		commits,
		introduced
	};
	known.set(issue, members);
	return members;
}
/** What the base branch had without the pull request. */
function historyBefore(repository, pull, base) {
	if (pull.mergeCommit === null) return reachable(repository, base);
	const [first, second] = repository.commits.get(pull.mergeCommit)?.parents ?? [];
	if (first !== void 0 && second === pull.headSha) return reachable(repository, first);
	const after = reachable(repository, pull.mergeCommit);
	return after.has(pull.headSha) ? reachable(repository, pull.baseSha) : after;
}
/**
* The copies of `commits` that end at `last`, or nothing when it was no rebase: copies keep their messages,
* and merges are not copied.
*/
function rebased(repository, last, commits) {
	const copies = [];
	let next = last;
	for (const original of commits.toReversed()) {
		if (original.parents.length > 1) continue;
		const copy = next === void 0 ? void 0 : repository.commits.get(next);
		if (!copy || copy.message !== original.message) return [];
		copies.push(copy.sha);
		next = copy.parents[0];
	}
	return copies;
}
/** The commits of a pull request, oldest first. */
function commitsOf$1(repository, issue) {
	return issue.pull ? membersOf(repository, issue, issue.pull).commits : [];
}
/**
* The pull requests of a commit as GitHub has them (schema: `Commit.associatedPullRequests`): the merged ones
* that introduced it; for a commit that is not in the default branch the open ones too. Forks share their
* objects with the repository, and so a commit is also associated with what was merged in a fork with it:
* release-drafter#221 and #251 tell of such lists.
*/
function pullsWith(world, repository, sha) {
	const tip = repository.refs.get(branchRef(repository.defaultBranch));
	let inDefault;
	const own = [...repository.issues.values()].filter((issue) => {
		const { pull } = issue;
		if (!pull || !pull.merged && issue.state === "closed") return false;
		if (!membersOf(repository, issue, pull).introduced.has(sha)) return false;
		if (pull.merged) return true;
		inDefault ??= tip !== void 0 && reachable(repository, tip).has(sha);
		return !inDefault;
	});
	const forks = [...world.repositories.values()].filter(({ parent }) => parent === repository);
	return [...own.map((issue) => ({
		id: issue.id,
		repository,
		issue
	})), ...forks.flatMap((fork) => [...fork.issues.values()].filter((issue) => issue.pull?.merged && mergedIn(fork, issue, issue.pull).has(sha)).map((issue) => ({
		id: issue.id,
		repository: fork,
		issue
	})))];
}
const mergedIn = (fork, issue, pull) => membersOf(fork, issue, pull).introduced;
// src/simulator/graphql/commit.ts
/** First line and the rest, as GitHub cuts a message. */
function cutMessage({ message }) {
	const end = message.indexOf("\n");
	return end < 0 ? {
		headline: message,
		body: ""
	} : {
		headline: message.slice(0, end),
		body: message.slice(end).trim()
	};
}
function gitActor({ author, at }) {
	return {
		name: author.login,
		email: `${author.id}+${author.login}@users.noreply.github.com`,
		date: at,
		user: author.type === "User" ? actor(author) : null
	};
}
/** Newest first; a repository keeps its commits in the order of their making. */
function historyOf(repository, from, args) {
	refuse(args.author, "Commit.history(author:)");
	const past = reachable(repository, from.sha);
	const since = args.since ? Temporal.Instant.from(args.since) : void 0;
	const until = args.until ? Temporal.Instant.from(args.until) : void 0;
	return [...repository.commits.values()].filter((commit) => past.has(commit.sha) && (!since || Temporal.Instant.compare(commit.at, since) >= 0) && (!until || Temporal.Instant.compare(commit.at, until) <= 0) && (!args.path || touches(repository, commit, args.path))).toReversed();
}
/** Whether the commit changed the file or directory against each of its parents. */
function touches(repository, commit, path) {
	const parents = commit.parents.map((sha) => repository.commits.get(sha)?.files ?? /* @__PURE__ */ new Map());
	if (parents.length === 0) parents.push(/* @__PURE__ */ new Map());
	const under = (file) => file === path || file.startsWith(`${path}/`);
	return parents.every((before) => [.../* @__PURE__ */ new Set([...commit.files.keys(), ...before.keys()])].some((file) => under(file) && commit.files.get(file) !== before.get(file)));
}
const bySha = { key: ({ sha }) => sha };
const commitFields = {
	...placed,
	id: ({ repository, it }) => nodeId("Commit", `${repository.id}:${it.sha}`),
	oid: ({ it }) => it.sha,
	abbreviatedOid: ({ it }) => it.sha.slice(0, 7),
	message: ({ it }) => it.message,
	messageHeadline: ({ it }) => cutMessage(it).headline,
	messageBody: ({ it }) => cutMessage(it).body,
	committedDate: ({ it }) => it.at,
	authoredDate: ({ it }) => it.at,
	author: ({ it }) => gitActor(it),
	committer: ({ it }) => gitActor(it),
	url: ({ repository, it }, _, { world }) => repositoryPage(world, repository, `commit/${it.sha}`),
	commitUrl: ({ repository, it }, _, { world }) => repositoryPage(world, repository, `commit/${it.sha}`),
	parents: ({ repository, it }, page) => connect(it.parents, page, (sha) => commitNode(repository, sha), { key: (sha) => sha }),
	history: ({ repository, it }, args) => connect(historyOf(repository, it, args), args, (commit) => locate("Commit", repository, commit), bySha),
	associatedPullRequests({ repository, it }, args, context) {
		need(context, repository, "pull_requests");
		return connect(ordered(pullsWith(context.world, repository, it.sha).filter((one) => one.repository === repository || visible(context, one.repository)), args.orderBy, { CREATED_AT: ({ issue }) => issue.createdAt.epochMilliseconds }), args, (one) => locate("PullRequest", one.repository, one.issue));
	},
	statusCheckRollup({ repository, it }, _, context) {
		need(context, repository, "checks", "statuses");
		return rollupNode(repository, it);
	},
	status({ repository, it }, _, context) {
		need(context, repository, "statuses");
		const { statuses } = checksOf(repository, it);
		const checks = {
			commit: it,
			runs: [],
			statuses
		};
		return statuses.length === 0 ? null : locate("Status", repository, checks);
	},
	checkSuites({ repository, it }, args, context) {
		need(context, repository, "checks");
		return suitePage(repository, it.sha, args);
	},
	deployments({ repository, it }, args, context) {
		need(context, repository, "deployments");
		return deploymentPage(repository, [...repository.deployments.values()].filter(({ sha }) => sha === it.sha), args);
	},
	file: ({ repository, it }, { path }) => treeEntry(repository, it.files, path),
	tree: ({ repository, it }) => locate("Tree", repository, {
		path: "",
		files: it.files
	})
};
// src/simulator/http/present/address.ts
/** Base of the REST addresses (`url` and its kin), without a slash at its end. */
function apiUrl(world) {
	return `${webUrl(world)}/api/v3`;
}
/** The REST address of a repository, or with `rest` (no leading slash) of something in it. */
function repositoryApi(world, repository, rest) {
	const url = `${apiUrl(world)}/repos/${repository.owner}/${repository.name}`;
	return rest === void 0 ? url : `${url}/${rest}`;
}
/** GitHub's stamps are in UTC and whole seconds. */
function stamp(at) {
	return at.round({
		smallestUnit: "second",
		roundingMode: "floor"
	}).toString();
}
function stampOrNull(at) {
	return at && stamp(at);
}
// src/simulator/http/present/account.ts
/** Schema `simple-user`: people, bots and organisations. */
function presentUser(world, user) {
	const url = `${apiUrl(world)}/users/${encodeURIComponent(user.login)}`;
	const page = user.type === "Bot" ? `apps/${user.login.replace(/\[bot\]$/, "")}` : user.login;
	return {
		login: user.login,
		id: user.id,
		node_id: nodeId(user.type, user.id),
		avatar_url: `${webUrl(world)}/avatars/u/${user.id}`,
		gravatar_id: "",
		url,
		html_url: `${webUrl(world)}/${page}`,
		followers_url: `${url}/followers`,
		following_url: `${url}/following{/other_user}`,
		gists_url: `${url}/gists{/gist_id}`,
		starred_url: `${url}/starred{/owner}{/repo}`,
		subscriptions_url: `${url}/subscriptions`,
		organizations_url: `${url}/orgs`,
		repos_url: `${url}/repos`,
		events_url: `${url}/events{/privacy}`,
		received_events_url: `${url}/received_events`,
		type: user.type,
		site_admin: false
	};
}
/** The `organization` of a webhook. */
function presentOrganization(world, account) {
	const url = `${apiUrl(world)}/orgs/${account.login}`;
	return {
		login: account.login,
		id: account.id,
		node_id: nodeId("Organization", account.id),
		url,
		repos_url: `${url}/repos`,
		events_url: `${url}/events`,
		hooks_url: `${url}/hooks`,
		issues_url: `${url}/issues`,
		members_url: `${url}/members{/member}`,
		public_members_url: `${url}/public_members{/member}`,
		avatar_url: `${webUrl(world)}/avatars/u/${account.id}`,
		description: null
	};
}
/** What stands behind `author_association`; it says nothing about write access. */
function authorAssociation(world, repository, author) {
	if (author.login === repository.owner) return "OWNER";
	if (world.orgs.get(repository.owner.toLowerCase())?.members.has(author.id)) return "MEMBER";
	if (repository.collaborators.has(author.id)) return "COLLABORATOR";
	for (const commit of repository.commits.values()) if (commit.author.id === author.id) return "CONTRIBUTOR";
	return "NONE";
}
/** Schema `team`, without the parent's own details when it is a parent itself. */
function presentTeam(world, team) {
	const parent = team.parent && findParent(world, team);
	return {
		...presentTeamSimple(world, team),
		parent: parent ? presentTeamSimple(world, parent) : null
	};
}
function findParent(world, team) {
	for (const other of world.teams.values()) if (other.org === team.org && other.slug === team.parent) return other;
}
function presentTeamSimple(world, team) {
	const organization = world.orgs.get(team.org.toLowerCase())?.account.id ?? 0;
	const url = `${apiUrl(world)}/organizations/${organization}/team/${team.id}`;
	return {
		id: team.id,
		node_id: nodeId("Team", team.id),
		name: team.name,
		slug: team.slug,
		description: null,
		privacy: "closed",
		notification_setting: "notifications_enabled",
		permission: "pull",
		url,
		html_url: `${webUrl(world)}/orgs/${team.org}/teams/${team.slug}`,
		members_url: `${url}/members{/member}`,
		repositories_url: `${url}/repos`,
		type: "organization",
		organization_id: organization
	};
}
/** Schema `team-full`. */
function presentTeamFull(world, team) {
	const organization = world.orgs.get(team.org.toLowerCase())?.account;
	let repositories = 0;
	for (const repository of world.repositories.values()) if (repository.teams.has(team.id)) repositories += 1;
	return {
		...presentTeam(world, team),
		members_count: [...team.members.values()].filter((state) => state === "active").length,
		repos_count: repositories,
		...organization && { organization: presentOrganization(world, organization) }
	};
}
/** Schema `integration`. */
function presentApp(world, app) {
	const owner = [...world.users.values()].find((user) => user.login === app.owner);
	return {
		id: app.id,
		slug: app.slug,
		node_id: nodeId("App", app.id),
		client_id: clientId(app),
		owner: owner ? presentUser(world, owner) : null,
		name: app.slug,
		description: null,
		external_url: webUrl(world),
		html_url: `${webUrl(world)}/apps/${app.slug}`,
		permissions: {
			metadata: "read",
			...app.permissions
		},
		events: app.events
	};
}
/** The App's client id, which may stand for its id in a JWT. */
function clientId(app) {
	return `Iv1.${app.id.toString(16).padStart(16, "0")}`;
}
/** The `app` of a check run: in full when the App is registered, else what is known of it. */
function presentAppInfo(world, info) {
	const app = world.apps.get(info.id);
	if (app) return presentApp(world, app);
	return {
		id: info.id,
		slug: info.slug,
		node_id: nodeId("App", info.id),
		client_id: clientId(info),
		name: info.slug,
		description: null,
		external_url: webUrl(world),
		html_url: `${webUrl(world)}/apps/${info.slug}`,
		permissions: {},
		events: []
	};
}
/** The `performed_via_github_app` of what an App's bot did; null for people. */
function presentAppOf(world, author) {
	if (author.type !== "Bot") return null;
	for (const app of world.apps.values()) if (app.bot.id === author.id) return presentApp(world, app);
	return null;
}
/** Schema `installation`. */
function presentInstallation(world, installation) {
	const app = world.apps.get(installation.appId);
	const account = [...world.users.values()].find((user) => user.login === installation.account);
	const organization = account?.type === "Organization" ? `organizations/${account.login}/` : "";
	return {
		id: installation.id,
		...app && {
			client_id: clientId(app),
			app_slug: app.slug,
			events: app.events
		},
		account: account ? presentUser(world, account) : null,
		repository_selection: installation.repositories === "all" ? "all" : "selected",
		access_tokens_url: `${apiUrl(world)}/app/installations/${installation.id}/access_tokens`,
		repositories_url: `${apiUrl(world)}/installation/repositories`,
		html_url: `${webUrl(world)}/${organization}settings/installations/${installation.id}`,
		app_id: installation.appId,
		target_id: account?.id ?? 0,
		target_type: account?.type ?? "User",
		permissions: {
			metadata: "read",
			...installation.permissions
		},
		single_file_name: null,
		has_multiple_single_files: false,
		single_file_paths: [],
		suspended_by: null,
		suspended_at: stampOrNull(installation.suspendedAt)
	};
}
// src/simulator/graphql/post.ts
/** What people wrote: the fields that issues, pull requests and comments share, reactions and edits included. */
/** In the order of GitHub's reaction groups. */
const CONTENTS$1 = {
	"+1": "THUMBS_UP",
	"-1": "THUMBS_DOWN",
	laugh: "LAUGH",
	hooray: "HOORAY",
	confused: "CONFUSED",
	heart: "HEART",
	rocket: "ROCKET",
	eyes: "EYES"
};
/** One group for each content, also for those that nobody chose. */
function reactionGroups({ __typename, repository, it }, _, { viewer }) {
	const asking = actorOf(viewer);
	return Object.entries(CONTENTS$1).map(([content, name]) => {
		const reactions = it.reactions.filter((reaction) => reaction.content === content);
		const people = (page) => connect(reactions, page, ({ user }) => actor(user), { edge: ({ at }) => ({ reactedAt: at }) });
		return {
			content: name,
			createdAt: reactions[0]?.at ?? null,
			reactors: people,
			users: people,
			viewerHasReacted: reactions.some(({ user }) => user.id === asking?.id),
			subject: {
				__typename,
				repository,
				it
			}
		};
	});
}
function reactions({ repository, it }, args) {
	return connect(ordered(it.reactions.filter(({ content }) => !args.content || CONTENTS$1[content] === args.content), args.orderBy, { CREATED_AT: ({ at }) => at.epochMilliseconds }), args, (reaction) => locate("Reaction", repository, reaction));
}
/** Newest first; the oldest entry is the text as it was written at first. */
function userContentEdits({ __typename, it }, page) {
	const history = it.edits.map((edit, place) => ({
		...edit,
		place
	})).toReversed();
	const present = ({ at, editor, text, place }) => ({
		id: nodeId("UserContentEdit", `${__typename}:${it.id}:${place}`),
		createdAt: at,
		updatedAt: at,
		editedAt: at,
		editor: actor(editor),
		diff: text,
		deletedAt: null,
		deletedBy: null
	});
	return connect(history, page, present, { key: ({ place }) => place });
}
const postFields = {
	...numbered$1,
	...placed,
	fullDatabaseId: ({ it }) => String(it.id),
	author: ({ it }) => actor(it.author),
	authorAssociation: ({ repository, it }, _, { world }) => authorAssociation(world, repository, it.author),
	body: ({ it }) => it.body,
	createdAt: ({ it }) => it.createdAt,
	publishedAt: ({ it }) => it.createdAt,
	updatedAt: ({ it }) => it.updatedAt,
	createdViaEmail: () => false,
	editor({ it }) {
		const last = it.edits.at(-1);
		return last ? actor(last.editor) : null;
	},
	lastEditedAt: ({ it }) => it.edits.at(-1)?.at ?? null,
	includesCreatedEdit: ({ it }) => it.edits.length > 0,
	userContentEdits,
	reactionGroups,
	reactions,
	viewerDidAuthor: ({ it }, _, { viewer }) => actorOf(viewer)?.id === it.author.id
};
const reactionFields = {
	...numbered$1,
	content: ({ it }) => CONTENTS$1[it.content],
	createdAt: ({ it }) => it.at,
	user: ({ it }) => it.user.type === "User" ? actor(it.user) : null
};
// src/simulator/graphql/issue.ts
function pageOf$1(issue) {
	return `${issue.pull ? "pull" : "issues"}/${issue.number}`;
}
function labels({ repository, it }, args) {
	return connect(ordered(it.labels.flatMap((name) => repository.labels.get(name) ?? []), args.orderBy, {
		CREATED_AT: ({ id }) => id,
		NAME: ({ name }) => name.toLowerCase()
	}), args, (label) => locate("Label", repository, label));
}
function assignees({ it }, page, { world }) {
	return connect(it.assignees.flatMap((id) => world.users.get(id) ?? []), page, (user) => own("User", user));
}
function comments({ repository, it }, args) {
	return connect(ordered(it.comments.flatMap((id) => repository.comments.get(id) ?? []), args.orderBy, { UPDATED_AT: ({ updatedAt }) => updatedAt.epochMilliseconds }), args, (comment) => locate("IssueComment", repository, comment));
}
/** Fields that pull requests have too. */
const sharedIssueFields = {
	...postFields,
	number: ({ it }) => it.number,
	title: ({ it }) => it.title,
	url: ({ repository, it }, _, { world }) => repositoryPage(world, repository, pageOf$1(it)),
	resourcePath: ({ repository, it }) => `/${repository.owner}/${repository.name}/${pageOf$1(it)}`,
	state: ({ it }) => stateOf$1(it),
	closed: ({ it }) => it.state === "closed",
	closedAt: ({ it }) => it.closedAt,
	locked: ({ it }) => it.locked,
	milestone({ repository, it }) {
		const milestone = milestoneOf$1(repository, it);
		return milestone ? locate("Milestone", repository, milestone) : null;
	},
	labels,
	assignees,
	comments
};
/** Sub-issues may live in repositories that whoever asks can't see: those are left out. */
function subIssuesOf(context, issue) {
	return issue.subIssues.flatMap((id) => seen(context, id) ?? []);
}
function seen(context, id) {
	const placed = context.world.issues.get(id);
	return placed && visible(context, placed.repository) ? placed : void 0;
}
/** Counts all, seen or not. */
function summaryOf(world, issue) {
	const total = issue.subIssues.length;
	const completed = issue.subIssues.filter((id) => world.issues.get(id)?.issue.state === "closed").length;
	return {
		total,
		completed,
		percentCompleted: total === 0 ? 0 : Math.floor(100 * completed / total)
	};
}
/** Those that block this one, or that it blocks. Those that whoever asks can't see are left out. */
function dependencyPage(context, ids, page) {
	return connect(ids.flatMap((id) => seen(context, id) ?? []), page, ({ repository, issue }) => locate("Issue", repository, issue), { key: ({ issue }) => issue.id });
}
const blockedByThis = ({ issues }, { id }) => [...issues.values()].filter(({ issue }) => issue.blockedBy.includes(id)).map((o) => o.issue.id);
/** Counts all, seen or not; the shorter names count only what is open. */
function dependenciesOf(world, issue) {
	const blocking = blockedByThis(world, issue);
	const open = (ids) => ids.filter((id) => world.issues.get(id)?.issue.state === "open").length;
	return {
		blockedBy: open(issue.blockedBy),
		blocking: open(blocking),
		totalBlockedBy: issue.blockedBy.length,
		totalBlocking: blocking.length
	};
}
const issueFields = {
	...sharedIssueFields,
	stateReason: ({ it }) => it.stateReason?.toUpperCase() ?? null,
	subIssues: ({ it }, page, context) => connect(subIssuesOf(context, it), page, ({ repository, issue }) => locate("Issue", repository, issue), { key: ({ issue }) => issue.id }),
	subIssuesSummary: ({ it }, _, { world }) => summaryOf(world, it),
	blockedBy: ({ it }, page, context) => dependencyPage(context, it.blockedBy, page),
	blocking: ({ it }, page, context) => dependencyPage(context, blockedByThis(context.world, it), page),
	issueDependenciesSummary: ({ it }, _, { world }) => dependenciesOf(world, it),
	parent({ it }, _, context) {
		const parent = it.parent === null ? void 0 : seen(context, it.parent);
		return parent ? locate("Issue", parent.repository, parent.issue) : null;
	}
};
const issueCommentFields = {
	...postFields,
	isMinimized: ({ it }) => it.minimized,
	url({ repository, it }, _, { world }) {
		const issue = repository.issues.get(it.issue);
		return repositoryPage(world, repository, `${issue ? pageOf$1(issue) : `issues/${it.issue}`}#issuecomment-${it.id}`);
	},
	issue({ repository, it }) {
		const issue = repository.issues.get(it.issue);
		return issue ? locate("Issue", repository, issue) : null;
	},
	pullRequest({ repository, it }) {
		const issue = repository.issues.get(it.issue);
		return issue?.pull ? issueOrPull(repository, issue) : null;
	}
};
// src/simulator/world/sub-issues.ts
/** Limits of GitHub (docs, "Adding sub-issues"). */
const MOST_SUB_ISSUES = 100;
const MOST_LEVELS = 8;
/** An issue with its repository, by database id. Throws "not found". */
function issueById(world, id) {
	return found(world.issues.get(id), `Issue ${id}`);
}
/**
* Makes an issue of the same owner a sub-issue; one that has a parent moves only with `replaceParent`.
* Both sides are told: `sub_issue_added` to the parent's repository, `parent_issue_added` to the other.
*/
function addSubIssue(world, repo, parent, input) {
	const { sub, by } = input;
	requireRole(world, repo, by, "triage");
	const { repository: subRepo } = issueById(world, sub.id);
	if (subRepo.owner.toLowerCase() !== repo.owner.toLowerCase()) throw invalid("Sub-issue must have the same owner as its parent", "sub_issue_id");
	if (sub.parent !== null && (sub.parent === parent.id || !input.replaceParent)) throw invalid("An error occurred while adding the sub-issue to the parent issue. Issue may not contain duplicate sub-issues and Sub issue may only have one parent", "sub_issue_id");
	const ancestors = ancestorsOf(world, parent);
	if (ancestors.includes(sub.id)) throw invalid("Sub-issues can't form a circle", "sub_issue_id");
	if (parent.subIssues.length >= MOST_SUB_ISSUES) throw invalid(`Parent cannot have more than ${MOST_SUB_ISSUES} sub-issues`, "sub_issue_id");
	if (ancestors.length + depth(world, sub) > MOST_LEVELS) throw invalid(`Sub-issues nest at most ${MOST_LEVELS} levels`, "sub_issue_id");
	if (sub.parent !== null) {
		const old = issueById(world, sub.parent);
		removeSubIssue(world, old.repository, old.issue, {
			sub,
			by
		});
	}
	parent.subIssues.push(sub.id);
	sub.parent = parent.id;
	tellLink(world, {
		repo,
		parent,
		subRepo,
		sub,
		by,
		verb: "added"
	});
}
/** Takes a sub-issue off its parent. Throws "not found" when it isn't one of this parent. */
function removeSubIssue(world, repo, parent, { sub, by }) {
	requireRole(world, repo, by, "triage");
	const { repository: subRepo } = issueById(world, sub.id);
	found(sub.parent === parent.id || null, `Sub-issue ${sub.id} of ${parent.id}`);
	parent.subIssues.splice(parent.subIssues.indexOf(sub.id), 1);
	sub.parent = null;
	tellLink(world, {
		repo,
		parent,
		subRepo,
		sub,
		by,
		verb: "removed"
	});
}
/** Puts a sub-issue right after another one of the same parent; null: first. */
function moveSubIssue(world, repo, parent, { sub, after, by }) {
	requireRole(world, repo, by, "triage");
	for (const one of after ? [sub, after] : [sub]) found(one.parent === parent.id || null, `Sub-issue ${one.id} of ${parent.id}`);
	parent.subIssues.splice(parent.subIssues.indexOf(sub.id), 1);
	parent.subIssues.splice(after ? parent.subIssues.indexOf(after.id) + 1 : 0, 0, sub.id);
}
function tellLink(world, link) {
	const { repo, parent, subRepo, sub, by, verb } = link;
	const both = {
		parent_issue_id: parent.id,
		parent_issue: parent,
		sub_issue_id: sub.id,
		sub_issue: sub
	};
	happen(world, repo, by, `sub_issues.sub_issue_${verb}`, {
		...both,
		sub_issue_repo: subRepo
	});
	happen(world, subRepo, by, `sub_issues.parent_issue_${verb}`, {
		...both,
		parent_issue_repo: repo
	});
}
/** The ids of the issue and of all above it. */
function ancestorsOf(world, issue) {
	const above = issue.parent === null ? [] : ancestorsOf(world, issueById(world, issue.parent).issue);
	return [issue.id, ...above];
}
/** Levels from the issue down to its deepest sub-issue; 1 when it has none. */
function depth(world, issue) {
	return 1 + Math.max(0, ...issue.subIssues.map((id) => depth(world, issueById(world, id).issue)));
}
/** Says that an issue, of any repository, blocks this one. */
function addBlockedBy(world, repo, issue, { blocking, by }) {
	requireRole(world, repo, by, "triage");
	if (blocking.id === issue.id) throw invalid("An issue can't block itself", "issue_id");
	if (issue.blockedBy.includes(blocking.id)) throw invalid("This dependency already exists", "issue_id");
	issue.blockedBy.push(blocking.id);
	tellDependency(world, repo, {
		issue,
		blocking,
		by,
		verb: "added"
	});
}
/** Takes a dependency back. Throws "not found" when there is none. */
function removeBlockedBy(world, repo, issue, { blocking, by }) {
	requireRole(world, repo, by, "triage");
	found(issue.blockedBy.includes(blocking.id) || null, `Dependency on issue ${blocking.id}`);
	issue.blockedBy.splice(issue.blockedBy.indexOf(blocking.id), 1);
	tellDependency(world, repo, {
		issue,
		blocking,
		by,
		verb: "removed"
	});
}
function tellDependency(world, repo, link) {
	const { issue, blocking, by, verb } = link;
	const { repository: blockingRepo } = issueById(world, blocking.id);
	const both = {
		blocked_issue_id: issue.id,
		blocked_issue: issue,
		blocking_issue_id: blocking.id,
		blocking_issue: blocking
	};
	happen(world, repo, by, `issue_dependencies.blocked_by_${verb}`, {
		...both,
		blocking_issue_repo: blockingRepo
	});
	happen(world, blockingRepo, by, `issue_dependencies.blocking_${verb}`, {
		...both,
		blocked_issue_repo: repo
	});
}
// src/simulator/graphql/node.ts
/** Things by their global id, the `node_id` of REST. */
function first(items, isWanted) {
	for (const item of items) if (isWanted(item)) return item;
}
/** A map by database id, as the place of a kind. */
function numbered(kind, permission, of) {
	return {
		permission,
		find(repository, id) {
			const it = of(repository).get(Number(id));
			return it && locate(kind, repository, it);
		}
	};
}
/** Things with a number of their own: every repository has to be asked. */
const NUMBERED = {
	Repository: {
		permission: "metadata",
		find: (repository, id) => String(repository.id) === id ? locate("Repository", repository, repository) : null
	},
	IssueComment: numbered("IssueComment", "issues", ({ comments }) => comments),
	Deployment: numbered("Deployment", "deployments", ({ deployments }) => deployments),
	CheckRun: numbered("CheckRun", "checks", ({ checkRuns }) => checkRuns),
	Release: numbered("Release", "contents", ({ releases }) => releases),
	CheckSuite: {
		permission: "checks",
		find(repository, id) {
			const run = first(repository.checkRuns.values(), ({ suite }) => String(suite) === id);
			return run && suiteNode(repository, run);
		}
	},
	StatusContext: {
		permission: "statuses",
		find(repository, wanted) {
			const status = first(repository.statuses, ({ id }) => String(id) === wanted);
			return status && locate("StatusContext", repository, status);
		}
	},
	Milestone: {
		permission: "issues",
		find(repository, wanted) {
			const milestone = first(repository.milestones.values(), ({ id }) => String(id) === wanted);
			return milestone && locate("Milestone", repository, milestone);
		}
	},
	Label: {
		permission: "issues",
		find(repository, wanted) {
			const label = first(repository.labels.values(), ({ id }) => String(id) === wanted);
			return label && locate("Label", repository, label);
		}
	}
};
/** Things whose id is `<repository>:<name>`. */
const NAMED = {
	Commit: {
		permission: "contents",
		find: commitNode
	},
	Ref: {
		permission: "contents",
		find: refNode
	},
	Environment: {
		permission: "actions",
		find(repository, wanted) {
			const name = environmentNamed(repository, wanted);
			return name === void 0 ? null : locate("Environment", repository, { name });
		}
	},
	BranchProtectionRule: {
		permission: "metadata",
		find(repository, branch) {
			const checks = repository.requiredChecks.get(branch);
			return checks && locate("BranchProtectionRule", repository, {
				branch,
				checks
			});
		}
	}
};
/** What the global id stands for. Throws NOT_FOUND, FORBIDDEN, or "not modelled" for other kinds. */
function nodeById(context, id) {
	const parsed = parseNodeId(id);
	const node = parsed && find(context, parsed.kind, parsed.id);
	if (node) return node;
	throw fieldError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
}
function find(context, kind, id) {
	const { world } = context;
	switch (kind) {
		case "Issue":
		case "PullRequest": {
			const { repository, issue } = world.issues.get(Number(id)) ?? {};
			if (!repository || !issue || !visible(context, repository)) return null;
			need(context, repository, issue.pull ? "pull_requests" : "issues");
			return issueOrPull(repository, issue);
		}
		case "User":
		case "Bot":
		case "Organization": {
			const account = world.users.get(Number(id));
			return account && own(kind, account);
		}
		case "Team": return teamById(context, Number(id));
		case "App": {
			const app = world.apps.get(Number(id));
			return app && own("App", app);
		}
		default: return findInRepositories(context, kind, id);
	}
}
/** As everywhere, with the permission `members`; to an App's token only those of its own organisation are there. */
function teamById({ world, viewer }, id) {
	const team = world.teams.get(id);
	if (viewer.kind !== "installation") return team && own("Team", team);
	if (!team || !isSameLogin(viewer.installation.account, team.org)) return void 0;
	if (!may(world, viewer, "members", "read")) throw forbidden();
	return own("Team", team);
}
const isSameLogin = (a, b) => a.toLowerCase() === b.toLowerCase();
function findInRepositories(context, kind, id) {
	const named = NAMED[kind];
	const place = NUMBERED[kind] ?? named;
	if (!place) throw new NotModelled(`node of type ${kind}`);
	const colon = id.indexOf(":");
	const owner = context.world.repositories.get(Number(id.slice(0, Math.max(colon, 0))));
	const repositories = named ? owner ? [owner] : [] : context.world.repositories.values();
	for (const repository of repositories) {
		const found = place.find(repository, named ? id.slice(colon + 1) : id);
		if (!found) continue;
		if (!visible(context, repository)) return null;
		need(context, repository, place.permission);
		return found;
	}
	return null;
}
// src/simulator/graphql/mutation.ts
/** The few mutations that clients use where REST has no equal. */
/** The account that writes to the repository; FORBIDDEN without the permission to write its issues. */
function writer({ world, viewer }, repository) {
	const account = actorOf(viewer);
	if (!account || !may(world, viewer, "issues", "write", repository)) throw forbidden();
	return account;
}
/** The subject of a mutation by its id, which has to be of one of these types. */
function subjectOf(context, id, kinds) {
	const node = nodeById(context, id);
	if (kinds.includes(node.__typename)) return node;
	throw fieldError("NOT_FOUND", `Could not resolve to ${kinds.join(" or ")} node with the global id of '${id}'.`);
}
const mutationFields = {
	addComment(_, { input }, context) {
		const subject = subjectOf(context, input.subjectId, ["Issue", "PullRequest"]);
		const { repository, it } = subject;
		const by = writer(context, repository);
		const comment = addComment(context.world, repository, it, {
			body: input.body,
			by
		});
		return {
			clientMutationId: input.clientMutationId,
			subject,
			commentEdge: {
				cursor: String(comment.id),
				node: locate("IssueComment", repository, comment)
			}
		};
	},
	minimizeComment(_, { input }, context) {
		const comment = subjectOf(context, input.subjectId, ["IssueComment"]);
		const by = writer(context, comment.repository);
		minimizeComment(context.world, comment.repository, comment.it, { by });
		return {
			clientMutationId: input.clientMutationId,
			minimizedComment: comment
		};
	},
	addSubIssue(_, { input }, context) {
		refuse(input.subIssueUrl, "AddSubIssueInput.subIssueUrl");
		if (!input.subIssueId) throw new NotModelled("Mutation.addSubIssue without subIssueId");
		const parent = subjectOf(context, input.issueId, ["Issue"]);
		const sub = subjectOf(context, input.subIssueId, ["Issue"]);
		addSubIssue(context.world, parent.repository, parent.it, {
			sub: sub.it,
			by: writer(context, parent.repository),
			replaceParent: input.replaceParent ?? false
		});
		return {
			clientMutationId: input.clientMutationId,
			issue: parent,
			subIssue: sub
		};
	}
};
// src/simulator/world/releases.ts
const BODY_LIMIT = 125e3;
/**
* Creates a release (REST docs, "Create a release"). A published one makes its tag when it is missing; a
* draft makes none, and several drafts may share a tag name. Throws "invalid" for a tag name that is taken
* or burned by an immutable release, and for an unknown target.
*/
function createRelease(world, repo, input) {
	const { by, tagName, draft = false, targetCommitish = repo.defaultBranch } = input;
	requireRole(world, repo, by, "write");
	checkText("body", input.body ?? "", { limit: BODY_LIMIT });
	const target = resolveTarget(repo, tagName, targetCommitish);
	requireWorkflows(repo, target, input.mayChangeWorkflows);
	if (!draft) requireFreeTag(repo, tagName);
	const release = {
		id: world.nextId(),
		tagName,
		targetCommitish,
		name: input.name ?? null,
		body: input.body ?? null,
		draft,
		prerelease: input.prerelease ?? false,
		immutable: false,
		author: by,
		createdAt: commitAt(repo, target).at,
		publishedAt: null,
		makeLatest: false
	};
	repo.releases.set(release.id, release);
	if (!draft) publish(world, repo, release, input);
	happen(world, repo, by, "release.created", { release });
	if (!draft) tellPublished(world, repo, release, by);
	return release;
}
/**
* Changes a release; `draft: false` publishes a draft. Of an immutable release only name, text and flags
* change. Throws as `createRelease`.
*/
function updateRelease(world, repo, release, input) {
	const { by, tagName = release.tagName, targetCommitish = release.targetCommitish } = input;
	requireRole(world, repo, by, "write");
	checkText("body", input.body ?? "", { limit: BODY_LIMIT });
	if (release.immutable && tagName !== release.tagName) throw invalid("tag_name of an immutable release can't be changed", "tag_name");
	const publishes = release.draft && input.draft === false;
	requireWorkflows(repo, resolveTarget(repo, tagName, targetCommitish), input.mayChangeWorkflows);
	if (publishes || !release.draft && tagName !== release.tagName) requireFreeTag(repo, tagName);
	const changes = {
		...input.name !== void 0 && input.name !== release.name && { name: { from: release.name } },
		...input.body !== void 0 && input.body !== release.body && { body: { from: release.body } },
		...tagName !== release.tagName && { tag_name: { from: release.tagName } }
	};
	Object.assign(release, {
		tagName,
		targetCommitish
	});
	if (input.name !== void 0) release.name = input.name;
	if (input.body !== void 0) release.body = input.body;
	if (input.prerelease !== void 0) release.prerelease = input.prerelease;
	if (publishes) publish(world, repo, release, input);
	else if (!release.draft && input.makeLatest === "true") wishLatest(repo, release);
	if (Object.keys(changes).length > 0) happen(world, repo, by, "release.edited", {
		release,
		changes
	});
	if (publishes) tellPublished(world, repo, release, by);
}
/** Deletes a release; its tag stays. */
function deleteRelease(world, repo, release, { by }) {
	requireRole(world, repo, by, "write");
	repo.releases.delete(release.id);
	happen(world, repo, by, "release.deleted", { release });
}
/**
* What `releases/latest` answers: the one that asked to be it, else the published full release of the
* youngest commit; drafts and prereleases never are.
*/
function latestRelease(repo) {
	const full = [...repo.releases.values()].filter((one) => !one.draft && !one.prerelease);
	return full.find((one) => one.makeLatest) ?? full.toSorted((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt) || b.id - a.id)[0];
}
function resolveTarget(repo, tagName, targetCommitish) {
	const target = repo.refs.get(tagRef(tagName)) ?? resolveRef(repo, targetCommitish);
	if (target !== void 0) return target;
	throw refused("target_commitish", "invalid", "target_commitish is invalid");
}
function requireWorkflows(repo, target, mayChange = true) {
	if (mayChange) return;
	const trunk = commitAt(repo, tipOf(repo, repo.defaultBranch)).files;
	for (const { path, status } of diffTrees(trunk, commitAt(repo, target).files)) if (path.startsWith(".github/workflows/") && status !== "removed") throw new WorldError("not found", "Not Found");
}
function requireFreeTag(repo, tagName) {
	checkRefName(tagRef(tagName));
	if (repo.burnedTags.has(tagName)) throw refused("tag_name", "custom", "tag_name was used by an immutable release");
	for (const other of repo.releases.values()) if (!other.draft && other.tagName === tagName) throw refused("tag_name", "already_exists", "Validation Failed");
}
function refused(field, code, message) {
	return new WorldError("invalid", message, {
		field,
		errors: [{
			resource: "Release",
			code,
			field,
			...code === "custom" && { message }
		}]
	});
}
/** Publishes: the time, the lock, the wish to be the latest, and at last the tag when it is missing. */
function publish(world, repo, release, input) {
	release.draft = false;
	release.publishedAt = world.clock.now();
	if (!release.prerelease && (input.makeLatest ?? "true") === "true") wishLatest(repo, release);
	if (repo.immutableReleases) {
		release.immutable = true;
		repo.burnedTags.add(release.tagName);
	}
	const ref = tagRef(release.tagName);
	if (!repo.refs.has(ref)) createRef(world, repo, {
		ref,
		from: release.targetCommitish,
		by: input.by
	});
}
function wishLatest(repo, release) {
	for (const other of repo.releases.values()) other.makeLatest = other === release;
}
function tellPublished(world, repo, release, by) {
	happen(world, repo, by, "release.published", { release });
	happen(world, repo, by, `release.${release.prerelease ? "prereleased" : "released"}`, { release });
}
// src/simulator/graphql/planning.ts
/** Milestones, labels and releases. */
function inMilestone(repository, { number }) {
	return [...repository.issues.values()].filter(({ milestone }) => milestone === number);
}
const milestoneFields = {
	id: numbered$1.id,
	...placed,
	number: ({ it }) => it.number,
	title: ({ it }) => it.title,
	description: ({ it }) => it.description,
	state: ({ it }) => it.state.toUpperCase(),
	closed: ({ it }) => it.state === "closed",
	dueOn: ({ it }) => it.dueOn,
	createdAt: ({ it }) => it.createdAt,
	closedAt: ({ it }) => it.closedAt,
	creator: ({ it }) => actor(it.creator),
	url: ({ repository, it }, _, { world }) => repositoryPage(world, repository, `milestone/${it.number}`),
	progressPercentage({ repository, it }) {
		const issues = inMilestone(repository, it);
		const closed = issues.filter(({ state }) => state === "closed").length;
		return issues.length === 0 ? 0 : 100 * closed / issues.length;
	},
	issues({ repository, it }, args, context) {
		need(context, repository, "issues");
		return issuePage$1(context, repository, inMilestone(repository, it), args);
	},
	pullRequests({ repository, it }, args, context) {
		need(context, repository, "pull_requests");
		return pullPage(repository, inMilestone(repository, it), args);
	}
};
function labelled(repository, name) {
	return [...repository.issues.values()].filter(({ labels }) => labels.includes(name));
}
const labelFields = {
	id: numbered$1.id,
	...placed,
	name: ({ it }) => it.name,
	color: ({ it }) => it.color,
	description: ({ it }) => it.description,
	url: ({ repository, it }, _, { world }) => repositoryPage(world, repository, `labels/${encodeURIComponent(it.name)}`),
	issues({ repository, it }, args, context) {
		need(context, repository, "issues");
		return issuePage$1(context, repository, labelled(repository, it.name), args);
	},
	pullRequests({ repository, it }, args, context) {
		need(context, repository, "pull_requests");
		return pullPage(repository, labelled(repository, it.name), args);
	}
};
const releaseFields = {
	...numbered$1,
	...placed,
	name: ({ it }) => it.name,
	tagName: ({ it }) => it.tagName,
	description: ({ it }) => it.body,
	isDraft: ({ it }) => it.draft,
	isPrerelease: ({ it }) => it.prerelease,
	isLatest: ({ repository, it }) => latestRelease(repository) === it,
	createdAt: ({ it }) => it.createdAt,
	publishedAt: ({ it }) => it.publishedAt,
	author: ({ it }) => it.author.type === "User" ? actor(it.author) : null,
	tag: ({ repository, it }) => refNode(repository, tagRef(it.tagName)),
	tagCommit({ repository, it }) {
		const sha = repository.refs.get(tagRef(it.tagName));
		return sha === void 0 ? null : commitNode(repository, sha);
	},
	url: ({ repository, it }, _, { world }) => repositoryPage(world, repository, `releases/tag/${it.draft ? `untagged-${it.id}` : it.tagName}`)
};
// src/simulator/world/pull-files.ts
/** What a pull request changes, since its branch last took over its base: by path. */
function pullFiles(repo, pull) {
	return compareCommits(repo, (pull.mergeCommit === null ? repo.refs.get(branchRef(pull.baseRef)) : commitAt(repo, pull.mergeCommit).parents[0]) ?? pull.baseSha, pull.headSha).files;
}
// src/simulator/graphql/pull-request.ts
/** Moves with the base branch while the pull request is open. */
function baseSha(repository, pull) {
	return !pull.merged && repository.refs.get(branchRef(pull.baseRef)) || pull.baseSha;
}
/** The repository that has the head branch. */
const headHome = ({ repository, it }) => pullOf$1(it).fork ?? repository;
function conflicts(repository, pull) {
	const tip = baseSha(repository, pull);
	const base = mergeBase(repository, tip, pull.headSha);
	const filesAt = (sha) => (sha === void 0 ? void 0 : repository.commits.get(sha)?.files) ?? /* @__PURE__ */ new Map();
	return "conflicts" in mergeTrees(filesAt(base), filesAt(tip), filesAt(pull.headSha));
}
/** What stands between an open pull request and its merge (schema: enum MergeStateStatus). */
function mergeStateStatus(world, repository, pull) {
	if (conflicts(repository, pull)) return "DIRTY";
	if (pull.isDraft) return "DRAFT";
	const head = repository.commits.get(pull.headSha);
	if (!head) return "UNKNOWN";
	const checks = checksOf(repository, head);
	const required = requirementsOf(repository, pull.baseRef);
	const isMissing = (check) => {
		const [name, pin] = [contextOf(check), pinOf(check)];
		const runs = checks.runs.filter((run) => run.name === name && (pin === null || run.app.id === pin));
		const statuses = checks.statuses.filter(({ context, creator }) => context === name && (pin === null || world.apps.get(pin)?.bot.id === creator.id));
		return !(runs.length + statuses.length > 0) || rollUp$1({
			...checks,
			runs,
			statuses
		}) !== "SUCCESS";
	};
	if (required.some(isMissing)) return "BLOCKED";
	return rollUp$1(checks) === "SUCCESS" ? "CLEAN" : "UNSTABLE";
}
const pullRequestFields = {
	...sharedIssueFields,
	isDraft: (source) => pullOf$1(source.it).isDraft,
	merged: (source) => pullOf$1(source.it).merged,
	mergedAt: (source) => pullOf$1(source.it).mergedAt,
	mergedBy(source) {
		const { mergedBy } = pullOf$1(source.it);
		return mergedBy ? actor(mergedBy) : null;
	},
	mergeCommit(source) {
		const { mergeCommit } = pullOf$1(source.it);
		return mergeCommit === null ? null : commitNode(source.repository, mergeCommit);
	},
	baseRefName: (source) => pullOf$1(source.it).baseRef,
	baseRefOid: (source) => baseSha(source.repository, pullOf$1(source.it)),
	baseRef: (source) => refNode(source.repository, branchRef(pullOf$1(source.it).baseRef)),
	headRefName: (source) => pullOf$1(source.it).headRef,
	headRefOid: (source) => pullOf$1(source.it).headSha,
	headRef: (source) => refNode(headHome(source), branchRef(pullOf$1(source.it).headRef)),
	headRepository: (source) => locate("Repository", headHome(source), headHome(source)),
	baseRepository: placed.repository,
	isCrossRepository: (source) => pullOf$1(source.it).fork !== void 0,
	changedFiles: ({ repository, it }) => pullFiles(repository, pullOf$1(it)).length,
	mergeable(source) {
		if (source.it.state === "closed") return "UNKNOWN";
		return conflicts(source.repository, pullOf$1(source.it)) ? "CONFLICTING" : "MERGEABLE";
	},
	mergeStateStatus: (source, _, { world }) => source.it.state === "closed" ? "UNKNOWN" : mergeStateStatus(world, source.repository, pullOf$1(source.it)),
	reviewDecision: () => null,
	commits: ({ repository, it }, page) => connect(commitsOf$1(repository, it), page, (commit) => locate("PullRequestCommit", repository, {
		issue: it,
		commit
	}), { key: ({ sha }) => sha }),
	statusCheckRollup(source, _, context) {
		const { repository } = source;
		need(context, repository, "checks", "statuses");
		const head = repository.commits.get(pullOf$1(source.it).headSha);
		return head ? rollupNode(repository, head) : null;
	}
};
const pullRequestCommitFields = {
	id: ({ repository, it }) => nodeId("PullRequestCommit", `${repository.id}:${it.issue.id}:${it.commit.sha}`),
	commit: ({ repository, it }) => locate("Commit", repository, it.commit),
	pullRequest: ({ repository, it }) => locate("PullRequest", repository, it.issue),
	url: ({ repository, it }, _, { world }) => repositoryPage(world, repository, `pull/${it.issue.number}/commits/${it.commit.sha}`)
};
// src/simulator/graphql/query.ts
const NODES_PER_CALL = 100;
const queryFields = {
	repository(_, { owner, name }, context) {
		const repository = findRepository(context.world, owner, name) ?? redirectedFrom(context.world, owner, name);
		if (!repository || !visible(context, repository)) throw notFound$1(`a Repository with the name '${owner}/${name}'`);
		return locate("Repository", repository, repository);
	},
	node: (_, { id }, context) => nodeById(context, id),
	nodes(_, { ids }, context) {
		if (ids.length > NODES_PER_CALL) throw fieldError("ARGUMENT_LIMIT", `You may not provide more than ${NODES_PER_CALL} node ids; you provided ${ids.length}.`);
		return ids.map((id) => {
			try {
				return nodeById(context, id);
			} catch (error) {
				return error;
			}
		});
	},
	organization(_, { login }, { world }) {
		const account = findUser(world, login);
		if (account?.type !== "Organization") throw notFound$1(`an Organization with the login of '${login}'`);
		return own("Organization", account);
	},
	user(_, { login }, { world }) {
		const account = findUser(world, login);
		if (account?.type !== "User") throw notFound$1(`a User with the login of '${login}'`);
		return own("User", account);
	},
	repositoryOwner(_, { login }, { world }) {
		const account = findUser(world, login);
		return account && account.type !== "Bot" ? actor(account) : null;
	},
	viewer(_, __, { viewer }) {
		const account = actorOf(viewer);
		if (!account) throw fieldError("FORBIDDEN", "This endpoint requires you to be authenticated.");
		return own("User", account);
	},
	rateLimit(_, { dryRun }, { budget, cost }) {
		if (dryRun) throw new NotModelled("Query.rateLimit(dryRun: true)");
		const used = budget.used + cost.points;
		return {
			limit: budget.limit,
			cost: cost.points,
			used,
			remaining: Math.max(0, budget.limit - used),
			resetAt: budget.resetAt,
			nodeCount: cost.nodes
		};
	}
};
// src/simulator/graphql/repository.ts
/** Drafts are only for those who may write. */
function releasesOf({ it }, { world, viewer }) {
	const seesDrafts = may(world, viewer, "contents", "write", it);
	return [...it.releases.values()].filter(({ draft }) => seesDrafts || !draft);
}
/** GitHub's search is fuzzy: "2.5" also finds "12.5.0". */
function findsTitle({ title }, query) {
	return (query ?? "").toLowerCase().split(/\s+/).every((word) => title.toLowerCase().includes(word));
}
const milestoneOrders = {
	NUMBER: ({ number }) => number,
	CREATED_AT: ({ createdAt }) => createdAt.epochMilliseconds,
	UPDATED_AT: ({ closedAt, createdAt }) => (closedAt ?? createdAt).epochMilliseconds,
	DUE_DATE: ({ dueOn }) => dueOn?.epochMilliseconds ?? Infinity
};
function issueNumbered(repository, number) {
	return repository.issues.get(number);
}
/** What is planned: issues, pull requests, milestones, labels. */
const planning = {
	pullRequest({ it }, { number }, context) {
		need(context, it, "pull_requests");
		const issue = issueNumbered(it, number);
		if (!issue?.pull) throw notFound$1(`a PullRequest with the number of ${number}`);
		return locate("PullRequest", it, issue);
	},
	pullRequests({ it }, args, context) {
		need(context, it, "pull_requests");
		return pullPage(it, it.issues.values(), args);
	},
	issue({ it }, { number }, context) {
		need(context, it, "issues");
		const issue = issueNumbered(it, number);
		if (!issue || issue.pull) throw notFound$1(`an Issue with the number of ${number}`);
		return locate("Issue", it, issue);
	},
	issues({ it }, args, context) {
		need(context, it, "issues");
		return issuePage$1(context, it, it.issues.values(), args);
	},
	issueOrPullRequest({ it }, { number }, context) {
		const issue = issueNumbered(it, number);
		if (!issue) throw notFound$1(`an issue or pull request with the number of ${number}`);
		need(context, it, issue.pull ? "pull_requests" : "issues");
		return issueOrPull(it, issue);
	},
	milestone({ it }, { number }, context) {
		needOneOf(context, it, "issues", "pull_requests");
		const milestone = it.milestones.get(number);
		return milestone ? locate("Milestone", it, milestone) : null;
	},
	milestones({ it }, args, context) {
		needOneOf(context, it, "issues", "pull_requests");
		return connect(ordered([...it.milestones.values()].filter((milestone) => (!args.states || args.states.includes(milestone.state.toUpperCase())) && findsTitle(milestone, args.query)), args.orderBy, milestoneOrders), args, (milestone) => locate("Milestone", it, milestone));
	},
	label({ it }, { name }, context) {
		needOneOf(context, it, "issues", "pull_requests");
		const label = findLabel(it, name);
		return label ? locate("Label", it, label) : null;
	},
	labels({ it }, args, context) {
		needOneOf(context, it, "issues", "pull_requests");
		const query = (args.query ?? "").toLowerCase();
		return connect(ordered([...it.labels.values()].filter(({ name }) => name.toLowerCase().includes(query)), args.orderBy, {
			CREATED_AT: ({ id }) => id,
			NAME: ({ name }) => name.toLowerCase()
		}), args, (label) => locate("Label", it, label));
	}
};
/** What is there and what runs: refs, objects, deployments, releases. */
const contents = {
	defaultBranchRef({ it }, _, context) {
		need(context, it, "contents");
		return refNode(it, branchRef(it.defaultBranch));
	},
	ref({ it }, { qualifiedName }, context) {
		need(context, it, "contents");
		return refNode(it, qualifiedName);
	},
	refs({ it }, args, context) {
		need(context, it, "contents");
		return refPage(it, args);
	},
	object({ it }, args, context) {
		need(context, it, "contents");
		if (args.oid) return objectByOid(it, args.oid);
		return args.expression ? objectOf(it, args.expression) : null;
	},
	deployments({ it }, args, context) {
		need(context, it, "deployments");
		return deploymentPage(it, it.deployments.values(), args);
	},
	environment({ it }, { name }, context) {
		need(context, it, "actions");
		const known = environmentNamed(it, name);
		return known === void 0 ? null : locate("Environment", it, { name: known });
	},
	environments({ it }, args, context) {
		need(context, it, "actions");
		if (args.pinnedEnvironmentFilter !== "ALL") refuse(args.pinnedEnvironmentFilter, "Repository.environments(pinnedEnvironmentFilter:)");
		const names = [...it.environments].filter((name) => args.names.length === 0 || args.names.some((one) => isSameName(one, name)));
		names.sort();
		if (args.orderBy.direction === "DESC") names.reverse();
		return connect(names, args, (name) => locate("Environment", it, { name }), { key: (name) => name });
	},
	release(source, { tagName }, context) {
		need(context, source.it, "contents");
		const release = releasesOf(source, context).find((one) => one.tagName === tagName);
		return release ? locate("Release", source.it, release) : null;
	},
	releases(source, args, context) {
		need(context, source.it, "contents");
		return connect(ordered(releasesOf(source, context), args.orderBy, {
			CREATED_AT: ({ createdAt }) => createdAt.epochMilliseconds,
			NAME: ({ name, tagName }) => name ?? tagName
		}), args, (release) => locate("Release", source.it, release));
	},
	latestRelease({ it }, _, context) {
		need(context, it, "contents");
		const release = latestRelease(it);
		return release ? locate("Release", it, release) : null;
	}
};
/** Everyone with a role of their own, not those who only read because it is public. */
function collaboratorsOf(world, repository) {
	const members = world.orgs.get(repository.owner.toLowerCase())?.members;
	return [...world.users.values()].filter(({ id, login }) => repository.collaborators.has(id) || members?.has(id) === true || login.toLowerCase() === repository.owner.toLowerCase());
}
const people = { collaborators({ it }, args, context) {
	need(context, it, "metadata");
	refuse(args.affiliation, "Repository.collaborators(affiliation:)");
	refuse(args.query, "Repository.collaborators(query:)");
	const login = args.login?.toLowerCase();
	return connect(collaboratorsOf(context.world, it).filter((user) => user.type === "User" && (!login || user.login.toLowerCase() === login)), args, (user) => own("User", user), { edge: (user) => ({ permission: permissionOf(context.world, it, user)?.toUpperCase() }) });
} };
/** The modelled fields of each type that stands for a thing of the state. */
const modelledFields = {
	App: appFields,
	Blob: blobFields,
	Bot: botFields,
	BranchProtectionRule: branchProtectionRuleFields,
	CheckRun: checkRunFields,
	CheckSuite: checkSuiteFields,
	Commit: commitFields,
	Comparison: comparisonFields,
	Deployment: deploymentFields,
	DeploymentStatus: deploymentStatusFields,
	Environment: environmentFields,
	Issue: issueFields,
	IssueComment: issueCommentFields,
	Label: labelFields,
	Milestone: milestoneFields,
	Mutation: mutationFields,
	Organization: organizationFields,
	PullRequest: pullRequestFields,
	PullRequestCommit: pullRequestCommitFields,
	Query: queryFields,
	Reaction: reactionFields,
	Ref: refFields,
	Release: releaseFields,
	Repository: {
		...numbered$1,
		name: ({ it }) => it.name,
		nameWithOwner: ({ it }) => `${it.owner}/${it.name}`,
		owner({ it }, _, { world }) {
			const owner = findUser(world, it.owner);
			return owner ? actor(owner) : null;
		},
		url: ({ it }, _, { world }) => repositoryPage(world, it),
		resourcePath: ({ it }) => `/${it.owner}/${it.name}`,
		createdAt: ({ it }) => it.createdAt,
		isPrivate: ({ it }) => it.isPrivate,
		visibility: ({ it }) => !it.isPrivate ? "PUBLIC" : it.isInternal ? "INTERNAL" : "PRIVATE",
		isArchived: ({ it }) => it.archived,
		isFork: ({ it }) => it.parent !== void 0,
		isEmpty: ({ it }) => it.refs.size === 0,
		isInOrganization: ({ it }, _, { world }) => world.orgs.has(it.owner.toLowerCase()),
		...people,
		...planning,
		...contents
	},
	Status: statusFields,
	StatusCheckRollup: statusCheckRollupFields,
	StatusContext: statusContextFields,
	Team: teamFields,
	Tree: treeFields,
	User: userFields,
	WorkflowRun: workflowRunFields
};
/**
* Resolves every field of a query. What is not modelled throws: an empty answer would let a client believe
* that there is nothing.
*/
function resolveField(source, args, context, info) {
	const { parentType, fieldName } = info;
	const fields = modelledFields[parentType.name];
	const value = fields ? fields[fieldName] : plainValue(source, fieldName);
	if (value === void 0) throw new NotModelled(`${parentType.name}.${fieldName}`);
	if ((0, import_graphql.getNamedType)(info.returnType).name.endsWith("Connection")) requirePage(args, info);
	if (typeof value !== "function") return present$1(value);
	return present$1(fields ? value(source, args, context) : value(args));
}
/** Connections, edges, actors of commits and the like are objects with the fields of their type. */
function plainValue(source, field) {
	return typeof source === "object" && source !== null && Object.hasOwn(source, field) ? source[field] : void 0;
}
/** GitHub checks page sizes field by field; to count alone needs none. */
function requirePage(page, { fieldName, fieldNodes }) {
	const fault = pageFault(page, fieldName);
	if (fault) throw fault;
	if (typeof page.first === "number" || typeof page.last === "number") return;
	if (fieldNodes.some(({ selectionSet }) => selectionSet?.selections.some((selection) => selection.kind !== import_graphql.Kind.FIELD || !/^(totalCount|__typename)$/.test(selection.name.value)))) throw boundaryFault(fieldName);
}
/** Times go out in whole seconds, as GitHub writes them. */
function present$1(value) {
	return value instanceof Temporal.Instant ? value.toString({ smallestUnit: "second" }) : value;
}
// src/simulator/graphql/schema.ts
/**
* GitHub's published schema, and the documents that clients send: parsed and validated once per text.
*/
/**
* What github.com answers and the published text, which is older, doesn't say yet (docs: GraphQL, "Issue" and
* "IssueDependenciesSummary"; changelog of 2025-10-15).
*/
const dependencies = `
  extend type Issue {
    blockedBy(after: String, before: String, first: Int, last: Int): IssueConnection!
    blocking(after: String, before: String, first: Int, last: Int): IssueConnection!
    issueDependenciesSummary: IssueDependenciesSummary!
  }
  type IssueDependenciesSummary {
    blockedBy: Int!
    blocking: Int!
    totalBlockedBy: Int!
    totalBlocking: Int!
  }`;
let built;
/** The public schema of github.com; built at the first call (about 0.3 s). */
function githubSchema() {
	if (!built) {
		const text = new URL("schema.graphql", import.meta.resolve("@octokit/graphql-schema"));
		const published = (0, import_graphql.buildSchema)(readFileSync(text, "utf8"), {
			assumeValid: true,
			noLocation: true
		});
		built = !published.getType("IssueDependenciesSummary") ? (0, import_graphql.extendSchema)(published, (0, import_graphql.parse)(dependencies), { assumeValid: true }) : published;
	}
	return built;
}
/** Clients send few texts and many variables; the bound is only for those that write values into the text. */
const PREPARED_MAX = 200;
const preparedByText = /* @__PURE__ */ new Map();
/** Throws a GraphQLError for a text that does not parse. */
function prepare(query) {
	const known = preparedByText.get(query);
	if (known) return known;
	const document = (0, import_graphql.parse)(query);
	const prepared = {
		document,
		errors: (0, import_graphql.validate)(githubSchema(), document)
	};
	const oldest = preparedByText.keys().next();
	if (preparedByText.size >= PREPARED_MAX && !oldest.done) preparedByText.delete(oldest.value);
	preparedByText.set(query, prepared);
	return prepared;
}
// src/simulator/graphql/execute.ts
const FREE = {
	points: 0,
	nodes: 0
};
/** GitHub's budget of an installation, for callers that keep no account. */
const POINTS_PER_HOUR = 5e3;
/**
* Answers a GraphQL request in the name of the viewer, over the state as it is now. Everything that GitHub
* answers with status 200, errors included, comes back as an answer; a defect of the simulator is thrown.
* `budget` is what the viewer has before this request, for the field `rateLimit`.
*/
async function executeGraphql(world, viewer, request, budget = {
	limit: POINTS_PER_HOUR,
	used: 0,
	resetAt: world.clock.now().add({ hours: 1 })
}) {
	try {
		return await run(world, viewer, request, budget);
	} catch (error) {
		if (error instanceof import_graphql.GraphQLError) return refusal([error]);
		throw error;
	}
}
async function run(world, viewer, { query, variables, operationName }, budget) {
	const schema = githubSchema();
	const { document, errors } = prepare(query);
	if (errors.length > 0) return refusal(errors);
	const operation = (0, import_graphql.getOperationAST)(document, operationName);
	if (!operation) throw new import_graphql.GraphQLError("An operation name is required");
	const values = (0, import_graphql.getVariableValues)(schema, operation.variableDefinitions ?? [], variables ?? {});
	if (values.errors) return refusal(values.errors);
	const cost = costOf(schema, document, operation, values.coerced);
	if (cost.nodes > 5e5) throw fieldError("MAX_NODE_LIMIT_EXCEEDED", `This query requests up to ${cost.nodes.toLocaleString("en-US")} possible nodes which exceeds the maximum limit of ${NODES_MAX.toLocaleString("en-US")}.`);
	return answer(await (0, import_graphql.execute)({
		schema,
		document,
		contextValue: {
			world,
			viewer,
			cost,
			budget
		},
		variableValues: variables ?? {},
		operationName: operationName ?? null,
		fieldResolver: resolveField
	}), cost);
}
function answer({ data, errors = [] }, cost) {
	const missing = errors.flatMap(({ originalError }) => originalError instanceof NotModelled ? originalError.what : []);
	return {
		data: data ?? null,
		...errors.length > 0 && { errors: errors.map(answerError) },
		cost,
		unmodelled: missing
	};
}
function refusal(errors) {
	return {
		data: null,
		errors: errors.map(answerError),
		cost: FREE,
		unmodelled: []
	};
}
// src/simulator/http/answer.ts
/** A request that GitHub refuses: thrown wherever that is found out, nothing has changed then. */
var Refusal = class extends Error {
	answer;
	constructor(status, message, more = {}, headers = {}) {
		super(message);
		this.name = "Refusal";
		const body = {
			message,
			...more,
			documentation_url: "https://docs.github.com/rest"
		};
		this.answer = {
			status,
			body: {
				...body,
				status: String(status)
			},
			headers
		};
	}
};
const ok = (body) => ({
	status: 200,
	body
});
const created = (body) => ({
	status: 201,
	body
});
const noContent = () => ({ status: 204 });
const notFound = () => new Refusal(404, "Not Found");
const validationFailed = (errors) => new Refusal(422, "Validation Failed", { errors });
/** The value, or 404 when there is none. */
function orNotFound(value) {
	if (value === void 0 || value === null) throw notFound();
	return value;
}
// src/simulator/http/credentials.ts
/** How long an installation token is good for. */
const TOKEN_LIFE = Temporal.Duration.from({ hours: 1 });
/** The longest life of an App's JWT, and the clock skew that GitHub bears, in seconds. */
const JWT_LIFE = 600;
const SKEW = 60;
function createCredentials(world) {
	let given = 0;
	const viewers = /* @__PURE__ */ new Map();
	const newToken = (prefix) => {
		const text = `${prefix}${++given}:${world.seed}`;
		return prefix + createHash("sha256").update(text).digest("base64url").slice(0, 36);
	};
	return {
		viewerOf(authorization) {
			if (authorization === void 0) return { kind: "anonymous" };
			const secret = secretOf(authorization);
			if (secret.split(".").length === 3) return {
				kind: "app",
				app: appOf$1(world, secret)
			};
			const known = viewers.get(secret);
			if (!known || known.expiresAt && isPast(known.expiresAt)) throw new Refusal(401, "Bad credentials");
			if (known.viewer.kind === "installation") refuseEnded(world, known.viewer.installation);
			return known.viewer;
		},
		tokenFor(user) {
			const token = newToken("ghu_");
			viewers.set(token, {
				viewer: {
					kind: "user",
					user
				},
				expiresAt: null
			});
			return token;
		},
		revoke(authorization) {
			viewers.delete(secretOf(authorization));
		},
		installationToken(installation, permissions, repositories) {
			const app = world.apps.get(installation.appId);
			if (!app) throw new Refusal(404, "Not Found");
			const token = newToken("ghs_");
			const expiresAt = Temporal.Now.instant().add(TOKEN_LIFE);
			const viewer = {
				kind: "installation",
				app,
				installation,
				permissions,
				repositories
			};
			viewers.set(token, {
				viewer,
				expiresAt
			});
			return {
				token,
				expiresAt
			};
		}
	};
}
function secretOf(authorization) {
	return /^(?:bearer|token)\s+(\S+)$/i.exec(authorization)?.[1] ?? "";
}
function isPast(at) {
	return Temporal.Instant.compare(at, Temporal.Now.instant()) <= 0;
}
/** A token ends with its installation, and sleeps while it is suspended. */
function refuseEnded(world, installation) {
	if (!world.installations.has(installation.id)) throw new Refusal(401, "Bad credentials");
	if (installation.suspendedAt) throw new Refusal(403, "This installation has been suspended");
}
/** The App that signed this JWT, judged in real time. */
function appOf$1(world, jwt) {
	const [head = "", payload = "", signature = ""] = jwt.split(".");
	const claims = parsePart(payload);
	const app = [...world.apps.values()].find((candidate) => [String(candidate.id), clientId(candidate)].includes(String(claims["iss"])));
	const isSigned = app && parsePart(head)["alg"] === "RS256" && verify("sha256", Buffer.from(`${head}.${payload}`), createPublicKey(app.publicKey), Buffer.from(signature, "base64url"));
	if (!app || !isSigned) throw new Refusal(401, "A JSON web token could not be decoded");
	checkTimes(claims);
	return app;
}
function checkTimes({ exp, iat }) {
	const now = Temporal.Now.instant().epochMilliseconds / 1e3;
	if (typeof exp !== "number" || exp <= now) throw new Refusal(401, "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires");
	if (exp > now + JWT_LIFE + SKEW) throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
	if (typeof iat !== "number" || iat > now + SKEW) throw new Refusal(401, "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
}
function parsePart(part) {
	try {
		const value = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
		return typeof value === "object" && value !== null ? { ...value } : {};
	} catch {
		return {};
	}
}
// src/simulator/http/limits.ts
const HOUR = Temporal.Duration.from({ hours: 1 });
const MINUTE = Temporal.Duration.from({ minutes: 1 });
/** Budgets count in the world's time, so that an hour played in seconds has the budget of an hour. */
function createLimits(world, settings) {
	const windows = /* @__PURE__ */ new Map();
	const creations = /* @__PURE__ */ new Map();
	const windowOf = (viewer, resource) => {
		const key = `${resource} ${nameOf(viewer)}`;
		const now = world.clock.now();
		let window = windows.get(key);
		if (!window || Temporal.Instant.compare(now, window.resetAt) >= 0) {
			window = {
				used: 0,
				resetAt: now.add(HOUR)
			};
			windows.set(key, window);
		}
		return window;
	};
	return {
		budget(viewer, resource) {
			const { used, resetAt } = windowOf(viewer, resource);
			const limit = settings[resource];
			return {
				resource,
				limit,
				used,
				remaining: Math.max(0, limit - used),
				resetAt
			};
		},
		spend(viewer, resource, points) {
			windowOf(viewer, resource).used += points;
		},
		create(viewer) {
			const now = world.clock.now();
			const within = (list, time) => list.filter((at) => Temporal.Instant.compare(at, now.subtract(time)) > 0);
			const recent = within(creations.get(nameOf(viewer)) ?? [], HOUR);
			const { contentPerMinute: minutely, contentPerHour: hourly } = settings;
			if (minutely !== null && within(recent, MINUTE).length >= minutely || hourly !== null && recent.length >= hourly) throw new Refusal(403, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.", {}, { "retry-after": "60" });
			creations.set(nameOf(viewer), [...recent, now]);
		}
	};
}
/** As GitHub's messages name who ran out. */
function nameOf(viewer) {
	switch (viewer.kind) {
		case "anonymous": return "127.0.0.1";
		case "app": return `app ID ${viewer.app.id}`;
		case "installation": return `installation ID ${viewer.installation.id}`;
		case "user": return `user ID ${viewer.user.id}`;
	}
}
function limitHeaders(budget) {
	return {
		"x-ratelimit-limit": String(budget.limit),
		"x-ratelimit-remaining": String(budget.remaining),
		"x-ratelimit-used": String(Math.min(budget.used, budget.limit)),
		"x-ratelimit-reset": String(resetSeconds(budget)),
		"x-ratelimit-resource": budget.resource
	};
}
/** The reset in seconds of Unix time, rounded up: at that second the budget is full again. */
function resetSeconds(budget) {
	return Math.ceil(budget.resetAt.epochMilliseconds / 1e3);
}
// src/simulator/http/fields.ts
function readFields(body, resource) {
	const given = isRecord(body) ? body : {};
	const errors = [];
	const known = /* @__PURE__ */ new Set();
	const wrong = (field, code, message) => {
		errors.push({
			resource,
			field,
			code,
			...message !== void 0 && { message }
		});
	};
	const read = (name, accepts, rule = {}) => {
		const value = given[name];
		known.add(name);
		if (value === void 0 || rule.required && value === null) return rule.required ? wrong(name, "missing_field") : void 0;
		return accepts(value) ? value : wrong(name, "invalid", `${name} is of a wrong type`);
	};
	return {
		text: (name, rule) => read(name, isText, rule),
		textOrNull: (name, rule) => read(name, orNull(isText), rule),
		number: (name, rule) => read(name, isWhole, rule),
		numberOrNull: (name) => read(name, orNull(isWhole)),
		flag: (name) => read(name, isFlag),
		texts: (name) => read(name, isNames)?.map((one) => isText(one) ? one : one.name),
		numbers: (name) => read(name, isNumbers),
		oneOf: (name, words, rule) => read(name, (value) => words.some((word) => word === value), rule),
		instant(name) {
			const text = read(name, isText);
			try {
				return text === void 0 ? void 0 : Temporal.Instant.from(text);
			} catch {
				return wrong(name, "invalid", `${name} is not a time`);
			}
		},
		object: (name) => read(name, isRecord),
		any: (name) => read(name, isAnything),
		check() {
			const unread = Object.keys(given).filter((name) => !known.has(name));
			if (unread.length > 0) throw new Refusal(501, `Not modelled by the simulator: ${resource}.${unread.join(", ")}`);
			if (errors.length > 0) throw validationFailed(errors);
		}
	};
}
const isText = (value) => typeof value === "string";
const isFlag = (value) => typeof value === "boolean";
const isWhole = (value) => Number.isSafeInteger(value);
const isAnything = (value) => value !== void 0;
const isNames = (value) => Array.isArray(value) && value.every((one) => isText(one) || isRecord(one) && isText(one["name"]));
const isNumbers = (value) => Array.isArray(value) && value.every(isWhole);
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const orNull = (accepts) => (value) => value === null || accepts(value);
// src/simulator/http/path.ts
/**
* Parameters whose values may hold plain slashes. GitHub takes them in branches and refs elsewhere too; here
* they must be encoded (as clients do), or `/branches/main/protection` would pass for a branch of that name.
*/
const WITH_SLASHES = /^(path|basehead|tag)$/;
/**
* Matches paths with a template of GitHub's OpenAPI description, e.g. `/repos/{owner}/{repo}/issues`.
* The answer holds the decoded parameters, or is undefined when the path is another one.
*/
function pathMatcher(template) {
	const names = [];
	const pattern = template.split(/(\{\w+\})/).map((part) => {
		const name = /^\{(\w+)\}$/.exec(part)?.[1];
		if (name === void 0) return part.replaceAll(".", "\\.");
		names.push(name);
		return WITH_SLASHES.test(name) || name === "ref" && template.includes("/git/") ? "(.+)" : "([^/]+)";
	}).join("");
	const expression = new RegExp(`^${pattern}$`);
	return (path) => {
		const match = expression.exec(path);
		if (!match) return void 0;
		return Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? "")]));
	};
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
/** How many characters of a template are fixed: of two that match, the more fixed one is meant. */
function fixedLength(template) {
	return template.replaceAll(/\{\w+\}/g, "").length;
}
// src/simulator/http/router.ts
/** Finds the route of a request; of several that fit, the one whose template says most. */
function createRouter(routes) {
	const table = [...routes].sort((a, b) => fixedLength(b.path) - fixedLength(a.path)).map((route) => ({
		route,
		match: pathMatcher(route.path)
	}));
	return (method, path) => {
		for (const { route, match } of table) {
			const params = route.method === method ? match(path) : void 0;
			if (params) return {
				route,
				params
			};
		}
	};
}
/** The call that a route gets, and what of the query nobody read. */
function createCall(base, params, onResource) {
	const read = /* @__PURE__ */ new Set();
	const param = (name) => {
		const value = params[name];
		if (value === void 0) throw new Error(`The route has no parameter ${name}`);
		return value;
	};
	return {
		call: {
			...base,
			query: { get(name) {
				read.add(name);
				return base.url.searchParams.get(name);
			} },
			param,
			id(name) {
				const number = Number(param(name));
				if (!Number.isSafeInteger(number) || number < 1) throw notFound();
				return number;
			},
			fields(resource) {
				onResource(resource);
				return readFields(base.body, resource);
			}
		},
		unread: () => [...base.url.searchParams.keys()].filter((key) => !read.has(key))
	};
}
/** What isn't modelled is refused loudly, never answered emptily. */
function unmodelled(what) {
	return new Refusal(501, `Not modelled by the simulator: ${what}`);
}
// src/simulator/http/redirects.ts
/** Names that repositories had before, and their addresses by id, which renames keep. */
const byName = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/;
const byId = /^\/repositories\/(\d+)(\/.*)?$/;
/**
* What GitHub answers below a former name: 301 to reads, and 307 to writes, which clients repeat as they are (docs,
* "Best practices for using the REST API", "Follow redirects"); undefined when the name is nobody's former one.
*/
function movedAnswer(world, viewer, { method, path, url }) {
	const [, owner = "", name = "", rest = ""] = byName.exec(path) ?? [];
	const repository = owner === "" ? void 0 : redirectedFrom(world, owner, name);
	if (!repository) return void 0;
	if (viewer.kind !== "app" && !canSee(world, viewer, repository)) return void 0;
	const status = method === "GET" ? 301 : 307;
	const message = status === 301 ? "Moved Permanently" : "Temporary Redirect";
	const location = `/api/v3/repositories/${repository.id}${rest}${url.search}`;
	return {
		status,
		body: {
			message,
			url: location
		},
		headers: { location }
	};
}
/** The same path by the present name, where it names the repository by its id. */
function pathByName(world, path) {
	const [, id = "", rest = ""] = byId.exec(path) ?? [];
	const repository = id === "" ? void 0 : world.repositories.get(Number(id));
	return repository && findRepository(world, repository.owner, repository.name) ? `/repos/${repository.owner}/${repository.name}${rest}` : path;
}
// src/simulator/http/dispatch.ts
/**
* Whether a request generates content, which GitHub limits by itself ("Rate limits for the REST API", "About
* secondary rate limits"): what only changes something doesn't, nor does a reaction or an assignment.
*/
const isNew = ({ method, path }) => method === "POST" && !/\/(reactions|assignees)$/.test(path);
/** Answers requests by the world's state: who asks, may they, have they budget left, what is it. */
function createDispatch(parts) {
	const { credentials, limits } = parts;
	const find = createRouter(parts.routes);
	const rest = async (request, viewer) => {
		const moved = movedAnswer(parts.world, viewer, request);
		if (moved) return moved;
		const match = find(request.method, pathByName(parts.world, request.path));
		if (!match) throw unmodelled(`${request.method} ${request.path}`);
		let resource = "Resource";
		const { url, headers, body } = request;
		const { call, unread } = createCall({
			world: parts.world,
			viewer,
			url,
			headers,
			body
		}, match.params, (name) => resource = name);
		try {
			if (isNew(request) && viewer.kind !== "app") limits.create(viewer);
			const answer = await match.route.answer(call);
			if (request.method === "GET" && unread().length > 0) throw unmodelled(`GET ${request.path}?${unread().join("&")}`);
			return answer;
		} catch (error) {
			throw error instanceof WorldError ? refusalOf(error, resource) : error;
		}
	};
	return async (request) => {
		let viewer = { kind: "anonymous" };
		const isGraphql = request.path === "/graphql";
		const resource = isGraphql ? "graphql" : "core";
		let cost = null;
		let answer;
		try {
			viewer = credentials.viewerOf(headerOf(request, "authorization"));
			if (isGraphql) {
				const result = await askGraphql(parts, request, viewer);
				({answer} = result);
				cost = result.points;
				limits.spend(viewer, resource, result.points);
			} else answer = await withinBudget(parts, request, viewer, () => rest(request, viewer));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			if (error.answer.status === 501) parts.onUnmodelled(error.message);
			answer = error.answer;
		}
		const budget = limits.budget(viewer, resource);
		return {
			answer: {
				...answer,
				headers: {
					...limitHeaders(budget),
					...answer.headers
				}
			},
			viewer,
			cost
		};
	};
}
/** Refuses when the budget is spent, and charges what isn't free: a 304 is, and asking for the limits. */
async function withinBudget({ limits }, request, viewer, act) {
	if (request.path === "/rate_limit") return act();
	if (limits.budget(viewer, "core").remaining === 0) throw new Refusal(403, `API rate limit exceeded for ${nameOf(viewer)}.`);
	let answer;
	try {
		answer = await act();
		if (request.method === "GET") answer = withTag(answer, headerOf(request, "if-none-match"));
	} catch (error) {
		limits.spend(viewer, "core", 1);
		throw error;
	}
	if (answer.status !== 304) limits.spend(viewer, "core", 1);
	return answer;
}
/** GitHub's ETags are weak; the same body has the same one. */
function withTag(answer, known) {
	if (answer.status !== 200) return answer;
	const hash = createHash("sha256").update(JSON.stringify(answer.body) ?? "").digest("hex");
	const headers = {
		...answer.headers,
		etag: `W/"${hash}"`
	};
	return known?.split(",").some((tag) => tag.replace(/^\s*(W\/)?/, "").includes(hash)) ? {
		status: 304,
		headers
	} : {
		...answer,
		headers
	};
}
async function askGraphql({ world, limits, graphql, onUnmodelled }, request, viewer) {
	if (viewer.kind === "anonymous") throw new Refusal(401, "This endpoint requires you to be authenticated.");
	if (viewer.kind === "app") throw new Refusal(403, "Resource not accessible by integration");
	const budget = limits.budget(viewer, "graphql");
	if (budget.remaining === 0) return {
		answer: {
			status: 200,
			body: { errors: [{
				type: "RATE_LIMITED",
				message: `API rate limit exceeded for ${nameOf(viewer)}.`
			}] }
		},
		points: 0
	};
	const { query, variables } = asRecord(request.body);
	if (typeof query !== "string") throw new Refusal(400, "A query attribute must be specified and must be a string.");
	const { cost, unmodelled: missing, ...body } = await graphql(world, viewer, {
		query,
		variables: asRecord(variables)
	}, budget);
	for (const what of missing) onUnmodelled(what);
	return {
		answer: {
			status: 200,
			body
		},
		points: cost.points
	};
}
function asRecord(value) {
	return typeof value === "object" && value !== null ? { ...value } : {};
}
function headerOf({ headers }, name) {
	const value = headers[name];
	return Array.isArray(value) ? value[0] : value;
}
/** What GitHub answers when the world refuses. */
function refusalOf(error, resource) {
	const { kind, message, field, errors } = error;
	switch (kind) {
		case "not found": return new Refusal(404, "Not Found");
		case "forbidden": return new Refusal(403, message);
		case "conflict": return new Refusal(409, message, errors.length > 0 ? { errors } : {});
		case "invalid": {
			const plain = field === void 0 ? {
				resource,
				code: "custom",
				message
			} : {
				resource,
				field,
				code: "custom",
				message
			};
			return new Refusal(422, "Validation Failed", { errors: errors.length > 0 ? errors : [plain] });
		}
	}
}
// src/simulator/http/page.ts
/** Cuts by `page` and `per_page` (30 by default, at most 100), with GitHub's `Link` header. */
function pageOf(call, all) {
	const size = Math.min(100, wholeNumber(call, "per_page", 30));
	const page = wholeNumber(call, "page", 1);
	const last = Math.max(1, Math.ceil(all.length / size));
	const links = [];
	const link = (number, relation) => links.push(linkTo(call, { page: String(number) }, relation));
	if (page > 1) link(page - 1, "prev");
	if (page < last) link(page + 1, "next");
	if (page < last) link(last, "last");
	if (page > 1) link(1, "first");
	return {
		items: all.slice((page - 1) * size, page * size),
		headers: links.length > 0 ? { link: links.join(", ") } : {}
	};
}
/** Answers a page of a list, each item in its JSON form. */
function listAnswer(call, all, present) {
	const { items, headers } = pageOf(call, all);
	return {
		status: 200,
		body: items.map(present),
		headers
	};
}
/** As `listAnswer`, for the lists that come as `{ total_count, <name>: [...] }`. */
function countedAnswer(call, name, all, present) {
	const { items, headers } = pageOf(call, all);
	return {
		status: 200,
		body: {
			total_count: all.length,
			[name]: items.map(present)
		},
		headers
	};
}
/** One entry of a `Link` header: this request with other parameters. */
function linkTo(call, change, relation) {
	const query = new URLSearchParams(call.url.searchParams);
	for (const [name, value] of Object.entries(change)) query.set(name, value);
	return `<${apiUrl(call.world)}${call.url.pathname}?${query.toString()}>; rel="${relation}"`;
}
/** A positive whole number from the query. GitHub takes nonsense for the default; here it is refused. */
function wholeNumber(call, name, otherwise) {
	const text = call.query.get(name);
	if (text === null) return otherwise;
	const number = Number(text);
	if (!Number.isSafeInteger(number) || number < 1) throw new Refusal(422, `Invalid request.\n\n${name} is not a positive number: ${text}`);
	return number;
}
// src/simulator/http/route.ts
/** A route that everyone may ask. */
function openRoute(method, path, answer) {
	return {
		method,
		path,
		answer
	};
}
/** A route of an App about itself: it needs the JWT. */
function appRoute(method, path, answer) {
	return {
		method,
		path: `/app${path}`,
		answer(call) {
			if (call.viewer.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
			return answer({
				...call,
				app: call.viewer.app
			});
		}
	};
}
/** A route below `/repos/{owner}/{repo}`: 404 where the viewer can't see it, 403 without the permission. */
function repositoryRoute(method, path, need, answer) {
	return {
		method,
		path: `/repos/{owner}/{repo}${path}`,
		answer(call) {
			const { world, viewer } = call;
			const repository = findRepository(world, call.param("owner"), call.param("repo"));
			if (!repository || !canSee(world, viewer, repository)) throw notFound();
			const [permission, access] = parseNeed(need);
			if (!may(world, viewer, permission, access, repository)) throw lacks(viewer, need);
			const actor = actorOf(viewer);
			if (!actor && access === "write") throw new Refusal(401, "Requires authentication");
			return answer({
				...call,
				repository,
				actor: actor ?? GHOST
			});
		}
	};
}
/** Reads of the anonymous happen in nobody's name. */
const GHOST = {
	id: 10137,
	login: "ghost",
	type: "User"
};
/** A route below `/orgs/{org}`, for members of it and Apps that are installed there. */
function organizationRoute(method, path, need, answer) {
	return {
		method,
		path: `/orgs/{org}${path}`,
		answer(call) {
			const { world, viewer } = call;
			const org = world.orgs.get(call.param("org").toLowerCase());
			if (!org) throw notFound();
			const [permission, access] = parseNeed(need);
			if (!(viewer.kind === "installation" ? viewer.installation.account.toLowerCase() === org.account.login.toLowerCase() : viewer.kind === "user" && org.members.has(viewer.user.id)) || !may(world, viewer, permission, access)) throw lacks(viewer, need);
			return answer({
				...call,
				org: org.account.login
			});
		}
	};
}
function parseNeed(need) {
	const [permission = "", access] = need.split(":");
	return [permission, access === "write" ? "write" : "read"];
}
function lacks(viewer, need) {
	switch (viewer.kind) {
		case "anonymous": return new Refusal(401, "Requires authentication");
		case "user": return new Refusal(403, "Must have push access to repository");
		case "app":
		case "installation": return new Refusal(403, "Resource not accessible by integration", {}, { "x-accepted-github-permissions": need.replace(":", "=") });
	}
}
// src/simulator/http/routes/account.ts
/** People, teams, who may what, and what is left of the limits. */
function accountRoutes(limits) {
	return [
		openRoute("GET", "/user", ({ world, viewer }) => {
			if (viewer.kind === "user") return ok(presentUser(world, viewer.user));
			throw viewer.kind === "anonymous" ? new Refusal(401, "Requires authentication") : new Refusal(403, "Resource not accessible by integration");
		}),
		openRoute("GET", "/users/{username}", ({ world, param }) => ok(presentUser(world, orNotFound(findUser(world, param("username")))))),
		openRoute("GET", "/orgs/{org}", ({ world, param }) => {
			const org = orNotFound(world.orgs.get(param("org").toLowerCase()));
			return ok(presentOrganization(world, org.account));
		}),
		organizationRoute("GET", "/members/{username}", "members:read", (call) => {
			const user = orNotFound(findUser(call.world, call.param("username")));
			if (!(call.world.orgs.get(call.org.toLowerCase())?.members)?.has(user.id)) throw notFound();
			return noContent();
		}),
		organizationRoute("GET", "/teams", "members:read", (call) => listAnswer(call, teamsOf(call.world, call.org), (team) => presentTeam(call.world, team))),
		organizationRoute("GET", "/teams/{team_slug}", "members:read", (call) => ok(presentTeamFull(call.world, teamOf(call)))),
		organizationRoute("GET", "/teams/{team_slug}/members", "members:read", listMembers),
		organizationRoute("GET", "/teams/{team_slug}/memberships/{username}", "members:read", showMembership),
		repositoryRoute("GET", "/collaborators/{username}/permission", "metadata:read", showPermission),
		openRoute("GET", "/rate_limit", ({ viewer }) => {
			const [core, graphql] = ["core", "graphql"].map((resource) => {
				const budget = limits.budget(viewer, resource);
				const { limit, used, remaining } = budget;
				return {
					limit,
					used,
					remaining,
					reset: resetSeconds(budget)
				};
			});
			return ok({
				resources: {
					core,
					graphql
				},
				rate: core
			});
		})
	];
}
function teamOf({ world, org, param }) {
	return orNotFound(findTeam(world, org, param("team_slug")));
}
/** The team and the teams below it, whose members are its members too. */
function withChildren(world, team) {
	return [team, ...teamsOf(world, team.org).filter(({ parent }) => parent === team.slug).flatMap((child) => withChildren(world, child))];
}
function membershipState(world, team, user) {
	const states = withChildren(world, team).map(({ members }) => members.get(user.id));
	return states.includes("active") ? "active" : states.find((state) => state !== void 0);
}
function listMembers(call) {
	const { world } = call;
	const members = /* @__PURE__ */ new Set();
	for (const team of withChildren(world, teamOf(call))) for (const [id, state] of team.members) {
		const user = world.users.get(id);
		if (user && state === "active") members.add(user);
	}
	return listAnswer(call, [...members], (user) => presentUser(world, user));
}
/** Owners of the organisation show as maintainers (REST docs, "Get team membership for a user"). */
function showMembership(call) {
	const { world, org } = call;
	const team = teamOf(call);
	const user = orNotFound(findUser(world, call.param("username")));
	const state = orNotFound(membershipState(world, team, user));
	const isOwner = world.orgs.get(org.toLowerCase())?.members.get(user.id) === "admin";
	const path = `teams/${team.id}/memberships/${encodeURIComponent(user.login)}`;
	return ok({
		url: `${apiUrl(world)}/${path}`,
		role: isOwner ? "maintainer" : "member",
		state
	});
}
/** The old words of `permission` know neither triage nor maintain. */
const COARSE = {
	read: "read",
	triage: "read",
	write: "write",
	maintain: "write",
	admin: "admin"
};
function showPermission({ world, repository, param }) {
	const user = orNotFound(findUser(world, param("username")));
	const role = permissionOf(world, repository, user);
	const permissions = {
		pull: atLeast(role, "read"),
		triage: atLeast(role, "triage"),
		push: atLeast(role, "write"),
		maintain: atLeast(role, "maintain"),
		admin: atLeast(role, "admin")
	};
	const roleName = role ?? "none";
	return ok({
		permission: role ? COARSE[role] : "none",
		role_name: roleName,
		user: {
			...presentUser(world, user),
			permissions,
			role_name: roleName
		}
	});
}
// src/simulator/world/workflow-runs.ts
const FOLDER = ".github/workflows/";
/**
* Starts a workflow by hand (REST docs, "Create a workflow dispatch event"): the file as it is at the head of the
* branch or tag. Throws "not found" without such a file, "invalid" without the trigger, for a ref that is neither, and
* for an input that the file doesn't declare.
*/
function dispatchWorkflow(world, repo, asked) {
	const { workflow, ref, inputs, by, app } = asked;
	const path = `${FOLDER}${workflow}`;
	const sha = repo.refs.get(branchRef(ref)) ?? repo.refs.get(tagRef(ref));
	if (sha === void 0) throw invalid(`No ref found for: ${ref}`, "ref");
	const text = repo.commits.get(sha)?.files.get(path);
	if (text === void 0) throw new WorldError("not found", "Not Found");
	if (!/^\s*workflow_dispatch:/m.test(text)) throw invalid("Workflow does not have 'workflow_dispatch' trigger");
	const unknown = Object.keys(inputs).filter((name) => !new RegExp(`^ {6}${name}:`, "m").test(text));
	if (unknown.length > 0) throw invalid(`Unexpected inputs provided: ${JSON.stringify(unknown)}`);
	const now = world.clock.now();
	const run = {
		id: world.nextId(),
		number: repo.workflowRuns.size + 1,
		path,
		event: "workflow_dispatch",
		headBranch: ref,
		headSha: sha,
		inputs,
		actor: by,
		app: app ?? null,
		createdAt: now,
		updatedAt: now,
		attempt: 1,
		pending: null,
		status: "queued",
		conclusion: null
	};
	repo.workflowRuns.set(run.id, run);
	happen(world, repo, by, "workflow_run.requested", { workflow_run: run });
	return run;
}
/** A run gets on, or ends with a conclusion. */
function moveRun(world, repo, run, to) {
	Object.assign(run, to, { updatedAt: world.clock.now() });
	const action = to.status === "completed" ? "completed" : "in_progress";
	happen(world, repo, run.actor, `workflow_run.${action}`, { workflow_run: run });
}
// src/simulator/actions.ts
/** What GitHub Actions does in its own name. */
const slug = "github-actions";
/** The App under whose account jobs act; there from the first time it is needed. */
function actionsApp(world, owner) {
	const app = [...world.apps.values()].find((one) => one.slug === slug) ?? registerApp(world, {
		slug,
		owner: "github",
		publicKey: "",
		webhookSecret: "",
		permissions: {
			metadata: "read",
			deployments: "write",
			statuses: "write"
		},
		events: []
	});
	if (![...world.installations.values()].some(({ appId, account }) => appId === app.id && account === owner)) installApp(world, app, owner);
	return app;
}
// src/simulator/gated-jobs.ts
/** Jobs of GitHub Actions that wait until an App lets them begin (custom deployment protection rules). */
/**
* The App of a gate answers (REST docs, "Review custom deployment protection rules for a workflow run"). Throws
* "forbidden" for an App whose rule isn't enabled there, "invalid" when nothing waits.
*/
function answerGate(world, repository, run, answer) {
	const { pending } = run;
	if (([...repository.gates].find(([name]) => isSameName(name, answer.environment))?.[1])?.id !== answer.app.id) throw new WorldError("forbidden", "The App has no protection rule in this environment");
	if (!pending || !isSameName(pending.environment, answer.environment)) throw invalid("No deployment waits in this environment", "environment_name");
	run.pending = null;
	const actions = actionsApp(world, repository.owner);
	const state = answer.state === "approved" ? "in_progress" : "failure";
	addDeploymentStatus(world, repository, pending.deployment, {
		state,
		by: actions.bot,
		app: actions
	});
	moveRun(world, repository, run, answer.state === "approved" ? {
		status: "in_progress",
		conclusion: null
	} : {
		status: "completed",
		conclusion: "failure"
	});
}
// src/simulator/http/present/deployment.ts
/** Schema `deployment`. */
function presentDeployment(world, repository, deployment) {
	const url = repositoryApi(world, repository, `deployments/${deployment.id}`);
	return {
		url,
		id: deployment.id,
		node_id: nodeId("Deployment", deployment.id),
		task: deployment.task,
		original_environment: deployment.originalEnvironment,
		environment: deployment.environment,
		description: deployment.description,
		created_at: stamp(deployment.createdAt),
		updated_at: stamp(deployment.updatedAt),
		statuses_url: `${url}/statuses`,
		repository_url: repositoryApi(world, repository),
		creator: presentUser(world, deployment.creator),
		sha: deployment.sha,
		ref: deployment.ref,
		payload: deployment.payload,
		transient_environment: deployment.transientEnvironment,
		production_environment: deployment.productionEnvironment,
		performed_via_github_app: deployment.app && presentAppInfo(world, deployment.app)
	};
}
/** Schema `deployment-status`. */
function presentDeploymentStatus(world, repository, deployment, status) {
	const url = repositoryApi(world, repository, `deployments/${deployment.id}`);
	return {
		url: `${url}/statuses/${status.id}`,
		id: status.id,
		node_id: nodeId("DeploymentStatus", status.id),
		state: status.state,
		creator: presentUser(world, status.creator),
		description: status.description,
		environment: status.environment,
		target_url: status.logUrl,
		created_at: stamp(status.at),
		updated_at: stamp(status.at),
		deployment_url: url,
		repository_url: repositoryApi(world, repository),
		environment_url: status.environmentUrl,
		log_url: status.logUrl,
		performed_via_github_app: status.app && presentAppInfo(world, status.app)
	};
}
/** Schema `environment`; the simulated ones have no protection rules. */
function presentEnvironment(world, repository, name) {
	const path = encodeURIComponent(name);
	return {
		id: environmentId(repository, name),
		node_id: nodeId("Environment", `${repository.id}:${name}`),
		name,
		url: repositoryApi(world, repository, `environments/${path}`),
		html_url: repositoryPage(world, repository, `deployments/activity_log?environments_filter=${path}`),
		created_at: stamp(repository.createdAt),
		updated_at: stamp(repository.createdAt),
		protection_rules: [],
		deployment_branch_policy: null
	};
}
/** Environments are stored by name only: their number is made of the repository's and their place. */
function environmentId(repository, name) {
	return repository.id * 1e3 + [...repository.environments].indexOf(name);
}
// src/simulator/http/present/workflow-run.ts
/** Schema `workflow-run`, as far as it is modelled. */
function presentWorkflowRun(world, repository, run) {
	return {
		id: run.id,
		node_id: nodeId("WorkflowRun", run.id),
		name: run.path,
		path: run.path,
		display_title: run.path,
		head_branch: run.headBranch,
		head_sha: run.headSha,
		run_number: run.number,
		run_attempt: run.attempt,
		event: run.event,
		status: run.status,
		conclusion: run.conclusion,
		url: repositoryApi(world, repository, `actions/runs/${run.id}`),
		html_url: repositoryPage(world, repository, `actions/runs/${run.id}`),
		created_at: stamp(run.createdAt),
		updated_at: stamp(run.updatedAt),
		actor: presentUser(world, run.actor),
		triggering_actor: presentUser(world, run.actor)
	};
}
// src/simulator/http/routes/actions.ts
/** GitHub Actions: workflows that are started, and their runs. */
const actionsRoutes = [
	repositoryRoute("POST", "/actions/workflows/{workflow_id}/dispatches", "actions:write", (call) => {
		const fields = call.fields("Workflow");
		const ref = fields.text("ref", { required: true }) ?? "";
		const inputs = fields.object("inputs") ?? {};
		fields.check();
		dispatchWorkflow(call.world, call.repository, {
			workflow: call.param("workflow_id"),
			ref,
			inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)])),
			by: call.actor,
			...call.viewer.kind === "installation" && { app: call.viewer.app }
		});
		return noContent();
	}),
	repositoryRoute("GET", "/actions/workflows/{workflow_id}/runs", "actions:read", listRuns$1),
	repositoryRoute("GET", "/actions/runs", "actions:read", (call) => {
		const status = call.query.get("status");
		return countedAnswer(call, "workflow_runs", [...call.repository.workflowRuns.values()].filter((run) => status === null || run.status === status).toReversed(), (run) => presentWorkflowRun(call.world, call.repository, run));
	}),
	repositoryRoute("GET", "/actions/runs/{run_id}/pending_deployments", "actions:read", (call) => {
		const { pending } = runOf$1(call);
		return ok(pending === null ? [] : [{
			environment: presentPending(call.world, call.repository, pending.environment),
			wait_timer: 0,
			wait_timer_started_at: null,
			current_user_can_approve: false,
			reviewers: []
		}]);
	}),
	repositoryRoute("POST", "/actions/runs/{run_id}/deployment_protection_rule", "deployments:write", (call) => {
		const fields = call.fields("DeploymentProtectionRule");
		const environment = fields.text("environment_name", { required: true }) ?? "";
		const state = fields.oneOf("state", ["approved", "rejected"], { required: true });
		fields.text("comment");
		fields.check();
		if (call.viewer.kind !== "installation") throw new Refusal(403, "Must be an App to answer for its protection rule");
		const { app } = call.viewer;
		const answer = {
			environment,
			state: orNotFound(state),
			app
		};
		answerGate(call.world, call.repository, runOf$1(call), answer);
		return noContent();
	})
];
const runOf$1 = ({ repository, id }) => orNotFound(repository.workflowRuns.get(id("run_id")));
/** An environment, as those name it who wait for it. */
function presentPending(world, repository, name) {
	const { id, node_id, url, html_url } = presentEnvironment(world, repository, name);
	return {
		id,
		node_id,
		name,
		url,
		html_url
	};
}
/** GitHub lists no more of one search that is narrowed ("List workflow runs for a workflow", REST docs). */
const searchedMax = 1e3;
/** Newest first. */
function listRuns$1(call) {
	const { world, repository, query } = call;
	const path = `.github/workflows/${call.param("workflow_id")}`;
	const { event, actor, created } = {
		event: query.get("event"),
		actor: query.get("actor"),
		created: query.get("created")
	};
	const isNarrowed = event !== null || actor !== null || created !== null;
	return countedAnswer(call, "workflow_runs", [...repository.workflowRuns.values()].filter((run) => run.path === path && (event === null || run.event === event)).filter((run) => actor === null || isSameName(run.actor.login, actor)).filter((run) => created === null || isCreated(run.createdAt, created)).toReversed().slice(0, isNarrowed ? searchedMax : void 0), (run) => presentWorkflowRun(world, repository, run));
}
/** By the syntax of searches ("Understanding the search syntax", GitHub docs: "Query for dates"). */
function isCreated(at, query) {
	const [, word = "", from = "", to] = /^([<>]=?)?(.+?)(?:\.\.(.+))?$/.exec(query) ?? [];
	const compared = (text) => Temporal.Instant.compare(at.round({
		smallestUnit: "second",
		roundingMode: "floor"
	}), instantOf$1(text));
	if (to !== void 0) return (from === "*" || compared(from) >= 0) && (to === "*" || compared(to) <= 0);
	switch (word) {
		case ">": return compared(from) > 0;
		case ">=": return compared(from) >= 0;
		case "<": return compared(from) < 0;
		case "<=": return compared(from) <= 0;
		default: return at.toString().startsWith(from.slice(0, 10));
	}
}
function instantOf$1(text) {
	try {
		return Temporal.Instant.from(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
	} catch {
		throw validationFailed([{
			resource: "WorkflowRun",
			field: "created",
			code: "invalid"
		}]);
	}
}
// src/simulator/http/present/delivery.ts
/** Schema `hook-delivery-item`. */
function presentDelivery(delivery) {
	return {
		id: delivery.id,
		guid: delivery.guid,
		delivered_at: delivery.deliveredAt.round("millisecond").toString(),
		redelivery: delivery.redelivery,
		duration: delivery.duration,
		status: delivery.status,
		status_code: delivery.statusCode,
		event: delivery.event,
		action: delivery.action,
		installation_id: delivery.installation,
		repository_id: delivery.repository,
		throttled_at: null
	};
}
/** Schema `hook-delivery`. */
function presentDeliveryInFull(delivery, url) {
	const headers = {
		"X-GitHub-Delivery": delivery.guid,
		"X-GitHub-Event": delivery.event,
		"content-type": "application/json"
	};
	return {
		...presentDelivery(delivery),
		url,
		request: {
			headers,
			payload: delivery.payload
		},
		response: {
			headers: {},
			payload: ""
		}
	};
}
// src/simulator/http/present/repository.ts
/** `<name>_url` of a repository, and what follows its own address. */
const LINKS = [
	["archive", "{archive_format}{/ref}"],
	["assignees", "assignees{/user}"],
	["blobs", "git/blobs{/sha}"],
	["branches", "branches{/branch}"],
	["collaborators", "collaborators{/collaborator}"],
	["comments", "comments{/number}"],
	["commits", "commits{/sha}"],
	["compare", "compare/{base}...{head}"],
	["contents", "contents/{+path}"],
	["contributors", "contributors"],
	["deployments", "deployments"],
	["downloads", "downloads"],
	["events", "events"],
	["forks", "forks"],
	["git_commits", "git/commits{/sha}"],
	["git_refs", "git/refs{/sha}"],
	["git_tags", "git/tags{/sha}"],
	["hooks", "hooks"],
	["issue_comment", "issues/comments{/number}"],
	["issue_events", "issues/events{/number}"],
	["issues", "issues{/number}"],
	["keys", "keys{/key_id}"],
	["labels", "labels{/name}"],
	["languages", "languages"],
	["merges", "merges"],
	["milestones", "milestones{/number}"],
	["notifications", "notifications{?since,all,participating}"],
	["pulls", "pulls{/number}"],
	["releases", "releases{/id}"],
	["stargazers", "stargazers"],
	["statuses", "statuses/{sha}"],
	["subscribers", "subscribers"],
	["subscription", "subscription"],
	["tags", "tags"],
	["teams", "teams"],
	["trees", "git/trees{/sha}"]
];
/** The account that owns a repository. */
function ownerOf(world, repository) {
	const organisation = world.orgs.get(repository.owner.toLowerCase());
	if (organisation) return organisation.account;
	for (const user of world.users.values()) if (user.login === repository.owner) return user;
	throw new Error(`The repository ${repository.owner}/${repository.name} has no owner`);
}
/** Schema `full-repository`, and with it `minimal-repository` and `repository`. */
function presentRepository(world, repository) {
	const api = repositoryApi(world, repository);
	const page = repositoryPage(world, repository);
	let openIssues = 0;
	for (const issue of repository.issues.values()) if (issue.state === "open") openIssues += 1;
	return {
		id: repository.id,
		node_id: nodeId("Repository", repository.id),
		name: repository.name,
		full_name: `${repository.owner}/${repository.name}`,
		private: repository.isPrivate,
		owner: presentUser(world, ownerOf(world, repository)),
		html_url: page,
		description: null,
		fork: repository.parent !== void 0,
		url: api,
		...Object.fromEntries(LINKS.map(([name, path]) => [`${name}_url`, `${api}/${path}`])),
		created_at: stamp(repository.createdAt),
		updated_at: stamp(repository.createdAt),
		pushed_at: stamp(repository.createdAt),
		git_url: `git:${page.replace(/^https?:/, "")}.git`,
		ssh_url: `git@${new URL(webUrl(world)).hostname}:${repository.owner}/${repository.name}.git`,
		clone_url: `${page}.git`,
		svn_url: page,
		mirror_url: null,
		homepage: null,
		size: repository.commits.size,
		stargazers_count: 0,
		watchers_count: 0,
		forks_count: 0,
		open_issues_count: openIssues,
		language: null,
		has_issues: true,
		has_projects: true,
		has_downloads: true,
		has_wiki: true,
		has_pages: false,
		has_discussions: false,
		archived: repository.archived,
		disabled: false,
		license: null,
		allow_forking: true,
		is_template: false,
		web_commit_signoff_required: false,
		topics: [],
		visibility: visibilityOf(repository),
		forks: 0,
		open_issues: openIssues,
		watchers: 0,
		network_count: 0,
		subscribers_count: 0,
		default_branch: repository.defaultBranch
	};
}
/** The short form in `installation` webhooks. */
function presentRepositoryName(repository) {
	return {
		id: repository.id,
		node_id: nodeId("Repository", repository.id),
		name: repository.name,
		full_name: `${repository.owner}/${repository.name}`,
		private: repository.isPrivate
	};
}
const visibilityOf = ({ isPrivate, isInternal }) => !isPrivate ? "public" : isInternal ? "internal" : "private";
// src/simulator/http/routes/app.ts
/** What an App asks about itself: its installations, tokens and deliveries. */
function appRoutes({ credentials, redeliver }) {
	return [
		appRoute("GET", "", ({ world, app }) => ok(presentApp(world, app))),
		appRoute("GET", "/installations", (call) => listAnswer(call, installationsOf(call), (one) => presentInstallation(call.world, one))),
		appRoute("GET", "/installations/{installation_id}", (call) => ok(presentInstallation(call.world, installationOf(call)))),
		appRoute("POST", "/installations/{installation_id}/access_tokens", (call) => createToken(call, credentials)),
		appRoute("GET", "/hook/deliveries", listDeliveries),
		appRoute("GET", "/hook/deliveries/{delivery_id}", (call) => {
			const delivery = deliveryOf(call);
			const url = call.app.webhookUrl ?? "";
			return ok(presentDeliveryInFull(delivery, url));
		}),
		appRoute("POST", "/hook/deliveries/{delivery_id}/attempts", (call) => {
			redeliver(deliveryOf(call));
			return {
				status: 202,
				body: {}
			};
		}),
		installationLookup("/repos/{owner}/{repo}/installation", (one, call) => [...call.world.repositories.values()].some((repository) => repository.name.toLowerCase() === call.param("repo").toLowerCase() && repository.owner.toLowerCase() === call.param("owner").toLowerCase() && installationCovers(one, repository))),
		installationLookup("/orgs/{org}/installation", (one, call) => isOn(one, call.param("org"))),
		installationLookup("/users/{username}/installation", (one, call) => isOn(one, call.param("username"))),
		openRoute("GET", "/apps/{app_slug}", ({ world, param }) => {
			const slug = param("app_slug").toLowerCase();
			const app = [...world.apps.values()].find((one) => one.slug.toLowerCase() === slug);
			return ok(presentApp(world, orNotFound(app)));
		}),
		openRoute("GET", "/installation/repositories", listCovered),
		openRoute("DELETE", "/installation/token", ({ viewer, headers }) => {
			if (viewer.kind !== "installation") throw new Refusal(401, "Bad credentials");
			credentials.revoke(String(headers["authorization"]));
			return noContent();
		})
	];
}
function isOn(installation, account) {
	return installation.account.toLowerCase() === account.toLowerCase();
}
function installationsOf({ world, app }) {
	return [...world.installations.values()].filter(({ appId }) => appId === app.id);
}
function installationOf(call) {
	const id = call.id("installation_id");
	return orNotFound(installationsOf(call).find((one) => one.id === id));
}
/** A route that finds the App's installation for something. */
function installationLookup(path, fits) {
	return openRoute("GET", path, (call) => {
		const { world, viewer } = call;
		if (viewer.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
		const installations = installationsOf({
			...call,
			app: viewer.app
		});
		return ok(presentInstallation(world, orNotFound(installations.find((one) => fits(one, call)))));
	});
}
function createToken(call, credentials) {
	const { world } = call;
	const installation = installationOf(call);
	if (installation.suspendedAt) throw new Refusal(403, "This installation has been suspended");
	const fields = call.fields("Installation");
	const names = fields.texts("repositories");
	const ids = fields.numbers("repository_ids");
	const asked = fields.object("permissions");
	fields.check();
	const permissions = asked ? narrow(installation, asked) : installation.permissions;
	const repositories = names || ids ? select(world, installation, {
		names: names ?? [],
		ids: ids ?? []
	}) : void 0;
	const { token, expiresAt } = credentials.installationToken(installation, permissions, repositories ? new Set(repositories.map(({ id }) => id)) : "all");
	const isSelection = repositories !== void 0 || installation.repositories !== "all";
	return {
		status: 201,
		body: {
			token,
			expires_at: stamp(expiresAt),
			permissions: {
				metadata: "read",
				...permissions
			},
			repository_selection: isSelection ? "selected" : "all",
			...repositories && { repositories: repositories.map((repository) => presentRepository(world, repository)) }
		}
	};
}
function narrow(installation, asked) {
	const permissions = {};
	for (const [permission, access] of Object.entries(asked)) {
		if (!((access === "read" || access === "write") && grants(installation.permissions, permission, access))) throw new Refusal(422, "The permissions requested are not granted to this installation.");
		permissions[permission] = access;
	}
	return permissions;
}
function select(world, installation, { names, ids }) {
	const covered = [...world.repositories.values()].filter((repository) => installationCovers(installation, repository));
	const find = (fits) => {
		const repository = covered.find(fits);
		if (repository) return repository;
		throw new Refusal(422, "There is at least one repository that does not exist or is not accessible to the parent installation.");
	};
	return [...names.map((name) => find((one) => one.name.toLowerCase() === name.toLowerCase())), ...ids.map((id) => find((one) => one.id === id))];
}
function listCovered(call) {
	const { world, viewer } = call;
	if (viewer.kind !== "installation") throw new Refusal(403, "Resource not accessible");
	const covered = [...world.repositories.values()].filter((one) => covers(viewer, one));
	const { body, ...answer } = listAnswer(call, covered, (one) => presentRepository(world, one));
	const selection = viewer.installation.repositories === "all" ? "all" : "selected";
	return {
		...answer,
		body: {
			total_count: covered.length,
			repository_selection: selection,
			repositories: body
		}
	};
}
function deliveriesOf({ world, app }) {
	return world.deliveries.filter((delivery) => delivery.app === app.id);
}
function deliveryOf(call) {
	const id = call.id("delivery_id");
	return orNotFound(deliveriesOf(call).find((delivery) => delivery.id === id));
}
/** Newest first, paged by cursor. `status=failure` means 400 to 599: failed connections aren't among them. */
function listDeliveries(call) {
	const size = Math.min(100, wholeNumber(call, "per_page", 30));
	const cursor = call.query.get("cursor");
	const status = call.query.get("status");
	const before = cursor === null ? Infinity : Number(cursor.replace(/^v1_/, ""));
	if (Number.isNaN(before)) throw new Refusal(400, "Invalid cursor");
	const rest = deliveriesOf(call).filter((delivery) => delivery.id < before && (status === null || isOf(status, delivery))).sort((a, b) => b.id - a.id);
	const page = rest.slice(0, size);
	const last = page.at(-1);
	const headers = last && rest.length > size ? { link: linkTo(call, { cursor: `v1_${last.id}` }, "next") } : {};
	return {
		status: 200,
		body: page.map(presentDelivery),
		headers
	};
}
function isOf(status, { statusCode }) {
	if (status === "success") return statusCode >= 200 && statusCode < 400;
	if (status === "failure") return statusCode >= 400 && statusCode < 600;
	throw new Refusal(422, `Invalid status: ${status}`);
}
// src/simulator/http/present/label.ts
/** Schema `label`. */
function presentLabel(world, repository, label) {
	return {
		id: label.id,
		node_id: nodeId("Label", label.id),
		url: repositoryApi(world, repository, `labels/${encodeURIComponent(label.name)}`),
		name: label.name,
		color: label.color,
		default: false,
		description: label.description
	};
}
/** The labels of these names that the repository has. */
function presentLabels(world, repository, names) {
	return names.flatMap((name) => {
		const label = [...repository.labels.values()].find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
		return label ? [presentLabel(world, repository, label)] : [];
	});
}
/** Schema `milestone`. */
function presentMilestone(world, repository, milestone) {
	const url = repositoryApi(world, repository, `milestones/${milestone.number}`);
	const issues = [...repository.issues.values()].filter((issue) => issue.milestone === milestone.number);
	const open = issues.filter((issue) => issue.state === "open").length;
	return {
		url,
		html_url: repositoryPage(world, repository, `milestone/${milestone.number}`),
		labels_url: `${url}/labels`,
		id: milestone.id,
		node_id: nodeId("Milestone", milestone.id),
		number: milestone.number,
		title: milestone.title,
		description: milestone.description,
		creator: presentUser(world, milestone.creator),
		open_issues: open,
		closed_issues: issues.length - open,
		state: milestone.state,
		created_at: stamp(milestone.createdAt),
		updated_at: stamp(milestone.closedAt ?? milestone.createdAt),
		due_on: stampOrNull(milestone.dueOn),
		closed_at: stampOrNull(milestone.closedAt)
	};
}
// src/simulator/http/present/issue.ts
/** What issues and pull requests have in common in their JSON. */
function presentIssueParts(world, repository, issue) {
	const milestone = issue.milestone === null ? void 0 : repository.milestones.get(issue.milestone);
	const assignees = issue.assignees.flatMap((id) => {
		const user = world.users.get(id);
		return user ? [presentUser(world, user)] : [];
	});
	return {
		id: issue.id,
		node_id: nodeId(issue.pull ? "PullRequest" : "Issue", issue.id),
		number: issue.number,
		title: issue.title,
		user: presentUser(world, issue.author),
		labels: presentLabels(world, repository, issue.labels),
		state: issue.state,
		locked: issue.locked,
		active_lock_reason: null,
		assignee: assignees[0] ?? null,
		assignees,
		milestone: milestone ? presentMilestone(world, repository, milestone) : null,
		comments: issue.comments.length,
		created_at: stamp(issue.createdAt),
		updated_at: stamp(issue.updatedAt),
		closed_at: stampOrNull(issue.closedAt),
		author_association: authorAssociation(world, repository, issue.author),
		body: issue.body
	};
}
/** Schema `issue`; a pull request in the form in which issue lists show it. */
function presentIssue(world, repository, issue) {
	const url = repositoryApi(world, repository, `issues/${issue.number}`);
	const parent = issue.parent === null ? void 0 : world.issues.get(issue.parent);
	return {
		...presentIssueParts(world, repository, issue),
		url,
		repository_url: repositoryApi(world, repository),
		labels_url: `${url}/labels{/name}`,
		comments_url: `${url}/comments`,
		events_url: `${url}/events`,
		html_url: issuePage(world, repository, issue),
		timeline_url: `${url}/timeline`,
		state_reason: issue.stateReason,
		performed_via_github_app: presentAppOf(world, issue.author),
		reactions: rollUp(`${url}/reactions`, issue.reactions),
		sub_issues_summary: summarizeSubIssues(world, issue),
		issue_dependencies_summary: summarizeDependencies(world, issue),
		...parent && { parent_issue_url: repositoryApi(world, parent.repository, `issues/${parent.issue.number}`) },
		...issue.pull && {
			draft: issue.pull.isDraft,
			pull_request: {
				url: repositoryApi(world, repository, `pulls/${issue.number}`),
				html_url: issuePage(world, repository, issue),
				diff_url: `${issuePage(world, repository, issue)}.diff`,
				patch_url: `${issuePage(world, repository, issue)}.patch`,
				merged_at: stampOrNull(issue.pull.mergedAt)
			}
		}
	};
}
/** The page of an issue or pull request. */
function issuePage(world, repository, issue) {
	return repositoryPage(world, repository, `${issue.pull ? "pull" : "issues"}/${issue.number}`);
}
function summarizeSubIssues(world, issue) {
	const total = issue.subIssues.length;
	const completed = issue.subIssues.filter((id) => world.issues.get(id)?.issue.state === "closed");
	const percent = total === 0 ? 0 : Math.floor(completed.length * 100 / total);
	return {
		total,
		completed: completed.length,
		percent_completed: percent
	};
}
function summarizeDependencies(world, issue) {
	const isOpen = (id) => world.issues.get(id)?.issue.state === "open";
	let blocking = 0;
	for (const other of world.issues.values()) if (other.issue.blockedBy.includes(issue.id)) blocking += 1;
	return {
		blocked_by: issue.blockedBy.filter(isOpen).length,
		total_blocked_by: issue.blockedBy.length,
		blocking: isOpen(issue.id) ? blocking : 0,
		total_blocking: blocking
	};
}
const CONTENTS = [
	"+1",
	"-1",
	"laugh",
	"hooray",
	"confused",
	"heart",
	"rocket",
	"eyes"
];
function rollUp(url, reactions) {
	const count = (content) => reactions.filter((each) => each.content === content).length;
	return {
		url,
		total_count: reactions.length,
		...Object.fromEntries(CONTENTS.map((content) => [content, count(content)]))
	};
}
/** Schema `issue-comment`. */
function presentComment(world, repository, comment) {
	const url = repositoryApi(world, repository, `issues/comments/${comment.id}`);
	const issue = repository.issues.get(comment.issue);
	return {
		url,
		html_url: `${issue ? issuePage(world, repository, issue) : repositoryPage(world, repository)}#issuecomment-${comment.id}`,
		issue_url: repositoryApi(world, repository, `issues/${comment.issue}`),
		id: comment.id,
		node_id: nodeId("IssueComment", comment.id),
		user: presentUser(world, comment.author),
		created_at: stamp(comment.createdAt),
		updated_at: stamp(comment.updatedAt),
		author_association: authorAssociation(world, repository, comment.author),
		body: comment.body,
		reactions: rollUp(`${url}/reactions`, comment.reactions),
		performed_via_github_app: presentAppOf(world, comment.author)
	};
}
/** Schema `reaction`. */
function presentReaction(world, reaction) {
	return {
		id: reaction.id,
		node_id: nodeId("Reaction", reaction.id),
		user: presentUser(world, reaction.user),
		content: reaction.content,
		created_at: stamp(reaction.at)
	};
}
// src/simulator/http/present/pull.ts
function isPull(issue) {
	return issue.pull !== void 0;
}
/** Schema `pull-request-simple`: as lists show it. */
function presentPull(world, repository, issue) {
	const { pull } = issue;
	const url = repositoryApi(world, repository, `pulls/${issue.number}`);
	const issueUrl = repositoryApi(world, repository, `issues/${issue.number}`);
	const statusesUrl = repositoryApi(world, repository, `statuses/${pull.headSha}`);
	const page = repositoryPage(world, repository, `pull/${issue.number}`);
	return {
		...presentIssueParts(world, repository, issue),
		url,
		html_url: page,
		diff_url: `${page}.diff`,
		patch_url: `${page}.patch`,
		issue_url: issueUrl,
		commits_url: `${url}/commits`,
		review_comments_url: `${url}/comments`,
		review_comment_url: repositoryApi(world, repository, "pulls/comments{/number}"),
		comments_url: `${issueUrl}/comments`,
		statuses_url: statusesUrl,
		draft: pull.isDraft,
		merged_at: stampOrNull(pull.mergedAt),
		merge_commit_sha: pull.mergeCommit,
		requested_reviewers: [],
		requested_teams: [],
		head: presentEnd(world, pull.fork ?? repository, pull.headRef, pull.headSha),
		base: presentEnd(world, repository, pull.baseRef, pull.baseSha),
		auto_merge: null,
		...pull.stack && { stack: presentStack(repository, pull.stack, issue.number) },
		_links: {
			self: { href: url },
			html: { href: page },
			issue: { href: issueUrl },
			comments: { href: `${issueUrl}/comments` },
			review_comments: { href: `${url}/comments` },
			review_comment: { href: repositoryApi(world, repository, "pulls/comments{/number}") },
			commits: { href: `${url}/commits` },
			statuses: { href: statusesUrl }
		}
	};
}
/** Schema `pull-request`: one in full. `commits` and `files` count its changes. */
function presentPullInFull(world, repository, issue, size) {
	const { pull } = issue;
	return {
		...presentPull(world, repository, issue),
		merged: pull.merged,
		mergeable: pull.merged ? null : true,
		rebaseable: pull.merged ? null : true,
		mergeable_state: pull.merged ? "unknown" : pull.isDraft ? "draft" : "clean",
		merged_by: pull.mergedBy && presentUser(world, pull.mergedBy),
		review_comments: 0,
		maintainer_can_modify: false,
		commits: size.commits,
		additions: 0,
		deletions: 0,
		changed_files: size.files
	};
}
function presentEnd(world, repository, ref, sha) {
	return {
		label: `${repository.owner}:${ref}`,
		ref,
		sha,
		user: presentUser(world, ownerOf(world, repository)),
		repo: presentRepository(world, repository)
	};
}
/** Schema `pull-request-stack`. */
function presentStack(repository, stack, number) {
	return {
		id: stack.id,
		number: stack.number,
		size: stack.layers.length,
		position: stack.layers.indexOf(number) + 1,
		base: {
			ref: stack.baseRef,
			sha: tipOf(repository, stack.baseRef)
		}
	};
}
/** Schema `pull-request-minimal`: in check runs and suites. */
function presentPullMinimal(world, repository, issue) {
	const repo = {
		id: repository.id,
		url: repositoryApi(world, repository),
		name: repository.name
	};
	return {
		id: issue.id,
		number: issue.number,
		url: repositoryApi(world, repository, `pulls/${issue.number}`),
		head: {
			ref: issue.pull.headRef,
			sha: issue.pull.headSha,
			repo
		},
		base: {
			ref: issue.pull.baseRef,
			sha: issue.pull.baseSha,
			repo
		}
	};
}
// src/simulator/http/present/check.ts
/** Schema `check-run`. */
function presentCheckRun(world, repository, run) {
	const url = repositoryApi(world, repository, `check-runs/${run.id}`);
	const page = repositoryPage(world, repository, `runs/${run.id}`);
	return {
		id: run.id,
		node_id: nodeId("CheckRun", run.id),
		head_sha: run.sha,
		external_id: run.externalId,
		url,
		html_url: page,
		details_url: run.detailsUrl ?? page,
		status: run.status,
		conclusion: run.conclusion,
		started_at: stamp(run.startedAt),
		completed_at: stampOrNull(run.completedAt),
		output: {
			title: run.output.title,
			summary: run.output.summary,
			text: run.output.text,
			annotations_count: run.output.annotations.length,
			annotations_url: `${url}/annotations`
		},
		name: run.name,
		check_suite: { id: run.suite },
		app: presentAppInfo(world, run.app),
		pull_requests: pullsAt(world, repository, run.sha)
	};
}
/** The open pull requests whose head is this commit; GitHub doesn't name those of forks. */
function pullsAt(world, repository, sha) {
	const pulls = [];
	for (const issue of repository.issues.values()) if (isPull(issue) && issue.state === "open" && issue.pull.headSha === sha && !issue.pull.fork) pulls.push(presentPullMinimal(world, repository, issue));
	return pulls;
}
/** Schema `check-suite`: the runs of one App at one commit, put together. */
function presentCheckSuite(world, repository, suite) {
	const url = repositoryApi(world, repository, `check-suites/${suite.id}`);
	const branch = [...repository.refs].find(([name, sha]) => sha === suite.sha && name.startsWith("refs/heads/"))?.[0];
	const begun = suite.runs[0]?.startedAt ?? world.clock.now();
	return {
		id: suite.id,
		node_id: nodeId("CheckSuite", suite.id),
		head_branch: branch?.slice(11) ?? null,
		head_sha: suite.sha,
		status: suite.status,
		conclusion: suite.conclusion,
		url,
		before: null,
		after: suite.sha,
		pull_requests: pullsAt(world, repository, suite.sha),
		app: presentAppInfo(world, suite.app),
		created_at: stamp(begun),
		updated_at: stamp(suite.runs.at(-1)?.completedAt ?? begun),
		latest_check_runs_count: suite.runs.length,
		check_runs_url: `${url}/check-runs`
	};
}
/** Schema `status`. */
function presentStatus(world, repository, status) {
	return {
		url: repositoryApi(world, repository, `statuses/${status.sha}`),
		avatar_url: `${webUrl(world)}/avatars/u/${status.creator.id}`,
		id: status.id,
		node_id: nodeId("StatusContext", status.id),
		state: status.state,
		description: status.description,
		target_url: status.targetUrl,
		context: status.context,
		created_at: stamp(status.at),
		updated_at: stamp(status.at),
		creator: presentUser(world, status.creator)
	};
}
/**
* Schema `combined-commit-status`. `latest` holds the newest status of each context; with none the state is
* "pending", although nothing is awaited (REST docs, "Get the combined status").
*/
function presentCombinedStatus(world, repository, sha, latest) {
	const has = (...states) => latest.some((status) => states.includes(status.state));
	return {
		state: has("error", "failure") ? "failure" : has("pending") || latest.length === 0 ? "pending" : "success",
		statuses: latest.map((status) => {
			const { creator: _, ...simple } = presentStatus(world, repository, status);
			return simple;
		}),
		sha,
		total_count: latest.length,
		repository: presentRepository(world, repository),
		commit_url: repositoryApi(world, repository, `commits/${sha}`),
		url: repositoryApi(world, repository, `commits/${sha}/status`)
	};
}
// src/simulator/http/present/commit.ts
const UNVERIFIED = {
	verified: false,
	reason: "unsigned",
	signature: null,
	payload: null
};
/** Schema `commit`, without stats and files. */
function presentCommit(world, repository, commit) {
	const url = repositoryApi(world, repository, `commits/${commit.sha}`);
	const person = presentUser(world, commit.author);
	return {
		url,
		sha: commit.sha,
		node_id: nodeId("Commit", `${repository.id}:${commit.sha}`),
		html_url: commitPage(world, repository, commit.sha),
		comments_url: `${url}/comments`,
		commit: {
			url: repositoryApi(world, repository, `git/commits/${commit.sha}`),
			author: signature(commit),
			committer: signature(commit),
			message: commit.message,
			tree: presentTree(world, repository, commit),
			comment_count: 0,
			verification: {
				...UNVERIFIED,
				verified_at: null
			}
		},
		author: person,
		committer: person,
		parents: commit.parents.map((sha) => ({
			sha,
			url: repositoryApi(world, repository, `commits/${sha}`),
			html_url: commitPage(world, repository, sha)
		}))
	};
}
function commitPage(world, repository, sha) {
	return repositoryPage(world, repository, `commit/${sha}`);
}
function signature(commit) {
	return {
		name: commit.author.login,
		email: `${commit.author.id}+${commit.author.login}@users.noreply.github.com`,
		date: stamp(commit.at)
	};
}
function presentTree(world, repository, { files }) {
	const sha = treeOid(files, "");
	return {
		sha,
		url: repositoryApi(world, repository, `git/trees/${sha}`)
	};
}
/** A commit in the `commits` of a `push` webhook (docs, "Webhook events and payloads", push). */
function presentPushedCommit(world, repository, commit) {
	const changes = diffTrees(repository.commits.get(commit.parents[0] ?? "")?.files ?? /* @__PURE__ */ new Map(), commit.files);
	const paths = (status) => changes.filter((one) => one.status === status).map((one) => one.path);
	const { name, email } = signature(commit);
	const person = {
		name,
		email,
		username: commit.author.login
	};
	return {
		id: commit.sha,
		tree_id: treeOid(commit.files, ""),
		distinct: true,
		message: commit.message,
		timestamp: stamp(commit.at),
		url: commitPage(world, repository, commit.sha),
		author: person,
		committer: person,
		added: paths("added"),
		removed: paths("removed"),
		modified: paths("modified")
	};
}
/** Schema `git-ref`; `name` is the full one, `refs/heads/main`. */
function presentRef(world, repository, name, sha) {
	return {
		ref: name,
		node_id: nodeId("Ref", `${repository.id}:${name}`),
		url: repositoryApi(world, repository, `git/${name}`),
		object: {
			type: "commit",
			sha,
			url: repositoryApi(world, repository, `git/commits/${sha}`)
		}
	};
}
/** The git sha of a file's content. */
function blobSha(content) {
	const bytes = Buffer.from(content, "utf8");
	return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
/** Schema `content-file`. */
function presentFile(world, repository, file) {
	const bytes = Buffer.from(file.content, "utf8");
	const sha = blobSha(file.content);
	const path = file.path.split("/").map(encodeURIComponent).join("/");
	const url = `${repositoryApi(world, repository, `contents/${path}`)}?ref=${encodeURIComponent(file.ref)}`;
	const gitUrl = repositoryApi(world, repository, `git/blobs/${sha}`);
	const page = repositoryPage(world, repository, `blob/${file.ref}/${path}`);
	return {
		type: "file",
		encoding: "base64",
		size: bytes.length,
		name: file.path.split("/").at(-1),
		path: file.path,
		content: bytes.toString("base64").replace(/.{60}/g, "$&\n") + "\n",
		sha,
		url,
		git_url: gitUrl,
		html_url: page,
		download_url: repositoryPage(world, repository, `raw/${file.ref}/${path}`),
		_links: {
			git: gitUrl,
			self: url,
			html: page
		}
	};
}
// src/simulator/http/routes/repository.ts
/** The repository itself, its branches and its history. */
const repositoryRoutes = [
	repositoryRoute("GET", "", "metadata:read", ({ world, repository }) => ok(presentRepository(world, repository))),
	repositoryRoute("GET", "/branches", "contents:read", (call) => {
		return listAnswer(call, [...call.repository.refs.keys()].filter((ref) => ref.startsWith(branchRef(""))).map((ref) => ref.slice(branchRef("").length)), (name) => presentBranch(call, name, false));
	}),
	repositoryRoute("GET", "/branches/{branch}", "contents:read", (call) => ok(presentBranch(call, call.param("branch"), true))),
	repositoryRoute("GET", "/commits", "contents:read", (call) => {
		const { world, repository, query } = call;
		const seen = reachable(repository, shaOf(repository, query.get("sha") ?? repository.defaultBranch));
		return listAnswer(call, [...repository.commits.values()].filter(({ sha }) => seen.has(sha)).toReversed(), (one) => presentCommit(world, repository, one));
	}),
	repositoryRoute("GET", "/commits/{ref}", "contents:read", ({ world, repository, param }) => {
		const commit = commitAt(repository, shaOf(repository, param("ref")));
		const presented = changesOf(repository, commit).map((file) => presentChange(world, repository, commit, file));
		return ok({
			...presentCommit(world, repository, commit),
			files: presented
		});
	}),
	repositoryRoute("GET", "/commits/{commit_sha}/pulls", "pull_requests:read", (call) => {
		const { world, repository, param } = call;
		const sha = shaOf(repository, param("commit_sha"));
		return listAnswer(call, [...repository.issues.values()].filter(isPull).filter(({ pull }) => pull.mergeCommit === sha || pull.headSha === sha), (issue) => presentPull(world, repository, issue));
	}),
	repositoryRoute("GET", "/compare/{basehead}", "contents:read", compare)
];
/** The commit that a branch, tag or sha names; 404 when nothing does. */
function shaOf(repository, ref) {
	return orNotFound(resolveRef(repository, ref));
}
function presentBranch({ world, repository }, name, inFull) {
	const sha = orNotFound(repository.refs.get(branchRef(name)));
	const required = repository.requiredChecks.get(name);
	const contexts = required?.map(contextOf);
	const self = repositoryApi(world, repository, `branches/${name}`);
	const enforcement = contexts ? "non_admins" : "off";
	const checks = (required ?? []).map((one) => ({
		context: contextOf(one),
		app_id: pinOf(one)
	}));
	return {
		name,
		commit: inFull ? presentCommit(world, repository, commitAt(repository, sha)) : {
			sha,
			url: repositoryApi(world, repository, `commits/${sha}`)
		},
		...inFull && { _links: {
			self,
			html: repositoryPage(world, repository, `tree/${name}`)
		} },
		protected: contexts !== void 0,
		protection: {
			enabled: contexts !== void 0,
			required_status_checks: {
				enforcement_level: enforcement,
				contexts: contexts ?? [],
				checks
			}
		},
		protection_url: `${self}/protection`
	};
}
/** What a commit changed against its first parent. */
function changesOf(repository, commit) {
	const [parent] = commit.parents;
	return diffTrees(parent === void 0 ? /* @__PURE__ */ new Map() : commitAt(repository, parent).files, commit.files);
}
/** Schema `diff-entry`, with lines counted only as the size of both sides. */
function presentChange(world, repository, { sha, files }, { path, status }) {
	const content = files.get(path);
	return {
		sha: content === void 0 ? null : blobSha(content),
		filename: path,
		status,
		additions: 0,
		deletions: 0,
		changes: 0,
		blob_url: repositoryPage(world, repository, `blob/${sha}/${path}`),
		raw_url: repositoryPage(world, repository, `raw/${sha}/${path}`),
		contents_url: `${repositoryApi(world, repository, `contents/${path}`)}?ref=${sha}`
	};
}
/** Commits of one comparison that come unpaged, and files that come at all (REST docs, "Compare two commits"). */
const COMMITS_MAX = 250;
const FILES_MAX$1 = 300;
/** Compares `BASE...HEAD`. The files come with the first page only. */
function compare(call) {
	const { world, repository, query } = call;
	const [baseName = "", headName, ...more] = call.param("basehead").split("...");
	if (headName === void 0 || more.length > 0) throw notFound();
	const base = commitAt(repository, shaOf(repository, baseName));
	const head = commitAt(repository, shaOf(repository, headName));
	const result = compareCommits(repository, base.sha, head.sha);
	const { items, headers } = query.get("page") !== null || query.get("per_page") !== null ? pageOf(call, result.commits) : {
		items: result.commits.slice(0, COMMITS_MAX),
		headers: {}
	};
	const page = repositoryPage(world, repository, `compare/${baseName}...${headName}`);
	const present = (commit) => presentCommit(world, repository, commit);
	return {
		status: 200,
		body: {
			url: repositoryApi(world, repository, `compare/${baseName}...${headName}`),
			html_url: page,
			permalink_url: repositoryPage(world, repository, `compare/${base.sha}...${head.sha}`),
			diff_url: `${page}.diff`,
			patch_url: `${page}.patch`,
			base_commit: present(base),
			merge_base_commit: present(result.mergeBase),
			status: result.status,
			ahead_by: result.aheadBy,
			behind_by: result.behindBy,
			total_commits: result.aheadBy,
			commits: items.map(present),
			...wholeNumber(call, "page", 1) === 1 && { files: result.files.slice(0, FILES_MAX$1).map((file) => presentChange(world, repository, head, file)) }
		},
		headers
	};
}
// src/simulator/http/routes/check.ts
/** Check runs, and their older kind, the commit statuses. */
const checkRoutes = [
	repositoryRoute("POST", "/check-runs", "checks:write", createRun),
	repositoryRoute("GET", "/check-runs/{check_run_id}", "checks:read", (call) => ok(presentCheckRun(call.world, call.repository, runOf(call)))),
	repositoryRoute("PATCH", "/check-runs/{check_run_id}", "checks:write", updateRun),
	repositoryRoute("GET", "/commits/{ref}/check-runs", "checks:read", listRuns),
	repositoryRoute("GET", "/commits/{ref}/status", "statuses:read", (call) => {
		const { world, repository } = call;
		const sha = shaOf(repository, call.param("ref"));
		const latest = latestStatuses(repository, sha);
		return ok(presentCombinedStatus(world, repository, sha, latest));
	}),
	repositoryRoute("GET", "/commits/{ref}/statuses", "statuses:read", (call) => {
		const { world, repository } = call;
		const sha = shaOf(repository, call.param("ref"));
		return listAnswer(call, repository.statuses.filter((status) => status.sha === sha).toReversed(), (one) => presentStatus(world, repository, one));
	}),
	repositoryRoute("POST", "/statuses/{sha}", "statuses:write", createStatus$1)
];
function runOf({ repository, id }) {
	return orNotFound(repository.checkRuns.get(id("check_run_id")));
}
function appOf({ viewer }) {
	if (viewer.kind === "installation") return viewer.app;
	throw new Refusal(403, "You must authenticate via a GitHub App.");
}
const CONCLUSIONS = [
	"success",
	"failure",
	"neutral",
	"cancelled",
	"skipped",
	"timed_out",
	"action_required"
];
/** What creating and updating a run have in common. */
function readRun(fields) {
	const status = fields.oneOf("status", [
		"queued",
		"in_progress",
		"completed"
	]);
	const conclusion = fields.oneOf("conclusion", CONCLUSIONS);
	const startedAt = fields.instant("started_at");
	const completedAt = fields.instant("completed_at");
	const detailsUrl = fields.text("details_url");
	const externalId = fields.text("external_id");
	const output = fields.object("output");
	return {
		...status && { status },
		...conclusion && { conclusion },
		...startedAt && { startedAt },
		...completedAt && { completedAt },
		...detailsUrl !== void 0 && { detailsUrl },
		...externalId !== void 0 && { externalId },
		...output && { output: readOutput(output) }
	};
}
function readOutput(output) {
	const { title, summary, text, annotations, ...others } = output;
	const [other] = Object.keys(others);
	if (other !== void 0) throw unmodelled(`CheckRun.output.${other}`);
	if (summary !== void 0 && typeof summary !== "string") throw validationFailed([{
		resource: "CheckRun",
		field: "summary",
		code: "invalid"
	}]);
	return {
		...typeof title === "string" && { title },
		...typeof summary === "string" && { summary },
		...typeof text === "string" && { text },
		...Array.isArray(annotations) && { annotations }
	};
}
function createRun(call) {
	const { world, repository } = call;
	const app = appOf(call);
	const fields = call.fields("CheckRun");
	const name = fields.text("name", { required: true }) ?? "";
	const sha = fields.text("head_sha", { required: true }) ?? "";
	const input = readRun(fields);
	fields.check();
	const run = createCheckRun(world, repository, {
		...input,
		name,
		sha,
		app
	});
	return created(presentCheckRun(world, repository, run));
}
function updateRun(call) {
	const { world, repository } = call;
	const run = runOf(call);
	const app = appOf(call);
	const fields = call.fields("CheckRun");
	const input = readRun(fields);
	fields.check();
	updateCheckRun(world, repository, run, {
		...input,
		app
	});
	return ok(presentCheckRun(world, repository, run));
}
function listRuns(call) {
	const { world, repository, query } = call;
	const sha = shaOf(repository, call.param("ref"));
	const name = query.get("check_name");
	const status = query.get("status");
	const appId = query.get("app_id");
	return countedAnswer(call, "check_runs", (query.get("filter") === "all" ? [...repository.checkRuns.values()].filter((run) => run.sha === sha) : latestCheckRuns(repository, sha)).filter((run) => (name === null || run.name === name) && (status === null || run.status === status) && (appId === null || run.app.id === Number(appId))), (run) => presentCheckRun(world, repository, run));
}
function createStatus$1(call) {
	const { world, repository, actor } = call;
	const fields = call.fields("Status");
	const state = fields.oneOf("state", [
		"error",
		"failure",
		"pending",
		"success"
	], { required: true });
	const context = fields.text("context");
	const description = fields.textOrNull("description");
	const targetUrl = fields.textOrNull("target_url");
	fields.check();
	const status = setStatus(world, repository, {
		sha: call.param("sha"),
		state: orNotFound(state),
		by: actor,
		...context !== void 0 && { context },
		...typeof description === "string" && { description },
		...typeof targetUrl === "string" && { targetUrl }
	});
	return created(presentStatus(world, repository, status));
}
// src/simulator/http/routes/issue.ts
const issueRoutes = [
	repositoryRoute("GET", "/issues", "issues:read", (call) => listAnswer(call, listed$1(call), (issue) => presentIssue(call.world, call.repository, issue))),
	repositoryRoute("POST", "/issues", "issues:write", create$2),
	repositoryRoute("GET", "/issues/{issue_number}", "issues:read", (call) => ok(presentIssue(call.world, call.repository, issueOf(call)))),
	repositoryRoute("PATCH", "/issues/{issue_number}", "issues:write", update$2),
	repositoryRoute("POST", "/issues/{issue_number}/assignees", "issues:write", (call) => {
		const { world, repository, actor } = call;
		const fields = call.fields("Issue");
		const logins = fields.texts("assignees") ?? [];
		fields.check();
		const issue = issueOf(call);
		addAssignees(world, repository, issue, {
			people: logins.flatMap((login) => findUser(world, login) ?? []),
			by: actor
		});
		return created(presentIssue(world, repository, issue));
	})
];
/** The issue or pull request that the path names. */
function issueOf({ repository, id }) {
	return orNotFound(repository.issues.get(id("issue_number")));
}
function create$2(call) {
	const { world, repository, actor } = call;
	const fields = call.fields("Issue");
	const title = fields.text("title", { required: true }) ?? "";
	const body = fields.textOrNull("body");
	const more = readTriage(world, fields);
	fields.check();
	const issue = createIssue(world, repository, {
		title,
		by: actor,
		...typeof body === "string" && { body },
		...more()
	});
	return created(presentIssue(world, repository, issue));
}
function update$2(call) {
	const { world, repository, actor } = call;
	const issue = issueOf(call);
	const fields = call.fields("Issue");
	const title = fields.textOrNull("title");
	const body = fields.textOrNull("body");
	const state = fields.oneOf("state", ["open", "closed"]);
	const reason = fields.oneOf("state_reason", [
		"completed",
		"not_planned",
		"duplicate",
		"reopened",
		null
	]);
	const more = readTriage(world, fields);
	fields.check();
	if (reason === "duplicate") throw unmodelled("Issue.state_reason duplicate");
	editIssue(world, repository, issue, {
		by: actor,
		...typeof title === "string" && { title },
		...body !== void 0 && { body: body ?? "" },
		...state && { state },
		...reason !== void 0 && reason !== "reopened" && { stateReason: reason },
		...more()
	});
	return ok(presentIssue(world, repository, issue));
}
/** Labels, assignees and milestone; the answer is to be called when the fields are checked. */
function readTriage(world, fields) {
	const labels = fields.texts("labels");
	const assignees = fields.texts("assignees");
	const milestone = fields.numberOrNull("milestone");
	return () => ({
		...labels && { labels },
		...assignees && { assignees: assignees.map((login) => assignable(world, login)) },
		...milestone !== void 0 && { milestone }
	});
}
function assignable(world, login) {
	const user = findUser(world, login);
	if (user) return user;
	throw validationFailed([{
		resource: "Issue",
		field: "assignees",
		code: "invalid",
		value: login
	}]);
}
/** The issues and pull requests that the query asks for, in its order. */
function listed$1({ repository, world, query }) {
	const state = query.get("state") ?? "open";
	const labels = (query.get("labels") ?? "").toLowerCase().split(",").filter(Boolean);
	const since = query.get("since");
	const isMilestone = milestoneFilter(query.get("milestone"));
	const isAssignee = assigneeFilter(world, query.get("assignee"));
	const creator = query.get("creator")?.toLowerCase();
	const from = since === null ? void 0 : instantOf(since);
	return sorted([...repository.issues.values()].filter((issue) => (state === "all" || issue.state === state) && labels.every((label) => issue.labels.some((name) => name.toLowerCase() === label)) && isMilestone(issue) && isAssignee(issue) && (creator === void 0 || issue.author.login.toLowerCase() === creator) && (!from || Temporal.Instant.compare(issue.updatedAt, from) >= 0)), query);
}
function instantOf(text) {
	try {
		return Temporal.Instant.from(text);
	} catch {
		throw new Refusal(422, `Invalid request.\n\n${text} is not a time`);
	}
}
function milestoneFilter(milestone) {
	if (milestone === null) return () => true;
	if (milestone === "none") return (issue) => issue.milestone === null;
	if (milestone === "*") return (issue) => issue.milestone !== null;
	return (issue) => issue.milestone === Number(milestone);
}
function assigneeFilter(world, assignee) {
	if (assignee === null) return () => true;
	if (assignee === "none") return (issue) => issue.assignees.length === 0;
	if (assignee === "*") return (issue) => issue.assignees.length > 0;
	const id = findUser(world, assignee)?.id;
	return (issue) => id !== void 0 && issue.assignees.includes(id);
}
const SORTS = {
	created: (issue) => issue.createdAt.epochMilliseconds,
	updated: (issue) => issue.updatedAt.epochMilliseconds,
	comments: (issue) => issue.comments.length
};
/** Sorts as lists of issues and pull requests do: newest first unless the query says otherwise. */
function sorted(issues, query) {
	const sort = query.get("sort") ?? "created";
	const key = SORTS[sort];
	if (!key) throw unmodelled(`sort=${sort}`);
	const sign = query.get("direction") === "asc" ? 1 : -1;
	return issues.toSorted((a, b) => sign * (key(a) - key(b) || a.number - b.number));
}
// src/simulator/http/routes/comment.ts
const commentRoutes = [
	repositoryRoute("GET", "/issues/{issue_number}/comments", "issues:read", (call) => {
		const { repository } = call;
		const since = call.query.get("since");
		const from = since === null ? void 0 : Temporal.Instant.from(since);
		return listAnswer(call, issueOf(call).comments.flatMap((id) => repository.comments.get(id) ?? []).filter((one) => !from || Temporal.Instant.compare(one.updatedAt, from) >= 0), (one) => presentComment(call.world, repository, one));
	}),
	repositoryRoute("POST", "/issues/{issue_number}/comments", "issues:write", (call) => {
		const { world, repository, actor } = call;
		const comment = addComment(world, repository, issueOf(call), {
			body: bodyOf(call),
			by: actor
		});
		return created(presentComment(world, repository, comment));
	}),
	repositoryRoute("GET", "/issues/comments/{comment_id}", "issues:read", (call) => show$1(call, commentOf(call))),
	repositoryRoute("PATCH", "/issues/comments/{comment_id}", "issues:write", (call) => {
		const comment = commentOf(call);
		editComment(call.world, call.repository, comment, {
			body: bodyOf(call),
			by: call.actor
		});
		return show$1(call, comment);
	}),
	repositoryRoute("DELETE", "/issues/comments/{comment_id}", "issues:write", (call) => {
		deleteComment(call.world, call.repository, commentOf(call), { by: call.actor });
		return noContent();
	})
];
function commentOf({ repository, id }) {
	return orNotFound(repository.comments.get(id("comment_id")));
}
function show$1({ world, repository }, comment) {
	return ok(presentComment(world, repository, comment));
}
function bodyOf(call) {
	const fields = call.fields("IssueComment");
	const body = fields.text("body", { required: true }) ?? "";
	fields.check();
	return body;
}
// src/simulator/http/routes/content.ts
/** Files at a commit, and git references. */
const contentRoutes = [
	repositoryRoute("GET", "/contents/{path}", "contents:read", readContent),
	repositoryRoute("PUT", "/contents/{path}", "contents:write", writeContent),
	repositoryRoute("GET", "/git/ref/{ref}", "contents:read", ({ world, repository, param }) => {
		const name = `refs/${param("ref")}`;
		return ok(presentRef(world, repository, name, orNotFound(repository.refs.get(name))));
	}),
	repositoryRoute("GET", "/git/matching-refs/{ref}", "contents:read", (call) => {
		const { world, repository } = call;
		const matching = [...repository.refs].filter(([name]) => name.startsWith(`refs/${call.param("ref")}`));
		return ok(matching.map(([name, sha]) => presentRef(world, repository, name, sha)));
	}),
	repositoryRoute("POST", "/git/refs", "contents:write", (call) => {
		const { world, repository, actor } = call;
		const fields = call.fields("Reference");
		const ref = fields.text("ref", { required: true }) ?? "";
		const from = fields.text("sha", { required: true }) ?? "";
		fields.check();
		refuseExisting(repository, ref);
		const sha = createRef(world, repository, {
			ref,
			from: fullSha(from),
			by: actor
		});
		return created(presentRef(world, repository, ref, sha));
	}),
	repositoryRoute("PATCH", "/git/refs/{ref}", "contents:write", updateRef),
	repositoryRoute("DELETE", "/git/refs/{ref}", "contents:write", (call) => {
		const { world, repository, actor } = call;
		const ref = `refs/${call.param("ref")}`;
		if (!repository.refs.has(ref)) throw new Refusal(422, "Reference does not exist");
		deleteRef(world, repository, {
			ref,
			by: actor
		});
		return noContent();
	})
];
/** GitHub says these two as plain messages, not as errors of a field. */
function refuseExisting(repository, ref) {
	if (repository.refs.has(ref)) throw new Refusal(422, "Reference already exists");
}
function fullSha(text) {
	if (/^[0-9a-f]{40}$/.test(text)) return text;
	throw new Refusal(422, "The SHA1 value for this ref must be 40 hexadecimal characters.");
}
function updateRef(call) {
	const { world, repository, actor } = call;
	const ref = `refs/${call.param("ref")}`;
	const fields = call.fields("Reference");
	const sha = fields.text("sha", { required: true }) ?? "";
	const isForced = fields.flag("force") ?? false;
	fields.check();
	const before = repository.refs.get(ref);
	if (before === void 0) throw new Refusal(422, "Reference does not exist");
	if (!repository.commits.has(fullSha(sha))) throw new Refusal(422, "Object does not exist");
	if (!isForced && !isAncestor(repository, before, sha)) throw new Refusal(422, "Update is not a fast forward");
	if (ref.startsWith(branchRef(""))) forcePush(world, repository, {
		branch: ref.slice(branchRef("").length),
		to: sha,
		by: actor
	});
	else moveRef(world, repository, {
		ref,
		to: sha,
		by: actor
	});
	return ok(presentRef(world, repository, ref, sha));
}
function readContent(call) {
	const { world, repository, query } = call;
	const ref = query.get("ref") ?? repository.defaultBranch;
	const { files } = commitAt(repository, shaOf(repository, ref));
	const path = call.param("path").replace(/\/+$/, "");
	const content = files.get(path);
	if (content === void 0) return listFolder(call, files, path, ref);
	if (String(call.headers["accept"]).includes("raw")) return {
		status: 200,
		raw: content
	};
	return ok(presentFile(world, repository, {
		path,
		content,
		ref
	}));
}
/** The entries of a folder: its files, and each folder in it once. */
function listFolder({ world, repository }, files, path, ref) {
	const entries = /* @__PURE__ */ new Map();
	for (const [name, content] of files) {
		if (!name.startsWith(`${path}/`)) continue;
		const [child = "", ...deeper] = name.slice(path.length + 1).split("/");
		const childPath = `${path}/${child}`;
		const url = `${repositoryApi(world, repository, `contents/${childPath}`)}?ref=${ref}`;
		if (deeper.length > 0) entries.set(child, {
			type: "dir",
			size: 0,
			name: child,
			path: childPath,
			url
		});
		else {
			const { content: _, encoding: __, ...file } = presentFile(world, repository, {
				path: childPath,
				content,
				ref
			});
			entries.set(child, file);
		}
	}
	if (entries.size === 0) throw new Refusal(404, "Not Found");
	return ok([...entries.values()]);
}
/** Creates or replaces one file by a commit of its own; a replacement must name the blob it replaces. */
function writeContent(call) {
	const { world, repository, actor } = call;
	const path = call.param("path");
	const fields = call.fields("Commit");
	const message = fields.text("message", { required: true }) ?? "";
	const encoded = fields.text("content", { required: true }) ?? "";
	const known = fields.text("sha");
	const branch = fields.text("branch") ?? repository.defaultBranch;
	fields.check();
	const present = commitAt(repository, orNotFound(repository.refs.get(branchRef(branch)))).files.get(path);
	if (present !== void 0 && known === void 0) throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`);
	if (known !== void 0 && (present === void 0 || blobSha(present) !== known)) throw new Refusal(409, `${path} does not match ${known}`);
	const content = Buffer.from(encoded, "base64").toString("utf8");
	const made = commit(world, repository, {
		branch,
		files: { [path]: content },
		message,
		by: actor
	});
	const body = {
		content: presentFile(world, repository, {
			path,
			content,
			ref: branch
		}),
		commit: presentCommit(world, repository, made)["commit"]
	};
	return {
		status: present === void 0 ? 201 : 200,
		body
	};
}
// src/simulator/http/routes/deployment.ts
/** Deployments with their statuses, and the environments that they made. */
const deploymentRoutes = [
	repositoryRoute("GET", "/deployments", "deployments:read", listDeployments),
	repositoryRoute("POST", "/deployments", "deployments:write", create$1),
	repositoryRoute("GET", "/deployments/{deployment_id}", "deployments:read", (call) => ok(presentDeployment(call.world, call.repository, deploymentOf(call)))),
	repositoryRoute("GET", "/deployments/{deployment_id}/statuses", "deployments:read", (call) => listAnswer(call, deploymentOf(call).statuses.toReversed(), (one) => present(call, one))),
	repositoryRoute("POST", "/deployments/{deployment_id}/statuses", "deployments:write", createStatus),
	repositoryRoute("GET", "/deployments/{deployment_id}/statuses/{status_id}", "deployments:read", (call) => {
		const id = call.id("status_id");
		const { statuses } = deploymentOf(call);
		return ok(present(call, orNotFound(statuses.find((status) => status.id === id))));
	}),
	repositoryRoute("GET", "/environments", "actions:read", (call) => countedAnswer(call, "environments", [...call.repository.environments], (name) => presentEnvironment(call.world, call.repository, name))),
	repositoryRoute("GET", "/environments/{environment_name}", "actions:read", (call) => {
		const name = orNotFound(environmentNamed(call.repository, call.param("environment_name")));
		return ok(presentEnvironment(call.world, call.repository, name));
	})
];
function deploymentOf({ repository, id }) {
	return orNotFound(repository.deployments.get(id("deployment_id")));
}
function present(call, status) {
	return presentDeploymentStatus(call.world, call.repository, deploymentOf(call), status);
}
/** Newest first. */
function listDeployments(call) {
	const { world, repository, query } = call;
	const wish = (name) => {
		const value = query.get(name);
		return value === "none" ? null : value;
	};
	const wanted = {
		sha: wish("sha"),
		ref: wish("ref"),
		task: wish("task"),
		environment: wish("environment")
	};
	return listAnswer(call, [...repository.deployments.values()].filter((deployment) => [
		"sha",
		"ref",
		"task"
	].every((key) => wanted[key] === null || deployment[key] === wanted[key])).filter(({ environment }) => wanted.environment === null || isSameName(wanted.environment, environment)).toReversed(), (one) => presentDeployment(world, repository, one));
}
function actingApp({ viewer }) {
	return viewer.kind === "installation" ? { app: viewer.app } : {};
}
/** 201 with the deployment, or 202: the default branch was merged in and nothing is deployed. */
function create$1(call) {
	const { world, repository, actor } = call;
	const fields = call.fields("Deployment");
	const ref = fields.text("ref", { required: true }) ?? "";
	const task = fields.text("task");
	const autoMerge = fields.flag("auto_merge");
	const requiredContexts = fields.texts("required_contexts");
	const payload = fields.any("payload");
	const environment = fields.text("environment");
	const description = fields.textOrNull("description");
	const transientEnvironment = fields.flag("transient_environment");
	const productionEnvironment = fields.flag("production_environment");
	fields.check();
	if (payload !== void 0 && typeof payload !== "string" && typeof payload !== "object") throw validationFailed([{
		resource: "Deployment",
		field: "payload",
		code: "invalid"
	}]);
	const answer = createDeployment(world, repository, {
		ref,
		by: actor,
		...actingApp(call),
		...task !== void 0 && { task },
		...autoMerge !== void 0 && { autoMerge },
		...requiredContexts && { requiredContexts },
		...payload !== void 0 && { payload },
		...environment !== void 0 && { environment },
		...typeof description === "string" && { description },
		...transientEnvironment !== void 0 && { transientEnvironment },
		...productionEnvironment !== void 0 && { productionEnvironment }
	});
	if (answer.kind === "merged") return {
		status: 202,
		body: { message: answer.message }
	};
	return created(presentDeployment(world, repository, answer.deployment));
}
function createStatus(call) {
	const { world, repository, actor } = call;
	const deployment = deploymentOf(call);
	const fields = call.fields("DeploymentStatus");
	const state = fields.oneOf("state", [
		"error",
		"failure",
		"inactive",
		"in_progress",
		"queued",
		"pending",
		"success"
	], { required: true });
	const targetUrl = fields.text("target_url");
	const logUrl = fields.text("log_url") ?? targetUrl;
	const description = fields.text("description");
	const environment = fields.text("environment");
	const environmentUrl = fields.text("environment_url");
	const autoInactive = fields.flag("auto_inactive");
	fields.check();
	const status = addDeploymentStatus(world, repository, deployment, {
		state: orNotFound(state),
		by: actor,
		...actingApp(call),
		...logUrl !== void 0 && { logUrl },
		...description !== void 0 && { description },
		...environment !== void 0 && { environment },
		...environmentUrl !== void 0 && { environmentUrl },
		...autoInactive !== void 0 && { autoInactive }
	});
	return created(present(call, status));
}
// src/simulator/http/routes/label.ts
/** Labels, on the repository and on issues, and milestones. */
const labelRoutes = [
	repositoryRoute("GET", "/labels", "issues:read", (call) => listAnswer(call, [...call.repository.labels.values()], (label) => presentLabel(call.world, call.repository, label))),
	repositoryRoute("POST", "/labels", "issues:write", createLabel),
	repositoryRoute("GET", "/labels/{name}", "issues:read", ({ world, repository, param }) => ok(presentLabel(world, repository, orNotFound(findLabel(repository, param("name")))))),
	repositoryRoute("GET", "/issues/{issue_number}/labels", "issues:read", (call) => listAnswer(call, presentLabels(call.world, call.repository, issueOf(call).labels), (label) => label)),
	repositoryRoute("POST", "/issues/{issue_number}/labels", "issues:write", (call) => setLabels(call, [.../* @__PURE__ */ new Set([...issueOf(call).labels, ...namesOf(call)])])),
	repositoryRoute("PUT", "/issues/{issue_number}/labels", "issues:write", (call) => setLabels(call, namesOf(call))),
	repositoryRoute("DELETE", "/issues/{issue_number}/labels", "issues:write", (call) => {
		setLabels(call, []);
		return { status: 204 };
	}),
	repositoryRoute("DELETE", "/issues/{issue_number}/labels/{name}", "issues:write", (call) => {
		const { labels } = issueOf(call);
		const name = orNotFound(findName(labels, call.param("name")));
		return setLabels(call, labels.filter((other) => other !== name));
	}),
	repositoryRoute("GET", "/milestones", "issues:read", listMilestones),
	repositoryRoute("POST", "/milestones", "issues:write", addMilestone),
	repositoryRoute("GET", "/milestones/{milestone_number}", "issues:read", (call) => ok(presentMilestone(call.world, call.repository, milestoneOf(call)))),
	repositoryRoute("PATCH", "/milestones/{milestone_number}", "issues:write", changeMilestone)
];
function findName(names, name) {
	return names.find((other) => other.toLowerCase() === name.toLowerCase());
}
function createLabel(call) {
	const { world, repository, actor } = call;
	const fields = call.fields("Label");
	const name = fields.text("name", { required: true }) ?? "";
	const color = fields.text("color");
	const description = fields.text("description");
	fields.check();
	if (findLabel(repository, name)) throw validationFailed([{
		resource: "Label",
		field: "name",
		code: "already_exists"
	}]);
	if (color !== void 0 && !/^[0-9a-f]{6}$/i.test(color)) throw validationFailed([{
		resource: "Label",
		field: "color",
		code: "invalid"
	}]);
	const label = ensureLabel(world, repository, {
		name,
		by: actor,
		...color !== void 0 && { color },
		...description !== void 0 && { description }
	});
	return created(presentLabel(world, repository, label));
}
function namesOf(call) {
	const fields = call.fields("Label");
	const names = fields.texts("labels") ?? [];
	fields.check();
	return names;
}
function setLabels(call, labels) {
	const { world, repository, actor } = call;
	const issue = issueOf(call);
	editIssue(world, repository, issue, {
		labels,
		by: actor
	});
	return ok(presentLabels(world, repository, issue.labels));
}
function milestoneOf({ repository, id }) {
	return orNotFound(repository.milestones.get(id("milestone_number")));
}
function listMilestones(call) {
	const { world, repository, query } = call;
	const state = query.get("state") ?? "open";
	return listAnswer(call, [...repository.milestones.values()].filter((one) => state === "all" || one.state === state), (one) => presentMilestone(world, repository, one));
}
function addMilestone(call) {
	const { world, repository, actor } = call;
	const fields = call.fields("Milestone");
	const title = fields.text("title", { required: true }) ?? "";
	const description = fields.text("description");
	const dueOn = fields.instant("due_on");
	const state = fields.oneOf("state", ["open", "closed"]);
	fields.check();
	const milestone = createMilestone(world, repository, {
		title,
		by: actor,
		...description !== void 0 && { description },
		...dueOn && { dueOn }
	});
	if (state) editMilestone(world, repository, milestone, {
		state,
		by: actor
	});
	return created(presentMilestone(world, repository, milestone));
}
function changeMilestone(call) {
	const { world, repository, actor } = call;
	const milestone = milestoneOf(call);
	const fields = call.fields("Milestone");
	const title = fields.text("title");
	const state = fields.oneOf("state", ["open", "closed"]);
	fields.check();
	editMilestone(world, repository, milestone, {
		by: actor,
		...title !== void 0 && { title },
		...state && { state }
	});
	return ok(presentMilestone(world, repository, milestone));
}
// src/simulator/http/routes/pull.ts
const pullRoutes = [
	repositoryRoute("GET", "/pulls", "pull_requests:read", (call) => listAnswer(call, listed(call), (issue) => presentPull(call.world, call.repository, issue))),
	repositoryRoute("POST", "/pulls", "pull_requests:write", open),
	repositoryRoute("GET", "/pulls/{pull_number}", "pull_requests:read", (call) => ok(inFull(call, pullOf(call)))),
	repositoryRoute("PATCH", "/pulls/{pull_number}", "pull_requests:write", update$1),
	repositoryRoute("GET", "/pulls/{pull_number}/commits", "pull_requests:read", (call) => {
		const { world, repository } = call;
		return listAnswer(call, commitsOf(repository, pullOf(call)), (commit) => presentCommit(world, repository, commit));
	}),
	repositoryRoute("GET", "/pulls/{pull_number}/files", "pull_requests:read", (call) => {
		const { world, repository } = call;
		const issue = pullOf(call);
		const head = commitAt(repository, issue.pull.headSha);
		return listAnswer(call, pullFiles(repository, issue.pull).slice(0, FILES_MAX), (file) => presentChange(world, repository, head, file));
	}),
	repositoryRoute("GET", "/pulls/{pull_number}/merge", "contents:read", (call) => {
		if (pullOf(call).pull.merged) return { status: 204 };
		throw new Refusal(404, "Not Found");
	}),
	repositoryRoute("PUT", "/pulls/{pull_number}/merge", "contents:write", merge)
];
function pullOf({ repository, id }) {
	const issue = orNotFound(repository.issues.get(id("pull_number")));
	return orNotFound(isPull(issue) ? issue : void 0);
}
/** What the pull request brings: the commits since its branch left the base. */
function commitsOf(repository, { pull }) {
	return commitsBetween(repository, mergeBase(repository, pull.baseSha, pull.headSha) ?? pull.baseSha, pull.headSha);
}
/** Files that GitHub lists of one pull request, at most (REST docs, "List pull requests files"). */
const FILES_MAX = 3e3;
function inFull({ world, repository }, issue) {
	return presentPullInFull(world, repository, issue, {
		commits: commitsOf(repository, issue).length,
		files: pullFiles(repository, issue.pull).length
	});
}
function listed({ repository, query }) {
	const state = query.get("state") ?? "open";
	const base = query.get("base");
	const head = query.get("head");
	const headRef = head?.includes(":") ? head : null;
	return sorted([...repository.issues.values()].filter(isPull).filter((issue) => (state === "all" || issue.state === state) && (base === null || issue.pull.baseRef === base) && (headRef === null || headOf(repository, issue) === headRef)), query);
}
/** As lists filter by it: the owner of the head branch, and its name. */
const headOf = (repository, { pull }) => `${(pull.fork ?? repository).owner}:${pull.headRef}`;
/** The fork of `owner:branch`; undefined: the branch is in the repository itself. */
function forkOf({ world, repository }, head) {
	const [owner, branch] = head.split(":");
	if (branch === void 0 || owner === repository.owner) return void 0;
	const fork = [...world.repositories.values()].filter(({ parent }) => parent === repository).find((one) => one.owner === owner);
	if (fork) return fork;
	throw validationFailed([{
		resource: "PullRequest",
		field: "head",
		code: "invalid"
	}]);
}
function open(call) {
	const { world, repository, actor } = call;
	const fields = call.fields("PullRequest");
	const title = fields.text("title", { required: true }) ?? "";
	const head = fields.text("head", { required: true }) ?? "";
	const base = fields.text("base", { required: true }) ?? "";
	const body = fields.textOrNull("body");
	const draft = fields.flag("draft");
	fields.check();
	const fork = forkOf(call, head);
	const issue = openPull(world, repository, {
		title,
		head: head.replace(/^[^:]*:/, ""),
		...fork && { fork },
		base,
		by: actor,
		...typeof body === "string" && { body },
		...draft !== void 0 && { draft }
	});
	return created(inFull(call, orNotFound(isPull(issue) ? issue : void 0)));
}
function update$1(call) {
	const { world, repository, actor } = call;
	const issue = pullOf(call);
	const fields = call.fields("PullRequest");
	const title = fields.text("title");
	const body = fields.textOrNull("body");
	const state = fields.oneOf("state", ["open", "closed"]);
	const base = fields.text("base");
	fields.check();
	if (base !== void 0) editPull(world, repository, issue, {
		base,
		by: actor
	});
	editIssue(world, repository, issue, {
		by: actor,
		...title !== void 0 && { title },
		...body !== void 0 && { body: body ?? "" },
		...state && { state }
	});
	return ok(inFull(call, issue));
}
/** 405 when it can't be merged, 409 when the head isn't the one that the caller saw. */
function merge(call) {
	const { world, repository, actor } = call;
	const issue = pullOf(call);
	const fields = call.fields("PullRequest");
	const method = fields.oneOf("merge_method", [
		"merge",
		"squash",
		"rebase"
	]) ?? "merge";
	const sha = fields.text("sha");
	fields.check();
	if (sha !== void 0 && sha !== issue.pull.headSha) throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
	if (issue.state === "closed" || issue.pull.isDraft) throw new Refusal(405, "Pull Request is not mergeable");
	const made = mergePull(world, repository, issue, {
		method,
		by: actor
	});
	return ok({
		sha: made.sha,
		merged: true,
		message: "Pull Request successfully merged"
	});
}
// src/simulator/http/routes/reaction.ts
const reactionRoutes = [...routesFor("/issues/{issue_number}/reactions", issueOf), ...routesFor("/issues/comments/{comment_id}/reactions", commentOf)];
function routesFor(path, find) {
	return [
		repositoryRoute("GET", path, "issues:read", (call) => {
			const content = call.query.get("content");
			return listAnswer(call, find(call).reactions.filter((reaction) => content === null || reaction.content === content), (one) => presentReaction(call.world, one));
		}),
		repositoryRoute("POST", path, "issues:write", (call) => add(call, find(call))),
		repositoryRoute("DELETE", `${path}/{reaction_id}`, "issues:write", (call) => {
			const subject = find(call);
			const id = call.id("reaction_id");
			const { content, user } = orNotFound(subject.reactions.find((one) => one.id === id));
			if (user.id !== call.actor.id) throw new Refusal(403, "Only the reaction's author can delete it");
			unreact(call.world, call.repository, subject, {
				content,
				by: user
			});
			return noContent();
		})
	];
}
/** 201 for a new reaction, 200 for one that the same account gave before (REST docs, "Reactions"). */
function add(call, subject) {
	const { world, repository, actor } = call;
	const fields = call.fields("Reaction");
	const content = fields.oneOf("content", [
		"+1",
		"-1",
		"laugh",
		"confused",
		"heart",
		"hooray",
		"rocket",
		"eyes"
	], { required: true });
	fields.check();
	const answer = react(world, repository, subject, {
		content: orNotFound(content),
		by: actor
	});
	return {
		status: answer.isNew ? 201 : 200,
		body: presentReaction(world, answer.reaction)
	};
}
// src/simulator/http/present/release.ts
/** Schema `release`. A draft has no tag yet, so its page goes by an invented name. */
function presentRelease(world, repository, release) {
	const url = repositoryApi(world, repository, `releases/${release.id}`);
	const page = release.draft ? `untagged-${release.id}` : release.tagName;
	return {
		url,
		assets_url: `${url}/assets`,
		upload_url: `${url}/assets{?name,label}`,
		html_url: repositoryPage(world, repository, `releases/tag/${page}`),
		id: release.id,
		node_id: nodeId("Release", release.id),
		author: presentUser(world, release.author),
		tag_name: release.tagName,
		target_commitish: release.targetCommitish,
		name: release.name,
		body: release.body,
		draft: release.draft,
		prerelease: release.prerelease,
		immutable: release.immutable,
		created_at: stamp(release.createdAt),
		published_at: stampOrNull(release.publishedAt),
		assets: [],
		tarball_url: release.draft ? null : repositoryApi(world, repository, `tarball/${release.tagName}`),
		zipball_url: release.draft ? null : repositoryApi(world, repository, `zipball/${release.tagName}`)
	};
}
// src/simulator/http/routes/release.ts
const releaseRoutes = [
	repositoryRoute("GET", "/releases", "contents:read", (call) => {
		return listAnswer(call, [...call.repository.releases.values()].filter((one) => isVisible(call, one)).toSorted((a, b) => b.id - a.id), (one) => presentRelease(call.world, call.repository, one));
	}),
	repositoryRoute("POST", "/releases", "contents:write", create),
	repositoryRoute("GET", "/releases/latest", "contents:read", (call) => show(call, latestRelease(call.repository))),
	repositoryRoute("GET", "/releases/tags/{tag}", "contents:read", (call) => show(call, [...call.repository.releases.values()].find((one) => !one.draft && one.tagName === call.param("tag")))),
	repositoryRoute("GET", "/releases/{release_id}", "contents:read", (call) => {
		const release = releaseOf(call);
		return show(call, isVisible(call, release) ? release : void 0);
	}),
	repositoryRoute("PATCH", "/releases/{release_id}", "contents:write", update),
	repositoryRoute("DELETE", "/releases/{release_id}", "contents:write", (call) => {
		deleteRelease(call.world, call.repository, releaseOf(call), { by: call.actor });
		return noContent();
	})
];
function releaseOf({ repository, id }) {
	return orNotFound(repository.releases.get(id("release_id")));
}
/** Drafts show only to those who may push (REST docs, "List releases"). */
function isVisible({ world, viewer, repository }, { draft }) {
	return !draft || may(world, viewer, "contents", "write", repository);
}
function show({ world, repository }, release) {
	return ok(presentRelease(world, repository, orNotFound(release)));
}
function readRelease(call, fields) {
	const targetCommitish = fields.text("target_commitish");
	const name = fields.textOrNull("name");
	const body = fields.textOrNull("body");
	const draft = fields.flag("draft");
	const prerelease = fields.flag("prerelease");
	const makeLatest = fields.oneOf("make_latest", [
		"true",
		"false",
		"legacy"
	]);
	const { viewer, actor } = call;
	return {
		by: actor,
		...targetCommitish !== void 0 && { targetCommitish },
		...name !== void 0 && { name },
		...body !== void 0 && { body },
		...draft !== void 0 && { draft },
		...prerelease !== void 0 && { prerelease },
		...makeLatest && { makeLatest },
		...viewer.kind === "installation" && { mayChangeWorkflows: grants(viewer.permissions, "workflows", "write") }
	};
}
function create(call) {
	const { world, repository } = call;
	const fields = call.fields("Release");
	const tagName = fields.text("tag_name", { required: true }) ?? "";
	const input = readRelease(call, fields);
	fields.check();
	const release = createRelease(world, repository, {
		...input,
		tagName
	});
	return created(presentRelease(world, repository, release));
}
function update(call) {
	const { world, repository } = call;
	const release = releaseOf(call);
	const fields = call.fields("Release");
	const tagName = fields.text("tag_name");
	const input = readRelease(call, fields);
	fields.check();
	updateRelease(world, repository, release, {
		...input,
		...tagName !== void 0 && { tagName }
	});
	return show(call, release);
}
// src/simulator/http/routes/sub-issue.ts
/** How issues hang together: sub-issues, parents, dependencies. Other issues go by database id. */
const subIssueRoutes = [
	repositoryRoute("GET", "/issues/{issue_number}/sub_issues", "issues:read", (call) => listIssues(call, issueOf(call).subIssues)),
	repositoryRoute("POST", "/issues/{issue_number}/sub_issues", "issues:write", (call) => {
		const fields = call.fields("SubIssue");
		const id = fields.number("sub_issue_id", { required: true });
		const replaceParent = fields.flag("replace_parent") ?? false;
		fields.check();
		const parent = issueOf(call);
		const sub = issueWithId(call, id);
		addSubIssue(call.world, call.repository, parent, {
			sub,
			replaceParent,
			by: call.actor
		});
		return created(presentIssue(call.world, call.repository, parent));
	}),
	repositoryRoute("DELETE", "/issues/{issue_number}/sub_issue", "issues:write", (call) => {
		const fields = call.fields("SubIssue");
		const id = fields.number("sub_issue_id", { required: true });
		fields.check();
		const parent = issueOf(call);
		const sub = issueWithId(call, id);
		removeSubIssue(call.world, call.repository, parent, {
			sub,
			by: call.actor
		});
		return ok(presentIssue(call.world, call.repository, parent));
	}),
	repositoryRoute("PATCH", "/issues/{issue_number}/sub_issues/priority", "issues:write", reorder),
	repositoryRoute("GET", "/issues/{issue_number}/parent", "issues:read", (call) => {
		const { parent } = issueOf(call);
		const found = orNotFound(parent === null ? null : call.world.issues.get(parent));
		return ok(presentIssue(call.world, found.repository, found.issue));
	}),
	repositoryRoute("GET", "/issues/{issue_number}/dependencies/blocked_by", "issues:read", (call) => listIssues(call, issueOf(call).blockedBy)),
	repositoryRoute("GET", "/issues/{issue_number}/dependencies/blocking", "issues:read", (call) => {
		const { id } = issueOf(call);
		return listIssues(call, [...call.world.issues.values()].filter(({ issue }) => issue.blockedBy.includes(id)).map(({ issue }) => issue.id));
	}),
	repositoryRoute("POST", "/issues/{issue_number}/dependencies/blocked_by", "issues:write", (call) => {
		const fields = call.fields("IssueDependency");
		const id = fields.number("issue_id", { required: true });
		fields.check();
		const issue = issueOf(call);
		const blocking = issueWithId(call, id);
		addBlockedBy(call.world, call.repository, issue, {
			blocking,
			by: call.actor
		});
		return created(presentIssue(call.world, call.repository, issue));
	}),
	repositoryRoute("DELETE", "/issues/{issue_number}/dependencies/blocked_by/{issue_id}", "issues:write", (call) => {
		const issue = issueOf(call);
		const blocking = issueWithId(call, call.id("issue_id"));
		removeBlockedBy(call.world, call.repository, issue, {
			blocking,
			by: call.actor
		});
		return ok(presentIssue(call.world, call.repository, issue));
	})
];
/** The issue of any repository that the viewer can see; 404 for the others. */
function issueWithId({ world, viewer }, id) {
	const { repository, issue } = orNotFound(id === void 0 ? void 0 : world.issues.get(id));
	return orNotFound(canSee(world, viewer, repository) ? issue : void 0);
}
function listIssues(call, ids) {
	const { world, viewer } = call;
	return listAnswer(call, ids.flatMap((id) => world.issues.get(id) ?? []).filter(({ repository }) => canSee(world, viewer, repository)), ({ repository, issue }) => presentIssue(world, repository, issue));
}
/** Moves a sub-issue after or before another one. */
function reorder(call) {
	const { world, repository, actor } = call;
	const fields = call.fields("SubIssue");
	const id = fields.number("sub_issue_id", { required: true });
	const afterId = fields.number("after_id");
	const beforeId = fields.number("before_id");
	fields.check();
	const parent = issueOf(call);
	const sub = issueWithId(call, id);
	const others = parent.subIssues.filter((other) => other !== sub.id);
	const place = beforeId === void 0 ? afterId : others[others.indexOf(orNotFound(beforeId)) - 1];
	moveSubIssue(world, repository, parent, {
		sub,
		after: place === void 0 ? null : issueWithId(call, place),
		by: actor
	});
	return ok(presentIssue(world, repository, parent));
}
// src/simulator/http/routes/all-routes.ts
/** Everything that the simulator answers over REST. */
function allRoutes(parts) {
	return [
		...appRoutes(parts),
		...accountRoutes(parts.limits),
		...repositoryRoutes,
		...contentRoutes,
		...issueRoutes,
		...commentRoutes,
		...reactionRoutes,
		...labelRoutes,
		...subIssueRoutes,
		...pullRoutes,
		...checkRoutes,
		...deploymentRoutes,
		...actionsRoutes,
		...releaseRoutes
	];
}
// src/simulator/http/faults.ts
/** The fault that strikes this request, counted as used. */
function strike(faults, request) {
	const fault = faults.find((each) => each.times !== 0 && each.matches(request));
	if (fault?.times !== void 0) fault.times -= 1;
	return fault;
}
// src/simulator/http/server.ts
/** The HTTP side: reads requests, lets faults strike, writes answers, keeps the log. */
function createApiServer(parts) {
	let underWay = 0;
	let lastId = 0;
	const server = createServer((incoming, response) => {
		underWay += 1;
		handle(incoming, response).catch((error) => crash(response, error)).finally(() => underWay -= 1);
	});
	server.keepAliveTimeout = 6e4;
	/** What waits for somebody's decision, not for time, is not under way. */
	const waitFor = async (delay) => {
		if (typeof delay === "number") return real(delay);
		underWay -= 1;
		await delay.finally(() => underWay += 1);
	};
	/** The effect that a fault lets happen only after the client is gone. */
	const commitLater = async (delay, request) => {
		underWay += 1;
		await waitFor(delay);
		await parts.dispatch(request).finally(() => underWay -= 1);
	};
	const reply = async (request) => {
		const fault = strike(parts.faults, request);
		if (!fault) {
			const outcome = await parts.dispatch(request);
			return {
				answer: outcome.answer,
				outcome
			};
		}
		const isOnlyLate = !fault.answer && !fault.drop && fault.delay !== void 0;
		const happens = fault.when === "after" || isOnlyLate;
		const isPostponed = happens && fault.commitDelay !== void 0;
		const outcome = happens && !isPostponed ? await parts.dispatch(request) : null;
		if (fault.delay !== void 0) await waitFor(fault.delay);
		if (isPostponed) commitLater(fault.commitDelay ?? 0, request);
		if (isOnlyLate && outcome) return {
			answer: outcome.answer,
			outcome
		};
		return {
			answer: fault.drop ? null : fault.answer ?? BAD_GATEWAY,
			outcome
		};
	};
	const handle = async (incoming, response) => {
		const request = await readRequest(incoming);
		const { answer, outcome } = await reply(request);
		const viewer = outcome?.viewer;
		const { method, path, query, body } = request;
		const log = {
			method,
			path,
			query,
			body,
			at: parts.world.clock.now(),
			status: answer?.status ?? null,
			installation: viewer?.kind === "installation" ? viewer.installation.id : null,
			cost: outcome?.cost ?? null
		};
		parts.onExchange(log, answer?.body);
		if (answer) write(response, answer, `SIM:${++lastId}`);
		else response.destroy();
	};
	return {
		server,
		idle: () => underWay === 0
	};
}
const BAD_GATEWAY = {
	status: 502,
	body: { message: "Server Error" }
};
function real(milliseconds) {
	return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}
async function readRequest(incoming) {
	const chunks = [];
	for await (const chunk of incoming) chunks.push(chunk);
	const text = Buffer.concat(chunks).toString("utf8");
	const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
	url.pathname = url.pathname.replace(/^\/api\/v3(?=\/|$)/, "").replace(/^\/api\/graphql$/, "/graphql") || "/";
	return {
		method: incoming.method ?? "GET",
		path: url.pathname,
		query: url.search.replace(/^\?/, ""),
		body: text === "" ? void 0 : parse$1(text),
		url,
		headers: incoming.headers
	};
}
function parse$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
function write(response, answer, requestId) {
	const headers = {
		"x-github-request-id": requestId,
		"x-github-api-version-selected": "2022-11-28",
		"x-github-media-type": "github.v3; format=json",
		...answer.headers
	};
	const text = answer.raw ?? (answer.body === void 0 ? "" : JSON.stringify(answer.body));
	if (text !== "") headers["content-type"] = answer.raw === void 0 ? JSON_TYPE : "application/vnd.github.raw; charset=utf-8";
	response.writeHead(answer.status, headers);
	response.end(text);
}
const JSON_TYPE = "application/json; charset=utf-8";
/** A defect of the simulator: the client gets a 500 that says so. */
function crash(response, error) {
	const message = `Defect of the simulator: ${error instanceof Error ? error.stack : String(error)}`;
	if (response.headersSent) response.destroy();
	else write(response, {
		status: 500,
		body: { message }
	}, "SIM:crash");
}
// src/simulator/http/webhook-payload.ts
/** The payload of a webhook, as GitHub describes it for this event; it doesn't change with the world. */
function webhookPayload(world, event, installation) {
	const org = event.org === null ? void 0 : world.orgs.get(event.org.toLowerCase());
	return {
		...event.action !== null && { action: event.action },
		...presentSubject(world, event),
		...event.repository && { repository: presentRepository(world, event.repository) },
		...org && { organization: presentOrganization(world, org.account) },
		...event.subject["installation"] === void 0 && { installation: {
			id: installation.id,
			node_id: nodeId("IntegrationInstallation", installation.id)
		} },
		sender: presentUser(world, event.sender)
	};
}
function presentSubject(world, event) {
	const { name, repository, subject } = event;
	if (name === "push" && repository) return presentPush(world, repository, event);
	if (name === "status" && repository) return presentStatusEvent(world, repository, event);
	if (name === "organization" && subject["member"]) return { membership: {
		user: presentUser(world, subject["member"]),
		role: subject["role"] ?? "member",
		state: "active"
	} };
	return Object.fromEntries(Object.entries(subject).map(([key, value]) => [key, presentEntity(world, event, key, value)]));
}
/** One entity under its payload key. State that nobody here presents is a defect, and says so. */
function presentEntity(world, event, key, value) {
	const present = ENTITIES[key];
	if (present && typeof value === "object" && value !== null) return present(world, event, value);
	if (key === "changes" || typeof value !== "object" || value === null) return value;
	throw new Error(`Not modelled by the simulator: ${key} in the webhook ${event.name}`);
}
function repositoryOf({ name, repository }) {
	if (repository) return repository;
	throw new Error(`The event ${name} needs a repository`);
}
/** An issue in its own repository, which needn't be that of the event. */
const issue = (world, event, value) => presentIssue(world, world.issues.get(value.id)?.repository ?? repositoryOf(event), value);
const user = (world, _, value) => presentUser(world, value);
const repository = (world, _, value) => presentRepository(world, value);
const repositoryNames = (_, __, value) => value.map(presentRepositoryName);
/** Plain values, but where an issue went. */
const changes = (world, event, value) => "new_issue" in value ? {
	new_issue: issue(world, event, value["new_issue"]),
	new_repository: repository(world, event, value["new_repository"])
} : value;
const ENTITIES = {
	issue,
	changes,
	parent_issue: issue,
	sub_issue: issue,
	blocked_issue: issue,
	blocking_issue: issue,
	parent_issue_repo: repository,
	sub_issue_repo: repository,
	blocked_issue_repo: repository,
	blocking_issue_repo: repository,
	assignee: user,
	member: user,
	comment: (world, event, value) => presentComment(world, repositoryOf(event), value),
	pull_request: (world, event, value) => isPull(value) ? presentPullEvent(world, repositoryOf(event), value) : null,
	label: (world, event, value) => presentLabel(world, repositoryOf(event), value),
	milestone: (world, event, value) => presentMilestone(world, repositoryOf(event), value),
	check_run: (world, event, value) => presentCheckRun(world, repositoryOf(event), value),
	check_suite: (world, event, value) => presentCheckSuite(world, repositoryOf(event), value),
	deployment: (world, event, value) => presentDeployment(world, repositoryOf(event), value),
	deployment_status: (world, event, value) => presentDeploymentStatus(world, repositoryOf(event), event.subject["deployment"], value),
	pull_requests: (_, __, value) => value,
	release: (world, event, value) => presentRelease(world, repositoryOf(event), value),
	team: (world, _, value) => presentTeam(world, value),
	installation: (world, _, value) => presentInstallation(world, value),
	repositories: repositoryNames,
	repositories_added: repositoryNames,
	repositories_removed: repositoryNames
};
function presentPullEvent(world, repository, issue) {
	const { merged, mergedBy } = issue.pull;
	const by = mergedBy && presentUser(world, mergedBy);
	return {
		...presentPull(world, repository, issue),
		merged,
		merged_by: by
	};
}
function presentPush(world, repository, event) {
	const { before, after, commits, head_commit: head, ...rest } = event.subject;
	const present = (commit) => presentPushedCommit(world, repository, commit);
	return {
		...rest,
		before,
		after,
		base_ref: null,
		compare: repositoryPage(world, repository, `compare/${String(before)}...${String(after)}`),
		commits: commits.map(present),
		head_commit: head ? present(head) : null,
		pusher: {
			name: event.sender.login,
			email: null
		}
	};
}
function presentStatusEvent(world, repository, event) {
	const status = event.subject["status"];
	const commit = event.subject["commit"];
	const { url: _, node_id: __, creator: ___, ...fields } = presentStatus(world, repository, status);
	const branches = [...repository.refs].filter(([name, sha]) => sha === status.sha && name.startsWith("refs/heads/"));
	return {
		...fields,
		sha: status.sha,
		name: `${repository.owner}/${repository.name}`,
		commit: presentCommit(world, repository, commit),
		branches: branches.map(([name, sha]) => ({
			name: name.slice(11),
			commit: { sha },
			protected: false
		}))
	};
}
// src/simulator/http/webhooks.ts
/** How long a receiver may take to answer (docs, "Best practices for using webhooks"). */
const ANSWER_WITHIN_MS = 1e4;
/**
* Sends the events of the world to the Apps that are installed where they happen and asked for them: at once,
* one after the other for each App, never again by itself. Each attempt is written to `world.deliveries`.
*/
function createWebhooks(world, faults) {
	const queues = /* @__PURE__ */ new Map();
	let unanswered = 0;
	let events = 0;
	let attempts = 0;
	const closing = new AbortController();
	const enqueue = (app, parcel) => {
		if (closing.signal.aborted) return;
		const id = ++attempts;
		unanswered += 1;
		const send = async () => {
			const begun = performance.now();
			const result = await post(app, parcel, closing.signal);
			unanswered -= 1;
			world.deliveries.push({
				...parcel,
				id,
				app: app.id,
				deliveredAt: world.clock.now(),
				duration: Math.round(performance.now() - begun) / 1e3,
				...result
			});
		};
		queues.set(app.id, (queues.get(app.id) ?? Promise.resolve()).then(send));
	};
	const announce = (event) => {
		const guid = guidOf(world, ++events);
		for (const { app, installation } of receivers(world, event)) {
			if (faults.lose?.(event)) continue;
			const parcel = {
				guid,
				event: event.name,
				action: event.action,
				installation: installation.id,
				repository: event.repository?.id ?? null,
				payload: webhookPayload(world, event, installation),
				redelivery: false
			};
			const send = () => {
				enqueue(app, parcel);
				if (faults.duplicate?.(event)) enqueue(app, parcel);
			};
			const delay = faults.delay?.(event);
			if (delay) world.clock.after(delay, send);
			else send();
		}
	};
	const stop = world.listen(announce);
	return {
		idle: () => unanswered === 0,
		redeliver(delivery) {
			const app = world.apps.get(delivery.app);
			if (app) enqueue(app, {
				...delivery,
				redelivery: true
			});
		},
		close() {
			stop();
			closing.abort();
		}
	};
}
/** Events that every App gets about its own installations, asked for or not. */
const ALWAYS = /* @__PURE__ */ new Set(["installation", "installation_repositories"]);
function receivers(world, event) {
	if (ALWAYS.has(event.name)) {
		const installation = event.subject["installation"];
		const app = world.apps.get(installation.appId);
		return app ? [{
			app,
			installation
		}] : [];
	}
	return [...world.installations.values()].flatMap((installation) => {
		const app = world.apps.get(installation.appId);
		const isMeant = event.repository ? installationCovers(installation, event.repository) : event.org?.toLowerCase() === installation.account.toLowerCase();
		return app && isMeant && !installation.suspendedAt && app.events.includes(event.name) ? [{
			app,
			installation
		}] : [];
	});
}
/** One id for an event, whoever gets it and however often; the same in every run of the same seed. */
function guidOf(world, event) {
	const hex = createHash("sha1").update(`delivery ${world.seed} ${event}`).digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
async function post(app, parcel, closing) {
	if (app.webhookUrl === null) return {
		status: "no webhook URL",
		statusCode: 0
	};
	const body = JSON.stringify(parcel.payload);
	try {
		const response = await fetch(app.webhookUrl, {
			method: "POST",
			redirect: "manual",
			signal: AbortSignal.any([closing, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
			headers: headersOf(app, parcel, body),
			body
		});
		await response.arrayBuffer();
		return {
			status: response.ok ? "OK" : `Invalid HTTP Response: ${response.status}`,
			statusCode: response.status
		};
	} catch (error) {
		return {
			status: error instanceof DOMException && error.name === "TimeoutError" ? "timed out" : "failed to connect to host",
			statusCode: 0
		};
	}
}
function headersOf(app, parcel, body) {
	const sign = (algorithm) => createHmac(algorithm, app.webhookSecret).update(body).digest("hex");
	return {
		accept: "*/*",
		"content-type": "application/json",
		"user-agent": "GitHub-Hookshot/simulator",
		"x-github-delivery": parcel.guid,
		"x-github-event": parcel.event,
		"x-github-hook-id": String(app.id),
		"x-github-hook-installation-target-id": String(app.id),
		"x-github-hook-installation-target-type": "integration",
		"x-hub-signature": `sha1=${sign("sha1")}`,
		"x-hub-signature-256": `sha256=${sign("sha256")}`
	};
}
// src/simulator/simulator.ts
/** Starts a simulated GitHub; of `rateLimit` only what differs from GitHub's limits need be given. */
async function startSimulator(options) {
	const world = options.world ?? createWorld(options.clock);
	const limitSettings = {
		core: 5e3,
		graphql: 5e3,
		contentPerMinute: null,
		contentPerHour: null,
		...options.rateLimit
	};
	const faults = [];
	const deliveries = {};
	const requests = [];
	const unmodelled = [];
	const credentials = createCredentials(world);
	const limits = createLimits(world, limitSettings);
	const webhooks = createWebhooks(world, deliveries);
	const api = createApiServer({
		world,
		faults,
		dispatch: createDispatch({
			world,
			routes: allRoutes({
				credentials,
				limits,
				redeliver: webhooks.redeliver
			}),
			credentials,
			limits,
			graphql: options.graphql ?? executeGraphql,
			onUnmodelled: (what) => void unmodelled.push(what)
		}),
		onExchange(log, answer) {
			requests.push(log);
			simulator.onExchange?.({
				...log,
				answer
			});
		}
	});
	await new Promise((resolve, reject) => {
		api.server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
	});
	const { port } = api.server.address();
	const close = () => new Promise((resolve) => {
		webhooks.close();
		api.server.close(() => resolve());
		api.server.closeAllConnections();
	});
	const simulator = {
		url: `http://127.0.0.1:${port}`,
		host: `127.0.0.1:${port}`,
		world,
		requests,
		faults,
		deliveries,
		limits: limitSettings,
		unmodelled,
		onExchange: null,
		tokenFor: credentials.tokenFor,
		idle: () => api.idle() && webhooks.idle(),
		close,
		[Symbol.asyncDispose]: close
	};
	serveAt(world, simulator.url);
	return simulator;
}
// src/cli/rehearsal.ts
/** The app against a simulated GitHub in which it is registered by its own app.yml. */
async function startRehearsal(parts) {
	const { clock, monitor, onDecision } = parts;
	const world = createWorld(clock);
	const fleet = parts.found(world);
	const simulator = await startSimulator({
		clock,
		world
	});
	const { registered, settings } = registerOurs(simulator, fleet.plan.org);
	const app = await startApp({
		settings: {
			...settings,
			...monitor && healthSettings(monitor),
			store: {
				kind: "embedded",
				directory: ":memory:"
			}
		},
		clock,
		log: {
			info() {},
			warn: tellTrouble,
			error: tellTrouble
		},
		...onDecision && { onDecision }
	});
	registered.webhookUrl = `${app.url}/api/github/webhooks`;
	return {
		simulator,
		fleet,
		app,
		isQuiet: async () => simulator.idle() && (app.github.usage().waiting > 0 || await app.idle()),
		async close() {
			await app.stop();
			await simulator.close();
		}
	};
}
/** The app may ask what runs on this machine for health, and nothing else. */
function healthSettings({ url }) {
	const { hostname: name, port } = new URL(url);
	return {
		prometheusUrl: url,
		healthHosts: {
			allowed: [{
				name,
				isWildcard: false,
				port: Number(port)
			}],
			headers: /* @__PURE__ */ new Map()
		}
	};
}
/** Registers the App in a simulated GitHub and installs it on all repositories of an account. */
function registerOurs(simulator, account) {
	const { privateKey, publicKey } = generateKeyPairSync("rsa", {
		modulusLength: 2048,
		publicKeyEncoding: {
			type: "spki",
			format: "pem"
		},
		privateKeyEncoding: {
			type: "pkcs8",
			format: "pem"
		}
	});
	const manifest = (0, import_dist.parse)(readFileSync(join(import.meta.dirname, "../../app.yml"), "utf8"));
	const webhookSecret = "a secret that only the simulator knows";
	const registered = registerApp(simulator.world, {
		slug: "release-train",
		owner: account,
		publicKey,
		webhookSecret,
		permissions: manifest.default_permissions,
		events: manifest.default_events
	});
	installApp(simulator.world, registered, account);
	return {
		registered,
		settings: {
			appId: registered.id,
			privateKey,
			webhookSecret,
			host: "127.0.0.1",
			port: 0,
			logLevel: "silent",
			publicUrl: null,
			slack: null,
			githubApiUrl: `${simulator.url}/api/v3`,
			prometheusUrl: null,
			healthHosts: {
				allowed: null,
				headers: /* @__PURE__ */ new Map()
			}
		}
	};
}
/** What the app would write into its log: in a rehearsal nothing should. */
const tellTrouble = (fields, message) => console.error(`       !  ${message} ${JSON.stringify(fields)}`);
// src/cli/demo.ts
/** Reads the words after `demo`. Throws one sentence about what is wrong with them. */
function readDemoArguments(words) {
	const { values } = parseArgs({
		args: [...words],
		options: {
			speed: {
				type: "string",
				default: "100"
			},
			services: { type: "string" },
			fail: { type: "string" },
			exit: {
				type: "boolean",
				default: false
			}
		}
	});
	const speed = Number(values.speed);
	if (!(speed >= 1 && speed <= 1e6)) throw new Error(`--speed ${values.speed}: give a number from 1 to 1000000.`);
	const services = values.services === void 0 ? null : Number(values.services);
	if (services !== null && !(Number.isInteger(services) && services >= 1 && services <= 500)) throw new Error(`--services ${values.services}: give a whole number from 1 to 500.`);
	const fail = values.fail ?? null;
	const ids = planFor(services).services.map((service) => service.id);
	if (fail !== null && !ids.includes(fail)) throw new Error(`--fail ${fail}: there is no such service. There are ${ids.join(", ")}.`);
	return {
		speed,
		services,
		fail,
		exit: values.exit
	};
}
const planFor = (services) => services === null ? storefront : generatedFleet(services);
/**
* Plays a whole release: simulated GitHub, engine and app in this one process.
* @returns 0 when the release came to its end, 1 when it didn't
*/
async function demo(options) {
	const clock = virtualClock(Temporal.Instant.from("2026-03-19T13:00:00Z"));
	const monitor = await startMonitor();
	const plan = watchedBy(planFor(options.services), monitor, ["verify: 2m"]);
	const report = createReport(clock, plan);
	const rehearsal = await startRehearsal({
		clock,
		monitor,
		found(world) {
			const fleet = foundFleet(world, plan);
			deployedBefore(fleet, 4);
			return fleet;
		},
		onDecision: (_observation, decision) => report.decided(decision)
	});
	const { fleet, simulator } = rehearsal;
	report.begin(simulator.url, options.speed);
	const stopListening = report.listenTo(fleet);
	const interrupted = new AbortController();
	const signal = signalled().then(() => interrupted.abort());
	const play = {
		clock,
		fleet,
		failing: options.fail,
		latest: report.latest
	};
	let outcome;
	playRelease(play).then((isComplete) => outcome = isComplete);
	await drive({
		clock,
		isQuiet: rehearsal.isQuiet,
		speed: options.speed,
		signal: interrupted.signal
	}, () => outcome !== void 0);
	const isComplete = outcome === true;
	report.end(fleet, isComplete);
	if (!options.exit && !interrupted.signal.aborted) {
		console.log("\nThe simulated GitHub stays up. Press Ctrl-C to end.");
		await signal;
	}
	stopListening();
	await closeWhileTimePasses(rehearsal, clock);
	await monitor[Symbol.asyncDispose]();
	return isComplete ? 0 : 1;
}
/** What is under way at the end waits for the clock, which nobody else steps any more. */
async function closeWhileTimePasses(rehearsal, clock) {
	const state = { isClosed: false };
	const closing = rehearsal.close().finally(() => state.isClosed = true);
	while (!state.isClosed) {
		await new Promise((resolve) => setTimeout(resolve, 1));
		clock.step();
	}
	await closing;
}
export { demo, readDemoArguments };
