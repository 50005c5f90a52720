import { describe, expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { AmendNotes } from "../../src/model/action.ts";
import { known } from "../../src/model/failure.ts";
import { repoName } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import { wordsOf } from "../../src/model/view/text.ts";
import { look } from "../support/carry-out.ts";
import { later, published, reports, withFacts } from "../support/observation.ts";
import { back, failing, told } from "../support/rollback.ts";
import { live } from "../support/consent.ts";
import { home, storefront } from "../support/train.ts";

const withNotes = (world: Observation, ...ids: readonly string[]): Observation =>
  ids.reduce(
    (one, id) => withFacts(one, id, (facts) => ({ ...facts, release: known(published) })),
    world,
  );

const amendmentsIn = (world: Observation): readonly AmendNotes[] =>
  decide(world).actions.filter((one) => one.kind === "amend notes");

const tagsIn = (world: Observation): readonly string[] =>
  amendmentsIn(world).map(({ repo, tag }) => `${repo} ${tag}`);

const storefrontWith = (over: Partial<typeof storefront>): Pick<Observation, "train"> =>
  failing.train.kind === "valid"
    ? { train: { ...failing.train, train: { ...failing.train.train, ...over } } }
    : { train: failing.train };

describe("published notes of what was rolled back", () => {
  test("say so as soon as the service is back, with what, by whom, when and to what", () => {
    const going = look(told(failing, "/rollback too many errors"));
    const world = withNotes(going, "user-service", "api-gateway");
    expect(tagsIn(world)).toEqual([]);
    const [only, ...others] = amendmentsIn(reports(world, "user-service", "success"));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ repo: "acme/user-service", tag: "v1.1.2" });
    expect(wordsOf(only?.text ?? [])).toMatch(
      /^Rolled back: User Service 1\.1\.2\. Decided by sarah at 2026-03-19 12:\d\d UTC: too many errors\. Production runs [0-9a-f]{7} again since 2026-03-19 12:\d\d UTC\.$/,
    );
  });

  test("say it once", () => {
    const going = withNotes(look(told(failing, "/rollback")), "user-service");
    const world = reports(going, "user-service", "success");
    expect(tagsIn(world)).toHaveLength(1);
    expect(tagsIn(later(look(world), { minutes: 1 }))).toEqual([]);
  });

  test("of the train name all that went back, once all of it is back", () => {
    const world: Observation = {
      ...told(failing, "/rollback too many errors"),
      trainRelease: known(published),
    };
    expect(tagsIn(live(world, "user-service", "auth-service"))).toEqual([]);
    const all = { ...back(world), trainRelease: known(published) };
    const [train] = amendmentsIn(all);
    expect(train).toMatchObject({ repo: home, tag: "v2.5.0" });
    expect(wordsOf(train?.text ?? [])).toMatch(
      /^Rolled back: .*Auth Service 1\.1\.1.*Decided by sarah/,
    );
  });

  test("of others, drafts and what isn't published stay as they are", () => {
    const world = back(told(failing, "/rollback"));
    const all = storefront.services.map(({ id }) => id);
    for (const other of [null, { ...published, ours: false }, { ...published, isDraft: true }]) {
      const changed = all.reduce<Observation>(
        (one, id) => withFacts(one, id, (facts) => ({ ...facts, release: known(other) })),
        { ...world, trainRelease: known(other) },
      );
      expect(tagsIn(changed)).toEqual([]);
    }
  });

  test("what still runs keeps its notes as they are", () => {
    const part = look(told(failing, "/rollback search"));
    const world = withNotes(reports(part, "search", "success"), "search", "api-gateway");
    expect(tagsIn(world)).toEqual(["acme/search v1.1.3"]);
    expect(amendmentsIn(world).map(({ key }) => key)).toEqual([`rollback:${keyOf(part)}`]);
  });
});

