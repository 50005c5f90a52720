/** The lock file of a release: which commit of which service it has, for whoever wants to build or compare the same. */
import type { NotesModel } from "../model/release/notes.ts";

export const lockFile = "release-train.lock.json";

/** Its text: the same for the same release, services in the order of their ids. Commits of private services are not told. */
export function lockJson({ train, version, digest, services }: NotesModel): string {
  const ordered = services.toSorted((a, b) => (a.service < b.service ? -1 : 1));
  const locked = ordered.map(({ service, isHidden, repo, version: own, tag, commit }) => [
    service,
    isHidden ? { version: own, isPrivate: true } : { version: own, repo, tag, commit },
  ]);
  const content = {
    schema: 1,
    train,
    version,
    manifest: digest,
    services: Object.fromEntries(locked) as object,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
