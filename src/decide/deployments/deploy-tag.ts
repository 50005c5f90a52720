import type { Sha } from "../../model/ids.ts";
import { deployTag } from "../../model/train/tag.ts";
import type { Service } from "../../model/train/train.ts";

/** The tag by which a service deploys a commit; null: by the commit itself. */
export const tagFor = ({ id, drive }: Service, commit: Sha): string | null =>
  "ref" in drive && drive.ref === "tag" ? deployTag(id, commit) : null;
