import type { OwnComment } from "./github/own-comment.ts";
import type { BodyRevision } from "./github/body-revision.ts";
import type { Answers } from "./answers.ts";
import type { Absence } from "./release/absence.ts";
import type { BlockerFacts, TrainBlockers } from "./github/blocker.ts";
import type { ChatStandings } from "./view/chat.ts";
import type { CheckFacts, CheckLook } from "./github/checks.ts";
import type { DeployIntent, RehearsalIntent } from "./release/deploy-intent.ts";
import type { Reading } from "./failure.ts";
import type { HealthFacts } from "./train/health.ts";
import type { FileFacts } from "./github/files.ts";
import type { ReleaseKey, RepoName, ServiceId, Sha, TeamName } from "./ids.ts";
import type { KnownIds } from "./record/known-ids.ts";
import type { PostMortemFacts } from "./github/post-mortem.ts";
import type { OpenRelease } from "./github/open-release.ts";
import type { Listing } from "./listing.ts";
import type { Containment } from "./github/pulls.ts";
import type { RunFacts } from "./github/run.ts";
import type { RecordFacts } from "./record/record-facts.ts";
import type { IssueKey } from "./github/issue-key.ts";
import type { SubIssueFacts } from "./github/sub-issue.ts";
import type { SubIssueHomes } from "./github/sub-issue-home.ts";
import type { HotfixFacts } from "./release/hotfix.ts";
import type { BranchHistory } from "./release/history.ts";
import type { TagFacts } from "./train/tag.ts";
import type { TrainAt, TrainProblem } from "./train/train.ts";
import type { Visibility } from "./github/visibility.ts";
import type { Author } from "./github/authority.ts";
import type { Aboard } from "./view/release-check.ts";

/** Everything that was read of the world for one release, at one time. */
export interface Observation {
  readonly now: Temporal.Instant;
  /** When the reading began; `now` is when it ended. */
  readonly begunAt: Temporal.Instant;
  /** What was read in this look; the rest was taken from earlier ones. Absent: all of it was. */
  readonly readNow?: { readonly issue: boolean; readonly services: ReadonlySet<ServiceId> };
  readonly release: ReleaseKey;
  readonly issue: IssueFacts;
  /** The app's sub-issues of this release, of services that left its plan too. */
  readonly subIssues: ReadonlyMap<ServiceId, SubIssueFacts>;
  /** Where the train file wants sub-issues outside of the train repository; absent: nowhere. */
  readonly subIssueHomes?: SubIssueHomes;
  /** Of issues that the app has written of late, as far as they were read: the newest text first. Absent: none was. */
  readonly bodyHistories?: ReadonlyMap<IssueKey, readonly BodyRevision[]>;
  /** What the app has linked already, by the names that `linkName` gives. */
  readonly links: ReadonlySet<string>;
  /** Comments of others on the tracking issue and its sub-issues, oldest first, all of them. */
  readonly comments: readonly CommentFacts[];
  /** Keys of what the app has said already (see `Action` "say"). */
  readonly said: ReadonlySet<string>;
  /** Its comments with a key that aren't minimised; absent: none was read. */
  readonly ownComments?: readonly OwnComment[];
  readonly record: RecordFacts;
  readonly train: TrainFacts;
  /** The app couldn't read the release for long, and its issue doesn't say so yet; absent: it could. */
  readonly absence?: Absence;
  /** Something of the release waits, since the app may write only so much to GitHub; absent: nothing does. */
  readonly isSlowed?: true;
  /** Since when something of a service can't be read that passes by itself; absent: nothing is. */
  readonly unreadSince?: ReadonlyMap<ServiceId, Temporal.Instant>;
  /** Whether its author may open a release; absent: the app opened it, or it has been one for long. */
  readonly opening?: Reading<boolean>;
  /** The other open releases of the train repository. */
  readonly others: Reading<readonly OpenRelease[]>;
  /** Of this release and of others. */
  readonly postMortems: Reading<readonly PostMortemFacts[]>;
  /** By service of the train file that holds; empty when there is no valid train file or no version. */
  readonly services: ReadonlyMap<ServiceId, Reading<ServiceFacts>>;
  /** Before the departure, by service that the plan gives no version: what its next one follows from. */
  readonly histories: ReadonlyMap<ServiceId, Reading<BranchHistory>>;
  /** The release of the train itself in the train repository, by the train's tag. */
  readonly trainRelease: Reading<ReleaseFacts | null>;
  /** The git tag of that name, with or without a GitHub release; null: there is none. */
  readonly trainTag: Reading<TagFacts | null>;
  /** What may block in the train repository. */
  readonly blockers: TrainBlockers;
  readonly answers: Answers;
  /** Who and what the names of the train file mean, as far as it is known. */
  readonly ids: KnownIds;
  /** Teams that the train file names, of whom no id is known and that GitHub doesn't find; absent: none. */
  readonly missingTeams?: ReadonlySet<TeamName>;
  /** What the checks of services said when the app read them before. */
  readonly looks: ReadonlyMap<ServiceId, CheckLook>;
  /** Of the chats in which this release may be told of. */
  readonly chats: ChatStandings;
  readonly health: HealthFacts;
  /** Deployments that the app began to create and that GitHub may not show yet. */
  readonly intents: readonly DeployIntent[];
  /** The same for rehearsals in staging; absent: there are none. */
  readonly rehearsing?: readonly RehearsalIntent[];
  /** Why GitHub last refused a release that the app wanted to publish, by its service or `train`. */
  readonly refusals: ReadonlyMap<string, string>;
  /** What was aboard when that was last told on a commit, by `checkedCommit`; absent: nothing was told. */
  readonly aboard?: ReadonlyMap<string, readonly Aboard[]>;
  /** The app lost its memory when another process of it may have been creating things: until then nothing is created. null: it remembers. */
  readonly blindUntil: Temporal.Instant | null;
}

