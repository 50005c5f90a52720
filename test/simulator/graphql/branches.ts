import { commit, createBranch, createTag } from "../../../src/simulator/world/commits.ts";
import { acme } from "./acme.ts";

/** main: one commit, tagged v1; release/2: two more; main has gone on by one. */
export function branches() {
  const town = acme();
  const { world, api, sarah: by } = town;
  createTag(world, api, { name: "v1", from: "main", by });
  createBranch(world, api, { name: "release/2", from: "main", by });
  const write = (branch: string, file: string, message = `Add ${file}`) => {
    town.wait({ minutes: 1 });
    return commit(world, api, { branch, files: { [file]: file }, message, by });
  };
  const first = write("release/2", "a.txt", "Add a\n\nBecause it was missing.");
  const second = write("release/2", "src/b.txt");
  const other = write("main", "c.txt");
  return { ...town, by, write, first, second, other };
}
