import { editIssue } from "../../world/issues.ts";
import { createMilestone, editMilestone, ensureLabel, findLabel } from "../../world/labels.ts";
import type { Milestone } from "../../world/types.ts";
import { created, ok, orNotFound, validationFailed, type Answer } from "../answer.ts";
import { listAnswer } from "../page.ts";
import { presentLabel, presentLabels, presentMilestone } from "../present/label.ts";
import { repositoryRoute, type RepositoryCall, type Route } from "../route.ts";
import { issueOf } from "./issue.ts";

/** Labels, on the repository and on issues, and milestones. */
export const labelRoutes: readonly Route[] = [
  repositoryRoute("GET", "/labels", "issues:read", (call) =>
    listAnswer(call, [...call.repository.labels.values()], (label) =>
      presentLabel(call.world, call.repository, label),
    ),
  ),
  repositoryRoute("POST", "/labels", "issues:write", createLabel),
  repositoryRoute("GET", "/labels/{name}", "issues:read", ({ world, repository, param }) =>
    ok(presentLabel(world, repository, orNotFound(findLabel(repository, param("name"))))),
  ),
  repositoryRoute("GET", "/issues/{issue_number}/labels", "issues:read", (call) =>
    listAnswer(
      call,
      presentLabels(call.world, call.repository, issueOf(call).labels),
      (label) => label,
    ),
  ),
  repositoryRoute("POST", "/issues/{issue_number}/labels", "issues:write", (call) =>
    setLabels(call, [...new Set([...issueOf(call).labels, ...namesOf(call)])]),
  ),
  repositoryRoute("PUT", "/issues/{issue_number}/labels", "issues:write", (call) =>
    setLabels(call, namesOf(call)),
  ),
  repositoryRoute("DELETE", "/issues/{issue_number}/labels", "issues:write", (call) => {
    setLabels(call, []);
    return { status: 204 };
  }),
  repositoryRoute("DELETE", "/issues/{issue_number}/labels/{name}", "issues:write", (call) => {
    const { labels } = issueOf(call);
    const name = orNotFound(findName(labels, call.param("name")));
    return setLabels(
      call,
      labels.filter((other) => other !== name),
    );
  }),
  repositoryRoute("GET", "/milestones", "issues:read", listMilestones),
  repositoryRoute("POST", "/milestones", "issues:write", addMilestone),
  repositoryRoute("GET", "/milestones/{milestone_number}", "issues:read", (call) =>
    ok(presentMilestone(call.world, call.repository, milestoneOf(call))),
  ),
  repositoryRoute("PATCH", "/milestones/{milestone_number}", "issues:write", changeMilestone),
];

function findName(names: readonly string[], name: string): string | undefined {
  return names.find((other) => other.toLowerCase() === name.toLowerCase());
}

function createLabel(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const fields = call.fields("Label");
  const name = fields.text("name", { required: true }) ?? "";
  const color = fields.text("color");
  const description = fields.text("description");
  fields.check();
  if (findLabel(repository, name))
    throw validationFailed([{ resource: "Label", field: "name", code: "already_exists" }]);
  if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color))
    throw validationFailed([{ resource: "Label", field: "color", code: "invalid" }]);
  const label = ensureLabel(world, repository, {
    name,
    by: actor,
    ...(color !== undefined && { color }),
    ...(description !== undefined && { description }),
  });
  return created(presentLabel(world, repository, label));
}

function namesOf(call: RepositoryCall): readonly string[] {
  const fields = call.fields("Label");
  const names = fields.texts("labels") ?? [];
  fields.check();
  return names;
}

function setLabels(call: RepositoryCall, labels: readonly string[]): Answer {
  const { world, repository, actor } = call;
  const issue = issueOf(call);
  editIssue(world, repository, issue, { labels, by: actor });
  return ok(presentLabels(world, repository, issue.labels));
}

function milestoneOf({ repository, id }: RepositoryCall): Milestone {
  return orNotFound(repository.milestones.get(id("milestone_number")));
}

function listMilestones(call: RepositoryCall): Answer {
  const { world, repository, query } = call;
  const state = query.get("state") ?? "open";
  const milestones = [...repository.milestones.values()].filter(
    (one) => state === "all" || one.state === state,
  );
  return listAnswer(call, milestones, (one) => presentMilestone(world, repository, one));
}

function addMilestone(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const fields = call.fields("Milestone");
  const title = fields.text("title", { required: true }) ?? "";
  const description = fields.text("description");
  const dueOn = fields.instant("due_on");
  const state = fields.oneOf("state", ["open", "closed"]);
  fields.check();
  const milestone = createMilestone(world, repository, {
    title,
    by: actor,
    ...(description !== undefined && { description }),
    ...(dueOn && { dueOn }),
  });
  if (state) editMilestone(world, repository, milestone, { state, by: actor });
  return created(presentMilestone(world, repository, milestone));
}

function changeMilestone(call: RepositoryCall): Answer {
  const { world, repository, actor } = call;
  const milestone = milestoneOf(call);
  const fields = call.fields("Milestone");
  const title = fields.text("title");
  const state = fields.oneOf("state", ["open", "closed"]);
  fields.check();
  editMilestone(world, repository, milestone, {
    by: actor,
    ...(title !== undefined && { title }),
    ...(state && { state }),
  });
  return ok(presentMilestone(world, repository, milestone));
}
