import type { OwnTouch } from "../model/github/own-touch.ts";

/** How the app left issues, by GitHub's own word on it. Lost with the process: then what it did counts as news once. */
export interface OwnTouches {
  readonly note: (touch: OwnTouch) => void;
  /** Whether nobody else has touched the issue since. */
  readonly isLast: (touch: OwnTouch) => boolean;
}

const most = 10_000;

export function createOwnTouches(): OwnTouches {
  const last = new Map<string, OwnTouch>();
  const keyOf = ({ repository, issue }: OwnTouch): string => `${repository}#${issue}`;
  return {
    note(touch) {
      const before = last.get(keyOf(touch));
      // Deliveries come in any order; GitHub's times are all in the same form.
      if (before && before.updatedAt > touch.updatedAt) return;
      last.delete(keyOf(touch));
      last.set(keyOf(touch), touch);
      const oldest = last.keys().next().value;
      if (last.size > most && oldest !== undefined) last.delete(oldest);
    },
    isLast(touch) {
      const own = last.get(keyOf(touch));
      return own?.updatedAt === touch.updatedAt && own.comments === touch.comments;
    },
  };
}
