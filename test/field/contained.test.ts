import { describe, expect, it, test } from "vitest";
import { repoName, sha } from "../../src/model/ids.ts";
import { broughtBy, type Said } from "../../src/observe/changes/backports.ts";
import { readChanges } from "../../src/observe/changes/read-changes.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { handsOn, containments } from "../observe/hands.ts";
import { branch, trainWorld, valueOf } from "../observe/train-world.ts";

const home = { repo: repoName("acme/api"), url: "https://github.com/acme/api" };
const pullsOf = (said: Partial<Said>): readonly number[] =>
  broughtBy({ title: "Into", branch: "mend", base: "1.x", body: "", home, ...said }).pulls;

describe("forms of backports", () => {
  test.each<readonly [string, Partial<Said>, readonly number[]]>([
    // The bots that are named in the documentation, each as it writes.
    [
      "jupyterlab/retrolab#142: MeeseeksDev",
      { title: "Backport PR #137 on branch 1.x (Fix: Replace the cart)" },
      [137],
    ],
    [
      "MeeseeksDev's body",
      { body: "Backport PR #137: Don't need to see the cart, instead" },
      [137],
    ],
    ["MeeseeksDev's branch", { branch: "auto-backport-of-pr-137-on-1.x" }, [137]],
    ["Mergify's title", { title: "Fix: see the cart (backport #12)" }, [12]],
    ["Mergify's branch", { branch: "mergify/bp/release/2.5.0/pr-12" }, [12]],
    [
      "Mergify's body",
      {
        body: "This is an automatic backport of pull request #12 done by [Mergify](https://mergify.com).\n\n---\n<details>\nSee #13\n</details>",
      },
      [12],
    ],
    ["tibdex/backport", { body: "Backport 0123abc from #12." }, [12]],
    ["tibdex/backport's title", { title: "[Backport 2.5] Follow the cart (#12)" }, [12]],
    ["tibdex/backport's branch", { branch: "backport-12-to-2.5" }, [12]],
    ["korthout/backport-action", { body: "# Description\nBackport of #12 to `stable/2.5`." }, [12]],
    ["miss-islington", { title: "[1.x] gh-9: Replace it (GH-12)" }, [12]],
    [
      "openshift-cherrypick-robot",
      { body: "This is an automated cherry-pick of #12\n\n/assign mike" },
      [12],
    ],
    ["openshift's branch", { branch: "cherry-pick-12-to-release-4.5" }, [12]],
    ["Kubernetes", { title: "Automated cherry pick of #12: Not again" }, [12]],
    ["Kubernetes' branch", { branch: "automated-cherry-pick-of-#12-#13-upstream-1.2" }, [12, 13]],
    ["Patchback", { branch: "patchback/backports/1.x/0123abc/pr-12" }, [12]],
    [
      "sorenlouv/backport",
      {
        body: "# Backport\n\nThis will backport the following commits from `main` to `8.x`:\n - [Needs a cart (#12)](https://github.com/acme/api/pull/12)\n\nSee #13",
      },
      [12],
    ],
    [
      "a link to this repository",
      { body: "Backport of https://github.com/ACME/api/pull/12/files" },
      [12],
    ],
    [
      "a backport of a revert",
      { title: 'Revert "Cart" (backport #12)', branch: "mergify/bp/2.x/pr-12" },
      [12],
    ],
    ["a backport of a revert, told", { title: "Revert the cart", body: "Backport of #12" }, [12]],
    // What is no proof.
    ["a mention", { title: "Remove PR #12 from 2.5 release notes" }, []],
    ["a mention in a backport", { title: "Backport the docs", body: "This needs #12." }, []],
    ["a denial", { title: "Backport of #12 is not needed" }, []],
    ["a denial in the body", { body: "Backport of #12 failed" }, []],
    ["a version", { branch: "backport/2.5.0-fixes" }, []],
    ["another version", { branch: "backport/2-5-0" }, []],
    ["a branch of a version", { branch: "backport-1-x" }, []],
    ["a quote", { body: "> Backport of #12" }, []],
    ["code", { body: "```\nBackport of #12\n```" }, []],
    ["a comment", { body: "<!-- Backport of #12 -->\n<!-- Backport of #13" }, []],
    [
      "dependabot/dependabot-core#2134: upstream's changelog",
      {
        title: "Bump cart from 1.0 to 1.1",
        branch: "dependabot/npm/cart-1.1",
        body: "Bumps cart.\n<details>\n<blockquote>\n\nBackport of #144\n</blockquote>\n</details>\n- Backport [#144](https://github.com/other/cart/issues/144)\nBackport of [#144](https://redirect.github.com/other/cart/issues/144)",
      },
      [],
    ],
    ["another repository", { body: "Backport of other/api#12" }, []],
    [
      "a look-alike address",
      { body: "Backport of https://github.com.evil.example/acme/api/pull/12" },
      [],
    ],
    [
      "a link that is called otherwise",
      { body: "Backport of [#12](https://github.com/acme/web/pull/12)" },
      [],
    ],
  ])("%s", (_, said, numbers) => {
    expect(pullsOf(said)).toEqual(numbers);
  });
});

