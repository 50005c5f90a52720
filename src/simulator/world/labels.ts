import { happen } from "./create-world.ts";
import { requireRole } from "./repositories.ts";
import type { Label, Milestone, Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/** The label of this name, in any case. */
export function findLabel(repo: Repository, name: string): Label | undefined {
  const exact = repo.labels.get(name);
  if (exact) return exact;
  const wanted = name.toLowerCase();
  return [...repo.labels.values()].find((label) => label.name.toLowerCase() === wanted);
}

/** The label of this name, made when it is missing: GitHub does so when an issue is given a new name. */
export function ensureLabel(
  world: World,
  repo: Repository,
  input: {
    readonly name: string;
    readonly by: User;
    /** Six hex digits. */
    readonly color?: string;
    readonly description?: string;
  },
): Label {
  const existing = findLabel(repo, input.name);
  if (existing) return existing;
  requireRole(world, repo, input.by, "triage");
  const label: Label = {
    id: world.nextId(),
    name: input.name,
    color: input.color ?? "ededed",
    description: input.description ?? "",
  };
  repo.labels.set(label.name, label);
  happen(world, repo, input.by, "label.created", { label });
  return label;
}

/** Opens a milestone. Throws "invalid" when the title exists. */
export function createMilestone(
  world: World,
  repo: Repository,
  input: {
    readonly title: string;
    readonly by: User;
    readonly description?: string;
    readonly dueOn?: Temporal.Instant;
  },
): Milestone {
  requireRole(world, repo, input.by, "triage");
  refuseTakenTitle(repo, input.title);
  const milestone: Milestone = {
    id: world.nextId(),
    number: repo.milestones.size + 1,
    title: input.title,
    description: input.description ?? null,
    state: "open",
    dueOn: input.dueOn ?? null,
    creator: input.by,
    createdAt: world.clock.now(),
    closedAt: null,
  };
  repo.milestones.set(milestone.number, milestone);
  happen(world, repo, input.by, "milestone.created", { milestone });
  return milestone;
}

/** Renames, closes or reopens a milestone. */
export function editMilestone(
  world: World,
  repo: Repository,
  milestone: Milestone,
  input: { readonly by: User; readonly title?: string; readonly state?: "open" | "closed" },
): void {
  requireRole(world, repo, input.by, "triage");
  const { title, state } = input;
  if (title !== undefined && title !== milestone.title) {
    refuseTakenTitle(repo, title);
    const changes = { title: { from: milestone.title } };
    milestone.title = title;
    happen(world, repo, input.by, "milestone.edited", { milestone, changes });
  }
  if (state !== undefined && state !== milestone.state) {
    milestone.state = state;
    milestone.closedAt = state === "closed" ? world.clock.now() : null;
    const action = state === "closed" ? "closed" : "opened";
    happen(world, repo, input.by, `milestone.${action}`, { milestone });
  }
}

function refuseTakenTitle(repo: Repository, title: string): void {
  for (const milestone of repo.milestones.values())
    if (milestone.title === title)
      throw new WorldError("invalid", "Validation Failed", {
        field: "title",
        errors: [{ resource: "Milestone", code: "already_exists", field: "title" }],
      });
}

/** The milestone of this number. Throws "invalid" when there is none. */
export function milestoneNumbered(repo: Repository, number: number): Milestone {
  const milestone = repo.milestones.get(number);
  if (!milestone) throw invalid("Milestone does not exist", "milestone");
  return milestone;
}
