import type { ServiceId } from "../ids.ts";
import type { Unread } from "./unread.ts";
import { ownerName, type Service } from "../train/train.ts";

/** What must be known of a person: all that they may do in the release, or only what a word of theirs rests on. */
export interface AuthorityQuestion {
  readonly author: Author;
  readonly about:
    | "everything"
    | {
        readonly isManager: boolean;
        /** Names (see `ownerName`). */
        readonly owners: readonly string[];
      };
}

/** What a person may do in this release, as read live, as far as it was asked. */
export interface Authority {
  /** null: not asked, or not known. */
  readonly isManager: boolean | null;
  /** By name of the owner (see `ownerName`): whether this person may give its word. Absent: not asked, or not known. */
  readonly owners: ReadonlyMap<string, boolean>;
  /** By name of the team or owner, what could not be read and left something open; absent: nothing. */
  readonly unread?: ReadonlyMap<string, Unread>;
  /** The services whose deputy this person is, as far as it was asked; absent: of none. */
  readonly deputyOf?: ReadonlySet<ServiceId>;
}

export interface Author {
  /** null: a deleted account. */
  readonly id: number | null;
  readonly login: string;
  readonly kind: "person" | "bot" | "other";
}

/** Whether a person answers for a service: as one of its owner's people, or as its deputy. */
export const answersFor = ({ owners, deputyOf }: Authority, { id, owner }: Service): boolean =>
  owners.get(ownerName(owner)) === true || deputyOf?.has(id) === true;
