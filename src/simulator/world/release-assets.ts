import { requireRole } from "./repositories.ts";
import type { User } from "./basic-types.ts";
import type { Release, ReleaseAsset } from "./release-types.ts";
import type { Repository, World } from "./types.ts";
import { invalid, WorldError } from "./world-error.ts";

/**
 * Attaches a file to a release ("Upload a release asset", REST docs). Throws "invalid" where the release is immutable
 * ("Immutable releases", GitHub docs: assets can't be added, modified or deleted) or has a file of that name.
 */
export function uploadAsset(
  world: World,
  repo: Repository,
  release: Release,
  input: {
    readonly by: User;
    readonly name: string;
    readonly contentType: string;
    readonly content: string;
  },
): ReleaseAsset {
  const { by, name, contentType, content } = input;
  requireRole(world, repo, by, "write");
  requireMutable(release);
  if ([...release.assets.values()].some((one) => one.name === name)) {
    const error = { resource: "ReleaseAsset", code: "already_exists", field: "name" };
    throw new WorldError("invalid", "Validation Failed", { field: "name", errors: [error] });
  }
  if (content === "") throw invalid("size must be greater than or equal to 1", "size");
  const asset: ReleaseAsset = {
    id: world.nextId(),
    // Special characters become dots there.
    name: name.replaceAll(/[^\w.+@-]/g, "."),
    contentType,
    content,
    uploader: by,
    createdAt: world.clock.now(),
  };
  release.assets.set(asset.id, asset);
  return asset;
}

/** Takes a file off a release; throws "invalid" where that is immutable. */
export function deleteAsset(
  world: World,
  repo: Repository,
  release: Release,
  { by, asset }: { readonly by: User; readonly asset: ReleaseAsset },
): void {
  requireRole(world, repo, by, "write");
  requireMutable(release);
  release.assets.delete(asset.id);
}

function requireMutable({ immutable }: Release): void {
  if (immutable) throw invalid("Cannot change the assets of an immutable release", "release");
}
