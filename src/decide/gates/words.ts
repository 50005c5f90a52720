import type {
  ConfirmEntry,
  WaiveEntry,
  IncludeEntry,
  ReleaseRecord,
} from "../../model/record/record.ts";
import type { ServiceId, RepoName } from "../../model/ids.ts";
import type { ReleaseWaiveEntry } from "../../model/record/managers-entries.ts";

/** What people said of one item of one service and did not take back. */
export interface ItemWords {
  readonly confirmed: ConfirmEntry | undefined;
  readonly waived: WaiveEntry | undefined;
}

export type WordsOf = (service: ServiceId, item: string) => ItemWords;

/** What a manager said last of a pull request of a repository. */
export type IncludedIn = (repo: RepoName, pull: number) => IncludeEntry | undefined;

export type Waiver = WaiveEntry | ReleaseWaiveEntry;

/** What people said that stands in for a proof. */
export interface Words {
  readonly record: ReleaseRecord;
  readonly ofItem: WordsOf;
  readonly included: IncludedIn;
  readonly waivers: readonly Waiver[];
}
