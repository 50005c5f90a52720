/** Who takes a backport back with GitHub's button has its branch's name in the new one: that brings nothing. */
import { describe, expect, it, test } from "vitest";
import { repoName } from "../../src/model/ids.ts";
import { broughtBy, type Said } from "../../src/observe/changes/backports.ts";
import { handsOn, containments } from "../observe/hands.ts";
import { branch, trainWorld } from "../observe/train-world.ts";

describe("the revert of a backport, by GitHub's button", () => {
  it.each([
    [`mergify/bp/${branch}/pr-1`, "Faster (backport #1)"],
    [`patchback/backports/${branch}/0123abc/pr-1`, "[PR #1/0123abc backport][2.5] Faster"],
    ["backport/2.5/pr-1", "[2.5] Faster (#1)"],
    ["backport-1-to-2.5", "[Backport 2.5] Faster (#1)"],
    ["cherry-pick-1-to-release-2.5", "[release-2.5] Faster"],
  ])("uyuni-project/sumaform#614: of %s brings nothing", async (head, title) => {
    await using world = await trainWorld(["api"]);
    const { ship, backport, mergeOf, undo } = handsOn(world);
    const pull = ship();
    const back = backport([mergeOf(pull)], { title, head });
    expect(await containments(world)).toEqual(["#1 contained by #2", "#2 contained"]);
    const undoing = undo(back, "squash");
    expect(await containments(world)).toEqual([
      "#1 reverted by #3",
      "#2 reverted by #3",
      "#3 contained",
    ]);
    undo(undoing, "merge");
    expect((await containments(world)).slice(0, 2)).toEqual(["#1 contained by #2", "#2 contained"]);
  });
});

const home = { repo: repoName("acme/api"), url: "https://github.com/acme/api" };

test.each<readonly [string, Partial<Said>, readonly number[]]>([
  [
    "uyuni-project/sumaform#614: the revert of Mergify's backport",
    { title: 'Revert "Cart (backport #12)"', branch: "revert-20-mergify/bp/2.x/pr-12" },
    [],
  ],
  [
    "uyuni-project/sumaform#614: the revert of Patchback's",
    { branch: "jane/revert-20-patchback/backports/1.x/0123abc/pr-12" },
    [],
  ],
  ["a conventional revert of a backport", { title: "revert: Cart (backport #12)" }, []],
  ["a revert by hand", { title: "[1.x] Reverting Cart (backport #12)" }, []],
])("%s", (_, said, numbers) => {
  const whole = { title: "Into", branch: "mend", base: "1.x", body: "", home, ...said };
  expect(broughtBy(whole).pulls).toEqual(numbers);
});
