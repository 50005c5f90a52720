/** What values under `notes` should be, and how to mend those that aren't. */
export const notesExpectations = {
  notes: [
    "keys such as categories, exclude and template",
    "Write for instance notes: { categories: [{ title: Features, types: [feat] }] }.",
  ],
  "notes categories": [
    "a list of at most 30 categories",
    "Write for instance categories: [{ title: Breaking changes, breaking: true }, { title: Features, types: [feat] }].",
  ],
  "notes category": [
    "a category with a title and what belongs there",
    "Write for instance { title: Features, types: [feat], labels: [enhancement] }.",
  ],
  "notes title": [
    "a title of one line, at most 100 characters",
    "Write for instance title: Features.",
  ],
  "notes flag": ["`true` or `false`", "Write true, or leave it out."],
  "notes types": [
    "a list of commit types",
    'Write for instance types: [feat, fix], or types: ["*"] for any.',
  ],
  "notes type": ["a commit type of lower-case letters", "Write it as before the colon: feat."],
  "notes labels": [
    "a list of labels",
    'Write for instance labels: [enhancement], or labels: ["*"] for all.',
  ],
  "notes exclude": [
    "labels and authors that the notes leave out",
    "Write for instance exclude: { labels: [skip-changelog], authors: [renovate] }.",
  ],
  "notes template": [
    "a path within the train repository",
    "Write for instance template: .github/release-notes.hbs.",
  ],
  "notes changelog": [
    "a path within the train repository",
    "Write for instance changelog: CHANGELOG.md.",
  ],
  "notes discussion": [
    "the name of a category of the train repository's discussions",
    "Write for instance discussion: Announcements.",
  ],
  "notes sbom": ["`cyclonedx`", "Write sbom: cyclonedx, or leave it out."],
  "service notes": [
    "the key template",
    "Write for instance notes: { template: .github/api-notes.hbs }.",
  ],
  "notes authors": ["a list of logins", "Write for instance authors: [renovate]."],
} as const satisfies Record<string, readonly [expected: string, hint: string]>;