export interface IssueFacts {
  readonly repo: RepoName;
  /** GitHub's id of the repository. */
  readonly repository: number;
  readonly number: number;
  /** Its id in GraphQL. */
  readonly node: string;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  readonly openedAt: Temporal.Instant;
  /** Whether only those who may write can comment. */
  readonly isLocked: boolean;
  /** How often it was locked. */
  readonly locks: number;
  /** Its repository is archived: nobody can comment, not even the app. */
  readonly isArchived?: true;
  readonly author: string;
  readonly labels: readonly string[];
  /** Title of its milestone. */
  readonly milestone: string | null;
  readonly visibility: Visibility;
}

export interface CommentFacts {
  /** Database id. */
  readonly id: number;
  /** The issue on which it was said: the tracking issue or a sub-issue. */
  readonly issue: IssueKey;
  readonly url: string;
  readonly author: Author;
  readonly createdAt: Temporal.Instant;
  readonly edited: boolean;
  /** Of a stop that its own author edited: `read`, what was written first is its `body`; `unread`: that isn't known. */
  readonly firstWords?: "read" | "unread";
  readonly minimized: boolean;
  readonly body: string;
  /** What the app answered with so far. */
  readonly reactions: ReadonlySet<"eyes" | "rocket" | "confused">;
}

export type TrainFacts =
  | ({ readonly kind: "valid" } & TrainAt)
  | {
      readonly kind: "invalid";
      readonly revision: Sha;
      readonly problems: readonly TrainProblem[];
    }
  | { readonly kind: "missing" }
  | Extract<Reading<never>, { readonly kind: "unknown" }>;

/** What was read of a service's repository. */
export interface ServiceFacts {
  /** As it is called now, whatever the train file calls it. */
  readonly repo: RepoName;
  /** GitHub's id of it. */
  readonly repository: number;
  readonly url: string;
  readonly visibility: Visibility;
  readonly isArchived: boolean;
  /** Name of the release branch. */
  readonly branch: string;
  /** The release branch's head; null: there is no such branch. */
  readonly tip: Sha | null;
  /** Login of who wrote that commit; absent: GitHub knows no account of theirs, or there is none. */
  readonly tipAuthor?: string;
  /** Every pull request that is meant for the release and concerns the service. */
  readonly pulls: Reading<readonly PullFacts[]>;
  /** Titles of open milestones of its repository that all mean the release; none or absent: there are no two. */
  readonly twins?: readonly string[];
  /** Open milestones and labels that most likely mean the release and don't count for it; none or absent: there are none. */
  readonly near?: readonly string[];
  readonly checks: Reading<CheckFacts>;
  /** What is open in its repository with the blockers' label, whatever release or service it is about. */
  readonly blockers: Listing<BlockerFacts>;
  /** Checks of the deployed commit, where health rests on one and the branch has moved on; else null. */
  readonly deployedChecks: Reading<CheckFacts> | null;
  /** The files that the checklist asks for. */
  readonly files: Reading<FileFacts>;
  /** Newest first, of the staging environment. */
  readonly staging: Reading<readonly DeploymentFacts[]>;
  /** Newest first, of the production environment. */
  readonly production: Reading<readonly DeploymentFacts[]>;
  /** Of the commits that others deployed there, those of the release branch; read only where the record is lost. */
  readonly ofBranch?: ReadonlySet<Sha>;
  /** What runs in production beside this release, held against the release branch's head. */
  readonly hotfixes: Reading<HotfixFacts>;
  /** Newest first, of production: those that succeeded, also older ones than are read now. */
  readonly past: readonly DeploymentFacts[];
  /** The app's runs of the workflow that deploys it, newest first; empty where there is none to look at. */
  readonly runs: Reading<readonly RunFacts[]>;
  /** Permissions that it takes and the App wasn't granted there, e.g. `actions: read`, as far as is known. */
  readonly lacking: readonly string[];
  /** Whether the App may cancel runs there that others started; absent: it may not, or that isn't known. */
  readonly mayCancel?: true;
  /** The GitHub release with the service's tag. */
  readonly release: Reading<ReleaseFacts | null>;
  /** The git tag itself, with or without a GitHub release; null: there is none. */
  readonly tag: Reading<TagFacts | null>;
}