describe("what GitHub shows as the latest goes back", () => {
  const withdrawnIn = (world: Observation): readonly string[] =>
    amendmentsIn(world).map(({ tag, withdrawn }) => `${tag} ${withdrawn ?? "stays"}`);

  test("with each service, and with the train's release when all of it is rolled back", () => {
    const world = told(failing, "/rollback too many errors");
    const part = withNotes(reports(look(world), "user-service", "success"), "user-service");
    expect(withdrawnIn(part)).toEqual(["v1.1.2 1.1.2"]);
    expect(withdrawnIn({ ...back(world), trainRelease: known(published) })).toEqual([
      "v2.5.0 2.5.0",
    ]);
  });

  test("not of a train of which a part still runs", () => {
    const world = look(told(failing, "/rollback search"));
    const over = { ...reports(world, "search", "success"), trainRelease: known(published) };
    expect(withdrawnIn(over)).toEqual(["v2.5.0 stays"]);
  });

  test("not of notes that a service which still runs has together with it; they name all that went back", () => {
    const shared = sharing(look(told(failing, "/rollback auth-service")));
    expect(withdrawnIn(reports(shared, "user-service", "success"))).toEqual([]);
    const both = reports(live(shared, "user-service"), "auth-service", "success");
    const [only, ...others] = amendmentsIn(both);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ tag: "all", withdrawn: null });
    expect(wordsOf(only?.text ?? [])).toMatch(
      /^Rolled back: User Service 1\.1\.2, Auth Service 1\.1\.1\. .* Production runs again since .*: [0-9a-f]{7}, .*: [0-9a-f]{7}\.$/,
    );
    const whole = sharing(back(told(failing, "/rollback")));
    expect(withdrawnIn(whole)).toEqual(["all 1.1.2"]);
  });
});

/** All services have one repository and one tag. */
function sharing(world: Observation): Observation {
  if (world.train.kind !== "valid") throw new Error("no train");
  const { train } = world.train;
  const services = train.services.map((one) => ({ ...one, repo: repoName("acme/mono") }));
  const noted = withNotes(world, ...services.map(({ id }) => id));
  return { ...noted, train: { ...world.train, train: { ...train, tag: "all", services } } };
}

const keyOf = ({ comments }: Observation): number => comments.at(-1)?.id ?? 0;

test("notes in the built-in form, though the train file names a template, are named in the issue with a link", () => {
  const problemsIn = (world: Observation): readonly string[] =>
    decide(world).actions.flatMap((one) =>
      one.kind === "show" ? one.view.problems.map(wordsOf) : [],
    );
  const builtIn = known({ ...published, isBuiltIn: true as const });
  const plain = withNotes({ ...failing, trainRelease: known(published) }, "user-service");
  expect(problemsIn(plain).join()).not.toContain("template");
  const world = withFacts({ ...plain, trainRelease: builtIn }, "user-service", (facts) => ({
    ...facts,
    release: builtIn,
  }));
  expect(problemsIn(world)).toContainEqual(
    expect.stringMatching(
      /^@.*: a template of the notes couldn't be used, so these have the built-in form and say why: v2\.5\.0, User Service 1\.1\.2\.$/,
    ),
  );
});

test("a changelog that could not be offered is named in the issue, where the train asks for one", () => {
  const problemsIn = (changelog: string | null): string => {
    const train = storefrontWith({ notes: { ...storefront.notes, changelog } });
    const release = known({ ...published, isUnoffered: true as const });
    const actions = decide({ ...failing, ...train, trainRelease: release }).actions;
    return actions
      .flatMap((one) => (one.kind === "show" ? one.view.problems.map(wordsOf) : []))
      .join();
  };
  expect(problemsIn("CHANGELOG.md")).toContain(
    "the section for CHANGELOG.md could not be offered by pull request; v2.5.0 says why.",
  );
  expect(problemsIn(null)).not.toContain("could not be offered");
});

test("a discussion that could not be opened is named in the issue, with what to change", () => {
  const problemsIn = (discussion: string | null): string => {
    const train = storefrontWith({ notes: { ...storefront.notes, discussion } });
    const release = known({ ...published, isUndiscussed: true as const });
    return decide({ ...failing, ...train, trainRelease: release })
      .actions.flatMap((one) => (one.kind === "show" ? one.view.problems.map(wordsOf) : []))
      .join();
  };
  expect(problemsIn("News")).toMatch(
    /@\S+.*: no discussion was opened for v2\.5\.0, since \S+ has no category News\. Add the category, or change notes\.discussion/,
  );
  expect(problemsIn(null)).not.toContain("discussion");
});
