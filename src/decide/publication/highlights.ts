import { outsideSections } from "../../model/marks/region.ts";
import { sectionsOf } from "../record/sections.ts";
import type { Unphased } from "../assessment/assessment.ts";

/** The lines of the section that people write for the notes, outside of the app's part: it stays as they wrote it. */
export const highlightsIn = ({ observation }: Unphased): readonly string[] =>
  sectionsOf(outsideSections(observation.issue.body)).get("highlights") ?? [];
