import { describe, expect, test } from "vitest";
import { replacementsToFind } from "../../../src/decide/answers/replacements-sought.ts";
import { decide } from "../../../src/decide/decide.ts";
import { assess } from "../../../src/decide/assess/assess.ts";
import { plannedScene } from "../../../src/decide/assess/planned.ts";
import { keptRecord } from "../../../src/decide/record/record.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { left, live, voted } from "../../support/consent.ts";
import { deploysIn, recordIn, saidIn, startsIn, stateIn } from "../../support/decision.ts";
import { since } from "../../support/in-order.ts";
import { lost } from "../../support/lost.ts";
import {
  away,
  idOf,
  later,
  redCheck,
  reports,
  says,
  withComment,
  withFacts,
} from "../../support/observation.ts";
import { failing, three, told } from "../../support/rollback.ts";
import { headOf, replaced, sought } from "../../support/replace.ts";
import { commit, noon, people } from "../../support/train.ts";

const { sarah, ina, bob, eve } = people;

const short = (name: string): string => commit(name).slice(0, 7);
const fix = headOf("fix");

/** Auth Service failed; Gateway and Search are live, and User Service waits for it. */
const authFailed = later(
  look(reports(live(left(), "api-gateway", "search"), "auth-service", "failure")),
  { minutes: 1 },
);

const assessed = (world: Observation) => {
  const record = keptRecord(world);
  const situation = plannedScene(world, record)?.(record);
  if (!situation) throw new Error("There is no plan");
  return assess(situation);
};

/** Whose votes are still given. */
const votesIn = (world: Observation): readonly string[] =>
  [...assessed(world).voteStates].flatMap(([owner, { kind }]) => (kind === "go" ? [owner] : []));

