import { expect, test } from "vitest";
import { repoName } from "../../src/model/ids.ts";
import { broughtBy, type Said } from "../../src/observe/changes/backports.ts";

const home = { repo: repoName("acme/api"), url: "https://github.com/acme/api" };

/** The numbers that it brings; those behind the title of a squash in brackets. */
const brings = (said: Partial<Said>): readonly (number | string)[] => {
  const all = { title: "Mend the login", branch: "mend", base: "release/2.5.0", body: "", home };
  const { pulls, commits, sameTitle } = broughtBy({ ...all, ...said });
  return [
    ...pulls,
    ...commits.map((commit) => commit.slice(0, 7)),
    ...sameTitle.map((n) => `(${n})`),
  ];
};

test.each<readonly [Partial<Said>, readonly (number | string)[]]>([
  [{}, []],
  [{ title: "Mend the login (#12)" }, ["(12)"]],
  [{ title: "[release/2.5.0] Mend the login (backport #12)" }, [12]],
  [{ title: "Mend what #12 left over, follow-up to #12" }, []],
  [{ title: 'Revert "Mend the login (#12)"' }, []],
  [{ branch: "backport/12-mend-the-login" }, [12]],
  [{ branch: "mike/backport/12" }, [12]],
  [{ branch: "backport-12-to-release/2.5.0" }, [12]],
  [{ branch: "cherry-pick/12-login" }, [12]],
  [{ branch: "mergify/bp/release/2.5.0/pr-12" }, [12]],
  [{ branch: "backport/release-12" }, []],
  [{ branch: "backport/2.5.0-fixes" }, []],
  [{ branch: "12-mend" }, []],
  [{ body: "Backport of #12" }, [12]],
  [{ body: "Backports acme/api#12 and ACME/API#13.\r\n" }, [12, 13]],
  [{ body: "This is an automated cherry-pick of https://github.com/acme/api/pull/12" }, [12]],
  [{ body: "Backport.\n\n- #12\n- #13" }, [12, 13]],
  [{ body: "#12" }, []],
  [{ body: "Brings #12 to the release" }, []],
  [{ body: "Backport of #12\nFollow-up to #9\nDepends on #8" }, [12]],
  [{ body: "Needed for the login of #12" }, []],
  [{ body: "See #12" }, []],
  [{ body: "Backport of other/api#12" }, []],
  [{ body: "Backport of #12abc and a#13 b" }, []],
])("%j brings %j", (said, numbers) => {
  expect(brings(said)).toEqual(numbers);
});
