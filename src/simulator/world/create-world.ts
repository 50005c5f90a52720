import type { Clock } from "../clock.ts";
import type { Repository, World, WorldEvent } from "./types.ts";
import type { User } from "./basic-types.ts";

/** An empty GitHub. Events reach the listeners at once, in the order in which they began to listen. */
export function createWorld(clock: Clock, { seed = "" }: { seed?: string } = {}): World {
  let lastId = 1000;
  const listeners = new Set<(event: WorldEvent) => void>();
  return {
    clock,
    seed,
    users: new Map(),
    orgs: new Map(),
    teams: new Map(),
    repositories: new Map(),
    redirects: new Map(),
    issues: new Map(),
    apps: new Map(),
    installations: new Map(),
    deliveries: [],
    nextId: () => ++lastId,
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Tells the world what happened in a repository. `name` is "event" or "event.action" in GitHub's words;
 * `subject` holds the state objects under the keys of GitHub's payload (`issue`, `pull_request`, `comment`,
 * `changes` ...). A verb tells only after all its changes are made, so that listeners see the end of it.
 */
export function happen(
  world: World,
  repository: Repository,
  sender: User,
  name: string,
  subject: WorldEvent["subject"],
): void {
  const org = world.orgs.has(repository.owner.toLowerCase()) ? repository.owner : null;
  world.emit({ ...split(name), repository, org, sender, subject });
}

/** As `happen`, for what belongs to an account and no repository. */
export function happenTo(
  world: World,
  account: string,
  sender: User,
  name: string,
  subject: WorldEvent["subject"],
): void {
  const org = world.orgs.has(account.toLowerCase()) ? account : null;
  world.emit({ ...split(name), repository: null, org, sender, subject });
}

function split(name: string): { name: string; action: string | null } {
  const [event = name, action = null] = name.split(".");
  return { name: event, action };
}
