import { repoName } from "../../src/model/ids.ts";
import { paragraph, say } from "../../src/model/view/text.ts";
import type { ReleaseCheck } from "../../src/model/view/release-check.ts";
import { commit } from "./train.ts";

/** What one commit is told of its release. */
export const releaseCheck = (changes: Partial<ReleaseCheck> = {}): ReleaseCheck => ({
  repo: repoName("acme/api"),
  repository: 7,
  commit: commit("api"),
  conclusion: "neutral",
  title: "Boarded storefront 2.5.0",
  summary: [paragraph(say`It departs.`)],
  aboard: [],
  ...changes,
});