describe("a fix takes the place of what failed", () => {
  const fixed = replaced(authFailed, "auth-service", "fix");

  test("only its team votes again, and then it is deployed as the next attempt", () => {
    expect(assessed(fixed).services.get(idOf("auth-service"))?.candidate.commit).toBe(
      commit("fix"),
    );
    expect(votesIn(authFailed)).toEqual(["acme/infra", "acme/backend", "acme/search"]);
    expect(votesIn(fixed)).toEqual(["acme/infra", "acme/search"]);
    expect(startsIn(decide(fixed))).toEqual([]);
    expect(startsIn(decide(says(fixed, sarah, "/go")))).toEqual([]);
    const again = since(fixed).by(told, "/go", bob).says(sarah, "/go").now;
    expect(deploysIn(decide(again))).toMatchObject([
      { service: "auth-service", attempt: 2, commit: commit("fix") },
    ]);
    const over = live(look(again), "auth-service", "user-service");
    expect(stateIn(decide(look(over)))).toMatch(/^complete/);
  });

  test("those that depend on it vote again, too", () => {
    const gatewayFailed = later(look(reports(left(), "api-gateway", "failure")), { minutes: 1 });
    expect(votesIn(replaced(gatewayFailed, "api-gateway", "fix"))).toEqual(["acme/search"]);
  });

  test("nothing is known of its gates before it was read, and nothing starts if they are red", () => {
    const said = look(says(sought(authFailed, fix), bob, "/replace auth-service fix/login"));
    const { gates, candidate } = assessed(said).services.get(idOf("auth-service")) ?? {};
    expect(candidate?.commit).toBe(commit("fix"));
    expect(gates?.find(({ id }) => id === "ci")?.readiness).toBe("unknown");
    const red = since(redCheck(fixed, "auth-service")).by(told, "/go", bob).says(sarah, "/go").now;
    expect(startsIn(decide(red))).toEqual([]);
  });

  test("what is pushed to the release branch afterwards takes its place away from nobody", () => {
    const again = since(fixed).by(told, "/go", bob).by(told, "/go").now;
    expect(assessed(again).services.get(idOf("auth-service"))?.progress).toMatchObject({
      kind: "deploying",
      attempt: 2,
      commit: commit("fix"),
    });
  });

  test("a second fix takes the place of the first", () => {
    const second = replaced(fixed, "auth-service", "better fix");
    expect(assessed(second).services.get(idOf("auth-service"))?.candidate.commit).toBe(
      commit("better fix"),
    );
    const again = since(second).by(told, "/go", bob).says(sarah, "/go").now;
    expect(deploysIn(decide(again))).toMatchObject([{ attempt: 2, commit: commit("better fix") }]);
  });

  test("everybody is told, and the way back still leads to what ran before the release", () => {
    const said = says(sought(authFailed, fix), bob, "/replace auth-service fix/login wrong salt");
    expect(Object.values(saidIn(decide(said)))).toContainEqual(
      `Auth Service 1.1.1: the head of fix/login, ${short("fix")} takes the place of ${short("auth-service")}, by the word of bob (wrong salt). It is deployed as attempt 2 when its gates are ready, its team and those that depend on it have voted, and a manager comments /go. What is pushed to fix/login from now on is not followed: to take it, comment /replace auth-service <commit or branch> again.`,
    );
    const back = since(fixed).by(told, "/go", bob).by(told, "/go").says(sarah, "/rollback").now;
    const failed = reports(look(back), "auth-service", "failure");
    expect(deploysIn(decide(failed))).toContainEqual(
      expect.objectContaining({
        task: "rollback",
        service: "auth-service",
        commit: commit("auth-service before"),
      }),
    );
  });

  test("the hold offers it beside the rollback, with what is left to deploy and to take back: an hour each", () => {
    expect(stateIn(decide(authFailed))).toContain(
      "/retry auth-service, /replace auth-service <commit or branch> (a fix, all live about 2 h after its votes), /resume (continues without it) or /rollback (takes about 2 h)",
    );
    // Of what was never deployed nobody knows how long it takes.
    const unknown = withFacts(authFailed, "user-service", (facts) => ({
      ...facts,
      past: [],
      production: known([]),
    }));
    expect(stateIn(decide(unknown))).toContain("<commit or branch> (a fix), /resume");
  });

  test.each(Object.entries(lost))("it is found again when the record is %s", (_, lose) => {
    const found = recordIn(decide(lose(fixed)));
    expect(found?.entries).toContainEqual(
      expect.objectContaining({
        kind: "replace",
        service: "auth-service",
        commit: commit("fix"),
        attempt: 2,
      }),
    );
  });

  test("but not by a comment that was edited since", () => {
    const id = fixed.comments.find(({ body }) => body.startsWith("/replace"))?.id ?? 0;
    const edited = withComment(fixed, id, { edited: true });
    const entries = recordIn(decide(lost["deleted"]?.(edited) ?? edited))?.entries ?? [];
    expect(entries.map(({ kind }) => kind)).not.toContain("replace");
  });
});

