import { expect, test } from "vitest";
import { placeOf } from "../../../src/decide/messages/sub-issue-place.ts";
import { known, unknown } from "../../../src/model/failure.ts";
import type { SubIssueHome } from "../../../src/model/github/sub-issue-home.ts";
import type { Visibility } from "../../../src/model/github/visibility.ts";
import { repoName } from "../../../src/model/ids.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { green } from "../../support/observation.ts";
import { service, storefront } from "../../support/train.ts";

const search = service("search", "search");
const own = { subIssues: "own repository" } as const;
const fit: SubIssueHome = {
  repo: repoName("acme/search"),
  repository: 7,
  visibility: "private",
  hasIssues: true,
  isArchived: false,
};

const seen = (home: Partial<SubIssueHome>, visibility: Visibility = "private") => {
  const { issue } = green();
  const subIssueHomes = new Map([[search.id, known({ ...fit, ...home })]]);
  return { issue: { ...issue, visibility }, subIssueHomes };
};

test("it is opened in the service's repository, which is known by its id", () => {
  expect(placeOf(own, seen({}), search, undefined)).toEqual({
    kind: "own repository",
    repo: "acme/search",
    repository: 7,
  });
  expect(placeOf(storefront, seen({}), search, undefined)).toBeUndefined();
});

test("nothing is opened while it isn't known who can read it there", () => {
  const subIssueHomes = new Map([[search.id, unknown<SubIssueHome>("GitHub did not answer")]]);
  expect(placeOf(own, { ...seen({}), subIssueHomes }, search, undefined)).toBe("unknown");
  expect(placeOf(own, { issue: green().issue }, search, undefined)).toBe("unknown");
});

test.each<[string, Partial<SubIssueHome>, Visibility, RegExp]>([
  ["a public service of a private train", { visibility: "public" }, "private", /different people/],
  ["a private service of a public train", {}, "public", /different people can read/],
  ["a private service of an internal train", {}, "internal", /different people can read/],
  ["another owner", { repo: repoName("other/search") }, "private", /another owner/],
  ["issues are off", { hasIssues: false }, "private", /switched off in acme\/search\. An admin/],
  ["archived", { isArchived: true }, "private", /is archived/],
])("%s: it stays in the train repository and says why", (_, home, visibility, why) => {
  const place = placeOf(own, seen(home, visibility), search, undefined);
  if (typeof place !== "object" || place.kind !== "train repository") throw new Error("elsewhere");
  expect(wordsOf(place.why ?? [])).toMatch(why);
});
