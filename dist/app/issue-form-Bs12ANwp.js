import { C as trackingLabel } from "./marks-CU4POCg2.js";
import { readFileSync } from "node:fs";
// src/render/issue-form.ts
/** The issue form for a new release, as a train repository keeps it at `issueFormPath`. */
const issueForm = () => readFileSync(new URL("../../templates/release-form.yml", import.meta.url), "utf8");
/** How the form is proposed to the people of a train repository. */
const issueFormProposal = {
	title: "Add the issue form for releases",
	body: `With this form a release is opened by filling in three fields: **New issue**, then **Release**. It puts the
label \`${trackingLabel}\` on the issue, by which Release Train knows that it is meant.

Merge it as it is, or change its words first: only the names of the three sections have to stay. Close it if
you don't want it, and it isn't offered again. Nothing depends on it: any issue with the label and the same
sections will do.`
};
export { issueFormProposal as n, issueForm as t };
