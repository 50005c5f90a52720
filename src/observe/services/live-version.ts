/** The version that production runs of a service, as its deployment says. */
import { z } from "zod";
import { shaShape } from "../../github/resources/shapes.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import type { Service } from "../../model/train/train.ts";
import { names } from "../../decide/deployments/about.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part } from "../ask/part.ts";
import { namingOf } from "./payload.ts";
import { wording } from "../../model/view/wording.ts";

/** Further back it is as if nobody had said what runs. */
const livesMax = 30;

export const livesSelection = (put: Put, environment: string): string =>
  `lives: deployments(environments: ${put("[String!]", [environment])}, first: ${livesMax},
    orderBy: { field: CREATED_AT, direction: DESC }) {
    ${pageInfo} nodes { commitOid payload latestStatus { state } } }`;

const livesShape = pageOf(
  z.object({
    commitOid: shaShape,
    payload: z.unknown(),
    latestStatus: z.object({ state: z.string() }).nullable(),
  }),
);

/** null: production runs the branch's head, or its deployment names no version, or there was none. */
export function liveVersion(answer: Answer, assessed: Service, tip: Sha): Reading<string | null> {
  const read = part(answer, "lives", livesShape);
  if (read.kind === "unknown") return read;
  const live = read.value.nodes
    .map((one) => ({ ...namingOf(one.payload), one }))
    .find(
      ({ service, one }) =>
        (service === null || names({ service }, assessed)) && one.latestStatus?.state === "SUCCESS",
    );
  if (live) return known(live.one.commitOid === tip ? null : live.version);
  if (read.value.next === null) return known(null);
  return unknown(
    wording`its ${livesMax} newest deployments don't tell what production runs; write the version`,
  );
}