describe("who may, and when", () => {
  test.each([
    ["a manager", sarah],
    ["the owning team", bob],
  ])("%s", (_, by) => {
    expect(answerTo(sought(authFailed, fix), by, "/replace auth-service fix/login")).toBe("rocket");
    expect(leaves(sought(authFailed, fix), by, "/replace Auth Service: `fix/login`")).toContain(
      "replace",
    );
  });

  test.each([
    [
      ina,
      "/replace auth-service fix/login",
      "Only acme/backend or a manager (sarah) can use /replace here, and GitHub doesn't list you as one of them.",
    ],
    [
      eve,
      "/replace auth-service fix/login",
      "Only acme/backend or a manager (sarah) can use /replace here, and GitHub doesn't list you as one of them.",
    ],
    [bob, "/replace", "Which service? For example /replace auth-service fix/login."],
    [
      sarah,
      "/replace serch fix/login",
      "Which service? For example /replace auth-service fix/login. The train has no service serch. Did you mean search?",
    ],
    [
      bob,
      "/replace auth-service",
      "With which commit? For example /replace auth-service fix/login, or a commit by at least seven digits of its hash.",
    ],
    [
      bob,
      "/replace auth-service fix..login",
      "With which commit? For example /replace auth-service fix/login, or a commit by at least seven digits of its hash.",
    ],
    [
      bob,
      "/replace auth-service https://github.test/eve/auth-service/commit/1234567",
      "That is of eve/auth-service, and Auth Service is in acme/auth-service: name a branch or commit there.",
    ],
    [
      sarah,
      "/replace search fix/login",
      `Search is already live at ${short("search")}, and a fix takes the place only of what has failed or is not deployed yet. Put the fix into the next release, or roll it back with /rollback search.`,
    ],
  ])("%o %s", (by, body, why) => {
    expect(answerTo(sought(authFailed, fix), by, body)).toBe(`confused: ${why}`);
  });

  test("not before the departure, and not while it is being deployed", () => {
    expect(answerTo(sought(voted(), fix), sarah, "/replace search fix/login")).toMatch(
      /^confused: This release has not departed, .* push the fix to the release branch/,
    );
    expect(answerTo(sought(three, fix), sarah, "/replace user-service fix/login")).toMatch(
      /^confused: User Service is being deployed/,
    );
  });

  test("what waits is replaced only on hold", () => {
    const waiting = left();
    expect(answerTo(sought(waiting, fix), bob, "/replace user-service fix/login")).toMatch(
      /^confused: User Service is not on hold and has not failed/,
    );
    const held = told(waiting, "/hold wait for the fix");
    expect(answerTo(sought(held, fix), bob, "/replace user-service fix/login")).toBe("rocket");
    const failed = sought(authFailed, fix);
    expect(answerTo(failed, bob, "/replace user-service fix/login")).toBe("rocket");
  });

  test("not what was rolled back, and not after the end", () => {
    const back = told(failing, "/rollback user-service");
    expect(answerTo(sought(back, fix), sarah, "/replace user-service fix/login")).toMatch(
      /^confused: User Service was rolled back/,
    );
    const over = told(failing, "/abort no more");
    expect(answerTo(sought(over, fix), sarah, "/replace user-service fix/login")).toMatch(
      /^confused: This release is aborted, so \/replace has no effect/,
    );
  });

  test("not as it was edited", () => {
    const said = says(sought(authFailed, fix), bob, "/replace auth-service fix/login", {
      edited: true,
    });
    expect(recordIn(decide(said))?.entries ?? []).not.toContainEqual(
      expect.objectContaining({ kind: "replace" }),
    );
    expect(replacementsToFind(said)).toEqual([]);
  });
});

describe("which commit", () => {
  const answerFor = (found: Parameters<typeof sought>[1], name = "fix/login"): string =>
    answerTo(sought(authFailed, found), bob, `/replace auth-service ${name}`);

  test.each([
    [{ kind: "none" } as const, "fix/login", "acme/auth-service has no branch fix/login."],
    [
      { kind: "none" } as const,
      "1234567",
      "acme/auth-service has no commit 1234567, nor a branch of that name.",
    ],
    [
      { kind: "both" } as const,
      "1234567",
      "acme/auth-service has a branch 1234567, which may be the beginning of a hash as well: write the whole hash of the commit that you mean.",
    ],
    [
      { kind: "astray", commit: commit("a fork's") } as const,
      "1234567",
      "1234567 is neither in the release branch nor in the default branch of acme/auth-service, nor the head of an open pull request there: it may be of a fork. Push it to a branch of acme/auth-service and comment /replace auth-service <branch>.",
    ],
    [
      { ...fix, isOld: true },
      "fix/login",
      "Production already runs fix/login of Auth Service, or something newer. To roll back to what ran before, comment /rollback auth-service.",
    ],
    [
      headOf("auth-service"),
      "fix/login",
      "Auth Service is at that commit already. To deploy it again, comment /retry auth-service.",
    ],
    [
      { ...fix, committedAt: noon.add({ hours: 2 }) },
      "fix/login",
      `fix/login moved after you wrote that: its head is ${short("fix")} now. Comment /replace auth-service <commit> with the commit that you mean.`,
    ],
  ])("%o by %s is refused", (found, name, why) => {
    expect(answerFor(found, name)).toBe(`confused: ${why}`);
  });

  test("whoever can't be answered yet is heard at the next look", () => {
    expect(answerFor(away)).toBe("eyes");
    const said = says(authFailed, bob, "/replace auth-service with `fix/login`, wrong salt");
    expect(replacementsToFind(said)).toEqual([
      {
        comment: said.comments.at(-1)?.id,
        service: "auth-service",
        repo: "acme/auth-service",
        name: "fix/login",
        releaseBranch: "release/2.5.0",
        running: commit("auth-service before"),
      },
    ]);
  });
});
