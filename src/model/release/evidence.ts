import type { Digest, RepoName, ServiceId, Sha } from "../ids.ts";
import type { Direction, Link, Readiness, SetAside } from "./release.ts";

/** What a release rests on, as auditors want it years later. Times are ISO 8601. */
export interface Evidence {
  readonly train: string;
  readonly version: string;
  /** Page of the tracking issue. */
  readonly issue: string;
  /** Of the train repository, where its train file is. */
  readonly revision: Sha;
  /** What people voted on; null: a commit of it isn't known any more. */
  readonly manifest: Digest | null;
  readonly candidates: readonly EvidenceCandidate[];
  readonly votes: readonly Voice[];
  readonly decisions: readonly Voice[];
  readonly gates: readonly EvidenceGate[];
  readonly waivers: readonly SetAside[];
  readonly deployments: readonly EvidenceDeployment[];
  readonly health: readonly EvidenceHealth[];
  readonly rolledBack: readonly Named[];
  readonly notDeployed: readonly Named[];
  readonly timeline: readonly { readonly at: string; readonly text: string }[];
  /** What was published before it; null: nothing. Absent: that isn't looked up yet. */
  readonly previous?: PreviousEvidence | null;
}

/** The evidence of the release of the same train that was published before. */
export interface PreviousEvidence {
  readonly tag: string;
  /** Page of that release. */
  readonly url: string;
  /** Of its file; null: GitHub doesn't tell. */
  readonly sha256: string | null;
}

interface Named {
  readonly service: string;
  readonly version: string;
}

/** Repository and commits are null of what fewer may read than the tracking issue: the manifest holds them all the same. */
export interface EvidenceCandidate {
  readonly service: ServiceId;
  readonly name: string;
  readonly version: string;
  readonly environment: string;
  readonly repo: RepoName | null;
  readonly url: string | null;
  readonly commit: Sha | null;
  /** What production ran before; null: nothing, or not known. */
  readonly previous: Sha | null;
}

interface Voice {
  /** Whose part it is about; absent: the release. */
  readonly owner?: string;
  readonly answer: "go" | "no-go";
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly digest: Digest | null;
  /** Whether it counted when the release was published. */
  readonly counts: boolean;
}

interface EvidenceGate {
  readonly service: ServiceId;
  readonly gate: string;
  readonly state: Readiness;
  readonly reason: string;
  readonly links: readonly Link[];
}

interface EvidenceDeployment {
  readonly service: ServiceId;
  readonly task: Direction;
  /** GitHub's id of it. */
  readonly id: number;
  readonly attempt: number | null;
  readonly createdAt: string;
  readonly commit: Sha | null;
  /** Oldest first. */
  readonly states: readonly { readonly state: string; readonly at: string }[];
}

interface EvidenceHealth {
  readonly service: ServiceId;
  readonly condition: string;
  readonly result: string;
  readonly words: string;
}
