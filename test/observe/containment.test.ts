import { expect, test } from "vitest";
import type { GitHub } from "../../src/github/github.ts";
import { fail, known, succeed } from "../../src/model/failure.ts";
import { repoName, sha, type Sha } from "../../src/model/ids.ts";
import { createContainment } from "../../src/observe/containment.ts";

const commit = (digit: string): Sha => sha(digit.repeat(40));
const [tip, later, contained, absent] = [commit("1"), commit("2"), commit("a"), commit("b")];

/** A containment over a GitHub in which `contained` is in every branch and `absent` in none. */
function asked() {
  const questions: string[] = [];
  let isDown = false;
  const github = {
    async read({ doing }: { readonly doing: string }) {
      questions.push(doing);
      if (isDown) return fail({ kind: "unreachable", message: "Down", hint: "", retry: "later" });
      return succeed({ status: doing.includes(`with ${contained}`) ? "behind" : "diverged" });
    },
  } as unknown as GitHub;
  const ask = createContainment(github);
  const at = (head: Sha, recent: readonly Sha[]) => (one: Sha) =>
    ask({ repo: repoName("acme/api"), branch: "b", tip: head, recent: new Set(recent) }, one);
  return { questions, at, fall: (down: boolean) => (isDown = down) };
}

test("recent commits need no question, others one for each tip", async () => {
  const { questions, at } = asked();
  const inTip = at(tip, [tip]);
  expect(await inTip(tip)).toEqual(known(true));
  expect(questions).toHaveLength(0);
  for (const _ of [1, 2]) {
    expect(await inTip(contained)).toEqual(known(true));
    expect(await inTip(absent)).toEqual(known(false));
  }
  expect(questions).toHaveLength(2);
});

test("a later tip keeps what it has, and may have what was absent", async () => {
  const { questions, at } = asked();
  await at(tip, [tip])(contained);
  await at(tip, [tip])(absent);
  const inLater = at(later, [later, tip]);
  expect(await inLater(contained)).toEqual(known(true));
  expect(questions).toHaveLength(2);
  await inLater(absent);
  expect(questions).toHaveLength(3);
});

test("after a force-push nothing is taken over", async () => {
  const { questions, at } = asked();
  await at(tip, [tip])(contained);
  await at(later, [later])(contained);
  expect(questions).toHaveLength(2);
});

test("a failed question is unknown and is asked again", async () => {
  const { at, fall } = asked();
  const inTip = at(tip, [tip]);
  fall(true);
  expect(await inTip(contained)).toEqual({ kind: "unknown", why: "Down" });
  fall(false);
  expect(await inTip(contained)).toEqual(known(true));
});
