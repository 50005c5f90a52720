import { serviceId, type ReleaseKey, type ServiceId } from "../ids.ts";
import type { Direction } from "../release/release.ts";

/** An attempt of which GitHub has shown the deployment. */
export interface ShownAttempt {
  readonly task: Direction;
  readonly service: ServiceId;
  readonly attempt: number;
}

const pattern = /<!-- release-train:deployed (\S+)((?: (?:deploy|rollback):\d{1,6}:[^\s<>]+)+) -->/;

/**
 * In the app's part of a tracking issue. People may edit it: it never proves that something may be done, only that people
 * are asked.
 */
export const shownMark = (release: ReleaseKey, attempts: readonly ShownAttempt[]): string =>
  `<!-- release-train:deployed ${release} ${attempts.map(({ task, service, attempt }) => `${task}:${attempt}:${service}`).join(" ")} -->`;

/** What that mark says, and of which release; undefined: there is none. */
export function readShownMark(
  managed: string,
): { readonly release: string; readonly attempts: readonly ShownAttempt[] } | undefined {
  const [, release, listed] = pattern.exec(managed) ?? [];
  if (release === undefined || listed === undefined) return undefined;
  const attempts = listed
    .trim()
    .split(" ")
    .flatMap((one): readonly ShownAttempt[] => {
      const [task, attempt, ...rest] = one.split(":");
      return task === "deploy" || task === "rollback"
        ? [{ task, service: serviceId(rest.join(":")), attempt: Number(attempt) }]
        : [];
    });
  return { release, attempts };
}
