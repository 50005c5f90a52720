import { slowedWords } from "../../model/view/slowed.ts";
import { say, type Text } from "../../model/view/text.ts";
import type { Situation } from "../assessment/assessment.ts";

/** GitHub's limit ("Rate limits for the REST API") is one for all that the app reads and writes for an organisation. */
export const slowness = ({ observation }: Situation): readonly Text[] =>
  observation.isSlowed
    ? [
        say`${slowedWords()}, and most of this hour's allowance is used. Delayed updates follow automatically: sub-issues, links and published notes last. Stops and rollbacks come first and are never delayed.`,
      ]
    : [];
