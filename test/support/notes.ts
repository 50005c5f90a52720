/** Pull requests and services as the notes have them. */
import { repoName, serviceId, sha } from "../../src/model/ids.ts";
import type { Evidence } from "../../src/model/release/evidence.ts";
import type { NotedPull, NotesModel, ServiceNotes } from "../../src/model/release/notes.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";

export const notedPull = (number: number, over: Partial<NotedPull> = {}): NotedPull => ({
  number,
  title: `Change ${number}`,
  url: `https://github.com/acme/api/pull/${number}`,
  author: "tom",
  isBot: false,
  body: "",
  labels: [],
  messages: [],
  isFirst: false,
  ...over,
});

export const notesCommit = sha("abcdef1".padEnd(40, "0"));

export const serviceNotes = (id: string, over: Partial<ServiceNotes> = {}): ServiceNotes => ({
  service: serviceId(id),
  name: id.toUpperCase(),
  repo: repoName(`acme/${id}`),
  repoUrl: `https://github.com/acme/${id}`,
  version: "1.8.0",
  tag: "v1.8.0",
  commit: notesCommit,
  previous: sha("1".repeat(40)),
  releaseUrl: null,
  isHidden: false,
  complete: true,
  pulls: [],
  ...over,
});

export const trainNotes = (
  services: readonly ServiceNotes[],
  over: Partial<NotesModel> = {},
): NotesModel => ({
  train: "storefront",
  version: "2.5.0",
  tag: "v2.5.0",
  issueUrl: "https://github.com/acme/releases/issues/12",
  rules: defaultNotes,
  digest: null,
  setAside: [],
  highlights: [],
  takenBack: [],
  services,
  ...over,
});

/** Of a release of which nothing is known. */
export const emptyEvidence: Evidence = {
  train: "storefront",
  version: "2.5.0",
  issue: "https://github.com/acme/releases/issues/12",
  revision: notesCommit,
  manifest: null,
  candidates: [],
  votes: [],
  decisions: [],
  gates: [],
  waivers: [],
  deployments: [],
  health: [],
  rolledBack: [],
  notDeployed: [],
  timeline: [],
};
