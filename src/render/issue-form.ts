import { readFileSync } from "node:fs";
import { trackingLabel } from "../model/marks/marks.ts";

/** The issue form for a new release, as a train repository keeps it at `issueFormPath`. */
export const issueForm = (): string =>
  readFileSync(new URL("../../templates/release-form.yml", import.meta.url), "utf8");

/** How the form is proposed to the people of a train repository. */
export const issueFormProposal = {
  title: "Add the issue form for releases",
  body: `With this form you open a release by filling in three fields: **New issue**, then **Release**. It adds the
label \`${trackingLabel}\` to the issue, by which Release Train recognises it.

Merge it as it is, or change its words first: only the names of the three sections must stay. Close it if
you don't want it; it won't be offered again. It is optional: any issue with the label and the same
sections works.`,
} as const;
