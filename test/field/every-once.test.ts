import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Action } from "../../src/model/action.ts";

/** What the journal says of each kind of action: done once GitHub has said so, or nothing. */
const inJournal: Readonly<Record<Action["kind"], "after" | "nothing">> = {
  deploy: "after",
  dispatch: "after",
  "call off": "after",
  "cancel run": "after",
  say: "after",
  "write record": "after",
  publish: "after",
  "open post-mortem": "after",
  "tend sub-issues": "after",
  "amend notes": "nothing",
  "remember looks": "nothing",
  "remember health": "nothing",
  report: "nothing",
  acknowledge: "nothing",
  show: "nothing",
  post: "nothing",
  emit: "nothing",
  "link sub-issues": "nothing",
  "label pulls": "nothing",
  minimise: "nothing",
  "show checks": "after",
  "close issue": "nothing",
  "reopen issue": "nothing",
};

/** The files of each kind whose effect GitHub would do twice. */
const onceIn: Readonly<Partial<Record<Action["kind"], string>>> = {
  deploy: "deploy",
  dispatch: "dispatch",
  "call off": "dispatch",
  "cancel run": "dispatch",
  say: "say-once",
  "write record": "write-record",
  publish: "publish",
  "open post-mortem": "open-post-mortem",
  "tend sub-issues": "tend-sub-issues",
  "show checks": "show-checks",
};

it("kind f: what the journal says is done goes through the one place that asks first", () => {
  const users = globSync("src/act/*.ts")
    .filter((file) => /from "\.\/once\.ts"/.test(readFileSync(file, "utf8")))
    .map((file) => file.replace(/^.*\/|\.ts$/g, ""));
  const after = Object.entries(inJournal).flatMap(([kind, when]) =>
    when === "after" ? [onceIn[kind as Action["kind"]] ?? `${kind} has no file`] : [],
  );
  // Those that aren't actions of a release: the train's own, a commit's, and parts of these.
  const others = ["open-release", "release-with-files", "say-on-commit"];
  expect(users.toSorted()).toEqual([...new Set([...after, ...others])].toSorted());
  const past = globSync("src/act/*.ts").filter((file) =>
    /journal\.(?:begin|done|resend)\(/.test(readFileSync(file, "utf8")),
  );
  expect(past).toEqual(["src/act/once.ts"]);
});