export interface PullFacts {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly author: string;
  readonly state: "open" | "merged" | "closed";
  readonly isDraft: boolean;
  /** Absent: it isn't merged. */
  readonly mergedAt?: Temporal.Instant;
  readonly base: string;
  /** The newest of its own commits; absent: not read. */
  readonly head?: Sha;
  /** Why it is meant for this release. */
  readonly meantBy: "milestone" | "label" | "base branch" | "stack";
  /** It breaks something, and its description doesn't tell users what to do; absent: it does, or was not read. */
  readonly isUnexplained?: true;
  /** Whether its change is in the release branch's head. An open one is missing. */
  readonly containment: Reading<Containment>;
}

export interface DeploymentFacts {
  readonly id: number;
  readonly commit: Sha;
  readonly task: string;
  readonly createdAt: Temporal.Instant;
  readonly creator: string;
  /** Whether a person created it; else an App or bot did. */
  readonly byPerson: boolean;
  /** Whether the app created it. */
  readonly ours: boolean;
  /** The version that the payload names, whoever wrote it; null: none. */
  readonly version: string | null;
  /** The commit that the payload names, whoever wrote it; null: none. */
  readonly wanted: Sha | null;
  /** The payload, when it is one of a train. */
  readonly rides: Ride | null;
  /** The service that the payload names, whoever wrote it; null: none. */
  readonly service: string | null;
  /** Newest first. */
  readonly statuses: readonly StatusFacts[];
  /** Whether it has older statuses than these. */
  readonly isCut?: boolean;
}

/** The payload of a deployment that a train made. */
export interface Ride {
  readonly issue: ReleaseKey;
  /** The same as people read it, `owner/name#number`, when it was written; absent: that isn't told. */
  readonly issueName?: string;
  readonly service: ServiceId;
  readonly attempt: number;
  readonly intent: string;
}

export interface StatusFacts {
  /** GitHub's own word; one that we don't know counts as pending. */
  readonly state: string;
  readonly creator: string;
  /** GitHub's id of that account; null or absent: not told. */
  readonly creatorId?: number | null;
  /** Whether a person wrote it; else an App or bot did. */
  readonly byPerson?: boolean;
  /** As whom the train file's reporters name a person, whatever they are called now; null: as nobody. Absent: not asked. */
  readonly reporter?: string | null;
  /** Whether the app wrote it. */
  readonly ours: boolean;
  readonly createdAt: Temporal.Instant;
  readonly description: string;
  readonly logUrl: string | null;
}

export interface ReleaseFacts {
  readonly url: string;
  readonly isDraft: boolean;
  /** Absent: it is a draft, or that wasn't read. */
  readonly publishedAt?: Temporal.Instant;
  /** Whether this release of the train published it. */
  readonly ours: boolean;
  /** Keys of what it says of what became of it; absent: nothing. */
  readonly tells?: readonly string[];
  /** Its notes have the built-in form, since the template that the train file names couldn't be used. */
  readonly isBuiltIn?: true;
  /** The section for the changelog that the train file names couldn't be offered. */
  readonly isUnoffered?: true;
  /** The discussion for which the train file names a category couldn't be opened. */
  readonly isUndiscussed?: true;
}
