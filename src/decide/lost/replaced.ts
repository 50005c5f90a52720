/** Fixes that took the place of commits, where the record of them is lost: what the app answered and told proves them. */
import type { DeploymentFacts, Observation } from "../../model/observation.ts";
import { sha, type ServiceId } from "../../model/ids.ts";
import type { ReplaceEntry } from "../../model/record/replace-entry.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Train } from "../../model/train/train.ts";
import { readFixName } from "../commands/fix-name.ts";
import { serviceFirst } from "../commands/services-named.ts";
import { readReplacedKey } from "../record/replaced.ts";
import { accepted } from "./words.ts";

/**
 * Where neither the comment nor what was told of it names the whole commit, nothing is proved: the branch may have moved
 * since, and people vote on what is shown then.
 * @param deploymentsOf what the release deployed of a service, newest first
 */
export const replacementsSaid = (
  observation: Observation,
  train: Train,
  record: ReleaseRecord,
  deploymentsOf: (service: ServiceId) => readonly DeploymentFacts[],
): readonly ReplaceEntry[] => {
  const told = new Map(
    [...observation.said].flatMap((key) => {
      const read = readReplacedKey(key);
      return read ? [[read.comment, read.commit] as const] : [];
    }),
  );
  return accepted(observation, record, "replace").flatMap(
    ({ comment, by, at, rest }): readonly ReplaceEntry[] => {
      const first = serviceFirst(rest, train.services);
      const fix = first && readFixName(first.reason);
      if (!first || !fix) return [];
      const isHash = /^[0-9a-f]{40}$/i.test(fix.name);
      const commit = told.get(comment.id) ?? (isHash ? sha(fix.name.toLowerCase()) : undefined);
      if (commit === undefined) return [];
      const { id } = first.service;
      const own = deploymentsOf(id).filter(({ task }) => task === "deploy");
      const attempts = own.map(({ rides }) => rides?.attempt ?? 1);
      const its = own.find((one) => one.commit === commit)?.rides?.attempt;
      return [
        {
          kind: "replace",
          comment: comment.id,
          by,
          at,
          service: id,
          commit,
          instead: null,
          branch: isHash ? null : fix.name,
          reason: fix.reason,
          attempt: its ?? Math.max(0, ...attempts) + 1,
        },
      ];
    },
  );
};
