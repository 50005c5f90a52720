/** What a look shows goes into the record, so that what people say can be held against it later. */
import { withIds } from "../model/record/known-ids.ts";
import type { ReleaseRecord } from "../model/record/record.ts";
import type { Situation } from "./assessment/assessment.ts";

/** The same with what each owner now votes on and since when that is there to be seen, and whom names mean. */
export const withShown = (situation: Situation, record: ReleaseRecord): ReleaseRecord =>
  withNames(situation, withPublished(situation, record));

function withPublished(situation: Situation, record: ReleaseRecord): ReleaseRecord {
  const since = situation.observation.now.toString({ smallestUnit: "second" });
  const changed = [...situation.owners.values()].flatMap(({ name, digest }) =>
    digest === null || record.published[name]?.digest === digest
      ? []
      : [[name, { digest, since }] as const],
  );
  const manifest = situation.digest ?? record.manifest;
  if (manifest === record.manifest && changed.length === 0) return record;
  return {
    ...record,
    published: { ...record.published, ...Object.fromEntries(changed) },
    manifest,
  };
}

/** Who the train file's names mean must outlive the app's own memory. */
function withNames({ observation }: Situation, record: ReleaseRecord): ReleaseRecord {
  const ids = withIds(record.ids, observation.ids);
  return ids === record.ids ? record : { ...record, ids };
}
