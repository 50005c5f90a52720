import { describe, expect, test } from "vitest";
import { previousCommit } from "../../../src/decide/deployments/previous.ts";
import { known } from "../../../src/model/failure.ts";
import { releaseKey } from "../../../src/model/ids.ts";
import type { DeploymentFacts } from "../../../src/model/observation.ts";
import { away, deployment, greenFacts, idOf } from "../../support/observation.ts";
import { ours, ride, search, status } from "../../support/rides.ts";
import { commit, homeId, noon, release } from "../../support/train.ts";

describe("what production ran before", () => {
  const before = (...production: readonly DeploymentFacts[]) => {
    const facts = { ...greenFacts(search), production: known(production) };
    const reading = previousCommit(facts, release, search);
    return reading.kind === "known" ? reading.value : reading;
  };
  const old = deployment(1, commit("old"));
  const failed = deployment(2, commit("bad"), { statuses: [status("failure")] });
  const takenOver = deployment(3, commit("taken over"), {
    statuses: [status("inactive"), status("success")],
  });

  test("threat 43: the newest success that isn't this release's", () => {
    expect(before()).toBeNull();
    expect(before(failed)).toBeNull();
    expect(before(failed, old)).toBe(commit("old"));
    expect(before(takenOver)).toBe(commit("taken over"));
    expect(before(ours(5, 1, [status("success")]), old)).toBe(commit("old"));
  });

  const at = (minutes: number) => noon.subtract({ minutes });
  const ran = (id: number, name: string, ...words: readonly (readonly [string, number])[]) =>
    deployment(id, commit(name), {
      createdAt: at((words.at(-1)?.[1] ?? 0) + 5),
      statuses: words.map(([state, minutes]) => status(state, { createdAt: at(minutes) })),
    });

  test("spinnaker/orca#3341, shipitjs/shipit-deploy#22: one that was taken out by hand is no way back while an older one stands", () => {
    const good = ran(1, "v000", ["success", 90]);
    const disabled = ran(2, "v001", ["inactive", 20], ["success", 60]);
    expect(before(disabled, good)).toBe(commit("v000"));
    // Of what is all gone the newest is what ran last.
    const gone = ran(1, "v000", ["inactive", 60], ["success", 90]);
    expect(before(disabled, gone)).toBe(commit("v001"));
    // What was said after this release began to touch the service says nothing of what ran before.
    const own = ours(5, 1, [status("success")], { createdAt: at(30) });
    expect(before(own, disabled, good)).toBe(commit("v001"));
  });

  test("spinnaker/orca#3341: one that GitHub calls inactive, since a later one took over that failed since, stays what ran", () => {
    const good = ran(1, "v000", ["success", 90]);
    const replaced = ran(2, "v001", ["inactive", 40], ["success", 60]);
    const bad = ran(3, "v002", ["failure", 35], ["success", 40]);
    expect(before(bad, replaced, good)).toBe(commit("v001"));
  });

  test("an earlier release's counts, another service's in the same repository doesn't", () => {
    const earlier = { issue: releaseKey(homeId, 11) };
    const mine = ours(5, 1, [status("success")], { rides: ride(1, earlier), commit: commit("x") });
    expect(before(mine, old)).toBe(commit("x"));
    const other = ride(1, { ...earlier, service: idOf("users") });
    const theirs = ours(5, 1, [status("success")], { rides: other, service: "users" });
    expect(before(theirs, old)).toBe(commit("old"));
    const named = deployment(5, commit("y"), { service: "users" });
    expect(before(named, old)).toBe(commit("old"));
  });

  test("a payload like ours doesn't hide what somebody else deployed", () => {
    const forged = deployment(6, commit("forged"), { rides: ride(1) });
    expect(before(forged, old)).toBe(commit("forged"));
  });

  test("what others deployed before the service had its turn counts, what came after doesn't", () => {
    const own = [ours(6, 2, [status("success")]), ours(5, 1, [status("failure")])];
    const hotfix = deployment(4, commit("hotfix"));
    expect(before(...own, hotfix, old)).toBe(commit("hotfix"));
    expect(before(deployment(7, commit("later")), ...own, old)).toBe(commit("old"));
  });

  test("what a job of the app's own run deployed beside it is no deployment of its own", () => {
    const logUrl = "https://github.com/acme/search/actions/runs/42";
    const earlier = { issue: releaseKey(homeId, 11) };
    const rolledBack = ours(5, 1, [status("success", { logUrl })], {
      rides: ride(1, earlier),
      task: "rollback",
      commit: commit("old"),
    });
    const job = deployment(6, commit("branch head"), {
      statuses: [status("success", { logUrl: `${logUrl}/job/7` })],
    });
    expect(before(job, rolledBack)).toBe(commit("old"));
    expect(before(job)).toBe(commit("branch head"));
  });

  test("what could not be read is not known", () => {
    const facts = { ...greenFacts(search), production: away };
    expect(previousCommit(facts, release, search)).toEqual(away);
  });
});
