import { nodeId } from "../../node-id.ts";
import { repositoryPage } from "../../web-address.ts";
import type { Label, Milestone, Repository, World } from "../../world/types.ts";
import { presentUser } from "./account.ts";
import { repositoryApi, stamp, stampOrNull, type Json } from "./address.ts";

/** Schema `label`. */
export function presentLabel(world: World, repository: Repository, label: Label): Json {
  return {
    id: label.id,
    node_id: nodeId("Label", label.id),
    url: repositoryApi(world, repository, `labels/${encodeURIComponent(label.name)}`),
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

/** The labels of these names that the repository has. */
export function presentLabels(
  world: World,
  repository: Repository,
  names: readonly string[],
): Json[] {
  return names.flatMap((name) => {
    const label = [...repository.labels.values()].find(
      (candidate) => candidate.name.toLowerCase() === name.toLowerCase(),
    );
    return label ? [presentLabel(world, repository, label)] : [];
  });
}

/** Schema `milestone`. */
export function presentMilestone(world: World, repository: Repository, milestone: Milestone): Json {
  const url = repositoryApi(world, repository, `milestones/${milestone.number}`);
  const issues = [...repository.issues.values()].filter(
    (issue) => issue.milestone === milestone.number,
  );
  const open = issues.filter((issue) => issue.state === "open").length;
  return {
    url,
    html_url: repositoryPage(world, repository, `milestone/${milestone.number}`),
    labels_url: `${url}/labels`,
    id: milestone.id,
    node_id: nodeId("Milestone", milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    creator: presentUser(world, milestone.creator),
    open_issues: open,
    closed_issues: issues.length - open,
    state: milestone.state,
    created_at: stamp(milestone.createdAt),
    updated_at: stamp(milestone.closedAt ?? milestone.createdAt),
    due_on: stampOrNull(milestone.dueOn),
    closed_at: stampOrNull(milestone.closedAt),
  };
}