it("opensearch-project/OpenSearch#12311: a pull request that is only mentioned is missing", async () => {
  await using world = await trainWorld(["api"]);
  const { ship } = handsOn(world);
  const { number } = ship();
  const other = ship({ into: branch, title: `Remove PR #${number} from 2.5 release notes` });
  expect(await containments(world)).toEqual([`#${number} missing`, `#${other.number} contained`]);
});

it("dependabot/dependabot-core#2134: what a bot quotes of another project brings nothing", async () => {
  await using world = await trainWorld(["api"]);
  const { ship, backport } = handsOn(world);
  const { number } = ship();
  const body = `Backported fixes:\n- backport [#${number}](https://github.com/other/repo/issues/${number})\n- see #${number}`;
  const bump = backport([], { title: "Bump cart", head: "dependabot/cart", body });
  expect(await containments(world)).toEqual([`#${number} missing`, `#${bump.number} contained`]);
});

it("jupyterlab/retrolab#142: a bot's backport is seen, whatever words the original's title has", async () => {
  await using world = await trainWorld(["api"]);
  const { ship, backport, mergeOf } = handsOn(world);
  const pull = ship({ title: "Fix: Replace the cart" });
  const title = `Backport PR #${pull.number} on branch ${branch} (Fix: Replace the cart)`;
  const other = backport([mergeOf(pull)], { title });
  expect(await containments(world)).toEqual([
    `#${pull.number} contained by #${other.number}`,
    `#${other.number} contained`,
  ]);
});

it("jupyterlab/retrolab#142: a number behind another title is neither proof nor nothing", async () => {
  await using world = await trainWorld(["api"]);
  const { ship, backport } = handsOn(world);
  const pull = ship();
  const other = backport([], { title: `Docs for it (#${pull.number})` });
  const [first] = await containments(world);
  expect(first).toMatch(`#${pull.number} unknown: #${other.number} has #${pull.number} behind`);
});

it("opensearch-project/OpenSearch#12311: notes list what is there, as the gate says it", async () => {
  await using world = await trainWorld(["api"]);
  const { ship, backport, mergeOf } = handsOn(world);
  const previous = sha(world.tip("api"));
  const [brought, mentioned, reverted] = [
    ship(),
    ship(),
    ship({ into: branch, title: "feat: cart" }),
  ];
  backport([mergeOf(brought)], { body: `Backport of #${brought.number}` });
  const docs = backport([], { title: `Remove PR #${mentioned.number} from the notes` });
  backport([], { title: "Take the cart out", body: `Reverts acme/api#${reverted.number}` });
  const to = { repo: home.repo, path: [], previous, commit: sha(world.tip("api")) };

  const { pulls } = valueOf(await readChanges(world.github, to));

  expect(new Set(pulls.map(({ number }) => number))).toEqual(
    new Set([brought.number, docs.number]),
  );
});

