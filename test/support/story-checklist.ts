/** A story of a train with a checklist, and what its people do in the sub-issues. */
import { outsideRegion } from "../../src/model/marks/region.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { editBody } from "../../src/simulator/people.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { toggled } from "./sub-issues.ts";
import type { Story } from "./story.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

/** Somebody puts these lines below `checklist:` into the train file. */
export function withChecklist({ fleet, people }: Story, ...lines: readonly string[]): void {
  const { world, trainRepository } = fleet;
  const path = ".github/release-train.yml";
  const head = trainRepository.refs.get(`refs/heads/${trainRepository.defaultBranch}`) ?? "";
  const text = trainRepository.commits.get(head)?.files.get(path) ?? "";
  const list = lines.map((line) => `  - ${line}\n`).join("");
  commit(world, trainRepository, {
    branch: trainRepository.defaultBranch,
    files: { [path]: `${text}checklist:\n${list}` },
    message: "Ask for more",
    by: people.manager,
  });
}

/** The sub-issue of the service with this name; throws when there is none. */
export function subIssue({ fleet }: Story, name: string): Issue {
  const found = [...fleet.trainRepository.issues.values()].find(({ title }) =>
    title.includes(`] ${name} v`),
  );
  if (!found) throw new Error(`${name} has no sub-issue`);
  return found;
}

/** The line of a box as people see it, without its mark; "": there is none. */
export const boxOf = (story: Story, name: string, text: string): string =>
  subIssue(story, name)
    .body.split("\n")
    .find((line) => /^- \[[ x]\]/.test(line) && line.slice(6).startsWith(text))
    ?.replace(/ <!--.*$/, "") ?? "";

/** Somebody ticks a box, or takes its tick off, in the text that is there. */
export function tick(
  story: Story,
  name: string,
  by: User,
  box: string,
  mark: "x" | " " = "x",
): void {
  const issue = subIssue(story, name);
  const body = toggled(issue.body, box, mark);
  editBody(story.fleet.world, story.fleet.trainRepository, issue, by, body);
}

/** What the app said in a sub-issue. */
export const toldIn = (story: Story, name: string): readonly string[] =>
  subIssue(story, name).comments.flatMap((id) => {
    const comment = story.fleet.trainRepository.comments.get(id);
    return comment?.author.type === "Bot" ? [comment.body.replace(/^<!--.*?-->\s*/s, "")] : [];
  });

export const writtenIn = (story: Story, name: string): string =>
  outsideRegion(subIssue(story, name).body);
