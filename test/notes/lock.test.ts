import { expect, test } from "vitest";
import { lockJson } from "../../src/notes/lock.ts";
import { notesCommit, serviceNotes, trainNotes } from "../support/notes.ts";

test("the lock file has each service at its commit, in one order, and no commit of a private one", () => {
  const services = [serviceNotes("web"), serviceNotes("api", { isHidden: true })];
  const text = lockJson(trainNotes(services));
  expect(JSON.parse(text)).toEqual({
    schema: 1,
    train: "storefront",
    version: "2.5.0",
    manifest: null,
    services: {
      api: { version: "1.8.0", isPrivate: true },
      web: { version: "1.8.0", repo: "acme/web", tag: "v1.8.0", commit: notesCommit },
    },
  });
  expect(lockJson(trainNotes(services.toReversed()))).toBe(text);
});