describe("reverts", () => {
  /** Each makes a commit on the release branch that takes a pull request back; the answer is the reverted one. */
  const ways = {
    "conventional-changelog-config-spec#85: a footer names the commit": (
      message: string,
      sha: string,
    ) => `revert: ${message}\n\nRefs: ${sha}`,
    "conventional-changelog-config-spec#85: the footer abbreviates": (
      message: string,
      sha: string,
    ) => `revert(cart)!: ${message}\n\nRefs: ${sha.slice(0, 9)}`,
    "semantic-release/commit-analyzer#626: two numbers": (
      message: string,
      _: string,
      number: number,
    ) => `revert: ${message} (#${number}) (#99)`,
    "semantic-release/commit-analyzer#626: one number, of what is taken back": (
      message: string,
      _: string,
      number: number,
    ) => `revert: ${message} (#${number})`,
    "semantic-release/commit-analyzer#626: one number, its own": (message: string) =>
      `revert: ${message} (#99)`,
    "semantic-release/commit-analyzer#626: none": (message: string) => `revert: "${message}"`,
    "git's own words": (message: string, sha: string) =>
      `Revert "${message}"\n\nThis reverts commit ${sha}.`,
  };
  for (const [name, messageOf] of Object.entries(ways)) {
    it.each(["squash", "merge"] as const)(`${name} (%s)`, async (method) => {
      await using world = await trainWorld(["api"]);
      const { repo, ship, mergeOf } = handsOn(world);
      const pull = ship({ into: branch, title: "feat: cart", method });
      const undone = commit(world.world, repo, {
        branch,
        files: { back: "1" },
        message: messageOf("feat: cart", mergeOf(pull), pull.number),
        by: world.mike,
      });
      const [first] = await containments(world);
      expect(first).toMatch(`#${pull.number} reverted by `);
      expect(undone.sha).toBe(world.tip("api"));
    });
  }

  it("semantic-release/commit-analyzer#626: a pull request whose description says what it reverts", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, backport } = handsOn(world);
    const pull = ship({ into: branch, title: "feat: cart" });
    const body = `Reverts acme/api#${pull.number}`;
    const other = backport([], { title: "Take the cart out", body });
    expect(await containments(world)).toEqual([
      `#${pull.number} reverted by #${other.number}`,
      `#${other.number} contained`,
    ]);
  });

  it("semantic-release/commit-analyzer#626: the branch of GitHub's button says it, too, and twice is back", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, backport } = handsOn(world);
    const pull = ship({ into: branch, title: "feat: cart" });
    const other = backport([], { title: "Off", head: `revert-${pull.number}-cart` });
    expect(await containments(world)).toEqual([
      `#${pull.number} reverted by #${other.number}`,
      `#${other.number} contained`,
    ]);
    const again = backport([], {
      title: "On",
      head: `revert-${other.number}-revert-${pull.number}-cart`,
    });
    expect(await containments(world)).toEqual([
      `#${pull.number} contained`,
      `#${other.number} contained`,
      `#${again.number} contained`,
    ]);
  });

  it("semantic-release/commit-analyzer#626: a revert in another repository is none here", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, backport } = handsOn(world);
    const pull = ship({ into: branch });
    backport([], { title: "Note", body: `Reverts acme/web#${pull.number}` });
    expect((await containments(world))[0]).toBe(`#${pull.number} contained`);
  });

  it("grafana/alloy#6514: of two pull requests of one title the revert's own words say which", async () => {
    await using world = await trainWorld(["api"]);
    const { ship, backport } = handsOn(world);
    const older = ship({ into: branch, title: "Update deps", method: "squash" });
    const newer = ship({ into: branch, title: "Update deps", method: "squash" });
    const title = 'Revert "Update deps"';
    const other = backport([], { title, body: `Reverts acme/api#${older.number}` });
    expect(await containments(world)).toEqual([
      `#${older.number} reverted by #${other.number}`,
      `#${newer.number} contained`,
      `#${other.number} contained`,
    ]);
  });

  it("grafana/alloy#6514: where nothing says which, both are unknown", async () => {
    await using world = await trainWorld(["api"]);
    const { repo, ship } = handsOn(world);
    const [older, newer] = [0, 1].map(() =>
      ship({ into: branch, title: "Update deps", method: "squash" }),
    );
    const message = 'Revert "Update deps"';
    commit(world.world, repo, { branch, files: { back: "1" }, message, by: world.mike });
    const found = await containments(world);
    expect(found).toEqual([
      expect.stringMatching(
        `^#${older?.number} unknown: .*reverts a change whose name several have`,
      ),
      expect.stringMatching(
        `^#${newer?.number} unknown: .*reverts a change whose name several have`,
      ),
    ]);
  });

  it("grafana/alloy#6514: what is gone already isn't meant by the second revert", async () => {
    await using world = await trainWorld(["api"]);
    const { repo, ship, revert, mergeOf } = handsOn(world);
    const older = ship({ into: branch, title: "Update deps", method: "squash" });
    revert(mergeOf(older));
    const newer = ship({ into: branch, title: "Update deps", method: "squash" });
    const message = 'Revert "Update deps"';
    commit(world.world, repo, { branch, files: { back: "1" }, message, by: world.mike });
    const found = await containments(world);
    expect(found.map((one) => one.split(" ", 2).join(" "))).toEqual([
      `#${older.number} reverted`,
      `#${newer.number} reverted`,
    ]);
  });
});
