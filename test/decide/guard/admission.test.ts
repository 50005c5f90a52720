/** Who may begin at a gate, by what the releases of its repository want: one fact differs in each row. */
import { expect, test } from "vitest";
import { admit } from "../../../src/decide/guard/admission.ts";
import { repoName } from "../../../src/model/ids.ts";
import { commit } from "../../support/train.ts";

type Waiting = Parameters<typeof admit>[0];
type Wish = NonNullable<Parameters<typeof admit>[1][number]>[number];

const own = commit("search");
const other = commit("other");
const job: Waiting = {
  repo: repoName("acme/search"),
  repository: 7,
  run: 42,
  commit: own,
  environment: "production",
};
const wish = (changes: Partial<Wish> = {}): Wish => ({
  repo: repoName("acme/search"),
  repository: 7,
  environment: "production",
  release: "R1",
  commit: own,
  state: "turn",
  allowed: [],
  ...changes,
});

const rules: readonly (readonly [what: string, Waiting, readonly Wish[], verdict: string])[] = [
  ["its turn", job, [wish()], "approved: It is its turn in R1."],
  [
    "its turn, by the name in other letters",
    { ...job, environment: "Production" },
    [wish()],
    "approved: It is its turn in R1.",
  ],
  [
    "another environment",
    { ...job, environment: "staging" },
    [wish({ state: "over" })],
    "approved: No release train is concerned.",
  ],
  [
    "another repository of the same name",
    { ...job, repository: 8 },
    [wish({ state: "over" })],
    "approved: No release train is concerned.",
  ],
  [
    "the same repository under another name",
    job,
    [wish({ repo: repoName("acme/old") })],
    "approved: It is its turn in R1.",
  ],
  [
    "the name alone, where the release never read the id",
    job,
    [wish({ repository: null })],
    "approved: It is its turn in R1.",
  ],
  [
    "the name alone, where the job's id isn't told",
    { ...job, repository: null },
    [wish()],
    "approved: It is its turn in R1.",
  ],
  [
    "another name, where an id isn't known",
    { ...job, repository: null },
    [wish({ repo: repoName("acme/old"), state: "over" })],
    "approved: No release train is concerned.",
  ],
  ["over", job, [wish({ state: "over" })], "rejected: R1 is over."],
  ["its commit waits", job, [wish({ state: "guarded" })], "wait"],
  [
    "over in one, and its turn in another",
    job,
    [wish({ state: "over" }), wish({ release: "R2" })],
    "approved: It is its turn in R2.",
  ],
  [
    "another commit while one is under way",
    { ...job, commit: other },
    [wish({ state: "guarded" })],
    "rejected: R1 is under way with",
  ],
  [
    "another commit in a freeze",
    { ...job, commit: other },
    [wish({ state: "frozen" })],
    "rejected: R1 is in a freeze.",
  ],
  [
    "another commit while the own one isn't known",
    { ...job, commit: other },
    [wish({ state: "guarded", commit: null })],
    "rejected: R1 is under way with another commit.",
  ],
  [
    "another commit while one is planned",
    { ...job, commit: other },
    [wish({ state: "planned" })],
    "approved: No release train is concerned.",
  ],
  [
    "another commit when the release is over",
    { ...job, commit: other },
    [wish({ state: "over" })],
    "approved: No release train is concerned.",
  ],
  [
    "the run was allowed",
    { ...job, commit: other },
    [wish({ state: "guarded", allowed: ["42"] })],
    "approved: A manager",
  ],
  [
    "the commit was allowed",
    { ...job, commit: other },
    [wish({ state: "guarded", allowed: [other.slice(0, 7)] })],
    "approved: A manager",
  ],
  [
    "allowed by one of two releases",
    { ...job, commit: other },
    [wish({ state: "guarded" }), wish({ state: "guarded", allowed: ["42"] })],
    "approved: A manager",
  ],
  [
    "another run was allowed",
    { ...job, commit: other },
    [wish({ state: "guarded", allowed: ["43"] })],
    "rejected: R1",
  ],
  [
    "another commit was allowed",
    { ...job, commit: other },
    [wish({ state: "guarded", allowed: [own.slice(0, 7)] })],
    "rejected: R1",
  ],
  [
    "fewer than seven digits name no commit",
    { ...job, commit: other },
    [wish({ state: "guarded", allowed: [other.slice(0, 6)] })],
    "rejected: R1",
  ],
];

test.each(rules)("%s", (_what, waiting, wishes, verdict) => {
  const { kind, ...rest } = admit(waiting, [wishes], false);
  expect("why" in rest ? `${kind}: ${rest.why}` : kind).toContain(verdict);
  // The rest of what a release wants isn't known yet.
  expect(admit(waiting, [wishes, null], false).kind).toBe("wait");
});
